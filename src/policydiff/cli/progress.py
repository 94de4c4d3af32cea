"""A progress bar on stderr, on a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from policydiff.cli.terminal import say


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
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
            return Text(f"{task.speed:.0f}/s" if task.speed else "")

    columns = (TextColumn("parsing"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    # no refreshing thread: processes are forked while the bar stands, and a fork copies locks that a thread holds
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("parsing", total=total)

        def step(line: str) -> None:
            if line:
                bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)
            bar.refresh()

        yield step
