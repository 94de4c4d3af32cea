"""What a command may write over: what such a command wrote, and nothing that it reads, that is a notice or a person's work."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from policydiff.errors import OutputInTheWay, UnwritableOutput
from policydiff.messages import tell
from policydiff.store.digest import read_header
from policydiff.store.writing import is_stream, write_atomic

_HEAD = 4096
_MARKS = (
    (re.compile(r'<meta name="generator" content="policydiff'), "page"),
    (re.compile(r'<testsuites name="policydiff validate"'), "junit"),
    (re.compile(r'"driver": \{\s*"name": "policydiff"'), "sarif"),
    (re.compile(r'"\$id": "urn:policydiff:'), "schema"),
    (re.compile(r'\A\{"path": "[^\n]*", "target": "[^\n]*", "status": "'), "log"),
    (re.compile(r"\A# [^\n]* [←→] [^\n]*\n\n- \*\*"), "comparison in Markdown"),
    (re.compile(r"\A# [^\n]*\n\n- \*\*[^*\n]+\*\* [\s\S]*?\n *- (?:◆ |\*[^*\n]{1,20}\* )"), "notice in Markdown"),
    (re.compile(r"\A(?:parent|上级文件) {2,}\S[^\n]*\n(?:[^\n]+\n){0,12}?(?:child|本级文件) {2,}\S"), "comparison as text"),
    (re.compile(r"\A(?:[^\n]+\n){1,8}?(?:file|文件) {2,}(\S+)  \S"), "notice as text"),
)
_SCHEMA = re.compile(r'^\s*"?schema"?: *"?policydiff\.(\w+)/', re.MULTILINE)
_TOTALS = re.compile(r"^\d+ files?: .*\n\Z", re.MULTILINE)
_STAMP = b">2000-01-01T00:00:00Z</dcterms:modified>"
"""In every workbook and every Word file as the program writes it."""
_REPORTS, _WORKBOOKS = (".html", ".htm", ".docx"), (".xlsx",)
_ALIKE = 3
"""Lines with which a text begins as another one does, where nothing else says what it is."""


def write_result(path: Path, content: str | bytes, *, reads: Iterable[Path] = (), force: bool = False) -> None:
    """Write a command's result as write_atomic does; raises OutputInTheWay where `guard` finds that something would be lost."""
    guard(path, content, reads=reads, force=force)
    write_atomic(path, content)


def open_log(path: Path, *, reads: Iterable[Path] = (), force: bool = False) -> TextIO:
    """Return an empty file that takes lines one by one, so that a run that is killed has logged what it did; raises as write_result."""
    guard(path, '{"path": "", "target": "", "status": "', reads=reads, force=force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="\n", buffering=1)
    except OSError as error:
        raise UnwritableOutput(tell("write.log", path=path), error) from error


def guard(path: Path, content: str | bytes, *, reads: Iterable[Path] = (), force: bool = False) -> None:
    """Raise OutputInTheWay where writing `content` to `path` would cost a person something.

    reads: the files that the command reads, and folders of raw notices, of which no file is written over. What stands at `path`
    must be empty, or a result of the same kind that nobody has corrected. force: write over all of it. Devices and pipes hold
    nothing; folders and files that may not be written are told by the write itself.
    """
    if force or is_stream(path) or not path.is_file():
        return
    for each in reads:
        if _is_below(path, each):
            raise OutputInTheWay(path, tell("way.raw"))
        if _is_same(path, each):
            raise OutputInTheWay(path, tell("way.read"))
    try:
        old = path.read_bytes()
    except OSError:
        return
    if not old.strip():
        return
    kind = kind_of(old)
    if kind == "corrected":
        raise OutputInTheWay(path, tell("way.corrected"))
    new = content.encode("utf-8") if isinstance(content, str) else content
    if kind != kind_of(new) if kind else not _begins_alike(old, new):
        raise OutputInTheWay(path, tell("way.other"))


def kind_of(data: bytes) -> str | None:
    """Return what kind of result of this program a file is, "corrected" where a person has changed it, None where it may be none."""
    if data[:4] == b"PK\x03\x04":
        return _package_kind(io.BytesIO(data))
    text = data[:_HEAD].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    schema = _SCHEMA.search(text)
    if schema is not None:
        has_digest = schema[1] in ("notice", "comparison")
        return schema[1] if not has_digest or read_header(data.decode("utf-8", "replace")).fits else "corrected"
    found = next((kind for mark, kind in _MARKS if mark.search(text)), None)
    return found or ("findings as text" if _TOTALS.search(data[-_HEAD:].decode("utf-8", "replace")) else None)


def is_report(path: Path, *, workbooks: bool = False) -> bool:
    """Return whether a page or a Word file is a report of this program, saved by a person since or not, and so no notice to be read.

    workbooks: or an exported workbook. Texts and Markdown are not told so: a notice may begin as a report does.
    """
    ending = path.suffix.lower()
    if ending not in (*_REPORTS, *(_WORKBOOKS if workbooks else ())):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head[:4] != b"PK\x03\x04":
                return _MARKS[0][0].search(head.decode("utf-8", "replace")) is not None
            file.seek(0)
            return _package_kind(file) is not None
    except OSError:
        return False


def _package_kind(data: BinaryIO) -> str | None:
    import zipfile  # takes longer to load than a short list to make

    try:
        with zipfile.ZipFile(data) as package, package.open("docProps/core.xml") as properties:
            core = properties.read(_HEAD)
            if b">policydiff<" not in core:
                return None
            if _STAMP not in core:  # Word, or a spreadsheet program, writes when it saved
                return "corrected"
            return "document" if "word/document.xml" in package.namelist() else "workbook"
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return None


def _begins_alike(old: bytes, new: bytes) -> bool:
    """Return whether two tables have the same head, or two texts the same first lines."""
    first, second = _lines(old), _lines(new)
    if first[:1] == second[:1] and first and (first[0].count(b",") > 3 or first[0].count(b"\t") > 3):
        return True
    if first and second and all(_is_of_notices(lines[0]) for lines in (first, second)):  # a table of notices, in whatever language
        return len(re.split(rb"[,\t]", first[0])) == len(re.split(rb"[,\t]", second[0]))
    return len(first) == _ALIKE and first == second


def _is_of_notices(head: bytes) -> bool:
    """Return whether a line is the head of one of our tables of notices, by its first columns in some language."""
    from policydiff.tables.notices import LEADING
    from policydiff.vocab.labels import LANGUAGES, labels

    keys = [column.key for column in LEADING]
    heads = [keys, *([labels(language)("column", key) for key in keys] for language in LANGUAGES)]
    return re.split(r"[,\t]", head.decode("utf-8", "replace"))[: len(keys)] in heads


def _lines(data: bytes) -> list[bytes]:
    lines = io.BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    return [line.rstrip(b"\r\n") for line in islice(lines, _ALIKE)]


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _is_below(path: Path, folder: Path) -> bool:
    return folder.is_dir() and Path(os.path.realpath(folder)) in Path(os.path.realpath(path)).parents
