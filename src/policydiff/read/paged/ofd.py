"""OFD, the format of GB/T 33190 in which offices exchange fixed pages: its text objects and lines, laid out like those of a PDF."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Loss, Source
from policydiff.read.assemble import assemble
from policydiff.read.package import Package, descend
from policydiff.read.paged.furniture import page_lines
from policydiff.read.paged.glyphs import Glyph, PageRows
from policydiff.read.paged.ofd_lines import numbers, segments_of
from policydiff.read.paged.ruled import page_with_tables, rules_of
from policydiff.records import dataclass

_MEDIA_TYPE = "application/ofd"
_POINTS = 72 / 25.4
"""Points a millimetre: OFD measures in millimetres."""
_A4 = (210.0, 297.0)
_MOST_PAGES = 2000
_MOST_CHARACTERS = 2_000_000


def read_ofd(package: Package) -> Source:
    """Return the Source of an OFD file: lines as printed, with the marks of `page_lines`.

    A page has the text of its templates (the red head that many pages share) and of what is laid over it, too. Pages that are missing
    in the file or in part, or hold no text, attached files, and graphics with text stand in the ledger. Raises UnreadableSource for a damaged file and for
    one whose pages are pictures.
    """
    reader = _Reader(package)
    for document in _documents(package):
        reader.read(document)
    pages, losses = reader.pages, reader.losses
    if not any(page.rows for page in pages):
        raise UnreadableSource(tell("read.ofd-pictures", name=package.name), tell("hint.ocr"))
    read = len(pages) - len({loss.where for loss in losses if loss.kind == "page"})
    return assemble(package.name, package.data, page_lines(pages), _MEDIA_TYPE, ledger=Ledger(len(pages), read, losses=tuple(losses)))


def _documents(package: Package) -> Iterator[str]:
    root = package.xml("OFD.xml")
    for place in [] if root is None else root.iter("ofd:DocRoot"):
        if place.text:
            yield place.text.strip().lstrip("/")


@dataclass(slots=True)
class _Reader:
    """Collects the pages of a package, an empty one for each that is missing, and what they lack."""

    package: Package
    pages: list[PageRows] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    characters: int = 0
    templates: dict[str, Element | None] = field(default_factory=dict)
    laid_over: dict[str, list[Element]] = field(default_factory=dict)

    def read(self, document: str) -> None:
        """Add the pages of one document."""
        root = self.package.xml(document)
        if root is None:
            self.losses.append(Loss("part", "damaged", document))
            return
        folder = posixpath.dirname(document)
        self.templates = {each.get("ID", ""): self._part(folder, each.get("BaseLoc", "")) for each in root.iter("ofd:TemplatePage")}
        self.laid_over = self._annotations(root, folder)
        self._others(root, folder)
        area = descend(root, "ofd:CommonData", "ofd:PageArea", "ofd:PhysicalBox")
        size = numbers(None if area is None else area.text)
        for page in root.iter("ofd:Page"):
            if len(self.pages) == _MOST_PAGES:
                raise UnreadableSource(tell("read.more-pages", name=self.package.name, most=_MOST_PAGES), tell("hint.split"))
            content = self._part(folder, page.get("BaseLoc", ""))
            self.pages.append(self._page(content, size, self.laid_over.get(page.get("ID", ""), [])))

    def _part(self, folder: str, place: str) -> Element | None:
        """Return the root of a part that is named from a folder of the package, None where it is not there."""
        return self.package.xml(posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/"))

    def _named(self, root: Element, tag: str, folder: str) -> Iterator[tuple[str, Element]]:
        """Yield the parts that elements of this tag name, each with its folder; one that is missing is told."""
        for element in root.iter(tag):
            place = (element.text or "").strip()
            part = self._part(folder, place)
            if part is None:
                self.losses.append(Loss("part", "damaged", posixpath.basename(place)))
            else:
                yield posixpath.dirname(posixpath.join(folder, place)), part

    def _annotations(self, root: Element, folder: str) -> dict[str, list[Element]]:
        """Return what is laid over each page, by its id: the blocks that show text boxes, stamps and watermarks."""
        found: dict[str, list[Element]] = {}
        for inner, listed in self._named(root, "ofd:Annotations", folder):
            for page in listed.iter("ofd:Page"):
                for _, part in self._named(page, "ofd:FileLoc", inner):
                    notes = (note for note in part.iter("ofd:Annot") if note.get("Visible") != "false" and note.get("Type") != "Link")
                    found.setdefault(page.get("PageID", ""), []).extend(block for note in notes for block in note.iter("ofd:Appearance"))
        return found

    def _others(self, root: Element, folder: str) -> None:
        """Tell what holds text and is not read: attached files, and graphics made of text in the resources."""
        for _, files in self._named(root, "ofd:Attachments", folder):
            if count := sum(1 for _ in files.iter("ofd:Attachment")):
                self.losses.append(Loss("part", "unsupported", f"{count} attached"))
        for tag in ("ofd:PublicRes", "ofd:DocumentRes"):
            for _, resource in self._named(root, tag, folder):
                units = resource.iter("ofd:CompositeGraphicUnit")
                if any(next(unit.iter("ofd:TextCode"), None) is not None for unit in units):
                    self.losses.append(Loss("part", "unsupported", "CompositeGraphicUnit"))

    def _page(self, content: Element | None, size: list[float], laid_over: list[Element]) -> PageRows:
        if content is None:
            self._lost("damaged")
            return PageRows([], 0, 0)
        templates = [self.templates.get(each.get("TemplateID", "")) for each in content.iter("ofd:Template")]
        layers = [*(each for each in templates if each is not None), content, *laid_over]
        if None in templates:
            self._lost("damaged")
        self.characters += sum(len(code.text or "") for layer in layers for code in layer.iter("ofd:TextCode"))
        if self.characters > _MOST_CHARACTERS:
            raise UnreadableSource(tell("read.too-many-characters", name=self.package.name, most=_MOST_CHARACTERS), tell("hint.split"))
        own = descend(content, "ofd:Area", "ofd:PhysicalBox")
        box = numbers(own.text) if own is not None else size
        width, height = (box[2], box[3]) if len(box) == 4 else _A4
        glyphs = [glyph for layer in layers for glyph in _drawn(layer)]
        if not glyphs and next(content.iter("ofd:ImageObject"), None) is not None:
            self._lost("picture")
        lines = [line for layer in layers for line in segments_of(layer, _corner(layer))]
        rules = rules_of((x0 * _POINTS, y0 * _POINTS, x1 * _POINTS, y1 * _POINTS) for x0, y0, x1, y1 in lines)
        above = self.pages[-1].columns if self.pages else ()
        return page_with_tables(glyphs, rules, width * _POINTS, height * _POINTS, above)

    def _lost(self, reason: str) -> None:
        self.losses.append(Loss("page", reason, str(len(self.pages) + 1)))


def _drawn(layer: Element) -> Iterator[Glyph]:
    """Yield the characters of a page, a template or a block that is laid over a page, whose places count from its own corner."""
    corner = _corner(layer)
    for text in layer.iter("ofd:TextObject"):
        yield from _glyphs(text, corner)


def _corner(layer: Element) -> list[float]:
    return numbers(layer.get("Boundary"))[:2] or [0.0, 0.0]


def _glyphs(text: Element, corner: list[float]) -> Iterator[Glyph]:
    """Yield the characters of a text object: each code has a place and the steps from one character to the next."""
    boundary = numbers(text.get("Boundary"))
    if len(boundary) != 4:
        return
    turn = numbers(text.get("CTM"))
    scale_x, scale_y = (abs(turn[0]) or 1.0, abs(turn[3]) or 1.0) if len(turn) == 6 else (1.0, 1.0)
    shift_x, shift_y = (turn[4], turn[5]) if len(turn) == 6 else (0.0, 0.0)
    left, top = boundary[0] + corner[0], boundary[1] + corner[-1]
    size = (numbers(text.get("Size")) or [4.0])[0]
    x = y = 0.0
    for code in text.iter("ofd:TextCode"):
        characters = (code.text or "").strip("\r\n")
        x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
        steps, falls = _steps(code.get("DeltaX"), len(characters)), _steps(code.get("DeltaY"), len(characters))
        at_x, at_y = x, y
        for index, char in enumerate(characters):
            natural = size if ord(char) >= 0x2E80 else size / 2
            step = steps[index] if index < len(steps) else (0.0 if falls else natural)
            # The file does not say how wide a glyph is; one that the next follows closely fills its step.
            width = step if 0 < step <= 1.2 * size else natural
            x0 = (left + shift_x + at_x * scale_x) * _POINTS
            line = (top + shift_y + at_y * scale_y) * _POINTS
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
            steps.extend((numbers(words[at + 2]) or [0.0]) * min(count, repeat))
            at += 3
        else:
            steps.extend(numbers(words[at]))
            at += 1
    return steps
