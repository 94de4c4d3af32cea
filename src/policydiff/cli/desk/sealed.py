"""What exported tables hold that is not in the results, over which no export writes: what is not written back, and what results made anew have no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.errors import OutputInTheWay, PolicydiffError
from policydiff.messages import tell
from policydiff.text.ids import typed

if TYPE_CHECKING:
    from policydiff.corrections.changes import RowChange
    from policydiff.corrections.written import Sheet, Written
    from policydiff.model import Notice
    from policydiff.tables.notices import Origin

_SHOWN = 20
"""How many cells a message lists."""
_TABLES = ("notices", "tasks", "targets", "achievements", "diagnostics")
"""Where what a person did is looked for: who is named among the bodies stands in the lists of its task."""
_REMOVED = {"task": "tasks", "target": "targets", "achievement": "achievements"}
_NOT = frozenset(("", "false", "0"))
"""What a cell says that is no tick."""
_NAMED = 5
"""How many notices are named."""


def is_sealed(folder: Path) -> bool:
    """Return whether the files of a folder are what was written, as far as it is known: else somebody has corrected them."""
    from hashlib import sha256

    try:
        paths = {folder / name: seal for name, seal in seals(folder).items()}
        return all(sha256(path.read_bytes()).hexdigest() == seal for path, seal in paths.items() if path.is_file())
    except OSError:
        return True


def seals(folder: Path) -> dict[str, str]:
    """Return what each file of a folder of CSV was when it was written; nothing where it is not known."""
    import json

    from policydiff.report.exports import SEAL

    try:
        return {Path(name).name: str(seal) for name, seal in json.loads((folder / SEAL).read_text(encoding="utf-8"))["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def is_of_other_language(name: str, made: Iterable[str]) -> bool:
    """Return whether a file is a table that was now written under another name, as it is called in another language."""
    from policydiff.report.office.notices_delimited import file_name
    from policydiff.tables.notices import NOTICE_TABLES
    from policydiff.vocab.labels import LANGUAGES, labels

    called = [{file_name(table, labels(each)) for each in LANGUAGES} for table in NOTICE_TABLES]
    return any(name in names and names & {*made} for names in called)


def all_applied(output: Path, data: Path) -> bool:
    """Return whether people have corrected the tables that stand here and all of it was brought in; raises OutputInTheWay where it was not."""
    from policydiff.store.guard import kind_of

    if output.is_dir():
        corrected = not is_sealed(output)
    else:
        corrected = output.suffix.lower() == ".xlsx" and output.is_file() and kind_of(output.read_bytes()) == "corrected"
    if corrected and (lost := outstanding(output, data)):
        raise lost
    return corrected


def outstanding(tables: Path, data: Path) -> OutputInTheWay | None:
    """Return why exported tables must not be written over, None where nothing would be lost: all that was corrected in them is in the files."""
    from policydiff.cli.desk.edits import placed
    from policydiff.cli.terminal import say
    from policydiff.corrections.doubts import loose_comments
    from policydiff.corrections.written import read_tables, titles

    try:
        sheets, problems = placed(read_tables(tables), tables, data)
        others = titles(tables)
    except (PolicydiffError, KeyError):
        return OutputInTheWay(tables, tell("way.corrected"))
    count, raw = _not_in_yet(sheets, tables, data)
    if count := count + len(problems):
        return OutputInTheWay(tables, tell("way.not-applied", count=count), tell("hint.apply-first", tables=typed(tables)))
    if raw:
        return OutputInTheWay(tables, tell("way.corrected"))
    if others or any(sheet.unknown for sheet in sheets.values()):
        return OutputInTheWay(tables, tell("way.applied"))
    for comment in loose_comments(sheets, ticked=True):
        say(comment)
    if struck := [row for sheet in sheets.values() for row in sheet.struck]:
        say(tell("cli.note", what=tell("apply.struck-before", rows=struck[:_SHOWN], more=max(0, len(struck) - _SHOWN) or "")))
    return None


def nothing_lost(output: Path, origins: Mapping[str, Origin], data: Path, notices: str) -> bool:
    """Return whether people have corrected the tables that stand here and all of it is in the files; raises OutputInTheWay where any of it is not.

    So, too, where they are of other results, or show what these have no more (see check_kept).
    """
    from policydiff.cli.desk.standing import check_same_results

    check_same_results(output, origins)
    applied = all_applied(output, data)
    if output.is_dir() or output.suffix.lower() == ".xlsx":
        check_kept(output, origins, data, notices)
    return applied


def check_kept(output: Path, origins: Mapping[str, Origin], data: Path, notices: str) -> None:
    """Raise OutputInTheWay where the tables that stand here show corrections and ticks which the results hold no more.

    A result that was moved away and parsed anew has none of them, and neither has one that is damaged. Where a copy of the tables lies beside them
    it is only told what is to be put in again. origins: of each notice that is to be
    written, its structured file. notices: what is exported, as it is typed.
    """
    from policydiff.cli.language import labels
    from policydiff.cli.terminal import say
    from policydiff.corrections.written import read_tables
    from policydiff.messages import said

    if not (doubtful := dict(_of_others(output, origins))):
        return
    try:
        sheets = read_tables(output)
    except (PolicydiffError, KeyError):  # which is told where it was changed by a person
        return
    count = 0
    lines: list[str] = []
    gone: list[str] = []
    for id, path in doubtful.items():
        marked = {name: replace(sheets[name], rows=tuple(_marked(sheets[name], id))) for name in _TABLES if name in sheets}
        found = list(_lost(path, marked, id, sheets["notices"])) if path else []
        if number := len(found) if path else sum(len(sheet.rows) for sheet in marked.values()):
            count += number
            gone += [] if path else [id]
            lines += [
                said(tell("way.lost-of", id=id, count=number, gone=not path, here=bool(path)), labels()),
                *(f"  {line}" for line in found),
            ]
    words = {"count": count, "lines": "\n".join(f"  {line}" for line in lines[:_SHOWN]), "more": max(0, len(lines) - _SHOWN) or ""}
    if count and not gone and (copy := _copy_of(output)):
        say(tell("cli.note", what=tell("cli.lost-kept", tables=typed(output), copy=typed(copy), **words)))
    elif count:
        hint = {
            "notices": notices,
            "other": typed(_free_beside(output)),
            "gone": tuple(gone[:_NAMED]),
            "some": len(gone) > _NAMED,
            "bad": bool(gone),
        }
        raise OutputInTheWay(output, tell("way.lost", **words), tell("hint.lost", tables=typed(output), **hint))


def _copy_of(output: Path) -> Path | None:
    """Return the tables beside some that are a copy of them, None where there is none."""
    from policydiff.report.exports import SEAL

    def content(path: Path) -> bytes:
        return (path / SEAL if path.is_dir() else path).read_bytes()

    if output.is_dir():
        others = [path for path in output.parent.iterdir() if (path / SEAL).is_file() and is_sealed(path)]
    else:
        size = output.stat().st_size
        others = [path for path in output.parent.glob(f"*{output.suffix}") if path.is_file() and path.stat().st_size == size]
    return next((path for path in sorted(others) if path.resolve() != output.resolve() and content(path) == content(output)), None)


def _of_others(output: Path, origins: Mapping[str, Origin]) -> Iterator[tuple[str, Path | None]]:
    """Yield the notices of tables of which the results are others than those exported, not these corrected: each with its file, None where it has none to read."""
    from policydiff.cli.desk.recalling import is_of_another
    from policydiff.cli.desk.standing import sources_of
    from policydiff.corrections.written import sources
    from policydiff.store import load_notice

    for file, (_, _, id, digest) in (sources(output) if output.is_dir() else sources_of(output)).items():
        origin = origins.get(id)
        path = output.parent / (origin.file if origin and origin.file else file)
        if origin is not None and origin.digest != digest and is_of_another(path, digest):
            yield id, path
        elif origin is None:
            try:
                load_notice(path)  # not exported this time, and nothing is lost
            except PolicydiffError:
                yield id, None


def _marked(sheet: Sheet, id: str) -> Iterator[Written]:
    """Yield the rows of a notice that a person has corrected or ticked off."""
    mark = "checked" if sheet.table == "diagnostics" else "by_hand"
    yield from (row for row in sheet.rows if row["notice"].strip() == id and row[mark].strip().lower() not in _NOT)


def _lost(path: Path, marked: Mapping[str, Sheet], id: str, catalogue: Sheet) -> Iterator[str]:
    """Yield what a person did in a notice, as marked rows of tables say, and its file does not, a line each."""
    from policydiff.cli.language import labels
    from policydiff.corrections.changes import changes_of
    from policydiff.messages import said
    from policydiff.report.corrections import correction_lines
    from policydiff.store import load_notice

    notice = load_notice(path)
    ids = {name: {item.id for item in getattr(notice, name)} for name in _REMOVED.values()}
    added = {name: [row for row in marked[name].rows if row["id"].strip() not in ids[name]] for name in ids if name in marked}
    new = {
        name: tuple(replace(row, cells={**row.cells, "id": ""}) if row in added.get(name, ()) else row for row in sheet.rows)
        for name, sheet in marked.items()
    }
    found = changes_of(notice, {name: replace(sheet, rows=new[name]) for name, sheet in marked.items()})
    rows = [own for row in found.rows if row.kind != "removed" and (own := _own(row, marked))]
    digest = next((row["digest"].strip() for row in catalogue.rows if row["notice"].strip() == id), "")
    yield from correction_lines(notice, [*rows, *_taken_out(notice, path, digest)], labels())
    yield from (said(problem.message, labels()) for problem in found.problems)


def _own(row: RowChange, marked: Mapping[str, Sheet]) -> RowChange | None:
    """Return what of a difference a person has made: of a notice the fields that are marked, and no note that the program itself wrote; None for nothing."""
    from policydiff.tables.remarks import reason
    from policydiff.vocab.labels import LANGUAGES, labels

    if row.kind == "added":
        return row
    new = {key: value for key, value in row.new.items() if key != "note" or reason(str(value or ""))}
    if new.get("issuers") == (new.get("issuer"),):  # the list of the one that was filled in
        del new["issuers"]
    if row.table == "notices":
        said = {word.strip() for each in marked["notices"].rows for word in re.split("[、；;,]", each["by_hand"])}
        fields = {key: "jurisdiction" if key in ("place", "code") else key for key in new}
        new = {key: new[key] for key, field in fields.items() if said & {field, *(labels(each)("field", field) for each in LANGUAGES)}}
    return replace(row, old={key: row.old[key] for key in new}, new=new, note="") if new else None


def _taken_out(notice: Notice, path: Path, digest: str) -> Iterator[RowChange]:
    """Yield the rows that a person had taken out of the file that was exported with a digest, and that a notice has again."""
    from policydiff.cli.desk.recalling import exported
    from policydiff.corrections.changes import RowChange

    before = exported(path, digest)
    gone = {(each.what, each.text) for each in (before.removed if before else ())} - {(each.what, each.text) for each in notice.removed}
    for what, table in _REMOVED.items():
        yield from (RowChange("removed", table, item.id) for item in getattr(notice, table) if (what, item.text) in gone)


def _free_beside(output: Path) -> Path:
    """Return a name like the one of some tables under which nothing stands yet."""
    names = (output.with_name(f"{output.stem}{number}{output.suffix}") for number in range(2, 100))
    return next((path for path in names if not path.exists()), output)


def unapplied(tables: Path, data: Path) -> int:
    """Return how many of the corrections in exported tables are not in the files yet, 0 where nobody can read them."""
    from policydiff.cli.desk.edits import placed
    from policydiff.corrections.written import read_tables

    try:
        sheets, problems = placed(read_tables(tables), tables, data)
    except (PolicydiffError, KeyError):
        return 0
    return _not_in_yet(sheets, tables, data)[0] + len(problems)


def _not_in_yet(sheets: Mapping[str, Sheet], tables: Path, data: Path) -> tuple[int, Sequence[str]]:
    """Return how many corrections of some tables are not in the files yet, and the notices that were made of raw files."""
    from policydiff.cli.desk.edits import read_edits
    from policydiff.report.corrections import correction_lines
    from policydiff.vocab.labels import labels

    edits, wrong, ignored, raw = read_edits(sheets, tables, data)
    return sum(len(list(correction_lines(edit.old, edit.rows, labels("en")))) for edit in edits) + len(wrong) + len(ignored), raw
