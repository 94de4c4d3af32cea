"""Rules on comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policydiff.messages import tell
from policydiff.model import Comparison
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule

_SIDES = {"added": (True, False), "dropped": (False, True)}
_SHARES = ("copied", "localized", "adapted", "added")


@rule("error", "comparison")
def clause_in_two_matches(comparison: Comparison) -> Iterator[Hit]:
    """A clause stands in two matches. Every clause of each side stands in exactly one."""
    seen: dict[tuple[str, str], str] = {}
    for index, match in enumerate(comparison.matches):
        for side, clauses in (("child", match.child), ("parent", match.parent)):
            for position, clause in enumerate(clauses):
                if (side, clause) in seen:
                    message = tell("clause-in-two-matches", side=side, clause=clause, match=seen[side, clause])
                    yield Hit(("matches", index, side, position), message, f"{side} {clause}")
                seen.setdefault((side, clause), match.id)


@rule("error", "comparison")
def verdict_without_side(comparison: Comparison) -> Iterator[Hit]:
    """A match lacks a side that its verdict needs, or has one too many.

    What is added has no parent clause, what is dropped no child clause, everything else has both.
    """
    for index, match in enumerate(comparison.matches):
        if _SIDES.get(match.verdict, (True, True)) != (bool(match.child), bool(match.parent)):
            message = tell("verdict-without-side", verdict=match.verdict, child=len(match.child), parent=len(match.parent))
            yield Hit(("matches", index, "verdict"), message, match.child_text + match.parent_text)


@rule("error", "comparison")
def edit_not_found(comparison: Comparison) -> Iterator[Hit]:
    """An edit's words are not what its match's text has at the edit's place."""
    for index, match in enumerate(comparison.matches):
        for position, edit in enumerate(match.edits):
            sides = (("parent", edit.parent, edit.parent_at, match.parent_text), ("child", edit.child, edit.child_at, match.child_text))
            for side, written, (start, end), text in sides:
                if text[start:end] != written:
                    message = tell("edit-not-found", side=side, found=text[start:end], start=start, written=written)
                    yield Hit(("matches", index, "edits", position, side), message, f"{match.fingerprint} {written}")


@rule("error", "comparison")
def summary_mismatch(comparison: Comparison) -> Iterator[Hit]:
    """The summary counts other clauses than the matches have."""
    counted = Counter(dict.fromkeys(_SHARES, 0))
    for match in comparison.matches:
        counted[match.verdict] += len(match.child)
    for verdict in _SHARES:
        share = getattr(comparison.summary.child, verdict)
        if share is not None and share.clauses != counted[verdict]:
            message = tell("summary-mismatch", count=share.clauses, verdict=verdict, counted=counted[verdict])
            yield Hit(("summary", "child", verdict), message, verdict)


RULES = (clause_in_two_matches, verdict_without_side, edit_not_found, summary_mismatch)
