"""Radicals that PDF fonts put for characters."""

from __future__ import annotations

import pytest

from policydiff.vocab.radicals import radicals


@pytest.mark.parametrize(
    ("printed", "meant"), [("⼀", "一"), ("⼯", "工"), ("⾏", "行"), ("⺠", "民"), ("⻓", "长"), ("⻔", "门"), ("⻛", "风")]
)
def test_a_radical_is_read_as_the_character(printed: str, meant: str) -> None:
    assert radicals()[ord(printed)] == meant


def test_every_entry_is_one_radical_and_one_ordinary_character() -> None:
    assert len(radicals()) > 300
    for code, character in radicals().items():
        assert 0x2E80 <= code <= 0x2FD5
        assert len(character) == 1 and ord(character) not in radicals()
