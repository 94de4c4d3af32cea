"""What a person should verify in a notice: each thing with its place, its page and the sentence that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from policydiff.messages import said
from policydiff.model import Notice
from policydiff.report.terminal.console import capture, heading
from policydiff.report.terminal.flow import Flow, hang
from policydiff.tables.checks import Check, checks, folded
from policydiff.tables.options import Options
from policydiff.text.inert import visible

STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}
_INDENT = 10


def check_text(notice: Notice, options: Options) -> str:
    """Return the list of what is to be checked, in the order of the text, or one line that says that nothing is."""
    return capture(_list(notice, options), options)


def check_lines(notice: Notice, options: Options) -> Iterator[Text]:
    """Yield what is to be checked in a line or two each, those that are alike as one, without their sentences."""
    labels = options.labels
    for group in folded(checks(notice)):
        label = Text(f"  {labels('severity', group[0].severity)} ", STYLES[group[0].severity])
        yield from hang(label, Flow(_said(group, options)), options.width, 7)


def _list(notice: Notice, options: Options) -> Iterator[RenderableType]:
    labels, found = options.labels, checks(notice)
    yield heading(visible(notice.notice.title or notice.id), f"{labels('sheet', 'diagnostics')} {len(found)}")
    if not found:
        yield Text(labels("message", "nothing_to_check"))
    for group in folded(found):
        check = group[0]
        label = Text(f"{check.id:<4} ", "dim").append(f"{labels('severity', check.severity)} ", STYLES[check.severity])
        words = _said(group, options)
        if len(group) == 1:
            words.append(f"  {_place(check, options)}", "dim")
        yield from hang(label, Flow(words), options.width, _INDENT)
        for each in group:
            yield from _sentence(each, len(group) > 1, options)


def _said(group: Sequence[Check], options: Options) -> Text:
    """Return the message of one check, or of the first of many alike with their number."""
    labels = options.labels
    words = Text(visible(said(group[0].message, labels)))
    if len(group) > 1:
        words.append(f"  {labels('message', 'alike')} {len(group)}", "bold")
    return words.append(f"  {visible(labels.rule(group[0].rule))}", "dim")


def _sentence(check: Check, placed: bool, options: Options) -> Iterator[Text]:
    label = Text(f"{check.id:<4} ", "dim") if placed else Text()
    words = Text(visible(check.sentence), "italic")
    if placed:
        words.append(f"  {_place(check, options)}", "dim")
    if words.plain.strip():
        yield from hang(Text(" " * _INDENT).append(label), Flow(words), options.width, _INDENT)


def _place(check: Check, options: Options) -> str:
    """Return where a check stands: path, page, and the row of the tables that it is about."""
    labels = options.labels
    page = f"{labels('column', 'page')} {check.page}" if check.page else ""
    row = f"{labels('sheet', check.table)} {check.row}" if check.table != "notices" else ""
    return visible(" · ".join(filter(None, (check.path, page, row))))
