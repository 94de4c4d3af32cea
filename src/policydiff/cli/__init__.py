"""The command line: arguments become one call of the pipeline and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli.choices import Lang
from policydiff.cli.commands import as_called, program
from policydiff.cli.language import language, speak, speak_chinese, spoken
from policydiff.cli.terminal import complain, give_up_stdout, out, speak_utf8
from policydiff.cli.vocabulary import lay_vocabulary_over
from policydiff.errors import Exit, PolicydiffError, UnwritableOutput
from policydiff.expressions import kept_expressions
from policydiff.messages import tell

_OBJECTS = 200_000
"""New objects after which Python looks for circles among them: values have none, and looking took a tenth of the time."""
_OUTPUT_GONE = (errno.ENOSPC, errno.EBADF, errno.EPIPE)
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for arguments that it does not understand; where the class itself lives depends on typer's version."""


def _version(value: bool) -> None:
    if value:
        from policydiff.cli.version import versions

        out(versions())
        raise typer.Exit


def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the versions of what matters.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Structure Chinese government notices, and compare a county plan with its parent.

    Examples:

    policydiff parse data/raw -o data/structured

    policydiff compare wuxi chongqing
    """
    if context.obj is None and lang is None:  # not called by `main`, which has looked at the whole command line
        speak(())
    if context.invoked_subcommand is None:
        out(f"{context.get_help()}\n\n{spoken(tell('cli.begin'))}")
    lay_vocabulary_over()


def main() -> None:
    """Run the command and exit with one of errors.Exit."""
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # they have no say in our values, and all installed packages are searched for them
    speak_utf8()
    with kept_expressions():
        code = _run(sys.argv[1:])
    sys.exit(code if isinstance(code, int) else Exit.OK)


def _run(words: Sequence[str]) -> object:
    """Return the exit code of a command line, or what is none where it ended well."""
    try:
        speak(words)
        _check_typing(words)
        words = as_called(words)
        command = typer.main.get_command(_needed(words))
        if language() == "zh":
            speak_chinese(command)
        return command(args=words, prog_name=_name(), standalone_mode=False, obj=language())
    except PolicydiffError as error:
        complain(error)
        return Exit.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except _UsageError as error:
        from policydiff.cli.slips.misuse import misused

        complain(misused(error))
        return Exit.USAGE
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


def __getattr__(name: str) -> typer.Typer:
    """Return `app`, the program with all its commands: for tests and for the page that lists them."""
    if name == "app":
        return program(_main)
    raise AttributeError(name)


def _check_typing(words: Sequence[str]) -> None:
    """Raise PolicydiffError where an option was typed with an input method for Chinese; without such a word nothing is loaded."""
    if not "".join(words).isascii():
        from policydiff.cli.slips.input_method import check_input_method

        check_input_method(words)


def _needed(words: Sequence[str]) -> typer.Typer:
    """Return the program with the one command that the words call, all where they call none."""
    called = next((word for at, word in enumerate(words) if not word.startswith("-") and words[at - 1 : at] != ["--lang"]), None)
    return program(_main, called, whole="_POLICYDIFF_COMPLETE" in os.environ)


def _bug(error: Exception) -> Exit:
    """Tell of an error that nobody foresaw."""
    if os.environ.get("POLICYDIFF_TRACEBACK"):
        raise error
    trouble = tell("error.internal", what=f"{type(error).__name__}: {error}")
    complain(PolicydiffError(trouble, tell("hint.bug")))
    return Exit.INTERNAL


def _name() -> str:
    """Return how the program was called, for usage lines and hints."""
    return "python -m policydiff" if Path(sys.argv[0]).name == "__main__.py" else "policydiff"
