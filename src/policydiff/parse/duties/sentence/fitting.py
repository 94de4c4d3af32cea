"""Whether what a verb of duty says is what such bodies have to do: who is an authority, what is work, what an object."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.duties.sentence.verbs import BY, Verb
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.organisations import canonical_body, is_at_large, is_known
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

_NEAR = 4
_AUTHORITY = pattern("roles", "{public_ends}$|^{our_offices}$")
_OFFICE = pattern(
    "roles", r"^{of_levels}(?![\u4e00-\u9fff]*(?:{no_offices}{office_ends}|{no_stations})$)[\u4e00-\u9fff]{2,8}{office_ends}$"
)
_ITS = pattern("names", "其{described}的{kinds}")
"""…或其授权的机构: does what the body before it does."""
_OF_THE_PLACE = pattern("roles", "{of_the_place}")
"""由当地主管部门确定: the one of the place, and no longer whoever has to do with it."""
_OBLIGED = pattern("roles", ",?{between}??(?!{not_obliged}){obliged}")
_NO_OBJECT = pattern("roles", "{no_object_behind}")
_HANDS_ON = pattern("roles", "{hands_on}(?!的)")
_RULES = pattern("roles", "[^,;。]{2,60}的?[^,;。的]{0,8}{rules},?(?=由)")
_IN_CASE = pattern("roles", "(?:^|[,;:]){in_case}")
_OUGHT_TO_DO = pattern("roles", "{between}*{should}{between}*(?!{by_how}){acts}")
_EACH = pattern("roles", "{each_own}")
_NOUN_TOLD = pattern("roles", "[^,;。的]{0,20}的[^,;。]{9}")
"""由财政部门拨付经费的文化事业单位转制为企业."""


def ought_first(passage: Passage, names: Sequence[Passage], start: int) -> bool:
    """Return whether a rule gives bodies that help in the part at start something of their own to do before it: A应当加强巡查，配合B做好…."""
    behind = passage.offsets.index(names[-1].offsets[-1]) + 1
    return behind < start and _OUGHT_TO_DO().match(passage.folded, behind, start) is not None


def is_official(name: Passage) -> bool:
    """Return whether a vocabulary knows a body, and as none of those that apply for themselves (企业), or it ends as an authority does."""
    return _is_known_as_none_of("applicants", name)


def is_public(name: Passage) -> bool:
    """Return whether a vocabulary knows a body, and as none that runs a business, or it ends as an authority does."""
    return _is_known_as_none_of("firms", name)


def _is_known_as_none_of(kind: str, name: Passage) -> bool:
    canonical = canonical_body(name.folded)[0]
    if canonical:
        return canonical not in load_yaml("roles")[kind]
    return (
        _AUTHORITY().search(name.folded) is not None
        or _OFFICE().search(name.folded) is not None
        or (kind == "firms" and _ITS().fullmatch(name.folded) is not None)
    )


def names_somebody(verb: Verb, names: Sequence[Passage]) -> bool:
    """Return whether one of the bodies is more than whoever has to do with it; who is not named by 由 must be an authority."""
    if not verb.duty.by and verb.duty.role != "cooperating" and not all(map(is_public, names)):
        return False
    return any(
        (verb.duty.by and _OF_THE_PLACE().match(name.folded)) or (not is_at_large(name.folded) and (verb.duty.by or is_official(name)))
        for name in names
    )


def is_work(folded: str, verb: Verb, by: int, names: Sequence[Passage], *, firms: bool = False) -> bool:
    """Return whether 由A制定… says what a public body, or where the verb is said of them a firm, is to do.

    It does not where it says what is done to whoever breaks a rule, whom one turns to in some case (如果未见成效，由A提请B…), or what a noun is (由A拨付经费的单位). folded: the segment; by: the place behind 由. firms:
    they stand beside a public body that 由 names before them (由A审核，由建设单位提供资料).
    """
    if role_words("penal").search(folded) or any(_HANDS_ON().search(name.folded) for name in names):
        return False
    if folded[verb.start : verb.end] in load_yaml("roles")["escalations"] and _IN_CASE().search(folded, 0, by) is not None:
        return False
    public = [is_public(name) for name in names]
    each = any(public) and _EACH().search(folded, by, verb.start) is not None  # 由财政部门和医疗机构各自归档
    if not (verb.duty.firms or all(public) or each or (firms and not any(public))):
        return False
    if any(is_known(folded[start : verb.end]) for start in range(max(by, verb.start - _NEAR), verb.start)):
        return False  # 残联组织
    return by - 1 > verb.part or _NOUN_TOLD().match(folded, verb.end) is None


def is_wished(before: str) -> bool:
    """Return whether what stands before bodies or behind them says that they may or are wished to: not 鼓励…的具体办法由."""
    rules = _RULES().match(before) if BY in before else None
    return role_words("moods").search(before, rules.end() if rules else 0) is not None


def merely_should(passage: Passage, names: Sequence[Passage]) -> bool:
    """Return whether behind bodies of a passage stands that they should or may do something: a rule for them, and no charge."""
    return _OBLIGED().match(passage.folded, passage.offsets.index(names[-1].offsets[-1]) + 1) is not None


def is_said_in_passing(passage: Passage, names: Sequence[Passage]) -> bool:
    """Return whether what bodies of a passage do is a rule for them, or told with how often a board meets (…，每年召开两次会议)."""
    return merely_should(passage, names) or role_words("meets").search(passage.folded) is not None


def has_object(verb: Verb, text: str, names: Sequence[Passage] = ()) -> bool:
    """Return whether a text holds what the verb is said of: 承担…工作, and 承担…主体责任 where the names are authorities'."""
    words = verb.duty.objects
    if verb.duty.of_authorities and names and all(is_official(name) and not is_at_large(name.folded) for name in names):
        words += verb.duty.of_authorities
    text = text.replace(f",{BY}", BY)  # 日常巡查,由A承担
    found = (match.end() for word in words for match in re.finditer(word, text))
    return any(_NO_OBJECT().match(text, end) is None for end in found)
