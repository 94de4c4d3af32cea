"""Words of the page: every example in the data holds."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.parse.mark.history import passed_by_meetings
from policydiff.parse.mark.signatures import head_end
from policydiff.text.fold import fold
from policydiff.vocab.families import signs
from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.acts import act_of
from policydiff.vocab.page.headings import (
    begins_as_a_measure,
    begins_with_grades,
    counts_in_brackets,
    defines,
    goes_with_number,
    goes_with_number_before,
    heading_of_time_end,
    is_heading_in_halves,
    is_heading_of_time,
    is_last_chapter,
    names_a_chapter,
    opens_text,
    topic_ends,
)
from policydiff.vocab.page.sections import (
    amends,
    announces_a_list,
    asks_everybody,
    begins_a_sentence,
    closes_a_plan,
    counted_by_name,
    cuts_number_word,
    is_built_alike,
    is_formula,
    is_half_a_heading,
    leads_to_an_article,
    names_a_box,
    names_a_stock_heading,
    says_a_duty,
    says_a_rule,
    speaks_of_itself,
    states_a_purpose,
)
from policydiff.vocab.page.turned import turns_of_page


def test_the_title_tells_the_family() -> None:
    told = {
        title: next((sign.family for sign in signs() if sign.fits(fold(title))), None)
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


WORDS_OF_SECTIONS = {
    "sentence_start": begins_a_sentence,
    "word_start": lambda text: not begins_a_sentence(text),
    "duty": says_a_duty,
    "rule": says_a_rule,
    "stock_heading": names_a_stock_heading,
    "amend": amends,
    "amend_opens": amends,
    "adds": amends,
    "add": amends,
    "half": is_half_a_heading,
    "half_how": is_half_a_heading,
    "list_lead": announces_a_list,
    "own_name": speaks_of_itself,
    "refers": leads_to_an_article,
    "in_force": closes_a_plan,
    "must": closes_a_plan,
    "according_to": closes_a_plan,
    "make": closes_a_plan,
    "asks": closes_a_plan,
    "above": closes_a_plan,
    "hails": closes_a_plan,
    "calls_upon": closes_a_plan,
    "farewell": closes_a_plan,
    "by_decision": closes_a_plan,
    "courtesy": is_formula,
    "repeal": is_formula,
    "of_law": is_formula,
    "left_to_others": is_formula,
    "law_name": is_formula,
    "guiding": is_built_alike,
    "guided": is_built_alike,
    "led": is_built_alike,
    "applies": is_formula,
    "applies_to": is_formula,
    "other": is_formula,
    "purpose": states_a_purpose,
    "box": names_a_box,
    "number_words": lambda word: cuts_number_word(word[:-1], word[-1]) is True,
    "perhaps_number_words": lambda word: cuts_number_word(word[:-1], word[-1]) is False,
    "before_number": goes_with_number,
    "behind_number": goes_with_number_before,
    "counted": counted_by_name,
    "topic_end": lambda text: bool(topic_ends(text)) and topic_ends(text)[0] == len(text),
    "defines": lambda text: defines(text, 0),
    "text_opener": lambda text: opens_text(text, 0),
    "counted_in_brackets": counts_in_brackets,
    "last_chapter": is_last_chapter,
    "no_measure": begins_as_a_measure,
    "everybody": asks_everybody,
    "maker": asks_everybody,
    "kinds": lambda text: not asks_everybody(f"{text}要加强管理"),
    "from_above": asks_everybody,
    "chapter_name": names_a_chapter,
    "time_of_heading": is_heading_of_time,
    "year_of_heading": is_heading_of_time,
    "time_of_plan": is_heading_of_time,
    "joins_times": is_heading_of_time,
    "told_of_time": is_heading_of_time,
    "text_of_time": heading_of_time_end,
    "asked_of": lambda text: not is_heading_in_halves(text, "职工是改革的主体。"),
    "goes_on": lambda text: not is_heading_in_halves("筹措改革资金,安置企业职工", f"{text}。"),
    "turns_page": turns_of_page,
    "page_of_paper": turns_of_page,
    "counting_on": begins_with_grades,
    "graded": begins_with_grades,
    "counted_things": lambda text: not begins_as_a_measure(text),
}


def test_the_words_of_sections_tell_what_they_are_for() -> None:
    words = load_yaml("sections")
    assert words.keys() == WORDS_OF_SECTIONS.keys()
    for name, tells in WORDS_OF_SECTIONS.items():
        assert all(tells(fold(example)) for example in words[name]["examples"]), name
        assert not any(tells(fold(text)) for text in words[name]["lacks"]), name


def test_heads_sign_with_their_name() -> None:
    assert [text for text in load_yaml("acts")["signed_by"] if head_end(fold(text)) is None] == []


@pytest.mark.parametrize("example", load_yaml("acts")["passed"], ids=lambda example: example["letter"])
def test_a_letter_tells_which_meetings_passed_what_it_hands_out(example: dict[str, Any]) -> None:
    events = passed_by_meetings(example["letter"], fold(example["letter"]))
    assert [" ".join(filter(None, (event.act, event.date, event.body))) for event in events] == example["events"]
