"""One clause of the short report: its verdict, its place, and its words or what was changed in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text

from policydiff.messages import Message, said, tell
from policydiff.model import Edit
from policydiff.report.terminal.console import flow
from policydiff.report.terminal.flow import hang
from policydiff.report.wording import SIGNS, origin, place
from policydiff.tables.brief import is_plain_step
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, Group
from policydiff.text.inert import visible

STYLES = {"copied": "bright_black", "localized": "cyan", "adapted": "yellow", "added": "green", "dropped": "red"}
_MOST = 120
_PAUSES = "，,；;。、"


def brief_clause(row: ClauseRow, options: Options) -> Iterator[Text]:
    """Yield a line with verdict and place (and whence an added sentence comes), and the text of what was added or dropped, cut at a pause where it is long."""
    match, labels = row.match, options.labels
    head = Text().append(f"{SIGNS[match.verdict]} {labels('verdict', match.verdict)} ", STYLES[match.verdict]).append(row.id, "dim")
    yield head.append(visible(f"  {place(_own(row), labels)} {row.group.heading}".rstrip()), "dim")
    if match.origin:
        yield from hang(Text("  "), flow(origin(match.origin, labels), "dim"), options.width, 2)
    words = " · ".join(said(strength(edit), labels) for edit in match.edits if is_plain_step(edit))
    text = match.child_text or match.parent_text
    yield from hang(Text("  "), flow(words if match.verdict == "adapted" else shortened(text)), options.width, 2)
    if match.verdict == "adapted":
        yield from hang(Text("  "), flow(shortened(match.child_text), "dim"), options.width, 2)


def _own(row: ClauseRow) -> Group:
    """Return where a row stands; what one side alone has comes from nowhere in the other."""
    if row.match.verdict == "added":
        return replace(row.group, parent_path="")
    return replace(row.group, child_path="") if row.match.verdict == "dropped" else row.group


def strength(edit: Edit) -> Message:
    """Return which word made a sentence weaker or stronger: one that gave way to another, that was put in or taken out."""
    return tell(
        "telling.strength",
        weaker=edit.direction == "weaker",
        stronger=edit.direction == "stronger",
        old=edit.parent if edit.child else "",
        new=edit.child if edit.parent else "",
        put=edit.child if not edit.parent else "",
        taken=edit.parent if not edit.child else "",
    )


def shortened(text: str) -> str:
    """Return a text of at most 120 characters or so, cut behind a pause, never in a word or a number.

    >>> shortened("加快发展。"), shortened("推进产业，" * 40)[-6:]
    ('加快发展。', '推进产业，…')
    """
    if len(text) <= _MOST:
        return text
    cut = max(text.rfind(mark, 0, _MOST) for mark in _PAUSES)
    return f"{text[: cut + 1] or text[:_MOST]}…"
