"""A Source as a test wants to see it: its lines, each with the marks over it."""

from __future__ import annotations

from policydiff.model import Source
from policydiff.read import read_bytes


def lines(source: Source) -> list[tuple[str, str]]:
    """Return (marks, text) for every line; marks are kinds joined by "+", with `:detail` where there is one."""
    shown = []
    at = 0
    for text in source.text.splitlines():
        kinds = [f"{mark.kind}:{mark.detail}".rstrip(":") for mark in source.marks if mark.start <= at < mark.end]
        shown.append(("+".join(kinds), text))
        at += len(text) + 1
    return shown


def plain(source: Source) -> list[str]:
    """Return the texts of the lines that are the notice's own."""
    return [text for kinds, text in lines(source) if not {"portal", "metadata"} & set(kinds.split("+"))]


def read_html(body: str) -> Source:
    """Return the Source of a page with this body."""
    return read_bytes(f"<!DOCTYPE html><html><head><title>页</title></head><body>{body}</body></html>".encode(), "页.html")


def squeezed(text: str) -> str:
    """Return text without blanks."""
    return "".join(text.split())
