"""Why a row was corrected, in the words of a person: its note, and the comments of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policydiff.tables.remarks import reason

_PARTS = re.compile(r"\s*[;；]\s*")
_AUTHOR = (":", "：")
_LINK = "go.microsoft.com/fwlink"
"""Stands in what a spreadsheet program writes above a comment that is a thread, for programs that know none."""
_HEAD = re.compile(r"\S[^:：\n]{0,20}[:：]")
"""What such a program writes above each comment of a thread: Comment:, Reply:, 注释："""


def notes_in(text: str) -> tuple[str, ...]:
    """Return the notes that a text is made of: several stand one behind the other, with semicolons between them."""
    return tuple(filter(None, _PARTS.split(text.strip())))


def joined(notes: Iterable[str]) -> str:
    """Return several notes as one, each of them once; what holds another note says it, too."""
    found: list[str] = []
    for note in filter(None, (each.strip() for each in notes)):
        if not any(note in each for each in found):
            found.append(note)
    return "；".join(found)


def noted(typed: str, comments: Iterable[str]) -> str:
    """Return the note of a row of which its cell and the comments of its cells say something.

    That a row was corrected in some tables, which is the note where nobody says why, gives way to what somebody says.
    """
    said_there = [each for each in comments if each not in typed]
    return joined([reason(typed), *said_there]) if said_there else typed


def comment_words(text: str) -> str:
    """Return what a person wrote in a comment: without the author's name, which programs write above it, nor what they say of threads."""
    text = text.strip()
    if _LINK in text:
        lines = [line.strip() for line in text.partition(_LINK)[2].split("\n")[1:]]
        return joined(line for line in lines if not _HEAD.fullmatch(line))
    author, colon, rest = text.partition("\n")
    return rest.strip() if author.rstrip().endswith(_AUTHOR) and colon and rest.strip() else text
