"""What is wrong with a command line that typer does not take: said in the words of the person who typed it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.text.ids import typed

_NAMED = re.compile("'([^']+)'")
_OPTIONS = re.compile(r"(?<![\w-])--?[\w-]+")
_SURPLUS = re.compile(r"Got unexpected extra argument\S* \((.+)\)")
_CLOSE = 0.75
"""Commands that are less like a word are not offered beside one that is."""
_CURLY = "“”‘’"
_EXAMPLE = re.compile(r"\s*(?:Example: |例：)policydiff ")


def misused(error: Exception) -> PolicydiffError:
    """Return what to tell of an error of typer's: which word is wrong and why, and how the command is written."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "policydiff"
    message = " ".join(error.format_message().split())  # type: ignore[attr-defined]
    help_ = tell("hint.help", command=command, example=_example(context))
    surplus = _SURPLUS.match(message)
    if surplus and context is not None:
        return _surplus(surplus[1], context)
    if message.startswith("No such command"):
        wrong, *near = _NAMED.findall(message)  # the parser's guesses are quoted, too
        hint = (
            tell("hint.did-you-mean", near=tuple(get_close_matches(wrong, near, cutoff=_CLOSE) or near[:1]))
            if near
            else tell("hint.help", command=command)
        )
        return PolicydiffError(tell("cli.no-command", words=(wrong,)), hint)
    match type(error).__name__:
        case "NoSuchOption":
            wrong = str(getattr(error, "option_name", message))
            meant = tuple(sorted(getattr(error, "possibilities", None) or ()))
            if found := _one_hyphen(wrong, context):
                wrong, meant = found, (f"-{found}",)
            return PolicydiffError(tell("cli.no-option", word=wrong), tell("hint.option", near=meant, command=command) if meant else help_)
        case "MissingParameter":
            return PolicydiffError(Message(message, "cli.missing", {"words": _missing(error), "message": message}), help_)
        case "BadParameter":
            return PolicydiffError(_unfit(error, message), help_)
        case "BadOptionUsage" if "requires an argument" in message:
            return PolicydiffError(tell("cli.no-value", word=str(getattr(error, "option_name", ""))), help_)
    words = tuple(_OPTIONS.findall(message)[:1])
    return PolicydiffError(Message(message, "cli.misused", {"words": words, "message": message}), help_)


def _surplus(words: str, context: Any) -> PolicydiffError:
    """Return what to tell of more words than a command takes: names with blanks, each as it is to be typed."""
    named = _given(sys.argv[1:], context)
    takes = sum(each.param_type_name == "argument" for each in context.command.params)
    example: list[str] = []
    at, found = 0, False
    while at < len(named):
        ends = range(len(named), at + 1, -1)
        end = next((end for end in ends if Path(" ".join(named[at:end])).exists()), at + 1)
        found |= end > at + 1
        example.append(" ".join(named[at:end]) if end > at + 1 else named[at])
        at = end
    if not found and any(Path(each).exists() for each in named):  # each is one thing, and they are too many
        first = " ".join((context.command_path, *map(typed, named[:takes])))
        message = tell("cli.one-too-many", takes=takes, count=len(named), words=tuple(named))
        return PolicydiffError(message, tell("hint.one-run-each", example=first))
    if not found:  # names of another kind, of which nobody knows where one ends
        example = [" ".join(named)] if takes == 1 else [" ".join(named[:2])]
    quoted = " ".join(f'"{each}"' if " " in each else each for each in example)
    return PolicydiffError(tell("cli.surplus", words=words), tell("hint.quote", example=quoted, command=context.command_path))


def _given(words: Sequence[str], context: Any) -> list[str]:
    """Return the words of a command line that are no options, no values of options, and not the command itself."""
    valued = {name for each in context.command.params if not getattr(each, "is_flag", True) for name in each.opts}
    rest = list(words)
    named: list[str] = []
    while rest:
        word = rest.pop(0)
        if word in valued or word == "--lang":
            rest[:1] = []
        elif not word.startswith("-"):
            named.append(word)
    return named[1:]


def _one_hyphen(wrong: str, context: Any) -> str:
    """Return the word, -dry-run, of which typer has seen the first letter: an option with one hyphen too few; "" where it is none."""
    options = {name for each in context.command.params for name in each.opts} if context is not None else set()
    return next((word for word in sys.argv[1:] if len(wrong) == 2 and word.startswith(wrong) and f"-{word}" in options), "")


def check_typed(words: Sequence[str]) -> None:
    """Raise PolicydiffError where paths are not there because of how they were typed: with blanks or curly quotation marks."""
    gone = [word for word in words if word != "-" and not Path(word).exists()]
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            meant = " ".join(words[start:end])
            plain = meant.strip(_CURLY)
            if words[start] in gone and plain != words[start] and Path(plain).exists():
                hint = tell("hint.curly", example=plain) if plain != meant else tell("hint.blanks", example=plain, command="")
                raise PolicydiffError(tell("cli.there-is", word=words[start].strip(_CURLY), path=plain), hint)


def _missing(error: Exception) -> tuple[str, ...]:
    """Return what was to be named, as the help calls it: its alternatives one by one, without the - for standard input."""
    hint = getattr(getattr(error, "param", None), "metavar", None) or ""
    return tuple(dict.fromkeys(word for word in re.split(r"[|.…]+", hint) if word.strip("-")))


def _unfit(error: Exception, message: str) -> Message:
    """Return what is wrong with the value of an option: that it is no number, or none that may stand there."""
    parameter = getattr(error, "param", None)
    word = max(getattr(parameter, "opts", ()), key=len, default="")
    low, high = (_bound(parameter, name) for name in ("min", "max"))
    if low is None and not isinstance(getattr(parameter, "default", None), int | float):
        return Message(message, "cli.misused", {"words": word, "message": message})
    return tell("cli.no-number", word=word, low=low, high=high)


def _bound(parameter: Any, name: str) -> str | None:
    """Return the least or the largest number that an option takes; typer has it at the option or, before 0.20, at its type."""
    value = getattr(parameter, name, getattr(getattr(parameter, "type", None), name, None))
    return None if value is None else f"{value:g}"


def _example(context: Any) -> str:
    """Return the command that the help of a command ends with, "" where it has none."""
    text = (context.command.help or "") if context is not None else ""
    return next((line.partition(": ")[2] or line.partition("：")[2] for line in reversed(text.splitlines()) if _EXAMPLE.match(line)), "")
