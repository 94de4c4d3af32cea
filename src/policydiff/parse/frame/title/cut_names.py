"""Titles that are found from the middle of a name on, because a line ended in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.frame.joined import join
from policydiff.parse.frame.makers import issuer_end
from policydiff.parse.mark.bodies import of_a_place, split_bodies
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.page.envelope import addressee_word
from policydiff.vocab.portal import metadata_field

_LINES = 4  # of bodies over the line on which a title is found
_NAMES = re.compile(r"[\u4e00-\u9fff、, ]+$")


def from_name(head: Sequence[Marked], start: int, end: int) -> int:
    """Return where a title begins whose found line begins in the middle of a name: 某市水利局　某市 / 财政局关于…, 某市生态 / 环境局关于….

    Where that line begins with a name that can be whole, the line above it must name another body of the same place.
    """
    first, own = start, join(head[start:end]).folded
    own = own[: issuer_end(own)]
    whole = of_a_place(own) or addressee_word("levels").match(own) is not None
    for at in range(start - 1, max(-1, start - _LINES - 1), -1):
        line = head[at]
        if not line.may_be_title or line.is_letterhead or line.is_furniture or not _NAMES.match(line.folded) or metadata_field(line.folded):
            break
        text = join(head[at:end])
        found = split_bodies(text.folded[: issuer_end(text.folded)], text.breaks()) or []
        cut = next((text.folded[a:b] for a, b in found if a < text.starts[1] < b), "")
        if of_a_place(cut) and (not whole or (found[0][1] < text.starts[1] and text.folded[found[0][0] :][:2] == cut[:2])):
            first = at
    return first
