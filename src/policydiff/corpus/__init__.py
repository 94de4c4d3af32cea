"""The data folder: which notices there are, in what state, and which one a person means.

Light on purpose: `policydiff list` must answer at once for a thousand notices, so nothing here loads the models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from policydiff.corpus.entries import Entry, State, entries_of, entry_of, listed
from policydiff.corpus.files import (
    RAW_ENDINGS,
    STRUCTURED_ENDINGS,
    Files,
    files,
    files_of,
    find_files,
    found_in,
    results_in,
    with_raw_beside,
)
from policydiff.corpus.summary import Place
from policydiff.errors import NotFound, did_you_mean
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.text.ids import as_text, file_name, likest, notice_id, typed

__all__ = [
    "RAW_ENDINGS",
    "STRUCTURED_ENDINGS",
    "Corpus",
    "Entry",
    "Place",
    "State",
    "entries_of",
    "files",
    "find_files",
    "hint_beside",
    "nearby",
    "results_in",
]


_USUAL = Path("data")
"""The folder that a command looks into by itself."""
_PATH = re.compile(r"[/\\]|^[A-Za-z]:")
"""In a word that is a path and no name."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A data folder with raw/ (notices as published) and structured/ (their YAML); either may be missing.

    A folder that has neither is taken as it is: what parse wrote somewhere, alone or beside the notices.
    """

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

    def entries(self, *, beside: bool = False) -> tuple[Entry, ...]:
        """Return all notices, sorted by id. Never raises for what is in a file: what cannot be read is `unreadable`.

        beside: of results that lie alone, with the raw files in a folder beside them.
        """
        found = with_raw_beside(self._files()) if beside else self._files()
        return listed(self.root, found, "beside" if beside else "entries")

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
            return (entry_of(name, *known[name]),)
        entries = self.entries()
        found = _by_place(word, entries)
        if not found and word and _is_folder(Path(word)):
            example = next(iter(files(Path(word), (*STRUCTURED_ENDINGS, *RAW_ENDINGS))), None)
            raise NotFound(
                tell("corpus.nothing-called", folder=self.root, word=word), tell("hint.a-folder", folder=word, example=example or "")
            )
        if not found and (_PATH.search(word) or Path(word).suffix.lower() in {*RAW_ENDINGS, *STRUCTURED_ENDINGS}):
            raise NotFound(tell("batch.nothing-there", name=word), hint_beside(Path(word)))
        if not found:
            where = "folder" if self.root.is_dir() else "unsaid" if self.root == _USUAL else "absent"
            raise NotFound(tell("corpus.nothing-called", word=word, **{where: self.root}), _hint(self.root, word, entries))
        return found

    def _files(self) -> dict[str, Files]:
        """Return the files of raw/ and structured/; of a folder that has neither, those that lie in it."""
        return files_of(self.root) or found_in(self.root)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a word too long to be a name
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _at(path: Path, known: Mapping[str, Files]) -> Entry:
    """Return the entry of a file: the corpus' own, or one of its own for a file from elsewhere."""
    # behind its folder, a file may have another id than its name alone
    for name, (raws, structured) in known.items():
        near = (Path(each) for each in (*raws, structured) if each is not None and each.endswith(path.name))
        if any(each.name == path.name and path.resolve() == each.resolve() for each in near):
            return entry_of(name, raws, structured)
    name = notice_id(file_name(path))
    is_structured = path.suffix.lower() in STRUCTURED_ENDINGS or path.suffix.lower() == ".json"
    return entry_of(name, () if is_structured else (str(path),), str(path) if is_structured else None)


def _by_place(word: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the notices of the place that a word names, by its most exact reading that any place of the corpus has."""
    readings: tuple[Callable[[Place], bool], ...] = (
        lambda place: word in _full_names(place),
        lambda place: word.lower() in (place.short, place.slug),
        lambda place: place.code in _codes(word),
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


@cache
def _codes(word: str) -> frozenset[str]:
    """Return the codes of the places that a word may name; the whole gazetteer is loaded for it."""
    from policydiff.vocab.places.gazetteer import by_name

    return frozenset(division.code for division in by_name(word))


def _full_names(place: Place) -> set[str | None]:
    """Return the code, the name, and the name behind some or all of its parents, in full or short (重庆巫溪县)."""
    chains = {"".join((*place.parents[start:], place.name)) for start in range(len(place.parents) + 1)}
    return {place.code, *chains, *(parent.removesuffix("市").removesuffix("省") + place.name for parent in place.parents)}


def nearby(path: Path) -> tuple[str, ...]:
    """Return what is called nearly like a path that is not there, as it is typed."""
    try:
        names = [each.name for each in path.parent.iterdir() if not each.name.startswith((".", "~$"))]
    except OSError:
        return ()
    within = [
        name for name in names if len(path.stem) > 1 and path.stem in name and name.endswith(path.suffix)
    ]  # one name is long beside what is typed
    return tuple(typed(path.parent / name) for name in sorted(within)[:3] or likest(path.name, names, 3))


def hint_beside(path: Path) -> str:
    """Return what to do about a path that is not there: what is called nearly like it, else where to look."""
    near = nearby(path)
    return did_you_mean(near) if near else tell("hint.check-spelling")


def _hint(root: Path, word: str, entries: tuple[Entry, ...]) -> str:
    """Return the nearest names of the corpus, or what a person can do where nothing is near."""
    if not root.is_dir():
        results = results_in(Path())
        meant = tuple(typed(path) for folder in results for path in _of_id(folder, word))
        if meant:
            return did_you_mean(meant)
        return tell("hint.no-folder-here", folder=root, results=typed(results[0]) if results else "", none=not results)
    if not entries:
        return tell("hint.empty-folder", folder=root / "raw", structured=root / "structured")
    places = [entry.place for entry in entries if entry.place]
    names = {*(entry.id for entry in entries), *(name for place in places for name in (place.name, place.short, place.slug) if name)}
    # An id is long beside the word that somebody types for it, so first those that have the word in them.
    near = sorted(name for name in names if len(word) > 1 and word in name)[:5] or likest(word, names, 5)
    if near:
        return did_you_mean([*map(typed, near)])
    return tell("hint.list", folder="" if root == _USUAL else typed(root))


def _of_id(folder: Path, word: str) -> list[Path]:
    """Return the structured files of a folder that a word means: of its id, else with it in their id."""
    there = files(folder, STRUCTURED_ENDINGS)
    return [path for path in there if path.stem == word] or [path for path in there if len(word) > 1 and word in path.stem][:3]
