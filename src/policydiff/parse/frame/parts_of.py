"""The notice laid apart: its envelope's fields, the covering letter, the promulgated texts, and the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from policydiff.model import Diagnostic, Discarded, Span
from policydiff.model.notice import Reason
from policydiff.parse.lay.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """One promulgated text: its title, its label as an annex, and its paragraphs."""

    title: str | None
    title_spans: tuple[Span, ...]
    attachment: str | None
    attachment_spans: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class Frame:
    """The notice laid apart. fields: contract field -> value as read; spans: where, every printing."""

    fields: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    addressees: tuple[str, ...] = ()
    letter: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    portal_issued: str | None = None

    def discard(self, reason: Reason, spans: Iterable[Span], repeats: Span | None = None) -> None:
        """Enter spans in the ledger."""
        self.discarded.extend(Discarded(reason=reason, span=span, repeats=repeats) for span in spans)

    def put(self, name: str, value: str | None, spans: Iterable[Span], *, over: bool = False) -> None:
        """Set a field (the first value stays, unless `over`) and note where it was read."""
        if value and (over or name not in self.fields):
            self.fields[name] = value
        self.spans.setdefault(name, []).extend(spans)
