"""One notice in every format: the text is found whole, and its structure is that of the plain text."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import fixture_files
import make_fixtures
import pytest
from marked import lines, plain, squeezed

from policydiff.errors import UnreadableSource
from policydiff.model import Notice, Section
from policydiff.parse import conserved, parse
from policydiff.read import read_file

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
RAW = ROOT / "data" / "raw"


SAME_NOTICE = [
    ("state-council.html", "pingliang-keji-2017"),
    ("province-trs.html", "wuxi-shuang-beizeng-2023"),
    ("county-twice.html", "wuxi-keji-fuwu-2023"),
    ("services.md", "wuxi-keji-fuwu-2023"),
    ("services.pdf", "wuxi-keji-fuwu-2023"),
    ("services.ofd", "wuxi-keji-fuwu-2023"),
    ("doubling-contents.pdf", "wuxi-shuang-beizeng-2023"),
    ("doubling.docx", "wuxi-shuang-beizeng-2023"),
]
each_notice = pytest.mark.parametrize(("fixture", "notice"), SAME_NOTICE, ids=[name for name, _ in SAME_NOTICE])


@each_notice
def test_the_body_is_found_and_little_else(fixture: str, notice: str) -> None:
    own = [
        text
        for kinds, text in lines(read_file(FIXTURES / fixture))
        if not {"portal", "metadata", "page-furniture", "contents", "footnote"} & set(kinds.split("+"))
    ]
    found = Counter(squeezed("".join(own)))
    wanted = Counter(squeezed("".join(make_fixtures.paragraphs(notice))) * (2 if fixture == "county-twice.html" else 1))
    assert (found & wanted).total() >= 0.98 * wanted.total()
    assert (found - wanted).total() <= 0.02 * found.total()


def _tree(notice: Notice) -> list[tuple[int, str, str]]:
    rows: list[tuple[int, str, str]] = []

    def walk(section: Section, depth: int) -> None:
        rows.append((depth, section.number, section.heading))
        for child in section.sections:
            walk(child, depth + 1)

    for plan in notice.plans:
        rows.append((0, "", plan.title or ""))
        for section in plan.sections:
            walk(section, 1)
    return rows


def _commitments(notice: Notice) -> list[tuple[object, ...]]:
    tasks = [(task.path, task.lead, task.cooperating, task.responsible, task.open_ended) for task in notice.tasks]
    targets = [(target.path, target.metric, target.value, target.unit, target.year, target.comparator) for target in notice.targets]
    return [*tasks, *targets]


@each_notice
def test_the_structure_is_that_of_the_text(fixture: str, notice: str) -> None:
    source = read_file(FIXTURES / fixture)
    read, expected = parse(source), parse(read_file(RAW / f"{notice}.txt"))
    assert _tree(read) == _tree(expected)
    assert _commitments(read) == _commitments(expected)
    assert (read.notice.issuer, read.notice.issued, read.notice.document_number, read.notice.addressees) == (
        expected.notice.issuer,
        expected.notice.issued,
        expected.notice.document_number,
        expected.notice.addressees,
    )
    assert conserved(source.text, read.placed_spans()) == 1.0


@pytest.mark.parametrize("fixture", ["state-council.html", "province-trs.html", "county-twice.html"])
def test_the_metadata_table_reaches_the_envelope(fixture: str) -> None:
    envelope = parse(read_file(FIXTURES / fixture)).notice
    assert envelope.index_number == "11500238008671234Q/2023-00032"
    assert envelope.published == "2023-06-01"
    assert envelope.metadata["主题分类"] == "科技、教育"


@pytest.mark.parametrize("fixture", ["city-tasks.html", "tasks.docx"])
def test_a_table_of_tasks_is_rows_under_its_header(fixture: str) -> None:
    source = read_file(FIXTURES / fixture)
    rows = [text.split("\t") for kinds, text in lines(source) if kinds.startswith("row")]
    expected = make_fixtures.task_rows("wuxi-keji-fuwu-2023")
    assert rows[0] == ["序号", "类别", "工作任务", "牵头单位", "配合单位", "完成时限"]
    assert [[row[0], *row[2:]] for row in rows[1:]] == [[row[0], *row[2:]] for row in expected]
    tasks = [task for task in parse(source).tasks if task.form == "row"]
    assert [(task.lead[0], "、".join(task.cooperating)) for task in tasks] == [(row[3], row[4]) for row in expected]


def test_pages_of_a_pdf() -> None:
    shown = lines(read_file(FIXTURES / "doubling-contents.pdf"))
    kinds = Counter(kind for kind, _ in shown)
    assert kinds["page-furniture"] == 2 * len([text for kind, text in shown if kind == "page-furniture" and text.startswith("—")])
    assert ("footnote", "① 本行动计划所称科技型企业，以国家有关部门公布的名单为准。") in shown
    assert kinds["contents"] == 15
    paragraphs = [text for text in plain(read_file(FIXTURES / "doubling-contents.pdf")) if text.startswith("　　（一）指导思想")]
    assert len(paragraphs) == 1


def test_word_changes_notes_and_boxes() -> None:
    shown = lines(read_file(FIXTURES / "tasks.docx"))
    assert ("revision", "请各单位于每年年底前报送进展情况。") in shown
    assert ("heading:1", "一、任务分工") in shown and ("contents", "一、任务分工　1") in shown
    assert [text for _, text in shown].count("（此件公开发布）") == 1
    assert shown[-1] == ("footnote", "以国家有关部门公布的名单为准。")


def test_a_scan_asks_for_ocr() -> None:
    with pytest.raises(UnreadableSource, match="no text layer") as refused:
        read_file(FIXTURES / "scanned.pdf")
    assert "OCR" in refused.value.hint


def test_the_fixtures_are_small_and_what_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(path.stat().st_size for path in FIXTURES.iterdir() if path.is_file()) <= 2 << 20
    if not any(Path(font).exists() for font in fixture_files.FONTS):
        monkeypatch.setattr(fixture_files, "write_pdf", lambda path, *_, **__: path.write_bytes((FIXTURES / path.name).read_bytes()))
    make_fixtures.build(tmp_path)
    for path in tmp_path.iterdir():
        if path.suffix != ".pdf":  # another release of the PDF writer may order its objects otherwise
            assert _parts(path) == _parts(FIXTURES / path.name), path.name


def _parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a package, since another zlib may pack them otherwise, or the bytes of another file."""
    if path.suffix not in (".docx", ".ofd"):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
