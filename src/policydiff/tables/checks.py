"""What a person should look at in a notice: its findings, each with the sentence that it is about and the row that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.model import Clause, Diagnostic, Notice, Severity, Span
from policydiff.records import dataclass
from policydiff.text.fold import squeeze
from policydiff.vocab.answers import is_answered

_ALIKE = 5
_OF_THE_HEAD = frozenset(("no-title", "no-sections"))
"""Rules that miss something where the text begins, which is then shown."""
_SHOWN = 60
_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check. id: k1, k2 … in the order of the text.

    place: its index among the notice's diagnostics. checked: whether a person has looked and ticked it off. about: the words of its message that
    tell it from others of its sentence. message: what is odd. path, sentence: where it stands, in words; "" where it is about the whole file. Of a title that is missing: how the
    text begins. table, row: the task,
    target or clause that it belongs to, "notices" and the notice's id where it is none. page: from 1, None without pages.
    """

    id: str
    rule: str
    severity: Severity
    message: str
    path: str
    sentence: str
    table: str
    row: str
    span: Span | None = None
    page: int | None = None
    place: int = 0
    checked: bool = False
    about: str = ""

    @property
    def start(self) -> int | None:
        """Where it begins in the source's text, None where it is about the whole file."""
        return self.span[0] if self.span else None

    @property
    def end(self) -> int | None:
        """Where it ends in the source's text."""
        return self.span[1] if self.span else None


def checks(notice: Notice) -> tuple[Check, ...]:
    """Return what is to be checked in a notice, in the order of its text, what is about the whole file first.

    What a person has ticked off, or answered by filling in the field in question, is left out.
    """
    return tuple(check for check in listed(notice) if not check.checked)


def listed(notice: Notice) -> tuple[Check, ...]:
    """Return what is to be checked and what was ticked off, in the order of checks(); a check keeps its id whatever becomes of the others."""
    pages = notice.source.pages
    clauses = sorted(_clauses(notice), key=lambda placed: placed[0].span)
    starts = [clause.span[0] for clause, _, _ in clauses]
    found = sorted(enumerate(notice.diagnostics), key=lambda each: (each[1].span or (-1, -1), _ORDER.index(each[1].severity)))
    numbered = ((f"k{number}", place, each) for number, (place, each) in enumerate(found, 1))
    return tuple(
        replace(_check(id, each, notice, clauses, starts, pages), place=place, checked=each.checked is not None, about=_about(each))
        for id, place, each in numbered
        if not is_answered(each.rule, notice.notice.manual)
    )


def ticked(notice: Notice, notes: Mapping[str, str | None]) -> Notice:
    """Return the notice with some of its checks ticked off; notes: id of the check → why, None to take its tick away."""
    wanted = {check.place: notes[check.id] for check in listed(notice) if check.id in notes}
    marked = (each.model_copy(update={"checked": wanted[at]}) if at in wanted else each for at, each in enumerate(notice.diagnostics))
    return notice.model_copy(update={"diagnostics": tuple(marked)})


def with_ticks_of(notice: Notice, before: Notice) -> Notice:
    """Return a notice that was read anew with what a person had ticked off before, where the text of the place still is the same."""
    notes = [before.diagnostics[check.place].checked for check in listed(before)]
    known = {_sameness(check): note for check, note in zip(listed(before), notes, strict=True) if note is not None}
    return ticked(notice, {check.id: known[_sameness(check)] for check in listed(notice) if _sameness(check) in known})


def _sameness(check: Check) -> tuple[str, str, str]:
    return check.rule, squeeze(check.sentence), check.about


def _about(found: Diagnostic) -> str:
    """Return what a finding's message names, but for its place: numbers of sections move when others come and go."""
    return squeeze(" ".join(str(value) for key, value in found.args.items() if key != "path"))


_Placed = tuple[Clause, str, bool]
"""A clause with the path of its section, and whether it is a plan's: what is wrong in the covering letter is corrected in the catalogue."""


def folded(found: Sequence[Check]) -> Iterator[tuple[Check, ...]]:
    """Yield the checks one by one, and those of a rule together where they are five or more: at the place of the first."""
    alike: dict[str, list[Check]] = {}
    for check in found:
        alike.setdefault(check.rule, []).append(check)
    for check in found:
        group = alike[check.rule]
        if len(group) < _ALIKE:
            yield (check,)
        elif group[0] is check:
            yield tuple(group)


def _check(id: str, found: Diagnostic, notice: Notice, clauses: Sequence[_Placed], starts: Sequence[int], pages: Sequence[int]) -> Check:
    if found.span is None:
        begins = clauses[0][0].text if clauses and found.rule in _OF_THE_HEAD else ""
        shown = begins if len(begins) <= _SHOWN else f"{begins[:_SHOWN]}…"
        return Check(id, found.rule, found.severity, found.as_message, "", shown, "notices", notice.id)
    clause, path, of_plan = _clause_at(found.span, clauses, starts)
    table, row = _row_at(found.span, notice) or (("clauses", clause.id) if clause and of_plan else ("notices", notice.id))
    page = bisect_right(pages, found.span[0]) if pages else None
    return Check(id, found.rule, found.severity, found.as_message, path, clause.text if clause else "", table, row, found.span, page)


def _clauses(notice: Notice) -> Iterator[_Placed]:
    yield from ((clause, "", False) for clause in notice.notice.letter)
    for plan in notice.plans:
        yield from ((clause, section.path if section else "", True) for section, clause in plan.owned_clauses())


def _clause_at(span: Span, clauses: Sequence[_Placed], starts: Sequence[int]) -> tuple[Clause | None, str, bool]:
    at = bisect_right(starts, span[0]) - 1
    if at >= 0 and clauses[at][0].span[1] > span[0]:
        return clauses[at]
    return None, "", False


def _row_at(span: Span, notice: Notice) -> tuple[str, str] | None:
    """Return the task or the figure that a finding is about: the first that it meets."""
    for table, items in (("tasks", notice.tasks), ("targets", notice.targets), ("achievements", notice.achievements)):
        for item in items:
            if item.span[0] < span[1] and span[0] < item.span[1]:
                return table, item.id
    return None
