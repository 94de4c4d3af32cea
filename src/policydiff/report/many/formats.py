"""A result over many documents in the format that is asked for."""

from __future__ import annotations

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.report.many.sheet import Result
from policydiff.tables.options import Options

FORMATS = ("text", "csv", "tsv", "xlsx", "html")


def render_result(found: Result, name: str, table: str | None, options: Options) -> str | bytes:
    """Return a result in one of FORMATS. table: of csv and tsv, by its own name; else the first one."""
    match name:
        case "text":
            from policydiff.report.many.screen import result_text

            return result_text(found, options)
        case "csv" | "tsv":
            from policydiff.report.office.delimited import delimited

            chosen = next(each for key, each in found.tables.items() if table is None or key.rpartition(".")[2] == table)
            return delimited(chosen, delimiter="," if name == "csv" else "\t", bom=options.bom, words=options.labels)
        case "html":
            from policydiff.report.html.many_page import many_html

            return many_html(found, options)
        case "xlsx":
            from policydiff.report.office.many_book import many_xlsx

            return many_xlsx(found, options)
    raise PolicydiffError(tell("report.no-format", name=name), tell("hint.choose", words=FORMATS))
