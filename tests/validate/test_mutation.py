"""Mutation testing of the data, on the small sample; `make quality` does the same on the founding notices."""

from __future__ import annotations

from collections import Counter

import pytest
from mutate import Bench, Mutant, bench_of, mutants, rate, run, sample
from sample import SOURCE, YAML, notice


@pytest.fixture(scope="module")
def bench() -> Bench:
    return bench_of(YAML, SOURCE.encode(), "sample.txt", notice())


@pytest.mark.parametrize(("mode", "part", "floor"), [("edited", 0, 0.99), ("sealed", 1, 0.99), ("static", 2, 0.85)])
def test_corruptions_are_told_at_their_line(bench: Bench, mode: str, part: int, floor: float) -> None:
    results = run(sample([bench], 1)[part::5], mode)  # each mode has its fifth: the suite must stay quick
    missed = sorted({f"{mutant.kind} of {mutant.field}" for mutant, hit in results if not hit})
    assert len(results) > 130
    assert rate(results) >= floor, missed


def test_the_mutants_are_of_every_kind(bench: Bench) -> None:
    found = Counter(mutant.kind for mutant in mutants(bench.text, bench.raw))
    assert {
        "changed digit",
        "changed character",
        "lost character",
        "changed word",
        "changed type",
        "shifted span",
        "emptied",
        "renamed key",
        "removed key",
        "removed item",
        "repeated item",
        "swapped",
        "cut off",
        "tab",
        "changed source",
    } == set(found)
    assert all(isinstance(each, Mutant) and (each.text != bench.text or each.raw) for each in mutants(bench.text, bench.raw))


def test_the_sample_has_each_kind_and_field(bench: Bench) -> None:
    chosen = sample([bench], 2)
    counted = Counter((mutant.kind, mutant.field) for _, mutant in chosen)
    assert max(counted.values()) == 2
    assert {field for _, field in counted} >= {
        "targets.value",
        "tasks.lead",
        "plans.sections.clauses.span",
        "citations.title",
        "discarded.reason",
    }
