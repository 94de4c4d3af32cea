"""What a file prints of no title, issuer or day is told, once."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text

RULES = ("no-title", "no-issuer", "no-date")
LETTER = "各乡镇人民政府：\n为加强水库管理，现就有关事项通知如下。\n一、落实责任。各水库要明确专人。\n"
TITLE = "某县关于加强水库管理的通知\n"
SAID = [
    ("a fragment", "一、落实责任\n各水库要明确专人。\n", ["no title was found, and neither an issuer nor a day of issue"]),
    ("a title alone", f"{TITLE}{LETTER}", ["nobody is named as the issuer, and no day of issue is printed"]),
    ("a day without a body", f"{TITLE}{LETTER}2024年5月6日\n", ["nobody is named as the issuer"]),
    ("a body without a day", f"某县水利局关于加强水库管理的通知\n{LETTER}某县水利局\n", ["no day of issue is printed"]),
    ("a day left blank", f"某县水利局关于加强水库管理的通知\n{LETTER}某县水利局\n2024年 月 日\n", ["no day of issue is printed"]),
    ("no title, but a signature", f"{LETTER}某县水利局\n2024年5月6日\n", ["no title was found"]),
    ("all is printed", f"某县水利局关于加强水库管理的通知\n{LETTER}某县水利局\n2024年5月6日\n", []),
    (
        "bodies that decide",
        f"{TITLE}各乡镇人民政府：\n为保障防洪安全，某县水利局、某县应急管理局决定开展水库巡查。现将有关事项通知如下。\n一、落实责任。各水库要明确专人。\n",
        ["nobody is named as the issuer, and no day of issue is printed; the text says that 某县水利局、某县应急管理局 decided on it"],
    ),
    (
        "bodies that decide, over no title",
        "为保障防洪安全，某县水利局、某县应急管理局联合决定在全县开展水库巡查。\n一、落实责任\n各水库要明确专人。\n",
        [
            "no title was found",
            "nobody is named as the issuer, and no day of issue is printed; the text says that 某县水利局、某县应急管理局 decided on it",
        ],
    ),
    (
        "who decides something else",
        f"{TITLE}{LETTER}各单位决定自下月起报送材料。\n",
        ["nobody is named as the issuer, and no day of issue is printed"],
    ),
    (
        "a regulation with the day of its approval",
        "某市供水办法\n（2023年5月6日某省人民政府批准）\n第一条 为加强供水，制定本办法。\n第二条 供水单位应当保障水质。\n",
        ["nobody is named as the issuer", "no day of issue is printed, only 2023-05-06, the day of its approval"],
    ),
]


@pytest.mark.parametrize(("rule", "text", "said"), SAID, ids=[rule for rule, *_ in SAID])
def test_what_is_missing_is_told_once(rule: str, text: str, said: list[str]) -> None:
    assert sorted(told.message for told in parse_text(text).diagnostics if told.rule in RULES) == sorted(said)


ANNEXES = [
    ("in brackets and by words", "申请人填写申请表（附件1、附件2），样式详见附件3-5。", "附件1、附件2、附件3-5"),
    ("a table", "主要指标见附表1。", "附表1"),
    ("one that is asked for twice", "请查阅附件2。费用按附件2计算，见附件2。", "附件2"),
    ("without a number", "名单见附件。", None),
    ("copies of one", "报送时请将附件2份装订成册。", None),
    ("of another document", "见某政发〔2021〕2号附件3号表。", None),
]


@pytest.mark.parametrize(("rule", "sentence", "titles"), ANNEXES, ids=[rule for rule, *_ in ANNEXES])
def test_an_annex_that_sentences_refer_to_and_the_file_lacks_is_told(rule: str, sentence: str, titles: str | None) -> None:
    text = f"{TITLE}各乡镇人民政府：\n为加强水库管理，现就有关事项通知如下。\n一、落实责任。{sentence}\n"
    assert [told.args["titles"] for told in parse_text(text).diagnostics if told.rule == "missing-annex"] == ([titles] if titles else [])


def test_an_annex_that_is_printed_or_linked_is_not_missing() -> None:
    text = f"{TITLE}{LETTER}二、报送材料。申请人填写申请表（附件1）。\n某县水利局\n2024年5月6日\n"
    for annex in ("附件1\n水库管理规程\n一、巡查\n每日巡查。\n", "附件1：申请表.docx\n"):
        assert "附件1" not in [told.args.get("titles") for told in parse_text(text + annex).diagnostics]
