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
    if len(marks) == 2:  # most of the others
        (opening, start), (closing, end) = marks
        return [(start, end + 1)] if _PAIRS.get(closing) == opening else []
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
    if not pairs and '"' not in folded:
        stops = [match.end() for match in _END.finditer(folded)]
        return stops if stops and stops[-1] == len(folded) else [*stops, len(folded)]
    closed = [(start, end) for start, end in pairs if end - start <= longest] if pairs else pairs
    ends: list[int] = []
    index, quotes = 0, folded.count('"')
    seen = counted = 0  # of the quotation marks before a place
    for match in _END.finditer(folded):
        at, stop = match.span()
        while index < len(closed) and closed[index][1] <= at:
            index += 1
        if index < len(closed) and closed[index][0] < at:
            continue
        closing = folded.find('"', at, stop) if quotes else -1
        if closing < 0:
            ends.append(stop)
            continue
        # Where each mark that opens is closed, all of them tell; else those of the sentence.
        counted, seen = counted + folded.count('"', seen, at), at
        inside = counted if quotes % 2 == 0 else folded.count('"', ends[-1] if ends else 0, at)
        ends.append(stop if inside % 2 else closing)
    if not ends or ends[-1] < len(folded):
        ends.append(len(folded))
    return ends
