"""`policydiff show`: whatever names a notice, in whatever format."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
import typer
from report_sample import comparison
from typer.testing import CliRunner

from policydiff.cli.language import speak
from policydiff.cli.show import show
from policydiff.errors import PolicydiffError
from policydiff.pipeline import parse_file
from policydiff.report.terminal.breaking import wide
from policydiff.store import dump_comparison, dump_json, dump_notice
from policydiff.tables.columns import COMPARISON_TABLES
from policydiff.tables.notices import NOTICE_TABLES

RAW = Path(__file__).parents[2] / "data" / "raw"
NAME = "wuxi-keji-fuwu-2023"
app = typer.Typer()
app.command()(show)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    (data / "raw").mkdir()
    (data / "structured").mkdir()
    for name in (NAME, "wuxi-shuang-beizeng-2023", "pingliang-keji-2017"):
        shutil.copy(RAW / f"{name}.txt", data / "raw")
    for name in (NAME, "wuxi-shuang-beizeng-2023"):
        (data / "structured" / f"{name}.yaml").write_text(dump_notice(parse_file(RAW / f"{name}.txt")), encoding="utf-8")
    (data / "saved.yaml").write_text(dump_comparison(comparison()), encoding="utf-8")
    (data / "saved.json").write_text(dump_json(comparison()), encoding="utf-8")
    return data


def run(corpus: Path, *words: str) -> str:
    result = CliRunner().invoke(
        app, [*words, "--data", str(corpus), *(() if "--lang" in words else ("--lang", "zh"))], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


SHOWN = [
    pytest.param([NAME], "巫溪县人民政府办公室关于印发", id="a structured notice by id"),
    pytest.param(["pingliang-keji-2017"], "平凉市", id="a raw notice is parsed on the way"),
    pytest.param([str(RAW / f"{NAME}.txt")], "责任 县科技局", id="a file"),
    pytest.param([NAME, "--format", "markdown", "--lang", "en"], "- **issuer** 巫溪县人民政府办公室", id="markdown in English"),
    pytest.param([NAME, "--format", "csv", "--table", "targets", "--lang", "en"], "notice,title,place,code,level,issued,id", id="a table"),
    pytest.param([NAME, "--format", "csv", "--table", "targets"], "公文编号,标题,地区,区划代码,级别,成文,编号", id="a table in Chinese"),
    pytest.param([NAME, "--table", "targets"], "指标  18\n编号", id="a table on the screen"),
    pytest.param([NAME, "--table", "指标"], "科技服务业年营业收入", id="a table by what its sheet is called"),
    pytest.param([NAME, "--table", "targets", "--lang", "en"], "targets  18\nid", id="a table on the screen in English"),
    pytest.param([NAME, "--format", "yaml"], "schema: policydiff.notice/1", id="the contract as YAML"),
    pytest.param([NAME, "--stage", "outline"], "1．研究开发服务", id="the outline"),
    pytest.param([NAME, "--stage", "clauses"], "responsibility p1.3.1.1#", id="the clauses"),
    pytest.param(["pingliang-keji-2017", "--stage", "lines"], "text           ", id="the lines"),
    pytest.param([NAME, "--stage", "source"], "各乡镇人民政府、街道办事处", id="the source"),
]


@pytest.mark.parametrize(("words", "expected"), SHOWN)
def test_show(corpus: Path, words: list[str], expected: str) -> None:
    out = run(corpus, *words)
    assert expected in out
    assert "\x1b" not in out


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_saved_comparison_is_shown_like_a_fresh_one(corpus: Path, suffix: str) -> None:
    out = run(corpus, str(corpus / f"saved.{suffix}"))
    assert "逐句对照" in out
    assert "技术合同成交额" in out


TABLES = [*NOTICE_TABLES, *(f"of a comparison: {name}" for name in COMPARISON_TABLES)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_on_the_screen_is_aligned(corpus: Path, table: str, lang: str) -> None:
    shown = str(corpus / "saved.yaml") if ": " in table else NAME
    out = run(corpus, shown, "--table", table.rpartition(" ")[2], "--lang", lang).splitlines()
    assert max(map(wide, out)) <= 80
    assert out[1].split()[-1].isdigit()
    if len(out) > 3:
        heads = [wide(out[2][: at.start()]) for at in re.finditer(r"(?<=  )\S", out[2])]
        for row in (line for line in out[3:] if "───" not in line):
            assert all(blank_before(row, at) for at in heads), row


def blank_before(row: str, at: int) -> bool:
    """Whether a row ends before a column of the terminal, or has a blank there."""
    used = ""
    for char in row:
        if wide(used) >= at:
            break
        used += char
    return wide(used) < at or used.endswith(" ")


def test_the_workbook_of_a_table_has_its_sheet_alone(corpus: Path, tmp_path: Path) -> None:
    run(corpus, NAME, "--table", "targets", "-o", str(tmp_path / "指标.xlsx"))
    assert openpyxl.load_workbook(tmp_path / "指标.xlsx").sheetnames == ["指标"]


def test_the_page_has_the_source_beside_the_structure(corpus: Path, tmp_path: Path) -> None:
    assert run(corpus, NAME, "--format", "html", "-o", str(tmp_path / "page.html")) == ""
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert 'class="at" href="#o' in page
    assert "各乡镇人民政府、街道办事处" in page


def test_beside_a_corrected_file_a_source_that_has_changed_is_left_out(corpus: Path, tmp_path: Path) -> None:
    speak(())  # the command stands alone here: nobody else forgets the language that another test chose
    data = shutil.copytree(corpus, tmp_path / "data")
    raw = data / "raw" / f"{NAME}.txt"
    raw.write_text(raw.read_text(encoding="utf-8") + "补充", encoding="utf-8")
    structured = data / "structured" / f"{NAME}.yaml"
    structured.write_text(structured.read_text(encoding="utf-8").replace("各乡镇人民政府", "各乡镇政府"), encoding="utf-8")
    result = CliRunner().invoke(app, [NAME, "--data", str(data), "--format", "html"], catch_exceptions=False)
    assert "is not the text that was parsed" in result.stderr
    assert 'class="at"' not in result.stdout


def test_json_is_the_contract(corpus: Path) -> None:
    assert json.loads(run(corpus, NAME, "--format", "json"))["schema"] == "policydiff.notice/1"


WRONG = [
    pytest.param(["巫溪县"], "has several notices", id="a place with several notices"),
    pytest.param(["nowhere"], "nothing in", id="unknown"),
    pytest.param([NAME, "--format", "pdf"], "unknown format 'pdf'", id="format"),
    pytest.param([NAME, "--stage", "words"], "unknown stage 'words'", id="stage"),
    pytest.param([NAME, "--format", "csv", "--table", "edits"], "no table 'edits'", id="table"),
    pytest.param([NAME, "--format", "html", "--table", "targets"], "html holds no single table", id="a format without tables"),
    pytest.param([NAME, "--open"], "--open needs a file", id="nothing to open"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_shown_says_why(corpus: Path, words: list[str], message: str) -> None:
    with pytest.raises(PolicydiffError, match=message) as error:
        run(corpus, *words)
    assert error.value.hint


JOINT = "关于加强社会救助工作的通知\n\n各镇人民政府：\n\n请做好社会救助工作。\n\n某县民政局\n某县财政局\n2024年3月1日\n"


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_joint_issuers_are_all_shown(corpus: Path, format: str) -> None:
    path = corpus / "joint.txt"
    path.write_text(JOINT, encoding="utf-8")
    assert "某县民政局、某县财政局" in run(corpus, str(path), "--format", format)
