"""Places as a person writes them, in a cell or a table: by code or by name, alone or behind the names of those above."""

from __future__ import annotations

from policydiff.model import Jurisdiction
from policydiff.vocab.places.gazetteer import Division, by_name, gazetteer, standing


def places_called(word: str) -> tuple[Jurisdiction, ...]:
    """Return every place that a code or a name can mean (500238, 巫溪, 巫溪县, 重庆市巫溪县); () where there is none."""
    text = "".join(word.split())
    for start in range(len(text)):
        found = [each for each in by_name(text[start:]) if _behind(text[:start], each)]
        if found:
            return tuple(map(_jurisdiction, found))
    return ()


def place_coded(code: str) -> Jurisdiction | None:
    """Return the place that has a code of GB/T 2260, under its last name."""
    found = standing(gazetteer().coded(code), None)
    return _jurisdiction(found[-1]) if found else None


def _behind(names: str, division: Division) -> bool:
    """Return whether names are those of divisions above, from the top or from the middle, each in full or short."""
    for parent in gazetteer().parents(division):
        short = next((each.short for each in gazetteer().named(parent)), parent)
        names = names.removeprefix(parent).removeprefix(short)
    return not names


def _jurisdiction(one: Division) -> Jurisdiction:
    parents = gazetteer().parents(one)
    return Jurisdiction(name=one.name, short=one.short, slug=one.slug, code=one.code, level=one.level, parents=parents)
