"""HTML: the page's visible text, the notice left plain and the portal around it marked."""

from __future__ import annotations

import re
from typing import Any

from policydiff.errors import MissingExtra, UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Loss, Source
from policydiff.read.assemble import assemble
from policydiff.read.html.body import label_lines
from policydiff.read.html.boxes import Page
from policydiff.read.html.markup import flatten
from policydiff.read.html.walk import walk

_MOST_CHARACTERS = 40_000_000
_MOST_TAGS = 1_000_000
_BEGIN, _ENDING = re.compile(r"<html[\s>]", re.IGNORECASE), re.compile(r"</html\s*>", re.IGNORECASE)
_LEAST_TEXT = 60
"""Non-blank characters outside links: a page that shows less may keep its text in an element that a script uncovers."""


def read_html(data: bytes, name: str, text: str, encoding: str) -> Source:
    """Return the Source of a web page of any site.

    Every visible line is in the text, one paragraph, table row or metadata pair a line. What is not the notice is marked:
    portal (navigation, tools, footers), metadata; inside the notice heading, row and contents. Raises MissingExtra.
    """
    page = read_page(text, name)
    if not page.lines:
        raise UnreadableSource(tell("read.blank-page", name=name), tell("hint.save-when-loaded"))
    losses = [Loss("part", "limit", name)] if page.cut else []
    losses.extend(Loss("part", "damaged", tag) for tag in dict.fromkeys(page.swallowed))
    if _BEGIN.search(text) and not _ENDING.search(text):
        losses.append(Loss("end", "damaged"))
    return assemble(name, data, label_lines(page), "text/html", encoding, ledger=Ledger(losses=tuple(losses)))


def read_page(text: str, name: str) -> Page:
    """Return the visible lines of an HTML text."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtra("html", tell("extra.html")) from error
    if len(text) > _MOST_CHARACTERS or text.count("<") > _MOST_TAGS:
        raise UnreadableSource(tell("read.page-too-large", name=name), tell("hint.extract-text"))
    markup = flatten(text.replace("\0", ""))
    parser = LexborHTMLParser(markup.text)
    root = parser.root
    if root is None:
        raise UnreadableSource(tell("read.no-text", name=name))
    page = walk(root)
    if sum(line.length - line.links for line in page.lines) < _LEAST_TEXT:
        whole = walk(root, hidden=True)
        page = whole if sum(line.length for line in whole.lines) > 2 * sum(line.length for line in page.lines) else page
    page.titles.extend(_titles(parser))
    page.swallowed = tuple(markup.swallowed)
    return page


def _titles(parser: Any) -> list[str]:
    found = [node.text() for node in parser.css("head > title")[:2]]
    for node in parser.css("meta[name]")[:200]:
        names = node.attributes
        if (names.get("name") or "").lower() in ("articletitle", "title", "og:title"):
            found.append(names.get("content") or "")
    return ["".join(title.split()) for title in found if title.strip()]
