"""Every format tells where else the parent says what the child took over, and none where it says it once."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from report_sample import comparison, render

from policydiff import report
from policydiff.model import Also, Comparison
from policydiff.tables.options import Options
from policydiff.tables.rows import view


def _said_twice() -> tuple[Comparison, str, str, str]:
    """The sample, in which the clause of one row is said again in another section of the parent; that row's id, the other's, and the path there."""
    sample = comparison()
    known = {pair.parent for pair in sample.sections if pair.parent and pair.parent_path}
    rows = [match for match in sample.matches if match.role == "body" and match.parent and match.parent[0].rpartition("#")[0] in known]
    one = next(match for match in rows if match.verdict == "adapted")
    other = next(match for match in rows if match.parent_path != one.parent_path)
    changed = one.model_copy(update={"also": (Also(parent=other.parent[0], coverage=0.93),)})
    matches = tuple(changed if match is one else match for match in sample.matches)
    return sample.model_copy(update={"matches": matches}), one.id, other.id, other.parent_path or ""


SAID = _said_twice()
TEXTS = ("text", "html", "markdown", "docx", "xlsx", "csv")


def _plain(printed: str | bytes) -> str:
    if isinstance(printed, str):
        return printed
    with zipfile.ZipFile(io.BytesIO(printed)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", ["text", "html", "markdown", "docx"])
@pytest.mark.parametrize(("lang", "word"), [("zh", "又见"), ("en", "also in")])
def test_the_other_place_stands_beside_the_verdict(name: str, lang: str, word: str) -> None:
    value, _, _, path = SAID
    assert f"{word} {path}" in _plain(report.render(value, name, lang=lang))


@pytest.mark.parametrize("name", TEXTS)
def test_where_it_is_said_once_there_is_no_such_word(name: str) -> None:
    assert not re.search("又见 (?:[一二三四五六七八九]|前言)", _plain(render(comparison(), name)))


def test_the_page_leads_to_the_row_of_the_other_place_and_can_show_these_rows_alone() -> None:
    value, _, other, path = SAID
    page = str(report.render(value, "html", lang="zh"))
    assert f'href="#{other}">→ 又见 {path}</a>' in page
    assert 'data-f="m" data-w="also"' in page
    assert 'data-f="m" data-w="also"' not in str(render(comparison(), "html"))


def test_the_table_has_the_clause() -> None:
    value, row, _, _ = SAID
    found = {line["id"]: line["also"] for line in csv.DictReader(io.StringIO(str(report.render(value, "csv", lang="zh")).lstrip("\ufeff")))}
    also = next(match.also[0].parent for match in value.matches if match.also)
    assert {key: cell for key, cell in found.items() if cell} == {row: also}


def test_the_workbook_has_the_column_only_where_something_stands_in_it() -> None:
    heads = [_plain(report.render(each, "xlsx", lang="zh")).count("上级文件又见") for each in (SAID[0], comparison())]
    assert heads[0] and not heads[1]


def test_only_also() -> None:
    rows = view(SAID[0], Options(only=frozenset({"also"})))
    assert [row.id for row in rows.clauses] == [SAID[1]]
    assert [(one.id, one.path) for one in rows.clauses[0].also] == [SAID[2:]]


def test_nothing_is_counted_twice() -> None:
    assert SAID[0].summary == comparison().summary
