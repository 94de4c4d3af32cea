"""Plain text: decoded, and otherwise left alone."""

from __future__ import annotations

from policydiff.model import Source
from policydiff.read.assemble import make_source


def read_plain(data: bytes, name: str, text: str, encoding: str) -> Source:
    """Return the Source of a plain-text file: `text` as decoded, line ends untouched, without marks."""
    return make_source(name, data, text, "text/plain", encoding)
