"""Verdicts of persons in tables: coded sheets, edited exports of a comparison, and the `verdicts.csv` beside a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from policydiff.compare.judge.verdicts import fingerprint
from policydiff.compare.side.pages import ink_of
from policydiff.corpora.coding.sheets import Row, read_tables, verdict_of
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Comparison, Role
from policydiff.records import dataclass
from policydiff.tables.cells import Table, column, filled
from policydiff.vocab.labels import LANGUAGES, labels

_INKED: tuple[Role, ...] = ("heading", "responsibility")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's verdict on one match. child, parent: ids of the documents, "" for whichever are compared; the texts find it where the program's verdict changed.

    told: whether it was given outright; in an edited export, a verdict that equals the program's says nothing.
    """

    child: str
    parent: str
    fingerprint: str
    verdict: str
    note: str = ""
    child_text: str = ""
    parent_text: str = ""
    told: bool = True


def read_rulings(paths: Iterable[Path]) -> tuple[Ruling, ...]:
    """Return the verdicts in some tables, csv or xlsx: of `policydiff sample`, of `compare --table clauses`, or with at least the columns fingerprint and verdict.

    Rows without a verdict, and rows of an export that were not changed, are none. Raises UnreadableSource for what cannot be read, and PolicydiffError for a table of
    another kind and for a word that is no verdict.
    """
    return tuple(ruling for path in paths for ruling in _rulings(path))


def of_pair(rulings: Iterable[Ruling], comparison: Comparison) -> tuple[Ruling, ...]:
    """Return the verdicts that may be on matches of a comparison, as verdicts on its two documents."""
    child, parent = comparison.child.id, comparison.parent.id
    return tuple(replace(each, child=child, parent=parent) for each in rulings if each.child in ("", child) and each.parent in ("", parent))


def merged(kept: Sequence[Ruling], new: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the verdicts of both, the new one where both speak of one match, in the order of documents and texts."""
    found = {(each.child, each.parent, each.fingerprint): each for each in (*kept, *new)}
    return tuple(found[key] for key in sorted(found))


def rulings_table(rulings: Iterable[Ruling]) -> Table:
    """Return verdicts as the table that `read_rulings` reads."""
    names = ("child", "parent", "fingerprint", "verdict", "note", "child_text", "parent_text")
    return filled("verdicts", tuple(column(name) for name in names), rulings)


def _rulings(path: Path) -> Iterator[Ruling]:
    tables = [rows for rows in read_tables(path) if rows]
    coded = next((rows for rows in tables if {"item", "verdict", "text"} <= rows[0].keys()), None)
    if coded is not None:
        key = {row["item"]: row for rows in tables if {"item", "fingerprint", "stratum"} <= rows[0].keys() for row in rows}
        yield from (_coded(row, key[row["item"]], path) for row in coded if row["verdict"].strip() and row["item"] in key)
        return
    plain = next((rows for rows in tables if {"fingerprint", "verdict"} <= rows[0].keys()), None)
    if plain is None:
        raise PolicydiffError(tell("verdicts.no-table", path=path), tell("hint.verdicts-table"))
    yield from (
        ruling
        for row in plain
        if row["fingerprint"] and row["verdict"].strip()
        for ruling in (_plain(row, path),)
        if not _same(ruling, row)
    )


def _coded(row: Row, key: Row, path: Path) -> Ruling:
    other = row.get({"a": "a", "b": "b"}.get(key["candidate"], ""), "")
    mine, theirs = (other, row["text"]) if _side(row) == "parent" else (row["text"], other)
    verdict = verdict_of(row["verdict"], path, row["item"])
    return Ruling(row.get("child", ""), row.get("parent", ""), key["fingerprint"], verdict, row.get("note", ""), mine, theirs)


def _side(row: Row) -> str:
    return "parent" if row.get("side") in ("parent", *_words("coding", "parent")) else "child"


def _plain(row: Mapping[str, str], path: Path) -> Ruling:
    texts = row.get("child_text", ""), row.get("parent_text", "")
    verdict = verdict_of(row["verdict"], path, row["fingerprint"])
    return Ruling(
        row.get("child", ""), row.get("parent", ""), row["fingerprint"], verdict, row.get("note", ""), *texts, "similarity" not in row
    )


def _same(ruling: Ruling, row: Mapping[str, str]) -> bool:
    """Whether a row of an export says what the program said: its fingerprint is made of this verdict."""
    if ruling.told:
        return False
    role: Role = next((each for each in _INKED if row.get("clause_role") in (each, *_words("clause_role", each))), "body")
    return fingerprint(ruling.verdict, ink_of(ruling.child_text, role), ink_of(ruling.parent_text, role)) == ruling.fingerprint


def _words(group: str, key: str) -> tuple[str, ...]:
    return tuple(labels(each)(group, key) for each in LANGUAGES)
