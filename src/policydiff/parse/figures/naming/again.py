"""Figures that only name again what was promised before: 对50个基地建设提供资金支持, 抓好全国重点建设的50个基地的建设工作."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.model import Target
from policydiff.parse.figures.case import counted
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.lay.passage import Sentence
from policydiff.text.fold import fold_name as fold
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.measures import kinds

_HEAD = 2  # characters at the end of a name that say what it is
_WHICH = "which"


def without_named_again(
    sentence: Sentence, claims: list[Claim], others: list[Other], targets: Sequence[Target]
) -> tuple[list[Claim], list[Other]]:
    """Return the claims of a sentence without those whose number is a definite one (的50个基地, 这50个, 对50个基地) that an earlier target of the plan has with the same noun.

    targets: of the notice so far. Where one claim is part of another all stay as they are.
    """
    if not targets or any(claim.of is not None for claim in claims):
        return claims, others
    again = [claim for claim in claims if _is_again(sentence, claim, targets)]
    if not again:
        return claims, others
    told = sorted([*others, *(Other(claim.phrase.quantity, _WHICH) for claim in again)], key=lambda other: other.quantity.start)
    return [claim for claim in claims if claim not in again], told


def _is_again(sentence: Sentence, claim: Claim, targets: Sequence[Target]) -> bool:
    folded, quantity = sentence.barred, claim.phrase.quantity
    said = claim.lead.change or claim.lead.reach or claim.lead.increase or claim.time.past or quantity.comparator != "="
    if said or kinds().get(quantity.unit) != "count" or _definite().search(folded, max(0, quantity.start - _HEAD), quantity.start) is None:
        return False
    noun = counted(folded, claim.phrase)
    return any(
        one.value == quantity.value
        and one.plan == sentence.plan
        and one.unit == quantity.unit
        and (one.year == claim.time.year or None in (one.year, claim.time.year))
        and len(noun) >= _HEAD
        and fold(one.metric)[-_HEAD:] in noun
        for one in targets
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"{around('definite_before')}\Z")
