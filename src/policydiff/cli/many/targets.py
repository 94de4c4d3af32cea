"""`policydiff targets`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, offered, one_of, table_option
from policydiff.cli.language import for_excel
from policydiff.cli.many.giving import (
    FORMATS,
    Family,
    Format,
    Jobs,
    NoCache,
    Topic,
    documents,
    one,
    paths_of,
    progress,
    rendered,
    tell_problems,
)
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.pledges.values import Pairing, Pledges
    from policydiff.report.many.sheet import Result

_PAIRINGS = ("both", "text", "name")
_TABLES = ("rows", "sums", "problems")


def targets(
    documents_: Family,
    sums: Annotated[bool, typer.Option("--sum", help="Show the sums first, and as the table of csv.")] = False,
    pair: Annotated[
        str,
        typer.Option(
            metavar="HOW", help="Pair figures by their sentences (text), by the metric (name), or both.", autocompletion=offered(_PAIRINGS)
        ),
    ] = "both",
    year_tolerance: Annotated[int, typer.Option(metavar="YEARS", min=0, help="How many years two figures may lie apart in a sum.")] = 0,
    denominator: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A csv with code or place, and value: also say what each child would pledge by its share.",
            show_default=False,
        ),
    ] = None,
    topic: Topic = None,
    format: Format = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else rows")] = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Put the pledges of the children beside their parent's.

    A row for each figure of the parent that a child has, too, and for each figure of the parent what those of the children come to. A sum is
    made of amounts and increases only, never of rates, parts or places within each other; where none is made, the reasons are said.

    Example: policydiff targets province.md cities/ --sum -o sums.xlsx
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.pledges.build import build_pledges, read_denominators
    from policydiff.gathering.keeping import shelf

    chosen = format_of(format, output, FORMATS, "text")
    one_of(pair, _PAIRINGS, "order")
    one_of(table, _TABLES, "table")
    if len(documents_) < 2:
        raise PolicydiffError(tell("many.no-children"), tell("hint.parent-and-children"))
    weights = read_denominators(denominator) if denominator else None
    parents = one(documents_[0], data)
    groups, problems = documents(documents_[1:], data)
    with progress(len(groups)) as step:
        found = build_pledges(
            parents,
            groups,
            kept=shelf(not no_cache),
            pairing=cast("Pairing", pair),
            tolerance=year_tolerance,
            denominators=weights,
            topic=topic,
            jobs=jobs,
            step=step,
        )
    tell_problems([*problems, *found.problems])
    reads = [*paths_of([parents, *groups]), *([denominator] if denominator else [])]
    text = rendered(found, lambda: _result(found, sums), chosen, table=table, bom=bom or for_excel(output))
    deliver(text, output, reads=reads, force=force)


def _result(found: Pledges, sums: bool) -> Result:
    from policydiff.cli.language import spoken
    from policydiff.corpora.plain import row_of
    from policydiff.report.many.sheet import result

    title = found.parent["title"] or str(found.parent["id"])
    made = sum(each.comparable for each in found.sums)
    facts = [
        spoken(tell("targets.parent", title=title, targets=found.targets, children=len(found.children))),
        spoken(tell("targets.pairs", rows=len(found.rows), taken=len(found.sums), sums=made)),
    ]
    order = ("sums", "rows") if sums else ("rows", "sums")
    rows = {f"targets.{name}": found.to_rows(name) for name in order}
    return result(title, facts, rows | {"problems": [row_of(each) for each in found.problems]}, "")
