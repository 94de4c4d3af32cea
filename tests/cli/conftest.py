"""The command in this process, and a data folder for it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from cli_sample import CITY, COUNTY, Run, Runner

from in_process import run_here


@pytest.fixture(scope="session")
def run() -> Runner:
    """Run the command in this process, through its real entry point: run("list", stdin=b"…")."""

    def call(*words: str, stdin: bytes = b"") -> Run:
        code, out, err = run_here(*words, stdin=stdin, console="ascii", env={"COLUMNS": "100"})
        return Run(code, out, err.decode("utf-8"))

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: data/raw with a city's and a county's notice, not parsed yet."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def parsed_once(tmp_path_factory: pytest.TempPathFactory, run: Runner) -> Path:
    """Such a folder, parsed: two hundred tests begin with a copy of it."""
    folder = tmp_path_factory.mktemp("parsed")
    lay_out(folder)
    with contextlib.chdir(folder):
        assert run("parse", "data/raw", "-o", "data/structured").code == 0
    return folder


@pytest.fixture
def parsed(folder: Path, parsed_once: Path) -> Path:
    """The same, parsed into data/structured."""
    shutil.copytree(parsed_once, folder, dirs_exist_ok=True)
    return folder


def lay_out(folder: Path) -> None:
    """Write the two raw notices."""
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "shaoxing.txt").write_text(CITY, encoding="utf-8")
    (raw / "xinchang.txt").write_text(COUNTY, encoding="utf-8")
