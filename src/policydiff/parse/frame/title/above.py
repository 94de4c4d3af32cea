"""The bodies that stand on lines of their own over the title whose beginning they are: 某省财政厅 / 某省水利厅 / 关于印发…."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.frame.joined import join
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
