"""The bodies that stand on lines of their own over the title whose beginning they are: 某省财政厅 / 某省水利厅 / 关于印发…."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.frame.joined import join
from policydiff.parse.frame.makers import issuer_end
from policydiff.parse.frame.title.text import key_of
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.titles import subjects, title_word, title_words


def with_bodies(head: Sequence[Marked], start: int) -> int:
    """Return where the bodies begin that stand on lines of their own over 关于…, and that the portal leaves out of its row."""
    if head[start].folded.startswith(subjects()):
        while start and is_body_of_title(head[start - 1]):
            start -= 1
    return start


def is_body_of_title(line: Marked) -> bool:
    """Return whether a line is nothing but bodies that a title begins with."""
    return line.may_be_title and _names_bodies(line) and not line.folded.endswith(title_words("letterhead"))


def _names_bodies(line: Marked) -> bool:
    """Whether a line is the name of a body, or of several that blanks or commas part."""
    if title_word("about").search(line.folded) is not None:
        return False
    if names_a_body(line.folded):
        return True
    breaks = join([line]).breaks()
    return (line.folded[-1:] in "、," or bool(breaks)) and split_bodies(line.folded, breaks) is not None


def stands_between(head: Sequence[Marked], above: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether lines begin with a body that a page prints between two printings of a title that names who made it: 某省人大常委会关于… / 某省人大 / 某省人大常委会关于…."""
    if not (above and is_body_of_title(head[start])):
        return False
    printed = {key for a, b in above if issuer_end(key := key_of("".join(line.folded for line in head[a:b])))}
    return any(key_of("".join(line.folded for line in head[at:end])) in printed for at in range(start + 1, end))


def under_page_name(head: Sequence[Marked], found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first of some titles, or the one right below it that says who made the text where a site put a place there: 某地关于…的通告 / 某市指挥部 / 关于…的通告."""
    for (start, end), (left, right) in pairwise(found[:2]):
        first, below = (key_of("".join(line.folded for line in head[a:b])) for a, b in ((start, end), (left, right)))
        here, there = issuer_end(first), issuer_end(below)
        told = any(line.ends_sentence or line.marker is not None for line in head[end:left])
        if (
            0 < here < there
            and first[here:] == below[there:]
            and not told
            and below.startswith(first[:here])
            and names_a_body(below[:there])
        ):
            return (start, end) if names_a_body(first[:here]) else (left, right)
    return found[0]
