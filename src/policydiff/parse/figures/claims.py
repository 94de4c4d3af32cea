"""The figures of a plan: what it commits to reach, what it reports as reached, and every other number with a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache

from policydiff.model import Diagnostic, Family, Figure, Target
from policydiff.parse.duties.deadlines import year_of
from policydiff.parse.figures.case import Place, assesses, has_blank, is_form, rule_above, words_around
from policydiff.parse.figures.clock import Clock, Time, folded_cells
from policydiff.parse.figures.grid.cells import due, is_of_tasks, printed_cells, read_bare
from policydiff.parse.figures.grid.indicators import read_indicators
from policydiff.parse.figures.grid.shares import read_shares
from policydiff.parse.figures.grid.values import Indicator
from policydiff.parse.figures.lists import Claim, Other
from policydiff.parse.figures.metrics import basis_of, direction_of, is_smaller_better, tidy
from policydiff.parse.figures.moods import mood
from policydiff.parse.figures.naming.names import is_metric
from policydiff.parse.figures.reader import Before, Reader
from policydiff.parse.figures.sentence.moments import find_moments
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.tenses import is_ahead, is_goal, labels_goal
from policydiff.parse.lay.excerpts import excerpt
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.tables import Row, read_rows
from policydiff.records import dataclass
from policydiff.text.figures.grammar import FIRST
from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import CHARACTERS
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.five_year_plans import plans_in
from policydiff.vocab.amounts.forms import words_in
from policydiff.vocab.amounts.measures import is_known
from policydiff.vocab.amounts.metrics import canonical_metric, common_measure

_ARTICLE = re.compile(rf"第[{CHARACTERS}\d]+条")
_RULES = frozenset({"regulation", "guide"})
_PROMISING = frozenset({"plan", "task-list", "order", "reply", "report", "communique"})
_REPORTS = frozenset({"report", "communique"})
_AROUND = 16  # characters on either side of a number that are told


@dataclass(slots=True)
class Figures:
    """targets, achievements, figures: every number with a measure is in exactly one of them, in the order of the text.

    Ids are t1, a1, f1 … over all plans. diagnostics: unread-figure, unknown-unit and implausible-metric.
    """

    targets: list[Target] = field(default_factory=list)
    achievements: list[Target] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_figures(
    sentences: Sequence[Sentence],
    *,
    period: tuple[int, int] | None,
    issued_year: int | None,
    title: str | None = None,
    family: Family = "plan",
    rows: Mapping[str, Row] | None = None,
    first: int | None = None,
    month: int | None = None,
    out: Figures | None = None,
) -> Figures:
    """Return the figures of one plan, added to `out`, those of the plans before it.

    sentences: of the plan, in order; responsibility and letter carry no figures. period: the plan's, issued_year: the
    notice's, for 三年内 and 今年. title: what a report of one year speaks of, and a one-year plan is for; it also says that a text
    assesses. family: the notice's. rows: the rows of tables by clause id, read here where they are not given. first: see first_deadline. month: of the notice.
    Guaranteed: removing all blanks from the Source at `span` and from `text` gives the same string; `of` names an earlier target. Never raises.
    """
    now = issued_year if issued_year is not None else period[0] if period else None
    heading = fold(title or "")
    titled, first = year_of(heading), first if now is None else None
    clock, span = Clock(period, issued_year, title or "", first, reports=_reports(family, titled, now), month=month), period
    rows = _rows_in(sentences) if rows is None else rows
    out = Figures() if out is None else out
    here, labelled, blank = ("", -1), False, None  # blank: the section in which a name was left out (***公司)
    before: tuple[str, Before] = ("", ((), ""))  # of the last sentence that has claims, with its section
    for sentence in [one for one in sentences if one.role in ("body", "row", "heading")]:
        folded = folded_cells(sentence)
        place = (sentence.section, sentence.paragraph)
        opens = place != here
        here, labelled = place, (labelled and not opens) or (":" in folded and labels_goal(folded))
        blank = sentence.section if has_blank(folded) else blank
        span = next(iter(plans_in(folded)), None) if span is None and issued_year is None else span
        row = rows.get(sentence.id)
        may_tell = row is not None or _may_tell().search(folded)
        named, quantities = (find_moments(folded, span, issued_year), find_quantities(folded)) if may_tell else ([], [])
        if not (named or quantities or row is not None):
            continue  # most sentences: nothing to date, and nothing that dates
        moments = clock.start(sentence, named, opens=opens)
        until = due(row, titled, issued_year) if row is not None and is_of_tasks(row) else None
        read = _of_row(sentence, row, quantities, clock, (now, first, until), heading) if row is not None else None
        if read is not None:
            claims, others = read
        elif row is not None and is_of_tasks(row):
            _read_tasks(out, sentence, row, clock, span, until, now)
            continue
        elif quantities:
            stands = _place(sentence, heading, family, planned=span is not None, labelled=labelled, blank=blank == sentence.section)
            last = before[1] if before[0] == sentence.section else ((), "")
            claims, others = Reader(sentence, moments, clock, stands, last).read(quantities)
        else:
            claims, others = [], []
        _collect(out, sentence, claims, others)
        if claims:
            before = (sentence.section, (tuple(claim.metric for claim in claims), claims[-1].phrase.quantity.unit))
        ending = max(claims, key=lambda claim: claim.phrase.quantity.number[0], default=None)
        clock.end(sentence, last_claim=ending.phrase.quantity.number[0] if ending else None, told=ending.time if ending else None)
    return out


def _reports(family: Family, titled: int | None, now: int | None) -> bool:
    """Tell a text that reports on the year in its title: also a decision on merits (关于表彰2025年度…的决定, of 2026)."""
    return family in _REPORTS or (family == "other" and titled is not None and now is not None and titled < now)


def _rows_in(sentences: Sequence[Sentence]) -> dict[str, Row]:
    read = read_rows((sentence.passage, "") if sentence.role == "row" else sentence.passage.folded for sentence in sentences)
    return {sentence.id: row for sentence, row in zip(sentences, read, strict=True) if row is not None}


def _of_row(
    sentence: Sentence,
    row: Row,
    quantities: Sequence[Quantity],
    clock: Clock,
    years: tuple[int | None, int | None, Time | None],
    title: str,
) -> tuple[list[Claim], list[Other]] | None:
    """Return the figures of a row of indicators, of shares, of scores or of sums; None where it is none of these.

    years: that of the text, its first deadline, and by when the row is due.
    """
    if row.about in ("scores", "sums") or (row.scores and not row.has_goals):  # what is scored or paid is no promise
        return [], [Other(quantity, "subsidy" if row.about == "sums" else "score") for quantity in quantities]
    if row.kind == "example":
        return [], [Other(quantity, "sample") for quantity in quantities]
    indicators = read_indicators(row, *years)
    indicators = indicators or read_shares(row, years[0], title, years[2]) or indicators
    if indicators is None or (not indicators and is_of_tasks(row)):
        return None
    return [_of_table(sentence, one, clock) for one in indicators], list(_beside(quantities, indicators))


def _read_tasks(
    out: Figures, sentence: Sentence, row: Row, clock: Clock, span: tuple[int, int] | None, until: Time | None, now: int | None
) -> None:
    """Read the figures of a row of tasks, cell by cell: each promises, by the deadline of the row."""
    bare = read_bare(row, until or Time(), now)
    clock.start(sentence, [], opens=True, due=until)
    _collect(out, sentence, [_of_table(sentence, one, clock) for _, one in bare], [])
    for cell, says, year in printed_cells(row):
        quantities = find_quantities(cell.text)
        if not quantities or any(cell is one for one, _ in bare):
            continue
        part = replace(sentence, passage=cell.passage)
        if says:
            moments = clock.start(part, find_moments(cell.text, span, now), opens=True, due=year or until)
            _collect(out, part, *Reader(part, moments, clock, Place()).read(quantities))
        else:
            _collect(out, part, [], [Other(quantity, "attribute") for quantity in quantities])


@cache
def _may_tell() -> re.Pattern[str]:
    """What a figure or the name of a year begins with."""
    return re.compile(f"[{FIRST}{re.escape(''.join(sorted(word[0] for word in words_in('moments', 'hint'))))}]")


def _place(sentence: Sentence, title: str, family: Family, *, planned: bool, labelled: bool, blank: bool) -> Place:
    return Place(
        goal=labelled or is_goal(sentence.headings),
        promises=planned or family in _PROMISING or is_ahead(sentence.headings),
        guide=family == "guide",
        article=family in _RULES or bool(_ARTICLE.search(sentence.path)),
        under="sample" if blank else rule_above(sentence.headings) or ("score" if assesses(title) else "sample" if is_form(title) else ""),
    )


def _beside(quantities: Sequence[Quantity], indicators: Sequence[Indicator]) -> Iterator[Other]:
    """Yield the numbers of an indicator table's row that are none of its values."""
    inside = [one.number for one in indicators]
    return (Other(one, "attribute") for one in quantities if not any(start <= one.number[0] < end for start, end in inside))


def _of_table(sentence: Sentence, one: Indicator, clock: Clock) -> Claim:
    """A figure of an indicator table, as if its row were a phrase: the text reaches from the name to the value."""
    start, end = min(one.metric[0], one.number[0]), max(one.metric[1], one.number[1])
    phrase = Phrase(one.quantity, start, end, start, end, listed=False, carried=False)
    time = one.time if one.time.year is not None or one.time.past else clock.standing()
    words = sentence.passage.text[slice(*one.metric)]
    part = words_around("part", r"\s*{}[:,]?").match(fold(words))  # 其中:普惠率
    printed = tidy(words[part.end() :] if part else words)
    return Claim(phrase, one.lead, time, "table", start, end, one.name or printed, printed if one.name else None)


def _collect(out: Figures, sentence: Sentence, claims: Sequence[Claim], others: Sequence[Other]) -> None:
    ids: list[str] = []
    for claim in claims:
        entries, letter = (out.achievements, "a") if claim.time.past else (out.targets, "t")
        ids.append(f"{letter}{len(entries) + 1}")
        whole = ids[claim.of] if claim.of is not None else None
        target = _target(sentence, claim, ids[-1], whole if whole and whole.startswith(letter) else None)
        entries.append(target)
        if not is_known(claim.phrase.quantity.unit):
            out.diagnostics.append(
                Diagnostic.told("unknown-unit", "info", target.span, path=target.path, unit=target.unit, text=target.text)
            )
        if not is_metric(fold(target.metric)):
            out.diagnostics.append(Diagnostic.told("implausible-metric", "info", target.span, path=target.path, metric=target.metric))
    for other in others:
        figure = _figure(sentence, other, f"f{len(out.figures) + 1}")
        out.figures.append(figure)
        if other.doubtful:
            words = excerpt(sentence.passage.text, other.quantity.start, other.quantity.end)
            out.diagnostics.append(Diagnostic.told("unread-figure", "info", figure.span, path=figure.path, text=words))


def _figure(sentence: Sentence, other: Other, name: str) -> Figure:
    quantity, passage = other.quantity, sentence.passage
    printed = squeeze(passage.text[slice(*quantity.number)])
    kind = mood(other.reason).kind
    assert kind != "promise"
    start, end = max(0, quantity.start - _AROUND), min(len(passage.text), quantity.end + _AROUND)
    found = passage.cut(quantity.start, quantity.end)
    return Figure(
        id=name,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        clause=sentence.id,
        class_=kind,  # type: ignore[call-arg]
        reason=other.reason,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=_unit_printed(printed, quantity.unit),
        printed=printed,
        comparator=quantity.comparator,  # type: ignore[arg-type]
        text=passage.text[start:end],
        span=found.span(),
        pieces=found.pieces(),
    )


def _target(sentence: Sentence, claim: Claim, name: str, whole: str | None) -> Target:
    quantity, passage, lead = claim.phrase.quantity, sentence.passage, claim.lead
    printed = squeeze(passage.text[slice(*quantity.number)])
    comparator = ">=" if lead.at_least and quantity.comparator == "=" else quantity.comparator
    metric = fold(claim.metric)
    if is_smaller_better(metric, quantity, passage.folded[quantity.start : quantity.number[0]]):
        comparator = "<"
    basis = basis_of(metric, quantity, lead)
    found = passage.cut(claim.start, claim.end)
    base, common = common_measure(quantity.value, quantity.unit)
    return Target(
        id=name,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        clause=sentence.id,
        metric=claim.metric,
        metric_printed=claim.printed,
        canonical=canonical_metric(metric),
        value=quantity.value,
        value_max=quantity.value_max,
        unit=_unit_printed(printed, quantity.unit),
        base_value=base if common != quantity.unit else None,
        base_unit=common if common != quantity.unit else None,
        printed=printed,
        comparator=comparator,  # type: ignore[arg-type]
        year=claim.time.year,
        basis=basis,
        direction=direction_of(metric, lead, basis),
        modality=lead.modality,
        scope=lead.scope,
        per=lead.each or (lead.mean if claim.time.past else None),  # the mean of nine years is not what the last one grew
        of=whole,
        reason=claim.reason,
        text=found.text,
        span=found.span(),
        pieces=found.pieces(),
    )


def _unit_printed(printed: str, unit: str) -> str:
    """Return the unit in the text's own script: 個 stays 個 in a traditional text; widths are folded."""
    tail = printed[len(printed) - len(unit) :] if unit else ""
    if tail == unit:
        return unit
    return tail if fold(tail) == unit and all("\u4e00" <= word <= "\u9fff" for word in tail) else unit
