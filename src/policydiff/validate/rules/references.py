"""Rules on references: what a task, a target or a citation says of its place leads there, no item is left out, and what is cited is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from policydiff.messages import tell
from policydiff.model import Citation, Span, Target, Task
from policydiff.text.fold import squeeze
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import items, words
from policydiff.validate.rules.structure import id_of_owner, inside
from policydiff.validate.view import View, bare
from policydiff.vocab.genres import kinds


@rule("error", "structure")
def unknown_reference(view: View) -> Iterator[Hit]:
    """A plan, section, clause or target is referred to that does not exist.

    `plan`, `section`, `clause` and `of` name ids of the same file. `section` is empty where the clause stands in a preamble.
    """
    plans = {plan.id for plan in view.notice.plans}
    for path, item in items(view):
        if item.clause not in view.clause_by_id:
            yield Hit((*path, "clause"), tell("unknown-reference.clause", id=item.clause), words(item), beside=item.span)
        if isinstance(item, Task | Target):
            if item.plan not in plans:
                yield Hit((*path, "plan"), tell("unknown-reference.plan", id=item.plan), words(item), beside=item.span)
            if item.section and item.section not in view.section_by_id:
                named = tuple((*each.path, "id") for each in view.sections if each.section.path == item.path and each.plan == item.plan)
                message = tell("unknown-reference.section", id=item.section)
                yield Hit((*path, "section"), message, words(item), beside=item.span, follows=named)
        if isinstance(item, Target) and item.of is not None and item.of not in _target_ids(view):
            yield Hit((*path, "of"), tell("unknown-reference.target", id=item.of), words(item))
        if isinstance(item, Task):
            placed = view.section_by_id.get(item.section)
            beside = placed.section.span if placed else item.span  # a clause of it is lost where a stretch of the source is
            for index, name in enumerate(item.covers):
                if name not in view.clause_by_id:
                    message = tell("unknown-reference.clause", id=name)
                    yield Hit((*path, "covers", index), message, f"{words(item)} {name}", beside=beside)


@rule("warning", "structure")
def targets_missing(view: View) -> Iterator[Hit]:
    """Targets are numbered t1, t2 and so on, achievements a1, a2: a number is left out, so one is missing; or the order is another.

    A target that is none is taken out and recorded under `removed`, with a note.
    """
    for key, what, letter in (("targets", "target", "t"), ("achievements", "achievement", "a")):
        removed = sum(record.what == what for record in view.notice.removed)
        before = 0
        for index, item in enumerate(getattr(view.notice, key)):
            if not item.id.removeprefix(letter).isdigit():
                continue
            number = int(item.id.removeprefix(letter))
            missing = number - before - 1
            if item.evidence == "manual" and missing:  # a person may number what is new as they like
                continue
            if missing < 0:
                message = tell("misplaced-id.target", id=item.id, before=f"{letter}{before}")
                yield Hit((key, index, "id"), message, words(item))
            elif missing > removed:
                message = tell("targets-missing", before=f"{letter}{before}", after=item.id, count=missing - removed)
                yield Hit((key, index, "id"), message, words(item), follows=((key, index),))
            removed -= max(0, min(missing, removed))
            before = max(before, number)


def _target_ids(view: View) -> set[str]:
    return {target.id for target in (*view.notice.targets, *view.notice.achievements)}


@rule("error", "structure")
def contradictory_place(view: View) -> Iterator[Hit]:
    """A task or a target says another place than the section and clause that it refers to.

    Its plan, path and heading are copies, for reading without the tree (a task may have a heading of its own in its clause, as
    in a table's row), and its words and its span lie in its clause.
    """
    for path, item in items(view):
        clause = view.clause_by_id.get(item.clause)
        if clause is not None and item.evidence != "manual" and not _meets(item, clause.clause.span):
            yield Hit((*path, "span"), tell("contradictory-place.span", clause=item.clause), words(item))
        if not isinstance(item, Task | Target):
            continue
        if clause is not None and clause.owner != (item.section or item.plan):
            message = tell("contradictory-place.clause", clause=item.clause, owner=item.section or item.plan)
            yield Hit((*path, "clause"), message, words(item), follows=(id_of_owner(clause), (*path, "section")))
        yield from _copies(view, path, item)


@rule("warning", "structure")
def covers_mismatch(view: View) -> Iterator[Hit]:
    """The clauses that a task answers for are not one stretch of its section with all below it, in printed order, but for what other tasks answer for."""
    printed = sorted(view.clauses, key=lambda placed: placed.clause.span)  # what stands behind a list belongs to the section above it
    order = {placed.clause.id: index for index, placed in enumerate(printed)}
    served = {name for task in view.notice.tasks for name in (task.clause, *task.covers)}
    idle = [at for at, placed in enumerate(printed) if placed.clause.role != "heading" and placed.clause.id not in served]
    for index, task in enumerate(view.notice.tasks):
        if task.evidence == "manual" or task.clause not in order:
            continue
        owner, last = view.clause_by_id[task.clause].owner, -1
        for at, name in enumerate(task.covers):
            here, path = order.get(name), ("tasks", index, "covers", at)
            if here is None:
                continue
            if view.clause_by_id[name].owner != owner and not view.clause_by_id[name].owner.startswith(owner + "."):
                yield Hit(path, tell("covers-mismatch.elsewhere", clause=name), f"{words(task)} {at}")
            elif 0 <= here <= last:
                yield Hit(path, tell("covers-mismatch.order", clause=name), f"{words(task)} {at}")
            elif last >= 0 and (found := bisect_right(idle, last)) < len(idle) and idle[found] < here:
                yield Hit(path, tell("covers-mismatch.gap", clause=printed[idle[found]].clause.id), f"{words(task)} {at}")
            last = here


def _copies(view: View, path: Path, item: Task | Target) -> Iterator[Hit]:
    placed = view.section_by_id.get(item.section)
    if placed is None:
        if not item.section and item.path:
            message = tell("contradictory-place.path-only", path=item.path)
            yield Hit((*path, "path"), message, words(item), follows=((*path, "section"),))
        return
    if item.plan != placed.plan:
        message = tell("contradictory-place.plan", section=item.section, plan=placed.plan, said=item.plan)
        yield Hit((*path, "plan"), message, words(item))
    if item.path != placed.section.path:
        message = tell("contradictory-place.path", section=item.section, path=placed.section.path, said=item.path)
        yield Hit((*path, "path"), message, words(item), follows=((*placed.path, "path"), (*path, "section")))
    if isinstance(item, Task) and item.heading != placed.section.heading and bare(item.heading or "\0") not in _printed(view, item):
        message = tell("contradictory-place.heading", section=item.section, heading=placed.section.heading, said=item.heading)
        yield Hit((*path, "heading"), message, words(item), follows=((*placed.path, "heading"), (*path, "section")))


def _printed(view: View, item: Task) -> str:
    """Return the clause of a task and those that it answers for: one of them may be a heading without a number."""
    found = (view.clause_by_id.get(name) for name in (item.clause, *item.covers))
    return "\n".join(bare(placed.clause.text) for placed in found if placed)


def _meets(item: Task | Target | Citation, clause: Span) -> bool:
    """Return whether an item lies in its clause; a task may go on over the clauses after it, one label a line."""
    start, end = item.span
    return clause[0] <= start < clause[1] if isinstance(item, Task) else inside((start, end), clause)


@rule("info", "content")
def unknown_parent(view: View) -> Iterator[Hit]:
    """The notice implements a document that the corpus does not have.

    Add it to `data/raw` to see what the notice keeps of it. Looked up by document number, then by title.
    """
    corpus = view.corpus
    if corpus is None:
        return
    for index, citation in enumerate(view.notice.citations):
        if citation.relation != "implements":
            continue
        number, title = bare(citation.document_number or ""), bare(citation.title or "")
        if number not in corpus.numbers and not (
            title and title not in kinds() and title in corpus.all_titles
        ):  # 《行动计划》 is anybody's
            title = "" if citation.document_number else squeeze(citation.title or "")
            message = tell("unknown-parent", number=citation.document_number or "", title=title)
            yield Hit(("citations", index), message, words(citation))


@rule("warning", "content")
def cites_itself(view: View) -> Iterator[Hit]:
    """The notice implements itself, by its own document number: one of the two numbers is read wrongly."""
    own = view.notice.notice.document_number
    for index, citation in enumerate(view.notice.citations):
        if own and citation.relation == "implements" and citation.document_number and bare(own) == bare(citation.document_number):
            yield Hit(("citations", index, "document_number"), tell("cites-itself", number=own), words(citation))
