"""What tables brought in goes with the results: whoever copies the folder to another computer goes on in the same tables there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tables_on_disk import Tables, in_forms, row_of

from policydiff import load
from policydiff.model import Notice

RESULTS = Path("data/structured")
KEPT = RESULTS / ".applied"
Rows = list[dict[str, str]]
Step = tuple[str, Callable[[Rows], object]]


def cell(table: str, id: str, **values: str) -> Step:
    return table, lambda rows: row_of(rows, "xian", id).update(values)


def gone(table: str, id: str) -> Step:
    return table, lambda rows: rows.remove(row_of(rows, "xian", id))


def edit(tables: Tables, step: Step) -> None:
    with tables.open(step[0]) as rows:
        step[1](rows)


def notice() -> Notice:
    found = load(RESULTS / "xian.yaml")
    assert isinstance(found, Notice)
    return found


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Copies the folder of results and tables to another computer: another path, and a cache in which there is nothing."""

    def copy() -> None:
        there = tmp_path.parent / f"{tmp_path.name} U盘" / "台账"
        shutil.copytree(tmp_path, there)
        shutil.rmtree(tmp_path)
        monkeypatch.setenv("XDG_CACHE_HOME", str(there.parent / "cache"))
        monkeypatch.setenv("LOCALAPPDATA", str(there.parent / "cache"))
        monkeypatch.setenv("HOME", str(there.parent / "home"))
        monkeypatch.setattr("policydiff.gathering.keeping.program_digest", lambda: "another version")
        monkeypatch.chdir(there)

    return copy


GOES_ON: list[tuple[str, Step, Step]] = [
    ("the same cell", cell("targets", "t1", value="50"), cell("targets", "t1", value="55")),
    ("another cell", cell("tasks", "p1.2.1", deadline="2024"), cell("targets", "t1", value="55")),
    ("behind a deleted row", gone("targets", "t2"), cell("targets", "t1", value="55")),
    ("behind a note", cell("targets", "t2", note="电话核实"), cell("targets", "t1", value="55")),
]


@pytest.mark.parametrize(("tables", "first", "then"), in_forms(GOES_ON), indirect=["tables"])
def test_one_goes_on_in_the_same_tables_on_another_computer(tables: Tables, elsewhere: Callable[[], None], first: Step, then: Step) -> None:
    edit(tables, first)
    assert tables.apply().code == 0
    before = notice()
    elsewhere()
    edit(tables, then)
    done = tables.apply()
    assert done.code == 0, done.err
    assert notice().targets[0].value == 55
    assert [target.id for target in notice().targets] == [target.id for target in before.targets]
    assert notice().tasks[0].deadline == before.tasks[0].deadline


def test_what_was_brought_in_is_taken_back_on_another_computer(tables: Tables, elsewhere: Callable[[], None]) -> None:
    edit(tables, cell("targets", "t1", value="50"))
    tables.apply()
    elsewhere()
    edit(tables, cell("targets", "t1", value="45"))
    assert tables.apply("--take-back").code == 0
    assert notice().targets[0].value == 45


def test_what_a_colleague_corrected_in_other_tables_stays_on_another_computer(tables: Tables, elsewhere: Callable[[], None]) -> None:
    theirs = Tables(tables.path.with_name(f"theirs{tables.path.suffix}"))
    (shutil.copytree if tables.path.is_dir() else shutil.copy)(tables.path, theirs.path)
    edit(theirs, cell("targets", "t1", value="60"))
    assert theirs.apply().code == 0
    elsewhere()
    edit(tables, cell("tasks", "p1.2.1", deadline="2024"))
    assert tables.apply().code == 0
    assert (notice().targets[0].value, notice().tasks[0].deadline) == (60, "2024")
    edit(tables, cell("targets", "t1", value="50"))
    assert tables.apply().code != 0
    assert notice().targets[0].value == 60


DAMAGES: dict[str, Callable[[Path], object]] = {
    "lost": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:20]),
    "no such file": lambda path: path.write_text("- 1\n", encoding="utf-8"),
}


@pytest.mark.parametrize(("tables", "damage"), in_forms([(damage, damage) for damage in DAMAGES]), indirect=["tables"])
def test_where_it_is_lost_or_damaged_only_nothing_is_remembered(tables: Tables, damage: str) -> None:
    edit(tables, cell("targets", "t1", value="50"))
    assert tables.apply().code == 0
    for path in KEPT.iterdir():
        DAMAGES[damage](path)
    before = (RESULTS / "xian.yaml").read_bytes()
    edit(tables, cell("targets", "t1", value="55"))
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "程序记不得是不是由这本台账写回的" in done.err
    assert "50" in done.err.partition("台账和文件不同的有：\n")[2].splitlines()[0]
    assert (RESULTS / "xian.yaml").read_bytes() == before


def test_the_names_in_it_are_relative_and_it_grows_only_with_what_is_corrected(tables: Tables, tmp_path: Path) -> None:
    import zlib

    exported = {path.name: path.read_bytes() for path in KEPT.iterdir()}
    assert set(exported) == {"xian.yaml.kept", "xiang.yaml.kept", "workbooks.kept"}
    edit(tables, cell("targets", "t1", value="50"))
    assert tables.apply("--dry-run").code == 0 and {path.name: path.read_bytes() for path in KEPT.iterdir()} == exported
    tables.apply()
    assert [path.name for path in KEPT.iterdir() if path.read_bytes() != exported[path.name]] == ["xian.yaml.kept"]
    said = zlib.decompress((KEPT / "xian.yaml.kept").read_bytes()).decode()
    assert str(tmp_path) not in said and f"../../{tables.path.name}" in said


def test_no_command_takes_it_for_a_notice_and_none_touches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tables_on_disk import COUNTY

    monkeypatch.chdir(tmp_path)
    Path("公文").mkdir()
    Path("公文/xian.txt").write_text(COUNTY, encoding="utf-8")
    tables = Tables(Path("台账.xlsx"))
    tables.run("parse", "公文", "-o", "结果")
    tables.run("export", "结果", "-o", "台账.xlsx")
    with tables.open("targets") as rows:
        rows[0]["value"] = "50"
    assert tables.apply().code == 0
    kept = Path("结果/.applied/xian.yaml.kept")
    tables.run("export", "结果", "-o", "台账.xlsx")  # which remembers what it has exported
    before = kept.read_bytes()
    commands = (
        ("list", "结果"),
        ("list", "."),
        ("validate", "结果"),
        ("parse", "公文", "-o", "结果", "--again"),
        ("parse", ".", "-o", "另外"),
        ("export", "结果", "-o", "台账.xlsx"),
    )
    for words in commands:
        done = tables.run(*words)
        assert ".applied" not in done.out + done.err and ".kept" not in done.out + done.err, words
        assert kept.read_bytes() == before, words
    assert not [path for path in Path("另外").iterdir() if "applied" in path.name or "kept" in path.name]


def test_of_a_row_that_the_file_has_no_more_it_is_said_which(tables: Tables) -> None:
    edit(tables, gone("targets", "t2"))
    assert tables.apply().code == 0
    shutil.rmtree(KEPT)
    tables_again = tables.path
    with tables.open("targets") as rows:
        rows.append({**row_of(rows, "xian", "t1"), "id": "t2"})
    done = Tables(tables_again).apply("--lang", "zh")
    assert done.code == 2
    assert "t2" in done.err.partition("台账和文件不同的有：\n")[2].splitlines()[0]
