"""Accuracy of the parse against hand-made gold: precision, recall and F1 per field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from policydiff.model import Notice, Section
from policydiff.pipeline import parse_file
from policydiff.text.fold import fold, squeeze

ENVELOPE = {
    "title": "title", "document_number": "document_number", "issuer": "issuer", "issued_date": "issued",
    "published_date": "published", "index_number": "index_number", "genre": "genre",
}  # fmt: skip
ROLES = ("lead", "cooperating", "responsible", "guiding")


@dataclass
class Score:
    """Hits against what was expected and what was found; misses and extras are kept to be read."""

    hits: int = 0
    expected: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, name: str, expected: Iterable[Any], found: Iterable[Any]) -> None:
        want, have = Counter(expected), Counter(found)
        both = want & have
        self.hits += both.total()
        self.expected += want.total()
        self.found += have.total()
        self.missed += [f"{name}: {item}" for item in (want - both).elements()]
        self.extra += [f"{name}: {item}" for item in (have - both).elements()]

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.hits / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def key(text: str | None) -> str:
    """Compare texts without blanks, widths, quotes and a closing mark."""
    return re.sub(r"[\"'。.:]+$|^[\"']", "", squeeze(fold(text or "")))


def gold_sections(nodes: list[dict[str, Any]], above: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        path = f"{above}/{key(str(node['number']))}"
        yield path, key(node.get("heading"))
        yield from gold_sections(node.get("children") or [], path)


def our_sections(sections: tuple[Section, ...], plan: str) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield f"{plan}/{key(section.path)}", key(section.heading)
        yield from our_sections(section.sections, plan)


def _number(value: Any) -> Decimal:
    return Decimal(str(value)).normalize()


def measure(notice: Notice, gold: dict[str, Any], scores: dict[str, Score]) -> None:
    """Add one document to the scores; a field that the gold leaves out is not measured."""
    name = notice.id
    envelope = gold.get("notice", {})
    for gold_key, our_key in ENVELOPE.items():
        if gold_key in envelope:
            want, have = envelope[gold_key], getattr(notice.notice, our_key)
            scores["envelope"].add(f"{name} {our_key}", [key(str(want or ""))], [key(str(have or ""))])
    if "addressees" in envelope:
        scores["envelope"].add(f"{name} addressees", [tuple(envelope["addressees"])], [notice.notice.addressees])
    plan_number = {plan.id: str(index) for index, plan in enumerate(notice.plans, start=1)}
    plans = gold.get("plans", [])
    if plans:
        scores["plans"].add(name, [key(p["title"]) for p in plans if p.get("title")], [key(p.title) for p in notice.plans][: len(plans)])
    if any("sections" in plan for plan in plans):
        want_sections = [s for i, plan in enumerate(plans, 1) for s in gold_sections(plan.get("sections") or [], str(i))]
        have_sections = [s for plan in notice.plans for s in our_sections(plan.sections, plan_number[plan.id])]
        scores["sections"].add(name, want_sections, have_sections)
        scores["section paths"].add(name, [p for p, _ in want_sections], [p for p, _ in have_sections])
    if "tasks" in gold:
        for role in ROLES:
            want_names = [(key(t.get("path") or "1"), key(n)) for t in gold["tasks"] for n in t.get(role) or []]
            have_names = [(f"{plan_number[t.plan]}/{key(t.path)}".rstrip("/"), key(n)) for t in notice.tasks for n in getattr(t, role)]
            scores[f"organisations {role}"].add(name, want_names, have_names)
            scores["organisations"].add(f"{name} {role}", want_names, have_names)
    for gold_key, ours in (("targets", notice.targets), ("achievements", notice.achievements)):
        if gold_key in gold:
            doubtful = {(_number(t["value"]), t.get("unit") or "") for t in gold[gold_key] if t.get("doubtful") and t.get("doubtful_about") != "kind"}
            want_targets = [
                (_number(t["value"]), t.get("unit") or "", t.get("deadline"), t.get("comparator"))
                for t in gold[gold_key] if (_number(t["value"]), t.get("unit") or "") not in doubtful
            ]  # fmt: skip
            have_targets = [
                (_number(t.value), t.unit, t.year, t.comparator) for t in ours if (_number(t.value), t.unit) not in doubtful
            ]
            scores[gold_key].add(name, want_targets, have_targets)
            if gold_key == "targets" and want_targets:
                scores["target metrics"].add(name, [key(t["metric"]) for t in gold[gold_key] if t.get("metric")], [key(t.metric) for t in ours])


def gold_files(data: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (raw text, gold) of every annotated document."""
    for path in sorted((data / "gold").glob("parse-*.yaml")):
        yield data / "raw" / f"{path.stem.removeprefix('parse-')}.txt", path
    for path in sorted((data / "gold" / "edge").glob("*.yaml")):
        raw = path.with_suffix(".txt")
        if raw.exists():
            yield raw, path


def measure_all(data: Path) -> dict[str, dict[str, Score]]:
    """Return group -> field -> score: the shared gold, the other founding notices, the edge cases."""
    groups: dict[str, dict[str, Score]] = {}
    for raw, path in gold_files(data):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        group = "edge" if path.parent.name == "edge" else path.stem
        scores = groups.setdefault(group, {})
        for name in ("envelope", "plans", "sections", "section paths", *(f"organisations {r}" for r in ROLES), "organisations", "targets", "achievements", "target metrics"):
            scores.setdefault(name, Score())
        measure(parse_file(raw), gold, scores)
    return groups


if __name__ == "__main__":
    import sys

    root = Path(__file__).parent.parent / "data"
    wanted = [word for word in sys.argv[1:] if word != "-v"]
    for group, scores in measure_all(root).items():
        if wanted and wanted[0] not in group:
            continue
        print(f"\n{group}")
        for name, score in scores.items():
            print(f"  {name:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  ({score.hits}/{score.expected})")
            if "-v" in sys.argv:
                for line in score.missed:
                    print("      missed", line[:200])
                for line in score.extra:
                    print("      extra ", line[:200])
