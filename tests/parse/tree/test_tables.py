"""Tables, as a specification in tables.yaml: the rows of any layout → tasks, targets, achievements, and what is told as unread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from policydiff.model import Notice, Target
from policydiff.pipeline import parse_bytes, parse_text

CASES = yaml.load(Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
ABOVE = "某市水务提升行动方案\n一、主要任务\n"


def cell(content: object) -> str:
    """A cell of HTML; 2*x stands over two columns, 2^x over two rows."""
    span = re.fullmatch(r"(\d)([*^])(.*)", str(content))
    if span is None:
        return f"<td>{content}</td>"
    return f'<td {"colspan" if span[2] == "*" else "rowspan"}="{span[1]}">{span[3]}</td>'


def read(case: dict[str, Any]) -> Notice:
    if "text" in case:
        return parse_text(ABOVE + case["text"].replace("¦", "\t"))
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in case["html"])
    paragraphs = "".join(f"<p>{line}</p>" for line in ABOVE.splitlines())
    return parse_bytes(f'<html><meta charset="utf-8"><body>{paragraphs}<table>{rows}</table></body></html>'.encode(), "plan.html")


def figure(target: Target) -> str:
    return f"{target.metric} = {target.value.normalize():f}{target.unit} @ {target.year} {target.basis}"


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_table_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    notice = read(case)
    found = {
        "tasks": [f"{' '.join(t.lead)} / {' '.join((*t.cooperating, *t.responsible))} / {t.deadline}" for t in notice.tasks],
        "targets": [figure(target) for target in notice.targets],
        "achievements": [figure(target) for target in notice.achievements],
        "unread": sum(told.args["rows"] for told in notice.diagnostics if told.rule == "unread-table"),
    }
    assert found == {name: case.get(name, [] if name != "unread" else 0) for name in found}
