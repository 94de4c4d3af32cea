"""Which lines open a numbered item, and which only look like it."""

from __future__ import annotations

import pytest

from policydiff.text.fold import fold
from policydiff.text.numbers import read_marker

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
    ("（1）高校在职人员；", "arabic-bracket", "1", "（1）"),
    ("3）建立台账", "arabic-bracket", "3", "3）"),
    ("①无不良信用记录。", "circled", "1", "①"),
    ("⑵建立台账", "circled", "2", "⑵"),
]

DOES_NOT = [
    "5.6万家以上",
    "1.5亿元",
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
