"""Sentences that went through a bad copy: penalties whose conduct has slips, formulas of officials with a conduct of their own, and short sentences."""

from __future__ import annotations

import pytest
from corpus_of import is_enough, pieces

from policydiff.corpora.trace.telling import Rarity, surplus_of
from policydiff.text.similarity import ratio


def from_there(mine: str, other: str, common: dict[str, int] | None = None) -> bool:
    """Whether a clause that is alone in another document is called its source."""
    one, two = pieces(mine, other)
    return is_enough(surplus_of(one, two, ratio(one.masked, two.masked), Rarity(common or {}, 1000)))


DREDGE = "违反本条例规定，在鱼类洄游通道内使用绞吸船采掘河砂、砾石或者堆放弃土、拦截水流的，由水利主管部门责令限期清除，处三万元以下罚款。"
DAM = "违反本条例规定，在灌溉渠系上擅自加高闸板、埋设暗管或者截留下游村组轮灌用水的，由水利主管部门责令限期清除，处三万元以下罚款。"


@pytest.mark.parametrize(
    ("other", "is_from_there"),
    [
        pytest.param(
            "违反本条例规定，在鱼洄游通道内使用绞吸船采挖河砂、砾右或者堆放弃、栏截水的，由水利主管部责令期清除，处三万元以下罚款。",
            True,
            id="the conduct with slips of which half of its pieces are gone",
        ),
        pytest.param(
            "违反本办法规定，在鱼类洄游通道内使用绞吸船采掘河砂、砾石或者堆放弃土、拦截水流的，由渔业主管部门没收工具，处一万元罚款。",
            True,
            id="the same conduct, another fine",
        ),
        pytest.param(DAM, False, id="another conduct in the same frame"),
        pytest.param(
            "违反本条例规定，在鱼类洄游通道内举办龙舟比赛的，由水利主管部门责令限期清除，处三万元以下罚款。",
            False,
            id="the place of the conduct only",
        ),
        pytest.param(
            "违反本条例规定，未悬挂船名牌的，由水利主管部门责令限期清除，处三万元以下罚款。", False, id="a short conduct of another kind"
        ),
    ],
)
def test_a_penalty_is_from_where_what_it_punishes_stands_but_for_slips(other: str, is_from_there: bool) -> None:
    assert from_there(DREDGE, other) is is_from_there


def test_a_short_conduct_with_slips_proves_nothing() -> None:
    assert not from_there(
        "违反本条例规定，未悬挂船名牌的，由港航主管部门责令改正，处一千元罚款。",
        "违反本条例规定，未张挂航名表的，由港航主管部门责令改正，处一千元罚款。",
    )


CUSTODIAN = (
    "粮食仓库的保管员在办理进库、翻仓、出库和熏蒸业务中，因过失造成陈粮霉变、数量短少或者种子混杂的，对负有直接责任的主管人员给予"
    "警告、记过或者记大过处分；构成犯罪的，依法追究刑事责任。"
)


@pytest.mark.parametrize(
    ("other", "is_from_there"),
    [
        pytest.param(CUSTODIAN, True, id="the same"),
        pytest.param(
            CUSTODIAN.replace("粮食仓库", "储备粮库").replace("警告、记过", "警告"), True, id="another office, another punishment"
        ),
        pytest.param(
            "行政机关的工作人员滥用职权、玩忽职守、徇私舞弊的，对负有直接责任的主管人员给予警告、记过或者记大过处分；构成犯罪的，依法追究刑事责任。",
            False,
            id="officials as in any law",
        ),
        pytest.param(
            "粮食仓库的值班员擅自离岗的，对负有直接责任的主管人员给予警告、记过或者记大过处分；构成犯罪的，依法追究刑事责任。",
            False,
            id="one house, another conduct",
        ),
    ],
)
def test_a_formula_on_officials_tells_where_what_they_did_takes_a_sentence(other: str, is_from_there: bool) -> None:
    assert from_there(CUSTODIAN, other) is is_from_there


def test_a_formula_on_officials_as_any_law_has_it_tells_nothing() -> None:
    any_law = "国家工作人员在监督管理工作中滥用职权、玩忽职守、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。"
    assert not from_there(any_law, any_law)


@pytest.mark.parametrize(
    ("mine", "other", "is_from_there"),
    [
        pytest.param("渡口售票亭冬季提供姜汤和暖手炉。", "渡口售票亭冬季题供姜汤暖手炉。", True, id="two slips"),
        pytest.param("茶农合作社统一制作竹篓和棕绳。", "茶农合作社统一制做竹篓棕绳。", False, id="too short for slips"),
        pytest.param("渡口售票亭冬季提供姜汤和暖手炉。", "渡口售标亭冬天题供姜场和软手炉。", False, id="slips in every third"),
        pytest.param("渡口售票亭冬季提供姜汤和暖手炉。", "渡口售票亭夏季赠送绿豆汤和蒲扇。", False, id="another matter in one frame"),
    ],
)
def test_a_short_sentence_is_the_same_with_slips_where_four_fifths_are_alike(mine: str, other: str, is_from_there: bool) -> None:
    assert from_there(mine, other) is is_from_there
