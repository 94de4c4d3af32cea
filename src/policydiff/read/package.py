"""Zip packages of XML parts (DOCX, OFD), opened without trusting them."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from policydiff.errors import UnreadableSource
from policydiff.messages import tell

_MOST_EXPANDED = 64 << 20
"""Bytes of one part when expanded; a document of a thousand pages has less."""
_MOST_IN_ALL = 192 << 20
_MOST_PARTS = 20_000
_MOST_TAGS = 3_000_000
"""Beginnings and ends of elements of one part, and attributes: a book of a thousand pages has fewer, and each takes memory."""
_DEEPEST = 256
_PART_MARK = b"PK\x01\x02"
"""Begins each entry of an archive's list."""
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.ofdspec.org/2016": "ofd",
}
_BOMB = tell("hint.do-not-open")
_DAMAGED = tell("hint.download-or-save")


class _Refused(Exception):
    """The XML has a document type or nests too deep."""


class Package:
    """A zip file in memory: parts by name, with limits on what they expand to.

    Raises UnreadableSource from every method, with the file's name, where the package is damaged or larger than a document is.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self._left = _MOST_IN_ALL
        if data.count(_PART_MARK) > _MOST_PARTS:
            raise UnreadableSource(tell("read.too-many-parts", name=name, most=_MOST_PARTS), _BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError, OverflowError) as error:
            raise UnreadableSource(tell("read.damaged-archive", name=name), _DAMAGED) from error

    def has(self, part: str) -> bool:
        """Return whether the package has that part."""
        return part.lstrip("/") in self._names

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is no such part."""
        info = self._names.get(part.lstrip("/"))
        if info is None:
            return None
        try:
            with self._zip.open(info) as stream:
                content = stream.read(min(_MOST_EXPANDED, self._left) + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise UnreadableSource(tell("read.damaged-or-encrypted", name=self.name, part=part), _DAMAGED) from error
        self._left -= len(content)
        if len(content) > _MOST_EXPANDED or self._left < 0:
            raise UnreadableSource(tell("read.expands", name=self.name, part=part), _BOMB)
        return content

    def xml(self, part: str) -> Element | None:
        """Return the root of an XML part, None where there is no such part. Names are `w:p`, `m:t`, or bare where unknown."""
        content = self.read(part)
        if content is None:
            return None
        if content.count(b"<") > _MOST_TAGS or content.count(b'="') + content.count(b"='") > _MOST_TAGS:
            raise UnreadableSource(tell("read.expands", name=self.name, part=part), _BOMB)
        try:
            return _parse(content)
        except (expat.ExpatError, _Refused, ValueError, LookupError, AssertionError, IndexError) as error:
            raise UnreadableSource(tell("read.damaged-xml", name=self.name, part=part, error=error), _DAMAGED) from error

    def office_main(self) -> str:
        """Return the name of the main part that an Office package's relationships name, "" where they name none."""
        root = self.xml("_rels/.rels")
        if root is None:
            return ""
        for relation in root.iter("rel:Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(PurePosixPath(relation.get("Target", "").lstrip("/")))
        return ""


def descend(element: Element | None, *tags: str) -> Element | None:
    """Return the first child with the first tag, its first child with the second, and so on; None where one is missing."""
    for tag in tags:
        element = None if element is None else next((child for child in element if child.tag == tag), None)
    return element


def _parse(content: bytes) -> Element:
    """Return the tree of an XML text without a document type: entities can be neither defined nor fetched."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def refuse(*_: Any) -> None:
        raise _Refused("it declares a document type")

    def start(tag: str, names: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _Refused("it nests too deep")
        builder.start(_short(tag), {_short(key): value for key, value in names.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_short(tag))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(content, True)
    return builder.close()


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    space, parted, local = name.rpartition("}")
    if not parted:
        return name
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else local
