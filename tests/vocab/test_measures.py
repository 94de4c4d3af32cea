"""Every measure and every bounding word, run on its own examples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.text.fold import fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.measures import kinds, measures

MEASURES = [(entry, example) for entry in measures() for example in entry.examples]
BOUNDS = [(entry, example) for entry in bound_words() for example in entry.examples]


@pytest.mark.parametrize(("entry", "example"), MEASURES, ids=[example for _, example in MEASURES])
def test_a_measure_reads_its_example(entry, example):
    printed, value = example.rsplit("=", 1)
    (quantity,) = find_quantities(fold(printed))
    assert (quantity.value, quantity.unit) == (Decimal(value), entry.base)
    assert quantity.end == len(printed)


@pytest.mark.parametrize(("entry", "example"), BOUNDS, ids=[example for _, example in BOUNDS])
def test_a_bounding_word_reads_its_example(entry, example):
    (quantity,) = find_quantities(fold(example))
    assert quantity.comparator == entry.comparator
    assert (quantity.start, quantity.end) == (0, len(example)), "the word belongs to the quantity"


def test_every_measure_and_every_bounding_word_has_an_example():
    assert not [entry.unit for entry in measures() if not entry.examples]
    assert not [entry.word for entry in bound_words() if not entry.examples]


def test_no_unit_is_listed_twice():
    units = [entry.unit for entry in measures()]
    assert len(units) == len(set(units))


def test_a_unit_knows_what_it_measures():
    assert {kinds()[unit] for unit in ("家", "人次")} == {"count"}
    assert [kinds()[unit] for unit in ("元", "%", "亩", "年")] == ["money", "share", "area", "time"]
