"""Whom a verb without bodies before it is said of: those of an earlier part of the sentence, also where it only brings them into being, names or asks them."""

from __future__ import annotations

import re

from policydiff.parse.duties.plausible import is_actor, is_indefinite
from policydiff.parse.duties.sentence.subjects import Names, before_any_deed, before_verb, is_partner, only_bodies
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.bodies import body_endings, last_characters
from policydiff.vocab.duties.organisations import is_known
from policydiff.vocab.duties.roles import duty_pattern, role_words
from policydiff.vocab.phrases import pattern

_SETS_UP = pattern("names", r"(?<={sets_up})设(?!$|{set_words})")
_MOST_ACTS = 12
_LONGEST_NAME = 6
_NAMED_AS = pattern("roles", r"{names_them}+(?P<who>[^,;。:]{2,160}?)(?:等?\d+(?:家|个)[^、,]{0,6})?{named_as}[^,;。:、]{2,20}$")
_PERSON_NAMED = pattern("roles", r"{names_them}[^;。:]{2,60}?(?:{named_as})[^,;。:、]{0,8}{persons_named}$")
"""确定…作为项目负责人，负责…: what that person does, and not who names him."""
_LEADER = pattern("roles", "(?<={whose_leader}){leader}")
"""区政府主要领导: a person."""
_LED = pattern("roles", "(?<=..){led_in}[^,;。:]{1,40}{guided}{led_under}$")
"""各乡镇|在县指挥部领导下: under whom they do it."""
_NO_ACT = re.compile("的|人(?!民)")
_NOT_MADE = pattern("names", "{not_made}|$")
_OURS = pattern("names", "{ours}(?=[\u4e00-\u9fff]{4})")
_SEATED = pattern("names", "{seated}(?={at})")
_ASKS = pattern("roles", "{asks}(?!{asks_not})")
_WITH = pattern("lists", "{accompanied}")
_OTHERS = pattern("roles", "[\u4e00-\u9fff]{0,8}?{others_end}{shall_or_may}")
"""A part of a sentence that is said of somebody who is no body: 就医地应积极配合."""
_CASE = pattern("roles", "(?:的|{no_deed_behind})$")
_HANDED_TO = pattern("roles", "{creates}|{names_them}|{appoints}|{handed_to}")


def appointed(passage: Passage) -> Names | None:
    """Return the bodies that somebody else makes responsible: 州政府授权州数据局. Not 指定专门机构, which names nobody."""
    match = None
    for match in role_words("appoints").finditer(passage.folded):  # noqa: B007
        pass
    if match is None or role_words("moods").search(passage.folded):
        return None
    names = before_verb(passage.cut(match.end()))
    return None if names is None or any(is_indefinite(name.folded) for name in names[0]) else names


def subject_of(parts: list[Passage], leads: bool) -> Names | None:
    """Return the bodies that the parts of a sentence before an elided verb speak of, the nearest first; None for a wish.

    leads: the verb is 牵头, which companies are often wished to do.
    """
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if _PERSON_NAMED().search(part.folded):
            return None
        made = created(part) or _named(part) or _asked(part)
        if made is not None:
            return made
        mood = role_words("moods").search(part.folded)
        if role_words("resting").match(part.folded) or (mood is not None and (leads or mood.start() == 0)):
            return None
        if any(match.end() == len(part) for match in role_words("posts").finditer(part.folded)):
            continue
        led = _LED().search(part.folded)
        part = part.cut(0, led.start()) if led is not None else part
        names = None if is_partner(part.folded) else only_bodies(part) or _charged(part) or opening(part)
        if names is not None:
            return _in_full(names, parts[:index])
        if _OTHERS().match(part.folded):
            return None  # A将探索…，就医地应积极配合，|协助完成
    return None


def _charged(part: Passage) -> Names | None:
    """Return the bodies whom a part says somebody else charges with something: 州政府授权州数据局负责…."""
    if role_words("appoints").search(part.folded) is None:
        return None
    charged = (appointed(part.cut(0, verb.start())) for verb in duty_pattern(by=False).finditer(part.folded))
    return next(filter(None, charged), None)


def meant_by_it(parts: list[Passage]) -> Names | None:
    """Return the body that 其 in the next part means, where one alone can be meant: whom the part before sets up, names or hands something to; where it
    is a condition (A被赋予…的，由其负责), its subject, with no other body behind it. None for several, for somebody or other, and for a wish.
    """
    parts = [part for part in parts if part.text.strip()]
    if not parts or any(role_words("moods").search(part.folded) for part in parts):
        return None
    told = list(_HANDED_TO().finditer(parts[-1].folded))
    named: Names | None = None
    if _CASE().search(parts[-1].folded):
        named = subject_of(parts, leads=False)
        named = None if named is None or _names_another(parts, named[0][-1]) else named
    elif told:
        named = only_bodies(parts[-1].cut(told[-1].end()))
    return named if named is not None and len(named[0]) == 1 and not is_indefinite(named[0][0].folded) else None


def _names_another(parts: list[Passage], subject: Passage) -> bool:
    """Whether another body that is known stands behind a body in the parts of a sentence."""
    behind = "".join(part.folded for part in parts if part.offsets[0] > subject.offsets[-1])
    own = next(part for part in parts if part.offsets[0] <= subject.offsets[0] <= part.offsets[-1])
    behind = own.folded[own.offsets.index(subject.offsets[-1]) + 1 :] + behind
    ends = [end for end in range(2, len(behind) + 1) if behind[end - 1] in last_characters()]
    return any(ending in behind for ending in body_endings() if len(ending) > 1) or any(
        is_known(behind[start:end]) for end in ends for start in range(max(0, end - _LONGEST_NAME), end - 1)
    )


def _asked(part: Passage) -> Names | None:
    """Return the bodies of whom a part asks something: 请市发展改革委予以支持，会同市电力公司研究…."""
    asks = _ASKS().match(part.folded)
    return before_any_deed(part.cut(asks.end())) if asks is not None else None


def _in_full(names: Names, parts: list[Passage]) -> Names:
    """Return the body that earlier parts bring into being, where a later one calls it by its end: 成立规划推进办公室，办公室设在…."""
    made = created(parts[-1]) if parts and len(names[0]) == 1 else None
    return made if made is not None and len(made[0]) == 1 and made[0][0].folded.endswith(names[0][0].folded) else names


def created(passage: Passage) -> Names | None:
    """Return the body that a passage says is brought into being at its end, and perhaps where it sits: 成立以市长为组长的领导小组, 下设办公室在市水利局."""
    creation = role_words("creates").search(passage.folded) or _SETS_UP().search(passage.folded)
    if creation is None or _NOT_MADE().match(passage.folded, creation.end()):
        return None
    made = passage.cut(max(creation.end(), passage.folded.rfind("的") + 1))
    ours = _OURS().match(made.folded)
    made = made.cut(ours.end()) if ours else made
    seat = _SEATED().search(made.folded)
    made = made.cut(0, seat.end()) if seat else made  # 下设办公室在市水利局
    if is_indefinite(made.folded) or not made.text:
        return None
    # It needs no place before its name: 优化营商环境委员会.
    return ([made], False) if is_actor(f"市{made.folded}") else only_bodies(made)


def _named(passage: Passage) -> Names | None:
    """Return the bodies that a passage names as something: 市住建局通过招标确定甲银行、乙银行等5家银行成为合作银行."""
    named = _NAMED_AS().search(passage.folded)
    return None if named is None else only_bodies(passage.cut(*named.span("who")))


def opening(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, before a word that begins what is said of them."""
    found: Names | None = None
    for count, match in enumerate(role_words("acts").finditer(passage.folded)):
        if count == _MOST_ACTS:
            break
        if _NO_ACT.match(passage.folded, match.end()) or _LEADER().search(passage.folded, match.start(), match.end()):
            continue  # 镇人民政府建立的消防队: told by who made it; 机关主要负责人: a person
        names = before_verb(passage.cut(0, match.start())) if match.start() > 1 else None
        if names is not None and (found is None or not _WITH().search(passage.folded, 0, match.start())):
            found = names  # the longest: 县政府承担文物保护工作的部门依照…
    return found
