"""Rules on what follows from other values: common names and units, and numbers that are no targets."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import Message, tell
from policydiff.model import Figure
from policydiff.text.fold import fold, squeeze
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.rules.figures import figure_alike, targets
from policydiff.validate.view import View, bare
from policydiff.vocab.amounts.metrics import canonical_metric, common_measure, is_angle
from policydiff.vocab.labels import labels


@rule("warning", "evidence")
def derived_mismatch(view: View) -> Iterator[Hit]:
    """What follows from another value of a target does not fit it: its metric's one name, its value in the common unit, its reason.

    `canonical` is the name that the vocabulary has for `metric`; `base_value` and `base_unit` are `value` in the common unit of its
    measure, where `unit` is another one; `reason` is a sign of docs/figures.md. Correct the value that they follow from, and them
    with it, or make the target `evidence: manual`, with a note.
    """
    reasons = labels("en").groups["figure_reason"]
    for path, target in targets(view):
        if target.evidence == "manual":
            continue
        canonical, unit = canonical_metric(fold(target.metric)), fold(target.unit)
        angle = is_angle(unit, fold(target.metric), fold(target.text))
        base, common = (target.value, unit) if angle else common_measure(target.value, unit)
        wanted = (base, common) if common != unit else (None, None)
        for key, expected, causes in (
            ("canonical", canonical, ("metric",)),
            ("base_value", wanted[0], ("value", "unit")),
            ("base_unit", wanted[1], ("unit",)),
        ):
            if getattr(target, key) != expected:
                message = tell("derived-mismatch", key=key, said=_shown(getattr(target, key)), wanted=_shown(expected))
                yield Hit((*path, key), message, f"{words(target)} {key}", follows=tuple((*path, cause) for cause in causes))
        if target.reason not in reasons:
            yield Hit((*path, "reason"), tell("derived-mismatch.reason", said=_shown(target.reason)), f"{words(target)} reason")


def _shown(value: object) -> str:
    return "null" if value is None else str(value)


@rule("error", "evidence")
def figure_contradicted(view: View) -> Iterator[Hit]:
    """A number that is neither target nor achievement is not what its words, its place and its clause say.

    Under `figures`, `printed` stands at `span` and in `text`, which stands in the clause; `value`, `unit` and `comparator` are what the words
    make of it; plan, section and path are those of the clause; they are numbered f1, f2 and so on.
    """
    reasons = labels("en").groups["figure_reason"]
    for index, figure in enumerate(view.notice.figures):
        path: Path = ("figures", index)
        key, message = _contradiction(view, index, figure, reasons)
        if message is not None:
            place = view.clause_by_id.get(figure.clause)
            causes = [((*place.path, "text"), (*place.path, "id"))] if place else []
            follows = (*(cause for each in causes for cause in each), path)
            yield Hit((*path, key), message, f"{figure.printed} {figure.text}", beside=figure.span, follows=follows)


def _contradiction(view: View, index: int, figure: Figure, reasons: object) -> tuple[str, Message | None]:
    """Return the key at which a figure is contradicted and how, or ("", None)."""
    placed = view.clause_by_id.get(figure.clause)
    if figure.id != f"f{index + 1}":
        return "id", tell("figure-contradicted.id", id=figure.id, number=index + 1)
    if placed is None:
        return "clause", tell("unknown-reference.clause", id=figure.clause)
    section = view.section_by_id.get(figure.section)
    owner = figure.section or figure.plan
    if placed.owner != owner:
        return ("section" if figure.section else "plan"), tell("contradictory-place.clause", clause=figure.clause, owner=owner)
    if section is not None and figure.plan != section.plan:
        return "plan", tell("contradictory-place.plan", section=figure.section, plan=section.plan, said=figure.plan)
    own = section.section.path if section else ""
    if figure.path != own:
        return "path", tell("contradictory-place.path", section=figure.section, path=own, said=figure.path)
    if squeeze(figure.text) not in squeeze(placed.clause.text):
        return "text", tell("figure-contradicted.text", words=figure.text, text=placed.clause.text)
    if bare(figure.printed) not in bare(figure.text):
        return "printed", tell("value-not-printed", words=figure.printed, text=figure.text)
    found = squeeze(_cut(view, figure, placed.spans))
    if view.source is not None and (squeeze(figure.printed) not in found or found not in squeeze(figure.text)):
        return "span", tell("figure-contradicted.span", words=figure.printed, found=found)
    key = figure_alike(figure, placed.clause.text)
    if key:
        return key, tell("figure-contradicted.value", printed=figure.printed, key=key, said=_shown(getattr(figure, key)))
    if figure.reason not in reasons:  # type: ignore[operator]
        return "reason", tell("derived-mismatch.reason", said=figure.reason)
    return "", None


def _cut(view: View, figure: Figure, pieces: tuple[tuple[int, int], ...]) -> str:
    if figure.pieces:
        return view.cut(figure.pieces)
    start, end = figure.span
    return view.cut(tuple((max(start, a), min(end, b)) for a, b in pieces if a < end and b > start))
