"""What the reader could not take from the file, as diagnostics of the notice."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.model import Diagnostic, Ledger


def unread(ledger: Ledger) -> Iterator[Diagnostic]:
    """Yield a warning for lost pages and one for other losses, where there are any."""
    found: dict[tuple[str, str], list[str]] = {}
    for loss in ledger.losses:
        found.setdefault((loss.kind, loss.reason), []).append(loss.where)
    pages = {reason: tuple(where) for (kind, reason), where in found.items() if kind == "page"}
    if pages:
        yield Diagnostic.told("unread-pages", "warning", **pages)
    others: dict[str, object] = {reason: tuple(where) for (kind, reason), where in found.items() if kind == "part"}
    for kind, reason in found:
        if kind == "characters":
            others["characters"] = found[kind, reason][0]
        elif kind == "end":
            others["cut"] = True
    if others:
        yield Diagnostic.told("unread-parts", "warning", **others)
