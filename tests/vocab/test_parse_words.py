"""The words of responsibility, of official bodies and of document kinds, by their own examples."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.names import split_names
from policydiff.parse.duties.plausible import is_actor
from policydiff.parse.duties.statements import read_statement
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import body_endings, names_a_body
from policydiff.vocab.duties.roles import label_roles, verb_roles
from policydiff.vocab.genres import genre_of
from policydiff.vocab.load import load_lines, load_yaml

ROLES = load_yaml("roles")
BODIES = load_yaml("bodies")
GENRES = load_yaml("genres")
FIELD = {"shared": "responsible", "lead": "lead", "cooperating": "cooperating", "responsible": "responsible", "guiding": "guiding"}


@pytest.mark.parametrize("entry", [*ROLES["labels"], *ROLES["verbs"]], ids=lambda entry: f"{entry['role']}-{entry['words'][0]}")
def test_a_role_is_given_as_its_examples_say(entry: dict) -> None:
    for example in entry["examples"]:
        text = example["text"]
        bracket = text.startswith("（")
        said = read_statement(Passage.of(text[1:-1] if bracket else text), bracket=bracket)
        assert said is not None
        field = FIELD.get(entry["role"])
        assert list(said.of(field) if field else ()) == example["names"]


def told(text: str, role: str) -> tuple[str, ...] | None:
    """The bodies that a bracket gives to a role; all bodies for a role that is none (a person, a day)."""
    said = read_statement(Passage.of(text), bracket=True)
    field = FIELD.get(role)
    return None if said is None else said.of(field) if field else tuple(body.role for body in said.bodies)


def test_every_label_stands_before_names() -> None:
    wanted = {word: ("市科技局", "市财政局") if role in FIELD else () for word, role in label_roles().items()}
    assert {word: told(f"{word}：市科技局、市财政局", role) for word, role in label_roles().items()} == wanted


def test_every_verb_stands_after_names() -> None:
    assert not [word for word, role in verb_roles().items() if told(f"市科技局、市财政局{word}", role) != ("市科技局", "市财政局")]


@pytest.mark.parametrize("example", load_yaml("lists")["examples"], ids=lambda example: example["text"])
def test_a_list_is_taken_apart(example: dict) -> None:
    assert [name.text for name in split_names(Passage.of(example["text"]))[0]] == example["names"]


def test_a_body_is_known_by_its_end() -> None:
    assert not [name for entry in BODIES["endings"] for name in entry["examples"] if not names_a_body(fold(name))]


@pytest.mark.parametrize("word", ["工业", "创新平台", "人才", "重点任务", "自治", "三区", "专项、基金", "实施方案"])
def test_other_words_are_no_bodies(word: str) -> None:
    assert not names_a_body(word)


def test_no_ending_is_listed_twice() -> None:
    words = [word for entry in BODIES["endings"] for word in entry["words"]]
    assert len(words) == len(set(words)) == len(body_endings())


@pytest.mark.parametrize("example", GENRES["examples"], ids=lambda example: example["title"])
def test_a_kind_is_read_off_the_title(example: dict) -> None:
    assert genre_of(fold(example["title"])) == example["genre"]


def test_each_traditional_character_folds_to_one_simplified() -> None:
    pairs = [pair for line in load_lines("traditional.txt") for pair in line.split()]
    assert len({pair[0] for pair in pairs}) == len(pairs) > 2000
    assert all(len(pair) == 2 and fold(pair[0]) == pair[1] for pair in pairs)


@pytest.mark.parametrize("example", [example for entry in ROLES["by_duty"] for example in entry["examples"]], ids=lambda e: e["text"])
def test_phrases_of_duty_are_composed(example: dict) -> None:
    said = read_statement(Passage.of(example["text"][1:-1]), bracket=True)
    assert said is not None
    assert list(said.of("responsible")) == example["names"]


def test_names_are_told_from_other_words_by_their_examples() -> None:
    names = load_yaml("names")
    assert all(is_actor(fold(name)) for name in names["examples"])
    assert not any(is_actor(fold(name)) for name in names["counter"])
