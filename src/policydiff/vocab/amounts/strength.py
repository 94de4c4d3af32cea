"""The ladder of modality: how strongly a word commits."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml

PLAIN = 50
"""The strength of a statement without any such word."""


@cache
def ladder() -> dict[str, int]:
    """Return each word with its strength, 0 (left open) to 100 (no way out), longest word first."""
    words = {word: entry["strength"] for entry in load_yaml("strength")["ladder"] for word in entry["words"]}
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))


def strength_of(text: str) -> int | None:
    """Return the strength of a text made of ladder words alone (the weakest counts), PLAIN for "", None for any other text.

    >>> strength_of("大力"), strength_of("探索"), strength_of(""), strength_of("发展")
    (80, 15, 50, None)
    """
    weakest: int | None = None
    rest = text
    while rest:
        word = next((word for word in ladder() if rest.startswith(word)), None)
        if word is None:
            return None
        weakest = ladder()[word] if weakest is None else min(weakest, ladder()[word])
        rest = rest[len(word) :]
    return PLAIN if weakest is None else weakest


def commitments(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words by which a sentence commits somebody, in its order, each with its strength.

    A word inside another one (应用, 重要, 许可) is none, nor is one in the middle of a part of the sentence, unless it commits wherever it stands.

    >>> commitments("大力支持企业研究开发，鼓励有条件的乡镇可以先行"), commitments("推广应用重要成果")
    ((('大力', 80), ('支持', 40), ('鼓励', 35), ('有条件的', 10), ('可以', 10)), ())
    """
    found: list[tuple[str, int]] = []
    begins = 0  # where a word of any kind would commit
    for match in _pattern().finditer(text):
        word = match["word"]
        if match["inside"] is not None:
            continue
        if word is None:
            begins = match.end() if match["link"] is None or match.start() == begins else begins
        elif word in _anywhere() or match.start() == begins:
            found.append((word, ladder()[word]))
            begins = match.end()
    return tuple(found)


def strength_in(text: str) -> int:
    """Return how strongly a sentence commits: its first word that does so counts, of several in a row the weakest; PLAIN without any.

    >>> strength_in("大力支持企业上云，鼓励先行先试"), strength_in("各部门要密切配合"), strength_in("建成科技馆1座")
    (40, 90, 50)
    """
    found = commitments(text)
    weakest, at = PLAIN, -1
    for word, strength in found:
        here = text.find(word, max(at, 0))
        if at >= 0 and here != at:
            break
        weakest, at = (strength if at < 0 else min(weakest, strength)), here + len(word)
    return weakest


@cache
def _anywhere() -> frozenset[str]:
    return frozenset(word for entry in load_yaml("strength")["ladder"] if entry.get("anywhere") for word in entry["words"])


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds other words that hold one that commits (inside), words that commit (word), words between (link), and the beginnings of parts."""
    words = load_yaml("strength")
    others, links = ([word for entry in words[name] for word in entry["words"]] for name in ("others", "links"))
    listed = [sorted(each, key=lambda word: (-len(word), word)) for each in (others, [*ladder()], links)]
    other, word, link = ("|".join(map(re.escape, each)) for each in listed)
    return re.compile(f"(?:{other})(?P<inside>)|(?P<word>{word})|(?P<link>{link})|[，。；：、！？,;:!?（）()“”《》\\s]+")
