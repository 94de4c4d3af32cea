"""Fit the weights of links of loose plans (LOOSE in compare/align/signs/tables.py) on the gold pairs, and measure each pair with weights of the others.

Run it: `python tests/quality/quality_links.py [FOLDER…]`. It prints the three tables of weights, and for each pair the counterparts found, wrong and
to be found, with weights fitted on the other pairs: first those of clauses by themselves, then those of clauses left over that were merged or
split off. What stands around a clause (`Companies`) is told by the weights at hand: those that are landed are the ones that a run prints again.
Regulations have weights of their own, which are left as they are, and so have plans of one level. FOLDER: gold that lies elsewhere (see quality_elsewhere.py).
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gold_pairs import Pair
from quality_compare import all_pairs, measure, read
from quality_elsewhere import homes_of, measured, pairs_in

from policydiff.compare import engine
from policydiff.compare.align import leftovers
from policydiff.compare.align import links as linking
from policydiff.compare.align.evidence import Evidence, rarity_of
from policydiff.compare.align.groups import BODY, TEXT, Links
from policydiff.compare.align.sections import align_sections
from policydiff.compare.align.signs.likelihood import Reader, Remainder, Signs, confidence_of, score_of
from policydiff.compare.align.signs.statutes import STATUTES
from policydiff.compare.align.signs.tables import LAWS, LOOSE
from policydiff.compare.findings.parentage import parentage, same_topic
from policydiff.compare.side.pages import Page, make_page
from policydiff.model import Comparison, Notice

_LEAST, _RIDGE, _STEPS, _FAR = 0.5, 1.0, 20, 9.0
_FINEST = 1e-4
"""A step this short, or this little better, is the last."""


@dataclass(slots=True)
class Option:
    """A link that is offered, its signs, and whether the gold has it. told: whether weights are fitted on it: the gold does not leave it open,
    and neither line is a heading. score, leads: by the weights at hand."""

    child: int
    parent: int
    signs: Signs
    right: bool
    told: bool
    score: float = 0.0
    leads: tuple[float, float] = (0.0, 0.0)
    values: Sequence[float] = field(default=())


@dataclass(slots=True)
class Leftover:
    """A clause left over (its side and line) that is offered to a correspondence, its signs, and whether the gold has the link."""

    free: tuple[str, int]
    signs: Remainder
    right: bool
    values: Sequence[float] = field(default=())


def pages_of(pair: Pair) -> tuple[Page, Page]:
    """Return the two sides made ready, of the longest plan of each."""
    plans = [max(notice.plans, key=lambda plan: sum(1 for _ in plan.all_clauses())) for notice in (pair.child, pair.parent)]
    child, parent = (make_page(notice, plan) for notice, plan in zip((pair.child, pair.parent), plans, strict=True))
    return child, parent


def leftovers_of(pair: Pair) -> list[Leftover]:
    """Return what is offered for the clauses left over once counterparts are found, without what the gold leaves open."""
    child, parent = pages_of(pair)
    wanted, free = _gold(pair, child, parent)
    links = _begun(child, parent)
    if not _follows(links):
        return []
    links.tables = LOOSE
    links.reader = Reader(child, parent, links.evidence, links.reader._formulas, links.sections.score, True)
    linking._counterparts(links)
    leftovers.find_near(links)
    offered = []
    for line, other, merging, signs in leftovers.offers(links):
        link = (other, line) if merging else (line, other)
        if link not in free:
            offered.append(Leftover(("parent" if merging else "child", line), signs, link in wanted))
    return offered


def options_of(pair: Pair) -> tuple[list[Option], int]:
    """Return what is offered for the lines that are no copies; and how many of those have an origin.

    Of two plans that are told to be unrelated, and of those whose weights are not fitted here, nothing is offered.
    """
    child, parent = pages_of(pair)
    wanted, free = _gold(pair, child, parent)
    links = _begun(child, parent)
    if not _follows(links):
        return [], 0
    links.tables = LOOSE
    links.reader = Reader(child, parent, links.evidence, links.reader._formulas, links.sections.score, True)
    mine, theirs = ([line.index for line in page.lines if line.role in TEXT] for page in (child, parent))
    mine, theirs = [line for line in mine if line not in links.of_child], [line for line in theirs if line not in links.of_parent]
    found = links.evidence.candidates(mine, theirs, 10)

    def is_body(one: int, other: int) -> bool:
        return child.lines[one].role in BODY and parent.lines[other].role in BODY

    options = [
        Option(one, other, signs, (one, other) in wanted, is_body(one, other) and (one, other) not in free)
        for one, other, _, signs in linking.offers(links, found, set(theirs))
    ]
    return options, len({one for one, other in wanted if one not in links.of_child and is_body(one, other)})


def _follows(links: Links) -> bool:
    """Return whether the pair says how plans follow each other: all that are related but regulations and plans of one level, also close ones."""
    laws = not STATUTES.isdisjoint((links.child.notice.family, links.parent.notice.family))
    return links.related and not links.sections.abreast and not laws


def _begun(child: Page, parent: Page) -> Links:
    """Return the links with copies, headings and homes: what stands before counterparts are looked for."""
    evidence = Evidence(child.lines, parent.lines, rarity_of(child.lines, parent.lines))
    notices: tuple[Notice, Notice] = child.notice, parent.notice
    cited = parentage(notices[0], child.plan, notices[1], parent.plan).cited is True
    akin = cited or same_topic(notices[0], child.plan, notices[1], parent.plan)
    links = Links(child, parent, evidence, align_sections(child, parent, evidence, engine._likeliest(child, parent, evidence), akin, cited))
    linking._copies(links)
    linking._headings(links)
    linking.link_purposes(links)
    links.homes = linking.find_homes(child, parent, evidence, links.of_parent)
    return links


def _gold(pair: Pair, child: Page, parent: Page) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the links of the gold, and those that it leaves open, by the lines of the pages."""
    homes = [
        homes_of(page.plan, sentences) if not pair.clauses else {pair.clauses[one.id]: [one.id] for one in sentences}
        for page, sentences in ((child, pair.child_sentences), (parent, pair.parent_sentences))
    ]
    lines: list[dict[str, list[int]]] = [defaultdict(list), defaultdict(list)]
    for side, page in enumerate((child, parent)):
        for line in page.lines:
            for sentence in homes[side].get(line.id, ()):
                lines[side][sentence].append(line.index)
    wanted: set[tuple[int, int]] = set()
    free: set[tuple[int, int]] = set()
    for sentence in pair.child_sentences:
        for other in sentence.parent:
            open_ = other in sentence.optional or sentence.alt_status == "added"
            (free if open_ else wanted).update((one, two) for one in lines[0][sentence.id] for two in lines[1][other])
    return wanted - free, free


def fitted(groups: Sequence[list[Option]]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the two tables of weights that fit the options of some pairs best (logistic regression, drawn a little to the weights of laws, which were fitted before)."""
    everything = [option for group in groups for option in group]
    for option in everything:
        option.values = tuple(option.signs.values.values())
    weights = _regressed([option for option in everything if option.told], LAWS.signs)
    for group in groups:
        weigh(group, weights)
    for option in everything:
        option.values = (1.0, option.score, *option.leads)
    return weights, _regressed([option for option in everything if option.told], LAWS.rivals)


def weigh(options: list[Option], weights: Mapping[str, float]) -> None:
    """Give the options of a pair their scores and their leads, as the engine does."""
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for option in options:
        option.score = score_of(option.signs, weights)
        best[0, option.child].append(option.score)
        best[1, option.parent].append(option.score)
    for scores in best.values():
        scores.sort(reverse=True)
    for option in options:
        leads = [_lead(option.score, best[key]) for key in ((0, option.child), (1, option.parent))]
        option.leads = leads[0], leads[1]


def _lead(score: float, scores: list[float]) -> float:
    other = scores[1:2] if score == scores[0] else scores[:1]
    return max(min(score - other[0] if other else _FAR, 2.0), -2.0)


def taken(options: list[Option], rivals: Mapping[str, float]) -> tuple[int, int]:
    """Return how many right and wrong links are made, best first, each clause at most once."""
    ranked = sorted((option for option in options if option.told), key=lambda option: -confidence_of(option.score, *option.leads, rivals))
    used: set[tuple[int, int]] = set()
    right = wrong = 0
    for option in ranked:
        keys = {(0, option.child), (1, option.parent)}
        sure = confidence_of(option.score, *option.leads, rivals) >= _LEAST and option.score >= LOOSE.least_score
        if sure and not keys & used:
            used |= keys
            right, wrong = right + option.right, wrong + (not option.right)
    return right, wrong


def fitted_leftovers(groups: Sequence[list[Leftover]]) -> dict[str, float]:
    """Return the weights that fit the clauses left over of some pairs best."""
    everything = [offer for group in groups for offer in group]
    for offer in everything:
        offer.values = tuple(offer.signs.values.values())
    return _regressed(everything, LAWS.remainders)


def attached(offers: Sequence[Leftover], weights: Mapping[str, float]) -> tuple[int, int]:
    """Return how many clauses left over are joined rightly and wrongly, each at its best place."""
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    for offer in offers:
        likely = offer.signs.likelihood(weights)
        if likely >= LOOSE.least_remainder:
            best[offer.free] = max(best.get(offer.free, (0.0, False)), (likely, offer.right))
    right = sum(found for _, found in best.values())
    return right, len(best) - right


def _regressed(options: Sequence[Option | Leftover], known: Mapping[str, float]) -> dict[str, float]:
    size = len(known)
    weights = start = [*known.values()]
    loss = _loss(options, weights, start)
    for _ in range(_STEPS):
        slope = [-_RIDGE * (weight - before) for weight, before in zip(weights, start, strict=True)]
        bend = [[_RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for option in options:
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, _odds(option, weights)))))
            for row, value in enumerate(option.values):
                slope[row] += (option.right - likely) * value
                if value:
                    weight = likely * (1 - likely) * value
                    bend[row] = [one + weight * other for one, other in zip(bend[row], option.values, strict=True)]
        step, share = _solved(bend, slope), 1.0
        # A whole step may go too far where the weights at the start are far off: it is halved until it is one to the better.
        while (
            better := _loss(options, [one + share * other for one, other in zip(weights, step, strict=True)], start)
        ) > loss and share > _FINEST:
            share /= 2
        if share <= _FINEST or loss - better < _FINEST:
            break
        weights, loss = [one + share * other for one, other in zip(weights, step, strict=True)], better
    return dict(zip(known, weights, strict=True))


def _odds(option: Option | Leftover, weights: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, option.values, strict=True))


def _loss(options: Sequence[Option | Leftover], weights: Sequence[float], start: Sequence[float]) -> float:
    """Return the log loss of some weights, and what it counts that they are far from those at the start."""
    drawn = _RIDGE * sum((weight - before) ** 2 for weight, before in zip(weights, start, strict=True)) / 2
    return drawn + sum(
        math.log1p(math.exp(-abs(odds))) + max(-odds if option.right else odds, 0.0)
        for option in options
        for odds in [_odds(option, weights)]
    )


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(len(rows)):
            if row != at:
                share = rows[row][at] / rows[at][at]
                rows[row] = [one - share * other for one, other in zip(rows[row], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def table(groups: Mapping[str, tuple[list[Option], int]]) -> Iterator[str]:
    """Yield the table: each pair with weights of the others, and the weights fitted on all."""
    yield "| pair left out | to be found | found | wrong | F1 |\n|---|--:|--:|--:|--:|"
    for name, (options, wanted) in groups.items():
        weights, rivals = fitted([others for other, (others, _) in groups.items() if other != name])
        weigh(options, weights)
        right, wrong = taken(options, rivals)
        score = f"{2 * right / (wanted + right + wrong):.3f}" if wanted + right + wrong else "–"
        yield f"| {name} | {wanted} | {right} | {wrong} | {score} |"
    for fitted_ in fitted([options for options, _ in groups.values()]):
        yield ", ".join(f"{name} {weight:.2f}" for name, weight in fitted_.items())


def leftover_table(groups: Mapping[str, list[Leftover]]) -> Iterator[str]:
    """Yield the same table for clauses left over, and the weights fitted on all."""
    yield "| pair left out | to be joined | joined | wrong |\n|---|--:|--:|--:|"
    for name, offers in groups.items():
        right, wrong = attached(offers, fitted_leftovers([others for other, others in groups.items() if other != name]))
        yield f"| {name} | {len({offer.free for offer in offers if offer.right})} | {right} | {wrong} |"
    yield ", ".join(f"{name} {weight:.2f}" for name, weight in fitted_leftovers([*groups.values()]).items())


def whole_table(pairs: Sequence[Pair], options: Mapping[str, list[Option]], offers: Mapping[str, list[Leftover]]) -> Iterator[str]:
    """Yield the figures of whole comparisons, each pair with weights of the others."""
    yield "| pair left out | links | changed, strict | changed | dropped |\n|---|--:|--:|--:|--:|"
    kept = [dict(own) for own in LOOSE[:3]]
    for pair in pairs:
        weights, rivals = fitted([others for other, others in options.items() if other != pair.name])
        _use(weights, rivals, fitted_leftovers([others for other, others in offers.items() if other != pair.name]))
        figures = measured(pair) if not pair.clauses else measure(read(pair, _compared(pair)))
        shown = (figures[name] for name in ("links", "not copied strict", "not copied", "dropped"))
        yield f"| {pair.name} | " + " | ".join(f"{value:.3f}" for value in shown) + " |"
    _use(*kept)


def _compared(pair: Pair) -> Comparison:
    return engine.compare_plans(pair.child, pair.child.plans[0], pair.parent, pair.parent.plans[0])


def _use(*tables: Mapping[str, float]) -> None:
    for own, other in zip(LOOSE[:3], tables, strict=True):
        own.update(other)  # type: ignore[attr-defined]  # the engine reads the tables anew each time


def main() -> int:
    """Print the tables."""
    pairs = [*all_pairs(), *(pair for folder in map(Path, sys.argv[1:]) for pair in pairs_in(folder))]
    found, offers = {pair.name: options_of(pair) for pair in pairs}, {pair.name: leftovers_of(pair) for pair in pairs}
    options = {name: of_pair for name, (of_pair, _) in found.items()}
    for line in (*table(found), *leftover_table(offers), *whole_table(pairs, options, offers)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
