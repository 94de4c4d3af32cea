"""The index of a data folder: it makes a long list quick, and is never believed against the files."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path

import pytest

from policydiff import store
from policydiff.corpus import Corpus, Entry
from policydiff.corpus import entries as read_entries
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice, index
from policydiff.store.digest import schema_of

COUNT = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of sixty small notices, as it was a minute ago."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "structured").mkdir()
    for number in range(COUNT):
        raw = tmp_path / "raw" / f"n{number:02}.txt"
        raw.write_text(
            f"北河县人民政府关于第{number}号事项的通知\n一、目标\n到2025年建成{number + 2}个站点。\n2024年1月2日\n", encoding="utf-8"
        )
        (tmp_path / "structured" / f"n{number:02}.yaml").write_text(dump_notice(parse_file(raw)), encoding="utf-8")
    for path in tmp_path.rglob("n*"):
        aged(path)
    return tmp_path


def aged(path: Path, seconds: int = 60) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def changed(path: Path, old: str, new: str, seconds: int = 30) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    aged(path, seconds)


def read_files(data: Path, monkeypatch: pytest.MonkeyPatch, *, beside: bool = False) -> tuple[tuple[Entry, ...], int]:
    """The entries, and how many files had to be read for them."""
    asked: list[str] = []
    true = read_entries.entry_of
    monkeypatch.setattr(read_entries, "entry_of", lambda name, *paths: asked.append(name) or true(name, *paths))
    entries = Corpus(data).entries(beside=beside)
    monkeypatch.undo()
    return entries, len(asked)


def test_what_the_index_says_is_what_the_files_say(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, read = read_files(data, monkeypatch)
    again, read_again = read_files(data, monkeypatch)

    assert (read, read_again) == (COUNT, 0)
    assert again == first
    assert {entry.state for entry in first} == {"fresh"} and first[3].targets == 1


def test_a_file_that_has_changed_is_read_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Corpus(data).entries()
    changed(data / "structured" / "n07.yaml", "第7号事项", "第7号要事")
    changed(data / "raw" / "n08.txt", "10个", "11个")
    (data / "raw" / "n09.txt").unlink()

    entries, read = read_files(data, monkeypatch)

    assert read == 3
    assert [(entry.id, entry.state) for entry in entries if entry.state != "fresh"] == [
        ("n07", "corrected"),
        ("n08", "stale"),
        ("n09", "no source"),
    ]


@pytest.fixture
def results(data: Path) -> Path:
    """The same as a person calls the two folders: results, with the notices in a folder beside them."""
    (data / "structured").rename(data / "结果")
    (data / "raw").rename(data / "公文")
    return data / "结果"


def test_results_with_their_raw_files_beside_are_read_once(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, read = read_files(results, monkeypatch, beside=True)
    again, read_again = read_files(results, monkeypatch, beside=True)

    assert (read, read_again) == (COUNT, 0)
    assert again == first and {entry.state for entry in first} == {"fresh"}
    assert first[3].raw == results.parent / "公文" / "n03.txt"


def test_a_raw_file_beside_that_has_changed_or_is_gone_or_came_is_seen(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (results.parent / "公文" / "n10.txt").rename(results.parent / "n10.txt")
    Corpus(results).entries(beside=True)
    changed(results / "n07.yaml", "第7号事项", "第7号要事")
    changed(results.parent / "公文" / "n08.txt", "10个", "11个")
    (results.parent / "公文" / "n09.txt").unlink()
    (results.parent / "n10.txt").rename(results.parent / "公文" / "n10.txt")

    entries, read = read_files(results, monkeypatch, beside=True)

    assert read == 4
    assert [(entry.id, entry.state) for entry in entries if entry.state != "fresh"] == [
        ("n07", "corrected"),
        ("n08", "stale"),
        ("n09", "no source"),
    ]


def test_results_are_kept_with_and_without_what_lies_beside_them(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that ask for one do not make the index forget the other."""
    for beside in (True, False):
        Corpus(results).entries(beside=beside)
    for beside, state in ((True, "fresh"), (False, "no source")):
        entries, read = read_files(results, monkeypatch, beside=beside)
        assert read == 0 and {entry.state for entry in entries} == {state}


def test_other_folders_beside_results_are_not_taken_for_that_of_their_raw_files(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, texts in (("旧公文", 2), ("附件", 0)):
        (results.parent / name).mkdir()
        for number in range(texts):
            (results.parent / name / f"n{number:02}.txt").write_text("另一份", encoding="utf-8")
    assert {entry.state for entry in Corpus(results).entries(beside=True)} == {"fresh"}


def test_a_notice_that_is_gone_leaves_the_list_and_the_index(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Corpus(data).entries()
    (data / "raw" / "n05.txt").unlink()
    (data / "structured" / "n05.yaml").unlink()

    assert "n05" not in [entry.id for entry in Corpus(data).entries()]
    assert "n05" not in index.known(data, COUNT)


def test_a_file_of_this_moment_is_not_believed_to_stay(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Corpus(data).entries()
    changed(data / "structured" / "n07.yaml", "第7号事项", "第7号要事", seconds=0)

    assert read_files(data, monkeypatch)[1] == 1
    assert read_files(data, monkeypatch)[1] == 1  # within one tick of the clock it may have changed once more


def test_another_program_reads_all_files_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Corpus(data).entries()
    monkeypatch.setattr(read_entries, "generator", lambda: "policydiff 9.9")

    assert {entry.state for entry in Corpus(data).entries()} == {"stale"}


def test_what_an_index_of_another_layout_has_is_not_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Corpus(data).entries()
    with monkeypatch.context() as patch:
        patch.setattr(read_entries, "_LAYOUT", 1)
        patch.setattr(read_entries, "_for_index", lambda entry: ["fresh", False, None, None, None, None, 0, 0, 0])
        (data / index.NAME).unlink()
        Corpus(data).entries()

    assert Corpus(data).entries() == expected


def test_a_row_that_is_no_value_costs_time_and_nothing_else(data: Path) -> None:
    expected = Corpus(data).entries()
    with contextlib.closing(sqlite3.connect(data / index.NAME)) as base:
        base.execute("UPDATE entries SET value = '[' WHERE id = 'n03'")
        base.commit()

    assert Corpus(data).entries() == expected


def told_damaged(data: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Which structured files are told as damaged, and how many were read whole for it."""
    read: list[Path] = []
    with monkeypatch.context() as patch:
        real = store.load_notice
        patch.setattr(store, "load_notice", lambda path: (read.append(path), real(path))[1])
        found = read_entries.damaged(data, Corpus(data).entries())
    return [Path(path).stem for path, _ in found], len(read)


def test_what_a_person_corrected_soundly_is_read_whole_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (3, 4, 5):
        changed(data / "structured" / f"n0{number}.yaml", f"第{number}号事项", f"第{number}号要事")

    assert told_damaged(data, monkeypatch) == ([], 3)
    assert told_damaged(data, monkeypatch) == ([], 0)

    changed(data / "structured" / "n04.yaml", "schema: policydiff.notice/1", "schema: policydiff.notice/1\nodd: 1")
    assert told_damaged(data, monkeypatch) == (["n04"], 1)


@pytest.mark.parametrize("damage", ["plans: [", "{}", "notice: {title: [}"])
def test_a_damaged_file_is_told_every_time(data: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    changed(data / "structured" / "n03.yaml", "第3号事项", "第3号要事")
    (data / "structured" / "n06.yaml").write_text(damage, encoding="utf-8")
    aged(data / "structured" / "n06.yaml")

    assert told_damaged(data, monkeypatch) == (["n06"], 2)
    assert told_damaged(data, monkeypatch) == (["n06"], 1)


def test_a_file_corrected_this_moment_is_read_whole_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(data / "structured" / "n08.yaml", "第8号事项", "第8号要事", seconds=0)

    assert [told_damaged(data, monkeypatch) for _ in range(2)] == [([], 1), ([], 1)]


def test_of_a_folder_as_it_was_written_nothing_is_read_whole(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_damaged(data, monkeypatch) == ([], 0)


@pytest.mark.parametrize("damage", [b"", b"no database", None], ids=["empty", "foreign", "a folder"])
def test_a_damaged_index_costs_time_and_nothing_else(data: Path, damage: bytes | None) -> None:
    expected = Corpus(data).entries()
    path = data / index.NAME
    path.unlink()
    path.mkdir() if damage is None else path.write_bytes(damage)

    assert Corpus(data).entries() == expected


def test_a_small_folder_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "one.txt").write_text("一、总则\n", encoding="utf-8")

    Corpus(tmp_path).entries()

    assert not (tmp_path / index.NAME).exists()


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("", True),
        ("\ufeff", True),
        ("# 王处核过\r\n", True),
        ("# 核" * 170 + "\n", True),
        ("# 已核\n" * 900, True),
        ("# 已核\n" * 3000, False),
    ],
    ids=["nothing", "a mark of the encoding", "a remark", "a remark that the first bytes cut", "many remarks", "more than a header has"],
)
def test_what_kind_of_file_it_is_stands_in_its_header(tmp_path: Path, above: str, found: bool) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{above}schema: policydiff.notice/1\n", encoding="utf-8", newline="")
    assert schema_of(path) == schema_of(str(path)) == ("policydiff.notice" if found else None)
