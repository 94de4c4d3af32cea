"""A row of documents, the highest first, becomes a chain: the last one is compared with each above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.corpora.chain.values import Chain, Linked, Rung, Stand
from policydiff.corpora.matrix.comparing import chosen_parent, compare_child
from policydiff.gathering.documents import Group
from policydiff.gathering.keeping import Shelf
from policydiff.model import Comparison, Match, Notice, Side
from policydiff.records import dataclass
from policydiff.text.fold import squeeze


@dataclass(frozen=True, slots=True)
class _Above:
    """One document above the last. match_of: the match of each of the last document's clauses."""

    comparison: Comparison
    match_of: dict[str, Match]


def build_chain(groups: Sequence[Group], kept: Shelf, topic: str | None = None) -> Chain:
    """Return the chain of documents (each those that a word may mean), the highest first; two at least.

    All are compared with one plan of the last: the one that belongs to the first. Raises PolicydiffError where a document cannot be read, has no plan
    of the topic, or stands under the last one.
    """
    last = [document.notice(kept) for document in groups[-1]]
    above: list[_Above] = []
    for group in groups[:-1]:
        page = chosen_parent([document.notice(kept) for document in group], [last], None, topic)
        comparison, _ = compare_child(last, page, topic)
        above.append(_Above(comparison, {one: match for match in comparison.matches for one in match.child}))
        last = [_only(notice, comparison.child.plan) for notice in last if notice.id == comparison.child.id]
    clauses = tuple(_linked(last[0], above))
    total = sum(each.characters for each in clauses) or 1
    rungs = [_rung(each.comparison.parent, clauses, total, each.comparison) for each in above]
    return Chain((*rungs, _rung(above[0].comparison.child, clauses, total, None)), clauses)


def _only(notice: Notice, plan: str) -> Notice:
    return notice.model_copy(update={"plans": tuple(each for each in notice.plans if each.id == plan)})


def _linked(last: Notice, above: Sequence[_Above]) -> Iterator[Linked]:
    for section, clause in last.plans[0].owned_clauses():
        if clause.role == "heading" or clause.id not in above[0].match_of:
            continue
        found = [(each.comparison.parent, each.match_of[clause.id]) for each in above]
        having = [(side, match) for side, match in found if match.verdict != "added"]
        missing = [side.id for side, match in found if match.verdict == "added"]
        first = having[0][0] if having else None
        yield Linked(
            clause.id,
            section.path if section else "",
            clause.role,
            clause.text,
            len(squeeze(clause.text)),
            first.id if first else None,
            first.jurisdiction if first else None,
            having[0][1].verdict if having else "added",
            having[0][1].parent_text if having else "",
            tuple(missing[next(at for at, (side, _) in enumerate(found) if side is first) :]) if first else (),
            tuple(Stand(side.id, match.verdict, match.parent, match.parent_text) for side, match in having),
        )


def _rung(side: Side, clauses: Sequence[Linked], total: int, comparison: Comparison | None) -> Rung:
    mine = [each for each in clauses if each.origin == (side.id if comparison else None)]
    here = mine if comparison is None else [each for each in clauses if any(stand.id == side.id for stand in each.stands)]
    characters = sum(each.characters for each in mine)
    return Rung(
        side.id,
        side.jurisdiction,
        side.code,
        side.level,
        side.issued,
        side.title,
        comparison.related.verdict if comparison and comparison.related else None,
        len(mine),
        characters,
        characters / total,
        sum(each.characters for each in here) / total,
    )
