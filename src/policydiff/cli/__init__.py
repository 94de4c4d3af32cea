"""The command line: arguments become one call of the pipeline and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from policydiff.cli.choices import Lang
from policydiff.cli.commands import program
from policydiff.cli.language import language, speak, speak_chinese, spoken
from policydiff.cli.terminal import complain, give_up_stdout, out, speak_utf8
from policydiff.cli.vocabulary import lay_vocabulary_over
from policydiff.errors import Exit, PolicydiffError, UnwritableOutput
from policydiff.messages import Message, tell

_NAMED = re.compile("'([^']+)'")
_OPTIONS = re.compile(r"(?<!\S)--?[\w-]+")
_SURPLUS = re.compile(r"Got unexpected extra argument\S* \((.+)\)")
_EXAMPLE = re.compile(r"\s*(?:Example: |例：)policydiff ")
_OBJECTS = 50_000
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
    speak_utf8()
    try:
        speak(sys.argv[1:])
        command = typer.main.get_command(_needed(sys.argv[1:]))
        if language() == "zh":
            speak_chinese(command)
        code = command(prog_name=_name(), standalone_mode=False, obj=language())
    except PolicydiffError as error:
        complain(error)
        code = Exit.USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except _UsageError as error:
        complain(_misused(error))
        code = Exit.USAGE
    except OSError as error:
        if error.filename is not None or error.errno not in _OUTPUT_GONE:
            code = _bug(error)
        else:  # typer itself could not print its help
            give_up_stdout()
            code = Exit.OK
            if error.errno != errno.EPIPE:
                complain(UnwritableOutput(tell("write.stdout"), error))
                code = Exit.USAGE
    except Exception as error:
        code = _bug(error)
    sys.exit(code if isinstance(code, int) else Exit.OK)


def __getattr__(name: str) -> typer.Typer:
    """Return `app`, the program with all its commands: for tests and for the page that lists them."""
    if name == "app":
        return program(_main)
    raise AttributeError(name)


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


def _misused(error: Exception) -> PolicydiffError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "policydiff"
    message = " ".join(error.format_message().split())  # type: ignore[attr-defined]
    surplus = _SURPLUS.match(message)
    if surplus and context is not None:
        example = " ".join([*(str(word) for word in context.params.values() if isinstance(word, str)), surplus[1]])
        return PolicydiffError(tell("cli.surplus", words=surplus[1]), tell("hint.blanks", example=example, command=command))
    named = tuple(dict.fromkeys(_NAMED.findall(message) or _OPTIONS.findall(message)[:1]))
    if message.startswith("No such command"):
        wrong, *near = named  # the parser's guesses are quoted, too
        hint = tell("hint.did-you-mean", near=tuple(near)) if near else tell("hint.help", command=command)
        return PolicydiffError(tell("cli.no-command", words=(wrong,)), hint)
    id = "cli.missing" if type(error).__name__ == "MissingParameter" else "cli.misused"
    return PolicydiffError(
        Message(message, id, {"words": named, "message": message}), tell("hint.help", command=command, example=_example(context))
    )


def _example(context: Any) -> str:
    """Return the command that the help of a command ends with, "" where it has none."""
    text = (context.command.help or "") if context is not None else ""
    return next((line.partition(": ")[2] or line.partition("：")[2] for line in reversed(text.splitlines()) if _EXAMPLE.match(line)), "")
