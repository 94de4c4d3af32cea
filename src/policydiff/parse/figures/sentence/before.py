"""What stands before the verb of a promise: an adverb, a joint, a place or a way."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.sentence import pieces
from policydiff.parse.figures.sentence.verbs import Verb, verb_at
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.targets import words_of

_WINDOW = 24  # characters: no expression of a lead-in is longer
_CLAUSE_MARK = re.compile(r"[,;:。]")
_SHARE = "%"
JOINTS = frozenset(["和", "或", "及", "、"])


def before_verb(folded: str, at: int, end: int) -> int:
    """Skip an adverb, a joint or a place that a verb or the like follows (大力, 和, 在深水区); return `at` where none does."""
    adverb = pieces.adverb().match(folded, at, end)
    if adverb:
        after = adverb.end()
        return (
            after
            if folded[after:end] in words_in("figures", "reaches_out")
            or verb_at(folded, after, end)
            or pieces.front().match(folded, after, end)
            or pieces.adverb().match(folded, after, end)
            or (pieces.preposition().match(folded, after, end) and before_verb(folded, after, end) > after)  # 共|为60家企业|签发
            else at
        )
    if folded[at] in JOINTS:
        return at + 1 if verb_at(folded, at + 1, end) else at
    place = pieces.preposition().match(folded, at, end)
    if place:
        mark = _CLAUSE_MARK.search(folded, at, end)
        last = min(mark.start() if mark else end, place.end() + _WINDOW)
        found = (verb for index in range(place.end() + 1, last) if (verb := verb_at(folded, index, end)))
        verb = next((verb for verb in found if folded[verb.start - 1] not in words_in("figures", "negates")), None)
        if verb and verb.end == end and place[0] in words_in("figures", "reaches_out"):
            return place.end()  # 对|未达标水体治理(不少于5条): what is done, and to what
        return _last_of(verb, folded, end) if verb else at
    return at


def _last_of(verb: Verb, folded: str, end: int) -> int:
    """Return where the verb begins that a deed leads to: 结合道路改造|同步|建设(站台20座)."""
    following = verb_at(folded, verb.end, end)
    if following is not None and following.word in words_in("figures", "adds_to"):
        return following.start  # 通过挖潜改造|增加(泊位2000个)
    adverb = pieces.adverb().match(folded, verb.end, end)
    return adverb.end() if adverb and verb_at(folded, adverb.end(), end) else verb.start


def has_figures(folded: str, left: int, right: int, verb: Verb) -> bool:
    """Tell 示范企业|实现|运营成本, whose subject has the figure, from 县财政|安排|资金, whose subject promises it."""
    figure = folded[verb.end : right]
    return (
        verb.word in words_in("figures", "through")
        and (figure in words_of("dependent") or figure in words_of("dependent_rate"))
        and pieces.holder().search(folded, left, verb.start) is not None
    )


def counts_itself(folded: str, left: int, right: int, verb: Verb) -> bool:
    """Tell 规上工业企业|净增(32家), which counts those firms, from 县财政|新增|资金."""
    return verb.kind == "adds" and verb.end == right and pieces.holder().search(folded, left, verb.start) is not None


def has_by_now(folded: str, start: int, end: int, *, reach: bool) -> bool:
    """Tell 全县已有|3个示范镇 and, where it is said to be so now (目前), 大桥镇有|5家民宿: what a place has stands behind the number.

    reach: 有 was read as what it has come to.
    """
    if (_has().search if reach else _has_by_now().search)(folded, start, end) is None:
        return False
    if _parts_of_place().match(folded, end):
        return False  # 全县已有120个村: of what a place is made up
    which = folded.find("的", end, end + _WINDOW)
    return (
        which < 0 or _SHARE in folded[end:which] or _CLAUSE_MARK.search(folded, end, which) is not None
    )  # 已有3个孩子的家庭 says which ones


@cache
def _has_by_now() -> re.Pattern[str]:
    return re.compile(rf"{_place()}{around('has_by_now')}\Z")


@cache
def _has() -> re.Pattern[str]:
    return re.compile(rf"{_place()}(?:{around('has_by_now')}|{around('exists')})\Z")


@cache
def _parts_of_place() -> re.Pattern[str]:
    return re.compile(
        rf"[^,;:。\u4e00-\u9fff]{{1,12}}{around('classifier')}{around('division_kind')}?{around('division_end')}{{1,2}}(?=[,;:。、]|\Z)"
    )


def _place() -> str:
    named = rf"(?:\A|(?<=[,;:。]))[\u4e00-\u9fff]{{0,6}}{around('division_end')}{around('within_place')}?"
    return rf"(?:{around('area')}{around('area_tail')}?|{around('part_of_place')}|{named})"
