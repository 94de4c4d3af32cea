"""`policydiff apply`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import Data, Lang
from policydiff.cli.language import labels, spoken
from policydiff.errors import Exit, NotFound, PolicydiffError, UnwritableOutput
from policydiff.messages import Message, tell

if TYPE_CHECKING:
    from policydiff.cli.desk.edits import Edited
    from policydiff.corrections.written import Sheet

_BACK = "hint.take-back"
_NAMED = 5
"""How many notices of a kind are named."""


def apply(
    tables: Annotated[
        Path, typer.Argument(metavar="WORKBOOK|FOLDER", help="What export wrote and a person corrected.", show_default=False)
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be changed.")] = False,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Take out again what this workbook had brought in and says no more.")
    ] = False,
    data: Data = Path("data"),
    lang: Lang = None,
) -> None:
    """Bring corrections from a workbook into the files.

    Changed, added and deleted rows of tasks, targets and bodies, and fields of the catalogue; each is marked as made by hand, with
    the comment of its cell or its note. What was not changed stays as it is. The same workbook can be corrected and applied again; what
    somebody else has corrected since it was written is never written over.

    Example: policydiff apply notices.xlsx --dry-run
    """
    from policydiff.cli.desk.edits import placed, read_edits, taken_out
    from policydiff.cli.desk.recalling import usual_note
    from policydiff.cli.terminal import complain, complain_all, out, say
    from policydiff.corrections.written import read_tables

    if not tables.exists():
        raise _not_there(tables)
    sheets = read_tables(tables)
    if "notices" not in sheets:
        raise PolicydiffError(tell("apply.no-catalogue", path=tables), tell("hint.no-catalogue"))
    sheets, nowhere = placed(sheets, tables, data)
    asked: list[Message] = []
    edits, problems, ignored, raw = read_edits(sheets, tables, data, take_back=take_back, told=asked.append)
    for message in asked if take_back or any(isinstance(each.hint, Message) and each.hint.id == _BACK for each in problems) else ():
        say(message)
    if out_of_it := taken_out(sheets, tables, data):
        say(tell("apply.taken-out", ids=out_of_it[:_NAMED], more=max(0, len(out_of_it) - _NAMED) or ""))
    for line in dict.fromkeys(_unknown(sheets)):
        say(line)
    if problems := [*nowhere, *problems]:
        complain_all(problems)
        say(tell("apply.nothing-done", count=len(problems)))
        raise typer.Exit(Exit.USAGE)
    if raw:
        was_raw = _was_raw(raw)
        if len(raw) == len(sheets["notices"].rows):
            raise was_raw
        complain(was_raw)
    told = [line for edit in edits for line in _told(edit, usual_note(tables))]
    befores = [] if dry_run else _written(edits)
    out("\n".join(told) or spoken(tell("apply.no-changes")))
    for line in _beside(edits, sheets, tables, data):
        say(line)
    if edits:
        _finish(edits, befores, len(told) - len(edits), tables, data, dry_run=dry_run, take_back=take_back)
    if ignored:
        complain_all(list({error.message: error for error in ignored}.values()))
        raise typer.Exit(Exit.USAGE)


def _not_there(tables: Path) -> NotFound:
    """Return what to tell of a workbook that is not there: what is called nearly so, else the one that was exported last, and the others."""
    from policydiff.cli.desk.standing import last_books
    from policydiff.corpus import hint_beside, nearby

    last, *others = [""] if len(nearby(tables)) == 1 else last_books() or [""]
    hint = tell("hint.last-book", book=last, others=tuple(others[:_NAMED])) if last else hint_beside(tables)
    return NotFound(tell("read.no-such-file", name=tables), hint)


def _finish(
    edits: Sequence[Edited], befores: Sequence[str], count: int, tables: Path, data: Path, *, dry_run: bool, take_back: bool
) -> None:
    """Say how many edits there are and what can be typed next; keep what the files said before, unless it is a dry run."""
    from policydiff.cli.desk.recalling import keep
    from policydiff.cli.desk.standing import newest_but, remember_used, usual_but
    from policydiff.cli.terminal import say
    from policydiff.text.ids import typed

    again = " ".join([typed(tables), *(["--data", typed(data)] if data != Path("data") else [])])
    gone = sum(row.kind == "removed" for edit in edits for row in edit.rows)
    if dry_run:
        say(tell("apply.would-change", count=count, files=len(edits), gone=gone or ""))
        if newest := newest_but(tables, edits[0].path.parent):
            names = {"newest": typed(newest), "tables": typed(tables), "folder": typed(edits[0].path.parent)}
            say(tell("cli.note", what=tell("apply.not-newest", **names)))
        say(tell("apply.then-apply", tables=again, back=take_back))
        return
    goes_on = False not in [keep(edit, before, tables) for edit, before in zip(edits, befores, strict=True)]  # of every one
    folder = typed(edits[0].path.parent)
    if tables.suffix.lower() == ".xlsx":
        remember_used(tables, edits[0].path.parent)
    say(tell("apply.done", count=count, files=len(edits), gone=gone or ""))
    if (checks := _checks(edits)) is not None:
        say(checks)
    say(tell("apply.then-check", folder=folder))
    say(tell("apply.go-on", tables=again) if goes_on else tell("apply.export-anew", folder=folder))
    if other := newest_but(tables, edits[0].path.parent) or usual_but(tables, edits[0].path.parent):
        say(tell("apply.other-book", other=typed(other), folder=folder))


def _checks(edits: Sequence[Edited]) -> Message | None:
    """Return how many things to check there were and are, and what became of the others; None where they are as many."""
    from policydiff.tables.checks import checks

    before, now = (sum(len(checks(notice)) for notice in notices) for notices in ([e.old for e in edits], [e.new for e in edits]))
    rows = [row for edit in edits for row in edit.rows if row.table == "diagnostics" and row.kind == "changed" and "checked" in row.new]
    ticked = sum(1 if row.new["checked"] else -1 for row in rows)
    words = {"ticked": max(ticked, 0) or "", "answered": max(before - now - ticked, 0) or ""}
    return None if before == now else tell("apply.checks", before=before, now=now, **words)


def _beside(edits: Sequence[Edited], sheets: Mapping[str, Sheet], tables: Path, data: Path) -> Iterator[Message]:
    """Yield what is doubtful about the edits; where there are none, that those of before still hold, if there were any."""
    from policydiff.cli.desk.edits import is_corrected
    from policydiff.corrections.doubts import doubts

    for line in dict.fromkeys(line for edit in edits for line in doubts(edit.old, [row for row in edit.rows if row.where])):
        yield tell("cli.note", what=line)
    if not edits and is_corrected(sheets, tables, data):
        yield tell("apply.still-there")


def _was_raw(ids: Sequence[str]) -> PolicydiffError:
    named = tuple(ids[:_NAMED])
    return PolicydiffError(tell("apply.was-raw", ids=named, more=len(ids) - len(named) or None), tell("hint.parse-then-export"))


def _unknown(sheets: Mapping[str, Sheet]) -> Iterator[str]:
    """Yield what is in the tables and is none of ours: columns, and notices that are not in the catalogue; and which tables are not there."""
    from policydiff.corrections.doubts import loose_comments
    from policydiff.tables.notices import FREE

    known = {row["notice"].strip() for row in sheets["notices"].rows}
    for name in ("tasks", "targets", "organisations"):
        if name not in sheets:
            yield tell("apply.no-table", table=name)
    others: dict[str, int] = {}
    for name, sheet in sheets.items():
        for title in sheet.copies:
            yield tell("apply.copied-sheet", table=name, title=title)
        if sheet.struck:
            yield tell("apply.struck", rows=sheet.struck[:_NAMED], more=len(sheet.struck) - _NAMED if len(sheet.struck) > _NAMED else "")
        if sheet.unknown:
            yield tell("apply.own-columns", table=sheet.table, columns=sheet.unknown)
        if missing := tuple(f"{name}.{key}" for key in FREE.get(name, ()) if key not in sheet.keys):
            yield tell("apply.no-column", table=name, columns=missing)
        for row in sheet.rows if name in FREE and name != "notices" else ():
            if (id := row["notice"].strip()) and id not in known:
                others[id] = others.get(id, 0) + 1
    for id, count in others.items():
        yield tell("apply.no-notice", id=id, count=count)
    yield from loose_comments(sheets)


def _written(edits: Sequence[Edited]) -> list[str]:
    """Write all edits or none; return what their files said before. Raises PolicydiffError where a file cannot be written."""
    from policydiff.store import read_document, write_atomic

    befores = [read_document(edit.path) for edit in edits]
    for at, edit in enumerate(edits):
        try:
            write_atomic(edit.path, edit.text)
        except UnwritableOutput as error:
            for done, before in zip(edits[:at], befores, strict=False):
                write_atomic(done.path, before)
            raise PolicydiffError(
                tell("apply.not-written", what=error.message), tell("hint.results-closed", folder=edit.path.parent)
            ) from error
    return befores


def _told(edit: Edited, usual: str) -> Iterator[str]:
    """Yield what is changed in a notice, a line each; usual: the note that says no reason, and is not shown as one."""
    from policydiff.report.corrections import correction_lines

    yield f"{edit.path}"
    rows = [replace(row, note="") if row.note == usual else row for row in edit.rows]
    yield from (f"  {line}" for line in correction_lines(edit.old, rows, labels()))
