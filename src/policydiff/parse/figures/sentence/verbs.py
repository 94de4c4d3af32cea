"""Verbs of promise at a place in the text: 培育, 新增, 改造."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Literal

from policydiff.records import dataclass
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

VerbKind = Literal["adds", "makes", "does"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at [start, end). kind: adds (新增: an increase), makes (培育: no part of the metric), does (改造: part of the metric)."""

    word: str
    kind: VerbKind
    start: int
    end: int


@cache
def _table() -> dict[str, VerbKind]:
    kinds: tuple[VerbKind, ...] = ("does", "makes", "adds")
    return {word: kind for kind in kinds for word in words_of(kind)}


@cache
def _by_first() -> dict[str, tuple[int, ...]]:
    """Return by their first character how long verbs are, the longest first."""
    return _lengths(0)


@cache
def _by_last() -> dict[str, tuple[int, ...]]:
    """Return the same by their last character."""
    return _lengths(-1)


def _lengths(place: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in _table():
        found.setdefault(word[place], set()).add(len(word))
    return {mark: tuple(sorted(lengths, reverse=True)) for mark, lengths in found.items()}


def begins_verb() -> Container[str]:
    """Return the characters with which a verb can begin."""
    return _by_first()


def verb_at(folded: str, at: int, end: int) -> Verb | None:
    """Return the longest verb that begins at `at` and ends by `end`, or None; not where it begins a noun."""
    lengths = _by_first().get(folded[at : at + 1])
    if lengths is None:
        return None
    found, table = None, _table()
    for length in lengths:
        word = folded[at : at + length]
        kind = table.get(word) if at + length <= end else None
        if kind is None:
            continue
        if _noun("of_kind").match(folded, at + length):
            return None  # 提升改造|类项目
        if not _begins_noun(folded, at + length, word, kind):
            found = Verb(word, kind, at, at + length)
            break
    if found is None and folded.startswith("新(", at) and (match := _BRACKETED.match(folded, at, end)) is not None:
        found = Verb(match[0], "adds", at, match.end())
    return None if found is None or _noun("no_verb").match(folded, at) else found


def opens_with_deed(folded: str) -> bool:
    """Tell words that begin with a verb, also with one that begins a noun: 培训人数, 建设规模, not 占地面积."""
    return any(folded[:length] in _table() for length in _by_first().get(folded[:1], ()))


_BRACKETED = re.compile(r"新\([^()]{1,8}\)(?:(?:扩|改)?建|增)")


def _begins_noun(folded: str, at: int, word: str, kind: VerbKind) -> bool:
    """Tell a verb that begins a noun: 建设用地, 完成率, 投入强度, 组织化, 培训基地, 新增就业, and 培育出口企业 from 培育出龙头企业."""
    if word[-1] in words_in("figures", "comes_out") and _noun("out_noun").match(folded, at):
        return True
    if kind == "adds":
        return bool(_noun("flow").match(folded, at))
    if word not in words_in("figures", "text_maker") and _noun("text_made").match(folded, at):
        return True
    if kind == "does" and _noun("rate_of_deed").match(folded, at):
        return True
    if word in words_in("figures", "founds") and _noun("large").match(folded, at):
        return False  # 设立|规模不低于10亿元的基金
    housed = word in words_in("figures", "housed_verb")
    return bool(_noun("verbal_noun").match(folded, at)) or (housed and bool(_noun("house").match(folded, at)))


@cache
def _noun(group: str) -> re.Pattern[str]:
    return re.compile(around(group))


def verb_before(folded: str, left: int, at: int, *, counts: bool = False) -> Verb | None:
    """Return the verb that ends at `at` behind what it counts (科技型企业新增50家), or None.

    counts: what is counted follows the number, so that any verb may stand there: 分行业开展|不少于12场推广活动.
    """
    for length in _by_last().get(folded[at - 1 : at], ()):
        word = folded[at - length : at] if length <= at - left else ""
        kind = _table().get(word)
        if kind and (kind != "makes" or counts or word in words_of("closing")):
            return Verb(word, kind, at - length, at)
    return None


def only_verbs(folded: str) -> bool:
    """Tell words that are verbs and adverbs alone and name nothing: 改造提升, 再新建."""
    at, last = 0, ""
    while at < len(folded):
        verb = verb_at(folded, at, len(folded))
        match = None if verb else _adverb().match(folded, at)
        if verb is None and match is None:
            return False
        last, at = (verb.word, verb.end) if verb else ("", match.end() if match else at)
    return bool(last) and last not in words_in("figures", "also_noun")


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(any_of("adverbs"))
