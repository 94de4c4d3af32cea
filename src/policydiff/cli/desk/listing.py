"""`policydiff list`."""

from __future__ import annotations

from pathlib import Path

from policydiff.cli.choices import Data, Lang
from policydiff.cli.language import language
from policydiff.errors import NotFound
from policydiff.messages import tell


def list_notices(data: Data = Path("data"), lang: Lang = None) -> None:
    """List the notices of a folder and their state.

    Ids, places, dates, how many tasks, targets and things to check, and whether the structured file is fresh, stale (the raw file or
    this program has changed since), corrected by a person, without a raw file to hold it against, or not there yet.

    Example: policydiff list --data results
    """
    from policydiff.cli.terminal import out, say, width
    from policydiff.corpus import Corpus
    from policydiff.report import render_listing

    if not data.is_dir():
        raise NotFound(tell("cli.no-folder", folder=data), tell("hint.data"))
    entries = Corpus(data).entries()
    if not entries:
        say(tell("many.empty-folder", folder=data))
        return say(tell("cli.hint", what=tell("hint.data")))
    out(render_listing(entries, width=width(), color=False, lang=language()))
