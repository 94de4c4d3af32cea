"""Automatic numbers of Word: what numbering.xml prints before a paragraph (ECMA-376 part 1, section 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from xml.etree.ElementTree import Element

from policydiff.read import counters as counting
from policydiff.read.package import descend
from policydiff.records import dataclass

_LEVELS = 9
_LONGEST_LABEL = 255
"""Characters that a level prints with its number; Word takes no more."""
_PLACE = re.compile(r"%([1-9])")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": counting.full_width,
    "decimalFullWidth2": counting.full_width,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": counting.circled,
    "decimalEnclosedCircleChinese": counting.circled,
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedParen": lambda number: f"({number})",
    "chineseCounting": counting.chinese,
    "chineseCountingThousand": counting.chinese,
    "chineseLegalSimplified": lambda number: counting.chinese(number, formal=True),
    "ideographDigital": counting.chinese_digits,
    "japaneseDigitalTenThousand": counting.chinese_digits,
    "taiwaneseDigital": counting.chinese_digits,
    "koreanDigital2": counting.chinese_digits,
    "japaneseCounting": counting.chinese,
    "japaneseLegal": lambda number: counting.chinese(number, formal=True),
    "ideographLegalTraditional": lambda number: counting.chinese(number, formal=True),
    "taiwaneseCounting": counting.chinese,
    "taiwaneseCountingThousand": counting.chinese,
    "ideographTraditional": counting.stems,
    "ideographZodiac": counting.branches,
    "ideographEnclosedCircle": counting.circled,
    "lowerLetter": counting.letters,
    "upperLetter": lambda number: counting.letters(number).upper(),
    "lowerRoman": counting.roman,
    "upperRoman": lambda number: counting.roman(number).upper(),
    "none": lambda number: "",
}


@dataclass(slots=True)
class Level:
    """One level of a list. restart: the level after which it begins anew (0: never; None: after any higher one)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract list and its counters; every paragraph of it counts on, whichever instance it names."""

    levels: dict[int, Level] = field(default_factory=dict)
    linked: str | None = None
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Instance:
    abstract: str
    overrides: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of one document, counting while its paragraphs are read in order."""

    def __init__(self, root: Element | None, list_styles: dict[str, str]) -> None:
        """Take numbering.xml (None where the document has none) and, for each list style, the instance that it names."""
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._list_styles = list_styles
        for element in [] if root is None else root:
            if element.tag == "w:abstractNum":
                self._lists[element.get("w:abstractNumId", "")] = _read_list(element)
            elif element.tag == "w:num":
                self._instances[element.get("w:numId", "")] = _read_instance(element)
        for key, instance in self._instances.items():
            found = self._resolve(instance)
            for index, level in (found.levels if found else {}).items():
                if level.style:
                    self._by_style.setdefault(level.style, (key, index))

    def level_of_style(self, style: str, instance: str) -> int:
        """Return the level that a paragraph style has in a list, 0 where none says so."""
        found = self._by_style.get(style)
        if found is None:
            return 0
        own, other = self._instances.get(instance), self._instances.get(found[0])
        return found[1] if own and other and own.abstract == other.abstract else 0

    def label(self, instance_id: str, index: int) -> str:
        """Count one paragraph and return its label with the blank after it; "" for bullets and unknown lists."""
        instance = self._instances.get(instance_id)
        found = self._resolve(instance) if instance else None
        if instance is None or found is None or not 0 <= index < _LEVELS:
            return ""
        level = self._level(instance, found, index)
        self._count(instance, found, index)
        if level.format == "bullet" or not level.text:
            return ""
        label = _PLACE.sub(lambda place: self._printed(instance, found, int(place[1]) - 1, level.legal), level.text)
        return label + _separator(label, level.suffix)

    def _resolve(self, instance: _Instance) -> _List | None:
        found = self._lists.get(instance.abstract)
        if found is not None and not found.levels and found.linked:
            other = self._instances.get(self._list_styles.get(found.linked, ""))
            found = self._lists.get(other.abstract) if other else found
        return found

    @staticmethod
    def _level(instance: _Instance, found: _List, index: int) -> Level:
        return instance.overrides.get(index) or found.levels.get(index) or Level()

    def _count(self, instance: _Instance, found: _List, index: int) -> None:
        counters = found.counters
        for higher in range(index):
            # A level that is skipped shows its first number.
            counters.setdefault(higher, self._first(instance, found, higher))
        if index in instance.starts and index not in instance.begun:
            counters[index] = instance.starts[index]
        else:
            counters[index] = counters[index] + 1 if index in counters else self._first(instance, found, index)
        instance.begun.add(index)
        for lower in range(index + 1, _LEVELS):
            restart = self._level(instance, found, lower).restart
            if restart is None or (restart and index < restart):
                counters.pop(lower, None)

    def _first(self, instance: _Instance, found: _List, index: int) -> int:
        return instance.starts.get(index, self._level(instance, found, index).start)

    def _printed(self, instance: _Instance, found: _List, index: int, legal: bool) -> str:
        level = self._level(instance, found, index)
        number = found.counters.get(index, self._first(instance, found, index))
        return _FORMATS["decimal" if legal else level.format if level.format in _FORMATS else "decimal"](number)


def _separator(label: str, suffix: str) -> str:
    # A tab in Word is a gap on paper: wanted after 1. and 第一章, but 一、 and （一） carry their own.
    last = label.rstrip()[-1:]
    if suffix == "nothing" or not last or last in "、）)．】〕":
        return ""
    return "\u3000" if "\u4e00" <= last <= "\u9fff" else " "


def _read_list(element: Element) -> _List:
    link = descend(element, "w:numStyleLink")
    found = _List(linked=link.get("w:val") if link is not None else None)
    for level in element.findall("w:lvl"):
        found.levels[_integer(level.get("w:ilvl"), 0)] = _read_level(level)
    return found


def _read_instance(element: Element) -> _Instance:
    abstract = descend(element, "w:abstractNumId")
    instance = _Instance(abstract.get("w:val", "") if abstract is not None else "")
    for override in element.findall("w:lvlOverride"):
        index = _integer(override.get("w:ilvl"), 0)
        level, start = descend(override, "w:lvl"), descend(override, "w:startOverride")
        if level is not None:
            instance.overrides[index] = _read_level(level)
        if start is not None:
            instance.starts[index] = _integer(start.get("w:val"), 1)
    return instance


def _read_level(element: Element) -> Level:
    def value(tag: str) -> str | None:
        found = descend(element, f"w:{tag}")
        return None if found is None else found.get("w:val", "")

    legal, restart, chosen = value("isLgl"), value("lvlRestart"), value("numFmt")
    return Level(
        start=_integer(value("start"), 0 if value("start") is None else 1),
        format=chosen or "decimal",
        text=(value("lvlText") or "")[:_LONGEST_LABEL],
        suffix=value("suff") or "tab",
        legal=legal is not None and legal not in ("0", "false", "off"),
        restart=None if restart is None else _integer(restart, 0),
        style=value("pStyle"),
    )


def _integer(value: str | None, default: int) -> int:
    try:
        return max(0, min(99_999, int(value))) if value else default
    except ValueError:
        return default
