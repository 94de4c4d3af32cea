"""A result over many documents as one page in the style of the others: tables that sort by a click, a heat map that opens the pairs, a drawn network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policydiff.model import Comparison, Match
from policydiff.records import dataclass
from policydiff.report.html.comparison_page import anchor, page
from policydiff.report.many.sheet import Result, cell_words, head_of, name_of, shown
from policydiff.report.naming import ranked
from policydiff.tables.options import Options

if TYPE_CHECKING:
    from policydiff.corpora.matrix.values import Child, Clause, Matrix, Part
    from policydiff.corpora.network.values import Network

_WEIGHTS = {"copied": 1.0, "localized": 0.85, "adapted": 0.55, None: 0.0}
"""How dark a clause is that was copied, localized, adapted, dropped."""
_DRAWN = 20
"""Rows, and columns, of a drawn network: what stands beside each other on a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the heat map.

    share: how much was kept, None where nothing is known; close: how much of that was copied or localized. part: the anchor of the
    pair's part; words: what a pointer is told.
    """

    share: float | None
    close: float
    part: str
    words: str

    @property
    def depth(self) -> float:
        """How dark the cell is: what was adapted counts about half."""
        return self.close + _WEIGHTS["adapted"] * ((self.share or 0.0) - self.close)


@dataclass(frozen=True, slots=True)
class HeatmapRow:
    """A row of the heat map: a child, its place when those alike stand together, and its cells."""

    child: Child
    cluster: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a click on a cell opens: the clauses of the parent there, with what became of them."""

    id: str
    child: Child
    head: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The heat map. caption: how it is read, by its label; columns: (head, full name, mean, mean of what was copied or localized)."""

    caption: str
    columns: tuple[tuple[str, str, float | None, float | None], ...]
    lines: tuple[HeatmapRow, ...]
    opened: tuple[Opened, ...]

    @property
    def darkest(self) -> float:
        """The depth of the darkest cell; 1 where all are empty."""
        return max((cell.depth for line in self.lines for cell in line.cells), default=0.0) or 1.0


@dataclass(frozen=True, slots=True)
class Ties:
    """A network as a grid of its busiest nodes. kind: citations, organisations, reuse. tops: the columns' (name, weight of all edges to it); lines: (name, weight of all edges
    from it, the weights of the edges to each column, 0 where there is none); rest: the share of the weight that is not drawn.
    """

    kind: str
    tops: tuple[tuple[str, int], ...]
    lines: tuple[tuple[str, int, tuple[int, ...]], ...]
    rest: float

    @property
    def heaviest(self) -> int:
        """The greatest weight that is drawn."""
        return max((weight for _, _, weights in self.lines for weight in weights), default=0) or 1


def ties_of(network: Network) -> Ties | None:
    """Return the grid of a network: the columns are whom most points to, the rows who points to them most; None where nothing is tied."""
    names = _told_apart({node.id: node.label for node in network.nodes})
    labels = {node.id: names.get(node.id, node.id) for node in network.nodes}
    weights: Counter[tuple[str, str]] = Counter()
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for edge in network.edges:
        weights[edge.source, edge.target] += edge.weight
        out[edge.source] += edge.weight
        into[edge.target] += edge.weight
    tops = _heaviest(into)
    drawn: Counter[str] = Counter()
    for (source, target), weight in weights.items():
        drawn[source] += weight if target in tops else 0
    rows = [name for name in _heaviest(drawn) if drawn[name]]
    if not rows:
        return None
    lines = tuple((labels[row], out[row], tuple(weights[row, top] for top in tops)) for row in rows)
    return Ties(
        network.kind, tuple((labels[top], into[top]) for top in tops), lines, 1 - sum(drawn[row] for row in rows) / sum(out.values())
    )


def _heaviest(totals: Counter[str]) -> list[str]:
    return sorted(totals, key=lambda name: (-totals[name], name))[:_DRAWN]


def many_html(found: Result, options: Options, heat: Heat | None = None, ties: Ties | None = None) -> str:
    """Return the page of a result: facts, the heat map or the network where there is one, and tables."""
    words = ranked(options.labels)
    return page(
        "many.html",
        options,
        t=words,
        title=words.named(found.title),
        facts=tuple(words.named(fact) for fact in found.facts),
        found=found,
        shown=shown,
        words=cell_words,
        head_of=head_of,
        name_of=name_of,
        names=_names(found),
        shares=_shares(found),
        heat=heat,
        ties=ties,
    )


_ORIGINS = ("borrowed", "shared", "alike", "boilerplate", "original")


def _names(found: Result) -> Mapping[str, str]:
    """id → what the nodes of a network are called; the id itself where several have that name."""
    nodes = next((table for name, table in found.tables.items() if name.startswith("network.") and table.name == "nodes"), None)
    if nodes is None:
        return {}
    return _told_apart({str(row[nodes.at("id")]): str(row[nodes.at("label")]) for row in nodes.rows})


def _told_apart(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return what of this tells one from the others: an id whose name several have is left out."""
    often = Counter(names.values())
    return {one: name for one, name in names.items() if often[name] == 1}


def _shares(found: Result) -> tuple[tuple[str, float, int], ...]:
    """Where the text of a trace comes from, as a bar: origin, per cent, characters; borrowed first, its own last."""
    table = found.tables.get("trace.clauses")
    if table is None:
        return ()
    counts: Counter[str] = Counter()
    for row in table.rows:
        counts[str(row[table.at("origin")])] += int(str(row[table.at("characters")] or 0))
    total = sum(counts[origin] for origin in _ORIGINS)
    return tuple((origin, 100 * counts[origin] / total, counts[origin]) for origin in _ORIGINS if counts[origin])


def heat_of(matrix: Matrix, by: str, order: Sequence[str], options: Options) -> Heat:
    """Return the heat map of a matrix by section or by clause. order: the ids of the children, those alike together.

    What a click opens is there where the matrix keeps its comparisons.
    """
    preamble = options.labels("message", "preamble")
    columns = [(each, each.path or preamble, _name(each) or preamble) for each in (matrix.clauses if by == "clause" else matrix.sections)]
    places = {name: at for at, name in enumerate(order)}
    return Heat(
        "heat_clauses" if by == "clause" else "heat_caption",
        tuple((head, name, each.uptake, getattr(each, "uptake_close", None)) for each, head, name in columns),
        tuple(
            HeatmapRow(child, places[child.id], tuple(_cell(child, each, name, options) for each, _, name in columns))
            for child in matrix.children
        ),
        tuple(_opened(matrix, [(each, name) for each, _, name in columns])) if matrix.comparisons else (),
    )


def _name(column: Clause | Part) -> str:
    text = getattr(column, "heading", None) or getattr(column, "text", "")
    return f"{column.path} {text}".strip()


def _cell(child: Child, column: Clause | Part, name: str, options: Options) -> Cell:
    value: str | float | None = column.children.get(child.id)
    share: float | None
    if isinstance(value, float):
        share, close = value, getattr(column, "close", {}).get(child.id, value)
        words = (
            (options.labels("many_page", "heat_words"), close),
            (options.labels("verdict", "adapted"), share - close),
            (options.labels("verdict", "dropped"), 1 - share),
        )
        said = options.labels.join([f"{word} {part * 100:.0f}%" for word, part in words])
    else:
        share = _WEIGHTS[value] if child.id in column.children else None
        close, said = share or 0.0, options.labels("verdict", value or "dropped")
    return Cell(share, close, _anchor(child.id, column.id), f"{child.place or child.id} · {name}: {said}")


def _opened(matrix: Matrix, columns: Sequence[tuple[Clause | Part, str]]) -> Iterator[Opened]:
    for child in matrix.children:
        of_parent = _matches(matrix.comparisons[child.id])
        for column, name in columns:
            matches = {
                of_parent[clause].id: of_parent[clause] for clause in getattr(column, "members", (column.id,)) if clause in of_parent
            }
            yield Opened(_anchor(child.id, column.id), child, name, tuple(matches.values()))


def _matches(comparison: Comparison) -> Mapping[str, Match]:
    return {clause: match for match in comparison.matches for clause in match.parent}


def _anchor(child: str, column: str) -> str:
    return f"c-{anchor(child)}-{anchor(column)}"
