"""Responsibility statements become tasks: one for each statement of a section, its lines joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.model import Diagnostic, Organisation, Task, TaskReason
from policydiff.parse.duties.apportioned import allotting, apportioned, begins_list, shares_out
from policydiff.parse.duties.articles import by_itself, in_article
from policydiff.parse.duties.coverage import covered
from policydiff.parse.duties.deadlines import Dates, day_in_cell, deadline_in, deadline_of, due_in_row, is_deadline, without_others
from policydiff.parse.duties.labels import label_alone, label_ends
from policydiff.parse.duties.plausible import is_implausible, may_follow_places
from policydiff.parse.duties.said import Said, joined, run_on, without_restated, without_weak
from policydiff.parse.duties.sentence.subjects import only_bodies
from policydiff.parse.duties.sentence.unread import unread_statements
from policydiff.parse.duties.statement import Body, Statement, first_group_leads, first_leads
from policydiff.parse.duties.statements import FIRST_GROUP_LEADS, FIRST_LEADS, inside, may_say_who_leads
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.duties.organisations import canonical_body, is_department_of_place, is_government, is_place, is_town, share_a_set
from policydiff.vocab.phrases import pattern

_PLACE = 3
_SEVERAL = 2
_LONGEST_NAME = 40
_CELLS = re.compile(r"[\t|]")
_TOPIC = re.compile(r"([^,;:。!?]{4,24})[。:]")
_BRANCHES = pattern("names", "{branch_levels}*{branches}")
"""地方组织, 分支机构: of the body before them."""
_THEIR = pattern("names", "{theirs}")
_OFFICE = pattern("names", "{offices}")
_FROM_HERE_ON = pattern("roles", "{from_here_on}")


def read_tasks(
    sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]], dates: Dates, title: str = ""
) -> tuple[list[Task], list[Diagnostic]]:
    """Return the tasks of one plan in printed order, and a diagnostic for each statement that reads irregularly or not at all.

    sentences: the plan's sentences in order; statements: by clause id, those that say who is responsible. A task's id is its
    section's (the plan's where there is none); the second statement of a section has the id SECTION/2. dates: what a
    deadline without a year belongs to. title: folded, of the plan; a list of tasks may
    name in its headings who has those below them.
    """
    said = joined(_statements(sentences, statements, allotting(sentences, statements, title)))
    plan = "\n".join([sentence.passage.folded for sentence in sentences])
    leading = [sentence for sentence in sentences if may_say_who_leads(sentence.passage.folded)] if may_say_who_leads(plan) else []
    if any(_says_first_leads(sentence, statements) for sentence in leading):
        said = [replace(item, statement=first_leads(item.statement)) for item in said]
    elif any(FIRST_GROUP_LEADS().search(sentence.passage.folded) for sentence in leading):
        said = [replace(item, statement=first_group_leads(item.statement)) for item in said]
    allotted = without_weak(said)
    passed_over = {item.sentence.id for item in said} - {item.sentence.id for item in allotted}
    said = without_restated(allotted)
    covers = covered(sentences, [(item.first, item.last, item.statement) for item in said])
    topics = _topics(sentences, said, covers)
    heads = {sentence.section: sentence for sentence in reversed(sentences) if sentence.role == "heading"}
    tasks: list[Task] = []
    count: dict[str, int] = {}
    for item, indexes, topic in zip(said, covers, topics, strict=True):
        owner = item.sentence.section or item.sentence.plan
        count[owner] = count.get(owner, 0) + 1
        tasks.append(
            _task(
                item,
                owner if count[owner] == 1 else f"{owner}/{count[owner]}",
                [sentences[index] for index in indexes],
                heads,
                topic,
                dates,
            )
        )
    irregular = [
        Diagnostic.told("irregular-responsibility", "warning", task.span, path=task.path or task.plan, statement=task.text[:40])
        for task in tasks
        if task.irregular
    ]
    spoken = (sentences[place].id for item in said for place in range(item.first, item.last + 1))
    answered = {*(statements.keys() - passed_over), *spoken, *(sentences[index].id for indexes in covers for index in indexes)}
    return tasks, [*irregular, *_implausible(tasks), *unread_statements(sentences, answered)]


def _topics(sentences: Sequence[Sentence], said: Sequence[Said], covers: Sequence[Sequence[int]]) -> list[str]:
    """Return for each statement the few words that its paragraph begins with, where a section has several such items without numbers.

    推动企业上云。建立资源池……。（责任单位：…） — one of two or more paragraphs of 一、支持平台建设, each with its statement.
    """
    topics: list[str] = []
    by_section: dict[str, list[int]] = {}
    named: dict[int, str] = {}
    for place, (item, indexes) in enumerate(zip(said, covers, strict=True)):
        first = sentences[indexes[0]] if len(indexes) > 1 else None
        is_item = first is not None and item.statement.form == "label" and first.paragraph == sentences[item.first].paragraph
        topic = _TOPIC.fullmatch(first.passage.folded) if first is not None and is_item else None
        topics.append(first.passage.text[: topic.end(1)] if first is not None and topic else "")
        named[place] = _name_in_card(sentences[indexes[0]]) if item.statement.form == "label" and len(indexes) > 1 else ""
        by_section.setdefault(item.sentence.section, []).append(place)
    itemised = [places for places in by_section.values() if len(places) >= _SEVERAL and all(topics[place] for place in places)]
    for places in by_section.values():
        # One item alone is one where the sections beside it have several.
        if places not in itemised and (len(places) > 1 or len(itemised) < _SEVERAL):
            for place in places:
                topics[place] = ""
    return [named[place] or topic for place, topic in enumerate(topics)]


def _name_in_card(sentence: Sentence) -> str:
    """Return the name that a card of lines with labels begins with: 项目名称：滨河路改造."""
    label, colon, name = sentence.passage.folded.rstrip("。;").partition(":")
    if not colon or len(name) > _LONGEST_NAME or column_kind(label.strip()) not in ("task", "indicator"):
        return ""
    return sentence.passage.text[len(label) + 1 : len(label) + 1 + len(name)].strip()


def _implausible(tasks: Sequence[Task]) -> Iterator[Diagnostic]:
    for task in tasks:
        odd: list[Organisation] = []
        stands_for = task.open_ended
        for body in reversed(task.organisations):
            name = fold(body.name)
            among = len(task.organisations) > 1 and name_words("beside").fullmatch(name)  # 人民团体和社会组织
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


def _statements(sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]], allot: Collection[str]) -> list[Said]:
    said: list[Said] = []
    listing, by_articles = "", any(map(in_article, sentences))
    sharing = any(map(shares_out, {sentence.headings for sentence in sentences}))
    asks_all, ends = by_articles or sharing, label_ends()
    for index, sentence in enumerate(sentences):
        may_be_label = sentence.passage.folded[-1:] in ends
        if not (asks_all or may_be_label or sentence.id in statements or sentence.id in allot):
            continue  # most sentences of most plans
        listing = sentence.section if by_articles and begins_list(sentence) else listing
        listed = bool(listing) and sentence.section.startswith(f"{listing}.")
        owner = sentence.id in allot
        shared = apportioned(sentences, index, statements, listed=listed, owner=owner) if sharing or listed or owner else None
        if shared is not None and shared.passage is not None:
            said.append(Said(sentence, shared.passage, shared, index, index, sentence.passage))
            continue
        alone = by_itself(sentence) if by_articles and sentence.role == "body" and sentence.id not in statements else ()
        for each in alone:
            if each.passage:
                said.append(Said(sentence, each.passage, each, index, index, sentence.passage))
        below = _listed_below(sentences, index, statements) if may_be_label else None
        if below is not None:
            context = run_on(sentence.passage, sentences[index + 1].passage)
            said.append(Said(sentence, context, below, index, index + 1, context))
        for statement in statements.get(sentence.id, ()):
            whole = sentence.passage if statement.form == "row" else inside(sentence.passage)
            said.append(Said(sentence, statement.passage or whole, statement, index, index, sentence.passage))
    return said


def _listed_below(sentences: Sequence[Sentence], index: int, statements: Mapping[str, Sequence[Statement]]) -> Statement | None:
    """Return what a label on a line by itself says with the line below it, where that names bodies and nothing else."""
    sentence = sentences[index]
    role = label_alone(sentence.passage.folded) if index + 1 < len(sentences) else None
    if role in (None, "person"):
        return None
    after = sentences[index + 1]
    if after.section != sentence.section or after.id in statements:
        return None
    if role == "deadline":
        return Statement(deadline=after.passage.text) if is_deadline(after.passage.folded) else None
    names, open_ended = only_bodies(after.passage) or ([], False)
    return Statement(tuple(Body(str(role), name) for name in names), open_ended) if names else None


def _task(item: Said, task_id: str, covers: Sequence[Sentence], heads: Mapping[str, Sentence], topic: str, dates: Dates) -> Task:
    sentence, statement = item.sentence, item.statement
    printed = statement.deadline
    deadline = printed and (_day_of(fold(printed), dates, in_row=statement.form == "row") or printed)
    if not printed:
        # A bracket answers for its item, the heading too; a sentence or a row for itself.
        head = heads.get(sentence.section) if not statement.own and statement.form != "row" else None
        said = [*([head] if head is not None and head not in covers else []), *covers]
        due = _due_in_row(said, dates) if statement.form == "row" else _due_in(said, statement, dates)
        deadline, printed = due or (None, None)
    heading = statement.topic or statement.subject or topic or (sentence.headings[0] if sentence.headings else "")
    return Task.made(
        span=item.passage.span(),
        pieces=item.passage.pieces(),
        evidence=None,
        note=None,
        id=task_id,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        heading=heading,
        clause=sentence.id,
        lead=statement.of("lead"),
        cooperating=statement.of("cooperating"),
        responsible=statement.of("responsible"),
        guiding=statement.of("guiding"),
        organisations=_organisations(statement.bodies, item.context),
        open_ended=statement.open_ended,
        deadline=deadline,
        deadline_printed=printed,
        covers=tuple(each.id for each in covers),
        content=statement.subject or None,
        form=statement.form,
        irregular=statement.irregular,
        text=item.passage.text,
        reason=_reason(item),
    )


def _due_in(said: Sequence[Sentence], statement: Statement, dates: Dates) -> tuple[str, str] | None:
    told = {body.name.folded for body in statement.bodies}
    texts = (each.passage.folded for each in said)
    return deadline_in([text if statement.own else without_others(text, told) for text in texts], dates.year, dates.issued)


def _due_in_row(rows: Sequence[Sentence], dates: Dates) -> tuple[str, str] | None:
    return due_in_row([fold(cell).strip() for row in rows for cell in _CELLS.split(row.passage.text)], dates)


def _reason(item: Said) -> TaskReason:
    """Return the sign by which a statement was told."""
    statement = item.statement
    if statement.form == "row":
        return "row"
    if statement.own:
        return statement.place or ("jointly" if statement.weak and statement.has("cooperating") else "sentence")  # type: ignore[return-value]
    opens = item.sentence.passage.folded.lstrip()[:1]
    return "bracket" if opens and opens in "([" else "label" if statement.form == "label" else "sentence"


def _day_of(folded: str, dates: Dates, *, in_row: bool) -> str | None:
    """Return the day that the words of a deadline are, or, where they may name stages, the last day that they name."""
    return day_in_cell(folded, dates) if in_row else deadline_of(folded, dates.year, dates.issued)


def _organisations(bodies: Sequence[Body], context: Passage) -> tuple[Organisation, ...]:
    """Return the bodies with their canonical names; a place before a government, or a place's department, stands for its own (济南、青岛市政府).

    context: the sentences that name them; there 其 says that branches (中国残联及其地方组织) are of the body before them.
    """
    found: list[Organisation] = []
    shared = False  # a place's department ends the list of places: 江苏省、重庆市水利部门
    for body in reversed(bodies):
        each = _organisation(body)
        after = found[-1] if found and found[-1].role == each.role else None
        place = is_place(body.name.folded) or (shared and is_town(body.name.folded))  # 萧山区 is one, and 山区 none
        shared = place and after is not None and (shared or is_department_of_place(fold(after.name)))
        stands_for = place or (len(each.name) <= _PLACE and after is not None and is_government(after.canonical))
        if after is not None and (shared or (each.canonical is None and stands_for)):
            each = each.model_copy(update={"canonical": after.canonical})
        found.append(each)
    found.reverse()
    for index, each in enumerate(found):
        if each.canonical is None and (whose := _whose(found[:index], bodies[index].name, context)) is not None:
            found[index] = each.model_copy(update={"canonical": whose})
    return _in_sets(found)


def _whose(before: Sequence[Organisation], name: Passage, context: Passage) -> str | None:
    """Return what a name stands for by what is named before it: 及其地方组织 for the body before, 下设办公室 for the board whose it is."""
    at = bisect_left(context.offsets, name.offsets[0])
    if before and at and _BRANCHES().fullmatch(name.folded) and _THEIR().match(context.folded, at - 1):
        return before[-1].canonical
    boards = list(name_words("boards").finditer(context.folded, 0, at)) if _OFFICE().fullmatch(name.folded) else []
    return canonical_body(boards[-1].group() + name.folded)[0] if boards else None


def _in_sets(found: list[Organisation]) -> tuple[Organisation, ...]:
    """Return the bodies with those marked as open sets that go on with the set before them: 县级以上人民政府水行政、自然资源等部门."""
    first = 0
    for index, each in enumerate(found):
        if index and each.role == found[index - 1].role and share_a_set(fold(found[first].name), fold(each.name)):
            found[index] = each.model_copy(update={"open_set": True})
        else:
            first = index
    return tuple(found)


def _organisation(body: Body) -> Organisation:
    name = body.name
    canonical, open_set = canonical_body(name.folded)
    return Organisation.made(name=name.text, canonical=canonical, open_set=open_set, role=body.role, span=name.span(), pieces=name.pieces())
