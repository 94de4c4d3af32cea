"""Verbs of promise at a place in the text: 培育, 新增, 改造."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from policydiff.vocab.amounts.promises import words_of

VerbKind = Literal["adds", "makes", "does"]

# A verb is none where it begins a noun: 建设用地, 完成率, 投入强度, 组织化, 培训基地, 新增就业.
_NOUN = re.compile(
    r"[率量数度化业]|面积|强度|能力|规模(?!以上)|水平|用地|标准(?!厂房|化|地)|工期|机构|单位|部门|方案|占|产出|周期|成本|质量|性|总值|人次|时间|人数|对象|后(?!备)"
)
_HOUSE = re.compile(r"基地|中心|平台|机构|站|点|设施|商|业|员")
_HOUSED = frozenset(
    ["培训", "研发", "服务", "监测", "检测", "孵化", "培养", "处理", "处置", "接待", "回收", "治理", "储备", "对接", "指导", "救助"]
)
_MORE = re.compile(r"就业|城镇就业|[量率]")
_BRACKETED = re.compile(r"新\([^()]{1,8}\)[建增]")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at `start`. kind: adds (新增: an increase), makes (培育: no part of the metric), does (改造: part of the metric)."""

    word: str
    kind: VerbKind
    start: int

    @property
    def end(self) -> int:
        """Return where the verb ends."""
        return self.start + len(self.word)


@cache
def _table() -> dict[str, VerbKind]:
    kinds: tuple[VerbKind, ...] = ("does", "makes", "adds")
    return {word: kind for kind in kinds for word in words_of(kind)}


@cache
def _by_first() -> dict[str, list[tuple[str, VerbKind]]]:
    """The verbs by their first character, the longest first."""
    found: dict[str, list[tuple[str, VerbKind]]] = {}
    for word, kind in sorted(_table().items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(word[0], []).append((word, kind))
    return found


@cache
def _longest() -> int:
    return max(map(len, _table()))


def verb_at(folded: str, at: int, end: int) -> Verb | None:
    """Return the longest verb that begins at `at` and ends by `end`, or None; not where it begins a noun."""
    for word, kind in _by_first().get(folded[at : at + 1], ()):
        if folded.startswith(word, at, end) and not _begins_noun(folded, at + len(word), word, kind):
            return Verb(word, kind, at)
    if folded[at : at + 2] != "新(":
        return None
    match = _BRACKETED.match(folded, at, end)
    return Verb(match[0], "adds", at) if match else None


def _begins_noun(folded: str, at: int, word: str, kind: VerbKind) -> bool:
    if kind == "adds":
        return bool(_MORE.match(folded, at))
    return bool(_NOUN.match(folded, at)) or (word in _HOUSED and bool(_HOUSE.match(folded, at)))


def verb_before(folded: str, left: int, at: int) -> Verb | None:
    """Return the verb that ends at `at` behind what it counts (科技型企业新增50家), or None."""
    for length in range(min(_longest(), at - left), 0, -1):
        word = folded[at - length : at]
        kind = _table().get(word)
        if kind and (kind != "makes" or word in words_of("closing")):
            return Verb(word, kind, at - length)
    return None
