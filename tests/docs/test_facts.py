"""What the pages say of the Makefile, the action, the hooks and the architecture is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from doc_pages import PAGES, path_of, prose_of, text_of

from docs_console import pieces
from policydiff.vocab.load import load_yaml

HEAVY = {
    "rich": "rich",
    "rapidfuzz": "rapidfuzz",
    "jinja2": "jinja2",
    "jieba": "jieba",
    "selectolax": "selectolax",
    "pypdfium2": "pypdfium2",
    "xlsxwriter": "xlsxwriter",
    "openpyxl": "openpyxl",
    "reportlab": "reportlab",
    "the models": "policydiff.model",
    "yaml": "yaml",
}
"""What `What each command loads` of ARCHITECTURE.md speaks of, with what no command of these loads, and the module that shows it."""

LOADS = {
    "--help": set(),
    "list": set(),
    "parse data/raw/wuxi-keji-fuwu-2023.txt": {"the models"},
    "parse tests/fixtures/tasks.docx": {"the models"},
    "parse tests/fixtures/city-tasks.html": {"the models", "selectolax"},
    "parse tests/fixtures/services.pdf": {"the models", "pypdfium2"},
    "parse data/raw/wuxi-keji-fuwu-2023.txt --format csv": {"the models"},
    "parse data/raw/wuxi-keji-fuwu-2023.txt --format xlsx": {"the models", "xlsxwriter"},
    "show wuxi-keji-fuwu-2023": {"the models", "rich"},
    "show data/raw/chongqing-reply-0798-2024.txt --format html": {"the models", "jinja2"},
    "compare docs/examples/county.txt docs/examples/city.txt": {"the models", "rapidfuzz", "rich"},
    "compare docs/examples/county.txt docs/examples/city.txt --format html": {"the models", "rapidfuzz", "jinja2"},
    "compare docs/examples/county.txt docs/examples/city.txt --terms": {"the models", "rapidfuzz", "rich", "jieba"},
    "rules": {"the models"},
}
_PROBE = """
import contextlib, io, os, sys
from policydiff.cli import called
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
    with contextlib.suppress(SystemExit):
        called()
os.write(1, " ".join(sys.modules).encode())
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a cache that has all words in it: the first command of all reads YAML."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        for path in path_of("src/policydiff/vocab/words").glob("*.yaml"):
            load_yaml.__wrapped__(path.stem)
    return {**os.environ, "XDG_CACHE_HOME": folder}


@pytest.mark.parametrize("command", LOADS)
def test_commands_load_what_the_architecture_says(command: str, cache: dict[str, str]) -> None:
    line = [sys.executable, "-c", _PROBE, *command.split()]
    done = subprocess.run(line, cwd=path_of(""), env=cache, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert {name for name, module in HEAVY.items() if module in loaded} == LOADS[command]


def table_after(heading: str) -> str:
    return text_of("ARCHITECTURE.md").partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_the_map_of_rooms_is_complete() -> None:
    cells = [line.split(" | ")[0] for line in table_after("The rooms").splitlines() if line.startswith("| `")]
    named = {name for cell in cells for name in re.findall(r"`([a-z_]+(?:/|\.py))`", cell)}
    found = {f"{path.name}/" if path.is_dir() else path.name for path in path_of("src/policydiff").iterdir() if path.name[0].isalpha()}
    assert named == found - {"py.typed"}


@pytest.mark.parametrize("room", ["corpora", "parse", "compare"])
def test_the_map_names_the_rooms_within(room: str) -> None:
    row = next(line for line in table_after("The rooms").splitlines() if line.startswith(f"| `{room}/`"))
    within = {f"{path.name}/" for path in path_of(f"src/policydiff/{room}").iterdir() if (path / "__init__.py").is_file()}
    assert within <= set(re.findall(r"`([a-z_]+/)`", row))


def test_the_order_of_imports_is_the_one_that_is_executed() -> None:
    config = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    layers = [sorted(name.strip().removeprefix("policydiff.") for name in layer.split("|")) for layer in config]
    line = next(line for line in table_after("Imports go one way").splitlines() if " > " in line)
    assert [sorted(name.strip() for name in part.split(",")) for part in line.split(" > ")] == layers


def test_modules_named_exist() -> None:
    for name in re.findall(r"`([a-z_]+/[a-z_/]+\.(?:py|yaml))`", text_of("ARCHITECTURE.md")):
        assert path_of(name if name.startswith("docs/") else f"src/policydiff/{name}").exists(), name


@pytest.mark.parametrize("page", PAGES)
def test_targets_of_make_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = re.findall(r"`make ([a-z-]+)`", prose_of(page))
    named += [
        found for piece in pieces(text_of(page)) if piece.is_fence for found in re.findall(r"^make ([a-z-]+)", piece.body, re.MULTILINE)
    ]
    assert set(named) <= targets


def yaml_blocks(page: str) -> list[str]:
    return [piece.body for piece in pieces(text_of(page)) if piece.kind == "yaml" and piece.is_fence]


def test_the_action_has_the_inputs_that_are_documented() -> None:
    inputs = set(yaml.safe_load(text_of("action.yml"))["inputs"])
    line = next(line for line in text_of("docs/for-ci.md").splitlines() if line.startswith("Inputs: "))
    assert set(re.findall(r"`([a-z-]+)`", line)) == inputs
    steps = [step for body in yaml_blocks("docs/for-ci.md") if "jobs:" in body for step in yaml.safe_load(body)["jobs"]["notices"]["steps"]]
    own = [step["with"] for step in steps if "policydiff@" in step["uses"]]
    assert own and set(own[0]) <= inputs


def test_the_hooks_that_are_documented_exist() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load(text_of(".pre-commit-hooks.yaml"))}
    named = [
        hook["id"]
        for body in yaml_blocks("docs/for-ci.md")
        if "hooks:" in body
        for repo in yaml.safe_load(body)["repos"]
        for hook in repo["hooks"]
    ]
    assert set(named) == hooks


def test_the_version_is_the_one_of_the_package() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## [{version}]" in text_of("CHANGELOG.md")
    assert f"policydiff {version}" in text_of("docs/for-researchers.md")
