"""A data folder of two parsed notices, and the exported tables of it in the two forms that people correct."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables_on_disk import COUNTY, VILLAGE, Tables

from policydiff import parse_text, save


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder data, with structured files alone; the folder around it is the current one."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("xian", COUNTY), ("xiang", VILLAGE)):
        save(parse_text(text, name=name), tmp_path / "data" / "structured" / f"{name}.yaml")
    return tmp_path / "data"


@pytest.fixture(params=["xlsx", "csv"])
def tables(data: Path, request: pytest.FixtureRequest) -> Tables:
    """The exported tables."""
    made = Tables(Path("tables.xlsx" if request.param == "xlsx" else "tables"))
    assert made.run("export", "data", "-o", str(made.path)).code == 0
    return made
