"""What comes on top and what it all comes to: 新增30个,累计达到60个."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.targets import any_of

_NUMBER = 16  # characters: a number with its unit is no longer


def comes_on_top(folded: str, phrase: Phrase, lead: Lead, whole: Claim | None) -> bool:
    """Tell what comes on top without a verb of it: 垃圾站3座,累计达到9座; whole: of which a bracket gives so much a year (新增8座(2025年3座))."""
    if lead.reach or lead.change:
        return False
    return bool(whole and whole.lead.increase and not lead.verb) or _is_summed_next(folded, phrase.quantity)


def _is_summed_next(folded: str, quantity: Quantity) -> bool:
    total = _total().match(folded, quantity.end) if "计" in folded or "总" in folded else None
    found = find_quantities(folded[total.end() : total.end() + _NUMBER]) if total else []
    return bool(found) and not found[0].start and found[0].unit == quantity.unit and found[0].value > quantity.value


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf",{_sums_up()}(?=\d)")


def _sums_up() -> str:
    return rf"(?:{around('summed_up')}|{around('total_word')})(?:{any_of('reach')}|(?:{any_of('change')})?{around('arrival')})?"


def sums(folded: str, phrase: Phrase, lead: Lead) -> bool:
    """Tell 每年补播8万亩,三年共24万亩: the sum of what is done each year."""
    return lead.left == lead.right and words_around("summed_up", r"{}\Z").search(folded, phrase.left, phrase.quantity.start) is not None


def name_total(claim: Claim, last: Claim, folded: str) -> None:
    """Name a total (新增床位300张,累计达到1200张) without the word that says that the figure before it comes on top: it is what there is then."""
    phrase, lead = claim.phrase, claim.lead
    adds = last.lead.increase or words_around("added").search(last.metric)
    if not adds or not lead.reach or last.phrase.quantity.unit != phrase.quantity.unit:
        return
    if _reaches_total().search(folded, phrase.left, phrase.quantity.start):
        claim.metric = words_around("added", r"(?<=..){}(?=..)").sub("", claim.metric, count=1)


@cache
def _reaches_total() -> re.Pattern[str]:
    return re.compile(rf"{_sums_up()}\Z")
