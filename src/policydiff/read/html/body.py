"""What each line of a page is: the notice's own, metadata, or the portal's."""

from __future__ import annotations

import re
from itertools import takewhile

from policydiff.read.assemble import ExtractedLine
from policydiff.read.contents import mark_contents
from policydiff.read.html.boxes import Page, PageLine
from policydiff.read.html.pairs import line_pairs
from policydiff.read.html.region import PROSE_LENGTH, Weights, region_of, weigh
from policydiff.text.fold import fold
from policydiff.vocab.genres import is_notice_title
from policydiff.vocab.page.bar import bar_parts
from policydiff.vocab.portal import clean_label, foot_words, is_furniture, metadata_field

_NUMBER = re.compile(r"^\S{0,20}?[\[(〔]\s?\d{4}\s?[\])〕]\s?第?\s?\d{1,5}\s?号$")
_GENRE = re.compile(
    r"(?:通知|意见|办法|方案|规定|细则|决定|公告|通告|函|批复|通报|报告|条例|规划|计划|要点|措施|纲要|令)(?:[（(].{1,30}[)）])?$"
)
_DAY = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$")
_NEAR = 3  # lines of a title among which the day of the page stands
_WORD = re.compile(r"[^\s|]+")
_LONGEST_BAR = 160  # characters
_ATTACHMENT = re.compile(r"^\s*(?:附件|附表|附录|附)\s*[:：\d一二三四五六七八九十]|^\s*\d{1,2}\s*[.．、]")


_FILE_NAME = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar|7z|ceb|pptx?)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:附件\s*:)?\s*\d{1,2}\s*[.、]")
_LABEL = 2  # characters of a document's own label; a longer one offers files
_ATTACHED = re.compile(r"\s*\S{0,2}附件\S{0,2}\s*:?\s*$")


def label_lines(page: Page) -> list[ExtractedLine]:
    """Return the page's lines in order, each marked for what it is; metadata lines are cut into one pair a line."""
    _join_labels(page)
    weights = weigh(page)
    first, last = region_of(page, weights)
    _mark_addresses(page, weights, first, last)
    head = _first_prose(page, weights, first, last)
    tail = _last_prose(page, weights, first, last)
    related = False
    downloads = _downloads(page, first, last)
    lines: list[ExtractedLine] = []
    body: list[ExtractedLine] = []
    for index, line in enumerate(page.lines):
        pairs = weights.metadata[index] if index < head or not first <= index < last else None
        parts = _bar(page, index) if index < head else ()
        if parts:
            lines.extend(_flushed(body))
            lines.extend(parts)
        elif pairs:
            lines.extend(_flushed(body))
            lines.extend(_pair_line(label, value) for label, value in pairs)
        elif first <= index < last:
            related = index > tail and (related or (weights.furniture[index] and "相关" in line.text))
            foreign = _is_foreign(page, weights, index, before=index < head, after=index > tail, related=related)
            body.append(_body_line(line, foreign or index in downloads))
        else:
            lines.extend(_flushed(body))
            lines.append(_outside_line(page, weights, index, before=index < first, body=(first, last)))
    lines.extend(_flushed(body))
    return lines


def _bar(page: Page, index: int) -> list[ExtractedLine]:
    """Return the parts of the bar under a title, each a line of its own; none where the line is something else."""
    line = page.lines[index]
    if (
        line.row is not None
        or line.length > _LONGEST_BAR
        or not any(_is_title(page, above) for above in page.lines[max(0, index - _NEAR) : index])
    ):
        return []
    words = list(_WORD.finditer(line.text))
    found = bar_parts([fold(word.group()) for word in words]) or ()
    texts = [line.text[words[start].start() : words[end - 1].end()] for start, end in found]
    return [piece for text in texts for piece in _bar_piece(text)]


def _bar_piece(text: str) -> list[ExtractedLine]:
    pairs = line_pairs(text, weak=True)
    if pairs:
        return [_pair_line(label, value) for label, value in pairs]
    return [ExtractedLine(text, (("portal", ""),) if is_furniture(fold(text)) else ())]


def _flushed(body: list[ExtractedLine]) -> list[ExtractedLine]:
    done = mark_contents(list(body))
    body.clear()
    return done


def _pair_line(label: str, value: str) -> ExtractedLine:
    return ExtractedLine(f"{label}：{value}", (("metadata", ""),)) if label else ExtractedLine(value, (("portal", ""),))


def _body_line(line: PageLine, foreign: bool) -> ExtractedLine:
    if foreign:
        return ExtractedLine(line.text, (("portal", ""),))
    kinds = []
    if line.heading:
        kinds.append(("heading", str(line.heading)))
    if line.row is not None:
        kinds.append(("row", line.row))
    return ExtractedLine(line.text, tuple(kinds))


def _outside_line(page: Page, weights: Weights, index: int, *, before: bool, body: tuple[int, int]) -> ExtractedLine:
    line = page.lines[index]
    titled = _is_title(page, line) or _opens_title(page, index) or _is_part_of_title(page, index)
    if before and not weights.furniture[index] and (titled or _NUMBER.match(line.text.strip())):
        return ExtractedLine(line.text, (("heading", str(line.heading or 1)),) if titled else ())
    if before and _is_day_of_page(page, index):
        return ExtractedLine(line.text, ())
    if body == (0, 0) and not weights.furniture[index] and not weights.apparatus[line.box]:
        return _body_line(line, foreign=False)
    return ExtractedLine(line.text, (("portal", ""),))


def _opens_title(page: Page, index: int) -> bool:
    """Whether a line is a heading that goes on in the title right below it: <h1>某局 某厅<br>关于…的通知</h1>."""
    rank = page.lines[index].heading
    below = takewhile(lambda line: line.heading == rank, page.lines[index + 1 : index + _NEAR]) if rank else ()
    return any(_is_title(page, line) for line in below)


def _is_part_of_title(page: Page, index: int) -> bool:
    """Whether the lines of a heading are a title together: <h2>某省人民政府<br>关于印发某方案<br>的通知</h2>."""
    line = page.lines[index]
    if not line.titled:
        return False
    beside = (page.lines[max(0, index - _NEAR) : index][::-1], page.lines[index + 1 : index + _NEAR])
    above, below = ([*takewhile(lambda other: _is_beside(other, line), lines)] for lines in beside)
    whole = "".join("".join(other.text.split()) for other in (*above[::-1], line, *below))
    return bool(above or below) and len(whole) <= _LONGEST_BAR and is_notice_title(fold(whole))


def _is_beside(line: PageLine, other: PageLine) -> bool:
    return line.titled and not line.links and (line.heading, line.box) == (other.heading, other.box)


def _is_day_of_page(page: Page, index: int) -> bool:
    """Whether a line between the title and the body is the day of publication without a label."""
    above = page.lines[max(0, index - _NEAR) : index]
    return _DAY.match(page.lines[index].text.strip()) is not None and any(_is_title(page, line) for line in above)


def _downloads(page: Page, first: int, last: int) -> set[int]:
    """Return the lines of the body that offer files: they name a file by its ending, or say over such lines that they are attached.

    An attachment by its title, or numbered as in a printed list of attachments, is text of the notice and none of them.
    """
    found: set[int] = set()
    for index in range(last - 1, first - 1, -1):
        line = page.lines[index]
        named = line.file and _FILE_NAME.search(line.text) and not _NUMBERED.match(fold(line.text))
        if named or (index + 1 in found and _ATTACHED.match(fold(line.text))):
            found.add(index)
    linked = last
    while linked > first and page.lines[linked - 1].file and page.lines[linked - 1].links > page.lines[linked - 1].length / 2:
        linked -= 1
    over = fold(page.lines[linked - 1].text).strip(" :") if first < linked < last else ""
    if len(over) > _LABEL and _ATTACHED.match(over):
        found.update(range(linked - 1, last))
    return found


def _is_title(page: Page, line: PageLine) -> bool:
    squeezed = "".join(line.text.split())
    if len(squeezed) < 8 or len(squeezed) > 150 or line.links > len(squeezed) / 2:
        return False
    named = any(squeezed in title for title in page.titles)
    if not line.titled and not line.heading:
        return not line.links and is_notice_title(fold(squeezed))
    return named or bool(_GENRE.search(squeezed)) or squeezed.startswith("关于")


def _is_foreign(page: Page, weights: Weights, index: int, *, before: bool, after: bool, related: bool) -> bool:
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
    """Put a label that stands on a line of its own (a dt, or a cell's or span's block) together with the value after it.

    An empty label takes nothing from what follows the list or table that it stands in.
    """
    joined: list[PageLine] = []
    moved = list(range(len(page.lines) + 1))
    for index, line in enumerate(page.lines):
        if joined and _takes_value(joined[-1]) and _is_value(line) and index < page.boxes[_list_of(page, joined[-1].box)].last:
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


def _list_of(page: Page, index: int) -> int:
    """Return the box with the labels beside one: its own where it holds several lines, else the box around it."""
    box = page.boxes[index]
    return index if box.last - box.first > 1 or box.parent < 0 else box.parent


def _is_label(line: PageLine) -> bool:
    return len(line.text) <= 24 and metadata_field(line.text) is not None


def _takes_value(line: PageLine) -> bool:
    return not line.metadata and _is_label(line) and (line.label or line.text.rstrip().endswith(("：", ":", "】", "]")))


def _is_value(line: PageLine) -> bool:
    if line.metadata or line.heading or line.length > 150 or _is_label(line):
        return False
    return not line_pairs(line.text, weak=False) and not is_furniture(fold(line.text))


def _mark_addresses(page: Page, weights: Weights, first: int, last: int) -> None:
    """Note as furniture the address lines among the tools and copyright lines at either edge of the body's range."""
    for edge in (range(last - 1, max(first, last - 40) - 1, -1), range(first, min(last, first + 40))):
        outside = edge.start - edge.step
        known = 0 <= outside < len(page.lines) and weights.furniture[outside]
        waiting: list[int] = []
        for index in edge:
            line = page.lines[index]
            if weights.furniture[index] or weights.apparatus[line.box]:
                known = True
            elif line.text.lstrip().startswith(foot_words()):
                waiting.append(index)
            elif not weights.metadata[index] and line.links <= line.length / 2:
                break
        for index in waiting if known else ():
            weights.furniture[index] = True
            weights.prose[index] = 0.0


def _first_prose(page: Page, weights: Weights, first: int, last: int) -> int:
    """Return the first line of the body that is a sentence: before it stand title, metadata and tools."""
    for index in range(first, last):
        line = page.lines[index]
        if weights.prose[index] and line.length >= PROSE_LENGTH and "。" in line.text:
            return index
    return last


def _last_prose(page: Page, weights: Weights, first: int, last: int) -> int:
    """Return the last line of the body that is no link and no tool."""
    for index in range(last - 1, first - 1, -1):
        if weights.prose[index] > 0:
            return index
    return first
