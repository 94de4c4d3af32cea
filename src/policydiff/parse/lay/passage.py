"""Text cut out of the Source, each character still knowing its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.model import Role, Span
from policydiff.records import dataclass
from policydiff.text.fold import fold

NOWHERE: frozenset[int] = frozenset()
"""No breaks: one value, for nearly all passages have none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """text: without wraps and layout blanks; offsets[i]: where text[i] stands in the Source; folded: fold(text), same length.

    breaks: the places in the Source at which a text goes on, or begins, after something foreign (a page number).
    """

    text: str
    offsets: Sequence[int]
    folded: str
    breaks: frozenset[int] = NOWHERE

    @classmethod
    def of(cls, text: str, offsets: Sequence[int] | None = None) -> Passage:
        """Return a text that is folded here; without offsets it is its own Source."""
        return cls(text, range(len(text)) if offsets is None else offsets, fold(text))

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the Source span from text[start] to text[end - 1]; the slice must not be empty."""
        offsets = self.offsets
        return offsets[start], offsets[-1 if end is None else end - 1] + 1

    def pieces(self) -> tuple[Span, ...] | None:
        """Return the Source spans that the text is made of, in its order, where something foreign stands inside it; else None."""
        if not self.breaks or not self._is_broken():
            return None
        inner = [at for at in range(1, len(self.text)) if self.offsets[at] in self.breaks]
        return tuple(self.span(start, end) for start, end in pairwise([0, *inner, len(self.text)])) if inner else None

    def _is_broken(self) -> bool:
        """Whether a break stands behind the first character: it most often stands before the paragraph, or in another sentence."""
        offsets = self.offsets
        return any(at in offsets and at != offsets[0] for at in self.breaks)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return the part text[start:end] with its offsets."""
        text = self.text
        if not start and (end is None or end == len(text)):
            return self
        return Passage(text[start:end], self.offsets[start:end], self.folded[start:end], self.breaks)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause with its context, as the readers of targets, responsibility and citations need it.

    id: the clause's id; plan, section: ids ("" where the clause stands before the first section); path: printed numbers.
    headings: the section's own heading first, then those above it. paragraph: the running number of its paragraph in the
    notice, so that sentences of one paragraph can be told from those of the next.
    """

    id: str
    role: Role
    passage: Passage
    plan: str
    section: str
    path: str
    headings: tuple[str, ...]
    paragraph: int

    @property
    def barred(self) -> str:
        """Return the folded text, with a bar between the cells of a table's row: folding has turned its tabs into blanks."""
        folded = self.passage.folded
        if self.role != "row" or "\t" not in self.passage.text:
            return folded
        cells: list[str] = []
        start = 0
        for cell in self.passage.text.split("\t"):
            end = start + len(cell)
            cells.append(folded[start:end])
            start = end + 1
        return "|".join(cells)
