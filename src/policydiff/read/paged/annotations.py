"""What is laid over a page of a PDF: the fields of a form, text boxes and stamps, which print and are no part of its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def with_forms(document: Any) -> str:
    """Make ready what the fields of a form show, before any page is opened; return the name of a form that PDFium does not read, or ""."""
    import pypdfium2.raw as raw

    kind = document.get_formtype()
    if kind == raw.FORMTYPE_ACRO_FORM:
        document.init_forms()  # draws the fields that have a value and no appearance
    return "XFA" if kind == raw.FORMTYPE_XFA_FULL else ""


def opened_page(document: Any, index: int) -> tuple[Any, bool]:
    """Return a page with everything that is laid over it drawn into its content, and whether that is all of the text laid over it.

    Left out are hidden notes, links, and comments (a balloon beside the text, a word marked in yellow), which do not print. Raises
    PdfiumError for a page that cannot be opened.
    """
    import pypdfium2.raw as raw

    page = document[index]
    drawn, bare = False, False
    for note in _notes(page):
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) or raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
            continue
        if raw.FPDFAnnot_HasKey(note, b"AP"):
            drawn = True
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            bare = bare or raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0) > _NO_TEXT
    if drawn and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    return page, not bare


_UNSEEN = 0b100010
"""The flags of what is hidden (2) or not shown on a screen (32)."""
_NO_TEXT = 2
"""Bytes of a text without characters: the zero at its end."""


def _notes(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if note:
            yield note
            raw.FPDFPage_CloseAnnot(note)
