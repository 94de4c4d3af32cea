"""The fixed turns of laws and of office prose: whoever has them need not have them from another."""

from __future__ import annotations

from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.stock import stock_phrases


@cache
def fixed_turns() -> tuple[str, ...]:
    """Return the turns and the stock phrases as printed, the longest first."""
    turns = {word for entry in load_yaml("turns")["kinds"] for word in entry["words"]}
    return tuple(sorted(turns | set(stock_phrases()), key=lambda turn: (-len(turn), turn)))
