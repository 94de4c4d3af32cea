"""Whom a verb of duty is said of: the bodies before it, behind 由, or in an earlier part of the sentence."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.duties.names import cut_at, may_be_list, split_names, stripped
from policydiff.parse.duties.plausible import (
    governs_town,
    is_actor,
    is_described,
    is_every_place,
    is_keeper,
    is_lone_place,
    may_be_elliptic,
)
from policydiff.parse.duties.sentence.verbs import BY
from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.vocab.duties.bodies import body_endings, last_characters, name_words, names_a_body
from policydiff.vocab.duties.deadlines import day_grammar
from policydiff.vocab.duties.organisations import canonical_body, function_begins, is_function, is_known, known_ends
from policydiff.vocab.duties.roles import according, label_roles, role_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

Names = tuple[list[Passage], bool]
"""Bodies as printed, and whether their list is open."""
Part = tuple[int, int]
"""Where a part of a segment begins and ends."""

_SHORTEST_DEED = 2
_LONGEST_ENDING = 12
_NEAR = 6
_LONGEST_LIST = 80
_BY = pattern("names", r"(?<!自)由(?!{because})")
_LIST_GOES_ON = pattern("lists", r"[、(]|等|(?!{no_joins}){joins}")
_GOVERNMENT = pattern("names", "{governments}$")
_WHOSE_DEPARTMENT = pattern("lists", "{scopes}")
_TOLD_BY = pattern("roles", "[^,]{0,2}的|{done_so_far}的|{tells_a_noun}[并、和]?{tells_a_noun}的")
"""确定的机构: who is told by what the bodies did."""
_RELATIVE = pattern("roles", "{relatives}[^、]+的")
_SEATED = pattern("names", r"(?<={seated}){at}(?=[^,;。]{2,30}(?:,|$))")
_KEPT_JOINS = pattern("lists", "、|{joins}")
_SITED = pattern("roles", "{seated}{seats}")  # 户籍所|在地区县: no office (户籍所) that does something somewhere
_KEPT_HOW = pattern("roles", "{kept_how}+$")
_ENDS_IN_DAY = pattern("deadlines", "{ahead_ends}$")
_AS_WHAT = pattern("roles", "{as_what}[^,;。:]{2,24}{as_ends}$")
_PREDICATE = pattern("roles", r"{copulas}(?:[^,;。:]{1,30}的)?(?P<of>{works_of_label})?(?P<label>[\u4e00-\u9fff]{4,6})(?=$|[,;。(])")
_DUTIES_ARE = pattern("roles", r"的{whose_duties}?{duties_of}(?:{copulas}|{as_follows}|$)")
_THEIR_BODY = pattern("names", "的{their_bodies}")
_PARTNERS = pattern("lists", "{partners}")
_TOWN = pattern("lists", "{towns}")
_OWN_BODY = pattern("names", "{own_bodies}")


@dataclass(frozen=True, slots=True)
class Found:
    """Who has which role by a part of a segment. at: where that begins; new: it is a statement of its own, and goes with no earlier one.

    weak: it says who works with whom, and counts only where the plan does not say by labels and brackets who is responsible.
    """

    at: int
    bodies: tuple[tuple[str, Names], ...]
    new: bool = True
    weak: bool = False

    @property
    def says_no_more(self) -> bool:
        """Whether it tells nothing new of somebody who has a duty already."""
        return self.weak or self.bodies[0][0] == "responsible"


def last_by(folded: str, start: int, end: int) -> int | None:
    """Return the place behind the last 由 in [start, end) of a folded text that is a word by itself, else None."""
    if folded.find(BY, start, end) < 0:
        return None
    return max((match.end() for match in _BY().finditer(folded, start, end)), default=None)


def only_bodies(passage: Passage) -> Names | None:
    """Return the bodies of a passage that holds nothing else, else None."""
    if not may_be_list(passage.folded):
        return None
    names, open_ended = split_names(passage)
    elliptic = open_ended or (len(names) > 1 and may_be_elliptic(names[-1].folded))
    are_actors = [is_actor(name.folded, elliptic) for name in names]
    if names and all(is_lone_place(name.folded) or is_every_place(name.folded) for name in names):
        return names, open_ended
    if any(are_actors) and all(
        known
        or name_words("beside").fullmatch(name.folded)
        or ((names[0].folded.startswith("各") or _TOWN().fullmatch(names[0].folded)) and name_words("levels_alone").fullmatch(name.folded))
        or governs_town(name.folded)
        or is_lone_place(name.folded)
        or is_every_place(name.folded)
        for known, name in zip(are_actors, names, strict=True)
    ):
        return names, open_ended
    # 国家确定的重要江河、湖泊的管理机构: one body, told by a list of others.
    whole = passage.cut(*stripped(passage.folded, 0, len(passage)))
    told_by_a_list = len(names) > 1 and "," not in whole.folded and "、" not in whole.folded[whole.folded.rfind("的") :]
    return ([whole], False) if told_by_a_list and is_described(whole.folded) else None


def called_so(passage: Passage) -> tuple[str, Names] | None:
    """Return (role, bodies) where a part of a sentence calls them so: A为牵头单位, A为审查主管单位, A是…的主管部门, A的主要职责是."""
    match = _PREDICATE().search(passage.folded)
    role = label_roles().get(match["label"]) if match else None
    if match is None or role in (None, "person", "deadline"):
        match, role = _DUTIES_ARE().search(passage.folded), "responsible"
    names = only_bodies(passage.cut(0, match.start())) if match else None
    known = names is not None and all(canonical_body(name.folded)[0] not in (None, *load_yaml("roles")["applicants"]) for name in names[0])
    of_work = match is not None and match.re is _PREDICATE() and match["of"]
    return None if names is None or role is None or (of_work and not known) else (role, names)


def before_verb(passage: Passage) -> Names | None:
    """Return the bodies of a passage that ends before a verb; words between (依法, 具体, 按照职责分工) are looked past.

    Of a body that is told by what it does (开展试点的地方主管部门) the name stands behind 的.
    """
    if is_partner(passage.folded):
        return None
    end: int | None = len(passage)
    while end:
        names = only_bodies(passage.cut(0, end)) if may_be_list(passage.folded[:end]) else None
        if names is not None:
            return names
        end = _shorter(passage.folded[:end])
    behind = passage.folded.rfind("的") + 1
    return before_verb(passage.cut(behind)) if behind and _RELATIVE().match(passage.folded) else None


def is_partner(folded: str) -> bool:
    """Return whether a part of a sentence begins with whom somebody named before does it: …，与市生态环境局共同做好…."""
    return _PARTNERS().match(folded) is not None


def kept_by(passage: Passage) -> Names | None:
    """Return who owns or uses a thing, of a passage that names nobody else: 业主或者其委托的物业服务企业, 居民自行."""
    how = _KEPT_HOW().search(passage.folded)
    end = how.start() if how else len(passage)
    said, _ = split_names(passage.cut(0, end))
    # Of pieces that are no bodies only 或者 tells where one keeper ends.
    names = [
        each.cut(*stripped(each.folded, *place))
        for each in said
        for place in ([(0, len(each))] if is_actor(each.folded) else cut_at(each.folded, _KEPT_JOINS()))
    ]
    are_keepers = [is_keeper(name.folded) for name in names]
    return (names, False) if any(are_keepers) and all(is_actor(name.folded) or is_keeper(name.folded) for name in names) else None


def _acts_on(folded: str, at: int) -> bool:
    """Whether what bodies do, or where the office of a board sits, stands at a place of a folded text."""
    found = role_words("acts").match(folded, at) or role_words("between").match(folded, at) or _SEATED().match(folded, at)
    return found is not None


def bodies_at(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, where what they do follows: 市财政局和市残联拟订…; all of it where nothing does."""
    first = before_any_deed(passage)
    if first is not None and canonical_body(first[0][-1].folded)[1]:
        return first  # nothing goes on behind 有关部门
    for end in range(2, min(len(passage), _LONGEST_LIST) + 1):
        if end == len(passage) or _acts_on(passage.folded, end):
            names = only_bodies(passage.cut(0, end))
            if names is not None:
                return None if tells_a_noun(passage.folded, end) else names
    return first


def before_any_deed(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, whatever they do (有关部门约谈…): their list ends with the first name that does not go on."""
    folded = passage.folded
    for last in _may_end_name().finditer(folded, 1, min(len(folded) - _SHORTEST_DEED, _LONGEST_LIST)):
        end = last.end()
        if (
            not names_a_body(folded[max(0, end - _LONGEST_ENDING) : end])
            or _LIST_GOES_ON().match(folded, end)
            or _whose_body(folded, end)
            or _name_goes_on(folded, end)
        ):
            continue
        names = only_bodies(passage.cut(0, end))
        if names is not None and all(_is_sure(name.folded) for name in names[0]):
            wished = role_words("moods").match(folded, end) and not role_words("may").match(folded, end)
            return None if wished or tells_a_noun(folded, end) else names
    return None


def _whose_body(folded: str, end: int) -> bool:
    """Whether 的 and a body follow the name that ends at a place of a text: 国务院 in 国务院的有关部门."""
    return _THEIR_BODY().match(folded, end) is not None


@cache
def _may_end_name() -> re.Pattern[str]:
    """Where the name of a body may end: most places are passed over at once."""
    return re.compile(f"[{re.escape(''.join(sorted(last_characters())))}]")


def tells_a_noun(folded: str, at: int) -> bool:
    """Return whether what bodies do from a place of a text on tells what something is: 确定并公布的机构."""
    return _TOLD_BY().match(folded, at) is not None


def _name_goes_on(folded: str, end: int) -> bool:
    """Whether the name before a place of a text goes on behind it: 市政府 in 市政府办公室, 有关部 in 有关部门, 政府 before 教育部门."""
    if _OWN_BODY().match(folded, end) is not None or _OWN_BODY().match(folded, end - 1) is not None:
        return True
    if _GOVERNMENT().search(folded, max(0, end - _NEAR), end) and _WHOSE_DEPARTMENT().match(folded, end):
        return True
    last, endings, ends, known = min(len(folded), end + _NEAR), body_endings(), last_characters(), known_ends()
    may_go_on = folded[end : end + 1] in _goes_on_with() and not folded.startswith(_whole_departments(), max(0, end - 2))
    for stop in range(end + 1, last + 1) if may_go_on else ():
        word = folded[end:stop]
        if (is_function(word) or word in _whole_endings()) and not _is_deed(folded, end, stop):
            return True
    for stop in range(end + 1, last + 1):
        if folded[stop - 1] not in known and folded[stop - 1] not in ends:
            continue  # most places, told apart at once
        for start in range(max(0, end - _NEAR), end + 1):
            word = folded[start:stop]
            if is_known(word) or (start < end and word in endings):
                return True
    return False


@cache
def _whole_departments() -> tuple[str, ...]:
    return tuple(load_yaml("roles")["whole_departments"])


@cache
def _as_ends() -> tuple[str, ...]:
    return tuple(load_yaml("roles")["as_ends"])


@cache
def _whole_endings() -> frozenset[str]:
    return frozenset(ending for ending in body_endings() if len(ending) > 1)


@cache
def _goes_on_with() -> frozenset[str]:
    """The characters of which one begins every function and every whole ending: behind most names stands none of them."""
    return function_begins() | {ending[0] for ending in _whole_endings()}


def _is_deed(folded: str, start: int, end: int) -> bool:
    """Whether a word behind a name is what it does, and no part of it: 组织 in 镇人民政府组织开展, not in 市委组织、人社部门."""
    return folded[end : end + 1] not in ("、", "和", "") and role_words("acts").fullmatch(folded, start, end) is not None


def _is_sure(folded: str) -> bool:
    """Whether a name is known, or ends in more than one character as bodies do: 起草单位, not 西部."""
    if folded in load_yaml("roles")["our_offices"]:
        return True  # 我部
    return canonical_body(folded)[0] is not None or any(folded[-size:] in body_endings() for size in range(2, _NEAR + 1))


def is_elided(folded: str) -> bool:
    """Return whether nothing but words between bodies and verb stands in a folded text: the bodies stand earlier."""
    end: int | None = len(folded)
    while end:
        end = _shorter(folded[:end])
    return end == 0


@cache
def may_be_left_out() -> frozenset[str]:
    """Return the characters of which one ends every word that may stand between bodies and verb: most texts end in none."""
    words, (according_to,) = load_yaml("roles"), load_yaml("roles")["according"]
    ends = (words["between"], words["as_ends"], words["field_ends"], according_to["ends"], load_yaml("deadlines")["ahead_ends"])
    return frozenset(word[-1] for each in ends for word in each)


def _shorter(folded: str) -> int | None:
    """Return the length of a folded text without the last word that may stand between bodies and verb; None where there is none."""
    bare = folded.rstrip(" ,、")
    if len(bare) < len(folded):
        return len(bare)
    if folded[-1:] not in may_be_left_out():
        return None
    basis = according().search(folded) or (day_grammar().ahead.search(folded) if _ENDS_IN_DAY().search(folded) else None)
    basis = basis or (_AS_WHAT().search(folded) if folded.endswith(_as_ends()) else None)
    if basis is not None:
        return basis.start() if _SITED().match(folded, basis.start() - 1) is None else None
    return next((match.start() for match in role_words("between").finditer(folded) if match.end() == len(folded)), None)
