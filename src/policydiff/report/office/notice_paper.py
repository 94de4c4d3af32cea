"""One notice for Word: its head, every plan with its sections and sentences, then tasks, targets and what is to be checked as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.messages import Message, said
from policydiff.model import Notice, Plan, Target, Task
from policydiff.report.office.paper import package, paragraph, row, run, table_head
from policydiff.report.overview.by_hand import entry_by_hand, notice_by_hand
from policydiff.report.wording import bodies, envelope_words, figure
from policydiff.tables.checks import checks
from policydiff.tables.items import contents
from policydiff.tables.options import Options
from policydiff.vocab.labels import Labels

_STEP = 240
_FIRST = 400
"""Of the first line of text: two characters, as official documents have it."""


def notice_docx(notice: Notice, options: Options) -> bytes:
    """Return a notice as a Word file; the same notice gives the same bytes."""
    return package(_document(notice, options.labels), lying=False)


def checks_docx(notice: Notice, options: Options, advice: Sequence[Message] = ()) -> bytes:
    """Return what is to be checked in a notice as a Word file, for somebody who looks it up in the paper; advice: what to do, below it."""
    labels = options.labels

    def parts() -> Iterator[str]:
        yield paragraph(run(notice.notice.title or notice.id, bold=True, size=32), centred=True)
        yield from _checks(notice, labels)
        if not checks(notice):
            yield paragraph(run(labels("message", "nothing_to_check")))
        for each in advice:
            yield paragraph(run(said(each, labels)))

    return package(parts(), lying=False)


def _document(notice: Notice, labels: Labels) -> Iterator[str]:
    envelope = notice.notice
    yield paragraph(run(envelope.title or notice.id, bold=True, size=32), centred=True)
    mark = _bracketed(labels("gist", "manual"), labels)
    for name, words in envelope_words(envelope, labels):
        yield paragraph(run(f"{labels('field', name)}  ", bold=True) + run(words + mark if name in envelope.manual else words))
    if corrections := notice_by_hand(notice):
        yield paragraph(run(said(corrections, labels)))
    for clause in envelope.letter:
        yield paragraph(run(clause.text), first=_FIRST)
    for plan in notice.plans:
        yield from _plan(plan, notice)
    yield from _tasks(notice, labels)
    yield from _targets(notice, labels)
    yield from _checks(notice, labels)


def _plan(plan: Plan, notice: Notice) -> Iterator[str]:
    if plan.title and plan.title != notice.notice.title:
        yield paragraph(run(plan.title, bold=True, size=28), centred=True, level=1)
    if plan.clauses:
        yield paragraph(run("".join(clause.text for clause in plan.clauses)), first=_FIRST)
    for section in plan.walk():
        left = _STEP * (section.level - 1)
        heading = run(f"{section.number}{section.heading}", bold=True, size=24 if section.level == 1 else 21)
        yield paragraph(heading, left=left, level=section.level + 1)
        words = "".join(clause.text for clause in section.clauses if clause.role != "heading")
        if words:
            yield paragraph(run(words), left=left, first=_FIRST)


def _tasks(notice: Notice, labels: Labels) -> Iterator[str]:
    words = contents(notice)
    rows = [
        (
            f"{task.path} {task.heading}".strip(),
            words[task.id],
            "；".join(f"{labels('role', role)}：{names}" for role, names in bodies(task, labels)) + _by_hand(task, labels),
            task.deadline or "",
        )
        for task in notice.tasks
    ]
    heads = (labels("column", "path"), labels("column", "content"), labels("sheet", "organisations"), labels("column", "deadline"))
    yield from _table(labels("sheet", "tasks"), heads, rows, (1700, 4500, 2400, 1000))


def _targets(notice: Notice, labels: Labels) -> Iterator[str]:
    rows = [(target.path, target.metric, figure(target) + _by_hand(target, labels), str(target.year or "")) for target in notice.targets]
    heads = tuple(labels("column", key) for key in ("path", "metric", "targets.value", "year"))
    yield from _table(labels("sheet", "targets"), heads, rows, (2100, 4400, 2000, 1100))


def _by_hand(entry: Task | Target, labels: Labels) -> str:
    """Return, in brackets, that a person has corrected or added something, and what is printed; "" for what was read."""
    found = entry_by_hand(entry)
    return _bracketed(said(found, labels), labels) if found else ""


def _bracketed(words: str, labels: Labels) -> str:
    return f"（{words}）" if labels.language == "zh" else f" ({words})"


def _checks(notice: Notice, labels: Labels) -> Iterator[str]:
    rows = [
        (
            check.id,
            " ".join(filter(None, (check.path, f"{labels('column', 'page')} {check.page}" if check.page else ""))),
            said(check.message, labels),
            check.sentence,
            "",
        )
        for check in checks(notice)
    ]
    heads = tuple(labels("column", key) for key in ("id", "path", "message", "sentence", "checked"))
    yield from _table(labels("sheet", "diagnostics"), heads, rows, (650, 1500, 3000, 3750, 700))


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield a table with its title, nothing where it has no rows."""
    if not rows:
        return
    yield paragraph(run(f"{title} {len(rows)}", bold=True, size=28), level=1)
    yield table_head(widths)
    yield row([run(head, bold=True) for head in heads], widths, head=True)
    for each in rows:
        yield row([run(cell) for cell in each], widths)
    yield "</w:tbl><w:p/>"
