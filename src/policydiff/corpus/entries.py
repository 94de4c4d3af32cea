"""The notices of a folder and the state of each, from its files or from the folder's index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from policydiff.corpus.files import Files, found_in
from policydiff.corpus.summary import Place, read, scanned
from policydiff.errors import PolicydiffError, UnreadableSource
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.store import index
from policydiff.store.digest import Header, generator, header

State = Literal["fresh", "stale", "corrected", "not parsed", "no source", "unreadable"]
"""What is known of a notice's structured file without parsing anything again.

fresh: written by this version from this raw file. stale: by another version, or the raw file has changed since. corrected: a
person has changed it. not parsed: there is none. no source: there is no raw file. unreadable: it is no structured notice.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice of the corpus. raw_file, structured_file: where it has one; other_files: further raw files of the same id.

    outdated: the raw file has changed since the structured one was written, which a corrected one may be, too.

    title, issued (ISO day), document_number, place and the counts come from the structured file and are None or 0 without one.
    """

    id: str
    state: State
    raw_file: str | None = None
    structured_file: str | None = None
    other_files: tuple[str, ...] = ()
    outdated: bool = False
    title: str | None = None
    document_number: str | None = None
    issued: str | None = None
    place: Place | None = None
    sections: int = 0
    tasks: int = 0
    targets: int = 0
    checks: int = 0

    @property
    def raw(self) -> Path | None:
        """The raw file."""
        return None if self.raw_file is None else Path(self.raw_file)

    @property
    def structured(self) -> Path | None:
        """The structured file."""
        return None if self.structured_file is None else Path(self.structured_file)

    @property
    def clashes(self) -> tuple[Path, ...]:
        """Further raw files of the same id."""
        return tuple(map(Path, self.other_files))

    @property
    def current(self) -> Path | None:
        """The file that says what the notice says: the structured one, or the raw one where there is no other or it is stale."""
        return self.raw if self.structured is None or (self.state == "stale" and self.raw is not None) else self.structured

    @property
    def remark(self) -> str:
        """What a person should know of the choice of `current`; "" where there is nothing to say."""
        if self.state == "stale":
            return tell("corpus.stale", id=self.id)
        return tell("corpus.corrected-was-read", id=self.id) if self.state == "corrected" and self.outdated else ""


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """Return the notices of a folder (see found_in), in the order of their ids."""
    return listed(folder, dict(sorted(found_in(folder).items())))


def listed(folder: Path, found: Mapping[str, Files], kind: index.Kind = "entries") -> tuple[Entry, ...]:
    """Return the entries of many notices, from the folder's index where their files are as they were when it was made.

    kind: under which name the index keeps them; the same notices with other raw files are others.
    """
    program = f"{generator()} {_LAYOUT}"
    kept, fresh, entries = index.known(folder, len(found), kind), {}, []
    for name, (raws, structured) in found.items():
        stamp = index.stamp_of(program, raws[0] if raws else None, structured)
        was, value = kept.get(name, ("", None))
        if stamp and stamp == was:
            entries.append(_from_index(name, raws, structured, value))
            continue
        entry = entry_of(name, raws, structured)
        entries.append(entry)
        if stamp:
            fresh[name] = (stamp, _for_index(entry))
    index.keep(folder, fresh, kept.keys() - found.keys(), len(found), kind)
    return tuple(entries)


def damaged(folder: Path, entries: Sequence[Entry]) -> list[tuple[str, PolicydiffError]]:
    """Return the structured files that cannot be read as notices, each with why.

    What a person has changed is read whole to know that, and with it the models are loaded; the folder's index keeps which were sound, and
    these are read again where they have changed.
    """
    doubtful = {entry.id: entry.structured_file or "" for entry in entries if entry.state in ("unreadable", "corrected")}
    kept = index.known(folder, len(entries), "sound") if doubtful else {}
    found, sound = [], {}
    for name, path in doubtful.items():
        stamp = index.stamp_of(generator(), path)
        if stamp and stamp == kept.get(name, ("",))[0]:
            continue
        from policydiff.store import load_notice

        try:
            load_notice(Path(path))
        except PolicydiffError as error:
            found.append((path, error))
        else:
            sound.update({name: (stamp, True)} if stamp else {})
    index.keep(folder, sound, kept.keys() - doubtful.keys(), len(entries), "sound")
    return found


_LAYOUT = 3
"""Of what the index keeps of an entry: another number where that changes, so that nothing is read as what it was not."""


def _for_index(entry: Entry) -> list[Any]:
    place = entry.place and [
        entry.place.name,
        entry.place.short,
        entry.place.slug,
        entry.place.code,
        entry.place.level,
        entry.place.parents,
    ]
    counts = (entry.sections, entry.tasks, entry.targets, entry.checks)
    return [entry.state, entry.outdated, entry.title, entry.document_number, entry.issued, place, *counts]


def _from_index(name: str, raws: tuple[str, ...], structured: str | None, value: Any) -> Entry:
    state, outdated, title, number, issued, place, sections, tasks, targets, checks = value
    where = Place(place[0], place[1], place[2], place[3], place[4], tuple(place[5])) if place else None
    raw = raws[0] if raws else None
    return Entry(name, state, raw, structured, raws[1:], outdated, title, number, issued, where, sections, tasks, targets, checks)


def entry_of(name: str, raws: tuple[str, ...], structured: str | None) -> Entry:
    """Return the entry of a notice from its files. Never raises for what is in them."""
    raw, others = (raws[0], raws[1:]) if raws else (None, ())
    if structured is None:
        return Entry(name, "not parsed", raw, other_files=others)
    try:
        head, text = header(Path(structured)), Path(structured).read_text(encoding="utf-8", errors="replace")
        summary = scanned(text) if head.fits and head.generator == generator() and text[:1] != "{" else read(text)
        outdated = raw is not None and head.source_sha256 != sha256(Path(raw).read_bytes()).hexdigest()
        return Entry(name, _state(head, raw, outdated), raw, structured, others, outdated, **summary)
    except (OSError, UnreadableSource, ValueError, KeyError, TypeError, AttributeError):  # whatever a file may hold
        return Entry(name, "unreadable", raw, structured, others)


def _state(head: Header, raw: str | None, outdated: bool) -> State:
    if not head.fits:
        return "corrected"
    if raw is None:
        return "no source"
    return "fresh" if head.generator == generator() and not outdated else "stale"
