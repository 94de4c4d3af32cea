"""The name of a share that is printed as a part of some things: 90%的企业完成改造 is 完成改造的企业占比."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.metrics import OCCUPIES, basis_of, bounded, tidy
from policydiff.text.fold import fold_name as fold
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

_SHARES = frozenset(["%", "‰"])
_TOLD_OF = frozenset(["share-of", "comes-true"])
"""The signs by which a share is one of the things that stand behind it."""


def name_shares(claims: Sequence[Claim], folded: str) -> None:
    """Name the shares among some claims as shares, each that takes over a name (…;2025年达到90%) as the one before it."""
    last: tuple[str, str] = ("", "")
    for claim in claims:
        own = claim.metric
        without_rate(claim)
        if claim.lead.change in words_in("figures", "output_change") and not words_around("output_end", r"{}\Z").search(fold(own)):
            claim.metric += min(words_in("figures", "output"))  # 粮食增产5万吨
        with_proportion(claim, folded)
        if (
            claim.printed == ""
            and own == last[0]
            and claim.metric == own
            and claim.phrase.quantity.unit in _SHARES
            and not claim.lead.change
        ):
            claim.metric = last[1]
        last = own, claim.metric


def with_proportion(claim: Claim, folded_sentence: str) -> None:
    """Name a share by its proportion where it is named by the things that it is a part of; a rate (覆盖率) and a growth have their name.

    完成改造的企业 is 完成改造的企业占比, 服务站 (实现100%全覆盖) 服务站覆盖率. A part (其中良种茶园占80%以上) keeps the name of its things: what
    they are a part of is told with it (`of`).
    """
    quantity, folded = claim.phrase.quantity, fold(claim.metric)
    if quantity.unit not in _SHARES or basis_of(folded, quantity, claim.lead) != "share" or _named().search(folded):
        return
    covered = claim.lead.verb in words_in("figures", "covered") and claim.metric and claim.lead.verb not in claim.metric
    if covered or words_around("whole").match(folded_sentence, quantity.end):
        claim.metric += min(words_in("figures", "coverage"))
    elif not claim.lead.part and (claim.reason in _TOLD_OF or _population().search(folded)):
        claim.metric = words_around("among", r"(?<=..){}\Z").sub("", claim.metric)
        claim.metric += min(words_in("figures", "proportion"))


def rate_of_task(claim: Claim, last: Claim) -> str:
    """Return the name of how much of what was to be done the figure before is: 就业6.4万人,完成全年目标任务的110%; "" for any other share."""
    share = (
        claim.phrase.quantity.unit == "%" and last.phrase.quantity.unit not in _SHARES and claim.lead.verb in words_in("figures", "through")
    )
    task = share and words_around("of_task", r"[^占]{0,16}{}\Z").fullmatch(fold(claim.metric))
    return last.metric + min(words_in("figures", "rate_of_doing")) if task else ""


def without_rate(claim: Claim) -> None:
    """Take the words for a yearly mean and for a fall out of a name, for `per`, `basis` and `direction` say them: 机架规模年均增速, 资费降幅.

    Of hours of study these words stand before the deed: 教师每年参加培训 (90学时).
    """
    if claim.phrase.quantity.unit in words_in("figures", "study_time") and (turn := _turn().search(claim.metric)):
        claim.lead.mean, claim.metric = turn[0], claim.metric[: turn.start()] + claim.metric[turn.end() :]
        return
    found = _rate().search(fold(claim.metric)) if claim.phrase.quantity.unit in _SHARES else None
    fallen = found and found["change"] in words_of("falls") and (found["tail"] or found["change"] in words_in("figures", "fallen"))
    if found is None or not (found["mean"] or fallen):
        return
    claim.lead.mean = found["mean"] or claim.lead.mean
    claim.lead.change, claim.lead.reach = found["change"], False
    claim.metric = claim.metric[: found.start()]


@cache
def _rate() -> re.Pattern[str]:
    change = rf"(?P<change>{any_of('falls')}|{any_of('rises')})(?P<tail>{around('change_tail')})?"
    return re.compile(rf"(?<=..)的?(?P<mean>{around('yearly_mean')})?{change}(?:\([^()]*\))?\Z")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{around('yearly_mean')}|{around('each_year')}|每{around('each_time')})(?=..)")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('share')}|{any_of('indicator')}|{around('bare_head')})(?:\([^()]*\))?\Z")


@cache
def _population() -> re.Pattern[str]:
    """What the things end with of which there may be a part."""
    groups = ("holder", "thing_end", "counted_end", "division_end", "population_end")
    return re.compile(rf"(?<=.)(?:{'|'.join(around(group) for group in groups)}|{any_of('persons')})(?:\([^()]*\))?\Z")


def said_of_part(name: str, at: int) -> tuple[str, str]:
    """Return who has or does what, of words whose verb stands `at`: 地区|的|宽带速率|满足需求 → 地区, 宽带速率满足需求; 企业|通过评估.

    What somebody has is no thing of which there is a number: 县的学校完成改造 is said of 县的学校.
    """
    village = words_around("village", r"\A{}(?=..)").match(name, 0, at)
    if village:
        return village[0], name[village.end() :]  # 行政村|生活污水得到治理
    of = name.find("的", 0, at)
    who, thing = name[:of], name[of + 1 : at]
    owns = of > 0 and _population().search("·" + fold(who)) and not _population().search(fold(thing)) and len(thing) > 1
    return (
        (who, name[of + 1 :])
        if owns and not words("does").match(who)
        else (words_around("how_it_comes", r"(?<=..){}\Z").sub("", name[:at]), name[at:])
    )


def share_bounded(words: str) -> str:
    """Return the share of which a bound stands in the middle: 审核人员不少于执法人员总数 (的5%) → 审核人员占执法人员总数的比重; "" for any other words."""
    match = bounded().search(words) or _comes_to_share().search(words)
    whole = words[match.end(1) :] if match else ""
    name = tidy(words[: match.start()]) if match and _whole_amount().search(whole) else ""
    rate = words_around("bare_head", r"{}\Z").search(name) and not (_whole_amount().search(name) or name[-1] == whole[-1])
    return f"{name}{OCCUPIES}{whole}{min(words_in('figures', 'share_word'))}" if len(name) > 1 and not rate else ""


@cache
def _comes_to_share() -> re.Pattern[str]:
    """服务量|均达到|全市总量 (的15%)."""
    return re.compile(rf"(?<=..)({around('alike')}?{around('comes_to')})[^的\d、,]{{0,8}}{around('amount_of_whole')}\Z")


@cache
def _whole_amount() -> re.Pattern[str]:
    return re.compile(rf"{around('amount_of_whole', '..')}\Z")
