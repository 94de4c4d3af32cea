"""For what area the figures of a sentence hold: that of the figure before, or of the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.claim import Claim
from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.targets import any_of


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
