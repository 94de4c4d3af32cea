"""`policydiff compare`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

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
from policydiff.cli.language import labels, language
from policydiff.cli.many.giving import Corpora
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

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
    from policydiff.cli.terminal import open_file
    from policydiff.cli.two.comparing import compare_two

    if open_ and output is None:
        raise PolicydiffError(tell("cli.open-needs-file"), tell("hint.name-one-o"))
    chosen = format_of(format, output, _FORMATS, "text")
    words = frozenset(
        named for each in only or () for word in re.split("[,，、]", each) if word.strip() for named in _only_meant(word.strip())
    )
    one_of(sort, _SORTS, "order")
    one_of(table, _TABLES, "table")
    compare_two(
        child,
        parent,
        child_plan=child_plan,
        parent_plan=parent_plan,
        topic=topic,
        anyway=anyway,
        format=chosen,
        output=output,
        only=words,
        sort=sort,
        min_similarity=min_similarity,
        table=table,
        terms=terms,
        corpus=corpus or (),
        verdicts=verdicts or (),
        remember=remember,
        full=full,
        bom=bom,
        force=force,
        data=data,
    )
    if open_ and output is not None:
        open_file(output)
