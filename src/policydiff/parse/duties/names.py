"""Lists of official bodies, taken apart into names as printed."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.parse.lay.passage import Passage
from policydiff.text.brackets import bracket_pairs
from policydiff.vocab.duties.bodies import name_words, names_a_body, open_ends
from policydiff.vocab.duties.columns import is_nobody
from policydiff.vocab.duties.lists import list_ends, list_grammar, without_amounts
from policydiff.vocab.duties.organisations import begins_with_place, canonical_body, is_committee, is_function, is_known, is_place
from policydiff.vocab.phrases import pattern

SEPARATOR = re.compile(r"[、,;。]")
_PARTS = re.compile("[ /]")
NOISE = " \t;,。、:/*★☆●▲■◆"
_BRACKETS = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(_BRACKETS.pattern + "$")
_NUMBERED = re.compile(r"(?:[①-⑳]|\d{1,2}[.)](?=\D)|\(\d{1,2}\))\s*")
_THEIR = pattern("lists", r"其(?!{other})[^的]+$")
"""其有关部门: whose they are stands before."""
_WITH = pattern("lists", "{accompanied}|{consults}(?={begins})")
_OF_LEVEL = pattern("lists", "{level_begins}")
_CITY_BY_LEVEL = pattern("lists", "{cities_by_level}")
_MINISTRY = pattern("lists", ".?{short_names}")
_BEGINS_NAME = pattern("lists", "{name_begins}")
_SHARED = pattern("organisations", "{manners}*{whole_departments}$")
_NEVER_INSIDE = pattern("lists", "{never_inside}")
_APART = pattern("lists", r"(?:(?!{joins}|等)[\u4e00-\u9fff]){0,10}{apart}(?:$|等)")
_DEFINED = pattern("names", r"\({below}[^()]*\)$")
"""（以下简称…）: what a body is called from there on is no part of its name."""
_OF_MANY = pattern("lists", "{stands_for_many}|直(?!辖|管)")
_THEIR_BODY = pattern("names", "{their_bodies}")
_SCOPE = pattern("lists", "{scopes}")
_SEAT_OF = pattern("names", r"[\u4e00-\u9fff]{0,8}{governments}{seat_of}(?=[\u4e00-\u9fff]{2,8}{level_marks}{governments})")
"""市人民政府所在地|西秀区人民政府: where the place is, and no part of the name."""
_FIRST_OF_PAIR = pattern("lists", "{first_of_pair}$")
_TOWN = pattern("lists", "{towns}$")
_OF_STREETS_TOO = pattern("lists", "{streets}(?!{of_streets})[\u4e00-\u9fff]{2,}")
_SECOND_OF_PAIR = pattern("lists", "{second_of_pair}")
_ZONE = pattern("names", r"[\u4e00-\u9fff]{0,12}{zones}(?:\([^()]*\))?")
_OF_ZONE = pattern("names", r"{zones}(?:\([^()]*\))?[\u4e00-\u9fff]{2,8}{of_zones}")
_PLACES = pattern("lists", r"(?:[\u4e00-\u9fff]{0,2}{scopes})?{levels}{1,3}(?:\([^()]*\))?")
_ZONES_BODY = pattern("names", r"[\u4e00-\u9fff]{0,12}{zones}(?:\([^()]*\))?(?:的{zone_kinds}|{zone_offices})")
"""产业集聚区、开发区(园区)的管理机构: one body, which each of the zones has."""
_DESCRIBED_OTHERS = pattern("lists", "(?<=[\u4e00-\u9fff]{2})等[^,;。()、等]{2,16}(?:、[^,;。()、等]{2,16}){1,3}{stands_for_any}$")
"""教育、民政等道路设施、公共服务设施相关部门: of whom else is told what they have to do with."""


def split_names(passage: Passage) -> tuple[list[Passage], bool]:
    """Return (names, open_ended): a list of bodies taken apart at 、，； and at 和/及 between two names; brackets stay whole.

    Each name is a part of the passage, so that it keeps its place in the Source.

    >>> [name.text for name in split_names(Passage.of("县国资监管中心（县金融事务中心）、县财政局等，各乡镇（街道）"))[0]]
    ['县国资监管中心（县金融事务中心）', '县财政局', '各乡镇（街道）']
    """
    places, open_ended = _places(passage.folded, _blanks(passage))
    return [passage.cut(*place) for place in places], open_ended


@lru_cache(maxsize=1024)  # the lists of a text recur
def _places(folded: str, blanks: tuple[int, ...]) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return where the names of a list stand, and whether it is open; blanks: see _blanks."""
    open_ended = False
    names: list[tuple[int, int]] = []
    if "等" in folded and (described := _DESCRIBED_OTHERS().search(folded)):
        folded, open_ended = folded[: described.start()], True
    pieces = [part for place in cut_at(folded, SEPARATOR) for part in _cut_blanks(folded, blanks, *place)]
    for start, end in without_amounts(folded, pieces):
        for left, right in _cut_joiners(folded, start, end):
            left, right, was_open = _trim(folded, left, right)
            open_ended |= was_open
            if left < right and not is_nobody(folded[left:right]):  # 协办单位：无
                names.append((left, right))
    return tuple(_rejoin(folded, names)), open_ended


def may_be_list(folded: str) -> bool:
    """A quick look before the grammar: a list of bodies ends as one of them does, in a bracket, a number or a joiner, or is open (等)."""
    last = folded.rstrip(NOISE)[-1:]
    return last in list_ends() or "等" in folded or last.isdigit()


def companions_in(passage: Passage) -> int:
    """Return how many of the names of a list stand after 会同: in A会同B牵头 and A会同B负责 B cooperates, whatever A does."""
    beside = _WITH().search(passage.folded, 1)
    return len(split_names(passage.cut(beside.end()))[0]) if beside else 0


def _rejoin(folded: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Undo cuts inside one name: 中、省驻平有关单位, 各市、县政府 and 产业集聚区、开发区(园区)的管理机构 are one body each."""
    out: list[tuple[int, int]] = []
    for start, end in names:
        if out and (_is_half(folded, out[-1], (start, end)) or _share_what_follows(folded, out[-1], (start, end))):
            out[-1] = (out[-1][0], end)
        else:
            while (
                out
                and folded[out[-1][1] : start] == "、"
                and _ZONES_BODY().fullmatch(folded, start, end)
                and _ZONE().fullmatch(folded, *out[-1])
            ):
                start = out.pop()[0]
            out.append((start, end))
    return out


def _is_half(folded: str, name: tuple[int, int], after: tuple[int, int]) -> bool:
    if _OF_ZONE().fullmatch(folded, *after) and _PLACES().fullmatch(folded, *name) and folded[name[1] : after[0]] == "、":
        return True  # 各区县、开发区教育局
    if _FIRST_OF_PAIR().search(folded, *name) and _SECOND_OF_PAIR().fullmatch(folded, *after) and folded[name[1] : after[0]] == "、":
        return True
    if _TOWN().search(folded, *name) and _OF_STREETS_TOO().fullmatch(folded, *after) and folded[name[1] : after[0]] == "、":
        return names_a_body(folded[slice(*after)])
    return list_grammar().half.match(folded[slice(*name)]) is not None and not _stands_alone(folded, name, after)


def _share_what_follows(folded: str, name: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a body and the next are owners of what stands behind 的: 乡镇人民政府、街道办事处的消防安全委员会, 省政府、省军区的有关部门."""
    owner, of, owned = folded[slice(*after)].partition("的")
    if not of or folded[name[1] : after[0]] != "、" or not names_a_body(owner) or not names_a_body(owned):
        return False
    if _THEIR_BODY().fullmatch(owned):
        return True
    kind = canonical_body(owner)[0]
    return kind is not None and kind == canonical_body(folded[slice(*name)])[0] and name_words("boards").search(owned) is not None


def _stands_alone(folded: str, half: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether 各县(市、区) before a name is a body itself, as before 有关部门, and no half of 各市、县政府."""
    if list_grammar().half.fullmatch(folded[slice(*name)]):
        return False  # 各区、县级市
    after = _BRACKETS.sub("", folded[slice(*name)])  # 市(县级市)人民政府 is a level's, for all its 级
    city = _CITY_BY_LEVEL().match(after)
    after = after[city.end() :] if city is not None else after  # and so is 县级市政府
    return _SCOPE().match(folded, *half) is not None and (not _OF_LEVEL().match(after) or bool(_OF_MANY().search(after)))


def stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) of a folded text without the blanks and marks at its ends."""
    while start < end and folded[start] in NOISE:
        start += 1
    while end > start and folded[end - 1] in NOISE:
        end -= 1
    return start, end


def _trim(folded: str, start: int, end: int) -> tuple[int, int, bool]:
    start, end = stripped(folded, start, end)
    if (folded[start : start + 1].isdigit() or folded.startswith("(", start)) and (numbered := _NUMBERED.match(folded, start, end)):
        start = numbered.end()
    lead = list_grammar().leading.match(folded[start:end])
    if lead:
        start += lead.end()
    if (
        folded.startswith("其", start)
        and _THEIR().match(folded, start, end)
        and names_a_body(their := folded[start + 1 : end])
        and not name_words("never").fullmatch(their)
    ):
        start += 1
    if (seat := _SEAT_OF().match(folded, start, end)) is not None:
        start = seat.end()
    piece = folded[start:end]
    if piece.endswith(")") and (defined := _DEFINED().search(piece)) and defined.start():
        end = start + defined.start()
        piece = folded[start:end]
    if "等" not in piece:
        return start, end, False
    match = list_grammar().open_end.search(piece)
    if match:
        return start, start + match.start(), True
    for ending in open_ends():
        if piece.endswith(ending) and len(piece) > len(ending):
            return start, end - len(ending), True
    return start, end, False


def cut_at(folded: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of a folded text between the places where `pattern` fits outside brackets."""
    cuts = [match.span() for match in pattern.finditer(folded)]
    if not cuts:
        return [(0, len(folded))]
    pairs = bracket_pairs(folded)
    stretches: list[tuple[int, int]] = []
    at = 0
    for start, end in cuts:
        if not pairs or not any(a < start < b for a, b in pairs):
            stretches.append((at, start))
            at = end
    stretches.append((at, len(folded)))
    return stretches


def is_parted(passage: Passage, at: int) -> bool:
    """Return whether a blank or a line end stood before passage.text[at]: layout blanks are no part of a passage."""
    return 0 < at < len(passage) and passage.offsets[at] - passage.offsets[at - 1] > 1


def _blanks(passage: Passage) -> tuple[int, ...]:
    """Return the places of a passage that are parted from what stands before them, () for most passages."""
    offsets = passage.offsets
    if not len(offsets) or offsets[-1] - offsets[0] == len(offsets) - 1:
        return ()
    return tuple(at for at in range(1, len(offsets)) if offsets[at] - offsets[at - 1] > 1)


def _cut_blanks(folded: str, blanks: tuple[int, ...], start: int, end: int) -> list[tuple[int, int]]:
    """Part a stretch at blanks and strokes between two bodies: 市水务局 市财政局, 市水务局/市财政局. A name that goes on overleaf stays one."""
    if end - start < 4 or not (blanks or _PARTS.search(folded, start, end)):
        return [(start, end)]
    cuts = [at for at in range(start + 2, end - 1) if folded[at] in " /" or at in blanks]
    found: list[tuple[int, int]] = []
    for index, at in enumerate(cuts):
        behind = cuts[index + 1] if index + 1 < len(cuts) else end
        left, right = folded[start:at].strip(" /"), folded[at:behind].strip(" /")
        if names_a_body(left) and names_a_body(right) and _are_two(left, right):
            found.append((start, at))
            start = at
    return [*found, (start, end)]


def _are_two(left: str, right: str) -> bool:
    """Whether two bodies that a blank parts are two: the second begins with a level or 各, or both are known without the other.

    A committee and what follows it without a level are one: 县委 组织部, of which a line's end parts the two.
    """
    if _BEGINS_NAME().match(right):
        return True
    return is_known(left) and is_known(right) and not is_known(left + right) and not is_committee(left)


def _cut_joiners(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = folded[start:end]
    joiners = list(list_grammar().joiner.finditer(piece))
    if not joiners:
        return [(start, end)]
    pairs = bracket_pairs(piece)
    for match in joiners:
        left, right = piece[: match.start()], piece[match.end() :]
        if any(a < match.start() < b for a, b in pairs):
            continue
        companions = list_grammar().companion.fullmatch(match.group())
        modal = list_grammar().modal.search(left) if companions else None
        left = left[: modal.start()] if modal else left
        if companions and left and right and names_a_body(left):
            return [(start, start + len(left)), *_cut_joiners(folded, start + match.end(), end)]
        if (
            _are_two_functions(left, right)
            or (is_place(left) and begins_with_place(right))
            or (is_function(left) and _APART().match(right))
            or (folded[end : end + 1] == "、" and (_begins_a_place_list(left, right) or _begins_a_function_list(left, right)))
            or (_is_name(left) and _is_every_place(right))
            or (_is_name(left) and (_is_name(right) or _NEVER_INSIDE().fullmatch(match.group())) and not _one_body(left, right))
        ):
            return [(start, start + match.start()), *_cut_joiners(folded, start + match.end(), end)]
    return [(start, end)]


def _begins_a_place_list(left: str, right: str) -> bool:
    """Whether a body stands before the first level of a list of levels: 国务院水行政部门和省、自治区、直辖市人民政府, not 市和区、县."""
    half = list_grammar().half
    return half.fullmatch(right) is not None and half.fullmatch(left) is None and _is_name(left) and not _one_body(left, right)


def _begins_a_function_list(left: str, right: str) -> bool:
    """Whether a body stands before the first of a list of functions: 市保护与发展部门和水利、生态环境等部门."""
    return is_function(right) and _is_name(left) and not _one_body(left, right)


def _is_every_place(piece: str) -> bool:
    """Whether a piece stands for the governments of all places of a level: 市公安局与有关县(市)."""
    return _SCOPE().match(piece) is not None and list_grammar().half.fullmatch(piece) is not None


def _are_two_functions(left: str, right: str) -> bool:
    """Whether two functions share a department, and are no one's name: 行政审批和住房城乡建设部门, not 住房和城乡建设部门."""
    department = _SHARED().search(right)
    if department is None or not department.start():
        return False
    first, second = (canonical_body(word)[0] if is_function(word) else None for word in (left, right[: department.start()]))
    return None not in (first, second) and first != second and not is_function(f"{left}和{right[: department.start()]}")


def _is_name(piece: str) -> bool:
    start, end, _ = _trim(piece, 0, len(piece))
    return names_a_body(piece[start:end]) or bool(list_grammar().open_end.search(piece))


def _one_body(left: str, right: str) -> bool:
    """Whether 和 stands inside one name: 部门和单位, 县委办和… are cut only between whole names."""
    return (
        bool(list_grammar().part.match(left))
        or bool(_MINISTRY().fullmatch(left))
        or bool(list_grammar().shared.fullmatch(_BRACKET.sub("", right)))
    )
