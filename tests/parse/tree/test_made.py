"""Clauses, sections, bodies and entries of the ledger are made without being checked: they are what their models would make of the same fields, in every respect."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.model import Clause, Discarded, Notice, Organisation, Section
from policydiff.pipeline import parse_file, parse_text

ROOT = Path(__file__).parents[3]
OVER_PAGE = (
    "某市供水规划\n\n一、总体要求\n（一）加强管理。到2025年，县里建成服务站\n\n- 1 -\n\n10个，覆盖全部乡镇。\n"
    + "各部门要加强协作，落实责任，按时完成任务。\n" * 3
)


Made = Clause | Section | Organisation | Discarded


def notices() -> Iterator[Notice]:
    yield from map(parse_file, sorted((ROOT / "data/raw").glob("*.txt")))
    yield parse_text(OVER_PAGE)


def values(notice: Notice) -> Iterator[Made]:
    yield from notice.notice.letter
    for plan in notice.plans:
        yield from plan.all_clauses()
        for section in plan.sections:
            yield from section.walk()
    for task in notice.tasks:
        yield from task.organisations
    yield from notice.discarded


def checked(value: Made) -> Made:
    """The same value, as its model makes it of the same fields and checks it."""
    return type(value)(**{name: getattr(value, name) for name in type(value).model_fields})


@pytest.fixture(scope="module")
def found() -> list[Made]:
    return [value for notice in notices() for value in values(notice)]


def test_there_are_all_kinds_of_them(found: list[Made]) -> None:
    assert any(isinstance(value, Section) and value.sections for value in found)
    assert any(isinstance(value, Clause) and value.pieces for value in found)
    assert any(isinstance(value, Organisation) and value.canonical for value in found)
    assert {value.reason for value in found if isinstance(value, Discarded)} >= {"page-furniture", "duplicate"}


def test_they_are_equal_to_checked_ones(found: list[Made]) -> None:
    for value in found:
        other = checked(value)
        assert value == other
        assert other == value
        assert hash(value) == hash(other)
        assert repr(value) == repr(other)
        assert [*value.__dict__] == [*other.__dict__]
        assert value.model_fields_set == other.model_fields_set
        assert value.model_extra == other.model_extra


def test_they_are_written_as_checked_ones(found: list[Made]) -> None:
    for value in found:
        other = checked(value)
        assert value.model_dump() == other.model_dump()
        assert value.model_dump_json(exclude_none=True) == other.model_dump_json(exclude_none=True)
        assert type(value).model_validate(value.model_dump()) == value


def test_they_are_copied_and_sent_as_checked_ones(found: list[Made]) -> None:
    for value in found:
        other = checked(value)
        assert pickle.loads(pickle.dumps(value)) == other
        assert value.model_copy(update={"id": "x"}) == other.model_copy(update={"id": "x"})


def test_they_are_frozen_as_checked_ones(found: list[Made]) -> None:
    with pytest.raises(ValueError, match="frozen"):
        found[0].id = "x"
