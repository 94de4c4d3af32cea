"""The JSON Schema: fresh, a schema that others can use, and of one mind with the check that runs it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import YAML, edited

sys.path.insert(0, str(Path(__file__).parents[1]))
from notice_values import values
from policydiff.model import Comparison, Notice
from policydiff.store import dump_comparison, dump_notice
from policydiff.text.placed import read_placed
from policydiff.validate.conform import check_schema
from policydiff.validate.schema import SCHEMA_NAMES, schema_of, schema_text

FOLDER = Path(__file__).parents[2] / "schema"
RELAXED = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_committed_schema_is_fresh(name: Any) -> None:
    committed = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), f"run: policydiff schema {name} > schema/{name}.schema.json"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_a_json_schema(name: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))
    assert json.loads(schema_text(name))["title"] == f"policydiff.{name}/1"


@RELAXED
@given(values(Notice))
def test_what_the_store_writes_has_every_key(notice: Notice) -> None:
    # random values break the forms of days, digests and ids, but never a key or a type
    assert {fault.kind for fault in check_schema("notice", read_placed(dump_notice(notice)).value)} <= {"value"}


@RELAXED
@given(values(Comparison))
def test_a_comparison_has_every_key(comparison: Comparison) -> None:
    assert {fault.kind for fault in check_schema("comparison", read_placed(dump_comparison(comparison)).value)} <= {"value"}


EDITS: list[dict[str, str]] = [
    {},
    {"value: 45,": 'value: "45",'},
    {"value: 45,": "value: true,"},
    {"year: 2026": "year: 2026.5"},
    {"year: 2026": "year: null"},
    {"metric:": "metrik:"},
    {"role: body": "role: bod"},
    {"span: [317, 339]": "span: [317]"},
    {"span: [317, 339]": "span: [-1, 339]"},
    {"span: [317, 339]": 'span: "317"'},
    {'issued: "2024-03-05"': 'issued: "2024"'},
    {'issued: "2024-03-05"': "issued: [1]"},
    {"level: county": "level: village"},
    {'code: "500229"': 'code: "50022"'},
    {"open_ended: true": "open_ended: 1"},
    {"discarded:": "discards:"},
    {"comparator:": "comparators:"},
    {'lead: ["县科技局"]': "lead: [null]"},
    {"period: [2024, 2026]": "period: 2024"},
    {"achievements:": "achievement: []\nachievements:"},
    {"policydiff.notice/1": "policydiff.notice/9"},
    {"spans:": "spans: {title: [[1, 2, 3]]}\n  x:"},
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: next(iter(edit.values()), "nothing"))
def test_the_check_agrees_with_jsonschema(edit: dict[str, str]) -> None:
    text = edited(edit)
    theirs = jsonschema.Draft202012Validator(schema_of("notice")).iter_errors(yaml.load(text, Loader=yaml.CSafeLoader))
    ours = check_schema("notice", read_placed(text).value)
    found = {tuple(error.absolute_path) for error in theirs}
    said = {fault.path[:-1] if fault.kind == "unknown" else fault.path for fault in ours}
    assert {path for path in found if not any(path != other and path[: len(other)] == other for other in said)} <= said | {
        path[: len(path) - 1] for path in said
    }
    assert bool(found) == bool(said)


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["id", "text", "plans", "notice", "schema"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@RELAXED
@given(junk)
def test_anything_at_all_is_checked_alike(value: Any) -> None:
    plain = json.loads(json.dumps(value))
    assert bool(check_schema("notice", value)) == (not jsonschema.Draft202012Validator(schema_of("notice")).is_valid(plain))
    notice = {**yaml.load(YAML, Loader=yaml.CSafeLoader), "plans": plain, "notice": plain}
    tupled = {**read_placed(YAML).value, "plans": value, "notice": value}
    assert bool(check_schema("notice", tupled)) == (not jsonschema.Draft202012Validator(schema_of("notice")).is_valid(notice))
