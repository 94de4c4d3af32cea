"""The words of the form of a document, by their own examples."""

from __future__ import annotations

import pytest

from policydiff.parse.mark.addressees import addresses
from policydiff.parse.mark.days import is_dateline
from policydiff.parse.mark.imprint import issued_with
from policydiff.text.fold import fold
from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.envelope import (
    cites_items,
    form_line,
    leads_to_count,
    leads_to_figure,
    office_in,
    open_end,
    page_word,
    signed_for,
    spoken_to,
)

WORDS = load_yaml("envelope")


def test_a_list_of_addressees_is_known_and_nothing_else() -> None:
    assert [line for line in WORDS["addressees"]["examples"] if not addresses(fold(line))] == []
    assert [line for line in WORDS["addressees"]["counterexamples"] if addresses(fold(line))] == []


@pytest.mark.parametrize("entry", WORDS["lines"], ids=lambda entry: entry["kind"])
def test_a_line_of_the_form_is_known_and_nothing_else(entry: dict) -> None:
    pattern = form_line(entry["kind"])
    assert [line for line in entry["examples"] if not pattern.match(fold(line))] == []
    assert [line for line in entry["counterexamples"] if pattern.match(fold(line))] == []


def test_the_words_of_doubt_find_what_they_are_for() -> None:
    for group, pattern in (("endings", open_end()), ("doubts", page_word())):
        assert [text for text in WORDS[group]["examples"] if not pattern.search(fold(text))] == []
        assert [text for text in WORDS[group]["counterexamples"] if pattern.search(fold(text))] == []


def test_an_office_inside_a_body_is_known_with_the_body() -> None:
    found = {name: office_in(fold(name)) for name in (*WORDS["inner_offices"], *WORDS["no_inner_offices"])}
    assert [name for name, body in found.items() if bool(body) != (name in WORDS["inner_offices"])] == []
    assert [found[name] for name in WORDS["inner_offices"][:2]] == ["县科技局", "岚溪县应急管理局"]


def test_a_wrap_before_an_item_that_is_referred_to_is_known() -> None:
    cuts = [fold(text).split("/")[:2] for text in (*WORDS["item_cuts"], *WORDS["no_item_cuts"])]
    assert [cites_items(*cut) for cut in cuts] == [True] * len(WORDS["item_cuts"]) + [False] * len(WORDS["no_item_cuts"])


def test_a_line_that_must_go_on_with_a_figure_is_known() -> None:
    words = WORDS["endings"]
    assert [text for text in words["figured"] if not leads_to_figure().search(fold(text))] == []
    assert [text for text in words["figureless"] if leads_to_figure().search(fold(text))] == []
    assert [text for text in words["counted"] if not leads_to_count().search(fold(text))] == []
    assert [text for text in words["uncounted"] if leads_to_count().search(fold(text))] == []


def test_a_line_of_a_day_and_a_paper_is_a_dateline() -> None:
    assert [line for line in WORDS["datelines"] if not is_dateline(fold(line))] == []
    assert [line for line in WORDS["no_datelines"] if is_dateline(fold(line))] == []


def test_a_line_that_says_when_a_text_was_issued_is_known() -> None:
    words = WORDS["issued"]
    assert [line for line in words["examples"] if issued_with(fold(line)) is None] == []
    assert [line for line in words["counterexamples"] if issued_with(fold(line)) is not None] == []


def test_who_hears_a_speaker_is_addressed() -> None:
    words = WORDS["spoken_to"]
    assert [text for text in words["examples"] if spoken_to().match(fold(text)) is None] == []
    assert [text for text in words["counterexamples"] if spoken_to().match(fold(text)) is not None] == []


def test_a_label_of_who_signed_is_known() -> None:
    words = WORDS["signed_for"]
    assert [line for line in words["examples"] if signed_for().search(fold(line)) is None] == []
    assert [line for line in words["counterexamples"] if signed_for().search(fold(line)) is not None] == []
