"""`import policydiff`: what other programs and notebooks call."""

from __future__ import annotations

import base64
import doctest
import gc
import html
import importlib
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from mypy import api as mypy

import policydiff
from policydiff.library.comparisons import diff
from policydiff.notebook import MAX_PAGE
from policydiff.store import dump_json, dump_notice

ROOT = Path(__file__).parents[1]
COUNTY, CITY = (ROOT / "data" / "raw" / f"{name}-keji-fuwu-2023.txt" for name in ("wuxi", "chongqing"))
TEXT = "一、发展目标\n到2025年，科技服务机构达到45家以上。（责任单位：县科技局）\n"


@pytest.fixture(scope="module")
def county() -> policydiff.Notice:
    return policydiff.parse_file(COUNTY)


@pytest.fixture(scope="module")
def comparison(county: policydiff.Notice) -> policydiff.Comparison:
    return policydiff.diff(county, CITY)


# --- what a call leaves behind ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("works", [True, False])
@pytest.mark.parametrize(
    "call",
    [
        lambda: policydiff.parse_text(TEXT),
        lambda: policydiff.parse_file(CITY),
        lambda: policydiff.parse_text(" "),
        lambda: policydiff.diff(COUNTY, CITY),
    ],
)
def test_the_collector_works_afterwards_where_it_did_before(works: bool, call: Callable[[], object]) -> None:
    try:
        (gc.enable if works else gc.disable)()
        with suppress(policydiff.PolicydiffError):
            call()
        assert gc.isenabled() == works
    finally:
        gc.enable()


@pytest.mark.parametrize("path", [COUNTY, CITY], ids=["county", "city"])
def test_a_notice_leaves_nothing_in_circles(path: Path) -> None:
    """What refers to itself stays in memory until it is looked for: of ten thousand notices on one process, a fifth of all that this takes."""
    policydiff.parse_file(path)  # what is loaded once may leave some
    gc.collect()
    gc.disable()
    try:
        policydiff.parse_file(path)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_comparison_leaves_nothing_of_ours_in_circles() -> None:
    child, parent = policydiff.parse_file(COUNTY), policydiff.parse_file(CITY)
    policydiff.diff(child, parent)
    gc.collect()
    gc.disable()
    try:
        gc.set_debug(gc.DEBUG_SAVEALL)
        policydiff.diff(child, parent)
        gc.collect()
        assert not [value for value in gc.garbage if type(value).__module__.startswith("policydiff")]
        assert len(gc.garbage) < 1000, "what rapidfuzz leaves of each search"
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


# --- names --------------------------------------------------------------------------------------------------------------


def test_every_public_name_is_there_and_documented() -> None:
    assert list(policydiff.__all__) == sorted(policydiff.__all__)
    for name in policydiff.__all__:
        assert getattr(policydiff, name) is getattr(policydiff, name)
        assert name in dir(policydiff)
        assert name == "__version__" or getattr(policydiff, name).__doc__, name


def test_what_the_type_checker_sees_is_what_is_there() -> None:
    typed = re.findall(
        r"^ {8}(\w+),$|import ((?:\w+, )*\w+)$|^    (__version__): str", (ROOT / "src/policydiff/__init__.py").read_text("utf-8"), re.M
    )
    names = {name for found in typed for part in found for name in part.split(", ") if name}
    assert set(policydiff.__all__) <= names


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'compared'"):
        policydiff.compared  # type: ignore[attr-defined] # noqa: B018


def test_no_room_has_the_name_of_a_public_function() -> None:
    rooms = {path.stem for path in (ROOT / "src" / "policydiff").iterdir()}
    assert not rooms & set(policydiff.__all__)
    code = "import policydiff; policydiff.diff, policydiff.check; import policydiff.compare.engine as e, policydiff.validate.check as c; print(e, c)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_all_can_be_imported_at_once() -> None:
    names: dict[str, object] = {}
    exec("from policydiff import *", names)
    assert set(policydiff.__all__) <= set(names)
    assert names["diff"] is diff


USE = """\
from pathlib import Path
from typing import assert_type

import policydiff

notice = policydiff.parse_text("一", name="a")
assert_type(notice, policydiff.Notice)
assert_type(policydiff.parse_bytes(b"", "a.txt"), policydiff.Notice)
assert_type(notice.targets[0].unit, str)
comparison = policydiff.diff(notice, Path("a.yaml"), topic="科技")
assert_type(comparison, policydiff.Comparison)
assert_type(policydiff.check(comparison), tuple[policydiff.Finding, ...])
assert_type(policydiff.load("a.yaml"), policydiff.Notice | policydiff.Comparison)
assert_type(policydiff.__version__, str)
policydiff.save(notice, "a.yaml")
notice.targets[0].units  # there is no such key
"""


def test_a_type_checker_understands_the_library(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    out, _, code = mypy.run(
        ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache"), str(tmp_path / "use.py")]
    )
    errors = [line for line in out.splitlines() if ": error:" in line]
    assert (code, len(errors)) == (1, 1), out
    assert f'use.py:{len(USE.splitlines())}: error: "Target" has no attribute "units"' in errors[0]


# --- doctests -----------------------------------------------------------------------------------------------------------

EXAMPLES = sorted(
    path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for path in (ROOT / "src").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_hold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0


def test_every_function_has_an_example() -> None:
    for name in ("parse_text", "parse_file", "parse_bytes", "load", "save", "diff", "check", "render"):
        assert ">>> " in (getattr(policydiff, name).__doc__ or ""), name


# --- values -------------------------------------------------------------------------------------------------------------


def test_results_are_frozen(county: policydiff.Notice, comparison: policydiff.Comparison) -> None:
    for value, name in ((county, "id"), (county.targets[0], "value"), (comparison.matches[0], "verdict"), (comparison.summary, "targets")):
        with pytest.raises(ValueError, match="frozen"):
            setattr(value, name, None)
    assert isinstance(county.tasks, tuple)
    assert isinstance(comparison.matches[0].edits, tuple)


def test_the_same_input_gives_the_same_value(county: policydiff.Notice, comparison: policydiff.Comparison) -> None:
    assert policydiff.parse_file(str(COUNTY)) == county
    assert policydiff.parse_bytes(COUNTY.read_bytes(), COUNTY.name) == county
    assert policydiff.diff(COUNTY, CITY) == comparison


def test_a_text_is_named(county: policydiff.Notice) -> None:
    assert policydiff.parse_text(TEXT).id == "notice"
    found = policydiff.parse_text(COUNTY.read_text(encoding="utf-8"), name=county.id)
    assert (found.id, found.targets, found.tasks) == (county.id, county.targets, county.tasks)


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json"])
def test_what_is_saved_is_loaded(tmp_path: Path, county: policydiff.Notice, comparison: policydiff.Comparison, ending: str) -> None:
    policydiff.save(county, tmp_path / f"a{ending}")
    policydiff.save(comparison, str(tmp_path / f"b{ending}"))
    assert policydiff.load(tmp_path / f"a{ending}") == county
    policydiff.save(policydiff.load(str(tmp_path / f"b{ending}")), tmp_path / f"c{ending}")  # shares are rounded once
    assert (tmp_path / f"c{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_what_is_saved_is_what_the_command_writes(tmp_path: Path, county: policydiff.Notice) -> None:
    policydiff.save(county, tmp_path / "a.yaml")
    policydiff.save(county, tmp_path / "a.json")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == dump_notice(county)
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == dump_json(county)


def test_structured_files_compare_like_raw_ones(tmp_path: Path, county: policydiff.Notice, comparison: policydiff.Comparison) -> None:
    policydiff.save(county, tmp_path / f"{county.id}.yaml")
    policydiff.save(policydiff.parse_file(CITY), tmp_path / "chongqing.json")
    assert policydiff.diff(tmp_path / f"{county.id}.yaml", tmp_path / "chongqing.json") == comparison


def test_validation_of_values_and_files(tmp_path: Path, county: policydiff.Notice, comparison: policydiff.Comparison) -> None:
    assert [finding for finding in policydiff.check(county, source=COUNTY) if finding.severity != "info"] == []
    assert policydiff.check(comparison) == ()
    changed = county.model_copy(update={"targets": (county.targets[0].model_copy(update={"unit": "个"}), *county.targets[1:])})
    found = {finding.rule for finding in policydiff.check(changed, source=COUNTY) if finding.severity == "error"}
    assert found
    (tmp_path / "raw").mkdir()
    (tmp_path / "structured").mkdir()
    (tmp_path / "raw" / COUNTY.name).write_bytes(COUNTY.read_bytes())
    policydiff.save(changed, tmp_path / "structured" / "a.yaml")
    in_file = {finding.rule for finding in policydiff.check(tmp_path / "structured" / "a.yaml") if finding.severity == "error"}
    assert found <= in_file
    assert in_file == {
        finding.rule for finding in policydiff.check(tmp_path / "structured" / "a.yaml", source=COUNTY) if finding.severity == "error"
    }
    assert [finding.rule for finding in policydiff.check(tmp_path / "none.yaml")] == ["unreadable"]


REFUSED = [
    pytest.param(lambda: policydiff.parse_text(" \n"), policydiff.UnreadableSource, "is empty", id="a blank text"),
    pytest.param(lambda: policydiff.parse_file("none.txt"), policydiff.UnreadableSource, "no such file", id="no file"),
    pytest.param(lambda: policydiff.parse_bytes(b"\x89PNG\0", "a.png"), policydiff.UnreadableSource, "picture", id="a picture"),
    pytest.param(lambda: policydiff.load("none.yaml"), policydiff.UnreadableSource, "cannot be read", id="no structured file"),
    pytest.param(
        lambda: policydiff.load(ROOT / "pyproject.toml"), policydiff.InvalidDocument, "neither a structured notice nor", id="another file"
    ),
    pytest.param(
        lambda: policydiff.save(policydiff.parse_text(TEXT), "a.txt"), policydiff.PolicydiffError, "ends in .yaml", id="another ending"
    ),
    pytest.param(lambda: policydiff.diff(COUNTY, CITY, topic="农业"), policydiff.NotFound, "no plan", id="no such topic"),
    pytest.param(
        lambda: policydiff.render(policydiff.parse_text(TEXT), "word"), policydiff.PolicydiffError, "no format 'word'", id="no such format"
    ),
]


@pytest.mark.parametrize(("call", "error", "said"), REFUSED)
def test_what_stops_a_call_has_a_message(call, error: type[policydiff.PolicydiffError], said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=re.escape(said)) as caught:
        call()
    assert isinstance(caught.value, policydiff.PolicydiffError)
    assert said in caught.value.message


# --- notebooks ----------------------------------------------------------------------------------------------------------


def shown(value: policydiff.Notice | policydiff.Comparison) -> tuple[str, str]:
    """What a notebook shows of a value: the line above, and the page in the frame."""
    text = value._repr_html_()  # type: ignore[union-attr]
    head, _, frame = text.partition("<iframe ")
    data = re.search(r'src="data:text/html;charset=utf-8;base64,([A-Za-z0-9+/=]+)"', frame)
    return html.unescape(re.sub(r"<[^>]+>", " ", head)), base64.b64decode(data[1]).decode("utf-8") if data else ""


def test_a_notice_shows_itself(county: policydiff.Notice) -> None:
    head, page = shown(county)
    assert "巫溪县人民政府办公室关于印发" in head
    assert "重庆市巫溪县 · 2023-09-06 · 19 sections · 10 tasks · 18 targets · 1 diagnostic" in head
    assert page == policydiff.render(county, "html")


def test_a_comparison_shows_itself(comparison: policydiff.Comparison) -> None:
    head, page = shown(comparison)
    assert re.search(r"年） → 巫溪县.*\d+% of the parent's text stands in the child · .* · 17 targets scaled", head, re.DOTALL)
    assert page == policydiff.render(comparison, "html")


def test_a_hostile_notice_reaches_neither_the_notebook_nor_the_network() -> None:
    text = policydiff.parse_text(
        "<script>alert(1)</script>县人民政府关于印发\x1b]0;x\x07计划的通知\n一、总则\n加快发展。", name='"><b>'
    )._repr_html_()  # type: ignore[attr-defined]
    outside = re.sub(r'base64,[A-Za-z0-9+/=]+"', '"', text)
    assert "<script" not in outside
    assert "\x1b" not in outside
    assert re.findall(r"<(\w+)", outside) == ["p", "b", "br", "iframe"]
    assert 'sandbox="allow-scripts"' in outside  # and not allow-same-origin
    assert "default-src 'none'" in html.unescape(shown(policydiff.parse_text(TEXT))[1])


def test_a_page_too_long_for_a_notebook_is_left_to_a_file() -> None:
    found = policydiff.parse_text("".join(f"{number}．加快发展第{number}项工作。" + "加强组织领导。" * 60 + "\n" for number in range(9)))
    huge = found.model_copy(update={"notice": found.notice.model_copy(update={"addressees": ("各县人民政府，" * (MAX_PAGE // 7),)})})
    head, page = shown(huge)
    assert page == ""
    assert "too long for a notebook" in head
