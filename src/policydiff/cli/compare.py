"""`policydiff compare`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policydiff.cli.choices import (
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
    plan_option,
    table_option,
)
from policydiff.cli.language import for_excel, labels, language
from policydiff.cli.many.beside import with_corpus, with_verdicts
from policydiff.cli.many.giving import Corpora
from policydiff.errors import NotFound, PolicydiffError
from policydiff.messages import Message, tell

if TYPE_CHECKING:
    from policydiff.compare.pair import Choice
    from policydiff.corpus import Corpus, Entry
    from policydiff.model import Comparison, Notice, Plan

_FORMATS = ("text", "json", "yaml", "markdown", "html", "csv", "tsv", "xlsx", "docx")
_SORTS = ("child", "parent", "similarity", "confidence", "verdict")
_TABLES = ("clauses", "targets", "organisations", "sections", "edits")


def _only_words() -> tuple[str, ...]:
    from policydiff.tables.options import ONLY_WORDS

    return ONLY_WORDS


def _only_meant(word: str) -> tuple[str, ...]:
    """Return the words of the contract that a word of --only means, by itself or by what reports call them: 删去. Raises PolicydiffError for none."""
    from policydiff.tables.options import ONLY_WORDS, only_labels, only_meant

    found = only_meant(word)
    if not found:
        raise PolicydiffError(
            tell("cli.unknown", what="word for --only:", word=word),
            tell("hint.only", words=ONLY_WORDS if language() == "en" else only_labels(labels())),
        )
    return found


def _side(name: str) -> Any:
    return typer.Argument(metavar=name, help="An id, a place or a file.", show_default=False, autocompletion=offered_notices)


def compare(
    child: Annotated[str, _side("CHILD")],
    parent: Annotated[str, _side("PARENT")],
    child_plan: Annotated[str | None, plan_option("child")] = None,
    parent_plan: Annotated[str | None, plan_option("parent")] = None,
    topic: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Words that both titles hold, where a place has several notices.", show_default=False),
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Compare even where the child implements another document.")] = False,
    format: Annotated[str | None, format_option(_FORMATS)] = None,
    output: Output = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORDS",
            help="Verdicts, edit kinds or marks, by commas: dropped,added,strength.",
            show_default=False,
            autocompletion=lambda: [*_only_words()],
        ),
    ] = None,
    sort: Annotated[
        str, typer.Option(metavar="KEY", help="Order of the clauses: " + ", ".join(_SORTS) + ".", autocompletion=offered(_SORTS))
    ] = "child",
    min_similarity: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="Leave out pairs less alike than this, 0 to 1.")
    ] = 0.0,
    table: Annotated[str | None, table_option(_TABLES, "of csv and tsv else clauses", screen=True)] = None,
    lang: Lang = None,
    terms: Annotated[
        bool, typer.Option("--terms", help="Also say which words the child stresses, and which it drops (text, markdown, html, xlsx).")
    ] = False,
    corpus: Corpora = None,
    verdicts: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="TABLE",
            help="Verdicts of persons, csv or xlsx: a coded sheet, or this command's own table, changed; may be given again.",
            show_default=False,
        ),
    ] = None,
    remember: Annotated[
        bool, typer.Option("--remember", help="Also keep them in verdicts.csv of the data folder, which every comparison reads.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="On a terminal, every row; a file and a choice of rows are full by themselves.")
    ] = False,
    bom: Bom = False,
    open_: Open = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Compare a county's plan with its city's.

    Says what the child copied, localized, adapted, dropped, added and scaled of its parent, clause by clause. Each of the two
    is an id, a place (wuxi, 巫溪县) or a file, raw or structured.

    Example: policydiff compare wuxi chongqing -o report.html
    """
    from policydiff.cli.terminal import deliver, free_report, open_file

    if open_ and output is None:
        raise PolicydiffError(tell("cli.open-needs-file"), tell("hint.name-one-o"))
    chosen = format_of(format, output, _FORMATS, "text")
    words = frozenset(
        named for each in only or () for word in re.split("[,，、]", each) if word.strip() for named in _only_meant(word.strip())
    )
    one_of(sort, _SORTS, "order")
    one_of(table, _TABLES, "table")
    from policydiff.compare import compare_plans

    others = [
        ("--topic", topic),
        *(("--corpus", folder) for folder in corpus or ()),
        *(("--verdicts", table_) for table_ in verdicts or ()),
    ]
    paths = Path(child).is_file() and Path(parent).is_file()  # which are found wherever they are looked for
    others += [("--data", data if data != Path("data") and not paths else None)]
    choice, reads = _chosen(child, parent, data, child_plan=child_plan, parent_plan=parent_plan, topic=topic, anyway=anyway)
    comparison = compare_plans(choice.child, choice.child_plan, choice.parent, choice.parent_plan)
    comparison, tables = with_verdicts(comparison, verdicts or (), data, remember=remember)
    comparison, searched = with_corpus(comparison, choice.child, corpus, data) if corpus else (comparison, [])
    reads = [*reads, *tables, *searched]
    options = {
        "only": words,
        "sort": sort,
        "min_similarity": min_similarity,
        "table": table,
        "lang": language(),
        "bom": bom or for_excel(output),
        "terms": terms,
        "command": _again(choice, (child, parent), (child_plan, parent_plan), others, anyway=anyway),
        "swapped": choice.swapped,
        "report": free_report(),
        "brief": not (full or output or words or min_similarity or terms or sort != "child"),
    }
    deliver(_rendered(comparison, chosen, options), output, reads=reads, force=force)
    if open_ and output is not None:
        open_file(output)


def _chosen(child: str, parent: str, data: Path, *, anyway: bool, **wanted: str | None) -> tuple[Choice, list[Path]]:
    """Return the pair that the two words mean, and the files that no result may go over; what was chosen or swapped goes to stderr."""
    from policydiff.cli.slips.candidates import found, pairs_of
    from policydiff.compare.pair import choose
    from policydiff.corpus import Corpus

    corpus = Corpus(data)
    sides = [found(word, data, "compare", (child, parent)) for word in (child, parent)]
    notices = [[_load(entry) for entry in entries] for entries in sides]
    try:
        choice = choose(notices[0], notices[1], anyway=anyway, **wanted)
    except NotFound as error:
        if isinstance(error.hint, Message) and error.hint.id == "hint.name-two":
            raise NotFound(error.message, pairs_of(sides, (child, parent), "compare", data)) from None
        raise
    if choice.swapped:
        _say_all([tell("cli.swapped", parent=choice.parent.id)])
    if any(len(side) > 1 or len(side[0].plans) > 1 for side in notices):
        _say_all([choice.reason])
    paths = {entry.id: entry.structured for side in sides for entry in side}
    _say_all([*_corrected(choice.parent, "parent", paths), *_corrected(choice.child, "child", paths)])
    files = all(Path(word).is_file() for word in (child, parent))
    _say_all([*_cut_off(choice.parent, "parent"), *_cut_off(choice.child, "child")])
    _say_all([*_untitled(choice.parent, choice.parent_plan, "parent"), *_untitled(choice.child, choice.child_plan, "child")])
    _check_parentage(choice, corpus, allowed=anyway or files)
    return choice, [corpus.raw, *(path for side in sides for entry in side for path in (entry.raw, entry.structured) if path)]


def _again(
    choice: Choice, sides: tuple[str, str], plans: tuple[str | None, str | None], others: Iterable[tuple[str, object]], *, anyway: bool
) -> str:
    """Return the command that compares the same two once more: with all that chose them, each on the side that it turned out to be."""
    from policydiff.text.ids import typed

    turn = -1 if choice.swapped else 1
    words = ["policydiff compare", *map(typed, sides[::turn]), *(["--anyway"] if anyway else [])]
    options = [*zip(("--child-plan", "--parent-plan"), plans[::turn], strict=True), *others]
    return " ".join([*words, *(f"{name} {typed(str(value))}" for name, value in options if value is not None)])


def _untitled(notice: Notice, plan: Plan, side: str) -> Iterator[Message]:
    """Yield that a side has no title, which whoever is given the report misses first."""
    if not plan.title and not notice.notice.title:
        yield tell("cli.note", what=tell("compare.untitled", side=side))


def _cut_off(notice: Notice, side: str) -> Iterator[Message]:
    """Yield that the text of a side seems to stop before its end, and what that does to a comparison."""
    if any(found.rule == "ends-early" and found.checked is None for found in notice.diagnostics):
        yield tell("cli.note", what=tell("compare.cut-off", side=side, child=side == "child", parent=side == "parent"))


def _corrected(notice: Notice, side: str, paths: Mapping[str, Path | None]) -> Iterator[Message]:
    """Yield what of a side a person has put in or corrected, in one line: a report is read by those who did not do it."""
    from policydiff.report.overview.by_hand import corrected
    from policydiff.text.ids import typed

    if what := corrected(notice):
        path = paths.get(notice.id)
        yield tell("cli.note", what=tell("compare.corrected", side=side, what=what, path=typed(path) if path else ""))


def _load(entry: Entry) -> Notice:
    """Return the notice of an entry, from the file that says what it says now."""
    from policydiff.gathering.reading import read_entry

    if entry.remark:
        _say_all([entry.remark])
    return read_entry(entry)


def _check_parentage(choice: Choice, corpus: Corpus, *, allowed: bool) -> None:
    """Stop, or say so where it is allowed, when the child implements another document than the parent given."""
    found = choice.parentage
    if found.cited != "other" or choice.same_level:
        return
    cited = " ".join(part for part in (f"《{found.title}》" if found.title else "", found.document_number or "") if part)
    message = tell("cli.implements-other", child=choice.child.id, cited=cited, parent=choice.parent.id)
    if allowed:
        _say_all([tell("cli.all-the-same", message=message)])
        return
    number = found.document_number
    there = next((entry.id for entry in corpus.entries() if number and entry.document_number == number), None)
    hint = tell("hint.that-is", id=there) if there else tell("hint.not-in-corpus", folder=corpus.root)
    raise PolicydiffError(message, tell("hint.or-anyway", hint=hint))


def _rendered(comparison: Comparison, format: str, options: dict[str, Any]) -> str | bytes:
    if format == "yaml":
        from policydiff.store import dump_comparison

        return dump_comparison(comparison)
    if format == "json":
        from policydiff.store import dump_json

        return dump_json(comparison)
    from policydiff.report import render

    if format == "text":
        from policydiff.cli.terminal import colored, width

        options = {**options, "width": width(), "color": colored()}
    return render(comparison, format, **options)


def _say_all(lines: Iterable[str]) -> None:
    from policydiff.cli.terminal import say

    for line in lines:
        say(line)
