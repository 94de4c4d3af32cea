"""What a folder of notices holds, printed. Loads neither typer nor the models: it must answer at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.language import language
from policydiff.cli.terminal import folds, out, say, two, width
from policydiff.corpus import Corpus
from policydiff.messages import tell
from policydiff.report import render_listing
from policydiff.report.terminal.file_listing import file_listing, needs_names
from policydiff.tables.options import Options

if TYPE_CHECKING:
    from policydiff.corpus import Entry


def print_list(folder: Path) -> None:
    """Print the notices of a folder that is there, and on stderr what can be done with them."""
    entries = Corpus(folder).entries(beside=True)
    if not entries:
        say(tell("many.empty-folder", folder=folder))
        return say(tell("cli.hint", what=tell("hint.data")))
    if needs_names(entries):
        out(file_listing(entries, Options(lang=language()), one_line=not folds()))
        _tell_next(entries)
    else:
        out(render_listing(entries, width=width() if folds() else None, color=False, lang=language()))
    return _tell_damaged(folder, entries)


def _tell_next(entries: Sequence[Entry]) -> None:
    """Say how one of them is looked at, and two are compared, with the names that stand above."""
    from policydiff.report.terminal.file_listing import named

    most = max(entries, key=lambda entry: entry.checks if entry.structured_file else 0)
    if most.structured_file:
        say(tell("list.next", count=len(entries), most=named(most), checks=most.checks))
    if len(entries) > 1:
        pair = (named(entries[0]), named(entries[1])) if len(entries) == 2 else two()
        say(tell("list.compare", child=pair[0], parent=pair[1], any=len(entries) > len(pair)))


def _tell_damaged(folder: Path, entries: Sequence[Entry]) -> None:
    """Tell why structured files cannot be read, and the way out."""
    from policydiff.corpus.entries import damaged

    if found := damaged(folder, entries):
        from policydiff.cli.outcomes import tell_failed

        tell_failed([(path, error.message, error.hint) for path, error in found], len(entries))
