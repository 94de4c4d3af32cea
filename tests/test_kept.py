"""The words as JSON in the user's cache: what it may cost, and that it is never believed."""

from __future__ import annotations

import json
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from policydiff.kept import cache_folder, read_before
from policydiff.vocab.load import load_lines, load_made
from policydiff.vocab.phrases import longest_first
from policydiff.vocab.places.gazetteer import Gazetteer, indexed

pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("policydiff.kept._caches", lambda: tmp_path)
    return tmp_path / "policydiff" / "words"


def _copy(cache: Path) -> Path:
    (copy,) = cache.glob("words-*.json")
    return copy


def _never(data: bytes) -> Any:
    raise AssertionError("read again")


def test_what_was_read_is_not_read_again() -> None:
    content = {"units": ["家", "万亩"], "share": 0.5, "none": None, "entries": [{"word": "不少于", "strict": True}]}
    assert read_before("words", b"a", lambda data: content) == content
    assert read_before("words", b"a", _never) == content


def test_an_edited_file_is_read_anew() -> None:
    read_before("words", b"a", lambda data: ["家"])
    assert read_before("words", b"b", lambda data: ["户"]) == ["户"]
    assert read_before("words", b"b", _never) == ["户"]


def test_two_versions_of_a_file_do_not_drive_each_other_out() -> None:
    for data in (b"a", b"b"):
        read_before("words", data, lambda data: [data.decode()])
    assert [read_before("words", data, _never) for data in (b"a", b"b")] == [["a"], ["b"]]


def test_of_many_versions_the_oldest_are_forgotten(cache: Path) -> None:
    for number in range(20):
        read_before("words", str(number).encode(), lambda data: [data.decode()])
    assert len(list(cache.glob("words-*.json"))) == 2
    assert read_before("words", b"19", _never) == ["19"]


@pytest.mark.parametrize("damage", ["", "[", "{}", '["a"]', "[1, 2, 3]", "\x00", "null"])
def test_a_damaged_copy_is_made_anew(cache: Path, damage: str) -> None:
    read_before("words", b"a", lambda data: ["家"])
    _copy(cache).write_text(damage, encoding="utf-8")
    assert read_before("words", b"a", lambda data: ["家"]) == ["家"]
    assert read_before("words", b"a", _never) == ["家"]


@pytest.mark.parametrize("content", [{1: "家"}, [date(2023, 9, 6)], [("家", "户")]])
def test_what_json_cannot_say_is_not_kept(cache: Path, content: Any) -> None:
    assert read_before("words", b"a", lambda data: content) == content
    assert not list(cache.glob("*"))


def test_without_a_folder_everything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("policydiff.kept._caches", homeless)
    assert cache_folder() is None
    assert read_before("words", b"a", lambda data: ["家"]) == ["家"]
    assert read_before("words", b"a", lambda data: ["户"]) == ["户"]


def test_a_copy_is_text_that_a_person_can_read(cache: Path) -> None:
    read_before("words", b"a", lambda data: ["家"])
    assert json.loads(_copy(cache).read_text(encoding="utf-8"))[1] == ["家"]


def test_the_table_of_divisions_is_kept_as_it_is_taken_apart() -> None:
    made = load_made("divisions.tsv", "divisions", indexed)
    kept = load_made("divisions.tsv", "divisions", wraps(indexed)(_never))
    assert kept == made == indexed(load_lines("divisions.tsv"))
    assert [place.code for place in Gazetteer(kept).named("巫溪县")] == [place.code for place in Gazetteer(made).called("巫溪")]


def test_what_another_module_makes_of_the_same_lines_is_another_copy() -> None:
    load_made("divisions.tsv", "divisions", indexed)
    assert len(load_made("divisions.tsv", "divisions", longest_first)) > 1000, "an older version of the program may have kept another form"
