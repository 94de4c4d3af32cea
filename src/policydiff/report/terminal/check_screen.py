"""What a person should verify in a notice: each thing with its place, its page and the sentence that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from policydiff.messages import said
from policydiff.model import Notice
from policydiff.report.terminal.console import capture, flow, heading
from policydiff.report.terminal.flow import Flow, hang
from policydiff.tables.checks import Check, checks
from policydiff.tables.options import Options
from policydiff.text.inert import visible

_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}


def check_text(notice: Notice, options: Options) -> str:
    """Return the list of what is to be checked, in the order of the text, or one line that says that nothing is."""
    return capture(_list(notice, options), options)


def _list(notice: Notice, options: Options) -> Iterator[RenderableType]:
    labels, found = options.labels, checks(notice)
    yield heading(visible(notice.notice.title or notice.id), f"{labels('sheet', 'diagnostics')} {len(found)}")
    if not found:
        yield Text(labels("message", "nothing_to_check"))
    for check in found:
        yield from _check(check, options)


def _check(check: Check, options: Options) -> Iterator[RenderableType]:
    labels = options.labels
    label = Text(f"{check.id:<4} ", "dim").append(f"{labels('severity', check.severity)} ", _STYLES[check.severity])
    where = f"{labels('column', 'page')} {check.page}" if check.page else ""
    row = f"{labels('sheet', check.table)} {check.row}" if check.table != "notices" else ""
    words = Text(visible(said(check.message, labels)))
    words.append(visible("  " + " · ".join(filter(None, (check.path, where, row, check.rule)))), "dim")
    yield from hang(label, Flow(words), options.width, 10)
    if check.sentence:
        yield from hang(Text(" " * 10), flow(check.sentence, "italic"), options.width, 10)
