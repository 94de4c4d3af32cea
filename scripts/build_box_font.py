"""Build src/policydiff/read/paged/box.ttf: the font whose every character is one and the same box.

    python scripts/build_box_font.py

PDFium measures the characters of fonts that a PDF names and does not bring along by a font of the machine, and loses those for
which the machine has none. Given this one instead, it reads the same on every machine. Written from the OpenType specification,
byte-stable, free of anybody's outlines.
"""

from __future__ import annotations

import struct
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src/policydiff/read/paged/box.ttf"

_EM = 1000
_ASCENT, _DESCENT = 880, -120
"""Those of most Chinese fonts."""
_BOX = (50, -70, 950, 830)
_GLYPHS = 2
"""The one for what is unknown, which no character has here, and the box."""
_LAST = 0x10FFFF


def build() -> bytes:
    """Return the font: a table directory and the ten tables that a TrueType font must have, in the order of their tags."""
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": _glyph() * _GLYPHS,
        b"head": _head(),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 50, 50, _BOX[2], 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">Hhh", _EM, _BOX[0], _BOX[0]),
        b"loca": b"".join(struct.pack(">H", index * len(_glyph()) // 2) for index in range(_GLYPHS + 1)),
        b"maxp": struct.pack(">I14H", 0x10000, _GLYPHS, 4, 1, 0, 0, 1, *[0] * 8),
        b"name": _names({1: "Box", 2: "Regular", 4: "Box", 6: "Box"}),
        b"post": struct.pack(">IihhI16x", 0x30000, 0, -100, 50, 1),
    }
    directory, body = struct.pack(">I4H", 0x10000, len(tables), 128, 3, 16 * len(tables) - 128), b""
    start = len(directory) + 16 * len(tables)
    for tag, table in tables.items():
        directory += tag + struct.pack(">3I", _sum(table), start + len(body), len(table))
        body += _padded(table)
    font = directory + body
    adjusted = font.index(_head()) + 8
    return font[:adjusted] + struct.pack(">I", (0xB1B0AFBA - _sum(font)) % 2**32) + font[adjusted + 4 :]


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _sum(data: bytes) -> int:
    return sum(struct.unpack(f">{len(_padded(data)) // 4}I", _padded(data))) % 2**32


def _head() -> bytes:
    return struct.pack(">4IHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, *_BOX, 0, 8, 2, 0, 0)


def _cmap() -> bytes:
    """Map every code point there is to glyph 1 (format 13, many to one)."""
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 13, 0, 28, 0, 1) + struct.pack(">III", 1, _LAST, 1)


def _glyph() -> bytes:
    left, foot, right, top = _BOX
    corners = [(left, foot), (left, top), (right, top), (right, foot)]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in zip([(0, 0), *corners], corners, strict=False)]
    across, down = struct.pack(">4h", *(x for x, _ in steps)), struct.pack(">4h", *(y for _, y in steps))
    return _padded(struct.pack(">5hHH", 1, *_BOX, 3, 0) + bytes([1] * 4) + across + down)


def _os2() -> bytes:
    everything = (2**32 - 1,) * 4
    head = struct.pack(">HhHHH11h10x4I4s", 3, _EM, 400, 5, 0, *[0] * 11, *everything, b"NONE")
    return head + struct.pack(
        ">3H3h2H2I2h3H", 64, 32, 0xFFFF, _ASCENT, _DESCENT, 0, _ASCENT, -_DESCENT, *everything[:2], 500, 700, 0, 32, 1
    )


def _names(names: dict[int, str]) -> bytes:
    records, texts = b"", b""
    for number, text in names.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(encoded), len(texts))
        texts += encoded
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + texts


if __name__ == "__main__":
    OUTPUT.write_bytes(build())
