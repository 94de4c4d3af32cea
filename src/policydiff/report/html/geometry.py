"""The geometry of the page's figures: bars, the section flow, the ratio plot, the grid of bodies. Numbers only, no markup."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from policydiff.model import Comparison, Match, ResponsibilityPair, SectionPair
from policydiff.records import dataclass
from policydiff.tables.options import VERDICTS
from policydiff.tables.rows import Group, OrganisationRow, SectionRow, TargetRow, View


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar. start, width: per cent of the bar. count: characters."""

    key: str
    start: float
    width: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One side's body text by verdict. total: its characters."""

    side: str
    total: int
    segments: tuple[Segment, ...]


def bars(comparison: Comparison) -> tuple[Bar, ...]:
    """Return a bar for the parent and one for the child, in characters of body text (a copied heading is no copied text). Both use
    the same verdicts, so that one colour means one thing: the parent's adapted characters stand in a clause that was only partly kept."""
    return tuple(_bar(comparison, side) for side in ("parent", "child"))


def _bar(comparison: Comparison, side: str) -> Bar:
    counts: Counter[str] = Counter()
    for match in comparison.matches:
        if match.role != "heading":
            counts[match.verdict] += _characters(match, side)
    return Bar(side, sum(counts.values()), _segments(counts))


def _segments(counts: Counter[str], scale: float = 100.0) -> tuple[Segment, ...]:
    """The verdicts side by side; scale: how long they are together, in per cent."""
    total, at, segments = sum(counts.values()), 0, []
    for key in (verdict for verdict in VERDICTS if counts[verdict]):
        segments.append(Segment(key, round(scale * at / total, 3), round(scale * counts[key] / total, 3), counts[key]))
        at += counts[key]
    return tuple(segments)


def _characters(match: Match, side: str) -> int:
    return len("".join((match.parent_text if side == "parent" else match.child_text).split()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A section in the table of contents. block: the number of its first run of rows. depth: from 0. size: its characters, of
    the longer side; segments: by verdict, as long as the section beside the longest one."""

    block: int
    group: Group
    depth: int
    size: int
    segments: tuple[Segment, ...]


def contents(rows: View) -> tuple[Entry, ...]:
    """Return the sections in the order of the rows, each once; nothing where the rows do not run section by section."""
    blocks: dict[Group, int] = {}
    counts: dict[Group, Counter[str]] = {}
    for number, (group, members) in enumerate(rows.groups(), 1):
        if group is None:
            return ()
        blocks.setdefault(group, number)
        for row in members:
            heavier = max(_characters(row.match, side) for side in ("parent", "child"))
            counts.setdefault(group, Counter())[row.match.verdict] += heavier
    longest = max((sum(one.values()) for one in counts.values()), default=1)
    return tuple(
        Entry(
            number,
            group,
            (group.child_path or group.parent_path).count("/"),
            sum(counts[group].values()),
            _segments(counts[group], 100 * sum(counts[group].values()) / longest),
        )
        for group, number in blocks.items()
    )


@dataclass(frozen=True, slots=True)
class Chapter:
    """A top section in a long table of contents, with what stands below it. segments: of all of it; entries: its own first."""

    head: Entry
    entries: tuple[Entry, ...]
    segments: tuple[Segment, ...]

    @property
    def folded(self) -> bool:
        """Whether it is shown as one line that opens."""
        return len(self.entries) > 1


_MANY = 45
"""How many sections a table of contents lists one by one; of more only the top ones are shown at first."""


def chapters(entries: Sequence[Entry]) -> tuple[Chapter, ...]:
    """Return a table of contents by its top sections, where it is long; else each entry by itself."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and entry.depth and len(entries) > _MANY:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    sums = [Counter({key: sum(s.count for one in group for s in one.segments if s.key == key) for key in VERDICTS}) for group in groups]
    longest = max((counts.total() for counts in sums), default=1)
    return tuple(
        Chapter(group[0], tuple(group), _segments(counts, 100 * counts.total() / longest))
        for group, counts in zip(groups, sums, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A section in its column; row: from 0, top to bottom. link: the flow's other end, None where it was dropped or added."""

    row: int
    section: str
    path: str
    heading: str
    relation: str


@dataclass(frozen=True, slots=True)
class Link:
    """A curve from a parent row to a child row; a stub where one of them is None. y in units of rows, the middle of the row."""

    relation: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class SectionFlow:
    """Two columns of sections and the links between them; height: in rows."""

    parents: tuple[Node, ...]
    children: tuple[Node, ...]
    links: tuple[Link, ...]
    height: int


def section_flow(rows: Sequence[SectionRow], order: Sequence[str]) -> SectionFlow:
    """Return the flow of sections. order: the parent's section ids in its own order; the child's order is the rows'."""
    ranks = {section: rank for rank, section in enumerate(order)}
    pairs = [row.pair for row in rows]
    olds = sorted((pair for pair in pairs if pair.parent), key=lambda pair: ranks.get(pair.parent or "", len(ranks)))
    parents = tuple(_node(n, pair, "parent") for n, pair in enumerate(_unique(olds, "parent")))
    children = tuple(_node(n, pair, "child") for n, pair in enumerate(_unique(pairs, "child")))
    left = {node.section: node.row + 0.5 for node in parents}
    right = {node.section: node.row + 0.5 for node in children}
    links = tuple(Link(pair.relation, left.get(pair.parent or ""), right.get(pair.child or "")) for pair in pairs)
    return SectionFlow(parents, children, links, max(len(parents), len(children)))


def _unique(pairs: Iterable[SectionPair], side: str) -> list[SectionPair]:
    seen: dict[str, SectionPair] = {}
    for pair in pairs:
        section = getattr(pair, side)
        if section:
            seen.setdefault(section, pair)
    return list(seen.values())


def _node(row: int, pair: SectionPair, side: str) -> Node:
    section, path, heading = (getattr(pair, f"{side}{suffix}") or "" for suffix in ("", "_path", "_heading"))
    return Node(row, section, path, heading, pair.relation)


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic axis of ratios: ticks (value, per cent), the median's place, None where there is none."""

    low: int
    high: int
    ticks: tuple[tuple[float, float], ...]
    median: float | None

    def place(self, ratio: float) -> float:
        """Return where a ratio stands on the axis, in per cent of its length."""
        return round(100 * (math.log10(ratio) - self.low) / (self.high - self.low), 2)


def scale(rows: Sequence[TargetRow], median: float | None) -> Scale | None:
    """Return the axis that holds every positive ratio, in whole powers of ten; None where there is no ratio."""
    ratios = [float(row.pair.ratio) for row in rows if row.pair.ratio is not None and row.pair.ratio > 0]
    if not ratios:
        return None
    low, high = math.floor(math.log10(min(ratios))), math.ceil(math.log10(max(ratios)))
    high = max(high, low + 1)
    axis = Scale(low, high, (), None)
    step = max(1, -(-(high - low) // 6))
    ticks = tuple((10.0**power, axis.place(10.0**power)) for power in range(low, high + 1, step))
    return Scale(low, high, ticks, axis.place(median) if median and 10.0**low <= median <= 10.0**high else None)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A body of the parent with every counterpart it has (or a body that only the child has), and its cells by column."""

    parent_name: str | None
    counterparts: tuple[str, ...]
    cells: tuple[tuple[OrganisationRow, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Section pairs as columns, bodies as rows, the most named first."""

    columns: tuple[ResponsibilityPair, ...]
    rows: tuple[GridRow, ...]


def grid(rows: Sequence[OrganisationRow]) -> Grid:
    """Return the bodies as a role-by-section grid; every row of the flat view stands in exactly one cell."""
    pairs = list({id(row.pair): row.pair for row in rows}.values())
    number = {id(pair): n for n, pair in enumerate(pairs)}
    bodies: dict[tuple[str | None, str | None], list[OrganisationRow]] = {}
    for row in rows:
        key = (row.parent_name, None) if row.parent_name else (None, row.child_name)
        bodies.setdefault(key, []).append(row)
    ordered = sorted(bodies.items(), key=lambda item: -len(item[1]))
    return Grid(tuple(pairs), tuple(_grid_row(name, child, found, number, len(pairs)) for (name, child), found in ordered))


def _grid_row(name: str | None, child: str | None, found: list[OrganisationRow], number: dict[int, int], width: int) -> GridRow:
    cells: list[list[OrganisationRow]] = [[] for _ in range(width)]
    for row in found:
        cells[number[id(row.pair)]].append(row)
    counterparts = dict.fromkeys(row.child_name for row in found if row.child_name)
    return GridRow(name, tuple(counterparts) if name else (child or "",), tuple(map(tuple, cells)))
