"""A changed notice goes into its file so that only the lines of what was changed are other ones: comments and layout stay."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Notice
from policydiff.store import dump_json, dump_notice, load_notice

_DIGEST = re.compile(r'^ *"?digest"?:')


def patched(text: str, old: Notice, new: Notice, *, name: str) -> str:
    """Return a structured file's text, which says `old`, so that it says `new`; name: the file, for messages.

    The digest line stays as it is, which is how the program knows that a person changed the file. Raises PolicydiffError where
    the lines are laid out so that no change finds its place.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    dump = dump_json if text.lstrip("\ufeff \n").startswith("{") else dump_notice
    before, after = dump(old).split("\n"), dump(new).split("\n")
    places = _places(before, lines)
    result, at = [], 0
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or all(_DIGEST.match(line) for line in (*before[start:end], *after[first:last])):
            continue
        place = _place(places, start, end, len(before), len(lines))
        if place is None:
            raise _misplaced(name)
        result += [*lines[at:place], *after[first:last]]
        at = place + end - start
    made = ending.join([*result, *lines[at:]])
    try:
        said = load_notice(made)
    except PolicydiffError:
        raise _misplaced(name) from None
    if said != new:
        raise _misplaced(name)
    return made


def _places(before: list[str], lines: list[str]) -> dict[int, int]:
    """Return where the lines that the program writes stand in the file."""
    matcher = SequenceMatcher(None, before, lines, autojunk=False)
    return {block.a + at: block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}


def _place(places: dict[int, int], start: int, end: int, before: int, lines: int) -> int | None:
    """Return where some lines of the program's stand in the file, all of them one after the other; None where they do not."""
    if start == end:  # only insertion: behind the line before
        behind = places.get(start - 1)
        return behind + 1 if behind is not None else places.get(start, lines if start == before else None)
    first = places.get(start)
    return first if first is not None and all(places.get(at) == first + at - start for at in range(start, end)) else None


def _misplaced(name: str) -> PolicydiffError:
    return PolicydiffError(tell("apply.misplaced", name=name), tell("hint.misplaced"))
