"""Authorities that do something by themselves in a stretch of a sentence: A组织普查, 在B领导下，A制定标准; and others behind them (…，C公布结果)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.duties.names import cut_at
from policydiff.parse.duties.sentence.fitting import is_official, is_wished
from policydiff.parse.duties.sentence.subjects import Found, Names, Part, before_any_deed, before_verb, is_elided, last_by, only_bodies
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.organisations import is_at_large
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.phrases import pattern

_PART = re.compile(r"[,:]")
_LONGEST = 600
_DEED = pattern(
    "roles",
    r",?{between}*(?:{adverbials}[^;。]{1,120}?(?:,{between}*)?)?{own_deeds}(?!的|了|{no_deed_behind}|{no_deed_nouns}|[^,;。]{0,8}{steps_done}[^,;。])(?=[^,;。]{2})",
)
_OTHERS = pattern("lists", "等[^、,;。()]{0,8}?{many}")
_ZONE = pattern("roles", "{zones}$")
_ANY = pattern("roles", "{own_deeds}")
_TOLD = pattern("roles", "{no_deed}|{persons}")
_OBLIGED = pattern("roles", ",?{between}??(?!{not_obliged}){obliged}")
_IS_TOLD_TO = pattern("roles", ",?{between}??{modals_of_office}")
_ORDERED = pattern("roles", "{ordered}")
_WHEN = pattern("roles", "(?![^,;。:]*{persons})[^,;。:]{2,20}{after}")
_TELLS_WHO = pattern("roles", "[^,;。]{0,24}的[^,;。的]{0,6}{holders}")
"""Behind a deed that only tells who is meant: 区政府管理旅游的部门."""
_CONDITION = pattern("roles", "{no_deed_behind}$|的$")
HELPED = pattern(
    "roles", r"在(?P<who>[^,;。:在]{2,40}?)的?{guided_how}*(?P<how>{helped_by}(?:{led_and}|、)?{helped_by}?)下(?!{not_below}),?"
)
HOSTED = pattern("roles", r"{hosts}(?=[,、][^;。:]{2,80}{hosts_beside})")
UNDER_PERSON = pattern(
    "roles",
    r"由[^,;。:的]{0,12}{office_holders}[^,;。:的]{0,4}{heads},(?P<who>[^,;。:]{2,60}?){between}*{carried_by}(?!的|了|[^,;。]{1,20}的(?:{made_of}))",
)
_HOST_BESIDE = pattern("roles", r"[,、](?P<who>[^;。:]{2,60}?){between}*{hosts_beside}(?=$|[,、;。])")
_HOSTED_ONCE = pattern("roles", r"(?<!\d){hosted_once}")
"""What tells of one meeting or match: 本次大赛由…, 近日，由…."""
_HELPED_DEED = pattern("roles", r"{between}*(?:{joint_deeds}|{guided_deeds})(?!的|了)[^,;。的]*(?:$|[,;。]|的(?!$|[,;。]))")


def says_a_deed(folded: str) -> bool:
    """Return whether a folded text holds a deed, and where it is one stretch no word that makes a rule of it: most sentences of articles hold 应当 or 不得."""
    return _ANY().search(folded, 2) is not None and (";" in folded or _ORDERED().search(folded) is None)


def doers(segment: Passage) -> Names | None:
    """Return the authorities of a stretch of a sentence that do something by themselves; a lead-in (在…领导下，) may stand before them."""
    folded = segment.folded
    # What rules it out costs less than to find who does it.
    if folded.endswith("的") or not says_a_deed(folded):
        return None
    named = before_any_deed(segment)
    comma = folded.find(",")
    if named is None and comma > 0 and (is_elided(folded[:comma]) or _WHEN().fullmatch(folded, 0, comma)):
        named = before_any_deed(segment.cut(comma + 1))
    return named if named is not None and _does(segment, named) else None


def other_doers(segment: Passage, first: Sequence[Passage]) -> Iterator[Names]:
    """Yield the authorities that later parts of a stretch begin with and that do something, too: A建立平台，C公布结果. first: who is told already."""
    told = {name.offsets[0] for name in first}
    for start, _ in cut_at(segment.folded, _PART)[1:]:
        rest = segment.cut(start)
        named = doer_at(rest) if rest.offsets and rest.offsets[0] not in told else None
        if named is not None:
            yield named


def doer_at(passage: Passage, *, told: bool = False) -> Names | None:
    """Return the authorities that a passage begins with and that do something by themselves; told: or are told to (要提供名单)."""
    begins_with_deed = _ANY().match(passage.folded) is not None  # 组织有关部门编制
    named = before_any_deed(passage) if not begins_with_deed and says_a_deed(passage.folded) else None
    if named is None or _TELLS_WHO().match(passage.folded, passage.offsets.index(named[0][-1].offsets[-1]) + 1):
        return None
    return named if _does(passage, named, told=told) else None


def helped(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A在B协助下开展…: A does it, and B cooperates."""
    start, end = parts[index]
    way = HELPED().search(passage.folded, start, end + 1)
    if way is None or _HELPED_DEED().match(passage.folded, way.end()) is None:
        return None
    by = last_by(passage.folded, start, way.start())
    at = start if by is None else by
    names, others = before_verb(passage.cut(at, way.start())), only_bodies(passage.cut(*way.span("who")))
    if names is None or others is None or not all(is_official(name) for name in (*names[0], *others[0])):
        return None
    return Found(at, (("responsible", names), ("cooperating", others)), weak=by is None)


def under_person(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 由分管副县长牵头，A具体落实: A is responsible, for who leads is no body; not in what is only to be set up (由市长牵头，A具体落实的机制)."""
    start, end = parts[index]
    way = next((one for one in UNDER_PERSON().finditer(passage.folded, 0, end) if start <= one.start("who") < end), None)
    if way is None or is_wished(passage.folded[: way.start()]):
        return None
    names = only_bodies(passage.cut(*way.span("who")))
    official = names is not None and all(is_official(name) for name in names[0])
    return Found(way.start("who"), (("responsible", names),)) if names is not None and official else None


def hosted(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 由A主办，B协办 and 由A主办、B承办: A leads, B cooperates; not of what has been, nor in the name of what they do (由A主办、B承办的展览)."""
    start, end = parts[index]
    folded = passage.folded
    host = HOSTED().search(folded, start, len(folded))
    if host is None or host.start() > end or _HOSTED_ONCE().search(folded) or is_wished(folded[start : host.start()]):
        return None
    by = last_by(folded, start, host.start())
    at = start if by is None else by
    names, others = before_verb(passage.cut(at, host.start())), []
    beside = _HOST_BESIDE().match(folded, host.end())
    while beside is not None:
        who, stop = beside.span("who")
        found = before_verb(passage.cut(last_by(folded, who, stop) or who, stop))
        if found is None:
            return None
        others += found[0]
        beside = _HOST_BESIDE().match(folded, beside.end())
    if names is None or not others or not all(is_official(name) for name in names[0]):
        return None
    return Found(at, (("lead", names), ("cooperating", (others, False))))


def _does(segment: Passage, named: Names, *, told: bool = False) -> bool:
    """Whether bodies of a stretch are authorities, and what stands behind them is a deed, no rule for them (but where they are told to) and no condition."""
    folded = segment.folded
    if not all(_is_authority(name) for name in named[0]):
        return False
    behind = segment.offsets.index(named[0][-1].offsets[-1]) + 1
    others = _OTHERS().match(folded, behind) if named[1] else None
    behind = others.end() if others else behind
    deed = _DEED().match(folded, behind)
    if deed is None or _TOLD().match(folded, behind):
        return False
    if _OBLIGED().match(folded, behind) and not (told and _IS_TOLD_TO().match(folded, behind)):
        return False
    return role_words("moods").search(folded, behind, deed.end()) is None and not any(
        _CONDITION().search(folded[:end]) for _, end in cut_at(folded, _PART) if end > behind
    )


def _is_authority(name: Passage) -> bool:
    """Whether a body is one, and no park or zone (省级园区): those apply, and are managed."""
    return is_official(name) and not is_at_large(name.folded) and _ZONE().search(name.folded) is None
