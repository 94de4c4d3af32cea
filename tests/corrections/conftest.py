"""A data folder of two parsed notices, and the exported tables of it in the two forms that people correct."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from tables_on_disk import COUNTY, VILLAGE, Tables

from policydiff import parse_text, save

FORMS = {"xlsx": Path("tables.xlsx"), "csv": Path("tables")}


@pytest.fixture(scope="session")
def exported_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with structured files in data, and their tables in both forms: every test begins with a copy of it."""
    folder = tmp_path_factory.mktemp("exported")
    for name, text in (("xian", COUNTY), ("xiang", VILLAGE)):
        save(parse_text(text, name=name), folder / "data" / "structured" / f"{name}.yaml")
    with contextlib.chdir(folder):
        for path in FORMS.values():
            assert Tables(path).run("export", "data", "-o", str(path)).code == 0
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exported_once: Path) -> Path:
    """The folder data, with structured files alone; the folder around it is the current one."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(exported_once / "data", tmp_path / "data")


@pytest.fixture(params=FORMS)
def tables(data: Path, request: pytest.FixtureRequest, exported_once: Path) -> Tables:
    """The exported tables."""
    path = FORMS[request.param]
    if (exported_once / path).is_dir():
        shutil.copytree(exported_once / path, path)
    else:
        shutil.copy2(exported_once / path, path)
    return Tables(path)
