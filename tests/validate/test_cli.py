"""`policydiff validate`, `rules` and `schema`, as a person and as CI run them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from sample import SOURCE
from typer.testing import CliRunner

from policydiff.cli import app
from policydiff.errors import Exit, PolicydiffError
from policydiff.pipeline import parse_file
from policydiff.store import dump_json, dump_notice

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the invented notice, as `policydiff parse` leaves it."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "structured").mkdir()
    (tmp_path / "data" / "raw" / "sample.txt").write_text(SOURCE, encoding="utf-8")
    text = dump_notice(parse_file(tmp_path / "data" / "raw" / "sample.txt"))
    (tmp_path / "data" / "structured" / "sample.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


@pytest.fixture
def run() -> Iterator[Run]:
    runner = CliRunner()
    yield lambda *arguments: runner.invoke(app, list(arguments))


def damage(folder: Path, old: str, new: str) -> int:
    """Replace words in the structured file; return the line."""
    path = folder / "data" / "structured" / "sample.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_a_clean_folder_exits_with_0(folder: Path, run: Run) -> None:
    done = run("validate")
    assert done.exit_code == Exit.OK, done.output
    assert done.stdout.splitlines()[-1].startswith("1 file: ")
    assert "error" not in done.stdout


def test_a_damaged_file_exits_with_1_and_names_the_line(folder: Path, run: Run) -> None:
    line = damage(folder, "value: 120000000,", "value: 12,")
    done = run("validate", "data/structured")
    assert done.exit_code == Exit.FINDINGS
    assert f"data/structured/sample.yaml:{line}:" in done.stdout
    assert '"1.2亿元" says 120000000, not 12' in done.stdout
    assert run("validate", "--fail-on", "never").exit_code == Exit.OK


def test_a_damaged_source_is_told(folder: Path, run: Run) -> None:
    (folder / "data" / "raw" / "sample.txt").write_text(SOURCE.replace("45家", "54家"), encoding="utf-8")
    assert "source-changed" in run("validate").stdout


def test_a_missing_source_is_a_warning(folder: Path, run: Run) -> None:
    (folder / "data" / "raw" / "sample.txt").rename(folder / "sample.txt")
    done = run("validate")
    assert done.exit_code == Exit.OK
    assert "source-missing" in done.stdout
    assert "source-missing" not in run("validate", "--raw", str(folder)).stdout


def test_a_waiver_makes_it_pass_and_is_told_when_unused(folder: Path, run: Run) -> None:
    damage(folder, "value: 120000000,", "value: 12,")
    finding = next(
        each for each in json.loads(run("validate", "--format", "json", "--no-fresh").stdout)["findings"] if each["severity"] == "error"
    )
    waive = f'[[waive]]\nrule = "{finding["rule"]}"\nfingerprint = "{finding["fingerprint"]}"\nreason = "checked"\n'
    (folder / "policydiff.toml").write_text(waive, encoding="utf-8")
    done = run("validate", "--no-fresh")
    assert done.exit_code == Exit.OK, done.output
    assert "(1 waived)" in done.stdout
    damage(folder, "value: 12,", "value: 120000000,")
    assert "waiver-unused" in run("validate").stdout
    (folder / "policydiff.toml").write_text("waive", encoding="utf-8")
    assert run("validate").exit_code == Exit.FINDINGS


def test_formats_and_a_file_for_the_result(folder: Path, run: Run) -> None:
    done = run("validate", "--format", "sarif", "-o", "out/findings.sarif")
    assert done.stdout == ""
    assert "1 file: " in done.stderr
    assert json.loads((folder / "out" / "findings.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_github_gets_annotations_and_a_summary(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    line = damage(folder, "value: 120000000,", "value: 12,")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    done = run("validate", "--format", "github")
    assert f"::error file=data/structured/sample.yaml,line={line},col=" in done.stdout
    assert "value-not-printed" in (folder / "summary.md").read_text(encoding="utf-8")


def test_json_files_are_validated_too(folder: Path, run: Run) -> None:
    notice = parse_file(folder / "data" / "raw" / "sample.txt")
    (folder / "one.json").write_text(dump_json(notice), encoding="utf-8")
    done = run("validate", "one.json", "--raw", "data/raw")
    assert done.exit_code == Exit.OK, done.output


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"a: [", b"\xff\xfe", b"\t", b"- 1", b"schema: policydiff.notice/1", b'{"schema": 1}'], ids=repr
)
def test_whatever_is_in_a_file_there_is_no_traceback(folder: Path, run: Run, content: bytes) -> None:
    (folder / "data" / "structured" / "odd.yaml").write_bytes(content)
    done = run("validate")
    assert done.exit_code == Exit.FINDINGS, done.output
    assert "data/structured/odd.yaml:1:" in done.stdout
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_many_files_on_several_processes(folder: Path, run: Run) -> None:
    text = (folder / "data" / "structured" / "sample.yaml").read_text(encoding="utf-8")
    for number in range(10):
        (folder / "data" / "structured" / f"sample{number}.yaml").write_text(
            text.replace("id: sample", f"id: x{number}", 1), encoding="utf-8"
        )
    one, two = run("validate", "--no-fresh"), run("validate", "--no-fresh", "--jobs", "2")
    assert one.stdout == two.stdout
    assert one.stdout.count("misplaced-id") == 10


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["validate", "nowhere"], "nowhere: no such file or folder"),
        (["validate", "--format", "xml"], "unknown format 'xml'"),
        (["validate", "--fail-on", "all"], "unknown level for --fail-on: 'all'"),
        (["validate", "--config", "no.toml"], "the waivers in no.toml cannot be read (No such file or directory)"),
        (["rules", "numbring-gap"], "there is no rule 'numbring-gap'"),
        (["schema", "plan"], "unknown schema 'plan'"),
    ],
)
def test_wrong_usage_is_said(folder: Path, run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert isinstance(done.exception, PolicydiffError)
    assert said in done.exception.message


def test_rules_and_schema_are_printed(run: Run) -> None:
    assert "numbering-gap" in run("rules").stdout
    assert "（二） is followed by （四）" in run("rules", "numbering-gap").stdout
    assert run("rules", "--markdown").stdout.startswith("# Rules\n")
    assert json.loads(run("schema", "comparison").stdout)["title"] == "policydiff.comparison/1"


def test_a_comparison_beside_its_texts_is_told_as_stale(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("child", "parent"):
        Path(f"{name}.txt").write_text(SOURCE, encoding="utf-8")
    assert run("compare", "child.txt", "parent.txt", "-o", "pair.yaml").exit_code == 0
    assert "stale-comparison" not in run("validate", "pair.yaml").output
    Path("child.txt").write_text(SOURCE + "新增一项任务。\n", encoding="utf-8")
    found = run("validate", "pair.yaml", "--fail-on", "warning")
    assert found.exit_code == 1 and "stale-comparison" in found.output and "child" in found.output
