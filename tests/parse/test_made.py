"""What parsing makes without the checks of the model (`Model.made`) is what they would have made of it: equal, of the same types, the same in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.model.values import Model
from policydiff.pipeline import parse_file

RAW = sorted((Path(__file__).parents[2] / "data" / "raw").iterdir())


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_what_is_made_is_what_its_checks_would_make(path: Path) -> None:
    notice = parse_file(path)
    sections = [section for plan in notice.plans for section in plan.walk()]
    bodies = [body for task in notice.tasks for body in task.organisations]
    made: list[Model] = [
        *notice.tasks,
        *bodies,
        *notice.targets,
        *notice.achievements,
        *notice.figures,
        *notice.citations,
        *notice.discarded,
    ]
    for each in [*made, *sections, *notice.all_clauses()]:
        fields = {name: getattr(each, name) for name in type(each).model_fields}
        checked = type(each)(**fields)
        assert list(vars(each)) == list(vars(checked))  # in their order, in which they are written
        assert [(type(value), value) for value in vars(each).values()] == [(type(value), value) for value in vars(checked).values()]
        assert each == checked
        assert hash(each) == hash(checked)
        assert each.model_dump_json() == checked.model_dump_json()
