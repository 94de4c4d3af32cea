"""What tables have brought into a file so far, kept in the user's cache: so that one may go on in them, and that older ones bring nothing back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.language import chosen_or
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.cli.desk.edits import Edited
    from policydiff.corrections.rebasing import Applied
    from policydiff.model import Notice

Cell = tuple[str, ...]
"""A table, an id, a column and what the cell says."""


def usual_note(tables: Path) -> str:
    """Return the note of what was corrected where nobody says why."""
    from policydiff.messages import said
    from policydiff.vocab.labels import labels as labels_of

    return said(tell("apply.usual-note", tables=tables.name), labels_of(chosen_or("zh")))


def keep(edit: Edited, before: str, tables: Path) -> bool:
    """Remember what was exported and what these tables have brought in; return whether one may go on with them."""
    from policydiff.corrections.rebasing import Applied, applied
    from policydiff.gathering.keeping import shelf
    from policydiff.store import digest_of

    kept = shelf()
    if edit.base is edit.old:
        kept.put(_key("exported", edit.path, edit.digest), before)
    before_this = Applied() if edit.base is edit.old else applied_before(edit.path, edit.digest, tables)
    done = applied(edit.base, edit.said, usual_note(tables), before_this, edit.new)
    kept.put(_key("applied", edit.path, edit.digest, tables), done.as_json())
    kept.put(_key("superseded", edit.path, ""), _superseded_by(edit, tables, kept.get(_key("superseded", edit.path, ""))))
    after = digest_of(edit.text)
    if kept.has(_key("exported", edit.path, after)):
        kept.put(_key("returned", edit.path, after), _stamp(edit.path))
    return kept.has(_key("exported", edit.path, edit.digest)) and kept.has(_key("applied", edit.path, edit.digest, tables))


def exported(path: Path, digest: str) -> Notice | None:
    """Return what a file said when tables were made of it, None where nobody remembers."""
    from policydiff.gathering.keeping import shelf
    from policydiff.store import load_notice

    text = shelf().get(_key("exported", path, digest))
    try:
        return load_notice(text) if text else None
    except PolicydiffError:
        return None


def applied_before(path: Path, digest: str, tables: Path) -> Applied:
    """Return what these tables have brought into the file that was exported with this digest."""
    from policydiff.corrections.rebasing import Applied
    from policydiff.gathering.keeping import shelf

    return Applied.read(shelf().get(_key("applied", path, digest, tables)))


def is_returned(path: Path, digest: str) -> bool:
    """Return whether a person's corrections have made a file what it was when tables were made of it: other than where it was parsed anew."""
    from policydiff.gathering.keeping import shelf

    return shelf().get(_key("returned", path, digest)) == _stamp(path)


def superseded(path: Path, tables: Path) -> frozenset[Cell]:
    """Return the cells of a file with the values that stood in them until other tables than these made something else of them."""
    from policydiff.gathering.keeping import shelf

    mine = str(tables.resolve())
    return frozenset(tuple(cell) for by, cell in json.loads(shelf().get(_key("superseded", path, "")) or "[]") if by != mine)


def _superseded_by(edit: Edited, tables: Path, before: str | None) -> str:
    """Return what is superseded once an edit is written: what was before, and the values that it takes away."""
    mine = str(tables.resolve())
    gone = [(mine, [row.table, row.id, key, str(value)]) for row in edit.rows if row.kind == "changed" for key, value in row.old.items()]
    return json.dumps([*({repr(each): each for each in (*map(tuple, json.loads(before or "[]")), *gone)}.values())])


def _stamp(path: Path) -> str:
    return str(path.stat().st_mtime_ns)


def _key(kind: str, path: Path, digest: str, tables: Path | None = None) -> str:
    """Return a key that every version of the program has: what was brought in before an upgrade was brought in by these tables all the same."""
    from hashlib import sha256

    parts = ("by hand", kind, str(path.resolve()), digest, str(tables.resolve()) if tables else "")
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
