"""Rules on the bodies that a task names: they are printed, in the role that is printed, and none is left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from policydiff.messages import tell
from policydiff.model import ROLES, Span, Task
from policydiff.text.fold import fold, squeeze
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.view import View, bare
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.organisations import canonical_body, share_a_set
from policydiff.vocab.duties.roles import bracket_labels, label_roles, label_words, verb_pattern, verb_role, verb_roles


def bodies(task: Task) -> Iterator[tuple[str, int, str]]:
    """Yield (role, index, name) for everybody whom a task names."""
    for role in ROLES:
        yield from ((role, index, name) for index, name in enumerate(getattr(task, role)))


@rule("error", "evidence")
def organisation_not_printed(view: View) -> Iterator[Hit]:
    """A task names somebody who does not stand in the statement that it is read from.

    Names are kept as printed. Somebody who is known from elsewhere makes the task `evidence: manual`, with a note.
    """
    begins = {
        after.clause.id: (before if before.owner == after.owner else after).clause.span[0] for before, after in pairwise(view.clauses)
    }
    for index, task in enumerate(view.notice.tasks):
        statement = bare(task.text)
        for role, position, name in bodies(task):
            if task.evidence != "manual" and bare(name) not in statement and not _is_placed(task, role, name, begins.get(task.clause, 0)):
                message = tell("organisation-not-printed", name=name, text=task.text)
                yield Hit(("tasks", index, role, position), message, f"{words(task)} {name}")


def _is_placed(task: Task, role: str, name: str, begins: int) -> bool:
    """Return whether a body has a place of its own: a cell that reaches over several rows, or the subject of the sentence directly before.

    begins: where that sentence begins. What stands in that place is compared with the name by role-contradicted.
    """
    before = task.span[0]
    return any(
        each.role == role
        and each.name == name
        and (task.form == "row" or (task.form == "verb" and begins <= each.span[0] < each.span[1] <= before))
        for each in task.organisations
    )


@rule("error", "evidence")
def role_contradicted(view: View) -> Iterator[Hit]:
    """A body stands in another role than its place says: `lead` and the other lists do not agree with `organisations`.

    `organisations` has every body of the four lists with its role and its place in the source. Correct both, or neither; a name
    or a role that is known from elsewhere makes the task `evidence: manual`, with a note.
    """
    for index, task in enumerate(view.notice.tasks):
        if task.evidence == "manual":
            continue
        yield from _contradicted(view, ("tasks", index), task)
        for at, each in enumerate(task.organisations):
            path = ("tasks", index, "organisations", at)
            known, is_open = canonical_body(fold(squeeze(each.name)))
            after = next((other for other in task.organisations[at + 1 :] if other.role == each.role), None)
            shared = known is None and after is not None and each.canonical == after.canonical  # 济南、青岛市政府
            if each.canonical != known and not shared:
                message = tell("role-contradicted.canonical", name=each.name, known=known or "", said=each.canonical or "")
                yield Hit((*path, "canonical"), message, f"{words(task)} {each.name} canonical", severity="warning")
            elif each.open_set != is_open and not (each.open_set and _in_a_set(task, at)):
                message = tell("role-contradicted.open-set", name=each.name, is_open=str(is_open).lower())
                yield Hit((*path, "open_set"), message, f"{words(task)} {each.name} open", severity="warning")
            if view.source is not None and bare(view.cut(each.pieces or (each.span,))) != bare(each.name):
                yield Hit((*path, "span"), tell("role-contradicted.elsewhere", name=each.name), f"{words(task)} {each.name} span")


def _in_a_set(task: Task, at: int) -> bool:
    """Whether a body goes on with the open set that one before it in its role begins: 县级以上人民政府水行政、自然资源等部门."""
    names = [fold(squeeze(each.name)) for each in task.organisations if each.role == task.organisations[at].role]
    name = fold(squeeze(task.organisations[at].name))
    return any(share_a_set(before, name) for before in names[: names.index(name)])


def _contradicted(view: View, path: Path, task: Task) -> Iterator[Hit]:
    """Compare the four lists with the places of the bodies: one hit a task, at the list or the places that say otherwise."""
    if view.source is None and not task.organisations:  # may have been written by hand
        return
    listed: Counter[tuple[str, str]] = Counter((role, bare(name)) for role, _, name in bodies(task))
    placed: Counter[tuple[str, str]] = Counter((each.role, bare(each.name)) for each in task.organisations)
    statement = bare(task.text)
    for role, name in listed - placed:
        other = next((said for said, placed_name in placed - listed if placed_name == name), None)
        if other is not None:
            yield _contradiction(path, task, name, role, other)
            return
        if name in statement and not any(each == role for each, _ in placed - listed):  # else a name was changed
            yield Hit((*path, "organisations"), tell("role-contradicted.unplaced", name=name, role=role), f"{words(task)} {name}")
            return
    if all(name in statement or (role, name) in placed for role, name in listed):  # else a name from elsewhere is told as that
        for role, name in placed - listed:
            yield Hit((*path, role), tell("role-contradicted.unlisted", name=name, role=role), f"{words(task)} {name} placed")
            return


def _contradiction(path: Path, task: Task, name: str, listed: str, placed: str) -> Hit:
    """Return the hit on a body that stands in two roles: at its place where the list says what is printed, else at the list."""
    about = f"{words(task)} {name}"
    at = next(at for at, each in enumerate(task.organisations) if bare(each.name) == name and each.role == placed)
    place = (*path, "organisations", at, "role")
    if _printed_role(task, name) != listed:
        return Hit((*path, listed), tell("role-contradicted.role", name=name, role=listed, other=placed), about, other=place)
    return Hit(place, tell("role-contradicted.unlisted", name=name, role=placed), about)


def _printed_role(task: Task, name: str) -> str | None:
    """Return the role that the words nearest to a name say: the label before it, else the verb after it; None where neither stands."""
    before, _, after = bare(task.text).partition(name)
    labels = [label_roles()[label[0]] for label in label_words().finditer(before)]
    verb = verb_pattern().search(after)
    role = labels[-1] if labels else verb_role(verb[1]) if verb else None
    return "cooperating" if role in ("responsible", "shared") and task.lead else role


@rule("warning", "evidence")
def organisation_unlisted(view: View) -> Iterator[Hit]:
    """A responsibility statement names a body that the task does not list, or a name is not listed in full.

    Each body that stands in the brackets is in one of `lead`, `cooperating`, `responsible` and `guiding`; apart from names, a
    statement has labels, role words, marks and its deadline.
    """
    for index, task in enumerate(view.notice.tasks):
        left = [piece.removesuffix("等") for piece in _left_over(task) if piece != "等"]
        if task.form == "verb" and max(map(len, left), default=0) > _PHRASE:  # a sentence about the work, not a list of bodies
            continue
        for piece in left:
            if piece[0] != "等" and ((len(piece) <= _SCRAP and task.form != "verb") or names_a_body(piece)):
                message = tell("organisation-unlisted", name=piece)
                lists = tuple(("tasks", index, key) for key in (*ROLES, "organisations"))
                yield Hit(("tasks", index, _first_role(task)), message, f"{words(task)} {piece}", follows=lists)


@rule("warning", "structure")
def statement_without_task(view: View) -> Iterator[Hit]:
    """A responsibility statement stands in a section, and no task is read from it: a task is missing.

    A task that is none is taken out and recorded under `removed`, with a note.
    """
    tasks = view.notice.tasks
    served = {task.clause for task in tasks} | {name for task in tasks for name in task.covers}
    taken = sorted(task.span for task in tasks)
    told = [each.span[0] for each in view.notice.diagnostics if each.rule == "unread-statement" and each.span]
    removed = [bare(record.text) for record in view.notice.removed if record.what == "task"]
    for placed in view.clauses:
        clause = placed.clause
        if clause.role != "responsibility" or clause.id in served or any(clause.span[0] <= at < clause.span[1] for at in told):
            continue
        if not _within(clause.span, taken) and not _says_when(clause.text) and not any(text in bare(clause.text) for text in removed):
            message = tell("statement-without-task", text=clause.text)
            yield Hit((*placed.path, "text"), message, clause.text, beside=clause.span, unread=clause.span)


def _says_when(statement: str) -> bool:
    """Return whether a statement has one label, and it is of a deadline: 办结时限：20个工作日."""
    label, colon, rest = fold(statement).partition(":")
    return bool(colon) and ":" not in rest and label.endswith(tuple(word for word, role in label_roles().items() if role == "deadline"))


def _within(span: Span, taken: list[Span]) -> bool:
    """Return whether a statement that goes on over several clauses reaches into this one. taken: sorted."""
    at = bisect_right(taken, (span[1], 0))
    return at > 0 and any(start < span[1] and span[0] < end for start, end in taken[max(0, at - 3) : at])


@rule("warning", "evidence")
def open_end_mismatch(view: View) -> Iterator[Hit]:
    """`open_ended` says otherwise than the statement: a list of bodies ends in 等 where it is true, and only there."""
    for index, task in enumerate(view.notice.tasks):
        if task.evidence == "manual" or task.form == "row":
            continue
        is_open = any(piece[0] == "等" for piece in _left_over(task))
        if is_open != task.open_ended and not (task.open_ended and "等" in task.text):
            message = tell("open-end-mismatch.open" if is_open else "open-end-mismatch.closed", text=task.text, mark="等")
            yield Hit(("tasks", index, "open_ended"), message, words(task))


def _first_role(task: Task) -> str:
    return next((role for role in ROLES if getattr(task, role)), ROLES[0])


_SEPARATORS = re.compile("[、,;。:.]")
_FOREIGN = re.compile(r"(?:(?<=[,;])|\A)(?P<label>[^、,;:。]{2,8}):[^;:]*(?=;|\Z)")
_JOINERS = re.compile("会同|联合|以及|其中|[和及与由并]")
_SCRAP = 3
_PHRASE = 6


def _left_over(task: Task) -> list[str]:
    """Return what is left of a statement's pieces when names, labels, role words, joiners and the deadline are taken out."""
    if task.evidence == "manual" or task.form == "row" or task.clause in task.covers:  # a row or a sentence says more than who
        return []
    rest = _FOREIGN.sub(_without_foreign, bare(task.text)).replace(bare(task.deadline_printed or task.deadline or "\0"), "、")
    for name in sorted({bare(name) for _, _, name in bodies(task)}, key=len, reverse=True):
        rest = rest.replace(name, "、")
    pieces = (
        _JOINERS.sub("", _role_words().sub("", verb_pattern().sub("", piece))) for piece in _SEPARATORS.split(_labels().sub("、", rest))
    )
    return [piece for piece in pieces if piece]


def _without_foreign(part: re.Match[str]) -> str:
    """Return a part of a statement, "、" for one whose label says something else than who: 适用范围：高新区."""
    return part[0] if label_words().search(part["label"]) or part["label"] in bracket_labels() else "、"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, label_roles()), key=len, reverse=True))})(?=[:、,;])")


@cache
def _role_words() -> re.Pattern[str]:
    found = sorted(map(bare, (*label_roles(), *verb_roles())), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, found)))
