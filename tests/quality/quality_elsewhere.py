"""Gold that lies outside the project: pairs of real notices, told by offsets into their texts, with the files really parsed.

A folder has `gold/compare-*.yaml` and `notices/`, where the two files of each pair lie. The offsets are into the text without blanks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from gold_pairs import Pair, Sentence
from quality_compare import Reading, measure

from policydiff.compare import compare_plans
from policydiff.model import Comparison, Plan
from policydiff.pipeline import parse_file
from policydiff.text.fold import squeeze


def pairs_in(folder: Path) -> Iterator[Pair]:
    """Yield each pair whose gold is told by offsets and whose two files are there; the notices are those that the parser reads."""
    for path in sorted((folder / "gold").glob("compare-*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        files = [folder / "notices" / data["meta"][f"{side}_file"] for side in ("child", "parent")]
        if "span" in data["child_sentences"][0] and all(file.exists() for file in files):
            sentences = [_sentences(data, side, _text(file)) for side, file in zip(("child", "parent"), files, strict=True)]
            child, parent = map(parse_file, files)
            yield Pair(path.stem.removeprefix("compare-"), child, parent, *sentences, {}, data)


def measured(pair: Pair) -> dict[str, float]:
    """Return the figures of a pair, as a whole command reaches them: files parsed, the longest plans of both compared."""
    plans = [max(notice.plans, key=_size) for notice in (pair.child, pair.parent)]
    figures = measure(reading_of(pair, compare_plans(pair.child, plans[0], pair.parent, plans[1])))
    return {name: value for name, value in figures.items() if name not in _OTHER_FORM}


def reading_of(pair: Pair, comparison: Comparison) -> Reading:
    """Return a comparison of the longest plans of both in the gold's terms."""
    plans = [max(notice.plans, key=_size) for notice in (pair.child, pair.parent)]
    homes = {side: homes_of(plan, getattr(pair, f"{side}_sentences")) for side, plan in (("child", plans[0]), ("parent", plans[1]))}
    reading = Reading(pair, comparison, {"child": {}, "parent": {}})
    found: dict[str, list[str]] = defaultdict(list)
    kept: set[str] = set()
    for match in comparison.matches:
        mine, theirs = ([home for clause in getattr(match, side) for home in homes[side].get(clause, ())] for side in ("child", "parent"))
        reading.links |= {(one, other) for one in mine for other in theirs}
        for one in mine:
            found[one].append(match.verdict)
        (reading.dropped if match.verdict == "dropped" else kept).update(theirs)
    reading.dropped -= kept
    reading.verdicts.update({one: _joint(verdicts) for one, verdicts in found.items()})
    return reading


_OTHER_FORM = frozenset({"sections", "targets", "organisations", "edited characters"})
"""What this gold writes down in another form."""


def _joint(verdicts: Sequence[str]) -> str:
    """Return the verdict of a sentence that was cut into clauses: what they agree on, else the one in which they part."""
    if len(set(verdicts)) == 1:
        return verdicts[0]
    return "adapted" if {"added", "adapted"} & set(verdicts) else "localized"


def _size(plan: Plan) -> int:
    return sum(len(clause.text) for clause in plan.all_clauses())


def _text(file: Path) -> str:
    return "".join(file.read_text(encoding="utf-8-sig").split())


def _sentences(data: Mapping[str, Any], side: str, text: str) -> tuple[Sentence, ...]:
    found = []
    for row in data[f"{side}_sentences"]:
        parents, others = row.get("parent") or (), row.get("alt_parent")
        alt = row.get("alt_status")
        status = alt[0] if isinstance(alt, list) and alt else alt or None
        optional = {*(row.get("optional_parent") or ()), *(others or ())}
        if status == "added" or others is not None:  # of two sets of parents, what both hold is asked for
            optional = optional - set(parents) | {one for one in parents if status == "added" or one not in (others or ())}
        named = tuple(dict.fromkeys((*parents, *sorted(optional))))
        found.append(
            Sentence(row["id"], row["path"], row["type"], text[slice(*row["span"])], row["status"], named, status, tuple(optional))
        )
    return tuple(found)


_NEAR, _TELLING = 600, 20
"""A short clause that the gold leaves out may stand again far below, as a part of something else: only a long one is looked for there."""


def homes_of(plan: Plan, sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    """Return for each clause the sentences that it makes up most of, or that make up most of it."""
    spans: list[tuple[str, int, int]] = []
    at = 0
    for sentence in sentences:
        spans.append((sentence.id, at, at := at + len(sentence.text)))
    whole = "".join(sentence.text for sentence in sentences)
    homes: dict[str, list[str]] = {}
    position = first = 0
    for clause in sorted(plan.all_clauses(), key=lambda one: one.span):  # what closes a plan is one of its own clauses, before all sections
        text = squeeze(clause.text)
        start = whole.find(text, position, position + _NEAR + len(text))
        if start < 0 and len(text) >= _TELLING:
            start = whole.find(text, position)
        if not text or start < 0:
            continue
        position = start + len(text)
        while first < len(spans) and spans[first][2] <= start:
            first += 1
        near = [(name, min(end, position) - max(begin, start), end - begin) for name, begin, end in spans[first : first + 40]]
        homes[clause.id] = [name for name, shared, size in near if shared > 0 and 2 * shared >= min(size, len(text))]
    return homes
