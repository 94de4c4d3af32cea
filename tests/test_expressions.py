"""Expressions that this Python compiled before, in the user's cache: they are the very same, and the copy is never believed where it could be anything else."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from policydiff.kept import expressions
from policydiff.kept.expressions import kept_expressions

COMPILER: Any = import_module("re._compiler")
PLAIN = COMPILER.compile
EXPRESSIONS = [
    (r"", 0),
    (r"(?P<number>\d{1,4})(?P<unit>[\u4e00-\u9fff]*+)", 0),
    (r"(?:牵头|配合)(?:单位|部门)[:：](?P<who>.+?)(?=。|\Z)", re.DOTALL),
    (r"^[ ]+(?:一|二|三)、", re.MULTILINE | re.VERBOSE),
    (r"(?i:km)|(?<!第)\bA(?=B)(?!C)", re.IGNORECASE),
    (r"(a)(?(1)b|c)\1", re.ASCII),
    ("|".join(f"某{chr(0x4E00 + at)}局" for at in range(400)), 0),
    ("\ud800|\x00|\U0001f600", 0),
]


@pytest.fixture(autouse=True)
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The copy of this Python in a cache of the test's own; everything is worth being kept, and nothing is remembered by `re` itself."""
    monkeypatch.setattr("policydiff.kept._caches", lambda: tmp_path)
    monkeypatch.setattr(expressions, "_WORTH", 0.0)
    re.purge()
    path = expressions._path()
    assert path is not None
    yield path
    assert COMPILER.compile is PLAIN


def kept(copy: Path, pattern: str) -> bool:
    """Whether a copy has an expression."""
    return expressions._Store(copy).get((pattern, 0)) is not None


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled from its text from now on."""
    seen: list[str] = []
    real = expressions._compiled
    monkeypatch.setattr(expressions, "_compiled", lambda pattern, *more: seen.append(pattern) or real(pattern, *more))
    return seen


@pytest.mark.parametrize(("pattern", "flags"), EXPRESSIONS)
def test_they_are_what_python_makes_of_them(pattern: str, flags: int) -> None:
    wanted = PLAIN(pattern, flags)
    for _ in ("new", "kept"):
        re.purge()
        with kept_expressions():
            found = re.compile(pattern, flags)
        assert found == wanted  # Python compares the code, too
        assert (found.pattern, found.flags, found.groups, found.groupindex) == (
            wanted.pattern,
            wanted.flags,
            wanted.groups,
            wanted.groupindex,
        )


def test_what_was_compiled_once_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_expressions():
        re.compile("某县(?P<a>局)")
    seen = counted(monkeypatch)
    re.purge()
    with kept_expressions():
        assert re.compile("某县(?P<a>局)").fullmatch("某县局")["a"] == "局"  # type: ignore[index]
        assert re.compile("某县(?P<a>局)", re.IGNORECASE).flags & re.IGNORECASE
    assert seen == [expressions._PROOF, "某县(?P<a>局)"]


def test_a_second_process_adds_to_what_the_first_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_expressions():
        re.compile("一")
        with kept_expressions():
            re.compile("二")
    seen = counted(monkeypatch)
    re.purge()
    with kept_expressions():
        re.compile("一"), re.compile("二")
    assert seen == [expressions._PROOF]


@pytest.mark.parametrize("damage", [b"", b"\x00" * 31, b"\xff" * 500, marshal.dumps({})])
def test_a_damaged_copy_is_made_anew(copy: Path, damage: bytes) -> None:
    copy.parent.mkdir(parents=True)
    copy.write_bytes(damage)
    with kept_expressions():
        assert re.compile("三")
    assert kept(copy, "三")


def test_one_changed_byte_is_noticed_in_every_place(copy: Path) -> None:
    with kept_expressions():
        re.compile("四")
    whole = copy.read_bytes()
    for at in range(len(whole)):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert expressions._Store(copy).get(("四", 0)) is None or expressions._Store(copy).get((expressions._PROOF, re.ASCII)) is None


def test_what_is_damaged_is_compiled_and_kept_again(copy: Path) -> None:
    with kept_expressions():
        re.compile("四")
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:])
    re.purge()
    assert not kept(copy, "四")
    with kept_expressions():
        re.compile("四")
    assert copy.read_bytes() == whole


def test_a_copy_is_cut_short_anywhere(copy: Path) -> None:
    with kept_expressions():
        re.compile("四")
    whole = copy.read_bytes()
    for length in range(len(whole)):
        copy.write_bytes(whole[:length])
        assert not kept(copy, "四")


def test_little_that_is_new_is_not_worth_writing(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_WORTH", 60.0)
    with kept_expressions():
        re.compile("五")
    assert not copy.exists()


def test_of_too_many_only_the_last_are_kept(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_MOST", 2)
    for words in ("甲", "乙", "丙"):
        with kept_expressions():
            re.compile(words)
    assert [words for words in ("甲", "乙", "丙") if kept(copy, words)] == ["丙"]


@pytest.mark.parametrize("pattern", ["(", "[", "*", "(?P<a>b)(?P<a>c)", "(?<=a*)b"])
def test_an_error_is_the_one_of_python(pattern: str) -> None:
    with pytest.raises(re.error) as wanted:
        PLAIN(pattern, 0)
    with kept_expressions(), pytest.raises(re.error) as found:
        re.compile(pattern)
    assert (found.value.msg, found.value.pos, found.value.pattern) == (wanted.value.msg, wanted.value.pos, wanted.value.pattern)


def test_bytes_are_left_to_python(copy: Path) -> None:
    with kept_expressions():
        assert re.compile(rb"\d+").fullmatch(b"12")
    assert not copy.exists()


def test_without_a_folder_everything_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "cache_folder", lambda: None)
    with kept_expressions():
        assert re.compile("六").fullmatch("六")


@pytest.mark.parametrize("broken", ["_code", "compile"])
def test_a_python_with_other_means_compiles_as_ever(monkeypatch: pytest.MonkeyPatch, copy: Path, broken: str) -> None:
    """Where the parts of the standard library are called otherwise, or make something else."""
    if broken == "_code":
        monkeypatch.delattr(COMPILER, "_code")
        assert expressions._compiling(PLAIN, expressions._Store(copy)) is None
    else:
        assert expressions._compiling(lambda pattern, flags: PLAIN("七", 0), expressions._Store(copy)) is None


def test_after_an_error_python_compiles_as_before() -> None:
    with pytest.raises(ZeroDivisionError), kept_expressions():
        1 / 0  # noqa: B018
