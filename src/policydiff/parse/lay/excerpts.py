"""A few words of a text around a place, as a person would quote them: they begin and end where the sentence pauses."""

from __future__ import annotations

_PAUSES = frozenset("，,；;。！？!?：:\n")
_MOST = 30


def excerpt(text: str, start: int, end: int) -> str:
    """Return text[start:end] with its clause before and behind; … stands where more than 30 characters would be quoted.

    >>> excerpt("经费保障。非国有不可移动文物由所有人负责修缮，费用自理。", 15, 17)
    '非国有不可移动文物由所有人负责修缮'
    """
    first = next((at for at in range(start, max(start - _MOST, 0), -1) if text[at - 1] in _PAUSES), max(start - _MOST, 0))
    last = next((at for at in range(end, min(end + _MOST, len(text))) if text[at] in _PAUSES), min(end + _MOST, len(text)))
    before = "…" if first and text[first - 1] not in _PAUSES else ""
    behind = "…" if last < len(text) and text[last] not in _PAUSES else ""
    return f"{before}{text[first:last].strip()}{behind}"
