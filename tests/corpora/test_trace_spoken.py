"""What a document says over and over, what figures stand in and what terms are called tells nothing of where a clause is from."""

from __future__ import annotations

import pytest
from corpus_of import is_enough, leaflet

import policydiff
from policydiff.corpora.trace.build import Settings, trace_clauses
from policydiff.corpora.trace.telling import Rarity, Spoken, suffices, surplus
from policydiff.tables.leaflets import Leaflet, leaflet_of, mask

WHOM = "返乡渔民子女（或符合条件的船员家属）"
TASKS = (
    "每年九月持户口簿到镇学校登记入学",
    "可以在寄宿学校优先选床位",
    "由渔港管理站发放乘船卡",
    "的伙食费按学期结清",
    "转学时由原学校寄送学籍",
    "在汛期可以延后返校七天",
)


def origins(child: str, *hosts: Leaflet) -> list[str]:
    """The origins of the clauses below the heading of a child, in order."""
    notice = policydiff.parse_text(f"关于若干事项的意见\n一、任务\n{child}\n", name="child")
    return [clause.origin for clause in trace_clauses(notice, hosts, None, Settings()).clauses if clause.path]


STAMPS = [
    pytest.param("某某数字期刊出版社 All rights reserved. http://www.example.org/journal。", id="a publisher's stamp"),
    pytest.param("滨河县地方志编纂委员会办公室藏书，仅供馆内阅览，不得外借复制。", id="a library's"),
    pytest.param("县果业振兴联席会议纪要印发单位县政府督查室校对员两名。", id="a foot"),
    pytest.param("本页由滨河县档案数字化加工中心扫描整理，页面如有残缺以馆藏为准。", id="who scanned it"),
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_what_stands_on_every_page_is_from_nowhere(stamp: str) -> None:
    own = "渡口管理员每晚检查缆绳并在值班簿上签字确认。"
    found = origins("\n".join([stamp] * 6 + [own]), leaflet("other", stamp, stamp, own))
    assert not {"borrowed", "shared"} & set(found[:-1]) and found[-1] == "shared"
    assert origins(stamp, leaflet("other", stamp)) == ["shared"]  # once, it is a sentence


def test_furniture_is_what_so_many_clauses_say() -> None:
    stamp, own = (mask(text, ()) for text in ("某某数字期刊出版社版权所有", "渡口管理员每晚检查缆绳"))
    spoken = Spoken([stamp] * 5 + [own])
    assert spoken.is_furniture(stamp) and not spoken.is_furniture(own) and not spoken.is_furniture("")
    assert not Spoken([stamp] * 4 + [own]).is_furniture(stamp)


def told(mine: str, other: str, subject: frozenset[str] = frozenset()) -> bool:
    return is_enough(surplus(mask(mine, ()), mask(other, ()), Rarity({}, 1000, subject), mine))


@pytest.mark.parametrize(
    ("mine", "other", "is_from_there"),
    [
        pytest.param(f"{WHOM}可以免费乘船。", f"补助{WHOM}三百元伙食。", False, id="the name of whom it is for"),
        pytest.param(f"{WHOM}的入学办法由县教育局另行通知。", f"{WHOM}不参加抽签摇号。", False, id="the same, with its own measure"),
        pytest.param(
            f"{WHOM}凭乘船卡在码头窗口领取夜航补贴二十元。",
            f"{WHOM}凭乘船卡在码头窗口领取夜航补贴二十元。",
            True,
            id="one measure for them",
        ),
        pytest.param(
            f"{WHOM}凭乘船卡在码头窗口领取夜航补贴，逾期作废，不予补发。",
            f"凡{WHOM}，凭乘船卡在码头窗口领取夜航补贴。",
            True,
            id="the most of one",
        ),
    ],
)
def test_what_a_document_is_about_is_no_evidence(mine: str, other: str, is_from_there: bool) -> None:
    subject = Spoken([mask(f"{WHOM}{task}", ()) for task in TASKS]).subject
    assert told(mine, other, subject) is is_from_there


def test_the_subject_is_taken_from_the_child_itself() -> None:
    text = "\n".join(f"{WHOM}{task}。" for task in TASKS)
    lines = leaflet_of(policydiff.parse_text(f"关于若干事项的意见\n一、任务\n{text}\n", name="child")).lines
    assert "返乡渔" in Spoken([line.masked for line in lines]).subject
    other = leaflet("other", f"补助{WHOM}三百元。")
    assert not {"borrowed", "shared"} & set(origins(text, other))


@pytest.mark.parametrize(
    ("mine", "other", "is_from_there"),
    [
        pytest.param(
            "1985年，食盐产量达到430万吨，比1980年增加67万吨。",
            "1995年，香菇总产量达到3000万吨，比1990年增加200万吨。",
            False,
            id="two amounts",
        ),
        pytest.param("国营渔场的全员劳动生产率，平均每年提高2%。", "林业工人平均每年增长3.5%，产值达到7亿元。", False, id="two rates"),
        pytest.param("到2025年，全县建成20家以上。", "到2027年，全市建成30家以上。", False, id="figures and nothing else"),
        pytest.param(
            "到2025年，在洄游河段建成鱼道观察窗20处，每处配备水下摄像机2台。",
            "到2027年，在洄游河段建成鱼道观察窗35处，每处配备水下摄像机4台。",
            True,
            id="one measure with other figures",
        ),
    ],
)
def test_a_figure_is_no_evidence(mine: str, other: str, is_from_there: bool) -> None:
    assert told(mine, other) is is_from_there


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (
            "国际标准化组织（International Organization for Standardization）",
            "国际标准化组织（International Organization for Standardization）",
        ),
        ("船舶自动识别系统（Automatic Identification System）", "船舶自动识别系统（Automatic Identification System）"),
        ("近海渔船监测平台（Fishing Vessel Monitoring）由渔政站值守。", "采购近海渔船监测平台（Fishing Vessel Monitoring）两套。"),
        ("派员参加国际航标协会（IALA）年会。", "国际航标协会（IALA）的会费列支渠道不变。"),
    ],
)
def test_a_term_with_its_english_is_no_evidence(mine: str, other: str) -> None:
    assert not told(mine, other)


@pytest.mark.parametrize(
    ("beyond", "company", "clauses", "enough"),
    [
        pytest.param(0.7, 23, 120, False, id="three words among many borrowed sentences"),
        pytest.param(0.7, 23, 40, True, id="three words in a document that has most of them"),
        pytest.param(3.5, 23, 120, True, id="a short sentence among them"),
        pytest.param(3.5, 1, 120, False, id="the same, alone"),
        pytest.param(6.0, 1, 1, False, id="all of one clause is no copy"),
        pytest.param(7.0, 1, 1, True, id="enough by itself"),
        pytest.param(-0.1, 100, 100, False, id="too little in any company"),
    ],
)
def test_little_is_not_made_much_by_company(beyond: float, company: int, clauses: int, enough: bool) -> None:
    assert suffices(beyond, company, clauses) is enough
