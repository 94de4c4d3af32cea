"""What `policydiff parse` tells of each file: a line, a log entry, and at the end what failed and why."""

from __future__ import annotations

import contextlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import typer

from policydiff.batch import Outcome
from policydiff.cli.progress import progress
from policydiff.cli.terminal import complain, say
from policydiff.errors import Exit, PolicydiffError
from policydiff.text.inert import visible

_STATUS = {
    "written": "parsed",
    "unchanged": "unchanged since the last time",
    "corrected": "corrected by a person and left alone (--force writes over)",
    "failed": "failed",
}


def report(outcomes: Iterable[Outcome], total: int, log: Path | None, *, reads: Sequence[Path] = (), force: bool = False) -> list[Outcome]:
    """Print a line for each file that was looked into, and log all; return those that failed.

    reads, force: what the log must not be, and whether it may be all the same (see store.guard). After Ctrl-C, says what is done and exits with 130.
    """
    seen: list[str] = []
    failed: list[Outcome] = []
    try:
        with _opened(log, reads, force) as write, progress(total) as step:
            for outcome in outcomes:
                seen.append(outcome.status)
                write(outcome.as_json())
                if outcome.status == "failed":
                    failed.append(outcome)
                step(_line(outcome) if total > 1 or outcome.status != "failed" else "")
    except KeyboardInterrupt:
        say(f"interrupted: {len(seen)} of {total} files are done and kept; run the same command again to go on")
        raise typer.Exit(Exit.INTERRUPTED) from None
    counts = Counter(seen)
    if total > 1:
        say(", ".join(f"{counts[status]} {words}" for status, words in _STATUS.items() if counts[status]))
    elif counts["unchanged"]:
        say("unchanged since the last time (--again parses it all the same)")
    return failed


def end(failed: Sequence[Outcome], total: int) -> None:
    """Tell what failed and why, and then exit with a code that says so; nothing where nothing failed."""
    if not failed:
        return
    if total == 1:
        complain(PolicydiffError(visible(failed[0].message), visible(failed[0].hint)))
        raise typer.Exit(Exit.USAGE)
    say(f"\n{len(failed)} of {total} files failed:")
    for outcome in failed:
        say(f"  {visible(outcome.path)}\n    {_message(outcome)}" + (f"\n    hint: {visible(outcome.hint)}" if outcome.hint else ""))
    raise typer.Exit(Exit.USAGE)


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
        return f"{name}: " + ("failed: " if outcome.status == "failed" else "") + _message(outcome)
    counts = ((outcome.sections, "section"), (outcome.tasks, "task"), (outcome.targets, "target"), (outcome.diagnostics, "diagnostic"))
    listed = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    if outcome.unread:
        # what was never read cannot be conserved: no share of the text says so
        return f"{name}: {listed}, not read whole ({outcome.unread} lost: pages or parts)"
    # rounded down: a lost character must never read 100%
    return f"{name}: {listed}, conserved {math.floor(10_000 * (outcome.conserved or 0)) / 100:g}%"


def _message(outcome: Outcome) -> str:
    """Return why, without the name in front, which stands on the line already."""
    return visible(outcome.message.removeprefix(f"{Path(outcome.path).name}: ").removeprefix(f"{outcome.path}: "))
