"""The heads of a table of notices, by their own examples."""

from __future__ import annotations

import pytest

from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.catalogue import catalogue_field

ENTRIES = load_yaml("catalogue")["heads"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["field"])
def test_a_column_is_known_by_its_head(entry: dict) -> None:
    assert {catalogue_field(head) for head in (*entry["words"], *entry["examples"])} == {entry["field"]}
    assert entry["field"] not in {catalogue_field(head) for head in entry["lacks"]}


def test_no_head_means_two_fields() -> None:
    words = [word for entry in ENTRIES for word in entry["words"]]
    assert len(words) == len(set(words))
