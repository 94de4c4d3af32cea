"""A Source becomes a Notice: the stages of this room, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.model import Clause, Diagnostic, Envelope, Notice, Plan, Source, SourceRecord, Span, Target, Task
from policydiff.parse.citations import read_citations
from policydiff.parse.duties.tasks import read_tasks
from policydiff.parse.figures.claims import read_targets
from policydiff.parse.frame.aside import set_aside
from policydiff.parse.frame.head import read_head
from policydiff.parse.frame.parts import read_parts
from policydiff.parse.frame.parts_of import Frame, Part
from policydiff.parse.lay.ledger import unplaced
from policydiff.parse.lay.paragraphs import Paragraph, read_paragraphs
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.clauses import make_clause, split_clauses
from policydiff.parse.tree.outline import Outline, clause_spans, read_outline
from policydiff.text.fold import fold
from policydiff.text.ids import notice_id
from policydiff.vocab.bodies import names_a_body
from policydiff.vocab.genres import genre_of
from policydiff.vocab.places.divisions import jurisdiction

_PERIOD = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-~至到]+\s*((?:19|20)\d{2})\s*年?")
_FIVE_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}


def parse(source: Source) -> Notice:
    """Return the structured notice of any text whatever.

    Guaranteed: every non-blank character of source.text is in exactly one of an envelope field, a clause, or the ledger;
    removing all blanks from source.text[span] and from the text quoted for it gives the same string; the same source gives the
    same notice. What reads oddly becomes a diagnostic. Never raises.
    """
    frame = Frame()
    below = read_head(frame, set_aside(frame, read_paragraphs(source)))
    read_parts(frame, below)
    envelope, letter_sentences = _envelope(frame)
    plans: list[Plan] = []
    outlines: list[Outline] = []
    paragraph = len(frame.letter)
    for index, part in enumerate(frame.parts, start=1):
        outline = read_outline(f"p{index}", part.paragraphs, paragraph)
        paragraph += len(part.paragraphs)
        outlines.append(outline)
        plans.append(_plan(f"p{index}", part, outline))
    tasks, targets, achievements, diagnostics = _contents(plans, outlines, envelope)
    titles = [plan.title for plan in plans if plan.title]
    citations = read_citations([*letter_sentences, *(s for o in outlines for s in o.sentences)], titles)
    lost = unplaced(source.text, [*_placed(envelope, plans), *(entry.span for entry in frame.discarded)])
    return Notice(
        id=notice_id(source.path),
        source=_record(source),
        notice=envelope,
        plans=tuple(plans),
        tasks=tuple(tasks),
        targets=tuple(targets),
        achievements=tuple(achievements),
        citations=tuple(citations),
        discarded=tuple(sorted([*frame.discarded, *lost], key=lambda entry: entry.span)),
        diagnostics=tuple(
            sorted(
                [*frame.diagnostics, *_oddities(frame, envelope, plans), *diagnostics, *_revisions(source)],
                key=lambda item: (item.span or (-1, -1), item.rule),
            )
        ),
    )


def _plan(name: str, part: Part, outline: Outline) -> Plan:
    spans = {"title": part.title_spans, "attachment": part.attachment_spans}
    return Plan(
        id=name,
        title=part.title,
        period=_period(part.title),
        attachment=part.attachment,
        spans={field: found for field, found in spans.items() if found},
        clauses=outline.clauses,
        sections=outline.sections,
    )


def _record(source: Source) -> SourceRecord:
    return SourceRecord(
        path=source.path,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        characters=len(source.text),
    )


def _contents(
    plans: list[Plan], outlines: list[Outline], envelope: Envelope
) -> tuple[list[Task], list[Target], list[Target], list[Diagnostic]]:
    tasks: list[Task] = []
    targets: list[Target] = []
    achievements: list[Target] = []
    diagnostics: list[Diagnostic] = []
    year = int(envelope.issued[:4]) if envelope.issued else None
    for plan, outline in zip(plans, outlines, strict=True):
        found, odd = read_tasks(outline.sentences, outline.statements)
        tasks += found
        diagnostics += [*outline.diagnostics, *odd]
        ahead, reached = read_targets(outline.sentences, period=plan.period, issued_year=year)
        targets += ahead
        achievements += reached
    targets = _renumber(targets, "t")
    achievements = _renumber(achievements, "a")
    return tasks, targets, achievements, diagnostics


def _renumber(targets: list[Target], letter: str) -> list[Target]:
    """Number over the whole notice what was numbered plan by plan; `of` names the sentence's own earlier target."""
    out: list[Target] = []
    names: dict[tuple[str, str], str] = {}
    for index, target in enumerate(targets, start=1):
        names[target.plan, target.id] = f"{letter}{index}"
        of = names.get((target.plan, target.of)) if target.of else None
        out.append(target.model_copy(update={"id": f"{letter}{index}", "of": of}))
    return out


# --- the envelope -------------------------------------------------------------------------------------------------------


def _envelope(frame: Frame) -> tuple[Envelope, list[Sentence]]:
    letter: list[Clause] = []
    sentences: list[Sentence] = []
    for place, paragraph in enumerate(frame.letter):
        for clause, sentence in _letter_clauses(paragraph, len(letter), place):
            letter.append(clause)
            sentences.append(sentence)
    fields = frame.fields
    title = fields.get("title") or fields.get("portal_title")
    issuer = fields.get("issuer") or _issuer_of(title) or fields.get("portal_issuer")
    issued = fields.get("issued") or frame.portal_issued or fields.get("enacted")
    number = fields.get("document_number")
    envelope = Envelope(
        title=title,
        genre=genre_of(fold(title)) if title else None,
        issuer=issuer,
        document_number=number,
        index_number=fields.get("index_number"),
        issued=issued,
        published=fields.get("published"),
        addressees=frame.addressees,
        jurisdiction=jurisdiction(title, issuer, number, int(issued[:4]) if issued else None, fields.get("index_number")),
        letter=tuple(letter),
        metadata=frame.metadata,
        spans={name: tuple(sorted(spans)) for name, spans in sorted(frame.spans.items()) if spans},
    )
    return envelope, sentences


def _letter_clauses(paragraph: Paragraph, count: int, number: int) -> Iterator[tuple[Clause, Sentence]]:
    for piece in split_clauses(paragraph.passage):
        if paragraph.text[piece.start : piece.end].strip():
            count += 1
            clause, passage = make_clause(f"n#{count}", "letter", paragraph, piece.start, piece.end)
            yield clause, Sentence(clause.id, "letter", passage, "", "", "", (), number)


def _issuer_of(title: str | None) -> str | None:
    if not title:
        return None
    folded = fold(title)
    cut = min((at for word in ("关于", "印发", "转发", "批转") if (at := folded.find(word)) > 0), default=0)
    head = title[:cut]
    return head if head and names_a_body(fold(head)) else None


def _period(title: str | None) -> tuple[int, int] | None:
    if not title:
        return None
    match = _PERIOD.search(fold(title))
    if match is not None and int(match.group(1)) <= int(match.group(2)):
        return int(match.group(1)), int(match.group(2))
    for name, first in _FIVE_YEARS.items():
        if name in title:
            return first, first + 4
    return None


# --- conservation and diagnostics ---------------------------------------------------------------------------------------


def placed_spans(notice: Notice) -> Iterator[Span]:
    """Yield every span that a notice gives a place to: fields, clauses, ledger. Together they cover the text once."""
    yield from _placed(notice.notice, list(notice.plans))
    yield from (entry.span for entry in notice.discarded)


def _placed(envelope: Envelope, plans: list[Plan]) -> Iterator[Span]:
    for spans in envelope.spans.values():
        yield from spans
    for clause in envelope.letter:
        yield from clause.pieces or (clause.span,)
    for plan in plans:
        for spans in plan.spans.values():
            yield from spans
        yield from clause_spans(plan)


def _oddities(frame: Frame, envelope: Envelope, plans: list[Plan]) -> Iterator[Diagnostic]:
    signed = frame.fields.get("issued")
    if signed and frame.portal_issued and signed != frame.portal_issued:
        spans = envelope.spans.get("issued", ())
        yield Diagnostic(
            rule="conflicting-dates",
            severity="warning",
            span=spans[-1] if spans else None,
            message=f"signed {signed}, but the portal says {frame.portal_issued}; the signed day stands",
        )
    if envelope.title is None:
        yield Diagnostic(rule="no-title", severity="info", message="no title was found", span=None)
    if not any(plan.sections for plan in plans):
        yield Diagnostic(rule="no-sections", severity="info", message="no numbered heading was found", span=None)


def _revisions(source: Source) -> Iterator[Diagnostic]:
    unread = [mark for mark in source.marks if mark.kind == "unread-page"]
    if unread:
        yield Diagnostic(
            rule="unread-pages",
            severity="warning",
            span=(unread[0].start, unread[0].end),
            message=f"pages that are pictures were not read: {', '.join(mark.detail for mark in unread)}",
        )
    for mark in source.marks:
        if mark.kind == "revision":
            yield Diagnostic(
                rule="tracked-changes",
                severity="info",
                span=(mark.start, mark.end),
                message="the file has tracked changes; the accepted text was read",
            )
            return
