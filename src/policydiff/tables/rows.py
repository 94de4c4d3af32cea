"""The one flat view of a comparison: every format prints these rows, and nothing else selects or sorts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from policydiff.model import ByHand, Comparison, Match, ResponsibilityPair, SectionPair, Target, TargetPair
from policydiff.records import dataclass
from policydiff.tables.options import EDIT_KINDS, MARKS, ORGANISATION_VERDICTS, ORIGINS, RELATIONS, TARGET_VERDICTS, VERDICTS, Options

_VERDICT_ORDER = {verdict: rank for rank, verdict in enumerate(("dropped", "added", "adapted", "localized", "copied"))}


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One match. id: the match's. group: the section under which it is shown, the child's where there is one. also: where else the parent says it."""

    id: str
    match: Match
    group: Group
    also: tuple[Elsewhere, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """The words that select this row: its verdict, its edit kinds, its marks, where it comes from, who judged it."""
        marks = (mark for mark in MARKS if getattr(self.match, mark))
        origin = (self.match.origin.kind,) if self.match.origin else ()
        by = (self.match.evidence,) if self.match.evidence else ()
        return frozenset((self.match.verdict, *(edit.kind for edit in self.match.edits), *marks, *origin, *by))


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the clause table: the pair's ids, printed paths and headings; all empty before the first section."""

    child: str | None
    parent: str | None
    child_path: str
    parent_path: str
    heading: str
    relation: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of the parent that says the same: the row that it stands in, and its printed path, "" before the first section."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target pair; id T1… in the comparison's order.

    same: the rows whose targets say the same figure of the same side: a document says it twice. repeats: another of them tells it, the
    one that has a counterpart, or else the first.
    """

    id: str
    pair: TargetPair
    same: tuple[TargetRow, ...] = ()
    repeats: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words that select this row."""
        return frozenset((self.pair.verdict,))


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One body of one section pair; id O1…. verdict: kept, role-changed, dropped, added. reason: how the two correspond.

    by_hand: the tasks of the pair that a person corrected or added.
    """

    id: str
    verdict: str
    pair: ResponsibilityPair
    parent_name: str | None
    child_name: str | None
    parent_role: str | None
    child_role: str | None
    reason: str | None
    by_hand: tuple[ByHand, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """The words that select this row."""
        return frozenset((self.verdict,))


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section pair; id S1…."""

    id: str
    pair: SectionPair

    @property
    def words(self) -> frozenset[str]:
        """The words that select this row."""
        return frozenset((self.pair.relation,))


Row = ClauseRow | TargetRow | OrganisationRow | SectionRow
_R = TypeVar("_R", bound=Row)


@dataclass(frozen=True, slots=True)
class View:
    """The rows asked for. hidden: how many clause rows the options left out. grouped: clauses run section by section."""

    clauses: tuple[ClauseRow, ...]
    targets: tuple[TargetRow, ...]
    organisations: tuple[OrganisationRow, ...]
    sections: tuple[SectionRow, ...]
    hidden: int
    grouped: bool

    def groups(self) -> Iterator[tuple[Group | None, list[ClauseRow]]]:
        """Yield the clauses section by section; in one group without a section where they are sorted otherwise."""
        if not self.grouped:
            yield None, list(self.clauses)
            return
        for group, rows in groupby(self.clauses, key=lambda row: row.group):
            yield group, list(rows)


def view(comparison: Comparison, options: Options) -> View:
    """Return the rows of a comparison: `only`, `min_similarity` and `sort` applied, here and nowhere else."""
    rows = tuple(_clause_rows(comparison))
    shown = [
        row
        for row in _select(rows, options, (*VERDICTS, *EDIT_KINDS, *MARKS, *ORIGINS))
        if _similar_enough(row.match, options.min_similarity)
    ]
    shown.sort(key=_SORTS[options.sort])
    return View(
        clauses=tuple(shown),
        targets=_select(target_rows(comparison), options, TARGET_VERDICTS),
        organisations=_select(_organisation_rows(comparison), options, ORGANISATION_VERDICTS),
        sections=_select((SectionRow(f"S{n}", pair) for n, pair in enumerate(comparison.sections, 1)), options, RELATIONS),
        hidden=len(rows) - len(shown),
        grouped=options.sort == "child",
    )


def _select(rows: Iterable[_R], options: Options, known: tuple[str, ...]) -> tuple[_R, ...]:
    wanted = options.only & set(known)
    return tuple(row for row in rows if not wanted or row.words & wanted)


def _similar_enough(match: Match, least: float) -> bool:
    return match.verdict in ("added", "dropped") or match.similarity >= least


def _clause_rows(comparison: Comparison) -> Iterator[ClauseRow]:
    by_child = {pair.child: pair for pair in comparison.sections if pair.child}
    by_parent = {pair.parent: pair for pair in comparison.sections if pair.parent}
    homes = (
        {clause: match for match in comparison.matches for clause in match.parent}
        if any(match.also for match in comparison.matches)
        else {}
    )
    for match in comparison.matches:
        pair = by_child.get(match.child_section or "") if match.child else by_parent.get(match.parent_section or "")
        also = tuple(_elsewhere(one.parent, homes, by_parent) for one in match.also)
        yield ClauseRow(match.id, match, _group(pair), also)


def _elsewhere(clause: str, homes: Mapping[str, Match], sections: Mapping[str, SectionPair]) -> Elsewhere:
    """Return where a clause of the parent stands: a row may hold clauses of several sections, so the clause's own section is told."""
    home = homes.get(clause)
    pair = sections.get(clause.rpartition("#")[0])
    return Elsewhere(home.id if home else "", (pair.parent_path if pair else home.parent_path if home else "") or "")


def _group(pair: SectionPair | None) -> Group:
    if pair is None:
        return Group(None, None, "", "", "", "same")
    heading = pair.child_heading or pair.parent_heading or ""
    return Group(pair.child, pair.parent, pair.child_path or "", pair.parent_path or "", heading, pair.relation)


def target_rows(comparison: Comparison) -> list[TargetRow]:
    """Return the pairs of targets as rows, each with those that say the same figure of its document a second time."""
    rows = [TargetRow(f"T{number}", pair) for number, pair in enumerate(comparison.targets, 1)]
    same: dict[str, list[TargetRow]] = {}
    repeats: set[str] = set()
    for side in ("child", "parent"):
        alike: dict[tuple[object, ...], list[TargetRow]] = {}
        for row in rows:
            if (target := getattr(row.pair, side)) is not None:
                alike.setdefault(_said(target), []).append(row)
        for group in alike.values():
            alone = [row for row in group if not (row.pair.parent and row.pair.child)]
            met = [row for row in group if row not in alone] or alone[:1]
            others = [row for row in alone if row not in met]
            if others and len({getattr(row.pair, side).year for row in group} - {None}) < 2:
                repeats |= {row.id for row in others}
                same |= {row.id: others for row in met} | {row.id: met for row in others}
    return [replace(row, same=tuple(same.get(row.id, ())), repeats=row.id in repeats) for row in rows]


def _said(target: Target) -> tuple[object, ...]:
    """Return what a target says, but for its year, which one of two places may leave out."""
    name = target.canonical or target.metric
    return name, target.value, target.value_max, target.unit, target.per, target.basis, target.scope, target.comparator


def _organisation_rows(comparison: Comparison) -> Iterator[OrganisationRow]:
    number = 0
    for pair in comparison.responsibilities:
        reasons = {(entry.parent, entry.child): entry.reason for entry in pair.reasons}
        changes = {(parent, child): (old, new) for parent, child, old, new in pair.role_changes}
        names = [*pair.kept, *((name, None) for name in pair.dropped), *((None, name) for name in pair.added)]
        sections = {("parent", pair.parent), ("child", pair.child)}
        tasks = tuple(each for each in comparison.manual if each.what == "task" and (each.side, each.section) in sections)
        for parent, child in names:
            number += 1
            old, new = changes.get((parent or "", child or ""), (pair.parent_roles.get(parent or ""), pair.child_roles.get(child or "")))
            verdict = _organisation_verdict(parent, child, (parent, child) in changes)
            reason = reasons.get((parent or "", child or ""))
            yield OrganisationRow(f"O{number}", verdict, pair, parent, child, old, new, reason, tasks)


def _organisation_verdict(parent: str | None, child: str | None, changed: bool) -> str:
    if parent is None or child is None:
        return "added" if parent is None else "dropped"
    return "role-changed" if changed else "kept"


def natural(clause_id: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts ids as their numbers run: p1.3.2#10 after p1.3.2#9.

    >>> natural("p1.2#10") > natural("p1.2#9")
    True
    """
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in re.findall(r"\d+|\D+", clause_id))


_SORTS: dict[str, Callable[[ClauseRow], tuple[object, ...]]] = {
    "child": lambda row: (),
    "parent": lambda row: (not row.match.parent, *map(natural, row.match.parent[:1])),
    "similarity": lambda row: (row.match.similarity,),
    "confidence": lambda row: (1.0 if row.match.confidence is None else row.match.confidence,),
    "verdict": lambda row: (_VERDICT_ORDER[row.match.verdict],),
}
