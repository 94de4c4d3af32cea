"""Which format a file is of: by its content first, by its name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from policydiff.errors import UnreadableSource
from policydiff.messages import tell

SUPPORTED = (".txt", ".md", ".html", ".mhtml", ".pdf", ".docx", ".ofd")

_BY_SUFFIX = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".jhtml": "html",
    ".phtml": "html",
    ".mht": "html",
    ".mhtml": "html",
    ".jsp": "html",
    ".php": "html",
    ".asp": "html",
    ".aspx": "html",
}
_BY_MEDIA_TYPE = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "html",
}
_MAGIC = (
    (b"\x89PNG", "kind.png"),
    (b"\xff\xd8\xff", "kind.jpeg"),
    (b"GIF8", "kind.gif"),
    (b"II*\0", "kind.tiff"),
    (b"MM\0*", "kind.tiff"),
    (b"BM", "kind.bmp"),
    (b"\x1f\x8b", "kind.gzip"),
    (b"Rar!", "kind.rar"),
    (b"7z\xbc\xaf", "kind.7z"),
    (b"\x7fELF", "kind.program"),
    (b"MZ\x90", "kind.program"),
    (b"SQLite format 3", "kind.database"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|table|article|section|p|h[1-6]|center|span)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_MHTML_START = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?content-type:\s*multipart/related", re.IGNORECASE)
_PARAGRAPH_END, _LEAST_PARAGRAPHS = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE), 3
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)


def package_kind(data: bytes, name: str, media_type: str | None = None) -> str | None:
    """Return "pdf" or "zip" for a binary container that a reader may open, None for what must be text.

    Raises UnreadableSource, with what to do, for old Word and WPS files, RTF, pictures, archives and programs.
    """
    if b"%PDF-" in data[:1024] or (media_type == "application/pdf" and not data[:64].strip().startswith(b"<")):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableSource(tell("read.old-office", name=name), tell("hint.convert", name=PurePath(name).name))
    if data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableSource(tell("read.rtf", name=name), tell("hint.convert", name=PurePath(name).name))
    for magic, what in _MAGIC:
        if data.startswith(magic) and b"\0" in data[:4096]:
            raise UnreadableSource(tell("read.not-a-document", name=name, what=tell(what)), tell("hint.readable-ocr", endings=SUPPORTED))
    return None


def is_mhtml(data: bytes) -> bool:
    """Return whether the file is a page that a browser saved whole with its pictures (MHTML, RFC 2557)."""
    return _MHTML_START.match(data[:8192]) is not None


def text_kind(text: str, name: str, media_type: str | None = None) -> str:
    """Return html, markdown or text for decoded content: by its first tag, the ends of its paragraphs, its `# headings`, then its media type and name.

    A name without a suffix, or with one that is no file type (第1.2稿), counts as text. Raises UnreadableSource where the
    suffix is of another file type and the content is not plainly HTML.
    """
    if _HTML_START.match(text[:4096]):
        return "html"
    suffix = PurePath(name).suffix.lower()
    kind = _BY_MEDIA_TYPE.get((media_type or "").partition(";")[0].strip().lower()) or _BY_SUFFIX.get(suffix)
    if kind is None and (not suffix[1:].isascii() or not suffix[1:].isalnum() or suffix[1:].isdigit()):
        kind = "text"
    if kind is None and suffix in SUPPORTED:
        raise UnreadableSource(tell("read.wrong-ending", name=name, ending=suffix), tell("hint.not-what-it-says", endings=SUPPORTED))
    if kind is None:
        raise UnreadableSource(tell("read.unknown-type", name=name, ending=suffix), tell("hint.readable", endings=SUPPORTED))
    if kind == "text" and "</" in text and len(_PARAGRAPH_END.findall(text[:100_000])) >= _LEAST_PARAGRAPHS:
        return "html"  # the source of a page, pasted below particulars
    if kind == "text" and "#" in text and len(_MARKDOWN_HEADING.findall(text[:100_000])) >= 2:
        return "markdown"
    return kind
