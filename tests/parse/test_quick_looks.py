"""Quick looks before a grammar: where one says no, the grammar finds nothing, so a text reads the same where all of them say yes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.model import Notice
from policydiff.parse.duties.sentence import ways
from policydiff.parse.figures.sentence import moments, pieces
from policydiff.parse.lay import wraps
from policydiff.pipeline import parse_text
from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import words_in

ROOT = Path(__file__).parents[2]
WORDS = (Path(__file__).parent / "official-words.txt").read_text(encoding="utf-8").split("\n")
_SECTIONS = 8
SAID = re.compile(r"[^\s\"']*[\u4e00-\u9fff]{2}[^\n\"']{6,}")


def yes(*_: object) -> bool:
    return True


def every_numeral() -> re.Pattern[str]:
    numeral, led = "[零一二三四五六七八九两十百千万亿]", "".join(("过", "超", *words_in("figures", "half_led")))
    return re.compile(rf"\d+|(?<!{numeral})(?:零{numeral}*(?=点)|(?!零){numeral}+)|[翻倍]|(?<=[{led}])半|半(?=数)")


def every_way(_: str) -> frozenset[str]:
    return frozenset(ways._SIGNS)


def ends_sentence(last: str, first: str, _: bool) -> bool:
    return last == "。" and not wraps._JOINS_BACK.match(first)


def everything() -> re.Pattern[str]:
    return re.compile("")


def anything() -> tuple[str, ...]:
    return ("",)


def each_text(texts: Sequence[str]) -> range:
    return range(len(texts))


class Everything:
    """A set that has everything in it."""

    def __contains__(self, _: object) -> bool:
        return True


LOOKS: list[tuple[str, str, Any]] = [
    ("parse.tree.clauses", "may_say_who", yes),
    ("parse.duties.deadlines", "standing_words", everything),
    ("parse.duties.tasks.entrusted", "may_entrust", everything),
    ("parse.duties.sentence.parts", "may_make_duties", yes),
    ("parse.duties.sentence.subjects", "_goes_on_with", Everything),
    ("parse.duties.sentence.subjects", "may_be_left_out", Everything),
    ("parse.duties.sentence.subjects", "may_be_list", yes),
    ("parse.duties.tasks.spoken", "label_ends", Everything),
    ("parse.duties.tasks.spoken", "may_do_work", each_text),
    ("parse.duties.tasks.unread", "naming_a_role", each_text),
    ("parse.duties.tasks.unread", "may_be_ordered", each_text),
    ("parse.duties.sentence.segment", "ways_in", every_way),
    ("parse.duties.sentence.segment", "may_name_duties", yes),
    ("parse.figures.metrics", "_ends_tail", Everything),
    ("parse.figures.sentence.leads", "begins_verb", Everything),
    ("parse.figures.plan", "counting_texts", each_text),
    ("parse.figures.plan", "dated_texts", each_text),
    ("parse.figures.sentence.moments", "hints", anything),
    ("parse.figures.sentence.sides", "may_be_indicator", everything),
    ("parse.figures.sentence.tenses", "_may_be_past", everything),
    ("parse.frame.aside", "may_be_of_form", yes),
    ("parse.frame.annexes.blanks", "may_be_open", yes),
    ("parse.frame.annexes.listed", "may_be_listed", yes),
    ("parse.frame.parts", "last_anew", len),
    ("parse.frame.signature", "may_name_day", yes),
    ("parse.frame.title.lines", "may_begin_title", yes),
    ("parse.lay.pages.furniture", "begins_number", yes),
    ("parse.frame.table", "may_begin_particular", yes),
    ("parse.lay.breaks.spans", "begins_parted", Everything()),
    ("parse.lay.wraps", "_BEGINS_BACK", Everything()),
    ("parse.lay.paragraphs", "has_tabbed_cells", yes),
    ("parse.lay.wraps", "may_end", ends_sentence),
    ("parse.mark.particulars", "may_begin_particular", yes),
    ("parse.mark.particulars", "may_be_marked", yes),
    ("parse.tree.clauses", "may_say_who_in_bracket", yes),
    ("parse.tree.flattened", "may_head", yes),
    ("text.figures.grammar", "head", every_numeral),
    ("text.figures.reading", "begins_time", Everything),
    ("text.quantities", "_may_unmake", Everything),
    ("vocab.portal", "_begins_tools", Everything),
]


def texts() -> Iterator[tuple[str, list[str]]]:
    """Whole notices, and every line of Chinese that a test of parsing holds, each as a section of its own, a few sections to a plan."""
    for path in (*sorted((ROOT / "data/raw").glob("*.txt")), *sorted((ROOT / "data/gold/edge").glob("*.txt"))):
        yield path.stem, [path.read_text(encoding="utf-8")]
    for path in sorted(file for ending in ("py", "yaml", "txt") for file in Path(__file__).parent.rglob(f"*.{ending}")):
        lines = dict.fromkeys(SAID.findall(path.read_text(encoding="utf-8")))
        if lines:
            sections = [f"一、工作任务\n{line}" for line in lines]
            yield path.name, ["\n".join(sections[at : at + _SECTIONS]) for at in range(0, len(sections), _SECTIONS)]


def with_open_looks(text: str) -> Notice:
    with pytest.MonkeyPatch.context() as patch:
        for room, name, opened in LOOKS:
            patch.setattr(import_module(f"policydiff.{room}"), name, opened)
        return parse_text(text)


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in texts()])
def test_a_quick_look_hides_nothing(lines: list[str]) -> None:
    assert [parse_text(line) for line in lines] == [with_open_looks(line) for line in lines]


LINES = st.sampled_from([line for line in WORDS if line and not line.startswith("#")])


@given(st.lists(LINES, min_size=1, max_size=20).map("\n".join))
@settings(max_examples=40, deadline=None)
def test_nor_does_it_where_lines_are_mixed(text: str) -> None:
    assert parse_text(text) == with_open_looks(text)


def test_a_year_is_looked_for_wherever_one_can_begin() -> None:
    expression = moments._expression()
    for _, lines in texts():
        for folded in map(fold, lines):
            assert [match.span() for match in moments._matches(folded)] == [match.span() for match in expression.finditer(folded)]


def test_a_piece_before_a_number_is_looked_for_wherever_one_can_begin() -> None:
    expression, first = pieces.back(), f"(?=[{pieces.begins_back()}])"
    assert first in expression.pattern
    anywhere = re.compile(expression.pattern.replace(first, ""), re.VERBOSE)
    for _, lines in texts():
        for words in {piece for line in lines for piece in re.split(r"\d", fold(line)[:2000])}:
            found, other = expression.search(words[-24:]), anywhere.search(words[-24:])
            assert (found and found.span()) == (other and other.span())
