"""Which module prints which format; each is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Comparison, Notice
from policydiff.tables import names
from policydiff.tables.options import Options

_PARTED = {"csv": ",", "tsv": "\t"}


def comparison(value: Comparison, name: str, options: Options) -> str | bytes:
    """Return a comparison in one of COMPARISON_FORMATS."""
    if name not in (*_PARTED, "json"):
        from policydiff.report.descent import with_checks_of_its_kind

        value = with_checks_of_its_kind(value)
    match name:
        case "text" if options.table:
            from policydiff.report.plain_table import table_text
            from policydiff.tables.columns import comparison_table

            return table_text(comparison_table(value, _table(options.table, names(value)), options), options, compared=True)
        case "text":
            from policydiff.report.terminal.comparison_screen import comparison_text

            return comparison_text(value, options)
        case "markdown":
            from policydiff.report.markdown import comparison_markdown

            return comparison_markdown(value, options)
        case "html":
            from policydiff.report.html.comparison_page import comparison_html

            return comparison_html(value, options)
        case "csv" | "tsv":
            from policydiff.report.office.delimited import delimited
            from policydiff.tables.columns import comparison_table

            table = comparison_table(value, _table(options.table or "clauses", names(value)), options)
            return delimited(table, delimiter=_PARTED[name], bom=options.bom, words=options.labels)
        case "xlsx":
            from policydiff.report.office.comparison_book import comparison_xlsx

            return comparison_xlsx(value, options)
        case "docx":
            from policydiff.report.office.synopsis import comparison_docx

            return comparison_docx(value, options)
        case "json":
            return _json(value)
    raise _unknown(name)


def notices(values: Sequence[Notice], name: str, options: Options) -> str | bytes:
    """Return notices in one of NOTICE_FORMATS; the formats that are a page take exactly one."""
    if name in ("csv", "tsv"):
        from policydiff.report.office.notices_delimited import notices_delimited
        from policydiff.tables.notices import notice_table

        table = notice_table(values, _table(options.table or "tasks", names(values)))
        return notices_delimited(table, options.labels, delimiter=_PARTED[name], bom=options.bom)
    if name == "xlsx":
        from policydiff.report.office.notices_book import notices_xlsx

        return notices_xlsx(values, options)
    if name == "text" and options.table:
        from policydiff.report.plain_table import table_text
        from policydiff.tables.notices import notice_table

        return table_text(notice_table(values, _table(options.table, names(values))), options)
    if len(values) != 1:
        raise PolicydiffError(tell("report.one-notice", name=name, count=len(values)), tell("hint.several-notices"))
    return _notice(values[0], name, options)


def _notice(value: Notice, name: str, options: Options) -> str | bytes:
    match name:
        case "text":
            from policydiff.report.terminal.notice_screen import notice_text

            return notice_text(value, options)
        case "markdown":
            from policydiff.report.markdown import notice_markdown

            return notice_markdown(value, options)
        case "html":
            from policydiff.report.html.notice_page import notice_html

            return notice_html(value, options)
        case "docx":
            from policydiff.report.office.notice_paper import notice_docx

            return notice_docx(value, options)
        case "json":
            return _json(value)
    raise _unknown(name)


def _json(value: Comparison | Notice) -> str:
    from policydiff.text.inert import json_inert

    return json_inert(value.model_dump_json(indent=2)) + "\n"


def _table(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        raise PolicydiffError(tell("report.no-table", name=name), tell("hint.choose", words=known))
    return name


def _unknown(name: str) -> PolicydiffError:
    from policydiff.report import COMPARISON_FORMATS

    return PolicydiffError(tell("report.no-format", name=name), tell("hint.choose", words=COMPARISON_FORMATS))
