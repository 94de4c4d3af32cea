"""A structured notice: the contract `policydiff.notice/1`, key for key."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Literal

from pydantic import ConfigDict, Field

from policydiff.messages import recalled, tell
from policydiff.model.readings import Citation, Figure, Target, Task
from policydiff.model.values import Act, Family, Model, Reason, Role, Severity, Span

NOTICE_SCHEMA = "policydiff.notice/1"


class SourceRecord(Model):
    """Where the notice came from. characters: length of the text; text_sha256: of the (extracted) text, sha256: of the file.

    pages: where each page begins in the text, in its order; empty for a file without pages.
    """

    path: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str
    characters: int
    pages: tuple[int, ...] = ()


class Jurisdiction(Model):
    """The place that issued the notice. code: six digits, GB/T 2260; slug: pinyin, for people only, never an identity.

    level: national | province | prefecture | county | township. A township has neither code nor slug: GB/T 2260 ends above it. candidates: the codes that the name fits, where it fits several;
    code is None where the notice does not say which of them.
    """

    name: str
    short: str
    slug: str
    code: str | None
    level: Literal["national", "province", "prefecture", "county", "township"]
    parents: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Clause(Model):
    """The smallest quoted text: a sentence, a heading, a responsibility bracket, a table row.

    text is source[span] without blanks and wraps (a blank between two Latin words stays). Where something foreign stands
    inside (a page number in mid-sentence), `pieces` lists the parts that belong to the clause; else it is None.
    """

    id: str
    role: Role
    text: str
    span: Span
    pieces: tuple[Span, ...] | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """The spans that the clause covers: its pieces, or its one span."""
        return self.pieces or (self.span,)


class Event(Model):
    """What happened to a regulation: on which day, by whom, under which number, as far as the notice says."""

    date: str | None = None
    act: Act
    body: str | None = None
    number: str | None = None


WHOLE = "note"
"""Among the notes of fields that a person filled in: that of the notice as a whole."""


class Envelope(Model):
    """What the notice says of itself. Dates are ISO 8601 days. spans: where each field was read, every printing of it.

    issuers: all that issue it jointly, as printed; issuer is the first. history: what a regulation's or an order's own lines tell
    of its adoption, approval, amendments and entry into force.
    manual: field name → note, for the fields that a person filled in, by hand or from a table; under WHOLE a person's note on the
    notice as a whole. The parser leaves it empty.
    """

    title: str | None = None
    genre: str | None = None
    issuer: str | None = None
    issuers: tuple[str, ...] = ()
    document_number: str | None = None
    index_number: str | None = None
    issued: str | None = None
    published: str | None = None
    history: tuple[Event, ...] = ()
    addressees: tuple[str, ...] = ()
    jurisdiction: Jurisdiction | None = None
    letter: tuple[Clause, ...] = ()
    metadata: dict[str, str] = Field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = Field(default_factory=dict)
    manual: dict[str, str] = Field(default_factory=dict)

    def placed_spans(self) -> Iterator[Span]:
        """Yield every span that the fields and the covering letter give a place to."""
        yield from (span for spans in self.spans.values() for span in spans)
        yield from (span for clause in self.letter for span in clause.places)


class Section(Model):
    """One numbered item. number: as printed, with its mark; level: depth in the tree, from 1; path: printed numbers, 三/（一）/1."""

    id: str
    path: str
    number: str
    heading: str
    level: int
    span: Span
    clauses: tuple[Clause, ...] = ()
    sections: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, parents first, in printed order."""
        return _walk([self])


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    return iter(_with_those_below(sections))


def _with_those_below(sections: Sequence[Section]) -> list[Section]:
    """Return the sections with those below them, parents first; a list, made in half the time that a generator takes."""
    ahead: list[Section] = [*reversed(sections)]
    found: list[Section] = []
    while ahead:
        section = ahead.pop()
        found.append(section)
        if section.sections:
            ahead.extend(section.sections[::-1])
    return found


class Plan(Model):
    """One promulgated document. attachment: its label where it is printed as an annex (附件2)."""

    id: str
    title: str | None = None
    period: tuple[int, int] | None = None
    attachment: str | None = None
    spans: dict[str, tuple[Span, ...]] = Field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield every section, parents first, in printed order."""
        return _walk(self.sections)

    def owned_clauses(self) -> Iterator[tuple[Section | None, Clause]]:
        """Yield every clause with the section that it stands in, None for the preamble's, in the order of all_clauses()."""
        yield from ((None, clause) for clause in self.clauses)
        yield from ((section, clause) for section in self.walk() for clause in section.clauses)

    def all_clauses(self) -> Iterator[Clause]:
        """Yield every clause: the plan's own, then the sections', in printed order."""
        return chain(self.clauses, chain.from_iterable([section.clauses for section in _with_those_below(self.sections)]))

    def clauses_behind(self) -> tuple[Clause, ...]:
        """Return its own clauses that stand behind the beginning of its last section: 本决定自公布之日起施行."""
        return tuple([clause for clause in self.clauses if clause.span[0] > self.sections[-1].span[0]]) if self.sections else ()

    def placed_spans(self) -> Iterator[Span]:
        """Yield every span that the plan's fields and clauses give a place to."""
        yield from (span for spans in self.spans.values() for span in spans)
        yield from chain.from_iterable([clause.pieces or (clause.span,) for clause in self.all_clauses()])


class Discarded(Model):
    """Text that is no part of the notice, and why; repeats: the span that a duplicate prints again."""

    reason: Reason
    span: Span
    repeats: Span | None = None


Args = dict[str, str | int | bool | tuple[str, ...] | dict[str, int]]
"""The arguments of a message, by name."""


class Diagnostic(Model):
    """Something odd in the text, with its place. rule: kebab-case id, and the id of the message, of which args are the arguments.

    checked: the note of a person who has looked and found nothing wrong, None while nobody has; the parser leaves it None.
    """

    rule: str
    severity: Severity
    message: str
    checked: str | None = None
    span: Span | None = None
    args: Args = Field(default_factory=dict)

    @classmethod
    def told(cls, rule: str, severity: Severity, span: Span | None = None, /, **args: Any) -> "Diagnostic":
        """Return the diagnostic whose message is that of the rule's id, with its arguments (see messages.tell); one that has no value is empty."""
        args = {name: "" if value is None else value for name, value in args.items()}
        return cls(rule=rule, severity=severity, message=tell(rule, **args), span=span, args=args)

    @property
    def as_message(self) -> str:
        """The message, so that it can be said in another language (see messages.said)."""
        return recalled(self.message, self.rule, self.args)


class Removed(Model):
    """What the program reads and a person took out. text: its words, as they stood in the item's `text`; note: why it is none."""

    what: Literal["task", "target", "achievement", "citation"]
    text: str
    note: str


class Notice(Model):
    """A whole structured notice: one YAML file. family: what kind of document it is, by the signs in parse/frame/family.py.

    removed: written by a person; the parser leaves it empty.
    """

    schema_: Literal["policydiff.notice/1"] = Field(default="policydiff.notice/1", alias="schema")
    id: str
    source: SourceRecord
    family: Family = "other"
    notice: Envelope
    plans: tuple[Plan, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    achievements: tuple[Target, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    removed: tuple[Removed, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def all_clauses(self) -> Iterator[Clause]:
        """Yield every clause: the covering letter's, then those of each plan."""
        yield from self.notice.letter
        for plan in self.plans:
            yield from plan.all_clauses()

    def placed_spans(self) -> Iterator[Span]:
        """Yield every span that the notice gives a place to: fields, clauses, ledger. Together they cover the text once."""
        yield from self.notice.placed_spans()
        for plan in self.plans:
            yield from plan.placed_spans()
        yield from (entry.span for entry in self.discarded)
