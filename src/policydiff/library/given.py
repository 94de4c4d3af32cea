"""What a caller may give for a document: a value, a file or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff import pipeline, store
from policydiff.errors import PolicydiffError
from policydiff.model import Comparison, Notice

if TYPE_CHECKING:
    from policydiff.gathering.documents import Group

PathLike = str | os.PathLike[str]
Document = Notice | Comparison
DOCUMENTS = (".yaml", ".yml", ".json")


def groups(documents: Iterable[Notice | PathLike]) -> list[Group]:
    """Return the documents that are meant, a folder's one by one. Raises PolicydiffError at the first that cannot be found."""
    from policydiff.corpus import Corpus
    from policydiff.gathering.documents import gather

    words = [word if isinstance(word, Notice) else Path(word) for word in documents]
    groups, problems = gather(words, Corpus(Path("data")))
    if problems:
        raise PolicydiffError(problems[0].message, problems[0].hint)
    return groups


def group(document: Notice | PathLike) -> Group:
    """Return what one word means: a notice, a file, or the notices of a folder. Raises as groups does."""
    return groups([document])[0]


def notice_of(value: Notice | PathLike) -> Notice:
    """Return the notice: as given, loaded from a structured file, or read from a raw one. Raises as parse_file and load do."""
    if isinstance(value, Notice):
        return value
    path = Path(value)
    return store.load_notice(path) if path.suffix.lower() in DOCUMENTS else pipeline.parse_file(path)
