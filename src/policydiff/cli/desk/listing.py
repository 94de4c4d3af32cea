"""`policydiff list`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli.at_once import USUAL
from policydiff.cli.choices import Data, Lang


def list_notices(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The folder of notices or results; the same as --data.", show_default=False)
    ] = None,
    data: Data = USUAL,
    lang: Lang = None,
) -> None:
    """List the notices of a folder and their state.

    Ids, places, dates, how many tasks, targets and things to check, and whether the structured file is fresh, stale (the raw file or
    this program has changed since), corrected by a person, without a raw file to hold it against, or not there yet.

    Example: policydiff list results
    """
    from policydiff.cli.desk.listed import print_list
    from policydiff.cli.slips.here import not_named, not_there
    from policydiff.cli.slips.misuse import check_typed

    check_typed([str(folder)] if folder else [])
    where = folder or data
    if not where.is_dir():
        raise not_named("list") if folder is None and data == USUAL else not_there(where, "list")
    print_list(where)
