"""`policydiff apply`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import Data, Lang
from policydiff.cli.language import chosen_or, labels, spoken
from policydiff.errors import Exit, PolicydiffError
from policydiff.messages import tell
from policydiff.records import dataclass

if TYPE_CHECKING:
    from policydiff.corrections.changes import RowChange
    from policydiff.corrections.written import Sheet, Written
    from policydiff.model import Notice


_NAMED = 5
"""How many notices of a kind are named."""


@dataclass(frozen=True, slots=True)
class _Edited:
    """One notice with changes: its file, what it said and says, and what the file is to hold then."""

    path: Path
    old: Notice
    new: Notice
    rows: tuple[RowChange, ...]
    text: str


def apply(
    tables: Annotated[
        Path, typer.Argument(metavar="WORKBOOK|FOLDER", help="What export wrote and a person corrected.", show_default=False)
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be changed.")] = False,
    data: Data = Path("data"),
    lang: Lang = None,
) -> None:
    """Bring corrections from a workbook into the files.

    Changed, added and deleted rows of tasks, targets and bodies, and fields of the catalogue; each is marked as made by hand, with
    the comment of its cell or its note. What was not changed stays as it is. Files that have changed since the workbook was
    written are refused.

    Example: policydiff apply notices.xlsx --dry-run
    """
    from policydiff.cli.terminal import complain, out, say
    from policydiff.corrections.written import read_tables

    sheets = read_tables(tables)
    if "notices" not in sheets:
        raise PolicydiffError(tell("apply.no-catalogue", path=tables), tell("hint.no-catalogue"))
    edits: list[_Edited] = []
    problems: list[PolicydiffError] = []
    ignored = list(_unknown(sheets))
    raw: list[str] = []
    for listed in sheets["notices"].rows:
        try:
            edit, passed_over = _edited(listed, sheets, tables, data)
        except _Wrong as error:
            problems += error.problems
            continue
        except _Raw:
            raw.append(listed["notice"])
            continue
        edits += [edit] if edit is not None else []
        ignored += passed_over
    for line in dict.fromkeys(ignored):
        say(line)
    if problems:
        for problem in problems:
            complain(problem)
        say(tell("apply.nothing-done", count=len(problems)))
        raise typer.Exit(Exit.USAGE)
    if raw:
        was_raw = _was_raw(raw)
        if len(raw) == len(sheets["notices"].rows):
            raise was_raw
        complain(was_raw)
    out("\n".join(line for edit in edits for line in _told(edit)) or spoken(tell("apply.no-changes")))
    if edits and not dry_run:
        _write(edits, sheets)
    if edits:
        say(tell("apply.would-change" if dry_run else "apply.done", count=sum(len(edit.rows) for edit in edits), files=len(edits)))


class _Raw(Exception):
    """The tables of a notice were made of its raw file, which takes no corrections."""


def _was_raw(ids: Sequence[str]) -> PolicydiffError:
    named = tuple(ids[:_NAMED])
    return PolicydiffError(tell("apply.was-raw", ids=named, more=len(ids) - len(named) or None), tell("hint.parse-then-export"))


class _Wrong(Exception):
    """What keeps the corrections of one notice from being applied."""

    def __init__(self, *problems: PolicydiffError) -> None:
        self.problems = problems


def _edited(listed: Written, sheets: Mapping[str, Sheet], tables: Path, data: Path) -> tuple[_Edited | None, tuple[str, ...]]:
    """Return the edit of one notice of the catalogue, None where nothing was changed, and what was passed over; raises _Wrong and _Raw."""
    from policydiff.corrections.changes import changes_of
    from policydiff.corrections.editing import corrected
    from policydiff.corrections.patching import patched
    from policydiff.store import digest_of, load_notice, read_document

    path = _file(listed, tables, data)
    if path is None:
        missing = tell("apply.no-file", id=listed["notice"], tables=tables.name)
        if listed["file"]:
            raise _Wrong(PolicydiffError(missing, tell("hint.parse-then-export")))
        raise _Raw
    try:
        text = read_document(path)
        old = load_notice(path)
        found = changes_of(old, sheets)
        is_older = digest_of(text) != listed["digest"].strip()
        if is_older and (_applied_before(path, text, sheets) or (not found.problems and all(map(_lacks_only_a_note, found.rows)))):
            return None, ()  # all that stands in this workbook was brought in before
        if (found.rows or found.problems) and is_older:
            raise _Wrong(PolicydiffError(tell("apply.stale", name=path.name, tables=tables.name), tell("hint.stale")))
        if found.problems:
            raise _Wrong(*found.problems)
        if not found.rows:
            return None, found.ignored
        new = corrected(old, found.rows, _usual_note(tables))
        return _Edited(path, old, new, found.rows, patched(text, old, new, name=path.name)), found.ignored
    except PolicydiffError as error:
        raise _Wrong(error) from None


def _lacks_only_a_note(row: RowChange) -> bool:
    """Return whether a row says what the file says but for the note that apply itself has put there."""
    return row.kind == "changed" and dict(row.new) == {"note": None}


def _usual_note(tables: Path) -> str:
    from policydiff.messages import said
    from policydiff.vocab.labels import labels as labels_of

    return said(tell("apply.usual-note", tables=tables.name), labels_of(chosen_or("zh")))


def _file(listed: Written, tables: Path, data: Path) -> Path | None:
    """Return the structured file of a notice: the one that the catalogue names, else the one of its id in the data folder."""
    from policydiff.corpus import Corpus

    folder = tables if tables.is_dir() else tables.parent
    named = [place / listed["file"] for place in (folder, folder.parent) if listed["file"]]
    of_id = [Corpus(data).structured / f"{listed['notice']}{ending}" for ending in (".yaml", ".yml", ".json")]
    return next((path for path in (*named, *of_id) if path.is_file()), None)


def _unknown(sheets: Mapping[str, Sheet]) -> Iterator[str]:
    known = {row["notice"].strip() for row in sheets["notices"].rows}
    for sheet in sheets.values():
        if sheet.unknown:
            yield tell("apply.own-columns", table=sheet.table, columns=sheet.unknown)
        for row in sheet.rows:
            if row["notice"].strip() not in known:
                yield tell("apply.no-notice", where=row.where, id=row["notice"].strip())


def _write(edits: Sequence[_Edited], sheets: Mapping[str, Sheet]) -> None:
    from policydiff.gathering.keeping import shelf
    from policydiff.store import digest_of, write_atomic

    for edit in edits:
        write_atomic(edit.path, edit.text)
        shelf().put(_said_by(sheets, edit.path), digest_of(edit.text) or "")


def _applied_before(path: Path, text: str, sheets: Mapping[str, Sheet]) -> bool:
    """Return whether these very tables made this very file; where the cache does not know, they did not."""
    from policydiff.gathering.keeping import shelf
    from policydiff.store import digest_of

    return shelf().get(_said_by(sheets, path)) == digest_of(text)


def _said_by(sheets: Mapping[str, Sheet], path: Path) -> str:
    """Return the key of what these tables say of a file, whoever saved them."""
    from policydiff.gathering.keeping import key_of

    rows = ((name, sorted(row.cells.items()), sorted(row.notes.items())) for name, sheet in sorted(sheets.items()) for row in sheet.rows)
    return key_of("applied", str(path.resolve()), repr(list(rows)))


def _told(edit: _Edited) -> Iterator[str]:
    """Yield what is changed in a notice, a line each."""
    from policydiff.report.corrections import correction_lines

    yield f"{edit.path}"
    yield from (f"  {line}" for line in correction_lines(edit.old, edit.rows, labels()))
