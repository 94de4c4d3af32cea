"""Ways to make somebody responsible without a verb of duty: by their duties, under guidance, by whose word, A会同B, 牵头的机制, 并组织实施, 请A办理, a report due.

Each reader takes a segment as its passage and its parts, and the part that is read; it returns who has which role, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policydiff.parse.duties.sentence.deeds import (
    ASKED,
    CARRIES_OUT,
    DRIVES_ON,
    DUE,
    HELPING,
    LEVELS,
    MAKES_RULES,
    OWNS,
    REPORTS,
    TAUGHT,
    asked,
    carries_out,
    drives_on,
    helping,
    level,
    makes_rules,
    owner,
    taught,
    teachers,
)
from policydiff.parse.duties.sentence.doers import HELPED, HOSTED, UNDER_PERSON, helped, hosted, under_person
from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import is_official, is_wished
from policydiff.parse.duties.sentence.signs import may_join
from policydiff.parse.duties.sentence.subjects import (
    Found,
    Names,
    Part,
    before_any_deed,
    before_verb,
    bodies_at,
    is_elided,
    last_by,
    only_bodies,
    tells_a_noun,
)
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.organisations import canonical_body, is_at_large
from policydiff.vocab.duties.roles import by_duty_phrase, role_words
from policydiff.vocab.phrases import pattern

_SHORTEST_WORK, _NEAR = 2, 12  # characters
_WITH = pattern("lists", "{with}(?!{no_with})|{consults}(?={begins})")
_AUTHORISED = pattern(
    "roles", r"{by_word_of}(?:[^,;。:]{0,16}?{authorised}(?<!{hands_on})|(?P<whose>[^,;。:]{0,14}?)的?{hands_on})(?:的{extents})?"
)  # 受市林业局委托: by whose word stands there; 接受委托 says of anybody what he does
_DEED = pattern("roles", r",?(?:{by_word_of}[^,;。]{1,16},?)?{between}*{deeds}")
_GUIDED = pattern("roles", r"在(?P<who>[^,;。:]{1,40}?)的?{guided_how}*(?P<how>{guided}(?:(?:{led_and}|、)?{guided})*)下,?")
_GUIDANCE = pattern("roles", "{guidance}")
_LED_AND = pattern("roles", "{guided}(?P<and>{led_and}|、)?")
_GUIDED_DEED = pattern("roles", r"{between}*(?:{guided_deeds}(?!的)[^,;。]*{guided_work}(?!的)|{guided_wholly}(?!的)[^,;。的]{2})")
_ASIDE = pattern("roles", r"(?:{by_how}[^,;。:]{2,16},)*{by_duty_beside}|{alongside}(?!{together})|[^,;。]*{by_duty_beside}{guided_work}")
_JOINT = pattern("roles", r"{between}*{joint_deeds}(?!的|了)")
_JOINT_ACT = pattern(
    "roles", r"{between}*(?:{joint_deeds}|{acts})(?!的|了|{and_so}?(?:{joint_deeds}|{acts})的|(?:{led_and}|、)(?:{joint_deeds}|{acts})的)"
)
_WHAT_COMES_OF_IT = pattern("roles", r",(?<=[^,;。:]{8},){toward}[^,;。:]{2,20}{found_so}[^;。]*$")
"""…开展检查，对检查中发现的问题责令整改: what two look after together is their duty, whatever they do with what they find."""
_MAY = pattern("roles", "{between}*{may}{between}*$")
_WAS_DONE = re.compile("了(?!解)")
_FORMS = pattern("roles", r"{forms}(?:由[^,;。:]{0,12}{office_holders}{holds_office}[^,;。:、]{0,3}{posts_held}[、,])?")
_AND_WITH = pattern("roles", "{and_so}?{between}*{along_with}")
_DOES_TOO = pattern("roles", r",?(?:{between}*|{by_how}[^,;。:]{2,20},?{between}*){does_too}(?!的)")
_TAKE_PART = pattern("roles", r"{between}*{take_part}")
_MECHANISM = pattern("roles", r"(?:、|,)?的[^,;。]{0,20}{made_of}")
_LEADS = pattern("roles", "{leading}(?:、|,|的)")
_PLAYS = pattern("roles", r"{plays}(?P<who>[^,;。:]{2,40}?)的?{leading_part}{parts_played}")
_SIGNS: dict[str, tuple[tuple[str, ...], tuple[Callable[[], re.Pattern[str]], ...]]] = {
    "by_duty": (("职", "分", "授", "委", "范"), (by_duty_phrase, _AUTHORISED)),
    "guided": (("下", "受"), (_GUIDED, TAUGHT)),
    "helped": (("下",), (HELPED,)),
    "helping": (("责", "头"), (HELPING,)),
    "hosted": (("办",), (HOSTED,)),
    "under_person": ((",",), (UNDER_PERSON,)),
    "jointly": (("会", "联", "商", "协"), (may_join,)),
    "mechanism": (("头",), (_LEADS,)),
    "plays": (("挥",), (_PLAYS,)),
    "makes_rules": (("制",), (MAKES_RULES,)),
    "carries_out": (("施",), (CARRIES_OUT,)),
    "drives_on": (("筹",), (DRIVES_ON,)),
    "level": (("级", ")"), (LEVELS,)),
    "taught": (("受",), (TAUGHT,)),
    "asked": (("请",), (ASKED,)),
    "reported": (("前", "底"), (REPORTS, DUE)),
    "owner": (("体", "位", "门"), (OWNS,)),
}
"""For each reader the characters and the expressions of which one stands in every segment that it reads."""


def ways_in(folded: str) -> frozenset[str]:
    """A quick look before the grammar: return the names of the readers that a folded segment may have something for."""
    found: list[str] = []
    characters = set(folded)
    for name, (signs, expressions) in _SIGNS.items():
        if characters.isdisjoint(signs):
            continue
        for begun in expressions:
            if begun().search(folded) is not None:
                found.append(name)
                break
    return frozenset(found)


def by_duty(passage: Passage, parts: Sequence[Part], index: int, *, beside: bool) -> Found | None:
    """Read A、B按照各自职责做好…工作 and A根据市政府授权履行…职责. beside: a lead stands before, with whom they cooperate."""
    start, end = parts[index]
    folded = passage.folded
    phrase = by_duty_phrase().search(folded, start, end) or _AUTHORISED().search(folded, start, end)
    if phrase is None or (phrase.re is _AUTHORISED() and not _DEED().match(folded, phrase.end())):
        return None
    if role_words("penal").search(folded, 0, start):
        return None  # 违反本条例的，由有关部门按照职责督促整改: what becomes of whoever breaks a rule
    rest = folded[phrase.end() :].lstrip(",、的")
    if len(rest) < _SHORTEST_WORK or rest.endswith("的") or role_words("by_duty_not").search(rest, 0, _NEAR):
        return None
    by = last_by(folded, start, phrase.start())
    before = passage.cut(start if by is None else by, phrase.start())
    if role_words("moods").search(before.folded):
        return None
    at, names = start if by is None else by, before_verb(before)
    if names is not None and by is None:
        at, names = whole_list(passage, parts, names, index)
    elif names is None and index and is_elided(before.folded):
        earlier = [passage.cut(*each) for each in parts[:index]]
        names = before_verb(earlier[-1]) or subject_of(earlier, leads=False)
        at = passage.offsets.index(names[0][0].offsets[0]) if names is not None else at
    if names is None or (phrase.re is _AUTHORISED() and phrase["whose"] is not None and not _is_handed_on(phrase["whose"], names)):
        return None
    aside = _ASIDE().match(rest) is not None
    return Found(at, (("cooperating" if aside else "shared" if beside else "responsible", names),), not (aside or beside))


def _is_handed_on(whose: str, names: Names) -> bool:
    """Whether an authority hands on to others what is its own: 受市林业局委托, and no firm's business (接受委托, 受业主委托)."""
    return names_a_body(whose) and all(is_official(name) for name in names[0])


def whole_list(passage: Passage, parts: Sequence[Part], names: Names, index: int) -> tuple[int, Names]:
    """Return a list of bodies with what of it stands in the parts before (A、B，C负责…), and where it begins."""
    while index and passage.folded[parts[index][0] - 1] == "," and (earlier := only_bodies(passage.cut(*parts[index - 1]))) is not None:
        names = ([*earlier[0], *names[0]], earlier[1] or names[1])
        index -= 1
    return parts[index][0], names


def guided(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A在B的指导下做好…工作 and 在B的指导下，A组织开展…."""
    start, end = parts[index]
    way = _GUIDED().search(passage.folded, start, end + 1)
    if way is None:
        return None
    before = passage.cut(start, way.start())
    names = before_any_deed(passage.cut(way.end())) if not before.folded else None
    behind = passage.offsets.index(names[0][-1].offsets[-1]) + 1 if names is not None else way.end()
    if _GUIDED_DEED().match(passage.folded, behind) is None:
        return None
    names = names or before_verb(before)
    if names is None and index and is_elided(before.folded):
        names = subject_of([passage.cut(*each) for each in parts[:index]], leads=False)
    if names is None or not all(is_official(name) for name in names[0]):
        return None
    role = "cooperating" if _ASIDE().match(passage.folded, way.end()) else "responsible"
    return Found(passage.offsets.index(names[0][0].offsets[0]), ((role, names),))


def guides_in(passage: Passage, start: int, end: int, *, alone: bool = False) -> Names | None:
    """Return who guides by 在B的指导下 between two places of a segment; whoever merely leads the government (在…领导下) does not.

    alone: nothing may stand before it.
    """
    said = TAUGHT().search(passage.folded, start, end)
    if said is not None and (not alone or is_elided(passage.folded[start : said.start()])):
        return teachers(passage, said)
    way = (_GUIDED().match if alone else _GUIDED().search)(passage.folded, start, end)
    if way is None or not _GUIDANCE().search(way["how"]):
        return None
    # What stands behind 领导和 guides; 领导 in 领导小组 is no leader.
    led = list(_LED_AND().finditer(way["who"]))
    joined = [match.end() for match in led if match["and"]]
    starts = [*joined[-1:], 0, *(match.end() for match in led[-1:])]
    return next(filter(None, (only_bodies(passage.cut(way.start("who") + start, way.end("who"))) for start in starts)), None)


def jointly(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 由A会同B制定… and A会同B制定…: A leads, B cooperates. Not what is punished so, was done, or tells a noun (A会同B确定的机构)."""
    start, end = parts[index]
    folded = passage.folded
    beside = _WITH().search(folded, start, end)
    if beside is None:
        return None
    may = _MAY().search(folded, start, beside.start()) if role_words("may").search(folded, start, beside.start()) else None
    before = may.start() if may else beside.start()
    by = last_by(folded, start, before)
    first = before_verb(passage.cut(start if by is None else by, before))
    at = start if by is None else by
    if first is None and index and is_elided(folded[start:before]):
        first = subject_of([passage.cut(*each) for each in parts[:index]], leads=True)
        if first is None or not all(is_official(name) for name in first[0]):
            return None
        at = passage.offsets.index(first[0][0].offsets[0])
    if first is None or is_wished(folded[start:before]):
        return None
    if role_words("penal").search(_WHAT_COMES_OF_IT().sub("", folded, 1) if by is None else folded):
        return None
    others = _beside(passage, beside.end(), end, _JOINT() if by is not None else _JOINT_ACT())
    return None if others is None else Found(at, (("lead", first), ("cooperating", others)), weak=by is None)


def _beside(passage: Passage, start: int, end: int, deeds: re.Pattern[str]) -> Names | None:
    """Return the bodies of a part from a place on, before what they do with somebody; that may stand in the next part."""
    folded = passage.folded
    if folded[start:end].endswith("的") or _WAS_DONE.search(folded, start):
        return None
    part = passage.cut(start, end)
    first = before_any_deed(part)
    if first is not None and canonical_body(first[0][-1].folded)[1]:
        return first  # nothing goes on behind 有关部门
    if end < len(folded) and (all_of_it := only_bodies(part)) is not None:
        wished = role_words("moods").match(folded, end + 1) and not role_words("may").match(folded, end + 1)
        return None if wished else all_of_it
    places = (deed.start() for deed in deeds.finditer(folded, start, end) if deed.start() > start)
    told = (only_bodies(passage.cut(start, place)) for place in places if not tells_a_noun(folded, place))
    return next(filter(None, told), None) or first or bodies_at(part)


def with_others(passage: Passage, start: int, end: int) -> Names | None:
    """Return B of 并与B按照…，履行…职责 and 并与B共同做好…, who has the duty of whoever was named before; not 并与B建立的平台对接."""
    beside = _AND_WITH().match(passage.folded, start, end)
    names = bodies_at(passage.cut(beside.end(), end)) if beside is not None else None
    if names is None or not all(is_official(name) or canonical_body(name.folded)[1] for name in names[0]):
        return None
    behind = passage.offsets.index(names[0][-1].offsets[-1]) + 1
    return names if _DOES_TOO().match(passage.folded, behind) else None


def mechanism(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 建立(由)A牵头、B参与的机制 and 由县长任组长、A牵头的机制, where A are bodies that are known: 由县长牵头 and 由单位牵头 name none."""
    start, end = parts[index]
    folded = passage.folded
    leads = _LEADS().search(folded, start, end)
    forms = [match.end() for match in _FORMS().finditer(folded, start, leads.start())] if leads else []
    names = only_bodies(passage.cut(forms[-1], leads.start())) if leads and forms else None
    if leads is None or names is None or not all(is_official(name) for name in names[0]):
        return None
    bodies = [("lead", names)]
    at = leads.end() - 1
    share = _TAKE_PART().search(folded, at)
    others = only_bodies(passage.cut(leads.end(), share.start())) if share else None
    if share is not None and others is not None:
        bodies.append(("cooperating", others))
        at = share.end()
    return Found(forms[-1], tuple(bodies)) if _MECHANISM().match(folded, at) else None


def plays(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 发挥A牵头抓总作用, where A are bodies that are known and no open set."""
    start, end = parts[index]
    part = _PLAYS().search(passage.folded, start, end)
    if part is None or role_words("moods").search(passage.folded, start, part.start()):
        return None
    names = only_bodies(passage.cut(*part.span("who")))
    return (
        Found(part.start("who"), (("lead", names),))
        if names and all(is_official(name) and not is_at_large(name.folded) for name in names[0])
        else None
    )


READERS = {
    "helped": helped,
    "helping": helping,
    "hosted": hosted,
    "under_person": under_person,
    "guided": guided,
    "jointly": jointly,
    "mechanism": mechanism,
    "plays": plays,
    "makes_rules": makes_rules,
    "carries_out": carries_out,
    "drives_on": drives_on,
    "level": level,
    "taught": taught,
    "asked": asked,
    "owner": owner,
}
"""By their names, the readers of a part that nothing else makes a statement of."""
