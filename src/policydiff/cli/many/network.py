"""`policydiff network`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, format_option, offered, one_of, table_option
from policydiff.cli.language import language, spoken
from policydiff.cli.many.giving import FORMATS, NoCache, Several, documents, made_ahead, paths_of, progress, rendered, tell_problems
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.network.values import Kind, Network
    from policydiff.report.many.sheet import Result

_KINDS = ("citations", "organisations", "reuse")
_TABLES = ("edges", "nodes", "problems")
_FORMATS = (*FORMATS, "graphml", "gexf")


def network(
    documents_: Several,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="Of what: " + ", ".join(_KINDS) + ".", autocompletion=offered(_KINDS))
    ] = "citations",
    format: Annotated[str | None, format_option(_FORMATS)] = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else edges")] = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Draw who cites, leads with or copies whom.

    citations: from each notice to the documents that it cites, those of the corpus by their ids. organisations: from who leads to who
    cooperates, weighted by tasks. reuse: from each notice to those that it has sentences from, weighted by characters.

    Example: policydiff network notices/ --kind organisations -o bodies.graphml
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.network.build import build_network
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    chosen = format_of(format, output, _FORMATS, "text")
    one_of(kind, _KINDS, "network")
    one_of(table, _TABLES, "table")
    groups, problems = documents(documents_, data)
    kept, searched = shelf(not no_cache), list(singles(groups))
    with progress(len(groups)) as step:
        count = made_ahead(searched, kept, step) if kind == "reuse" else step
        found = build_network(cast("Kind", kind), searched, kept, count)
    tell_problems([*problems, *found.problems])
    deliver(_drawn(found, chosen, table, bom), output, reads=paths_of(groups), force=force)


def _drawn(found: Network, format: str, table: str | None, bom: bool) -> str | bytes:
    if format in ("graphml", "gexf"):
        from policydiff.report.many.graphs import gexf, graphml

        return (graphml if format == "graphml" else gexf)(found.to_rows("nodes"), found.to_rows())
    return rendered(found, lambda: _result(found), format, table=table, bom=bom, page=lambda sheet: _page(sheet, found))


def _page(sheet: Result, found: Network) -> str:
    from policydiff.report.html.many_page import many_html, ties_of
    from policydiff.tables.options import Options

    return many_html(sheet, Options(lang=language()), ties=ties_of(found))


def _result(found: Network) -> Result:
    from policydiff.corpora.plain import row_of
    from policydiff.report.many.sheet import result

    fact = spoken(
        tell(
            "network.found",
            documents=found.documents,
            nodes=len(found.nodes),
            edges=len(found.edges),
            **{kind: kind == found.kind for kind in _KINDS},
        )
    )
    rows = {f"network.{found.kind}.edges": found.to_rows(), f"network.{found.kind}.nodes": found.to_rows("nodes")}
    return result(fact, [fact], rows | {"problems": [row_of(each) for each in found.problems]}, "")
