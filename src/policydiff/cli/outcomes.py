"""What `policydiff parse` tells of each file: a line, a log entry, and at the end what failed and why."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import typer

from policydiff.batch import Outcome
from policydiff.cli.desk.left_out import tell_left_out
from policydiff.cli.desk.tally import Tally
from policydiff.cli.language import spoken
from policydiff.cli.terminal import complain, say
from policydiff.errors import Exit, PolicydiffError
from policydiff.messages import tell
from policydiff.text.inert import visible


def report(
    outcomes: Iterable[Outcome], total: int, log: Path | None, *, left: int = 0, reads: Sequence[Path] = (), force: bool = False
) -> list[Outcome]:
    """Print a line for each file that was looked into, and log all; return those that failed. left: how many files nothing reads.

    reads, force: what the log must not be, and whether it may be all the same (see store.guard). After Ctrl-C, says what is done and exits with 130.
    """
    told = Tally()
    failed: list[Outcome] = []
    try:
        with _opened(log, reads, force) as write, _progress(total) as step:
            for outcome in outcomes:
                write(outcome.as_json())
                told.add(outcome)  # only now: what is told as done after Ctrl-C stands in the log
                if outcome.status == "failed":
                    failed.append(outcome)
                step(_line(outcome) if total > 1 or outcome.status != "failed" else "")
    except KeyboardInterrupt:
        say(tell("parse.interrupted", done=told.counts.total(), total=total))
        raise typer.Exit(Exit.INTERRUPTED) from None
    told.say(total, left)
    return failed


def end(failed: Sequence[Outcome], total: int, left: Sequence[Path] = ()) -> None:
    """Tell what failed and why and what was left out, and exit with a code that says so where something failed."""
    if failed and total == 1:
        complain(PolicydiffError(visible(spoken(failed[0].message)), visible(spoken(failed[0].hint))))
    elif failed:
        tell_failed([(outcome.path, outcome.message, outcome.hint) for outcome in failed], total)
    tell_left_out(left)
    if failed:
        raise typer.Exit(Exit.USAGE)


def tell_failed(failed: Sequence[tuple[str, str, str]], total: int) -> None:
    """Tell what failed, each by its path, with its message and what can be done about it."""
    say("\n" + spoken(tell("parse.some-failed", failed=len(failed), total=total)))
    for path, message, hint in failed:
        say(f"  {visible(path)}\n    {_unnamed(path, message)}")
        if hint:
            say(f"    {visible(spoken(tell('cli.hint', what=hint)))}")


@contextlib.contextmanager
def _opened(log: Path | None, reads: Sequence[Path], force: bool) -> Iterator[Callable[[str], None]]:
    """Yield what writes a line to the log, if there is to be one."""
    if log is None:
        yield lambda line: None
        return
    from policydiff.store import open_log

    with open_log(log, reads=reads, force=force) as file:
        yield lambda line: print(line, file=file)


def _line(outcome: Outcome) -> str:
    """Return the summary line of one file; "" where there is nothing to tell."""
    name = visible(Path(outcome.path).name)
    if outcome.status == "unchanged":
        return ""
    if outcome.status != "written":
        return (
            f"{name}: "
            + (spoken(tell("parse.file-failed")) if outcome.status == "failed" else "")
            + _unnamed(outcome.path, outcome.message)
        )
    line = spoken(
        tell(
            "parse.file",
            name=name,
            sections=outcome.sections,
            tasks=outcome.tasks,
            targets=outcome.targets,
            diagnostics=outcome.diagnostics,
            # what was never read cannot be conserved: no share of the text says so
            unread=outcome.unread,
            # rounded down: a lost character must never read 100%
            whole=not outcome.unread and outcome.conserved == 1,
            conserved="" if outcome.unread or outcome.conserved == 1 else f"{math.floor(10_000 * (outcome.conserved or 0)) / 100:g}",
        )
    )
    fields = tuple(key for key in outcome.differs if key != "issuers")
    return f"{line}\n{spoken(tell('parse.differs', fields=fields))}" if fields else line


def _unnamed(path: str, message: str) -> str:
    """Return why a file failed, without its name in front, which stands on the line already."""
    return visible(spoken(message).removeprefix(f"{Path(path).name}: ").removeprefix(f"{path}: "))


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Yield a function that counts one more file and prints its line, if any; on a terminal a bar shows rate and remaining time."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda line: say(line) if line else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Files a second."""

        def render(self, task: Task) -> Text:
            return Text(spoken(tell("parse.rate", count=f"{task.speed:.0f}")) if task.speed else "")

    columns = (TextColumn(spoken(tell("parse.progress"))), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    # no refreshing thread: processes are forked while the bar stands, and a fork copies locks that a thread holds
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total)

        def step(line: str) -> None:
            if line:
                bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)
            bar.refresh()

        yield step
