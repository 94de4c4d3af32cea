"""Items whose line end was lost: a paragraph that goes on with the next number is parted where the number stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from policydiff.parse.mark.marked import Marked, mark
from policydiff.parse.mark.signatures import signs
from policydiff.text.brackets import bracket_pairs
from policydiff.text.numbers import Marker, read_marker
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.duties.roles import ends_in_verb, label_words
from policydiff.vocab.page.headings import goes_with_number, is_heading_in_halves
from policydiff.vocab.page.sections import cuts_number_word
from policydiff.vocab.page.titles import title_words
from policydiff.vocab.phrases import pattern

_CIRCLED = "①-⑳"
_AFTER_STOP = re.compile(rf"[。);](?:(?<!;)(?=[一二三四五六七八九十第(\d])|(?=[{_CIRCLED}]))")
_IN_HEADING = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d{1,2}\.[\u4e00-\u9fff]|\([一二三四五六七八九十]{1,3}\)[\u4e00-\u9fff])")
_ITEM = re.compile(rf"[:;。](?=\([{CHARACTERS}]{{1,3}}\)[\u4e00-\u9fff《\"])")
_REFERS = re.compile(r"[第之款条项见按照]$")
_LOOK_BACK = 4  # characters of a word that a number goes with
_HEADING = 40  # characters of a heading that the first item below it may be glued to
_AHEAD = 24  # full stops within which the second item of a list comes
_MOST_LOST = 4  # numbers from one that is printed to the next
_SECOND = 2
_NARROW = 2  # characters from one to the next over a single blank
_PAGES = 100  # from here on numbers are of pages
_LEAST = 4  # characters of an item
_LOST_STYLES = frozenset({"chinese", "chinese-bracket", "arabic", "arabic-bracket", "chapter", "subchapter"})
_NUMBER = re.compile(rf"(?<![\d.第{CHARACTERS}])[{CHARACTERS}第(\d]")
_WORDS = re.compile(r"\s*[\u4e00-\u9fff《\"]")
_ENDS = frozenset('。;:)!?》"')
_BEFORE = re.compile(r"[\u4e00-\u9fff,]")
_HEADED = frozenset({"chinese", "chinese-bracket"})
_CHAPTERS = frozenset({"part", "chapter", "subchapter"})
_FAREWELL = pattern("titles", r"(?:(?<=[。!])|^){farewells}[。!]? ?(?=[\u4e00-\u9fff ]{2,40}$)")
_ARTICLE = re.compile(r"第[^第。]{1,6}(?:章|节|条)")


def part_glued(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines, parted where the number of the next item stands behind a full stop or a statement in brackets, or behind a heading: 一、总体要求1.目标。…

    Only a number that goes on the count of its style parts: the numbers of a list inside a sentence do not. Linear in the text.
    """
    count = _Count()
    out: list[Marked] = []
    for line in lines:
        if line.kind == "text":
            if line.marker is not None:
                count.take(line.marker)
            if line.marker is not None or _goes_on(line.folded):
                cuts = list(_cuts(line, count))
                if cuts:
                    out.extend(_pieces(line, cuts))
                    continue
        out.append(line)
    return out


def part_at_gaps(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines, parted where the one number is printed that is left out between two others: …集聚发展7.狠抓… between 6. and 8.

    It stands in the lines of the item before it, once, and no reference to an item stands there: 按照(四), 第7., 统一、.
    """
    count = _Count()
    opened: dict[tuple[str, str], tuple[float, int]] = {}  # run → rank, line of its last number
    cuts: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        marker = line.marker if line.kind == "text" else None
        if marker is None:
            continue
        last = count.before(marker)
        if (
            last + 1 < marker.number <= last + _MOST_LOST
            and marker.style in _LOST_STYLES
            and marker.number < _PAGES
            and (last or marker.number == _SECOND)
        ):
            above = [at for rank, at in opened.values() if rank < marker.rank]
            begin = opened[marker.run][1] if last else max(above, default=0)
            for number in range(last + 1, marker.number):
                found = _printed_inside(lines[begin:index], marker.run, number)
                if found is not None:
                    begin += found[0]
                    cuts.setdefault(begin, []).append(found[1])
        count.take(marker)
        opened[marker.run] = marker.rank, index
    if not cuts:
        return list(lines)
    return [piece for index, line in enumerate(lines) for piece in (_pieces(line, sorted(cuts[index])) if index in cuts else (line,))]


def part_at_blanks(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines, parted where two blanks and more stand between a heading in several halves and its text: 一、筹措资金,安置职工  安置职工,是改革的关键。"""
    cuts = {index: cut for index, line in enumerate(lines) if line.paragraph.gaps and (cut := _behind_halves(line))}
    if not cuts:
        return list(lines)
    return [piece for index, line in enumerate(lines) for piece in (_pieces(line, [cuts[index]]) if index in cuts else (line,))]


def part_farewells(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines, parted where a body that signs stands right behind the last words of a letter, perhaps over two lines: 特此通知某市水利局."""
    words = title_words("farewell")
    cuts = {
        index: cut
        for index, line in enumerate(lines)
        if any(word in line.folded for word in words) and (cut := _behind_farewell(lines, index))
    }
    if not cuts:
        return list(lines)
    return [piece for index, line in enumerate(lines) for piece in (_pieces(line, [cuts[index]]) if index in cuts else (line,))]


def _behind_farewell(lines: Sequence[Marked], index: int) -> int:
    """Return where the body begins that signs right behind the last words of a letter, over its day; 0 where none does."""
    folded = lines[index].folded
    found = _FAREWELL().search(folded) if lines[index].kind == "text" else None
    below = lines[index + 1 : index + 3]
    for count, line in enumerate(below if found else ()):
        if line.is_date or line.is_month:
            return found.end() if found and signs(folded[found.end() :] + "".join(each.folded for each in below[:count])) else 0
    return 0


def _behind_halves(line: Marked) -> int:
    """Return where the text begins behind a heading in halves and a wide blank; 0 where none does."""
    if line.kind != "text" or line.marker is None or line.marker.is_article:
        return 0
    start, cut = line.marker.end, next((gap for gap in line.paragraph.gaps if gap > line.marker.end), 0)
    offsets = line.paragraph.passage.offsets
    if not 1 < cut - start <= _HEADING or offsets[cut] - offsets[cut - 1] <= _NARROW:
        return 0
    return cut if is_heading_in_halves(line.folded[start:cut], line.folded[cut:]) else 0


def _printed_inside(lines: Sequence[Marked], run: tuple[str, str], number: int) -> tuple[int, int] | None:
    """Return the line and the place in it where a number is printed that opens an item; None where none or more than one is."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.kind != "text":
            continue
        start = line.marker.end if line.marker is not None else 1
        for match in _NUMBER.finditer(line.folded, start):
            at = match.start()
            marker = read_marker(line.folded[at : at + 24])
            if marker is not None and marker.run == run and marker.number == number and _opens_item(line.folded, at, marker):
                found.append((index, at))
    return found[0] if len(found) == 1 else None


def _opens_item(folded: str, at: int, marker: Marker) -> bool:
    """Whether a number inside a line is no reference and no word: behind the end of a sentence, or of a word that no number goes with."""
    if len(folded) - at - marker.end < _LEAST or not _WORDS.match(folded, at + marker.end):
        return False
    before = folded[at - 1]
    if before in _ENDS:
        return True
    if marker.number == 1 or not _BEFORE.match(before) or _REFERS.search(before):
        return False
    return marker.style != "chinese" or cuts_number_word(folded[:at], folded[at:]) is None


class _Count:
    """The last number of each run: under its heading, and in the whole text."""

    def __init__(self) -> None:
        self._below: dict[tuple[str, str], tuple[float, int]] = {}  # run → rank, number
        self._ever: dict[tuple[str, str], int] = {}
        self._last: tuple[str, str] | None = None

    def take(self, marker: Marker) -> None:
        run = marker.run
        if run != self._last:  # behind one of its own run nothing stands that is deeper
            self._below = {other: last for other, last in self._below.items() if last[0] <= marker.rank}
            self._last = run
        self._below[run] = marker.rank, marker.number
        self._ever[run] = marker.number

    def before(self, marker: Marker) -> int:
        """The number that the count has reached below the same heading, or in the text where it runs on over headings; 0 where it has not begun."""
        below = self._below.get(marker.run)
        if below is not None:
            return below[1]
        ever = self._ever.get(marker.run, 0)
        return ever if ever == marker.number - 1 or _SECOND <= ever < marker.number else 0

    def follows(self, marker: Marker) -> bool:
        """Whether it is the next after one that opened a line in the same section."""
        return marker.number > 1 and self._below.get(marker.run, (0, 0))[1] == marker.number - 1

    def begins(self, marker: Marker) -> bool:
        """Whether it is the first below a heading: 1, or the next where numbers run on over the sections."""
        return marker.number == 1 or self._ever.get(marker.run) == marker.number - 1


def _cuts(line: Marked, count: _Count) -> Iterator[int]:
    folded = line.folded
    first = folded.find("。")
    start = line.marker.end if line.marker is not None else 0
    if line.marker is not None and line.marker.style in _CHAPTERS:
        yield from _below_chapter(folded, line.marker, min(first if first >= 0 else len(folded), start + _HEADING), count)
    elif line.marker is not None and line.marker.style in _HEADED:
        stop = min(first if first >= 0 else len(folded), start + _HEADING)
        glued = _IN_HEADING.search(folded, start + 2, stop)
        found = glued.start() if glued is not None else None
        if found is not None and not goes_with_number(folded[found - _LOOK_BACK : found]) and not re.search("[:;]", folded[start:found]):
            marker = read_marker(folded[found : found + 24])
            if marker is not None and marker.rank > line.marker.rank and count.begins(marker):
                count.take(marker)
                yield found
    elif line.marker is not None and line.marker.is_article and (items := _items_of_article(folded)):
        yield from items
        return
    if not _goes_on(folded) or _AFTER_STOP.search(folded, start) is None:
        return
    pairs: list[tuple[int, int]] | None = None
    for match in _AFTER_STOP.finditer(folded, start):
        at = match.end()
        marker = read_marker(folded[at : at + 24])
        if marker is None or not (count.follows(marker) or _begins_list(line, marker, at)):
            continue
        if folded[at - 1] == ")":
            pairs = bracket_pairs(folded) if pairs is None else pairs
            if not _tells_who(folded, at, pairs):
                continue
        count.take(marker)
        yield at


def _items_of_article(folded: str) -> list[int]:
    """Return where the items begin that stand behind a colon in an article, one after the other to its end: 职责是:(一)…;(二)…;(三)…."""
    colon = folded.find(":(")
    found: list[int] = []
    for match in _ITEM.finditer(folded, colon) if colon > 0 else ():
        marker = read_marker(folded[match.end() : match.end() + 24])
        if marker is None or marker.number != len(found) + 1 or (marker.number > 1) == (match.start() == colon):
            return []
        found.append(match.end())
    ends = len(found) > 1 and "。" not in folded[found[-1] : -1] and folded[found[-2] : found[-1]].endswith((";", "。"))
    return found if ends else []


def _goes_on(folded: str) -> bool:
    """Whether something stands behind a full stop or a bracket, which in most lines nothing does."""
    return ")" in folded or 0 <= folded.find("。") < len(folded) - 1


def _begins_list(line: Marked, marker: Marker, at: int) -> bool:
    """Whether a list that stands in the line whole begins at `at`: the first number below the line's own, and the second behind a full stop."""
    if marker.number != 1 or (line.marker is not None and marker.rank <= line.marker.rank):
        return False
    ahead = islice(_AFTER_STOP.finditer(line.folded, at), _AHEAD)
    others = (read_marker(line.folded[match.end() : match.end() + 24]) for match in ahead)
    return any(other is not None and other.run == marker.run and other.number == 2 for other in others)


def _below_chapter(folded: str, marker: Marker, stop: int, count: _Count) -> Iterator[int]:
    """Yield where the section or article begins that is run into the heading of its chapter: 第一章 总则 第一条 为了…."""
    if _ARTICLE.match(folded, marker.end):
        return  # numbers without words: a list of contents
    for match in _ARTICLE.finditer(folded, marker.end + 1, stop):
        below = read_marker(folded[match.start() : match.start() + 24])
        if (
            below is None
            or below.rank <= marker.rank
            or _REFERS.search(folded[match.start() - 1 : match.start()])
            or not count.begins(below)
        ):
            return
        count.take(below)
        yield match.start()
        marker = below


def _tells_who(folded: str, end: int, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the bracket that ends at `end` says who is responsible, as it does at the end of an item."""
    start = next((start for start, stop in pairs if stop == end), end)
    inside = folded[start + 1 : end - 1]
    return start < end and (label_words().search(inside) is not None or ends_in_verb(inside))


def _pieces(line: Marked, cuts: Sequence[int]) -> Iterator[Marked]:
    rest = line.paragraph
    at = 0
    for cut in cuts:
        piece, rest = rest.parted(cut - at)
        at = cut
        yield mark(piece)
    yield mark(rest)
