"""Accuracy of the parse against hand-made gold: precision, recall and F1 of every field.

Run it: `python tests/quality/quality_parse.py [GROUP] [-v]`; -v prints what was missed and what was found beyond the gold. A key that
a gold file leaves out is not measured; what its conventions call doubtful neither counts for nor against.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from quality_score import Score, Wanted, joined, key

from policydiff.model import Notice, Plan, Section, Target
from policydiff.pipeline import parse_file
from policydiff.text.fold import fold, squeeze

ROOT = Path(__file__).resolve().parents[2]
ENVELOPE = {
    "title": "title",
    "document_number": "document_number",
    "issuer": "issuer",
    "issued_date": "issued",
    "published_date": "published",
    "index_number": "index_number",
    "genre": "genre",
}
ROLES = ("lead", "cooperating", "responsible", "guiding")
FIELDS = (
    "envelope",
    "plans",
    "sections",
    "section paths",
    *(f"organisations {role}" for role in ROLES),
    "organisations",
    "task rows",
    "deadlines",
    "targets",
    "target metrics",
    "target bases",
    "target rates",
    "target parts",
    "achievements",
    "citations",
    "set aside",
)
Gold = Mapping[str, Any]
Scores = dict[str, Score]


def measure(notice: Notice, gold: Gold, source: str, scores: Scores) -> None:
    """Add one document to the scores. source: the text that was parsed."""
    _envelope(notice, gold.get("notice", {}), scores)
    if gold.get("plans"):
        _plans(notice, gold, scores)
    if "tasks" in gold:
        _organisations(notice, gold["tasks"], scores)
        _task_rows(notice, gold["tasks"], scores)
    for name, found in (("targets", notice.targets), ("achievements", notice.achievements)):
        if name in gold:
            scores[name].add(notice.id, map(_target, gold[name]), [_target_found(target, gold[name]) for target in found])
    _target_details(notice, gold, scores)
    if "cites" in gold.get("notice", {}):
        _citations(notice, gold["notice"]["cites"], scores)
    _set_aside(notice, gold.get("discarded") or [], source, scores)


# --- frame --------------------------------------------------------------------------------------------------------------


def _envelope(notice: Notice, gold: Gold, scores: Scores) -> None:
    score, ours = scores["envelope"], notice.notice
    for name, our_name in ENVELOPE.items():
        if name in gold:
            score.add(f"{notice.id} {our_name}", [key(gold[name])], [key(getattr(ours, our_name))])
    if "issuers" in gold:
        score.add(f"{notice.id} issuers", [joined(gold["issuers"])], [joined("".join(ours.issuers))])
    if "addressees" in gold:
        score.add(f"{notice.id} addressees", [tuple(gold["addressees"])], [ours.addressees])
    elif gold.get("addressees_raw"):
        score.add(f"{notice.id} addressees", [joined(gold["addressees_raw"])], [joined(ours.addressees)])


def _plans(notice: Notice, gold: Gold, scores: Scores) -> None:
    plans: Sequence[Gold] = gold["plans"]
    for place, (plan, ours) in enumerate(zip(plans, [*notice.plans, *[None] * len(plans)], strict=False), 1):
        if plan.get("title"):
            scores["plans"].add(f"{notice.id} plan {place}", [key(plan["title"])], [key(ours.title)] if ours else [])
    beyond = [key(plan.title) for plan in notice.plans[len(plans) :]]
    scores["plans"].add(notice.id, [], beyond)
    if any("sections" in plan for plan in plans):
        wanted = [item for place, plan in enumerate(plans, 1) for item in gold_sections(plan.get("sections") or [], str(place))]
        found = [item for plan in notice.plans for item in our_sections(plan.sections, plan.id[1:])]
        optional = {key(path) for path in gold.get("optional_sections") or []} - {path for path, _ in wanted}
        found = [(path, heading) for path, heading in found if path not in optional]
        scores["sections"].add(notice.id, wanted, found)
        scores["section paths"].add(notice.id, [path for path, _ in wanted], [path for path, _ in found])


def gold_sections(nodes: Sequence[Gold], above: str) -> Iterator[tuple[str, str]]:
    """Yield (path, heading) of each section of the gold."""
    for node in nodes:
        path = f"{above}/{key(node['number'])}"
        yield path, key(node.get("heading"))
        yield from gold_sections(node.get("children") or [], path)


def our_sections(sections: Sequence[Section], plan: str) -> Iterator[tuple[str, str]]:
    """Yield (path, heading) of each section of ours, the plan's number first."""
    for section in sections:
        yield f"{plan}/{key(section.path)}", key(section.heading)
        yield from our_sections(section.sections, plan)


def _citations(notice: Notice, cites: Sequence[Gold], scores: Scores) -> None:
    wanted = [(key(cite.get("title")), key(cite.get("document_number"))) for cite in cites]
    scores["citations"].add(notice.id, wanted, [(key(cite.title), key(cite.document_number)) for cite in notice.citations])


def _set_aside(notice: Notice, pieces: Sequence[Gold], source: str, scores: Scores) -> None:
    """What must be set aside stands in the source and in no clause. A piece that only describes itself is not measured."""
    text = key(source)
    quoted = "\n".join(key(clause) for clause in _clauses(notice))
    wanted = [key(piece["text"]) for piece in pieces if key(piece["text"]) in text]
    scores["set aside"].add(notice.id, wanted, [piece for piece in wanted if piece not in quoted])


def _clauses(notice: Notice) -> Iterator[str]:
    def below(owner: Plan | Section) -> Iterator[str]:
        yield from (clause.text for clause in owner.clauses)
        for section in owner.sections:
            yield from below(section)

    yield from (clause.text for clause in notice.notice.letter)
    for plan in notice.plans:
        yield from below(plan)


# --- tasks --------------------------------------------------------------------------------------------------------------


def _task_path(path: str | None) -> str:
    return key(path or "1")


def _organisations(notice: Notice, tasks: Sequence[Gold], scores: Scores) -> None:
    for role in ROLES:
        wanted = [item for task in tasks for item in _names(task, role)]
        found = [(f"{task.plan[1:]}/{key(task.path)}".rstrip("/"), key(name)) for task in notice.tasks for name in getattr(task, role)]
        scores[f"organisations {role}"].add(notice.id, wanted, found)
        scores["organisations"].add(f"{notice.id} {role}", wanted, found)


def _names(task: Gold, role: str) -> Iterator[Wanted]:
    """Yield the names of a role; of a doubtful task every name is optional in every role, of an alternative list what both share is not."""
    path = _task_path(task.get("path"))
    names = [key(name) for name in task.get(role) or []]
    if task.get("doubtful"):
        for name in dict.fromkeys(key(name) for each in ROLES for name in task.get(each) or []):
            yield Wanted(((path, name),), optional=True)
        return
    other = task.get(f"alt_{role}")
    also = names if other is None else [key(name) for name in other]
    for name in dict.fromkeys((*names, *also)):
        yield Wanted(((path, name),), optional=name not in names or name not in also)


def _task_rows(notice: Notice, tasks: Sequence[Gold], scores: Scores) -> None:
    rows = [task for task in tasks if "row" in task]
    if rows:
        found = [(f"{task.plan[1:]}/{key(task.path)}".rstrip("/"), key(task.heading)) for task in notice.tasks if task.form == "row"]
        scores["task rows"].add(notice.id, [(_task_path(task.get("path")), key(task["heading"])) for task in rows], found)
    if any("deadline" in task for task in tasks):
        dated = [(_task_path(task.get("path")), key(task["deadline"])) for task in tasks if task.get("deadline")]
        found = [
            (f"{task.plan[1:]}/{key(task.path)}".rstrip("/"), key(task.deadline_printed)) for task in notice.tasks if task.deadline_printed
        ]
        scores["deadlines"].add(notice.id, dated, found)


# --- targets ------------------------------------------------------------------------------------------------------------


def number(value: object) -> Decimal:
    """Return a value as it is compared: exact, 20 for 20.0."""
    return Decimal(str(value)).normalize()


def _target(target: Gold) -> Wanted:
    years = [target.get("deadline")] if "alt_deadlines" not in target else list(target["alt_deadlines"])
    years += [target["alt_deadline"]] if "alt_deadline" in target else []
    if _doubted(target):
        return Wanted((_doubtful(target),), optional=True)
    found = (number(target["value"]), target.get("unit") or "")
    return Wanted(tuple((*found, year, target.get("comparator")) for year in dict.fromkeys((target.get("deadline"), *years))))


def _doubted(target: Gold) -> bool:
    """Doubt about the kind alone leaves value, unit, year and comparator beyond doubt."""
    return bool(target.get("doubtful")) and target.get("doubtful_about") != "kind"


def _doubtful(target: Gold) -> tuple[str, str]:
    return "doubtful", squeeze(fold(target["raw"]))


def _target_found(target: Target, gold: Sequence[Gold]) -> tuple[object, ...]:
    """Return what of a target is measured: value, unit, year, comparator; or, for one that the gold doubts, which one it is."""
    text, printed = squeeze(fold(target.text)), squeeze(fold(target.printed))
    for other in filter(_doubted, gold):
        raw = _doubtful(other)[1]
        if printed in raw and (text in raw or raw in text or number(target.value) == number(other["value"])):
            return _doubtful(other)
    return number(target.value), target.unit, target.year, target.comparator


def _target_details(notice: Notice, gold: Gold, scores: Scores) -> None:
    """Measure what a target says beyond its number, on the targets whose value and unit both sides have."""
    left = list(notice.targets)
    agreed = gold.get("conventions", {"per": "", "of": ""})  # the first files were annotated before these keys were agreed on
    for target in gold.get("targets") or []:
        ours = next((one for one in left if (number(one.value), one.unit) == (number(target["value"]), target.get("unit") or "")), None)
        if ours is None or _doubted(target):
            continue
        left.remove(ours)
        what = f"{notice.id} {target['raw']}"
        if target.get("metric"):
            given = (target["metric"], target.get("metric_text"), *target.get("alt_metrics", ()))
            names = dict.fromkeys(key(name) for name in given if name)
            scores["target metrics"].add(what, [Wanted(tuple(names))], [key(ours.metric)])
        if target.get("kind") and not target.get("doubtful"):
            scores["target bases"].add(what, [target["kind"]], [ours.basis])
        if "per" in agreed and (target.get("per") or ours.per):
            scores["target rates"].add(what, [key(target.get("per"))], [key(ours.per)])
        if "of" in agreed and (target.get("of") or ours.of):
            whole = next((one.metric for one in notice.targets if one.id == ours.of), None)
            scores["target parts"].add(what, [key(target.get("of"))], [key(whole)])


# --- all of it ----------------------------------------------------------------------------------------------------------


def gold_files(data: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (raw text, gold) of every annotated document."""
    for path in sorted((data / "gold").glob("parse-*.yaml")):
        yield data / "raw" / f"{path.stem.removeprefix('parse-')}.txt", path
    for path in sorted((data / "gold" / "edge").glob("*.yaml")):
        if path.with_suffix(".txt").exists():
            yield path.with_suffix(".txt"), path


def measure_all(data: Path = ROOT / "data") -> dict[str, Scores]:
    """Return group → field → score: each founding notice by its id, and `edge`, the small documents of other places."""
    groups: dict[str, Scores] = {}
    for raw, path in gold_files(data):
        gold = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        group = "edge" if path.parent.name == "edge" else path.stem.removeprefix("parse-")
        scores = groups.setdefault(group, {name: Score() for name in FIELDS})
        measure(parse_file(raw), gold, raw.read_text(encoding="utf-8"), scores)
    return groups


def main(arguments: Sequence[str]) -> None:
    """Print the scores of the groups whose name holds the first argument."""
    wanted = next((word for word in arguments if word != "-v"), "")
    for group, scores in measure_all().items():
        if wanted not in group:
            continue
        print(f"\n{group}")
        for name, score in scores.items():
            if score.measured:
                print(f"  {name:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  ({score.hits}/{score.expected})")
            if "-v" in arguments:
                for line in (*(f"missed {one}" for one in score.missed), *(f"extra  {one}" for one in score.extra)):
                    print(f"      {line[:200]}")


if __name__ == "__main__":
    main(sys.argv[1:])
