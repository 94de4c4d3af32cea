"""The house as ARCHITECTURE.md has it: imports one way, one door for each third party, small modules, nothing heavy loaded for nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from policydiff.errors import Exit

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "policydiff"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]

DOORS = {
    "typer": r"cli/.*",
    "rich": r"report/.*|cli/progress\.py",
    "pydantic": r"model/.*|store/.*|validate/.*",
    "yaml": r"text/(placed|nodes)\.py|vocab/(load|overlay)\.py",
    "jieba": r"text/words\.py",
    "rapidfuzz": r"text/similarity\.py",
    "charset_normalizer": r"read/decode\.py",
    "selectolax": r"read/.*",
    "pypdfium2": r"read/.*",
    "xlsxwriter": r"report/office/workbook\.py",
    "jinja2": r"report/html/.*\.py",
    "markupsafe": r"report/html/.*\.py",
}
"""Where a third party may be imported; everything else asks the module behind the door."""

HEAVY = ("jieba", "selectolax", "pypdfium2", "xlsxwriter", "jinja2", "rapidfuzz", "pydantic")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(path: Path) -> set[str]:
    """The modules that a module imports, at the top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return found


def imported(path: Path) -> set[str]:
    """The top-level packages of those modules."""
    return {name.partition(".")[0] for name in modules(path)}


# --- rooms and doors ----------------------------------------------------------------------------------------------------


def test_imports_go_one_way() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


def test_every_room_has_a_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = {part.strip() for layer in settings["tool"]["importlinter"]["contracts"][0]["layers"] for part in layer.split("|")}
    rooms = {f"policydiff.{name.partition('/')[0].removesuffix('.py')}" for name in NAMES} - {"policydiff.__init__", "policydiff.__main__"}
    assert rooms == layers


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_third_parties_come_in_by_their_door(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    for package in imported(path) - sys.stdlib_module_names - {"policydiff"}:
        assert package in DOORS, f"{name} imports {package}, which has no door"
        assert re.fullmatch(DOORS[package], name), f"{name} imports {package}, which only {DOORS[package]} may"


def test_what_is_declared_is_what_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {re.split(r"[<>=]", need)[0] for need in (*project["dependencies"], *extras["html"], *extras["pdf"], *extras["xlsx"])}
    names = {"pyyaml": "yaml", "charset-normalizer": "charset_normalizer"}
    used = {package for path in MODULES for package in imported(path)} - sys.stdlib_module_names - {"policydiff"}
    assert {names.get(package, package) for package in declared} == used - {"markupsafe"}  # which comes with jinja2


# --- modules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert ast.get_docstring(tree(path)), "a module begins with what it is for"
    assert not re.search(r"util|helper|common|manager|misc", path.name)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_functions_are_small(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and node.body:
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            assert (node.end_lineno or 0) - first.lineno + 1 <= 40, f"{node.name} is long"


TREES = {"model/notice.py", "compare/side/pages.py", "validate/view.py"}
"""Where a tree of sections is walked: by the model, and where a tree of another kind is made of it."""


def test_nobody_else_recurses_over_sections() -> None:
    found = {
        name
        for path, name in zip(MODULES, NAMES, strict=True)
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(node, ast.Attribute) and node.attr == "sections" for node in ast.walk(function))
        and any(isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == function.name for node in ast.walk(function))
    }
    assert found == TREES


def test_no_stage_reads_the_clock_the_network_or_the_environment() -> None:
    for path, name in zip(MODULES, NAMES, strict=True):
        if name.partition("/")[0] in ("parse", "compare", "validate", "model", "report", "vocab"):
            assert not {"time", "socket", "urllib.request", "http.client", "random", "secrets", "subprocess", "os"} & modules(path), name


# --- what is loaded when ------------------------------------------------------------------------------------------------


def loaded(code: str) -> set[str]:
    """Which of the heavy packages are loaded after some code, in a process of its own."""
    code += f"\nimport sys; print('LOADED', *[name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return set(done.stderr.decode("utf-8").splitlines()[-1].split()[1:])


LIGHT = ["policydiff", "policydiff.cli", "policydiff.corpus", "policydiff.batch", "policydiff.errors", "policydiff.store"]


@pytest.mark.parametrize("module", LIGHT)
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") == set()


def test_a_public_error_loads_no_models() -> None:
    assert loaded("import policydiff; policydiff.PolicydiffError; policydiff.__version__") == set()


COMMANDS = [
    pytest.param("list", set(), id="list"),
    pytest.param("show wuxi-keji-fuwu-2023", set(), id="show"),
    pytest.param("parse data/raw/wuxi-keji-fuwu-2023.txt", set(), id="parse text"),
    pytest.param("parse tests/fixtures/province-trs.html", {"selectolax"}, id="parse HTML"),
    pytest.param("parse tests/fixtures/services.pdf", {"pypdfium2"}, id="parse PDF"),
    pytest.param("parse tests/fixtures/tasks.docx", set(), id="parse DOCX"),
    pytest.param("compare data/raw/wuxi-keji-fuwu-2023.txt data/raw/chongqing-keji-fuwu-2023.txt", {"rapidfuzz"}, id="compare"),
    pytest.param("show data/raw/wuxi-keji-fuwu-2023.txt --format html", {"jinja2"}, id="an HTML page"),
    pytest.param("parse data/raw/wuxi-keji-fuwu-2023.txt --format csv", set(), id="a table"),
    pytest.param("parse data/raw/wuxi-keji-fuwu-2023.txt --format xlsx", {"xlsxwriter"}, id="a workbook"),
    pytest.param("rules", set(), id="rules"),
]


@pytest.mark.parametrize(("command", "expected"), COMMANDS)
def test_a_command_loads_what_it_uses(command: str, expected: set[str]) -> None:
    run = f"from policydiff.cli import app\nassert not app({command.split()!r}, standalone_mode=False)"
    # typer itself loads pydantic to understand arguments
    assert loaded(run) - {"pydantic"} == expected


# --- promises in print --------------------------------------------------------------------------------------------------


def test_exit_codes_are_the_documented_ones() -> None:
    assert {code.name: code.value for code in Exit} == {"OK": 0, "FINDINGS": 1, "USAGE": 2, "INTERNAL": 3, "INTERRUPTED": 130}


def test_the_package_is_typed_and_licensed() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
