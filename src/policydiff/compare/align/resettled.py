"""Sections paired again once it is known what became of their clauses: a plan in words of its own renames what it keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.compare.align.groups import BODY, PAIRED, Group, Links
from policydiff.compare.align.topics import likeness
from policydiff.compare.side.pages import Page
from policydiff.vocab.stock import same_function, stock_headings

_LEAST, _CORRESPONDING = 2 / 3, 0.3
"""Least share of what corresponds under two headings that does so with the other's, and least share of a section's text that corresponds at all."""
_FEW = 0.2
"""The same least share where hardly any word was kept, so that much of what corresponds is not seen yet."""
_WEAK, _PLAIN = 0.3, 0.75
"""Under that share a pair made by the words of two headings gives way to one that is borne out, unless the words are plainly alike."""
_ALIKE, _DEPTH = 0.2, 0.1
"""What it counts, beside that share, that two headings are alike, and that they stand equally deep."""

_Ancestry = Sequence[Sequence[int]]


def resettle_sections(links: Links) -> None:
    """Pair the sections whose headings are left over by what stands under them, the most plainly so first, and join their headings.

    What was paired by its words alone and is not borne out gives way. `links.sections` holds the new pairs.
    """
    shares = _shares(links)
    options = sorted(_options(links, shares))
    pairs = dict(links.sections.to_parent)
    for _, _, here, there in options:
        one, other = _heading(links.child, here), _heading(links.parent, there)
        if one is None or other is None:
            continue
        standing = [groups[line] for line, groups in ((one, links.of_child), (other, links.of_parent)) if line in groups]
        if not all(group.how == PAIRED and _is_weak(links, shares, group) for group in standing):
            continue
        for group in standing:
            links.part(group)
        if links.join(one, other, how="headings of sections whose text corresponds"):
            pairs = {mine: theirs for mine, theirs in pairs.items() if theirs != there} | {here: there}
    if pairs != links.sections.to_parent:
        pairs = dict(sorted(pairs.items()))
        links.sections = replace(links.sections, to_parent=pairs, to_child={there: here for here, there in pairs.items()})


def _options(links: Links, shares: Mapping[tuple[int, int], float]) -> Iterator[tuple[float, int, int, int]]:
    for (here, there), share in shares.items():
        one, other = _heading(links.child, here), _heading(links.parent, there)
        if share >= _LEAST and one is not None and other is not None and _is_stock(links.child, here) == _is_stock(links.parent, there):
            deep = links.child.nodes[here].depth == links.parent.nodes[there].depth
            yield -round(share + _ALIKE * likeness(links, one, other) + _DEPTH * deep, 6), abs(here - there), here, there


def _is_weak(links: Links, shares: Mapping[tuple[int, int], float], group: Group) -> bool:
    """Return whether two headings that were paired by their words are alike in nothing else, and do not stand for one purpose in any plan."""
    one, other = links.child.lines[group.child[0]], links.parent.lines[group.parent[0]]
    if same_function(one.ink, other.ink):
        return False
    return likeness(links, one.index, other.index) < _PLAIN and shares.get((one.node, other.node), 0.0) < _WEAK


def _shares(links: Links) -> dict[tuple[int, int], float]:
    """Return for pairs of sections how much of what corresponds at all, under either, does so with the other's text: the smaller share."""
    above = [_ancestry(page) for page in (links.child, links.parent)]
    linked: list[dict[int, float]] = [defaultdict(float), defaultdict(float)]
    whole: list[dict[int, float]] = [defaultdict(float), defaultdict(float)]
    common: list[dict[tuple[int, int], float]] = [defaultdict(float), defaultdict(float)]
    least = _FEW if links.wide else _CORRESPONDING
    sides = (
        (links.child, links.evidence.child_total, {line: group.parent for line, group in links.of_child.items()}),
        (links.parent, links.evidence.parent_total, {line: group.child for line, group in links.of_parent.items()}),
    )
    for side, (page, totals, counterparts) in enumerate(sides):
        lines = (links.parent, links.child)[side].lines
        for line in (line for line in page.lines if line.role in BODY):
            others = {node for at in counterparts.get(line.index, ()) for node in above[1 - side][lines[at].node]}
            for node in above[side][line.node]:
                whole[side][node] += totals[line.index]
                linked[side][node] += totals[line.index] if others else 0.0
                for other in others:
                    common[side][(node, other) if side == 0 else (other, node)] += totals[line.index]
    return {
        (here, there): min(common[0][here, there] / linked[0][here], common[1][here, there] / linked[1][there])
        for here, there in common[0].keys() & common[1].keys()
        if here and there and all(linked[side][node] >= least * whole[side][node] for side, node in ((0, here), (1, there)))
    }


def _heading(page: Page, node: int) -> int | None:
    lines = page.nodes[node].lines
    return lines[0] if lines and page.lines[lines[0]].role == "heading" else None


def _is_stock(page: Page, node: int) -> bool:
    """Return whether a section is called as one of any plan: what it is for is no topic, and a topic is none of that."""
    return page.nodes[node].core in stock_headings()


def _ancestry(page: Page) -> _Ancestry:
    lines: list[tuple[int, ...]] = []
    for node in page.nodes:
        lines.append((node.index, *(lines[node.parent] if node.parent >= 0 else ())))
    return lines
