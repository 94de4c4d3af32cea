"""What lies where a person works, for whoever named no folder, or one that is not there."""

from __future__ import annotations

from pathlib import Path

from policydiff.cli.terminal import free_workbook
from policydiff.corpus import nearby, results_in
from policydiff.errors import NotFound, did_you_mean
from policydiff.messages import tell
from policydiff.text.ids import typed


def not_named(command: str, *, to_workbook: bool = False) -> NotFound:
    """Return what to tell of a command that names no folder where none of the usual name is. to_workbook: it writes one."""
    found = results_in(Path())
    if not found:
        return NotFound(tell("cli.no-folder-named"), tell("hint.parse-first", command=command))
    book = f" -o {free_workbook()}" if to_workbook else ""
    lines = tuple(f"policydiff {command} {typed(each)}{book}" for each in found)
    return NotFound(tell("cli.no-folder-named"), tell("hint.results-here", folders=tuple(map(str, found)), commands=lines))


def not_there(folder: Path, command: str) -> NotFound:
    """Return what to tell of a folder that is not there: which is called nearly so, else which has results."""
    near = nearby(folder) or tuple(typed(each) for each in results_in(folder.parent if folder.parent.is_dir() else Path()))
    hint = did_you_mean(near) if near else tell("hint.parse-first", command=command)
    return NotFound(tell("cli.no-folder", folder=folder), hint)
