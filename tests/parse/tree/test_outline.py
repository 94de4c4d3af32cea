"""The tree of a plan, as a specification in outline.yaml, headings.yaml and regulations.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policydiff.pipeline import parse_text

FILES = ("outline", "headings", "regulations")
CASES = [
    case
    for name in FILES
    for case in yaml.load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_the_tree_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    notice = parse_text(case["text"])
    sections = [section for plan in notice.plans for section in plan.walk()]
    bodies: dict[str, list[str]] = {}
    for section in sections:
        bodies.setdefault(section.path, [clause.text for clause in section.clauses if clause.role != "heading"])
    found = {
        "sections": [f"{section.path} {section.heading}".strip() for section in sections],
        "paths": [section.path for section in sections],
        "repeats": [told.args["path"] for told in notice.diagnostics if told.rule == "numbering-repeat"],
        "clauses": {path: bodies.get(path) for path in case.get("clauses", {})},
    }
    wanted = {"repeats": [], **{key: value for key, value in case.items() if key not in ("rule", "text")}}
    assert {key: found[key] for key in wanted} == wanted
