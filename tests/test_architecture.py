"""The house as ARCHITECTURE.md has it: imports one way, one door for each third party, small modules, nothing heavy loaded for nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from code_trees import nodes, tree
from policydiff.errors import Exit

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "policydiff"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
HOUSE = dict(zip(NAMES, MODULES, strict=True))

DOORS = {
    "typer": r"cli/.*",
    "rich": r"report/.*|cli/outcomes\.py",
    "pydantic": r"model/.*|store/.*|validate/.*",
    "yaml": r"text/placed/.*|vocab/(load|overlay)\.py",
    "jieba": r"text/words\.py",
    "rapidfuzz": r"text/similarity\.py",
    "charset_normalizer": r"read/decode\.py",
    "selectolax": r"read/.*",
    "pypdfium2": r"read/.*",
    "xlsxwriter": r"report/office/workbook\.py",
    "reportlab": r"report/office/codebook_print\.py",
    "openpyxl": r"corrections/opened\.py",
    "jinja2": r"report/html/.*\.py",
    "markupsafe": r"report/html/.*\.py",
    "duckdb": r"archive/\w+\.py",
    "pyarrow": r"archive/\w+\.py",
    "sqlglot": r"archive/recipes\.py",
    "pandas": r"spark\.py",
    "pyspark": r"spark\.py",
}
"""Where a third party may be imported; everything else asks the module behind the door."""

HEAVY = ("jieba", "selectolax", "pypdfium2", "xlsxwriter", "openpyxl", "reportlab", "jinja2", "rapidfuzz", "pydantic")


@cache
def modules(path: Path) -> set[str]:
    """The modules that a module imports, at the top or inside a function."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return found


def outer_modules(path: Path) -> set[str]:
    """The modules that a module imports when it is itself imported."""
    found: set[str] = set()
    for node in tree(path).body:
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


def test_third_parties_come_in_by_their_door() -> None:
    outside = {(name, package) for name, path in HOUSE.items() for package in imported(path) - sys.stdlib_module_names - {"policydiff"}}
    assert not sorted((name, package) for name, package in outside if not re.fullmatch(DOORS.get(package, ""), name))


def test_what_is_declared_is_what_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {
        re.split(r"[<>=]", need)[0]
        for needs in (project["dependencies"], *(extras[name] for name in ("html", "pdf", "xlsx", "archive", "print", "spark")))
        for need in needs
    }
    names = {"pyyaml": "yaml", "charset-normalizer": "charset_normalizer"}
    used = {package for path in MODULES for package in imported(path)} - sys.stdlib_module_names - {"policydiff"}
    assert {names.get(package, package) for package in declared} == used - {"markupsafe"}  # which comes with jinja2


# --- modules ------------------------------------------------------------------------------------------------------------


def test_modules_are_small() -> None:
    assert not {name: lines for name, path in HOUSE.items() if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300}


def test_the_first_line_of_a_module_says_what_it_holds() -> None:
    first = {name: (ast.get_docstring(tree(path)) or "").partition("\n")[0] for name, path in HOUSE.items()}
    assert not {name: line for name, line in first.items() if len(line) < 15 or line[-1] not in ".:?…："}
    lines = sorted(first.values())
    assert not {line for line, after in pairwise(lines) if line == after}, "two modules say the same"


def test_names_of_modules_tell_something() -> None:
    assert not [name for name in NAMES if re.search(r"util|helper|common|manager|misc|base\.py", name)]


def test_folders_hold_no_more_than_a_dozen_modules() -> None:
    counts = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES if path.name != "__init__.py")
    assert not {folder: count for folder, count in counts.items() if count > 12}


def test_parse_and_compare_have_at_most_eight_rooms() -> None:
    for room in ("parse", "compare"):
        assert len([path for path in (PACKAGE / room).iterdir() if (path / "__init__.py").exists()]) <= 8


def test_folders_import_in_no_circle() -> None:
    """The folders of the package, drawn from their imports: below the rooms that the layers order, too."""
    arrows: dict[str, set[str]] = defaultdict(set)
    for name, path in HOUSE.items():
        here = name.rpartition("/")[0]
        for module in outer_modules(path):
            target = module.removeprefix("policydiff.").replace(".", "/")
            there = target if (PACKAGE / target).is_dir() else target.rpartition("/")[0]
            inside = f"{here}/".startswith(f"{there}/") or f"{there}/".startswith(f"{here}/")  # a room and what is below it
            if module.startswith("policydiff.") and here and there and not inside:
                arrows[here].add(there)
    TopologicalSorter(arrows).prepare()  # raises CycleError, which names the circle


def test_functions_are_small() -> None:
    long = []
    for name, path in HOUSE.items():
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                if (node.end_lineno or 0) - first.lineno + 1 > 40:
                    long.append(f"{name}: {node.name}")
    assert not long


TREES = {"compare/side/pages.py", "validate/view.py"}
"""Where functions call themselves for the sections below: where a tree of another kind is made. The model walks with a loop."""


def test_nobody_else_recurses_over_sections() -> None:
    found = {
        name
        for path, name in zip(MODULES, NAMES, strict=True)
        for function in nodes(path)
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(node, ast.Attribute) and node.attr == "sections" for node in ast.walk(function))
        and any(isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == function.name for node in ast.walk(function))
    }
    assert found == TREES


def test_no_stage_reads_the_clock_the_network_or_the_environment() -> None:
    for path, name in zip(MODULES, NAMES, strict=True):
        if name.partition("/")[0] in ("parse", "compare", "validate", "model", "report", "vocab"):
            assert not {"time", "socket", "urllib.request", "http.client", "random", "secrets", "subprocess", "os"} & modules(path), name


# --- what is loaded when (by which command: tests/docs/test_facts.py) ------------------------------------------------------------------------------------------------


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


# --- promises in print --------------------------------------------------------------------------------------------------


def test_repeated_groups_give_up_what_they_read_by_atomic_groups() -> None:
    """Python before 3.11.5 goes on behind the place where a group that is repeated possessively, (?:…)*+, fails in its middle."""
    possessive = re.compile(r"\)(?:[*?+]|\{[\d,]+\})\+")
    found = [name for name, path in HOUSE.items() if possessive.search(path.read_text(encoding="utf-8"))]
    words = [path.name for path in (PACKAGE / "vocab" / "words").iterdir() if possessive.search(path.read_text(encoding="utf-8"))]
    assert (found, words) == (["read/html/markup.py"], [])  # whose group reads one character at a time


def test_exit_codes_are_the_documented_ones() -> None:
    assert {code.name: code.value for code in Exit} == {"OK": 0, "FINDINGS": 1, "USAGE": 2, "INTERNAL": 3, "INTERRUPTED": 130}


def test_the_package_is_typed_and_licensed() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
