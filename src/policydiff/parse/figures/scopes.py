"""For what area the figures of a sentence hold: that of the figure before, or of the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of


def take_whose(folded: str, lead: Lead, quantity: Quantity, noun: str) -> None:
    """Set apart whose they are, or where, before a number of those that come to something: 社区|50%的建筑实现改造, 各级|100个事项实现网上可办, 在|10%的站点设置母婴室."""
    share = quantity.unit == "%" and noun.startswith("的")
    if lead.left == lead.right or lead.verb or lead.reach or lead.change or not (share or (noun and kinds().get(quantity.unit) == "count")):
        return
    before = folded[lead.left : lead.right]
    if not (share and before in words_in("figures", "at_which")) and not _whose_many().fullmatch(before):
        return
    if (words("comes_true") if share else words_around("through")).search(noun, 2) is not None:
        lead.whose, lead.left = before, lead.right


def with_whose(lead: Lead, metric: str) -> str:
    """Return the name of what is counted with whose it is: 社区实现改造的建筑; of 各级 and 12个领域, which are all that there are, without."""
    named = lead.whose and _thing_of().fullmatch(lead.whose) is not None
    return lead.whose + metric if named else metric


@cache
def _whose_many() -> re.Pattern[str]:
    return re.compile(rf"(?:[\u4e00-\u9fff、]{{0,24}}\d{{1,3}}个?)?[\u4e00-\u9fff]{{0,4}}{around('whose_many')}|{around('whose_all')}")


@cache
def _thing_of() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,4}}{around('whose_many')}")


def keep_scope(last: Claim, claim: Claim) -> None:
    """Hand on to the next figure of a sentence for what area it holds, unless its own words begin with another place."""
    if last.lead.scope and not claim.lead.scope and not _own_place().match(fold(claim.metric)):
        claim.lead.scope = last.lead.scope


def scope_above(claims: Sequence[Claim], headings: Sequence[str]) -> None:
    """Give figures that name no area the one that the nearest heading, or the one above it, is of: 全市主要目标, 城区年度任务."""
    asked = headings[:2] if claims else ()
    found = next((match["scope"] for heading in asked if (match := _area_of_heading().match(fold(heading)))), None)
    for claim in claims if found else ():
        if not (claim.lead.scope or _own_place().match(fold(claim.metric))):
            claim.lead.scope = found


@cache
def _area_of_heading() -> re.Pattern[str]:
    topic = "|".join(any_of(kind) for kind in ("goal_heading", "plan_heading", "report_heading"))
    return re.compile(
        rf"(?:(?:19|20)\d\d年(?:度)?|到(?:19|20)\d\d年,?)?(?:(?P<scope>{around('area')}|{around('attribute_of_place')})(?:的|{around('area_tail')})?[^,;:。]{{0,8}}(?:{topic})\Z)"
    )


@cache
def _own_place() -> re.Pattern[str]:
    return re.compile(rf"各|[\u4e00-\u9fff]{{2,4}}?{around('named_place_end')}")
