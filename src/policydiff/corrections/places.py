"""Places as a person writes them, in a cell or a table: by code or by name, alone or behind the names of those above."""

from __future__ import annotations

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Jurisdiction
from policydiff.vocab.places.divisions import find
from policydiff.vocab.places.gazetteer import Division, by_name, gazetteer, standing

_FEW = 5
"""How many places that a name can mean are named."""


def place_meant(code: str, name: str, where: str) -> Jurisdiction:
    """Return the one place that a code, else a name, can mean. where: the row that says so. Raises PolicydiffError for none, and for several."""
    found = tuple(filter(None, [place_coded(code.partition(".")[0])])) if code else places_called(name) or _township(name)
    if not found:
        hint = tell("hint.no-code") if code else tell("hint.no-such-place")
        raise PolicydiffError(tell("metadata.no-place", where=where, name=code or name), hint)
    if len(found) > 1:
        each = tuple(f"{''.join(place.parents)}{place.name} ({place.code})" for place in found[:_FEW])
        raise PolicydiffError(tell("metadata.several-places", where=where, word=name, places=each), tell("hint.code-or-name"))
    return found[0]


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


def _township(word: str) -> tuple[Jurisdiction, ...]:
    """Return the township that a name with its county's before it means: 巫溪县文峰镇; the table of divisions has none."""
    found = find("".join(word.split()))
    return (found,) if found is not None and found.level == "township" else ()


def _behind(names: str, division: Division) -> bool:
    """Return whether names are those of divisions above, from the top or from the middle, each in full or short."""
    for parent in gazetteer().parents(division):
        short = next((each.short for each in gazetteer().named(parent)), parent)
        names = names.removeprefix(parent).removeprefix(short)
    return not names


def _jurisdiction(one: Division) -> Jurisdiction:
    parents = gazetteer().parents(one)
    return Jurisdiction(name=one.name, short=one.short, slug=one.slug, code=one.code, level=one.level, parents=parents)
