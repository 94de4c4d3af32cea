"""OFD, the format of GB/T 33190 in which offices exchange fixed pages: its text objects, laid out like those of a PDF."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from policydiff.errors import UnreadableSource
from policydiff.model import Source
from policydiff.read.assemble import assemble
from policydiff.read.package import Package, descend
from policydiff.read.paged.furniture import page_lines
from policydiff.read.paged.glyphs import Glyph, PageRows, rows_of

_MEDIA_TYPE = "application/ofd"
_POINTS = 72 / 25.4
"""Points a millimetre: OFD measures in millimetres."""
_A4 = (210.0, 297.0)
_MOST_PAGES = 2000
_MOST_CHARACTERS = 2_000_000


def read_ofd(package: Package) -> Source:
    """Return the Source of an OFD file: lines as printed, with the marks of `page_lines`.

    Raises UnreadableSource for a damaged file and for one whose pages are pictures.
    """
    pages = [page for document in _documents(package) for page in _pages(package, document)]
    if not any(page.rows for page in pages):
        raise UnreadableSource(f"{package.name}: has no text, its pages are pictures", "run OCR first")
    return assemble(package.name, package.data, page_lines(pages), _MEDIA_TYPE)


def _documents(package: Package) -> Iterator[str]:
    root = package.xml("OFD.xml")
    for place in [] if root is None else root.iter("ofd:DocRoot"):
        if place.text:
            yield place.text.strip().lstrip("/")


def _pages(package: Package, document: str) -> Iterator[PageRows]:
    root = package.xml(document)
    if root is None:
        return
    folder = posixpath.dirname(document)
    area = descend(root, "ofd:CommonData", "ofd:PageArea", "ofd:PhysicalBox")
    size = _numbers(None if area is None else area.text)
    left = _MOST_CHARACTERS
    for page in list(root.iter("ofd:Page"))[:_MOST_PAGES]:
        content = package.xml(posixpath.normpath(posixpath.join(folder, page.get("BaseLoc", ""))))
        if content is None:
            continue
        own = descend(content, "ofd:Area", "ofd:PhysicalBox")
        box = _numbers(own.text) if own is not None else size
        width, height = (box[2], box[3]) if len(box) == 4 else _A4
        glyphs = [glyph for text in content.iter("ofd:TextObject") for glyph in _glyphs(text)]
        left -= len(glyphs)
        if left < 0:
            raise UnreadableSource(f"{package.name}: has more than {_MOST_CHARACTERS} characters", "split it first")
        yield rows_of(glyphs, width * _POINTS, height * _POINTS)


def _glyphs(text: Element) -> Iterator[Glyph]:
    """Yield the characters of a text object: each code has a place and the steps from one character to the next."""
    boundary = _numbers(text.get("Boundary"))
    if len(boundary) != 4:
        return
    turn = _numbers(text.get("CTM"))
    scale_x, scale_y = (abs(turn[0]) or 1.0, abs(turn[3]) or 1.0) if len(turn) == 6 else (1.0, 1.0)
    shift_x, shift_y = (turn[4], turn[5]) if len(turn) == 6 else (0.0, 0.0)
    size = (_numbers(text.get("Size")) or [4.0])[0]
    x = y = 0.0
    for code in text.iter("ofd:TextCode"):
        characters = (code.text or "").strip("\r\n")
        x, y = (_numbers(code.get("X")) or [x])[0], (_numbers(code.get("Y")) or [y])[0]
        steps, falls = _steps(code.get("DeltaX"), len(characters)), _steps(code.get("DeltaY"), len(characters))
        at_x, at_y = x, y
        for index, char in enumerate(characters):
            natural = size if ord(char) >= 0x2E80 else size / 2
            step = steps[index] if index < len(steps) else (0.0 if falls else natural)
            # The file does not say how wide a glyph is; one that the next follows closely fills its step.
            width = step if 0 < step <= 1.2 * size else natural
            x0 = (boundary[0] + shift_x + at_x * scale_x) * _POINTS
            line = (boundary[1] + shift_y + at_y * scale_y) * _POINTS
            yield Glyph(char, x0, x0 + width * scale_x * _POINTS, line, size * scale_y * _POINTS)
            at_x += step
            at_y += falls[index] if index < len(falls) else 0.0


def _steps(value: str | None, count: int) -> list[float]:
    """Return the distances in a delta list, where `g N D` stands for N times D (GB/T 33190, 11.3)."""
    steps: list[float] = []
    words = (value or "").split()
    at = 0
    while at < len(words) and len(steps) < count:
        if words[at] == "g" and at + 2 < len(words):
            repeat = int(words[at + 1]) if words[at + 1].isascii() and words[at + 1].isdigit() else 0
            steps.extend((_numbers(words[at + 2]) or [0.0]) * min(count, repeat))
            at += 3
        else:
            steps.extend(_numbers(words[at]))
            at += 1
    return steps


def _numbers(value: str | None) -> list[float]:
    """Return the finite numbers that blanks part in `value`, none where one of them is no number."""
    try:
        numbers = [float(word) for word in (value or "").split()[:64]]
    except ValueError:
        return []
    return numbers if all(abs(number) < 1e6 for number in numbers) else []
