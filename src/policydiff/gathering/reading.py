"""What the file of an entry says that holds now; whoever reads structured files only never loads the parser."""

from __future__ import annotations

from policydiff.corpus.entries import Entry
from policydiff.errors import NotFound
from policydiff.limits import bounded
from policydiff.messages import tell
from policydiff.model import Notice


def read_entry(entry: Entry, *, clauses: bool = False) -> Notice:
    """Return what the file of an entry says that holds now (see Entry.current): the structured one, which a person may have corrected, or the raw one.

    A raw file has the entry's id, in which its folder may stand. clauses: its envelope and plans are enough, and nothing else is read of it. Raises PolicydiffError where there is no file, or it cannot be read.
    """
    if entry.current is None:
        raise NotFound(tell("cli.no-file", id=entry.id), tell("hint.list", folder=""))
    if entry.current == entry.structured:
        from policydiff.store import load_notice

        return load_notice(entry.current)
    from policydiff.pipeline import parse_file, parse_file_clauses

    with bounded(str(entry.current), fatal=False):
        notice = parse_file_clauses(entry.current) if clauses else parse_file(entry.current)
    return notice if notice.id == entry.id else notice.model_copy(update={"id": entry.id})
