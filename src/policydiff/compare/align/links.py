"""Which clauses correspond: copies first, then the best counterparts, then what was merged or split, then the statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field

from policydiff.compare.align.between import fill_alone, fill_between
from policydiff.compare.align.duties import link_statements
from policydiff.compare.align.evidence import Candidates, Evidence, Kinship
from policydiff.compare.align.groups import BODY, COPY, PAIRED, TEXT, Links
from policydiff.compare.align.leftovers import (
    attach_leftovers,
    find_near,
    join_beside,
    join_gathered,
    join_said_again,
    join_second_clauses,
    join_sewn,
)
from policydiff.compare.align.openings import find_homes, join_openings
from policydiff.compare.align.purposes import link_purposes
from policydiff.compare.align.resettled import resettle_sections
from policydiff.compare.align.sections import Alignment
from policydiff.compare.align.signs.company import Companies
from policydiff.compare.align.signs.likelihood import Signs, Where, confidence_of, score_of
from policydiff.compare.align.signs.statutes import are_two_statutes
from policydiff.compare.align.signs.tables import WAYS
from policydiff.compare.align.topics import link_topics
from policydiff.compare.side.pages import Page
from policydiff.records import dataclass
from policydiff.text.similarity import ratio
from policydiff.vocab.stock import same_function

_MOST = 10
_ROUNDS = 2
"""Rounds of a plan in words of its own: once it is known which sections correspond, less must be said by the words of their clauses."""
_MOST_COPIES, _MOST_BESIDE = 12, 60
_LEAST_SURE = 0.5
"""Least confidence of a counterpart: even odds."""
_LEAST_HEADING = 0.7
"""The same for a heading: it has few words, and is looked at again once it is known what it heads."""
_LEAST_SHARED = 1.5
_LIKEST = 6
"""Lines of the parent that are likest by their characters, in whatever order they stand: no two in a row need have been kept."""
_LEAST_UNRELATED, _LEAST_LAWS, _MUCH = 0.6, 0.99, 10.0
"""Between two plans of different descent: least share of both clauses, the same of two laws, and least weight of what is shared. Of two laws only
what stands in both word for word is more than a formula."""
_NO_RIVAL = 9.0
_BONUS: dict[Where, float] = {"home": 0.3, "same": 0.25, "near": 0.1, "elsewhere": 0.0}
_FAR_WEAKER, _PLAIN = 0.25, 0.95
_LIKE_HEADING = 0.75


@dataclass(frozen=True, slots=True, order=True)
class _Option:
    rank: float
    distance: float
    child: int
    parent: int
    kin: Kinship = field(compare=False)
    where: Where = field(compare=False)


def link_clauses(child: Page, parent: Page, evidence: Evidence, sections: Alignment) -> Links:
    """Return the correspondences of the clauses of two pages, each line in at most one."""
    links = Links(child, parent, evidence, sections)
    _copies(links)
    _headings(links)
    link_purposes(links)
    links.homes = find_homes(child, parent, evidence, links.of_parent) if links.related else {}
    for _ in range(_ROUNDS if links.tables.freely else 1):
        _counterparts(links)
        find_near(links)
        if links.related:
            attach_leftovers(links)
            join_second_clauses(links)
            fill_between(links)
        if links.tables.freely:
            resettle_sections(links)
            links.scores.clear()
    fill_alone(links)
    if links.related:
        join_gathered(links)
        join_beside(links)
        join_said_again(links)
        link_topics(links)
        join_openings(links)
    link_statements(links)
    return links


def _copies(links: Links) -> None:
    """Join what is word for word the same: of several copies those in paired sections, then those nearest, then in order."""
    mine, theirs = _by_ink(links.child), _by_ink(links.parent)
    options = [
        _option(links, line, other, links.evidence.identical(line))
        for ink in mine.keys() & theirs.keys()
        for position, line in enumerate(mine[ink])
        for other in _some_copies(links, line, theirs[ink], position / len(mine[ink]))
    ]
    _take(links, [option for option in options if _is_possible(links, option)], COPY)
    for ink in sorted(mine.keys() & theirs.keys()) if links.related else ():
        left = [line for line in mine[ink] if line not in links.of_child]
        for line, other in zip(left, [line for line in theirs[ink] if line not in links.of_parent], strict=False):
            links.join(line, other, 0.0, COPY)


def _by_ink(page: Page) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for line in page.lines:
        if line.role in BODY:
            found[line.ink].append(line.index)
    return found


def _some_copies(links: Links, line: int, copies: list[int], place: float) -> list[int]:
    """Return the copies of a line that it may come from: all of a few, else those in the paired section and about its place."""
    if len(copies) <= _MOST_COPIES:
        return copies
    there = links.sections.to_parent.get(links.child.lines[line].node)
    lines = links.parent.nodes[there].lines[:_MOST_BESIDE] if there is not None else ()
    own = [index for index in lines if links.parent.lines[index].ink == links.child.lines[line].ink][:_MOST_COPIES]
    start = max(min(int(place * len(copies)) - _MOST_COPIES // 2, len(copies) - _MOST_COPIES), 0)
    return sorted({*own, *copies[start : start + _MOST_COPIES]})


def _headings(links: Links) -> None:
    for here, there in links.sections.to_parent.items():
        one, other = _heading_of(links.child, here), _heading_of(links.parent, there)
        if one is None or other is None:
            continue
        mine, theirs = links.child.lines[one].ink, links.parent.lines[other].ink
        same = mine == theirs or same_function(mine, theirs)
        # Sections that share their content keep a heading of which one word survives; others need a like heading.
        least, like = (0.12, 0.4) if links.sections.content.get((here, there), 0.0) >= 0.25 else (0.2, _LIKE_HEADING)
        if same or links.evidence.kinship(one, other).tightness >= least or ratio(mine, theirs) >= like:
            links.join(one, other, how=PAIRED, confidence=WAYS[COPY] if mine == theirs else None)


def _heading_of(page: Page, node: int) -> int | None:
    return next((index for index in page.nodes[node].lines if page.lines[index].role == "heading"), None)


def _counterparts(links: Links) -> None:
    children = [line.index for line in links.child.lines if line.role in TEXT and line.index not in links.of_child]
    parents = [line.index for line in links.parent.lines if line.role in TEXT and line.index not in links.of_parent]
    found = links.evidence.candidates(children, parents, _MOST)
    options = _loyal([option for option in _weighed(links, found, set(parents)) if _is_possible(links, option)])
    _take(
        links,
        [
            option
            for option in options
            if -option.rank >= (_LEAST_SURE if _both_say(links, option.child, option.parent) else _LEAST_HEADING)
        ],
        "",
    )
    if links.related:
        join_sewn(links, found)
    for child, node in links.homes.items():
        heading = links.parent.nodes[node].lines[0]
        if child in links.of_child and heading not in links.of_parent:
            links.extend(links.of_child[child], [], [heading], "merged")
        else:
            links.join(child, heading, how="heading that became the opening of a sentence")


def _widened(links: Links, found: Candidates, free: set[int]) -> Iterator[tuple[int, int, Kinship]]:
    """Yield the candidates, and every free line of the paired section beside them."""
    for child, candidates in found.items():
        yield from ((child, parent, kin) for parent, kin in candidates)
        seen = {parent for parent, _ in candidates}
        others = sorted(free - seen) if links.wide else []
        for parent in links.reader.likest(child, others, _LIKEST):
            seen.add(parent)
            yield child, parent, links.evidence.kinship(child, parent)
        there = links.homes.get(child, links.sections.to_parent.get(links.child.lines[child].node))
        for parent in links.parent.nodes[there].lines[:_MOST_BESIDE] if there is not None else ():
            if parent in free and parent not in seen:
                yield child, parent, links.evidence.kinship(child, parent)


def _loyal(options: list[_Option]) -> list[_Option]:
    """Return the options without those far weaker than another one of the same clause: what was split or merged finds its own.

    A plain one stays: the other clause has a counterpart of its own.
    """
    best: dict[tuple[str, int], float] = defaultdict(float)
    for option in options:
        for key in (("child", option.child), ("parent", option.parent)):
            best[key] = max(best[key], option.kin.strength)
    return [
        option
        for option in options
        if -option.rank >= _PLAIN or max(best["child", option.child], best["parent", option.parent]) - option.kin.strength <= _FAR_WEAKER
    ]


def _option(links: Links, child: int, parent: int, kin: Kinship) -> _Option:
    where = links.where(child, parent)
    rank = kin.strength + kin.tightness / 4 + _BONUS[where]
    return _Option(-round(rank, 6), _distance(links, child, parent), child, parent, kin, where)


def offers(links: Links, found: Candidates, free: set[int]) -> list[tuple[int, int, Kinship, Signs]]:
    """Return the pairs of lines that may correspond with their signs; what the company of each says is known once all are weighed."""
    alone = [
        (child, parent, kin, links.reader.signs(child, parent, kin, links.where(child, parent)))
        for child, parent, kin in _widened(links, found, free)
        if (links.wide or kin.shared >= _LEAST_SHARED) and not links.clash(child, parent)
    ]
    settled = {child: group.parent for child, group in links.of_child.items()}
    links.companies = Companies(
        links.child, links.parent, ((one, other, score_of(signs, links.tables.signs)) for one, other, _, signs in alone), settled
    )
    return [(one, other, kin, links.in_company(one, other, signs)) for one, other, kin, signs in alone]


def _weighed(links: Links, found: Candidates, free: set[int]) -> list[_Option]:
    """Return the options with their confidence for a rank: what speaks for each, and its lead over the next best of either side."""
    best: dict[tuple[str, int], list[float]] = defaultdict(list)
    offered = [
        (child, parent, kin, signs.where, score_of(signs, links.tables.signs)) for child, parent, kin, signs in offers(links, found, free)
    ]
    for child, parent, _, _, score in offered:
        best["child", child].append(score)
        best["parent", parent].append(score)
        links.scores[child, parent] = score
    for scores in best.values():
        scores.sort(reverse=True)
    options = []
    for child, parent, kin, where, score in offered:
        sure = confidence_of(score, _lead(score, best["child", child]), _lead(score, best["parent", parent]), links.tables.rivals)
        for key in (("child", child), ("parent", parent)):
            links.doubts[key] = max(links.doubts.get(key, 0.0), sure)
        if score < (links.tables.least_score if _both_say(links, child, parent) else links.tables.least_heading):
            continue
        options.append(_Option(-round(sure, 6), _distance(links, child, parent), child, parent, kin, where))
    return options


def _is_possible(links: Links, option: _Option) -> bool:
    if links.related:
        return True
    least = _LEAST_LAWS if are_two_statutes(links.child, links.parent) else _LEAST_UNRELATED
    return option.kin.tightness >= least and option.kin.shared >= _MUCH


def _both_say(links: Links, child: int, parent: int) -> bool:
    """Return whether neither line is a heading."""
    return "heading" not in (links.child.lines[child].role, links.parent.lines[parent].role)


def _lead(score: float, scores: list[float]) -> float:
    """Return how far a score is ahead of the best of the others (sorted, itself among them); far where there is no other."""
    other = scores[1:2] if score == scores[0] else scores[:1]
    return score - other[0] if other else score + _NO_RIVAL


def _distance(links: Links, child: int, parent: int) -> float:
    return abs(child / len(links.child.lines) - parent / len(links.parent.lines))


def _take(links: Links, options: list[_Option], how: str) -> None:
    """Join the options best first; an option's margin is its lead over the next best one of the same child line."""
    options = sorted(options)
    ranks: dict[int, list[float]] = defaultdict(list)
    for option in options:
        ranks[option.child].append(-option.rank)
    for option in options:
        known = ranks[option.child]
        # The best two are enough: the lead is over the second, or none where another clause took the better one.
        margin = None
        if len(known) > 1:
            margin = max(-option.rank - known[known[0] == -option.rank], 0.0)
        links.join(option.child, option.parent, margin, how, None if how else -option.rank)
