"""Words of the page: every example in the data holds."""

from __future__ import annotations

from policydiff.text.fold import fold
from policydiff.vocab.acts import act_of
from policydiff.vocab.families import signs
from policydiff.vocab.load import load_yaml


def test_the_title_tells_the_family() -> None:
    told = {
        title: next((sign.family for sign in signs() if sign.title.search(fold(title))), None)
        for entry in load_yaml("families")["families"]
        for title in entry["examples"]
    }
    wanted = {title: entry["family"] for entry in load_yaml("families")["families"] for title in entry["examples"]}
    assert told == wanted


def test_the_phrase_tells_the_act() -> None:
    for entry in load_yaml("acts")["acts"]:
        for phrase in entry["examples"]:
            told = act_of(fold(phrase))
            assert told is not None and told[0] == entry["act"], phrase
