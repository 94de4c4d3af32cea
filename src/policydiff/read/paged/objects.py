"""The objects of a PDF file as they stand in its bytes: what pages expand to and what of them is damaged, before PDFium opens them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field

from policydiff.read.paged.filters import decode
from policydiff.read.paged.sound import whole_font, whole_map
from policydiff.records import dataclass

_LONGEST_DICTIONARY = 1 << 20
_MOST_IN_ALL = 256 << 20
_UNOPENED = re.compile(rb"/Subtype\s*/(?:Image|XML)\b|/Type\s*/(?:Metadata|EmbeddedFile)\b")
"""Streams that reading the text does not decode."""
_NO_TEXT = re.compile(rb"/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b|/Length[123]\b|/Type\s*/XRef\b|/Alternate\b")
"""Streams that are decoded and lose no text where they are damaged: fonts, tables of objects, colour profiles."""
_FONT = re.compile(rb"/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b|/Length[123]\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\d|\s+\d+\s+R)")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,100})\s+(\d{1,9})\s+\d{1,5}\s+R")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d{1,9})\s+\d{1,5}\s+R)")
_ANNOTATIONS = re.compile(rb"/Annots\s*(?:\[|(\d{1,9})\s+\d{1,5}\s+R)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_TREE = re.compile(rb"/Type\s*/Pages?\b|/Kids\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_CALL = re.compile(rb"/([^\s/<>\[\]()]{1,100})\s+Do\b")
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_A_DRAWING = 16
"""Bytes: few operators that draw something are shorter."""
_A_TEXT = 4
"""Drawings: what one operator that shows text costs PDFium."""
_A_FORM = 8
"""Drawings: what one call of a form costs it, beside what the form draws."""
_MOST_PAGES = 20_000
_MOST_VISITS = 200_000
"""Streams met on the way through all pages, each as often as it is drawn from another place."""
_MOST_STEPS = 4
"""From a dictionary to its resources, from these to their forms."""
_DEEPEST = 60
"""Levels of forms in forms; PDFium goes less deep."""
HEAVIEST = 1 << 40
"""A weight that stands for any greater one."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream that may hold text. size: its bytes when decoded; shows: its operators that show text, at most.

    calls: the forms and pictures that it draws, by name, and how often. damaged: its data are cut or altered, and what comes after
    the place is missing.
    """

    size: int = 0
    shows: int = 0
    calls: Counter[bytes] = field(default_factory=Counter)
    damaged: bool = False

    @property
    def weight(self) -> int:
        """How many things it draws itself, at most."""
        return 1 + _A_TEXT * self.shows + self.size // _A_DRAWING


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a page comes to when every form is drawn as often as it is called. weight: things drawn, at most; whole: nothing is damaged."""

    weight: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a file. entries: their dictionaries by number; streams: those that may hold text.

    fonts: whether every font is there, and sound. cut: the file ends too early. encrypted: its streams were not looked into.
    huge: they expand to more than is looked into.
    """

    entries: dict[int, bytes]
    streams: dict[int, Stream]
    fonts: bool
    cut: bool
    encrypted: bool
    huge: bool

    def damaged(self) -> list[int]:
        """Return the numbers of the streams that are damaged, or missing though a font names them for what its signs mean."""
        meanings = {int(number) for entry in self.entries.values() for name, number in _NAMED.findall(entry) if name == b"ToUnicode"}
        return sorted({number for number, stream in self.streams.items() if stream.damaged} | (meanings - self.entries.keys()))

    def pages(self) -> list[Expansion]:
        """Return what each page expands to, in order; fewer where the tree of pages is not written plainly, or far too heavy."""
        root = next((entry for entry in self.entries.values() if _CATALOG.search(entry)), b"")
        stack, seen, found = [int(dict(_NAMED.findall(root)).get(b"Pages", 0))], set[int](), list[Expansion]()
        inherited: dict[bytes, list[int]] = {}
        visits = iter(range(_MOST_VISITS))
        while stack and len(found) < _MOST_PAGES and not (found and found[-1].weight >= HEAVIEST):
            number = stack.pop()
            entry = self.entries.get(number, b"")
            kids = _KIDS.search(entry)
            if kids and number not in seen:
                seen.add(number)
                inherited |= self._names(entry) if b"/Resources" in entry else {}
                stack.extend(reversed([int(each) for each in _REFERENCE.findall(kids[1])]))
            elif not kids and _PAGE.search(entry):
                names = self._names(entry) if b"/Resources" in entry else inherited
                found.append(_together(self._content(each, names, visits) for each in (*self._contents(entry), *self._laid_over(entry))))
        return found

    def _contents(self, page: bytes) -> list[int]:
        found = _CONTENTS.search(page)
        if not found:
            return []
        if found[1] is not None:
            return [int(each) for each in _REFERENCE.findall(found[1])]
        listed = self.entries.get(int(found[2]), b"").strip()
        return [int(each) for each in _REFERENCE.findall(listed)] if listed.startswith(b"[") else [int(found[2])]

    def _laid_over(self, page: bytes) -> list[int]:
        """Return the forms that the annotations of a page draw, each once: those that they name, or a dictionary that they name."""
        found = _ANNOTATIONS.search(page)
        if not found:
            return []
        entries = [self.entries.get(int(found[1]), b"") if found[1] else page[found.end() :]]
        forms: dict[int, None] = {}
        seen: set[int] = set()
        for _ in range(_MOST_STEPS - 1):  # the annotation, its appearances, those of each state
            named = {int(each) for entry in entries for each in _REFERENCE.findall(entry)} - seen
            seen |= named
            forms |= dict.fromkeys(sorted(number for number in named & self.streams.keys() if _FORM.search(self.entries[number])))
            entries = [entry for number in sorted(named - self.streams.keys()) if not _TREE.search(entry := self.entries.get(number, b""))]
        return list(forms)

    def _content(self, number: int, names: dict[bytes, list[int]], visits: Iterator[int]) -> Expansion:
        if number not in self.streams and not self.encrypted:
            # Missing, or said to be a picture, so that nobody looks into it.
            return Expansion(HEAVIEST if number in self.entries else 1, False)
        return self._expanded(number, names, {}, visits, 0)

    def _expanded(
        self, number: int, names: dict[bytes, list[int]], known: dict[int, Expansion], visits: Iterator[int], depth: int
    ) -> Expansion:
        if number not in self.streams or number in known or depth > _DEEPEST:
            return known.get(number, Expansion(1, True))
        if next(visits, None) is None:
            return Expansion(HEAVIEST, True)
        stream, entry = self.streams[number], self.entries[number]
        known[number] = Expansion(1, True)  # a form that draws itself is drawn once
        if stream.calls and b"/Resources" in entry:
            names = self._names(entry)
        parts = [Expansion(stream.weight, not stream.damaged)]
        for name, count in stream.calls.items():
            inside = _together(self._expanded(form, names, known, visits, depth + 1) for form in names.get(name, ()))
            parts.append(Expansion(count * (inside.weight + _A_FORM), inside.whole))
        known[number] = _together(parts)
        return known[number]

    def _names(self, entry: bytes) -> dict[bytes, list[int]]:
        """Return the objects that names stand for in a dictionary with resources, and in those that it refers to for them."""
        found: dict[bytes, list[int]] = {}
        entries = [entry]
        for at in range(_MOST_STEPS):
            if at == len(entries):
                break
            for name, number in _NAMED.findall(entries[at]):
                if name in (b"Resources", b"XObject"):
                    entries.append(self.entries.get(int(number), b""))
                else:
                    found.setdefault(name, []).append(int(number))
        return found


def _together(parts: Iterable[Expansion]) -> Expansion:
    weight, whole = 0, True
    for part in parts:
        weight, whole = min(HEAVIEST, weight + part.weight), whole and part.whole
    return Expansion(weight, whole)


def look_through(data: bytes) -> Objects:
    """Return the objects of a PDF file, later ones in the place of earlier ones of their number.

    Never raises, whatever the bytes; linear in the size of the file and of what is decoded, which is bounded.
    """
    encrypted = b"/Encrypt" in data
    entries: dict[int, bytes] = {}
    streams: dict[int, Stream] = {}
    at = last = 0
    left = _MOST_IN_ALL
    fonts = True
    while (at := data.find(b"obj", at)) >= 0:
        number = _number_before(data, at)
        at += 3
        if number is None:
            continue
        last = at
        written, start = _entry(data, at)
        entry = _plain(written)
        entries[number] = entry
        streams.pop(number, None)
        if start is None:
            at += len(written)
            continue
        end = _end(data, entry, start)
        at = end
        if encrypted or left < 0 or (_UNOPENED.search(entry) and not _FORM.search(entry)):
            continue
        decoded, damaged = decode(data[start:end], entry)
        left -= len(decoded)
        if b"/ObjStm" in entry:
            entries.update(_held(decoded, entry))
        if not _NO_TEXT.search(entry):
            streams[number] = _stream(decoded, damaged or not whole_map(decoded))
        elif _FONT.search(entry):
            fonts = fonts and not damaged and whole_font(decoded)
    return Objects(entries, streams, fonts, data.rfind(b"startxref") < last, encrypted, left < 0)


def _plain(entry: bytes) -> bytes:
    """Return a dictionary with the names in it spelled out, which may be written with numbers (/F#6crm)."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), entry) if b"#" in entry else entry


def _number_before(data: bytes, at: int) -> int | None:
    """Return the number of the object that begins at the word obj, None where the word begins none (endobj, foreign bytes)."""
    before = data[max(0, at - 24) : at].split()
    if len(before) < 2 or not data[at - 1 : at].isspace() or not before[-1].isdigit():
        return None
    digits = re.search(rb"\d{1,10}$", before[-2])
    return int(digits[0]) if digits else None


def _entry(data: bytes, at: int) -> tuple[bytes, int | None]:
    """Return what an object says before its stream or its end, and where its stream's data begin, None where it has none."""
    end = data.find(b"endobj", at, at + _LONGEST_DICTIONARY)
    stop = end if end >= 0 else min(len(data), at + _LONGEST_DICTIONARY)
    begun = data.find(b"stream", at, stop)
    while begun >= 0 and data[begun + 6 : begun + 7] not in (b"\r", b"\n"):
        begun = data.find(b"stream", begun + 6, stop)
    if begun < 0:
        return data[at:stop], None
    return data[at:begun], begun + (8 if data[begun + 6 : begun + 8] == b"\r\n" else 7)


def _end(data: bytes, entry: bytes, start: int) -> int:
    length = _LENGTH.search(entry)
    end = start + int(length[1]) if length else len(data)
    if length and data[end : end + 20].lstrip().startswith(b"endstream"):
        return end
    found = data.find(b"endstream", start)
    return found if found >= 0 else len(data)


def _held(decoded: bytes, entry: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects that a stream of objects holds: pairs of number and place, then the objects from /First on."""
    first = re.search(rb"/First\s+(\d{1,9})", entry)
    if not first:
        return
    start = int(first[1])
    numbers = [int(word) for word in decoded[:start].split() if word.isdigit() and len(word) < 10]
    places = [*numbers[1::2], len(decoded)]
    for index, number in enumerate(numbers[0::2][: len(places) - 1]):
        yield (
            number,
            decoded[start + places[index] : start + places[index + 1]] if index + 1 < len(places) - 1 else decoded[start + places[index] :],
        )


def _stream(decoded: bytes, damaged: bool) -> Stream:
    shows = sum(map(decoded.count, _SHOWS))
    calls = Counter(_CALL.findall(_plain(decoded))) if b"Do" in decoded else Counter[bytes]()
    return Stream(len(decoded), shows, calls, damaged)
