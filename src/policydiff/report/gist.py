"""What happened: one sentence of it all, then text, headings, what was cut, figures and who leads; every report's first screen says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from policydiff.messages import Message, tell
from policydiff.model import Comparison, SectionPair, SideSummary, TargetPair
from policydiff.records import dataclass
from policydiff.report.leads import fates, leading, leads_line, parents_leading
from policydiff.report.sections import alone, by_article, called, counted, topmost, unit, units
from policydiff.report.wording import percent, times
from policydiff.tables.rows import View
from policydiff.vocab.labels import Labels

_NAMED = 3
"""How many sections a line names."""


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
        return tell(
            "gist.verdict-apart", loose=loose, apart=not loose, topics=_topics(comparison) or "", child=child, parent=parent, **share
        )
    gone, merged = _gone(comparison)
    total = len(counted(comparison, comparison.sections))
    found, there = leading(comparison), parents_leading(comparison)
    changed = fates(comparison)["other"] if found else 0
    return tell(
        "gist.verdict",
        broken="" if comparison.child.complete and comparison.parent.complete else "parent" if comparison.child.complete else "child",
        child=child,
        parent=parent,
        share=f"{100 - own}%" if own else "",
        all=not own,
        own=f"{own}%" if own else "",
        sections=total,
        units=units(comparison, total),
        gone=gone or "",
        merged=merged or "" if gone else "",
        only="" if gone else merged or "",
        whole="" if gone or merged else units(comparison, 1),
        targets=sum(pair.parent is not None for pair in comparison.targets) or "",
        fates=_short_fates(comparison),
        lead=next((name for name, _ in found.most_common(1)), ""),
        changed=changed or "",
        unit=units(comparison, changed),
        none=bool(comparison.responsibilities and there and not found),
        neither=bool(comparison.responsibilities) and not there and not found,
    )


def _topics(comparison: Comparison) -> int:
    """How many headings of the parent have a counterpart, as the line of headings counts them."""
    return _headings(comparison.summary, "parent", "kept") if comparison.summary.body is not None else 0


def _gone(comparison: Comparison) -> tuple[int, int]:
    """How many sections of the parent are gone with all that is in them, and of how many more what is left went into others."""
    cut = counted(comparison, (pair for pair in comparison.sections if pair.relation == "dropped"))
    gone = len(counted(comparison, alone(comparison, "dropped")))
    return gone, len(cut) - gone


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
    if related:
        yield from _cut(comparison)
        yield "targets", _targets(comparison) if comparison.targets else tell("gist.no-targets")
    if comparison.responsibilities:
        yield "leads", leads_line(comparison, related)
    if summary.body is not None:
        there, kept, here = (_headings(summary, side, name) for side, name in (("parent", "total"), ("parent", "kept"), ("child", "added")))
        if there or here:
            counts = {"total": there, "kept": kept, "added": here, "none": not there, "all": there and kept == there}
            some = {"dropped": there - kept if kept else 0, "nothing": there and not kept}
            key = "chapters" if by_article(comparison) else "headings"
            yield key, tell("gist.headings" if related else "gist.headings-apart", **counts, **some, some=0 < kept < there)


def _cut(comparison: Comparison) -> Iterator[tuple[str, Message]]:
    """One count, of what a reader counts, and the first of them by name; in a text of articles a chapter that is gone stands for its articles."""
    left = alone(comparison, "dropped")
    gone, merged = _gone(comparison)
    whole = [pair for pair in topmost(left, "dropped") if not by_article(comparison) or unit(pair.parent_path) != "item"]
    total = len(counted(comparison, comparison.sections))
    if merged and not gone:
        yield "cut", tell("gist.merged", total=total, merged=merged, units=units(comparison, total), whole=units(comparison, 1))
    if gone:
        names = [tell("telling.part", text=called(comparison, pair, "parent")) for pair in whole[:_NAMED]]
        below = gone > len(whole) and not by_article(comparison)
        values = {"count": gone, "total": total, "units": units(comparison, total), "names": names}
        yield "cut", tell("gist.cut", **values, more=len(whole) > _NAMED, below=below, merged=merged or "")


def _text(child: SideSummary, parent: SideSummary, related: bool) -> Message:
    """The body text by verdict; a verdict of which there is nothing is left out."""
    parts = [_share(child, name) for name in ("copied", "localized", "adapted") if _part(child, name)]
    own, gone = _part(child, "added"), _part(parent, "dropped")
    if not related:
        return tell(
            "gist.text-apart",
            child=child.total.characters,
            parent=parent.total.characters,
            added=percent(own) if own < 1 else "",
            own=own == 1,
            parts=parts,
            dropped=percent(gone) if gone < 1 else "",
            gone=gone == 1,
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
    total = sum(pair.parent is not None for pair in comparison.targets)
    return tell("gist.targets", total=total, none=not total, fates=_fates(comparison), added=comparison.summary.targets.get("added", 0))


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
    counts["loosened"] = sum(_is_loosened(pair) for pair in comparison.targets)
    counts["unchanged"] -= counts["loosened"]
    return tuple(
        message
        for name, message in (
            ("smaller", tell("gist.fate-smaller", count=counts.get("smaller", 0))),
            ("larger", tell("gist.fate-larger", count=counts.get("larger", 0))),
            ("other", tell("gist.fate-other", count=counts.get("other", 0))),
            ("unlike", tell("gist.fate-unlike", count=counts.get("unlike", 0))),
            ("loosened", tell("gist.fate-loosened", count=counts["loosened"])),
            ("unchanged", tell("gist.fate-unchanged", count=counts["unchanged"])),
            ("reversed", tell("gist.fate-reversed", count=counts["reversed"])),
            ("dropped", tell("gist.fate-dropped", count=counts["dropped"])),
        )
        if counts.get(name)
    )


def _is_loosened(pair: TargetPair) -> bool:
    """Whether the figure is the same and binds less: ≥5 became 5."""
    return pair.verdict == "unchanged" and "floor-lost" in pair.notes


def _short_fates(comparison: Comparison) -> tuple[Message, ...]:
    """What became of the parent's targets in two counts, dropped and changed; the line of the overview tells them apart."""
    found = comparison.summary.targets
    dropped = found.get("dropped", 0)
    changed = found.get("scaled", 0) + found.get("reversed", 0) + sum(map(_is_loosened, comparison.targets))
    counts = (("gist.fate-dropped", dropped), ("gist.fate-changed", changed))
    return tuple(tell(key, count=count) for key, count in counts if count) or (tell("gist.fate-same"),)
