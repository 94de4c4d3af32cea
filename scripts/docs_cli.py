"""docs/cli.md: every command, argument and option, taken from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from policydiff.cli import app

_INTRODUCTION = """\
# Commands

This page is generated from the program. `policydiff COMMAND --help` prints the same for one command.

What a command finds goes to standard output, everything else (progress, hints, errors) to standard error. Exit codes: 0 all is
well; 1 `validate` found something; 2 the command cannot do what it was asked; 3 a bug of ours. With Ctrl-C in a folder, `parse`
ends with 130, and what is done is kept.

`policydiff --install-completion` makes your shell complete commands and options with the Tab key; `policydiff --version` prints
the version and which optional parts are installed.
"""


def commands() -> dict[str, Any]:
    """Return the commands by name, in the order of `policydiff --help`."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def options_of(command: Any) -> set[str]:
    """Return every spelling of every option of a command."""
    spelled = {name for part in command.params if part.param_type_name == "option" for name in (*part.opts, *part.secondary_opts)}
    return spelled | {"--help", "-h"}


def global_options() -> set[str]:
    """Return the options of `policydiff` itself."""
    return options_of(typer.main.get_command(app))


def cli_markdown() -> str:
    """Return the page."""
    index = [f"- [`policydiff {name}`](#policydiff-{name}): {_summary(command)}" for name, command in commands().items()]
    return "\n".join([_INTRODUCTION, *index, *(line for item in commands().items() for line in _command(*item))]) + "\n"


def _summary(command: Any) -> str:
    return str(command.help).split("\n\n")[0].replace("\n", " ").strip()


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"\n## policydiff {name}\n"
    paragraphs = [paragraph.replace("\n", " ").strip() for paragraph in str(command.help).split("\n\n")]
    examples = [paragraph.removeprefix("Example: ") for paragraph in paragraphs if paragraph.startswith("Example: ")]
    yield from (f"{paragraph}\n" for paragraph in paragraphs if not paragraph.startswith("Example: "))
    yield "```sh"
    yield " ".join(["policydiff", name, *(_argument(part) for part in command.params if part.param_type_name == "argument"), "[OPTIONS]"])
    yield from examples
    yield "```\n"
    yield "| | default | |"
    yield "|---|---|---|"
    for part in command.params:
        if not getattr(part, "hidden", False):
            yield _row(part)


def _argument(part: Any) -> str:
    name = (part.metavar or part.name.upper()).strip("[]")
    many = "…" if part.nargs == -1 else ""
    return f"{name}{many}" if part.required else f"[{name}{many}]"


def _row(part: Any) -> str:
    if part.param_type_name == "argument":
        spelled = _argument(part)
    else:
        spelled = ", ".join(sorted(part.opts, key=len)) + "".join(f" / {name}" for name in part.secondary_opts)
        spelled += f" {part.metavar}" if part.metavar else ""
    return f"| `{_cell(spelled)}` | {_default(part)} | {_cell(part.help or '')} |"


def _default(part: Any) -> str:
    value = part.default
    if part.required:
        return "required"
    if callable(value) or value in (None, False, (), [], "") or repr(value).startswith("Sentinel"):
        return ""
    return "on" if value is True else f"`{value}`"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")
