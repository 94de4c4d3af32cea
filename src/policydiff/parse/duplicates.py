"""The second printing of a text: portals print a notice on the page and once more for phones or for print."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.lines import Paragraph

_LONG = 30  # characters; shorter paragraphs (一、总体要求) recur in any document
_SHARE = 0.2  # of the whole text; a shared preamble or table is no second printing
_LEAST = 200


def find_duplicates(paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    """Return index -> the span it repeats, for every paragraph that belongs to a second printing of earlier ones.

    A second printing is a run of paragraphs that equals an earlier run and is at least a fifth of the whole text.
    """
    first: dict[str, int] = {}
    total = 0
    for index, paragraph in enumerate(paragraphs):
        total += len(paragraph.folded)
        first.setdefault(paragraph.folded, index)
    found: dict[int, Span] = {}
    index = 0
    while index < len(paragraphs):
        original = first[paragraphs[index].folded]
        if original >= index or len(paragraphs[index].folded) < _LONG:
            index += 1
            continue
        end = _run(paragraphs, original, index)
        characters = sum(len(p.folded) for p in paragraphs[index:end])
        if characters >= max(_LEAST, total * _SHARE):
            start = index
            while start and paragraphs[start - 1].folded == paragraphs[original - (index - start) - 1].folded and start - 1 not in found:
                if original - (index - start) - 1 < 0:
                    break
                start -= 1
            shift = index - original
            for position in range(start, end):
                found[position] = paragraphs[position - shift].passage.span()
        index = max(end, index + 1)
    return found


def _run(paragraphs: Sequence[Paragraph], original: int, index: int) -> int:
    """Return where the run that starts at `index` stops equalling the one at `original`; the two never overlap."""
    end, limit = index, index
    while end < len(paragraphs) and original + (end - index) < limit and paragraphs[original + (end - index)].folded == paragraphs[end].folded:
        end += 1
    return end
