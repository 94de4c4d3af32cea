"""Words around a number and words that say when: every entry finds its words in its examples, and in no counterexample."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import one_of
from policydiff.vocab.load import load_yaml

GROUPS = [(name, group) for name in ("figures", "moments") for group in load_yaml(name)]


def found(name: str, group: str, text: str) -> set[str]:
    return {match[1] for match in re.finditer(f"(?=({one_of(name, group)}))", fold(text))}


def amiss(name: str, group: str) -> Iterator[tuple[str, str, object]]:
    """What is wrong with a group of words: an example in which they are not found, a counterexample in which they are, a word that is none."""
    for entry in load_yaml(name)[group]:
        words = set(entry["words"])
        if not entry["examples"]:
            yield name, group, f"no example of {words}"
        yield from ((name, group, text) for text in entry["examples"] if not found(name, group, text) & words)
        yield from ((name, group, f"not {text}") for text in entry.get("counterexamples", ()) if found(name, group, text) & words)
        yield from ((name, group, word) for word in words if not re.fullmatch(one_of(name, group), word))


def test_an_entry_finds_its_words() -> None:
    assert [each for name, group in GROUPS for each in amiss(name, group)] == []


def test_no_word_stands_twice_in_a_group() -> None:
    counted = [((name, group), Counter(word for entry in load_yaml(name)[group] for word in entry["words"])) for name, group in GROUPS]
    assert [(where, word) for where, words in counted for word, times in words.items() if times > 1] == []
