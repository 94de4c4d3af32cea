"""Every measure and every bounding word, run on its own examples."""

from __future__ import annotations

from decimal import Decimal

from policydiff.text.fold import fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.measures import kinds, measures
from policydiff.vocab.load import load_yaml

WRITTEN = [entry["unit"] for entries in load_yaml("measures").values() for entry in entries]
MEASURES = [(entry, example) for entry in measures() for example in entry.examples]
MADE = [entry for entry in measures() if entry.unit not in WRITTEN]
BOUNDS = [(entry, example) for entry in bound_words() for example in entry.examples]


def test_every_measure_reads_its_examples():
    wanted = {example: [(Decimal(example.rsplit("=", 1)[1]), entry.base, len(example.rsplit("=", 1)[0]))] for entry, example in MEASURES}
    found = {example: find_quantities(fold(example.rsplit("=", 1)[0])) for example in wanted}
    assert {example: [(each.value, each.unit, each.end) for each in read] for example, read in found.items()} == wanted


def test_every_bounding_word_reads_its_examples_and_belongs_to_the_quantity():
    wanted = {example: [(entry.comparator, 0, len(example))] for entry, example in BOUNDS}
    found = {example: find_quantities(fold(example)) for example in wanted}
    assert {example: [(each.comparator, each.start, each.end) for each in read] for example, read in found.items()} == wanted


def test_every_unit_that_prefixes_make_is_read_behind_digits_in_its_base_unit():
    found = {entry.unit: find_quantities(fold(f"共5{entry.unit}。")) for entry in MADE}
    assert {unit: [(each.value, each.unit) for each in read] for unit, read in found.items()} == {
        entry.unit: [(5, entry.base)] for entry in MADE
    }


def test_the_examples_of_units_with_prefixes_are_read():
    examples = [example.rsplit("=", 1) for entry in load_yaml("prefixed")["units"] for example in entry["examples"]]
    assert [[str(one.value) for one in find_quantities(fold(printed))] for printed, _ in examples] == [[value] for _, value in examples]


def test_a_unit_of_rates_counts_behind_a_slash_alone():
    rates = [entry for entry in measures() if entry.per]
    assert rates and [[one.unit for one in find_quantities(f"5吨/{entry.unit}。")] for entry in rates] == [
        [f"吨/{entry.base}"] for entry in rates
    ]


def test_every_measure_and_every_bounding_word_has_an_example():
    assert not [entry.unit for entry in measures() if not (entry.examples or entry.per) and entry.unit in WRITTEN]
    assert not [entry["unit"] for entry in load_yaml("prefixed")["units"] if not entry["examples"]]
    assert not [entry.word for entry in bound_words() if not entry.examples]


def test_no_unit_is_listed_twice():
    assert len(WRITTEN) == len(set(WRITTEN))
    assert len({entry.unit for entry in measures()}) == len(measures())


def test_a_unit_knows_what_it_measures():
    assert {kinds()[unit] for unit in ("家", "人次")} == {"count"}
    assert [kinds()[unit] for unit in ("元", "%", "亩", "年")] == ["money", "share", "area", "time"]
