"""`policydiff chain`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, one_of, table_option
from policydiff.cli.language import for_excel, spoken
from policydiff.cli.many.giving import FORMATS, Format, NoCache, Several, Topic, one, paths_of, rendered
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.chain.values import Chain
    from policydiff.report.many.sheet import Result

_TABLES = ("clauses", "documents")


def chain(
    documents_: Several,
    topic: Topic = None,
    format: Format = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else clauses")] = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Say at which level each clause of a plan stands first.

    Name the documents from the highest to the lowest: the last one is compared with each above it. For each of its clauses the highest document
    that has it is said, and which of those between do not.

    Example: policydiff chain state-council.md province.md city.md county.md -o chain.xlsx
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.chain.build import build_chain
    from policydiff.gathering.keeping import shelf

    chosen = format_of(format, output, FORMATS, "text")
    one_of(table, _TABLES, "table")
    if len(documents_) < 2:
        raise PolicydiffError(tell("many.no-children"), tell("hint.name-a-chain"))
    groups = [one(word, data) for word in documents_]
    found = build_chain(groups, shelf(not no_cache), topic)
    deliver(
        rendered(found, lambda: _result(found), chosen, table=table or "clauses", bom=bom or for_excel(output)),
        output,
        reads=paths_of(groups),
        force=force,
    )


def _result(found: Chain) -> Result:
    from policydiff.report.many.sheet import result

    last = found.documents[-1]
    own = f"{last.share * 100:.1f}%"
    fact = spoken(tell("chain.found", title=last.title or last.id, clauses=len(found.clauses), above=len(found.documents) - 1, own=own))
    rows = {
        "chain.documents": found.to_rows("documents"),
        "chain.clauses": found.to_rows(),
    }  # who holds how much, then sentence by sentence
    return result(last.title or last.id, [fact], rows, "")
