"""`policydiff show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policydiff.cli.choices import (
    NOTICE_TABLES,
    Bom,
    Data,
    Force,
    Lang,
    Open,
    Output,
    format_of,
    format_option,
    offered,
    offered_notices,
    one_of,
    table_named,
    table_option,
)
from policydiff.cli.language import chosen_or, for_excel, language
from policydiff.errors import NotFound, PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpus import Entry
    from policydiff.model import Comparison, Notice, Source

_FORMATS = ("text", "yaml", "json", "markdown", "html", "csv", "tsv", "xlsx", "docx")
_TABLES = ("text", "csv", "tsv", "xlsx")
_CHECKS = ("text", "docx", "xlsx")
_HANDED_OUT = ("docx", "html")
"""Formats for those who did not do the work."""
_STAGES = ("source", "lines", "outline", "clauses")
_DOCUMENTS = (".yaml", ".yml", ".json")


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NOTICE",
            help="An id, a place (wuxi, 巫溪县), or a file; or a saved comparison.",
            show_default=False,
            autocompletion=offered_notices,
        ),
    ],
    data: Data = Path("data"),
    format: Annotated[str | None, format_option(_FORMATS)] = None,
    output: Output = None,
    table: Annotated[str | None, table_option(NOTICE_TABLES, "of a comparison as compare has them", screen=True)] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE",
            help="An intermediate stage instead: " + ", ".join(_STAGES) + ".",
            show_default=False,
            autocompletion=offered(_STAGES),
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="List what to verify, each with its sentence.")] = False,
    lang: Lang = None,
    bom: Bom = False,
    open_: Open = False,
    force: Force = False,
) -> None:
    """Show one notice, or a saved comparison.

    A notice is shown as its tree of sections, its tasks with roles and its targets; with --format html, beside its source.

    Example: policydiff show wuxi-keji-fuwu-2023 -o wuxi.html
    """
    from policydiff.cli.terminal import deliver, on_screen, open_file, say

    one_of(stage, _STAGES, "stage")
    if open_ and output is None:
        raise PolicydiffError(tell("cli.open-needs-file"), tell("hint.name-one-o"))
    reads: list[Path]
    result: str | bytes
    after = ""
    if check:
        chosen = format_of(format, output, _CHECKS, "text")
        result, reads, after = _checks(name, data, chosen, output)
    elif stage is not None:
        format_of(None, output, ("text",), "text")
        entry = _entry(name, data)
        result, reads = _stage(entry, stage), _files(entry, data)
    else:
        chosen = format_of(format, output, _FORMATS, "text")
        table = _table(table, chosen)
        lang = chosen_or("zh") if chosen == "xlsx" else language()
        result, reads = _rendered(name, data, chosen, table=table, lang=lang, bom=bom or for_excel(output))
        after = tell("hint.table-formats", table=table or "tasks") if chosen in ("csv", "tsv") and output is None and on_screen() else ""
    deliver(result, output, reads=reads, force=force)
    if after:
        say(after)
    if open_ and output is not None:
        open_file(output)


def _table(word: str | None, format: str) -> str | None:
    """Return the table of a notice that a word means; one of a comparison is left as it is. Raises PolicydiffError where a format has no single table."""
    if word is not None and format not in _TABLES:
        raise PolicydiffError(tell("cli.no-table-in", table=word, format=format), tell("hint.table-formats", table=word))
    return word if word is None or word.isascii() else table_named(word)


def _rendered(name: str, data: Path, format: str, **options: Any) -> tuple[str | bytes, list[Path]]:
    """Return what a name means in a format, and the files that it must not be written over."""
    comparison = _comparison(Path(name))
    if comparison is not None:
        return _printed(comparison, None, format, options), [Path(name)]
    entry = _entry(name, data)
    notice, source = _notice(entry, needs_source=format == "html")
    if format in _HANDED_OUT:
        _tell_corrected(notice, entry)
    return _printed(notice, source, format, options), _files(entry, data)


def _checks(name: str, data: Path, format: str, output: Path | None) -> tuple[str | bytes, list[Path], str]:
    """Return what is to be verified in a notice, the files that it must not be written over, and what to do then ("": nothing)."""
    from policydiff.cli.desk.standing import origin_of
    from policydiff.cli.desk.ways import ways, what_then
    from policydiff.cli.terminal import colored, width
    from policydiff.report import render_checks
    from policydiff.tables.checks import checks
    from policydiff.text.ids import typed

    entry = _entry(name, data)
    notice, _ = _notice(entry, needs_source=False)
    lang = language() if format == "text" else chosen_or("zh")
    origins = {notice.id: origin_of(entry.structured, output)} if output and entry.structured and entry.current == entry.structured else {}
    found = checks(notice)
    advice = tuple(ways(found, notice)) if found and entry.structured else ()
    shown = render_checks(notice, format, lang=lang, width=width(), color=colored(), origins=origins, advice=advice)
    sheet = typed(output) if output and origins and format == "xlsx" else ""
    then = what_then(entry, notice, found, sheet) if found else ""
    return shown, _files(entry, data), then


def _tell_corrected(notice: Notice, entry: Entry) -> None:
    """Say what a person has put in or corrected in a notice that is to be handed out."""
    from policydiff.cli.terminal import say
    from policydiff.report.overview.by_hand import corrected
    from policydiff.text.ids import typed

    if what := corrected(notice):
        say(tell("cli.note", what=tell("show.corrected", what=what, path=typed(entry.structured) if entry.structured else "")))


def _printed(document: Notice | Comparison, source: Source | None, format: str, options: dict[str, Any]) -> str | bytes:
    from policydiff.model import Comparison
    from policydiff.report import render

    if format in ("yaml", "json"):
        from policydiff.store import dump_comparison, dump_json, dump_notice

        if format == "json":
            return dump_json(document)
        return dump_comparison(document) if isinstance(document, Comparison) else dump_notice(document)
    if format == "text":
        from policydiff.cli.terminal import colored, width

        return render(document, "text", lang=options["lang"], width=width(), color=colored(), table=options["table"])
    if format == "xlsx" and options["table"] and not isinstance(document, Comparison):
        options = {**options, "tables": (options["table"],)}
    return render(document, format, source=source.text if source else None, **options)


def _comparison(path: Path) -> Comparison | None:
    """Return the comparison that a path names, None where it names something else."""
    if path.suffix.lower() not in _DOCUMENTS or not path.is_file():
        return None
    from policydiff.model import Comparison
    from policydiff.store import load_document

    document = load_document(path)
    return document if isinstance(document, Comparison) else None


def _notice(entry: Entry, *, needs_source: bool) -> tuple[Notice, Source | None]:
    """Return an entry's notice, and its source text where that is at hand and still the one that was read."""
    from policydiff.cli.terminal import say

    if entry.structured is not None and entry.current == entry.structured:
        from policydiff.store import load_notice

        if entry.state == "corrected" and entry.outdated:
            say(tell("cli.corrected-is-shown", id=entry.id))
        notice = load_notice(entry.structured)
        return notice, _source(notice, entry) if needs_source else None
    from policydiff.limits import bounded
    from policydiff.pipeline import parse_source

    if entry.remark:
        say(entry.remark)
    with bounded(str(entry.raw), fatal=False):
        source = _read(entry)
        return parse_source(source), source


def _files(entry: Entry, data: Path) -> list[Path]:
    from policydiff.corpus import Corpus

    return [Corpus(data).raw, *(path for path in (entry.raw, entry.structured) if path)]


def _entry(name: str, data: Path) -> Entry:
    from policydiff.cli.slips.candidates import found, one_of

    entries = found(name, data, "show", (name,))
    if len(entries) > 1:
        raise one_of(name, entries, "show", data)
    return entries[0]


def _read(entry: Entry) -> Source:
    from policydiff.read import read_file

    if entry.raw is None:
        raise NotFound(tell("cli.no-source", id=entry.id), tell("hint.put-into-raw"))
    return read_file(entry.raw)


def _source(notice: Notice, entry: Entry) -> Source | None:
    from policydiff.cli.terminal import say

    try:
        source = _read(entry if entry.raw else _with_raw_beside(entry))
    except PolicydiffError as error:
        say(tell("cli.no-source-beside", why=error.message))
        return None
    if source.text_sha256 != notice.source.text_sha256:
        say(tell("cli.no-source-beside", why=tell("cli.other-text", path=source.path)))
        return None
    return source


def _with_raw_beside(entry: Entry) -> Entry:
    """Return an entry with the raw file of its name in a folder beside its structured file, if there is one."""
    from policydiff.corpus import RAW_ENDINGS
    from policydiff.store import raw_folder

    names = [f"{entry.id}{ending}" for ending in sorted(RAW_ENDINGS)]
    folder = raw_folder(entry.structured.parent, names) if entry.structured else Path()
    return replace(entry, raw_file=next((str(folder / name) for name in names if (folder / name).is_file()), None))


def _stage(entry: Entry, stage: str) -> str:
    from policydiff.text.inert import visible

    source = _read(entry)
    return "".join(f"{visible(line)}\n" for line in _stage_lines(source, stage))


def _stage_lines(source: Source, stage: str) -> Iterator[str]:
    if stage == "source":
        yield from source.text.splitlines()
    elif stage == "lines":
        from policydiff.parse.lay.paragraphs import read_paragraphs

        for number, paragraph in enumerate(read_paragraphs(source), 1):
            start, end = paragraph.passage.span() if len(paragraph.passage) else (0, 0)
            yield f"{number:4} {start:6}–{end:<6} {paragraph.kind:14} {paragraph.text}"
    else:
        from policydiff.pipeline import parse_source

        yield from _outline(parse_source(source), clauses=stage == "clauses")


def _outline(notice: Notice, *, clauses: bool) -> Iterator[str]:
    if clauses:
        for clause in notice.all_clauses():
            yield f"{clause.span[0]:6}–{clause.span[1]:<6} {clause.role:14} {clause.id:16} {clause.text}"
        return
    for plan in notice.plans:
        yield f"{'':13} {plan.id:14} {plan.title or ''}"
        for section in plan.walk():
            yield f"{section.span[0]:6}–{section.span[1]:<6} {section.id:14} {'  ' * section.level}{section.number}{section.heading}"
