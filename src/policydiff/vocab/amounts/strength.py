"""The ladder of modality: how strongly a word commits."""

from __future__ import annotations

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
