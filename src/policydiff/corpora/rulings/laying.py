"""A comparison with the verdicts of persons laid over it: marked as theirs, counted in every total, and told where a text has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policydiff.compare.findings.summary import summarise
from policydiff.corpora.rulings.tables import Ruling, of_pair
from policydiff.messages import tell
from policydiff.model import Comparison, Diagnostic, Match
from policydiff.text.fold import fold, squeeze

_ALONE = {"added": "child", "dropped": "parent"}
_SHOWN = 40
_NO_SIDE: dict[str, Any] = {
    "similarity": 0.0,
    "coverage": 0.0,
    "margin": None,
    "moved": False,
    "renumbered": False,
    "edits": (),
    "also": (),
}


def ruled(comparison: Comparison, rulings: Iterable[Ruling]) -> Comparison:
    """Return the comparison with these verdicts in place of the program's; the same value where none is on this pair.

    A verdict finds its match by the fingerprint, or by the two texts where the program judges otherwise now. Kept text that a person calls added or dropped
    becomes two matches. What fits no match any more, and what a match cannot be (an added text has no counterpart to be copied from), is a diagnostic.
    """
    mine = of_pair(rulings, comparison)
    if not mine:
        return comparison
    by_print = {ruling.fingerprint: ruling for ruling in mine}
    by_texts = {_texts(ruling): ruling for ruling in mine if ruling.child_text or ruling.parent_text}
    matches: list[Match] = []
    told: list[Diagnostic] = []
    used: set[str] = set()
    for match in comparison.matches:
        ruling = by_print.get(match.fingerprint) or by_texts.get(_texts(match))
        if ruling is None:
            matches.append(match)
            continue
        used.add(ruling.fingerprint)
        found = list(_laid(match, ruling))
        matches += found or [match]
        if not found:
            told.append(Diagnostic.told("verdict-unfit", "warning", None, program=match.verdict, **_facts(ruling)))
    told += [Diagnostic.told("verdict-outdated", "warning", None, **_facts(each)) for each in mine if each.fingerprint not in used]
    numbered = tuple(match.model_copy(update={"id": f"m{number}"}) for number, match in enumerate(matches, 1))
    return comparison.model_copy(
        update={"matches": numbered, "summary": _summary(comparison, numbered), "diagnostics": (*comparison.diagnostics, *told)}
    )


def _texts(found: Ruling | Match) -> tuple[str, str]:
    return squeeze(fold(found.child_text)), squeeze(fold(found.parent_text))


def _laid(match: Match, ruling: Ruling) -> Iterator[Match]:
    """Yield the match as the person has it, in two where its sides do not belong together; nothing where it cannot be that."""
    if match.verdict == ruling.verdict and not ruling.told:
        yield match
    elif ruling.verdict in _ALONE and match.child and match.parent:
        yield _by_hand(match, "added", ruling, {"parent": (), "parent_text": "", "parent_section": None, "parent_path": None, **_NO_SIDE})
        yield _by_hand(match, "dropped", ruling, {"child": (), "child_text": "", "child_section": None, "child_path": None, **_NO_SIDE})
    elif ruling.verdict == match.verdict or (ruling.verdict not in _ALONE and match.child and match.parent):
        yield _by_hand(match, ruling.verdict, ruling, {})


def _by_hand(match: Match, verdict: str, ruling: Ruling, more: dict[str, Any]) -> Match:
    other = match.verdict if match.verdict != verdict else None
    reason = tell("by-hand", **({"program": other} if other else {}), **({"note": ruling.note} if ruling.note else {}))
    given = {"verdict": verdict, "evidence": "manual", "program": other, "note": ruling.note or None, "review": False, "confidence": None}
    return match.model_copy(update=more | given | {"reason": reason, "reason_id": reason.id, "reason_args": dict(reason.args)})


def _facts(ruling: Ruling) -> dict[str, str]:
    text = ruling.child_text or ruling.parent_text
    return {"verdict": ruling.verdict, "fingerprint": ruling.fingerprint, "text": text[:_SHOWN]}


def _summary(comparison: Comparison, matches: tuple[Match, ...]) -> Any:
    sizes: dict[str, int] = {}
    for match in matches:
        for side, ids, text in (("child", match.child, match.child_text), ("parent", match.parent, match.parent_text)):
            # only sums over the clauses of a match are made of these
            sizes |= {f"{side} {one}": 0 for one in ids[1:]} | {f"{side} {one}": len(squeeze(text)) for one in ids[:1]}
    made = summarise(matches, sizes, comparison.sections, comparison.targets, comparison.responsibilities)
    return made.model_copy(update={"origins": comparison.summary.origins})
