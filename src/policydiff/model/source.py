"""A file that has become text."""

from __future__ import annotations

from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader knows of a stretch of the text and the text alone does not say.

    kind: portal (navigation, share buttons, footers: goes to the ledger), page-furniture (page numbers, running heads),
    footnote, contents (a table of contents), heading (detail: level "1".."6"), row (a table row, cells parted by a tab;
    detail: "header" for a head row, else the numbers of the columns that a cell above covers: "0,2"), metadata (a row of the
    portal's metadata table), revision (tracked changes accepted), page (of no length: where a page begins).
    start, end: half-open character offsets into Source.text.
    """

    kind: str
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the file has and its text lacks.

    kind: page (or what comes after some place on it), part (of a package: an embedded text, a chart), characters (shown as U+FFFD),
    end (of the file). reason: picture, damaged, limit (it was beyond what a reader takes in), unsupported,
    annotation (a text box that says its text and not how it prints).
    where: the page's number, the part's name, how many characters; "" where there is nothing to name.
    """

    kind: str
    reason: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the reader saw of the file, so that nothing is lost silently before there is a text.

    pages, objects: how many pages the file says that it has, and how many pieces of text were seen; pages_read, objects_read: how
    many of them are in the text. All are 0 for a format without pages. losses: what is not in the text, in the file's order.
    """

    pages: int = 0
    pages_read: int = 0
    objects: int = 0
    objects_read: int = 0
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded (or extracted) text of one file; every span of the project points into `text`.

    path: as it is to be printed, never absolute. text: without BOM, line ends untouched.
    sha256: of the file's bytes; text_sha256: of the text in UTF-8. encoding: a Python codec name ("utf-8" for extracted text).
    ledger: what the reader saw beside the text.
    """

    path: str
    text: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str
    marks: tuple[Mark, ...] = ()
    ledger: Ledger = Ledger()
