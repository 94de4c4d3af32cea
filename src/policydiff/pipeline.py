"""The one place where stages are strung together: a file becomes a notice, two notices a comparison."""

from __future__ import annotations

from pathlib import Path

from policydiff.model import Notice, Source
from policydiff.parse.document import parse
from policydiff.read import read_file


def parse_source(source: Source) -> Notice:
    """Return the structured notice of a source; see parse.document.parse for what is guaranteed."""
    return parse(source)


def parse_file(path: Path) -> Notice:
    """Return the structured notice of a file of any supported type.

    Raises UnreadableSource or MissingExtra where the file cannot become text.
    """
    return parse(read_file(path))
