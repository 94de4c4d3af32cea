"""The figures of a text as they are written down: claims made targets and achievements, every other number with its class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from policydiff.model import Basis, Diagnostic, Direction, Figure, Target
from policydiff.parse.figures.case import words_around
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.metrics import basis_of, direction_of, is_smaller_better
from policydiff.parse.figures.moods import mood
from policydiff.parse.figures.naming.plausible import is_metric
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.lay.excerpts import excerpt
from policydiff.parse.lay.passage import Sentence
from policydiff.records import dataclass
from policydiff.text.figures.powers import unread_powers
from policydiff.text.figures.ratios import find_ratios
from policydiff.text.fold import fold_name as fold
from policydiff.text.fold import squeeze
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.measures import is_known
from policydiff.vocab.amounts.metrics import canonical_metric, common_measure, is_angle, unit_of_name

_PART = re.compile("[,;。]")
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


def write_down(out: Figures, sentence: Sentence, claims: Sequence[Claim], others: Sequence[Other]) -> None:
    """Add to `out` what a sentence claims, and its other numbers, each in the order of the text."""
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


def tell_ratios(out: Figures, sentence: Sentence, folded: str, quantities: Sequence[Quantity]) -> None:
    """Tell the ratios and powers of a sentence that none of its quantities is: 2.2:1 is the number 2.2, but nothing holds 1:15, 8:42:50 or 1×10-6."""
    ratios = [place for place in find_ratios(folded) if not _is_of_method(folded, *place)]
    for start, end in (*ratios, *unread_powers(folded)):
        if not any(one.number[0] < end and start < one.number[1] for one in quantities):
            words = excerpt(sentence.passage.text, start, end)
            out.diagnostics.append(
                Diagnostic.told("unread-figure", "info", sentence.passage.span(start, end), path=sentence.path, text=words)
            )


def _is_of_method(folded: str, start: int, end: int) -> bool:
    beside = _PART.split(folded[:start])[-1] + _PART.split(folded[end:], maxsplit=1)[0]
    return words_around("ratio_of_method").search(beside) is not None


def _figure(sentence: Sentence, other: Other, name: str) -> Figure:
    quantity, passage = other.quantity, sentence.passage
    printed = squeeze(passage.text[slice(*quantity.number)])
    kind = mood(other.reason).kind
    assert kind != "promise"
    start, end = max(0, quantity.start - _AROUND), min(len(passage.text), quantity.end + _AROUND)
    found = passage.cut(quantity.start, quantity.end)
    return Figure.made(
        id=name,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        clause=sentence.id,
        class_=kind,
        reason=other.reason,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=_unit_printed(printed, quantity.unit),
        printed=printed,
        comparator=quantity.comparator,
        text=passage.text[start:end],
        span=found.span(),
        pieces=found.pieces(),
    )


def _target(sentence: Sentence, claim: Claim, name: str, whole: str | None) -> Target:
    quantity, passage, lead = claim.phrase.quantity, sentence.passage, claim.lead
    printed = squeeze(passage.text[slice(*quantity.number)])
    metric = fold(claim.metric)
    basis = basis_of(metric, quantity, lead)
    value, direction = _turned(quantity, lead, basis, direction_of(metric, lead, basis))
    found = passage.cut(claim.start, claim.end)
    base, common = (value, quantity.unit) if is_angle(quantity.unit, metric, found.folded) else common_measure(value, quantity.unit)
    converted = common != quantity.unit
    return Target.made(
        span=found.span(),
        pieces=found.pieces(),
        evidence=None,
        note=None,
        id=name,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        clause=sentence.id,
        metric=claim.metric,
        metric_printed=_in_one_piece(claim.printed, passage.folded),
        canonical=canonical_metric(metric),
        value=value,
        value_max=quantity.value_max,
        unit=_unit_printed(printed, quantity.unit) or unit_of_name(metric, printed),
        base_value=base if converted else None,
        base_unit=common if converted else None,
        printed=printed,
        comparator=_bound_of(sentence, quantity, lead, metric),
        year=claim.time.year,
        basis=basis,
        direction=direction,
        modality=lead.modality,
        scope=lead.scope,
        per=lead.each or lead.mean,  # the mean of nine years is not what the last one grew
        of=whole,
        reason=claim.reason,
        text=found.text,
    )


def _bound_of(sentence: Sentence, quantity: Quantity, lead: Lead, folded_metric: str) -> str:
    """Return the comparator of a figure: its own, that of the words before it (至少, 约), or that of an accuracy, where less is better."""
    if is_smaller_better(folded_metric, quantity, sentence.passage.folded[quantity.start : quantity.number[0]]):
        return "<"
    if quantity.comparator != "=":
        return quantity.comparator
    return ">=" if lead.at_least else "~" if lead.about else "="


def _turned(quantity: Quantity, lead: Lead, basis: Basis, direction: Direction | None) -> tuple[Decimal, Direction | None]:
    """Return the value of a figure and its direction; growth below zero (同比增长-9.7%) is a fall."""
    falls = lead.change and basis == "growth" and quantity.value < 0 and quantity.value_max is None
    if not falls:
        return quantity.value, direction
    return -quantity.value, "up" if direction == "down" else "down"


def _in_one_piece(printed: str | None, folded: str) -> str | None:
    """Return the literal words of a metric, "" where they stand apart: 支持CAD等不少于2种数据格式 does not print CAD等数据格式."""
    if printed is None or (words := fold(printed)) in folded:  # most do
        return printed
    return printed if squeeze(words) in squeeze(folded) else ""


def _unit_printed(printed: str, unit: str) -> str:
    """Return the unit in the text's own script: 個 stays 個 in a traditional text; widths are folded."""
    tail = printed[len(printed) - len(unit) :] if unit else ""
    if tail == unit:
        return unit
    return tail if fold(tail) == unit and all("\u4e00" <= word <= "\u9fff" for word in tail) else unit
