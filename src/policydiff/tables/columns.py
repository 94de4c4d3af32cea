"""The flat tables of a comparison, with stable, documented columns (docs/reports.md): the ground of CSV, TSV and the workbook.

Column keys and the words in cells are the contract's English keys; a format for people labels them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policydiff.model import Comparison, Edit
from policydiff.tables.cells import Cell, Column, Kind, Table, column, filled
from policydiff.tables.options import Options
from policydiff.tables.remarks import body_remark, remark
from policydiff.tables.rows import ClauseRow, view


def _side(side: str, key: str, name: str, kind: Kind = "text", group: str = "") -> Column:
    def get(row: Any) -> Cell:
        target = getattr(row.pair, side)
        value: Cell = getattr(target, name) if target is not None else None
        return value

    return Column(f"{side}_{key}", get, kind, group)


def _source(key: str, kind: Kind = "text", group: str = "") -> Column:
    def get(row: ClauseRow) -> Cell:
        origin = row.match.origin
        value: Cell = getattr(origin.source, key) if origin and origin.source else None
        return value

    return Column(f"source_{key}", get, kind, group)


CLAUSES = (
    column("id"),
    column("fingerprint", "match.fingerprint"),
    column("verdict", "match.verdict", "words", "verdict"),
    column("clause_role", "match.role", "words", "clause_role"),
    column("parent_path", "match.parent_path"),
    column("child_path", "match.child_path"),
    column("heading", "group.heading"),
    column("parent_text", "match.parent_text"),
    column("child_text", "match.child_text"),
    Column("edit_kinds", lambda row: tuple(dict.fromkeys(edit.kind for edit in row.match.edits)), "words", "edit"),
    column("similarity", "match.similarity", "share"),
    column("coverage", "match.coverage", "share"),
    column("margin", "match.margin", "share"),
    column("confidence", "match.confidence", "share"),
    column("moved", "match.moved", "flag"),
    column("renumbered", "match.renumbered", "flag"),
    column("review", "match.review", "flag"),
    column("parent_clauses", "match.parent"),
    column("child_clauses", "match.child"),
    Column("also", lambda row: tuple(one.parent for one in row.match.also)),
    column("reason", "match.as_message", "message"),
    Column("origin", lambda row: row.match.origin.kind if row.match.origin else None, "words", "origin"),
    *(_source(key) for key in ("id", "place", "issued")),
    _source("relation", "words", "place_relation"),
    _source("coverage", "share"),
    _source("text"),
    Column("by_hand", lambda row: row.match.evidence == "manual", "flag"),
    column("program", "match.program", "words", "verdict"),
    column("note", "match.note"),
    _source("order", "words", "source_order"),
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
    column("id"),
    column("verdict", "pair.verdict", "words", "target_verdict"),
    column("metric", "pair.metric"),
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
    _side("parent", "comparator", "comparator", "words", "comparator"),
    _side("child", "comparator", "comparator", "words", "comparator"),
    _side("parent", "basis", "basis", "words", "basis"),
    _side("child", "basis", "basis", "words", "basis"),
    _side("parent", "year", "year"),
    _side("child", "year", "year"),
    _side("parent", "modality", "modality"),
    _side("child", "modality", "modality"),
    _side("parent", "clause", "clause"),
    _side("child", "clause", "clause"),
    Column("remarks", remark, "message"),
)
ORGANISATIONS = (
    column("id"),
    column("verdict", "verdict", "words", "organisation_verdict"),
    column("parent_path", "pair.parent_path"),
    column("child_path", "pair.child_path"),
    column("parent_name"),
    column("child_name"),
    column("parent_role", "parent_role", "words", "role"),
    column("child_role", "child_role", "words", "role"),
    column("reason", "reason", "words", "reason"),
    column("lead_changed", "pair.lead_changed", "flag"),
    column("parent_section", "pair.parent"),
    column("child_section", "pair.child"),
    Column("remarks", body_remark, "message"),
)
SECTIONS = (
    column("id"),
    column("relation", "pair.relation", "words", "relation"),
    column("parent_path", "pair.parent_path"),
    column("parent_heading", "pair.parent_heading"),
    column("child_path", "pair.child_path"),
    column("child_heading", "pair.child_heading"),
    column("parent_section", "pair.parent"),
    column("child_section", "pair.child"),
)
COMPARISON_TABLES = {"clauses": CLAUSES, "targets": TARGETS, "organisations": ORGANISATIONS, "sections": SECTIONS, "edits": EDITS}


def comparison_table(comparison: Comparison, name: str, options: Options) -> Table:
    """Return one of COMPARISON_TABLES: the rows of `rows.view`, or the edits of its clauses (ids m3.1, m3.2, …)."""
    rows = view(comparison, options)
    items = tuple(_edits(rows.clauses)) if name == "edits" else getattr(rows, name)
    return filled(name, COMPARISON_TABLES[name], items)


def _edits(rows: tuple[ClauseRow, ...]) -> Iterator[tuple[str, ClauseRow, Edit]]:
    for row in rows:
        for number, edit in enumerate(row.match.edits, 1):
            yield f"{row.id}.{number}", row, edit
