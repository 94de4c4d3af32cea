"""Plain text: decoded, and otherwise left alone, but for the references of a page that was copied as its source."""

from __future__ import annotations

import html
import re
from html.entities import html5

from policydiff.model import Source
from policydiff.read.assemble import make_source

_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,12}\d{0,2});")


def read_plain(data: bytes, name: str, text: str, encoding: str) -> Source:
    """Return the Source of a plain-text file: `text` as decoded, line ends untouched, without marks.

    References to characters are the characters (&#8220; is “, &nbsp; a blank), as those of pages and of Markdown are.
    """
    if "&" in text:
        text = _REFERENCE.sub(_character, text)
    return make_source(name, data, text, "text/plain", encoding)


def _character(found: re.Match[str]) -> str:
    return html.unescape(found[0]) if found[0][1] == "#" or found[0][1:] in html5 else found[0]
