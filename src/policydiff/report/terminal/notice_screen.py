"""One notice in the terminal, as a person wants to read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from policydiff.model import Notice, Plan, Section, Target, Task
from policydiff.report.terminal.check_screen import check_lines
from policydiff.report.terminal.console import capture, flow, heading
from policydiff.report.terminal.flow import Flow, hang
from policydiff.report.wording import bodies, counted, envelope_words, figure
from policydiff.tables.checks import checks
from policydiff.tables.options import Options
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_ROLE_STYLES = {"lead": "bold yellow", "responsible": "yellow", "cooperating": "cyan", "guiding": "blue"}


def notice_text(notice: Notice, options: Options) -> str:
    """Return the envelope, the tree with its tasks and targets in place, what is cited, and what is odd."""
    return capture(_notice(notice, options), options)


def _notice(notice: Notice, options: Options) -> Iterator[RenderableType]:
    labels = options.labels
    yield from _envelope(notice, options)
    for plan in notice.plans:
        yield heading(visible(plan.title or plan.id), _plan_counts(plan, notice, labels))
        yield from _tree(plan, notice, options)
    if notice.achievements:
        yield heading(labels("heading", "achievements"), str(len(notice.achievements)))
        for target in notice.achievements:
            yield from _target(target, "  ", options)
    if notice.citations:
        yield heading(labels("heading", "citations"), str(len(notice.citations)))
        for citation in notice.citations:
            words = " ".join(filter(None, (f"《{citation.title}》" if citation.title else "", citation.document_number)))
            yield from hang(Text(f"  {labels('message', citation.relation)} ", "dim"), flow(words), options.width, 7)
    if found := checks(notice):
        yield heading(labels("sheet", "diagnostics"), str(len(found)))
        yield from check_lines(notice, options)


def _envelope(notice: Notice, options: Options) -> Iterator[Text]:
    labels, envelope = options.labels, notice.notice
    yield from hang(Text(), Flow(Text(visible(envelope.title or notice.id), "bold")), options.width, 0)
    indent = 10 if options.lang == "zh" else 17
    yield from hang(Text(labels("field", "file"), "dim"), flow(f"{notice.id}  {notice.source.path}"), options.width, indent)
    for name, words in envelope_words(envelope, labels):
        yield from hang(Text(labels("field", name), "dim"), flow(words), options.width, indent)
    if (place := envelope.jurisdiction) is not None:
        code = place.code or ("" if place.level == "township" else "?")  # no table has the codes of townships
        words = " ".join(filter(None, (f"{''.join(place.parents)}{place.name}", code, labels("genre_level", place.level))))
        yield from hang(Text(labels("field", "jurisdiction"), "dim"), flow(words), options.width, indent)


def _plan_counts(plan: Plan, notice: Notice, labels: Labels) -> str:
    period = "—".join(map(str, plan.period)) + " · " if plan.period else ""
    tasks = sum(task.plan == plan.id for task in notice.tasks)
    targets = sum(target.plan == plan.id for target in notice.targets)
    return f"{period}{labels('heading', 'tasks')} {tasks} · {labels('heading', 'targets')} {targets}"


def _tree(plan: Plan, notice: Notice, options: Options) -> Iterator[Text]:
    held: dict[str, list[Task | Target]] = defaultdict(list)
    entries: tuple[Task | Target, ...] = (*notice.tasks, *notice.targets)
    for entry in entries:
        if entry.plan == plan.id:
            held[entry.section].append(entry)
    yield from _held(held[""], "  ", options)
    for section in plan.walk():
        yield from _section(section, held, options)


def _section(section: Section, held: Mapping[str, list[Task | Target]], options: Options) -> Iterator[Text]:
    indent = "  " * section.level
    sentences = sum(clause.role == "body" for clause in section.clauses)
    title = Text(visible(f"{section.number}{section.heading}"), "bold" if section.level == 1 else "")
    title.append(f"  {counted(sentences, 'message', 'clauses', options.labels)}" if sentences else "", "dim")
    yield from hang(Text(indent), Flow(title), options.width, len(indent))
    yield from _held(held.get(section.id, []), f"{indent}    ", options)


def _held(entries: Iterable[Task | Target], indent: str, options: Options) -> Iterator[Text]:
    for entry in entries:
        yield from _task(entry, indent, options) if isinstance(entry, Task) else _target(entry, indent, options)


def _task(task: Task, indent: str, options: Options) -> Iterator[Text]:
    labels = options.labels
    for role, words in bodies(task, labels):
        label = Text(indent).append(f"{labels('role', role)} ", _ROLE_STYLES[role])
        yield from hang(label, flow(words), options.width, len(indent) + (5 if options.lang == "zh" else 12))


def _target(target: Target, indent: str, options: Options) -> Iterator[Text]:
    words = Text(visible(target.metric)).append(f"  {visible(figure(target))}", "bold")
    words.append(f"  {target.year}" if target.year else "", "dim")
    if target.basis != "level":
        words.append(f"  {options.labels('basis', target.basis)}", "dim")
    yield from hang(Text(f"{indent}◆ ", "magenta"), Flow(words), options.width, len(indent) + 2)
