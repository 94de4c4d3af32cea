"""Where the title of a notice stands below the menu of a page, whose table names the title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.joined import join
from policydiff.parse.frame.ordered import order_title
from policydiff.parse.frame.title.lines import find_title
from policydiff.parse.frame.title.text import agree, promulgated_titles, title_key
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import is_announced
from policydiff.text.fold import squeeze
from policydiff.vocab.page.titles import subjects

_SEARCHED = 60
_TITLE = 4  # lines of it
_POSTER, _APART = 4, 8  # lines; characters of 公　　告


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
    place = find_title(lines, draft.title.portal, addressed, draft.has_table)
    return _without_makers(draft, lines, *place) if place is not None else (order_title(lines) or _announced(lines))


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
    above = any(title_key("".join(line.folded for line in lines[at:start])) in keys for at in range(max(0, start - _TITLE), start))
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
