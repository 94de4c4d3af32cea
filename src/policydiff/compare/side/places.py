"""How the two documents name the places that they stand for."""

from __future__ import annotations

from policydiff.model import Notice
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.phrases import pattern

_OFFICE = pattern("place_names", "{governments}?{offices}?$")
_PLACE = pattern("place_names", r"^([\u4e00-\u9fa5]{2,10}?{kinds})(?=[\u4e00-\u9fa5“《])")
_TAIL = pattern("place_names", "(?:{peoples}族)*{autonomous}$|{bare}$")
_LEAST = 2


def names_of_place(notice: Notice) -> tuple[str, ...]:
    """Return the names, long and short, of the notice's place and of those above it.

    Where the place is in no table of divisions (a development zone, a misprint), it is read off the issuer and the titles.
    """
    jurisdiction = notice.notice.jurisdiction
    if jurisdiction:
        names = [jurisdiction.name, jurisdiction.short, *jurisdiction.parents]
        return tuple(dict.fromkeys([*names, *(short_name(name) for name in names)]))
    found: list[str] = []
    for text in (notice.notice.issuer, *(plan.title for plan in notice.plans), notice.notice.title):
        if text:
            place = _PLACE().match(_OFFICE().sub("", squeeze(fold(text))) + "的")
            if place:
                found += [place.group(1), short_name(place.group(1))]
    return tuple(dict.fromkeys(found))


def short_name(name: str) -> str:
    """Return a place's name without what kind of place it is: 巫溪县 → 巫溪; a name that would become too short stays.

    >>> short_name("重庆市"), short_name("恩施土家族苗族自治州"), short_name("郊区")
    ('重庆', '恩施', '郊区')
    """
    short = _TAIL().sub("", name)
    return short if len(short) >= _LEAST else name
