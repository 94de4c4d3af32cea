"""What every reader of a laid-out format makes: lines that know what they are, put together into a Source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import field, replace

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Loss, Mark, Source
from policydiff.records import dataclass

_MOST_CHARACTERS = 10_000_000
"""Of one file; the longest yearbook has half."""
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ExtractedLine:
    """One line of the extracted text. kinds: its marks, each a kind of model.Mark with its detail ("" where it needs none)."""

    text: str
    kinds: tuple[tuple[str, str], ...] = field(default=())

    def marked(self, kind: str, detail: str = "") -> ExtractedLine:
        """Return the line with one more mark."""
        return ExtractedLine(self.text, (*self.kinds, (kind, detail)))


def digest(data: bytes) -> str:
    """Return the sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def make_source(
    path: str,
    data: bytes,
    text: str,
    media_type: str,
    encoding: str = "utf-8",
    marks: tuple[Mark, ...] = (),
    ledger: Ledger = Ledger(),  # noqa: B008 (frozen)
) -> Source:
    """Return the Source of `text`, which was read from the bytes `data`.

    Lone surrogates, which no encoding can write, become U+FFFD; how many characters are unreadable is added to the ledger.
    Raises UnreadableSource where the text is blank, or longer than any document.
    """
    encoded, text = _encoded(text)
    if not text.strip():
        raise UnreadableSource(tell("read.no-text", name=path), tell("hint.check-complete"))
    if len(text) > _MOST_CHARACTERS:
        raise UnreadableSource(tell("read.too-many-characters", name=path, most=_MOST_CHARACTERS), tell("hint.split"))
    unreadable = text.count("\ufffd")
    if unreadable:
        ledger = replace(ledger, losses=(*ledger.losses, Loss("characters", "damaged", str(unreadable))))
    sha256 = digest(data)
    return Source(path, text, sha256, sha256 if encoded == data else digest(encoded), media_type, encoding, marks, ledger)


def _encoded(text: str) -> tuple[bytes, str]:
    """Return a text as bytes, and as it is with U+FFFD for what no encoding can write."""
    try:
        return text.encode(), text
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        return text.encode(), text


def assemble(
    path: str,
    data: bytes,
    lines: Iterable[ExtractedLine],
    media_type: str,
    encoding: str = "utf-8",
    *,
    blanks: bool = False,
    ledger: Ledger = Ledger(),  # noqa: B008 (frozen)
) -> Source:
    """Return the Source of `lines`, one a line and each mark over its whole line (a page's has no length); blank ones are kept only with `blanks`.

    Neighbouring lines keep a mark each, so that a mark never spans a line end.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for line in lines:
        text = line.text.rstrip()
        if not text and not blanks:
            continue
        parts.append(text or line.text.strip(" "))  # tabs: an empty cell
        marks.extend(Mark(kind, at, at if kind == "page" else at + len(text), detail) for kind, detail in line.kinds if text)
        at += len(text) + 1
    return make_source(path, data, "\n".join(parts) + "\n", media_type, encoding, tuple(marks), ledger)
