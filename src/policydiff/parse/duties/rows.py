"""Who is responsible by a row of a 任务分工表: its columns give the roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import ROLES
from policydiff.parse.duties.labels import labels_in
from policydiff.parse.duties.names import split_names, stripped
from policydiff.parse.duties.sentence.fitting import is_official
from policydiff.parse.duties.sentence.subjects import only_bodies
from policydiff.parse.duties.statement import Draft, Statement
from policydiff.parse.duties.statements import read_statement
from policydiff.parse.lay.passage import Passage
from policydiff.text.patterns import rarely
from policydiff.text.quantities import find_quantities
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import column_kind, column_role, gives_a_person_too, gives_a_total, is_nobody
from policydiff.vocab.duties.organisations import canonical_body
from policydiff.vocab.duties.roles import verb_pattern
from policydiff.vocab.phrases import pattern

_PERSON = rarely(r"(\S*?[\u4e00-\u9fff])\s*(?:\s[\u4e00-\u9fff]{2,4}|\([\u4e00-\u9fff]{2,4}\))\Z")
_PLACE = rarely(r"[\u4e00-\u9fff]{1,8}[省市县区州盟旗镇乡]")
_IS_PERSON = rarely(r"[\u4e00-\u9fff\s]{2,5}")
_OF_LEVEL = pattern("roles", "{of_levels}")
_NUMBER = re.compile(r"[\d.,%\s]+")
_SHORTEST_DUTY = 4
_LONGEST_DIVISION = 60
_PRINCIPAL = frozenset({"lead", "responsible"})
_SAY_WHAT = ("duties", "division", "asked")  # kinds of columns that say what a body is to do
_MAY_BE_BODIES = frozenset({"body", "unit", "group", "who", "place"})  # kinds of columns that may hold the bodies of a table of duties
_MAY_BE_MARKED = frozenset({*_MAY_BE_BODIES, None})
_MAY_DIVIDE = frozenset({"division", "group", None})  # kinds of columns in whose cells the roles may stand with their labels


def read_row(cells: Sequence[Passage], columns: Sequence[str]) -> Statement | None:
    """Return who is responsible for the task of a row, or None where it names nobody.

    cells: of the row, in order; columns: the heads of the table's columns, in the same order. The roles are the columns', or stand with
    their labels inside one cell (牵头单位：…；配合单位：…). A column of offices inside the bodies names nobody where another column
    names bodies, but that offices lead (牵头科室) where those only help (配合单位); / and - stand for nobody.
    """
    kinds = [column_kind(head) for head in columns]
    roles = [column_role(head) for head in columns]
    bodies = {role for role, kind in zip(roles, kinds, strict=True) if role in ROLES and kind != "office"}
    if bodies:
        beside = set() if _PRINCIPAL & bodies else _PRINCIPAL
        roles = [None if kind == "office" and role not in beside else role for role, kind in zip(roles, kinds, strict=True)]
    if len(cells) < 2 or any(gives_a_total(cell.folded) for cell in cells):
        return None
    draft = Draft()
    for head, kind, role, cell in zip(columns, kinds, roles, cells, strict=False):
        if is_nobody(cell.folded):
            continue
        if role == "deadline":
            draft.deadline = cell.text
        elif role in ROLES:
            _read_cell(cell, role, draft, persons=gives_a_person_too(head))
        elif role is None and kind in _MAY_DIVIDE:
            _read_division(cell, draft, named=kind == "division")
    if not draft.bodies:
        return _by_duties(cells, kinds, draft)
    statement = draft.settle("row")
    leads = set(statement.of("lead"))
    others = tuple(body for body in statement.bodies if body.role == "lead" or body.name.text not in leads)
    return replace(statement, bodies=others, subject=(content := _content(cells, kinds, roles)), topic=_topic(cells, kinds, content))


def _by_duties(cells: Sequence[Passage], kinds: Sequence[str | None], draft: Draft) -> Statement | None:
    """Return what a row of bodies and their duties says (市教育局, 主要职责), or what they are marked by (考核内容); None where it is no such."""
    said = next(((cell, kind) for cell, kind in zip(cells, kinds, strict=False) if kind in _SAY_WHAT and len(cell) >= _SHORTEST_DUTY), None)
    if said is None:
        return None
    may_name = _MAY_BE_BODIES if said[1] != "asked" else _MAY_BE_MARKED
    beside = [cell for cell, kind in zip(cells, kinds, strict=False) if kind in may_name and cell is not said[0]]
    found = (named for cell in beside if (named := only_bodies(cell)) is not None)
    named = next((each for each in found if said[1] != "asked" or _are_known(each[0])), None)
    if named is None or not (said[1] == "asked" or all(map(is_official, named[0]))):
        return None
    draft.add("responsible", named[0])
    draft.open_ended |= named[1]
    return replace(draft.settle("row"), subject=said[0].text)


def _are_known(names: Sequence[Passage]) -> bool:
    """Whether each is a body that a vocabulary knows, and as no open set, or begins with its level: a group of them (重点考核部门) is none."""
    told = [(*canonical_body(name.folded), _OF_LEVEL().match(name.folded)) for name in names]
    return all(not is_open and (known is not None or of_level is not None) for known, is_open, of_level in told)


def read_pairs(cells: Sequence[Passage], labels: Sequence[str]) -> Statement | None:
    """Return what a row of labels and what belongs to each (责任单位, a body, 完成时限, a day) says; it goes on from row to row."""
    draft = Draft()
    for label, cell in zip(labels, cells, strict=False):
        role = column_role(label)
        if role == "deadline" and not is_nobody(cell.folded):
            draft.deadline = cell.text
        elif role in ROLES and not is_nobody(cell.folded):
            _read_cell(cell, role, draft)
    return draft.settle("label") if draft.bodies or draft.deadline else None


def _content(cells: Sequence[Passage], kinds: Sequence[str | None], roles: Sequence[str | None]) -> str:
    """Return the cell that says what is to be done: of the columns of tasks the longest, else the longest of no known column, else what is amiss.

    A cell that is a figure and nothing else says how much of what stands beside it.
    """
    free: dict[str, list[str]] = {"task": [], "indicator": [], "": [], "problem": []}
    for index, cell in enumerate(cells):
        kind = kinds[index] if index < len(kinds) else None
        if (kind in free or kind is None) and (index >= len(roles) or roles[index] is None) and not _is_figure(cell):
            free[kind or ""].append(cell.text)
    return next((longest for texts in free.values() if (longest := max(texts, key=len, default=""))), "")


def _is_figure(cell: Passage) -> bool:
    found = find_quantities(cell.folded)
    return _NUMBER.fullmatch(cell.folded) is not None or (len(found) == 1 and found[0].end - found[0].start == len(cell.folded))


def _topic(cells: Sequence[Passage], kinds: Sequence[str | None], content: str) -> str:
    """Return the first cell of a column of tasks or indicators, where the content stands in another: 工作事项 beside 主要内容."""
    named = next(
        (
            cell.text
            for cell, kind in zip(cells, kinds, strict=False)
            if kind in ("task", "indicator") and cell.text and not _is_figure(cell)
        ),
        "",
    )
    return named if named != content and (len(named) < len(content) or any(map(str.isdigit, content))) else ""


def _read_cell(cell: Passage, role: str, draft: Draft, *, persons: bool = False) -> None:
    if _read_labels(cell, draft):
        return
    verbs = read_statement(cell, bracket=True) if verb_pattern().search(cell.folded) else None
    if verbs is not None and verbs.bodies:
        _take(verbs, draft)
        return
    for line in _lines(cell):
        names, open_ended = split_names(line)
        draft.add(role, [name for each in names if not is_nobody(each.folded) and (name := _without_person(each) if persons else each)])
        draft.open_ended |= open_ended


def _without_person(name: Passage) -> Passage | None:
    """Return the body of a cell that names who answers there beside it (县水利局 张某, 县城管局(李某)); None where it is a person."""
    body = _PERSON.match(name.folded)
    kept = name.cut(0, body.end(1)) if body is not None and names_a_body(body[1]) else name
    return kept if kept is not name or names_a_body(name.folded) or not _IS_PERSON.fullmatch(name.folded) else None


def _read_division(cell: Passage, draft: Draft, *, named: bool) -> None:
    """Read a cell that says itself who has which role; named: its column is one of such cells, so that bodies alone are responsible."""
    if _read_labels(cell, draft) or not (named or _only_says_who(cell)):
        return
    said = read_statement(cell, bracket=True)
    if said is not None and said.bodies:
        _take(said, draft)
    elif named and all(
        _may_stand_alone(name.folded) or _PLACE.fullmatch(name.folded) for line in _lines(cell) for name in split_names(line)[0]
    ):
        _read_cell(cell, "responsible", draft)


def _only_says_who(cell: Passage) -> bool:
    """Whether a cell begins with a body and ends with what it does (县水利局牵头，各乡镇配合), in a column that nobody knows."""
    folded = cell.folded
    if len(folded) > _LONGEST_DIVISION or "。" in folded:
        return False
    verbs = list(verb_pattern().finditer(folded))
    return bool(verbs) and verbs[-1].end() == len(folded) and _may_stand_alone(re.split("[、,;]", folded[: verbs[0].start()])[0])


def _read_labels(cell: Passage, draft: Draft) -> bool:
    """Read a cell that begins with the label of a role; return whether it does."""
    labels = labels_in(cell, bracket=True) if ":" in cell.folded else []
    if not labels or labels[0].start or labels[0].role is None:
        return False
    said = read_statement(cell, bracket=True)
    if said is None or not said.bodies:
        return False
    _take(said, draft)
    return True


def _take(said: Statement, draft: Draft) -> None:
    draft.bodies += said.bodies
    draft.open_ended |= said.open_ended
    draft.deadline = draft.deadline or said.deadline


def _lines(cell: Passage) -> list[Passage]:
    """Return the lines of a cell: a blank between two bodies was a line end."""
    folded = cell.folded
    lines: list[Passage] = []
    at = 0
    for blank in re.finditer(" +", folded):
        left = re.split("[、,;]", folded[at : blank.start()])[-1]
        right = re.split("[、,; ]", folded[blank.end() :])[0]
        if _may_stand_alone(left) and _may_stand_alone(right):
            lines.append(cell.cut(at, blank.start()))
            at = blank.end()
    lines.append(cell.cut(*stripped(folded, at, len(folded))))
    return lines


def _may_stand_alone(folded: str) -> bool:
    """Whether a line of a cell is a body, or all of a kind: 各中小学."""
    return names_a_body(folded) or folded.startswith("各")
