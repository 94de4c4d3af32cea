"""The one name under which a body goes at every level, and whether a name stands for all bodies of a kind."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.counterparts import aliases, functions, telling_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, pattern, words_of
from policydiff.vocab.places.levels import marks

_ASIDE = re.compile(r"\([^()]*\)")
_LONGEST = 20
_JOINT = pattern("lists", "{joins}")
_MANNERS = pattern("organisations", "{manners}+$")
_MANNER = pattern("organisations", "(?<=.){manners}$")
_WHOLE = pattern("organisations", "(?:^|{whole_ends})$")
_OF_THE_ARMY = pattern("organisations", "{of_the_army}")
_OPEN_ANYWHERE = pattern("organisations", "{open_anywhere}")
_SHARED_ENDS = pattern("organisations", "{whole_departments}$")
_OF_COURT = pattern("organisations", "({courts})[^的、]{2,12}{departments}$")
_LED_BY = pattern("organisations", "{led_by}$")
_OTHER_KIND = pattern(
    "organisations", r"{volunteers}[^的]{0,6}{teams}$|(?:{operators}的|{plants})(?=[^的]{2,12}{departments}$)(?P<whose>.+)"
)
"""志愿消防队, 核电厂的应急机构: no part of the state."""
_BY_DEED = pattern(
    "organisations", r"{by_deed}(?P<what>[^的]{2,8}?){manners}*{charges}?的(?P<department>{departments})(?:{or_else}{departments})?$"
)
_ALL_LEVELS = pattern("organisations", "{all_levels}")
_GOVERNMENTS = pattern("organisations", "{whole_governments}$")
_SEVERAL_LEVELS = pattern("organisations", r"{shared_levels}(?:\([^()]*\))?[、和]{lowest_levels}(?:\([^()]*\))?{whole_governments}$")
_PLACE = pattern("organisations", r"[\u4e00-\u9fff]{2,3}{town_marks}")
"""余杭区, among bodies: its government."""
_ANY_PLACE = pattern(
    "organisations", r"(?!{open_signs}|{no_place_begins})[\u4e00-\u9fff]{2,4}?(?!(?<={no_place})区)(?<!{no_place_ends}){place_marks}"
)
_EVERY_PLACE = pattern("organisations", r"{every}{place_marks}(?:[、\u4e00-\u9fff]{0,3}{place_marks})?(?:\([^()]*\))?")
"""各县(市), 各区: all places of a level."""


@lru_cache(maxsize=2048)  # names recur, and several stages ask
def canonical_body(folded: str) -> tuple[str | None, bool]:
    """Return (canonical name or None, whether the name is an open set) of a folded name as printed.

    A name is known by its longest known end (whatever level or place stands before it), by the function of a department
    (教育行政部门), by a word that tells, or as an office of a body that is known (教育部教材局).

    >>> canonical_body("县发改局"), canonical_body("各县(市、区)人民政府"), canonical_body("某某号")
    (('发展改革委', False), ('下级政府', True), (None, False))
    """
    bare = re.sub(r"[、\s]", "", _ASIDE.sub("", folded))
    sign = _open_signs().search(bare)
    if _OF_THE_ARMY().search(bare):
        return str(load_yaml("organisations")["army"]), False
    if _LED_BY().search(bare):
        return str(load_yaml("organisations")["at_large"]), True
    other = _OTHER_KIND().search(bare)
    if other is not None and (other["whose"] is None or _by_function(other["whose"]) is not None):
        return None, False
    known, at = _by_end(bare, _names())
    known = _first_of_two(bare, at) or known
    known = (_owner(bare[:at]) or known) if known in load_yaml("organisations")["inner_boards"] else known
    if known is None or known in load_yaml("organisations")["generic"]:
        known = next((to for word, to in telling_words().items() if word in bare), known)
    if sign is not None:
        kind, cut = _by_end(bare, _open_sets())
        if (
            kind
            and cut <= at
            and _open_levels().fullmatch(bare[:cut])
            and (bare[cut:] in load_yaml("organisations")["any_function"] or _by_function(bare) is None)
        ):
            return _government() if _of_all_levels(folded) else kind, True
    if _SEVERAL_LEVELS().search(folded):
        return _government(), sign is not None and sign.start() == 0
    court = _OF_COURT().search(bare) if known is None else None
    known = known or (_by_end(court[1], _names())[0] if court else None)
    known = known or (_government() if _PLACE().fullmatch(bare) else None) or _by_function(bare) or _by_office(bare) or _by_deed(bare)
    return known, sign is not None and known is not None and (sign.start() == 0 or _OPEN_ANYWHERE().search(bare) is not None)


def is_called_by_function(folded: str) -> bool:
    """Return whether a name says what a body is for and not whose it is.

    >>> is_called_by_function("地方政府科技管理部门"), is_called_by_function("市教育行政部门"), is_called_by_function("县科技局")
    (True, False, False)
    """
    bare = re.sub(r"[、\s]", "", _ASIDE.sub("", folded))
    return _department().search(bare) is not None and canonical_body(bare)[0] is not None and not bare.startswith(tuple(marks()))


def is_government(canonical: str | None) -> bool:
    """Return whether a canonical name is the one of governments."""
    return canonical == _government()


def is_place(folded: str) -> bool:
    """Return whether a folded name is a place's, which stands for its body in a list that ends in one: 江苏省、重庆市水利部门.

    >>> is_place("江苏省"), is_place("余杭区"), is_place("沿江各县"), is_place("设区的市")
    (True, True, False, False)
    """
    return folded[-1:] in _place_marks() and _ANY_PLACE().fullmatch(folded) is not None


def is_town(folded: str) -> bool:
    """Return whether a folded name is a town's among bodies, which is_place may take for a kind of land: 萧山区.

    >>> is_town("萧山区"), is_town("江苏省")
    (True, False)
    """
    return _PLACE().fullmatch(folded) is not None


@cache
def _place_marks() -> frozenset[str]:
    return frozenset(load_yaml("organisations")["place_marks"])


def begins_with_place(folded: str) -> bool:
    """Return whether a folded name begins with a place's: 重庆市水利部门."""
    return _ANY_PLACE().match(folded) is not None


def is_department_of_place(folded: str) -> bool:
    """Return whether a folded name is a place's department by its function, which places before it in a list share: 重庆市水利部门.

    >>> is_department_of_place("重庆市人民政府水行政主管部门"), is_department_of_place("市水利部门"), is_department_of_place("重庆市人民政府")
    (True, False, False)
    >>> is_department_of_place("各县(市)水利部门"), is_department_of_place("各县(市)人民政府"), is_department_of_place("各有关部门")
    (True, False, False)
    """
    return (begins_with_place(folded) or _EVERY_PLACE().match(folded) is not None) and is_called_by_function(folded)


def is_committee(folded: str) -> bool:
    """Return whether a folded name is a party committee's, whose parts are named behind it.

    >>> is_committee("县委"), is_committee("县委组织部")
    (True, False)
    """
    return canonical_body(folded)[0] == str(load_yaml("organisations")["committee"])


def _of_all_levels(folded: str) -> bool:
    """Whether an open set of governments is of no lower level than whoever speaks: 各级人民政府, 县级以上人民政府."""
    return _GOVERNMENTS().search(folded) is not None and _ALL_LEVELS().search(folded) is not None


@cache
def _government() -> str:
    return str(load_yaml("organisations")["government"])


def is_known(folded: str) -> bool:
    """Return whether a vocabulary has a folded name as it stands, without level or place: 财政局."""
    return folded in _names()


@cache
def known_ends() -> frozenset[str]:
    """Return the characters of which one ends every name that is known."""
    return frozenset(name[-1] for name in _names())


def is_function(folded: str) -> bool:
    """Return whether a folded text is what a department is for, and no more: 教育, 住房城乡建设."""
    return folded in _stems()


@cache
def function_begins() -> frozenset[str]:
    """Return the characters of which one begins everything that a department is for."""
    return frozenset(stem[0] for stem in _stems())


@cache
def _names() -> dict[str, str]:
    """Return every known name without level or place -> canonical."""
    bodies = load_yaml("organisations")["bodies"]
    found = {name: entry["name"] for entry in bodies for name in (entry["name"], *entry["other"])}
    plain = {name: name for function in functions() for name in function.names}
    others = {name: name for name in load_yaml("counterparts")["bodies"]}
    return {**others, **plain, **aliases(), **found}


@cache
def _stems() -> dict[str, str]:
    """Return what a department is for (教育, 住房城乡建设) -> canonical."""
    ending = re.compile(f"{words_of('organisations', 'endings')}$")
    # The shortest ending speaks last: 交通 is of 交通局, whoever has a 交通管理局.
    known = sorted(_names().items(), key=lambda item: -len(item[0]))
    stems = ((ending.sub("", name), canonical) for name, canonical in known if ending.search(name))
    general = {*_names(), *load_yaml("organisations")["manners"], *load_yaml("organisations")["open_levels"]}
    without = load_yaml("organisations")["without_function"]
    return {stem: canonical for stem, canonical in stems if len(stem) >= 2 and stem not in general and canonical not in without}


@cache
def _open_sets() -> dict[str, str]:
    return {word: entry["name"] for entry in load_yaml("organisations")["open_sets"] for word in entry["words"]}


def is_at_large(folded: str) -> bool:
    """Return whether a folded name stands for whoever has to do with something.

    >>> is_at_large("有关部门"), is_at_large("各地市场监管部门"), is_at_large("所在地人民政府")
    (True, False, False)
    """
    return canonical_body(folded)[0] == str(load_yaml("organisations")["at_large"])


def share_a_set(before: str, folded: str) -> bool:
    """Return whether the open set that a folded name is goes on in the next of its list: both are functions of one owner's departments.

    >>> share_a_set("县级以上人民政府水行政", "自然资源"), share_a_set("同级财政", "税务部门"), share_a_set("各级教育", "财政局")
    (True, True, False)
    """
    if names_a_body(before) or (names_a_body(folded) and not (is_called_by_function(folded) and _SHARED_ENDS().search(folded))):
        return False
    return canonical_body(before)[1] and canonical_body(folded)[0] is not None


@cache
def _open_signs() -> re.Pattern[str]:
    return re.compile(f"{words_of('organisations', 'open_signs')}|{words_of('organisations', 'open_places')}")


@cache
def _open_levels() -> re.Pattern[str]:
    """Return a pattern for what may stand before the word of an open set: signs, levels, a place."""
    levels = either([*load_yaml("organisations")["open_levels"], *load_yaml("organisations")["open_signs"]])
    return re.compile(rf"(?:[\u4e00-\u9fff]{{2,3}}(?={words_of('organisations', 'place_marks')}))?{levels}*")


def _by_end(name: str, known: dict[str, str]) -> tuple[str | None, int]:
    """Return (what the longest known end of a name stands for, where it begins); (None, the name's length) where none is known."""
    starts = range(max(0, len(name) - _LONGEST), len(name))
    return next(((known[name[at:]], at) for at in starts if name[at:] in known), (None, len(name)))


def _first_of_two(bare: str, at: int) -> str | None:
    """Return the body of the first function of a joint department: 农牧和科技局, 住房建设和交通局, 文化和广电旅游体育局."""
    joint = _JOINT().search(bare, 0, at)
    return _by_end(bare[: joint.start()], _stems())[0] if joint and _are_functions(bare[joint.end() : at]) else None


def _are_functions(folded: str) -> bool:
    """Whether a text is functions and nothing else, or empty."""
    return not folded or any(is_function(folded[:end]) and _are_functions(folded[end:]) for end in range(2, len(folded) + 1))


@cache
def _department() -> re.Pattern[str]:
    words = {key: words_of("organisations", key) for key in ("departments", "manners")}
    return re.compile(f"{words['manners']}*{words['departments']}$")


def _by_function(bare: str) -> str | None:
    """Return the body of 教育行政部门, 市场监督管理部门, or of 教育 alone: what stands before 部门 is a stem, or a name without its ending."""
    department = _department().search(bare)
    if department is None:
        if _WHOLE().search(bare):
            return _stems().get(bare)
        stem = _MANNERS().sub("", bare)  # 市场监督管理, 水行政
        return _by_end(bare, _stems())[0] or (_by_end(f"{bare}局", _names())[0] or _by_end(stem, _stems())[0] if stem else None)
    if not department.start() or (department.group() in _open_sets() and _open_levels().fullmatch(bare[: department.start()])):
        return None  # 各政务部门
    last = re.sub(f"{words_of('organisations', 'departments')}$", "", bare)
    known = _by_end(f"{last}局", _names())[0] or _by_end(last, _stems())[0]
    while known is None and (manner := _MANNER().search(last)):  # 市场监管主管部门: 监管 belongs to the name, 主管 does not
        last = last[: manner.start()]
        known = _by_end(f"{last}局", _names())[0] if len(last) > len(bare[: department.start()]) else None
    return known or _by_end(bare[: department.start()], _stems())[0]


_OFFICE = pattern("organisations", "(?<={owners})(?=[^的]{1,12}{office_ends}$)")


def _owner(bare: str) -> str | None:
    """Return the body whose inner board stands behind a text, where one is known that is no government and no party committee: 教育部|网信办, not 省委|网信办."""
    words = load_yaml("organisations")
    ends = (end for end in range(2, len(bare) + 1) if bare[end - 1] in words["owners"])
    owners = (_by_end(bare[:end], _names())[0] for end in ends)
    return next((owner for owner in owners if owner is not None and owner not in words["no_owners"]), None)


def _by_deed(bare: str) -> str | None:
    """Return the body of a department that is told by what it does: 负责旅游管理的部门."""
    deed = _BY_DEED().search(bare)
    return _by_function(f"{deed['what']}{deed['department']}") if deed else None


def _by_office(bare: str) -> str | None:
    """Return the body that an office belongs to: 教育部教材局, 中国科学院海洋研究所."""
    owners = (_by_end(bare[: match.start()], _names())[0] for match in _OFFICE().finditer(bare))
    return next(filter(None, owners), None)
