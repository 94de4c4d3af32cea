"""What the stages say is read in Chinese by those who read Chinese."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from policydiff.compare import compare_plans
from policydiff.model import Comparison
from policydiff.pipeline import parse_file
from policydiff.vocab.labels import labels
from policydiff.vocab.phrases import phrases, said

RAW = Path(__file__).parents[2] / "data" / "raw"
EXAMPLES = [example for phrase in phrases() for example in phrase.examples]


@pytest.mark.parametrize(("english", "chinese"), EXAMPLES)
def test_examples(english: str, chinese: str) -> None:
    assert said(english, labels("zh")) == chinese
    assert said(english, labels("en")) == english


def test_phrases_are_joined_and_unknown_ones_stay() -> None:
    assert said("2 clauses of the parent, 1 clause of the child; identical text", labels("zh")) == "父本 2 句，子本 1 句；文字相同"
    assert said("a brand new phrase; no counterpart", labels("zh")) == "a brand new phrase；没有对应的句子"
    assert said("已经是中文", labels("zh")) == "已经是中文"


@cache
def founding() -> Comparison:
    child, parent = (parse_file(RAW / f"{name}-keji-fuwu-2023.txt") for name in ("wuxi", "chongqing"))
    return compare_plans(child, child.plans[0], parent, parent.plans[0])


def test_nothing_that_the_founding_pair_says_stays_english() -> None:
    comparison = founding()
    messages = (
        {match.reason for match in comparison.matches} | {entry.message for entry in comparison.diagnostics} | {comparison.parentage.reason}
    )
    english = {shown for message in messages if re.search(r"[a-z]{4}", shown := said(message, labels("zh")))}
    assert english == set()


def test_every_note_of_an_edit_has_a_label() -> None:
    notes = {edit.note for match in founding().matches for edit in match.edits if edit.note}
    assert sorted(notes - set(labels("zh").groups["note"])) == []


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_that_a_founding_notice_says_stays_english(path: Path) -> None:
    shown = [said(entry.message, labels("zh")) for entry in parse_file(path).diagnostics]
    assert [words for words in shown if re.search(r"[a-z]{4}", words)] == []
