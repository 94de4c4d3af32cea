"""Slips that people make in YAML, told in plain words at their line: what the YAML reader says of them helps nobody."""

from __future__ import annotations

import re
from collections.abc import Callable

from policydiff.messages import Message, tell

_MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_KEY = r"(?:^[ \t]*(?:- )?\{?|[,{][ \t]*)([A-Za-z_]+)"
_SLIPS: tuple[tuple[re.Pattern[str], Callable[[str], Message]], ...] = (
    (re.compile(_KEY + "：", re.MULTILINE), lambda key: tell("slip.colon", key=key)),
    (re.compile(r"(?:^|(?<=\n))[ -]*\t"), lambda _: tell("slip.tab")),
    (re.compile(_KEY + r":(?=[\"'\[{])", re.MULTILINE), lambda key: tell("slip.blank", key=key)),
    (re.compile(_KEY + ": *[“”「『]", re.MULTILINE), lambda key: tell("slip.quotes", key=key)),
    (re.compile(r'"(?:，|、) *"'), lambda _: tell("slip.comma")),
)
_ESCAPED = re.compile(r'\\.|"')


def find_slip(text: str) -> tuple[Message, int] | None:
    """Return what is wrong with a text that is no YAML, in words for a person, and its offset; None where nothing is recognised.

    For texts that the YAML reader has refused: in a good file the same marks may be well placed. In a structured file every text
    stands on one line, so a line with an odd number of quotation marks lacks one.
    """
    merge = _MERGE.search(text)
    if merge is not None:
        return tell("slip.merge"), merge.start()
    found = [_at(match, words) for pattern, words in _SLIPS if (match := pattern.search(text))]
    odd = _odd_quotes(text)
    if odd is not None:
        found.append((odd, tell("slip.odd-quotes")))
    offset, message = min(found, default=(0, None))
    return None if message is None else (message, offset)


def _at(match: re.Match[str], words: Callable[[str], Message]) -> tuple[int, Message]:
    """Return where a slip stands (at the mark behind a key, else where it begins), and what it is."""
    has_key = bool(match.re.groups)
    return (match.end() - 1 if has_key else match.start()), words(match[1] if has_key else "")


def _odd_quotes(text: str) -> int | None:
    offset = 0
    for line in text.splitlines(keepends=True):
        marks = [match.start() for match in _ESCAPED.finditer(line) if match[0] == '"']
        if not line.lstrip().startswith("#") and len(marks) % 2:
            return offset + marks[-1]
        offset += len(line)
    return None
