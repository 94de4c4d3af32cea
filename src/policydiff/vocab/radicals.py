"""Radicals that stand for characters in the text of PDF files."""

from __future__ import annotations

from functools import cache

from policydiff.vocab.load import load_lines


@cache
def radicals() -> dict[int, str]:
    """Return the code points of radicals with the characters that they look like; one character each, not to be changed."""
    return {ord(radical): character for radical, character in (line.split("\t") for line in load_lines("radicals.tsv"))}
