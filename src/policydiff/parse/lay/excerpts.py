"""A few words of a text around a place, as a person would quote them: they begin and end where the sentence pauses."""

from __future__ import annotations

_PAUSES = frozenset("，,；;。！？!?：:\n")
_MOST = 30


def excerpt(text: str, start: int, end: int) -> str:
    """Return text[start:end] with its clause before and behind; … stands where more than 30 characters would be quoted.

    >>> excerpt("经费保障。非国有不可移动文物由所有人负责修缮，费用自理。", 15, 17)
    '非国有不可移动文物由所有人负责修缮'
    """
    first = next((at for at in range(start, max(start - _MOST, 0), -1) if _pauses(text, at - 1)), max(start - _MOST, 0))
    last = next((at for at in range(end, min(end + _MOST, len(text))) if _pauses(text, at)), min(end + _MOST, len(text)))
    before = "…" if first and not _pauses(text, first - 1) else ""
    behind = "…" if last < len(text) and not _pauses(text, last) else ""
    return f"{before}{text[first:last].strip()}{behind}"


def _pauses(text: str, at: int) -> bool:
    """Tell a mark between parts of a sentence from one inside a number: 由1:20提高到1:15."""
    return text[at] in _PAUSES and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
