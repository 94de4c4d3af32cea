"""The commands of the program, each with the module that it is in: one that is not called is not loaded."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer

_MODULES = {
    "parse": "parse",
    "list": "desk.listing",
    "show": "show",
    "compare": "compare",
    "export": "desk.export",
    "apply": "desk.apply",
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
    "validate": "validate",
    "rules": "validate",
    "schema": "validate",
}
"""Name → module, in the order of the help. The function is called as the command; only `list` would hide a name of Python's."""
_FUNCTIONS = {"list": "list_notices"}


def program(callback: Callable[..., None], called: str | None = None, *, whole: bool = True) -> typer.Typer:
    """Return the program with the command that is called; where `called` is none, with all. callback: what runs before each of them.

    whole: False leaves out what the commands take where all are there: it is long in the making, and a list of them does not say it.
    """
    app = typer.Typer(
        name="policydiff", pretty_exceptions_enable=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
    )
    app.callback(invoke_without_command=True)(callback)
    if called in _MODULES:
        app.command(called)(_function(called))
        return app
    for name in _MODULES:
        app.command(name)(_function(name) if whole else _named_like(_function(name)))
    return app


def _function(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"policydiff.cli.{_MODULES[name]}"), _FUNCTIONS.get(name, name))
    return function


def _named_like(function: Callable[..., Any]) -> Callable[[], None]:
    def nothing() -> None: ...

    nothing.__doc__ = function.__doc__
    return nothing
