"""Flat tables with stable, documented columns (docs/reports.md): the ground of CSV, TSV and the workbooks.

Column keys and the words in cells are the contract's English keys; a format for people labels them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from policydiff.model import Comparison, Edit, Notice, Target, Task
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, view

Kind = Literal["text", "words", "number", "share", "flag"]
Cell = str | int | Decimal | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """key: the stable name. kind: how a cell is shown; words: keys of the label group `group`. get: row → cell."""

    key: str
    get: Callable[[Any], Cell]
    kind: Kind = "text"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A name, columns, and one tuple of cells a row, in the columns' order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Of:
    """A task, target or clause with the notice it stands in."""

    notice: Notice
    item: Any
    path: str = ""
    heading: str = ""
    plan: str = ""
    section: str = ""
    achieved: bool = False


def _side(side: str, key: str, name: str, kind: Kind = "text", group: str = "") -> Column:
    def get(row: Any) -> Cell:
        target = getattr(row.pair, side)
        value: Cell = getattr(target, name) if target is not None else None
        return value

    return Column(f"{side}_{key}", get, kind, group)


def _column(key: str, path: str = "", kind: Kind = "text", group: str = "") -> Column:
    return Column(key, attrgetter(path or key), kind, group)


CLAUSES = (
    _column("id"),
    _column("fingerprint", "match.fingerprint"),
    _column("verdict", "match.verdict", "words", "verdict"),
    _column("clause_role", "match.role", "words", "clause_role"),
    _column("parent_path", "match.parent_path"),
    _column("child_path", "match.child_path"),
    _column("heading", "group.heading"),
    _column("parent_text", "match.parent_text"),
    _column("child_text", "match.child_text"),
    Column("edit_kinds", lambda row: tuple(dict.fromkeys(edit.kind for edit in row.match.edits)), "words", "edit"),
    _column("similarity", "match.similarity", "share"),
    _column("coverage", "match.coverage", "share"),
    _column("margin", "match.margin", "share"),
    _column("moved", "match.moved", "flag"),
    _column("renumbered", "match.renumbered", "flag"),
    _column("review", "match.review", "flag"),
    _column("parent_clauses", "match.parent"),
    _column("child_clauses", "match.child"),
    _column("reason", "match.as_message"),
)
EDITS = (
    Column("id", lambda row: row[0]),
    Column("clause_id", lambda row: row[1].id),
    Column("verdict", lambda row: row[1].match.verdict, "words", "verdict"),
    Column("kind", lambda row: row[2].kind, "words", "edit"),
    Column("direction", lambda row: row[2].direction, "words", "direction"),
    Column("parent_text", lambda row: row[2].parent),
    Column("child_text", lambda row: row[2].child),
    Column("parent_path", lambda row: row[1].match.parent_path),
    Column("child_path", lambda row: row[1].match.child_path),
    Column("note", lambda row: row[2].note),
)
TARGETS = (
    _column("id"),
    _column("verdict", "pair.verdict", "words", "target_verdict"),
    _column("metric", "pair.metric"),
    _side("parent", "path", "path"),
    _side("child", "path", "path"),
    _side("parent", "printed", "printed"),
    _side("child", "printed", "printed"),
    _side("parent", "value", "value", "number"),
    _side("child", "value", "value", "number"),
    _side("parent", "value_max", "value_max", "number"),
    _side("child", "value_max", "value_max", "number"),
    _side("parent", "unit", "unit"),
    _side("child", "unit", "unit"),
    Column("ratio", lambda row: row.pair.ratio, "number"),
    Column("notes", lambda row: row.pair.notes, "words", "note"),
    _side("parent", "comparator", "comparator"),
    _side("child", "comparator", "comparator"),
    _side("parent", "basis", "basis", "words", "basis"),
    _side("child", "basis", "basis", "words", "basis"),
    _side("parent", "year", "year"),
    _side("child", "year", "year"),
    _side("parent", "modality", "modality"),
    _side("child", "modality", "modality"),
    _side("parent", "clause", "clause"),
    _side("child", "clause", "clause"),
)
ORGANISATIONS = (
    _column("id"),
    _column("verdict", "verdict", "words", "organisation_verdict"),
    _column("parent_path", "pair.parent_path"),
    _column("child_path", "pair.child_path"),
    _column("parent_name"),
    _column("child_name"),
    _column("parent_role", "parent_role", "words", "role"),
    _column("child_role", "child_role", "words", "role"),
    _column("reason", "reason", "words", "reason"),
    _column("lead_changed", "pair.lead_changed", "flag"),
    _column("parent_section", "pair.parent"),
    _column("child_section", "pair.child"),
)
SECTIONS = (
    _column("id"),
    _column("relation", "pair.relation", "words", "relation"),
    _column("parent_path", "pair.parent_path"),
    _column("parent_heading", "pair.parent_heading"),
    _column("child_path", "pair.child_path"),
    _column("child_heading", "pair.child_heading"),
    _column("parent_section", "pair.parent"),
    _column("child_section", "pair.child"),
)
_NOTICE = (
    _column("notice", "notice.id"),
    Column("jurisdiction", lambda row: row.notice.notice.jurisdiction.name if row.notice.notice.jurisdiction else None),
    Column("code", lambda row: row.notice.notice.jurisdiction.code if row.notice.notice.jurisdiction else None),
    _column("id", "item.id"),
)
_SPAN = (Column("start", lambda row: row.item.span[0]), Column("end", lambda row: row.item.span[1]))
TASKS = (
    *_NOTICE,
    *(_column(key, f"item.{key}") for key in ("plan", "path", "heading", "lead", "responsible", "cooperating", "guiding")),
    _column("open_ended", "item.open_ended", "flag"),
    *(_column(key, f"item.{key}") for key in ("deadline", "text", "clause")),
    *_SPAN,
)
NOTICE_TARGETS = (
    *_NOTICE,
    *(_column(key, f"item.{key}") for key in ("plan", "path", "metric", "printed")),
    _column("value", "item.value", "number"),
    _column("value_max", "item.value_max", "number"),
    _column("unit", "item.unit"),
    _column("comparator", "item.comparator"),
    _column("year", "item.year"),
    _column("basis", "item.basis", "words", "basis"),
    _column("direction", "item.direction", "words", "direction"),
    *(_column(key, f"item.{key}") for key in ("modality", "scope", "per", "of")),
    _column("achieved", "achieved", "flag"),
    *(_column(key, f"item.{key}") for key in ("text", "clause")),
    *_SPAN,
)
NOTICE_CLAUSES = (
    *_NOTICE,
    _column("plan"),
    _column("section"),
    _column("path"),
    _column("heading"),
    _column("clause_role", "item.role", "words", "clause_role"),
    _column("text", "item.text"),
    *_SPAN,
)
COMPARISON_TABLES = {"clauses": CLAUSES, "targets": TARGETS, "organisations": ORGANISATIONS, "sections": SECTIONS, "edits": EDITS}
NOTICE_TABLES = {"tasks": TASKS, "targets": NOTICE_TARGETS, "clauses": NOTICE_CLAUSES}


def comparison_table(comparison: Comparison, name: str, options: Options) -> Table:
    """Return one of COMPARISON_TABLES: the rows of `rows.view`, or the edits of its clauses (ids m3.1, m3.2, …)."""
    rows = view(comparison, options)
    items = tuple(_edits(rows.clauses)) if name == "edits" else getattr(rows, name)
    return _filled(name, COMPARISON_TABLES[name], items)


def notice_table(notices: Sequence[Notice], name: str) -> Table:
    """Return one of NOTICE_TABLES over any number of notices, in their order."""
    items = {"tasks": _tasks, "targets": _targets, "clauses": _clauses}[name]
    return _filled(name, NOTICE_TABLES[name], (item for notice in notices for item in items(notice)))


def _filled(name: str, columns: tuple[Column, ...], items: Iterable[Any]) -> Table:
    return Table(name, columns, tuple(tuple(column.get(item) for column in columns) for item in items))


def _edits(rows: tuple[ClauseRow, ...]) -> Iterator[tuple[str, ClauseRow, Edit]]:
    for row in rows:
        for number, edit in enumerate(row.match.edits, 1):
            yield f"{row.id}.{number}", row, edit


def _tasks(notice: Notice) -> Iterator[_Of]:
    task: Task
    for task in notice.tasks:
        yield _Of(notice, task)


def _targets(notice: Notice) -> Iterator[_Of]:
    target: Target
    for target in notice.targets:
        yield _Of(notice, target)
    for target in notice.achievements:
        yield _Of(notice, target, achieved=True)


def _clauses(notice: Notice) -> Iterator[_Of]:
    for clause in notice.notice.letter:
        yield _Of(notice, clause)
    for plan in notice.plans:
        for section, clause in plan.owned_clauses():
            where = (section.path, section.heading, plan.id, section.id) if section else ("", "", plan.id, "")
            yield _Of(notice, clause, *where)
