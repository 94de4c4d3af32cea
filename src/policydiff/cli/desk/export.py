"""`policydiff export`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import NOTICE_TABLES, Data, Force, Lang, format_of, offered, offered_notices, one_of
from policydiff.cli.language import chosen_or
from policydiff.errors import Exit, PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.gathering import Found, Gathered
    from policydiff.model import Notice
    from policydiff.tables.notices import Origin

_FORMATS = ("xlsx", "csv", "json")
_ARCHIVE = (".parquet", ".duckdb")


def export(
    notices: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NOTICE|FOLDER",
            help="Ids, places, files or folders; else all of the data folder.",
            show_default=False,
            autocompletion=offered_notices,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE|FOLDER", help="A .xlsx or .json file, or a folder for .csv files.", show_default=False
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help="xlsx, csv or json; as the output is called, else csv.",
            show_default=False,
            autocompletion=offered(_FORMATS),
        ),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TABLE",
            help="Only these tables: " + ", ".join(NOTICE_TABLES) + ".",
            show_default=False,
            autocompletion=offered(NOTICE_TABLES),
        ),
    ] = None,
    data: Data = Path("data"),
    lang: Lang = None,
    force: Force = False,
) -> None:
    """Write all tables of notices, for Excel and for programs.

    Notices, tasks, targets, bodies, what is to be checked, and the text. Structured files are read where there are some, so that
    corrections count; raw files are parsed on the way. A workbook can be corrected and read back (policydiff apply).

    Example: policydiff export data -o notices.xlsx
    """
    if output is None:
        raise PolicydiffError(tell("cli.export-where"), tell("hint.export-where"))
    chosen = _format(format, output)
    names = tuple(word.strip() for each in table or () for word in each.split(",") if word.strip())
    for name in names:
        one_of(name, NOTICE_TABLES, "table")
    from policydiff.cli.terminal import say
    from policydiff.gathering import gather, meant

    found = meant(notices or (), data)
    for each in found:
        if each.remark:
            say(each.remark)
    gathered = list(gather(found))
    got = [each.notice for each in gathered if each.notice is not None]
    if got:
        single = chosen == "csv" and len(names) == 1 and output.suffix.lower() == ".csv" and not output.is_dir()
        _write(got, chosen, output, names, _origins(gathered, output), reads=_reads(found), force=force, single=single)
        say(tell("cli.exported", notices=len(got), counts=_counted(got), path=output))
    _tell_failed(gathered)


def _format(format: str | None, output: Path) -> str:
    if output.suffix.lower() in _ARCHIVE:
        raise PolicydiffError(tell("cli.no-archive", path=output), tell("hint.no-archive"))
    return format_of(format, output, _FORMATS, "csv", folders=True)


def _reads(found: Sequence[Found]) -> list[Path]:
    return [path for each in found for path in (each.raw, each.structured) if path is not None]


def _origins(gathered: Sequence[Gathered], output: Path) -> Mapping[str, Origin]:
    """Return of each notice its structured file, as it is called from where the output lies, and the state that it is in."""
    import os

    from policydiff.store import digest_of
    from policydiff.tables.notices import Origin

    origins = {}
    for each in gathered:
        path = each.found.structured
        if each.notice is not None and path is not None and not each.found.stale:
            try:
                name = Path(os.path.relpath(path, output.parent)).as_posix()
            except ValueError:  # on another drive
                name = path.absolute().as_posix()
            origins[each.notice.id] = Origin(name, digest_of(path.read_text(encoding="utf-8-sig")))
    return origins


def _write(
    notices: Sequence[Notice],
    format: str,
    output: Path,
    names: tuple[str, ...],
    origins: Mapping[str, Origin],
    *,
    reads: Sequence[Path],
    force: bool,
    single: bool,
) -> None:
    from policydiff.cli.terminal import deliver
    from policydiff.report.exports import export as exported
    from policydiff.tables.options import Options

    options = Options(lang=chosen_or("zh") if format == "xlsx" else "en", tables=names)  # type: ignore[arg-type]
    made = exported(notices, format, options, origins)
    if single:
        made = {"": made[f"{names[0]}.csv"]}
    elif format == "csv":
        _check_sealed(output, force=force)
    for name, content in made.items():
        deliver(content, output / name if name else output, reads=reads, force=force)


def _check_sealed(folder: Path, *, force: bool) -> None:
    """Raise OutputInTheWay where a file of the folder is no longer what was written: somebody has corrected it."""
    import json
    from hashlib import sha256

    from policydiff.errors import OutputInTheWay
    from policydiff.report.exports import SEAL

    try:
        seals = json.loads((folder / SEAL).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for name, seal in seals.items():
        path = folder / Path(name).name
        if path.is_file() and sha256(path.read_bytes()).hexdigest() != seal and not force:
            raise OutputInTheWay(path, tell("way.corrected-table"))


def _counted(notices: Sequence[Notice]) -> tuple[str, ...]:
    from policydiff.tables.checks import checks

    return (
        tell("count.tasks", count=sum(len(notice.tasks) for notice in notices)),
        tell("count.targets", count=sum(len(notice.targets) for notice in notices)),
        tell("count.checks", count=sum(len(checks(notice)) for notice in notices)),
    )


def _tell_failed(gathered: Sequence[Gathered]) -> None:
    """Tell which notices are missing from the tables, and why; then exit with a code that says so."""
    from policydiff.cli.terminal import complain, say

    failed = [each for each in gathered if each.notice is None]
    if not failed:
        return
    if len(gathered) == 1:
        raise PolicydiffError(failed[0].message, failed[0].hint)
    say(tell("parse.some-failed", failed=len(failed), total=len(gathered)))
    for each in failed:
        say(f"  {each.found.path}")
        complain(PolicydiffError(each.message, each.hint))
    raise typer.Exit(Exit.USAGE)
