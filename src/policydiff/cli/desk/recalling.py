"""What tables have brought into a file so far, kept beside it: so that one may go on in them, and that older ones bring nothing back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.language import chosen_or
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.store.memory import ANEW, EXPORTED, Memory

if TYPE_CHECKING:
    from policydiff.cli.desk.edits import Edited
    from policydiff.corrections.rebasing import Applied
    from policydiff.model import Notice

Cell = tuple[str, ...]
"""A table, an id, a column and what the cell says."""
_SUPERSEDED = "superseded"


def usual_note(tables: Path) -> str:
    """Return the note of what was corrected where nobody says why."""
    from policydiff.messages import said
    from policydiff.vocab.labels import labels as labels_of

    return said(tell("apply.usual-note", tables=tables.name), labels_of(chosen_or("zh")))


def keep(edit: Edited, before: str, tables: Path) -> bool:
    """Remember what was exported and what these tables have brought in; return whether one may go on with them."""
    from policydiff.corrections.rebasing import Applied, applied
    from policydiff.store import digest_of

    kept = Memory(edit.path)
    if edit.base is edit.old:
        kept.put(_key(EXPORTED, edit.digest), before)
    before_this = Applied() if edit.base is edit.old else applied_before(edit.path, edit.digest, tables)
    done = applied(edit.base, edit.said, usual_note(tables), before_this, edit.new)
    kept.put(_key("applied", edit.digest, place_of(tables, edit.path)), done.as_json())
    kept.put(_SUPERSEDED, _superseded_by(edit, place_of(tables, edit.path), _superseded(kept)))
    after = digest_of(edit.text)
    if kept.get(_key(EXPORTED, after)):
        kept.put(_key("returned", after), _stamp(edit.path))
    return kept.save() and kept.get(_key(EXPORTED, edit.digest)) is not None


def remember(exports: Iterable[tuple[Path, str]]) -> None:
    """Remember what files hold of which tables are made, each with its digest: a newer reading may be written over it before the tables are applied."""
    from policydiff.store import read_document

    for path, digest in exports:
        kept = Memory(path)
        if kept.is_before(key := _key(EXPORTED, digest), ANEW):
            kept.put(key, read_document(path))
            kept.save()


def exported(path: Path, digest: str) -> Notice | None:
    """Return what a file said when tables were made of it, None where nobody remembers."""
    from policydiff.store import load_notice

    text = Memory(path).get(_key(EXPORTED, digest))
    try:
        return load_notice(text) if text else None
    except PolicydiffError:
        return None


def is_of_another(path: Path, digest: str) -> bool:
    """Return whether the file that was exported with this digest is not the one that stands here, corrected since or not: that was parsed anew."""
    return Memory(path).is_before(_key(EXPORTED, digest), ANEW)


def applied_before(path: Path, digest: str, tables: Path) -> Applied:
    """Return what these tables have brought into the file that was exported with this digest."""
    from policydiff.corrections.rebasing import Applied

    try:
        return Applied.read(Memory(path).get(_key("applied", digest, place_of(tables, path))))
    except (ValueError, TypeError):  # no text of ours
        return Applied()


def is_returned(path: Path, digest: str) -> bool:
    """Return whether a person's corrections have made a file what it was when tables were made of it: other than where it was parsed anew."""
    return Memory(path).get(_key("returned", digest)) == _stamp(path)


def superseded(path: Path, tables: Path) -> frozenset[Cell]:
    """Return the cells of a file with the values that stood in them until other tables than these made something else of them."""
    mine = place_of(tables, path)
    return frozenset(cell for by, cell in _superseded(Memory(path)) if by != mine)


def _superseded(kept: Memory) -> list[tuple[str, Cell]]:
    """Return the cells that were superseded so far, each with the tables that did it."""
    try:
        return [(str(by), tuple(map(str, cell))) for by, cell in json.loads(kept.get(_SUPERSEDED) or "[]")]
    except (ValueError, TypeError):
        return []


def _superseded_by(edit: Edited, mine: str, before: list[tuple[str, Cell]]) -> str:
    """Return what is superseded once an edit is written: what was before, and the values that it takes away."""
    changed = [row for row in edit.rows if row.kind == "changed"]
    gone = [(mine, (row.table, row.id, key, str(value))) for row in changed for key, value in row.old.items()]
    return json.dumps([*dict.fromkeys([*before, *gone])])


def place_of(tables: Path, result: Path) -> str:
    """Return where tables lie as seen from a result, which is the same when both are copied: their name where they lie on another drive."""
    try:
        return Path(os.path.relpath(tables.resolve(), result.resolve().parent)).as_posix()
    except ValueError:
        return tables.name


def _stamp(path: Path) -> str:
    return str(path.stat().st_mtime_ns)


def _key(kind: str, digest: str, tables: str = "") -> str:
    return " ".join(filter(None, (kind, digest, tables)))
