"""A title that is printed several times, as a page's, a database's and the text's own, and what stands between its printings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.frame.draft import Body, Draft
from policydiff.parse.frame.joined import enactment_end, join
from policydiff.parse.frame.title.lines import match_title
from policydiff.parse.frame.title.text import cut_title, key_of, title_key, without_year
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import squeeze
from policydiff.vocab.genres import genre_of

_LINES = 8  # of a title with its number
_MAKERS = 12  # lines of bodies between two printings


def is_title_again(draft: Draft, lines: Sequence[Marked]) -> bool:
    """Whether one of the lines prints the title once more."""
    titles = {title_key(title) for title in (draft.title.printed, draft.title.portal) if title}
    titles |= {without_year(title) for title in titles}
    return any(key_of(line.folded) in titles for line in lines)


def printed_again(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Return how many lines from `at` on print the title once more, as below the history of a regulation; without the year, too, that a database adds."""
    if draft.title.printed is None or at >= len(lines):
        return 0
    key = title_key(draft.title.printed)
    keys = {key, without_year(key)}
    return max(0, match_title(lines, at, keys) - at) if key.startswith(title_key(lines[at].folded)) else 0


def take_again_with_number(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the lines that print the title once more with its number behind it, and return how many they are: 关于…的公告 / 关于…的公告（某政发〔2024〕1号）."""
    key = title_key(draft.title.printed or "")
    for end in range(at + 1, min(at + _LINES, len(lines)) + 1 if key else 0):
        text = join(lines[at:end])
        cut = cut_title(text.folded)
        said = key_of(text.folded[cut.start : cut.end])
        if not lines[end - 1].may_be_title or not (key.startswith(said) or said.startswith(key)):
            return 0
        if said == key and cut.number is not None:
            draft.title.take(None, *text.spans(cut.start, cut.end))
            draft.document_number.take(squeeze(text.text[slice(*cut.number)]), *text.spans(*cut.number))
            for left, right in pairwise((0, *sorted((cut.start, cut.end, *cut.number)), len(text.text))):
                if (left, right) not in ((cut.start, cut.end), cut.number):
                    draft.discard("imprint", text.spans(left, right))
            return end - at
    return 0


def take_makers(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the bodies that a database prints between the title and the title once more, or what tells who passed it; return how many lines were taken.

    They count where nobody signs, and no title or portal names anybody: 某省某规定 / 某省人民政府 / 某省某规定.
    """
    end = at
    while (
        end < min(len(lines), at + _MAKERS)
        and lines[end].may_be_title
        and not lines[end].is_enactment
        and genre_of(lines[end].folded) is None
        and not printed_again(draft, lines, end)
    ):
        end += 1
    if end == at or not (printed_again(draft, lines, end) or enactment_end(lines, end) > end):
        return 0
    text = join(lines[at:end])
    bodies = split_bodies(text.folded, text.breaks())
    if bodies is None:
        return 0
    draft.beside.extend(Body(squeeze(text.text[a:b]).strip("、，,"), text.spans(a, b)) for a, b in bodies)
    return end - at
