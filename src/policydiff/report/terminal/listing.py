"""The list of what a corpus holds. Loads no model: it must answer at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from policydiff.report.terminal.aligned import Paint, aligned, plain
from policydiff.report.terminal.breaking import NOTHING
from policydiff.tables.options import Options
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

UNKNOWN = ("not parsed", "unreadable")
_STATE, _TITLE = 6, 7
_BOLD, _DIM, _YELLOW = "1", "2", "33"


class ListedPlace(Protocol):
    """The place of a notice."""

    @property
    def name(self) -> str:
        """As printed."""
        ...


class Listed(Protocol):
    """One line of `policydiff list`: what the corpus knows of a notice; counts say nothing where the state is one of UNKNOWN."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def outdated(self) -> bool: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def document_number(self) -> str | None: ...  # noqa: D102
    @property
    def issued(self) -> str | None: ...  # noqa: D102
    @property
    def place(self) -> ListedPlace | None: ...  # noqa: D102
    @property
    def tasks(self) -> int: ...  # noqa: D102
    @property
    def targets(self) -> int: ...  # noqa: D102
    @property
    def checks(self) -> int: ...  # noqa: D102


def listing_text(entries: Iterable[Listed], options: Options) -> str:
    """Return one row a notice, its columns aligned."""
    labels, rows = options.labels, list(entries)
    heads = tuple(labels("column", key) for key in ("id", "place", "issued", "tasks", "targets", "notices.diagnostics", "state", "title"))
    if rows:
        paint = _painter(rows) if options.color else plain
        lines = aligned([heads, *(_cells(row, labels) for row in rows)], options.width, right=(3, 4, 5), paint=paint)
        if lines is not None:  # rich would give the same, and take a hundred times as long
            return "".join(f"{line}\n" for line in lines)
    from rich.text import Text

    from policydiff.report.terminal.console import capture, flow, table

    if not rows:
        return capture([Text(labels("message", "nothing"))], options)
    grid = table(*heads)
    grid.columns[3].justify = grid.columns[4].justify = grid.columns[5].justify = "right"
    for column in grid.columns[1:7]:
        column.no_wrap = True
    for row in rows:
        name, place, issued, tasks, targets, found, state, title = _cells(row, labels)
        grid.add_row(
            flow(name, "bold"),
            flow(place),
            flow(issued),
            tasks,
            targets,
            found,
            flow(state, "" if row.state == "fresh" else "yellow"),
            flow(title, "dim"),
        )
    return capture([grid], options)


def _cells(row: Listed, labels: Labels) -> tuple[str, ...]:
    counts = (NOTHING,) * 3 if row.state in UNKNOWN else (str(row.tasks), str(row.targets), str(row.checks))
    cells = (
        row.id,
        row.place.name if row.place else NOTHING,
        row.issued or NOTHING,
        *counts,
        state_words(row, labels),
        row.title or NOTHING,
    )
    return cells if "".join(cells).isprintable() else tuple(map(visible, cells))


def _painter(rows: Sequence[Listed]) -> Paint:
    """Return what makes heads and titles dim, ids bold, and states yellow that are not fresh, as the table of rich does."""

    def paint(row: int, column: int, words: str) -> str:
        if not row or column == _TITLE:
            code = _DIM
        elif column == _STATE and rows[row - 1].state != "fresh":
            code = _YELLOW
        else:
            code = "" if column else _BOLD
        return f"\x1b[{code}m{words}\x1b[0m" if code and words else words

    return paint


def state_words(row: Listed, labels: Labels) -> str:
    """Return the state in words; that the raw file of a corrected one is another by now is a second fact."""
    words = labels("state", row.state)
    return f"{words} · {labels('state', 'outdated')}" if row.state == "corrected" and row.outdated else words
