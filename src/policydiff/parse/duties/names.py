"""Lists of official bodies, taken apart into names as printed."""

from __future__ import annotations

import re

from policydiff.parse.lay.passage import Passage
from policydiff.text.brackets import bracket_pairs
from policydiff.vocab.duties.bodies import names_a_body, open_ends

SEPARATOR = re.compile(r"[、,;。]")
NOISE = " \t;,。、:"
_LEADING = re.compile(r"^(?:由|并由|分别由|以及|会同|并会同|联合|或|并)(?=[\u4e00-\u9fff])|^(?:及|和|与)(?=各|有关|相关|市|县|区|省|乡|镇)")
_JOINERS = re.compile(r"以及|会同|联合|及其|[及和与]")
_OPEN = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?[^、,;()]{0,8}(?:部门|单位|地|机构|企业|方面|组织)$")


def split_names(passage: Passage) -> tuple[list[Passage], bool]:
    """Return (names, open_ended): a list of bodies taken apart at 、，； and at 和/及 between two names; brackets stay whole.

    Each name is a part of the passage, so that it keeps its place in the Source.

    >>> [name.text for name in split_names(Passage.of("县国资监管中心（县金融事务中心）、县财政局等，各乡镇（街道）"))[0]]
    ['县国资监管中心（县金融事务中心）', '县财政局', '各乡镇（街道）']
    """
    folded = passage.folded
    open_ended = False
    names: list[tuple[int, int]] = []
    for start, end in cut_at(folded, SEPARATOR):
        for left, right in _cut_joiners(folded, start, end):
            left, right, was_open = _trim(folded, left, right)
            open_ended |= was_open
            if left < right:
                names.append((left, right))
    return [passage.cut(*place) for place in _rejoin(folded, names)], open_ended


_HALF = re.compile(r"(?:各?(?:市|县|区|州|盟|旗|省|乡|镇|中央|中|省属|市属)|各市、县|各省、自治区|市、县)$")


def _rejoin(folded: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Undo cuts inside one name: 中、省驻平有关单位 and 各市、县政府 are one body each."""
    out: list[tuple[int, int]] = []
    for start, end in names:
        if out and _HALF.match(folded[slice(*out[-1])]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) of a folded text without the blanks and marks at its ends."""
    while start < end and folded[start] in NOISE:
        start += 1
    while end > start and folded[end - 1] in NOISE:
        end -= 1
    return start, end


def _trim(folded: str, start: int, end: int) -> tuple[int, int, bool]:
    start, end = stripped(folded, start, end)
    lead = _LEADING.match(folded[start:end])
    if lead:
        start += lead.end()
    piece = folded[start:end]
    if "等" not in piece:
        return start, end, False
    match = _OPEN.search(piece)
    if match:
        return start, start + match.start(), True
    for ending in open_ends():
        if piece.endswith(ending) and len(piece) > len(ending):
            return start, end - len(ending), True
    return start, end, False


def cut_at(folded: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of a folded text between the places where `pattern` fits outside brackets."""
    cuts = [match.span() for match in pattern.finditer(folded)]
    if cuts:
        pairs = bracket_pairs(folded)
        cuts = [cut for cut in cuts if not any(a < cut[0] < b for a, b in pairs)] if pairs else cuts
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(folded)]
    return list(zip(starts, ends, strict=True))


def _cut_joiners(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = folded[start:end]
    joiners = list(_JOINERS.finditer(piece))
    pairs = bracket_pairs(piece) if joiners else []
    for match in joiners:
        left, right = piece[: match.start()], piece[match.end() :]
        if any(a < match.start() < b for a, b in pairs):
            continue
        if match.group() in ("会同", "联合") and left and right and names_a_body(left):
            return [(start, start + match.start()), *_cut_joiners(folded, start + match.end(), end)]
        if _is_name(left) and _is_name(right) and not _one_body(left, right):
            return [(start, start + match.start()), *_cut_joiners(folded, start + match.end(), end)]
    return [(start, end)]


def _is_name(piece: str) -> bool:
    start, end, _ = _trim(piece, 0, len(piece))
    return names_a_body(piece[start:end]) or bool(_OPEN.search(piece))


_SHORT_LEFT = re.compile(r"^(?:[省市县区州旗]?(?:住房|人力资源|工业|文化|民族|退役军人|应急|市场)|.{0,3}机关事务|.{0,4}规划)$")


def _one_body(left: str, right: str) -> bool:
    """Whether 和 stands inside one name: 部门和单位, 县委办和… are cut only between whole names."""
    return (
        bool(_SHORT_LEFT.match(left))
        or (len(left) <= 2 and left[-1:] in "部厅")
        or right in ("单位", "部门", "机构", "政府", "人民政府", "企业", "个人")
    )
