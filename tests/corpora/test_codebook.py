"""The codebook: every variable of every table is explained in both languages, and what it says of accuracy is what was measured."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from policydiff.corpora.codebook import build_codebook
from policydiff.read import read_bytes
from policydiff.report.office import codebook_print
from policydiff.tables.columns import COMPARISON_TABLES
from policydiff.tables.notices import NOTICE_TABLES
from policydiff.text.fold import squeeze
from policydiff.vocab.labels import labels
from policydiff.vocab.load import load_yaml

QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_variable_is_explained(language: Any) -> None:
    found = build_codebook(labels(language)).variables
    assert [(each.table, each.variable) for each in found if not each.definition] == []
    assert len({(each.table, each.variable) for each in found}) == len(found) > 300
    assert {each.table.split()[0] for each in found} == {
        "export",
        "compare",
        "matrix",
        "trace",
        "targets",
        "chain",
        "network",
        "duplicates",
        "agree",
    }
    if language == "zh":
        assert [each.variable for each in found if not HAN.search(each.definition)] == []


def test_every_entry_explains_some_variable() -> None:
    found = build_codebook(labels("en")).variables
    keys = {each.variable for each in found}
    keys |= {key.removeprefix(side) for key in keys for side in load_yaml("codebook")["sides"]}
    assert [entry for entry in load_yaml("codebook")["variables"] if entry.rpartition(".")[2] not in keys] == []


def test_columns_come_in_the_order_of_the_tables() -> None:
    found = build_codebook(labels("en")).variables
    for prefix, tables in (("export", NOTICE_TABLES), ("compare", COMPARISON_TABLES)):
        for name, columns in tables.items():
            assert [each.variable for each in found if each.table == f"{prefix} {name}"] == [column.key for column in columns]


def test_the_accuracy_is_what_was_measured() -> None:
    """Parsing: the field's least F1 over the gold; comparing: of the strict verdicts, of pairs of targets and of bodies."""
    parse, _, compare = QUALITY.read_text(encoding="utf-8").partition("## Compare")
    least: dict[str, float] = {}
    for name, figure in re.findall(r"^\| ([a-z ]+) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|", parse, re.MULTILINE):
        least[name] = min(least.get(name, 1.0), float(figure))
    for ours, theirs in (("verdicts", "verdicts strict"), ("targets compared", "targets"), ("organisations compared", "organisations")):
        least[ours] = min(float(figure) for figure in re.findall(rf"^\| {theirs} \| ([\d.]+) \|", compare, re.MULTILINE))
    for name, said in load_yaml("codebook")["accuracy"].items():
        assert said == pytest.approx(least[name], abs=0.02), name
    assert {entry["accuracy"] for entry in load_yaml("codebook")["variables"].values() if "accuracy" in entry} <= load_yaml("codebook")[
        "accuracy"
    ].keys()


def test_the_command(run: Callable[..., Any], tmp_path: Path) -> None:
    shown = run("codebook")
    assert "## export tasks" in shown and "| `lead` | lead | text | who leads |" in shown
    rows = list(csv.DictReader(io.StringIO(run("codebook", "--format", "csv"))))
    by = {(row["table"], row["variable"]): row for row in rows}
    assert by["export targets", "metric"]["example"] and by["export targets", "metric"]["accuracy"] == "0.936"
    assert by["compare clauses", "verdict"]["values"].startswith("copied: ")
    assert by["compare targets", "parent_unit"]["definition"] == "of the parent: the unit"
    run("codebook", "-o", tmp_path / "codebook.xlsx")
    sheet = load_workbook(tmp_path / "codebook.xlsx").worksheets[-1]
    assert sheet.max_row == len(rows) + 1
    assert run("codebook", "--format", "json")["schema"] == "policydiff.codebook/1"


NO_FONT: tuple[str, ...] = ()
NO_CHINESE = ("no-such-font.ttf", "VeraBd.ttf")
"""Stands for an installed font, which here lacks all that the other one has to draw, too."""


@pytest.mark.parametrize(("files", "embedded"), [(NO_FONT, False), (NO_CHINESE, True)])
def test_it_embeds_the_font_that_it_finds(monkeypatch: pytest.MonkeyPatch, files: tuple[str, ...], embedded: bool) -> None:
    monkeypatch.setattr(codebook_print, "_FILES", files)
    rows = [row for row in build_codebook(labels("zh")).to_rows() if row["table"] == "export tasks"]
    data = codebook_print.codebook_pdf(rows, labels("zh"))
    assert embedded is (b"/FontFile" in data)
    assert data == codebook_print.codebook_pdf(rows, labels("zh")), "the same bytes every time"
    if files == NO_FONT:  # of the other one all is boxes
        printed = squeeze(read_bytes(data, "one.pdf").text)
        assert all(squeeze(row["definition"]) in printed for row in rows)


def test_it_prints_with_every_variable(run: Callable[..., Any], tmp_path: Path) -> None:
    run("codebook", "--lang", "zh", "-o", tmp_path / "one.pdf")
    printed = squeeze(read_bytes((tmp_path / "one.pdf").read_bytes(), "one.pdf").text)
    assert "exporttargets" in printed and "准确度（F1）" in printed
    assert all(squeeze(each.definition) in printed for each in build_codebook(labels("zh")).variables if each.table == "export tasks")
