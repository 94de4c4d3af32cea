"""The digest line of a structured file: whether a person has changed what the program wrote."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from policydiff.errors import UnreadableSource, reason_of
from policydiff.installed import version_of
from policydiff.messages import tell
from policydiff.records import dataclass

MODELINE = "# yaml-language-server: $schema=../../schema/notice.schema.json"
"""For editors. Relative to data/structured/ in a folder laid out as ours; `policydiff schema notice` prints the schema."""

# each as YAML has it, and as JSON does
_LINE = re.compile(r"^ *\"?digest\"?: *\"?(sha256:[0-9a-f]{64})\"?,? *\n", re.MULTILINE)
_GENERATOR = re.compile(r"^ *\"?generator\"?: *\"?([^\"\n]+?)\"?,? *$", re.MULTILINE)
_ID = re.compile(r"^(?:id: *|  \"id\": *)(.+?),? *$", re.MULTILINE)
_SCHEMA = re.compile(r"^ *\"?schema\"?: *\"?(policydiff\.[a-z]+)/", re.MULTILINE)
_SOURCE_SHA = re.compile(r"\bsha256\"?: *\"?([0-9a-f]{64})\b")
_SOURCE_PATH = re.compile(r"\bpath\"?: *(\"(?:[^\"\\\n]|\\.)*\")")
_OF_THE_RUN = re.compile(r'^ *"?(?:generator|digest)"?: .*\n|^ *"?source"?: \{[^{}]*\},?\n', re.MULTILINE)
"""What a structured file says of the program and of the raw file, and not of the text."""
_TICK = re.compile(r'(?m)(?:^(- \{rule: .*?), checked: "(?:[^"\\\n]|\\.)*"(?=, span: )|^ *"checked": "(?:[^"\\\n]|\\.)*",\n)')
"""That a person has looked at a finding, as YAML and JSON have it: no correction of what was read, so the digest does not count it."""
_HEAD, _FIRST = 8192, 512
"""Of a file: the characters among which its header is looked for, the bytes among which it nearly always is."""
NOTICE = "policydiff.notice"
"""The schema of a structured notice, without its number."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines of a structured file say. A part that is not there, or not as the program writes it, is None.

    schema: without its number (policydiff.notice). source_sha256: of the raw file; source_name: what that is called. fits: the digest is there and fits the text
    below it, but for findings that a person has ticked off.
    """

    schema: str | None

    id: str | None
    digest: str | None
    source_sha256: str | None
    source_name: str | None
    generator: str | None
    fits: bool


@cache
def program_version() -> str:
    """Return the version of the program: "0.1.0"."""
    return version_of("policydiff") or "0"  # where it is run from a checkout that is not installed


@cache
def generator() -> str:
    """Return who writes: "policydiff 0.1.0", and where a user's words are laid over ours, which: "policydiff 0.1.0+words.1f2e…"."""
    from policydiff.vocab.load import vocabulary, vocabulary_digest

    words = vocabulary_digest() if vocabulary() else ""
    return f"policydiff {program_version()}" + (f"+words.{words}" if words else "")


def digest_of(body: str) -> str:
    """Return the digest of the text below the digest line; line ends and blanks at the very end do not count."""
    return "sha256:" + sha256(_normal(body).encode("utf-8", "surrogatepass")).hexdigest()


def with_header(schema: str, body: str) -> str:
    """Return a structured file: the editor's line, schema, generator and digest above `body`."""
    modeline = f"{MODELINE}\n" if schema.startswith("policydiff.notice/") else ""
    return f"{modeline}schema: {schema}\ngenerator: {generator()}\ndigest: {digest_of(_unticked(body))}\n{body}"


def with_json_header(document: str) -> str:
    """Return an indented JSON document with generator and digest below its first key, the schema, as YAML has them."""
    brace, schema, body = document.split("\n", 2)
    return f'{brace}\n{schema}\n  "generator": "{generator()}",\n  "digest": "{digest_of(_unticked(body))}",\n{body}'


def is_corrected(text: str) -> bool:
    """Return whether a structured file's text is no longer what a program wrote: its digest does not fit or is gone."""
    return not read_header(text).fits


def header(path: Path) -> Header:
    """Return the header of a structured file, without parsing it; raises UnreadableSource where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error))) from error
    return read_header(text)


def schema_of(path: Path | str) -> str | None:
    """Return the schema that the header of a file says, without reading the file to its end; raises UnreadableSource as `header`."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (ten thousand times)
            head = file.read(_FIRST)
            found = _SCHEMA.search(_start(head.decode("utf-8", "replace")))
            if found is None and len(head) == _FIRST:
                head += file.read(4 * _HEAD - _FIRST)
                found = _SCHEMA.search(_start(head.decode("utf-8", "replace"))[:_HEAD])
    except OSError as error:
        raise UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error))) from error
    return _group(found)


def _start(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def read_header(text: str) -> Header:
    """Return the header of a structured file's text."""
    text = _start(text)
    head = text[:_HEAD]
    line = _LINE.search(head)
    start = 0 if line is None else line.end()
    return Header(
        schema=_group(_SCHEMA.search(head)),
        id=_unquoted(_ID.search(head)),
        digest=line[1] if line else None,
        source_sha256=_group(_SOURCE_SHA.search(head, start)),
        source_name=_unquoted(_SOURCE_PATH.search(head, start)),
        generator=_group(_GENERATOR.search(head)),
        fits=line is not None and line[1] == digest_of(_unticked(text[start:])),
    )


def is_other_reading(before: str, now: str) -> bool:
    """Return whether a structured file's text says another thing than one before, whatever version wrote that and however the raw file was called."""
    return _OF_THE_RUN.sub("", before) != _OF_THE_RUN.sub("", now)


def _unticked(body: str) -> str:
    """Return a text as it was before a person ticked findings off."""
    return _TICK.sub(lambda found: found[1] or "", body) if "checked" in body else body


def _normal(body: str) -> str:
    return body.replace("\r\n", "\n").rstrip()


def _group(match: re.Match[str] | None) -> str | None:
    return match[1] if match else None


def _unquoted(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    if match[1][:1] != '"':
        return match[1].strip("'")
    try:
        return str(json.loads(match[1]))
    except ValueError:
        return None
