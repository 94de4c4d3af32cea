"""Who is responsible by a row of a 任务分工表: its columns give the roles."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import ROLES
from policydiff.parse.duties.names import split_names
from policydiff.parse.duties.statement import Draft, Statement
from policydiff.parse.duties.statements import read_statement
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.columns import column_role


def read_row(cells: Sequence[Passage], columns: Sequence[str]) -> Statement | None:
    """Return who is responsible for the task of a row, or None where its columns name nobody.

    cells: of the row, in order; columns: the labels of the table's head, in the same order.
    """
    roles = [column_role(label) for label in columns]
    if len(cells) < 2 or not any(roles):
        return None
    draft = Draft()
    free: list[str] = []
    for index, cell in enumerate(cells):
        role = roles[index] if index < len(roles) else None
        if role is None:
            free.append(cell.text)
        elif role == "deadline":
            draft.deadline = cell.text or None
        elif role in ROLES and len(cell):
            _read_cell(cell, role, draft)
    if not draft.bodies:
        return None
    statement = draft.settle("row")
    return Statement(statement.bodies, statement.open_ended, statement.deadline, "row", subject=max(free, key=len, default=""))


def _read_cell(cell: Passage, role: str, draft: Draft) -> None:
    verbs = read_statement(cell, bracket=True) if "牵头" in cell.text or "配合" in cell.text else None
    if verbs is not None and verbs.bodies:
        draft.bodies += verbs.bodies
        draft.open_ended |= verbs.open_ended
        return
    names, open_ended = split_names(cell)
    draft.add(role, names)
    draft.open_ended |= open_ended
