"""One notice as a page: its structure on the left, its source text on the right, every value linked to where it was read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from policydiff.model import Notice, Section, Span, Target, Task
from policydiff.records import dataclass
from policydiff.report.html.comparison_page import page
from policydiff.report.overview.by_hand import entry_by_hand, notice_by_hand
from policydiff.report.wording import envelope_words, heading_span
from policydiff.tables.checks import checks
from policydiff.tables.options import Options
from policydiff.text.inert import visible

if TYPE_CHECKING:
    from markupsafe import Markup

_BLANK_LINES = re.compile(r"\n(?:[ \t\u3000\xa0]*\n)+")
_FIRST = 24
"""How many characters stand for a heading that is not there."""
_WIDE_BLANKS = re.compile(r"[ \t\u3000\xa0]{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source between two boundaries. start: its offset, the anchor of links; kinds: what it is part of."""

    start: int
    kinds: str
    text: Markup


def notice_html(notice: Notice, options: Options) -> str:
    """Return the page. options.source: the notice's source text; without it values stand there without links.

    Raises nothing over a text that does not fit: spans are cut to it.
    """
    held: dict[str, list[Task | Target]] = defaultdict(list)
    entries: tuple[Task | Target, ...] = (*notice.tasks, *notice.targets)
    for entry in entries:
        held[f"{entry.plan}:{entry.section}"].append(entry)
    return page(
        "notice.html",
        options,
        title=notice.notice.title or notice.id,
        notice=notice,
        held=held,
        queue=checks(notice),
        begun=begun,
        by_hand=entry_by_hand,
        corrections=notice_by_hand(notice),
        fields=tuple(envelope_words(notice.notice, options.labels)),
        pieces=tuple(pieces(notice, options.source)) if options.source is not None else (),
        linked=options.source is not None,
    )


def begun(section: Section) -> str:
    """Return the words that a section without a heading begins with, which say more than its number; "" where nothing stands in it."""
    text = "".join(next((clause.text for clause in section.clauses if clause.role == "body"), "").split()).removeprefix(
        section.number.strip()
    )
    return text if len(text) <= _FIRST else f"{text[:_FIRST]}…"


def pieces(notice: Notice, source: str) -> Iterator[Piece]:
    """Yield the whole source in order, cut at every boundary of a value; the texts joined are the source, blanks tightened."""
    from markupsafe import Markup

    spans = [(kind, _cut(span, len(source))) for kind, span in _spans(notice)]
    edges = sorted({0, len(source), *(edge for _, span in spans for edge in span)})
    kinds: list[dict[str, None]] = [{} for _ in edges]
    for kind, (start, end) in spans:
        for at in range(bisect_left(edges, start), bisect_left(edges, end)):
            kinds[at][kind] = None
    for at, (start, end) in enumerate(pairwise(edges)):
        yield Piece(start, " ".join(f"x-{kind}" for kind in kinds[at]), Markup(_shown(source[start:end])))


def _cut(span: Span, length: int) -> Span:
    return min(max(span[0], 0), length), min(max(span[1], 0), length)


def _shown(text: str) -> str:
    tight = _WIDE_BLANKS.sub("  ", _BLANK_LINES.sub("\n\n", text.replace("\r\n", "\n")))
    return "\n".join(escape(visible(line)) for line in tight.split("\n"))


def _spans(notice: Notice) -> Iterator[tuple[str, Span]]:
    for found in notice.notice.spans.values():
        yield from (("field", span) for span in found)
    for plan in notice.plans:
        yield from (("title", span) for found in plan.spans.values() for span in found)
        yield from (("heading", heading_span(section)) for section in plan.walk())
    yield from (("task", task.span) for task in notice.tasks)
    yield from (("target", target.span) for target in notice.targets)
    yield from (("achievement", target.span) for target in notice.achievements)
    yield from (("citation", citation.span) for citation in notice.citations)
    yield from (("discarded", entry.span) for entry in notice.discarded)
    yield from (("finding", entry.span) for entry in notice.diagnostics if entry.span)
