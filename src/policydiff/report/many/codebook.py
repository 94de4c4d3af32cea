"""A codebook in Markdown: a section for each table, a row for each variable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from policydiff.messages import said, tell
from policydiff.report.markdown import table
from policydiff.text.inert import code
from policydiff.text.inert import markdown as safe
from policydiff.vocab.labels import Labels

_COLUMNS = ("variable", "name", "type", "definition", "values", "example", "accuracy")


def codebook_markdown(rows: Sequence[Mapping[str, Any]], labels: Labels) -> str:
    """Return the codebook; rows: those of corpora.codebook.Codebook, table by table."""
    return "\n".join(_lines(rows, labels)) + "\n"


def _lines(rows: Sequence[Mapping[str, Any]], labels: Labels) -> Iterator[str]:
    yield f"# {labels('many_table', 'variables')}"
    yield ""
    yield safe(said(tell("codebook.about"), labels))
    heads = tuple(labels("many_column", key) for key in _COLUMNS)
    for name, found in groupby(rows, key=lambda row: row["table"]):
        yield from ("", f"## {safe(name)}")
        yield from table(heads, ((code(row["variable"]), *(_shown(row[key]) for key in _COLUMNS[1:])) for row in found))


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else safe(str(value))
