"""Titles that are called after no kind of document, and stand right over the text or its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from policydiff.parse.mark.marked import Marked
from policydiff.vocab.duties.columns import is_head
from policydiff.vocab.page.envelope import open_end
from policydiff.vocab.page.headings import is_heading_of_time
from policydiff.vocab.page.titles import leads_items

_FEW = 5
_BARE_LINES = 3  # lines of a title that is called after no kind of document
_BARE = 60  # characters of it
_FEWEST_HEADS, _HEADS = 3, 6  # of columns, a line each
_PUNCTUATED = re.compile(r"[,、;!?]|.{4}是|[\d:]$")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_LABELLED = re.compile(r"[^,。;:]{2,12}:[^,。;:]{0,40}$")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def bare_title(paragraphs: Sequence[Marked]) -> tuple[int, int] | None:
    """Return where a title stands that is called after no kind of document; the file of an annex alone has its label over it: 附件2 / 某县改造一览."""
    start = int(bool(paragraphs) and paragraphs[0].label_end == len(paragraphs[0].text))
    end = _bare_title_end(paragraphs[start:])
    return (start, start + end) if end else None


def _bare_title_end(paragraphs: Sequence[Marked]) -> int:
    """Return where a title ends that is called after no kind of document: the first lines, short and without any mark, right over the text or its table."""
    end = 0
    while end < min(len(paragraphs), _BARE_LINES) and _is_bare(paragraphs[end]) and not (end and is_first_part(paragraphs, end)):
        end += 1
    if not end or end == len(paragraphs) or sum(len(line.folded) for line in paragraphs[:end]) > _BARE:
        return 0
    if is_first_part(paragraphs, end):
        return end
    near = range(end, min(end + _BARE_LINES, len(paragraphs)))
    at = next((at for at in near if not _stands_over(paragraphs[at])), end)
    below = paragraphs[at]
    if below.kind == "row" or "|" in below.folded or _heads_columns(paragraphs[end : end + _HEADS]):
        return end  # the caption of a table that is all of the text, also of one that is flattened
    if below.marker is None or below.marker.number != 1:
        return end if below.ends_sentence or _leads_items(paragraphs[at : at + 2]) else 0
    # Where the count begins again below another such line, the last one is the heading of the first group.
    return end - any(
        line.marker is not None and line.marker.run == below.marker.run and line.marker.number == 1 and _is_bare(above)
        for above, line in pairwise(paragraphs[end + 1 :])
    )


def _stands_over(line: Marked) -> bool:
    """Whether a line says who tells what stands below, and when; or who fills a form in."""
    return line.signs or line.is_date or _LABELLED.match(line.folded) is not None


def _leads_items(lines: Sequence[Marked]) -> bool:
    """Whether a line says what its items are, the first of which stands below it: 经票决，确定民生实事项目如下：."""
    first = lines[1].marker if len(lines) > 1 else None
    return first is not None and first.number == 1 and not lines[0].addresses and leads_items(lines[0].folded)


def _heads_columns(lines: Sequence[Marked]) -> bool:
    """Whether some lines are the heads of columns, a line each: 序号 / 小区名称 / 责任单位."""
    cells = [line.folded for line in takewhile(lambda line: line.kind == "text", lines)]
    return any(is_head(cells[:count]) for count in range(_FEWEST_HEADS, len(cells) + 1))


def _is_bare(line: Marked) -> bool:
    return (
        line.may_be_title
        and not (line.signs or line.is_letterhead or line.is_date or line.is_occasion or line.is_enactment)
        and len(line.folded) > _FEW
        and _WORDS.search(line.folded) is not None
        and not (_PUNCTUATED.search(line.folded) or open_end().search(line.folded))
    )


def is_first_part(lines: Sequence[Marked], at: int) -> bool:
    """Whether a line heads the first part of a text whose title, right above it, says of what years it is: 2023年工作总结和2024年工作打算 / 2023年工作总结."""
    return _YEAR.search(lines[at - 1].folded) is not None and is_heading_of_time(lines[at].folded)
