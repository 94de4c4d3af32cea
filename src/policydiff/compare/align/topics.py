"""Headings left over, and sentences that stand as one (大力发展智能制造装备。): those of one topic correspond, if what they head does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from policydiff.compare.align.groups import BODY, COPY, LARGEST, Links
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.numbers import read_counted
from policydiff.text.similarity import ratio
from policydiff.vocab.phrases import pattern
from policydiff.vocab.stock import same_function, subject_of

_MARKS = "-—,.:;。"
_LONGEST = 18
"""Characters of a sentence that may head those behind it; it has no comma."""
_SUPPORT, _NEAR = 0.4, 0.2
"""What it counts, beside the likeness of two topics, that all they head corresponds, and that they stand under sections that are a pair."""
_LEAST, _LEAST_ALIKE = 0.9, 0.4
_MOST = 10
_LEAST_UNDER = 2 / 3
"""Least share of what corresponds under a heading that lies under the joint one."""
_JOINTS = pattern("levels", "[、,;]|{joins}")

Headed = Mapping[int, Sequence[int]]
"""Lines that head others, with those."""


def link_topics(links: Links) -> None:
    """Join the headings and heading sentences left over that name one topic, likest first, then those that one heading names together."""
    mine, theirs = _headed(links.child), _headed(links.parent)
    free = [line for line in mine if line not in links.of_child], [line for line in theirs if line not in links.of_parent]
    options = []
    for child, found in links.evidence.candidates(*free, _MOST).items():
        for parent, _ in found:
            alike, near = likeness(links, child, parent), links.where(child, parent) == "near"
            score = alike + _SUPPORT * support(links, mine[child], theirs[parent]) + _NEAR * near
            if alike >= _LEAST_ALIKE and score >= _LEAST:
                options.append((-round(score, 6), abs(child - parent), child, parent))
    for _, _, child, parent in sorted(options):
        links.join(child, parent, how="headings of one topic")
    _link_joint_headings(links, mine, theirs)
    _link_nested_headings(links)


def _link_nested_headings(links: Links) -> None:
    """Join two headings of the parent for one purpose, one right under the other, to the heading for it that the child has for both: 总体要求 / （一）指导思想 → 总体思路.

    Where that of the child stands right under another one, too, the upper ones correspond.
    """
    for node in links.parent.nodes[1:]:
        pair = [_heading(links.parent, at) for at in (node.index, *node.children[:1])]
        free = [line for line in pair if line is not None and line not in links.of_parent]
        group = next((links.of_parent[line] for line in pair if line in links.of_parent), None)
        if len(pair) < 2 or None in pair or len(free) != 1 or group is None:
            continue
        one = links.child.nodes[links.child.lines[group.child[0]].node]
        inner = links.parent.nodes[node.children[0]]
        if links.child.lines[group.child[0]].role != "heading" or not all(
            same_function(here.core, there.core) for here, there in ((one, node), (one, inner), (node, inner))
        ):
            continue
        upper = _heading(links.child, one.parent) if links.child.nodes[one.parent].children[:1] == (one.index,) else None
        if free[0] == pair[0] and upper is not None:
            links.join(upper, free[0], how="headings of one topic")
        elif one.core not in (node.core, inner.core) and len(group.child) * (len(group.parent) + 1) <= LARGEST:
            links.extend(group, [], free, "merged")  # a heading that was kept stands for itself alone


def _heading(page: Page, node: int) -> int | None:
    lines = page.nodes[node].lines
    return lines[0] if node > 0 and lines and page.lines[lines[0]].role == "heading" else None


def _link_joint_headings(links: Links, mine: Headed, theirs: Headed) -> None:
    """Join headings that one heading of the other side names together: 加强组织领导 and 强化资金保障 became 加强组织领导和资金保障.

    Most of what corresponds under each of them must lie under that one; and it must name two of them, or be the counterpart of another one already. A heading
    kept word for word names no others, and one names none that stands under its counterpart.
    """
    for merging in (True, False):
        joint, single = (mine, theirs) if merging else (theirs, mine)
        groups, taken = (links.of_child, links.of_parent) if merging else (links.of_parent, links.of_child)
        for one in (one for one in joint if one not in groups or groups[one].how != COPY):
            held = (groups[one].parent if merging else groups[one].child) if one in groups else ()
            named = _apart(_named_by(links, one, joint[one], single, merging), held, single)
            free = [other for other in named if other not in taken]
            if free and one not in groups and len(named) > 1:
                links.join(*((one, free[0]) if merging else (free[0], one)), how="headings of one topic")
            group = groups.get(one)
            for other in free if group else ():
                if group and other not in taken and (len(group.child) + 1) * (len(group.parent) + 1) <= 2 * LARGEST:
                    links.extend(group, *(([], [other], "merged") if merging else ([other], [], "split")))


def _apart(named: Iterable[tuple[float, int]], held: Sequence[int], single: Headed) -> list[int]:
    """Return the headings that one names, likest first, of two that stand one under the other the likest, and none that stands over or under one held."""
    apart: list[int] = []
    for _, other in sorted(named):
        if not any(other in single.get(above, ()) or above in single[other] for above in (*held, *apart)):
            apart.append(other)
    return sorted(apart)


def _named_by(links: Links, one: int, here: Sequence[int], single: Headed, merging: bool) -> Iterator[tuple[float, int]]:
    """Yield the headings of the other side that a heading names, by its words and by what stands under both, with how unlike it is.

    here: the lines under it. single: the lines that head others on the other side. Only the sections are looked at from which those lines come, and those above them.
    """
    page, others = (links.child, links.parent) if merging else (links.parent, links.child)
    parts = [subject_of(part) for part in _JOINTS().split(page.lines[one].ink) if part]
    if page.lines[one].role != "heading" or len(parts) < 2:
        return
    groups, taken = (links.of_child, links.of_parent) if merging else (links.of_parent, links.of_child)
    totals = links.evidence.parent_total if merging else links.evidence.child_total
    under = set(here)
    origins = [other for line in here if line in groups for other in (groups[line].parent if merging else groups[line].child)]
    for node in _with_those_above(others, (others.lines[line].node for line in origins)):
        other = others.nodes[node].lines[0] if others.nodes[node].lines else -1
        if other not in single or others.lines[other].role != "heading":
            continue
        subject = _subject(others.lines[other])
        found = {line: (group.child if merging else group.parent) for line in single[other] if (group := taken.get(line))}
        alike = max(ratio(part, subject) for part in parts)
        if alike >= _LEAST_ALIKE and _share(totals, found, under) >= _LEAST_UNDER:
            yield -round(alike, 6), other


def _with_those_above(page: Page, nodes: Iterable[int]) -> list[int]:
    """Return some sections and all above them, each once."""
    found: set[int] = set()
    for node in nodes:
        while node > 0 and node not in found:
            found.add(node)
            node = page.nodes[node].parent
    return sorted(found)


def likeness(links: Links, child: int, parent: int) -> float:
    """Return how alike two topics are, 0 to 1: as they are worded, or without their verbs."""
    one, other = links.child.lines[child], links.parent.lines[parent]
    return max(ratio(one.masked, other.masked), ratio(_subject(one), _subject(other)))


def _subject(line: PreparedClause) -> str:
    """Return what a topic is about, without the words that count it (一是…, ——…), its verbs and its stop."""
    text = line.ink.strip(_MARKS)
    counted = read_counted(text)
    return subject_of(text[counted.end :] if counted else text)


def support(links: Links, mine: Sequence[int], theirs: Sequence[int]) -> float:
    """Return how much of what corresponds at all, of the lines that two topics head, corresponds with the other's: the smaller share."""
    evidence = links.evidence
    of_child = {line: group for line in mine if (group := links.of_child.get(line))}
    of_parent = {line: group for line in theirs if (group := links.of_parent.get(line))}
    shares = (
        _share(evidence.child_total, {line: group.parent for line, group in of_child.items()}, set(theirs)),
        _share(evidence.parent_total, {line: group.child for line, group in of_parent.items()}, set(mine)),
    )
    return min(shares)


def _share(totals: Sequence[float], found: Mapping[int, Sequence[int]], others: Set[int]) -> float:
    weight = sum(totals[line] for line in found)
    return sum(totals[line] for line, there in found.items() if not others.isdisjoint(there)) / weight if weight else 0.0


def _headed(page: Page) -> Headed:
    """Return what each heading, and each short sentence at the head of others, stands over."""
    found: dict[int, list[int]] = {}
    for node in page.nodes:
        if node.index and node.lines and page.lines[node.lines[0]].role == "heading":
            found[node.lines[0]] = [at for inner in page.below(node.index) for at in page.nodes[inner].lines if at != node.lines[0]]
        topic: int | None = None
        for at in (at for at in node.lines if page.lines[at].role in BODY):
            if _heads(page.lines[at]):
                topic = at
                found[at] = []
            elif topic is not None:
                found[topic].append(at)
    return {line: below for line, below in found.items() if below}


def _heads(line: PreparedClause) -> bool:
    return line.role == "body" and len(line.parts) == 1 and len(line.masked) <= _LONGEST
