"""Authorities that do, or are told to do, a piece of work in plain words: 县教育局要做好…排查工作, 各镇落实属地责任."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policydiff.parse.duties.names import cut_at, stripped
from policydiff.parse.duties.plausible import is_implausible
from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import is_official
from policydiff.parse.duties.sentence.subjects import Names, Part, before_any_deed, before_verb, is_elided, last_by, only_bodies
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage
from policydiff.text.patterns import texts_holding, texts_with
from policydiff.vocab.duties.deadlines import day_grammar
from policydiff.vocab.duties.organisations import canonical_body, is_at_large, is_called_by_function
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order, pattern, words_of

_SEGMENT = re.compile(r"[;。!?]")
_PART = re.compile(r"[,:]")
_MERELY = pattern("roles", ",?{between}*?{no_plain_order}|[^;。]*{should}")
_ANYBODY = pattern("roles", "^{whoever_it_is}$|{said_not_done}")
_DAYS = pattern("deadlines", r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:{till}|-)(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|底)")
_DEED = pattern(
    "roles",
    r"(?:{by_how}[^,;。:]{2,60}(?:,|(?={deeds_of_work})))?(?:{modals_of_work})?(?:{adverbs_of_work})*(?:{deeds_of_work})(?!的|了)(?=[^,;。:]{2})",
)
_HELPS = pattern("roles", "{between}*{helped_by}(?P<whom>[^,;。:的]{2,30}),{between}*{plain_deeds}")
"""A要配合B，做好…工作: whose work it is, is another's."""
_GUIDES = pattern(
    "roles",
    "(?:{modals_of_office}|{between}|{how_announced})*(?:{guided_on}(?!和|与|、)|{on_what}[^,;。:]{2,40}?{done_on}{guided_on}$|{strengthened}{on_what}[^,;。:]{2,40}?的[^,;。:的]{0,4}{guided_on}(?!和|与|、))",
)
_AT = pattern("deadlines", "{at_day}")
_TOLD_AS_DONE = pattern("roles", "{done_already}")
_BY_DAY = r"(?:19|20)\d\d年\d{1,2}月"
_MONTH = "月"
_LONGEST = 300


_ANNOUNCED = pattern(
    "roles",
    r"(?<=[\u4e00-\u9fff]{2}){announced}(?:{how_announced}|{between}|,|(?:{told_on})(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底)?前?)*{deeds_announced}(?!的|了|[\u4e00-\u9fff]{0,2}{announced_results})(?=[^,;。:]{2})",
)
"""教育部将适时组织…: what it will do, and not what it does with something (将审核意见提交…)."""
_CARRIED_OFF = pattern("roles", r"[^,;。:]*?[^,;。:]{2}{carried_off}")
_ACTS = pattern(
    "roles",
    r"(?P<office>{acting_ends}(?<!{of_firms}))(?:{modals_of_office}|{announced}(?={act_by}|{takes}|{how_announced})|(?!{announced}){between}|{how_announced}|,)*(?:{act_by}(?:[^;。:]{2,80}?,(?:{between}|{how_announced})*|[^,;。:]{2,40}?(?={deeds_behind_how})))?(?P<deed>{acting_deeds}|{strengthened}{on_what}[^,;。:]{2,40}?的(?=[^,;。:的]{0,4}{guided_on}(?:$|[,;。]))|{on_what}[^,;。:]{2,40}?{done_on}(?!{no_deed_on})|{takes}[^,;。:]{2,40}?{takes_as})(?!的|了|{no_deed_behind}|{no_deed_nouns}|[^,;。:]*{no_deed_behind},)(?=[^,;。:]{2})",
)
"""市教育局要制定培训计划, 省财政厅根据考核结果核拨资金: what an office does, and not what it should take to heart (要加强, 要高度重视)."""
_ORDERED = pattern(
    "roles",
    r"(?P<office>{acting_ends}(?<!{of_firms}))(?:{also_told})?(?:{modals_of_office}|{announced}(?={how_announced}|{act_by}|{deeds_announced}(?![\u4e00-\u9fff]{0,2}{announced_results})))(?!{no_order})(?=[^,;。:]{2})",
)
"""国务院办公厅要加强督促检查: what one office in particular is told to do, whatever that is."""
_IS_TOLD_TO = pattern("roles", "{modals_of_office}|{announced}")
_OF_AN_OFFICE = pattern("roles", "{acting_ends}(?<!{of_firms})$")
_OF_ANY_PLACE = pattern("roles", "^{whoever_it_is}")
_OF_THE_PAST = pattern("roles", "{done_already}|{news_of_deeds}")


def may_do_work(texts: Sequence[str]) -> set[int]:
    """A quick look before does_plain_work, at all sentences at once: the indexes of those that have what stands in every one of which it makes a statement."""
    announced, dated = texts_holding(load_yaml("roles")["announced"], texts), texts_holding([_MONTH], texts)
    found = {index for index in announced if _ANNOUNCED().search(texts[index]) is not None}
    found.update(index for index in dated if _in_days().search(texts[index]) is not None)
    return found | texts_with(_does_work(), texts) | texts_with(_ACTS(), texts)


@cache
def _does_work() -> re.Pattern[str]:
    """What is done by 做好…工作 and by 落实…责任, to the end of its part."""
    deeds, borne = (_escaped(key) for key in ("plain_deeds", "borne"))
    done = [rf"{deed}(?!的|了)[^,;。:]{{2,80}}{words_of('roles', 'plain_works')}" for deed in deeds]
    return re.compile(in_order([*done, *(rf"{one}[^,;。:]{{0,20}}{words_of('roles', 'charges_borne')}" for one in borne)]) + "(?=$|[,;。])")


def _escaped(key: str) -> list[str]:
    return [re.escape(word) for word in sorted(load_yaml("roles")[key], key=len, reverse=True)]


@cache
def _in_days() -> re.Pattern[str]:
    return re.compile(f"{_DAYS().pattern}|{_BY_DAY}")


def does_plain_work(passage: Passage, *, reported: bool = False) -> Iterator[Statement]:
    """Yield what authorities do by a sentence that makes no statement otherwise: A做好…工作, A要加强领导，落实…属地责任.

    Nothing but their names and words between may stand before what they do, or before an earlier part of the sentence. A应当做好… is a rule for A and
    nobody's charge. It counts only where labels and brackets do not say who is responsible. reported: a heading above says that it tells what was done.
    """
    folded = passage.folded
    if len(folded) > _LONGEST or role_words("penal").search(folded):
        return
    for start, end in cut_at(folded, _SEGMENT):
        segment = passage.cut(*stripped(folded, start, end))
        parts = cut_at(segment.folded, _PART) if len(segment) else []
        told: list[tuple[int, Names]] = []
        for index in range(len(parts)):
            names = _worker(segment, parts, index) or (_acting(segment, reported=reported) if not index else None)
            at = segment.offsets.index(names[0][0].offsets[0]) if names is not None else 0
            if names is not None and (not told or told[-1][0] != at):
                told.append((at, names))
        ends = [*(at for at, _ in told[1:]), len(segment)][: len(told)]
        for (at, names), last in zip(told, ends, strict=True):
            days = _DAYS().search(segment.folded, 0 if at == told[0][0] else at, last)
            draft = Draft([Body(_role(segment, names, last), name) for name in names[0]], names[1], weak=True)
            draft.deadline = segment.cut(*days.span()).text if days else None
            yield replace(draft.settle("verb"), passage=segment.cut(*stripped(segment.folded, at, last)), own=True)


def _role(segment: Passage, names: Names, end: int) -> str:
    """Return the role of bodies that do something by a place: they cooperate where they are to help other bodies in it (要配合县教育局，抓好…), and guide where that is all (对…进行业务指导)."""
    behind = segment.offsets.index(names[0][-1].offsets[-1]) + 1
    if _GUIDES().match(segment.folded, behind, end):
        return "guiding"
    helps = _HELPS().match(segment.folded, behind, end)
    return "cooperating" if helps and only_bodies(segment.cut(*helps.span("whom"))) is not None else "responsible"


def _worker(segment: Passage, parts: Sequence[Part], index: int) -> Names | None:
    start, end = parts[index]
    deed = _does_work().search(segment.folded, start, end + 1)
    if deed is None or deed.start() >= end:
        return _announcing(segment, start, end) or _scheduled(segment, parts, index)
    names = _named_before(segment, start, deed.start())
    if names is None and index and is_elided(segment.folded[start : deed.start()]):
        names = subject_of([segment.cut(*each) for each in parts[:index]], leads=False)
    if names is None or not _are_authorities(names) or not _are_plain(segment, names):
        return None
    behind = segment.offsets.index(names[0][-1].offsets[-1]) + 1
    return None if _MERELY().match(segment.folded, behind, deed.start()) else names


def _announcing(segment: Passage, start: int, end: int) -> Names | None:
    """Return the authorities that a part begins with and that say what they themselves will do: 教育部将适时组织评估; all of a kind (各省将…) do not."""
    will = _ANNOUNCED().search(segment.folded, start, end)
    names = before_any_deed(segment.cut(start, end)) if will is not None else None
    if will is None or names is None or not _are_authorities(names) or any(canonical_body(name.folded)[1] for name in names[0]):
        return None
    behind = segment.offsets.index(names[0][-1].offsets[-1]) + 1
    return names if behind == will.start() and _CARRIED_OFF().match(segment.folded, will.end(), end) is None else None


def _acting(segment: Passage, *, reported: bool) -> Names | None:
    """Return the offices that a segment begins with and that do a piece of work or are told to: 省领导小组办公室要建立…机制; not a kind of them (教育部门).

    reported: see does_plain_work.
    """
    folded = segment.folded
    acts = _ACTS().search(folded)
    names = only_bodies(segment.cut(0, acts.end("office"))) if acts is not None else None
    if acts is None or names is None or not all(is_an_office(name) and not is_implausible(name.folded, known=True) for name in names[0]):
        return None
    told = folded[acts.end("office") : acts.start("deed")]
    if _OF_THE_PAST().search(folded) or _MERELY().match(told):
        return None
    if (reported or acts["deed"] in load_yaml("roles")["deeds_if_told"]) and not _IS_TOLD_TO().search(told):
        return None
    return None if any(role_words(words).search(told) for words in ("moods", "hands_on")) else names


def may_be_ordered(texts: Sequence[str]) -> set[int]:
    """A quick look before ordered_in, at all sentences at once."""
    return texts_with(_ORDERED(), texts)


def ordered_in(folded: str) -> tuple[int, int] | None:
    """Return the place of the first stretch of a folded sentence that tells one office of the state to do something: 国务院办公厅要加强督促检查; None for most."""
    if len(folded) > _LONGEST:
        return None
    for start, end in cut_at(folded, _SEGMENT):
        segment = Passage.of(folded[start:end])
        told = _ORDERED().search(segment.folded)
        names = only_bodies(segment.cut(0, told.end("office"))) if told is not None else None
        if names is None or not all(is_an_office(name) and not is_implausible(name.folded, known=True) for name in names[0]):
            continue
        if not (_OF_THE_PAST().search(segment.folded) or role_words("penal").search(segment.folded)):
            return start, end
    return None


def is_an_office(name: Passage) -> bool:
    """Whether a name is of one office of the state, or of one at each place of a level (省教育厅, 区民政部门), and of no kind (教育部门, 地方政府)."""
    known, open_ended = canonical_body(name.folded)
    if known is None or open_ended or not is_official(name) or _OF_AN_OFFICE().search(name.folded) is None:
        return False
    return not is_called_by_function(name.folded) and _OF_ANY_PLACE().match(name.folded) is None


def _scheduled(segment: Passage, parts: Sequence[Part], index: int) -> Names | None:
    """Return the authorities that a part begins with and that do something in days that it or the part before names: 7月1日至8月15日，A开展抽查.

    The days make it a schedule; what was done (开展了) is told of the past.
    """
    start, end = parts[index]
    first = parts[index - 1][0] if index else start
    days = _DAYS().search(segment.folded, first, end)
    if days is None and not index and (named := before_any_deed(segment)) is not None:
        # A组织…，应在6月30日前登录平台
        behind = segment.offsets.index(named[0][-1].offsets[-1]) + 1
        due = _DEED().match(segment.folded, behind, end) and not _TOLD_AS_DONE().search(segment.folded)
        return named if due and day_grammar().dated.search(segment.folded, end) else None
    if days is None or _TOLD_AS_DONE().search(segment.folded, first, end):
        return None
    if days.start() < start and segment.folded[days.end() : start].strip(" ,"):
        return None
    within = days.start() >= start
    leads = within and not segment.folded[start : days.start()].strip(" ")
    at = days.end() if leads else start
    at += len(segment.folded[at:end]) - len(segment.folded[at:end].lstrip(" ,"))
    names = before_any_deed(segment.cut(at, end))
    if names is None:
        return None
    behind = segment.offsets.index(names[0][-1].offsets[-1]) + 1
    if within and not leads:
        return names if _AT().fullmatch(segment.folded, behind, days.start()) and _DEED().match(segment.folded, days.end(), end) else None
    return names if _DEED().match(segment.folded, behind) is not None else None


def _named_before(passage: Passage, start: int, end: int) -> Names | None:
    """Return the authorities before what they do, where they are no open set of whoever has to do with it, and not behind 由."""
    names = before_verb(passage.cut(start, end)) if last_by(passage.folded, start, end) is None else None
    return names if names is not None and _are_authorities(names) else None


def _are_authorities(names: Names) -> bool:
    return all(is_official(name) and not is_at_large(name.folded) for name in names[0])


def _are_plain(segment: Passage, names: Names) -> bool:
    """Whether bodies are what a part begins with, without a verb among them (水利部表示将配合财政部), and more than any place there is (各地)."""
    first = before_any_deed(segment.cut(segment.offsets.index(names[0][0].offsets[0])))
    if first is None or first[0][-1].offsets[-1] != names[0][-1].offsets[-1]:
        return False
    return not any(_ANYBODY().search(name.folded) or is_implausible(name.folded, known=True) for name in names[0])
