"""Sections of the parent that became one sentence of the child: their heading opens it, what stood under it is compressed behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from policydiff.compare.align.evidence import Evidence, kinship
from policydiff.compare.align.groups import LARGEST, Group, Links
from policydiff.compare.side.pages import Node, Page, PreparedClause
from policydiff.text.similarity import common
from policydiff.vocab.phrases import pattern
from policydiff.vocab.stock import stock_headings, subject_of

_LEAST_SHARED = 1.5
_LEAST_SUBJECT = 4
_WHOLE = 0.75
"""Least share of a heading's subject that stands in the opening of the sentence, up to its first comma."""
_MAIN = 0.4
"""Least share of the opening that the subject makes up: one of many topics in a list opens nothing."""
_NEAREST = 4
_ABOUT = pattern("stock", "^(?P<topic>.+){about}$")


def find_homes(child: Page, parent: Page, evidence: Evidence, told: Collection[int]) -> dict[int, int]:
    """Return for lines of the child the section of the parent whose heading opens them; a section is the home of one line.

    told: the parent's headings that have a heading of the child for their counterpart; they are no sentence's opening.
    """
    options = sorted(_options(child, parent, evidence, told))
    homes: dict[int, int] = {}
    taken: set[int] = set()
    for _, line, node in options:
        if line not in homes and node not in taken:
            homes[line] = node
            taken.add(node)
    return homes


def join_openings(links: Links) -> None:
    """Join each heading left over to the sentence that it opens and that something under it went into, also one that every plan has (加大政策扶持).

    The sentence must have the words from nowhere else: what went into it says less of them. So do headings of the child that opened a sentence.
    """
    for mine, theirs, merging in ((links.child, links.parent, True), (links.parent, links.child, False)):
        opened = links.of_parent if merging else links.of_child
        for node in theirs.nodes[1:]:
            if not _has_heading(node, theirs) or node.lines[0] in opened:
                continue
            subject = "".join(theirs.lexicon.gist(subject_of(node.core)))
            groups = [opened[line] for line in node.lines if line in opened]
            into = dict.fromkeys(one for group in groups for one in (group.child if merging else group.parent))
            for line in into if len(subject) >= _LEAST_SUBJECT else ():
                group = (links.of_child if merging else links.of_parent)[line]
                if _opens(subject, mine.lines[line], _told(links, group, merging)) and has_room(group, merging):
                    links.extend(group, *(([], [node.lines[0]], "merged") if merging else ([node.lines[0]], [], "split")))
                    break


def _told(links: Links, group: Group, merging: bool) -> Iterator[str]:
    """Yield the parts between commas of the other side's lines in a group."""
    lines = links.parent.lines if merging else links.child.lines
    for other in group.parent if merging else group.child:
        yield from lines[other].parts


def has_room(group: Group, merging: bool) -> bool:
    """Return whether a group may have one line more of the parent (merging), or of the child."""
    return (len(group.child) + (not merging)) * (len(group.parent) + merging) <= LARGEST


def _opens(subject: str, line: PreparedClause, told: Iterable[str]) -> bool:
    """Return whether a heading's subject makes up the opening of a sentence (加强组织领导，…), or is what the sentence says to be about (中试场景方面，…).

    told: what stands under the heading, of which no part says as much of it.
    """
    if line.role != "body" or len(line.parts) < 2:
        return False
    opening = line.parts[0]
    about = _ABOUT().match(opening)
    if about:
        return len(about["topic"]) >= _LEAST_SUBJECT and subject.endswith(about["topic"])
    shared = common(subject, opening)
    least = max(_WHOLE * len(subject), _MAIN * len(opening))
    return shared >= least and shared > max((common(subject, part) for part in told), default=0)


def _options(child: Page, parent: Page, evidence: Evidence, told: Collection[int]) -> Iterator[tuple[float, int, int]]:
    known = stock_headings()
    nodes = {node.lines[0]: node for node in parent.nodes[1:] if _has_heading(node, parent) and node.core not in known}
    headings = [index for index in nodes if index not in told]
    bodies = [line.index for line in child.lines if line.role == "body" and len(line.parts) > 1]
    for heading, found in evidence.origins(headings, bodies, _NEAREST).items():
        masked = "".join(parent.lexicon.gist(subject_of(nodes[heading].core)))
        subject = evidence.weigh(masked) if len(masked) >= _LEAST_SUBJECT else {}
        total = sum(subject.values())
        for line, _ in found if total else ():
            opening = evidence.weigh(child.lines[line].parts[0])
            opens = kinship(opening, sum(opening.values()) or 1.0, subject, total)
            if opens.of_parent >= _WHOLE and opens.of_child >= _MAIN and opens.shared >= _LEAST_SHARED:
                yield -round(opens.of_parent + opens.of_child / 4, 6), line, nodes[heading].index


def _has_heading(node: Node, page: Page) -> bool:
    return bool(node.lines) and page.lines[node.lines[0]].role == "heading"
