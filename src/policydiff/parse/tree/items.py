"""Which lines of a plan open its sections, and in which section every line stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.counted import counted_before_figures, counted_by_names, counted_by_words, over_articles, uncounted
from policydiff.parse.tree.decimals import glued_chapters, items_of_decimals
from policydiff.parse.tree.quoted import quoted_lines
from policydiff.parse.tree.unnumbered.headings import Unnumbered, unnumbered_headings
from policydiff.parse.tree.unnumbered.last import beyond_items, closing, last_turn
from policydiff.records import dataclass
from policydiff.text.numbers import Marker
from policydiff.vocab.page.envelope import turns_to_all
from policydiff.vocab.page.headings import is_last_chapter
from policydiff.vocab.page.sections import names_a_box

_SMALL = frozenset({"arabic", "arabic-bracket", "circled", "decimal"})
_READERS_LEVELS = 7  # heading levels that a reader knows (Word, HTML, Markdown) stand above all printed numbers
_CHAPTER = 3.5  # above an article; a section of one is a quarter below
_LONGEST_BOX = 300  # lines


@dataclass(slots=True, eq=False)
class Item:
    """A section in the making; the root stands for the plan.

    marker: its printed number, None where it has none. rank: what stands under what. line: the index of the line that opens it.
    lead: whether the last line of its own ends in a colon. ends_open: whether its line ends in a semicolon; listed: whether it
    does, or ends in a full stop behind one that does, as the items of a list do. before: the item above it in its section.
    under_article: whether it is a 第X条, or stands under one.
    items: how many stand in it; it does not hold them, for that would be circles, which stay in memory until they are looked for.
    heading_end: where the heading ends that has no number and is run into its text; 0 where it is the whole line.
    """

    marker: Marker | None = None
    rank: float = -100
    line: int = -1
    parent: Item | None = None
    items: int = 0
    lead: bool = False
    ends_open: bool = False
    listed: bool = False
    before: Item | None = None
    under_article: bool = False
    heading_end: int = 0

    @property
    def style(self) -> str:
        """The style of its number; heading where it has none."""
        return self.marker.style if self.marker is not None else "heading"

    @property
    def in_article(self) -> bool:
        """Whether it stands under a 第X条."""
        return self.parent is not None and self.parent.under_article


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a line stands: the section, whether the line opens it, and whether it leads to a list of that section that counts anew right below it."""

    item: Item
    opens: bool = False
    leads: bool = False


def place(lines: Sequence[Marked]) -> tuple[Item, list[Placement]]:
    """Return the root and the place of each line. A numbered line belongs to the nearest line above whose style ranks higher."""
    placer = _Placer(lines)
    return placer.root, [placer.place(index) for index in range(len(lines))]


class _Placer:
    def __init__(self, lines: Sequence[Marked]) -> None:
        self.root = Item()
        self._lines = lines
        self._stack = [self.root]
        self._last: dict[Item, Item] = {}  # in each section the last of its items
        self._turned = False  # whether a paragraph behind the last item of this chapter has turned to all who hear it
        self._box: int | None = None  # in a 专栏 box, the line of its last number, or of its name; None outside
        quoted = quoted_lines(lines)
        self._markers = [None if line.kind == "row" or index in quoted else line.marker for index, line in enumerate(lines)]
        if not any(self._markers):
            for index, marker in counted_by_words(lines).items():
                self._markers[index] = marker
        for index, marker in counted_by_names(lines, self._markers).items():
            self._markers[index] = marker
        for index, marker in counted_before_figures(lines, self._markers).items():
            self._markers[index] = marker
        for index in uncounted(lines, self._markers):
            self._markers[index] = None
        for index, marker in glued_chapters(lines, self._markers).items():
            self._markers[index] = marker
        for index, marker in items_of_decimals(lines, self._markers).items():
            self._markers[index] = marker
        self._over = over_articles(lines, self._markers)
        self._unnumbered: dict[int, Unnumbered] = unnumbered_headings(lines, self._markers)
        self._boxes = frozenset([index for index, line in enumerate(lines) if names_a_box(line.folded)])
        self._next = _next_markers(self._markers)
        self._closing = closing(lines, self._markers)
        self._beyond = min(beyond_items(lines, self._markers, self._unnumbered), last_turn(lines, self._markers))

    def place(self, index: int) -> Placement:
        line = self._lines[index]
        if line.kind == "row":
            return Placement(self._stack[-1])
        marker = self._markers[index]
        if index in self._boxes or (marker is not None and self._box is not None):
            marker = self._outside_box(index)
        if marker is not None:
            rank = _CHAPTER + self._over[index] / 4 if index in self._over else marker.rank
            return Placement(self._open(index, marker, rank), opens=True)
        if index in self._unnumbered:
            found = self._unnumbered[index]
            item = self._open(index, None, found.rank)
            item.heading_end = found.end
            return Placement(item, opens=True)
        if line.paragraph.detail.isdigit() and len(line.text) <= 60:
            return Placement(self._open(index, None, int(line.paragraph.detail) - _READERS_LEVELS), opens=True)
        if self._leads_anew(index):
            return Placement(self._stack[-1], leads=True)
        last = self._stack[-1]
        behind_items = len(self._stack) > 2 or self._turned
        if ((index >= self._closing and behind_items) or index >= self._beyond) and not last.under_article:
            chapter = self._stack[1]
            return Placement(chapter if is_last_chapter(self._lines[chapter.line].folded) else self.root)
        self._return_from_list(index)
        if len(self._stack) > 2 and self._speaks_to_all(index):
            del self._stack[2:]
            self._turned = True
        item = self._stack[-1]
        item.lead = line.folded.endswith(":")
        return Placement(item)

    def _outside_box(self, index: int) -> Marker | None:
        """Return the line's mark, unless it numbers a line of a 专栏 box: those are figures, not sections."""
        marker = self._markers[index]
        if index in self._boxes or marker is None:
            self._box = index
            return None
        siblings = [item for item in self._stack if item.marker is not None and item.rank == marker.rank]
        if marker.rank > self._stack[-1].rank and not siblings:
            return None
        if siblings and marker.style in _SMALL and self._is_of_box(index, marker, siblings[-1]):
            self._box = index
            return None
        self._box = None
        return marker

    def _is_of_box(self, index: int, marker: Marker, beside: Item) -> bool:
        """Whether a number in a box is the box's own, beside a section of its style.

        One that counts on from both is the box's where the section's own stands further below, or where it is printed as the box's are.
        """
        assert beside.marker is not None
        if marker.number != beside.marker.number + 1:
            return True
        last = self._markers[self._box or 0]
        if last is None or last.run != marker.run or last.number != marker.number - 1:
            return False
        if self._print_of(index) == self._print_of(self._box or 0) != self._print_of(beside.line):
            return True
        below = takewhile(lambda other: other is None or other.rank >= marker.rank, islice(self._markers, index + 1, index + _LONGEST_BOX))
        return any(other is not None and other.run == marker.run and other.number == marker.number for other in below)

    def _print_of(self, index: int) -> tuple[int, str]:
        """Return how the number of a line is printed: how far in, and the mark behind it."""
        line, marker = self._lines[index], self._markers[index]
        return line.paragraph.indent, line.text[marker.core[1] : marker.end].strip() if marker is not None else ""

    def _open(self, index: int, marker: Marker | None, rank: float) -> Item:
        while self._stack[-1].rank >= rank:
            self._stack.pop()
        self._turned = False
        above, folded = self._stack[-1], self._lines[index].folded
        item = Item(marker, rank, index, above, lead=folded.endswith(":"))
        item.before = self._last.get(above)
        item.under_article = above.under_article or item.style == "article"
        item.ends_open = folded.endswith(";")
        item.listed = item.ends_open or (folded.endswith("。") and item.before is not None and item.before.ends_open)
        above.items += 1
        self._last[above] = item
        self._stack.append(item)
        return item

    def _leads_anew(self, index: int) -> bool:
        """Leave a list where a line leads to the next one, which begins in the same paragraph: ②…。 / 一年来，我们…。①…."""
        marker = self._markers[index + 1] if index + 1 < len(self._lines) else None
        if marker is None or marker.number != 1 or not _goes_on_in(self._lines[index], self._lines[index + 1]):
            return False
        at = next((at for at, item in enumerate(self._stack) if item.marker is not None and item.rank == marker.rank), 0)
        if at:
            del self._stack[at:]
        return at > 0

    def _speaks_to_all(self, index: int) -> bool:
        """Whether a paragraph behind the last item of a chapter turns to all who hear the report: 各位代表！过去一年的成绩来之不易. It is the chapter's.

        Not where it is all that stands below the heading of the item.
        """
        if self._stack[-1].line == index - 1 and "。" not in self._lines[index - 1].folded:
            return False
        following = self._next[index]
        return turns_to_all(self._lines[index].folded) and (following is None or following.rank <= self._stack[1].rank)

    def _return_from_list(self, index: int) -> None:
        """Leave a list that its lead-in opened with a colon: what follows its last item is the text of who opened it.

        In an article any list ends so, and with it the list that it is the last item of (第三条：（二）…：1. 2., then a 款 of the
        article); elsewhere one whose items end in semicolons and the last in a full stop, whether a colon or a heading stands over it.
        """
        if self._stack[-1].line != index - 1 or not self._lines[index - 1].folded.endswith("。"):
            return
        while self._ends(self._stack[-1], self._next[index]):
            self._stack.pop()
            if not self._stack[-1].in_article:
                return

    def _ends(self, item: Item, following: Marker | None) -> bool:
        """Return whether an item is the last of a list: `following`, the next mark below, does not count on."""
        above = item.parent
        if above is None or item.marker is None:
            return False
        if not ((item.in_article and above.lead) or (above.items > 1 and item.listed)):
            return False
        return following is None or following.rank != item.rank or following.number != item.marker.number + 1


def _goes_on_in(line: Marked, below: Marked) -> bool:
    """Whether the one below goes on in the paragraph that a line stands in, as the first of some items does that were parted from it."""
    return line.paragraph.passage.offsets[-1] + 1 == below.paragraph.passage.offsets[0]


def _next_markers(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """Return for each line the next mark below it."""
    out: list[Marker | None] = []
    below: Marker | None = None
    for marker in reversed(markers):
        out.append(below)
        below = marker or below
    return out[::-1]
