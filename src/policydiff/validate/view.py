"""A notice as the rules look at it: every section and clause with its path, and the source to compare with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from policydiff.model import Clause, Notice, Section, Span
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.placed import Path
from policydiff.validate.again import Again

if TYPE_CHECKING:  # which loads what few files need
    from policydiff.text.similarity import Stretch

AROUND = 8
"""So many characters that did not change are shown before and behind those of a replaced source that did."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The raw file as it is now: its decoded (or extracted) text, and the sha256 of its bytes and of that text."""

    text: str
    sha256: str
    text_sha256: str


@dataclass(frozen=True)
class Corpus:
    """What else the corpus holds: document numbers and titles, as printed."""

    document_numbers: frozenset[str]
    titles: frozenset[str]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The document numbers as `bare` leaves them; made once, however many files are checked."""
        return frozenset(map(bare, self.document_numbers))

    @cached_property
    def all_titles(self) -> str:
        """The titles as `bare` leaves them, a line each: one search in it finds a title that stands within another."""
        return "\n".join(sorted({bare(title) for title in self.titles}))


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section with its path in the file, its plan's id, and the section it stands in (None: directly in the plan)."""

    path: Path
    section: Section
    plan: str
    parent: PlacedSection | None

    @property
    def about(self) -> str:
        """The words that make a fingerprint."""
        return f"{self.section.path} {self.section.heading}"


@dataclass(frozen=True, slots=True)
class PlacedClause:
    """A clause with its path in the file; owner: the id of its section or plan, "n" for the covering letter."""

    path: Path
    clause: Clause
    owner: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the source that belong to the clause."""
        return self.clause.pieces or (self.clause.span,)


class View:
    """A notice and what it is checked against.

    corrected: a person changed the file since it was written (None: unknown). raw_trouble: why there is no raw. again: how it is written anew.
    fresh: reads the source once more, where it still is the one that the notice was read from. written: what stood there uncorrected, where
    anybody remembers. anew: reads the source as it is now, where nothing but the source can be another one than it was.
    """

    def __init__(
        self,
        notice: Notice,
        raw: Raw | None = None,
        corpus: Corpus | None = None,
        corrected: bool | None = None,
        raw_trouble: str = "",
        again: Again | None = None,
        fresh: Callable[[], Notice] | None = None,
        written: Callable[[], Notice | None] = lambda: None,
        anew: Callable[[], Notice] | None = None,
    ) -> None:
        self.notice = notice
        self.raw_trouble = raw_trouble
        self.raw = raw
        self.corpus = corpus
        self.corrected = corrected
        self.again = again or Again()
        self.fresh = cache(fresh) if fresh and raw is not None and raw.sha256 == notice.source.sha256 and self.source is not None else None
        self._written = written
        self._anew = anew if raw is not None and self.source is None else None

    @cached_property
    def now(self) -> View | None:
        """The notice that is read from a source that was replaced; None where it was not, or where the reading itself may be another one."""
        return View(self._anew()) if self._anew else None

    @cached_property
    def replaced(self) -> list[Stretch]:
        """Where the words of the clauses and those of a replaced source differ, as places in both bodies."""
        from policydiff.text.similarity import differing

        return differing(self.body[0], self.now.body[0], 2 * AROUND) if self.now else []

    @cached_property
    def body(self) -> tuple[str, dict[str, int]]:
        """The words of all clauses without blanks, in the order of the text, and where each clause begins in them, by its id."""
        clauses = sorted((placed.clause for placed in self.clauses), key=lambda clause: clause.span)
        words = [squeeze(clause.text) for clause in clauses]
        starts = accumulate(map(len, words), initial=0)
        return "".join(words), {clause.id: start for clause, start in zip(clauses, starts, strict=False)}

    @cached_property
    def uncorrected(self) -> Notice | None:
        """The notice as the program read it: read once more, or what is remembered where the source is another one now; else None."""
        return self.fresh() if self.fresh else self._written()

    @property
    def source(self) -> str | None:
        """The source's text, where it is there and still the one that the notice was read from."""
        raw = self.raw
        return raw.text if raw is not None and self.notice.source.text_sha256 == raw.text_sha256 else None

    @cached_property
    def sections(self) -> tuple[PlacedSection, ...]:
        """Every section, in document order."""
        return tuple(
            found
            for index, plan in enumerate(self.notice.plans)
            for found in _sections(plan.sections, ("plans", index, "sections"), plan.id, None)
        )

    @cached_property
    def clauses(self) -> tuple[PlacedClause, ...]:
        """Every clause: of the covering letter, of the preambles, of the sections."""
        found = [PlacedClause(("notice", "letter", index), clause, "n") for index, clause in enumerate(self.notice.notice.letter)]
        for number, plan in enumerate(self.notice.plans):
            found += [PlacedClause(("plans", number, "clauses", index), clause, plan.id) for index, clause in enumerate(plan.clauses)]
        for placed in self.sections:
            path = (*placed.path, "clauses")
            found += [PlacedClause((*path, index), clause, placed.section.id) for index, clause in enumerate(placed.section.clauses)]
        return tuple(found)

    @cached_property
    def section_by_id(self) -> dict[str, PlacedSection]:
        """Sections by id; of several with one id, the first."""
        return {placed.section.id: placed for placed in reversed(self.sections)}

    @cached_property
    def clause_by_id(self) -> dict[str, PlacedClause]:
        """Clauses by id; of several with one id, the first."""
        return {placed.clause.id: placed for placed in reversed(self.clauses)}

    @cached_property
    def squeezed_source(self) -> str:
        """The source without blanks; "" where there is none."""
        return squeeze(self.source or "")

    @cached_property
    def bare_source(self) -> str:
        """The source as `bare` leaves it; "" where there is none."""
        return bare(self.source or "")

    def words_at(self, span: Span) -> str:
        """Return the sentence that a stretch of the source stands in, cut to what is near where it is long; "" where there is no source."""
        at = bisect_right(self._starts, span[0]) - 1
        if self.source is None or at < 0:
            return ""
        begin, end = self._spans[at]
        start, stop = max(begin, span[0] - _NEAR), min(max(end, span[1]), span[1] + _NEAR)
        before, after = ("…" if begin < start else ""), ("…" if stop < end else "")
        return f"{before}{_unwrapped(self.source[start:stop])}{after}" if span[0] < end else ""

    @cached_property
    def _spans(self) -> list[Span]:
        return sorted(placed.clause.span for placed in self.clauses)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    def cut(self, spans: tuple[Span, ...]) -> str:
        """Return the source at `spans`, joined; "" where there is no source."""
        text = self.source or ""
        return "".join([text[start:end] for start, end in spans])


def bare(text: str) -> str:
    """Return a text without blanks, brackets and quotation marks, widths folded: titles and numbers are printed in many ways."""
    return _bared(text) if len(text) <= _SHORT else _bare(text)


def _bare(text: str) -> str:
    return _BRACKETS.sub("", fold(squeeze(text)))


def _unwrapped(text: str) -> str:
    """Return words of a source without blanks, but for one between letters or digits that it prints apart (1T OPS)."""
    return squeeze(_APART.sub(_GAP, text.strip())).replace(_GAP, " ")


_APART = re.compile(r"(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])")
_GAP = "\0"
"""Stands in for a blank that is kept."""
_NEAR = 30
"""So many characters of a sentence are shown before and behind what is told of it."""
_SHORT = 200
"""Characters of what recurs in a file: names of bodies, headings, days. Longer ones would only be kept."""
_BRACKETS = re.compile(r"[()\[\]{}《》<>\"']+")
_bared = lru_cache(maxsize=2048)(_bare)


def _sections(sections: tuple[Section, ...], path: Path, plan: str, parent: PlacedSection | None) -> Iterator[PlacedSection]:
    for index, section in enumerate(sections):
        here = PlacedSection((*path, index), section, plan, parent)
        yield here
        yield from _sections(section.sections, (*here.path, "sections"), plan, here)
