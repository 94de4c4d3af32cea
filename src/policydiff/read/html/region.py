"""Where on a page the notice stands: by the density of prose, helped by the names that portals give their containers."""

from __future__ import annotations

import re

from policydiff.read.html.boxes import Page, PageLine
from policydiff.read.html.pairs import line_pairs, unknown_pair
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.portal import apparatus, body_hints, body_markers, is_furniture

_SENTENCE = re.compile("[。；，、：！？;,!?]")
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NOISE_WEIGHT = 1.5
"""What one character of navigation takes from a container that one character of prose gives it."""
_HINT_WEIGHT = {3: 2.0, 2: 1.3}
"""How much more prose counts in a container whose name says that it holds a notice."""
PROSE_LENGTH = 30
"""Non-blank characters from which a line without punctuation counts in full."""
_NEARLY_ALL = 0.98


@dataclass(slots=True)
class Weights:
    """For each line: prose and noise, in characters; for each box: its sums, hint strength and whether it is apparatus."""

    prose: list[float]
    noise: list[float]
    furniture: list[bool]
    metadata: list[list[tuple[str, str]] | None]
    apparatus: list[bool]


def weigh(page: Page) -> Weights:
    """Return what every line is worth as prose and as noise, and what is known of it from its words."""
    furniture = [line.row is None and is_furniture(fold(line.text)) for line in page.lines]
    metadata = _with_unknown([_metadata(line) for line in page.lines], page)
    prose = [0.0 if furniture[index] or metadata[index] else _prose(line) for index, line in enumerate(page.lines)]
    flags = _apparatus(page, prose)
    strengths = _strengths(page)
    noise = []
    for index, line in enumerate(page.lines):
        if flags[line.box]:
            prose[index] = 0.0
        prose[index] *= _HINT_WEIGHT.get(strengths[line.box], 1.0)
        noise.append(_noise(line, furniture[index] or flags[line.box]) if not metadata[index] else 0.0)
    return Weights(prose, noise, furniture, metadata, flags)


def _with_unknown(metadata: list[list[tuple[str, str]] | None], page: Page) -> list[list[tuple[str, str]] | None]:
    """Return the pairs of all lines; a line between two that have some is one, too, where it has a label that nobody knows."""
    for index in range(1, len(metadata) - 1):
        if metadata[index] is None and metadata[index - 1] and metadata[index + 1] and page.lines[index].row is None:
            metadata[index] = unknown_pair(page.lines[index].text)
    return metadata


def _metadata(line: PageLine) -> list[tuple[str, str]] | None:
    if line.row is not None:
        return None
    if line.metadata:
        label, mark, value = line.text.partition("：")
        return [(label, value)] if mark else [("", line.text)]
    return line_pairs(line.text, weak=True)


def _prose(line: PageLine) -> float:
    plain = line.length - line.links
    if line.links > plain:
        return 0.0
    return float(plain) if line.row is not None or plain >= PROSE_LENGTH or _SENTENCE.search(line.text) else plain / 2


def _noise(line: PageLine, known: bool) -> float:
    if known:
        return float(max(line.length, 10))
    return float(line.links) if line.links > line.length / 2 and not line.file else 0.0


def _apparatus(page: Page, prose: list[float]) -> list[bool]:
    """Return for each box whether it, or one around it, is named as navigation, tools or a footer and holds little prose."""
    sums = _box_sums(page, prose)
    words, tags = apparatus().words, apparatus().tags
    most = 0.3 * sums[0]
    flags: list[bool] = []
    for index, box in enumerate(page.boxes):
        named = box.tag in tags or any(word in words for name in (box.ident, *box.classes) for word in _name_words(name))
        flags.append((named and sums[index] <= most) or (box.parent >= 0 and flags[box.parent]))
    return flags


def _name_words(name: str) -> set[str]:
    return {name, *(word.lower() for word in _NAME_WORDS.findall(name))}


def _strengths(page: Page) -> list[int]:
    strengths: list[int] = []
    for box in page.boxes:
        own = next(
            (
                hint.strength
                for hint in body_hints()
                if box.ident in hint.ids or box.tag in hint.tags or not hint.classes.isdisjoint(box.classes)
            ),
            0,
        )
        strengths.append(max(own, strengths[box.parent] if box.parent >= 0 else 0))
    return strengths


def _box_sums(page: Page, values: list[float]) -> list[float]:
    """Return for each box the sum of `values` over all the lines inside it."""
    totals = [0.0]
    for value in values:
        totals.append(totals[-1] + value)
    return [totals[box.last] - totals[box.first] for box in page.boxes]


def region_of(page: Page, weights: Weights) -> tuple[int, int]:
    """Return the half-open range of lines that holds the notice, (0, 0) where there is no prose."""
    prose, noise = _box_sums(page, weights.prose), _box_sums(page, weights.noise)
    scores = [gain - _NOISE_WEIGHT * loss for gain, loss in zip(prose, noise, strict=True)]
    # Of equal containers the inner one, which comes later.
    best = max(range(len(scores)), key=lambda index: (scores[index], index))
    if prose[best] <= 0:
        return _densest(weights)
    first, last = _with_siblings(page, best, noise)
    for start, end in (*_hinted(page, first, last), *_between_markers(page)):
        inside = sum(weights.prose[max(first, start) : min(last, end)])
        if inside >= _NEARLY_ALL * prose[best]:
            first, last = max(first, start), min(last, end)
            break
    return first, last


def _densest(weights: Weights) -> tuple[int, int]:
    """Return the run of lines with the most prose against noise, whatever holds it; (0, 0) where no line has any prose."""
    best, found = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, (gain, loss) in enumerate(zip(weights.prose, weights.noise, strict=True)):
        if total <= 0:
            total, start = 0.0, index
        total += gain - _NOISE_WEIGHT * loss
        if total > best:
            best, found = total, (start, index + 1)
    return found


def _with_siblings(page: Page, best: int, noise: list[float]) -> tuple[int, int]:
    """Return the range of a box and of the like boxes beside it that hold no noise: paragraphs may be boxes of their own."""
    box = page.boxes[best]
    likes = [
        index
        for index, other in enumerate(page.boxes)
        if (other.parent, other.tag, other.classes) == (box.parent, box.tag, box.classes) and other.first < other.last
    ]
    first, last = box.first, box.last
    at = likes.index(best) if best in likes else 0
    for index in reversed(likes[:at]):
        if noise[index] or page.boxes[index].last != first:
            break
        first = page.boxes[index].first
    for index in likes[at + 1 :]:
        if noise[index] or page.boxes[index].first != last:
            break
        last = page.boxes[index].last
    return first, last


def _hinted(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    """Return the ranges of the containers inside the given range that are named as text alone, the largest first."""
    strong = [hint for hint in body_hints() if hint.strength == 3]
    ranges = {
        (box.first, box.last)
        for box in page.boxes
        if first <= box.first
        and box.last <= last
        and any(box.ident in hint.ids or not hint.classes.isdisjoint(box.classes) for hint in strong)
    }
    return sorted(ranges, key=lambda pair: (pair[0] - pair[1], pair))


def _between_markers(page: Page) -> list[tuple[int, int]]:
    ranges = []
    for start, end in body_markers():
        opened = [index for index, comment in page.comments if comment == start]
        closed = [index for index, comment in page.comments if comment == end]
        if opened and closed and opened[0] < closed[-1]:
            ranges.append((opened[0], closed[-1]))
    return ranges
