"""Rules on structure: ids are unique, references lead somewhere, and what is said twice is said alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydiff.messages import quoted
from policydiff.model import Citation, Clause, Section, Span, Target, Task
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
                yield Hit((*path, "id"), f"the id {quoted(name)} stands here a second time", f"{name} {about}")
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
def unknown_reference(view: View) -> Iterator[Hit]:
    """A plan, section, clause or target is referred to that does not exist.

    `plan`, `section`, `clause` and `of` name ids of the same file. `section` is empty where the clause stands in a preamble.
    """
    plans = {plan.id for plan in view.notice.plans}
    for path, item in items(view):
        if item.clause not in view.clause_by_id:
            yield Hit((*path, "clause"), f"there is no clause {quoted(item.clause)}", words(item), beside=item.span)
        if isinstance(item, Task | Target):
            if item.plan not in plans:
                yield Hit((*path, "plan"), f"there is no plan {quoted(item.plan)}", words(item), beside=item.span)
            if item.section and item.section not in view.section_by_id:
                named = tuple((*each.path, "id") for each in view.sections if each.section.path == item.path and each.plan == item.plan)
                message = f"there is no section {quoted(item.section)}"
                yield Hit((*path, "section"), message, words(item), beside=item.span, follows=named)
        if isinstance(item, Target) and item.of is not None and item.of not in _target_ids(view):
            yield Hit((*path, "of"), f"there is no target {quoted(item.of)}", words(item))


def _target_ids(view: View) -> set[str]:
    return {target.id for target in (*view.notice.targets, *view.notice.achievements)}


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
        yield Hit(("id",), f"the id {quoted(notice.id)} is not the raw file's name {quoted(named)}", "id")
    for placed in view.sections:
        above = placed.parent.section.id if placed.parent else placed.plan
        if not placed.section.id.startswith(above + "."):
            yield Hit((*placed.path, "id"), f"the section {quoted(placed.section.id)} stands in {quoted(above)}", placed.about)
    for index, plan in enumerate(notice.plans):
        if plan.id != f"p{index + 1}":
            yield Hit(("plans", index, "id"), f"the plan {quoted(plan.id)} is number {index + 1}", plan.title or "")
    yield from _clause_ids(view)
    for index, task in enumerate(notice.tasks):
        if task.id.partition("/")[0] != (task.section or task.plan):
            yield Hit(("tasks", index, "id"), f"the task {quoted(task.id)} is of the section {quoted(task.section)}", words(task))


def _clause_ids(view: View) -> Iterator[Hit]:
    told: set[Path] = set()  # lists of clauses: where one is wrong, all after it are
    last: PlacedClause | None = None
    for placed in view.clauses:
        clause, siblings, number = placed.clause, placed.path[:-1], int(str(placed.path[-1])) + 1
        owner, _, said = clause.id.rpartition("#")
        before = last.clause.span[1] if last and last.path[:-1] == siblings else 0
        if siblings not in told and (owner, said) != (placed.owner, str(number)):
            told.add(siblings)
            place = f"stands in {quoted(placed.owner)}" if owner != placed.owner else f"is number {number}"
            message = f"the clause {quoted(clause.id)} {place}"
            whole = (min(before, clause.span[0]), clause.span[1])
            yield Hit(
                (*placed.path, "id"), message, clause.text, beside=whole, follows=(_id_of_owner(placed),) if owner != placed.owner else ()
            )
        last = placed


def _id_of_owner(placed: PlacedClause) -> Path:
    return (*placed.path[:-2], "id")


@rule("error", "structure")
def contradictory_place(view: View) -> Iterator[Hit]:
    """A task or a target says another place than the section and clause that it refers to.

    Its plan, path and heading are copies, for reading without the tree (a task may have a heading of its own in its clause, as
    in a table's row), and its words and its span lie in its clause.
    """
    for path, item in items(view):
        clause = view.clause_by_id.get(item.clause)
        if clause is not None and item.evidence != "manual" and not _meets(item, clause.clause.span):
            yield Hit((*path, "span"), f"the span lies outside its clause {item.clause}", words(item))
        if not isinstance(item, Task | Target):
            continue
        if clause is not None and clause.owner != (item.section or item.plan):
            message = f"the clause {quoted(item.clause)} is not in {quoted(item.section or item.plan)}"
            yield Hit((*path, "clause"), message, words(item), follows=(_id_of_owner(clause), (*path, "section")))
        yield from _copies(view, path, item)


def _copies(view: View, path: Path, item: Task | Target) -> Iterator[Hit]:
    placed = view.section_by_id.get(item.section)
    if placed is None:
        if not item.section and item.path:
            yield Hit((*path, "path"), f"the path {quoted(item.path)} is given without a section", words(item))
        return
    if item.plan != placed.plan:
        yield Hit((*path, "plan"), f"the section {item.section} is in {placed.plan}, not in {quoted(item.plan)}", words(item))
    if item.path != placed.section.path:
        message = f"the section {item.section} has the path {placed.section.path}, not {quoted(item.path)}"
        yield Hit((*path, "path"), message, words(item), follows=((*placed.path, "path"), (*path, "section")))
    if isinstance(item, Task) and item.heading != placed.section.heading and bare(item.heading or "\0") not in _printed(view, item):
        message = f"the section {item.section} is headed {quoted(placed.section.heading)}, not {quoted(item.heading)}"
        yield Hit((*path, "heading"), message, words(item), follows=((*placed.path, "heading"), (*path, "section")))


def _printed(view: View, item: Task) -> str:
    clause = view.clause_by_id.get(item.clause)
    return bare(clause.clause.text) if clause else ""


def _meets(item: Task | Target | Citation, clause: Span) -> bool:
    """Return whether an item lies in its clause; a task may go on over the clauses after it, one label a line."""
    start, end = item.span
    return clause[0] <= start < clause[1] if isinstance(item, Task) else _inside((start, end), clause)


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@rule("error", "structure")
def heading_not_found(view: View) -> Iterator[Hit]:
    """A section's number or heading is not what its first clause prints, or its path does not end in its number.

    The first clause of a section is its heading as printed, number and all.
    """
    for placed in view.sections:
        section = placed.section
        first = section.clauses[0] if section.clauses else None
        printed = bare(first.text) if first else ""
        if not printed.startswith(bare(section.number)):
            yield Hit((*placed.path, "number"), f"the number {quoted(section.number)} does not begin {_shown(first)}", placed.about)
        elif not printed.startswith(bare(section.number + section.heading)):
            message = f"the heading {quoted(section.heading)} does not follow {section.number} in {_shown(first)}"
            yield Hit((*placed.path, "heading"), message, placed.about)
        own = bare(section.path.rpartition("/")[2]).partition("~")[0]
        if section.number and own != bare(section.number).rstrip(_CLOSING):
            yield Hit(
                (*placed.path, "path"), f"the path {quoted(section.path)} does not end in the number {quoted(section.number)}", placed.about
            )
        above = placed.parent.section.path if placed.parent else None
        if above is not None and not section.path.startswith(above + "/"):
            yield Hit((*placed.path, "path"), f"the path {quoted(section.path)} does not begin with {quoted(above)}", placed.about)


_CLOSING = "、.,:。"


def _shown(clause: Clause | None) -> str:
    return "a section without clauses" if clause is None else f"its first clause {quoted(clause.text)}"


@rule("error", "structure")
def out_of_place(view: View) -> Iterator[Hit]:
    """A section or a clause lies outside the span of what it stands in, or before what it stands after; or the level is wrong.

    A section's span reaches from its heading to the end of its last subsection. `level` is the depth in the tree, from 1.
    """
    for placed in view.sections:
        level = placed.parent.section.level + 1 if placed.parent else 1
        if placed.section.level != level:
            yield Hit((*placed.path, "level"), f"the level is {placed.section.level} where the section stands {level} deep", placed.about)
        if placed.parent and not _inside(placed.section.span, placed.parent.section.span):
            yield Hit((*placed.path, "span"), "the section lies outside the one it stands in", placed.about)
        whole = _whole(placed.section)
        if whole is not None and placed.section.span != whole:
            message = f"the section's parts reach from {whole[0]} to {whole[1]}"
            yield Hit((*placed.path, "span"), message, placed.about, beside=placed.section.span)
    yield from _order(view.clauses)
    discarded = view.notice.discarded
    for index, (before, after) in enumerate(pairwise(discarded), start=1):
        if after.span < before.span:
            yield Hit(("discarded", index, "span"), "the entry lies before the one that it follows", f"{after.reason} discarded")


def _whole(section: Section) -> Span | None:
    parts = [clause.span for clause in section.clauses] + [each.span for each in section.sections]
    return (min(start for start, _ in parts), max(end for _, end in parts)) if parts else None


def _order(clauses: tuple[PlacedClause, ...]) -> Iterator[Hit]:
    last: PlacedClause | None = None
    for placed in clauses:
        start, end = placed.clause.span
        pieces = placed.clause.pieces
        if pieces and (pieces[0][0], pieces[-1][1]) != (start, end):
            yield Hit((*placed.path, "pieces"), f"the pieces do not reach from {start} to {end}", placed.clause.text)
        if last is not None and placed.owner == last.owner and start < last.clause.span[0]:
            yield Hit((*placed.path, "span"), f"the clause lies before {last.clause.id}, which it follows", placed.clause.text)
        last = placed


@rule("error", "structure")
def wrong_role(view: View) -> Iterator[Hit]:
    """A clause's role does not fit its place.

    `letter` is for the covering letter's clauses and for them alone; a task is read from a `responsibility` clause, a `row`, or
    the sentence that says who does it, never from a heading that is nothing but a heading.
    """
    for each in view.clauses:
        if (each.clause.role == "letter") != (each.owner == "n"):
            yield Hit((*each.path, "role"), f"the role {each.clause.role} does not fit {quoted(each.owner)}", each.clause.text)
    for placed in view.sections:
        for index, clause in enumerate(placed.section.clauses):
            is_heading = clause.role == "heading"
            if (
                is_heading
                and index
                and squeeze(placed.section.heading)
                and fold(squeeze(placed.section.heading)) not in fold(squeeze(clause.text))
            ):
                yield Hit((*placed.path, "clauses", index, "role"), "a heading stands in the middle of a section", clause.text)
            elif index == 0 and clause.role not in ("heading", "row") and _only_heading(placed.section, clause):
                yield Hit((*placed.path, "clauses", 0, "role"), f"the section's heading has the role {clause.role}", clause.text)


def _only_heading(section: Section, clause: Clause) -> bool:
    return bool(section.heading) and bare(clause.text).strip("。.:：") == bare(section.number + section.heading).strip("。.:：")
