"""Numbers that Word makes: formats, patterns, restarts, overrides, styles."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from policydiff.read import counters as counting
from policydiff.read.docx.auto_numbers import Numbering

COUNTED = {
    "chinese": (
        counting.chinese,
        {
            0: "零",
            1: "一",
            10: "十",
            11: "十一",
            20: "二十",
            99: "九十九",
            101: "一百零一",
            110: "一百一十",
            1005: "一千零五",
            2010: "二千零一十",
            10000: "10000",
        },
    ),
    "digits": (counting.chinese_digits, {1: "一", 10: "一〇", 12: "一二"}),
    "stems": (counting.stems, {1: "甲", 10: "癸", 11: "11"}),
    "branches": (counting.branches, {1: "子", 12: "亥", 13: "13"}),
    "circled": (counting.circled, {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"}),
    "full width": (counting.full_width, {12: "１２"}),
    "letters": (counting.letters, {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
    "roman": (counting.roman, {1: "i", 4: "iv", 9: "ix", 14: "xiv", 1999: "mcmxcix", 4000: "4000"}),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_number_is_printed(name: str) -> None:
    printed, cases = COUNTED[name]
    assert {number: printed(number) for number in cases} == cases


def test_formal_numerals() -> None:
    assert counting.chinese(23, formal=True) == "贰拾叁"


def element(tag: str, *children: Element, **names: str) -> Element:
    made = Element(f"w:{tag}", {f"w:{key}": value for key, value in names.items()})
    made.extend(children)
    return made


def level(index: int, text: str, format: str = "decimal", **more: str) -> Element:
    parts = [element("numFmt", val=format), element("lvlText", val=text), element("start", val=more.pop("start", "1"))]
    return element("lvl", *parts, *(element(key, val=value) for key, value in more.items()), ilvl=str(index))


def numbering(*levels: Element, instances: dict[str, list[Element]] | None = None) -> Numbering:
    nums = [element("num", element("abstractNumId", val="7"), *overrides, numId=key) for key, overrides in (instances or {"1": []}).items()]
    return Numbering(element("numbering", element("abstractNum", *levels, abstractNumId="7"), *nums), {})


def labels(lists: Numbering, *paragraphs: tuple[str, int]) -> list[str]:
    return [lists.label(instance, index) for instance, index in paragraphs]


OFFICIAL = (level(0, "%1、", "chineseCountingThousand"), level(1, "（%2）", "chineseCountingThousand"), level(2, "%3."), level(3, "（%4）"))


def test_the_levels_of_an_official_document() -> None:
    paragraphs = [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 3), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    assert labels(numbering(*OFFICIAL), *paragraphs) == ["一、", "（一）", "1. ", "2. ", "（1）", "（二）", "1. ", "二、", "（一）"]


FORMS = [
    ("第%1章", "chineseCounting", "第一章　"),
    ("第%1条", "chineseCountingThousand", "第一条　"),
    ("%1", "decimal", "1 "),
    ("%1．", "decimal", "1．"),
    ("%1)", "lowerLetter", "a)"),
    ("%1", "decimalEnclosedCircleChinese", "① "),
    ("%1、", "ideographDigital", "一、"),
    ("%1", "upperRoman", "I "),
    ("%1、", "somethingNew", "1、"),
    ("附件%1：", "decimal", "附件1： "),
    ("●", "bullet", ""),
    ("", "decimal", ""),
]


@pytest.mark.parametrize(("pattern", "format", "label"), FORMS, ids=[f"{pattern} {format}" for pattern, format, _ in FORMS])
def test_a_label_is_formed(pattern: str, format: str, label: str) -> None:
    assert numbering(level(0, pattern, format)).label("1", 0) == label


def test_no_gap_where_the_list_wants_none() -> None:
    assert numbering(level(0, "%1．", suff="nothing")).label("1", 0) == "1．"


def test_composed_numbers_and_skipped_levels() -> None:
    lists = numbering(level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    assert labels(lists, ("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 2)) == ["1 ", "1.1 ", "1.2 ", "1.2.1 ", "2 ", "2.1.1 "]


def test_legal_numbering_is_in_arabic_digits() -> None:
    lists = numbering(level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", isLgl="1"))
    assert labels(lists, ("1", 0), ("1", 1)) == ["第一章　", "1.1 "]


def test_a_level_that_never_restarts_runs_on() -> None:
    lists = numbering(level(0, "%1、"), level(1, "（%2）", lvlRestart="0"))
    assert labels(lists, ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == ["1、", "（1）", "2、", "（2）"]


def test_a_level_that_restarts_only_after_the_first() -> None:
    lists = numbering(*OFFICIAL[:2], level(2, "%3．", lvlRestart="1", suff="nothing"))
    paragraphs = [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)]
    assert labels(lists, *paragraphs) == ["一、", "（一）", "1．", "（二）", "2．", "二、", "（一）", "1．"]


def test_a_second_instance_counts_on_unless_it_starts_anew() -> None:
    anew = element("lvlOverride", element("startOverride", val="1"), ilvl="0")
    lists = numbering(level(0, "%1、"), instances={"1": [], "2": [], "3": [anew]})
    assert labels(lists, ("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)) == ["1、", "2、", "1、", "2、", "3、"]


def test_an_instance_can_replace_a_level() -> None:
    other = element("lvlOverride", level(0, "（%1）", "chineseCounting"), ilvl="0")
    assert numbering(level(0, "%1、"), instances={"1": [other]}).label("1", 0) == "（一）"


def test_a_list_starts_where_it_says() -> None:
    assert labels(numbering(level(0, "%1、", start="5")), ("1", 0), ("1", 0)) == ["5、", "6、"]


def test_a_style_knows_its_level() -> None:
    lists = numbering(level(0, "%1、", pStyle="H1"), level(1, "（%2）", pStyle="H2"))
    assert (lists.level_of_style("H2", "1"), lists.level_of_style("H9", "1"), lists.level_of_style("H2", "9")) == (1, 0, 0)


def test_a_list_style_lends_its_levels() -> None:
    lent = element("abstractNum", element("numStyleLink", val="S"), abstractNumId="1")
    own = element("abstractNum", level(0, "%1、", "chineseCounting"), abstractNumId="2")
    nums = [element("num", element("abstractNumId", val=key), numId=key) for key in ("1", "2")]
    assert Numbering(element("numbering", lent, own, *nums), {"S": "2"}).label("1", 0) == "一、"


@pytest.mark.parametrize(("instance", "index"), [("9", 0), ("1", 8), ("1", 99)])
def test_an_unknown_list_prints_nothing(instance: str, index: int) -> None:
    assert numbering(level(0, "%1、")).label(instance, index) == ""


def test_a_document_without_lists() -> None:
    assert Numbering(None, {}).label("1", 0) == ""
