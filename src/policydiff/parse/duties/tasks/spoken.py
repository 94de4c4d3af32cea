"""The statements of a plan in printed order, by whatever they are made: brackets, labels, rows, sentences, headings that share out, articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from policydiff.parse.duties.apportioned import apportioned, begins_list, shares_out
from policydiff.parse.duties.articles import by_itself, have_articles
from policydiff.parse.duties.deadlines import is_deadline
from policydiff.parse.duties.labels import label_alone, label_ends
from policydiff.parse.duties.plainly import does_plain_work, may_do_work
from policydiff.parse.duties.sentence.subjects import only_bodies
from policydiff.parse.duties.statement import Body, Statement
from policydiff.parse.duties.statements import inside
from policydiff.parse.duties.tasks.said import Said, run_on
from policydiff.parse.lay.passage import Sentence
from policydiff.text.fold import fold
from policydiff.vocab.amounts.targets import tells_what_was
from policydiff.vocab.duties.columns import column_kind


def spoken(sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]], allot: Collection[str]) -> list[Said]:
    """Return the statements of a plan with where they are said. statements: by clause id, what its sentence says; allot: the ids of headings that allot what stands below them."""
    said: list[Said] = []
    listing, by_articles = "", have_articles(sentences)
    sharing = any(map(shares_out, {sentence.headings for sentence in sentences}))
    asks_all, ends = by_articles or sharing, label_ends()
    plain = may_do_work([sentence.passage.folded for sentence in sentences]) if not asks_all else ()
    for index, sentence in enumerate(sentences):
        if index in plain and sentence.role == "body" and sentence.id not in statements:
            said += _plainly(sentence, index)
            continue
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
        told = statements.get(sentence.id, ())
        alone = by_itself(sentence, told) if by_articles and sentence.role == "body" else ()
        below = _listed_below(sentences, index, statements) if may_be_label else None
        if below is not None:
            context = run_on(sentence.passage, sentences[index + 1].passage)
            said.append(Said(sentence, context, below, index, index + 1, context))
        for statement in _in_order(alone, told):
            whole = sentence.passage if statement.form == "row" else inside(sentence.passage)
            said.append(Said(sentence, statement.passage or whole, statement, index, index, sentence.passage))
    return said


def _in_order(alone: Iterable[Statement], told: Sequence[Statement]) -> Sequence[Statement]:
    """Return the statements of a sentence as they stand in it; those that are of all of it as they are."""
    found = list(alone)
    return sorted([*found, *told], key=lambda each: each.passage.offsets[0] if each.passage is not None else 0) if found else told


def _plainly(sentence: Sentence, index: int) -> list[Said]:
    """Return what authorities do by a sentence that nothing else makes a statement of."""
    passage, reported = sentence.passage, any(tells_what_was(fold(heading)) for heading in sentence.headings)
    return [Said(sentence, each.passage or passage, each, index, index, passage) for each in does_plain_work(passage, reported=reported)]


def _listed_below(sentences: Sequence[Sentence], index: int, statements: Mapping[str, Sequence[Statement]]) -> Statement | None:
    """Return what a label on a line by itself says with the line below it, where that names bodies and nothing else."""
    sentence = sentences[index]
    role = label_alone(sentence.passage.folded) if index + 1 < len(sentences) else None
    if role in (None, "person"):
        return None
    after = sentences[index + 1]
    if after.section != sentence.section or after.id in statements or column_kind(after.passage.folded.strip(" :")) is not None:
        return None  # a form has one label below another
    if role == "deadline":
        return Statement(deadline=after.passage.text) if is_deadline(after.passage.folded) else None
    names, open_ended = only_bodies(after.passage) or ([], False)
    return Statement(tuple(Body(str(role), name) for name in names), open_ended) if names else None
