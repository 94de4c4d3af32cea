"""What was corrected in tables is explained: validate tells no edit of it that nobody made, and still every one that somebody made in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tables_on_disk import COUNTY, Tables

RESULT = Path("结果/xian.yaml")
Rows = list[dict[str, str]]
TASK, TARGET = {"content": "再办一件事", "lead": "县文旅委"}, {"metric": "培训农民", "value": "2000", "unit": "人次"}
EDITS: list[tuple[str, str, Sequence[int], Sequence[Mapping[str, str]]]] = [
    ("only deleted", "tasks", [0], []),
    ("only added", "tasks", [], [TASK]),
    ("one task for another", "tasks", [0], [TASK]),
    ("the last task for another", "tasks", [1], [TASK]),
    ("all tasks for one", "tasks", [1, 0], [TASK]),
    ("a task for two", "tasks", [0], [TASK, {**TASK, "path": "二/（二）"}]),
    ("a target for another", "targets", [0], [TARGET]),
    ("a target in the middle for two", "targets", [1], [TARGET, {**TARGET, "metric": "开办夜校"}]),
]


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """Tables of one parsed notice whose raw file lies beside."""
    monkeypatch.chdir(tmp_path)
    Path("公文").mkdir()
    Path("公文/xian.txt").write_text(COUNTY, encoding="utf-8")
    made = Tables(Path("台账.xlsx"))
    assert made.run("parse", "公文", "-o", "结果").code == made.run("export", "结果", "-o", "台账.xlsx").code == 0
    return made


@pytest.mark.parametrize(("table", "gone", "new"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_rows_deleted_and_added_in_one_document_are_no_edits_that_nobody_explains(
    tables: Tables, table: str, gone: Sequence[int], new: Sequence[Mapping[str, str]]
) -> None:
    with tables.open(table) as rows:
        for at in gone:
            del rows[at]
        rows += [{"notice": "xian", **row} for row in new]
    assert tables.apply().code == 0
    told = tables.run("validate", "结果").out
    assert "unexplained-edit" not in told and "manual" in told


def test_a_removal_that_nobody_recorded_is_still_told(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        del rows[0]
        rows.append({"notice": "xian", **TASK})
    assert tables.apply().code == 0
    text = RESULT.read_text(encoding="utf-8")
    RESULT.write_text(re.sub(r"(?ms)^removed:.*?(?=^\w|\Z)", "removed: []\n", text), encoding="utf-8")
    assert tables.run("validate", "结果").out.count("unexplained-edit") == 1
