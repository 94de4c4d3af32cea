"""A Source becomes a Notice: the stages of this room, one after another.

Who is responsible is read with the tree, paragraph by paragraph (`tree/clauses.py`), and travels in it as statements; tasks are made of them
once the tree stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from policydiff.model import Clause, Diagnostic, Discarded, Envelope, Family, Notice, Plan, Source, SourceRecord, Task
from policydiff.parse.citations import read_citations
from policydiff.parse.commencement import with_commencement
from policydiff.parse.doubts import doubts, implausible_dates
from policydiff.parse.due import with_deadlines
from policydiff.parse.duties.deadlines import dates_of
from policydiff.parse.duties.tasks.reader import read_tasks
from policydiff.parse.endings import ends_early
from policydiff.parse.figures.grid.cells import first_deadline
from policydiff.parse.figures.plan import read_figures
from policydiff.parse.figures.written import Figures
from policydiff.parse.frame.aside import set_aside, set_links_aside
from policydiff.parse.frame.draft import Draft, Part
from policydiff.parse.frame.envelope import make_envelope
from policydiff.parse.frame.family import family_of, is_table
from policydiff.parse.frame.head import take_head
from policydiff.parse.frame.parts import knowing_gaps, take_parts
from policydiff.parse.frame.table import take_table
from policydiff.parse.gaps import numbering_gaps
from policydiff.parse.lay.ledger import unplaced
from policydiff.parse.lay.paragraphs import Paragraph, read_paragraphs
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.mark.glued import part_farewells
from policydiff.parse.mark.marked import mark_all
from policydiff.parse.oddities import oddities
from policydiff.parse.tree.clauses import make_clause, split_clauses
from policydiff.parse.tree.flattened import gather_rows
from policydiff.parse.tree.outline import Outline, read_outline
from policydiff.parse.tree.unread import unread_tables
from policydiff.parse.unread import unread
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.text.ids import notice_id
from policydiff.vocab.amounts.five_year_plans import plans_in

_PERIOD = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-~至到]+\s*((?:19|20)\d{2})\s*年?")


def parse(source: Source) -> Notice:
    """Return the structured notice of any text whatever.

    Guaranteed: every non-blank character of source.text is in exactly one of an envelope field, a clause, or the ledger;
    removing all blanks from source.text[span] and from the text quoted for it gives the same string; the same source gives the
    same notice. What reads oddly becomes a diagnostic. Never raises.
    """
    laid = _lay(source)
    draft, envelope, plans, outlines = laid.draft, laid.envelope, laid.plans, laid.outlines
    tasks, diagnostics = _tasks(plans, outlines, envelope, laid.family)
    diagnostics += [
        *doubts(envelope, plans),
        *ends_early(envelope, plans),
        *_without_sections(plans),
        *numbering_gaps(plans),
        *implausible_dates(source.text),
    ]
    figures = _figures(plans, outlines, envelope, laid.family, laid.letter)
    figured = {target.clause for target in (*figures.targets, *figures.achievements)}
    for plan, outline in zip(plans, outlines, strict=True):
        diagnostics += unread_tables(outline.sentences, outline.rows, outline.statements, figured, fold(plan.title or ""))
    titles = [title for part in draft.parts for title in (part.title, *part.annexed_titles) if title]
    citations = read_citations([*laid.letter, *_sentences(outlines)], titles)
    return _notice(source, laid).model_copy(
        update={
            "tasks": tuple(tasks),
            "targets": tuple(with_deadlines(figures.targets, tasks)),
            "achievements": tuple(figures.achievements),
            "figures": tuple(figures.figures),
            "citations": tuple(citations),
            "discarded": _ledger(source, draft, envelope, plans),
            "diagnostics": _in_order(
                [*draft.diagnostics, *oddities(draft, envelope), *diagnostics, *figures.diagnostics, *_remarks(source)]
            ),
        }
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """A source whose parts are known: the envelope, the plans with what their sentences say of duties, and the sentences of the letter."""

    draft: Draft
    letter: list[Sentence]
    envelope: Envelope
    plans: list[Plan]
    outlines: list[Outline]
    family: Family


def parse_clauses(source: Source) -> Notice:
    """Return of the notice of a source its envelope and its plans alone, in less time, for who looks for sentences only.

    Guaranteed: they are what `parse` gives. It has no tasks, figures, citations, ledger or diagnostics, which says nothing of the text. Never raises.
    """
    return _notice(source, _lay(source))


def _notice(source: Source, laid: _Laid) -> Notice:
    return Notice(
        id=notice_id(source.path),
        source=_record(source),
        family=laid.family,
        notice=with_commencement(laid.envelope, laid.family, laid.plans, laid.draft.printed_on),
        plans=tuple(laid.plans),
    )


def _lay(source: Source) -> _Laid:
    draft = Draft()
    marked = part_farewells(mark_all(read_paragraphs(source)))
    lines = set_links_aside(draft, marked, set_aside(draft, marked))
    lines = gather_rows(take_head(draft, take_table(draft, lines)))
    if not any(told.rule == "no-document" for told in draft.diagnostics):
        take_parts(draft, lines)
    letter, letter_sentences = _letter(draft)
    envelope = make_envelope(draft, letter)
    plans: list[Plan] = []
    outlines: list[Outline] = []
    paragraph = len(draft.letter)
    begins = [line.paragraph.passage.offsets[0] for line in marked]
    for index, part in enumerate((knowing_gaps(part, begins) for part in draft.parts), start=1):
        outline = read_outline(f"p{index}", part.paragraphs, paragraph, part.annexed)
        paragraph += len(part.paragraphs) + len(part.annexed)
        outlines.append(outline)
        plans.append(_plan(f"p{index}", part, outline))
    return _Laid(draft, letter_sentences, envelope, plans, outlines, family_of(envelope, plans))


def _ledger(source: Source, draft: Draft, envelope: Envelope, plans: Sequence[Plan]) -> tuple[Discarded, ...]:
    """Return what was set aside, and whatever no stage gave a place to: together with the rest it covers the text once."""
    placed = [*envelope.placed_spans(), *(entry.span for entry in draft.discarded)]
    for plan in plans:
        placed += plan.placed_spans()
    lost = unplaced(source.text, placed)
    return tuple(sorted([*draft.discarded, *lost], key=lambda entry: entry.span))


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda item: (item.span or (-1, -1), item.rule)))


def _plan(name: str, part: Part, outline: Outline) -> Plan:
    spans = {"title": part.title_spans, "attachment": part.attachment_spans}
    return Plan.made(
        id=name,
        title=part.title,
        period=_period(part.title),
        attachment=part.attachment,
        spans={field: found for field, found in spans.items() if found},
        clauses=outline.clauses,
        sections=outline.sections,
    )


def _record(source: Source) -> SourceRecord:
    return SourceRecord.made(
        path=source.path,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        characters=len(source.text),
        pages=tuple(mark.start for mark in source.marks if mark.kind == "page"),
    )


def _tasks(plans: list[Plan], outlines: list[Outline], envelope: Envelope, family: Family) -> tuple[list[Task], list[Diagnostic]]:
    tasks: list[Task] = []
    diagnostics: list[Diagnostic] = []
    for plan, outline in zip(plans, outlines, strict=True):
        title = fold(plan.title or envelope.title or "")
        month = None if plan.period else _month_of(envelope)
        dates = dates_of(title, _year_of(envelope), month)
        found, odd = read_tasks(outline.sentences, outline.statements, dates, title, guide=family == "guide")
        tasks += found
        diagnostics += [*outline.diagnostics, *odd]
    return tasks, diagnostics


def _sentences(outlines: Iterable[Outline]) -> Iterator[Sentence]:
    return chain.from_iterable([outline.sentences for outline in outlines])


def _year_of(envelope: Envelope) -> int | None:
    """Return the year from which 今年 and 三年内 count: of issue, else of the day on which the page was published."""
    day = envelope.issued or envelope.published
    return int(day[:4]) if day else None


def _month_of(envelope: Envelope) -> int | None:
    """Return the month of issue; None where the notice names its year alone."""
    day = envelope.issued or envelope.published
    return int(day[5:7]) if day and len(day) >= 7 else None


def _figures(plans: list[Plan], outlines: list[Outline], envelope: Envelope, family: Family, letter: Sequence[Sentence] = ()) -> Figures:
    """Return the figures of all plans, numbered over the whole notice; letter: what announces the plans, and may name their year."""
    year, month = _year_of(envelope), _month_of(envelope)
    out = Figures()
    rows = {clause: row for outline in outlines for clause, row in outline.rows.items()}
    undated = year is None and any(plan.period is None for plan in plans)
    first = first_deadline(_sentences(outlines), rows) if undated else None
    for plan, outline in zip(plans, outlines, strict=True):
        title = plan.title or envelope.title
        read_figures(
            outline.sentences,
            period=plan.period,
            issued_year=year,
            title=title,
            family=family,
            letter=letter,
            rows=rows,
            first=first,
            month=month,
            out=out,
        )
    return out


# --- the letter and the plans -------------------------------------------------------------------------------------------


def _letter(draft: Draft) -> tuple[tuple[Clause, ...], list[Sentence]]:
    clauses: list[Clause] = []
    sentences: list[Sentence] = []
    for place, line in enumerate(draft.letter):
        for clause, sentence in _letter_clauses(line.paragraph, len(clauses), place):
            clauses.append(clause)
            sentences.append(sentence)
    return tuple(clauses), sentences


def _letter_clauses(paragraph: Paragraph, count: int, number: int) -> Iterator[tuple[Clause, Sentence]]:
    for piece in split_clauses(paragraph.passage):
        if paragraph.text[piece.start : piece.end].strip():
            count += 1
            clause, passage = make_clause(f"n#{count}", "letter", paragraph, piece.start, piece.end)
            yield clause, Sentence(clause.id, "letter", passage, "", "", "", (), number)


def _period(title: str | None) -> tuple[int, int] | None:
    if not title:
        return None
    match = _PERIOD.search(fold(title))
    if match is not None and int(match.group(1)) <= int(match.group(2)):
        return int(match.group(1)), int(match.group(2))
    return max(plans_in(title), default=None)  # “十三五”总结和“十四五”安排: what is still to come


# --- conservation and diagnostics ---------------------------------------------------------------------------------------


def _without_sections(plans: list[Plan]) -> Iterator[Diagnostic]:
    if plans and not any(plan.sections for plan in plans) and not all(map(is_table, plans)):
        yield Diagnostic.told("no-sections", "info")


def _remarks(source: Source) -> Iterator[Diagnostic]:
    """Yield what the reader could not take from the file, and that it accepted changes."""
    yield from unread(source.ledger)
    for mark in source.marks:
        if mark.kind == "revision":
            yield Diagnostic.told("tracked-changes", "info", (mark.start, mark.end))
            return
