"""How the two documents name the places that they stand for."""

from __future__ import annotations

import re

from policydiff.model import Notice
from policydiff.text.fold import fold, squeeze

_OFFICE = re.compile(r"(?:人民政府|政府|党委|委员会)?(?:办公厅|办公室)?$")
_PLACE = re.compile(r"^([\u4e00-\u9fa5]{2,10}?(?:省|特别行政区|自治区|自治州|地区|盟|市|自治县|县|自治旗|旗|区))(?=[\u4e00-\u9fa5“《])")
_TAIL = re.compile(r"(?:省|特别行政区|[\u4e00-\u9fa5]族自治区|自治区|[\u4e00-\u9fa5]族自治州|自治州|地区|盟|市|[\u4e00-\u9fa5]族自治县|自治县|县|旗|区)$")
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
            place = _PLACE.match(_OFFICE.sub("", squeeze(fold(text))) + "的")
            if place:
                found += [place.group(1), short_name(place.group(1))]
    return tuple(dict.fromkeys(found))


def short_name(name: str) -> str:
    """Return a place's name without what kind of place it is: 巫溪县 → 巫溪; a name that would become too short stays.

    >>> short_name("重庆市"), short_name("恩施土家族苗族自治州"), short_name("郊区")
    ('重庆', '恩施土家族', '郊区')
    """
    short = _TAIL.sub("", name)
    return short if len(short) >= _LEAST else name
