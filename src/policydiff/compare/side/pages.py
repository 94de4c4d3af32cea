"""One side of a comparison, made ready: its clauses as lines, its sections as nodes, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.compare.side.places import names_of_place
from policydiff.compare.side.tokens import Lexicon, same_shape, without_private
from policydiff.model import Clause, Notice, Plan, Role, Section, Span
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.numbers import bare_number, number_end, read_counted
from policydiff.vocab.page.envelope import addressee_end, addressee_word

_OUTER = re.compile(r"^[(\[](.*)[)\]]([。;,]?)$", re.DOTALL)
_HEADING_END = "。:.;"
_COUNTS = "是"
_DASHES = re.compile(r"-{2,}")
_RANGE = re.compile(r"(?<=\d)~(?=\d)")
_LONGEST_ADDRESS = 80
_DOTS = re.compile(r"…+|\.{3,}")


@dataclass(frozen=True, slots=True)
class PreparedClause:
    """A clause made ready.

    index: its place in reading order; node: the index of its section; ink: what two clauses must share to be copies;
    parts: what they are compared by, cut at commas; masked: the parts in one; size: characters without blanks.
    """

    index: int
    id: str
    role: Role
    text: str
    span: Span
    node: int
    ink: str
    parts: tuple[str, ...]
    masked: str
    size: int


@dataclass(frozen=True, slots=True)
class Node:
    """A section made ready; node 0 is the plan itself. lines: the indices of its own clauses, not of those below.

    number: the printed number without its mark and brackets; printed: the heading as printed; core: folded, without number
    and full stop; heading: the core masked.
    """

    index: int
    parent: int
    depth: int
    id: str
    path: str
    number: str
    heading: str
    core: str
    printed: str
    lines: tuple[int, ...]
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A side: nodes[0] is the plan, lines and nodes in reading order; lexicon: what its own notice calls places and bodies."""

    notice: Notice
    plan: Plan
    lexicon: Lexicon
    lines: tuple[PreparedClause, ...]
    nodes: tuple[Node, ...]

    def below(self, index: int) -> Iterator[int]:
        """Yield the node and every node under it, in reading order."""
        yield index
        for child in self.nodes[index].children:
            yield from self.below(child)


def ink_of(text: str, role: Role) -> str:
    """Return the text apart from what makes no difference between copies.

    Blanks, private characters, punctuation width, the shape of brackets, dash length; a responsibility statement's outer bracket; a heading's printed number and its
    closing mark (a heading on its own line has none, the same heading before a sentence has one); the word that counts a sentence (一是).
    """
    folded = same_shape(text)
    if role == "heading":
        folded = folded[number_end(folded) :]
    elif role == "body":
        folded = folded[counted_end(folded) :]
    folded = _DOTS.sub("…", _RANGE.sub("-", _DASHES.sub("-", squeeze(without_private(folded)))))
    if role == "responsibility":
        outer = _OUTER.match(folded)
        return outer.group(1) if outer else folded.strip("()[]")
    if role == "heading":
        return folded.strip(_HEADING_END)
    return folded


def counted_end(folded: str) -> int:
    """Return where the word ends that counts a sentence: 一是|推动规范发展; 0 where none does.

    >>> counted_end("一是推动规范发展。"), counted_end("三要素齐备。"), counted_end("推动规范发展。")
    (2, 0, 0)
    """
    marker = read_counted(folded)
    return marker.end if marker and folded[marker.end - 1] == _COUNTS else 0


def make_page(notice: Notice, plan: Plan) -> Page:
    """Return one side made ready, from its own notice alone: every clause of the plan once, but for bare numbers and addresses."""
    return _Builder(notice, plan).page()


def _says_something(clause: Clause, before_sections: bool) -> bool:
    """Return whether a clause is text that could be kept or dropped: a printed number alone (第三条) is none, nor whom a plan addresses (国务院：)."""
    if clause.role == "heading":
        return bool(ink_of(clause.text, "heading"))
    folded = squeeze(fold(clause.text)) if before_sections and len(clause.text) <= _LONGEST_ADDRESS else ""
    return not (folded.endswith(":") and addressee_end("ends").search(folded[:-1]) and not addressee_word("told").search(folded))


def _lexicon(notice: Notice, plan: Plan) -> Lexicon:
    bodies = {name for task in notice.tasks for _, name in task.bodies()}
    return Lexicon(names_of_place(notice), bodies, (clause.text for clause in plan.all_clauses()))


class _Builder:
    def __init__(self, notice: Notice, plan: Plan) -> None:
        self.notice, self.plan, self.lexicon = notice, plan, _lexicon(notice, plan)
        self.lines: list[PreparedClause] = []
        self.nodes: list[Node | None] = []

    def page(self) -> Page:
        self._node(None, -1, 0)
        return Page(self.notice, self.plan, self.lexicon, tuple(self.lines), tuple(node for node in self.nodes if node))

    def _node(self, section: Section | None, parent: int, depth: int) -> int:
        index = len(self.nodes)
        self.nodes.append(None)
        owner = section or self.plan
        lines = tuple(self._line(clause, index) for clause in owner.clauses if _says_something(clause, section is None))
        children = tuple(self._node(child, index, depth + 1) for child in owner.sections)
        core = ink_of(section.heading, "heading") if section else ""
        self.nodes[index] = Node(
            index,
            parent,
            depth,
            owner.id,
            section.path if section else "",
            bare_number(section.number) if section else "",
            "".join(self.lexicon.gist(core)),
            core,
            section.heading if section else "",
            lines,
            children,
        )
        return index

    def _line(self, clause: Clause, node: int) -> int:
        index = len(self.lines)
        ink = ink_of(clause.text, clause.role)
        parts = self.lexicon.gist(ink)
        self.lines.append(
            PreparedClause(
                index, clause.id, clause.role, clause.text, clause.span, node, ink, parts, "".join(parts), len(squeeze(clause.text))
            )
        )
        return index
