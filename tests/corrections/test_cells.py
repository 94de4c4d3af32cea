"""What a cell of a corrected table says, and when that is another value than the exported one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.corrections.cells import changed, value_of
from policydiff.errors import PolicydiffError
from policydiff.tables.cells import Cell, Column
from policydiff.tables.notices import NOTICE_TABLES


def column(name: str) -> Column:
    table, _, key = name.partition(".")
    return next(each for each in NOTICE_TABLES[table] if each.key == key)


UNCHANGED: list[tuple[str, Cell, str]] = [
    ("tasks.lead", ("县科技局", "县财政局"), "县科技局、县财政局"),
    ("tasks.lead", ("县科技局", "县财政局"), "县科技局;县财政局"),
    ("tasks.lead", ("县科技局", "县财政局"), "县科技局， 县财政局"),
    ("tasks.lead", (), ""),
    ("tasks.responsible", ("县国资监管中心（县金融事务中心）",), "县国资监管中心（县金融事务中心）"),
    ("tasks.open_ended", True, "✓"),
    ("tasks.open_ended", True, "TRUE"),
    ("tasks.open_ended", False, ""),
    ("tasks.open_ended", False, "false"),
    ("tasks.deadline", "2025", "2025"),
    ("tasks.deadline", "2025-12", "Dec-25"),
    ("tasks.deadline", "2025-12-31", "2025/12/31"),
    ("tasks.deadline", "持续推进", "持续推进"),
    ("tasks.content", None, ""),
    ("targets.value", Decimal("160000000000"), "1.6E+11"),
    ("targets.value", Decimal("123456789012"), "1.23457E+11"),
    ("targets.value", Decimal("4.5"), "4.5"),
    ("targets.value", Decimal("56000"), "56,000"),
    ("targets.comparator", ">=", "不少于"),
    ("targets.comparator", ">=", "at least"),
    ("targets.comparator", ">=", ">="),
    ("targets.direction", None, ""),
    ("targets.year", 2025, "2025"),
    ("targets.year", 2025, "2025.0"),
    ("targets.metric", "科技企业", " 科技企业 "),
    ("notices.issued", "2023-09-06", "2023/9/6"),
    ("notices.issued", "2023-09-06", "2023年9月6日"),
    ("organisations.role", "lead", "牵头"),
]


@pytest.mark.parametrize(("name", "value", "text"), UNCHANGED)
def test_what_a_spreadsheet_makes_of_a_value_by_itself_is_no_change(name: str, value: Cell, text: str) -> None:
    assert not changed(text, value, column(name))


CHANGED: list[tuple[str, Cell, str, Cell]] = [
    ("tasks.lead", (), "县科技局", ("县科技局",)),
    ("tasks.lead", ("县科技局",), "", ()),
    ("tasks.lead", ("县科技局",), "县科技局\n县财政局", ("县科技局", "县财政局")),
    ("tasks.lead", (), "县国资监管中心（县金融、财政事务中心）、县财政局", ("县国资监管中心（县金融、财政事务中心）", "县财政局")),
    ("tasks.open_ended", False, "是", True),
    ("tasks.open_ended", True, "", False),
    ("tasks.deadline", None, "2025年12月", "2025-12"),
    ("tasks.deadline", None, "2026年6月30日", "2026-06-30"),
    ("tasks.deadline", "2025", "2026年", "2026"),
    ("tasks.deadline", "2025", "长期坚持", "长期坚持"),
    ("targets.value", Decimal("5"), "6", Decimal("6")),
    ("targets.value", Decimal("160000000000"), "1.7E+11", Decimal("1.7E+11")),
    ("targets.value", Decimal("123456789012"), "123456789013", Decimal("123456789013")),
    ("targets.value_max", Decimal("5"), "", None),
    ("targets.comparator", "=", "不超过", "<="),
    ("targets.direction", None, "降", "down"),
    ("targets.basis", "level", "增量", "increase"),
    ("targets.year", 2025, "2027年", 2027),
    ("notices.issued", None, "2023.9.6", "2023-09-06"),
    ("notices.document_number", None, "巫溪府办发〔2023〕32号", "巫溪府办发〔2023〕32号"),
    ("organisations.role", "lead", "配合", "cooperating"),
]


@pytest.mark.parametrize(("name", "value", "text", "new"), CHANGED)
def test_what_a_person_writes(name: str, value: Cell, text: str, new: Cell) -> None:
    assert changed(text, value, column(name))
    assert value_of(text, column(name)) == new


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("targets.value", "五家"),
        ("targets.value", "5.6万"),
        ("targets.value", "nan"),
        ("targets.year", "明年"),
        ("targets.comparator", "大约"),
        ("tasks.open_ended", "也许"),
        ("notices.issued", "去年九月"),
        ("tasks.deadline", "44741"),
        ("notices.issued", "2023-13-45"),
        ("notices.published", "2023年9月"),
        ("organisations.role", "主管"),
    ],
)
def test_what_a_column_cannot_say_is_told_with_a_way_out(name: str, text: str) -> None:
    assert changed(text, None, column(name))
    with pytest.raises(PolicydiffError) as error:
        value_of(text, column(name))
    assert text in error.value.message and error.value.hint
