"""`policydiff demo`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli.choices import Lang
from policydiff.cli.language import as_typed, language, spoken
from policydiff.errors import PolicydiffError, UnwritableOutput
from policydiff.messages import framing, tell

_COMPARED = ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023")
"""The child and the parent among the embedded notices."""


def demo(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A new folder for the notices and the results.", show_default=False)
    ] = None,
    lang: Lang = None,
) -> None:
    """Lay out five real notices and try everything on them.

    Parses them, lists them, compares a county's plan with its city's, and writes a workbook and a page to look at; each command
    is shown before it runs.

    Example: policydiff demo first-steps
    """
    from policydiff.cli.desk.export import export
    from policydiff.cli.desk.listing import list_notices
    from policydiff.cli.parse import parse
    from policydiff.cli.terminal import say
    from policydiff.cli.two.compare import compare

    folder = folder or Path(spoken(tell("demo.folder")))
    raw, results = Path(spoken(tell("demo.raw"))), Path(spoken(tell("demo.results")))
    page, workbook = spoken(tell("demo.page")), spoken(tell("demo.workbook"))
    child, parent = (str(results / f"{_called(stem)}.yaml") for stem in _COMPARED)
    _lay_out(folder, raw)
    with contextlib.chdir(folder):
        say(as_typed(f"$ policydiff parse {raw} -o {results}"))
        parse([raw], results)
        say(as_typed(f"\n$ policydiff list {results}"))
        list_notices(results)
        say(as_typed(f"\n$ policydiff compare {child} {parent} -o {page}"))
        compare(child, parent, output=Path(page))
        say(as_typed(f"\n$ policydiff export {results} -o {workbook}"))
        export([str(results)], Path(workbook))
    say(tell("demo.next", folder=folder))


def _called(stem: str) -> str:
    """Return what an embedded notice is called where the language is spoken: people name their files in Chinese."""
    return framing().get(f"demo.{stem}", stem) if language() == "zh" else stem


def _lay_out(folder: Path, raw: Path) -> None:
    """Copy the embedded notices to a folder `raw` in a new folder; raises PolicydiffError where something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PolicydiffError(tell("demo.not-empty", folder=folder), tell("hint.new-folder"))
    try:
        (folder / raw).mkdir(parents=True, exist_ok=True)
        for name, data in embedded():
            (folder / raw / f"{_called(Path(name).stem)}.txt").write_bytes(data)
    except OSError as error:
        raise UnwritableOutput(tell("write.folder", folder=folder), error) from error


def embedded() -> Iterator[tuple[str, bytes]]:
    """Yield the embedded notices: part of an installed package, beside it in a checkout."""
    import policydiff

    package = Path(policydiff.__file__).parent
    places = (package / "demo", package.parents[1] / "data" / "raw")
    for path in sorted(next(place for place in places if place.is_dir()).glob("*.txt")):
        yield path.name, path.read_bytes()
