"""Every measure and every bounding word, run on its own examples."""

from __future__ import annotations

from decimal import Decimal

from policydiff.text.fold import fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.measures import kinds, measures

MEASURES = [(entry, example) for entry in measures() for example in entry.examples]
BOUNDS = [(entry, example) for entry in bound_words() for example in entry.examples]


def test_every_measure_reads_its_examples():
    wanted = {example: [(Decimal(example.rsplit("=", 1)[1]), entry.base, len(example.rsplit("=", 1)[0]))] for entry, example in MEASURES}
    found = {example: find_quantities(fold(example.rsplit("=", 1)[0])) for example in wanted}
    assert {example: [(each.value, each.unit, each.end) for each in read] for example, read in found.items()} == wanted


def test_every_bounding_word_reads_its_examples_and_belongs_to_the_quantity():
    wanted = {example: [(entry.comparator, 0, len(example))] for entry, example in BOUNDS}
    found = {example: find_quantities(fold(example)) for example in wanted}
    assert {example: [(each.comparator, each.start, each.end) for each in read] for example, read in found.items()} == wanted


def test_every_measure_and_every_bounding_word_has_an_example():
    assert not [entry.unit for entry in measures() if not entry.examples]
    assert not [entry.word for entry in bound_words() if not entry.examples]


def test_no_unit_is_listed_twice():
    units = [entry.unit for entry in measures()]
    assert len(units) == len(set(units))


def test_a_unit_knows_what_it_measures():
    assert {kinds()[unit] for unit in ("家", "人次")} == {"count"}
    assert [kinds()[unit] for unit in ("元", "%", "亩", "年")] == ["money", "share", "area", "time"]
