"""Rules on structure: ids are unique, references lead somewhere, and what is said twice is said alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydiff.messages import Message, tell
from policydiff.model import Clause, Section, Span
from policydiff.text.fold import fold, squeeze
from policydiff.text.ids import notice_id
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import items, words
from policydiff.validate.view import PlacedClause, View, bare


@rule("error", "structure")
def duplicate_id(view: View) -> Iterator[Hit]:
    """Two plans, sections, clauses, tasks or targets have one id.

    An id is how a comparison, a waiver and a person refer to a place; each stands for one place only.
    """
    for group in _named(view):
        seen: set[str] = set()
        for path, name, about in group:
            if name in seen:
                yield Hit((*path, "id"), tell("duplicate-id", id=name), f"{name} {about}")
            seen.add(name)


def _named(view: View) -> Iterator[Sequence[tuple[Path, str, str]]]:
    notice = view.notice
    yield [(("plans", index), plan.id, plan.title or "") for index, plan in enumerate(notice.plans)]
    yield [(placed.path, placed.section.id, placed.about) for placed in view.sections]
    yield [(placed.path, placed.clause.id, placed.clause.text) for placed in view.clauses]
    yield [(("tasks", index), task.id, words(task)) for index, task in enumerate(notice.tasks)]
    targets = [(("targets", index), target.id, words(target)) for index, target in enumerate(notice.targets)]
    yield targets + [(("achievements", index), target.id, words(target)) for index, target in enumerate(notice.achievements)]


@rule("error", "structure")
def misplaced_id(view: View) -> Iterator[Hit]:
    """An id does not say where it stands.

    Plans are p1, p2 and so on. A section's id continues its parent's (`p1.3.1` in `p1.3`), a clause's has its number in its
    section, plan or letter (`p1.3.1#2`), a task's that of its section (`p1.3.1`, `p1.3.1/2`); the notice's is its raw file's name
    without the ending.
    """
    notice = view.notice
    named = notice_id(notice.source.path)
    if notice.id != named:
        yield Hit(("id",), tell("misplaced-id.notice", id=notice.id, named=named), "id")
    for placed in view.sections:
        above = placed.parent.section.id if placed.parent else placed.plan
        if not placed.section.id.startswith(above + "."):
            yield Hit((*placed.path, "id"), tell("misplaced-id.section", id=placed.section.id, above=above), placed.about)
    for index, plan in enumerate(notice.plans):
        if plan.id != f"p{index + 1}":
            yield Hit(("plans", index, "id"), tell("misplaced-id.plan", id=plan.id, number=index + 1), plan.title or "")
    yield from _clause_ids(view)
    for index, task in enumerate(notice.tasks):
        if task.id.partition("/")[0] != (task.section or task.plan):
            yield Hit(
                ("tasks", index, "id"),
                tell("misplaced-id.task", id=task.id, section=task.section),
                words(task),
                follows=(("tasks", index, "section"),),
            )


def _clause_ids(view: View) -> Iterator[Hit]:
    told: set[Path] = set()  # lists of clauses: where one is wrong, all after it are
    last: PlacedClause | None = None
    for placed in view.clauses:
        clause, siblings, number = placed.clause, placed.path[:-1], int(str(placed.path[-1])) + 1
        owner, _, said = clause.id.rpartition("#")
        before = last.clause.span[1] if last and last.path[:-1] == siblings else 0
        if siblings not in told and (owner, said) != (placed.owner, str(number)):
            told.add(siblings)
            moved = owner != placed.owner
            message = tell("misplaced-id.clause", id=clause.id, owner=placed.owner if moved else "", number=None if moved else number)
            whole = (min(before, clause.span[0]), clause.span[1])
            yield Hit(
                (*placed.path, "id"), message, clause.text, beside=whole, follows=(id_of_owner(placed),) if owner != placed.owner else ()
            )
        last = placed


def id_of_owner(placed: PlacedClause) -> Path:
    """Return the path of the id of what a clause stands in."""
    return (*placed.path[:-2], "id")


def inside(inner: Span, outer: Span) -> bool:
    """Return whether a stretch lies within another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@rule("error", "structure")
def heading_not_found(view: View) -> Iterator[Hit]:
    """A section's number or heading is not what its first clause prints, or its path does not end in its number.

    The first clause of a section is its heading as printed, number and all.
    """
    for placed in view.sections:
        section = placed.section
        first = section.clauses[0] if section.clauses else None
        quoted = ((*placed.path, "clauses", 0, "text"),)
        printed = bare(first.text) if first else ""
        if not printed.startswith(bare(section.number)) or (section.number and not bare(section.number).strip(_CLOSING)):
            message = tell("heading-not-found.number", number=section.number, clause=_shown(first))
            yield Hit((*placed.path, "number"), message, placed.about, follows=quoted)
        elif not printed[len(bare(section.number)) :].lstrip(_CLOSING).startswith(bare(section.heading).lstrip(_CLOSING)):
            message = tell("heading-not-found.heading", heading=section.heading, number=section.number, clause=_shown(first))
            yield Hit((*placed.path, "heading"), message, placed.about, follows=quoted)
        own = bare(section.path.rpartition("/")[2]).partition("~")[0]
        if section.number and own != _MARK.sub("", bare(section.number)):
            message = tell("heading-not-found.path", path=section.path, number=section.number)
            yield Hit((*placed.path, "path"), message, placed.about, follows=((*placed.path, "number"),))
        above = placed.parent.section.path if placed.parent else None
        if above is not None and not section.path.startswith(above + "/"):
            yield Hit((*placed.path, "path"), tell("heading-not-found.above", path=section.path, above=above), placed.about)


_CLOSING = "、.,:。·"
_MARK = re.compile(r"\W+\Z")
"""What stands behind a number: a mark, or a sign of the portal's own font."""


def _shown(clause: Clause | None) -> Message:
    return tell("heading-not-found.no-clauses") if clause is None else tell("heading-not-found.first-clause", text=clause.text)


@rule("error", "structure")
def out_of_place(view: View) -> Iterator[Hit]:
    """A section or a clause lies outside the span of what it stands in, or before what it stands after; or the level is wrong.

    A section's span reaches from its heading to the end of its last subsection. `level` is the depth in the tree, from 1.
    """
    for placed in view.sections:
        level = placed.parent.section.level + 1 if placed.parent else 1
        if placed.section.level != level:
            yield Hit((*placed.path, "level"), tell("out-of-place.level", said=placed.section.level, level=level), placed.about)
        if placed.parent and not inside(placed.section.span, placed.parent.section.span):
            yield Hit((*placed.path, "span"), tell("out-of-place.outside"), placed.about)
        whole = _whole(placed.section)
        if whole is not None and placed.section.span != whole:
            message = tell("out-of-place.reach", start=whole[0], end=whole[1])
            yield Hit((*placed.path, "span"), message, placed.about, beside=placed.section.span)
    yield from _order(view.clauses)
    for path, item in items(view):
        yield from _pieces(path, item.span, item.pieces, words(item))
    discarded = view.notice.discarded
    for index, (before, after) in enumerate(pairwise(discarded), start=1):
        if after.span < before.span:
            yield Hit(("discarded", index, "span"), tell("out-of-place.entry"), f"{after.reason} discarded")


def _whole(section: Section) -> Span | None:
    parts = [clause.span for clause in section.clauses] + [each.span for each in section.sections]
    return (min(start for start, _ in parts), max(end for _, end in parts)) if parts else None


def _pieces(path: Path, span: Span, pieces: tuple[Span, ...] | None, about: str) -> Iterator[Hit]:
    if pieces and (pieces[0][0], pieces[-1][1]) != span:
        yield Hit((*path, "pieces"), tell("out-of-place.pieces", start=span[0], end=span[1]), about)


def _order(clauses: tuple[PlacedClause, ...]) -> Iterator[Hit]:
    last: PlacedClause | None = None
    for placed in clauses:
        yield from _pieces(placed.path, placed.clause.span, placed.clause.pieces, placed.clause.text)
        if last is not None and placed.owner == last.owner and placed.clause.span[0] < last.clause.span[0]:
            yield Hit((*placed.path, "span"), tell("out-of-place.clause", id=last.clause.id), placed.clause.text)
        last = placed


@rule("error", "structure")
def wrong_role(view: View) -> Iterator[Hit]:
    """A clause's role does not fit its place.

    `letter` is for the covering letter's clauses and for them alone; a task is read from a `responsibility` clause, a `row`, or
    the sentence that says who does it, never from a heading that is nothing but a heading.
    """
    for each in view.clauses:
        if (each.clause.role == "letter") != (each.owner == "n"):
            yield Hit((*each.path, "role"), tell("wrong-role", role=each.clause.role, owner=each.owner), each.clause.text)
    for index, task in enumerate(view.notice.tasks):
        source = view.clause_by_id.get(task.clause)
        if source is not None and task.evidence != "manual" and source.clause.role not in _FORMS[task.form]:
            message = tell("wrong-role.task", form=task.form, role=source.clause.role)
            yield Hit(("tasks", index, "form"), message, words(task), follows=((*source.path, "role"),))
    for placed in view.sections:
        for index, clause in enumerate(placed.section.clauses):
            is_heading = clause.role == "heading"
            if (
                is_heading
                and index
                and squeeze(placed.section.heading)
                and fold(squeeze(placed.section.heading)) not in fold(squeeze(clause.text))
            ):
                yield Hit((*placed.path, "clauses", index, "role"), tell("wrong-role.middle"), clause.text)
            elif index == 0 and clause.role not in ("heading", "row") and _only_heading(placed.section, clause):
                yield Hit((*placed.path, "clauses", 0, "role"), tell("wrong-role.heading", role=clause.role), clause.text)


_FORMS = {"label": ("responsibility",), "row": ("row",), "verb": ("body", "responsibility", "heading", "letter")}


def _only_heading(section: Section, clause: Clause) -> bool:
    return bool(section.heading) and bare(clause.text).strip("。.:：") == bare(section.number + section.heading).strip("。.:：")
