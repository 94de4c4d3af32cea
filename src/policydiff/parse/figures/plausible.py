"""Whether a metric is one that a careful reader would write down: a noun phrase that names what is counted."""

from __future__ import annotations

import re

from policydiff.parse.figures.case import words, words_around

_LONGEST = 60
_MARKS = re.compile(r"[,;:。!?]")
_FRAGMENT = re.compile(r"\A(?:[.,·%‰\s]|\d[\d.,·%‰\s]*(?:\Z|[增减升降为至到]))|[\d.·]\Z|(?:的|和|或)\Z")
_ASIDE = re.compile(r"\([^()]*\)")
_GIVEN = re.compile(r"由[^的]{2,16}的.")  # 由国家投资的渠道
_YEAR = re.compile(r"(?:19|20)\d\d年|年底前|\A(?:今|明|去|本|上)年")


def is_metric(folded: str) -> bool:
    """Return whether a folded metric names something: more than one character, no fragment, no words of time, and no bare verb.

    >>> is_metric("高新技术企业"), is_metric("利"), is_metric("今年新茶"), is_metric("增长4")
    (True, False, False, False)
    >>> is_metric("5G基站"), is_metric("由县投资的渠道长度"), is_metric("宽带(含无线,下同)比例")
    (True, True, True)
    """
    folded = _ASIDE.sub("", folded) or folded
    if (
        len(folded) < 2
        or len(folded) > _LONGEST
        or _MARKS.search(folded)
        or _FRAGMENT.search(folded)
        or (words_around("edge_of_fragment").match(folded) and not _GIVEN.match(folded))
        or _YEAR.search(folded)
    ):
        return False
    return not words("makes").fullmatch(folded) and not words("change").fullmatch(folded) and not words("adverbs").fullmatch(folded)
