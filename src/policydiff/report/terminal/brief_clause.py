"""One clause of the short report: its verdict, its place, and its words or what was changed in them; and the way to the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text

from policydiff.messages import Message, said, tell
from policydiff.model import Comparison, Edit
from policydiff.report.descent import is_related
from policydiff.report.terminal.console import flow
from policydiff.report.terminal.flow import Flow, hang
from policydiff.report.wording import SIGNS, origin, place
from policydiff.tables.brief import Brief, is_plain_step
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, Group
from policydiff.text.inert import visible

STYLES = {"copied": "bright_black", "localized": "cyan", "adapted": "yellow", "added": "green", "dropped": "red"}
_MOST = 120
_PAUSES = "，,；;。、"


def brief_clause(row: ClauseRow, options: Options, *, steps: bool = True) -> Iterator[Text]:
    """Yield a line with verdict and place (and whence an added sentence comes), and the text of what was added or dropped, cut at a pause where it is long.

    steps: whether it is told what became weaker or stronger, which only holds of what was taken over.
    """
    match, labels = row.match, options.labels
    head = Text().append(f"{SIGNS[match.verdict]} {labels('verdict', match.verdict)} ", STYLES[match.verdict]).append(row.id, "dim")
    yield head.append(visible(f"  {place(_own(row), labels)} {row.group.heading}".rstrip()), "dim")
    if match.origin:
        yield from hang(Text("  "), flow(origin(match.origin, labels), "dim"), options.width, 2)
    words = " · ".join(said(strength(edit), labels) for edit in match.edits if is_plain_step(edit))
    text = match.child_text or match.parent_text
    if steps or match.verdict != "adapted":
        yield from hang(Text("  "), flow(words if match.verdict == "adapted" else shortened(text)), options.width, 2)
    if match.verdict == "adapted":
        yield from hang(Text("  "), flow(shortened(match.child_text), "dim"), options.width, 2)


def _own(row: ClauseRow) -> Group:
    """Return where a row stands; what one side alone has comes from nowhere in the other."""
    if row.match.verdict == "added":
        return replace(row.group, parent_path="")
    if row.match.verdict == "dropped":
        return replace(row.group, child_path="")
    group, match = row.group, row.match  # a sentence has its own place in the other side, whatever its section corresponds to
    return replace(group, parent_path=match.parent_path or group.parent_path, child_path=match.child_path or group.child_path)


def way_on(comparison: Comparison, chosen: Brief, options: Options) -> Iterator[Text]:
    """Yield how the whole of it is written and read, and what the numbers are that stand above; of two of which none is above the other without what only holds of parent and child."""
    labels, related = options.labels, is_related(comparison)
    yield Text("")
    name = options.report or said(tell("compare.report-name"), labels)
    rule = next((found.rule for found in comparison.diagnostics), "")
    command = options.command or "policydiff compare"
    numbers = [row.id for rows in (chosen.clauses, chosen.targets, chosen.organisations if related else ()) for row in rows[:1]]
    files = {"paper": f"{name}.docx", "page": f"{name}.html", "book": f"{name}.xlsx"}
    words = {"upward": related and bool(rule), "numbers": numbers}
    see = tell("compare.see-all", command=command, **files, rule=rule, **words)
    for line in said(see, labels).split("\n"):
        if options.command and line.startswith(" "):  # a command is copied whole
            yield Text(visible(line), "dim", no_wrap=True, overflow="ignore")
        else:
            yield from hang(Text(), Flow(Text(visible(line), "dim")), options.width, 0)


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
