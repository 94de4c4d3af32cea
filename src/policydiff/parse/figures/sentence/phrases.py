"""Around each quantity of a sentence: where the words that lead to it begin, and where what is counted ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.records import dataclass
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of
from policydiff.vocab.phrases import either

_MARKS = re.compile(r"[()\[\]《》,;:。!?\n\t|]")
_SHARES = frozenset(["%", "‰"])
_NEAR = 6
_OPENS, _CLOSES = "([《", ")]》"
_LEAST_BOUND = 4  # characters of what is counted and its bound
_FROM = 16  # characters: 从2021年的
_MOST = 8  # items of a list
_LONGEST = 120  # characters: the words that lead to a number are never longer, and time stays linear without a comma


@dataclass(frozen=True, slots=True)
class Phrase:
    """start: where the lead-in of the quantity begins; end: where the words after it end, at the next mark or listed item.

    left, right: the bounds of its part of the sentence, between two marks (,;:。 or brackets). listed: another quantity of the
    same part stands before it and the two are items of one list. carried: the quantity runs on without a joint into the next
    one (年收入10亿元的企业5家, 由5家增加到10家), so that it describes or starts what the next one states.
    """

    quantity: Quantity
    start: int
    end: int
    left: int
    right: int
    listed: bool
    carried: bool


class _Parts:
    """The marks of a sentence by bracket: a bracket inside a phrase does not end it, but nothing reaches out of a bracket."""

    def __init__(self, folded: str) -> None:
        self._positions: list[int] = []
        self._group_after: list[int] = []
        self._marks: list[list[int]] = [[-1]]
        stack = [0]
        for match in _MARKS.finditer(folded):
            mark, at = match[0], match.start()
            if mark in _OPENS:
                self._marks.append([at])
                stack.append(len(self._marks) - 1)
            elif mark in _CLOSES and len(stack) > 1:
                self._marks[stack.pop()].append(at)
            else:
                self._marks[stack[-1]].append(at)
            self._positions.append(at)
            self._group_after.append(stack[-1])
        self._folded, self._end = folded, len(folded)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the part of the sentence that holds start:end."""
        index = bisect_left(self._positions, start)
        marks = self._marks[self._group_after[index - 1] if index else 0]
        left = marks[bisect_left(marks, start) - 1] + 1
        at = bisect_right(marks, end - 1)
        right = marks[at] if at < len(marks) else self._end
        return self._quoted(left, start, right), right

    def _quoted(self, left: int, start: int, right: int) -> int:
        """Return where a part begins whose quotation goes on behind it: 实现"引进人才2000名,总产值达到90亿元"的目标."""
        opens = self._folded.rfind('"', left, start)
        within = opens >= 0 and self._folded.count('"', 0, opens) % 2 == 0 and self._folded.find('"', start, right) < 0
        return opens + 1 if within else left


def read_phrases(folded: str, quantities: Sequence[Quantity]) -> list[Phrase]:
    """Return one phrase for each quantity, in their order."""
    parts = _Parts(folded)
    bounds = [parts.around(quantity.start, quantity.end) for quantity in quantities]
    starts: list[tuple[int, bool]] = []
    grown = _grown_from(folded, quantities)
    for index, quantity in enumerate(quantities):
        left = bounds[index][0]
        before = quantities[index - 1] if index else None
        if before is None or before.end <= left:
            starts.append((left, False))
        elif index in grown:
            starts.append((starts[-1][0], False))
        else:
            begin, listed = (
                (before.end, False)
                if _is_said(folded, before, quantity)
                else _listed_start(folded, before.end, quantity.start, starts[-1][0], alike=_count_both(folded, before, quantity))
            )
            aside = not listed and bounds[index - 1][0] > left  # 编队(不少于5辆)车距不高于5m
            alone = aside and all(
                bounds[at][0] > left or one.end <= left for at, one in enumerate(quantities[max(0, index - 4) : index], max(0, index - 4))
            )
            starts.append((left, False) if alone else (begin, listed))
    phrases = []
    for index, quantity in enumerate(quantities):
        left, right = bounds[index]
        end, carried = right, False
        if index + 1 < len(quantities) and quantities[index + 1].start < right:
            next_start, listed = starts[index + 1]
            if bounds[index + 1][0] > quantity.end:  # the next one stands in a bracket: 15个(其中国家级3个)
                end = bounds[index + 1][0] - 1
            else:
                end = _before_joint(folded, quantity.end, next_start) if listed else quantity.end
                said_of = _says_which(folded, quantity, quantities[index + 1])
                end = right if said_of else end
                carried = not (listed or said_of) and next_start < quantity.end
        start = max(starts[index][0], quantity.start - _LONGEST)
        phrases.append(Phrase(quantity, start, max(end, quantity.end), left, right, starts[index][1], carried))
    return [_bounded_behind(folded, phrase) for phrase in phrases]


def _grown_from(folded: str, quantities: Sequence[Quantity]) -> frozenset[int]:
    """Return which quantities are items, but not the first, of a list from which something grows: 从4.6万元和1.7万元分别提高到5.9万元和2.3万元."""
    found: set[int] = set()
    for last, quantity in enumerate(quantities):
        if not last or _goes_up_to().match(folded, quantity.end) is None:
            continue
        first = last
        while first and last - first < _MOST and _is_joined(folded, quantities[first - 1], quantities[first]):
            first -= 1
        at = quantities[first].start
        if first < last and _grows_from().search(folded, max(0, at - _FROM), at):
            found.update(range(first + 1, last + 1))
    return frozenset(found)


def _is_joined(folded: str, before: Quantity, quantity: Quantity) -> bool:
    return before.unit in (quantity.unit, "") and _between().fullmatch(folded, before.end, quantity.start) is not None


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"、|{around('joint')}")


@cache
def _goes_up_to() -> re.Pattern[str]:
    return re.compile(rf"{around('respectively')}?(?:{any_of('change')})了?{around('arrived_at')}")


@cache
def _grows_from() -> re.Pattern[str]:
    """What stands before the first: 从, 由2021年的."""
    return re.compile(r"(?:从|由)(?:(?![,;。]|从|由).){0,12}\Z")


def _bounded_behind(folded: str, phrase: Phrase) -> Phrase:
    """Take the bound behind what is counted, at the end of its part, for the number's: 培育10个品牌以上, not 培育10个3A级以上."""
    own = phrase.quantity
    if own.comparator != "=" or phrase.end - own.end < _LEAST_BOUND or kinds().get(own.unit) != "count":
        return phrase
    found = _behind().fullmatch(folded, own.end, phrase.end)
    ends = phrase.end == len(folded) or _MARKS.match(folded, phrase.end) is not None
    if found is None or not ends or folded.endswith(each_of("figures", "no_bound_behind"), own.end, found.start("bound")):
        return phrase
    return replace(phrase, quantity=replace(own, comparator=_bounds()[found["bound"]]), end=found.start("bound"))


@cache
def _bounds() -> dict[str, str]:
    return {entry.word: entry.comparator for entry in bound_words() if entry.place == "after" and len(entry.word) > 1}


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,8}}?(?P<bound>{either(_bounds())})")


def _count_both(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell 860户1468人, the same by two measures, at the end of its part."""
    counts = all(one.comparator == "=" and kinds().get(one.unit) == "count" for one in (before, quantity))
    return counts and before.unit != quantity.unit and (quantity.end == len(folded) or _MARKS.match(folded, quantity.end) is not None)


def _is_said(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell 死亡率下降10%发病率下降20%, two figures with no comma between, from 占比达到60%的企业5家; and 投入资金200万元|改造公厕12座."""
    if before.unit in words_in("figures", "money_unit") and kinds().get(quantity.unit) != "money":
        spent = _spent().search(folded, max(0, before.start - _NEAR), before.start) is not None
        verb = verb_at(folded, before.end, quantity.start) if spent else None
        return verb is not None and not folded.startswith(_OF, verb.end)  # not 投资1亿元建设的项目20个
    if before.unit not in _SHARES or quantity.unit not in _SHARES or not folded[before.end].isalpha():
        return False
    own, following = (
        _moves().search(folded, max(0, before.start - _NEAR), before.start),
        _moves().search(folded, max(before.end, quantity.start - _NEAR), quantity.start),
    )
    return own is not None and following is not None and following.start() >= before.end + 2 and not _attribute().match(folded, before.end)


def _says_which(folded: str, quantity: Quantity, following: Quantity) -> bool:
    """Tell 3万平方米|节能率不低于15%的建筑: the next number bounds what the first one counts."""
    bounding = following.comparator != "=" and following.unit in _SHARES and folded.startswith("的", following.end)
    return bounding and quantity.unit not in _SHARES and not folded.startswith("的", quantity.end)


_OF = "的"


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(rf"{around('spends')}了?{around('for_works')}\Z")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('change')}|{any_of('reach')})(?:了|{around('arrival')})?\Z")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(rf"的|{around('after_goal')}|{around('joint')}|{around('arrives')}")


@cache
def _arrives() -> re.Pattern[str]:
    return re.compile(rf"(?:,|后)?{around('arrives')}")


@cache
def _grows() -> re.Pattern[str]:
    return re.compile(rf"{around('grows')}了?[^,;。]{{0,12}}\Z")


@cache
def _joint() -> re.Pattern[str]:
    """What joins two items: 、, 以及, 和, and 、 with a word behind it."""
    return re.compile(rf"[、/]{around('joint')}?|{around('joint')}")


@cache
def _last_joint() -> re.Pattern[str]:
    """The same at the end of a text; without 、 and /: a word alone."""
    return re.compile(rf"(?:(?P<mark>[、/]){around('joint')}?|{around('joint')})\Z")


def _listed_start(folded: str, end: int, start: int, own_start: int, *, alike: bool = False) -> tuple[int, bool]:
    """Where a quantity's words begin after another quantity in the same part; listed where a joint stands between the two, or nothing between two counts of the same (alike)."""
    between = folded[end:start]
    if not between and alike:
        return end, True  # 低保对象860户1468人
    if _arrives().fullmatch(between) and _grows().search(folded, max(own_start, end - _LONGEST), end):
        return end, True  # 增长8.3%达76.4亿元: growth, and the level that it leads to
    joint = _joint().match(between)
    if joint:
        return end + joint.end(), True
    tail = between[-_LONGEST:]
    if between.startswith("的") and not tail.endswith(("、", "和", "及", "与")):
        # 20个以上的基地、50个团队 is a list, 产值10亿元以上的企业5家 is not
        cut = tail.rfind("、")
        return (start - len(tail) + cut + 1, True) if cut > 0 else (own_start, False)
    cut = tail.rfind("、")
    if cut > 0:
        return start - len(tail) + cut + 1, True
    joint = _last_joint().search(tail)
    if joint and joint.start() and not joint["mark"]:
        return start, True
    return own_start, False


def _before_joint(folded: str, end: int, next_start: int) -> int:
    """Where the words after a quantity end when a listed one follows: before its joint."""
    between = folded[end:next_start]
    joint = _last_joint().search(between[-4:])
    return next_start - len(joint[0]) if joint else next_start
