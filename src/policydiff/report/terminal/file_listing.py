"""The list of what a folder holds where names are long: each file's name whole, to be copied into a command, and its facts under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from policydiff.report.terminal.listing import UNKNOWN, Listed, state_words
from policydiff.tables.options import Options
from policydiff.text.ids import typed
from policydiff.text.inert import visible

_LONG = 30
"""Characters of a name, of which Chinese ones take two cells: a longer one would be folded in a table, and nobody could copy it."""


class ListedFile(Listed, Protocol):
    """What the list of files knows beside the line of a table."""

    @property
    def structured_file(self) -> str | None: ...  # noqa: D102
    @property
    def raw_file(self) -> str | None: ...  # noqa: D102


def needs_names(entries: Sequence[Listed]) -> bool:
    """Return whether names are so long, or have blanks in them, that a table would not show what is to be typed."""
    return any(" " in entry.id or (2 * len(entry.id) > _LONG and _cells(entry.id) > _LONG) for entry in entries)


def _cells(name: str) -> int:
    return len(name) if name.isascii() else sum(2 if ord(char) > 0x2E7F else 1 for char in name)


def named(entry: ListedFile) -> str:
    """Return the file of an entry as it is typed in a command: the structured one, where there is one."""
    return typed(entry.structured_file or entry.raw_file or entry.id)


def file_listing(entries: Sequence[ListedFile], options: Options, *, one_line: bool = False) -> str:
    """Return two lines a notice: what is typed to mean it, never folded, and what is known of it; or both as one line, for a pipe or a file."""
    between = " · " if one_line else "\n    "
    return "".join([f"{visible(named(entry))}{between}{visible(_facts(entry, options))}\n" for entry in entries])


def _facts(entry: ListedFile, options: Options) -> str:
    labels = options.labels
    keys = () if entry.state in UNKNOWN else ("tasks", "targets", "notices.diagnostics")
    counts = zip(keys, (entry.tasks, entry.targets, entry.checks), strict=False)
    title = "" if entry.state in UNKNOWN else entry.title or labels("message", "no_title")
    return " · ".join(
        filter(
            None,
            (
                entry.place.name if entry.place else None,
                entry.issued,
                *(f"{labels('column', key)} {count}" for key, count in counts),
                state_words(entry, labels),
                title,
            ),
        )
    )
