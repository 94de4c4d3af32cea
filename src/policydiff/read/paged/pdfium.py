"""The door to PDFium: one document at a time, measured with a font of our own and none of the machine's."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from policydiff.errors import MissingExtra, UnreadableSource
from policydiff.messages import tell

_alone = Lock()
"""PDFium is not made for several threads; its fonts are set for a whole process."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """Open the bytes of a PDF as a pypdfium2 document and close it afterwards.

    Fonts that the file names and does not bring along are all the box font: what is read depends on no font of the machine.
    Raises UnreadableSource, naming `name`, for a damaged or encrypted file, and MissingExtra.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("pdf", tell("extra.pdf")) from error
    with _alone, _box_fonts():
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise UnreadableSource(tell("read.encrypted", name=name), tell("hint.no-password")) from error
            raise UnreadableSource(tell("read.damaged-pdf", name=name), tell("hint.check-download")) from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _box_fonts() -> Iterator[None]:
    """Have PDFium take the box font for every other; afterwards it finds fonts by itself again, for whoever else uses it."""
    import pypdfium2.raw as raw

    raw.FPDF_SetSystemFontInfo(_font_info())
    try:
        yield
    finally:
        # Never freed, and 100 bytes: PDFium frees what it holds when the box font takes its place again.
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache
def _font_info() -> Any:
    """Return what PDFium asks for fonts, which knows of one font and gives it for any name (fpdf_sysfontinfo.h)."""
    import pypdfium2.raw as raw

    font = files(__package__).joinpath("box.ttf").read_bytes()
    tables = _tables(font)

    def copied(data: bytes, buffer: Any, size: int) -> int:
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    answers = {
        "Release": lambda _: None,
        "MapFont": lambda *_: 1,
        "GetFont": lambda *_: 1,
        "GetFontData": lambda _, __, table, buffer, size: copied(tables.get(table, b"") if table else font, buffer, size),
        "GetFaceName": lambda _, __, buffer, size: copied(b"Box\0", buffer, size),
        "GetFontCharset": lambda *_: 1,
        "DeleteFont": lambda *_: None,
    }
    info = raw.FPDF_SYSFONTINFO(version=1)
    types = dict(info._fields_)
    for name, answer in answers.items():
        setattr(info, name, types[name](answer))
    return info


def _tables(font: bytes) -> dict[int, bytes]:
    """Return the tables of a TrueType font by their tags, which are numbers of four bytes."""
    tables: dict[int, bytes] = {}
    for index in range(int.from_bytes(font[4:6])):
        record = font[12 + 16 * index : 28 + 16 * index]
        tag, _, start, length = (int.from_bytes(record[at : at + 4]) for at in range(0, 16, 4))
        tables[tag] = font[start : start + length]
    return tables
