"""`policydiff list`."""

from __future__ import annotations

from pathlib import Path

from policydiff.cli.choices import Data, Lang
from policydiff.cli.language import language
from policydiff.errors import NotFound
from policydiff.messages import tell


def list_notices(data: Data = Path("data"), lang: Lang = None) -> None:
    """List the notices of a data folder and their state.

    Ids, places, dates, how many tasks and targets, and whether the structured file is fresh, stale (the raw file or this
    program has changed since), corrected by a person, or not there yet.

    Example: policydiff list
    """
    from policydiff.cli.terminal import out, width
    from policydiff.corpus import Corpus
    from policydiff.report import render_listing

    if not data.is_dir():
        raise NotFound(tell("cli.no-folder", folder=data), tell("hint.data"))
    out(render_listing(Corpus(data).entries(), width=width(), color=False, lang=language()))
