"""Plain text: decoded, and otherwise left alone, but for the references of a page, and the tags of a forum, that were copied as their source."""

from __future__ import annotations

import re

from policydiff.model import Source
from policydiff.read.assemble import make_source

_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,12}\d{0,2});")
_TAG = re.compile(
    r"\[(?P<end>/?)(?P<name>align|p|list|quote|table|tr|td|b|i|u|s|size|font|color|backcolor|url|indent|hr|\*)(?:=[^\[\]\n]{1,120})?\]",
    re.IGNORECASE,
)
"""[align=center][b]…[/b][/align], as posts of a forum are written."""
_LEAST_ENDS = 4  # tags that end something; fewer are words in brackets
_LINES, _CELL = frozenset({"align", "p", "list", "quote", "table", "tr", "indent", "hr", "*"}), "td"


def read_plain(data: bytes, name: str, text: str, encoding: str) -> Source:
    """Return the Source of a plain-text file: `text` as decoded, line ends untouched, without marks.

    References to characters are the characters (&#8220; is “, &nbsp; a blank), as those of pages and of Markdown are; tags of a forum are no text.
    """
    if "&" in text:
        text = _REFERENCE.sub(_character, text)
    if "[/" in text and sum(bool(tag["end"]) for tag in _TAG.finditer(text)) >= _LEAST_ENDS:
        text = _TAG.sub(_layout, text)
    return make_source(name, data, text, "text/plain", encoding)


def _character(found: re.Match[str]) -> str:
    import html  # its table of two thousand names is for the few texts that have a reference
    from html.entities import html5

    return html.unescape(found[0]) if found[0][1] == "#" or found[0][1:] in html5 else found[0]


def _layout(tag: re.Match[str]) -> str:
    """Return what a tag of a forum does to the page: most begin or end a line, a cell ends in a tab, and those of letters do nothing."""
    name = tag["name"].lower()
    return "\n" if name in _LINES else "\t" if name == _CELL and tag["end"] else ""
