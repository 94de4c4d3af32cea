"""`policydiff parse`."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import NOTICE_TABLES, Lang, format_of, offered, or_stdout, table_named
from policydiff.cli.language import chosen_or, for_excel, language
from policydiff.errors import Exit, PolicydiffError, UnwritableOutput
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.batch import Job, Outcome
    from policydiff.known import Known
    from policydiff.model import Notice

_STRUCTURED = ("yaml", "json")
_FORMATS = (*_STRUCTURED, "csv", "tsv", "xlsx")
_FILES = (".yaml", ".yml", ".json")
_STDIN = Path("-")


def parse(
    inputs: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER|-", help="What to parse; - is standard input.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER",
            show_default=False,
            callback=or_stdout,
            help="Where the result goes: a folder for one file a notice, or a file; standard output where it is not given.",
        ),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A table (csv, xlsx) with a row for each notice: title, issuer, number, days, place, topic that its text lacks.",
            show_default=False,
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Parse also what has not changed since the last time.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write also over files that a person has corrected.")] = False,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            show_default=False,
            autocompletion=offered(_FORMATS),
            help="yaml or json, or one table of all notices as csv, tsv or xlsx; as the output is called, else yaml.",
        ),
    ] = None,
    table: Annotated[
        str, typer.Option(metavar="TABLE", autocompletion=offered(NOTICE_TABLES), help="Of csv and tsv: " + ", ".join(NOTICE_TABLES) + ".")
    ] = "tasks",
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="How many files to parse at a time.")] = 1,
    log: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what became of each file here, one JSON object a line.", show_default=False)
    ] = None,
    name: Annotated[
        str, typer.Option(metavar="ID", help="What to call the notice from standard input, else stdin.", show_default=False)
    ] = "stdin",
    lang: Lang = None,
) -> None:
    """Turn notices into structured YAML, JSON or tables.

    Reads .txt, .md, .html, .mhtml, .pdf, .docx and .ofd. What has not changed is passed over, and a YAML file that a person
    has corrected is left alone.

    Example: policydiff parse data/raw -o data/structured
    """
    from policydiff.cli.terminal import say

    chosen = format_of(format, output, _FORMATS, "yaml", folders=True)
    table = table_named(table)
    files, left = _files(inputs)
    known = _known(metadata, files, whole=any(path.is_dir() for path in inputs)) if metadata else {}
    if chosen not in _STRUCTURED or output is None:
        if chosen in _STRUCTURED and len(files) > 1:
            raise PolicydiffError(tell("cli.not-into-one", count=len(files), format=chosen), tell("hint.folder-o"))
        _parse_into_one(_knowing(_jobs(files, name, Path()), known), output, chosen, table, log, left, force=force)
        return
    refused: list[Outcome] = []
    ended: Path | None = None
    if _is_file(output, files):
        planned = _jobs(files, name, output, again=again, force=force)
    else:
        new = not output.exists()
        planned, refused = _plan(files, output, chosen, again=again, force=force)
        if any(path.is_dir() and path.samefile(output) for path in inputs):
            say(tell("cli.note", what=tell("hint.beside-sources")))
        ended = output if new else None
    planned = _knowing(planned, known)
    del files, known  # what waits is all that is needed from here on
    _parse_into_files(planned, refused, jobs, log, ended, left, force=force)


def _files(inputs: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the files to parse, and those that are left out since nothing reads their type."""
    from policydiff.cli.desk.left_out import foreign, tell_left_out
    from policydiff.cli.slips.misuse import check_typed
    from policydiff.corpus import find_files
    from policydiff.text.ids import typed

    check_typed([str(path) for path in inputs])
    if _STDIN in inputs and len(inputs) > 1:
        raise PolicydiffError(tell("cli.stdin-with-files"), tell("hint.one-after-other"))
    found, others = find_files(inputs)
    if not found and others and all(path.suffix.lower() in _FILES for path in others):
        place = typed(inputs[0])
        raise PolicydiffError(tell("cli.parsed-already", places=tuple(map(str, inputs))), tell("hint.what-next", path=place))
    others = foreign(others)
    if not found:
        from policydiff.read.kinds import SUPPORTED

        tell_left_out(others)
        hint = tell("hint.readable" if others else "hint.put-files-in", endings=SUPPORTED)
        raise PolicydiffError(tell("cli.nothing-to-parse", places=tuple(map(str, inputs))), hint)
    return found, others


def _known(metadata: Path, files: Sequence[Path], *, whole: bool) -> Mapping[Path, Known]:
    """Return what a table says of the files; ends the run where rows of it mean no file, or say what cannot be."""
    from policydiff.cli.terminal import complain, say
    from policydiff.corrections.metadata import read_metadata
    from policydiff.text.ids import printed_names

    found = read_metadata(metadata, printed_names(files), whole=whole)
    if found.passed_over:
        say(tell("metadata.columns", table=metadata.name, columns=found.passed_over))
    if found.problems:
        for problem in found.problems:
            complain(problem)
        say(tell("metadata.nothing-done", count=len(found.problems), table=metadata.name))
        raise typer.Exit(Exit.USAGE)
    return found.known


def _knowing(jobs: Sequence[Job], known: Mapping[Path, Known]) -> list[Job]:
    return [replace(job, known=known.get(job.source)) for job in jobs] if known else list(jobs)


def _is_file(output: Path, files: Sequence[Path]) -> bool:
    """Return whether the output is to be a file; raises PolicydiffError where it is one and several notices need a folder."""
    named = output.suffix.lower() in _FILES
    if output.is_dir() or not (named or output.exists()):
        return False
    if not named:
        raise PolicydiffError(tell("cli.not-parses", path=output), tell("hint.folder-or-yaml"))
    if len(files) > 1:
        raise PolicydiffError(tell("cli.one-file", path=output, count=len(files)), tell("hint.folder-o"))
    return True


def _jobs(files: Sequence[Path], name: str, target: Path, *, again: bool = False, force: bool = False) -> list[Job]:
    from policydiff.batch import Job

    if list(files) == [_STDIN]:
        from policydiff.cli.terminal import say

        if sys.stdin.isatty():
            say(tell("cli.paste"))
        return [Job(name, str(target), again, force, sys.stdin.buffer.read())]
    return [Job(str(path), str(target), again, force) for path in files]


def _plan(files: Sequence[Path], folder: Path, format: str, *, again: bool, force: bool) -> tuple[list[Job], list[Outcome]]:
    from policydiff.batch import plan_jobs

    if _STDIN in files:
        raise PolicydiffError(tell("cli.stdin-folder"), tell("hint.name-result", path=folder / "NAME.yaml"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(tell("write.folder", folder=folder), error) from error
    return plan_jobs(files, folder, suffix=f".{format}", again=again, force=force)


def _parse_into_one(
    jobs: Sequence[Job], output: Path | None, format: str, table: str, log: Path | None, left: Sequence[Path], *, force: bool
) -> None:
    """Parse all files into one result, a table or the YAML or JSON of a single notice; left: files that are left out."""
    from policydiff.cli.outcomes import end, report
    from policydiff.cli.terminal import deliver

    notices: list[Notice] = []
    reads = [job.source for job in jobs if job.data is None]
    failed = report(_read(jobs, notices), len(jobs), log, left=len(left), reads=(*reads, *([output] if output else ())), force=force)
    if notices:
        deliver(_rendered(notices, format, table, bom=for_excel(output)), output, reads=(*reads, *([log] if log else ())), force=force)
    end(failed, len(jobs), left)


def _read(jobs: Sequence[Job], notices: list[Notice]) -> Iterator[Outcome]:
    from policydiff.batch import read_job

    for job in jobs:
        notice, outcome = read_job(job)
        if notice is not None:
            notices.append(notice)
        yield outcome


def _rendered(notices: Sequence[Notice], format: str, table: str, *, bom: bool) -> str | bytes:
    if format == "yaml":
        from policydiff.store import dump_notice

        return dump_notice(notices[0])
    if format == "json":
        from policydiff.store import dump_json

        return dump_json(notices[0])
    from policydiff.report import render

    if format == "xlsx":
        return render(list(notices), format, lang=chosen_or("zh"))
    return render(list(notices), format, lang=language(), table=table, bom=bom)


def _parse_into_files(
    planned: Sequence[Job],
    refused: Sequence[Outcome],
    processes: int,
    log: Path | None,
    new: Path | None,
    left: Sequence[Path],
    *,
    force: bool,
) -> None:
    """Parse each file into a result of its own; left: files that are left out.

    new: a folder that was made for them, which goes again where nothing came of it.
    """
    from policydiff.batch import run_jobs
    from policydiff.cli.outcomes import end, report

    total = len(planned) + len(refused)
    reads = [path for job in planned for path in (job.source, job.target)] if log is not None else ()
    with contextlib.closing(run_jobs(planned, processes)) as outcomes:
        failed = report(itertools.chain(refused, outcomes), total, log, left=len(left), reads=reads, force=force)
    if new is not None and failed:
        with contextlib.suppress(OSError):  # it is not empty
            new.rmdir()
    end(failed, total, left)
