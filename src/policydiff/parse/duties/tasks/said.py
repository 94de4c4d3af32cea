"""Statements with where they are said: the lines of one joined, and without those that say again what another says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import ROLES
from policydiff.parse.duties.statement import Body, Statement, merge
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.records import dataclass
from policydiff.vocab.duties.organisations import canonical_body, is_called_by_function

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, the passage that makes it and the sentence it begins in.

    first, last: the places in the plan of the sentences it begins and ends in; context: the whole of all its sentences.
    """

    sentence: Sentence
    passage: Passage
    statement: Statement
    first: int
    last: int
    context: Passage


def run_on(first: Passage, second: Passage) -> Passage:
    """Return the text of two passages, one behind the other."""
    return Passage(first.text + second.text, [*first.offsets, *second.offsets], first.folded + second.folded, first.breaks | second.breaks)


def joined(said: list[Said]) -> list[Said]:
    """Return the statements that name somebody, with lines joined that make one: 牵头单位：… and, on the next line, 配合单位：… or 完成时限：…."""
    out: list[Said] = []
    due: dict[str, list[Statement]] = {}
    for item in said:
        if out and _continues(out[-1], item):
            out[-1] = _merge(out[-1], item)
        elif item.statement.bodies:
            out.append(item)
        elif item.statement.deadline:
            due.setdefault(item.sentence.section, []).append(item.statement)
    return [_due(item, due.get(item.sentence.section, ())) for item in out] if due else out


def _due(item: Said, lines: Sequence[Statement]) -> Said:
    """Return a statement with the day that a line of its own gives to the whole section: 完成时限：2026年12月."""
    if len(lines) != 1 or item.statement.deadline or not item.sentence.section or item.statement.form == "row":
        return item
    return replace(item, statement=replace(item.statement, deadline=lines[0].deadline))


def _continues(before: Said, after: Said) -> bool:
    a, b = before.statement, after.statement
    return (
        before.sentence.section == after.sentence.section
        and after.first == before.last + 1
        and a.form == b.form == "label"
        and not any(a.has(role) and b.has(role) for role in ROLES)
        and not (a.has("responsible") and b.has("lead"))
    )


def _merge(before: Said, after: Said) -> Said:
    context = run_on(before.context, after.context)
    # What stands between the two (a full stop, the brackets) stays, so that the text is still a source slice.
    start = bisect_left(context.offsets, before.passage.offsets[0])
    end = bisect_left(context.offsets, after.passage.offsets[-1]) + 1
    return Said(before.sentence, context.cut(start, end), merge(before.statement, after.statement), before.first, after.last, context)


def allots_by_label(said: Sequence[Said]) -> bool:
    """Return whether labels and brackets say who is responsible."""
    return sum(item.sentence.role == "responsibility" or item.statement.form in ("label", "row") for item in said) >= _SEVERAL


def without_weak(said: list[Said]) -> list[Said]:
    """Return the statements without those that say who works with whom, where labels and brackets say who is responsible."""
    return [item for item in said if not item.statement.weak] if allots_by_label(said) else said


def without_restated(said: list[Said]) -> list[Said]:
    """Return the statements without sentences that say again what their item's label or bracket says.

    Such a sentence names bodies of the label alone: by the same name in the same role, or by their function without a level (科技管理部门
    for 市科技局). A label or a bracket says who answers for the whole item, so the sentence makes nobody else responsible.
    """
    labels: dict[str, list[Statement]] = {}
    for item in said:
        if _is_label(item):
            labels.setdefault(item.sentence.section, []).append(item.statement)
    return [
        item
        for item in said
        if _is_label(item) or item.statement.form != "verb" or not _restated(item.statement, labels.get(item.sentence.section, ()))
    ]


def _is_label(item: Said) -> bool:
    return item.statement.form == "label" or item.sentence.role == "responsibility"


def _restated(statement: Statement, labels: Sequence[Statement]) -> bool:
    known = [body for label in labels for body in label.bodies]
    # All of a kind (县级有关部门按照职责分工推进落实) beside bodies of the label are nobody else.
    named = [body for body in statement.bodies if not canonical_body(body.name.folded)[1]]
    return bool(known and named) and all(any(_is_same(other, body) for other in known) for body in named)


def _is_same(labelled: Body, body: Body) -> bool:
    if labelled.name.folded == body.name.folded:
        return labelled.role == body.role
    return is_called_by_function(body.name.folded) and canonical_body(body.name.folded)[0] == canonical_body(labelled.name.folded)[0]
