"""A 对照表 for Word, written with the standard library alone.

First what is most telling and what is to be noticed, then three columns with the changed words struck or underlined, then the figures and the bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.messages import said
from policydiff.model import Comparison, Edit, Match
from policydiff.report import wording
from policydiff.report.descent import descent_words, is_related
from policydiff.report.naming import naming, whose
from policydiff.report.office.paper import package, paragraph, row, run, spanning, table_head
from policydiff.report.overview.gist import fates_of, gist
from policydiff.report.overview.telling import telling
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, View, view
from policydiff.vocab.labels import Labels

_COLOURS = {"parent": "B03228", "child": "2C743C"}
"""Of what is gone and what is new, as on the page; which kind of change it is stands in the third column in words."""
_WIDTHS = (5400, 5400, 3770)
"""Of the three columns, in twentieths of a point: A4 lying, less its margins."""
_STEP = 240
_TARGETS = (900, 900, 4700, 2000, 2000, 1000, 3070)
_BODIES = (900, 1200, 3600, 3600, 2200, 3070)
_IN_FIGURES = ".%％"
_LONG = 24
"""An edit of more characters is told by its beginning: in full it stands marked in the columns beside it."""


def comparison_docx(comparison: Comparison, options: Options) -> bytes:
    """Return the clauses side by side (parent, child, what changed), section by section, then targets and bodies; the rows are those of `view`."""
    return package(_document(comparison, options), lying=True)


def _document(comparison: Comparison, options: Options) -> Iterator[str]:
    labels, rows = fates_of(comparison, naming(comparison, options.labels)), view(comparison, options)
    yield paragraph(run(wording.headline(comparison, labels), bold=True, size=32), centred=True)
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield paragraph(
            run(f"{labels('heading', role)}  ", bold=True)
            + run(" ".join(filter(None, (side.title or side.id, side.document_number, side.issued))))
        )
    yield paragraph(run(descent_words(comparison, labels)))
    yield from _overview(comparison, labels)
    yield from _clauses(comparison, rows, labels)
    yield from _targets(rows, labels)
    yield from _bodies(rows, labels)


def _overview(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """Yield what the comparison comes to, what is most telling, what is to be noticed, and how the table is read."""
    for key, line in gist(comparison):
        yield paragraph(run(f"{labels('gist', key)}  ", bold=True) + run(said(line, labels)))
    found = telling(comparison, view(comparison, Options())) if is_related(comparison) else ()
    if found:
        yield _head(labels("heading", "telling"))
    for one in found:
        words = f"{said(one.message, labels)} ({one.row}, {said(one.where, labels)})"
        yield paragraph(run(f"{labels('telling', one.called)}  ", bold=True) + run(words), left=_STEP)
    if comparison.diagnostics:
        yield _head(labels("heading", "diagnostics"))
    for entry in comparison.diagnostics:
        yield paragraph(run(f"{labels('severity', entry.severity)}  ", bold=True) + run(said(entry.as_message, labels)), left=_STEP)
    yield _head(labels("heading", "how_to_read"))
    for key in ("verdict_legend" if is_related(comparison) else "apart_legend", "paper_legend"):
        yield paragraph(run(labels("message", key)), left=_STEP)
    yield paragraph("")


def _head(words: str) -> str:
    return paragraph(run(words, bold=True, size=24), level=1)


def _clauses(comparison: Comparison, rows: View, labels: Labels) -> Iterator[str]:
    yield table_head(_WIDTHS)
    heads = (*(whose(comparison, role, labels) for role in ("parent", "child")), labels("column", "edits"))
    yield row([run(head, bold=True) for head in heads], _WIDTHS, head=True)
    for group, members in rows.groups():
        if group is not None and members[0].match.role != "heading":
            yield spanning(run(f"{wording.place(group, labels)} {group.heading}".strip(), bold=True), _WIDTHS)
        for number, each in enumerate(members):
            # A heading's own row heads its section, so that no heading stands twice.
            first = group is not None and number == 0 and each.match.role == "heading"
            sides = (_marked(each.match, side, bold=first) for side in ("parent", "child"))
            yield row([*sides, _changes(each, labels, is_related(comparison))], _WIDTHS, group=first)
    yield "</w:tbl><w:p/>"


def _targets(rows: View, labels: Labels) -> Iterator[str]:
    keys = ("id", "verdict", "metric", "parent_printed", "child_printed", "year", "notes")
    cells = [
        (
            row.id,
            labels("target_verdict", row.pair.verdict),
            row.pair.metric,
            wording.figure(row.pair.parent),
            wording.figure(row.pair.child),
            wording.years(row.pair),
            "；".join((*filter(None, (wording.ratio(row.pair.ratio, labels),)), *wording.remarks(row, labels))),
        )
        for row in rows.targets
    ]
    yield from _table(labels("heading", "targets"), [labels("column", key) for key in keys], cells, _TARGETS)


def _bodies(rows: View, labels: Labels) -> Iterator[str]:
    keys = ("id", "verdict", "parent_name", "child_name", "role", "path")
    cells = [
        (
            row.id,
            labels("organisation_verdict", row.verdict),
            row.parent_name or "",
            row.child_name or "",
            "；".join(filter(None, (wording.role_words(row, labels), *wording.body_remarks(row, labels)))),
            " → ".join(dict.fromkeys(filter(None, (row.pair.parent_path, row.pair.child_path)))),
        )
        for row in rows.organisations
    ]
    yield from _table(labels("heading", "organisations"), [labels("column", key) for key in keys], cells, _BODIES)


def _table(title: str, heads: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield a table with its title, nothing where it has no rows."""
    if not cells:
        return
    yield _head(title)
    yield table_head(widths)
    yield row([run(head, bold=True) for head in heads], widths, head=True)
    for each in cells:
        yield row([run(cell) for cell in each], widths)
    yield "</w:tbl><w:p/>"


def _marked(match: Match, side: str, *, bold: bool) -> str:
    return "".join(
        run(words, bold=bold, strike=side == "parent", underline=side == "child", colour=_COLOURS[side]) if edit else run(words, bold=bold)
        for words, edit in wording.pieces(match, side)
    )


def _changes(row: ClauseRow, labels: Labels, related: bool) -> str:
    match = row.match
    head = " ".join(
        (wording.SIGNS[match.verdict], wording.verdict_word(match.verdict, related, labels, side=True), row.id, *wording.marks(row, labels))
    )
    edits = (f"<w:r><w:br/></w:r>{run(wording.edit_words(_brief(edit), labels))}" for edit in match.edits)
    return run(head, bold=True) + "".join(edits)


def _brief(edit: Edit) -> Edit:
    return edit.model_copy(update={"parent": _beginning(edit.parent), "child": _beginning(edit.child)})


def _beginning(text: str) -> str:
    """Return a text of two dozen characters or so, never cut in a number."""
    if len(text) <= _LONG:
        return text
    end = _LONG - 4
    while end < len(text) and ((text[end].isascii() and text[end].isalnum()) or text[end] in _IN_FIGURES):
        end += 1
    return text if len(text) - end < 4 else f"{text[:end]}…"
