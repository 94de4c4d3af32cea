"""`policydiff parse`."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.errors import Exit, PolicydiffError, UnreadableSource

if TYPE_CHECKING:
    from policydiff.batch import Job, Outcome
    from policydiff.model import Notice

_STRUCTURED = ("yaml", "json")
_TABLES = ("csv", "tsv", "xlsx")


def parse(
    inputs: Annotated[list[Path], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file, or a folder for one file a notice.")] = None,
    format: Annotated[str, typer.Option(help="yaml, json, csv, tsv or xlsx.")] = "yaml",
    table: Annotated[str, typer.Option(help="Of csv and tsv: one row a task, a target or a clause.")] = "tasks",
    jobs: Annotated[int, typer.Option(min=1, help="Processes to use on a folder.")] = 1,
    again: Annotated[bool, typer.Option("--again", help="Parse even what has not changed.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that a person has corrected.")] = False,
    log: Annotated[Path | None, typer.Option(help="Write what became of each file here, one JSON object a line.")] = None,
    name: Annotated[str, typer.Option(help="The id for standard input.")] = "stdin",
) -> None:
    """Turn notices into structured YAML (or JSON, or tables of tasks and targets).

    Example: policydiff parse data/raw -o data/structured
    """
    if format not in (*_STRUCTURED, *_TABLES):
        raise PolicydiffError(f"unknown format '{format}'", "use one of: " + ", ".join((*_STRUCTURED, *_TABLES)))
    if format in _TABLES or output is None or _is_file(output, inputs):
        _parse_into_one(inputs, output, format, table, name)
    else:
        _parse_into_folder(inputs, output, format, jobs=jobs, again=again, force=force, log=log)


def _is_file(output: Path, inputs: Sequence[Path]) -> bool:
    if output.is_dir() or len(inputs) != 1 or inputs[0].is_dir():
        return False
    return output.suffix.lower() in (".yaml", ".yml", ".json")


# --- one result ---------------------------------------------------------------------------------------------------------


def _parse_into_one(inputs: Sequence[Path], output: Path | None, format: str, table: str, name: str) -> None:
    from policydiff.batch import find_files
    from policydiff.cli.terminal import deliver, say

    files = list(find_files(inputs))
    if format in _STRUCTURED and len(files) != 1:
        raise PolicydiffError(
            f"{len(files)} files were found, and {format} on standard output takes one", "name a folder for the results with -o"
        )
    if not files:
        raise PolicydiffError("no file that could be parsed was found", "see --help for the supported types")
    failures: list[PolicydiffError] = []
    notices = list(_notices(files, name, failures))
    if notices:
        deliver(_rendered(notices, format, table), output)
    for error in failures:
        say(f"error: {error.message}" + (f"\nhint: {error.hint}" if error.hint else ""))
    if failures:
        raise typer.Exit(Exit.USAGE)


def _notices(files: Iterable[Path], name: str, failures: list[PolicydiffError]) -> Iterator[Notice]:
    from policydiff.batch import summarise
    from policydiff.cli.terminal import say
    from policydiff.pipeline import parse_source
    from policydiff.read import read_bytes, read_file

    for path in files:
        try:
            source = read_bytes(sys.stdin.buffer.read(), name) if str(path) == "-" else read_file(path)
        except PolicydiffError as error:
            failures.append(error)
            continue
        notice = parse_source(source)
        say(_line(summarise(source, notice, str(path), "")))
        yield notice


def _rendered(notices: Sequence[Notice], format: str, table: str) -> str | bytes:
    if format == "yaml":
        from policydiff.store import dump_notice

        return dump_notice(notices[0])
    if format == "json":
        from policydiff.store import dump_json

        return dump_json(notices[0])
    from policydiff.report import render

    return render(list(notices), format, **({} if format == "xlsx" else {"table": table}))


# --- a folder -----------------------------------------------------------------------------------------------------------


def _parse_into_folder(
    inputs: Sequence[Path], folder: Path, format: str, *, jobs: int, again: bool, force: bool, log: Path | None
) -> None:
    from policydiff.batch import find_files, plan_jobs, run_jobs

    if any(str(path) == "-" for path in inputs):
        raise UnreadableSource("standard input cannot be parsed into a folder", "name a file with -o NAME.yaml")
    if folder.exists() and not folder.is_dir():
        raise PolicydiffError(f"{folder} is a file, and several results need a folder", "name a folder with -o")
    files = list(find_files(inputs))
    if not files:
        raise PolicydiffError("no file that could be parsed was found", "see --help for the supported types")
    planned, refused = plan_jobs(files, folder, suffix=f".{format}", again=again, force=force)
    failed = _report(refused, planned, run_jobs(planned, jobs), log)
    if failed:
        _table_of_failures(failed)
        raise typer.Exit(Exit.USAGE)


def _report(
    refused: Sequence[Outcome], planned: Sequence[Job], outcomes: Iterator[Outcome], log: Path | None
) -> list[Outcome]:
    """Print a line a file and a summary; return those that failed. On Ctrl-C, say what is done and stop."""
    from policydiff.cli.progress import progress
    from policydiff.cli.terminal import say

    failed: list[Outcome] = []
    counts: dict[str, int] = {}
    with contextlib.ExitStack() as stack:
        written = stack.enter_context(log.open("w", encoding="utf-8", newline="\n")) if log is not None else None
        step = stack.enter_context(progress(len(refused) + len(planned)))
        try:
            for outcome in itertools.chain(refused, outcomes):
                counts[outcome.status] = counts.get(outcome.status, 0) + 1
                if written is not None:
                    written.write(outcome.as_json() + "\n")
                if outcome.status == "failed":
                    failed.append(outcome)
                step(_line(outcome))
        except KeyboardInterrupt:
            say(f"interrupted: {sum(counts.values())} of {len(planned)} files are done and kept; run it again to go on")
            raise typer.Exit(130) from None
    say(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    return failed


def _line(outcome: Outcome) -> str:
    """Return the summary line of one file."""
    from policydiff.report.safe import visible

    name = visible(Path(outcome.path).name)
    if outcome.status == "written":
        counts = (
            (outcome.sections, "section"), (outcome.tasks, "task"), (outcome.targets, "target"), (outcome.diagnostics, "diagnostic"),
        )  # fmt: skip
        listed = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
        return f"{name}: {listed}, conserved {100 * (outcome.conserved or 0):.4g}%"
    return f"{name}: {visible(outcome.message.removeprefix(Path(outcome.path).name + ': ')) or outcome.status}"


def _table_of_failures(failed: Sequence[Outcome]) -> None:
    from policydiff.cli.terminal import say
    from policydiff.report.safe import visible

    say(f"\n{len(failed)} failed:")
    for outcome in failed:
        say(f"  {visible(outcome.path)}\n    {visible(outcome.message)}" + (f"\n    hint: {outcome.hint}" if outcome.hint else ""))
