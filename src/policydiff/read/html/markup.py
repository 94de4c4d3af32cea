"""The tags of a page as they stand in its text: what nests too deep is dropped, and what a broken tag swallows is noted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field

from policydiff.read.html.boxes import tags
from policydiff.records import dataclass

_DEEPEST = 512
"""Levels of elements, as in browsers: tags beyond are dropped and their text stays, or building the tree takes quadratic time."""
_MOST_ATTRIBUTES = 300
"""Of one element: the tree takes quadratic time in them too, and no page has as many."""
_VALUE = r"""(?<=[^\s/>=])\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)"""
_TAG = re.compile(
    # A value may be quoted only after a name and an equals sign; possessive, so that no tag is scanned twice: what is repeated cannot
    # fail once it has read something (see tests/test_architecture.py).
    rf"""<(?:!--|(/?)([a-zA-Z][^\s/>]{{0,80}})((?:{_VALUE}|[^>])*+)>?)"""
)
_VALUES = re.compile(_VALUE)
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_NOT_NESTING = tags(
    """area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option
    colgroup html body head script style title"""
)
_SHUT = tags("textarea iframe xmp noembed noframes")
"""Elements in which nothing is a tag but their end."""
_UNREAD = tags("select datalist noscript template object canvas audio video svg")
"""Elements of which no text is read, with tags inside."""
_PHRASE = re.compile("(?:[^\u4e00-\u9fff]*+[\u4e00-\u9fff]){8}")
"""Eight Chinese characters: fewer in a tag are a value that somebody forgot to quote."""


@dataclass(slots=True)
class Markup:
    """A page's text as the tree is to be built of it. swallowed: the tags (<p>, <style>, <!--) whose missing end or quotation mark hides text."""

    text: str = ""
    swallowed: list[str] = field(default_factory=list)


def flatten(text: str) -> Markup:
    """Return `text` without the tags that would nest deeper than browsers allow, and without the attributes of crowded tags.

    The same text where there is nothing of the kind. Elements whose end tag may be left out do not count. Linear.
    """
    kept: list[str] = []
    depth, done, at = 0, 0, 0
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    last: dict[str, int] = {}
    hiding = _Hiding(text)
    while match := _TAG.search(text, at):
        start, at = match.start(), hiding.end(match)
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
            last[tag] = match.end()
        else:
            dropped[tag] += -1 if closing else 1
            kept.pop() if crowded else kept.append(text[done:start])
            done = match.end()
    for tag in sorted(_UNREAD & {each for each, count in opened.items() if count}):
        hiding.look(f"<{tag}>", last[tag], -1)
    return Markup("".join(kept) + text[done:] if done else text, hiding.found)


class _Hiding:
    """Where tags end, and which of them hide a phrase that a reader should see: browsers show nothing of it, and no page means it so."""

    def __init__(self, text: str) -> None:
        self.found: list[str] = []
        self._text = text
        self._ends: dict[str, int] = {}

    def end(self, match: re.Match[str]) -> int:
        """Return where to look for the next tag: after a comment, a script or a style sheet, else after the tag."""
        text, start, tag = self._text, match.end(), (match[2] or "").lower()
        if not tag:
            found = text.find("-->", match.start() + 2)
            self.look("<!--", start, found, "<!--")
            return len(text) if found < 0 else found + 3
        if not (match[0].isascii() or tag == "meta") and _hides(match):
            self.found.append(f"<{tag[:20]}>")
        if match[1]:
            return start
        if tag in ("script", "style"):
            raw = _RAW_END.search(text, start)
            self.look(f"<{tag}>", start, raw.start() if raw else -1, "</" if tag == "style" else "")
            return raw.start() if raw else len(text)
        if tag in _SHUT and 0 <= self._ends.get(tag, 0) < start:
            ending = re.compile(f"</{tag}", re.IGNORECASE).search(text, start)
            self._ends[tag] = ending.start() if ending else -1
            self.look(f"<{tag}>", start, self._ends[tag])
        return start

    def look(self, name: str, start: int, end: int, foreign: str = "") -> None:
        """Note what hides a phrase: what has no end (-1), or has in it what only a page has of which the end was lost."""
        lost = end < 0 or (foreign != "" and self._text.find(foreign, start, end) >= 0)
        if lost and _PHRASE.match(self._text, start, len(self._text) if end < 0 else end):
            self.found.append(name)


def _hides(match: re.Match[str]) -> bool:
    """Return whether a tag holds a phrase outside of quotation marks, or a value that goes on over the end of an element."""
    outside = (match[2] + _VALUES.sub(" ", match[3])).strip()
    return bool(_PHRASE.match(outside)) or any("</" in value and _PHRASE.match(value) for value in _VALUES.findall(match[3]))
