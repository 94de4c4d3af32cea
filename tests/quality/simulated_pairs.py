"""Pairs of plans made out of real ones: the parent is a notice of a folder that the caller names, the child what an office makes of it.

Nothing of the notices is copied into the project.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from gold_pairs import Pair, Sentence, build_notice, place
from simulated_office import SHORTEST, STYLES, WORDS, Office, Part, words_of

from policydiff.model import Clause, Jurisdiction, Notice, Plan, Section

_KINDS = {"heading": "heading", "body": "body", "row": "body", "responsibility": "units"}
_BELOW = {"national": ("province", "青原省"), "province": ("prefecture", "青原市"), "prefecture": ("county", "青原县")}
_LONGEST = 240


def chapters_of(plan: Plan) -> tuple[list[tuple[Sentence | None, list[Part]]], dict[str, str]]:
    """Return a plan as chapters of parts, and the clause of each sentence; what stands deeper than two levels is part of its part."""
    clauses: dict[str, str] = {}

    def read(owner: Plan | Section, path: str) -> Iterator[Sentence]:
        for clause in owner.clauses:
            if clause.role == "heading" and not words_of(Sentence("", "", "heading", clause.text)):
                continue  # a printed number alone
            name = f"p{len(clauses)}"
            clauses[name] = clause.id
            yield Sentence(name, path, _KINDS[clause.role], clause.text)

    def part(sentences: list[Sentence], headed: bool) -> Part:
        heading = next((one for one in sentences if one.type == "heading" and words_of(one)), None) if headed else None
        rest = [one for one in sentences if one is not heading]
        return Part(
            heading,
            [one for one in rest if one.type == "body" and SHORTEST <= len(one.text) <= _LONGEST],
            [one for one in rest if one.type == "units"],
        )

    chapters: list[tuple[Sentence | None, list[Part]]] = [(None, [part(list(read(plan, "")), False)])]
    for section in plan.sections:
        own = list(read(section, section.path))
        heading = next((one for one in own if one.type == "heading" and words_of(one)), None)
        parts = [part([one for one in own if one is not heading], False)]
        for below in section.sections:
            parts.append(part([one for deeper in _walk(below) for one in read(deeper, deeper.path)], True))
        chapters.append((heading, [one for one in parts if one.bodies or one.heading]))
    return chapters, clauses


def _walk(section: Section) -> Iterator[Section]:
    yield section
    for below in section.sections:
        yield from _walk(below)


def simulated(parent: Notice, foreign: Notice, style: str, seed: int) -> Pair:
    """Return a pair: a child that an office makes of the longest plan of `parent`, with sentences of `foreign` added."""
    plan = max(parent.plans, key=lambda one: sum(len(clause.text) for clause in one.all_clauses()))
    chapters, clauses = chapters_of(plan)
    clerk = Office(random.Random(seed), STYLES[style], _below(parent.notice.jurisdiction))
    own = [
        clause.text for other in foreign.plans for clause in other.all_clauses() if clause.role == "body" and 20 <= len(clause.text) <= 160
    ]
    clerk.random.shuffle(own)
    sentences = tuple(clerk.write(chapters, own))
    level, name = _BELOW.get(parent.notice.jurisdiction.level if parent.notice.jurisdiction else "province", ("county", "青原县"))
    above = [parent.notice.jurisdiction.name] if parent.notice.jurisdiction else []
    title = f"{name}{_subject(plan.title or parent.notice.title or '')}"
    child, ids = build_notice(f"{style}-{seed}", title, place(name, level, "999999", above), sentences)
    read = tuple(
        Sentence(name, "", _KINDS[clause.role], clause.text) for name, clause in zip(clauses, _clauses(plan, clauses), strict=True)
    )
    narrowed = parent.model_copy(update={"plans": (plan,)})
    return Pair(f"{style} {parent.id} {seed}", child, narrowed, sentences, read, ids | clauses, {})


def _clauses(plan: Plan, clauses: dict[str, str]) -> list[Clause]:
    known = {clause.id: clause for clause in plan.all_clauses()}
    return [known[one] for one in clauses.values()]


def _subject(title: str) -> str:
    return re.sub(r"^.{2,8}?(?:省|市|县|区)(?:人民政府)?(?:办公厅|办公室)?(?:关于)?", "", title) or title


def _below(jurisdiction: Jurisdiction | None) -> dict[str, str]:
    level = jurisdiction.level if jurisdiction else "province"
    mine = {"national": "国", "province": "省", "prefecture": "市", "county": "县"}[level]
    lower = {"national": "省", "province": "市", "prefecture": "县", "county": "镇"}[level]
    if jurisdiction and level == "province" and jurisdiction.name.endswith("市"):
        mine, lower = "市", "县"
    words = {f"全{mine}": f"全{lower}", f"我{mine}": f"我{lower}"}
    if level != "national":
        words |= {f"{mine}级": f"{lower}级", f"{mine}政府": f"{lower}政府"}
        words |= {f"{mine}{body}": f"{lower}{body}" for body in WORDS["bodies"]}
    return words
