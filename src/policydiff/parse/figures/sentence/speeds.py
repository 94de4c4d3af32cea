"""Growths that are told by how fast: 以年均15%的速度增长, 保持8%以上的增速; and by how much faster: 增速比规模以上工业快4.6个百分点."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.sentence.leads import Lead
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

_RATES = frozenset(["%", "‰"])


def speed_behind(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the words behind a number that say that so fast something changes, to the end of their part."""
    return _speed().match(folded, quantity.end) if quantity.unit in _RATES and folded.startswith("的", quantity.end) else None


def read_speed(folded: str, lead: Lead, quantity: Quantity) -> None:
    """Read 成交额|以年均15%的速度增长 as a growth of what stands before it."""
    speed = speed_behind(folded, quantity)
    if speed is None:
        return
    led = _led().search(folded, lead.left, quantity.start)
    if led is not None:
        lead.right = min(lead.right, max(lead.left, led.start()))
        lead.mean = led["mean"] or lead.mean
    if lead.each in words_in("figures", "yearly_mean") or lead.each in words_in("figures", "each_year"):
        lead.mean, lead.each = lead.each, None
    lead.change, lead.reach = speed["change"] or speed["rate"], False


@cache
def _speed() -> re.Pattern[str]:
    change = f"{any_of('rises')}|{any_of('falls')}"
    return re.compile(
        rf"的(?:{around('yearly_mean')})?(?:{around('speed')}{around('steadily')}*(?P<change>{change})|(?P<rate>{around('growth_rate')}))(?=\Z|[,;:。、)])"
    )


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('at_speed')})?(?P<mean>{around('yearly_mean')}|{around('each_year')})?\Z")


def read_comparison(folded: str, lead: Lead, quantity: Quantity) -> None:
    """Read 增速|比规模以上工业快|4.6个百分点 as a change of the figure that is compared."""
    if quantity.unit not in words_in("figures", "point") or lead.change or lead.reach:
        return
    match = _compared().search(folded, lead.left, lead.right)
    if match:
        lead.right, lead.change = match.start(), min(words_of("rises")) if match["more"] else min(words_of("falls"))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{around('respectively')})?(?:{around('beside_which')}[^,]{{0,16}}?)?(?:(?P<more>{around('more_than')})|{around('less_than')})\Z"
    )
