"""How the two documents name the places that they stand for."""

from __future__ import annotations

import re

from policydiff.model import Notice
from policydiff.text.fold import fold, squeeze

_OFFICE = re.compile(r"(?:人民政府|政府|党委|委员会)?(?:办公厅|办公室)?$")
_PLACE = re.compile(r"^([\u4e00-\u9fa5]{2,10}?(?:省|特别行政区|自治区|自治州|地区|盟|市|自治县|县|自治旗|旗|区))(?=[\u4e00-\u9fa5“《])")
_PEOPLES = "土家|苗|回|藏|羌|彝|白|壮|侗|瑶|黎|满|畲|傣|佤|水|土|维吾尔|蒙古|朝鲜|哈萨克|柯尔克孜|哈尼|布依|傈僳|景颇|拉祜|纳西|仡佬|仫佬|毛南|撒拉|达斡尔|塔吉克|锡伯|保安|东乡|裕固|鄂伦春|鄂温克|各"
_TAIL = re.compile(rf"(?:(?:{_PEOPLES})族)*(?:自治区|自治州|自治县|自治旗)$|(?:省|特别行政区|地区|盟|市|县|旗|区|州)$")
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
    ('重庆', '恩施', '郊区')
    """
    short = _TAIL.sub("", name)
    return short if len(short) >= _LEAST else name
