"""What to know of two documents before anything is counted: whom the child cites, how far they are related, what does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import Message, said, tell
from policydiff.model import Comparison, Parentage, Related
from policydiff.report.wording import percent
from policydiff.vocab.labels import Labels

_DIGITS = {"province": 2, "prefecture": 4}
"""So many digits of its code all places of a province, of a prefecture have."""
_LONG = 3 * 365
"""From so many days on the time between two documents is told in years."""


def parentage_words(parentage: Parentage, labels: Labels) -> str:
    """Return whom the child cites, and how that is known, in a line."""
    key = "cited_other" if parentage.cited == "other" else "cited_yes" if parentage.cited else "cited_no"
    named = " ".join(filter(None, (f"《{parentage.title}》" if parentage.title else "", parentage.document_number)))
    if parentage.cited is False and parentage.reason_id in ("cites-none", "parent-untitled"):  # which say that, too
        return said(parentage.as_message, labels)
    if parentage.reason_id == "cites-in-words":  # it names what it cites, in its own way
        return said(parentage.as_message, labels)
    colon, between = ("：", "；") if labels.language == "zh" else (": ", "; ")
    cited = colon.join(filter(None, (labels("message", key), named)))
    return cited if named and parentage.cited is True else between.join(filter(None, (cited, said(parentage.as_message, labels))))


def descent_words(comparison: Comparison, labels: Labels, *, tagged: bool = False) -> str:
    """Return what to know before anything is counted: whom the child cites, how far the plans are related, what does not fit.

    tagged: the verdict and the time between the two stand beside it already, so that more is said of loosely related plans only.
    """
    parts = [parentage_words(comparison.parentage, labels)]
    if comparison.related is not None and comparison.related.reason and (not tagged or comparison.related.verdict == "loose"):
        loose = comparison.related.verdict == "loose"
        if not (tagged and loose):
            parts.append(said(_kinship(comparison.related), labels))
        elif comparison.related.reason_args.get("topic"):
            parts.append(said(tell("gist.one-topic"), labels))
    # the days between the two stand beside it, too
    told = [each for each in cautions(comparison) if not (tagged and each.id == "child-is-older")]
    first, *others = [*parts, *(said(each, labels) for each in (*told, *supplements(comparison)))]
    return ("。" if labels.language == "zh" else ". ").join((first, *(each[:1].upper() + each[1:] for each in others)))


def _kinship(related: Related) -> str:
    """How far two plans are related. Only of unrelated ones with the share: of the others the overview tells what was taken over,
    and a second share, which the alignment goes by, would seem to answer the same question otherwise."""
    if related.verdict == "unrelated":
        return related.as_message
    return tell("gist.loose", topic=bool(related.reason_args.get("topic"))) if related.verdict == "loose" else tell("gist.related")


def supplements(comparison: Comparison) -> Iterator[Message]:
    """Yield what was laid over the comparison: origins of what was added, verdicts of persons."""
    found = comparison.summary.origins
    if found is not None:
        shares = {name: getattr(found, name) for name in ("borrowed", "shared", "alike", "original", "boilerplate")}
        counts = {f"{name}_clauses": share.clauses for name, share in shares.items()}
        yield tell(
            "compare.origins",
            documents=found.documents,
            **counts,
            **{name: percent(share.character_share) for name, share in shares.items()},
        )
    by_hand = [match for match in comparison.matches if match.evidence]
    if by_hand:
        yield tell("compare.by-hand", count=len(by_hand), changed=sum(match.program is not None for match in by_hand))


def cautions(comparison: Comparison) -> Iterator[Message]:
    """Yield why the counts are to be read with care: places of which none is above the other, a side that breaks off, a child older than its parent."""
    child, parent = comparison.child, comparison.parent
    if is_beside(comparison):
        yield tell("side-by-side", child=child.jurisdiction, parent=parent.jurisdiction)
    for name, side in (("parent", parent), ("child", child)):
        if not side.complete:
            yield tell("side-breaks-off", side=name, dropped=name == "child", added=name == "parent")
    if child.issued and parent.issued and child.issued < parent.issued:
        yield tell("child-is-older", child=child.issued, parent=parent.issued)


def is_beside(comparison: Comparison) -> bool:
    """Whether the parent's place is neither the child's nor one above it, as far as their codes tell (another province's city, a neighbour), and the child does not cite it."""
    child, parent = comparison.child, comparison.parent
    if comparison.parentage.cited is True or not child.code or not parent.code or parent.level == "national":
        return False
    return not child.code.startswith(parent.code[: _DIGITS.get(parent.level or "", len(parent.code))])


def is_related(comparison: Comparison) -> bool:
    """Whether the two are related and none stands beside the other, so that what is missing was left out and not just written by others."""
    return (comparison.related is None or comparison.related.verdict == "related") and not is_beside(comparison)


def with_checks_of_its_kind(comparison: Comparison) -> Comparison:
    """Return the comparison without checks that only hold of a parent and its child: what two others lack of each other was never dropped."""
    told = tuple(each for each in comparison.diagnostics if each.rule != "dangling-reference" or is_related(comparison))
    return comparison if len(told) == len(comparison.diagnostics) else comparison.model_copy(update={"diagnostics": told})


def apart(days: int) -> Message:
    """Return how long after its parent (or before it) a child was issued."""
    if days == 0:
        return tell("gist.same-day")
    if abs(days) >= _LONG:
        years = f"{abs(days) / 365.25:.1f}".removesuffix(".0")
        return tell("gist.years", years=years) if days > 0 else tell("gist.years-before", years=years)
    return tell("gist.days", days=days) if days > 0 else tell("gist.days-before", days=-days)
