"""Printed numbers: which lines open a numbered item, which only look like it, and what counts as the same number."""

from __future__ import annotations

import pytest

from policydiff.text.fold import fold
from policydiff.text.numbers import bare_number, number_end, read_marker, read_number

OPENS = [
    ("第一编 总则", "part", "1", "第一编"),
    ("第十二章 附则", "chapter", "12", "第十二章"),
    ("第三节 保障", "subchapter", "3", "第三节"),
    ("第二十一条 本办法自公布之日起施行。", "article", "21", "第二十一条"),
    ("第 5 条 申请人应当…", "article", "5", "第 5 条"),
    ("一、总体要求", "chinese", "1", "一"),
    ("十三．强化知识产权保护", "chinese", "13", "十三"),
    ("（一）实施能级提升行动。", "chinese-bracket", "1", "（一）"),
    ("(十二)加强监管", "chinese-bracket", "12", "(十二)"),
    ("1．研究开发服务。支持…", "arabic", "1", "1"),
    ("1.建立系统。", "arabic", "1", "1"),
    ("2、加大投入", "arabic", "2", "2"),
    ("３．２０２４年选派60名", "arabic", "3", "３"),
    ("1 总则", "arabic", "1", "1"),
    ("1.1 编制目的", "decimal", "1-1", "1.1"),
    ("3.2.1 人员疏散", "decimal", "3-2-1", "3.2.1"),
    ("2.1总体目标", "decimal", "2-1", "2.1"),
    ("4.1.2 Ⅲ级响应", "decimal", "4-1-2", "4.1.2"),
    ("4.3 IV级（一般）", "decimal", "4-3", "4.3"),
    ("2.2 B类企业", "decimal", "2-2", "2.2"),
    ("3.2.1 AED配置", "decimal", "3-2-1", "3.2.1"),
    ("（1）高校在职人员；", "arabic-bracket", "1", "（1）"),
    ("3）建立台账", "arabic-bracket", "3", "3）"),
    ("①无不良信用记录。", "circled", "1", "①"),
    ("⑵建立台账", "arabic-bracket", "2", "⑵"),
    ("㈢严格执法", "chinese-bracket", "3", "㈢"),
    ("⒋完善标准", "arabic", "4", "⒋"),
    ("㉑其他情形", "circled", "21", "㉑"),
    ("❷、现场核查", "circled", "2", "❷"),
    ("第二部分 重点工程", "part", "2", "第二部分"),
    ("第十五条之二 港口应当…", "article", "15-2", "第十五条之二"),
    ("03、抓好秋粮收购", "arabic", "3", "03"),
]

DOES_NOT = [
    "5.6万家以上",
    "1.5亿元",
    "3.5A级旅游景区",
    "5A级旅游景区",
    "2.4 Ⅲ",
    "2.5 GHz频段",
    "15 个以上。（责任单位：市科技局）",
    "2025 年，全市…",
    "2023.3.17",
    "（2023—2025年）",
    "（此件公开发布）",
    "一、二、三产业融合发展",
    "一二三产业",
    "一是加强领导。",
    "第一，提高认识。",
    "第三方机构",
    "第十四届人大",
    "100家",
    "3人以上组成团队",
    "",
    "、",
    "第三条第二款规定的情形",
    "12.5%的企业",
    "二〇二三年三月",
]


@pytest.mark.parametrize(("line", "style", "key", "core"), OPENS, ids=[case[0][:12] for case in OPENS])
def test_opens_an_item(line: str, style: str, key: str, core: str) -> None:
    marker = read_marker(fold(line))
    assert marker is not None
    assert (marker.style, marker.key, line[slice(*marker.core)]) == (style, key, core)


@pytest.mark.parametrize("line", DOES_NOT)
def test_opens_nothing(line: str) -> None:
    assert read_marker(fold(line)) is None


ALONE = [
    # a section's printed number, with its mark or without → its run, its value
    ("三、", ("chinese", ""), 3),
    ("三", ("chinese", ""), 3),
    ("（十二）", ("chinese-bracket", ""), 12),
    ("㈤", ("chinese-bracket", ""), 5),
    ("4．", ("arabic", ""), 4),
    ("4、", ("arabic", ""), 4),
    ("4", ("arabic", ""), 4),
    ("⒋", ("arabic", ""), 4),
    ("（6）", ("arabic-bracket", ""), 6),
    ("6）", ("arabic-bracket", ""), 6),
    ("⑹", ("arabic-bracket", ""), 6),
    ("⑥", ("circled", ""), 6),
    ("2.3", ("decimal", ""), 3),
    ("2.3.1", ("decimal", "-"), 1),
    ("第七章", ("chapter", ""), 7),
    ("第2部分", ("part", ""), 2),
    ("第一百零六条", ("article", ""), 106),
    ("第八条之一", ("article", "8"), 1),
]


@pytest.mark.parametrize(("printed", "run", "value"), ALONE, ids=[case[0] for case in ALONE])
def test_number_that_stands_alone(printed: str, run: tuple[str, str], value: int) -> None:
    marker = read_number(printed)
    assert marker is not None
    assert (marker.run, marker.number) == (run, value)


@pytest.mark.parametrize("text", ["", "附", "总则", "5.6万", "一二三", "第三方", "（试行）", "2025年"])
def test_no_number_alone(text: str) -> None:
    assert read_number(text) is None


HEADINGS = [
    ("第二部分　重点工程", "重点工程"),
    ("第三条【适用范围】", "[适用范围]"),
    ("⑴加强领导", "加强领导"),
    ("㈠ 强化监管", " 强化监管"),
    ("2.1总体目标", "总体目标"),
    ("1 总则", "总则"),
    ("7.2", ""),
    ("第五条", ""),
    ("（三）", ""),
    ("三江汇流区建设", "三江汇流区建设"),
    ("5.6万家主体倍增", "5.6万家主体倍增"),
    ("一、二、三产业融合", "一、二、三产业融合"),
]


@pytest.mark.parametrize(("heading", "rest"), HEADINGS, ids=[case[0] for case in HEADINGS])
def test_number_before_a_heading(heading: str, rest: str) -> None:
    folded = fold(heading)
    assert folded[number_end(folded) :].strip() == rest.strip()


@pytest.mark.parametrize("same", [["（三）", "(三)", "三、", "㈢"], ["3．", "3.", "（3）", "3）", "⑶", "③", "3"], ["第三条", "第 三 条"]])
def test_one_number_in_other_print(same: list[str]) -> None:
    assert len({bare_number(printed) for printed in same}) == 1


def test_a_number_and_a_numeral_differ() -> None:
    assert bare_number("（三）") != bare_number("（3）")
