"""A command line that typer reads: the program with the command that is called, and an exit code for whatever becomes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli.at_once import versions
from policydiff.cli.choices import Lang
from policydiff.cli.commands import as_called, program
from policydiff.cli.language import language, speak, speak_chinese, spoken
from policydiff.cli.terminal import complain, out
from policydiff.cli.vocabulary import lay_vocabulary_over
from policydiff.errors import Exit
from policydiff.messages import tell

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for arguments that it does not understand; where the class itself lives depends on typer's version."""


def _version(value: bool) -> None:
    if value:
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


def run(words: Sequence[str]) -> object:
    """Return the exit code of a command line, or what is none where it ended well. Raises what is not about how it was typed."""
    try:
        speak(words)
        _check_typing(words)
        words = as_called(words)
        command = typer.main.get_command(_needed(words))
        if language() == "zh":
            speak_chinese(command)
        return command(args=words, prog_name=_name(), standalone_mode=False, obj=language())
    except typer.Abort:
        return Exit.INTERRUPTED
    except _UsageError as error:
        from policydiff.cli.slips.misuse import misused

        complain(misused(error))
        return Exit.USAGE


def whole_program() -> typer.Typer:
    """Return the program with all its commands."""
    return program(_main)


def _check_typing(words: Sequence[str]) -> None:
    """Raise PolicydiffError where an option was typed with an input method for Chinese; without such a word nothing is loaded."""
    if not "".join(words).isascii():
        from policydiff.cli.slips.input_method import check_input_method

        check_input_method(words)


def _needed(words: Sequence[str]) -> typer.Typer:
    """Return the program with the one command that the words call, all where they call none."""
    called = next((word for at, word in enumerate(words) if not word.startswith("-") and words[at - 1 : at] != ["--lang"]), None)
    return program(_main, called, whole="_POLICYDIFF_COMPLETE" in os.environ)


def _name() -> str:
    """Return how the program was called, for usage lines and hints."""
    return "python -m policydiff" if Path(sys.argv[0]).name == "__main__.py" else "policydiff"
