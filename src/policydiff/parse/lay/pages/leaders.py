"""Lines of a table of contents, by their leaders."""

from __future__ import annotations

import re

_CONTENTS_LINE = re.compile(r"(?:\.\.\.+|……*|···+|----+|____+)\s*(?:\d{1,4}|- ?\d{1,4} ?-)$")
_DOTS = re.compile(r"[.…·_-]{3,}")
_LONGEST_ENTRY = 120  # characters of a line of contents


def has_leaders(folded: str) -> bool:
    """Whether a line is one of contents: words, dots, and a page number at its end; two such may be run together."""
    if not (folded[-1:].isdigit() or folded[-1:] == "-") or _CONTENTS_LINE.search(folded) is None:
        return False
    return len(folded) <= _LONGEST_ENTRY or len(_DOTS.sub("", folded)) <= _LONGEST_ENTRY
