"""What of each clause and section of the parent every child kept, and in which order rows are read best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from policydiff.corpora.matrix.values import Child, Clause, Part
from policydiff.model import Clause as Quoted
from policydiff.model import Comparison, Plan, Section
from policydiff.text.fold import squeeze

_MOST_COLUMNS = 40
"""Sections that a heat map may have as columns: below that the sections of a level lower are shown."""
_CLOSE = ("copied", "localized")
"""Verdicts of clauses that say what the parent says; an adapted one may have lost most of it."""
Uptake = Mapping[str, Mapping[str, str | None]]
"""Child → the parent's clause → its verdict there, None where it was dropped."""


def uptake_of(comparison: Comparison) -> dict[str, str | None]:
    """Return what became of every body clause of the parent."""
    return {
        clause: None if match.verdict == "dropped" else match.verdict
        for match in comparison.matches
        for clause in match.parent
        if match.role != "heading"
    }


def clauses_of(plan: Plan, uptake: Uptake, counted: Sequence[str]) -> tuple[Clause, ...]:
    """Return a row for each body clause of the parent. counted: the children that are part of the shares."""
    rows = []
    for section, clause in plan.owned_clauses():
        verdicts = {child: found[clause.id] for child, found in uptake.items() if clause.id in found}
        if verdicts or clause.role != "heading":
            kept = [verdicts.get(child) is not None for child in counted]
            share = sum(kept) / len(kept) if kept else None
            path, owner = (section.path, section.id) if section else ("", "")
            rows.append(Clause(clause.id, path, clause.text, clause.role, owner, share, verdicts))
    return tuple(rows)


def parts_of(plan: Plan, uptake: Uptake, counted: Sequence[str]) -> tuple[Part, ...]:
    """Return a row for each section of the finest level that makes a legible map, in the parent's order."""
    parts = []
    for section, clauses in _columns(plan):
        sizes = {clause.id: len(squeeze(clause.text)) for clause in clauses}
        total = sum(sizes.values())
        kept = {child: sum(size for one, size in sizes.items() if found.get(one)) / total for child, found in uptake.items()}
        close = {child: sum(size for one, size in sizes.items() if found.get(one) in _CLOSE) / total for child, found in uptake.items()}
        where = (section.id, section.path, section.heading) if section else (plan.id, "", "")
        parts.append(Part(*where, total, _mean(kept, counted), _mean(close, counted), kept, close, tuple(sizes)))
    return tuple(parts)


def _mean(shares: Mapping[str, float], counted: Sequence[str]) -> float | None:
    return sum(shares[child] for child in counted) / len(counted) if counted else None


def _columns(plan: Plan) -> list[tuple[Section | None, list[Quoted]]]:
    """Return the sections that are columns, each with all body clauses at and below it; sections without any are left out."""
    deepest = max((section.level for section in plan.walk()), default=0)
    best: list[tuple[Section | None, list[Quoted]]] = []
    for level in range(1, max(deepest, 1) + 1):
        found = _cut(plan, level)
        if best and len(found) > _MOST_COLUMNS:
            break
        best = found
    return best


def _cut(plan: Plan, level: int) -> list[tuple[Section | None, list[Quoted]]]:
    above: list[Section] = []
    columns: dict[str, tuple[Section | None, list[Quoted]]] = {}
    for section, clause in plan.owned_clauses():
        if section is not None and (not above or above[-1] is not section):
            while above and above[-1].level >= section.level:
                above.pop()
            above.append(section)
        column = next((each for each in reversed(above) if each.level <= level), None) if section is not None else None
        if clause.role != "heading":
            columns.setdefault(column.id if column else "", (column, []))[1].append(clause)
    return list(columns.values())


def ordered(children: Iterable[Child]) -> tuple[Child, ...]:
    """Return the children by what they took over, those that are left out of the means last."""
    return tuple(sorted(children, key=lambda child: (not child.counts, -child.from_parent, child.id)))


def clustered(parts: Sequence[Part], children: Sequence[Child]) -> tuple[str, ...]:
    """Return the ids of the children so that those which kept the same sections stand together: each is followed by the most alike of the rest."""
    left = [child.id for child in children]
    chain = left[:1]
    left = left[1:]
    while left:
        here = chain[-1]
        nearest = min(
            left, key=lambda child: (sum(abs(part.children[here] - part.children[child]) * part.characters for part in parts), child)
        )
        chain.append(nearest)
        left.remove(nearest)
    return tuple(chain)
