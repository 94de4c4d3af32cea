"""The words that comparisons live by: every example of their data files is tried."""

from __future__ import annotations

import re

import pytest

from policydiff.compare.findings.parentage import topic_of
from policydiff.compare.side.counterparts import correspondence, read_body
from policydiff.compare.side.places import short_name
from policydiff.compare.side.tokens import Lexicon
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.amounts.strength import PLAIN, ladder, strength_of
from policydiff.vocab.duties.counterparts import aliases, body_names, functions
from policydiff.vocab.load import load_yaml
from policydiff.vocab.places.bynames import bynames
from policydiff.vocab.places.gazetteer import is_name
from policydiff.vocab.places.inserted import level_opens, no_level_before, own_body_behind
from policydiff.vocab.places.issuers import seated_pattern
from policydiff.vocab.places.levels import (
    governments,
    level_bodies,
    level_forms,
    level_word_pattern,
    mark_of,
    marks,
    named_levels,
    range_of_levels,
    subordinates_pattern,
)
from policydiff.vocab.places.standing import height_behind, kind_of_place, levels_in_pair, mark_of_heads, session, sits_before, torn_behind
from policydiff.vocab.stock import general_words, ideas, same_function, stock_headings, stock_phrases, subject_of, synonyms

LEVELS, COUNTERPARTS, STRENGTH = load_yaml("levels"), load_yaml("counterparts"), load_yaml("strength")
LEVEL_WORD = re.compile(level_word_pattern())
BELOW = re.compile(subordinates_pattern())


def test_level_words_are_found_whole():
    words = [word for form in level_forms() for word in form.examples]
    assert {word: [found.group() for found in LEVEL_WORD.finditer(f"在{word}，")] for word in words} == {word: [word] for word in words}
    assert {mark_of(word) for word in words} <= set(marks())


@pytest.mark.parametrize("form", level_forms(), ids=lambda form: form.form)
def test_another_word_is_no_level_word_of_that_form(form):
    head, tail = (re.escape(part) for part in form.form.split("{}"))
    built = re.compile(f"^{head}(?:{'|'.join(marks())}){tail}$")
    found = {text: [found.group() for found in LEVEL_WORD.finditer(text) if built.match(found.group())] for text in form.counterexamples}
    assert not any(found.values()), found


def test_every_mark_has_a_word_with_it():
    assert not [entry["mark"] for entry in LEVELS["marks"] if not all(entry["mark"] in word for word in entry["examples"])]
    assert {entry["mark"]: frozenset(entry["levels"]) for entry in LEVELS["marks"]} == marks()


def test_the_bodies_one_level_down_are_found_whole():
    words = [word for kind in LEVELS["subordinates"].values() for entry in kind for word in entry["examples"]]
    found = {word: BELOW.search(fold(f"，{word}要")) for word in words}
    assert not [word for word, each in found.items() if each is None or each.group() != fold(word)]


@pytest.mark.parametrize("word", ["上市公司", "市场主体", "市产业投资基金", "重庆英才计划", "城市更新", "都市圈", "县城"])
def test_a_character_of_a_level_makes_no_level_word(word):
    assert not LEVEL_WORD.search(word)


PAIRS = [
    (*pair, entry.get("name") or entry.get("function") or entry["words"][0])
    for kind in ("aliases", "functions", "departments")
    for entry in COUNTERPARTS[kind]
    for pair in entry["examples"]
] + [(*pair, kind) for kind in ("ministries", "of_committees") for pair in COUNTERPARTS[kind]["examples"]]


def test_counterparts_correspond():
    places = ["重庆市", "重庆", "巫溪县", "巫溪", "杭州", "义乌市", "浙江", "金华"]
    assert not [pair for pair in PAIRS if correspondence(read_body(pair[0], places), read_body(pair[1], places)) is None]


def test_a_branch_is_its_body():
    branches = dict(COUNTERPARTS["branches"]["examples"])
    read = {branch: read_body(branch, ["巫溪县", "巫溪"]) for branch in branches}
    assert {branch: body.prefix + body.bases[0] for branch, body in read.items()} == branches
    assert read_body("公安北城分局", ["巫溪县", "巫溪"]).bases == ("公安北城分局",)


def test_no_name_stands_for_two_bodies():
    names = [name for entry in COUNTERPARTS["aliases"] for name in (entry["name"], *entry["other"])]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}
    assert set(aliases()) == set(names) <= set(body_names())
    assert all(len(function.names) > 1 for function in functions())


def test_names_of_places_are_said_short():
    assert not [entry for entry in load_yaml("place_names")["short"] if short_name(entry["name"]) != entry["short"]]


def test_titles_are_about_their_topic():
    topics = load_yaml("topics")["titles"]
    assert {entry["title"]: topic_of(entry["title"]) for entry in topics} == {entry["title"]: entry["topic"] for entry in topics}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("ranges", lambda: range_of_levels().fullmatch),
        ("ranged", lambda: governments().fullmatch),
        ("own_bodies", lambda: level_bodies().match),
        ("heights_behind", lambda: height_behind().match),
        ("sitting", lambda: sits_before().search),
    ],
)
def test_ranges_and_bodies_of_levels_are_told_from_other_words(kind, found):
    assert not [entry for entry in LEVELS[kind] if bool(found()(entry["text"])) != entry["is"]]


def test_a_session_is_that_of_a_level():
    found = {entry["text"]: session(CHARACTERS).search(entry["text"]) for entry in LEVELS["sessions_held"]}
    assert {text: each and each["mark"] for text, each in found.items()} == {
        entry["text"]: entry["mark"] for entry in LEVELS["sessions_held"]
    }


def test_a_branch_in_a_place_is_found_whole():
    seated = [entry for each in load_yaml("issuers")["branches"] for entry in each["seated"]]
    found = {entry["text"]: re.search(seated_pattern(), fold(entry["text"])) for entry in seated}
    assert {text: each and each.group() for text, each in found.items()} == {entry["text"]: entry["body"] for entry in seated}


def test_those_at_the_head_are_told_from_others():
    assert not [entry for entry in LEVELS["headed"] if (mark_of_heads(entry["parent"], entry["child"]) is not None) != entry["is"]]


def test_an_own_level_is_put_in_where_no_other_word_is_parted():
    def stands(entry):
        apart = not torn_behind().search(entry["before"]) and not no_level_before().match(entry["behind"])
        return apart and bool(level_opens().search(entry["before"]) or own_body_behind().match(entry["behind"]))

    assert not [entry for entry in LEVELS["inserted"] if stands(entry) != entry["is"]]
    assert not [
        entry for entry in LEVELS["in_pairs"] if entry["word"] not in entry["example"] or not named_levels(levels_in_pair(entry["example"]))
    ]


def test_what_a_place_is_is_told_by_its_kind():
    kinds = [(entry, entry["example"].removesuffix(entry["word"])) for entry in LEVELS["kinds"]]
    assert not [entry for entry, before in kinds if len(kind_of_place(entry["word"], before)) != len(entry["levels"])]


def test_sentences_written_with_synonyms_read_alike():
    lexicon = Lexicon()
    lines = load_yaml("synonyms")["words"]
    assert not [pair for line in lines for pair in line["examples"] if lexicon.gist(pair[0]) != lexicon.gist(pair[1])]
    assert all(line["examples"] and any(word in "".join(line["examples"][0]) for word in line["words"]) for line in lines)


def test_a_word_has_one_line_of_synonyms():
    words = [word for line in load_yaml("synonyms")["words"] for word in line["words"]]
    assert len(words) == len(set(words)) == len(synonyms())


IDEAS = load_yaml("ideas")["words"]


def test_clauses_on_one_thing_have_an_idea_in_common_in_two_words():
    for number, entry in enumerate(IDEAS):
        assert entry["examples"]
        for example in entry["examples"]:
            words = [{word for word in entry["words"] if word in text} for text in example]
            assert all(words), example
            assert words[0].isdisjoint(words[1]), example
            assert {ideas()[word] for found in words for word in found} == {number}


def test_a_word_has_one_idea_also_as_it_is_read():
    words = [word for entry in IDEAS for word in entry["words"]]
    assert len(words) == len(set(words)) == len(ideas())
    lexicon, read = Lexicon(texts=words), {}
    for word in words:
        read.setdefault("".join(lexicon.gist(word)), set()).add(ideas()[word])
    assert not {word: found for word, found in read.items() if len(found) > 1}


def test_each_example_of_the_ladder_holds_its_word():
    assert not [text for entry in STRENGTH["ladder"] for text in entry["examples"] if not any(word in text for word in entry["words"])]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("鼓励", "大力"),
        ("探索", "支持"),
        ("力争", "确保"),
        ("可", "应当"),
        ("逐步", "加快"),
        ("", "必须"),
        ("力争", ""),
        ("探索支持", "支持"),
    ],
)
def test_the_ladder_tells_weaker_from_stronger(weaker, stronger):
    one, other = strength_of(weaker), strength_of(stronger)
    assert one is not None and other is not None and one < other


def test_a_word_stands_once_on_the_ladder_and_others_not_at_all():
    words = [word for entry in STRENGTH["ladder"] for word in entry["words"]]
    assert len(words) == len(set(words)) == len(ladder())
    assert strength_of("发展") is None and strength_of("") == PLAIN


def test_a_heading_is_about_its_subject():
    subjects = {example["heading"]: example["subject"] for example in load_yaml("stock")["examples"]}
    assert {heading: subject_of(heading) for heading in subjects} == subjects


def test_stock_words_are_words():
    assert all(len(phrase) > 3 for phrase in stock_phrases())
    assert all(2 < len(heading) < 12 or heading in ("总则", "罚则", "附则") for heading in stock_headings())
    assert all(1 < len(word) < 5 for word in general_words())


def test_stock_headings_of_one_function_take_each_others_place() -> None:
    for case in load_yaml("stock")["same_function"]:
        assert same_function(case["one"], case["other"]) is case["same"], case


def test_bynames_are_those_of_divisions_and_stand_in_their_examples():
    words = load_yaml("bynames")
    assert not [entry["of"] for entry in words["names"] if not is_name(entry["of"])]
    for example in words["examples"]:
        assert (example["word"] in example["parent"], bynames()[example["word"]]) == (True, example["of"])
        assert (example["other"] in example["child"], bynames().get(example["other"])) == (True, example["place"])
