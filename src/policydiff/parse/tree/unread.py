"""Tables with rows or columns that nothing read: told, so that nothing is lost silently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from policydiff.model import Diagnostic
from policydiff.parse.duties.statement import Statement
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.tables import Cell, Row
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import column_kind, gives_money, gives_role, is_nobody, promises_shares

_TABLE = "表"
_ASSESSOR = "assessor"
_YEAR = re.compile(r"(?:19|20)\d\d\D?")
_NUMBER = re.compile(r"\d[\d.,]*")
_PARTS = re.compile("[、,; ]")
_LABEL = 16  # characters of a label of a form
_FEW = 2  # rows; fewer lines with tabs are no table


def unread_tables(
    sentences: Sequence[Sentence],
    rows: Mapping[str, Row],
    statements: Mapping[str, Sequence[Statement]],
    figured: Container[str],
    title: str = "",
) -> Iterator[Diagnostic]:
    """Yield `unread-table` for each table with rows that nothing read, at the first of them, and `unread-column` for each column of bodies.

    rows, statements: of the plan, by clause id; figured: the ids of the clauses that gave a target or an achievement. A table of scores,
    sums or other particulars is read once its head is known, unless each row is of a year, and one whose head nobody knows where neither head nor caption speaks of
    years, tasks, money or goals: it promises nothing. title: of the plan, folded: that of a table is its caption, where the text begins with it.
    """
    title = title if title.endswith(_TABLE) else ""
    tables: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.id in rows:
            tables[rows[sentence.id].table].append(sentence)
    for told in tables.values():
        yield from _unread_columns(told, rows, statements)
        lines = [sentence for sentence in told if rows[sentence.id].kind in ("data", "card", "loose")]
        unread = [one for one in lines if one.id not in statements and one.id not in figured and not _is_read(rows[one.id], title)]
        if unread and len(told) >= _FEW and not _is_form(lines, rows) and any(_may_promise(rows[one.id], title) for one in unread):
            first = unread[0].passage
            yield Diagnostic.told(
                "unread-table", "info", first.span(), rows=len(unread), of=len(lines), row=first.text[:40].replace("\t", " ")
            )


def _is_form(lines: Sequence[Sentence], rows: Mapping[str, Row]) -> bool:
    """Whether a table is a form that nobody has filled in: of each row, every cell beside a label is empty, and labels are short and without figures."""
    cells = [[cell.text for cell in rows[one.id].cells] for one in lines]
    labels = [text for row in cells for text in row if text]
    if any(len(text) > _LABEL or any(map(str.isdigit, text)) or "。" in text for text in labels):
        return False
    return all(not (left and right) for row in cells for left, right in pairwise(row))


def _unread_columns(
    told: Sequence[Sentence], rows: Mapping[str, Row], statements: Mapping[str, Sequence[Statement]]
) -> Iterator[Diagnostic]:
    """Yield `unread-column` for each column of a table of tasks or scores that names bodies, and of which no row's statement has one.

    It is the column of those who mark the work, or its head is one that nobody knows and all of its cells are bodies.
    """
    asked: dict[tuple[int, str], list[tuple[Cell, bool]]] = defaultdict(list)
    for sentence in told:
        row = rows[sentence.id]
        if row.kind != "data" or row.about not in ("tasks", "scores"):
            continue
        named = {body.name.folded for statement in statements.get(sentence.id, ()) for body in statement.bodies}
        for at, (head, cell) in enumerate(zip(row.columns, row.cells, strict=False)):
            if head and column_kind(head) in (None, _ASSESSOR) and not is_nobody(cell.text):
                asked[at, head].append((cell, not named.isdisjoint(_PARTS.split(cell.text))))
    for (_, head), cells in asked.items():
        marks = column_kind(head) == _ASSESSOR
        if any(read for _, read in cells) or not (marks or (len(cells) >= _FEW and all(_are_bodies(cell.text) for cell, _ in cells))):
            continue
        first = cells[0][0].passage
        yield Diagnostic.told("unread-column", "info", first.span(), column=head, rows=len(cells), first=first.text[:20], marks=marks)


def _are_bodies(text: str) -> bool:
    return all(map(names_a_body, filter(None, _PARTS.split(text))))


def _may_promise(row: Row, title: str) -> bool:
    """Whether a row that nothing read may hold duties or goals: its head says who or how much, or speaks of years or tasks over figures."""
    if row.about in ("tasks", "figures"):
        return True
    speaks = "year" in row.kinds() or _speaks_of_shares(row, title) or _is_of_a_year(row) or any(map(gives_money, row.columns))
    return speaks and any(any(map(str.isdigit, cell.text)) for cell in row.cells[1:])


def _is_of_a_year(row: Row) -> bool:
    """Whether a row says of one year how much of several things: 2017年 | 21477 | 5715, under 年度 | 合计 | 交通."""
    dated = any(kind == "moment" and _YEAR.fullmatch(cell.text) for kind, cell in zip(row.kinds(), row.cells, strict=False))
    return dated and sum(_NUMBER.fullmatch(cell.text) is not None for cell in row.cells) >= _FEW


def _speaks_of_shares(row: Row, title: str) -> bool:
    return any(map(promises_shares, (*row.columns, *row.over, *(row.caption or (title,)))))


def _is_read(row: Row, title: str) -> bool:
    """Whether a row that gives neither a duty nor a figure promises none."""
    if row.kind == "loose":
        return False
    if row.shares_money(title):
        return True
    if row.about == "tasks":
        asked = [cell.text for label, cell in zip(row.columns, row.cells, strict=False) if gives_role(label)]
        return all(is_nobody(text) for text in asked)
    if row.about == "figures":
        asked = [cell.text for cell, kind in zip(row.cells, row.kinds(), strict=False) if kind in ("value", "year")]
        return not any(map(str.isdigit, "".join(asked)))
    if _is_of_a_year(row):
        return False
    return row.about != "unknown" and not ("place" in row.kinds() and _speaks_of_shares(row, title))
