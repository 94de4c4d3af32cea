"""`policydiff codebook`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from policydiff.cli.choices import Bom, Force, Lang, Output, format_of, format_option
from policydiff.cli.language import for_excel, labels, spoken
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.codebook import Codebook
    from policydiff.report.many.sheet import Result

_FORMATS = ("markdown", "xlsx", "csv", "html", "pdf", "json")


def codebook(
    format: Annotated[str | None, format_option(_FORMATS, "markdown")] = None,
    output: Output = None,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
) -> None:
    """Explain every variable of every table.

    What it means, of what type it is, which values it takes, an example out of the embedded notices, and how right it is on the gold of
    docs/quality.md. Nothing says how right it is on your material: draw a sample of it (policydiff sample).

    Example: policydiff codebook --lang zh -o codebook.xlsx
    """
    from policydiff.cli.desk.demo import embedded
    from policydiff.cli.many.giving import rendered
    from policydiff.cli.terminal import deliver
    from policydiff.compare import compare_plans
    from policydiff.compare.pair import choose
    from policydiff.corpora.codebook import build_codebook
    from policydiff.pipeline import parse_bytes

    chosen = format_of(format, output, _FORMATS, "markdown")
    notices = {name.removesuffix(".txt"): parse_bytes(data, name) for name, data in embedded()}
    pair = choose([notices["wuxi-keji-fuwu-2023"]], [notices["chongqing-keji-fuwu-2023"]])
    comparison = compare_plans(pair.child, pair.child_plan, pair.parent, pair.parent_plan)
    found = build_codebook(labels(), [*notices.values()], comparison)
    if chosen == "markdown":
        from policydiff.report.many.codebook import codebook_markdown

        deliver(codebook_markdown(found.to_rows(), labels()), output, reads=[], force=force)
    elif chosen == "pdf":
        from policydiff.report.office.codebook_print import codebook_pdf

        deliver(codebook_pdf(found.to_rows(), labels()), output, reads=[], force=force)
    else:
        deliver(rendered(found, lambda: _result(found), chosen, table=None, bom=bom or for_excel(output)), output, reads=[], force=force)


def _result(found: Codebook) -> Result:
    from policydiff.report.many.sheet import result

    return result(labels()("many_table", "variables"), [spoken(tell("codebook.about"))], {"codebook.variables": found.to_rows()}, "")
