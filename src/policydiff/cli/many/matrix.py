"""`policydiff matrix`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policydiff.cli.choices import Bom, Data, Force, Lang, Output, format_of, offered, one_of, plan_option, table_option
from policydiff.cli.language import for_excel, language
from policydiff.cli.many.beside import kept_verdicts
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
    from policydiff.corpora.matrix.values import Child, Matrix
    from policydiff.report.many.sheet import Result
    from policydiff.report.office.many_book import HeatSheet
    from policydiff.vocab.labels import Labels

_BY = ("section", "clause")
_TABLES = ("children", "uptake", "sections", "clauses", "pairs", "problems")


def matrix(
    documents_: Family,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help="Columns of the heat map, and the table of csv where it is named: section or clause; else section.",
            show_default=False,
            autocompletion=offered(_BY),
        ),
    ] = None,
    pairwise: Annotated[bool, typer.Option("--pairwise", help="No parent: compare all that are named with each other.")] = False,
    topic: Topic = None,
    parent_plan: Annotated[str | None, plan_option("parent")] = None,
    format: Format = None,
    output: Output = None,
    table: Annotated[str | None, table_option(_TABLES, "else children")] = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
    data: Data = Path("data"),
) -> None:
    """Compare one parent with many children: who took over what.

    A row for each child, in the numbers of its single comparison, and a row for each clause and section of the parent. Fragments,
    texts that are older than the parent or have little to do with it are marked, and left out of the means.

    Example: policydiff matrix province.md cities/ -o matrix.html
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.matrix.build import build_matrix, build_pairs
    from policydiff.gathering.keeping import shelf

    chosen = format_of(format, output, FORMATS, "text")
    one_of(by, _BY, "order")
    one_of(table, _TABLES, "table")
    if len(documents_) < 2 and not pairwise:
        raise PolicydiffError(tell("many.no-children"), tell("hint.parent-and-children"))
    parents = () if pairwise else one(documents_[0], data)
    groups, problems = documents(documents_ if pairwise else documents_[1:], data)
    kept = shelf(not no_cache)
    with progress(len(groups)) as step:
        if pairwise:
            found = build_pairs(groups, kept=kept, topic=topic, jobs=jobs, step=step)
        else:
            found = build_matrix(
                parents,
                groups,
                kept=kept,
                parent_plan=parent_plan,
                topic=topic,
                jobs=jobs,
                keep=chosen == "html",
                rulings=kept_verdicts(data),
                step=step,
            )
    found = found.with_problems(problems)
    tell_problems(found.problems)
    deliver(
        _rendered(found, chosen, by or "section", table or (by and f"{by}s"), bom or for_excel(output)),
        output,
        reads=paths_of([parents, *groups]),
        force=force,
    )


def _rendered(found: Matrix, format: str, by: str, table: str | None, bom: bool) -> str | bytes:
    def page(result: Result) -> str:
        from policydiff.corpora.matrix.heat import clustered
        from policydiff.report.html.many_page import heat_of, many_html
        from policydiff.tables.options import Options

        options = Options(lang=language())
        heat = heat_of(found, by, clustered(found.sections, found.children), options) if found.parent else None
        return many_html(result, options, heat)

    def book(result: Result) -> bytes:
        from policydiff.report.office.many_book import many_xlsx
        from policydiff.tables.options import Options

        options = Options(lang=language())
        return many_xlsx(result, options, _heat_sheets(found, by, options.labels) if found.parent else ())

    return rendered(found, lambda: _result(found), format, table=table, bom=bom, page=page, book=book)


def _heat_sheets(found: Matrix, by: str, labels: Labels) -> list[HeatSheet]:
    """Return the heat maps in numbers: of a section the share that was kept, and of it what was copied or localized; of a clause whether it was.

    A child that is left out of the means has the reason beside its name: of a fragment nothing was dropped.
    """
    from policydiff.report.office.many_book import HeatSheet

    columns = found.clauses if by == "clause" else found.sections
    heads = tuple(f"{column.path} {getattr(column, 'heading', '')}".strip() for column in columns)

    def sheet(name: str, values: Sequence[Mapping[str, Any]], foot: Iterable[float | None]) -> HeatSheet:
        rows = ((_marked(child, labels), tuple(_number(each.get(child.id)) for each in values)) for child in found.children)
        return HeatSheet(name, heads, tuple(rows), tuple(foot))

    kept = sheet("heat", [column.children for column in columns], (column.uptake for column in columns))
    if by == "clause":
        return [kept]
    return [kept, sheet("heat_close", [part.close for part in found.sections], (part.uptake_close for part in found.sections))]


def _marked(child: Child, labels: Labels) -> str:
    marks = () if child.counts else (labels("child_mark", mark) for mark in child.marks)
    return " · ".join((child.place or child.id, *marks))


def _number(value: float | str | None) -> float:
    return value if isinstance(value, float) else float(value is not None)


def _result(found: Matrix) -> Result:
    from policydiff.cli.language import spoken
    from policydiff.report.many.sheet import result

    facts = []
    if found.parent:
        facts.append(
            spoken(tell("matrix.parent", title=found.parent.title or found.parent.id, id=found.parent.id, clauses=found.parent.clauses))
        )
        means = {key: f"{value * 100:.1f}%" for key, value in found.means.items() if key != "children"}
        facts.append(
            spoken(tell("matrix.means", children=len(found.children), counted=found.means.get("children", 0), **means)) if means else ""
        )
    else:
        documents = {name for pair in found.pairs for name in (pair.child, pair.parent)}
        facts.append(spoken(tell("matrix.pairs", documents=len(documents), pairs=len(found.pairs))))
    title = (found.parent.title or found.parent.id) if found.parent else facts[0]
    tables = ("children", "uptake", "sections", "clauses") if found.parent else ("pairs", "children")
    rows = {name: found.to_rows(name) for name in tables}
    return result(title, [fact for fact in facts if fact], rows | {"problems": [_problem(each) for each in found.problems]}, "")


def _problem(each: object) -> dict[str, object]:
    from policydiff.corpora.plain import row_of

    return row_of(each)
