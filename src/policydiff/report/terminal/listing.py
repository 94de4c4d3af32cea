"""The list of what a corpus holds. Loads no model: it must answer at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rich.text import Text

from policydiff.report.terminal.console import capture, flow, table
from policydiff.tables.options import Options
from policydiff.vocab.labels import Labels

_UNKNOWN = ("not parsed", "unreadable")


class Place(Protocol):
    """The place of a notice."""

    @property
    def name(self) -> str:
        """As printed."""
        ...


class Listed(Protocol):
    """One line of `policydiff list`: what the corpus knows of a notice; counts say nothing where the state is one of _UNKNOWN."""

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
    def place(self) -> Place | None: ...  # noqa: D102
    @property
    def tasks(self) -> int: ...  # noqa: D102
    @property
    def targets(self) -> int: ...  # noqa: D102


def listing_text(entries: Iterable[Listed], options: Options) -> str:
    """Return one row a notice, its columns aligned."""
    labels, rows = options.labels, list(entries)
    if not rows:
        return capture([Text(labels("message", "nothing"))], options)
    grid = table("id", *(labels("column", key) for key in ("place", "issued", "tasks", "targets", "state", "title")))
    grid.columns[3].justify = grid.columns[4].justify = "right"
    for column in grid.columns[1:6]:
        column.no_wrap = True
    for row in rows:
        counts = ("—", "—") if row.state in _UNKNOWN else (str(row.tasks), str(row.targets))
        grid.add_row(
            flow(row.id, "bold"),
            flow(row.place.name if row.place else "—"),
            flow(row.issued or "—"),
            *counts,
            flow(_state(row, labels), "" if row.state == "fresh" else "yellow"),
            flow(row.title or "", "dim"),
        )
    return capture([grid], options)


def _state(row: Listed, labels: Labels) -> str:
    """Return the state in words; that a corrected file is out of date as well is a second fact."""
    return labels.join([labels("state", state) for state in (row.state, *(["stale"] if row.state == "corrected" and row.outdated else []))])
