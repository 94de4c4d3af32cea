"""What exported tables hold that is not in the files: of a folder of CSV what each file was then, and which are replaced by files of another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.errors import OutputInTheWay, PolicydiffError
from policydiff.messages import tell
from policydiff.text.ids import typed

if TYPE_CHECKING:
    from policydiff.corrections.written import Sheet

_SHOWN = 20
"""How many cells a message lists."""


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
