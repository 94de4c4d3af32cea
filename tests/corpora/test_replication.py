"""The script that rebuilds every table of the page on many documents, and the tables in programs for statistics."""

from __future__ import annotations

import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import pyreadstat
import pytest
from corpus_of import PARENT, PINGLIANG, RAW, WUXI, rules, written

import policydiff

SCRIPT = Path(__file__).parents[2] / "docs" / "examples" / "replicate.py"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    script().main(folder, RAW)
    return folder


def script() -> Any:
    spec = importlib.util.spec_from_file_location("replicate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_rebuilt(out: Path) -> None:
    found = rows(out / "matrix-children.csv")
    assert {row["id"] for row in found} >= {WUXI.stem, PINGLIANG.stem}
    assert [row["origin"] for row in rows(out / "trace.csv")] == ["borrowed"] * 4 + ["original"]
    assert sum(bool(row["origin"]) for row in rows(out / "comparison.csv")) == 5
    assert len(rows(out / "sample.csv")) == 40 and len(rows(out / "codebook.csv")) > 300
    assert {row["name"] for row in rows(out / "manifest.csv") if row["what"] == "written"} == {path.name for path in out.glob("*.csv")} - {
        "manifest.csv"
    }


def test_the_same_notices_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    script().main(tmp_path, RAW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {path.name: path.read_bytes() for path in out.iterdir()}


def test_rows_are_data_frames() -> None:
    frame = pandas.DataFrame(policydiff.matrix(PARENT, [WUXI, PINGLIANG]).to_rows())
    assert len(frame) == 2 and frame.loc[frame["related"] == "related", "from_parent"].mean() > 0.7
    edges = pandas.DataFrame(policydiff.network([RAW], "organisations").to_rows())
    assert edges.groupby("source")["weight"].sum().idxmax() == "科技局"


def test_stata_and_spss_read_them(tmp_path: Path) -> None:
    frame = pandas.DataFrame(policydiff.matrix(PARENT, [WUXI, PINGLIANG]).to_rows())[["id", "place", "copied", "added", "targets"]]
    meaning = {row["variable"]: row["definition"] for row in policydiff.codebook("zh").to_rows() if row["table"] == "matrix children"}
    pyreadstat.write_sav(frame, tmp_path / "children.sav", column_labels=meaning)
    pyreadstat.write_dta(frame, tmp_path / "children.dta", version=15)
    again, facts = pyreadstat.read_sav(tmp_path / "children.sav")
    assert list(again["place"]) == list(frame["place"]) and facts.column_names_to_labels["copied"] == meaning["copied"]
    assert list(pandas.read_stata(tmp_path / "children.dta")["id"]) == list(frame["id"])


@pytest.mark.parametrize(
    ("page", "parent", "folder"), [("for-researchers-many.md", "province", "cities"), ("for-researchers-many.zh-CN.md", "省", "各市")]
)
def test_what_the_pages_say_of_pandas_runs_and_has_the_means_of_the_matrix(tmp_path: Path, page: str, parent: str, folder: str) -> None:
    written(tmp_path, **{parent: rules("浙江省", "本省", 2020)}).joinpath(f"{parent}.txt").rename(tmp_path / f"{parent}.md")
    cities = {"new": rules("丽水市", "本市", 2022), "other": rules("衢州市", "本市", 2023), "older": rules("金华市", "本市", 2018)}
    written(tmp_path / folder, **cities)
    (example,) = re.findall(r"```python\n(import pandas.*?)```", (SCRIPT.parents[1] / page).read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    printed = {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines() if line.split()[0] != "dtype:"}
    means = policydiff.matrix(tmp_path / f"{parent}.md", [tmp_path / folder]).means
    assert means["children"] == 2 and printed == pytest.approx({name: means[name] for name in printed}, abs=1e-4)
    assert {path.suffix for path in tmp_path.iterdir()} >= {".sav", ".dta"}


R = shutil.which("Rscript")
HAS_R = R is not None and subprocess.run([R, "-e", "library(jsonlite)"], capture_output=True, check=False).returncode == 0
SUMS = """
children <- read.csv("matrix-children.csv", encoding = "UTF-8")
related <- children[children$related == "related", ]
cat(nrow(related), round(sum(related$from_parent), 3), "\\n")
trace <- jsonlite::fromJSON("trace.json")
cat(trace$summary$borrowed$clauses, sum(trace$clauses$origin == "borrowed"), trace$clauses$text[1], "\\n")
"""


@pytest.mark.skipif(not HAS_R, reason="Rscript with the package jsonlite is not installed")
def test_r_reads_the_tables_and_the_json(out: Path, tmp_path: Path) -> None:
    assert R
    shutil.copy(out / "matrix-children.csv", tmp_path)
    found = policydiff.trace(WUXI, [RAW], parent=PARENT)
    (tmp_path / "trace.json").write_text(found.to_json(), encoding="utf-8")
    (tmp_path / "sums.R").write_text(SUMS, encoding="utf-8")
    done = subprocess.run(
        [R, "sums.R"], cwd=tmp_path, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, encoding="utf-8", check=True
    )
    first, second = done.stdout.splitlines()
    related = [float(row["from_parent"]) for row in rows(out / "matrix-children.csv") if row["related"] == "related"]
    assert first.split() == [str(len(related)), str(round(sum(related), 3))]
    assert second.split() == ["4", "4", found.clauses[0].text]
