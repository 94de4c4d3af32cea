"""`policydiff duplicates`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, one_of, table_option
from policydiff.cli.language import for_excel, spoken
from policydiff.cli.many.giving import FORMATS, Format, NoCache, Several, documents, made_ahead, paths_of, progress, rendered, tell_problems
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.reposts.values import Duplicates
    from policydiff.report.many.sheet import Result

_TABLES = ("documents", "problems")


def duplicates(
    documents_: Several,
    min_share: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="The share of the longer text that both must have, 0 to 1.")
    ] = 0.8,
    format: Format = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else documents")] = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Find documents that are there more than once.

    Reposts of one text on several pages are one cluster, the earliest first: what counts are the sentences that two documents share to the
    letter, whatever stands around them. A plan that only takes much from another one is no repost.

    Example: policydiff duplicates notices/ -o duplicates.xlsx
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.reposts.build import find_duplicates
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    chosen = format_of(format, output, FORMATS, "text")
    one_of(table, _TABLES, "table")
    groups, problems = documents(documents_, data)
    kept, searched = shelf(not no_cache), list(singles(groups))
    with progress(len(groups)) as step:
        found = find_duplicates(searched, kept, min_share, made_ahead(searched, kept, step))
    tell_problems([*problems, *found.problems])
    deliver(
        rendered(found, lambda: _result(found), chosen, table=table, bom=bom or for_excel(output)),
        output,
        reads=paths_of(groups),
        force=force,
    )


def _result(found: Duplicates) -> Result:
    from policydiff.corpora.plain import row_of
    from policydiff.report.many.sheet import result

    fact = spoken(tell("duplicates.found", searched=found.searched, clusters=len(found.clusters), extra=found.extra))
    rows = {"duplicates.documents": found.to_rows(), "problems": [row_of(each) for each in found.problems]}
    return result(fact, [fact], rows, "")
