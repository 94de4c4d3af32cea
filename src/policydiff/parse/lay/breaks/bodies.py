"""Names of bodies, and what they do, that a wrap cut, in a text whose other lines do not tell how wide it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.lay.breaks.alone import stands_alone
from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.bodies import name_words, names_a_body
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

_COLON = ":"
_LONGEST_NAME = 30
_PARTS = re.compile(r"[、,;:()\[\] ]")
_BODIES = frozenset({"lead", "cooperating", "responsible", "guiding"})
_ROLE = pattern("roles", r"(?:{beside}|{answering}|{heads})[,;。]")
_LISTED = re.compile("[,、;][^,、;:。]{2,30}$")


def halves_of_names(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on the list of a label above them: 责任单位：县财政局、县人力资源社会 / 保障局、县总工会.

    What ends the one is no name of a body by itself, and with what begins the other it is; a line that begins as a name does is one of its own, and so is what signs over a day.
    """
    lists = {index for index, line in enumerate(lines) if _COLON in line.folded and line.kind == "text" and _is_list(line.folded)}
    found: set[int] = set()
    if not lists:
        return found
    listed = -1  # the last line that is in such a list
    above = -1
    for index, line in enumerate(lines):
        if line.kind == "page-furniture":
            continue
        below = lines[index + 1].folded if index + 1 < len(lines) else ""
        if listed == above >= 0 and _goes_on(lines[above], line) and not stands_alone(below):
            found.add(index)
            listed = index
        elif index in lists:
            listed = index
        if index in found and _COLON in line.folded and index not in lists:
            listed = -1
        above = index
    return found


def roles_below_names(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that begin with what the bodies do in whose list the line above ends: …牵头，县财政局、县自然资源局 / 配合，对围网进行修复."""
    texts = [line.folded for line in lines]
    begins = _role_begins()
    begun = (index for index in range(1, len(texts)) if texts[index][:1] in begins and lines[index].kind == lines[index - 1].kind == "text")
    return {index for index in begun if _ROLE().match(texts[index]) is not None and _ends_in_body(texts[index - 1])}


@cache
def _role_begins() -> frozenset[str]:
    return frozenset(word[0] for key in ("beside", "answering", "heads") for word in load_yaml("roles")[key])


def _ends_in_body(folded: str) -> bool:
    """Whether a line ends in a list of bodies, and not in a label's."""
    last = _LISTED.search(folded)
    return last is not None and ":" not in folded and names_a_body(last.group()[1:])


def _is_list(folded: str) -> bool:
    """Whether the last label on a line is one of bodies, and they follow it without an end."""
    before, _, names = folded.rpartition(_COLON)
    return bool(names) and label_roles().get(_PARTS.split(before)[-1]) in _BODIES


def _goes_on(above: PhysicalLine, line: PhysicalLine) -> bool:
    """Whether the name at the end of a list is cut, and goes on in the line below."""
    if line.kind != "text" or line.detail or read_marker(line.folded) is not None:
        return False
    begun, rest = _PARTS.split(above.folded)[-1], _PARTS.split(line.folded)[0]
    if not begun or len(begun) > _LONGEST_NAME or not rest or line.folded[len(rest) : len(rest) + 1] == _COLON:
        return False
    if names_a_body(begun) or not names_a_body(begun + rest):
        return False
    return name_words("heads").match(rest) is None or name_words("no_heads").match(rest) is not None
