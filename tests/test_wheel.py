"""What people install: the wheel, without extras, in an empty environment far from this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from policydiff.pipeline import parse_file
from policydiff.store import dump_notice

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
BIN = "Scripts" if os.name == "nt" else "bin"
pytestmark = pytest.mark.slow


def pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that has the wheel and what it needs, and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    pip("--python", str(home), "install", "--no-compile", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    return home / BIN


def run(environment: Path, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "POLICYDIFF"))}
    # the words of jieba are cached where the user has caches
    more = {"XDG_CACHE_HOME": str(folder.parent / "cache"), **more}
    return subprocess.run(
        [environment / "policydiff", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**clean, **more},
        check=False,
    )


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    held = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    here = (path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    notices = {f"policydiff/demo/{path.name}" for path in RAW.glob("*.txt")}  # for `policydiff demo`
    assert held == {path.relative_to(ROOT / "src").as_posix() for path in here} | notices
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_command_is_there_and_tells_what_is_missing(environment: Path, tmp_path: Path) -> None:
    done = run(environment, tmp_path, "--version")
    assert done.returncode == 0, done.stderr
    assert [line.split()[:2] for line in done.stdout.splitlines()[1:]] == [["html", "missing:"], ["pdf", "missing:"], ["xlsx", "missing:"]]


def test_parse_and_compare_without_extras(environment: Path, tmp_path: Path) -> None:
    done = run(environment, tmp_path, "parse", str(RAW), "-o", "data/structured", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    for raw in RAW.glob("*.txt"):
        written = (tmp_path / "data" / "structured" / f"{raw.stem}.yaml").read_text(encoding="utf-8")
        assert written == dump_notice(parse_file(raw)), "the installed program reads otherwise than this one"
    done = run(environment, tmp_path, "compare", "wuxi", "chongqing", "--terms")
    assert done.returncode == 0, done.stderr
    assert "巫溪县" in done.stdout
    assert run(environment, tmp_path, "compare", "wuxi", "chongqing", "-o", "report.html").returncode == 0
    assert run(environment, tmp_path, "validate", "--raw", str(RAW)).returncode == 0
    assert (tmp_path / "report.html").stat().st_size > 50_000


MISSING = [
    pytest.param(["parse", str(ROOT / "tests/fixtures/province-trs.html")], "html", id="html"),
    pytest.param(["parse", str(ROOT / "tests/fixtures/services.pdf")], "pdf", id="pdf"),
    pytest.param(["parse", str(RAW / "wuxi-keji-fuwu-2023.txt"), "-o", "x.xlsx"], "xlsx", id="xlsx"),
]


@pytest.mark.parametrize(("words", "extra"), MISSING)
def test_a_missing_extra_names_the_command_that_installs_it(environment: Path, tmp_path: Path, words: list[str], extra: str) -> None:
    done = run(environment, tmp_path, *words)
    assert done.returncode == 2
    assert f'pip install ".[{extra}]"' in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_the_library_in_that_environment(environment: Path, tmp_path: Path) -> None:
    code = "import policydiff; n = policydiff.parse_text('一、总则\\n加快发展。'); print(policydiff.__version__, n._repr_html_()[:3])"
    done = subprocess.run([environment / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" <p>\n")
