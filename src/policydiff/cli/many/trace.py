"""`policydiff trace`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, offered_notices, one_of, table_option
from policydiff.cli.language import for_excel
from policydiff.cli.many.giving import (
    FORMATS,
    Corpora,
    Format,
    NoCache,
    documents,
    made_ahead,
    one,
    paths_of,
    progress,
    rendered,
    tell_problems,
)
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.trace.build import Settings
    from policydiff.corpora.trace.values import Trace
    from policydiff.gathering.documents import Group
    from policydiff.report.many.sheet import Result

_TABLES = ("clauses", "problems")


def trace(
    child: Annotated[
        str, typer.Argument(metavar="CHILD", help="An id, a place or a file.", show_default=False, autocompletion=offered_notices)
    ],
    corpus: Corpora = None,
    parent: Annotated[
        str | None, typer.Option(metavar="PARENT", help="Trace only what the child does not have from this parent.", show_default=False)
    ] = None,
    min_coverage: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="The share of a clause that must stand in a source.")
    ] = 0.5,
    max_df: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="What more of the documents on other subjects say is boilerplate.")
    ] = 0.01,
    before_child: Annotated[bool, typer.Option("--before-child", help="Only documents issued before the child.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every source of a clause, not only the earliest of the best.")] = False,
    format: Format = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else clauses")] = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Say where a document's clauses come from.

    Looks for each clause in all documents of a corpus: with a parent, for each clause that the parent does not have. A clause that an
    earlier document has is borrowed, and shared where no date says which is earlier; where too little of it stands elsewhere to be from there, it is
    alike. Formulae, and what many documents on other subjects say, are boilerplate; the rest is original, as far as the corpus knows.

    Example: policydiff trace wuxi-keji-fuwu-2023 --parent chongqing --corpus data
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.trace.build import Settings

    chosen = format_of(format, output, FORMATS, "text")
    one_of(table, _TABLES, "table")
    settings = Settings(min_coverage, max_df, before_child, every)
    groups, problems = documents(map(str, corpus or [data]), data)
    mine, theirs = one(child, data), one(parent, data) if parent is not None else ()
    found = _traced(mine, theirs, groups, settings, no_cache)
    tell_problems([*problems, *found.problems])
    deliver(
        rendered(found, lambda: _result(found), chosen, table=table, bom=bom or for_excel(output)),
        output,
        reads=paths_of([mine, theirs, *groups]),
        force=force,
    )


def _traced(mine: Group, theirs: Group, groups: list[Group], settings: Settings, no_cache: bool) -> Trace:
    from policydiff.corpora.trace.build import trace_group
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    kept, searched = shelf(not no_cache), list(singles(groups))
    with progress(len(groups)) as step:
        return trace_group(mine, theirs, searched, kept, settings, made_ahead(searched, kept, step))


def _result(found: Trace) -> Result:
    from policydiff.cli.language import spoken
    from policydiff.corpora.plain import row_of
    from policydiff.report.many.sheet import result

    # what there is none of is left out
    counts = {
        f"{name}_{part}": getattr(amount, part) or ("" if name != "added" else 0)
        for name, amount in found.summary.items()
        for part in ("clauses", "characters")
    }
    facts = [
        spoken(tell("trace.searched", title=found.child["title"] or found.child["id"], documents=found.documents)),
        spoken(tell("trace.against", title=found.parent["title"] or found.parent["id"])) if found.parent else "",
        spoken(tell("trace.summary", **counts)),
    ]
    rows = {"trace.clauses": found.to_rows(), "problems": [row_of(each) for each in found.problems]}
    return result(found.child["title"] or str(found.child["id"]), [fact for fact in facts if fact], rows, "")
