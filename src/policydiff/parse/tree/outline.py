"""The paragraphs of one plan become a tree of sections, and the sentences that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policydiff.model import Clause, Diagnostic, Section
from policydiff.parse.duties.rows import read_row
from policydiff.parse.duties.statement import Statement
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.clauses import make_clause, split_clauses
from policydiff.parse.tree.flattened import gather_rows
from policydiff.parse.tree.headings import heading_end, heading_text
from policydiff.parse.tree.tables import Row, read_rows
from policydiff.text.numbers import Marker, read_marker


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
    """A section in the making; the root stands for the plan and has no marker."""

    id: str
    path: str
    rank: int
    style: str
    number: str = ""
    heading: str = ""
    in_article: bool = False
    headings: tuple[str, ...] = ()
    in_list: bool = False
    last: int = 0
    clauses: list[Clause] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    def freeze(self, level: int) -> Section:
        sections = tuple(child.freeze(level + 1) for child in self.children)
        start = self.clauses[0].span[0]
        end = max(self.clauses[-1].span[1], sections[-1].span[1] if sections else 0)
        return Section(
            id=self.id,
            path=self.path,
            number=self.number,
            heading=self.heading,
            level=level,
            span=(start, end),
            clauses=tuple(self.clauses),
            sections=sections,
        )


# What a last paragraph says that belongs to the whole plan and to no item of it.
_CLOSING = re.compile(
    r"(?:本|此)(?:方案|意见|办法|细则|计划|规划|通知|规定|措施|实施意见|实施方案|行动计划|文件|政策|答复).{0,30}"
    r"(?:施行|实施|执行|解释|有效期|为准|审签|依据)"
    r"|(?:各|全).{1,40}(?:要|应|须|应当).{0,12}(?:结合|根据|按照|依据).{1,60}(?:制定|落实|贯彻|实施|细化)"
    r"|此(?:答复|复|前)|特此|以上(?:意见|答复|通知)|未尽事宜"
)


_BOX = re.compile(r"专栏\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:[:\s]|(?=[\u4e00-\u9fff\"]))")
_SMALL = frozenset({"arabic", "arabic-bracket", "circled", "decimal"})


class _Builder:
    def __init__(self, plan: str, first_paragraph: int) -> None:
        self.plan = plan
        self.root = _Node(plan, "", -100, "")
        self.stack = [self.root]
        self.paragraph = first_paragraph
        self.sentences: list[Sentence] = []
        self.statements: dict[str, tuple[Statement, ...]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.rows: dict[str, Row] = {}
        self.in_box = False

    def add(self, paragraph: Paragraph, following: Paragraph | None, row: Row | None) -> None:
        self.paragraph += 1
        if row is not None:
            self._add_row(paragraph, row)
            return
        marker = self._marker(paragraph)
        if marker is None and paragraph.detail.isdigit() and len(paragraph.text) <= 60:
            self._open_unnumbered(paragraph)
            return
        pieces = split_clauses(paragraph.passage, marker.end if marker is not None else 0)
        at = 0
        node = self.stack[-1]
        if marker is not None:
            end = heading_end(
                paragraph,
                marker,
                pieces,
                in_article=self._in_article(marker) or self._goes_on_a_list(marker),
                has_body=_is_body(following, marker),
            )
            said = tuple(statement for piece in pieces if piece.end <= end for statement in piece.statements)
            node = self._open(paragraph, marker, end, said)
            node.in_list = paragraph.folded.endswith(";")
            at = end
        elif self._closes_the_plan(paragraph, following):
            node = self.root
        for piece in pieces:
            if piece.end > at:
                self._add_clause(node, piece.role, paragraph, max(piece.start, at), piece.end, piece.statements)

    def _add_row(self, paragraph: Paragraph, row: Row) -> None:
        statement = read_row([cell.passage for cell in row.cells], row.columns) if row.kind == "data" else None
        clause = self._add_clause(self.stack[-1], "row", paragraph, 0, len(paragraph.text), (statement,) if statement is not None else ())
        if clause is not None:
            self.rows[clause.id] = row

    def _marker(self, paragraph: Paragraph) -> Marker | None:
        """Return the paragraph's mark, unless it numbers a line of a 专栏 box: those are figures, not sections."""
        if _BOX.match(paragraph.folded):
            self.in_box = True
            return None
        marker = read_marker(paragraph.folded)
        if marker is None or not self.in_box:
            return marker
        siblings = [node.last for node in self.stack if node.rank == marker.rank]
        if marker.rank > self.stack[-1].rank and not siblings:
            return None
        if siblings and marker.style in _SMALL and marker.number != siblings[-1] + 1:
            return None
        self.in_box = False
        return marker

    def _goes_on_a_list(self, marker: Marker) -> bool:
        """Whether the item before it, of the same style, ended in a semicolon."""
        return any(node.rank == marker.rank and node.in_list for node in self.stack)

    def _in_article(self, marker: Marker) -> bool:
        return any(node.style == "article" and node.rank < marker.rank for node in self.stack)

    def _closes_the_plan(self, paragraph: Paragraph, following: Paragraph | None) -> bool:
        return following is None and len(self.stack) > 2 and bool(_CLOSING.match(paragraph.folded))

    def _open(self, paragraph: Paragraph, marker: Marker, end: int, said: tuple[Statement, ...]) -> _Node:
        start, stop = marker.core
        printed = paragraph.text[start:stop].replace(" ", "")
        number = paragraph.text[start : marker.end].strip()
        heading = heading_text(paragraph, marker, end)
        node = self._push(marker.rank, marker.style, marker.key, printed, number, heading, paragraph)
        node.last = marker.number
        self._add_clause(node, "heading", paragraph, 0, end, said)
        return node

    def _open_unnumbered(self, paragraph: Paragraph) -> None:
        level = int(paragraph.detail)
        text = paragraph.text.rstrip("。：: ")
        key = f"h{sum(child.style == 'heading' for child in self.stack[0].children) + 1}"
        node = self._push(level - 7, "heading", key, text[:20], "", text, paragraph)
        self._add_clause(node, "heading", paragraph, 0, len(paragraph.text))

    def _push(self, rank: int, style: str, key: str, printed: str, number: str, heading: str, paragraph: Paragraph) -> _Node:
        while self.stack[-1].rank >= rank:
            self.stack.pop()
        above = self.stack[-1]
        copy = above.keys[key] = above.keys.get(key, 0) + 1
        unique = key if copy == 1 else f"{key}~{copy}"
        if copy > 1:
            path = f"{above.path}/{printed}" if above.path else printed
            self.diagnostics.append(Diagnostic.told("numbering-repeat", "warning", paragraph.passage.span(0, 1), path=path))
        node = _Node(
            f"{above.id}.{unique}",
            f"{above.path}/{printed}" if above.path else printed,
            rank,
            style,
            number,
            heading,
            above.in_article or style == "article",
            (heading, *above.headings),
        )
        above.children.append(node)
        self.stack.append(node)
        return node

    def _add_clause(
        self, node: _Node, role: str, paragraph: Paragraph, start: int, end: int, statements: tuple[Statement, ...] = ()
    ) -> Clause | None:
        if not paragraph.text[start:end].strip():
            return None
        clause, passage = make_clause(f"{node.id}#{len(node.clauses) + 1}", role, paragraph, start, end)  # type: ignore[arg-type]
        node.clauses.append(clause)
        section = "" if node is self.root else node.id
        breaks = tuple(piece[0] for piece in clause.pieces[1:]) if clause.pieces else ()
        self.sentences.append(
            Sentence(clause.id, clause.role, passage, self.plan, section, node.path, node.headings, self.paragraph, breaks)
        )
        if statements:
            self.statements[clause.id] = statements
        return clause


def _is_body(following: Paragraph | None, marker: Marker) -> bool:
    if following is None:
        return False
    after = read_marker(following.folded)
    return after is None or after.rank > marker.rank


def read_outline(plan: str, paragraphs: Sequence[Paragraph], first_paragraph: int = 0) -> Outline:
    """Return the outline of the plan with id `plan`.

    Every character of every paragraph is in exactly one clause. A section's id is made of its numbers in Arabic; one that
    occurs twice gets ~2 and a diagnostic. A numbered item belongs to the nearest item above whose style ranks higher.
    """
    builder = _Builder(plan, first_paragraph)
    paragraphs = gather_rows(paragraphs)
    rows = read_rows((paragraph.passage, paragraph.detail) if paragraph.kind == "row" else None for paragraph in paragraphs)
    for paragraph, following, row in zip(paragraphs, [*paragraphs, None][1:], rows, strict=True):
        builder.add(paragraph, following, row)
    sections = tuple(child.freeze(1) for child in builder.root.children)
    return Outline(
        tuple(builder.root.clauses), sections, tuple(builder.sentences), builder.statements, builder.rows, tuple(builder.diagnostics)
    )
