"""Responsibility statements become tasks: one for each statement of a section, its lines joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.model import Diagnostic, Organisation, Task
from policydiff.parse.duties.apportioned import allotting
from policydiff.parse.duties.deadlines import Dates
from policydiff.parse.duties.plausible import is_implausible, may_follow_places
from policydiff.parse.duties.statement import Statement, first_group_leads, first_leads
from policydiff.parse.duties.statements import FIRST_GROUP_LEADS, FIRST_LEADS, may_say_who_leads
from policydiff.parse.duties.steps import is_step
from policydiff.parse.duties.tasks.coverage import covered
from policydiff.parse.duties.tasks.making import made_task
from policydiff.parse.duties.tasks.said import Said, allots_by_label, joined, without_restated, without_weak
from policydiff.parse.duties.tasks.spoken import spoken
from policydiff.parse.duties.tasks.topics import topics_of
from policydiff.parse.duties.tasks.unread import unread_statements
from policydiff.parse.lay.passage import Sentence
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.phrases import pattern

_FROM_HERE_ON = pattern("roles", "{from_here_on}")


def read_tasks(
    sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]], dates: Dates, title: str = "", *, guide: bool = False
) -> tuple[list[Task], list[Diagnostic]]:
    """Return the tasks of one plan in printed order, and a diagnostic for each statement that reads irregularly or not at all.

    sentences: the plan's sentences in order; statements: by clause id, those that say who is responsible. A task's id is its
    section's (the plan's where there is none); the second statement of a section has the id SECTION/2. dates: what a
    deadline without a year belongs to. title: folded, of the plan; a list of tasks may
    name in its headings who has those below them. guide: it tells its readers how to apply, and what becomes of that.
    """
    said = joined(spoken(sentences, statements, allotting(sentences, statements, title)))
    said = _with_leads([item for item in said if not is_step(item.statement, item.sentence, guide=guide)], sentences, statements)
    allotted = without_weak(said)
    passed_over = {item.sentence.id for item in said} - {item.sentence.id for item in allotted}
    said = without_restated(allotted)
    covers = covered(sentences, [(item.first, item.last, item.statement) for item in said])
    topics = topics_of(sentences, said, covers)
    heads = {sentence.section: sentence for sentence in reversed(sentences) if sentence.role == "heading"}
    firsts = _firsts(said)
    tasks: list[Task] = []
    count: dict[str, int] = {}
    for item, indexes, topic in zip(said, covers, topics, strict=True):
        owner = item.sentence.section or item.sentence.plan
        count[owner] = count.get(owner, 0) + 1
        tasks.append(
            made_task(
                item,
                owner if count[owner] == 1 else f"{owner}/{count[owner]}",
                [sentences[index] for index in indexes],
                heads,
                topic,
                dates,
                first=firsts.get(item.sentence.id) if item.statement.own and len(indexes) == 1 else None,
            )
        )
    irregular = [
        Diagnostic.told("irregular-responsibility", "warning", task.span, path=task.path or task.plan, statement=task.text[:40])
        for task in tasks
        if task.irregular
    ]
    told = (sentences[place].id for item in said for place in range(item.first, item.last + 1))
    answered = {*(statements.keys() - passed_over), *told, *(sentences[index].id for indexes in covers for index in indexes)}
    return tasks, [*irregular, *_implausible(tasks), *unread_statements(sentences, answered, ordered=not (guide or allots_by_label(said)))]


def _firsts(said: Sequence[Said]) -> dict[str, int]:
    """Return by the id of each sentence that makes several statements where the first of them begins."""
    starts: dict[str, list[int]] = {}
    for item in said:
        if item.statement.own:
            starts.setdefault(item.sentence.id, []).append(item.passage.offsets[0])
    return {sentence: min(places) for sentence, places in starts.items() if len(places) > 1}


def _with_leads(said: list[Said], sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]]) -> list[Said]:
    """Return the statements with the first body, or the first group, of each as its lead where the plan says so once for all (列第一位的为牵头单位，下同)."""
    plan = "\n".join([sentence.passage.folded for sentence in sentences])
    leading = [sentence for sentence in sentences if may_say_who_leads(sentence.passage.folded)] if may_say_who_leads(plan) else []
    if any(_says_first_leads(sentence, statements) for sentence in leading):
        return [replace(item, statement=first_leads(item.statement)) for item in said]
    if any(FIRST_GROUP_LEADS().search(sentence.passage.folded) for sentence in leading):
        return [replace(item, statement=first_group_leads(item.statement)) for item in said]
    return said


def _implausible(tasks: Sequence[Task]) -> Iterator[Diagnostic]:
    for task in tasks:
        odd: list[Organisation] = []
        stands_for = task.open_ended
        for body in reversed(task.organisations):
            name = fold(body.name)
            # 人民团体和社会组织; 乡镇、村
            among = len(task.organisations) > 1 and (name_words("beside").fullmatch(name) or name_words("levels_alone").fullmatch(name))
            if not among and is_implausible(name, body.canonical is not None, stands_for):
                odd.append(body)
            stands_for = stands_for or may_follow_places(name)
        for body in reversed(odd):
            yield Diagnostic.told("implausible-body", "warning", body.span, path=task.path or task.plan, body=body.name[:40])


def _says_first_leads(sentence: Sentence, statements: Mapping[str, Sequence[Statement]]) -> bool:
    folded = sentence.passage.folded
    if FIRST_LEADS().search(folded) is None:
        return False
    return sentence.id not in statements or _FROM_HERE_ON().search(folded) is not None
