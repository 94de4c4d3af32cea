"""Where on a page the notice stands: by the density of prose, helped by the names that portals give their containers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydiff.read.contents import mark_contents
from policydiff.read.html_page import Page, PageLine
from policydiff.read.lines import Line
from policydiff.read.metadata import line_pairs
from policydiff.text.fold import fold
from policydiff.vocab.portal import (
    apparatus,
    body_hints,
    body_markers,
    clean_label,
    foot_words,
    is_furniture,
    metadata_field,
)

_SENTENCE = re.compile("[。；，、：！？;,!?]")
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NUMBER = re.compile(r"^\S{0,20}?[\[(〔]\s?\d{4}\s?[\])〕]\s?第?\s?\d{1,5}\s?号$")
_GENRE = re.compile(
    r"(?:通知|意见|办法|方案|规定|细则|决定|公告|通告|函|批复|通报|报告|条例|规划|计划|要点|措施|纲要|令)(?:[（(].{1,30}[)）])?$"
)
_ATTACHMENT = re.compile(r"^\s*(?:附件|附表|附录|附)\s*[:：\d一二三四五六七八九十]|^\s*\d{1,2}\s*[.．、]")
_NOISE_WEIGHT = 1.5
"""What one character of navigation takes from a container that one character of prose gives it."""
_HINT_WEIGHT = {3: 2.0, 2: 1.3}
"""How much more prose counts in a container whose name says that it holds a notice."""
_PROSE_LENGTH = 30
_NEARLY_ALL = 0.98


@dataclass(slots=True)
class _Weights:
    """For each line: prose and noise, in characters; for each box: its sums, hint strength and whether it is apparatus."""

    prose: list[float]
    noise: list[float]
    furniture: list[bool]
    metadata: list[list[tuple[str, str]] | None]
    apparatus: list[bool]


def label_lines(page: Page) -> list[Line]:
    """Return the page's lines in order, each marked for what it is; metadata lines are cut into one pair a line."""
    _join_labels(page)
    weights = _weigh(page)
    first, last = _region(page, weights)
    _mark_foot(page, weights, first, last)
    head = _first_prose(page, weights, first, last)
    tail = _last_prose(page, weights, first, last)
    related = False
    lines: list[Line] = []
    body: list[Line] = []
    for index, line in enumerate(page.lines):
        pairs = weights.metadata[index] if index < head or not first <= index < last else None
        if pairs:
            lines.extend(_flushed(body))
            lines.extend(_pair_line(label, value) for label, value in pairs)
        elif first <= index < last:
            related = index > tail and (related or (weights.furniture[index] and "相关" in line.text))
            foreign = _is_foreign(page, weights, index, before=index < head, after=index > tail, related=related)
            body.append(_body_line(line, foreign))
        else:
            lines.extend(_flushed(body))
            lines.append(_outside_line(page, weights, index, before=index < first, body=(first, last)))
    lines.extend(_flushed(body))
    return lines


def _flushed(body: list[Line]) -> list[Line]:
    done = mark_contents(list(body))
    body.clear()
    return done


def _pair_line(label: str, value: str) -> Line:
    return Line(f"{label}：{value}", (("metadata", ""),)) if label else Line(value, (("portal", ""),))


def _body_line(line: PageLine, foreign: bool) -> Line:
    if foreign:
        return Line(line.text, (("portal", ""),))
    kinds = []
    if line.heading:
        kinds.append(("heading", str(line.heading)))
    if line.row is not None:
        kinds.append(("row", line.row))
    return Line(line.text, tuple(kinds))


def _outside_line(page: Page, weights: _Weights, index: int, *, before: bool, body: tuple[int, int]) -> Line:
    line = page.lines[index]
    if before and not weights.furniture[index] and (_is_title(page, line) or _NUMBER.match(line.text.strip())):
        return Line(line.text, (("heading", str(line.heading or 1)),) if _is_title(page, line) else ())
    if body == (0, 0) and not weights.furniture[index] and not weights.apparatus[line.box]:
        return _body_line(line, foreign=False)
    return Line(line.text, (("portal", ""),))


def _is_title(page: Page, line: PageLine) -> bool:
    squeezed = "".join(line.text.split())
    if len(squeezed) < 8 or len(squeezed) > 150 or line.links > len(squeezed) / 2:
        return False
    named = any(squeezed in title for title in page.titles)
    return (line.titled or line.heading > 0) and (named or bool(_GENRE.search(squeezed)) or squeezed.startswith("关于"))


def _is_foreign(page: Page, weights: _Weights, index: int, *, before: bool, after: bool, related: bool) -> bool:
    """Return whether a line inside the body's range is the portal's."""
    line = page.lines[index]
    if weights.furniture[index] or weights.apparatus[line.box]:
        return True
    if not (before or after) or line.row is not None or line.length == 0:
        return False
    linked = line.links > line.length / 2
    if not linked or line.file or _ATTACHMENT.match(line.text) or _is_title(page, line):
        return False
    return related or before or after


def _join_labels(page: Page) -> None:
    """Put a label that stands on a line of its own (a dt, or a cell's or span's block) together with the value after it."""
    joined: list[PageLine] = []
    moved = list(range(len(page.lines) + 1))
    for index, line in enumerate(page.lines):
        if joined and _takes_value(joined[-1]) and _is_value(line):
            label = clean_label(joined[-1].text)
            joined[-1] = PageLine(f"{label}：{line.text.strip()}", joined[-1].box, metadata=True)
            moved[index] = len(joined) - 1
            continue
        moved[index] = len(joined)
        joined.append(line)
    moved[len(page.lines)] = len(joined)
    page.lines[:] = joined
    for box in page.boxes:
        box.first, box.last = moved[box.first], moved[box.last]
    page.comments[:] = [(moved[index], comment) for index, comment in page.comments]


def _is_label(line: PageLine) -> bool:
    return len(line.text) <= 24 and metadata_field(line.text) is not None


def _takes_value(line: PageLine) -> bool:
    return not line.metadata and _is_label(line) and (line.label or line.text.rstrip().endswith(("：", ":", "】", "]")))


def _is_value(line: PageLine) -> bool:
    if line.metadata or line.heading or line.length > 150 or _is_label(line):
        return False
    return not line_pairs(line.text, weak=False) and not is_furniture(fold(line.text))


def _weigh(page: Page) -> _Weights:
    furniture = [line.row is None and is_furniture(fold(line.text)) for line in page.lines]
    metadata = [_metadata(line) for line in page.lines]
    prose = [0.0 if furniture[index] or metadata[index] else _prose(line) for index, line in enumerate(page.lines)]
    flags = _apparatus(page, prose)
    strengths = _strengths(page)
    noise = []
    for index, line in enumerate(page.lines):
        if flags[line.box]:
            prose[index] = 0.0
        prose[index] *= _HINT_WEIGHT.get(strengths[line.box], 1.0)
        noise.append(_noise(line, furniture[index] or flags[line.box]) if not metadata[index] else 0.0)
    return _Weights(prose, noise, furniture, metadata, flags)


def _metadata(line: PageLine) -> list[tuple[str, str]] | None:
    if line.row is not None:
        return None
    if line.metadata:
        label, _, value = line.text.partition("：")
        return [(label, value)]
    return line_pairs(line.text, weak=True)


def _prose(line: PageLine) -> float:
    plain = line.length - line.links
    if line.links > plain:
        return 0.0
    return float(plain) if line.row is not None or plain >= _PROSE_LENGTH or _SENTENCE.search(line.text) else plain / 2


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
        named = box.tag in tags or any(
            word in words for name in (box.ident, *box.classes) for word in _name_words(name)
        )
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


def _region(page: Page, weights: _Weights) -> tuple[int, int]:
    """Return the half-open range of lines that holds the notice, (0, 0) where no container has more prose than noise."""
    prose, noise = _box_sums(page, weights.prose), _box_sums(page, weights.noise)
    scores = [gain - _NOISE_WEIGHT * loss for gain, loss in zip(prose, noise, strict=True)]
    # Of equal containers the inner one, which comes later.
    best = max(range(len(scores)), key=lambda index: (scores[index], index))
    if prose[best] <= 0:
        return 0, 0
    first, last = page.boxes[best].first, page.boxes[best].last
    for start, end in (*_hinted(page, first, last), *_between_markers(page)):
        inside = sum(weights.prose[max(first, start) : min(last, end)])
        if inside >= _NEARLY_ALL * prose[best]:
            first, last = max(first, start), min(last, end)
            break
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


def _mark_foot(page: Page, weights: _Weights, first: int, last: int) -> None:
    """Note as furniture the address lines between the tools and copyright lines at the end of the body's range."""
    known = False
    for index in range(last - 1, max(first, last - 40) - 1, -1):
        line = page.lines[index]
        if weights.furniture[index] or weights.apparatus[line.box]:
            known = True
        elif known and line.text.lstrip().startswith(foot_words()):
            weights.furniture[index] = True
            weights.prose[index] = 0.0
        elif not weights.metadata[index] and line.links <= line.length / 2:
            return


def _first_prose(page: Page, weights: _Weights, first: int, last: int) -> int:
    """Return the first line of the body that is a sentence: before it stand title, metadata and tools."""
    for index in range(first, last):
        line = page.lines[index]
        if weights.prose[index] and line.length >= _PROSE_LENGTH and "。" in line.text:
            return index
    return last


def _last_prose(page: Page, weights: _Weights, first: int, last: int) -> int:
    """Return the last line of the body that is no link and no tool."""
    for index in range(last - 1, first - 1, -1):
        if weights.prose[index] > 0:
            return index
    return first
