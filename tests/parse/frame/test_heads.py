"""The head of a document: its envelope, as a specification in heads.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policydiff.model import Notice
from policydiff.pipeline import parse_bytes
from policydiff.text.fold import squeeze

CASES = yaml.load((Path(__file__).parent / "heads.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
SUFFIX = {"text/markdown": ".md"}


def read(notice: Notice, key: str) -> Any:
    """What a case may ask for, blanks left out."""
    if key == "plans":
        return [squeeze(plan.title or "") for plan in notice.plans]
    if key == "history":
        return [[event.act, event.date] for event in notice.notice.history]
    if key in ("family", "genre"):
        return notice.family if key == "family" else notice.notice.genre
    value = getattr(notice.notice, key)
    return [squeeze(item) for item in value] if isinstance(value, tuple) else value and squeeze(value)


def wanted(value: Any) -> Any:
    if isinstance(value, list):
        return [squeeze(item) if isinstance(item, str) else item for item in value]
    return squeeze(value) if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_the_envelope_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    notice = parse_bytes(case["text"].encode(), "head" + SUFFIX.get(case.get("media", ""), ".txt"))
    asked = {key: value for key, value in case.items() if key not in ("rule", "text", "media", "clauses_lack")}
    choices = {key: [wanted(v) for v in value["any"]] if isinstance(value, dict) else [wanted(value)] for key, value in asked.items()}
    found = {key: read(notice, key) for key in asked}
    assert {key: value for key, value in found.items() if value not in choices[key]} == {}
    clauses = [clause.text for plan in notice.plans for clause in plan.all_clauses()]
    assert [text for text in case.get("clauses_lack", ()) if any(text in clause for clause in clauses)] == []
