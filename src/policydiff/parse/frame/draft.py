"""The notice in the making: its envelope's fields with their places, the covering letter, the texts it promulgates, the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from policydiff.model import Diagnostic, Discarded, Event, Span
from policydiff.model.values import Reason
from policydiff.parse.frame.joined import join
from policydiff.parse.mark.history import made_anew, read_history
from policydiff.parse.mark.marked import Marked
from policydiff.records import dataclass


@dataclass(slots=True)
class Field:
    """One field of the envelope: what the notice itself prints, what the portal's table says, and every printing of either.

    beside: what stands beside the text: a day under the title, the day of printing. It counts where nothing else is known.
    """

    printed: str | None = None
    portal: str | None = None
    beside: str | None = None
    spans: list[Span] = field(default_factory=list)

    def take(self, value: str | None, *spans: Span) -> None:
        """Note a printing in the notice; the first value stays."""
        self.printed = self.printed or value
        self.spans.extend(spans)

    def take_portal(self, value: str | None, *spans: Span) -> None:
        """Note a printing in the portal's table; the first value stays."""
        self.portal = self.portal or value
        self.spans.extend(spans)

    def take_beside(self, value: str | None, *spans: Span) -> None:
        """Note a printing beside the text; the first value stays."""
        self.beside = self.beside or value
        self.spans.extend(spans)

    @property
    def value(self) -> str | None:
        """What the notice prints, else what the portal says, else what stands beside the text; a day of the portal's in the month that is printed."""
        if self.printed and self.portal and self.portal.startswith(f"{self.printed}-"):
            return self.portal
        return self.printed or self.portal or self.beside


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues the notice, as printed, and where."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One promulgated text: its title, its label as an annex, and its paragraphs.

    head: the lines of the label and the title; annexed: what stands below it without being a text of its own.
    """

    title: str | None
    title_spans: tuple[Span, ...]
    attachment: str | None
    attachment_spans: tuple[Span, ...]
    paragraphs: tuple[Marked, ...]
    head: tuple[Marked, ...] = ()
    annexed: tuple[Marked, ...] = ()
    annexed_titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """The notice laid apart."""

    title: Field = field(default_factory=Field)
    issuer: Field = field(default_factory=Field)
    document_number: Field = field(default_factory=Field)
    index_number: Field = field(default_factory=Field)
    issued: Field = field(default_factory=Field)
    published: Field = field(default_factory=Field)
    addressees: Field = field(default_factory=Field)
    issuers: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()  # the bodies that the title, or the name of an order, begins with
    relayed: bool = False  # the text below the letter is another body's notice, with a head and signature of its own
    portal_issuers: list[tuple[str, str, tuple[Span, ...]]] = field(default_factory=list)  # label, value, place
    portal_bodies: tuple[str, ...] = ()  # the bodies that the portal's table names, where it names several
    updates: list[tuple[str, str, tuple[Span, ...]]] = field(default_factory=list)  # when the page was last changed: label, value, place
    beside: list[Body] = field(default_factory=list)  # who gave a report, or printed the sheet: issuers where nobody else is named
    occasion: str = ""  # the line that says when and before whom a report was given
    printings: list[Marked] = field(default_factory=list)  # lines of the imprint that say who printed the sheet, and when
    history: list[Event] = field(default_factory=list)
    history_lines: list[Marked] = field(default_factory=list)
    anew: str | None = None  # the day on which a regulation was last revised as a whole
    history_spans: list[Span] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    metadata_spans: list[Span] = field(default_factory=list)
    has_table: int | None = None  # where the portal's table begins
    letter: list[Marked] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def printed_on(self) -> str | None:
        """The day on which the imprint says that the sheet was printed; None where it tells none, or several."""
        days = {line.printed_by[2] for line in self.printings if line.printed_by is not None}
        return next(iter(days)) if len(days) == 1 else None

    def take_issuers(self, bodies: Iterable[Body]) -> None:
        """Note the bodies that sign the notice; the first list stays, whatever is printed again is only placed."""
        named = tuple(bodies)
        if named and not self.issuers:
            self.issuers = tuple(body.name for body in named)
            self.issuer.take(named[0].name)
        self.issuer.spans.extend(span for body in named for span in body.spans)

    def take_history(self, line: Marked, *, tells: bool) -> None:
        """Note a line under a title that tells who passed it, read as one text with those above it; one that does not tell keeps its place only."""
        self.history_spans.extend(line.spans())
        if tells:
            self.history_lines.append(line)
            text = join(self.history_lines)
            self.history = read_history(text.text, text.folded)
            self.anew = made_anew(text.folded)

    def drop_title_inside(self, start: int, end: int) -> None:
        """Enter a printing by the portal that stands between the title's own lines in the ledger."""
        inside = [span for span in self.title.spans if start < span[0] < end]
        self.title.spans = [span for span in self.title.spans if span not in inside]
        self.discard("portal", inside)

    def discard(self, reason: Reason, spans: Iterable[Span], repeats: Span | None = None) -> None:
        """Enter spans in the ledger."""
        self.discarded.extend([Discarded.made(reason=reason, span=span, repeats=repeats) for span in spans])
