"""Whoever is given a report sees in it what was corrected by hand: on the first page, and in every row that speaks of it, with what is printed."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

import policydiff
from policydiff.messages import said
from policydiff.model import Comparison, Notice
from policydiff.model.notice import Removed
from policydiff.report import render
from policydiff.report.overview.by_hand import corrected as corrected_in
from policydiff.report.overview.gist import gist
from policydiff.store.documents import dump_comparison, load_comparison
from policydiff.tables.options import Options
from policydiff.tables.remarks import body_remark
from policydiff.tables.rows import view
from policydiff.vocab.labels import labels

ZH, EN = labels("zh"), labels("en")
PLAN = """{0}茶叶产业发展行动方案
一、建设园区
到2025年，建成标准茶园{2}个。加强对农技人员的培训，推广先进经验，提升茶农技能水平。（责任单位：{1}农业农村局、{1}财政局、{1}林业局）
二、培育品牌
推动区域公用品牌建设，组织企业参加各类展会，扩大茶叶品牌的知名度。（责任单位：{1}商务局、{1}财政局）
"""
PRINTED = "责任单位：县农业农村局、县财政局、县林业局"


def notices() -> tuple[Notice, Notice]:
    sides = (("child", "云溪县", "县", 30), ("parent", "临江市", "市", 100))
    child, parent = (policydiff.parse_text(PLAN.format(*words), name=name) for name, *words in sides)
    return child, parent


def corrected(*, first: dict[str, Any] | None = None, **more: Any) -> Comparison:
    child, parent = notices()
    tasks = [child.tasks[0].model_copy(update={"evidence": "manual", **(first or {})}), *child.tasks[1:]] if first else child.tasks
    return policydiff.diff(child.model_copy(update={"tasks": tuple(tasks), **more}), parent)


BODIES = {"responsible": ("县农业农村局", "县财政局", "县审计局"), "note": "据 台账.xlsx 校改"}


def told(comparison: Comparison, words: Any = ZH) -> dict[str, str]:
    rows = view(comparison, Options()).organisations
    return {row.child_name or row.parent_name or "": said(found, words) for row in rows if (found := body_remark(row))}


def line(comparison: Comparison, words: Any = ZH) -> str | None:
    return next((said(each, words) for key, each in gist(comparison) if key == "manual"), None)


def test_a_comparison_of_what_nobody_corrected_says_nothing_of_it() -> None:
    comparison = corrected()
    assert comparison.manual == () and line(comparison) is None and told(comparison) == {}
    assert "\nmanual:" not in dump_comparison(comparison)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        # another body in the place of one: the new one and the parent's that lost its counterpart; not those that are printed
        (BODIES, {"县审计局", "市林业局"}),
        # one body more
        ({"responsible": ("县农业农村局", "县财政局", "县林业局", "县审计局")}, {"县审计局"}),
        # one body less
        ({"responsible": ("县农业农村局", "县财政局")}, {"市林业局"}),
        # a body that is printed, and leads now
        ({"lead": ("县农业农村局",), "responsible": ("县财政局", "县林业局")}, {"县农业农村局"}),
        # another deadline: the bodies stand as printed
        ({"deadline": "2026"}, set()),
        # all of them are other bodies
        ({"responsible": ("县审计局", "县水利局")}, {"县审计局", "县水利局", "市农业农村局", "市财政局", "市林业局"}),
    ],
)
def test_the_bodies_that_a_correction_moved_are_marked_with_what_is_printed(first: dict[str, Any], expected: set[str]) -> None:
    found = told(corrected(first=first))
    assert set(found) == expected
    assert set(found.values()) <= {f"本级文件：人工校改，原文是“{PRINTED}”"}


def test_a_note_is_the_persons_and_an_added_task_may_have_none() -> None:
    noted = told(corrected(first={**BODIES, "note": "据县政府办来函"}))
    assert noted["县审计局"] == f"本级文件：人工校改，原文是“{PRINTED}”（备注：“据县政府办来函”）"
    added = told(corrected(first={"responsible": ("县审计局",), "text": "", "note": None}))
    assert added["县审计局"] == "本级文件：人工增加，没有写理由"
    english = told(corrected(first=BODIES), EN)
    assert english["县审计局"] == f'the child\'s: by hand, printed is "{PRINTED}"'


def test_the_first_page_counts_what_was_corrected_and_names_it() -> None:
    child, _ = notices()
    target = child.targets[0].model_copy(update={"value": Decimal(300), "evidence": "manual"})
    gone = Removed(what="task", text="责任单位：县商务局、县财政局", note="")
    comparison = corrected(first=BODIES, targets=(target,), removed=(gone,))
    assert line(comparison) == (
        f"3 处，各数照改过的算：本级文件任务 建设园区（原文是“{PRINTED}”）、"
        f"本级文件指标 {target.metric}（原文是“建成标准茶园30个”）、本级文件人工删去“责任单位：县商务局、县财政局”"
    )
    assert (line(comparison, EN) or "").startswith("3 readings, counted as corrected: the child's task 建设园区")
    many = comparison.model_copy(update={"manual": comparison.manual * 3})
    assert (line(many) or "").endswith("，另有 3 处")


def test_every_report_shows_it_and_a_stored_comparison_too() -> None:
    comparison = corrected(first=BODIES)
    stored = load_comparison(dump_comparison(comparison))
    assert stored.manual == comparison.manual
    remark = f"人工校改，原文是“{PRINTED}”"
    paper = zipfile.ZipFile(io.BytesIO(bytes(render(stored, "docx", lang="zh")))).read("word/document.xml").decode()
    page, text = (str(render(stored, name, lang="zh")) for name in ("html", "markdown"))
    screen = re.sub(r"\s", "", str(render(stored, "text", lang="zh")))
    for report in (paper, page, text, screen):
        assert remark in report
    for report in (paper, page, text):
        assert "1 处，各数照改过的算" in report
    book = load_workbook(io.BytesIO(bytes(render(stored, "xlsx", lang="zh"))))
    cells = {name: [str(cell) for row in book[name].iter_rows(values_only=True) for cell in row if cell] for name in book.sheetnames}
    assert any("1 处，各数照改过的算" in cell for cell in cells["概览"]) and "人工校改" in cells["概览"]
    assert sum(remark in cell for cell in cells["责任单位"]) == 2


def one_notice() -> Notice:
    child, _ = notices()
    task = child.tasks[0].model_copy(update={"evidence": "manual", **BODIES})
    target = child.targets[0].model_copy(update={"value": Decimal(300), "evidence": "manual"})
    new = target.model_copy(update={"id": "t9", "text": "", "printed": "", "metric": "茶叶加工企业", "note": "据来函"})
    envelope = child.notice.model_copy(update={"document_number": "云府发〔2024〕3号", "manual": {"document_number": "据来函"}})
    return child.model_copy(update={"notice": envelope, "tasks": (task, *child.tasks[1:]), "targets": (target, new)})


def paper_of(notice: Notice, lang: str = "zh") -> str:
    made = zipfile.ZipFile(io.BytesIO(bytes(render(notice, "docx", lang=lang)))).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", made)


def test_a_notice_that_is_handed_out_marks_what_was_corrected() -> None:
    notice = one_notice()
    metric = notice.targets[0].metric
    paper, page = paper_of(notice), re.sub(r"<[^>]+>", "", str(render(notice, "html", lang="zh")))
    first = f"人工校改 4 处（标出来的照改过的写，正文照原文）：公文目录的文号、任务 建设园区（原文是“{PRINTED}”）、指标 {metric}（原文是“建成标准茶园30个”）、指标 茶叶加工企业（人工增加）"
    for report in (paper, page):
        assert first in report and report.count(f"人工校改，原文是“{PRINTED}”") == 1
        assert "人工校改，原文印的是 30" in report and "人工增加，不是程序从原文读出的（备注：“据来函”）" in report
    assert "云府发〔2024〕3号（人工校改）" in paper and "云府发〔2024〕3号 人工" in page and "县审计局（人工校改" in paper
    english = paper_of(notice, "en")
    assert "4 readings corrected by hand" in english and f'县审计局 (by hand, printed is "{PRINTED}")' in english


def test_a_notice_that_nobody_corrected_says_nothing_of_it() -> None:
    child, _ = notices()
    assert "人工" not in paper_of(child) and corrected_in(child) is None
    assert "人工" not in re.sub(r"<[^>]+>", "", str(render(child, "html", lang="zh")))


def test_what_was_corrected_is_named_in_a_line() -> None:
    named = corrected_in(one_notice())
    assert named is not None
    assert said(named, ZH) == f"公文目录的文号；任务 建设园区；指标 {one_notice().targets[0].metric}、茶叶加工企业"
