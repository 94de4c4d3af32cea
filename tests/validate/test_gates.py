"""Gates that hold: taking the evidence away, deleting files and naming old versions pass nothing; one slip is one finding."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import Result
from sample import SOURCE, YAML, edited, notice, raw_of, subject
from typer.testing import CliRunner

from policydiff.checking import check_folders, setting, structured_files
from policydiff.cli import app
from policydiff.errors import PolicydiffError
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice
from policydiff.validate import Subject, check, extensions
from policydiff.validate.rules import RULE_BY_ID, evidence

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with two notices, as `policydiff parse` leaves it."""
    for name in ("one", "two"):
        raw = tmp_path / "data" / "raw" / f"{name}.txt"
        raw.parent.mkdir(parents=True, exist_ok=True)
        raw.write_text(SOURCE.replace("科技服务业", {"one": "科技服务业", "two": "文化旅游业"}[name]), encoding="utf-8")
        path = tmp_path / "data" / "structured" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump_notice(parse_file(raw)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


@pytest.fixture
def run() -> Iterator[Run]:
    runner = CliRunner()
    yield lambda *arguments: runner.invoke(app, ["validate", "data/structured", "--fail-on", "warning", *arguments])


def swap_roles(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "lead: [" in text
    path.write_text(re.sub(r"lead: (\[\"[^\]]*\]), cooperating: (\[[^\]]*\])", r"lead: \2, cooperating: \1", text), encoding="utf-8")


EVASIONS: list[tuple[str, Callable[[Path], object], str]] = [
    ("the raw file is moved away", lambda data: (data / "raw" / "one.txt").unlink(), "source-missing"),
    ("all raw files are moved away", lambda data: shutil.rmtree(data / "raw"), "source-missing"),
    ("the structured file is deleted", lambda data: (data / "structured" / "one.yaml").unlink(), "missing-structured"),
    ("a raw file is never parsed", lambda data: shutil.copy(data / "raw" / "one.txt", data / "raw" / "three.txt"), "missing-structured"),
    ("another raw file has taken the name", lambda data: shutil.copy(data / "raw" / "one.txt", data / "raw" / "one.md"), "orphan-raw"),
]


@pytest.mark.parametrize(("evade", "rule"), [case[1:] for case in EVASIONS], ids=[case[0] for case in EVASIONS])
def test_what_is_not_there_is_told(folder: Path, run: Run, evade: Callable[[Path], object], rule: str) -> None:
    before = run()
    assert rule not in before.stdout
    evade(folder / "data")
    done = run()
    assert done.exit_code == 1
    assert f": {rule}: " in done.stdout


@pytest.mark.parametrize("line", ["generator: policydiff 0.0.1\n", ""], ids=["an old generator", "no generator"])
def test_an_edit_is_told_whichever_version_is_said_to_have_written_the_file(folder: Path, run: Run, line: str) -> None:
    path = folder / "data" / "structured" / "one.yaml"
    swap_roles(path)
    text = re.sub(r"generator: .*\n", line, path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    done = run()
    assert done.exit_code == 1
    line_number = text.count("\n", 0, text.index('lead: ["县财政局')) + 1
    assert f"one.yaml:{line_number}:" in done.stdout


def test_files_of_one_name_in_several_folders_are_checked_against_their_own(tmp_path: Path) -> None:
    for name, word in (("a", "科技服务业"), ("b", "文化旅游业")):
        raw = tmp_path / "data" / "raw" / name / "通知.txt"
        raw.parent.mkdir(parents=True)
        raw.write_text(SOURCE.replace("科技服务业", word), encoding="utf-8")
    done = CliRunner().invoke(app, ["parse", str(tmp_path / "data" / "raw"), "-o", str(tmp_path / "data" / "structured")])
    assert done.exit_code == 0, done.output
    files = structured_files([tmp_path / "data" / "structured"])
    given = setting(files, None)
    assert [path.name for path in files] == ["a-通知.yaml", "b-通知.yaml"]
    assert check_folders(given) == ()
    done = CliRunner().invoke(app, ["validate", str(tmp_path / "data" / "structured"), "--fail-on", "error"])
    assert done.exit_code == 0, done.output


# --- one slip, one finding ----------------------------------------------------------------------------------------------


def line_of(words: str) -> str:
    return next(line for line in YAML.splitlines(keepends=True) if words in line)


SLIPS = [
    pytest.param({line_of('"p1.1#3"'): ""}, "text-not-conserved", id="a clause with targets"),
    pytest.param({line_of('"p1.2.1#2"'): ""}, "text-not-conserved", id="a clause in the middle"),
    pytest.param({line_of('"p1.2.1#4"'): ""}, "text-not-conserved", id="a statement of responsibility"),
    pytest.param({YAML[YAML.index("    - id: p1.2.1\n") : YAML.index("    - id: p1.2.2\n")]: ""}, "text-not-conserved", id="a section"),
    pytest.param({'heading: "研究开发服务"': 'heading: "研究研发服务"'}, "heading-not-found", id="a heading that tasks repeat"),
    pytest.param({"- id: p1.2.1\n": "- id: p1.2.9\n"}, "unexplained-edit", id="an id that others refer to"),
    pytest.param({'path: "二/（一）"': 'path: "二/（二）"'}, "heading-not-found", id="a path that tasks repeat"),
]


@pytest.mark.parametrize(("edit", "rule"), SLIPS)
def test_what_follows_from_a_slip_is_not_told_again(edit: dict[str, str], rule: str) -> None:
    given = Subject("x.yaml", edited(edit), raw=raw_of(SOURCE), corrected=True, fresh=notice)
    assert [each.rule for each in check(given) if each.severity != "info"] == [rule]


def test_a_rule_that_fails_is_one_finding_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> Iterator[object]:
        raise IndexError("no such thing")
        yield

    monkeypatch.setattr(sys.modules["policydiff.validate.check"], "every_rule", lambda: (broken_rule, evidence.clause_not_found))
    broken_rule = RULE_BY_ID["numbering-gap"].__class__("numbering-gap", "warning", "content", "Broken.", broken)  # type: ignore[arg-type]
    found = check(subject({'text: "三、保障措施"': 'text: "三、保证措施"'}))
    assert [each.rule for each in found if each.severity == "error"] == ["rule-failed", "clause-not-found"]
    assert found[0].message == "the rule numbering-gap could not be run: IndexError: no such thing"


# --- what a person took out ---------------------------------------------------------------------------------------------

ITEM = YAML[YAML.index("- {id: t5,") : YAML.index("- {id: t6,")]
WORDS = re.search(r'text: "(.+?)"', ITEM)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("record", "rules"),
    [
        ("", ["unexplained-edit"]),
        (f'removed:\n- {{what: target, text: "{WORDS}", note: "说的是去年"}}\n', ["manual-value"]),
        (f'removed:\n- {{what: target, text: "{WORDS}", note: ""}}\n', ["manual-without-note"]),
        (f'removed:\n- {{what: task, text: "{WORDS}", note: "说的是去年"}}\n', ["manual-value", "unexplained-edit", "unexplained-edit"]),
    ],
    ids=["not recorded", "recorded", "without a note", "as something else"],
)
def test_a_target_that_was_none_is_taken_out_on_record(record: str, rules: list[str]) -> None:
    text = edited({ITEM: "", "diagnostics:": f"{record}diagnostics:"})
    found = check(Subject("x.yaml", text, raw=raw_of(SOURCE), corrected=True, fresh=notice))
    assert sorted(each.rule for each in found if each.rule in ("unexplained-edit", "manual-value", "manual-without-note")) == rules
    assert all(each.severity == "info" for each in found) is (rules == ["manual-value"])


# --- a baseline ---------------------------------------------------------------------------------------------------------


def test_a_baseline_keeps_old_findings_from_failing_and_lets_no_new_one_through(folder: Path, run: Run) -> None:
    swap_roles(folder / "data" / "structured" / "one.yaml")
    assert run().exit_code == 1
    done = run("--write-baseline")
    assert done.exit_code == 0, done.output
    assert run("--baseline", "policydiff-baseline.json").exit_code == 0
    swap_roles(folder / "data" / "structured" / "two.yaml")
    assert run("--baseline", "policydiff-baseline.json").exit_code == 1
    swap_roles(folder / "data" / "structured" / "one.yaml")
    swap_roles(folder / "data" / "structured" / "two.yaml")
    done = run("--baseline", "policydiff-baseline.json")
    assert done.exit_code == 0
    assert "settled; --write-baseline takes them out" in done.stderr
    assert run("--write-baseline", "--baseline", "other.json").exit_code == 0
    assert (folder / "other.json").is_file()


@pytest.mark.parametrize("is_there", [False, True], ids=["not there yet", "written before"])
def test_where_to_write_a_baseline_is_not_taken_for_what_to_check(folder: Path, run: Run, *, is_there: bool) -> None:
    if is_there:
        assert run("--write-baseline", "--baseline", "base.json").exit_code == 0
    done = run("--write-baseline", "base.json")
    assert isinstance(done.exception, PolicydiffError)
    assert done.exception.hint.endswith("policydiff validate --baseline base.json --write-baseline")
    assert not (folder / "policydiff-baseline.json").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "policydiff.findings/1", "findings": []}'])
def test_what_is_no_baseline_is_refused(folder: Path, run: Run, text: str) -> None:
    (folder / "mine.json").write_text(text, encoding="utf-8")
    done = run("--baseline", "mine.json")
    assert isinstance(done.exception, PolicydiffError)
    assert "mine.json is no baseline" in str(done.exception)


# --- rules of other packages --------------------------------------------------------------------------------------------

PLUGIN = '''
from policydiff.validate import Hit, View, rule

@rule("warning", "content")
def nobody_leads(view: View):
    """No task names a lead.

    Ours must.
    """
    if not any(task.lead for task in view.notice.tasks):
        yield Hit(("tasks",), "nobody leads anything", "lead")

RULES = [nobody_leads]
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with a rule, as an installer lays it down."""
    site = tmp_path / "site"
    info = site / "county_rules-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "county_rules.py").write_text(PLUGIN, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: county-rules\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[policydiff.rules]\ncounty = county_rules\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    extensions.rules.cache_clear()
    yield site
    extensions.rules.cache_clear()


def test_rules_of_an_installed_package_are_run_listed_and_waived(installed: Path, folder: Path, run: Run) -> None:
    assert "nobody-leads" not in run().stdout
    path = folder / "data" / "structured" / "one.yaml"
    path.write_text(re.sub(r"lead: \[\"[^\]]*\]", "lead: []", path.read_text(encoding="utf-8")), encoding="utf-8")
    told = next(line for line in run().stdout.splitlines() if "nobody-leads" in line)
    assert "warning: nobody-leads: tasks: nobody leads anything" in told
    assert "No task names a lead." in CliRunner().invoke(app, ["rules"]).stdout
    assert "Ours must." in CliRunner().invoke(app, ["rules", "nobody-leads"]).stdout
    assert '"id": "nobody-leads"' in run("--format", "sarif").stdout
    mark = told.rstrip("]").rpartition("[")[2]
    (folder / "policydiff.toml").write_text(
        f'[[waive]]\nrule = "nobody-leads"\nfingerprint = "{mark}"\nreason = "so be it"\n', encoding="utf-8"
    )
    assert "nobody-leads" not in run().stdout


BROKEN = [
    ("import nothing_of_the_kind", "cannot be loaded (ModuleNotFoundError"),
    ("RULES = ['a rule']", "which is no rule"),
    (PLUGIN.replace("nobody_leads", "numbering_gap"), "has an id that another rule has"),
]


@pytest.mark.parametrize(("text", "says"), BROKEN, ids=[says for _, says in BROKEN])
def test_rules_that_cannot_be_loaded_stop_the_run(
    monkeypatch: pytest.MonkeyPatch, installed: Path, run: Run, folder: Path, text: str, says: str
) -> None:
    (installed / f"county_rules_{len(says)}.py").write_text(text, encoding="utf-8")
    point = EntryPoint("county", f"county_rules_{len(says)}", "policydiff.rules")
    monkeypatch.setattr(extensions, "entry_points", lambda group: [point])
    done = run()
    assert isinstance(done.exception, PolicydiffError)
    assert says in str(done.exception)
