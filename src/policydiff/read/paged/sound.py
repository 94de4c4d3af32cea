"""Whether what a PDF says of its characters is as it was written: maps from codes to characters, and fonts."""

from __future__ import annotations

import re
import struct
from itertools import pairwise

_BLOCK = re.compile(rb"(\d{1,6})\s+begin(bfchar|bfrange)\b(.*?)end\2\b", re.DOTALL)
_BEGIN = re.compile(rb"\bbegin(?:bfchar|bfrange)\b")
_LIST = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<[0-9A-Fa-f\s]*>")
_COMMENT = re.compile(rb"%[^\r\n]*")
_CODES_OF = {b"bfchar": 2, b"bfrange": 3}
_OUTLINES = (b"\0\1\0\0", b"true")


def whole_map(data: bytes) -> bool:
    """Return whether a map from codes to characters (a CMap, decoded) has its end, and in every block as many entries as it says.

    True for data that are no such map. Characters of which a map has lost its entries are read as blanks, or as others.
    """
    begun = len(_BEGIN.findall(data))
    if b"begincmap" not in data and not begun:
        return True
    blocks = _BLOCK.findall(data)
    if b"begincmap" not in data or b"endcmap" not in data or len(blocks) != begun:
        return False
    return all(_has_entries(int(count), kind, body) for count, kind, body in blocks)


def _has_entries(count: int, kind: bytes, body: bytes) -> bool:
    codes, number = _CODE.subn(b"", _LIST.sub(b"<>", _COMMENT.sub(b"", body)))
    return not codes.strip() and number >= count * _CODES_OF[kind]


def whole_font(data: bytes) -> bool:
    """Return whether the tables of a TrueType font (decoded) lie inside it, and its outlines one behind the other; True for other fonts.

    Of characters whose outlines are missing PDFium drops pieces of text.
    """
    if not data.startswith(_OUTLINES):
        return True
    tables: dict[bytes, tuple[int, int]] = {}
    try:
        for index in range(struct.unpack_from(">H", data, 4)[0]):
            name, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            tables[name] = start, length
        if any(start + length > len(data) for start, length in tables.values()):
            return False
        return _ordered(data, *tables[b"loca"], tables[b"glyf"][1], long=struct.unpack_from(">h", data, tables[b"head"][0] + 50)[0] == 1)
    except (struct.error, KeyError):
        return False


def _ordered(data: bytes, start: int, length: int, size: int, *, long: bool) -> bool:
    """Return whether the places of the outlines grow, up to the size of their table."""
    places = struct.unpack_from(f">{length // 4}I" if long else f">{length // 2}H", data, start)
    return bool(places) and all(a <= b for a, b in pairwise(places)) and places[-1] * (1 if long else 2) <= size
