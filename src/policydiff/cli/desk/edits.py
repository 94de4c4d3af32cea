"""What exported tables would change: for `apply`, which brings it in, and for `export` (see sealed), which writes over nothing that is not in yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policydiff.cli.desk.recalling import applied_before, exported, is_returned, superseded, usual_note
from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.records import dataclass
from policydiff.text.ids import typed

if TYPE_CHECKING:
    from policydiff.corrections.changes import Changes, RowChange
    from policydiff.corrections.written import Sheet, Written
    from policydiff.model import Notice

_NAMED = 3
"""How many notices of a kind are named."""
_SHOWN = 20
"""How many cells a message lists."""
Told = Callable[[Message], object]
_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Edited:
    """One notice with changes: its file, what it said and says, what the file is to hold then, and what the tables say of the export.

    rows: against the file. base, said: what was exported, as far as it is known, and the changes against that. digest: of the export.
    """

    path: Path
    old: Notice
    new: Notice
    rows: tuple[RowChange, ...]
    text: str
    base: Notice
    said: tuple[RowChange, ...]
    digest: str


class Raw(Exception):
    """The tables of a notice were made of its raw file, which takes no corrections."""


class Missing(Exception):
    """The structured file of a notice is not where the tables say."""


class Wrong(Exception):
    """What keeps the corrections of one notice from being applied."""

    def __init__(self, *problems: PolicydiffError) -> None:
        super().__init__(*problems)
        self.problems = problems


def edited(
    listed: Written, sheets: Mapping[str, Sheet], tables: Path, data: Path, *, take_back: bool = False, told: Told = lambda message: None
) -> tuple[Edited | None, tuple[PolicydiffError, ...]]:
    """Return the edit of one notice of the catalogue, None where nothing was changed, and what cannot be taken; raises Wrong, Missing, Raw.

    take_back: what these tables had brought in and do not say any more is taken out again. told: takes what is no problem and may be asked about.
    """
    path = _file(listed, tables, data)
    if path is None:
        raise Missing if listed["file"] else Raw
    try:
        return _edit(path, listed, sheets, tables, take_back=take_back, told=told)
    except PolicydiffError as error:
        raise Wrong(error) from None


def _edit(
    path: Path, listed: Written, sheets: Mapping[str, Sheet], tables: Path, *, take_back: bool, told: Told
) -> tuple[Edited | None, tuple[PolicydiffError, ...]]:
    from policydiff.corrections.changes import changes_of
    from policydiff.corrections.editing import corrected
    from policydiff.corrections.patching import patched
    from policydiff.corrections.rebasing import rebased
    from policydiff.store import digest_of, load_notice, read_document

    text, digest = read_document(path), listed["digest"].strip()
    old, note = load_notice(path), usual_note(tables)
    base = old if digest_of(text) == digest else exported(path, digest)
    found = changes_of(base or old, sheets)
    if base is None:
        _check_stale(path, old, found, tables)
        return None, ()
    if found.problems:
        raise Wrong(*(PolicydiffError(tell("apply.in-notice", id=old.id, what=each.message), each.hint) for each in found.problems))
    rows = list(found.rows)
    if base is not old or is_returned(path, digest):
        rows, problems = rebased(
            base, old, rows, applied_before(path, digest, tables), note, take_back=take_back, superseded=superseded(path, tables), told=told
        )
        if problems:
            words = {"tables": typed(tables), "folder": typed(path.parent), **_other_book(path.parent, tables)}
            raise Wrong(
                *(
                    PolicydiffError(tell("apply.in-notice", id=old.id, what=each.message), tell(each.hint or "hint.conflict", **words))
                    for each in problems
                )
            )
    if not rows:
        return None, found.ignored
    new = corrected(old, rows, note)
    return Edited(path, old, new, tuple(rows), patched(text, old, new, name=path.name), base, found.rows, digest), found.ignored


def _other_book(results: Path, tables: Path) -> dict[str, Any]:
    """Return the workbook to go on in, where tables that are not it say what has been corrected in another one since."""
    from policydiff.cli.desk.standing import newest_but

    book = newest_but(tables, results)
    return {"book": typed(book) if book else "", "alone": not book}


def _check_stale(path: Path, old: Notice, found: Changes, tables: Path) -> None:
    """Raise Wrong, with what is to be done again, where tables say something else than a file of which nobody knows what was exported."""
    from policydiff.cli.language import labels
    from policydiff.messages import said
    from policydiff.report.corrections import correction_lines

    rows = [row for row in found.rows if row.kind != "changed" or dict(row.new) != {"note": None}]  # but for the note that apply put there
    if all(row.kind == "changed" and _follows(row, old) for row in rows) and not found.problems:
        return
    lines = [*correction_lines(old, rows, labels()), *(said(problem.message, labels()) for problem in found.problems)]
    lines = lines or [f"{row.where} {row.id}" for row in rows]
    shown = "\n".join(f"  {line}" for line in lines[:_SHOWN])
    message = tell("apply.stale", name=path.name, tables=tables.name, lines=shown, more=len(lines) - _SHOWN if len(lines) > _SHOWN else "")
    raise Wrong(PolicydiffError(message, tell("hint.stale", folder=typed(path.parent))))


def _follows(row: RowChange, old: Notice) -> bool:
    """Return whether a row differs only in what apply itself put there: its note, and the list of the one issuer that was filled in."""
    left = {key: value for key, value in row.new.items() if value is not None or key != "note"}
    if "issuer" in old.notice.manual and len(old.notice.issuers) == 1 and not left.get("issuers"):
        left.pop("issuers", None)
    return not left


def _file(listed: Written, tables: Path, data: Path) -> Path | None:
    """Return the structured file of a notice: the one that the catalogue names, else the one of its id in the data folder."""
    from policydiff.corpus import Corpus

    folder = tables if tables.is_dir() else tables.parent
    named = [place / listed["file"] for place in (folder, folder.parent, Path()) if listed["file"]]
    of_id = [place / f"{listed['notice']}{ending}" for place in (Corpus(data).structured, data) for ending in _ENDINGS]
    return next((path for path in (*named, *of_id) if path.is_file()), None)


def is_corrected(sheets: Mapping[str, Sheet], tables: Path, data: Path) -> bool:
    """Return whether a person has corrected one of the files that the tables were made of."""
    from policydiff.store import header

    paths = (_file(row, tables, data) for row in sheets["notices"].rows)
    return any(path is not None and not header(path).fits for path in paths)


def read_edits(
    sheets: Mapping[str, Sheet], tables: Path, data: Path, *, take_back: bool = False, told: Told = lambda message: None
) -> tuple[list[Edited], list[PolicydiffError], list[PolicydiffError], Sequence[str]]:
    """Return the edits of all notices of the catalogue, what is wrong, what cannot be taken, and the ids of those made of raw files.

    take_back, told: see edited.
    """
    from policydiff.corrections.doubts import moved, sorted_alone

    edits: list[Edited] = []
    problems: list[PolicydiffError] = []
    ignored: list[PolicydiffError] = []
    raw: list[str] = []
    missing: list[Written] = []
    out = taken_out(sheets, tables, data)
    for listed in sheets["notices"].rows:
        try:
            edit, passed_over = edited(listed, sheets, tables, data, take_back=take_back, told=told)
        except Wrong as error:
            problems += error.problems
            continue
        except Raw:
            raw.append(listed["notice"])
            continue
        except Missing:
            missing += [] if listed["notice"] in out else [listed]
            continue
        edits += [edit] if edit is not None else []
        ignored += passed_over
    rows = {edit.old.id: edit.rows for edit in edits}
    return (
        edits,
        [*problems, *_missing(missing, len(sheets["notices"].rows), tables, data), *moved(rows), *sorted_alone(rows)],
        ignored,
        raw,
    )


def taken_out(sheets: Mapping[str, Sheet], tables: Path, data: Path) -> tuple[str, ...]:
    """Return the notices of the catalogue whose files are gone from where others of it are: a person has taken them out."""
    files = {row["notice"]: (row["file"], _file(row, tables, data)) for row in sheets["notices"].rows}
    there = {Path(file).parent for file, path in files.values() if file and path is not None}
    return tuple(notice for notice, (file, path) in files.items() if file and path is None and Path(file).parent in there)


def _missing(listed: Sequence[Written], of: int, tables: Path, data: Path) -> Iterator[PolicydiffError]:
    """Yield one problem for all notices whose files are not there: most often the tables were made elsewhere. of: notices in the tables."""
    if listed:
        names = tuple(row["notice"] for row in listed[:_NAMED])
        folder = (tables if tables.is_dir() else tables.parent) / Path(listed[0]["file"]).parent
        looked = data if data != Path("data") else folder
        words = {"tables": tables.name, "looked": typed(looked) if looked.is_dir() else "", "more": len(listed) > _NAMED}
        said = data != Path("data") and data.is_dir() and len(listed) == of  # a folder of other results was named
        message = tell(
            "apply.not-of-folder" if said else "apply.no-file",
            ids=names,
            count=len(listed),
            folder=folder.name,
            all=len(listed) == of,
            some=len(listed) < of,
            **words,
        )
        hint = tell("hint.no-file", tables=typed(tables), name=tables.name, file=Path(listed[0]["file"]).name)
        yield PolicydiffError(message, hint)


def placed(sheets: Mapping[str, Sheet], tables: Path, data: Path) -> tuple[dict[str, Sheet], list[PolicydiffError]]:
    """Return the tables with new rows in the only notice that there is, where they name none, and a problem for each that belongs nowhere.

    A row of a notice that was taken out of the catalogue is passed over; one whose notice has no file either was moved by a slip, which
    would delete it where it was.
    """
    from policydiff.tables.notices import FREE

    known = {row["notice"].strip() for row in sheets["notices"].rows}
    folders = {path.parent for row in sheets["notices"].rows if (path := _file(row, tables, data))}
    problems: list[PolicydiffError] = []

    @cache
    def is_taken_out(notice: str) -> bool:
        return not folders or any((folder / f"{notice}{ending}").is_file() for folder in folders for ending in _ENDINGS)

    def one(row: Written) -> Written:
        notice = row["notice"].strip()
        if not notice and len(known) == 1:
            return replace(row, cells={**row.cells, "notice": next(iter(known))})
        if not notice or (notice not in known and not (row["id"].strip() and is_taken_out(notice))):
            problems.append(PolicydiffError(tell("apply.row-nowhere", where=row.where, id=notice), tell("hint.row-nowhere")))
        return row

    found = {
        name: replace(sheet, rows=tuple(map(one, sheet.rows))) if name in FREE and name != "notices" else sheet
        for name, sheet in sheets.items()
    }
    return found, problems
