"""Of which procedure a figure is that says how one is gone through: 申请材料, 办理时限, 办件量."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.sentence.sides import Sides
from policydiff.text.fold import fold_name as fold
from policydiff.vocab.amounts.figures import around, words_in

_FAR = 200  # characters before a number in which its procedure is named
_UNITS = ("件", "次")


def of_procedure(claim: Claim, sides: Sides) -> str:
    """Return 企业开办申请材料 for 申请材料 in a sentence that speaks of one procedure, by its name in quotation marks (以"企业开办"为例); else "".

    Where it speaks of two (办理"甲"和"乙"), and where something of its own is named, the name stays as it is.
    """
    name = fold(claim.metric)
    deed = name == claim.lead.verb and name in words_in("figures", "gone_through") and claim.phrase.quantity.unit in _UNITS
    if not deed and _measure().fullmatch(name) is None:
        return ""
    at = claim.phrase.left
    start = sides.folded.rfind("。", max(0, at - _FAR), at) + 1
    named = [found.span("example" if found["example"] else "part") for found in _named().finditer(sides.folded, start, at)]
    if len(named) != 1:
        return ""
    return sides.text[slice(*named[0])] + claim.metric + (min(words_in("figures", "amount")) if deed else "")


@cache
def _measure() -> re.Pattern[str]:
    kind = rf"(?:{around('bare_quality')}|{around('procedure_kind')}|{around('gone_through')})"
    return re.compile(rf"{kind}{{0,3}}{around('of_procedure')}(?:{around('share_of_some')})?")


@cache
def _named() -> re.Pattern[str]:
    """以"X"为例, 其中"X"在全国率先…, "X"事项."""
    opens = rf"(?:{around('takes_as_example')}|(?<![^,;:。]))"
    return re.compile(rf"{opens}\"(?P<example>[^\"]{{3,24}})\"{around('procedure_end')}|{around('part')}\"(?P<part>[^\"]{{3,24}})\"")
