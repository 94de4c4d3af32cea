"""One notice as a Word file: whole, well-formed, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from report_notice import notice

from policydiff.messages import tell
from policydiff.report import render, render_checks
from policydiff.tables.checks import checks
from policydiff.vocab.labels import labels

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(lang: str = "zh") -> ElementTree.Element:
    made = render(notice(), "docx", lang=lang)
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return ElementTree.fromstring(package.read("word/document.xml"))


def words(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_every_sentence_is_in_it() -> None:
    text = words(body())
    missing = [clause.text for clause in notice().all_clauses() if clause.role == "body" and clause.text not in text]
    assert missing == []
    assert (notice().notice.title or "") in text


def test_headings_are_in_words_list_of_headings() -> None:
    titles = [words(paragraph) for paragraph in body().iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}outlineLvl") is not None]
    sections = [section for plan in notice().plans for section in plan.walk()]
    assert [title for title in titles if title in {f"{section.number}{section.heading}" for section in sections}] == [
        f"{section.number}{section.heading}" for section in sections
    ]


@pytest.mark.parametrize(("lang", "titles"), [("zh", ("任务", "指标", "待核")), ("en", ("tasks", "targets", "to check"))])
def test_tasks_targets_and_what_is_to_be_checked_are_tables(lang: str, titles: tuple[str, ...]) -> None:
    root = body(lang)
    rows = [len(table.findall(f"{W}tr")) - 1 for table in root.iter(f"{W}tbl")]
    assert rows == [len(notice().tasks), len(notice().targets), len(checks(notice()))]
    assert all(f"{title} {count}" in words(root) for title, count in zip(titles, rows, strict=True))
    first = next(root.iter(f"{W}tbl"))
    assert first.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_the_same_notice_gives_the_same_bytes() -> None:
    assert render(notice(), "docx") == render(notice(), "docx")


@pytest.mark.parametrize(("lang", "said"), [("zh", "· 没有发文机关：照原件补上"), ("en", "- no-issuer: 照原件补上")])
def test_the_list_to_check_has_room_for_a_tick_and_says_below_it_what_to_do(lang: str, said: str) -> None:
    advice = (tell("check-way", rule="no-issuer", what="照原件补上"),)
    data = render_checks(notice(), "docx", lang=lang, advice=advice)
    assert isinstance(data, bytes)
    paper = docx.Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert rows[0][-1] == labels(lang)("column", "checked")  # type: ignore[arg-type]
    assert [(row[0], row[-1]) for row in rows[1:]] == [(check.id, "") for check in checks(notice())]
    assert paper.paragraphs[-1].text == said
