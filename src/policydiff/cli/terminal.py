"""Where results and messages go: results to stdout, everything else to stderr."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from policydiff.cli.language import spoken
from policydiff.errors import PolicydiffError, UnwritableOutput
from policydiff.messages import tell

_STDOUT = tell("write.stdout")
_USUAL_WIDTH = 100


def width() -> int:
    """Return the columns to write for: the terminal's, COLUMNS where it is set, else 100."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:  # as shutil does, which takes longer to load than this command line
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL_WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _USUAL_WIDTH


def folds() -> bool:
    """Return whether what is printed is folded to `width`: on a terminal, and where COLUMNS asks for it; in a pipe or a file, lines are searched and cut."""
    return on_screen() or bool(os.environ.get("COLUMNS"))


def colored() -> bool:
    """Return whether stdout is a terminal that wants colour (NO_COLOR is respected)."""
    return on_screen() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def speak_utf8() -> None:
    """Make standard output and error UTF-8: a Windows console or a C locale is not by itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def out(text: str) -> None:
    """Write a result to stdout; it ends in exactly one newline."""
    _write(text.rstrip("\n") + "\n")


def say(text: str) -> None:
    """Write a message to stderr, line by line; what a stranger's file or file name put into it drives no terminal."""
    with contextlib.suppress(OSError):  # nobody can be told that there is nobody to tell
        if sys.stderr is not None:  # print would take standard output
            print(
                "\n".join(line if line.isprintable() else _visible(line) for line in spoken(text).split("\n")), file=sys.stderr, flush=True
            )


def complain(error: PolicydiffError) -> None:
    """Write what went wrong, and what can be done about it, to stderr."""
    say(tell("cli.error", what=error.message))
    if error.hint:
        say(tell("cli.hint", what=error.hint))


def complain_all(errors: Sequence[PolicydiffError]) -> None:
    """Write what went wrong, one after the other; what can be done about several in a row is said once, behind them."""
    for at, error in enumerate(errors):
        say(tell("cli.error", what=error.message))
        if error.hint and [each.hint for each in errors[at + 1 : at + 2]] != [error.hint]:
            say(tell("cli.hint", what=error.hint))


def deliver(result: str | bytes, target: Path | None, *, reads: Iterable[Path] = (), force: bool = False, told: bool = False) -> None:
    """Write a result to a file, whole or not at all, which is said unless told otherwise, or to stdout.

    reads, force: what the file must not be, and whether it may be all the same (see store.guard). told: the caller says what was
    written. Raises PolicydiffError for bytes on a terminal.
    """
    if target is not None:
        from policydiff.store import write_result

        write_result(target, result, reads=reads, force=force)
        if not told:
            ending = target.suffix.lower()
            say(
                tell(
                    "cli.written-to",
                    path=target,
                    page=ending == ".html",
                    book=ending == ".xlsx",
                    paper=ending == ".docx",
                    folder=place(target),
                )
            )
    elif isinstance(result, str):
        out(result)
    elif on_screen():
        raise PolicydiffError(tell("cli.no-text"), tell("hint.name-file-o"))
    else:
        _write(result)


def place(path: Path) -> str:
    """Return the folder of what was written, in full, for somebody who looks for it; "" where nobody is looking on, or it is told already."""
    return "" if path.is_absolute() or sys.stderr is None or not sys.stderr.isatty() else str(path.resolve().parent)


def workbooks_here() -> list[Path]:
    """Return the workbooks that lie here under one of the names of the advice, the newest first."""
    word = Path(spoken(tell("demo.workbook")))
    there = [path for path in (Path(f"{word.stem}{number}{word.suffix}") for number in ("", *range(2, 100))) if path.is_file()]
    return sorted(there, key=lambda path: path.stat().st_mtime, reverse=True)


def free_workbook(folder: Path = Path()) -> str:
    """Return what a workbook is called in the advice: a name under which nothing stands in the folder yet."""
    word = Path(spoken(tell("demo.workbook")))
    names = (word.name, *(f"{word.stem}{number}{word.suffix}" for number in range(2, 100)))
    return str(folder / next((name for name in names if not (folder / name).exists()), word.name))


def free_report() -> str:
    """Return what the report on a comparison is called in the advice, without its ending: a name under which no report stands here."""
    word = spoken(tell("compare.report-name"))
    names = (word, *(f"{word}{number}" for number in range(2, 100)))
    return next((name for name in names if not any(Path(f"{name}{ending}").exists() for ending in (".docx", ".html", ".xlsx"))), word)


def how_to_compare(folder: Path) -> str:
    """Return how two results of a folder are compared: the whole command, and which comes first."""
    from policydiff.text.ids import typed

    child, parent = two()
    return tell("compare.two", child=child, parent=parent, folder=typed(folder))


def two() -> tuple[str, str]:
    """Return what the child and the parent are called in the advice where nobody knows which two are meant."""
    return spoken(tell("compare.two-child")), spoken(tell("compare.two-parent"))


def _visible(line: str) -> str:
    from policydiff.text.inert import visible

    return visible(line)


def _write(result: str | bytes) -> None:
    """Write and flush; a reader that has gone (`policydiff show x | head`) is no error, and the exit code stays what it is.

    Raises UnwritableOutput where standard output is closed, or the disk behind it is full.
    """
    if sys.stdout is None:  # the shell has closed it: >&-
        raise UnwritableOutput(_STDOUT, OSError(errno.EBADF, os.strerror(errno.EBADF)))
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except OSError as error:
        give_up_stdout()
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # the second is how Windows says the first
            raise UnwritableOutput(_STDOUT, error) from error


def give_up_stdout() -> None:
    """Let what is still in the buffer of standard output go nowhere: at exit it must go somewhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_screen() -> bool:
    """Return whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def open_file(path: Path) -> None:
    """Open a written file with the program that the desktop has for it."""
    import webbrowser

    webbrowser.open(path.resolve().as_uri())
