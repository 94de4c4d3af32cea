"""A 对照表 for Word: three columns, changed words struck or underlined, written with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import said
from policydiff.model import Comparison, Match
from policydiff.report import wording
from policydiff.report.descent import descent_words
from policydiff.report.naming import naming, whose
from policydiff.report.office.paper import package, paragraph, row, run, spanning, table_head
from policydiff.report.overview.gist import is_related, verdict
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, view
from policydiff.vocab.labels import Labels

_COLOURS = {"parent": "B03228", "child": "2C743C"}
"""Of what is gone and what is new, as on the page; which kind of change it is stands in the third column in words."""
_WIDTHS = (5400, 5400, 3770)
"""Of the three columns, in twentieths of a point: A4 lying, less its margins."""


def comparison_docx(comparison: Comparison, options: Options) -> bytes:
    """Return the clauses side by side (parent, child, what changed), section by section; the rows are those of `view`."""
    return package(_document(comparison, options), lying=True)


def _document(comparison: Comparison, options: Options) -> Iterator[str]:
    labels, rows = naming(comparison, options.labels), view(comparison, options)
    yield paragraph(run(wording.headline(comparison, labels), bold=True, size=32), centred=True)
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield paragraph(
            run(f"{labels('heading', role)}  ", bold=True)
            + run(" ".join(filter(None, (side.title or side.id, side.document_number, side.issued))))
        )
    yield paragraph(run(said(verdict(comparison), labels)))
    yield paragraph(run(descent_words(comparison, labels)))
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
    edits = (f"<w:r><w:br/></w:r>{run(wording.edit_words(edit, labels))}" for edit in match.edits)
    return run(head, bold=True) + "".join(edits)
