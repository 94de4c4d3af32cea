"""`policydiff demo`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli.choices import Lang
from policydiff.cli.language import spoken
from policydiff.errors import PolicydiffError, UnwritableOutput
from policydiff.messages import tell


def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder for the notices and the results.", show_default=False)],
    lang: Lang = None,
) -> None:
    """Lay out five real notices and try everything on them.

    Parses them, lists them, compares a county's plan with its city's, and writes a workbook and a page to look at; each command
    is shown before it runs.

    Example: policydiff demo first-steps
    """
    from policydiff.cli.compare import compare
    from policydiff.cli.desk.export import export
    from policydiff.cli.desk.listing import list_notices
    from policydiff.cli.parse import parse
    from policydiff.cli.terminal import say

    _lay_out(folder)
    with contextlib.chdir(folder):
        say("$ policydiff parse data/raw -o data/structured")
        parse([Path("data/raw")], Path("data/structured"))
        say("\n$ policydiff list")
        list_notices()
        page, workbook = spoken(tell("demo.page")), spoken(tell("demo.workbook"))
        say(f"\n$ policydiff compare wuxi chongqing -o {page}")
        compare("wuxi", "chongqing", output=Path(page))
        say(f"\n$ policydiff export data -o {workbook}")
        export(["data"], Path(workbook))
    say(tell("demo.next", folder=folder))


def _lay_out(folder: Path) -> None:
    """Copy the embedded notices to data/raw of a new folder; raises PolicydiffError where something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PolicydiffError(tell("demo.not-empty", folder=folder), tell("hint.new-folder"))
    raw = folder / "data" / "raw"
    try:
        raw.mkdir(parents=True, exist_ok=True)
        for name, data in embedded():
            (raw / name).write_bytes(data)
    except OSError as error:
        raise UnwritableOutput(tell("write.folder", folder=folder), error) from error


def embedded() -> Iterator[tuple[str, bytes]]:
    """Yield the embedded notices: part of an installed package, beside it in a checkout."""
    import policydiff

    package = Path(policydiff.__file__).parent
    places = (package / "demo", package.parents[1] / "data" / "raw")
    for path in sorted(next(place for place in places if place.is_dir()).glob("*.txt")):
        yield path.name, path.read_bytes()
