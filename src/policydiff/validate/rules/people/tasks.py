"""Rules on tasks as wholes: nobody is named, somebody twice or under two names, a statement is odd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from policydiff.messages import tell
from policydiff.model import Task
from policydiff.text.fold import fold, squeeze
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.rules.people.named import bodies
from policydiff.validate.view import View
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.stock import asks_nobody


@rule("warning", "content")
def organisation_repeated(view: View) -> Iterator[Hit]:
    """One body stands twice in one task: twice in a role, or in two roles."""
    for index, task in enumerate(view.notice.tasks):
        seen: dict[str, str] = {}
        for role, position, name in bodies(task):
            if name in seen:
                yield Hit(
                    ("tasks", index, role, position), tell("organisation-repeated", name=name, role=seen[name]), f"{words(task)} {name}"
                )
            seen.setdefault(name, role)


@rule("warning", "content")
def task_without_organisation(view: View) -> Iterator[Hit]:
    """Nobody is responsible for a section whose siblings all but name somebody, or a task names nobody at all.

    Told where at least three sections stand side by side and at least three in four of them (with their subsections) have a task; not of aims,
    principles and final rules, in which nobody is asked to do anything.
    """
    for index, task in enumerate(view.notice.tasks):
        if not any(bodies(task)) and not task.open_ended:
            yield Hit(("tasks", index), tell("task-without-organisation.nobody"), words(task))
    served = {task.section for task in view.notice.tasks}
    above: dict[str, str] = {placed.section.id: placed.parent.section.id if placed.parent else "" for placed in view.sections}
    for section in tuple(served):
        while section in above:
            served.add(section := above[section])
    read = defaultdict(list)  # the tasks whose statement stands in a section, whatever section they name
    for index, task in enumerate(view.notice.tasks):
        read[task.clause.partition("#")[0]].append(("tasks", index, "section"))
    families = defaultdict(list)
    for placed in view.sections:
        families[placed.plan, above[placed.section.id]].append(placed)
    for family in families.values():
        idle = [placed for placed in family if placed.section.id not in served]
        if len(family) >= 3 and len(idle) * 4 <= len(family):
            for placed in (each for each in idle if not asks_nobody(squeeze(fold(each.section.heading)).rstrip(".。"))):
                here = tuple(path for inner in placed.section.walk() for path in read[inner.id])
                message = tell("task-without-organisation.idle", section=f"{placed.section.path} {placed.section.heading}".rstrip())
                yield Hit(placed.path, message, placed.about, unread=placed.section.span, follows=here)


@rule("warning", "reading")
def irregular_responsibility(view: View) -> Iterator[Hit]:
    """A responsibility statement is phrased irregularly, and was read as well as could be.

    A label is missing (牵头单位：A；B), or a name is too long to be one. Look at the roles, correct them where they are wrong, and
    waive the finding.
    """
    for index, task in enumerate(view.notice.tasks):
        if task.irregular:
            yield Hit(("tasks", index, "irregular"), tell("irregular-responsibility.task", text=task.text), words(task))


@rule("info", "content")
def organisation_variant(view: View) -> Iterator[Hit]:
    """One body seems to stand under two names: 县投资促进服务中心 and 县投资促进中心.

    Told where a name of five characters or more becomes another by leaving out two characters in the middle, or one becomes
    another by a bracket at its end. Two bodies with like names are waived.
    """
    first: dict[str, tuple[int, str, int]] = {}
    for index, task in enumerate(view.notice.tasks):
        for role, position, name in bodies(task):
            first.setdefault(squeeze(name), (index, role, position))
    for name, other in _variants(sorted(first)):
        rarer = max((name, other), key=lambda each: first[each])
        index, role, position = first[rarer]
        beside = role == "cooperating" and _behind_responsible(view.notice.tasks[index])
        message = tell("organisation-variant", name=rarer, other=other if rarer == name else name, beside=beside)
        yield Hit(("tasks", index, role, position), message, f"{name} {other}")


def _behind_responsible(task: Task) -> bool:
    """Whether a task has a lead and a label of those responsible, whose bodies stand beside it as cooperating."""
    return bool(task.lead) and any(role == "responsible" and label in task.text for label, role in label_roles().items())


def _variants(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs (longer, shorter) of names that are likely one: by two characters left out inside, or a bracket at the end."""
    known = set(names)
    for name in names:
        bracket = fold(name).find("(")
        if bracket > 2 and name[:bracket] in known:
            yield name, name[:bracket]
        if len(name) < 7 or bracket >= 0:
            continue
        for at in range(2, len(name) - 2):
            shorter = name[:at] + name[at + 2 :]
            if shorter in known and len(shorter) >= 5:
                yield name, shorter
                break
