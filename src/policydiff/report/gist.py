"""What happened, in five lines: text, headings, what was cut, figures and who leads; the first screen of every report says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median

from policydiff.messages import Message, tell
from policydiff.model import Comparison, SectionPair, SideSummary, TargetPair
from policydiff.records import dataclass
from policydiff.report.telling import leads, topmost
from policydiff.report.wording import percent, ratio

_NAMED = 4
"""How many sections or bodies a line names."""


def gist(comparison: Comparison) -> tuple[tuple[str, Message], ...]:
    """Return the lines, each with its key of the labels `gist`; a line that would say nothing is left out."""
    return tuple(_lines(comparison))


def days_between(comparison: Comparison) -> int | None:
    """Return how many days after its parent the child was issued (negative: before), None where a day is not known."""
    try:
        child, parent = (date.fromisoformat(side.issued or "") for side in (comparison.child, comparison.parent))
    except ValueError:
        return None
    return (child - parent).days


def is_related(comparison: Comparison) -> bool:
    """Whether the two are related, so that what is missing was left out and not just written by others."""
    return comparison.related is None or comparison.related.verdict == "related"


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents share by subject: sections under corresponding headings with the share of the child's text that has its
    like there; figures of one name; bodies of one name or function. alone: the topmost sections of each side without a counterpart."""

    sections: tuple[tuple[SectionPair, float], ...]
    targets: tuple[TargetPair, ...]
    bodies: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, tuple[SectionPair, ...]], ...]


def shared(comparison: Comparison) -> Shared:
    """Return what the two have in common, whatever became of the sentences."""
    whole: Counter[str | None] = Counter()
    kept: Counter[str | None] = Counter()
    for match in comparison.matches:
        if match.child and match.role != "heading":
            whole[match.child_section] += len(match.child_text)
            kept[match.child_section] += round(len(match.child_text) * match.coverage) if match.parent else 0
    return Shared(
        tuple((pair, kept[pair.child] / max(1, whole[pair.child])) for pair in comparison.sections if pair.child and pair.parent),
        tuple(pair for pair in comparison.targets if pair.parent and pair.child),
        tuple(dict.fromkeys(both for pair in comparison.responsibilities for both in pair.kept)),
        tuple((side, tuple(topmost(comparison.sections, word))) for side, word in (("parent", "dropped"), ("child", "added"))),
    )


def _lines(comparison: Comparison) -> Iterator[tuple[str, Message]]:
    summary = comparison.summary
    text = summary.body or summary
    child, parent = text.child, text.parent
    related = is_related(comparison)
    numbers = {
        "child": child.total.characters,
        **{name: _share(child, name) for name in ("copied", "localized", "adapted", "added")},
        "parent": parent.total.characters,
        "dropped": _share(parent, "dropped"),
    }
    yield "text", tell("gist.text", **numbers) if related else tell("gist.text-apart", **numbers)
    if summary.body is not None:
        there, kept, here = (_headings(summary, side, name) for side, name in (("parent", "total"), ("parent", "kept"), ("child", "added")))
        if there or here:
            yield "headings", tell("gist.headings", total=there, kept=kept, dropped=there - kept, added=here)
    gone = list(topmost(comparison.sections, "dropped")) if related else []
    cut = [pair.parent_heading for pair in gone if pair.parent_heading]
    cut += [(pair.parent_path or "").rpartition("/")[2] for pair in gone if not pair.parent_heading]
    if cut:
        total = sum(bool(pair.parent) for pair in comparison.sections)
        names = [f"《{name}》" if any(pair.parent_heading == name for pair in gone) else name for name in cut[:_NAMED]]
        yield (
            "cut",
            tell("gist.cut", count=comparison.summary.sections.get("dropped", len(cut)), total=total, names=names, more=len(cut) > _NAMED),
        )
    if comparison.targets and related:
        yield "targets", _targets(comparison)
    if comparison.responsibilities:
        yield "leads", _leads(comparison)


def _share(side: SideSummary, name: str) -> str:
    share = getattr(side, name)
    return percent(share.character_share if share else 0.0)


def _headings(summary: object, side: str, name: str) -> int:
    whole: SideSummary = getattr(summary, side)
    body: SideSummary = getattr(summary.body, side)  # type: ignore[attr-defined]
    all_of, of_body = getattr(whole, name), getattr(body, name)
    return (all_of.clauses if all_of else 0) - (of_body.clauses if of_body else 0)


def _targets(comparison: Comparison) -> Message:
    counts = comparison.summary.targets
    ratios = sorted(pair.ratio for pair in comparison.targets if pair.ratio is not None and pair.verdict == "scaled")
    return tell(
        "gist.targets",
        total=sum(pair.parent is not None for pair in comparison.targets),
        scaled=counts.get("scaled", 0),
        median=ratio(median(ratios)) if ratios else "",
        low=ratio(ratios[0]) if len(ratios) > 1 else "",
        high=ratio(ratios[-1]) if len(ratios) > 1 else "",
        unchanged=counts.get("unchanged", 0),
        reversed=counts.get("reversed", 0),
        dropped=counts.get("dropped", 0),
        added=counts.get("added", 0),
    )


def _leads(comparison: Comparison) -> Message:
    pairs = comparison.responsibilities
    leading = Counter(name for pair in pairs for name in leads(pair, "child"))
    named = Counter(name for pair in pairs for name in pair.child_roles)
    changed = sum(pair.lead_changed for pair in pairs)
    if leading:
        return tell(
            "gist.leads", names=dict(leading.most_common(_NAMED)), changed=changed if is_related(comparison) else 0, total=len(pairs)
        )
    return tell("gist.no-lead", names=dict(named.most_common(_NAMED)), total=len(pairs))
