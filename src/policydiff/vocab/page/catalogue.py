"""The heads of a table that somebody keeps of notices."""

from __future__ import annotations

from functools import cache

from policydiff.vocab.load import load_yaml


def catalogue_field(head: str) -> str | None:
    """Return the field of the envelope that a column says, `name` for the id or the file, `note` for who says so; None for any other.

    >>> catalogue_field("发文字号"), catalogue_field("Issued "), catalogue_field("序号")
    ('document_number', 'issued', None)
    """
    return _fields().get("".join(head.split()).lower())


@cache
def _fields() -> dict[str, str]:
    return {word: entry["field"] for entry in load_yaml("catalogue")["heads"] for word in entry["words"]}
