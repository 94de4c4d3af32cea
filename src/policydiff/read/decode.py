"""Bytes to characters: byte order marks, then strict UTF-8, UTF-16, GB18030, and guessing only at the end."""

from __future__ import annotations

import codecs
import re

from policydiff.errors import UnreadableSource
from policydiff.messages import tell

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_BELIEVED = frozenset({"big5", "big5hkscs", "euc_jp", "euc_kr", "shift_jis", "cp932", "cp949", "cp950", "utf-8"})
"""Other encodings that a page is believed to have: pages of GB18030 say iso-8859-1, which fits any bytes, more often than it is so."""
_GB_LABELS = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "x-gbk", "euc-cn", "hz-gb-2312"})
_CONTROL = bytes(byte for byte in range(0x20) if byte not in b"\t\n\x0b\x0c\r\x1a\x1b")
_MARK_PLANES = bytes((0x00, 0x20, 0x30, 0xFF))
_PLANES = _MARK_PLANES + bytes(range(0x4E, 0xA0))
"""High bytes of UTF-16: of ASCII, of marks, of full-width forms; and of Chinese characters."""
_RARE = bytes((*range(0x40), *range(0x7F, 0xA1)))
_A3A0 = "\ue5e5"
"""What the codec makes of these bytes, which is also what files have that were converted to UTF-8: a private character."""
_SAMPLE = 1 << 16
_MOST_CONTROLS = 0.02
"""Share of control bytes above which a file is no text."""
_MOST_BROKEN = 0.005
"""Share of undecodable characters up to which a damaged file is still read."""
_LEAST_COMMON = 0.7
"""Share of the characters of GB2312 among those beyond ASCII, under which another encoding than GB18030 is tried."""


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return (text without its byte order mark, name of the Python codec).

    The order: a byte order mark; UTF-16 without one where every other byte says so; strict UTF-8; what an HTML page declares
    of itself; strict GB18030 (which is what files labelled gb2312 and gbk are); Big5 where it fits better; a file with a few broken characters in one of these,
    which become U+FFFD; a statistical guess. The bytes A3 A0, with which GB18030 indents, are U+3000 as on paper. Raises UnreadableSource, naming `path`, for bytes that are no text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with_indents(data[len(mark) :].decode(codec, "replace")), codec
    if bare := _bare_utf16(data):
        return data.decode(bare, "replace"), bare
    if _is_binary(data):
        raise UnreadableSource(tell("read.not-text", name=path), tell("hint.the-file-itself"))
    for attempt in (_strict, _damaged, _guessed):
        found = attempt(data)
        if found:
            return _with_indents(found[0]), found[1]
    raise UnreadableSource(tell("read.unknown-encoding", name=path), tell("hint.save-as-utf8"))


def _with_indents(text: str) -> str:
    return text.replace(_A3A0, "\u3000")


def declared_charset(data: bytes) -> str | None:
    """Return the codec that an HTML page's meta element (or XML declaration) names, None where it names none to be believed."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    label = found.group(1).decode("ascii").lower()
    if label in _GB_LABELS:
        return "gb18030"
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        return None
    return codec if codec in _BELIEVED else None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return bool(sample) and len(sample) - len(sample.translate(None, _CONTROL)) > _MOST_CONTROLS * len(sample)


def _bare_utf16(data: bytes) -> str | None:
    """Return the UTF-16 codec whose high bytes look like Chinese or ASCII in nearly every place, None where neither does."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4 or (sample.isascii() and 0 not in sample):
        return None
    sides = (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2]))
    codec, high, low = max(sides, key=lambda side: (side[1].count(0), _count(side[1], _PLANES)))
    if _count(high, _PLANES) < 0.98 * len(high):
        return None
    # In UTF-16 the low bytes of Chinese are spread evenly, and ASCII has zero high bytes: neither fits UTF-8 or GB18030.
    spread = _count(low, _RARE) >= 0.2 * len(low)
    marks = _count(high, _MARK_PLANES)
    if not spread and high.count(0) < 0.3 * len(high):
        return None
    if len(high) > 50 and marks < 0.02 * len(high):
        return None
    return codec if _is_plain(sample.decode(codec, "replace"), 0.9) else None


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))


def _is_plain(text: str, share: float) -> bool:
    plain = sum("\u4e00" <= char <= "\u9fff" or " " <= char <= "~" or char in "\t\r\n，。、；：（）《》“”—〔〕\u3000" for char in text)
    return plain >= share * len(text)


def _strict(data: bytes) -> tuple[str, str] | None:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = declared_charset(data)
    for codec in (declared, "gb18030"):
        try:
            if codec and codec != "utf-8":
                text = data.decode(codec)
                return (text, codec) if codec == declared else (_big5(data, text) or (text, codec))
        except (UnicodeError, LookupError):
            continue
    return None


def _big5(data: bytes, as_gb: str) -> tuple[str, str] | None:
    """Return the text as Big5 where it reads as common Big5 characters and, as GB18030, as uncommon ones."""
    foreign = [char for char in as_gb[:_SAMPLE] if char > "\x7f"]
    if not foreign or sum(map(_is_gb2312, foreign)) >= _LEAST_COMMON * len(foreign):
        return None
    try:
        text = data.decode("big5")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    common = sum(b"\xa1" <= char.encode("big5")[:1] <= b"\xc6" for char in beyond)
    return (text, "big5") if common >= 0.9 * len(beyond) else None


def _is_gb2312(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _damaged(data: bytes) -> tuple[str, str] | None:
    """Return the text of a file that is broken in a few places (cut in a character, bytes lost), None where it is in many."""
    best: tuple[float, str, str] | None = None
    for codec in ("utf-8", "gb18030"):
        text = data.decode(codec, "replace")
        # A cut character at the very end may be the only one: always allow one.
        broken = max(0, text.count("\ufffd") - 1) / max(1, len(text))
        if best is None or broken < best[0]:
            best = (broken, text, codec)
    assert best is not None
    return (best[1], best[2]) if best[0] <= _MOST_BROKEN and best[1].strip("\ufffd \r\n\t") else None


def _guessed(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE]).best()
    if match is None or match.percent_chaos > 10:
        return None
    try:
        text = data.decode(match.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return (text, match.encoding) if _is_plain(text[:_SAMPLE], 0.8) else None
