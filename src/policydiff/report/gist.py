"""What happened: one sentence of it all, then text, headings, what was cut, figures and who leads; every report's first screen says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from policydiff.messages import Message, tell
from policydiff.model import Comparison, SectionPair, SideSummary, TargetPair, ratios
from policydiff.records import dataclass
from policydiff.report.sections import alone, topmost
from policydiff.report.telling import leads
from policydiff.report.wording import address, percent, times
from policydiff.tables.rows import View
from policydiff.vocab.labels import Labels

_NAMED = 4
"""How many sections or bodies a line names."""


def gist(comparison: Comparison) -> tuple[tuple[str, Message], ...]:
    """Return the lines, each with its key of the labels `gist`, the sentence first; a line that would say nothing is left out."""
    return (("verdict", verdict(comparison)), *_lines(comparison))


def verdict(comparison: Comparison) -> Message:
    """Return in one sentence what was taken over, what was dropped, what became of the targets and who leads: figures, no judgement."""
    child, parent = comparison.child.jurisdiction or "", comparison.parent.jurisdiction or ""
    own = round(100 * _part((comparison.summary.body or comparison.summary).child, "added"))
    if not is_related(comparison):
        loose = comparison.related is not None and comparison.related.verdict == "loose"
        share = {"own": f"{own}%", "all": False} if own < 100 else {"own": "", "all": True}
        return tell("gist.verdict-apart", loose=loose, apart=not loose, child=child, parent=parent, **share)
    gone, cut = len(alone(comparison, "dropped")), comparison.summary.sections.get("dropped", 0)
    leading, changed = _leading(comparison), sum(pair.lead_changed for pair in comparison.responsibilities)
    return tell(
        "gist.verdict",
        broken="" if comparison.child.complete and comparison.parent.complete else "parent" if comparison.child.complete else "child",
        child=child,
        parent=parent,
        share=f"{100 - own}%" if own else "",
        all=not own,
        own=f"{own}%" if own else "",
        sections=sum(bool(pair.parent) for pair in comparison.sections),
        gone=gone or "",
        merged=(cut - gone) or "" if gone else "",
        only="" if gone else cut or "",
        whole=not cut,
        targets=sum(pair.parent is not None for pair in comparison.targets) or "",
        fates=_fates(comparison),
        lead=next((name for name, _ in leading.most_common(1)), ""),
        changed=changed if leading and changed else "",
        none=bool(comparison.responsibilities) and not leading,
    )


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


def fate(comparison: Comparison, group: str, name: str, labels: Labels) -> str:
    """Return the label of a verdict or relation; between two that are not related, what one side alone has was neither added nor dropped."""
    alone = {} if is_related(comparison) else {"added": "only_child", "dropped": "only_parent"}
    return labels("page", alone[name]) if name in alone else labels(group, name)


def is_apart(comparison: Comparison) -> bool:
    """Whether the two have nothing to do with each other, so that a list of what one lacks of the other tells nothing."""
    return comparison.related is not None and comparison.related.verdict == "unrelated"


def of_both(rows: View) -> View:
    """Return the rows that both sides have a part in; the others count as hidden."""
    clauses = tuple(row for row in rows.clauses if row.match.child and row.match.parent)
    return replace(
        rows,
        clauses=clauses,
        sections=tuple(row for row in rows.sections if row.pair.child and row.pair.parent),
        targets=tuple(row for row in rows.targets if row.pair.child and row.pair.parent),
        organisations=tuple(row for row in rows.organisations if row.child_name and row.parent_name),
        hidden=rows.hidden + len(rows.clauses) - len(clauses),
    )


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
    yield "text", _text(child, parent, related)
    left = alone(comparison, "dropped") if related else ()
    gone = list(topmost(left, "dropped"))
    cut = [tell("telling.part", text=pair.parent_heading) for pair in gone if pair.parent_heading]
    cut += [address(None, pair.parent_path) for pair in gone if not pair.parent_heading]
    if cut:
        total = sum(bool(pair.parent) for pair in comparison.sections)
        names = cut[:_NAMED]
        more = len(cut) if len(cut) > _NAMED else ""
        yield "cut", tell("gist.cut", count=len(left), total=total, names=names, more=more, below=max(0, len(left) - len(cut)) or "")
    if comparison.targets and related:
        yield "targets", _targets(comparison)
    if comparison.responsibilities:
        yield "leads", _leads(comparison)
    if summary.body is not None:
        there, kept, here = (_headings(summary, side, name) for side, name in (("parent", "total"), ("parent", "kept"), ("child", "added")))
        if there or here:
            counts = {"total": there, "kept": kept, "added": here, "none": not there, "all": there and kept == there}
            some = {"dropped": there - kept if kept else 0, "nothing": there and not kept}
            yield "headings", tell("gist.headings" if related else "gist.headings-apart", **counts, **some, some=0 < kept < there)


def _text(child: SideSummary, parent: SideSummary, related: bool) -> Message:
    """The body text by verdict; a verdict of which there is nothing is left out."""
    parts = [_share(child, name) for name in ("copied", "localized", "adapted") if _part(child, name)]
    own, gone = _part(child, "added"), _part(parent, "dropped")
    if not related:
        return tell(
            "gist.text-apart",
            child=child.total.characters,
            parent=parent.total.characters,
            added=percent(own),
            parts=parts,
            dropped=percent(gone),
        )
    parts += [_share(child, "added")] if own else []
    return tell(
        "gist.text",
        child=child.total.characters,
        parent=parent.total.characters,
        parts=parts,
        dropped=percent(gone) if gone else "",
        whole=not gone,
    )


def _share(side: SideSummary, name: str) -> Message:
    return tell("gist.share", verdict=name, share=percent(_part(side, name)))


def _part(side: SideSummary, name: str) -> float:
    share = getattr(side, name)
    return share.character_share if share else 0.0


def _headings(summary: object, side: str, name: str) -> int:
    whole: SideSummary = getattr(summary, side)
    body: SideSummary = getattr(summary.body, side)  # type: ignore[attr-defined]
    all_of, of_body = getattr(whole, name), getattr(body, name)
    return (all_of.clauses if all_of else 0) - (of_body.clauses if of_body else 0)


def _targets(comparison: Comparison) -> Message:
    found = ratios(comparison.targets)
    apart = len(found) > 1 and found[0] != found[-1]
    total = sum(pair.parent is not None for pair in comparison.targets)
    return tell(
        "gist.targets",
        total=total,
        none=not total,
        fates=_fates(comparison),
        median=middle(comparison),
        low=times(found[0]) if apart else "",
        high=times(found[-1]) if apart else "",
        added=comparison.summary.targets.get("added", 0),
    )


def middle(comparison: Comparison) -> str:
    """Return the median of the child's figures over the parent's, as it is read aloud; nothing where no figure changed."""
    found, changed = comparison.summary.median_ratio, comparison.summary.targets.get("scaled")
    return times(found) if found is not None and changed else ""


def _fates(comparison: Comparison) -> tuple[Message, ...]:
    """What became of the parent's targets, each fate with its count: a changed figure is told as smaller or larger, where that is known."""
    scaled = Counter(
        "unlike" if pair.ratio is None else "smaller" if pair.ratio < 1 else "larger" if pair.ratio > 1 else "other"
        for pair in comparison.targets
        if pair.verdict == "scaled"
    )
    counts = {**scaled, **{name: comparison.summary.targets.get(name, 0) for name in ("unchanged", "reversed", "dropped")}}
    return tuple(
        message
        for name, message in (
            ("smaller", tell("gist.fate-smaller", count=counts.get("smaller", 0))),
            ("larger", tell("gist.fate-larger", count=counts.get("larger", 0))),
            ("other", tell("gist.fate-other", count=counts.get("other", 0))),
            ("unlike", tell("gist.fate-unlike", count=counts.get("unlike", 0))),
            ("unchanged", tell("gist.fate-unchanged", count=counts["unchanged"])),
            ("reversed", tell("gist.fate-reversed", count=counts["reversed"])),
            ("dropped", tell("gist.fate-dropped", count=counts["dropped"])),
        )
        if counts.get(name)
    )


def _leading(comparison: Comparison) -> Counter[str]:
    """Return in how many sections of the child each body leads."""
    return Counter(name for pair in comparison.responsibilities for name in leads(pair, "child"))


def _leads(comparison: Comparison) -> Message:
    pairs = comparison.responsibilities
    leading = _leading(comparison)
    changed = sum(pair.lead_changed for pair in pairs) if is_related(comparison) else 0
    if leading:
        return tell("gist.leads", names=_bodies(leading), changed=changed, total=len(pairs))
    named = [pair for pair in pairs if pair.child_roles]
    most = _bodies(Counter(name for pair in named for name in pair.child_roles))
    return tell("gist.no-lead", names=most, total=len(named) if most else "", nobody=not most)


def _bodies(counts: Counter[str]) -> list[Message]:
    return [tell("gist.body", name=name, count=count) for name, count in counts.most_common(_NAMED)]
