"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from policydiff.errors import UnwritableOutput
from policydiff.store import write_atomic


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "县.yaml"
    write_atomic(path, "一\n")
    assert path.read_bytes() == "一\n".encode()
    path.chmod(0o640)
    write_atomic(path, b"\x00")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"\x00", 0o640)
    assert [each.name for each in path.parent.iterdir()] == ["县.yaml"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(UnwritableOutput, match=r"a\.yaml cannot be written"):
        write_atomic(tmp_path / "a.yaml", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableOutput):
        write_atomic(tmp_path / "file" / "a.yaml", "x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml", "file"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    write_atomic(tmp_path / "link.yaml", "new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "new"


def test_two_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    contents = [str(each) * 50_000 for each in range(6)]
    threads = [threading.Thread(target=write_atomic, args=(path, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() in contents
    assert len(list(tmp_path.iterdir())) == 1


FAILURES = [
    ("made", PermissionError(errno.EACCES, "no", "a/.b.tmp"), "may not be written to"),
    ("replaced", PermissionError(errno.EACCES, "no", "a/.b.tmp", None, "a/b.xlsx"), "has it open"),
    ("read-only disk", OSError(errno.EROFS, "no", "a/.b.tmp"), "may not be written to"),
    ("full", OSError(errno.ENOSPC, "no", "a/.b.tmp"), "make room"),
]


@pytest.mark.parametrize(("error", "words"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_a_folder_without_the_right_to_write_is_told_from_a_file_that_is_open(error: OSError, words: str) -> None:
    found = UnwritableOutput("a/b.xlsx", error)
    assert words in f"{found.message} {found.hint}"
