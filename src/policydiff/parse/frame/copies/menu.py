"""The menu of a page over a notice: a list of links, and where the title stands below a menu over the table that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.joined import join
from policydiff.parse.frame.ordered import order_title
from policydiff.parse.frame.title.lines import find_title
from policydiff.parse.frame.title.text import agree, promulgated_titles, title_key, without_year
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import is_announced
from policydiff.text.fold import squeeze
from policydiff.vocab.page.titles import subjects

_SEARCHED = 60
_LINK, _LEAST_LINKS = re.compile(r"[-*•·] ?[\u4e00-\u9fff\w]{2,14}$"), 4  # - 某市人民政府
_WORD = 6  # characters of a word of the page over its links
_TITLE = 4  # lines of it
_POSTER, _APART = 4, 8  # lines; characters of 公　　告


def links_over(marked: Sequence[Marked]) -> range:
    """Return the lines of a list of links that stands over a text with nothing above it but words of the page: - 首页 / - 机构职能 / - 某市人民政府 / - 某县人民政府."""
    start = 0
    while start < min(len(marked), _POSTER) and _is_of_page(marked[start]):
        start += 1
    end = start
    while end < len(marked) and marked[end].kind == "text" and _LINK.match(marked[end].folded):
        end += 1
    below = marked[end] if end < len(marked) else None
    if end - start < _LEAST_LINKS or below is None or below.ends_sentence or below.marker is not None:
        return range(0)  # a list of the text itself
    return range(start, end)


def _is_of_page(line: Marked) -> bool:
    if line.kind == "text" and _LINK.match(line.folded):
        return False
    return line.kind != "text" or line.is_furniture or (len(line.folded) < _WORD and line.marker is None)


def find_below_menu(draft: Draft, lines: Sequence[Marked]) -> tuple[Sequence[Marked], tuple[int, int] | None]:
    """Return the lines of a notice without the menu of the page over its table, which goes to the ledger, and where the title stands in them."""
    place = _find(draft, lines)
    if draft.title.portal is None or draft.has_table is None or not _is_menu(draft, lines, place):
        return lines, place
    over = sum(line.start < draft.has_table for line in lines)
    draft.discard("portal", [span for line in lines[:over] for span in line.spans()])
    return lines[over:], _find(draft, lines[over:])


def _find(draft: Draft, lines: Sequence[Marked]) -> tuple[int, int] | None:
    addressed = next((i for i, line in enumerate(lines[:_SEARCHED]) if line.addresses), None)
    place = _below_page(draft, lines, find_title(lines, draft.title.portal, addressed, draft.has_table), addressed)
    return _without_makers(draft, lines, *place) if place is not None else (order_title(lines) or _announced(lines))


def _below_page(draft: Draft, lines: Sequence[Marked], place: tuple[int, int] | None, addressed: int | None) -> tuple[int, int] | None:
    """Return where a title stands, below any words of the page that would belong to it but for something else of the page between."""
    parting = (
        [entry.span[0] for entry in draft.discarded if entry.reason == "portal"] if place is not None and place[1] - place[0] > 1 else []
    )
    while place is not None and parting:
        cut = next(
            (at for at in range(place[0] + 1, place[1]) if any(lines[at - 1].start < start < lines[at].start for start in parting)),
            place[0],
        )
        if cut == place[0]:
            break
        found = find_title(lines[cut:], draft.title.portal, None if addressed is None else addressed - cut, draft.has_table)
        place = (found[0] + cut, found[1] + cut) if found is not None else None
    return place


def _announced(lines: Sequence[Marked]) -> tuple[int, int] | None:
    """Return where 公告 or 通告 stands alone over the number of what is announced, as on a poster."""
    for at, (line, below) in enumerate(pairwise(lines[:_POSTER])):
        if len(line.folded) <= _APART and is_announced(squeeze(line.folded)):
            return (at, at + 1) if below.is_serial or below.is_number else None
    return None


def _without_makers(draft: Draft, lines: Sequence[Marked], start: int, end: int) -> tuple[int, int]:
    """Return where a title begins without the bodies that a database prints between the title and the title once more: 关于…的通知 / 某部 / 关于…的通知.

    What a page prints over its table is its own name for the notice, and the bodies below are of the title.
    """
    first = next((at for at in range(start, end) if lines[at].folded.startswith(subjects())), start)
    key = title_key("".join(line.folded for line in lines[first:end]))
    keys = {key, *(title_key(title) for title in promulgated_titles("".join(line.folded for line in lines[first:end]), ""))}
    over = (title_key("".join(line.folded for line in lines[at:start])) for at in range(max(0, start - _TITLE), start))
    above = any(title in keys or without_year(title) in keys for title in over)
    return (first, end) if first > start and above and not _is_parted(draft, lines[start - 1].start, lines[start].start) else (start, end)


def _is_parted(draft: Draft, above: int, below: int) -> bool:
    """Whether the page has particulars or something of its own between two lines."""
    spans = [*draft.published.spans, *draft.issued.spans, *draft.metadata_spans, *(entry.span for entry in draft.discarded)]
    return any(above < start < below for start, _ in spans)


def _is_menu(draft: Draft, lines: Sequence[Marked], place: tuple[int, int] | None) -> bool:
    """Whether no sentence stands over the table of a page, and what looks like the title there is another than the table has."""
    over = [line for line in lines if line.start < (draft.has_table or 0)]
    if not over or any(line.ends_sentence or line.marker is not None for line in over):
        return False
    return place is None or (place[0] < len(over) and not agree(join(lines[slice(*place)]).text, draft.title.portal or ""))
