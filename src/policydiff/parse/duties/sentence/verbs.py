"""The verbs of duty in a sentence: those that may make somebody responsible, without those that only sound like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from policydiff.records import dataclass
from policydiff.text.brackets import bracket_pairs
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.roles import Duty, duty_pattern, duty_verbs, role_words
from policydiff.vocab.phrases import pattern

_PART = ",;。:!?"
BY = "由"
"""Before the bodies that are to do something."""

_NEAR = 60
_SHORTEST_WORK = 2
_FIRST_WORDS = 8
WHEN = pattern("roles", "(?:[^,;。:]*{no_deed_behind}|{if_need_be}),")
"""当用户提出质疑时，负责查处: what stands before says when, and not who."""
_WITH = pattern("lists", "{accompanied}")
_TOWARDS = pattern("roles", "{towards}")
_GOVERNS = pattern("roles", "(?:{governs}|[、(])$")
_GOVERNED_BY = pattern("roles", "{whose_departments}$")
_BY_SOMEHOW = pattern("roles", r"由[^,;。:]{2,60}?{by_how}[^,;。:]{1,60},{between}*$")
"""由镇人民政府按照财务规定，每月: how it is done stands in a part of its own."""
_VOUCHED_BY = pattern("roles", "{qualities}(?:等)?,?{evenly}?由[^,;。:]{2,40}$")
"""材料真实性由申报单位负责 vouches, as 对材料的真实性负责 does."""
_SLOGAN = re.compile(r'"[^",;。]{2,30}、[^",;。]{2,40}"')
"""“市级指导、区级负责、镇级落实”: how things are to be, and nobody."""
_HELPED = pattern("roles", r"在[^,;。:在]{2,40}{helped_by}下(?!{not_below})")
"""A在B协助下开展…: what helps is no verb of A."""
_TOLD_APART = pattern("roles", r"[^,;。]{0,20}的[^,;。]{1,20}(?<!{kinds_of_work}),(?:其|应|由|该|须)")
"""负责审批的规划，其…: what is spoken of is the plan; not so 负责资产的管理，应当…."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of duty at [start, end) of a folded text; part: where the part of the sentence begins that it stands in, or in which its 由 does.

    answers: 对本行政区域环境质量负责, which names between the bodies and the verb what they answer for.
    """

    start: int
    end: int
    part: int
    duty: Duty
    answers: bool = False


def verbs_in(folded: str) -> Iterator[Verb]:
    """Yield the verbs of duty in a folded sentence, in order, that stand outside brackets and may be said of a body.

    Left out are 负责 in a name (负责审批的部门), in a principle (分级负责, 由A牵头、B参与的机制), and 对…负责, which vouches.
    """
    found = list(duty_pattern(by=BY in folded).finditer(folded))
    pairs = bracket_pairs(folded) if found else []
    last = -1
    for match in found:
        start, end = match.span()
        duty = duty_verbs()[match.group()]
        if duty.by and (folded.rfind(BY, 0, start) < 0 or last == start):
            continue  # 由A负责|督导: what A has to do
        part = max([folded.rfind(mark, 0, start) for mark in _PART]) + 1
        if duty.by and folded.find(BY, part, start) < 0:
            if not part or folded[part - 1] != ",":
                continue
            part = max(folded.rfind(mark, 0, part - 1) for mark in _PART) + 1
            if _BY_SOMEHOW().search(folded, part, start) is None:
                continue
        towards = _is_towards(folded, part, start, end, duty)
        answers = towards and _answers(folded, part, start)
        if any(left < start < right for left, right in pairs) or (towards and not answers):
            continue
        if '"' in folded and any(match.start() < start < match.end() for match in _SLOGAN.finditer(folded)):
            continue
        if folded[end : end + 1] == "下" and _HELPED().search(folded, part, end + 2) is not None:
            continue
        if duty.plain and _VOUCHED_BY().search(folded, 0, start) is not None:
            continue
        if not (_in_name(folded, part, start, end) or _in_principle(folded, part, start, end)):
            last = -1 if duty.by else end
            yield Verb(start, end, part, duty, answers)


def clauses_apart(folded: str, parts: Iterable[tuple[int, int]], verbs: Sequence[Verb]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a folded segment, those taken apart at 、 in which another body begins and has a duty of its own: 各镇负责排查、县应急局负责督导."""
    for start, end in parts:
        within = [verb for verb in verbs if start <= verb.start < end]
        for before, after in pairwise(within):
            mark = folded.find("、", before.end, after.start)
            if (
                mark - before.end < _SHORTEST_WORK
                or after.duty.by
                or folded.rfind("、", before.end, after.start) != mark
                or not names_a_body(folded[mark + 1 : after.start])
            ):
                continue
            yield start, mark
            start = mark + 1
        yield start, end


def says_who_helps(folded: str, verb: Verb, end: int) -> bool:
    """Return whether a verb, with which a part ends, says no more than who does it beside whoever leads: A牵头抓好轮训，B具体承办."""
    return verb.end == end and not verb.duty.by and role_words("beside").fullmatch(folded, verb.start, end) is not None


def begins_with_duty(folded: str) -> bool:
    """Return whether a verb of duty, or 会同, stands at the beginning of a folded sentence, so that whom it is said of stands before."""
    when = WHEN().match(folded)
    first = when.end() if when else 0
    return _WITH().match(folded, first) is not None or duty_pattern(by=False).search(folded, first, first + _FIRST_WORDS) is not None


def _is_towards(folded: str, part: int, start: int, end: int, duty: Duty) -> bool:
    """对材料的真实性负责: of a quality or to somebody; 对全县工作负总责 makes responsible."""
    if duty.by:
        return False
    if duty.total:
        return bool(role_words("vouched").search(folded, part, start))
    return folded[end : end + 1] in ("", *_PART, "、", "并") and bool(_TOWARDS().search(folded, part, start))


def _answers(folded: str, part: int, start: int) -> bool:
    """对本辖区的水环境质量负责, 对扶贫工作统一负责: of a territory or of work, which is no vouching."""
    if role_words("vouched").search(folded, part, start):
        return False
    work = any(match.end() == start for match in role_words("answered_work").finditer(folded, part, start))
    return work or role_words("answered_for").search(folded, part, start) is not None


def _in_name(folded: str, part: int, start: int, end: int) -> bool:
    if _TOLD_APART().match(folded, end):
        return True
    name = _named_by_duty().match(folded, end, end + _NEAR)
    if name is None:
        return False
    before = folded[part:start]
    if not before or _GOVERNS().search(before) or role_words("between").fullmatch(before):
        return True
    to_whom = _TOWARDS().match(folded, end) is not None and names_a_body(before)  # A负责对履职不力的单位和个人问责
    clause_goes_on = not to_whom and name.end() < len(folded) and folded[name.end()] not in f"{_PART}、)"
    return clause_goes_on or bool(_GOVERNED_BY().search(before))


@cache
def _named_by_duty() -> re.Pattern[str]:
    holders, goes_on, leadership, guided = (role_words(key).pattern for key in ("holders", "goes_on", "leadership", "guided"))
    a_deed = rf"(?<!{leadership})(?<!{guided}[、和])(?!{guided}[、和]{guided})"  # 负责…工作的组织、领导和协调
    return re.compile(rf"[^,;。:]{{0,50}}?的[^,;。:的]{{0,12}}?{a_deed}{holders}(?=[{_PART}、()]|$|{goes_on})")


def _in_principle(folded: str, part: int, start: int, end: int) -> bool:
    if any(match.end() == start for match in role_words("manners").finditer(folded, part, start)):
        return True
    made = _made_of().match(folded, end, end + _NEAR)
    return made is not None and (folded[end] in "、的" or bool(role_words("forms").search(folded, part, start)))


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile(rf"[^;。:]{{0,50}}?(?:的|等)[^,;。:的]{{0,12}}?{role_words('made_of').pattern}")
