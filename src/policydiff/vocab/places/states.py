"""Which place a notice says that it is of, where its head names none: 结合抚州实际; 根据《某市委关于…的决定》, in a text on 我市 and its districts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from policydiff.model import Jurisdiction
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.divisions import find

_WHOSE_STATE = pattern("issuers", "{suits}(?P<place>[\u4e00-\u9fff]{2,8}?)的?{state_of_things}")
_CITED = re.compile("《([^《》]{4,120})")
_OWN = pattern("issuers", "{of_its_own}(?<!{no_own_before}{of_its_own})(?P<mark>{level_marks})(?!{no_own_behind})")
_WHOLE = pattern("issuers", "{of_the_whole}(?P<mark>{level_marks})(?!{no_own_behind})")
_BELOW = {"province": pattern("issuers", "{below_a_province}"), "prefecture": pattern("issuers", "{below_a_prefecture}")}
"""By what a text shows that its 市 has districts and is no 市 of a county's rank, and its 区 is no district."""
_OFTEN = 3  # times that a text names its own province
_SEVERAL_RANKS = pattern("issuers", "{marks_of_several_ranks}")


def of_whose_state(text: str, year: int | None = None) -> Jurisdiction | None:
    """Return the one place with whose state a text says that it agrees, None where it names none: 结合抚州实际, not 结合本市实际.

    Weak evidence, for a text may quote that of a body above: to be asked where the head names no place.
    """
    for match in _WHOSE_STATE().finditer("".join(text.split())):
        found = find(match["place"], year)
        if found and found.code and match["place"] in (found.name, found.short):
            return found
    return None


def of_its_basis(preamble: Iterable[str], text: str, year: int | None = None) -> Jurisdiction | None:
    """Return the one place of a text's own level whose documents its first paragraphs follow; text: all of it, folded.

    A text that says 我市 and nowhere 我县 (or neither, but 全市 and nowhere 全县), and follows 《中共广州市委…的决定》, is Guangzhou's, if it speaks of districts below: one of a 市 of
    a county's rank may follow that, too. None where it follows those of two such places, or says nothing of its own level.
    """
    cited = [title for paragraph in preamble for title in _CITED.findall("".join(paragraph.split()))]
    marks = {match["mark"] for match in [*_OWN().finditer(text)] or _WHOLE().finditer(text)} if cited else set()
    if len(marks) != 1:
        return None
    mark = marks.pop()
    found = {place.code: place for title in cited if (place := find(title, year)) and place.code and place.name.endswith(mark)}
    if len(found) != 1:
        return None
    place = next(iter(found.values()))
    below = _BELOW.get(place.level)
    return place if _SEVERAL_RANKS().match(mark) is None or below is None or below().search(text) is not None else None


def of_its_names(text: str, year: int | None = None) -> Jurisdiction | None:
    """Return the one province after which a text on its own province names its things; text: all of it, folded.

    A text that says 我省 and of no other level, and speaks of 《浙江省医疗收费票据》, 浙江省政务服务网 and no other province, is Zhejiang's.
    """
    marks = {match["mark"] for match in _OWN().finditer(text)}
    if len(marks) != 1:
        return None
    named = Counter(re.findall(rf"(?=([\u4e00-\u9fff]{{2,3}}{marks.pop()}))", text))
    places = {name: place for name in named if (place := find(name, year)) and place.level == "province" and place.name == name}
    name = next(iter(places), "")
    return places[name] if len(places) == 1 and named[name] >= _OFTEN and f"《{name}" in text else None
