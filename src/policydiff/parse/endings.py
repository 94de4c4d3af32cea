"""Whether a text stops without the ending that its genre has: many public copies are cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.model import Clause, Diagnostic, Envelope, Plan, Section
from policydiff.text.fold import fold
from policydiff.text.numbers import COUNTED_BY, read_counted, read_marker
from policydiff.text.numerals import CHARACTERS, COUNTING, read_numeral
from policydiff.vocab.families import closing_words
from policydiff.vocab.page.envelope import open_end
from policydiff.vocab.phrases import pattern

_SHOWN = 20  # characters of the end that the message quotes
_SHORT = 14  # characters of a last heading; a longer one may be an item that lost its full stop
_LEADS = pattern("signatures", r"(?:{lead_in}|{lead_in_further}[^。]{0,20})(?:的)?[:,]$")
_LONGEST_MARK = 6  # characters of a mark such as 第十二是
_MID = re.compile(r"[,、(《\[\"'“‘—]$")
_ANNOUNCED_BY = pattern("signatures", "{announced_by}")
_ANNOUNCED = pattern("signatures", rf"(?<![\d{CHARACTERS}])(?<!{{nth}})(\d{{1,2}}|[{COUNTING}]{{1,3}}){{announced}}")
_WORK_REPORT = pattern("issuers", r"{work_report}(?:\([^()]{2,12}\))?$")
_REVIEW = pattern("signatures", "{asks_review}")
_CALLS = pattern("signatures", "{calls}")
_CALLING = 8  # sentences at the end of a report, among which it calls upon those who hear it
_LEAST_ITEMS, _MOST_ITEMS = 2, 30  # of a list whose count is announced
_PROSE = re.compile(r"[,。;]")
_LEAST = 4  # siblings that show what the items of a text are like
_ARTICLES = 15  # regulations of fewer, mostly old ones, may have none
_LAST = 4  # articles among which the closing ones stand


def ends_early(envelope: Envelope, plans: Sequence[Plan]) -> Iterator[Diagnostic]:
    """Yield `ends-early` where the last text of a notice stops in the middle, and where a regulation has no closing articles or a work report no last call.

    In the middle of a sentence or list, also one of fewer items than are announced; at a heading without a body among siblings that have one, or at the title, with nothing below it. A table at
    the end says nothing, and what is signed below its last line is whole.
    """
    if not plans:
        return
    if (
        envelope.title
        and envelope.spans.get("title")
        and not envelope.letter
        and not any(True for plan in plans for _ in plan.all_clauses())
    ):
        span = envelope.spans["title"][-1]
        yield Diagnostic.told("ends-early", "warning", (max(span[0], span[1] - 1), span[1]), end=envelope.title, heading=True)
        return
    told = _stops(plans[-1])
    signed = max((span[0] for span in envelope.spans.get("issued", ())), default=-1)
    if told is not None and told[0].span[1] > signed:
        clause, how = told
        yield _told(clause, **{how: True})
        return
    if (closing := _without_call(envelope, plans[-1])) is not None:
        yield _told(closing, call=True)
        return
    if any(event.act == "effective" for event in envelope.history):
        return
    for plan in plans:
        last = _without_closing(plan)
        if last is not None:
            yield _told(last, closing=True)


def _told(clause: Clause, **how: object) -> Diagnostic:
    start, end = clause.span
    return Diagnostic.told("ends-early", "warning", (max(start, end - 1), end), end=clause.text[-_SHOWN:], **how)


def _stops(plan: Plan) -> tuple[Clause, str] | None:
    ends = [clauses[-1] for clauses in (plan.clauses, *(section.clauses for section in plan.walk())) if clauses]
    if not ends or ends[-1].role == "row":
        return None
    last = max(ends, key=lambda clause: clause.span[0])
    if last.role == "row":
        return None
    folded = fold(last.text).rstrip()
    if _MID.search(folded) or _is_left_open(folded) or (_PROSE.search(folded) and open_end().search(folded)):
        return last, "sentence"
    if _LEADS().search(folded):
        return last, "list"
    if folded.endswith(";"):
        return last, "list"
    path = _path_to(plan, last)
    if _falls_short(plan, path, last):
        return last, "list"
    if path and _is_bare(path[-1], last) and _has_full_siblings(path, plan):
        return last, "heading"
    return None


def _falls_short(plan: Plan, path: Sequence[Section], last: Clause) -> bool:
    """Whether the text ends in a list of fewer items than the heading or the sentence over it announces: 九项重点任务, （一）（二）（三）."""
    for depth in range(len(path) - 1, -1, -1):
        over = path[depth - 1] if depth else None
        beside = over.sections if over is not None else plan.sections
        if path[depth] is not beside[-1]:
            return False
        told = [*((over.heading,) if over is not None else ()), *_announcing(over.clauses if over is not None else plan.clauses)]
        numbers = [marker.number if (marker := read_marker(fold(section.number))) is not None else 0 for section in beside]
        if _is_short_of(told, numbers):
            return True
    clauses = path[-1].clauses if path else plan.clauses
    marks = [(at, clause.text[:_LONGEST_MARK]) for at, clause in enumerate(clauses) if fold(clause.text[:1]) in COUNTED_BY]
    counted = [(at, marker.number) for at, mark in marks if (marker := read_counted(fold(mark))) is not None]
    first = max((at for at, number in counted if number == 1), default=0)
    return first > 0 and _is_short_of(_announcing(clauses[first - 1 : first]), [number for at, number in counted if at >= first])


def _announcing(clauses: Sequence[Clause]) -> list[str]:
    """Return the last of some clauses, folded, where it leads to what stands below it."""
    folded = [fold(clause.text) for clause in clauses[-1:] if clause.role != "heading"]
    return [text for text in folded if text.endswith(":") or _ANNOUNCED_BY().search(text)]


def _is_short_of(told: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether items that count on from one are fewer than what is said of them, and more than one."""
    if len(numbers) < _LEAST_ITEMS or list(numbers) != list(range(1, len(numbers) + 1)):
        return False
    counts = {int(count) if count.isdigit() else int(read_numeral(count) or 0) for text in told for count in _ANNOUNCED().findall(text)}
    return len(counts) == 1 and len(numbers) < counts.pop() <= _MOST_ITEMS


def _without_call(envelope: Envelope, plan: Plan) -> Clause | None:
    """Return the last clause of a work report that asks a congress to review it, and at whose end nobody is called upon."""
    if not _WORK_REPORT().search(fold(envelope.title or "")):
        return None
    clauses = sorted(plan.all_clauses(), key=lambda clause: clause.span[0])
    asks = any(_REVIEW().search(fold(clause.text)) for clause in clauses[:_LAST])
    return clauses[-1] if asks and not any(_CALLS().search(fold(clause.text)) for clause in clauses[-_CALLING:]) else None


def _is_left_open(folded: str) -> bool:
    """Whether the last sentence has a bracket or a quotation that is not closed."""
    return len(folded) > _LEAST and (
        folded.count("(") > folded.count(")") or folded.count("《") > folded.count("》") or folded.count('"') % 2 == 1
    )


def _path_to(plan: Plan, clause: Clause) -> list[Section]:
    """Return the sections in which a clause stands, from the top."""
    return [section for section in plan.walk() if section.span[0] <= clause.span[0] < section.span[1]]


def _is_bare(section: Section, last: Clause) -> bool:
    """Whether the last section is a number with a few words and nothing else."""
    if len(section.clauses) != 1 or section.sections or section.clauses[0] != last:
        return False
    marker = read_marker(fold(last.text))
    return len(last.text) - (marker.end if marker is not None else 0) <= _SHORT and ":" not in fold(last.text)


def _has_full_siblings(path: Sequence[Section], plan: Plan) -> bool:
    """Whether all other items beside the last one have a body of their own, so that the last one lacks its."""
    above = path[-2].sections if len(path) > 1 else plan.sections
    others = above[:-1]
    if len(others) + 1 < _LEAST and len(path) > 1:  # too few to tell by: the items of the same kind elsewhere
        style = path[-1].level
        others = tuple(section for section in plan.walk() if section.level == style and section is not path[-1])
    return len(others) + 1 >= _LEAST and all(len(other.clauses) > 1 or other.sections for other in others)


def _without_closing(plan: Plan) -> Clause | None:
    """Return the last clause of a regulation whose last articles say neither when it holds nor who explains it."""
    articles = [section for section in plan.walk() if section.number.endswith("条")]
    chapters = [section for section in plan.sections if section.number.endswith("章")]
    alone = len(chapters) == 1 and chapters[0] is plan.sections[0]  # one chapter is the first of several
    if not articles or (len(articles) < _ARTICLES and not alone):
        return None
    said = [clause for article in articles[-1 if alone else -_LAST :] for section in article.walk() for clause in section.clauses]
    tail = [clause for clause in plan.clauses if clause.span[0] > articles[-1].span[0]]
    if any(word in clause.text for clause in (*said, *tail) for word in closing_words("regulation")):
        return None
    return said[-1]
