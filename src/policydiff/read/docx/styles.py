"""Paragraph styles of a Word file: outline level, list and name, inherited from the style that each is based on."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from policydiff.read.package import descend
from policydiff.records import dataclass

_HEADING_NAME = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"^(?:toc|目录)\s*(?:[1-9]|heading|标题)$", re.IGNORECASE)
_BODY_OUTLINE = 9
"""The outline level of running text (ECMA-376 part 1, 17.3.1.20); 0–8 are headings."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs. outline: 0–8 for a heading; list: an instance of numbering.xml; level: its level."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    list: str | None = None
    level: int | None = None

    @property
    def contents(self) -> bool:
        """Whether it is the style of a table of contents."""
        return bool(_CONTENTS_NAME.match(self.name))


class Styles:
    """The styles of one document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in [] if root is None else root.findall("w:style"):
            key = element.get("w:styleId", "")
            self._styles[key] = _read(element)
            if element.get("w:type") == "paragraph" and element.get("w:default") in ("1", "true", "on"):
                self.default = key

    def list_styles(self) -> dict[str, str]:
        """Return the list instance of every style that names one."""
        return {key: style.list for key, style in self._styles.items() if style.list}

    def resolved(self, key: str | None) -> Style:
        """Return the style with what it inherits; an empty one where it is not known."""
        chain: list[Style] = []
        seen: set[str] = set()
        at = key or self.default
        while at in self._styles and at not in seen:
            seen.add(at)
            chain.append(self._styles[at])
            at = self._styles[at].based_on or ""
        if not chain:
            return Style()
        outline = next((style.outline for style in chain if style.outline is not None), None)
        owner = next((style for style in chain if style.list is not None), Style())
        return Style(chain[0].name, None, outline, owner.list, next((style.level for style in chain if style.level is not None), None))


def _read(element: Element) -> Style:
    name, based = descend(element, "w:name"), descend(element, "w:basedOn")
    shown = name.get("w:val", "") if name is not None else ""
    properties = descend(element, "w:pPr")
    outline = outline_of(properties)
    heading = _HEADING_NAME.match(shown)
    if outline is None and heading:
        outline = int(heading[1]) - 1
    instance, level = list_of(properties)
    return Style(shown, based.get("w:val") if based is not None else None, outline, instance, level)


def outline_of(properties: Element | None) -> int | None:
    """Return the outline level (0–9) that paragraph properties set, None where they set none."""
    found = descend(properties, "w:outlineLvl")
    value = "" if found is None else found.get("w:val", "")
    return int(value) if value.isascii() and value.isdigit() and int(value) <= _BODY_OUTLINE else None


def list_of(properties: Element | None) -> tuple[str | None, int | None]:
    """Return the list instance ("0" for none) and the level that paragraph properties set, None for each that they do not."""
    found = descend(properties, "w:numPr")
    if found is None:
        return None, None
    instance, level = descend(found, "w:numId"), descend(found, "w:ilvl")
    value = "" if level is None else level.get("w:val", "")
    return (None if instance is None else instance.get("w:val"), min(8, int(value)) if value.isascii() and value.isdigit() else None)
