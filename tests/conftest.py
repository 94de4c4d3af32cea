"""What all tests share: replayable random cases, golden files, and the real command."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# The random cases are the same in every run and everywhere: a failure in CI is a failure here, and a change that breaks nothing fails
# nowhere. To look for new ones: pytest --hypothesis-profile=search.
settings.register_profile("replay", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("replay")

# Hundreds of commands are started, each of which would compile all modules anew where compiled ones are not to be written.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

Golden = Callable[[str, str], None]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the difference before you commit it")


def pytest_configure(config: pytest.Config) -> None:
    # A shell lets what it starts in the background ignore Ctrl-C, and so would the commands that are started here and interrupted.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.getoption("--update-golden") and os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise pytest.UsageError("--update-golden does not run in CI: what is golden is for a person to judge")


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.set_threshold(20_000, 20, 20)
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def what_lasts_is_looked_through_once() -> Iterator[None]:
    """Ten thousand tests and what modules keep (trees of the code, parsed notices) are millions of objects, through which garbage would be sought again and again."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file of that name in the folder golden/ beside the test."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing: pytest --update-golden writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def command() -> Command:
    """Run policydiff as a person does, in a process of its own: command("list", cwd=folder, stdin=bytes, env={…})."""

    def run(*words: str, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "policydiff", *words],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            timeout=120,
            env={**os.environ, "COLUMNS": "100", **(env or {})},
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run
