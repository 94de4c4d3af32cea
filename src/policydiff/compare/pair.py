"""Which two plans to compare, when places or notices with several plans are named, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydiff.compare.findings.parentage import parentage, topic_of
from policydiff.errors import NotFound
from policydiff.messages import tell
from policydiff.model import Notice, Parentage, Plan
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.similarity import ratio
from policydiff.vocab.places.levels import LEVELS

_CITED, _TITLE, _CONTENT = 4.0, 2.0, 1.0
_SAME_TOPIC = 0.5
_LEAST = 0.6
_NAMED = 5
"""So many other plans of a notice are named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The pair to compare. swapped: the sides were given the wrong way round; reason: why this pair, in one line."""

    child: Notice
    child_plan: Plan
    parent: Notice
    parent_plan: Plan
    parentage: Parentage
    reason: str
    swapped: bool = False

    @property
    def same_level(self) -> bool:
        """Whether both notices are of one level (or of an unknown one): siblings, or two years of one plan."""
        ranks = rank_of(self.child), rank_of(self.parent)
        return ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]


@dataclass(frozen=True, slots=True)
class _Option:
    score: float
    child: Notice
    child_plan: Plan
    parent: Notice
    parent_plan: Plan
    parentage: Parentage
    topic: float


def choose(
    children: Sequence[Notice],
    parents: Sequence[Notice],
    *,
    child_plan: str | None = None,
    parent_plan: str | None = None,
    topic: str | None = None,
    anyway: bool = False,
) -> Choice:
    """Return the pair of plans that belong together, by what the child cites, then by title, then by content.

    children, parents: the notices that each side may mean, at least one. child_plan, parent_plan: a plan's id, its number, or
    words of its title; topic: words that both titles hold. Sides given the wrong way round, by level, are swapped; the
    options go with the side as it was given. Raises NotFound where a plan or topic is not there; and, unless `anyway`, where
    several notices are possible, no two of them have a topic in common, and the child does not say what it implements.
    """
    swapped = _higher(children[0], parents[0])
    sides = [(children, child_plan), (parents, parent_plan)]
    (children, child_plan), (parents, parent_plan) = reversed(sides) if swapped else sides
    mine, theirs = _plans(children, child_plan, topic), _plans(parents, parent_plan, topic)
    options = [_option(*one, *other) for one in mine for other in theirs if len(mine) == 1 or one[0].id != other[0].id]
    options = options or [_option(*one, *other) for one in mine for other in theirs]
    best = min(options, key=lambda option: (-option.score, option.child.id, option.child_plan.id, option.parent.id, option.parent_plan.id))
    free = len(children) > 1 or len(parents) > 1
    strangers = best.score < _LEAST and best.topic < _SAME_TOPIC and best.parentage.cited != "other"
    if free and strangers and not anyway:
        ids = dict.fromkeys(notice.id for notice in (*children, *parents))
        raise NotFound(tell("pair.no-topic", ids=tuple(ids)), tell("hint.name-two"))
    other = _other_plan(best, {"child": mine, "parent": theirs}, swapped=swapped)
    reason = _reason(best, len(mine) > 1 or len(theirs) > 1, other)
    return Choice(best.child, best.child_plan, best.parent, best.parent_plan, best.parentage, reason, swapped)


def rank_of(notice: Notice) -> int | None:
    """Return how high a notice stands, 0 the highest; None where its place is not known."""
    place = notice.notice.jurisdiction
    return LEVELS.index(place.level) if place else None


def _higher(child: Notice, parent: Notice) -> bool:
    """Return whether what was given as the child stands above what was given as the parent."""
    ranks = rank_of(child), rank_of(parent)
    return ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]


def _plans(notices: Sequence[Notice], wanted: str | None, topic: str | None) -> list[tuple[Notice, Plan]]:
    everything = [(notice, plan) for notice in notices for plan in notice.plans]
    found = [
        (notice, plan)
        for notice, plan in everything
        if (wanted is None or _is_meant(plan, wanted)) and (topic is None or holds(_title(notice, plan), topic))
    ]
    if not found:
        ids = ", ".join(notice.id for notice in notices)
        asked = tuple(f"'{word}'" for word in (wanted, topic) if word is not None)
        listed = "; ".join(f"{notice.id} {plan.id} {_title(notice, plan)}" for notice, plan in everything)
        if not everything:
            raise NotFound(tell("pair.no-plan", ids=ids), tell("hint.show"))
        raise NotFound(tell("pair.no-plan-fits", ids=ids, asked=asked), tell("hint.there-are", listed=listed))
    return found


def _is_meant(plan: Plan, wanted: str) -> bool:
    number = wanted.removeprefix("p")
    # a number is never words of a title: 3 stands in 2023
    return plan.id.removeprefix("p") == number if number.isdecimal() else holds(plan.title or "", wanted)


def _title(notice: Notice, plan: Plan) -> str:
    return plan.title or notice.notice.title or ""


def holds(title: str, words: str) -> bool:
    """Return whether a title holds these words, whatever their width, marks of quotation and blanks."""
    return squeeze(fold(words)) in squeeze(fold(title))


def _option(child: Notice, child_plan: Plan, parent: Notice, parent_plan: Plan) -> _Option:
    cited = parentage(child, child_plan, parent, parent_plan)
    topic = _alike(topic_of(_title(child, child_plan)), topic_of(_title(parent, parent_plan)))
    shared = _shared(_pairs(child_plan), _pairs(parent_plan))
    score = _CITED * (cited.cited is True) + _TITLE * topic * (topic >= _SAME_TOPIC) + _CONTENT * shared
    return _Option(round(score, 6), child, child_plan, parent, parent_plan, cited, topic)


def _alike(one: str, other: str) -> float:
    return ratio(one, other) if one and other else 0.0


def _pairs(plan: Plan) -> frozenset[str]:
    found: set[str] = set()
    for clause in plan.all_clauses():
        text = squeeze(fold(clause.text))
        found.update(text[at : at + 3] for at in range(len(text) - 2))
    return frozenset(found)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


def _reason(option: _Option, chosen: bool, other: tuple[Sequence[Plan], str]) -> str:
    """Return why this pair. chosen: out of several. other: the other plans of the notice out of which one was, and what would choose the first of them."""
    if option.parentage.cited is True:
        why: str = option.parentage.as_message
    elif option.topic >= _SAME_TOPIC:
        why = tell("pair.same-topic", share=f"{option.topic:.0%}")
    else:
        why = tell("pair.contents") if chosen else tell("pair.named")
    child, parent = _named(option.child, option.child_plan), _named(option.parent, option.parent_plan)
    others, first = other
    plans = tuple(tell("pair.other", number=plan.id.removeprefix("p"), title=plan.title or "") for plan in others[:_NAMED])
    words = {"count": len(others) + 1 if others else "", "plans": (*plans, *(["…"] if len(others) > _NAMED else [])), "option": first}
    return tell("pair.reason", child=child, parent=parent, why=why, **words)


def _other_plan(best: _Option, sides: Mapping[str, Sequence[tuple[Notice, Plan]]], *, swapped: bool) -> tuple[Sequence[Plan], str]:
    """Return the other plans of a chosen notice of which the person named none, and the option that takes the first of them; none and "" where there is one."""
    for side, notice, plan in (("parent", best.parent, best.parent_plan), ("child", best.child, best.child_plan)):
        plans = [each for owner, each in sides[side] if owner.id == notice.id]
        if others := [each for each in plans if each.id != plan.id]:
            given = side if not swapped else "child" if side == "parent" else "parent"
            return others, f"--{given}-plan {others[0].id.removeprefix('p')}"
    return (), ""


def _named(notice: Notice, plan: Plan) -> str:
    """Return what a side is called: by its notice, with the plan where that has several."""
    if len(notice.plans) == 1:
        return notice.id
    return tell("pair.plan", id=notice.id, number=plan.id.removeprefix("p"), title=plan.title or "")
