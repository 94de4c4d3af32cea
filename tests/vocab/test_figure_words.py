"""Words around a number and words that say when: every entry finds its words in its examples, and in no counterexample."""

from __future__ import annotations

import re

import pytest

from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import one_of
from policydiff.vocab.load import load_yaml

GROUPS = [(name, group) for name in ("figures", "moments") for group in load_yaml(name)]


def found(name: str, group: str, text: str) -> set[str]:
    return {match[1] for match in re.finditer(f"(?=({one_of(name, group)}))", fold(text))}


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=[f"{name}-{group}" for name, group in GROUPS])
def test_an_entry_finds_its_words(name: str, group: str) -> None:
    for entry in load_yaml(name)[group]:
        words = set(entry["words"])
        assert len(words) == len(entry["words"])
        assert entry["examples"] and not [text for text in entry["examples"] if not found(name, group, text) & words]
        assert not [text for text in entry.get("counterexamples", ()) if found(name, group, text) & words]
        assert {word for word in words if re.fullmatch(one_of(name, group), word)} == words


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=[f"{name}-{group}" for name, group in GROUPS])
def test_no_word_stands_twice_in_a_group(name: str, group: str) -> None:
    words = [word for entry in load_yaml(name)[group] for word in entry["words"]]
    assert len(words) == len(set(words))
