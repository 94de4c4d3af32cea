"""The letterhead over a notice: bodies, a line each or in columns, and 文件 behind one of them, or their number below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.frame.draft import Body, Draft
from policydiff.parse.frame.joined import join
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.marked import Marked, mark
from policydiff.text.fold import squeeze
from policydiff.vocab.page.titles import title_words

_MOST = 12  # lines of bodies


def take_letterhead(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the bodies of a letterhead from `at` on, for a notice that nobody signs; return how many lines were taken.

    某市绿化委员会文件; 某市财政局 / 某市水利局 / 文件; 某市财政局 / 某市水利局文件 / 某市民政局; and bodies right over their number.
    """
    pieces: list[Marked] = []
    words: list[Span] = []
    end = at
    while end < min(len(lines), at + _MOST) and (cut := _body_end(lines[end])) is not None:
        line = lines[end]
        if cut < len(line.folded) and words:
            return 0
        words.extend(line.spans(cut))
        if cut:
            pieces.append(mark(line.paragraph.parted(cut)[0]) if cut < len(line.folded) else line)
        end += 1
    if not pieces or not (words or (end < len(lines) and _has_number(lines[end]))):
        return 0
    text = join(pieces)
    bodies = split_bodies(text.folded, text.breaks())
    if bodies is None:
        return 0
    draft.beside.extend(Body(squeeze(text.text[a:b]).strip("、，,"), text.spans(a, b)) for a, b in bodies)
    for a, b in pairwise((0, *(place for body in bodies for place in body), len(text.text))):
        if (a, b) not in bodies:
            draft.discard("imprint", text.spans(a, b))
    draft.discard("imprint", words)
    return end - at


def _body_end(line: Marked) -> int | None:
    """Return where a body, or a piece of one, ends on a line of a letterhead: before 文件; None on any other line."""
    if not line.may_be_title:
        return None
    end = next((len(line.folded) - len(word) for word in title_words("letterhead") if line.folded.endswith(word)), len(line.folded))
    return end if end < len(line.folded) or line.signs or line.is_fragment else None


def _has_number(line: Marked) -> bool:
    return line.is_number or (line.order is not None and line.order.serial is not None)
