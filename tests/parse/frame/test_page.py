"""The page: what stands around the text, and what its parts are, as specifications in page.yaml and parts.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policydiff.pipeline import parse_text

HERE = Path(__file__).parent
CASES = [
    case for name in ("page", "parts") for case in yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
]
ENVELOPE = ("title", "document_number", "issued", "published")


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_the_page_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    notice = parse_text(case["text"])
    found = {key: getattr(notice.notice, key) for key in ENVELOPE}
    found |= {key: list(getattr(notice.notice, key)) for key in ("issuers", "addressees")}
    found["plans"] = [plan.title for plan in notice.plans]
    found["history"] = [[event.act, event.date] for event in notice.notice.history]
    found["family"] = notice.family
    found["paths"] = [section.path for plan in notice.plans for section in plan.walk()]
    found["letter"] = [clause.text for clause in notice.notice.letter]
    found["preambles"] = [[clause.text for clause in plan.clauses] for plan in notice.plans]
    found["closes"] = [plan.clauses[-1].text for plan in notice.plans if plan.clauses]
    for key, reason in (("imprints", "imprint"), ("marks", "publication-mark")):
        found[key] = [case["text"][slice(*each.span)].strip() for each in notice.discarded if each.reason == reason]
    wanted = {key: value for key, value in case.items() if key not in ("rule", "text")}
    assert {key: found[key] for key in wanted} == wanted
