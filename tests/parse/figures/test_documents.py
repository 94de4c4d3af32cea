"""Whole small documents: which of their figures are promised and which are reached, by the kind of text and the place in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from policydiff.pipeline import parse_text

FILES = sorted((Path(__file__).parent / "cases").glob("documents*.txt"))
BLOCKS = [block for file in FILES for block in file.read_text(encoding="utf-8").split("===== ")[1:]]


def documents() -> list[tuple[str, str, list[str]]]:
    """Return (rule, text, rows): a row is t or a, value, unit, year and, where the name matters, metric."""
    found = []
    for block in BLOCKS:
        rule, _, rest = block.partition("\n")
        text, _, rows = rest.partition("-----\n")
        found.append((rule, text, rows.splitlines()))
    return found


@pytest.mark.parametrize(("rule", "text", "expected"), documents(), ids=[rule for rule, _, _ in documents()])
def test_a_document_is_read_as_a_statistician_reads_it(rule: str, text: str, expected: list[str]) -> None:
    notice = parse_text(text)
    found = [("a", one) for one in notice.achievements] + [("t", one) for one in notice.targets]
    found.sort(key=lambda pair: pair[1].span)
    rows = [(letter, one.value, one.unit or "-", str(one.year or "-"), one.metric) for letter, one in found]
    cells = [row.split() for row in expected]
    wanted = [(letter, Decimal(value), *rest) for letter, value, *rest in cells]
    assert [row[: len(one)] for row, one in zip(rows, wanted, strict=False)] == wanted
    assert len(rows) == len(wanted)
