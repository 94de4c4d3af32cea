"""A comparison in the terminal, or in a pipe without colour: 40 columns or 200, the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from policydiff.messages import said, tell
from policydiff.model import Comparison, Match, TargetPair
from policydiff.report.descent import is_beside, is_related
from policydiff.report.naming import naming
from policydiff.report.overview.gist import fates_of, is_apart, of_both
from policydiff.report.overview.leads import lead_fate
from policydiff.report.terminal.brief_clause import STYLES, brief_clause, way_on
from policydiff.report.terminal.console import capture, flow, heading, table
from policydiff.report.terminal.flow import Flow, beside, hang
from policydiff.report.terminal.shares_screen import both, summary
from policydiff.report.terminal.tallies import body_counts, body_fates, section_relations, section_words, target_counts
from policydiff.report.terms import terms
from policydiff.report.wording import (
    SIGNS,
    body_remarks,
    counterpart,
    edit_words,
    figure,
    is_rounded,
    marks,
    pieces,
    place,
    remarks,
    times,
    years,
)
from policydiff.tables.brief import brief
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, OrganisationRow, TargetRow, View, view
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_RELATIONS = {"same": "bright_black", "renumbered": "cyan", "moved": "yellow", "dropped": "red", "added": "green"}
_TARGETS = {"scaled": "yellow", "unchanged": "bright_black", "dropped": "red", "added": "green", "reversed": "magenta"}
_ORGANISATIONS = {"kept": "cyan", "role-changed": "yellow", "dropped": "red", "added": "green"}
_TABLE = 76  # below this, eight columns of targets lose words: each target is a line of its own
_PARTS = 0.1
"""Below this a ratio is told as one part of so many."""
_NARROW = 56  # below this, two columns of Chinese are too thin to read: the child goes under the parent


def comparison_text(comparison: Comparison, options: Options) -> str:
    """Return the whole report as lines of at most `options.width` cells, with ANSI colours where options.color."""
    words = naming(comparison, options.labels) if is_beside(comparison) else options.labels
    options = replace(options, words=fates_of(comparison, words))
    return capture(_report(comparison, options), options)


def _report(comparison: Comparison, options: Options) -> Iterator[RenderableType]:
    rows, labels = view(comparison, options), options.labels
    if options.brief:
        yield from _brief(comparison, rows, options)
        return
    yield from both(comparison, options)
    yield heading(labels("heading", "summary"))
    yield from summary(comparison, options)
    if rows.sections:
        yield heading(labels("heading", "sections"), section_relations(comparison, labels))
        yield _sections(rows, labels)
    if rows.targets:
        yield heading(labels("heading", "targets"), target_counts(comparison, labels))
        yield from _targets(rows, options)
    if rows.organisations:
        yield heading(labels("heading", "organisations"), body_fates(comparison, labels))
        yield from _organisations(rows, options, related=is_related(comparison))
    if found := terms(comparison, options):
        yield heading(labels("heading", "terms"), f"{labels('heading', 'parent')}→{labels('heading', 'child')}")
        for name, words in found:
            line = "  ".join(f"{term.word} {term.parent}→{term.child}" for term in words)
            yield from hang(Text(f"{labels('message', name)} ", "bold"), flow(line or "—"), options.width, 10)
    yield heading(labels("heading", "clauses"), _legend(rows, labels))
    yield from _clauses(rows, options)
    yield from _diagnostics(comparison, options)


def _brief(comparison: Comparison, rows: View, options: Options) -> Iterator[RenderableType]:
    """Yield the most telling rows, and at the end, where a terminal stands then, the summary and the way to the rest."""
    labels, chosen, related = options.labels, brief(of_both(rows) if is_apart(comparison) else rows), is_related(comparison)
    yield from both(comparison, options)
    if chosen.clauses:
        sides = " → ".join(labels("heading", side) for side in ("parent", "child"))  # as their places stand below
        yield heading(labels("heading", "clauses"), f"{labels('message', 'most_telling')}  {sides}")
        for clause in chosen.clauses:
            yield from brief_clause(clause, options, steps=related)
    if chosen.targets:
        yield heading(labels("heading", "targets"), labels("message", "most_telling"))
        yield from _target_lines(replace(rows, targets=chosen.targets), options)
    if chosen.organisations and related:  # what was never taken over did not change
        yield heading(labels("heading", "organisations"), labels("message", "lead_changed"))
        yield from _organisations(replace(rows, organisations=chosen.organisations), options, related=related)
    yield heading(labels("heading", "summary"))
    yield from summary(comparison, options)
    for name, words in (
        ("sections", section_words(comparison, labels)),
        ("targets", target_counts(comparison, labels, spoken=True)),
        ("organisations", body_counts(comparison, labels)),
    ):
        if words:
            yield from hang(Text(labels("heading", name) + "  ", "bold"), Flow(Text(words)), options.width, 10)
    yield from _diagnostics(comparison, options)
    yield from way_on(comparison, chosen, options)


def _diagnostics(comparison: Comparison, options: Options) -> Iterator[Text]:
    labels = options.labels
    if comparison.diagnostics:
        yield heading(labels("heading", "diagnostics"))
    for entry in comparison.diagnostics:
        words = visible(f"{said(entry.as_message, labels)}  {labels.rule(entry.rule)}")
        yield from hang(Text(f"{labels('severity', entry.severity)} "), Flow(Text(words)), options.width, 6)


def _sections(rows: View, labels: Labels) -> Table:
    grid = table("#", labels("column", "relation"), labels("heading", "parent"), labels("heading", "child"))
    for row in rows.sections:
        pair, style = row.pair, _RELATIONS[row.pair.relation]
        parent = f"{pair.parent_path} {pair.parent_heading or ''}" if pair.parent else "—"
        child = f"{pair.child_path} {pair.child_heading or ''}" if pair.child else "—"
        grid.add_row(Text(row.id, "dim"), Text(labels("relation", pair.relation), style), flow(parent, style), flow(child, style))
    return grid


def _targets(rows: View, options: Options) -> Iterator[RenderableType]:
    if options.width < _TABLE:
        yield from _target_lines(rows, options)
        return
    labels = options.labels
    grid = table(
        "#", *(labels("column", key) for key in ("verdict", "metric", "parent_printed", "child_printed", "year", "ratio", "notes"))
    )
    grid.columns[6].justify = "right"
    for column in (0, 1, 5, 6):
        grid.columns[column].no_wrap = True
    # What is left belongs to the metric; a minimum width of its own would push the last column over the edge.
    for column, most in ((3, options.width // 8), (4, options.width // 8), (7, options.width // 6)):
        grid.columns[column].max_width = most
    for row in rows.targets:
        pair = row.pair
        grid.add_row(
            Text(row.id, "dim"),
            Text(labels("target_verdict", pair.verdict), _TARGETS[pair.verdict]),
            flow(pair.metric),
            flow(figure(pair.parent)),
            flow(figure(pair.child)),
            Text(years(pair)),
            Text(_ratio(pair, labels)),
            flow(_notes(row, labels), "magenta"),
        )
    yield grid


def _target_lines(rows: View, options: Options) -> Iterator[Text]:
    labels = options.labels
    for row in rows.targets:
        pair = row.pair
        label = Text().append(f"{row.id} ", "dim").append(f"{labels('target_verdict', pair.verdict)} ", _TARGETS[pair.verdict])
        words = [
            pair.metric,
            " → ".join(filter(None, (figure(pair.parent), figure(pair.child)))),
            years(pair),
            _ratio_words(pair, labels) if options.brief else _ratio(pair, labels),
            _notes(row, labels),
        ]
        yield from hang(label, flow("  ".join(filter(None, words))), options.width, 4)


def _ratio(pair: TargetPair, labels: Labels) -> str:
    if pair.ratio is None:
        return ""
    return (labels("message", "about") if pair.ratio < _PARTS and is_rounded(pair.ratio) else "") + times(pair.ratio)


def _ratio_words(pair: TargetPair, labels: Labels) -> str:
    if pair.ratio is None:
        return ""
    return said(tell("compare.ratio", ratio=times(pair.ratio), about=is_rounded(pair.ratio)), labels)


def _notes(row: TargetRow, labels: Labels) -> str:
    return " · ".join(remarks(row, labels))


def _organisations(rows: View, options: Options, *, related: bool) -> Iterator[Text]:
    labels = options.labels
    for pair, group in groupby(rows.organisations, key=lambda row: row.pair):
        bodies = list(group)
        title = Text(visible(place(pair, labels)), "bold")
        title.append(f"  {'–'.join(dict.fromkeys((bodies[0].id, bodies[-1].id)))}", "dim")
        if (fate_of_lead := lead_fate(pair)) and related:
            title.append(f"  {labels('message', f'lead_{fate_of_lead}')}", "magenta")
        yield title
        for words in dict.fromkeys(each for row in bodies for each in body_remarks(row, labels)):
            yield from hang(Text("  "), flow(words, "magenta"), options.width, 2)
        for verdict, style in _ORGANISATIONS.items():
            names = [_body(row, labels) for row in bodies if row.verdict == verdict]
            if names:
                label = Text("  ").append(labels("organisation_verdict", verdict), style)
                yield from hang(label, flow(labels.join(names)), options.width, 12 if options.lang == "zh" else 16)


def _body(row: OrganisationRow, labels: Labels) -> str:
    words = counterpart(row)
    if row.verdict == "role-changed":
        words += f" [{labels('role', row.parent_role or '')}→{labels('role', row.child_role or '')}]"
    return f"{words} [{labels('reason', row.reason)}]" if row.reason in ("function", "alias") else words


def _legend(rows: View, labels: Labels) -> str:
    signs = " ".join(f"{sign}{labels('verdict', verdict)}" for verdict, sign in SIGNS.items())
    hidden = f"  {labels('message', 'hidden')} {rows.hidden}" if rows.hidden else ""
    return f"{signs}  [-{labels('heading', 'parent')}-] {{+{labels('heading', 'child')}+}}{hidden}"


def _clauses(rows: View, options: Options) -> Iterator[Text]:
    if not rows.clauses:
        yield Text(options.labels("message", "nothing"), "dim")
    for group, members in rows.groups():
        if group is not None:
            title = visible(f"{place(group, options.labels)} {group.heading}".rstrip())
            yield from hang(Text("\n§ ", "dim"), Flow(Text(title, _RELATIONS[group.relation] + " bold")), options.width, 2)
        for row in members:
            yield from _clause(row, group is None, options)


def _clause(row: ClauseRow, placed: bool, options: Options) -> Iterator[Text]:
    match, labels = row.match, options.labels
    style = STYLES[match.verdict]
    head = Text().append(f"{SIGNS[match.verdict]} {labels('verdict', match.verdict)} ", style).append(row.id, "dim")
    if match.child and match.parent and match.verdict != "copied":
        head.append(
            f"  {labels('column', 'similarity')} {match.similarity:.2f} · {labels('column', 'coverage')} {match.coverage:.2f}", "dim"
        )
    for mark in marks(row, labels):
        head.append(f"  {mark}", "magenta")
    if placed:
        head.append(visible(f"  {place(row.group, labels)}"), "dim")
    elif match.moved and match.parent_path != match.child_path:
        head.append(visible(f" {match.parent_path} → {match.child_path}"), "magenta")
    yield head
    yield from _texts(match, style, options)
    if match.edits:
        words = " · ".join(edit_words(edit, labels) for edit in match.edits)
        yield from hang(Text("    "), flow(words, "dim"), options.width, 4)


def _texts(match: Match, style: str, options: Options) -> Iterator[Text]:
    width = options.width - 2
    if match.verdict == "copied":
        yield from hang(Text("  "), flow(match.child_text, style), options.width, 2)
        return
    parent, child = Flow(marked(match, "parent")), Flow(marked(match, "child"))
    if options.width < _NARROW:
        for sign, body in (("- ", parent), ("+ ", child)):
            if body.text.plain:
                yield from hang(Text(sign, "dim"), body, options.width, 2)
        return
    for line in beside(parent, child, width):
        yield Text("  ", no_wrap=True, overflow="ignore").append_text(line)


def marked(match: Match, side: str) -> Text:
    """Return one side's text with its edits marked [-…-] or {+…+} (and in colour), so that a pipe loses nothing."""
    opening, closing, style = ("[-", "-]", "red") if side == "parent" else ("{+", "+}", "green")
    result = Text()
    for words, edit in pieces(match, side):
        shown = visible(words)
        result.append(f"{opening}{shown}{closing}" if edit else shown, style if edit else "")
    return result
