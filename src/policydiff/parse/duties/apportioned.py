"""Sections that share out duties (职责分工, 部门职责): whatever a body is said to do there is its duty."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from policydiff.parse.duties.articles import in_article
from policydiff.parse.duties.names import stripped
from policydiff.parse.duties.sentence.earlier import opening
from policydiff.parse.duties.sentence.fitting import is_official
from policydiff.parse.duties.sentence.subjects import Names, before_any_deed, only_bodies
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.fold import fold
from policydiff.vocab.duties.organisations import is_at_large
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.families import family_of_title
from policydiff.vocab.phrases import pattern

_SHARES_OUT = pattern("roles", "{shared_before}*{shared_duties}{shared_behind}?")
_MODAL = pattern("roles", "{shared_modals}+(?=[^,;。]{2})")
_SETTLES = pattern("roles", "{settles}[^,;。]{2,60}{copulas}")
"""区政府明确某地块为中转场所: what is settled already."""
_ENFORCES = pattern("roles", "{enforces}$|{enforces}(?=[。;])")
"""区城管局依法对违反规定的行为实施行政处罚: its duty, and nothing that befalls it."""
_DUTIES = pattern("roles", "的?{whose_duties}?{duties_of}(?:{as_follows})?$")
_TASKS = pattern("roles", "的?{whose_duties}?{tasks_of}$")
_COUNT = re.compile(r"\(\w?\d{1,3}\w\)$")
"""县教育局(3项)."""
_COLON = re.compile(r"[^:,;。]{2,60}:(?=.)")
_DUTIES_BELOW = pattern("roles", "{duties_of}(?:{as_follows})?:$")
_LONGEST = 600
_LONGEST_SUBJECT = 80
_LONGEST_OFFICE = 8
_BESIDE = 2


def shares_out(headings: Sequence[str]) -> bool:
    """Return whether a heading among those above a sentence is of a section that shares out duties.

    >>> shares_out(["市教育局", "部门职责分工"]), shares_out(["强化责任落实"])
    (True, False)
    """
    return any(map(_shares_out, headings))


@lru_cache(maxsize=1024)  # what stands below a heading asks the same
def _shares_out(heading: str) -> bool:
    return _SHARES_OUT().fullmatch(fold(heading).strip(" 。:")) is not None


def begins_list(sentence: Sentence) -> bool:
    """Return whether a sentence of an article begins a list of duties, whose items may name bodies of their own: 有关部门应当履行下列职责：."""
    folded = sentence.passage.folded
    return folded.endswith(":") and in_article(sentence) and _DUTIES_BELOW().search(folded) is not None


def apportioned(
    sentences: Sequence[Sentence], index: int, speaking: Collection[str], *, listed: bool = False, owner: bool = False
) -> Statement | None:
    """Return what a sentence of a section that shares out duties says, None where it is no such or says nothing.

    speaking: the ids of the sentences that make statements otherwise. A heading that is the name of a body (（一）县教育局) speaks for
    its section, a sentence for itself (县教育局要…) or for its paragraph (县教育局：…). listed: it stands below a sentence that begins a
    list of duties. owner: it is a heading of those that `allotting` finds.
    """
    sentence = sentences[index]
    if sentence.role == "heading":
        return _by_heading(sentences, index, speaking) if owner or shares_out(sentence.headings[1:]) else None
    if sentence.role != "body" or sentence.id in speaking or not (listed or shares_out(sentence.headings)):
        return None
    passage = sentence.passage
    if len(passage) > _LONGEST or (role_words("penal").search(passage.folded) and not _ENFORCES().search(passage.folded)):
        return None
    named = _before_colon(passage)
    if named is not None:
        return _statement(named, passage, paragraph=True)
    named = _before_modal(passage) or _before_deed(passage)
    return None if named is None else _statement(named, passage)


def _by_heading(sentences: Sequence[Sentence], index: int, speaking: Collection[str]) -> Statement | None:
    sentence = sentences[index]
    name = fold(sentence.headings[0])
    at = sentence.passage.folded.find(name)
    below = [each for each in sentences[index + 1 : index + 2] if each.section.startswith(sentence.section)]
    if at < 0 or not below or below[0].id in speaking:
        return None
    said = sentence.passage.cut(*stripped(sentence.passage.folded, at, at + len(name)))
    named = _named_alone(said) or _named_beside_others(sentences, sentence, said)
    return _statement(named, said, section=True) if named is not None else None


def _named_beside_others(sentences: Sequence[Sentence], heading: Sentence, said: Passage) -> Names | None:
    """Return the body that a heading is, of whom no vocabulary knows, where two at least of those beside it are bodies that are known: 5.管理办."""
    named = only_bodies(said) if len(said) <= _LONGEST_OFFICE else None
    if named is None or any(is_at_large(name.folded) for name in named[0]):
        return None
    parent = heading.section.rpartition(".")[0]
    beside = (one for one in sentences if one.role == "heading" and one is not heading and one.section.rpartition(".")[0] == parent)
    known = [one for one in beside if _named_alone(one.passage.cut(*stripped(one.passage.folded, *_heading_in(one)))) is not None]
    return named if len(known) >= _BESIDE else None


def _named_alone(said: Passage) -> Names | None:
    """Return the bodies that a heading names and nothing else, but for the word for what they have: 县教育局, 县教育局职责, 县教育局任务."""
    count = _COUNT.search(said.folded)
    said = said.cut(0, count.start()) if count else said
    duties = _DUTIES().search(said.folded) or _TASKS().search(said.folded)
    named = only_bodies(said.cut(0, duties.start()) if duties else said)
    return named if named is not None and _are_sure(named) else None


def allotting(sentences: Sequence[Sentence], speaking: Collection[str], title: str) -> frozenset[str]:
    """Return the ids of the headings of a list of tasks that say by the name of a body alone whose those below them are.

    title: folded, of the plan. Two headings at least stand side by side (一、县教育局, 二、县民政局), each with something below it, and nothing below them says by
    itself who is responsible. speaking: see apportioned.
    """
    if family_of_title(title) != "task-list":
        return frozenset()
    owners: dict[str, list[Sentence]] = {}
    for index, sentence in enumerate(sentences[:-1]):
        if sentence.role == "heading" and sentence.section and sentences[index + 1].section.startswith(sentence.section):
            said = sentence.passage.cut(*stripped(sentence.passage.folded, *_heading_in(sentence)))
            if len(said) and _named_alone(said) is not None:
                owners.setdefault(sentence.section.rpartition(".")[0], []).append(sentence)
    told = [sentence.section for sentence in sentences if sentence.id in speaking]
    return frozenset(
        one.id
        for beside in owners.values()
        for one in beside
        if len(beside) > 1 and not any(f"{section}.".startswith(f"{each.section}.") for section in told for each in beside)
    )


def _heading_in(sentence: Sentence) -> tuple[int, int]:
    name = fold(sentence.headings[0]) if sentence.headings else ""
    at = sentence.passage.folded.find(name)
    return (at, at + len(name)) if at >= 0 else (0, 0)


def _before_colon(passage: Passage) -> Names | None:
    head = _COLON.match(passage.folded)
    if head is None:
        return None
    said = passage.cut(0, head.end() - 1)
    duties = _DUTIES().search(said.folded)
    named = only_bodies(said.cut(0, duties.start()) if duties else said)
    return named if named is not None and _are_sure(named) else None


def _before_modal(passage: Passage) -> Names | None:
    """Return the bodies before the first 要 or 应当 of a sentence, where nothing else stands before it."""
    modal = _MODAL().search(passage.folded, 2, _LONGEST_SUBJECT)
    named = only_bodies(passage.cut(0, modal.start())) if modal else None
    return named if named is not None and _are_sure(named) else None


def _before_deed(passage: Passage) -> Names | None:
    """Return the bodies that a sentence begins with, before what they do; not what they may do."""
    named = before_any_deed(passage) or opening(passage)
    if named is None or not _are_sure(named):
        return None
    behind = passage.offsets.index(named[0][-1].offsets[-1]) + 1
    other = (
        any(role_words(words).match(passage.folded, behind) for words in ("moods", "persons"))
        or _SETTLES().match(passage.folded, behind) is not None
    )
    return None if other else named


def _are_sure(named: Names) -> bool:
    return all(is_official(name) and not is_at_large(name.folded) for name in named[0])


def _statement(named: Names, passage: Passage, *, paragraph: bool = False, section: bool = False) -> Statement:
    draft = Draft([Body("responsible", name) for name in named[0]], named[1])
    said = passage.cut(*stripped(passage.folded, 0, len(passage)))
    return replace(
        draft.settle("verb"), passage=said, own=True, reach="section" if section else "paragraph" if paragraph else "", place="section"
    )
