"""The data folder: which notices there are, in what state, and which one a person means.

Light on purpose: `policydiff list` must answer at once for a thousand notices, so nothing here loads the models.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from policydiff.errors import NotFound, UnreadableSource
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.store import index
from policydiff.store.digest import NOTICE, Header, generator, header
from policydiff.text.ids import as_text, file_name, notice_id, printed_names
from policydiff.vocab.answers import is_answered

State = Literal["fresh", "stale", "corrected", "not parsed", "no source", "unreadable"]
"""What is known of a notice's structured file without parsing anything again.

fresh: written by this version from this raw file. stale: by another version, or the raw file has changed since. corrected: a
person has changed it. not parsed: there is none. no source: there is no raw file. unreadable: it is no structured notice.
"""

RAW_ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".pdf", ".docx", ".ofd"}
)
"""Of the raw files that a folder is searched for; a file of another name is read where it is named."""
STRUCTURED_ENDINGS = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Place:
    """The jurisdiction of a notice, as its structured file has it; code is None where it is undecided."""

    name: str
    short: str
    slug: str
    code: str | None
    level: str
    parents: tuple[str, ...]

    def __str__(self) -> str:
        return f"{''.join(self.parents)}{self.name} ({self.code or '?'})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice of the corpus. raw, structured: its files, None where it lacks one; clashes: further raw files of the same id.

    outdated: the raw file has changed since the structured one was written, which a corrected one may be, too.

    title, issued (ISO day), document_number, place and the counts come from the structured file and are None or 0 without one.
    """

    id: str
    state: State
    raw: Path | None = None
    structured: Path | None = None
    clashes: tuple[Path, ...] = ()
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
    def current(self) -> Path | None:
        """The file that says what the notice says: the structured one, or the raw one where there is no other or it is stale."""
        return self.raw if self.structured is None or (self.state == "stale" and self.raw is not None) else self.structured

    @property
    def remark(self) -> str:
        """What a person should know of the choice of `current`; "" where there is nothing to say."""
        if self.state == "stale":
            return tell("corpus.stale", id=self.id)
        return tell("corpus.corrected-was-read", id=self.id) if self.state == "corrected" and self.outdated else ""


Files = tuple[tuple[Path, ...], Path | None]
"""The raw files of an id and its structured file."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A data folder with raw/ (notices as published) and structured/ (their YAML); either may be missing."""

    root: Path

    @property
    def raw(self) -> Path:
        """Return the folder of raw files."""
        return self.root / "raw"

    @property
    def structured(self) -> Path:
        """Return the folder of structured files."""
        return self.root / "structured"

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all notices, sorted: the stems of raw and structured files."""
        return tuple(self._files())

    def entries(self) -> tuple[Entry, ...]:
        """Return all notices, sorted by id. Never raises for what is in a file: what cannot be read is `unreadable`."""
        return _entries(self.root, self._files())

    def resolve(self, query: str) -> tuple[Entry, ...]:
        """Return the notices that a person means: by path, by id, or by place (wuxi, 巫溪, 巫溪县, 重庆市巫溪县, 500238).

        At least one, in the order of their ids; several where a place has several notices. A file outside the corpus is an entry
        of its own. Raises NotFound where nothing fits (the hint has the nearest names) and where the word fits several places of
        the corpus (the message has them with their codes).
        """
        word, known = as_text(query).strip(), self._files()
        name = next((name for name in (word, Path(word).stem) if name in known), None)
        if word and _is_file(Path(query.strip())):
            return (_at(Path(query.strip()), known),)
        if name is not None:
            return (_entry(name, *known[name]),)
        entries = self.entries()
        found = _by_place(word, entries)
        if not found and ("/" in word or Path(word).suffix.lower() in {*RAW_ENDINGS, *STRUCTURED_ENDINGS}):
            raise NotFound(tell("batch.nothing-there", name=word), _beside(Path(word)))
        if not found:
            raise NotFound(tell("corpus.nothing-called", folder=self.root, word=word), _hint(self.root, word, entries))
        return found

    def _files(self) -> dict[str, Files]:
        return _paired(files(self.raw, RAW_ENDINGS), files(self.structured, STRUCTURED_ENDINGS))


def found_in(folder: Path) -> dict[str, Files]:
    """Return the notices of a folder by their ids: of a data folder, of one of its two halves, or of any folder of raw and structured files.

    Files of YAML and JSON that are no structured notices are left out.
    """
    above = folder.parent if folder.name == "raw" and (folder.parent / "structured").is_dir() else folder
    if (above / "raw").is_dir() or (above / "structured").is_dir():
        found = Corpus(above)._files()
        return {name: (raws, path) for name, (raws, path) in found.items() if raws or above == folder}
    structured = [path for path in files(folder, {*STRUCTURED_ENDINGS, ".json"}) if header(path).schema == NOTICE]
    return _paired(files(folder, RAW_ENDINGS), structured)


def _paired(raw: Iterable[Path], structured: Iterable[Path]) -> dict[str, Files]:
    raws: dict[str, list[Path]] = {}
    for path, name in printed_names(raw).items():
        raws.setdefault(notice_id(name), []).append(path)
    read = {path.stem: path for path in structured}
    return {name: (tuple(raws.get(name, ())), read.get(name)) for name in sorted({*raws, *read})}


def files(folder: Path, endings: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Return the files under `folder` with one of the endings (None: with any), sorted.

    Hidden ones, what lies in hidden folders, and the ~$ files of open documents are left out, and links to folders are not followed.
    """
    if not folder.is_dir():
        return ()
    wanted = None if endings is None else frozenset(endings)
    # Strings until all is sorted: a folder may hold ten thousand files, and a Path takes as long to make as a file to find.
    found = (path for path in _below(os.fspath(folder)) if wanted is None or os.path.splitext(path)[1].lower() in wanted)  # noqa: PTH122
    return tuple(map(Path, sorted(found, key=_parts_of)))


def _parts_of(path: str) -> list[str]:
    return os.path.normcase(path).split(os.sep)  # noqa: PTH206


def _below(folder: str) -> Iterator[str]:
    """Yield the files below a folder; one that cannot be looked into has none."""
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            if each.name.startswith((".", "~$")):
                continue
            with suppress(OSError):  # a link that leads to itself
                if each.is_dir(follow_symlinks=False):
                    yield from _below(each.path)
                elif each.is_file():
                    yield each.path


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """Return the notices of a folder (see found_in), in the order of their ids."""
    return _entries(folder, dict(sorted(found_in(folder).items())))


def _entries(folder: Path, found: Mapping[str, Files]) -> tuple[Entry, ...]:
    """Return the entries of many notices, from the folder's index where their files are as they were when it was made."""
    program = f"{generator()} {_LAYOUT}"
    kept, fresh, entries = index.known(folder, len(found)), {}, []
    for name, (raws, structured) in found.items():
        stamp = index.stamp_of(program, raws[0] if raws else None, structured)
        was, value = kept.get(name, ("", ""))
        if stamp and stamp == was:
            entries.append(_from_index(name, raws, structured, value))
            continue
        entry = _entry(name, raws, structured)
        entries.append(entry)
        if stamp:
            fresh[name] = (stamp, _for_index(entry))
    index.keep(folder, fresh, kept.keys() - found.keys(), len(found))
    return tuple(entries)


_LAYOUT = 2
"""Of what the index keeps of an entry: another number where that changes, so that nothing is read as what it was not."""


def _for_index(entry: Entry) -> str:
    place = entry.place and [
        entry.place.name,
        entry.place.short,
        entry.place.slug,
        entry.place.code,
        entry.place.level,
        entry.place.parents,
    ]
    counts = (entry.sections, entry.tasks, entry.targets, entry.checks)
    return json.dumps([entry.state, entry.outdated, entry.title, entry.document_number, entry.issued, place, *counts], ensure_ascii=False)


def _from_index(name: str, raws: tuple[Path, ...], structured: Path | None, value: str) -> Entry:
    state, outdated, title, number, issued, place, *counts = json.loads(value)
    where = Place(place[0], place[1], place[2], place[3], place[4], tuple(place[5])) if place else None
    return Entry(name, state, raws[0] if raws else None, structured, raws[1:], outdated, title, number, issued, where, *counts)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a word too long to be a name
        return False


def _at(path: Path, known: Mapping[str, Files]) -> Entry:
    """Return the entry of a file: the corpus' own, or one of its own for a file from elsewhere."""
    # behind its folder, a file may have another id than its name alone
    for name, (raws, structured) in known.items():
        if any(each is not None and each.name == path.name and path.resolve() == each.resolve() for each in (*raws, structured)):
            return _entry(name, raws, structured)
    name = notice_id(file_name(path))
    is_structured = path.suffix.lower() in STRUCTURED_ENDINGS or path.suffix.lower() == ".json"
    return _entry(name, () if is_structured else (path,), path if is_structured else None)


def _entry(name: str, raws: tuple[Path, ...], structured: Path | None) -> Entry:
    raw, clashes = (raws[0], raws[1:]) if raws else (None, ())
    if structured is None:
        return Entry(name, "not parsed", raw, clashes=clashes)
    try:
        head, text = header(structured), structured.read_text(encoding="utf-8", errors="replace")
        summary = _scan(text) if head.fits and head.generator == generator() and text[:1] != "{" else _read(text)
        outdated = raw is not None and head.source_sha256 != sha256(raw.read_bytes()).hexdigest()
        return Entry(name, _state(head, raw, outdated), raw, structured, clashes, outdated, **summary)
    except (OSError, UnreadableSource, ValueError, KeyError, TypeError, AttributeError):  # whatever a file may hold
        return Entry(name, "unreadable", raw, structured, clashes)


def _state(head: Header, raw: Path | None, outdated: bool) -> State:
    if not head.fits:
        return "corrected"
    if raw is None:
        return "no source"
    return "fresh" if head.generator == generator() and not outdated else "stale"


_FIELD = re.compile(r"^  (title|issued|document_number|jurisdiction): (.+)$", re.MULTILINE)
_PART = re.compile(r"(\w+): (\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,}]+)")
_SECTION = re.compile(r"^ +- id: ", re.MULTILINE)
_FOUND = re.compile(r"^- \{rule: \"?([\w-]+)", re.MULTILINE)
_FILLED = re.compile(r"^    (\w+): ", re.MULTILINE)
_ROW = re.compile(r"^- \{id: ", re.MULTILINE)


def _scan(text: str) -> dict[str, Any]:
    """Return an entry's fields from a file that this version wrote and nobody has touched: its lines are known.

    A hundred times as fast as reading the YAML.
    """
    notice, plans, tasks, targets, _ = _parts(text, "notice", "plans", "tasks", "targets", "achievements")
    manual = _FILLED.findall(notice.partition("\n  manual:")[2])
    checks = sum(not is_answered(rule, manual) for rule in _FOUND.findall(text, text.index("\ndiagnostics:")))
    fields = {key: value if key == "jurisdiction" else json.loads(value) for key, value in _FIELD.findall(notice)}
    parts = {key: _plain(value) for key, value in _PART.findall(fields.pop("jurisdiction", ""))}
    counts = {
        "sections": len(_SECTION.findall(plans)),
        "tasks": len(_ROW.findall(tasks)),
        "targets": len(_ROW.findall(targets)),
        "checks": checks,
    }
    return {**fields, "place": _place(parts), **counts}


def _parts(text: str, *keys: str) -> Iterator[str]:
    """Yield what stands below each of the top-level keys, up to the next one of them."""
    places = [text.index(f"\n{key}:") for key in keys]
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        yield text[start + 1 : end]


def _plain(value: str) -> Any:
    return json.loads(value) if value[0] in '"[' or value == "null" else value


def _read(text: str) -> dict[str, Any]:
    """Return an entry's fields from any structured notice; raises ValueError, KeyError or TypeError for what is none."""
    # With it comes the whole YAML reader, which a folder of files that nobody has touched does not need.
    from policydiff.text.placed import Unreadable, read_placed

    try:
        value = read_placed(text).value
    except Unreadable as error:
        raise ValueError(error.problem.message) from None
    if not str(value["schema"]).startswith("policydiff.notice/"):
        raise ValueError("not a structured notice")
    notice = value["notice"]
    return {
        **{key: notice.get(key) for key in ("title", "issued", "document_number")},
        "place": _place(notice.get("jurisdiction")),
        "sections": sum(_sections(plan["sections"]) for plan in value["plans"]),
        "tasks": len(value["tasks"]),
        "targets": len(value["targets"]),
        "checks": sum(not is_answered(found["rule"], notice.get("manual") or ()) for found in value.get("diagnostics") or ()),
    }


def _sections(sections: Iterable[Mapping[str, Any]]) -> int:
    return sum(1 + _sections(section["sections"]) for section in sections)


def _place(value: Mapping[str, Any] | None) -> Place | None:
    if not value:
        return None
    name, short, slug, level = (str(value[key]) for key in ("name", "short", "slug", "level"))
    return Place(name, short, slug, value["code"], level, tuple(value.get("parents") or ()))


def _by_place(word: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the notices of the place that a word names, by its most exact reading that any place of the corpus has."""
    from policydiff.vocab.places.gazetteer import by_name

    codes = frozenset(division.code for division in by_name(word))
    readings: tuple[Callable[[Place], bool], ...] = (
        lambda place: word in _full_names(place),
        lambda place: word.lower() in (place.short, place.slug),
        lambda place: place.code in codes,
    )
    for reading in readings:
        found = tuple(entry for entry in entries if entry.place and reading(entry.place))
        places = {(entry.place.code, entry.place.parents, entry.place.name): entry.place for entry in found if entry.place}
        if len(places) > 1:
            each = tuple(sorted(map(str, places.values())))
            raise NotFound(tell("corpus.several-places", word=word, places=each), tell("hint.code-or-name"))
        if found:
            return found
    return ()


def _full_names(place: Place) -> set[str | None]:
    """Return the code, the name, and the name behind some or all of its parents, in full or short (重庆巫溪县)."""
    chains = {"".join((*place.parents[start:], place.name)) for start in range(len(place.parents) + 1)}
    return {place.code, *chains, *(parent.removesuffix("市").removesuffix("省") + place.name for parent in place.parents)}


def _beside(path: Path) -> str:
    """Return the files that are called nearly like a path that is not there, else what a person can do."""
    names = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    near = tuple(str(path.parent / name) for name in get_close_matches(path.name, names, n=3))
    return tell("hint.did-you-mean", near=near) if near else tell("hint.check-spelling")


def _hint(root: Path, word: str, entries: tuple[Entry, ...]) -> str:
    """Return the nearest names of the corpus, or what a person can do where nothing is near."""
    if not root.is_dir():
        return tell("hint.no-folder-here", folder=root)
    if not entries:
        return tell("hint.empty-folder")
    places = [entry.place for entry in entries if entry.place]
    names = {*(entry.id for entry in entries), *(name for place in places for name in (place.name, place.short, place.slug))}
    # An id is long beside the word that somebody types for it, so first those that have the word in them.
    near = sorted(name for name in names if len(word) > 1 and word in name)[:5] or get_close_matches(word, names, n=5)
    if near:
        return tell("hint.did-you-mean", near=tuple(near))
    return tell("hint.list")
