"""A file that has become text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader knows of a stretch of the text and the text alone does not say.

    kind: portal (navigation, share buttons, footers: goes to the ledger), page-furniture (page numbers, running heads),
    footnote, contents (a table of contents), heading (detail: level "1".."6"), row (a table row, cells parted by a tab;
    detail: "header" for a head row), metadata (a row of the portal's metadata table), revision (tracked changes accepted),
    unread-page (a page without text, a picture, follows this line; detail: its number).
    start, end: half-open character offsets into Source.text.
    """

    kind: str
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded (or extracted) text of one file; every span of the project points into `text`.

    path: as it is to be printed, never absolute. text: without BOM, line ends untouched.
    sha256: of the file's bytes; text_sha256: of the text in UTF-8. encoding: a Python codec name ("utf-8" for extracted text).
    """

    path: str
    text: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str
    marks: tuple[Mark, ...] = ()
