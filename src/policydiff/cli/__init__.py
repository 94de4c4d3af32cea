"""The command line: arguments become one call of the pipeline and an exit code."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING

from policydiff.cli.at_once import answered_at_once
from policydiff.cli.terminal import complain, give_up_stdout, speak_utf8
from policydiff.errors import Exit, PolicydiffError, UnwritableOutput
from policydiff.kept.expressions import kept_expressions
from policydiff.messages import tell

if TYPE_CHECKING:
    import typer

_OBJECTS = 200_000
"""New objects after which Python looks for circles among them: values have none, and looking took a tenth of the time."""

_OUTPUT_GONE = (errno.ENOSPC, errno.EBADF, errno.EPIPE)


def main() -> None:
    """Run the command as a process of its own and end it, with one of errors.Exit."""
    try:
        called()
    except SystemExit as end:
        _end_at_once(end.code)
        raise


def _end_at_once(code: object) -> None:
    """End the process, unless somebody looks on or works on: to take seven hundred modules apart takes longer than to load a hundred."""
    threading = sys.modules.get("threading")
    alone = "multiprocessing" not in sys.modules and (threading is None or threading.active_count() == 1)
    if alone and sys.gettrace() is None and sys.getprofile() is None:
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):  # else Python itself says that it could not write
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code if isinstance(code, int) else Exit.OK)


def called() -> None:
    """Run the command and raise SystemExit with one of errors.Exit: what `main` does within another program."""
    gc.set_threshold(_OBJECTS)
    _spare_plugins()
    speak_utf8()
    with kept_expressions():
        code = _run(sys.argv[1:])
    gc.freeze()  # Python's end looks for circles in all that is left, which took a tenth of a comparison and frees what is freed anyway
    sys.exit(code if isinstance(code, int) else Exit.OK)


def _spare_plugins() -> None:
    """Have pydantic look for no plugins, which have no say in our values and are searched for in all installed packages, unless the user wants some.

    What looks for them loads sixty modules, of mail, sockets and archives, before it finds that none are wanted: an empty one stands in for it.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__":
        empty = ModuleType("pydantic.plugin._loader")
        empty.__dict__["get_plugins"] = tuple
        sys.modules.setdefault(empty.__name__, empty)


def __getattr__(name: str) -> typer.Typer:
    """Return `app`, the program with all its commands: for tests and for the page that lists them."""
    if name == "app":
        from policydiff.cli.running import whole_program

        return whole_program()
    raise AttributeError(name)


def _run(words: list[str]) -> object:
    """Return the exit code of a command line, or what is none where it ended well."""
    try:
        if answered_at_once(words):
            return Exit.OK
        from policydiff.cli.running import run

        return run(words)
    except PolicydiffError as error:
        complain(error)
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        if error.filename is not None or error.errno not in _OUTPUT_GONE:
            return _bug(error)
        give_up_stdout()  # typer itself could not print its help
        if error.errno == errno.EPIPE:
            return Exit.OK
        complain(UnwritableOutput(tell("write.stdout"), error))
        return Exit.USAGE
    except Exception as error:
        return _bug(error)


def _bug(error: Exception) -> Exit:
    """Tell of an error that nobody foresaw."""
    if os.environ.get("POLICYDIFF_TRACEBACK"):
        raise error
    trouble = tell("error.internal", what=f"{type(error).__name__}: {error}")
    complain(PolicydiffError(trouble, tell("hint.bug")))
    return Exit.INTERNAL
