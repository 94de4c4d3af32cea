"""`policydiff list`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def list_notices(
    data: Annotated[Path, typer.Option("--data", help="The corpus folder, with raw/ and structured/ in it.")] = Path("data"),
    lang: Annotated[str, typer.Option(help="Language of the labels: zh or en.")] = "en",
) -> None:
    """List what the corpus folder holds: ids, places, dates, counts, and whether each structured file is fresh.

    Example: policydiff list
    """
    from policydiff.cli.terminal import out, width
    from policydiff.corpus import Corpus
    from policydiff.report import render_listing

    out(render_listing(Corpus(data).entries(), width=width(), color=False, lang=lang))
