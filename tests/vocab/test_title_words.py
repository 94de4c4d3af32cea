"""Words of titles and covering letters: every example in the data holds."""

from __future__ import annotations

from policydiff.text.fold import fold
from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.titles import (
    about_by_headline,
    asks_to_heed,
    deals,
    decides,
    drafts_for_comment,
    enclosed,
    hands_over,
    is_no_subtitle,
    leads_items,
    leads_to_text,
    makes,
    refers_to_annex,
    site_start,
    tells_of_enclosure,
)

WORDS = load_yaml("titles")


def test_a_title_tells_what_it_encloses() -> None:
    told = {entry["title"]: enclosed(fold(entry["title"])) for entry in WORDS["enclosed"]}
    assert {title: place and title[slice(*place)] for title, place in told.items()} == {
        entry["title"]: entry["encloses"] for entry in WORDS["enclosed"]
    }


def test_the_name_of_a_site_behind_a_title_is_no_part_of_it() -> None:
    assert {
        entry["title"]: fold(entry["title"])[: site_start(fold(entry["title"]))] for entry in [*WORDS["sited"], *WORDS["attachments"]]
    } == {entry["title"]: entry["cut"] for entry in [*WORDS["sited"], *WORDS["attachments"]]}


def test_a_headline_tells_which_text_it_is_on() -> None:
    assert {entry["title"]: about_by_headline(fold(entry["title"])) for entry in WORDS["headlines"]} == {
        entry["title"]: entry["about"] for entry in WORDS["headlines"]
    }


def test_the_last_words_of_a_letter_begin_as_farewells_do() -> None:
    assert [words for words in WORDS["farewells"] if not words.startswith(tuple(WORDS["farewell"]))] == []


def _hands_over(folded: str) -> bool:
    return hands_over(folded) is not None


def test_words_tell_subtitles_sentences_and_letters() -> None:
    for key, tells in {
        "no_subtitle": is_no_subtitle,
        "sentence": leads_to_text,
        "letter": tells_of_enclosure,
        "hands": _hands_over,
        "heeds": asks_to_heed,
        "leads_items": leads_items,
    }.items():
        assert [text for text in WORDS[key]["examples"] if not tells(fold(text))] == [], key
        assert [text for text in WORDS[key]["lacks"] if tells(fold(text))] == [], key


def test_a_title_tells_the_draft_that_it_lays_open() -> None:
    told = {entry["title"]: drafts_for_comment(entry["title"]) for entry in WORDS["drafts"]}
    assert told == {entry["title"]: [entry["draft"]] if entry["draft"] else [] for entry in WORDS["drafts"]}


def test_a_title_tells_the_body_that_deals_with_something() -> None:
    told = {entry["title"]: deals().search(entry["title"], 2) for entry in WORDS["dealt"]}
    assert {title: found and title[: found.start()] for title, found in told.items()} == {
        entry["title"]: entry["body"] for entry in WORDS["dealt"]
    }


def test_a_text_tells_who_wrote_it() -> None:
    assert [text for text in WORDS["makes"]["examples"] if not makes().search(fold(text))] == []
    assert [text for text in WORDS["makes"]["lacks"] if makes().search(fold(text))] == []


def test_words_of_who_decides() -> None:
    assert [text for text in WORDS["decides"]["examples"] if not decides().search(fold(text))] == []
    assert [text for text in WORDS["decides"]["lacks"] if decides().search(fold(text))] == []


def test_a_sentence_refers_to_an_annex_by_its_number() -> None:
    words = WORDS["annex_references"]
    assert [text for text in words["examples"] if not refers_to_annex().search(fold(text))] == []
    assert [text for text in words["lacks"] if refers_to_annex().search(fold(text))] == []
