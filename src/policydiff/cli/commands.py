"""The commands of the program, each with the module that it is in: one that is not called is not loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from policydiff.cli.at_once import ASKS
from policydiff.messages import framing

COMMANDS = {
    "parse": "parse",
    "list": "desk.listing",
    "show": "show",
    "compare": "two.compare",
    "export": "desk.export",
    "apply": "desk.apply",
    "validate": "validate",
    "demo": "desk.demo",
    "matrix": "many.matrix",
    "trace": "many.trace",
    "targets": "many.targets",
    "chain": "many.chain",
    "network": "many.network",
    "duplicates": "many.duplicates",
    "sample": "many.coding",
    "agree": "many.coding",
    "codebook": "research.codebook",
    "cite": "research.cite",
    "rules": "validate",
    "schema": "validate",
}
"""Name → module, in the order of the help. The function is called as the command; only `list` would hide a name of Python's."""
_HEADS = {"parse": "Commands", "matrix": "Commands for research", "rules": "Rules and schemas"}
"""In the list of commands, the head above one."""
_FUNCTIONS = {"list": "list_notices"}
_HELP = "--help"


class _Grouped(TyperGroup):
    """The program, whose list of commands has the usual ones first, under heads."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands into a help text."""
        groups: dict[str, list[tuple[str, str]]] = {}
        head, limit = "", formatter.width - 6 - max(map(len, self.commands))
        for name, command in self.commands.items():
            head = _HEADS.get(name, head or "Commands")
            groups.setdefault(head, []).append((name, command.get_short_help_str(limit)))
        for title, rows in groups.items():
            with formatter.section(title):
                formatter.write_dl(rows)


def program(callback: Callable[..., None], called: str | None = None, *, whole: bool = True) -> typer.Typer:
    """Return the program with the command that is called; where `called` is none, with all. callback: what runs before each of them.

    whole: False leaves out what the commands take where all are there: it is long in the making, and a list of them does not say it.
    """
    app = typer.Typer(
        name="policydiff",
        cls=_Grouped,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(callback)
    if called in COMMANDS:
        app.command(called)(_function(called))
        return app
    for name in COMMANDS:
        app.command(name)(_function(name) if whole else _named_like(_function(name)))
    return app


def as_called(words: Sequence[str]) -> list[str]:
    """Return a command line as it is meant: asked for help as people ask other programs (help parse, 帮助, /?), a command in capitals."""
    at = next((at for at, word in enumerate(words) if not word.startswith("-") and words[at - 1 : at] != ["--lang"]), None)
    line = [_HELP if word.lower() in ASKS else word for word in words]
    if at is None or line[at] in COMMANDS or line[at] == _HELP:
        return line
    if line[at].lower() in framing()["help-words"].split():
        return [*line[:at], *line[at + 1 :], _HELP]
    return [*line[:at], line[at].lower() if line[at].lower() in COMMANDS else line[at], *line[at + 1 :]]


def _function(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"policydiff.cli.{COMMANDS[name]}"), _FUNCTIONS.get(name, name))
    return function


def _named_like(function: Callable[..., Any]) -> Callable[[], None]:
    def nothing() -> None: ...

    nothing.__doc__ = function.__doc__
    return nothing
