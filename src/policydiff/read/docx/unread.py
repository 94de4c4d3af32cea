"""What of a Word file is not in its text: parts that no reader reads, and text in places where none is expected."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from policydiff.model import Loss
from policydiff.read.docx.runs import chosen, is_hidden
from policydiff.read.package import Package

_WITH_TEXT = ("/aFChunk", "/diagramData", "/chart", "/package", "/oleObject", "/subDocument")
"""Ends of the types of relationships to parts that show text: other documents, drawings of words, charts, embedded files."""
_READ = ("/numbering", "/styles", "/footnotes", "/endnotes")
"""Ends of those to parts that are read."""
_LEFT_OUT = frozenset({"w:del", "w:moveFrom", "w:rt", "w:pPr", "w:rPr"})
"""Elements whose text is left out on purpose: deletions, readings over characters, and properties, which have none."""


def unread_parts(package: Package, main: str, root: Element, seen: int) -> tuple[Loss, ...]:
    """Return what the main part (named `main`) shows and no reader reads; `seen`: how many characters of it were met in reading."""
    losses = [Loss("part", "unsupported", posixpath.basename(part)) for part in _linked(package, main, _WITH_TEXT)]
    missing = [part for part in _linked(package, main, _READ) if not package.has(posixpath.join(posixpath.dirname(main), part))]
    losses.extend(Loss("part", "damaged", posixpath.basename(part)) for part in missing)
    if sum(map(_length, root.iter("w:t"))) > seen:
        missed = _expected(root) - seen
        if missed > 0:
            losses.append(Loss("part", "unsupported", f"{posixpath.basename(main)} ({missed})"))
    return tuple(losses)


def _linked(package: Package, main: str, ends: tuple[str, ...]) -> list[str]:
    """Return the parts of the given types that the main part names, as it names them."""
    folder, name = posixpath.split(main)
    root = package.xml(f"{folder}/_rels/{name}.rels")
    relations = [] if root is None else list(root.iter("rel:Relationship"))
    return sorted({relation.get("Target", "") for relation in relations if relation.get("Type", "").endswith(ends)})


def _length(text: Element) -> int:
    return len(text.text or "")


def _expected(root: Element) -> int:
    """Return how many characters are to be met: all but those in deletions, hidden runs and second choices."""
    return sum(_length(element) for element in _shown(root) if element.tag == "w:t")


def _shown(root: Element) -> Iterator[Element]:
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in _LEFT_OUT or (element.tag == "w:r" and is_hidden(element)):
            continue
        yield element
        stack.extend(chosen(element) if element.tag == "mc:AlternateContent" else element)
