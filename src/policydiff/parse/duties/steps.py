"""Steps in the handling of one application or one case: what an authority does with what somebody hands in, which is no duty that it is given.

A guide tells its readers what happens to their applications (县区初审，市局复审，公示后公布名单), and so do the sections of regulations and notices
on procedure. Whoever is made responsible in so many words (由市工信局负责受理和审核) is so there, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from policydiff.parse.duties.deadlines import deadline_in
from policydiff.parse.duties.statement import Body, Statement
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.fold import fold
from policydiff.vocab.phrases import pattern

_ALLOTS = pattern("steps", "{allots}")
_PROCEDURE = pattern("steps", "(?:{matters}、?)+{matter_ends}?{procedures}|{alone}")
_HANDLES = pattern("steps", "{handles}")
_HANDED_IN = pattern("steps", "(?:{asks_for}|{hands_in}[^,;。:]{0,12}?{handed})[^;。:]{0,60},[^,;。:]{0,12}$")
_PASSED = pattern("steps", "{passed}{passed_ends},?由[^,;。:]{2,40}?{handles}")
_PAPERS = pattern("steps", "{papers}[^;。:]{0,20}?,?由[^,;。:]{2,40}?{makes_known}")
_TEXT_MADE = pattern("steps", "{this}[^,;。:]{0,30}?{texts}(?:{copies}[^,;。]{1,6})?,?由[^,;。:]{2,40}?{made_by}")
_TEXT_KEPT = pattern("steps", "甲{keeps}(?=$|,)")
_NAME = "甲"


def is_step(statement: Statement, sentence: Sentence, *, guide: bool = False) -> bool:
    """Return whether what a sentence says is no more than a step in the handling of one case.

    guide: the document tells its readers how to apply, so that all it says of handling is one.
    """
    passage = statement.passage
    if passage is None or not statement.own or statement.place == "section" or not statement.bodies:
        return False
    if _TEXT_MADE().match(passage.folded) is not None and not statement.has("lead"):
        return True
    if any(body.role != "responsible" for body in statement.bodies):
        return False
    folded = _without_names(passage, statement.bodies)
    if _TEXT_KEPT().match(folded) is not None and _TEXT_MADE().search(sentence.passage.folded) is not None:
        return True
    if _ALLOTS().search(folded) is not None:
        return False
    if _HANDLES().search(folded) is None:
        return False
    if (
        _PASSED().search(passage.folded) is not None
        or _PAPERS().search(passage.folded) is not None
        or _is_of_an_applicant(statement, sentence)
    ):
        return True
    # Who is told by when to hand in what (于5月3日前报送) has something to do.
    return (guide or any(map(_tells_procedure, sentence.headings))) and deadline_in([folded]) is None


def _without_names(passage: Passage, bodies: Sequence[Body]) -> str:
    """Return the folded text without the names of bodies, which hold words of duty themselves (工程指导小组)."""
    folded = passage.folded
    for body in bodies:
        folded = folded.replace(body.name.folded, _NAME)
    return folded


def _is_of_an_applicant(statement: Statement, sentence: Sentence) -> bool:
    """Whether before the bodies somebody else hands something in: 申请人可于8月底前提交材料，由区教育局安排学位."""
    passage = sentence.passage
    at = bisect_left(passage.offsets, statement.bodies[0].name.offsets[0])
    return _HANDED_IN().search(passage.folded[:at]) is not None


@lru_cache(maxsize=1024)  # what stands below a heading asks the same
def _tells_procedure(heading: str) -> bool:
    return _PROCEDURE().fullmatch(fold(heading).strip(" 。:")) is not None
