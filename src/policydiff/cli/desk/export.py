"""`policydiff export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import (
    NOTICE_TABLES,
    Data,
    Force,
    Lang,
    format_of,
    format_option,
    offered,
    offered_notices,
    or_stdout,
    table_named,
)
from policydiff.cli.language import chosen_or, language
from policydiff.errors import Exit, PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.gathering.documents import Document, Problem
    from policydiff.model import Notice
    from policydiff.tables.notices import Origin

_FORMATS = ("xlsx", "csv", "json", "duckdb", "parquet")
_ARCHIVES = ("duckdb", "parquet")


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
            "-o",
            "--output",
            metavar="FILE|FOLDER",
            callback=or_stdout,
            help="A .xlsx, .json or .duckdb file, or a folder for .csv or Parquet files.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[str | None, format_option(_FORMATS, "csv")] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TABLE",
            help="Only these tables: " + ", ".join(NOTICE_TABLES) + ".",
            show_default=False,
            autocompletion=offered(NOTICE_TABLES),
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, max=60, help="For an archive: how many files to read at a time.", show_default=False),
    ] = None,
    data: Data = Path("data"),
    lang: Lang = None,
    force: Force = False,
) -> None:
    """Write all tables of notices, for Excel and for programs.

    Notices, tasks, targets, bodies, what is to be checked, and the text. Structured files are read where there are some, so that
    corrections count; raw files are parsed on the way. A workbook of structured files can be corrected and read back (policydiff
    apply), one of raw files cannot. An archive, a .duckdb file or a folder of Parquet files, takes only what has changed since the last time, and can be given wherever a folder can.

    Example: policydiff export data -o notices.xlsx
    """
    if output is None:
        raise PolicydiffError(tell("cli.export-where"), tell("hint.export-where"))
    chosen = format_of(format, output, _FORMATS, "csv", folders=True)
    words = (word.strip() for each in table or () for word in each.replace("，", ",").replace("、", ",").split(","))
    names = tuple(table_named(word) for word in words if word)
    from policydiff.cli.desk.left_out import tell_older
    from policydiff.cli.desk.sealed import nothing_lost
    from policydiff.cli.desk.standing import change_since, sources_of
    from policydiff.cli.terminal import place, say
    from policydiff.gathering.documents import Problem
    from policydiff.text.ids import typed

    if not notices and data == Path("data") and not data.exists():
        from policydiff.cli.slips.here import not_named

        raise not_named("export", to_workbook=chosen == "xlsx")
    documents = _meant(notices or [str(data)], data)
    if chosen in _ARCHIVES:
        return _archive(documents, output, names, jobs, force=force)
    read = list(_read(documents))
    got = [notice for _, notice in read if not isinstance(notice, Problem)]
    if got:
        single = chosen == "csv" and len(names) == 1 and output.suffix.lower() == ".csv" and not output.is_dir()
        origins = _origins(read, output)
        before = sources_of(output)
        if not force and not single:
            force = nothing_lost(output, origins, data, " ".join(map(typed, notices or ())))
        _write(got, chosen, output, names, origins, reads=_reads(documents), force=force, single=single)
        if chosen in ("xlsx", "csv"):
            _remember(read, origins)
        say(tell("cli.exported", notices=len(got), counts=_counted(got), path=output, folder=place(output), csv=chosen == "csv"))
        again = "" if names else " ".join((*map(typed, notices or ()), "-o", typed(output)))
        older = tell_older(filter(None, map(_structured, documents)), again=again)
        if chosen == "xlsx" and origins and not names and not older:
            missing = [document.id for document, found in read if isinstance(found, Problem)]
            _tell_next(documents, output, change_since(before, origins, got), missing, data)
        if chosen == "xlsx" and (raw := len(got) - len(origins)):
            say(tell("cli.note", what=tell("cli.exported-raw", count=raw)))
    _tell_failed([found for _, found in read if isinstance(found, Problem)], len(read))


def _tell_next(documents: Sequence[Document], output: Path, changes: Iterable[str], missing: Sequence[str], data: Path) -> None:
    """Say how a workbook differs from the one before, what to do in it and what of the one before, and how two of the results are compared.

    missing: notices that could not be put in, without which the workbook is not worked in.
    """
    from policydiff.cli.desk.left_out import tell_left_behind, tell_replaced
    from policydiff.cli.desk.standing import is_known, ledger, remember_book
    from policydiff.cli.terminal import how_to_compare, say
    from policydiff.text.ids import typed

    for change in changes:
        say(change)
    folders = {document.path.parent for document in documents if document.path is not None}
    folder = folders.pop() if len(folders) == 1 else None
    before = ledger(folder)[0] if folder is not None else ""
    words = {"path": typed(output), "before": typed(before) if before and Path(before).resolve() != output.resolve() else ""}
    if missing:
        where = {"folder": typed(folder) if folder else "", "again": words["before"] or words["path"]}
        short = {**words, **where, "path": output, "count": len(missing), "names": tuple(missing[:5]), "more": len(missing) > 5}
        return say(tell("cli.exported-short", **short))
    if words["before"]:
        tell_left_behind(Path(before), output, folder, data)
    if folder is not None and is_known(output, folder):  # exported again, this is the one to go on in
        words["before"] = ""
    say(tell("cli.exported-then", **words, folder=typed(folder) if folder else "", alone=not words["before"]))
    if folder is not None:
        tell_replaced(folder)
        remember_book(output, folder, [document.path.name for document in documents if document.path is not None])
        if len(documents) > 1:
            say(how_to_compare(folder))


def _archive(documents: Sequence[Document], output: Path, names: Sequence[str], jobs: int | None, *, force: bool) -> None:
    """Bring an archive up to date, and say what that took. Raises PolicydiffError where only some tables are asked for."""
    from policydiff.cli.many.giving import progress
    from policydiff.cli.terminal import say
    from policydiff.gathering.archiving import fill_archive

    if names:
        raise PolicydiffError(tell("archive.all-tables"), tell("hint.archive-tables"))
    with progress(len(documents)) as step:
        found = fill_archive(output, documents, jobs=jobs, force=force, step=step)
    say(tell("archive.filled", path=output, written=found.written, kept=found.kept, gone=found.gone))
    _tell_failed(found.problems, len(documents))


def _meant(words: Sequence[str], data: Path) -> list[Document]:
    """Return the documents that some words mean, having said what is to be known of them. Raises PolicydiffError for a word that means none."""
    from policydiff.cli.terminal import say
    from policydiff.corpus import Corpus
    from policydiff.gathering.documents import gather, singles

    groups, problems = gather(words, Corpus(data))
    if problems:
        raise PolicydiffError(problems[0].message, problems[0].hint)
    documents = list(singles(groups))
    for remark in (document.entry.remark for document in documents if document.entry):
        if remark:
            say(remark)
    return documents


def _read(documents: Sequence[Document]) -> Iterator[tuple[Document, Notice | Problem]]:
    """Yield each document with its notice as its file says, or with why there is none: so, too, where two would be called the same.

    No table could tell those apart, and corrections could not find the way back to their file.
    """
    from policydiff.gathering.documents import Problem, problem_of
    from policydiff.text.ids import same_file_key

    taken: dict[str, Path | None] = {}
    for document in documents:
        try:
            notice = document.read()
        except Exception as error:  # one file must not stop the others
            yield document, problem_of(document, error)
            continue
        first = taken.setdefault(same_file_key(notice.id), document.path)
        if first == document.path:
            yield document, notice
        else:
            same = tell("batch.same-id", id=notice.id, first=first)
            yield document, Problem(document.id, str(document.path), same, tell("hint.rename-one"))


def _reads(documents: Sequence[Document]) -> list[Path]:
    entries = [document.entry for document in documents if document.entry]
    return [path for entry in entries for path in (entry.raw, entry.structured) if path is not None]


def _origins(read: Sequence[tuple[Document, Notice | Problem]], output: Path) -> Mapping[str, Origin]:
    """Return of each notice its structured file, as it is called from where the output lies, and the state that it is in."""
    from policydiff.cli.desk.standing import origin_of
    from policydiff.gathering.documents import Problem

    return {
        notice.id: origin_of(path, output)
        for document, notice in read
        if (path := _structured(document)) is not None and not isinstance(notice, Problem)
    }


def _structured(document: Document) -> Path | None:
    """Return the structured file that a document is read from, None where it is read from the raw one."""
    path = document.path
    return path if path is not None and document.entry and path == document.entry.structured else None


def _remember(read: Sequence[tuple[Document, Notice | Problem]], origins: Mapping[str, Origin]) -> None:
    """Remember what the files held, for the tables that people bring back."""
    from policydiff.cli.desk.recalling import remember
    from policydiff.gathering.documents import Problem

    named = ((document, origins.get(notice.id)) for document, notice in read if not isinstance(notice, Problem))
    remember((path, origin.digest) for document, origin in named if origin and origin.digest and (path := _structured(document)))


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
    from policydiff.cli.desk.sealed import is_of_other_language, seals
    from policydiff.cli.terminal import deliver
    from policydiff.report.exports import export as exported
    from policydiff.tables.options import Options

    options = Options(lang=chosen_or("zh") if format == "xlsx" else language(), tables=names)  # type: ignore[arg-type]
    made = exported(notices, format, options, origins)
    if single:
        made = {"": next(iter(made.values()))}
    before = {} if single or format != "csv" else seals(output)
    for name, content in made.items():
        deliver(content, output / name if name else output, reads=reads, force=force, told=True)
    for name in before:
        if name not in made and is_of_other_language(name, made):
            (output / name).unlink(missing_ok=True)


def _counted(notices: Sequence[Notice]) -> tuple[str, ...]:
    from policydiff.tables.checks import checks

    return (
        tell("count.tasks", count=sum(len(notice.tasks) for notice in notices)),
        tell("count.targets", count=sum(len(notice.targets) for notice in notices)),
        tell("count.checks", count=sum(len(checks(notice)) for notice in notices)),
    )


def _tell_failed(failed: Sequence[Problem], total: int) -> None:
    """Tell which notices are missing from the tables, and why; then exit with a code that says so."""
    from policydiff.cli.outcomes import tell_failed

    if not failed:
        return
    if total == 1:
        raise PolicydiffError(failed[0].message, failed[0].hint)
    tell_failed([(str(each.path), each.message, each.hint) for each in failed], total)
    raise typer.Exit(Exit.USAGE)
