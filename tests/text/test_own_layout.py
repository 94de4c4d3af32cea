"""The quick reader of our own YAML and the general reader: the same values, or the quick one takes nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff.text.placed import Placed, Unreadable, _read_yaml, read_placed
from policydiff.text.placed.nodes import compose
from policydiff.text.placed.own import read_own

STRUCTURED = sorted((Path(__file__).parents[2] / "data" / "structured").glob("*.yaml"))

DOCUMENT = """\
# yaml-language-server: $schema=../../schema/notice.schema.json
schema: policydiff.notice/1
generator: policydiff 0.1.0
source: {path: "某县.txt", sha256: "0798", encoding: utf-8,
   characters: 3850}
notice:
  title: "某县关于“一 #号: 甲”的通知"
  issuer: null
  addressees: ["各乡镇", "no", "2023-09-06"]
  spans:
    "发文 机关": [[1, 11], [13, 28]]
    issued: []
plans:
- id: p1
  period: [2023, null]
  open-ended: false
  sections:
  - id: p1.1
    number: "（一）\\n\\u200b"
    level: 1
    clauses:
    - {id: "p1.1#1", role: body, text: "增长4.50%，{见[表]}", value: -4.50, span: [406, 608]}
    - {id: "p1.1#2", role: heading,
       organisations: [
        {name: "县科技局", canonical: null},
        {name: "县教委", canonical: "教育"}],
       text: "", irregular: true}
    sections: []
  diagnostics: []
"""

ODD = [
    *"\t#,'\"-{}[]\\\n|?~0.:&*!@`%><=y\x85\u2028\r\ufeff",
    *[" #", ": ", "- ", "yes", "0x1F", "1e3", "1E5", "  ", "\n  ", "00", "1.", ".5", "1:30", "2023-09-06", "\\/", "---\n", "...\n"],
    *["{}", "[]", '""', "null", "<<: ", '"a": 1', ", ", "\\ud83d", "\\x41", "id: p1\n", "- {}\n"],
]


def damaged(rng: random.Random, text: str) -> str:
    """Return a text with one to three slips: something put in, left out, or doubled."""
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(len(text))
        end = start + rng.randint(1, 40)
        text = rng.choice([text[:start] + rng.choice(ODD) + text[start:], text[:start] + text[end:], text[:end] + text[start:]])
    return text


@pytest.mark.parametrize("path", STRUCTURED, ids=lambda path: path.stem)
def test_what_the_program_writes_is_taken(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_own(text) == _read_yaml(text).value
    assert read_own("\ufeff" + text.replace("\n", "\r\n")) == read_own(text)


def test_every_form_of_it_is_taken() -> None:
    value = read_own(DOCUMENT)
    assert value is not None
    assert repr(value) == repr(_read_yaml(DOCUMENT).value)


def test_a_damaged_text_is_read_alike_or_left_alone() -> None:
    rng, taken = random.Random(7), 0
    for _ in range(3000):
        text = damaged(rng, DOCUMENT)
        value = read_own(text)
        if value is None:
            continue
        taken += 1
        try:
            general = _read_yaml(text)
        except Unreadable as error:
            raise AssertionError(f"taken, though it is no YAML ({error}):\n{text}") from None
        assert not general.problems, text
        assert repr(general.value) == repr(value), text
    assert taken > 100  # slips inside a string of text change a value and no more


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a\n",
        "a: 1\n- b\n",
        "a:\n",
        "a:\nb: 1\n",
        "a: [1]\n, b: 2\n",
        '{"a": 1}',
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: !t 1\n",
    ],
)
def test_other_texts_are_left_to_the_general_reader(text: str) -> None:
    assert read_own(text) is None


def test_depth_is_bounded() -> None:
    assert read_own("a: " + "[" * 60 + "]" * 60) is None
    assert read_own("".join("  " * depth + "a:\n" for depth in range(60)) + "  " * 60 + "a: 1\n") is None
    assert read_own("a: " + "[" * 100_000) is None


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for step, each in inner:
        yield from _paths(each, (*path, step))


def test_a_place_is_the_same_whether_the_whole_file_is_composed_or_the_item_that_holds_it() -> None:
    text = min((Path(__file__).parents[2] / "data" / "structured").glob("*.yaml"), key=lambda path: path.stat().st_size).read_text("utf-8")
    quick, slow = read_placed(text), Placed(None, (), lambda: compose(text))
    assert [path for path in _paths(quick.value) if quick.place(path) != slow.place(path)] == []
    for nowhere in (("targets", 999), ("targets", 0, "none"), ("none", 0)):
        assert quick.place(nowhere) == slow.place(nowhere)
