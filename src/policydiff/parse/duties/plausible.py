"""Whether a name is one that a careful reader would take for a body's."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.vocab.duties.bodies import name_words, names_a_body
from policydiff.vocab.duties.lists import list_grammar
from policydiff.vocab.duties.organisations import is_place
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

LONGEST_NAME = 30
_ASIDE = re.compile(r"(?<=.)\([^()]*\)$")
_MARKS = re.compile(r"[:。!?;\d]")
_ARTICLE = pattern("names", r"第(?:\d|{numerals})+条")
_BY = re.compile(r"(?<!自)由")
_TOWARDS = pattern("names", r"(?<=[\u4e00-\u9fff])(?<!{toward_nouns})向(?!{toward_names})")
"""当事人向人民法院: two, of whom one does something to the other."""
_HELPS = pattern("names", r"(?<=[\u4e00-\u9fff]{2}){helps}(?!{helps_not})(?=[\u4e00-\u9fff]{2})")
"""市民政局配合市公安局: two, of whom one helps the other."""
_COPULA = pattern("names", r"(?<={copula_after})为")
_SEATED = pattern("names", r"(?<={seated}){at}")
_FUNCTION = pattern("names", r"(?:{level_marks}(?:\([^()]*\))?、?)*(?:[\u4e00-\u9fff]{0,8}{governments})?[\u4e00-\u9fff]{2,12}$")
_PREFECTURE = pattern("names", "{prefecture}")
_EITHER = pattern("names", "^{level_marks}{or_else}(?={level_marks}[^的]*$)")
_GOVERNS_TOWN = pattern("names", r"[\u4e00-\u9fff]{2,8}\([\u4e00-\u9fff]{1,6}{towns}\)")
_SHORT_FOR = pattern("names", r"\({below}[^()]*\)$")
_PLACE = pattern("names", "{places}$|^{governments}$")
_RUNS_ON = pattern("names", "{deeds_first}")
_SITED = pattern("names", "{sited}$")
_HOLDING = pattern("names", "{holding}(?!的)")
_KEEPER = pattern("roles", r"(?:[^,;。]{2,20}的)?[\u4e00-\u9fff]{0,6}{keepers}")
_LEVEL = pattern("roles", "{lone_levels}")
_STANDS_FOR_DEPARTMENTS = pattern("names", "{elliptic}$")
_GOVERNMENT = pattern("names", "{governments}$")
_SCOPE = pattern("lists", "{scopes}")
_ZONE = r"[\u4e00-\u9fff]{0,12}{zones}(?:\([^()]*\))?"
_OF_ZONES = pattern("names", f"{_ZONE}(?:、{_ZONE})+(?:的{{zone_kinds}}|{{zone_offices}})")
"""产业集聚区、开发区(园区)的管理机构: one body, which each of the zones has."""


@lru_cache(maxsize=2048)  # names recur
def is_body(folded: str) -> bool:
    """Return whether a folded name ends as bodies do and holds no verb of a sentence, unless it is called after what it does.

    >>> is_body("市应急管理局"), is_body("市重大项目推进中心"), is_body("由市财政局")
    (True, True, False)
    """
    if not names_a_body(folded) or len(_in_short(folded)) > LONGEST_NAME or ":" in folded:
        return False
    if _ARTICLE().search(folded) or _COPULA().search(folded) or _TOWARDS().search(folded) or _HELPS().search(folded):
        return False
    if _SEATED().search(folded):
        return False  # 领导小组下设办公室在市水利局
    # What a bracket behind a name says of it (设在市数据局) is no part of it.
    verbs = list(name_words("inside").finditer(_ASIDE.sub("", folded)))
    return not verbs or (
        (verbs[0].start() > 0 or _is_formal(folded))
        and not _BY.search(folded)
        and not name_words("finite").search(folded)
        and _ends_in_holder(folded)
    )


def _ends_in_holder(folded: str) -> bool:
    return any(match.end() == len(folded) for match in name_words("holders").finditer(folded))


def _is_formal(folded: str) -> bool:
    """Whether a name ends as those of boards do, which may begin with what they are for: 优化营商环境咨询委员会."""
    return any(match.end() == len(folded) for match in name_words("boards").finditer(folded)) and not name_words("starts").match(folded)


@lru_cache(maxsize=2048)  # names recur
def is_actor(folded: str, elliptic: bool = False) -> bool:
    """Return whether a folded name before a verb of a sentence is a body; stricter, for a sentence holds other nouns too.

    elliptic: the name stands in a list that ends in 部门, where functions stand for departments (公安、城市管理（综合执法）等部门; 教育、民政部门).

    >>> is_actor("市人民政府确定的部门"), is_actor("单位"), is_actor("公安", elliptic=True)
    (True, False, True)
    """
    if folded.count("(") != folded.count(")") or folded[:1] in "([":
        return False
    bare = _PREFECTURE().sub(lambda name: name[0].replace("的", ""), _in_short(folded))
    bare = _EITHER().sub("", bare)  # 市或者区、县人民政府: of either level
    if bare.count('"') % 2 or name_words("never").fullmatch(bare) or _MARKS.search(bare):
        return False
    if is_described(bare):
        return True
    if name_words("starts").match(bare) and not name_words("starts_but").match(bare):
        return False
    if is_body(bare) or (
        any(match.end() == len(bare) for match in name_words("companies").finditer(bare, max(0, len(bare) - 5)))
        and not name_words("takes_office").search(bare)  # 分管负责同志担任链长
    ):
        return True
    return elliptic and bool(_FUNCTION().match(_ASIDE.sub("", bare))) and not name_words("inside").search(bare)


def is_described(folded: str) -> bool:
    """Whether a name says whose or what body it is: 市人民政府指定的部门, 自治县成立的规划委员会, 工程所在地的县级人民政府."""
    if "、" in folded and _OF_ZONES().fullmatch(folded):
        return True
    left, of, right = folded.rpartition("的")
    if not of or len(folded) > 2 * LONGEST_NAME or not (name_words("kinds").fullmatch(right) or is_body(right)):
        return False
    if _RUNS_ON().match(left) or name_words("beside_whom").search(left) is not None:
        return False  # 整合…小组设立的工作组
    if _SITED().search(left) or (_HOLDING().match(left) and right not in load_yaml("names")["never"]):
        return True
    if left.startswith("其") and name_words("described").search(left):
        return True  # …及其委托的机构
    said = (match.group() for match in name_words("finite").finditer(left))
    if any(word != "的" and not name_words("described").fullmatch(word) for word in said):
        return False
    ways = [left[: how.start()] for how in name_words("described").finditer(left)]
    return any(is_actor(whose) or _PLACE().search(whose) for whose in ways if whose) or is_actor(left)


@lru_cache(maxsize=2048)  # names recur
def is_implausible(folded: str, known: bool, elliptic: bool = False) -> bool:
    """Return whether no careful reader would accept a folded name that stands in a task: it is kept, and told.

    known: a vocabulary knows whose name it is. elliptic: its list is open, or ends in what it may stand for (四川省、江苏省人民政府).
    A name is implausible with a colon or a verb of the sentence in it, with half a pair of brackets or quotation marks, where it is
    over-long, or where it ends like no body and nobody knows it.
    """
    bare = _in_short(folded)
    if ":" in folded or bare.count('"') % 2 or folded.count("(") != folded.count(")") or len(bare) > 2 * LONGEST_NAME:
        return True
    if (
        is_keeper(bare)
        or _LEVEL().fullmatch(folded) is not None
        or is_lone_place(bare)
        or is_every_place(bare)
        or governs_town(folded)
        or (elliptic and name_words("beside").fullmatch(bare))
    ):
        return False
    elliptic = (known or elliptic) and not names_a_body(bare)
    return not is_actor(folded, elliptic) and not (known and name_words("never").fullmatch(bare))


def is_keeper(folded: str) -> bool:
    """Return whether a folded name is one of those who own or use a thing, and answer for it: 业主, 房屋所有权人."""
    return _KEEPER().fullmatch(folded) is not None and name_words("inside").search(folded.rpartition("的")[2]) is None


def governs_town(folded: str) -> bool:
    """Return whether a folded name says which town it governs (东湖新城(大桥镇)): beside bodies it is one, and alone a mere place."""
    return _GOVERNS_TOWN().fullmatch(folded) is not None and name_words("starts").match(folded) is None


def is_lone_place(folded: str) -> bool:
    """Return whether a folded name is a place's and no more, which does what its government does: 余杭区, not 支持余杭区."""
    return is_place(folded) and name_words("starts").match(folded) is None


def is_every_place(folded: str) -> bool:
    """Return whether a folded name stands for the governments of all places of some levels: 各区、县(市), 沿江各市、县."""
    return _SCOPE().match(folded) is not None and list_grammar().half.fullmatch(folded) is not None


def _in_short(folded: str) -> str:
    """Return a name without what it is called from there on: （以下简称…）."""
    return _SHORT_FOR().sub("", folded) if ")" in folded else folded


def may_be_elliptic(folded: str) -> bool:
    """Return whether functions may stand before a name in its list, in the place of departments: 教育、民政部门."""
    return bool(_STANDS_FOR_DEPARTMENTS().search(_in_short(folded)))


@lru_cache(maxsize=2048)  # names recur
def may_follow_places(folded: str) -> bool:
    """Return whether places may stand before a name in its list, in the place of their bodies: 江苏省、重庆市水利部门."""
    return may_be_elliptic(folded) or bool(_GOVERNMENT().search(_in_short(folded)))


def is_indefinite(folded: str) -> bool:
    """Return whether a name is somebody or other: 专门机构, 有关部门."""
    return bool(name_words("indefinite").fullmatch(folded))
