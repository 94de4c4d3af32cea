"""Sections as a reader counts and calls them: those that stand on one side only, articles where a text has articles, first words for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policydiff.model import Comparison, SectionPair
from policydiff.vocab.phrases import pattern

_ARTICLE = re.compile(r"第[^/]{1,9}条[^/]{0,3}$")
_CHAPTER = re.compile(r"第[^/]{1,6}章$")
_BREACH = pattern("acts", "^({breach})[^，,。；：:]{1,60}?{laid_down}[，,]")
"""What every penalty begins with, which says nothing of what it is for: 违反本条例第十八条规定，."""
_FIRST = re.compile(r"(?<=.{12})[，。；：,;]|(?<=.{30})")


def alone(comparison: Comparison, relation: str) -> tuple[SectionPair, ...]:
    """Return the sections that were dropped (or added) and of which no clause, below them neither, has a counterpart."""
    side, other = ("parent", "child") if relation == "dropped" else ("child", "parent")
    shared: set[str] = set()
    for match in comparison.matches:
        for clause in getattr(match, side) if getattr(match, other) else ():
            parts = clause.rpartition("#")[0].split(".")
            shared.update(".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return tuple(pair for pair in comparison.sections if pair.relation == relation and getattr(pair, side) not in shared)


def topmost(pairs: tuple[SectionPair, ...], relation: str) -> Iterator[SectionPair]:
    """Yield the sections that were dropped (or added) and stand in no section that was dropped (or added)."""
    side = "parent_path" if relation == "dropped" else "child_path"
    paths = {getattr(pair, side) or "" for pair in pairs if pair.relation == relation}
    for pair in pairs:
        path = getattr(pair, side) or ""
        if pair.relation == relation and not any(path.startswith(f"{other}/") for other in paths):
            yield pair


def by_article(comparison: Comparison) -> bool:
    """Whether the parent is a text of articles, so that a reader counts articles: half of its sections, at least, are or stand in one."""
    paths = [pair.parent_path or "" for pair in comparison.sections if pair.parent]
    return bool(paths) and 2 * sum(any(map(_ARTICLE.match, path.split("/"))) for path in paths) >= len(paths)


def counted(comparison: Comparison, pairs: Iterable[SectionPair], side: str = "parent") -> tuple[SectionPair, ...]:
    """Return those of the pairs that have the side and that a reader counts: all sections, or the articles of a text of articles."""
    articles = by_article(comparison)
    return tuple(pair for pair in pairs if getattr(pair, side) and (not articles or unit(getattr(pair, f"{side}_path")) == "article"))


def unit(path: str | None) -> str:
    """Return what stands at a path: article, chapter, section, or item: what stands in an article."""
    *above, last = (path or "").split("/")
    if any(map(_ARTICLE.match, above)):
        return "item"
    return "article" if _ARTICLE.match(last) else "chapter" if _CHAPTER.match(last) else "section"


def units(comparison: Comparison, count: int) -> str:
    """Return what a reader counts in the two documents, a key of the labels `unit`: article, articles, section, sections."""
    return ("article" if by_article(comparison) else "section") + ("" if count == 1 else "s")


def begun(path: str, texts: list[str]) -> str:
    """Return what a section without a heading is called: its number and the words it begins with; of a penalty those of what is punished.

    texts: what stands in it, sentence by sentence; where the first only announces a list, the next one says what it is about.
    """
    first = texts[0].strip() if texts else ""
    breach = _BREACH().match(first)
    if breach:
        first = first[breach.end() :].strip()
        if first.endswith((":", "：")) and len(texts) > 1:
            first = _BREACH().sub("", texts[1].strip())
        first = f"{breach[1]}…，{first}"
    return f"{path.rpartition('/')[2]} {_FIRST.split(first, maxsplit=1)[0]}…"


def called(comparison: Comparison, pair: SectionPair, side: str) -> str:
    """Return what a section is called on its side: its heading, else its number and the words it begins with."""
    path = getattr(pair, f"{side}_path") or ""
    return getattr(pair, f"{side}_heading") or begun(path, texts_under(comparison, path, side))


def texts_under(comparison: Comparison, path: str, side: str) -> list[str]:
    """Return the sentences of a side that stand under a path, in the order of the comparison."""
    paths = ((getattr(match, f"{side}_path") or "", getattr(match, f"{side}_text")) for match in comparison.matches)
    return [text for found, text in paths if text and (found == path or found.startswith(f"{path}/"))]
