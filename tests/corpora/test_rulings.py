"""Verdicts of persons: read from sheets and tables, laid over a comparison, kept beside a corpus, told when the text changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, RAW, WUXI

import policydiff
from policydiff.corpora.coding.sample import draw_sample
from policydiff.corpora.rulings.laying import ruled
from policydiff.corpora.rulings.tables import Ruling, read_rulings
from policydiff.errors import PolicydiffError
from policydiff.model import Comparison, Match


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return policydiff.diff(WUXI, PARENT)


def first(comparison: Comparison, verdict: str, role: str = "body") -> Match:
    return next(match for match in comparison.matches if match.verdict == verdict and match.role == role)


def ruling(match: Match, verdict: str, **more: str) -> Ruling:
    return Ruling("", "", match.fingerprint, verdict, child_text=match.child_text, parent_text=match.parent_text, **more)


KEPT = [("adapted", "localized"), ("adapted", "copied"), ("localized", "adapted"), ("copied", "copied"), ("added", "added")]


@pytest.mark.parametrize(("program", "person"), KEPT)
def test_a_verdict_goes_before_the_programs(comparison: Comparison, program: str, person: str) -> None:
    match = first(comparison, program)
    found = ruled(comparison, [ruling(match, person, note="read twice")])
    mine = next(each for each in found.matches if each.fingerprint == match.fingerprint)
    assert (mine.verdict, mine.evidence, mine.note) == (person, "manual", "read twice")
    assert mine.program == (program if program != person else None) and not mine.review
    before, after = (getattr(each.summary.child, program).clauses for each in (comparison, found))
    assert after == before - (len(match.child) if program != person else 0)
    assert not [finding for finding in policydiff.check(found) if finding.severity == "error"]


def test_what_does_not_belong_together_becomes_two_matches(comparison: Comparison) -> None:
    match = first(comparison, "adapted")
    found = ruled(comparison, [ruling(match, "added")])
    mine = [each for each in found.matches if each.fingerprint == match.fingerprint]
    assert [(each.verdict, bool(each.child), bool(each.parent)) for each in mine] == [("added", True, False), ("dropped", False, True)]
    assert [each.id for each in found.matches] == [f"m{number}" for number in range(1, len(found.matches) + 1)]
    assert found.summary.parent.dropped.clauses == comparison.summary.parent.dropped.clauses + len(match.parent)  # type: ignore[union-attr]
    assert not [finding for finding in policydiff.check(found) if finding.severity == "error"]


def test_what_cannot_be_is_told(comparison: Comparison) -> None:
    found = ruled(comparison, [ruling(first(comparison, "added"), "copied")])
    assert found.matches == comparison.matches
    assert [each.rule for each in found.diagnostics][-1] == "verdict-unfit"


def test_a_changed_text_is_told_and_another_pair_is_not(comparison: Comparison) -> None:
    gone = Ruling("", "", "0" * 12, "adapted", child_text="原来的句子。")
    found = ruled(comparison, [gone])
    assert found.diagnostics[-1].rule == "verdict-outdated" and "原来的句子" in found.diagnostics[-1].message
    other = Ruling("another", comparison.parent.id, "0" * 12, "adapted")
    assert ruled(comparison, [other]) == comparison


def test_a_verdict_finds_its_text_where_the_program_judges_otherwise_now(comparison: Comparison) -> None:
    match = first(comparison, "adapted")
    old = Ruling("", "", "f" * 12, "localized", child_text=match.child_text, parent_text=match.parent_text)
    found = ruled(comparison, [old])
    assert sum(each.evidence == "manual" for each in found.matches) == 1 and found.diagnostics == comparison.diagnostics


def changed(table: str, verdicts: dict[str, str]) -> str:
    rows = list(csv.DictReader(io.StringIO(table)))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row | {"verdict": verdicts.get(row["id"], row["verdict"])} for row in rows)
    return out.getvalue()


def test_of_an_export_only_changed_rows_count(run: Callable[..., Any], comparison: Comparison, tmp_path: Path) -> None:
    match = first(comparison, "adapted")
    coded = tmp_path / "coded.csv"
    coded.write_text(changed(run("compare", WUXI, PARENT, "--format", "csv"), {match.id: "localized"}), encoding="utf-8")
    assert [(each.fingerprint, each.verdict) for each in read_rulings([coded])] == [(match.fingerprint, "localized")]
    found = run("compare", WUXI, PARENT, "--verdicts", coded, "--format", "json")
    assert [(each["id"], each["program"]) for each in found["matches"] if each.get("evidence") == "manual"] == [(match.id, "adapted")]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_coded_sheets_are_verdicts(run: Callable[..., Any], comparison: Comparison, tmp_path: Path, form: str) -> None:
    saved, sheet = tmp_path / "comparison.json", tmp_path / f"sheet.{form}"
    policydiff.save(comparison, saved)
    run("sample", saved, "-n", "12", "--seed", "3", "-o", sheet)
    drawn = draw_sample([comparison], 12, 3)
    if form == "csv":
        text = sheet.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"verdict": "copied" if at == 0 else ""} for at, row in enumerate(rows))
        sheet.write_text(out.getvalue(), encoding="utf-8")
    else:
        from openpyxl import load_workbook

        book = load_workbook(sheet)
        heads = [cell.value for cell in book.worksheets[0][1]]
        book.worksheets[0].cell(2, heads.index("verdict") + 1, "copied")
        book.save(sheet)
    (found,) = read_rulings([sheet])
    assert (found.fingerprint, found.verdict, found.child) == (drawn.keys[0].fingerprint, "copied", comparison.child.id)
    assert drawn.items[0].text in (found.child_text, found.parent_text)


def test_verdicts_are_kept_beside_the_corpus_and_in_the_matrix(run: Callable[..., Any], comparison: Comparison, tmp_path: Path) -> None:
    data, coded = tmp_path / "data", tmp_path / "coded.csv"
    data.mkdir()
    match = first(comparison, "adapted")
    coded.write_text(f"fingerprint,verdict,note\n{match.fingerprint},本地化,看过\n", encoding="utf-8")
    run("compare", WUXI, PARENT, "--data", data, "--verdicts", coded, "--remember", "--format", "json")
    kept = (data / "verdicts.csv").read_text(encoding="utf-8")
    again = run("compare", WUXI, PARENT, "--data", data, "--format", "json")
    (mine,) = (each for each in again["matches"] if each.get("evidence"))
    assert (mine["verdict"], mine["note"]) == ("localized", "看过") and comparison.child.id in kept
    rows = run("matrix", PARENT, WUXI, "--data", data, "--format", "json")["children"]
    assert rows[0]["localized"] == again["summary"]["body"]["child"]["localized"]["character_share"]
    other = run("compare", RAW / "pingliang-keji-2017.txt", PARENT, "--data", data, "--format", "json")
    assert not [each for each in other["matches"] if each.get("evidence")] and not [
        each for each in other["diagnostics"] if each["rule"].startswith("verdict-")
    ]
    run("compare", WUXI, PARENT, "--data", data, "--verdicts", coded, "--remember", "--format", "json")
    assert (data / "verdicts.csv").read_text(encoding="utf-8") == kept


def test_a_table_of_another_kind_is_refused(tmp_path: Path, run: Callable[..., Any]) -> None:
    (tmp_path / "a.csv").write_text("place,value\n巫溪县,3\n", encoding="utf-8")
    with pytest.raises(PolicydiffError):
        run("compare", WUXI, PARENT, "--verdicts", tmp_path / "a.csv")
    with pytest.raises(PolicydiffError):
        run("compare", WUXI, PARENT, "--remember")


# --- what was added, split ------------------------------------------------------------------------------------------------


def test_a_corpus_splits_what_was_added(run: Callable[..., Any], comparison: Comparison) -> None:
    found = policydiff.diff(WUXI, PARENT, corpus=[RAW])
    traced = policydiff.trace(WUXI, [RAW], parent=PARENT)
    origins = found.summary.origins
    assert origins is not None and (origins.documents, origins.borrowed.clauses, origins.original.clauses) == (3, 4, 1)
    assert origins.borrowed.characters == traced.summary["borrowed"].characters
    added = [match for match in found.matches if match.verdict == "added"]
    assert [match.origin.kind for match in added if match.origin] == ["borrowed"] * 4 + ["original"]
    assert [match.origin.source.place for match in added if match.origin and match.origin.source] == ["巫溪县", *["平凉市"] * 3]
    assert all(match.origin is None for match in found.matches if match.verdict != "added")
    assert not [finding for finding in policydiff.check(found) if finding.severity == "error"]
    assert comparison.summary.origins is None


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json", "yaml"])
def test_every_report_says_where_it_comes_from(run: Callable[..., Any], form: str) -> None:
    words = ["compare", WUXI, PARENT, "--corpus", RAW, "--format", form, *(["--full"] if form == "text" else [])]
    shown = str(run(*words))
    assert shown.count("borrowed") >= 4 and "original" in shown and "2017-06-15" in shown
    if form in ("text", "markdown", "html"):
        assert "3 documents searched" in " ".join(shown.split())


def test_office_reports_say_it_too(run: Callable[..., Any], tmp_path: Path) -> None:
    import zipfile

    from openpyxl import load_workbook

    run("compare", WUXI, PARENT, "--corpus", RAW, "-o", tmp_path / "a.xlsx")
    run("compare", WUXI, PARENT, "--corpus", RAW, "-o", tmp_path / "a.docx")
    run("compare", WUXI, PARENT, "-o", tmp_path / "plain.xlsx")
    heads = [[cell.value for cell in load_workbook(tmp_path / name).worksheets[1][1]] for name in ("a.xlsx", "plain.xlsx")]
    assert "origin" in heads[0] and "origin" not in heads[1] and "by hand" not in heads[0]
    assert "borrowed ← 平凉市 2017-06-15" in zipfile.ZipFile(tmp_path / "a.docx").read("word/document.xml").decode()


def test_only_what_is_original(run: Callable[..., Any]) -> None:
    table = run("compare", WUXI, PARENT, "--corpus", RAW, "--only", "original", "--format", "csv")
    assert [row["origin"] for row in csv.DictReader(io.StringIO(table))] == ["original"]
