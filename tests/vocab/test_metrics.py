"""The names of metrics and the common units of measures, by their own examples."""

from __future__ import annotations

from decimal import Decimal

from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.metrics import canonical_metric, common_measure, parts_named
from policydiff.vocab.load import load_yaml

WORDS = load_yaml("metrics")


def test_every_printed_form_has_its_one_name():
    forms = {form: entry["name"] for entry in WORDS["names"] for form in (entry["name"], *entry["also"])}
    assert {form: canonical_metric(form) for form in forms} == forms
    assert len(forms) == sum(1 + len(entry["also"]) for entry in WORDS["names"])  # no form has two names


def test_area_count_and_change_are_no_part_of_a_name():
    examples = dict(example.split("=") for group in ("before", "after") for entry in WORDS[group] for example in entry["examples"])
    assert {printed: canonical_metric(printed) for printed in examples} == examples
    assert [canonical_metric(name) for name in ("增速", "(试点)", "人口自然增长率", "全市")] == ["增速", "(试点)", "人口自然增长率", "全市"]


def test_a_word_by_which_only_some_are_counted_parts_them_from_all():
    for entry in WORDS["parts"]:
        for some, all_of_them in (example.split("=") for example in entry["examples"]):
            assert parts_named(all_of_them) < parts_named(some), some
            assert entry["words"][0] in parts_named(some) - parts_named(all_of_them)
        assert {parts_named(word) for word in entry["words"]} == {frozenset(entry["words"][:1])}
    assert parts_named("市场主体") == parts_named("工业增加值") == frozenset()


def test_units_of_one_measure_meet_in_the_common_one():
    examples = dict(example.split("=") for entry in WORDS["measures"] for example in entry["examples"])
    read = {printed: find_quantities(printed)[0] for printed in examples}
    assert {printed: "{:f}{}".format(*common_measure(each.value, each.unit)) for printed, each in read.items()} == examples
    assert common_measure(Decimal(7), "人次") == (Decimal(7), "人次")


def test_no_unit_has_two_common_ones():
    units = [unit for entry in WORDS["measures"] for unit in (entry["common"], *entry["of"])]
    assert len(units) == len(set(units))
