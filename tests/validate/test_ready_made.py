"""The GitHub action, the pre-commit hooks and the documented snippets, as far as they can be tried without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample import SOURCE

from policydiff.pipeline import parse_file
from policydiff.store import dump_notice

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
BASH = shutil.which("bash")
COMMAND = Path(sys.executable).with_name("policydiff")
needs_bash = pytest.mark.skipif(BASH is None or not COMMAND.exists(), reason="needs bash and the installed command")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "structured").mkdir()
    (tmp_path / "data" / "raw" / "sample.txt").write_text(SOURCE, encoding="utf-8")
    text = dump_notice(parse_file(tmp_path / "data" / "raw" / "sample.txt"))
    (tmp_path / "data" / "structured" / "sample.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run_step(name: str, folder: Path, inputs: dict[str, str] | None = None, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run a step of the action as the runner would: its script in bash, its expressions filled in."""
    values = {key: str(given.get("default", "")) for key, given in ACTION["inputs"].items()} | (inputs or {})
    step = STEPS[name]

    def fill(text: str) -> str:
        return re.sub(
            r"\$\{\{ *(?:inputs\.([\w-]+)|github\.action_path) *\}\}", lambda found: values[found[1]] if found[1] else str(ROOT), text
        )

    assert "${{" not in step["run"], "an expression in a script would let an input run as code"
    env = {
        **os.environ,
        **{key: fill(value) for key, value in step.get("env", {}).items()},
        "PATH": f"{path or COMMAND.parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_PATH": str(folder / "path"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    return subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-c", step["run"]],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_action_is_composite_and_documents_its_inputs() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in STEPS.values())
    assert all(given["description"] for given in ACTION["inputs"].values())


@needs_bash
def test_the_action_passes_clean_files(folder: Path) -> None:
    done = run_step("Validate", folder)
    assert done.returncode == 0, done.stderr
    assert "### policydiff validate" in (folder / "summary.md").read_text(encoding="utf-8")


@needs_bash
def test_the_action_annotates_damage_and_writes_sarif(folder: Path) -> None:
    path = folder / "data" / "structured" / "sample.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 45,", "value: 46,"), encoding="utf-8")
    done = run_step(
        "Validate", folder, {"sarif": "findings.sarif", "paths": "data/structured\ndata/structured/sample.yaml\n", "raw": "data/raw"}
    )
    assert done.returncode == 1
    assert "::error file=data/structured/sample.yaml,line=" in done.stdout
    assert (folder / "findings.sarif").exists()


@needs_bash
def test_the_action_takes_several_paths_and_names_with_blanks_or_dashes(folder: Path) -> None:
    structured = folder / "data" / "structured"
    (structured / "sample.yaml").rename(structured / "科技 方案.yaml")
    (folder / "-data").mkdir()
    assert run_step("Validate", folder, {"paths": "  data/structured/科技 方案.yaml\n\n  data/structured\n"}).returncode == 0
    done = run_step("Validate", folder, {"paths": "-data"})
    assert done.returncode == 2
    assert "no structured file (the .yaml that parse writes) in -data" in done.stderr


@needs_bash
def test_the_action_fails_for_warnings(folder: Path) -> None:
    (folder / "data" / "raw" / "sample.txt").unlink()
    done = run_step("Validate", folder)
    assert done.returncode == 1
    assert "::warning file=data/structured/sample.yaml,line=" in done.stdout


@needs_bash
def test_an_input_does_not_run_as_code(folder: Path) -> None:
    done = run_step("Validate", folder, {"paths": "$(touch oops) `touch oops` ; touch oops"})
    assert done.returncode != 0
    assert not (folder / "oops").exists()


@needs_bash
def test_the_action_installs_itself_into_its_own_environment(folder: Path) -> None:
    # a stand-in for Python: makes the environment's folder, and notes what pip is asked for
    stand_in = folder / "stand-in"
    stand_in.mkdir()
    (stand_in / "python3").write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\necho "$@" >> {folder}/asked\\n\' > "$3/bin/python"\nchmod +x "$3/bin/python"\n',
        encoding="utf-8",
    )
    (stand_in / "python3").chmod(0o755)
    done = run_step("Install policydiff", folder, path=str(stand_in))
    assert done.returncode == 0, done.stderr
    assert (folder / "asked").read_text(encoding="utf-8").split() == [
        *("-m", "pip", "install", "--quiet", "--constraint", f"{ROOT}/constraints.txt"),
        f"{ROOT}[all]",
    ]
    assert (folder / "path").read_text(encoding="utf-8").strip() == str(folder / "temp" / "policydiff" / "bin")


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_exists(hook: dict[str, Any], folder: Path) -> None:
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert hook["language"] == "python"
    command, *arguments = hook["entry"].split()
    assert command == "policydiff"
    named = ["data/structured/sample.yaml"] if hook["pass_filenames"] else []
    assert re.search(hook["files"], "data/structured/sample.yaml")
    assert not re.search(hook["files"], "src/policydiff/store.py")
    if COMMAND.exists():
        done = subprocess.run([COMMAND, *arguments, *named], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr


def snippets(language: str) -> list[Any]:
    page = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL) if "…" not in block]


def test_the_documented_snippets_use_what_there_is(folder: Path) -> None:
    blocks = snippets("yaml")
    gitlab = next(block for block in blocks if isinstance(block, dict) and "policydiff" in block)["policydiff"]
    install, validate = gitlab["script"]
    assert install.startswith("pip install")
    assert gitlab["artifacts"]["reports"]["junit"] == "policydiff.xml"
    if COMMAND.exists():
        done = subprocess.run([COMMAND, *validate.split()[1:]], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0
        assert (folder / "policydiff.xml").exists()
    steps = next(block for block in blocks if isinstance(block, list) and any("policydiff@" in str(step.get("uses")) for step in block))
    used = next(step for step in steps if "policydiff@" in str(step.get("uses")))
    assert used["with"].keys() <= ACTION["inputs"].keys()
    hooks = next(block for block in blocks if isinstance(block, list) and "repo" in block[0])[0]["hooks"]
    assert {hook["id"] for hook in hooks} <= {hook["id"] for hook in HOOKS}
