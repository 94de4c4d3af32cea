"""Cross-checks of a pair: what the child still names though it dropped it, totals against their parts, items named twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policydiff.compare.align.sections import Alignment
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.model import Diagnostic, Match, Target
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.stock import stock_headings, subject_of

_LEAST_SUBJECT = 4
_LEAST_ITEM, _LONGEST_ITEM = 3, 14
_FEWEST_PARTS, _MOST_PARTS = 2, 60
_NOUN = 4
_NAMES = re.compile(r"(?:等|和|及|与|以及).*$")
_BRACKET = re.compile(r"\([^()]*\)|[“\"][^“”\"]{1,30}[”\"]")
"""What is no list: a bracket, and a name in quotation marks (“双随机、一公开”), which some offices open and close with different ones."""
"""What stands in brackets is no item: 县（市、区）."""
_FLOORS = frozenset({">", ">="})


def cross_checks(
    child: Page,
    parent: Page,
    sections: Alignment,
    matches: Sequence[Match],
    child_targets: Sequence[Target],
    parent_targets: Sequence[Target],
) -> tuple[Diagnostic, ...]:
    """Return what does not fit together, in the order of the rules.

    dangling-reference: a child's clause names the subject of a section that the child dropped. sum-mismatch: a headline
    target does not agree with the sum of its parts (either side). duplicate-item: the child's clause names an item twice
    in a list where the parent's names it once.
    """
    return (
        *_dangling(child, parent, sections, matches),
        *(
            found
            for page, targets, side in ((child, child_targets, "child"), (parent, parent_targets, "parent"))
            for found in _sums(page, targets, side)
        ),
        *_duplicates(child, matches),
    )


def _dangling(child: Page, parent: Page, sections: Alignment, matches: Sequence[Match]) -> Iterator[Diagnostic]:
    """Find what the child took over from a clause that speaks of a section of which nothing came along.

    A sentence of the child's own may speak of anything, and a section whose clauses stand elsewhere is not gone.
    """
    origins = {clause: squeeze(fold(match.parent_text)) for match in matches if match.parent for clause in match.child}
    survived = {clause for match in matches if match.child for clause in match.parent}
    kept = [node.core for node in child.nodes[1:]]
    texts = [(line, squeeze(fold(line.text))) for line in child.lines if line.role in ("body", "row")]
    told: set[str] = set()
    for node in parent.nodes[1:]:
        subject = subject_of(node.core)
        dropped = node.index not in sections.to_child and node.core not in stock_headings()
        dropped = dropped and not any(
            parent.lines[at].id in survived for below in parent.below(node.index) for at in parent.nodes[below].lines
        )
        if not dropped or len(subject) < _LEAST_SUBJECT or subject in told or any(subject in core for core in kept):
            continue
        told.add(subject)
        for line, text in texts:
            if subject in text and subject in origins.get(line.id, ""):
                section = f"{node.path} {node.printed}"
                yield Diagnostic.told("dangling-reference", "warning", line.span, **_place(child, line), subject=subject, section=section)


def _sums(page: Page, targets: Sequence[Target], side: str) -> Iterator[Diagnostic]:
    """Compare each headline target with the targets of other sections that end in the same noun: 市场主体, 年营业收入."""
    depth = {node.id: node for node in page.nodes}
    names = {id(target): "".join(page.lexicon.mask(target.metric)) for target in targets}
    namesakes: dict[object, list[Target]] = defaultdict(list)
    for target in targets:
        namesakes[_family(target, names)].append(target)
    for total in targets:
        # A total stands before its parts; more namesakes than any plan has parts are a table, not a sum.
        alike = namesakes[_family(total, names)]
        parts = [part for part in alike if _is_part(part, total, names)] if len(alike) <= _MOST_PARTS else []
        homes = {part.section for part in parts}
        above = {depth[home].parent for home in homes if home in depth}
        # Parts of one sum have subjects of their own; one metric in three sections is three figures for three places.
        subjects = {names[id(part)] for part in parts}
        if len(homes) < _FEWEST_PARTS or not len(homes) == len(parts) == len(subjects) or total.section in homes or len(above) != 1:
            continue
        if total.section in depth and depth[total.section].parent in above:
            continue  # of eight industries, none is the sum of the other seven
        found = sum((part.value for part in parts), Decimal(0))
        floor = total.comparator in _FLOORS
        if found == total.value:
            continue
        short = found < total.value
        yield Diagnostic.told(
            "sum-mismatch",
            "warning" if short or not floor else "info",
            total.span,
            side=side,
            metric=total.metric,
            printed=total.printed if total.evidence is None else f"{_plain(total.value)}{total.unit}",
            parts=len(parts),
            sum=f"{_plain(found)}{total.unit}",
            relation="short of" if short else "more than",
            bound="floor" if floor else "total",
        )


def _family(target: Target, names: dict[int, str]) -> object:
    """Return what a total and its parts have in common: the noun that the name ends in, the unit, the basis, the year."""
    return names[id(target)][-_NOUN:], target.unit, target.basis, target.year, target.per


def _is_part(part: Target, total: Target, names: dict[int, str]) -> bool:
    if part is total or part.section == total.section or part.value_max is not None or total.value_max is not None:
        return False
    return part.of is None and names[id(part)] != names[id(total)] and len(names[id(total)]) >= _NOUN


def _plain(value: Decimal) -> str:
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if value >= size and value % (size / 1000) == 0:
            return f"{(value / size).normalize():f}{word}"
    return f"{value.normalize():f}"


def _duplicates(child: Page, matches: Sequence[Match]) -> Iterator[Diagnostic]:
    origin = {clause: match.parent_text for match in matches for clause in match.child}
    for line in child.lines:
        if line.role not in ("body", "row"):
            continue
        before = Counter(_items(origin.get(line.id, "")))
        again = {item: times for item, times in Counter(_items(line.text)).items() if times > 1 and before[item] < times}
        for item, times in again.items():
            if not any(item != other and other.endswith(item) for other in again):
                yield Diagnostic.told("duplicate-item", "info", line.span, **_place(child, line), item=item, times=times)


def _place(page: Page, line: PreparedClause) -> dict[str, str | int | bool]:
    """Say where a sentence is found on paper: the path of its section, and how many sentences of that section stand before it."""
    node = page.nodes[line.node]
    number = sum(page.lines[at].role != "heading" for at in node.lines if at <= line.index)
    return {"clause": line.id, "path": node.path, "preamble": not node.path, "number": number}


def _items(text: str) -> Iterator[str]:
    """Yield the items of the 、-lists of a clause, without a general 服务 at their end; the last one without 等 and what follows."""
    for part in re.split("[,。;:!?]", _BRACKET.sub("", squeeze(fold(text)))):
        first, *others = part.split("、")
        for position, piece in enumerate(others, 1):
            item = _bare(_NAMES.sub("", piece) if position == len(others) else piece)
            if _LEAST_ITEM <= len(item) <= _LONGEST_ITEM:
                yield item
        if others:
            # The first item follows a verb: whatever it ends with may be an item that stands elsewhere.
            ends = {_bare(first[-size:]) for size in range(_LEAST_ITEM, min(len(first), _LONGEST_ITEM) + 1)}
            yield from sorted(end for end in ends if len(end) >= _LEAST_ITEM)


def _bare(item: str) -> str:
    return item.removesuffix("服务")
