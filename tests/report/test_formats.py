"""All formats print the same rows, the same bytes every time, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable

import docx
import openpyxl
import pytest
from hostile import hostile_comparison, hostile_notice
from report_notice import notice, source
from report_sample import comparison, render

from policydiff.errors import MissingExtra, PolicydiffError
from policydiff.model import Comparison, Notice
from policydiff.report import COMPARISON_FORMATS, NOTICE_FORMATS

OPTIONS = [
    pytest.param({}, id="all"),
    pytest.param({"only": {"dropped", "added"}}, id="only"),
    pytest.param({"min_similarity": 0.8}, id="min-similarity"),
    pytest.param({"sort": "similarity", "only": {"adapted", "localized"}}, id="sort"),
    pytest.param({"sort": "parent", "lang": "en"}, id="parent-en"),
]


def ids_of_csv(text: str | bytes) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(str(text)))]


def ids_of_xlsx(data: str | bytes, sheet: int) -> list[str]:
    assert isinstance(data, bytes)
    table = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[sheet]
    return [str(row[0]) for row in table.iter_rows(min_row=2, values_only=True)]


def ids_of_docx(data: str | bytes) -> list[str]:
    assert isinstance(data, bytes)
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    return [
        found[0]
        for row in rows
        if (found := re.findall(r"^\S+ [^m]+?(m\d+)", row.cells[2].text)) and row.cells[0].text != row.cells[2].text
    ]


CLAUSE_IDS: dict[str, Callable[[str | bytes], list[str]]] = {
    "text": lambda out: re.findall(r"^[=≈~+-] \w+ (m\d+)\b", str(out), re.MULTILINE),
    "markdown": lambda out: re.findall(r"^\| (m\d+) \|", str(out), re.MULTILINE),
    "html": lambda out: re.findall(r'<article id="(m\d+)"', str(out)),
    "csv": ids_of_csv,
    "xlsx": lambda out: ids_of_xlsx(out, 1),
    "docx": ids_of_docx,
}
OTHER_IDS: dict[str, dict[str, Callable[[str | bytes], list[str]]]] = {
    letter: {
        "text": lambda out, letter=letter: re.findall(rf"^({letter}\d+) ", str(out), re.MULTILINE),
        "markdown": lambda out, letter=letter: re.findall(rf"^\| ({letter}\d+) \|", str(out), re.MULTILINE),
        "html": lambda out, letter=letter: re.findall(rf'<tr id="({letter}\d+)"', str(out)),
        "xlsx": lambda out, sheet=sheet: ids_of_xlsx(out, sheet),
    }
    for letter, sheet in (("T", 2), ("S", 4))
}


@pytest.mark.parametrize("options", OPTIONS)
def test_every_format_prints_the_same_clauses_in_the_same_order(options: dict[str, object]) -> None:
    found = {name: read(render(comparison(), name, **options)) for name, read in CLAUSE_IDS.items()}
    assert found["csv"]
    assert {name: ids for name, ids in found.items() if ids != found["csv"]} == {}


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize(("letter", "table"), [("T", "targets"), ("S", "sections")])
def test_every_format_prints_the_same_targets_and_sections(letter: str, table: str, options: dict[str, object]) -> None:
    expected = ids_of_csv(render(comparison(), "csv", table=table, **options))
    found = {name: read(render(comparison(), name, **options)) for name, read in OTHER_IDS[letter].items()}
    assert {name: ids for name, ids in found.items() if ids != expected} == {}


@pytest.mark.parametrize("options", OPTIONS)
def test_every_format_prints_the_same_bodies(options: dict[str, object]) -> None:
    expected = ids_of_csv(render(comparison(), "csv", table="organisations", **options))
    assert ids_of_xlsx(render(comparison(), "xlsx", **options), 3) == expected
    assert re.findall(r"^\| (O\d+) \|", str(render(comparison(), "markdown", **options)), re.MULTILINE) == expected
    assert sorted(re.findall(r'id="(O\d+)"', str(render(comparison(), "html", **options)))) == sorted(expected)
    spans = re.findall(r" O(\d+)(?:–O(\d+))?", str(render(comparison(), "text", **options)))
    covered = {f"O{n}" for first, last in spans for n in range(int(first), int(last or first) + 1)}
    assert set(expected) <= covered


@pytest.mark.parametrize("name", COMPARISON_FORMATS)
def test_the_same_comparison_gives_the_same_bytes(name: str) -> None:
    assert render(comparison(), name) == render(comparison().model_copy(deep=True), name)


@pytest.mark.parametrize("name", NOTICE_FORMATS)
def test_the_same_notice_gives_the_same_bytes(name: str) -> None:
    assert render(notice(), name, source=source()) == render(notice().model_copy(deep=True), name, source=source())


def test_the_bytes_do_not_depend_on_the_process() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from report_sample import comparison; from policydiff.report import render\n"
        "for name in ('html', 'xlsx', 'docx', 'text'):\n"
        "    out = render(comparison(), name); print(hashlib.sha256(out if isinstance(out, bytes) else out.encode()).hexdigest())\n"
    )
    folder = __file__.rpartition("/")[0]
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, folder],
            env={"PYTHONHASHSEED": seed, "COLUMNS": columns, "FORCE_COLOR": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, columns in (("1", "40"), ("2", "200"))
    }
    assert len(runs) == 1


ACTIVE = re.compile(r"<script>alert|<img src=x|\x1b|\u202e|\u2066|\[a\]\(javascript|(?m:^|,|\t)=HYPERLINK|@user")


@pytest.mark.parametrize("name", ["text", "markdown", "html", "csv", "tsv", "json"])
@pytest.mark.parametrize("value", [hostile_comparison(), hostile_notice()], ids=["comparison", "notice"])
def test_hostile_text_is_inert(value: Comparison | Notice, name: str) -> None:
    out = str(render(value, name))
    if name == "markdown":
        out = re.sub(r"(?<!\\)`[^`\n]*`", "", out)  # a code span is inert whatever it holds
    harmless = {
        "json": r"<script>alert|<img src=x|\[a\]\(javascript|@user",
        "text": r"<script>alert|<img src=x|\[a\]\(javascript|@user",
        "html": r"@user|\[a\]\(javascript",
    }
    harmless |= {"csv": harmless["text"], "tsv": harmless["text"]}
    found = {match for match in ACTIVE.findall(out) if not re.fullmatch(harmless.get(name, "$^"), match)}
    assert found == set()
    if name == "json":
        assert type(value).model_validate(json.loads(out)) == value


def test_json_is_the_contract() -> None:
    again = Comparison.model_validate_json(str(render(comparison(), "json")))
    assert again.model_dump(mode="json") == comparison().model_dump(mode="json")
    assert json.loads(str(render(notice(), "json")))["schema"] == "policydiff.notice/1"


WRONG = [
    pytest.param(comparison(), "pdf", "no format 'pdf'", id="unknown"),
    pytest.param(comparison(), "table", "no format 'table'", id="not a format"),
    pytest.param([notice(), notice()], "html", "prints one notice, not 2", id="several notices"),
]


@pytest.mark.parametrize(("value", "name", "message"), WRONG)
def test_a_format_that_does_not_fit(value: Comparison | Notice, name: str, message: str) -> None:
    with pytest.raises(PolicydiffError, match=message):
        render(value, name)


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match="xlsx"):
        render(notice(), "xlsx")


def test_a_listing_loads_no_model_and_no_template_engine() -> None:
    script = "import sys; from policydiff.report import render_listing; render_listing([]); print(*(name for name in ('pydantic', 'jinja2', 'xlsxwriter', 'jieba') if name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == ""


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_the_words_that_the_child_stresses_are_there_when_asked_for(name: str) -> None:
    child = "本级文件" if name == "text" else "巫溪县文件"
    assert f"{child}突出" not in str(render(comparison(), name))
    out = str(render(comparison(), name, terms=True))
    assert out.index(f"{child}突出") < out.index("巫溪", out.index(f"{child}突出") + len(child)) < out.index(f"{child}淡化")


def test_the_workbook_counts_the_words() -> None:
    data = render(comparison(), "xlsx", terms=True)
    assert isinstance(data, bytes)
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    assert ("本级文件淡化", "上级文件", "本级文件") in [(row[0], row[2], row[3]) for row in rows]
