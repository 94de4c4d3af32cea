"""Cards: a table that stands upright, the labels at the left and what belongs to each beside it (项目名称, 建设内容, 责任单位, 完成时限), one card a project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from policydiff.parse.lay.passage import Passage
from policydiff.parse.tree.tables import Cell, Row, read_rows, split_cells
from policydiff.records import dataclass
from policydiff.vocab.duties.columns import column_kind, gives_role, is_nobody

_LEAST = 3  # known labels of a card
_LONGEST_LABEL = 8
_NAMES = frozenset({"task", "indicator"})  # kinds of labels that say what is to be done
_Line = tuple[Passage, str] | str


@dataclass(frozen=True, slots=True)
class _Field:
    """What a row of a card says: its labels, each with the cell that belongs to it."""

    line: int
    pairs: tuple[tuple[str, Cell], ...]


def read_tables(lines: Sequence[_Line]) -> Iterator[Row | None]:
    """Yield the row that each line is, of a card as of any other table (policydiff.parse.tree.tables.read_rows).

    The rows of a card are read as one row of a table whose heads are its labels: each holds its own cells, and those of the others as
    merged. The one that names who is responsible has the kind card, the others field; cards are numbered from -1 down.
    """
    if all(isinstance(line, str) for line in lines):
        yield from repeat(None, len(lines))  # most texts have no table
        return
    cards = _cards(lines)
    for index, row in enumerate(read_rows("" if at in cards else line for at, line in enumerate(lines))):
        yield cards.get(index, row)


def _cards(lines: Sequence[_Line]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    number = 0
    for fields in _runs(lines):
        if not _is_card(fields):
            continue
        number -= 1
        found |= dict(_rows(fields, number))
    return found


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Field]]:
    """Yield the fields of rows that stand right below each other, up to the label that the first has again."""
    run: list[_Field] = []
    for index, line in enumerate(lines):
        field = None if isinstance(line, str) else _field(index, split_cells(line[0]))
        if run and (field is None or field.pairs[0][0] in {label for one in run for label, _ in one.pairs}):
            yield run
            run = []
        if field is not None:
            run.append(field)
    if run:
        yield run


def _field(line: int, cells: tuple[Cell, ...]) -> _Field | None:
    """Return the field that a row is: labels, each before what belongs to it, perhaps behind the number of the card."""
    while cells and (not cells[0].text or (len(cells) % 2 and cells[0].text.rstrip(".、").isdigit())):
        cells = cells[1:]
    labels = [cell.text.replace(" ", "").rstrip(":") for cell in cells[::2]]
    if not cells or len(cells) % 2 or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return None
    if not any(map(column_kind, labels)) or any(column_kind(cell.text) for cell in cells[1::2]):
        return None
    return _Field(line, tuple(zip(labels, cells[1::2], strict=True)))


def _is_card(fields: Sequence[_Field]) -> bool:
    """Whether fields say what is to be done and who is responsible."""
    pairs = [pair for field in fields for pair in field.pairs]
    known = [label for label, _ in pairs if column_kind(label) is not None]
    named = any(column_kind(label) in _NAMES for label in known)
    return (
        len(fields) > 1 and len(known) >= _LEAST and named and any(gives_role(label) and not is_nobody(cell.text) for label, cell in pairs)
    )


def _rows(fields: Sequence[_Field], number: int) -> Iterator[tuple[int, Row]]:
    columns = tuple(label for field in fields for label, _ in field.pairs)
    speaks = next(field for field in fields if any(gives_role(label) and not is_nobody(cell.text) for label, cell in field.pairs))
    for field in fields:
        cells = tuple(cell if one is field else replace(cell, start=None) for one in fields for _, cell in one.pairs)
        beside = (field.line - fields[0].line, fields[-1].line - field.line)
        yield field.line, Row("card" if field is speaks else "field", cells, columns, number, beside=beside)
