"""HTML: the page's visible text, the notice left plain and the portal around it marked."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from policydiff.errors import MissingExtra, UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Loss, Source
from policydiff.read.assemble import assemble
from policydiff.read.html.body import label_lines
from policydiff.read.html.boxes import Page, tags
from policydiff.read.html.walk import walk

_MOST_CHARACTERS = 40_000_000
_MOST_TAGS = 1_000_000
_DEEPEST = 512
"""Levels of elements, as in browsers: tags beyond are dropped and their text stays, or building the tree takes quadratic time."""
_MOST_ATTRIBUTES = 300
"""Of one element: the tree takes quadratic time in them too, and no page has as many."""
_TAG = re.compile(
    # A value may be quoted only after a name and an equals sign; possessive, so that no tag is scanned twice: what is repeated cannot
    # fail once it has read something (see tests/test_architecture.py).
    r"""<(?:!--|(/?)([a-zA-Z][^\s/>]{0,80})((?:(?<=[^\s/>=])\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)|[^>])*+)>?)"""
)
_BEGIN, _ENDING = re.compile(r"<html[\s>]", re.IGNORECASE), re.compile(r"</html\s*>", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_NOT_NESTING = tags(
    """area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option
    colgroup html body head script style title"""
)
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
    parser = LexborHTMLParser(flatten(text.replace("\0", "")))
    root = parser.root
    if root is None:
        raise UnreadableSource(tell("read.no-text", name=name))
    page = walk(root)
    if sum(line.length - line.links for line in page.lines) < _LEAST_TEXT:
        whole = walk(root, hidden=True)
        page = whole if sum(line.length for line in whole.lines) > 2 * sum(line.length for line in page.lines) else page
    page.titles.extend(_titles(parser))
    return page


def _titles(parser: Any) -> list[str]:
    found = [node.text() for node in parser.css("head > title")[:2]]
    for node in parser.css("meta[name]")[:200]:
        names = node.attributes
        if (names.get("name") or "").lower() in ("articletitle", "title", "og:title"):
            found.append(names.get("content") or "")
    return ["".join(title.split()) for title in found if title.strip()]


def flatten(text: str) -> str:
    """Return `text` without the tags that would nest deeper than browsers allow, and without the attributes of crowded tags.

    The same text where there is nothing of the kind. Elements whose end tag may be left out do not count. Linear.
    """
    kept: list[str] = []
    depth, done, at = 0, 0, 0
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    while match := _TAG.search(text, at):
        start, at = match.start(), _end(text, match)
        if match[2] is None:
            continue
        closing, tag = match[1] == "/", match[2].lower()
        crowded = len(match[3]) > _MOST_ATTRIBUTES and len(match[3].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES
        if crowded:
            kept.extend((text[done:start], f"<{match[1]}{tag}>"))
            done = match.end()
        if tag in _NOT_NESTING:
            continue
        if closing and not dropped[tag]:
            # An end tag without its beginning closes nothing.
            depth -= opened[tag] > 0
            opened[tag] -= opened[tag] > 0
        elif not closing and depth < _DEEPEST:
            depth += 1
            opened[tag] += 1
        else:
            dropped[tag] += -1 if closing else 1
            kept.pop() if crowded else kept.append(text[done:start])
            done = match.end()
    return "".join(kept) + text[done:] if done else text


def _end(text: str, match: re.Match[str]) -> int:
    """Return where to look for the next tag: after a comment, a script or a style sheet, else after the tag."""
    if match[2] is None:
        found = text.find("-->", match.start() + 2)
        return len(text) if found < 0 else found + 3
    if match[1] or match[2].lower() not in ("script", "style"):
        return match.end()
    raw = _RAW_END.search(text, match.end())
    return raw.start() if raw else len(text)
