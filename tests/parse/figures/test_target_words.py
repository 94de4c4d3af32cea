"""Every word of vocab/targets.yaml, run in the line that proves it."""

from __future__ import annotations

import pytest
from figure_reading import read_targets

from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.fold import squeeze
from policydiff.vocab.amounts.targets import TargetWords, groups, target_words


@pytest.mark.parametrize("group", groups())
def test_every_word_does_what_its_group_says(group: str) -> None:
    assert not [word for entry in target_words(group) for word in entry.words if not proven(entry, word)]


def proven(entry: TargetWords, word: str) -> bool:
    text = entry.probe.replace("{}", word)
    headings = (entry.heading.replace("{}", word),) if entry.heading else ()
    sentence = Sentence("p1.1#1", "body", Passage.of(text), "p1", "p1.1", "一", headings, 1)
    targets, achievements = read_targets([sentence], period=None, issued_year=2023, title=entry.title.replace("{}", word))
    found = [[target.printed for target in group] for group in (targets, achievements)]
    return found == [[squeeze(printed) for printed in group] for group in (entry.targets, entry.achievements)]


def test_no_verb_stands_in_two_groups():
    verbs = [(word, group) for group in ("adds", "makes", "does") for entry in target_words(group) for word in entry.words]
    twice = sorted({word for word, _ in verbs if sum(other == word for other, _ in verbs) > 1})
    assert not twice
