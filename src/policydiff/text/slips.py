"""Slips that people make in YAML, told in plain words at their line: what the YAML reader says of them helps nobody."""

from __future__ import annotations

import re
from collections.abc import Callable

_MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_KEY = r"(?:^[ \t]*(?:- )?\{?|[,{][ \t]*)([A-Za-z_]+)"
_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(_KEY + "：", re.MULTILINE),
        lambda found: f"the colon after {found[1]} is a full-width one (：); type a plain one and a blank: {found[1]}: …",
    ),
    (re.compile(r"^ *\t"), lambda found: "a tab stands before the text; indent with blanks, as the lines around it are"),
    (re.compile(r"\n *\t"), lambda found: "a tab stands before the text; indent with blanks, as the lines around it are"),
    (re.compile(_KEY + r":(?=[\"'\[{])", re.MULTILINE), lambda found: f"a blank is missing after the colon: {found[1]}: …"),
    (
        re.compile(_KEY + ": *[“”「『]", re.MULTILINE),
        lambda found: f'the quotation marks after {found[1]} are Chinese ones; the text itself stands in plain ones: "…"',
    ),
    (re.compile(r'"(?:，|、) *"'), lambda found: "the comma between two values is a Chinese one; type a plain one and a blank"),
)
_ESCAPED = re.compile(r'\\.|"')


def find_slip(text: str) -> tuple[str, int] | None:
    """Return what is wrong with a text that is no YAML, in words for a person, and its offset; None where nothing is recognised.

    For texts that the YAML reader has refused: in a good file the same marks may be well placed. In a structured file every text
    stands on one line, so a line with an odd number of quotation marks lacks one.
    """
    merge = _MERGE.search(text)
    if merge is not None:
        return (
            "two versions stand here, from a merge that was not settled; keep one, and take out the lines <<<, === and >>>",
            merge.start(),
        )
    found = [
        (match.end() - 1 if "：" in match[0] else match.start(match.lastindex or 0), words(match))
        for pattern, words in _SLIPS
        if (match := pattern.search(text))
    ]
    odd = _odd_quotes(text)
    if odd is not None:
        found.append((odd, 'a quotation mark is missing in this line: every text stands between two "'))
    if not found:
        return None
    offset, message = min(found)
    return message, offset + (len(text[offset:]) - len(text[offset:].lstrip("\n")))


def _odd_quotes(text: str) -> int | None:
    offset = 0
    for line in text.splitlines(keepends=True):
        if not line.lstrip().startswith("#") and sum(mark == '"' for mark in _ESCAPED.findall(line)) % 2:
            return offset
        offset += len(line)
    return None
