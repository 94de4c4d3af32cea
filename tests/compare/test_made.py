"""What comparing makes without the checks of the model (`Model.made`, `Model.filled`) is what they would have made of it: equal, of the same types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gold_pairs import Pair
from quality_compare import all_pairs

from policydiff.compare import compare_plans
from policydiff.model import Comparison, Side, SideSummary, Target
from policydiff.model.comparison import Related, TargetPair
from policydiff.model.values import Model

PAIRS = all_pairs()


def _inside(value: object) -> Iterator[Model]:
    if isinstance(value, Model):
        yield value
    for each in vars(value).values() if isinstance(value, Model) else value if isinstance(value, tuple) else ():
        yield from _inside(each)


def _with_types(value: object) -> object:
    if isinstance(value, dict):
        return [(_with_types(key), _with_types(each)) for key, each in value.items()]
    return [_with_types(each) for each in value] if type(value) is tuple else (type(value), value)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_made_is_what_its_checks_would_make(pair: Pair, turned: bool) -> None:
    child, parent = (pair.parent, pair.child) if turned else (pair.child, pair.parent)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    for each in _inside(comparison):
        checked = type(each)(**{name: getattr(each, name) for name in type(each).model_fields})
        assert list(vars(each)) == list(vars(checked))  # in their order, in which they are written
        assert [_with_types(value) for value in vars(each).values()] == [_with_types(value) for value in vars(checked).values()]
    assert Comparison.model_validate_json(comparison.model_dump_json()).model_dump_json() == comparison.model_dump_json()


def test_what_is_left_out_is_filled_in_and_is_each_value_s_own() -> None:
    first, second = (Related.filled(verdict="loose", score=0.1) for _ in range(2))
    assert first == Related(score=0.1, verdict="loose") and [*vars(first)] == [*Related.model_fields]
    assert first.reason_args == {} and first.reason_args is not second.reason_args
    assert TargetPair.filled(verdict="added", metric="", parent=None, child=None).by == "text"


@pytest.mark.parametrize(("model", "fields"), [(SideSummary, {}), (Side, {"id": "a", "plan": "p1", "title": None}), (Target, {"id": "t1"})])
def test_nothing_is_made_that_lacks_what_has_to_be_said(model: type[Model], fields: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=model.__name__):
        model.filled(**fields)


def test_nothing_is_made_with_a_field_that_there_is_not() -> None:
    with pytest.raises(TypeError, match="Related"):
        Related.filled(score=0.1, verdict="loose", reasons="")
