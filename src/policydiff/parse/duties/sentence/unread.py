"""Sentences that name a role and make no statement that was read: told, so that nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from policydiff.model import Diagnostic
from policydiff.parse.duties.plausible import is_indefinite
from policydiff.parse.duties.sentence.subjects import is_elided
from policydiff.parse.duties.sentence.verbs import Verb, verbs_in
from policydiff.parse.lay.excerpts import excerpt
from policydiff.parse.lay.passage import Sentence
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.duties.roles import duty_pattern, naming_labels, role_words
from policydiff.vocab.phrases import pattern

_NEAR = 12
_NOBODY = pattern("roles", r"(?:^|[^面]){towards}$|^以|{persons}{shoulds}?$")
_PERSONS = pattern("roles", "{persons}")
_WISHED = pattern("roles", "{wished}$")
_THAT_IS = pattern("roles", "{that_is}")
_COMPONENT = pattern("roles", r"(?:^|[,;:。])[^,;:。]{0,12}{components}(?:[:,]|{is_told})")
_COUNTED = re.compile(r"[^,;。]{0,16}\d")


def unread_statements(sentences: Sequence[Sentence], answered: Collection[str]) -> Iterator[Diagnostic]:
    """Yield `unread-statement` for each sentence that names a role (牵头, 责任单位：, …负责) and has no statement.

    answered: the ids of the clauses that make a statement, or that one answers for item by item (X履行下列职责：（一）负责…).
    Wishes (鼓励…牵头), what was reached (牵头制定标准28项), 负责人, 对…负责 and nobody in particular (部门负责) name no role.
    """
    for sentence in sentences:
        if sentence.role in ("heading", "row") or sentence.id in answered:
            continue
        place = _named_role(sentence.passage.folded)
        if place is not None:
            start, end = place
            yield Diagnostic.told(
                "unread-statement",
                "info",
                sentence.passage.span(start, end),
                path=sentence.path or sentence.plan,
                statement=excerpt(sentence.passage.text, start, end),
            )


def _named_role(folded: str) -> tuple[int, int] | None:
    label = naming_labels().search(folded) if ":" in folded else None
    if label is not None:
        return label.span()
    if duty_pattern().search(folded) is None:
        return None  # most sentences
    return next(((verb.start, verb.end) for verb in verbs_in(folded) if _may_name(folded, verb)), None)


def _may_name(folded: str, verb: Verb) -> bool:
    if (
        verb.duty.objects
        or verb.duty.by
        or verb.duty.quiet
        or verb.answers
        or role_words("done").search(folded, verb.end, verb.end + _NEAR)
    ):
        return False
    before = folded[verb.part : verb.start]
    if role_words("moods").search(before) or role_words("other").search(folded, verb.part, verb.end + 4):
        return False
    if not is_elided(before):
        if verb.duty.role == "lead" and _WISHED().search(before):
            return False
        return not _NOBODY().search(before) and not _names_all(before) and not _appoints_somebody(before) and not _counts(folded, verb)
    earlier = folded[max(folded.rfind(mark, 0, verb.start) for mark in ";。") + 1 : verb.part]
    if _COMPONENT().search(earlier):
        return False
    if _PERSONS().search(earlier[earlier.rstrip(",").rfind(",") + 1 :]):
        return False
    return not _counts(folded, verb) and not (verb.duty.role == "lead" and role_words("moods").search(earlier))


def _counts(folded: str, verb: Verb) -> bool:
    """Whether what was led is counted: 牵头51项."""
    return verb.duty.role == "lead" and _COUNTED.match(folded, verb.end) is not None


def _appoints_somebody(before: str) -> bool:
    """Whether somebody or other is appointed: 应当指定工作机构负责."""
    return any(is_indefinite(before[match.end() :]) for match in role_words("appoints").finditer(before))


def _names_all(before: str) -> bool:
    """Whether nobody in particular stands before a verb: 由政府负责, 企业要牵头."""
    for name in name_words("never").finditer(before):
        if (name.start() == 0 or _THAT_IS().match(before, name.start() - 1)) and is_elided(before[name.end() :]):
            return True
    return False
