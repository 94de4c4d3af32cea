"""MHTML: a page that a browser saved in one file with its pictures (RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.model import Source
from policydiff.read.decode import decode
from policydiff.read.html.webpage import read_html

_MOST_PARTS = 5000


def read_mhtml(data: bytes, name: str) -> Source:
    """Return the Source of the first HTML part of an MHTML file. Raises UnreadableSource where there is none."""
    for count, part in enumerate(_parts(data, name)):
        if count > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                text, encoding = decode(payload, name)
                return read_html(data, name, text, encoding)
    raise UnreadableSource(tell("read.no-page", name=name), tell("hint.save-as-html"))


def _parts(data: bytes, name: str) -> list[Message]:
    try:
        return list(message_from_bytes(data).walk())
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableSource(tell("read.damaged-mhtml", name=name), tell("hint.save-as-html")) from error
