"""A release of the press over a text that has no title of its own: 6月12日，某局发布《关于某事的通知》，具体内容如下."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.joined import join
from policydiff.parse.frame.makers import bodies_in
from policydiff.parse.frame.title.lines import own_title_end
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.page.titles import about_by_headline, announced_whole

_FIRST = 5  # lines among which it stands


def find_release(lines: Sequence[Marked]) -> int | None:
    """Return which of the first lines is the release of the press that prints the text: 6月12日，某局发布《关于某事的通知》，具体内容如下."""
    return next((at for at, line in enumerate(lines[:_FIRST]) if announced_whole(line.folded) is not None), None)


def is_headline(lines: Sequence[Marked], at: int, released: int) -> bool:
    """Return whether a line over a release is its headline, and what the release names is not printed once more below it."""
    about, below = about_by_headline(lines[at].folded), own_title_end(lines, released + 1) if released + 1 < len(lines) else 0
    return at + 1 == released and about is not None and not below


def take_release(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the title, and the body whose text it is, from a release over a text without a title of its own; return where that begins."""
    line = lines[at]
    named = announced_whole(line.folded)
    assert named is not None
    start, end = named.span("title")
    draft.title.take(line.text[start:end].strip(), *line.spans(start, end))
    draft.titled = bodies_in(join([line]), *named.span("body"))
    draft.discard("portal", (span for other in lines[:at] for span in other.spans()))
    draft.discard("portal", (*line.spans(0, start), *line.spans(end, len(line.text))))
    return at + 1
