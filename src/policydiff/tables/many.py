"""The tables of many documents: which columns each has, how a cell is shown, and which of them a screen has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from policydiff.records import dataclass
from policydiff.tables.cells import Cell, Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Form:
    """A table before it is filled. screen: the columns that a terminal and a page show, none of a table that is too long for them; all are in csv and xlsx."""

    columns: tuple[Column, ...]
    screen: tuple[str, ...]


def _get(key: str) -> Callable[[Mapping[str, Any]], Cell]:
    return lambda row: row.get(key)


_KINDS: dict[str, tuple[Kind, str]] = {
    "level": ("words", "genre_level"),
    "related": ("words", "related"),
    "marks": ("words", "child_mark"),
    "verdict": ("words", "verdict"),
    **dict.fromkeys(("complete", "first", "same_text"), ("flag", "")),
    **dict.fromkeys(("share", "shared"), ("share", "")),
    **dict.fromkeys(("precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high", "agreed"), ("share", "")),
    **dict.fromkeys(("program", "coded"), ("words", "verdict")),
    "comparable": ("flag", ""),
    "review": ("number", ""),
    "basis": ("words", "basis"),
    "direction": ("words", "target_direction"),
    "notes": ("words", "note"),
    "reasons": ("words", "sum_reason"),
    "by": ("words", "paired_by"),
    "boilerplate": ("flag", ""),
    "origin": ("words", "origin"),
    "source_relation": ("words", "place_relation"),
    "source_order": ("words", "source_order"),
    "clause_role": ("words", "clause_role"),
    **dict.fromkeys(
        (
            "copied",
            "localized",
            "adapted",
            "added",
            "from_parent",
            "parent_kept",
            "uptake",
            "uptake_close",
            "kept",
            "close",
            "related_score",
            "shared",
            "source_coverage",
            "source_similarity",
        ),
        ("share", ""),
    ),
    **dict.fromkeys(("median_ratio", "parent_value", "child_value", "children_sum", "expected"), ("number", "")),
    **dict.fromkeys(("ratio", "jiama_ratio", "relative"), ("share", "")),
}


def _form(words: str, screen: str, heads: str = "", *, sectioned: bool = False, **others: tuple[Kind, str]) -> Form:
    """others: how columns are shown that other tables have under the same key. heads: what of them is called otherwise, key=label.

    sectioned: path is the place in a text, which is its preamble where there is none.
    """
    kinds, called = _KINDS | others, dict(each.split("=") for each in heads.split())
    empty = {"path": "preamble"} if sectioned else {}
    columns = (Column(key, _get(key), *kinds.get(key, ("text", "")), called.get(key, ""), empty.get(key, "")) for key in words.split())
    return Form(tuple(columns), tuple(screen.split()))


_CHILDREN = (
    "id place code level issued days_after_parent complete related marks clauses characters copied localized adapted added from_parent "
    "parent_kept strength_up strength_down targets median_ratio leads_changed review title plan cited related_score sha256"
)
FORMS: dict[str, Form] = {
    "children": _form(_CHILDREN, "place issued marks characters copied localized adapted added from_parent parent_kept review id"),
    "pairs": _form("child parent related from_parent copied shared", "child parent related from_parent copied shared"),
    "clauses": _form("parent id path clause_role section text uptake child place code verdict", ""),
    "sections": _form("parent id path heading characters uptake uptake_close child place code kept close", ""),
    "uptake": _form("path heading characters uptake uptake_close", "path heading characters uptake uptake_close", sectioned=True),
    "trace.clauses": _form(
        "child id path verdict origin boilerplate documents characters text source_id source_place source_issued source_order source_relation "
        "source_coverage source_similarity source_path source_clause source_text source_title",
        "path text source_text origin source_place source_issued source_order source_relation source_coverage",
        sectioned=True,
    ),
    "targets.rows": _form(
        "canonical metric unit basis direction parent_value parent_year child place code child_value child_year ratio by notes review "
        "expected relative parent_printed child_printed parent_target child_target parent_text child_text",
        "canonical parent_printed parent_year place child child_printed child_year ratio by notes expected relative",
    ),
    "targets.sums": _form(
        "canonical metric unit basis parent_value parent_year children_sum children of jiama_ratio comparable reasons parent_target",
        "canonical unit basis parent_value parent_year children_sum children of jiama_ratio reasons",
    ),
    "duplicates.documents": _form(
        "cluster first id title place issued share same_text path", "cluster id title place issued share same_text"
    ),
    "chain.clauses": _form(
        "child id path clause_role text characters origin place verdict source_text skipped",
        "path text source_text origin place verdict skipped",
        sectioned=True,
        origin=("text", ""),
    ),
    "chain.documents": _form(
        "id place code level issued title related clauses characters share shared",
        "place level issued id related clauses characters share shared",
    ),
    "network.citations.edges": _form(
        "source target weight relation",
        "source target weight relation",
        "source=citing target=cited_document weight=times relation=how",
        relation=("words", "message"),
    ),
    "network.citations.nodes": _form("id label kind place code level issued number", ""),
    "network.organisations.edges": _form(
        "source target weight documents", "source target weight documents", "source=leading target=joining weight=tasks"
    ),
    "network.organisations.nodes": _form(
        "id label lead cooperating responsible guiding documents", "id lead cooperating responsible guiding documents"
    ),
    "network.reuse.edges": _form(
        "source target weight clauses share relation",
        "source target weight clauses share relation",
        "source=taking target=taken_from weight=characters share=share_taken relation=source_is",
        relation=("words", "place_relation"),
    ),
    "network.reuse.nodes": _form("id label place code level issued clauses characters", ""),
    "sample.items": _form("item child parent side path text a b verdict candidate note", ""),
    "sample.keys": _form("item fingerprint verdict candidate stratum weight", ""),
    "agree.accuracy": _form(
        "coder verdict items precision precision_low precision_high recall recall_low recall_high",
        "coder verdict items precision precision_low precision_high recall recall_low recall_high",
    ),
    "agree.between": _form(
        "one other items agreed kappa", "one other items agreed kappa", one=("words", "coder"), other=("words", "coder")
    ),
    "agree.confusion": _form("coder program coded items", ""),
    "agree.disagreements": _form("item text program codes", "item text program codes", codes=("named", "verdict")),
    "codebook.variables": _form(
        "table variable name type definition values example accuracy", "table variable name type definition example accuracy"
    ),
    "problems": _form("id path message hint", "id message hint", message=("message", ""), hint=("message", "")),
}
"""table → its form; a table of another command has that command's name before it (trace.clauses)."""


def many_table(name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    """Return the table of FORMS with these rows; what a row lacks is empty."""
    columns = FORMS[name].columns
    return Table(name.rpartition(".")[2], columns, tuple(tuple(column.get(row) for column in columns) for row in rows))


def screen_of(name: str, table: Table) -> Table:
    """Return what of a table fits on a screen; columns in which nothing stands are left out."""
    order = {column.key: at for at, column in enumerate(table.columns)}
    empty = {key for key, at in order.items() if table.rows and all(row[at] in (None, "", ()) for row in table.rows)}
    places = [order[key] for key in FORMS[name].screen if key not in empty]
    return Table(table.name, tuple(table.columns[at] for at in places), tuple(tuple(row[at] for at in places) for row in table.rows))
