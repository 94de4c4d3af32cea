"""Sections of the parent that became one sentence of the child: their heading opens it, what stood under it is compressed behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policydiff.compare.align.evidence import Evidence, kinship
from policydiff.compare.side.pages import Page

_LEAST_SHARED = 2.0
_WHOLE = 0.65
"""Least share of a heading that stands in the opening of the sentence, up to its first comma."""


def find_homes(child: Page, parent: Page, evidence: Evidence, paired: Mapping[int, int]) -> dict[int, int]:
    """Return for lines of the child the section of the parent whose heading opens them; a section is the home of one line.

    paired: the parent's sections that have a section of the child for their counterpart; they have no need of a sentence.
    """
    options = sorted(_options(child, parent, evidence, paired))
    homes: dict[int, int] = {}
    taken: set[int] = set()
    for _, line, node in options:
        if line not in homes and node not in taken:
            homes[line] = node
            taken.add(node)
    return homes


def _options(child: Page, parent: Page, evidence: Evidence, paired: Mapping[int, int]) -> Iterator[tuple[float, int, int]]:
    headings = {
        index: node.index
        for node in parent.nodes[1:]
        if node.index not in paired
        for index in node.lines[:1]
        if parent.lines[index].role == "heading"
    }
    bodies = [line.index for line in child.lines if line.role == "body" and len(line.parts) > 1]
    for heading, found in evidence.origins(headings, bodies, 4).items():
        for line, kin in found:
            if kin.shared < _LEAST_SHARED or kin.of_parent < _WHOLE:
                continue
            opening = evidence.weigh(child.lines[line].parts[0])
            opens = kinship(opening, sum(opening.values()) or 1.0, evidence.parent[heading], evidence.parent_total[heading])
            if opens.of_parent >= _WHOLE and opens.shared >= _LEAST_SHARED:
                yield -round(opens.of_parent + opens.of_child / 4, 6), line, headings[heading]
