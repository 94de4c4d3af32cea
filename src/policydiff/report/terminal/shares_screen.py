"""The summary of a comparison: shares of both sides in figures, with bars where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from policydiff.messages import said, tell
from policydiff.model import Comparison, Share, Side
from policydiff.report.descent import descent_words, is_beside, is_related
from policydiff.report.naming import naming
from policydiff.report.overview.body import is_of_body, kept_and_taken, sides, survival
from policydiff.report.overview.gist import fate, verdict
from policydiff.report.terminal.brief_clause import STYLES
from policydiff.report.terminal.console import flow
from policydiff.report.terminal.flow import Flow, Named, hang
from policydiff.report.wording import SIGNS, percent, shares
from policydiff.tables.options import Options
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_LONGEST_BAR = 40
_SHORTEST_BAR = 8
_GAP = 2
_VARIANTS = ((True, True), (False, True), (False, False))
"""Whether units and percentages are printed: the first that fits."""
_WORDS = 2
_FIRST = "p1"


def summary(comparison: Comparison, options: Options) -> Iterator[RenderableType]:
    """Yield the shares of parent and child, how much of the parent survives, and how much of the child is the parent's.

    No figure is ever cut: the bars give way first, then the units, then the percentages, then the lines wrap.
    """
    labels, kept = options.labels, survival(comparison)
    yield from hang(Text(), Flow(Text(visible(said(verdict(comparison), naming(comparison, labels))))), options.width, 0)
    if is_of_body(comparison):
        yield from hang(Text(), flow(labels("message", "body_only"), "dim"), options.width, 0)
    yield from _shares(comparison, options)
    if options.brief:
        legend = "verdict_legend" if is_related(comparison) else "apart_legend"
        yield from hang(Text(), flow(labels("message", legend), "dim"), options.width, 0)
    if not is_related(comparison):  # what was never taken over was not dropped
        return
    if (why := kept_and_taken(comparison)) is not None:
        yield from hang(Text(), Flow(Text(said(why, labels))), options.width, 0)
    parts = " · ".join(f"{labels('message', name)} {percent(getattr(kept, name))}" for name in ("verbatim", "cut", "dropped"))
    yield from hang(Text(labels("heading", "survival") + "  ", "bold"), Flow(Text(parts)), options.width, 10)
    yield from hang(Text(), Flow(Text(labels("message", "share_from_parent").format(percent(kept.from_parent)))), options.width, 0)


def both(comparison: Comparison, options: Options) -> Iterator[Text]:
    """Yield what the two sides are, and what to know of them before anything is counted."""
    labels = options.labels
    indent = max(cell_len(labels("heading", key)) for key in ("parent", "child", "parentage")) + (3 if options.lang == "en" else 2)
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield from hang(Text(labels("heading", role), "bold"), _side(side, labels), options.width, indent)
    parentage = comparison.parentage
    words = descent_words(comparison, labels)
    if options.brief and parentage.cited is not True and not is_beside(comparison):
        words += said(tell("compare.order", swapped=options.swapped, typed=not options.swapped), labels)
    style = "" if parentage.cited is True else "yellow"
    yield from hang(Text(labels("heading", "parentage"), "bold"), Flow(Text(visible(words), style)), options.width, indent)


def _plan(side: Side) -> str:
    """Return which plan of its notice a side is, where it is not the first, which is all that most have."""
    return "" if side.plan == _FIRST else f"/{side.plan}"


def _side(side: Side, labels: Labels) -> Named:
    """Return what a side is called: its title and, where that says otherwise, what its file is called, and its number."""
    title = side.title or labels("message", "no_title")
    place = "" if side.level == "national" else side.jurisdiction or ""
    called = title if title.startswith(place) else f"{place} {title}".strip()
    file = f"{side.id}{_plan(side)}"
    names = [each for each in (file, side.document_number) if each and each != called]
    return Named(Text(visible(called)), Text(visible(" ".join(names)), "dim"))


def _shares(comparison: Comparison, options: Options) -> Iterator[Text]:
    rows = [(role, name, share) for role, side in sides(comparison) for name, share in shares(side)]
    for units, percents in _VARIANTS:
        cells = [_cells(*row, comparison=comparison, labels=options.labels, units=units, percents=percents) for row in rows]
        widths = [max(cell_len(row[at].plain) for row in cells) for at in range(len(cells[0]))]
        used = sum(width + _GAP for width in widths if width)
        if used - _GAP <= options.width:
            break
    room = min(options.width - used, _LONGEST_BAR)
    for row, (_, name, share) in zip(cells, rows, strict=True):
        line = _line(row, widths)
        if percents and room >= _SHORTEST_BAR and name != "total":
            line.append("█" * round(share.character_share * room), STYLES.get(name, ""))
        line.rstrip()
        line.no_wrap, line.overflow = True, "fold"
        yield line


def _line(cells: list[Text], widths: list[int]) -> Text:
    """Return the cells in their columns: words from the left, figures to the right."""
    line = Text()
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if not width:
            continue
        blanks = " " * (width - cell_len(cell.plain))
        line.append_text(cell).append(blanks) if at < _WORDS else line.append(blanks).append_text(cell)
        line.append(" " * _GAP)
    return line


def _cells(role: str, name: str, share: Share, *, comparison: Comparison, labels: Labels, units: bool, percents: bool) -> list[Text]:
    total = name == "total"
    style = "bold" if total else STYLES.get(name, "")
    whole = labels("organisation_verdict" if name == "kept" and not is_related(comparison) else "message", name)
    word = whole if name in ("total", "kept") else f"{SIGNS[name]} {fate(comparison, 'verdict', name, labels)}"
    unit = {each: f" {labels('message', each)}" if units else "" for each in ("clauses", "characters")}
    return [
        Text(labels("heading", role) if total else "", "bold"),
        Text(word, style),
        Text(f"{share.clauses}{unit['clauses']}"),
        Text("" if total or not percents else percent(share.clause_share), "dim"),
        Text(f"{share.characters}{unit['characters']}"),
        Text("" if total or not percents else percent(share.character_share), "dim"),
    ]
