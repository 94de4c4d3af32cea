"""The command line: arguments become one call of the pipeline and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from policydiff.cli.compare import compare
from policydiff.cli.listing import list_notices
from policydiff.cli.parse import parse
from policydiff.cli.show import show
from policydiff.cli.validate import rules, schema, validate
from policydiff.errors import Exit, PolicydiffError

app = typer.Typer(
    name="policydiff",
    help="Structure Chinese government notices, and compare a county plan with its parent.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(parse)
app.command("list")(list_notices)
app.command()(show)
app.command()(compare)
app.command()(validate)
app.command()(rules)
app.command()(schema)


def _version(value: bool) -> None:
    if value:
        from policydiff.cli.version import versions

        typer.echo(versions())
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the versions of what matters.")
    ] = False,
) -> None:
    """Structure Chinese government notices, and compare a county plan with its parent."""


def main() -> None:
    """Run the command; a PolicydiffError becomes two lines on stderr and exit code 2, anything else is a bug (3)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console or a C locale is not UTF-8 by itself
    try:
        app()
    except PolicydiffError as error:
        typer.echo(f"error: {error.message}", err=True)
        if error.hint:
            typer.echo(f"hint: {error.hint}", err=True)
        sys.exit(Exit.USAGE)
    except BrokenPipeError:
        # `policydiff show x | head`: the reader has gone, which is no error; the second flush at exit must not complain
        sys.stdout = open("/dev/null", "w") if sys.platform != "win32" else open("nul", "w")  # noqa: PTH123, SIM115
        sys.exit(Exit.OK)
    except Exception as error:
        typer.echo(f"error: internal error: {type(error).__name__}: {error}", err=True)
        typer.echo("hint: this is a bug; run again with POLICYDIFF_TRACEBACK=1 and report what it prints", err=True)
        import os

        if os.environ.get("POLICYDIFF_TRACEBACK"):
            raise
        sys.exit(Exit.INTERNAL)
