"""DOCX: paragraphs with their automatic numbers, tables as rows, notes; with nothing but the standard library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Source
from policydiff.read.assemble import ExtractedLine, assemble
from policydiff.read.contents import mark_contents
from policydiff.read.docx.auto_numbers import Numbering
from policydiff.read.docx.runs import Fields, Runs, chosen, read_runs
from policydiff.read.docx.styles import Style, Styles, list_of, outline_of
from policydiff.read.docx.unread import unread_parts
from policydiff.read.grid import Cell, Grid, data_rows, is_data
from policydiff.read.package import Package, descend
from policydiff.records import dataclass

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTAINERS = frozenset({"w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:body"})
_CONTENTS_GALLERY = "Table of Contents"
_MOST_LINES = 500_000


def read_docx(package: Package) -> Source:
    """Return the Source of a Word file.

    One paragraph is one line (a forced line break begins another), one table row one line with cells parted by tabs. Numbers
    that Word makes stand before their paragraph as text. Tracked changes are accepted, their lines marked revision; headings
    of the outline, rows, footnotes (at the end) and the table of contents are marked. Headers and footers are not read; embedded
    documents and drawings of words stand in the ledger as parts that were not. Raises UnreadableSource for a damaged or monstrous file.
    """
    main = package.office_main()
    main = main if package.has(main) else "word/document.xml"
    root = package.xml(main)
    body = descend(root, "w:body")
    if body is None:
        raise UnreadableSource(tell("read.word-without-text", name=package.name), tell("hint.save-again"))
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    reader = _Reader(styles, Numbering(package.xml(f"{folder}/numbering.xml"), styles.list_styles()), package.name)
    lines = mark_contents(list(reader.blocks(body)))
    for kind in ("footnote", "endnote"):
        lines.extend(reader.notes(package.xml(f"{folder}/{kind}s.xml"), kind))
    losses = unread_parts(package, main, body, reader.characters)
    return assemble(package.name, package.data, lines, _MEDIA_TYPE, ledger=Ledger(losses=losses))


@dataclass(slots=True)
class _Reader:
    """Reads blocks in order, since numbers count and fields stay open from one to the next."""

    styles: Styles
    numbering: Numbering
    name: str
    fields: Fields = field(default_factory=Fields)
    pending: str = ""
    seen: int = 0
    characters: int = 0

    def blocks(self, parent: Element, *, contents: bool = False) -> Iterator[ExtractedLine]:
        """Yield the lines of paragraphs and tables inside `parent`, marked contents where they stand in such a part."""
        for child in parent:
            if child.tag == "w:p":
                yield from self._paragraph(child, contents)
            elif child.tag == "w:tbl":
                yield from self._table(child)
            elif child.tag == "w:sdt":
                listed = any(part.get("w:val") == _CONTENTS_GALLERY for part in child.iter("w:docPartGallery"))
                for content in child.findall("w:sdtContent"):
                    yield from self.blocks(content, contents=contents or listed)
            elif child.tag in _CONTAINERS:
                yield from self.blocks(child, contents=contents)
            elif child.tag == "mc:AlternateContent":
                yield from self.blocks(chosen(child), contents=contents)

    def notes(self, root: Element | None, kind: str) -> Iterator[ExtractedLine]:
        """Yield the notes of a notes part, marked footnote."""
        for note in [] if root is None else root.findall(f"w:{kind}"):
            if note.get("w:type", "normal") == "normal":
                for line in self.blocks(note):
                    yield ExtractedLine(line.text.strip(), (("footnote", ""),))

    def _paragraph(self, paragraph: Element, contents: bool) -> Iterator[ExtractedLine]:
        self.seen += 1
        if self.seen > _MOST_LINES:
            raise UnreadableSource(tell("read.too-many-paragraphs", name=self.name, most=_MOST_LINES), tell("hint.split"))
        properties = descend(paragraph, "w:pPr")
        style, runs = self._style(properties), read_runs(paragraph, self.fields)
        self.characters += runs.seen
        if descend(properties, "w:rPr", "w:del") is not None:
            # The paragraph's end was deleted: it goes on in the next one.
            self.pending += runs.text
            return
        text = self.pending + runs.text
        self.pending = ""
        label = self._label(properties, style) if text.strip() else ""
        kinds = self._kinds(properties, style, runs, contents)
        for index, part in enumerate(text.split("\n")):
            yield ExtractedLine((label if not index else "") + part.strip("\t ") if label else part, kinds)
        for box in runs.boxes:
            yield from self.blocks(box)

    def _style(self, properties: Element | None) -> tuple[str, Style]:
        found = descend(properties, "w:pStyle")
        key = self.styles.default if found is None else found.get("w:val", "")
        return key, self.styles.resolved(key)

    def _label(self, properties: Element | None, style: tuple[str, Style]) -> str:
        key, resolved = style
        instance, level = list_of(properties)
        if instance is None:
            instance = resolved.list
            level = resolved.level if level is None else level
        if not instance or instance == "0":
            return ""
        return self.numbering.label(instance, self.numbering.level_of_style(key, instance) if level is None else level)

    @staticmethod
    def _kinds(properties: Element | None, style: tuple[str, Style], runs: Runs, contents: bool) -> tuple[tuple[str, str], ...]:
        kinds: list[tuple[str, str]] = []
        own = outline_of(properties)
        outline = style[1].outline if own is None else own
        if contents or runs.contents or style[1].contents:
            kinds.append(("contents", ""))
        elif outline is not None and outline < 9:
            kinds.append(("heading", str(min(outline + 1, 6))))
        if runs.revised or (descend(properties, "w:rPr", "w:ins") is not None):
            kinds.append(("revision", ""))
        return tuple(kinds)

    def _table(self, table: Element) -> Iterator[ExtractedLine]:
        grid, revised = Grid(), False
        kept: list[list[ExtractedLine]] = []
        merged: dict[int, Cell] = {}
        for row in _rows(table):
            changes = descend(row, "w:trPr")
            if descend(changes, "w:del") is not None:
                continue
            if descend(changes, "w:tblHeader") is not None:
                grid.heads.add(len(grid.rows))
            cells, lines = self._row(row, merged)
            revised = revised or any(("revision", "") in line.kinds for line in lines)
            grid.rows.append(cells)
            kept.append(lines)
        if not is_data(grid):
            for lines in kept:
                yield from lines
            return
        changed: tuple[tuple[str, str], ...] = (("revision", ""),) if revised else ()
        for line in data_rows(grid):
            yield ExtractedLine(line.text, changed if line.kind is None else (("row", line.kind), *changed))

    def _row(self, row: Element, merged: dict[int, Cell]) -> tuple[list[Cell], list[ExtractedLine]]:
        """Return the cells of a row and the lines in them; `merged`: the cells that may go on below, by column, which is kept up."""
        cells: list[Cell] = []
        lines: list[ExtractedLine] = []
        before = descend(row, "w:trPr", "w:gridBefore")
        column = 0 if before is None else _span(before)
        if column:
            cells.append(Cell("", 0, 0, False, column, 1))
        for element in _cells(row):
            properties = descend(element, "w:tcPr")
            merge, wide = descend(properties, "w:vMerge"), descend(properties, "w:gridSpan")
            span = 1 if wide is None else _span(wide)
            inside = list(self.blocks(element))
            above = merged.get(column) if merge is not None and merge.get("w:val") != "restart" else None
            if above is not None and above.span == span:
                above.rows += 1
            else:
                lines.extend(inside)
                texts = [line.text.replace("\t", " ").strip() for line in inside if line.text.strip()]
                cells.append(Cell(" ".join(texts), len(texts), 0, False, span, 1))
                for at in range(column, column + span):
                    merged.pop(at, None)
                if merge is not None:
                    merged[column] = cells[-1]
            column += span
        return cells, lines


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "w:tr":
            yield child
        elif child.tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == "w:tc":
            yield child
        elif child.tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins"):
            yield from _cells(child)


def _span(element: Element) -> int:
    value = element.get("w:val", "1")
    return max(1, min(60, int(value))) if value.isascii() and value.isdigit() and len(value) < 6 else 1
