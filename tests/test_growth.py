"""Texts that repeat themselves cost by their length, files by their number: what is done is counted in calls, on any machine alike."""

from __future__ import annotations

import cProfile
import gc
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.corners import COMPARED, PARSED, sides
from policydiff import diff
from policydiff.checking import check_file, check_files, check_folders, setting, structured_files
from policydiff.pipeline import parse_file, parse_text
from policydiff.store import dump_notice

TIMES = 10
_SHARE = 5  # the benchmarks take longer texts, and the time


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called; by the work alone, not by what is done with the garbage of other tests in the middle of it."""
    profile = cProfile.Profile()
    gc.collect()
    gc.disable()
    try:
        profile.runcall(work)
    finally:
        gc.enable()
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PARSED)
def test_parsing_grows_with_the_text(name: str) -> None:
    make, count = PARSED[name]
    parse_text(make(3))  # what is loaded once
    once, longer = (calls(lambda count=each: parse_text(make(count))) for each in (count // _SHARE, TIMES * count // _SHARE))
    assert longer < 1.3 * TIMES * once


@pytest.mark.parametrize("name", COMPARED)
def test_comparing_grows_with_the_texts(name: str) -> None:
    make, count = COMPARED[name]
    diff(*sides(make, 3))
    short, long = sides(make, count // 2), sides(make, count)
    assert calls(lambda: diff(*long)) < 1.3 * 2 * calls(lambda: diff(*short))


@pytest.mark.parametrize("name", COMPARED)
def test_ten_times_as_long_a_corner_has_ten_times_as_much_to_compare(name: str) -> None:
    """What the benchmark takes the time of: of a text that repeats itself, some lengths look like a text printed twice, and half of it is set aside."""
    make, count = COMPARED[name]
    once, longer = (
        sum(len(clause.text) for plan in parse_text(make(each)).plans for clause in plan.all_clauses()) for each in (count, TIMES * count)
    )
    assert 0.9 * TIMES * once < longer < 1.1 * TIMES * once


def folder(where: Path, count: int) -> Path:
    """Return a folder of structured files whose raw files stand beside it; each implements a document that nobody has."""
    raw, structured = where / "raw", where / "structured"
    raw.mkdir(parents=True)
    structured.mkdir()
    for number in range(count):
        text = f"某县第{number}号行动方案\n\n为落实《某市第{number}号行动计划》，制定本方案。\n\n一、目标\n到2025年，企业达到{number}家。\n"
        (raw / f"n{number}.txt").write_text(text, encoding="utf-8")
        (structured / f"n{number}.yaml").write_text(dump_notice(parse_file(raw / f"n{number}.txt")), encoding="utf-8")
    return structured


def validated(structured: Path) -> int:
    """Validate a folder as the command does, and return how many findings there are."""
    paths = structured_files([structured])
    given = setting(paths, None)
    return sum(map(len, check_files(paths, given))) + len(check_folders(given))


def test_validating_a_folder_grows_with_its_files(tmp_path: Path) -> None:
    few, many = folder(tmp_path / "few", 10), folder(tmp_path / "many", 10 * TIMES)
    validated(few)  # what is loaded once
    assert calls(lambda: validated(many)) < 1.1 * TIMES * calls(lambda: validated(few))


def test_a_file_costs_the_same_in_any_company(tmp_path: Path) -> None:
    """What all files of a run need (titles, raw files, who was read from what) is made once, not once for each."""
    few, many = folder(tmp_path / "few", 2), folder(tmp_path / "many", 200)
    costs = []
    for each in (few, many):
        given = setting(structured_files([each]), None)
        check_file(each / "n1.yaml", given)  # what is made once
        costs.append(calls(lambda each=each, given=given: check_file(each / "n1.yaml", given)))
    assert costs[0] == costs[1]
