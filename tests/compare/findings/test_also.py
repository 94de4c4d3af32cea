"""Where the parent says a thing twice, the child's clause has one counterpart, and the other place is told beside it."""

from __future__ import annotations

import pytest

from policydiff import diff
from policydiff.model import Comparison
from policydiff.pipeline import parse_text

PARENT = """临江市冷链物流实施方案
一、总体目标
{overview}
二、重点任务
（一）产地冷库。{task}新建移动预冷装置五十台。
（二）销地网点。推广智能取货柜，补贴社区菜店添置冷柜。
三、保障措施
安排冷链专项资金，对达标冷库给予电价优惠。
"""
CHILD = """云溪县冷链物流实施方案
为落实《临江市冷链物流实施方案》，制定本方案。
一、产地冷库
{told}
新建移动预冷装置三台。
二、销地网点
推广智能取货柜，补贴社区菜店添置冷柜。
"""
TASK = "在水蜜桃、杨梅主产乡镇建设田头冷库二百座。"


def _compare(overview: str, told: str = "在水蜜桃、杨梅主产乡镇建设田头冷库十座。", task: str = TASK) -> Comparison:
    return diff(parse_text(CHILD.format(told=told)), parse_text(PARENT.format(overview=overview, task=task)))


def _told(comparison: Comparison) -> list[tuple[str, str]]:
    """The child's clause, and the paths where the parent says it, too."""
    paths = {clause: match.parent_path or match.child_path or "" for match in comparison.matches for clause in match.parent}
    return [(match.child_text, paths[also.parent]) for match in comparison.matches for also in match.also]


@pytest.mark.parametrize(
    "overview",
    [
        "到2027年，冷链流通率明显提高，在水蜜桃、杨梅主产乡镇建设田头冷库二百座，产地低温处理率达到四成。",
        "三年内，以财政补助为引导，在水蜜桃、杨梅主产乡镇建设田头冷库二百座。",
        "在水蜜桃、杨梅主产乡镇建设田头冷库二百座以上，损耗率降低一半。",
        "补齐冷链短板，每年在水蜜桃、杨梅主产乡镇建设田头冷库六七十座，三年建设田头冷库二百座。",
    ],
)
def test_what_the_overview_says_and_its_section_says_again_is_told_once_with_the_other_place(overview: str) -> None:
    found = _compare(overview)
    assert len(_told(found)) == 1
    (match,) = [match for match in found.matches if match.also]
    assert "田头冷库" in match.parent_text
    assert {also.parent for also in match.also}.isdisjoint(match.parent)


@pytest.mark.parametrize(
    "overview",
    [
        "到2027年，冷链流通率明显提高，产地低温处理率达到四成。",  # another thing
        "在水蜜桃、杨梅主产乡镇培育冷链运输企业，组建冷藏车队。",  # of the same towns, something else
        "支持田头冷库用电。",  # too little of it
        "在水蜜桃、杨梅主产乡镇建设烘干房八十座。",  # of the same towns and in the same form, another kind
        "在柑橘主产乡镇改造气调冷库一百座。",  # other towns
    ],
)
def test_what_only_has_words_of_it_is_no_other_place(overview: str) -> None:
    assert _told(_compare(overview)) == []


def test_targets_in_one_form_do_not_say_each_other() -> None:
    kinds = ("研发设计", "检验检测", "科技金融", "技术转移", "知识产权")
    form = "到2027年，全{}{}服务市场主体达到{}家，年营业收入达到{}亿元。\n"
    parent = parse_text(
        "临江市科技服务业实施方案\n一、发展目标\n" + "".join(form.format("市", kind, 900 + at, 70 + at) for at, kind in enumerate(kinds))
    )
    child = parse_text(
        "云溪县科技服务业实施方案\n一、发展目标\n" + "".join(form.format("县", kind, 9 + at, 7 + at) for at, kind in enumerate(kinds[:3]))
    )
    assert _told(diff(child, parent)) == []


def test_the_other_place_stays_in_the_partition_once() -> None:
    found = _compare("到2027年，在水蜜桃、杨梅主产乡镇建设田头冷库二百座，产地低温处理率达到四成。")
    clauses = [clause for match in found.matches for clause in match.parent]
    assert len(clauses) == len(set(clauses))
    assert all(also.parent in clauses for match in found.matches for also in match.also)
