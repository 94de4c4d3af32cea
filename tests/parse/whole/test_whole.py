"""Whole documents → whatever a case asks of the result: the kinds of pages, layouts and outlines, many variants of each, as data.

A case has a rule and a text (or html, ¦ for a tab); each other key is asked for exactly. any: several readings that will do.
lacks, keeps: texts that stand in no clause, or within one; told, untold: diagnostics that must be there, or must not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from policydiff.model import Notice, Target
from policydiff.pipeline import parse_bytes
from policydiff.text.fold import fold, squeeze

HERE = Path(__file__).parent
CASES = [case for path in sorted(HERE.glob("*.yaml")) for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]
NO_QUESTION = ("rule", "text", "html", "media")


def shape(value: Any) -> Any:
    """A value in which blanks and widths do not matter."""
    if isinstance(value, (list, tuple)):
        return [shape(item) for item in value]
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return fold(squeeze(value)) if isinstance(value, str) else value


def read(case: dict[str, Any]) -> Notice:
    if "html" in case:
        page = case["html"] if "<html" in case["html"] else f'<html><head><meta charset="utf-8"></head><body>{case["html"]}</body></html>'
        return parse_bytes(page.encode(), "case.html")
    return parse_bytes(case["text"].replace("¦", "\t").encode(), "case.md" if case.get("media") == "text/markdown" else "case.txt")


def figure(target: Target) -> str:
    return f"{target.metric} = {target.value.normalize():f}{target.unit} @ {target.year} {target.basis}"


def clauses(notice: Notice) -> list[str]:
    return [shape(clause.text) for clause in (*(c for plan in notice.plans for c in plan.all_clauses()), *notice.notice.letter)]


def bodies(notice: Notice, paths: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for plan in notice.plans:
        for section in plan.walk():
            found.setdefault(section.path, [clause.text for clause in section.clauses if clause.role != "heading"])
    return {path: found.get(path, []) for path in paths}


ASKED: dict[str, Callable[[Notice, Any], Any]] = {
    "plans": lambda notice, _: [plan.title for plan in notice.plans],
    "number_of_plans": lambda notice, _: len(notice.plans),
    "history": lambda notice, _: [[event.act, event.date] for event in notice.notice.history],
    "events": lambda notice, _: [
        " ".join(filter(None, (event.act, event.date, event.body, event.number))) for event in notice.notice.history
    ],
    "title_blanks": lambda notice, _: (notice.notice.title or "").replace(" ", "+"),
    "place": lambda notice, _: notice.notice.jurisdiction.name if notice.notice.jurisdiction else None,
    "family": lambda notice, _: notice.family,
    "paths": lambda notice, _: [section.path for plan in notice.plans for section in plan.walk()],
    "sections": lambda notice, _: [f"{section.path} {section.heading}".strip() for plan in notice.plans for section in plan.walk()],
    "clauses": bodies,
    "preamble": lambda notice, _: [clause.text for plan in notice.plans for clause in plan.clauses],
    "letter": lambda notice, _: [clause.text for clause in notice.notice.letter],
    "metadata": lambda notice, wanted: {label: notice.notice.metadata.get(label) for label in wanted},
    "tasks": lambda notice, _: [
        f"{' '.join(task.lead)} / {' '.join((*task.cooperating, *task.responsible))} / {task.deadline}" for task in notice.tasks
    ],
    "contents": lambda notice, _: [f"{task.heading}: {task.content}" for task in notice.tasks],
    "covers": lambda notice, _: [len(task.covers) for task in notice.tasks],
    "targets": lambda notice, _: [figure(target) for target in notice.targets],
    "scopes": lambda notice, _: [f"{target.metric} {target.value.normalize():f} {target.scope}" for target in notice.targets],
    "bounds": lambda notice, _: [
        f"{target.metric} {target.comparator} {target.value.normalize():f} {target.per}" for target in notice.targets
    ],
    "commons": lambda notice, _: [f"{target.printed} {target.base_unit}" for target in notice.targets],
    "classes": lambda notice, _: [f"{one.printed} {one.class_} {one.reason}" for one in notice.figures],
    "figures_printed": lambda notice, _: [one.printed for one in notice.figures],
    "achievements": lambda notice, _: [figure(target) for target in notice.achievements],
    "lacks": lambda notice, wanted: [text for text in wanted if not any(shape(text) in clause for clause in clauses(notice))],
    "keeps": lambda notice, wanted: [text for text in wanted if any(shape(text) in clause for clause in clauses(notice))],
    "told": lambda notice, wanted: [rule for rule in wanted if rule in {told.rule for told in notice.diagnostics}],
    "untold": lambda notice, wanted: [rule for rule in wanted if rule not in {told.rule for told in notice.diagnostics}],
}


def asked(notice: Notice, key: str, wanted: Any) -> Any:
    return shape(ASKED[key](notice, wanted) if key in ASKED else getattr(notice.notice, key))


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_document_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    notice = read(case)
    questions = {key: value for key, value in case.items() if key not in NO_QUESTION}
    found = {key: asked(notice, key, value) for key, value in questions.items()}
    choices = {key: value["any"] if isinstance(value, dict) and "any" in value else [value] for key, value in questions.items()}
    wrong = {key: value for key, value in found.items() if value not in [shape(choice) for choice in choices[key]]}
    assert wrong == {}
