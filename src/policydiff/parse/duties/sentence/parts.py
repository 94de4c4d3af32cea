"""Who is responsible by a sentence: X负责全市…工作, …的建设由X负责, X会同Y负责, X牵头制定…, X承担…职责, X为牵头单位，Y为配合单位.

A sentence is taken apart at ； into segments and at ， into parts. A part makes a statement where a list of bodies and nothing else
stands before a verb of duty, or between 由 and the verb; where nothing stands before it, the bodies of an earlier part are meant.
Wishes (鼓励X牵头), 负责人 and 对…负责 make none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policydiff.parse.duties.names import cut_at, stripped
from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import has_object, is_official
from policydiff.parse.duties.sentence.segment import PART, Segment
from policydiff.parse.duties.sentence.signs import may_make_duties
from policydiff.parse.duties.sentence.subjects import before_any_deed, bodies_at, is_elided
from policydiff.parse.duties.sentence.verbs import WHEN, begins_with_duty, verbs_in
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.phrases import pattern

_LONGEST = 600
_SEGMENT = re.compile(r"[;。!?]")
_WITH = pattern("lists", "{accompanied}")
_BESIDE = pattern("lists", "{accompanied}|{with}(?!{no_with})")


def read_duties(passage: Passage, before: Passage | None = None) -> list[Statement]:
    """Return the statements that a sentence makes, in order; [] for most sentences. Each holds the passage that makes it.

    before: the sentence before it in its paragraph, whose bodies a sentence without a subject speaks of: 县科技局是主管部门。负责全县…工作。
    """
    if len(passage) > _LONGEST or not may_make_duties(passage.folded):
        return []
    found: list[Statement] = []
    if role_words("defines").search(passage.folded):
        return found
    last: Passage | None = None
    places = cut_at(passage.folded, _SEGMENT)
    is_one = places[0][1] >= len(passage) - 1
    for start, end in places:
        if start == len(passage):
            break  # behind the full stop
        segment = passage.cut(start, end)
        made = list(Segment(segment).read()) if is_one or may_make_duties(segment.folded) else []
        if not made and found and _same_duty(segment, found[-1], passage):
            found[-1] = _with_more(found[-1], segment, passage)
            continue
        if not made and last is not None:
            made = list(_of_subject_before(segment, last, passage)) if begins_with_duty(segment.folded) else []
            made = made or list(_with_subject_before(segment, last))
            made = made or (list(_goes_on(segment, found[-1])) if found and found[-1].own else [])
        found += made
        last = segment if last is None or not begins_with_duty(segment.folded) else last
    if not found and before is not None and len(before) <= _LONGEST:
        found += [*_of_subject_before(passage, before)] or _with_subject_before(passage, before)
    return found


def _same_duty(segment: Passage, said: Statement, passage: Passage) -> bool:
    """Whether a stretch behind ； only goes on with what the statement before it makes its bodies answer for: A负责…；负责…."""
    if said.passage is None or not said.own or said.weak or not begins_with_duty(segment.folded):
        return False
    between = passage.folded[passage.offsets.index(said.passage.offsets[-1]) + 1 : passage.offsets.index(segment.offsets[0])]
    verbs = [verb for verb in verbs_in(segment.folded) if not verb.duty.by]
    roles = {body.role for body in said.bodies}
    alone = bool(verbs) and verbs[0].duty.plain and is_elided(segment.folded[: verbs[0].start])
    return (
        alone and not between.strip(";, ") and all({verb.duty.role} == roles for verb in verbs) and not _companions(segment, verbs[0].end)
    )


def _with_more(said: Statement, segment: Passage, passage: Passage) -> Statement:
    """Return a statement with the stretch that goes on with it in its text."""
    first = passage.offsets.index(said.passage.offsets[0]) if said.passage is not None else 0
    end = passage.offsets.index(segment.offsets[-1]) + 1
    return replace(said, passage=passage.cut(*stripped(passage.folded, first, end)))


def _of_subject_before(passage: Passage, before: Passage, whole: Passage | None = None) -> Iterator[Statement]:
    """Yield the statement of a passage whose bodies stand in the one before; whole: the sentence of both, where its text reaches back to them."""
    verb = next(verbs_in(passage.folded), None)
    if verb is None or verb.duty.by or verb.duty.quiet or not is_elided(passage.folded[verb.part : verb.start]):
        return
    if verb.part and not WHEN().fullmatch(passage.folded, 0, verb.part):
        return
    if verb.duty.objects and not has_object(verb, passage.folded[verb.end :]):
        return
    *_, (start, end) = cut_at(before.folded.rstrip("。;!? "), _SEGMENT)
    told = [before.cut(start + left, start + right) for left, right in cut_at(before.folded[start:end], PART)]
    names = subject_of(told, leads=True)
    if names is not None:
        draft = Draft([Body(verb.duty.role, name) for name in names[0]], names[1])
        for other in verbs_in(passage.folded):
            also = not other.duty.by and (not other.duty.objects or has_object(other, passage.folded[other.end :]))
            if other.start > verb.end and also and is_elided(passage.folded[other.part : other.start]):
                draft.add_role(other.duty.role, names[0])
        draft.add("cooperating", _companions(passage, verb.end))
        text = passage.cut(*stripped(passage.folded, 0, len(passage)))
        if whole is not None:
            text = whole.cut(whole.offsets.index(names[0][0].offsets[0]), whole.offsets.index(text.offsets[-1]) + 1)
        yield replace(draft.settle("verb"), passage=text, own=True)


def _companions(passage: Passage, start: int) -> list[Passage]:
    """Return with whom somebody does more from a place of a passage on: 负责…，协同县住建局推动改造."""
    found: list[Passage] = []
    for left, right in cut_at(passage.folded, PART):
        beside = _BESIDE().match(passage.folded, left) if left > start else None
        others = bodies_at(passage.cut(beside.end(), right)) if beside is not None else None
        found += others[0] if others is not None else []
    return found


def _goes_on(segment: Passage, said: Statement) -> Iterator[Statement]:
    """Yield a further role of whoever the segment before speaks of, where other work stands before it: A负责…；完善台账，配合B推动…."""
    verb = next((verb for verb in verbs_in(segment.folded) if verb.part and not (verb.duty.by or verb.duty.named)), None)
    if verb is None or verb.duty.role not in ("lead", "cooperating") or not is_elided(segment.folded[verb.part : verb.start]):
        return
    names = [body.name for body in said.bodies if body.role in ("lead", "responsible")]
    starts = [start for start, _ in cut_at(segment.folded, PART) if start <= verb.part]
    if (
        not names
        or role_words("moods").search(segment.folded, 0, verb.start)
        or any(before_any_deed(segment.cut(start)) for start in starts)
    ):
        return
    if verb.duty.objects and not has_object(verb, segment.folded[verb.end :]):
        return
    text = segment.cut(*stripped(segment.folded, verb.part, len(segment)))
    yield replace(Draft([Body(verb.duty.role, name) for name in names], said.open_ended).settle("verb"), passage=text, own=True)


def _with_subject_before(segment: Passage, before: Passage) -> Iterator[Statement]:
    """Yield what a segment says that begins with 会同B, whose bodies stand in the segment or sentence before: A加强…；会同B划定…."""
    when = WHEN().match(segment.folded)
    beside = _WITH().match(segment.folded, when.end() if when else 0)
    others = before_any_deed(segment.cut(beside.end())) if beside is not None else None
    *_, (start, end) = cut_at(before.folded.rstrip("。;!? "), _SEGMENT)
    told = [before.cut(start + left, start + right) for left, right in cut_at(before.folded[start:end], PART)]
    names = subject_of(told, leads=True) if others is not None else None
    if names is None or others is None or not all(is_official(name) for name in names[0]):
        return
    bodies = [*(Body("lead", name) for name in names[0]), *(Body("cooperating", name) for name in others[0])]
    # What B does with them stands in this segment alone: the text is not that of both.
    text = segment.cut(*stripped(segment.folded, 0, len(segment)))
    yield replace(Draft(bodies, names[1] or others[1], weak=True).settle("verb"), passage=text, own=True)
