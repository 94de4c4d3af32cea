"""Pairs of brackets and the ends of sentences, on folded text."""

from __future__ import annotations

import re

_PAIRS = {")": "(", "]": "[", "》": "《", "}": "{"}
_BRACKET = re.compile(r"[()\[\]《》{}]")
_END = re.compile(r"[。!?][。!?]*[\"')\]》’”]*")
_QUOTE = re.compile(r'"')


def bracket_pairs(folded: str) -> list[tuple[int, int]]:
    """Return (start, end) of the outermost closed brackets, end past the closing one; a bracket left open counts for nothing.

    A closing bracket closes the nearest open one of its kind; what was opened in between and never closed is forgotten.

    >>> bracket_pairs("甲(乙(丙))丁)")
    [(1, 7)]
    """
    if not (")" in folded or "》" in folded or "]" in folded or "}" in folded):
        return []  # most texts; what nothing closes makes no pair
    marks = [(match[0], match.start()) for match in _BRACKET.finditer(folded)]
    stack: list[tuple[str, int]] = []
    depth = dict.fromkeys("([《{", 0)
    pairs: list[tuple[int, int]] = []
    for char, at in marks:
        if char in depth:
            stack.append((char, at))
            depth[char] += 1
        elif depth[_PAIRS[char]]:
            while True:
                opened, start = stack.pop()
                depth[opened] -= 1
                if opened == _PAIRS[char]:
                    break
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at + 1))
    return pairs


def sentence_ends(folded: str, pairs: list[tuple[int, int]], longest: int = 200) -> list[int]:
    """Return where each sentence ends (past its mark and closing quotes); the end of the text is always the last.

    A mark inside a bracket of at most `longest` characters ends nothing. Newlines are not looked at.
    """
    if not folded:
        return []
    if folded.find("。") in (-1, len(folded) - 1) and "!" not in folded and "?" not in folded:
        return [len(folded)]  # most paragraphs are one sentence, or none; no bracket closes behind the last character
    closed = [(start, end) for start, end in pairs if end - start <= longest] if pairs else pairs
    ends: list[int] = []
    index, quotes = 0, '"' in folded
    for match in _END.finditer(folded):
        at = match.start()
        while index < len(closed) and closed[index][1] <= at:
            index += 1
        if index < len(closed) and closed[index][0] < at:
            continue
        ends.append(_without_opening(folded, ends[-1] if ends else 0, match) if quotes and '"' in match.group() else match.end())
    if not ends or ends[-1] < len(folded):
        ends.append(len(folded))
    return ends


def _without_opening(folded: str, start: int, match: re.Match[str]) -> int:
    """Return where a sentence from `start` ends: a quotation mark behind its stop that closes nothing opens the next one."""
    quote = folded.find('"', match.start(), match.end())
    return match.end() if quote < 0 or folded.count('"', start, match.start()) % 2 else quote
