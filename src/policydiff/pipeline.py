"""The one place where stages are strung together: a file becomes a notice, two notices a comparison."""

from __future__ import annotations

from pathlib import Path, PurePath

from policydiff.model import Notice, Source
from policydiff.parse import conserved, parse, parse_clauses
from policydiff.read import read_bytes, read_file
from policydiff.records.rest import collector_at_rest


def parse_source(source: Source) -> Notice:
    """Return the structured notice of a source; see parse.document.parse for what is guaranteed."""
    with collector_at_rest():
        return parse(source)


def parse_file(path: Path) -> Notice:
    """Return the structured notice of a file of any supported type.

    Raises UnreadableSource or MissingExtra where the file cannot become text.
    """
    return parse_source(read_file(path))


def parse_file_clauses(path: Path) -> Notice:
    """Return of the notice of a file its envelope and its plans alone (see parse.document.parse_clauses). Raises as `parse_file` does."""
    source = read_file(path)
    with collector_at_rest():
        return parse_clauses(source)


def parse_bytes(data: bytes, name: str) -> Notice:
    """Return the structured notice of the bytes of a file; the last part of `name` tells the type where the bytes do not, and the id.

    Raises UnreadableSource or MissingExtra where they cannot become text.
    """
    return parse_source(read_bytes(data, PurePath(name).name or name))


def parse_text(text: str, name: str = "notice.txt") -> Notice:
    """Return the structured notice of a text. Raises UnreadableSource for a blank one."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a pair of surrogates
        data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    return parse_bytes(data, name)


def conservation(source: Source, notice: Notice) -> float:
    """Return the share of the source's non-blank characters that stand in exactly one place of the notice; 1.0 is all."""
    return conserved(source.text, notice.placed_spans())
