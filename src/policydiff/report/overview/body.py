"""The body text in numbers, headings left out: what the first sentence counts, the tables under it count, too."""

from __future__ import annotations

from policydiff.messages import Message, tell
from policydiff.model import Comparison, SideSummary, Survival
from policydiff.records import dataclass


def is_of_body(comparison: Comparison) -> bool:
    """Whether it is known which sentences are headings, so that they can be left out."""
    return comparison.summary.body is not None


def sides(comparison: Comparison) -> tuple[tuple[str, SideSummary], ...]:
    """Return the shares of parent and child, of the body text; of all of it where the comparison does not know which that is."""
    text = comparison.summary.body or comparison.summary
    return ("parent", text.parent), ("child", text.child)


def survival(comparison: Comparison) -> Survival:
    """Return what became of the parent's body text, and how much of the child's comes from it."""
    if comparison.summary.body is None:
        return comparison.summary.survival
    from policydiff.compare.findings.summary import survival_of  # where two are compared it is loaded; other reports do without

    return survival_of(match for match in comparison.matches if match.role != "heading")


def kept_and_taken(comparison: Comparison) -> Message | None:
    """Return why so many sentences of the parent are kept and another number of the child's come from it; None where it is one number."""
    (_, parent), (_, child) = sides(comparison)
    kept = parent.kept.clauses if parent.kept else 0
    taken = child.total.clauses - (child.added.clauses if child.added else 0)
    return tell("gist.kept-and-taken", kept=kept, taken=taken) if kept != taken and kept and taken else None


@dataclass(frozen=True, slots=True)
class Body:
    """What a table of shares needs. known: whether headings are left out; why: see kept_and_taken."""

    sides: tuple[tuple[str, SideSummary], ...]
    known: bool
    why: Message | None


def body_of(comparison: Comparison) -> Body:
    """Return the shares of both sides with what is to be said of them."""
    return Body(sides(comparison), is_of_body(comparison), kept_and_taken(comparison))
