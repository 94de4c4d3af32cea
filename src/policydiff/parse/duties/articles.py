"""Articles of a regulation: what an authority does there by itself (A组织普查, not A应当组织普查) is its duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.duties.names import cut_at, stripped
from policydiff.parse.duties.sentence.doers import doers, other_doers, says_a_deed
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.phrases import pattern

_ARTICLE = re.compile(r"第[^/]{1,9}条[^/]{0,3}$")
_SEGMENT = re.compile(r"[;。!?]")
_LONGEST = 600
_PROCEDURE = pattern("roles", "(?![^;。]*{sets_up})(?=[^;。]*{of_persons})[^;。]*{procedure}")
"""A对申请材料进行复审: a step of a procedure that somebody's application takes, and nobody's duty."""


def in_article(sentence: Sentence) -> bool:
    """Return whether a sentence stands in an article itself, and in none of its items."""
    return "条" in sentence.path and _ARTICLE.search(sentence.path) is not None


def have_articles(sentences: Sequence[Sentence]) -> bool:
    """Return whether one of some sentences does."""
    return any(_ARTICLE.search(path) is not None for path in {sentence.path for sentence in sentences if "条" in sentence.path})


def by_itself(sentence: Sentence, told: Sequence[Statement] = ()) -> Iterator[Statement]:
    """Yield what authorities do by themselves in a sentence of an article, but for those stretches between semicolons that make a statement otherwise.

    told: those statements. One that is not the sentence's own is of all of it.
    """
    if not in_article(sentence):
        return
    passage = sentence.passage
    if len(passage) > _LONGEST or not says_a_deed(passage.folded):
        return
    if role_words("penal").search(passage.folded) or role_words("defines").search(passage.folded):
        return
    for start, end in cut_at(passage.folded, _SEGMENT):
        segment = passage.cut(*stripped(passage.folded, start, end))
        if len(segment) and any(_is_said_in(each, segment) for each in told):
            continue
        told_in_passing = _PROCEDURE().match(segment.folded) or role_words("meets").search(segment.folded)
        named = doers(segment) if len(segment) and not told_in_passing else None
        if named is not None:
            draft = Draft([Body("responsible", name) for name in named[0]], named[1])
            for others in other_doers(segment, named[0]):
                draft.add("responsible", others[0])
                draft.open_ended |= others[1]
            yield replace(draft.settle("verb"), passage=segment, own=True, place="article")


def _is_said_in(statement: Statement, segment: Passage) -> bool:
    said = statement.passage
    return said is None or (said.offsets[0] <= segment.offsets[-1] and segment.offsets[0] <= said.offsets[-1])
