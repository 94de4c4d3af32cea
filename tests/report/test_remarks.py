"""What stands beside a pair of targets: a figure of a person with the printed one, and that a document says the same twice."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from policydiff.messages import said
from policydiff.model import Target, TargetPair
from policydiff.report.wording import figure, is_rounded, ratio, times
from policydiff.tables.brief import brief
from policydiff.tables.remarks import remark, remarks
from policydiff.tables.rows import View, target_rows
from policydiff.vocab.labels import labels

ZH = labels("zh")


def target(metric: str = "标杆企业", value: int = 20, **others: Any) -> Target:
    given: dict[str, Any] = {"id": "t1", "plan": "p1", "section": "p1.1", "path": "一", "clause": "p1.1#1", "unit": "家", "span": (0, 1)}
    given |= {"printed": f"{value}家", "comparator": "=", "basis": "level", "text": f"培育{metric}{value}家"} | others
    return Target(metric=metric, value=Decimal(value), **given)


def rows(*pairs: tuple[Target | None, Target | None]) -> list[Any]:
    made = [
        TargetPair(verdict="added" if parent is None else "dropped" if child is None else "scaled", metric="x", parent=parent, child=child)
        for parent, child in pairs
    ]
    return target_rows(cast("Any", SimpleNamespace(targets=tuple(made))))


HAND = {"evidence": "manual", "note": "电话核实"}


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (target(), None),
        (target(value=900, printed="30家", text="培育30家标杆企业", **HAND), "本级文件：人工校改，原文印的是 30家（备注：“电话核实”）"),
        (
            target(value=60000, printed="5万家", text="培育5万家标杆企业", **HAND),
            "本级文件：人工校改，原文印的是 5万家（备注：“电话核实”）",
        ),
        (target(year=2025, **HAND), "本级文件：人工校改，原句没有写 2025 年（备注：“电话核实”）"),
        (target(value=900, year=2025, printed="30家", text="培育30家", **HAND), "本级文件：人工校改，原文印的是 30家（备注：“电话核实”）"),
        (target(year=2025, text="到2025年，培育标杆企业20家", **HAND), "本级文件：人工校改（备注：“电话核实”）"),
        (target(evidence="manual"), "本级文件：人工校改"),
        (target(value=30, year=2025, printed="", text="", **HAND), "本级文件：人工增加，不是程序从原文读出的（备注：“电话核实”）"),
        # the person's own words may say that the notice does say it: nothing beside them says the contrary
        (
            target(printed="", text="", evidence="manual", note="原文漏读，补上"),
            "本级文件：人工增加，不是程序从原文读出的（备注：“原文漏读，补上”）",
        ),
        (target(printed="", text="", evidence="manual"), "本级文件：人工增加，不是程序从原文读出的，没有写理由"),
        # that it was done in some tables is no reason, and nobody wrote it
        (target(printed="", text="", evidence="manual", note="据 台账.xlsx 校改"), "本级文件：人工增加，不是程序从原文读出的，没有写理由"),
        (
            target(printed="", text="", evidence="manual", note="corrected in notices.xlsx"),
            "本级文件：人工增加，不是程序从原文读出的，没有写理由",
        ),
        (
            target(value=260, printed="200人", text="从业人员达200人", evidence="manual", note="据 台账.xlsx 校改"),
            "本级文件：人工校改，原文印的是 200人",
        ),
        (
            target(value=260, printed="200人", text="从业人员达200人", evidence="manual", note="据县统计局来函"),
            "本级文件：人工校改，原文印的是 200人（备注：“据县统计局来函”）",
        ),
    ],
)
def test_what_a_person_put_in_is_said_with_what_is_printed(child: Target, expected: str | None) -> None:
    found = remark(rows((None, child))[0])
    assert (said(found, ZH) if found else None) == expected


def test_the_figure_shown_is_that_of_the_person() -> None:
    assert figure(target(value=900, printed="30家", **HAND)) == "900家"


PARENT = target(value=150)


@pytest.mark.parametrize(
    ("pairs", "repeats"),
    [
        # one place has a counterpart: the other is no new target
        ([(PARENT, target(path="二")), (None, target(path="一"))], ["T2"]),
        # one place leaves out the year
        ([(PARENT, target(path="二")), (None, target(path="一", year=2025))], ["T2"]),
        # neither has a counterpart: the first tells it
        ([(None, target(path="一")), (None, target(path="二")), (None, target(path="三"))], ["T2", "T3"]),
        # the parent says twice what the child took over once
        ([(target(path="一"), target(value=3)), (target(path="二"), None)], ["T2"]),
        # another year, another figure, another bound, another scope, another metric are other targets
        ([(PARENT, target(year=2023)), (None, target(year=2025))], []),
        ([(PARENT, target()), (None, target(value=30))], []),
        ([(PARENT, target()), (None, target(comparator=">="))], []),
        ([(PARENT, target(scope="全县")), (None, target(scope="园区"))], []),
        ([(PARENT, target()), (None, target("示范企业"))], []),
        # both have a counterpart of their own
        ([(PARENT, target(path="一")), (PARENT, target(path="二"))], []),
    ],
)
def test_a_target_said_twice_is_told_once(pairs: list[tuple[Target | None, Target | None]], repeats: list[str]) -> None:
    found = rows(*pairs)
    assert [row.id for row in found if row.repeats] == repeats
    chosen = brief(View((), tuple(found), (), (), 0, True)).targets
    assert not {row.id for row in chosen} & set(repeats)


def test_both_places_say_where_the_other_is() -> None:
    found = rows((PARENT, target(path="二/（四）")), (None, target(path="一/（二）")))
    assert [[said(each, ZH) for each in remarks(row)] for row in found] == [
        ["本级文件说了两处：这里是 二/（四），又见 一/（二）（T2）"],
        ["本级文件说了两处：这里是 一/（二），又见 二/（四）（T1）"],
    ]


@pytest.mark.parametrize(
    ("value", "shown", "rounded", "cell"),
    [
        ("0.00016", "1/6250", False, "1/6250"),
        ("0.0002", "1/5000", False, "1/5000"),
        ("0.000472", "1/2100", True, "约1/2100"),
        ("0.03", "1/33", True, "约1/33"),
        ("0.834", "83%", True, "83.4%"),
        ("0.5", "50%", False, "50%"),
    ],
)
def test_a_ratio_that_is_rounded_says_so(value: str, shown: str, rounded: bool, cell: str) -> None:
    assert (times(Decimal(value)), is_rounded(Decimal(value)), ratio(Decimal(value), ZH)) == (shown, rounded, cell)
