"""The flat tables of notices, one row a notice, plan, section, clause, task, body, figure, citation or finding.

Every row begins with the notice's id, title, place, code, level and day, so that any table can be read, sorted and joined alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from policydiff.model import ROLES, Notice
from policydiff.records import dataclass
from policydiff.tables.cells import Cell, Column, Table, column, filled
from policydiff.tables.checks import checks
from policydiff.tables.items import Row, rows_of
from policydiff.vocab.labels import labels


def _place(key: str) -> Callable[[Row], Cell]:
    def get(row: Row) -> Cell:
        place = row.notice.notice.jurisdiction
        value: Cell = getattr(place, key) if place else None
        return value

    return get


def _of(*keys: str) -> tuple[Column, ...]:
    return tuple(column(key, f"item.{key}") for key in keys)


def _duty(key: str) -> Callable[[Row], Cell]:
    return lambda row: getattr(row.more.duty, key)


def _count(key: str, count: Callable[[Notice], int]) -> Column:
    return Column(key, lambda row: count(row.notice), "number")


def _topic(row: Row) -> Cell:
    """Return what the notice is about by its portal, or by a table of notices."""
    word = labels("zh")("column", "topic")
    return next((value for label, value in row.notice.notice.metadata.items() if label.startswith(word)), None)


LEADING = (
    column("notice", "notice.id"),
    column("title", "notice.notice.title"),
    Column("place", _place("name")),
    Column("code", _place("code")),
    Column("level", _place("level"), "words", "genre_level"),
    column("issued", "notice.notice.issued"),
)
"""With what every row begins."""
_SPAN = (Column("start", lambda row: row.item.span[0]), Column("end", lambda row: row.item.span[1]))
_BY_HAND = (Column("by_hand", lambda row: row.item.evidence == "manual", "flag"), *_of("note"))
NOTICES = (
    *LEADING,
    *(column(key, f"notice.notice.{key}") for key in ("document_number", "issuer", "issuers", "published", "addressees", "genre")),
    column("family", "notice.family", "words", "family"),
    _count("plans", lambda notice: len(notice.plans)),
    _count("sections", lambda notice: sum(1 for plan in notice.plans for _ in plan.walk())),
    _count("tasks", lambda notice: len(notice.tasks)),
    _count("targets", lambda notice: len(notice.targets)),
    _count("achievements", lambda notice: len(notice.achievements)),
    _count("diagnostics", lambda notice: len(checks(notice))),
    Column("by_hand", lambda row: tuple(row.notice.notice.manual), "words", "field"),
    Column("note", lambda row: "；".join(dict.fromkeys(filter(None, row.notice.notice.manual.values()))) or None),
    column("index_number", "notice.notice.index_number"),
    Column("parents", lambda row: tuple(place.parents) if (place := row.notice.notice.jurisdiction) else ()),
    column("source", "notice.source.path"),
    _count("characters", lambda notice: notice.source.characters),
    column("sha256", "notice.source.sha256"),
    column("file", "more.file"),
    column("digest", "more.digest"),
    Column("topic", _topic),
)
PLANS = (
    *LEADING,
    *_of("id"),
    column("plan_title", "item.title"),
    Column("from_year", lambda row: row.item.period[0] if row.item.period else None),
    Column("to_year", lambda row: row.item.period[1] if row.item.period else None),
    *_of("attachment"),
    Column("sections", lambda row: sum(1 for _ in row.item.walk()), "number"),
    Column("clauses", lambda row: sum(1 for _ in row.item.all_clauses()), "number"),
    Column("tasks", lambda row: sum(task.plan == row.item.id for task in row.notice.tasks), "number"),
    Column("targets", lambda row: sum(target.plan == row.item.id for target in row.notice.targets), "number"),
)
SECTIONS = (*LEADING, *_of("id"), column("plan", "more.id"), *_of("path", "number", "heading"), column("depth", "item.level"), *_SPAN)
CLAUSES = (
    *LEADING,
    *_of("id"),
    *(column(key, f"more.{key}") for key in ("plan", "section", "path", "heading")),
    column("clause_role", "item.role", "words", "clause_role"),
    *_of("text"),
    Column("strength", lambda row: row.more.duty.strength, "number"),
    Column("modality", lambda row: row.more.duty.modality),
    *(Column(key, _duty(key), "flag") for key in ("has_target", "has_lead", "has_deadline")),
    *_SPAN,
)
TASKS = (
    *LEADING,
    *_of("id", "path", "heading"),
    column("content", "more"),
    *_of("lead", "responsible", "cooperating", "guiding"),
    column("open_ended", "item.open_ended", "flag"),
    *_of("deadline", "text"),
    *_BY_HAND,
    *_of("deadline_printed", "plan", "section", "clause", "covers"),
    column("irregular", "item.irregular", "flag"),
    *_SPAN,
)
ORGANISATIONS = (
    *LEADING,
    *_of("id"),
    *(column(key, f"item.task.{key}") for key in ("path", "heading")),
    *_of("name"),
    column("role", "item.role", "words", "role"),
    Column("canonical", lambda row: row.item.placed.canonical if row.item.placed else None),
    Column("open_set", lambda row: bool(row.item.placed and row.item.placed.open_set), "flag"),
    column("deadline", "item.task.deadline"),
    column("content", "more"),
    Column("by_hand", lambda row: row.item.task.evidence == "manual", "flag"),
    column("note", "item.task.note"),
    column("task", "item.task.id"),
    column("plan", "item.task.plan"),
    Column("start", lambda row: row.item.placed.span[0] if row.item.placed else None),
    Column("end", lambda row: row.item.placed.span[1] if row.item.placed else None),
)
FIGURES_REACHED = (
    *LEADING,
    *_of("id", "path", "metric"),
    column("comparator", "item.comparator", "words", "comparator"),
    column("value", "item.value", "number"),
    column("value_max", "item.value_max", "number"),
    *_of("unit"),
    column("direction", "item.direction", "words", "target_direction"),
    column("basis", "item.basis", "words", "basis"),
    *_of("year", "modality", "per", "scope", "printed", "text"),
    *_BY_HAND,
    *_of("of", "metric_printed", "canonical"),
    column("base_value", "item.base_value", "number"),
    *_of("base_unit", "plan", "section", "clause"),
    *_SPAN,
)
FIGURES = (
    *LEADING,
    *_of("id", "path"),
    column("class", "more", "words", "figure_class"),
    column("because", "item.reason", "words", "figure_reason"),
    Column("metric", lambda row: getattr(row.item, "metric", None)),
    column("comparator", "item.comparator", "words", "comparator"),
    column("value", "item.value", "number"),
    column("value_max", "item.value_max", "number"),
    *_of("unit"),
    Column("year", lambda row: getattr(row.item, "year", None)),
    *_of("printed", "text", "plan", "section", "clause"),
    *_SPAN,
)
CITATIONS = (
    *LEADING,
    Column("id", lambda row: row.more),
    column("cited_title", "item.title"),
    column("cited_number", "item.document_number"),
    column("relation", "item.relation", "words", "message"),
    *_BY_HAND,
    *_of("clause"),
    *_SPAN,
)
DIAGNOSTICS = (
    *LEADING,
    *_of("id"),
    column("checked", "item.checked", "flag"),
    column("message", "item.message", "message"),
    *_of("path", "sentence", "page"),
    column("table", "item.table", "words", "sheet"),
    *_of("row"),
    column("severity", "item.severity", "words", "severity"),
    column("rule", "item.rule", "rule"),
    *_of("start", "end"),
)
NOTICE_TABLES = {
    "notices": NOTICES,
    "tasks": TASKS,
    "targets": FIGURES_REACHED,
    "organisations": ORGANISATIONS,
    "diagnostics": DIAGNOSTICS,
    "achievements": FIGURES_REACHED,
    "figures": FIGURES,
    "citations": CITATIONS,
    "plans": PLANS,
    "sections": SECTIONS,
    "clauses": CLAUSES,
}
"""The columns of each table, those that people work with first: the order of sheets and files."""
_FIGURE = (
    "metric",
    "comparator",
    "value",
    "value_max",
    "unit",
    "direction",
    "basis",
    "year",
    "modality",
    "per",
    "scope",
    "printed",
    "note",
)
FREE = {
    "notices": (
        "title",
        "place",
        "code",
        "issued",
        "document_number",
        "issuer",
        "issuers",
        "published",
        "addressees",
        "genre",
        "index_number",
        "note",
    ),
    "tasks": ("content", *ROLES, "open_ended", "deadline", "note"),
    "targets": _FIGURE,
    "organisations": ("name", "role", "note"),
    "achievements": _FIGURE,
    "diagnostics": ("checked",),
}
"""The columns of each table that a person may correct."""


LISTS = frozenset((*ROLES, "issuers", "addressees"))
"""Columns that hold several names in a cell."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The structured file that a notice was read from, "" where there is none, and the digest of what it holds."""

    file: str | None = None
    digest: str | None = None


NOWHERE = Origin()


def notice_table(notices: Sequence[Notice], name: str, origins: Mapping[str, Origin] | None = None) -> Table:
    """Return one of NOTICE_TABLES over any number of notices, in their order; origins: where each was read from, by its id."""
    if name == "notices":
        found = origins or {}
        return filled(name, NOTICES, (Row(each, each, found.get(each.id, NOWHERE)) for each in notices))
    return filled(name, NOTICE_TABLES[name], (row for notice in notices for row in rows_of(notice, name)))
