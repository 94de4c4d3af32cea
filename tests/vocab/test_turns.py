"""The fixed turns of laws and of office prose: of every example most is made of them, of every near miss little."""

from __future__ import annotations

import pytest

from policydiff.corpora.trace.telling import plain_pieces
from policydiff.tables.leaflets import mask, shingles
from policydiff.vocab.load import load_yaml
from policydiff.vocab.stock import stock_phrases
from policydiff.vocab.turns import fixed_turns

KINDS = load_yaml("turns")["kinds"]


def share(text: str) -> float:
    """The share of a sentence's pieces that stand in fixed turns."""
    pieces = shingles(mask(text, ()))
    return len(pieces & plain_pieces(mask(text, ()), text)) / len(pieces)


@pytest.mark.parametrize("text", [text for kind in KINDS for text in kind["examples"]])
def test_an_example_is_mostly_fixed_turns(text: str) -> None:
    assert share(text) >= 0.5


@pytest.mark.parametrize("text", [text for kind in KINDS for text in kind["lacks"]])
def test_of_a_sentence_of_its_own_little_is(text: str) -> None:
    assert share(text) <= 0.2


def test_every_turn_is_once_and_none_is_a_single_noun() -> None:
    words = [word for kind in KINDS for word in kind["words"]]
    assert sorted(words) == sorted(set(words))
    assert min(map(len, words)) >= 2
    assert set(words) | set(stock_phrases()) == set(fixed_turns())
