"""The filters of PDF streams that hold text: Flate, ASCII85, ASCIIHex; decoded as far as they are sound, and bounded."""

from __future__ import annotations

import base64
import re
import zlib

MOST_DECODED = 24 << 20
"""Bytes of one stream that are decoded: what a plan of streets takes on one page; no page of text has a hundredth."""
_FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]{0,200})\]|(/\w{2,20}))")
_UNKNOWN_GAIN = 64
"""How much longer data of a filter that is not known are assumed to become."""
_PIECE = 1 << 14


def decode(data: bytes, entry: bytes) -> tuple[bytes, bool]:
    """Return a stream decoded at most a byte beyond what is looked into, and whether it is damaged."""
    found = _FILTERS.search(entry)
    for name in re.findall(rb"/(\w+)", (found[1] or found[2]) if found else b""):
        if name in (b"FlateDecode", b"Fl"):
            data, damaged = _inflated(data)
        elif name in (b"ASCII85Decode", b"A85"):
            data, damaged = _from_ascii85(data)
        elif name in (b"ASCIIHexDecode", b"AHx"):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
            data, damaged = bytes.fromhex(digits[: len(digits) // 2 * 2].decode()), b">" not in data
        else:
            return bytes(min(MOST_DECODED, _UNKNOWN_GAIN * len(data))), False
        if damaged:
            return data, True
    return data, False


def _inflated(data: bytes) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    # In pieces, so that what comes before a damaged place is kept.
    for start in range(0, len(data), _PIECE):
        try:
            part = inflater.decompress(inflater.unconsumed_tail + data[start : start + _PIECE], MOST_DECODED + 1 - size)
        except zlib.error:
            return b"".join(parts), True
        parts.append(part)
        size += len(part)
        if inflater.eof or size > MOST_DECODED:
            break
    return b"".join(parts), not inflater.eof and size <= MOST_DECODED


def _from_ascii85(data: bytes) -> tuple[bytes, bool]:
    text, end, _ = data.strip().removeprefix(b"<~").partition(b"~")
    try:
        return base64.a85decode(text), not end
    except ValueError:
        return b"", True
