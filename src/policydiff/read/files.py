"""The door: a file or bytes of any supported format become a Source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from policydiff.errors import UnreadableSource, reason_of
from policydiff.messages import tell
from policydiff.model import Loss, Source
from policydiff.read.decode import decode
from policydiff.read.kinds import SUPPORTED, is_mhtml, package_kind, text_kind
from policydiff.read.plain import read_plain
from policydiff.read.record import read_record
from policydiff.text.ids import file_name

_MOST_BYTES = 256 << 20
"""Larger files are refused: no notice is, and a whole file is held in memory."""


def read_file(path: Path, *, name: str | None = None) -> Source:
    """Return the Source of one file; `name` is how it is to be printed (its last part where not given, never absolute).

    Raises UnreadableSource for a path that cannot be read and for what `read_bytes` refuses.
    """
    shown = name or file_name(path)
    try:
        if path.is_dir():
            raise UnreadableSource(tell("read.is-a-folder", name=shown))
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableSource(tell("read.too-large", name=shown, most=_MOST_BYTES >> 20), tell("hint.split-or-extract"))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(tell("read.no-such-file", name=shown), tell("hint.check-path")) from error
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        hint = tell("hint.may-be-open") if isinstance(error, PermissionError) else ""
        raise UnreadableSource(tell("read.cannot-be-read", name=shown, reason=reason), hint) from error
    return read_bytes(data, shown)


def read_bytes(data: bytes, name: str, media_type: str | None = None) -> Source:
    """Return the Source of the bytes of one file, of whichever format they are.

    The format is told by the content, then by `media_type`, then by the suffix of `name`. Nothing is fetched or executed.
    Guarantees: the text is not blank; marks lie inside it; the same bytes always give the same Source.
    Raises UnreadableSource (name and hint) for anything that cannot become text, and MissingExtra where the reader of the
    format is not installed; never anything else, whatever the bytes.
    """
    if not data.strip():
        raise UnreadableSource(tell("read.empty", name=name), tell("hint.empty-file"))
    kind = package_kind(data, name, media_type)
    if kind == "pdf":
        from policydiff.read.paged.pdf import read_pdf

        return read_pdf(data, name)
    if kind == "zip":
        return _read_zip(data, name)
    if is_mhtml(data):
        from policydiff.read.html.mhtml import read_mhtml

        return read_mhtml(data, name)
    return _read_text(data, name, media_type)


def _read_zip(data: bytes, name: str) -> Source:
    from policydiff.read.package import Package

    package = Package(data, name)
    if package.has("word/document.xml") or package.office_main().startswith("word/"):
        from policydiff.read.docx.word import read_docx

        return read_docx(package)
    if package.has("OFD.xml"):
        from policydiff.read.paged.ofd import read_ofd

        return read_ofd(package)
    raise UnreadableSource(tell("read.archive", name=name), tell("hint.not-what-it-says", endings=SUPPORTED))


def _read_text(data: bytes, name: str, media_type: str | None) -> Source:
    text, encoding = decode(data, name)
    record = read_record(text, name)
    if record is not None:
        source = _read_as(text_kind(record.text, ""), data, name, record.text, encoding)
        losses = (*source.ledger.losses, *(Loss("part", "unsupported", field) for field in record.unread))
        return replace(source, ledger=replace(source.ledger, losses=losses))
    return _read_as(text_kind(text, name, media_type), data, name, text, encoding)


def _read_as(kind: str, data: bytes, name: str, text: str, encoding: str) -> Source:
    if kind == "html":
        from policydiff.read.html.webpage import read_html

        return read_html(data, name, text, encoding)
    if kind == "markdown":
        from policydiff.read.markdown import read_markdown

        return read_markdown(data, name, text, encoding)
    return read_plain(data, name, text, encoding)
