"""Townships, towns and streets (乡, 镇, 街道): no table has them, so they go by how their names end and by what follows."""

from __future__ import annotations

from functools import cache

from policydiff.model import Jurisdiction
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.gazetteer import gazetteer

_ONE = r"(?:(?!{no_township_has})[\u4e00-\u9fff])"
_BELOW = pattern(
    "issuers",
    "(?:{township_of})?(?!{no_townships})(?P<named>" + _ONE + "{1,8}?{township_marks})(?={township_bodies})"
    "|(?!{no_townships})(?P<short>" + _ONE + r"{1,3}?{township_marks})(?=$|{about}|(?:19|20)\d\d)",
)
_ALONE = pattern("issuers", "(?!{no_townships})(?P<named>(?:(?!{level_marks})" + _ONE + "){1,6}?{township_marks})(?={township_bodies})")


def township_below(found: Jurisdiction, text: str, end: int) -> Jurisdiction | None:
    """Return the township that a text names behind the place that ends at `end`, None where it names none: 巫溪县|文峰镇人民政府.

    Only a county has townships, and a prefecture without counties (东莞市).
    """
    if end >= len(text) or not _has_townships(found):
        return None
    match = _BELOW().match(text, end)
    return _township(match["named"] or match["short"], (*found.parents, found.name)) if match else None


def township_alone(text: str, start: int) -> Jurisdiction | None:
    """Return the township whose body a text begins with, without the county: 文峰镇人民政府, 解放碑街道办事处; None where it begins with none."""
    match = _ALONE().match(text, start)
    return _township(match["named"], ()) if match else None


def in_place(township: Jurisdiction, above: Jurisdiction | None) -> Jurisdiction:
    """Return a township in the place that something else in the notice's head names, where that may be its county or is the township with it."""
    if above is not None and (above.name, above.level) == (township.name, township.level):
        return above
    if above is None or above.code is None or not _has_townships(above):
        return township
    return _township(township.name, (*above.parents, above.name))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(sorted(load_yaml("issuers")["township_marks"], key=len, reverse=True))


def _township(name: str, parents: tuple[str, ...]) -> Jurisdiction:
    mark = next(mark for mark in _marks() if name.endswith(mark))
    return Jurisdiction(name=name, short=name.removesuffix(mark), slug="", code=None, level="township", parents=parents)


@cache
def _bare_prefectures() -> frozenset[str]:
    """The codes of prefectures that have no counties."""
    return gazetteer().without_counties()


def _has_townships(place: Jurisdiction) -> bool:
    return place.level == "county" or (place.level == "prefecture" and place.code in _bare_prefectures())
