"""The lines of one plan become a tree of sections, and the sentences that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import chain

from policydiff.model import Clause, Diagnostic, Role, Section
from policydiff.parse.duties.rows import read_pairs, read_row
from policydiff.parse.duties.statement import Statement
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.mark.glued import part_at_blanks, part_at_gaps, part_glued
from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.cards import read_tables
from policydiff.parse.tree.clauses import Piece, heading_text, make_clause
from policydiff.parse.tree.headings import Opening, judge_headings
from policydiff.parse.tree.items import Item, Placement, place
from policydiff.parse.tree.tables import Row
from policydiff.records import dataclass
from policydiff.text.numbers import in_path
from policydiff.vocab.duties.roles import role_words

_FIRST = "1"  # the number that a list begins with
_LONGEST_LABEL = 12  # characters of a label of minutes, with the blanks that set them apart
_LONGEST_PATH = 20  # characters of a heading without a number, as it stands in a path


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan's tree and its sentences in order. statements, rows: by clause id, who is responsible, and the rows of tables."""

    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    statements: dict[str, tuple[Statement, ...]]
    rows: dict[str, Row]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Node:
    """An item with its name: what a section is frozen from; the root stands for the plan.

    headings: its own and those above. names: the ids below it, each with how many have its number; seen: the style and number of those that one more would repeat;
    unnumbered: how many headings without a number stand below it. listing: the paragraph that announces a list, whose numbers begin anew right below it.
    """

    id: str
    path: str
    number: str = ""
    heading: str = ""
    headings: tuple[str, ...] = ()
    clauses: list[Clause] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    unnumbered: int = 0
    listing: int = -1

    def freeze(self, level: int) -> Section:
        sections = tuple([child.freeze(level + 1) for child in self.children])
        start = self.clauses[0].span[0]
        end = self.clauses[0].span[1] if len(self.clauses) == 1 else max([clause.span[1] for clause in self.clauses])
        if sections:
            end = max(end, sections[-1].span[1])
        return Section.made(
            id=self.id,
            path=self.path,
            number=self.number,
            heading=self.heading,
            level=level,
            span=(start, end),
            clauses=tuple(self.clauses),
            sections=sections,
        )

    def free_name(self, key: str) -> str:
        """Return the id of a child with this number; ~2 and so on tell those of the same number apart."""
        first = name = f"{self.id}.{key}"
        while name in self.names:
            self.names[first] += 1
            name = f"{first}~{self.names[first]}"
        self.names[name] = 1
        return name


class _Builder:
    def __init__(self, plan: str, root: Item, first_paragraph: int) -> None:
        self.plan = plan
        self.root = _Node(plan, "")
        self.nodes = {root: self.root}
        self.paragraph = first_paragraph
        self.sentences: list[Sentence] = []
        self.statements: dict[str, tuple[Statement, ...]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.rows: dict[str, Row] = {}

    def add_row(self, item: Item, line: Marked, row: Row) -> None:
        self.paragraph += 1
        read = {"data": read_row, "card": read_row, "pair": read_pairs}.get(row.kind)
        statement = read([cell.passage for cell in row.cells], row.columns) if read is not None else None
        if statement is not None and row.beside != (0, 0):
            statement = replace(statement, beside=row.beside)
        clause = self._add_clause(self.nodes[item], "row", line, 0, len(line.text), (statement,) if statement is not None else ())
        if clause is not None:
            self.rows[clause.id] = row

    def add_text(self, item: Item, line: Marked, opening: Opening) -> None:
        """Add the clauses of a line; its heading, which opens the section, ends at opening.end (0: it opens none)."""
        self.paragraph += 1
        end = opening.end
        if end:
            node = self._open(item, line, end)
            said = [piece.statements for piece in opening.pieces if piece.statements and piece.end <= end]
            self._add_clause(node, "heading", line, 0, end, tuple(chain.from_iterable(said)) if said else ())
        node = self.nodes[item]
        for piece in opening.pieces:
            if piece.end > end:
                self._add_clause(node, piece.role, line, piece.start if piece.start > end else end, piece.end, piece.statements)
        if line.folded.endswith(":") and opening.pieces[-1].end > end:
            node.seen.clear()  # a list of its own may begin: （一） again is no repetition
            if not end and item.parent is not None:
                self.nodes[item.parent].listing = self.paragraph  # also below the last item of another list

    def expect_list(self, item: Item) -> None:
        """Take what opens right below in a section as a list that counts anew."""
        self.nodes[item].listing = self.paragraph

    def _open(self, item: Item, line: Marked, end: int) -> _Node:
        assert item.parent is not None
        above, marker = self.nodes[item.parent], item.marker
        heading = heading_text(line, marker, end)
        if marker is None:
            above.unnumbered += 1
            key, printed, number = f"h{above.unnumbered}", heading[:_LONGEST_PATH], ""
        else:
            key, printed, number = (marker.key, in_path(line.text[slice(*marker.core)]), line.text[marker.core[0] : marker.end].strip())
        path = f"{above.path}/{printed}" if above.path else printed
        if key == _FIRST and above.listing == self.paragraph - 1:
            above.seen.clear()
        if (item.style, key) in above.seen:
            self.diagnostics.append(Diagnostic.told("numbering-repeat", "warning", line.paragraph.passage.span(0, 1), path=path))
        above.seen.add((item.style, key))
        node = _Node(above.free_name(key), path, number, heading, (heading, *above.headings))
        above.children.append(node)
        self.nodes[item] = node
        return node

    def _add_clause(
        self, node: _Node, role: Role, line: Marked, start: int, end: int, statements: tuple[Statement, ...] = ()
    ) -> Clause | None:
        text = line.text
        if start >= end or (text[start].isspace() and text[start:end].isspace()):
            return None
        name = f"{node.id}#{len(node.clauses) + 1}"
        clause, passage = make_clause(name, role, line.paragraph, start, end)
        node.clauses.append(clause)
        section = "" if node is self.root else node.id
        self.sentences.append(Sentence(name, role, passage, self.plan, section, node.path, node.headings, self.paragraph))
        if statements:
            self.statements[name] = statements
        return clause


def read_outline(plan: str, lines: Sequence[Marked], first_paragraph: int = 0, annexed: Sequence[Marked] = ()) -> Outline:
    """Return the outline of the plan with id `plan`. annexed: lines below it that open no sections, and stand in the plan's own clauses; what is
    said beside a form makes nobody responsible.

    Every character of every line is in exactly one clause. A section's id is made of its numbers in Arabic; one that
    occurs twice gets ~2, and a diagnostic where it repeats a number of the same style.
    """
    lines = part_at_blanks(part_at_gaps(part_glued(lines)))
    root, places = place(lines)
    lines, places = [*lines, *annexed], [*places, *(Placement(root) for _ in annexed)]
    rows = read_tables([(line.paragraph.passage, line.paragraph.detail) if line.kind == "row" else line.folded for line in lines])
    openings = _without_those_present(lines, judge_headings(lines, places))
    own = len(lines) - len(annexed)
    openings = [*openings[:own], *map(_silent, openings[own:])]
    builder = _Builder(plan, root, first_paragraph)
    for line, at, row, opening in zip(lines, places, rows, openings, strict=True):
        if row is not None:
            builder.add_row(at.item, line, row)
        else:
            builder.add_text(at.item, line, opening)
        if at.leads:
            builder.expect_list(at.item)
    sections = tuple(child.freeze(1) for child in builder.root.children)
    return Outline(
        tuple(builder.root.clauses), sections, tuple(builder.sentences), builder.statements, builder.rows, tuple(builder.diagnostics)
    )


def _without_those_present(lines: Sequence[Marked], openings: Sequence[Opening]) -> list[Opening]:
    """Return what the lines open, and of those that say which bodies were at a meeting (参加单位：…) no statement: they make nobody responsible.

    They stand among lines with labels of which one says who chaired or recorded it; 参加单位 of a task does not.
    """
    present = role_words("present").match
    if not any(map(present, [line.folded for line in lines])):
        return list(openings)
    told = {
        index
        for run in _runs(lines)
        if any(role_words("chaired").fullmatch(label) for _, label in run)
        for index, label in run
        if role_words("present").fullmatch(label)
    }
    return [_silent(opening) if index in told else opening for index, opening in enumerate(openings)]


def _silent(opening: Opening) -> Opening:
    return replace(opening, pieces=tuple(Piece("body", piece.start, piece.end) for piece in opening.pieces))


def _runs(lines: Sequence[Marked]) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines with a label that stand right below each other, each with its label."""
    run: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        colon = line.folded.find(":", 0, _LONGEST_LABEL)
        if colon > 0 and line.kind == "text" and line.marker is None:
            run.append((index, line.folded[:colon].replace(" ", "")))
        elif run:
            yield run
            run = []
    if run:
        yield run
