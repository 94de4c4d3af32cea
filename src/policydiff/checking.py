"""Structured files to findings: each is read, put beside its raw file and its corpus, and validated; for CI and for people."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path

from policydiff.corpus import RAW_ENDINGS, files, nearby
from policydiff.errors import PolicydiffError, UnreadableSource, did_you_mean, reason_of
from policydiff.limits import bounded
from policydiff.messages import tell
from policydiff.model import Notice
from policydiff.pipeline import parse_source
from policydiff.read import read_file
from policydiff.records import dataclass
from policydiff.store import Header, generator, raw_elsewhere, raw_folder, read_header
from policydiff.store.guard import is_report
from policydiff.store.memory import Memory
from policydiff.text.ids import file_name, notice_id, printed_names, same_file_key
from policydiff.text.placed import MAX_CHARACTERS
from policydiff.validate import Corpus, Finding, Raw, Subject, check, unreadable
from policydiff.validate.again import Again
from policydiff.validate.finding import fingerprint
from policydiff.validate.rules.file import MISSING_STRUCTURED, ORPHAN_RAW

ENDINGS = frozenset({".yaml", ".yml", ".json"})
_SOURCE_PATH = re.compile(r"\bpath\"?: *(\"(?:[^\"\\]|\\.)*\")")
_TITLE = re.compile(r"^ {2,8}\"?(title|document_number)\"?: \"(.*)\",?$", re.MULTILINE)
_HEAD = 8192
_FEW = 8  # files; fewer than these are checked sooner than other processes start


@dataclass(frozen=True, slots=True)
class Setting:
    """What every file of a run is checked against. raws: raw files by how they are printed, and by name alone.

    fresh: read the sources anew; raw_folders: where the raw files were looked for; pairs: the folders
    of structured files, each with that of its raw files; claims: which file of which name was read from
    which source, of the structured files around; books: of a folder of structured files, the workbook that was exported last.
    """

    raws: dict[str, tuple[Path, ...]]
    corpus: Corpus | None = None
    fresh: bool = True
    raw_folders: tuple[Path, ...] = ()
    pairs: tuple[tuple[Path, Path], ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    books: tuple[tuple[Path, str], ...] = ()


def structured_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and the structured files below the folders named; raises UnreadableSource for a path that is none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += files(path, ENDINGS)
        elif path.is_file():
            found.append(path)
        else:
            near = nearby(path)
            hint = did_you_mean(near) if near else tell("hint.parse-structured")
            raise UnreadableSource(tell("checking.nothing-there", path=path), hint)
    return tuple(dict.fromkeys(found))


def setting(paths: Sequence[Path], raw: Path | None, *, fresh: bool = True, book: Callable[[Path], str] | None = None) -> Setting:
    """Return the setting for some structured files: their raw files, and what they and their neighbours are called.

    raw: the folder of raw files; where it is not given, the one beside the folder of each file (see raw_folder). What it lacks may stand in the
    folder of the file itself, or in another one beside it. book: names the workbook that was exported last of a folder of structured files.
    """
    folders = {path.parent for path in paths}
    pairs = [(folder, raw if raw is not None else raw_folder(folder, _sources_of(folder, paths))) for folder in sorted(folders)]
    raw_folders = sorted({there for _, there in pairs})
    raws: dict[str, tuple[Path, ...]] = {}
    for path, printed in ((path, name) for folder in raw_folders for path, name in printed_names(files(folder, RAW_ENDINGS)).items()):
        for name in {printed, file_name(path)}:
            raws[name] = (*raws.get(name, ()), path)
    for path in (each for folder in sorted(folders) for each in files(folder, RAW_ENDINGS) if each.parent == folder):
        raws.setdefault(file_name(path), (path,))  # a comparison may stand beside the texts that it compares
    neighbours = {path for folder in folders for path in files(folder, ENDINGS)} | set(paths)
    corpus, claims = _around(sorted(neighbours))
    lost = {file_name(Path(source)) for _, source in claims}.difference(raws) if raw is None else set()
    for folder in sorted(folders):
        raws.update((name, (path,)) for name, path in raw_elsewhere(folder, lost).items())
    books = tuple((folder, book(folder)) for folder in sorted(folders)) if book else ()
    return Setting(raws, corpus, fresh, tuple(raw_folders), tuple(pairs), claims, books)


def check_files(paths: Sequence[Path], given: Setting, jobs: int = 1) -> Iterator[tuple[Finding, ...]]:
    """Yield the findings of each file, in the order of `paths`; jobs: processes to use where there are many files."""
    if jobs > 1 and len(paths) > _FEW:
        # the setting, which grows with the folder, is handed to each process once
        with ProcessPoolExecutor(jobs, initializer=_GIVEN.append, initargs=(given,)) as pool:
            yield from pool.map(_check_given, paths, chunksize=8)
    else:
        yield from (check_file(path, given) for path in paths)


_GIVEN: list[Setting] = []


def _check_given(path: Path) -> tuple[Finding, ...]:
    return check_file(path, _GIVEN[-1])


def check_folders(given: Setting) -> tuple[Finding, ...]:
    """Return the findings on raw files that no structured file was read from; for runs over whole folders."""
    sources = {source for _, source in given.claims}
    stems = {same_file_key(stem): stem for stem, _ in given.claims}
    found = []
    for folder in given.raw_folders:
        for path, printed in printed_names(files(folder, RAW_ENDINGS)).items():
            stem = stems.get(same_file_key(notice_id(printed)))
            if printed in sources or file_name(path) in sources or is_report(path):
                continue
            rule = MISSING_STRUCTURED if stem is None else ORPHAN_RAW
            said = tell("missing-structured") if stem is None else tell("orphan-raw", stem=stem)
            results = [results for results, sources in given.pairs if sources == folder]
            hint = Again(results[0] if len(results) == 1 else None, folder).missing() if stem is None else ""
            found.append(
                Finding(rule.id, rule.severity, said, path.as_posix(), 1, 1, fingerprint=fingerprint(rule.id, printed, ""), hint=hint)
            )
    return tuple(found)


def check_file(path: Path, given: Setting) -> tuple[Finding, ...]:
    """Return the findings of one structured file; what cannot be read is a finding too, never an exception."""
    label = path.as_posix()
    try:
        if path.stat().st_size > 4 * MAX_CHARACTERS:
            return unreadable(label, tell("checking.too-large", most=f"{4 * MAX_CHARACTERS:,}"))
        data = path.read_bytes()
    except OSError as error:
        return unreadable(label, tell("checking.cannot-be-read", reason=reason_of(error)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return unreadable(label, tell("checking.not-utf8", byte=f"{data[error.start]:02X}"), data.count(b"\n", 0, error.start) + 1)
    try:
        with bounded(label, fatal=False):
            return check_text(label, text, given)
    except UnreadableSource as error:  # more time or memory than there is for one file
        return unreadable(label, error.message)


def check_text(label: str, text: str, given: Setting) -> tuple[Finding, ...]:
    """Return the findings of a structured file's text; label: what it is called in them."""
    return check(_subject(label, text, given))


def _subject(label: str, text: str, given: Setting) -> Subject:
    head = read_header(text)
    raw_path = _raw_of(head, text, given)
    common = {
        "file": label,
        "text": text,
        "corpus": given.corpus,
        "corrected": not head.fits if head.digest is not None or head.generator is not None else None,
        "same_version": head.generator in (None, generator()),
        "sources": partial(_sources, given),
        "again": _again(label, raw_path, given),
        "written": partial(_written, Path(label), head),
    }
    if raw_path is None:
        return Subject(**common)  # type: ignore[arg-type]
    try:
        source = read_file(raw_path, name=_source_name(text))
    except PolicydiffError as error:  # a PDF without its reader, a raw file that has become unreadable
        return Subject(**common, raw_trouble=error.message)  # type: ignore[arg-type]
    raw = Raw(source.text, source.sha256, source.text_sha256)
    return Subject(**common, raw=raw, fresh=partial(parse_source, source) if given.fresh else None)  # type: ignore[arg-type]


def _written(path: Path, now: Header) -> Notice | None:
    """Return what the program wrote to a file that a person has corrected since, as far as it is remembered; now: the file's header."""
    from policydiff.store import load_notice

    for text in Memory(path).written():
        head = read_header(text)
        if head.fits and (head.generator, head.source_sha256) == (now.generator, now.source_sha256):
            with contextlib.suppress(PolicydiffError):
                return load_notice(text)
    return None


def _again(label: str, raw: Path | None, given: Setting) -> Again:
    """Return how a file is written anew: with the folder of its raw file where that stands in it, else with no names."""
    folder = Path(label).parent
    sources = next((sources for results, sources in given.pairs if results == folder), None)
    book = dict(given.books).get(folder, "")
    return Again(folder, sources, raw, book) if raw is not None and sources is not None and sources in raw.parents else Again()


def _sources(given: Setting, identifier: str) -> frozenset[str]:
    """Return the sha256 of the raw files that a notice of this id is read from."""
    paths = {path for name, paths in given.raws.items() if notice_id(name) == identifier for path in paths}
    return frozenset(_sha256(path) for path in paths)


def _raw_of(head: Header, text: str, given: Setting) -> Path | None:
    """Return the raw file of a structured one: the one of its name, or of several the one with its bytes, else the first."""
    name = _source_name(text)
    named = given.raws.get(name) or given.raws.get(name.rpartition("/")[2], ())
    if len(named) < 2:
        return next(iter(named), None)
    return next((path for path in named if _sha256(path) == head.source_sha256), named[0])


def _sha256(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _source_name(text: str) -> str:
    """Return what a structured file's `source.path` has: only ever looked up among the raw files, whatever folders it claims."""
    found = _SOURCE_PATH.search(text[:_HEAD])
    try:
        return "" if found is None else str(json.loads(found[1])).replace("\\", "/")
    except ValueError:
        return ""


def _sources_of(folder: Path, paths: Sequence[Path]) -> Iterator[str]:
    """Yield what the raw files of the first structured files of a folder are called."""
    for path in [each for each in paths if each.parent == folder][:_FEW]:
        with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
            yield from filter(None, [file_name(Path(_source_name(file.read(_HEAD))))])


def _around(paths: Iterable[Path]) -> tuple[Corpus, tuple[tuple[str, str], ...]]:
    """Return what some structured files are called and cite, and of each its stem and the source that it names."""
    numbers: set[str] = set()
    titles: set[str] = set()
    claims: list[tuple[str, str]] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8", errors="replace") if path.stat().st_size <= MAX_CHARACTERS else ""
        except OSError:
            continue
        for key, value in _TITLE.findall(text):
            (titles if key == "title" else numbers).add(value)
        if source := _source_name(text):
            claims.append((path.stem, source))
    return Corpus(frozenset(numbers), frozenset(titles)), tuple(claims)
