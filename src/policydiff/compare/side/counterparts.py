"""Names of bodies apart from their level and place: 市发改委 and 县发展和改革局 are the same body one level apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field

from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.counterparts import aliases, body_names, department_tails, departments, functions_of, ministries, telling_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.levels import governments, marks, those_below

_BRACKET = re.compile(r"\(([^()]*)\)$")
_OTHER_PLACE = pattern("place_names", r"^[\u4e00-\u9fa5]{2,4}?{before}(?=[\u4e00-\u9fa5]{2})")

_OFFICE = pattern("counterparts", "(?P<of>.{3,}?){offices}")
_GOVERNMENT_BEFORE = pattern("levels", "^.{1,8}?{governments}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as printed, and what it is apart from level and place.

    prefix: the level or place before the name; bases: the name without it, and that of the body in its bracket
    (县国资监管中心（县金融事务中心） has two); names: the bases under the name that their aliases go by.
    subordinates: one of 各区县政府, 各乡镇（街道）: the bodies one level down.
    """

    printed: str
    prefix: str
    bases: tuple[str, ...]
    names: tuple[str, ...]
    subordinates: bool = False
    functions: frozenset[str] = field(default=frozenset())


def split_level(folded: str, places: Iterable[str] = ()) -> tuple[str, str]:
    """Return (level or place before the name, the rest); places: names to know, folded. The rest has two characters or more.

    >>> split_level("市市场监管局"), split_level("市场监管局"), split_level("重庆市税务局", ["重庆市", "重庆"])
    (('市', '市场监管局'), ('', '市场监管局'), ('重庆市', '税务局'))
    """
    known = body_names()
    if folded in known or folded in departments() or folded in ministries():
        return "", folded
    ranged = governments().match(folded)
    if ranged and len(folded) - ranged.end() >= 2:
        return ranged.group(), folded[ranged.end() :]
    ended = _GOVERNMENT_BEFORE().match(folded)
    if ended and folded[ended.end() :] in departments():
        return ended.group(), folded[ended.end() :]
    for place in (*places, *load_yaml("place_names")["national"], *load_yaml("levels")["cabinet"]):
        if folded.startswith(place) and len(folded) - len(place) >= 2:
            inner, rest = split_level(folded[len(place) :])
            return place + inner, rest
    for mark in marks() if not folded.startswith("国") else ():  # 国网, 国资 … carry no level
        for prefix in (mark + "级", mark):
            if folded.startswith(prefix) and len(folded) - len(prefix) >= 2:
                return prefix, folded[len(prefix) :]
    other = _OTHER_PLACE().match(folded)
    if other and folded[other.end() :] in known:
        return other.group(), folded[other.end() :]
    return "", folded


def read_body(printed: str, places: Iterable[str] = ()) -> Body:
    """Return a body's parts; printed: the name as a list gives it; places: names of places to know, folded, longest first."""
    folded = squeeze(fold(printed))
    if those_below().match(folded):
        return Body(printed, "", (folded,), ("各",), subordinates=True)
    places = tuple(places)
    nested = _BRACKET.search(folded)
    outer = folded[: nested.start()] if nested else folded
    pieces = [split_level(part, places) for part in ((outer, nested.group(1)) if nested else (outer,)) if part]
    bases = tuple(_whole_body(base, places) for _, base in pieces)
    return Body(
        printed=printed,
        prefix=pieces[0][0] if pieces else "",
        bases=bases,
        names=tuple(standing_name(base) for base in bases),
        functions=frozenset().union(*(functions_of(base) for base in bases)) if bases else frozenset(),
    )


def _whole_body(base: str, places: Iterable[str]) -> str:
    """Return a branch under the name of its body, without the place that it is for; any other name stays."""
    branches = load_yaml("counterparts")["branches"]
    for tail in branches["tails"] if base.endswith(tuple(branches["tails"])) else ():
        above = next((base[: -len(place + tail)] for place in places if base.endswith(place + tail)), "")
        if above:
            return above if above.endswith(tuple(branches["whole"])) else above + tail
    return base


def standing_name(base: str) -> str:
    """Return the name that a body without level and place goes under: 发改局 → 发展改革委; an unknown name stays."""
    found = aliases().get(base) or departments().get(base) or ministries().get(base)
    if found:
        return found
    for committee in load_yaml("counterparts")["of_committees"]["committee"]:
        if base.startswith(committee) and base.removeprefix(committee) in body_names():
            return standing_name(base.removeprefix(committee))
    return next((name for word, name in telling_words().items() if word in base), base)


def correspondence(parent: Body, child: Body) -> str | None:
    """Return how two bodies correspond: same | level | alias | function, surest first, or None where they do not.

    same: printed alike. level: alike but for level or place (the bodies one level down correspond to each other).
    alias: two names of one body. function: bodies that take on the same task at their level.
    """
    if squeeze(fold(parent.printed)) == squeeze(fold(child.printed)):
        return "same"
    if parent.subordinates or child.subordinates:
        return "level" if parent.subordinates and child.subordinates else None
    if parent.bases and child.bases and parent.bases[0] == child.bases[0]:
        return "level"
    if set(parent.names) & set(child.names):
        return "level" if set(parent.bases) & set(child.bases) else "alias"
    if _bureau_of(parent, child) or _bureau_of(child, parent):
        return "alias"
    return "function" if parent.functions & child.functions or _one_office(parent, child) else None


def _bureau_of(department: Body, body: Body) -> bool:
    """Return whether a department, as one names it that has it at any level (省级农业农村部门), is the bureau that has that name: 县农业农村局."""
    stems = [base.removesuffix(tail) for base in department.bases for tail in department_tails() if base.endswith(tail)]
    bureaus = load_yaml("counterparts")["ministries"]["bureaus"]
    return any(standing_name(stem + bureau) in body.names for stem in stems if len(stem) > 1 for bureau in bureaus)


def _one_office(parent: Body, child: Body) -> bool:
    """Return whether two offices of administration are called alike but for what they are: 省通信管理局, 市通信管理办公室."""
    stems = [_OFFICE().fullmatch(body.bases[0]) if body.bases else None for body in (parent, child)]
    return stems[0] is not None and stems[1] is not None and stems[0]["of"] == stems[1]["of"]
