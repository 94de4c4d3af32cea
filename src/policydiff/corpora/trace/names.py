"""Names in a clause: two documents may well have the same ones, and neither from the other."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.corpora.trace.entries import institutions
from policydiff.text.fold import fold
from policydiff.vocab.phrases import pattern

_NAME = re.compile(r"《[^《》]{2,80}》|[\u4e00-\u9fff]{2,12}\([A-Za-z][A-Za-z0-9 ,/&\-]{1,80}\)")
"""The title of a document, and a name with its letters or its English: 国际标准化组织(ISO)."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9.:/?=&#%_\-]+")
_POSTAL = pattern("turns", r"{addressed}:[^;。]{2,60}")
_PROGRAMME = pattern("turns", r"\"[^\",.;。《》]{2,30}\"{programmes}")
_DEPARTMENTS = pattern("turns", r"(?:[^、,;:。]{2,12}、){3,}[^、,;:。]{2,16}?{departments}")
"""Bodies that are counted up, four at least: 发展改革、财政、住房城乡建设、水利等部门."""
_ZONE = pattern("turns", r"(?:{zoned}|[\u4e00-\u9fff]{2,4}[\-—])[^、,;:。《》]{0,24}?{zones}")
"""A zone that the state has named: 中国(某省)自由贸易试验区, 甲市-乙市创新应用先导区."""
_PERSON = pattern("turns", r"[\u4e00-\u9fff、]{2,24}{posts}[\u4e00-\u9fff]{2,4}?(?={attending})")
"""Somebody who was there, with the office."""


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a printed clause holds, folded: titles, programmes, addresses, institutions and departments that are counted up, zones, and who was there.

    >>> names_in("按照《湿地保护办法》，登录www.example.cn申报“清水行动”重点专项。")
    ('《湿地保护办法》', 'www.example.cn', '"清水行动"重点专项')
    """
    folded = fold(text)
    found = [each[0] for each in _NAME.finditer(folded)]
    if "www" in folded or "://" in folded:
        found += [each[0] for each in _ADDRESS.finditer(folded)]
    if '"' in folded:
        found += [each[0] for each in _PROGRAMME().finditer(folded)]
    if "、" in folded:
        found += [each[0] for each in _DEPARTMENTS().finditer(folded)]
    if ":" in folded:
        found += [each[0] for each in _POSTAL().finditer(folded)]
    found += [each[0] for each in _ZONE().finditer(folded)]
    found += [each[0] for each in _PERSON().finditer(folded)]
    return (*found, *institutions(folded))
