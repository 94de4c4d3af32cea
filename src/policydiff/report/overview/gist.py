"""What happened: one sentence of it all, then text, headings, what was cut, figures and who leads; every report's first screen says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from policydiff.messages import Message, tell
from policydiff.model import Comparison, SectionPair, SideSummary, TargetPair
from policydiff.records import dataclass
from policydiff.report.descent import is_related
from policydiff.report.overview.body import survival
from policydiff.report.overview.by_hand import by_hand_line
from policydiff.report.overview.cuts import cut_line, cut_of, shared_sections
from policydiff.report.overview.leads import fates, leading, leads_line, parents_leading
from policydiff.report.overview.sections import alone, by_article, topmost, units
from policydiff.report.wording import percent, times
from policydiff.tables.rows import View
from policydiff.vocab.labels import ALONE, Labels

_FEW = 0.1
"""Tasks that both have in fewer of the sections do not stand for the whole: who leads them is told in the overview, not in the sentence."""


def gist(comparison: Comparison) -> tuple[tuple[str, Message], ...]:
    """Return the lines, each with its key of the labels `gist`, the sentence first; a line that would say nothing is left out."""
    return (("verdict", verdict(comparison)), *by_hand_line(comparison), *_lines(comparison))


def verdict(comparison: Comparison) -> Message:
    """Return in one sentence what was taken over, what was dropped, what became of the targets and who leads: figures, no judgement."""
    if not is_related(comparison):
        return _verdict_apart(comparison)
    child, parent = comparison.child.jurisdiction or "", comparison.parent.jurisdiction or ""
    text = (comparison.summary.body or comparison.summary).child
    own, taken = round(100 * _part(text, "added")), bool(_part(text, "copied") or _part(text, "localized"))
    cut = cut_of(comparison)
    gone = cut.gone if cut.share else 0
    found, there = leading(comparison), parents_leading(comparison)
    few = len(comparison.responsibilities) < _FEW * cut.total
    changed = fates(comparison)["other"] if found and not few else 0
    responsible = any(pair.child_roles for pair in comparison.responsibilities)
    both = any(pair.child_roles and pair.parent_roles for pair in comparison.responsibilities)
    return tell(
        "gist.verdict",
        broken="" if comparison.child.complete and comparison.parent.complete else "parent" if comparison.child.complete else "child",
        child=child,
        parent=parent,
        share=f"{100 - own}%" if own else "",
        all=not own,
        taken=taken,
        reworded=not taken,
        own=f"{own}%" if own else "",
        cut=_about(cut.share),
        uncut=not cut.share,
        sections=cut.total,
        units=units(comparison, cut.total),
        gone=gone or "",
        merged=cut.merged or "" if not gone else "",
        others=units(comparison, cut.merged),
        targets=sum(pair.parent is not None for pair in comparison.targets) or "",
        fates=_short_fates(comparison),
        lead="" if few or not there else next((name for name, _ in found.most_common(1)), ""),
        changed=changed or "",
        unit=units(comparison, changed),
        none=there >= max(1, _FEW * cut.total) and not found and not responsible,
        only=there >= max(1, _FEW * cut.total) and not found and responsible,
        neither=both and not there and not found,
        plain=both and not there and not found,
    )


def _verdict_apart(comparison: Comparison) -> Message:
    """The same of two that are not related: how much stands in one of them only, which is neither dropped nor added."""
    text = comparison.summary.body or comparison.summary
    kind = comparison.related.verdict if comparison.related is not None else "related"
    own, other = _part(text.child, "added"), _part(text.parent, "dropped")
    topics = sum(bool(pair.child_heading and pair.parent_heading) for pair in comparison.sections) if kind == "loose" else 0
    values = {
        **{each: kind == each for each in ("related", "loose", "unrelated")},
        "child": comparison.child.jurisdiction or "",
        "parent": comparison.parent.jurisdiction or "",
        "topics": topics or "",
    }
    if own == other == 1:
        return tell("gist.verdict-none", **values)
    shared = _about(1 - own) if kind != "unrelated" else ""
    printed = survival(comparison).from_parent if shared else 0
    alike = 2 * printed < 1 - own  # what corresponds stands there in other words
    values |= {"shared": shared, "printed": shared and (_about(printed) or "0%"), "alike": bool(shared) and alike}
    return tell("gist.verdict-apart", own=_about(own) or "0%", other=_about(other) or "0%", **values)


def _about(share: float) -> str:
    """A share in whole per cent; a small one is one, and none is nothing."""
    return f"{max(1, min(99, round(100 * share))) if share < 1 else 100}%" if share else ""


def days_between(comparison: Comparison) -> int | None:
    """Return how many days after its parent the child was issued (negative: before), None where a day is not known."""
    try:
        child, parent = (date.fromisoformat(side.issued or "") for side in (comparison.child, comparison.parent))
    except ValueError:
        return None
    return (child - parent).days


def fate(comparison: Comparison, group: str, name: str, labels: Labels) -> str:
    """Return the label of a verdict or relation; between two that are not related, what one side alone has was neither added nor dropped."""
    return fates_of(comparison, labels)(group, name)


def fates_of(comparison: Comparison, labels: Labels) -> Labels:
    """Return the labels for a comparison: between two that are not related nothing is called added or dropped, in no table of it."""
    if is_related(comparison):
        return labels
    alone = {name: labels.groups["page"][key] for name, key in ALONE.items()}
    told = {group: {**words, **{name: label for name, label in alone.items() if name in words}} for group, words in labels.groups.items()}
    return replace(labels, groups=told)


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
    like there, and sections whose text is like that of one there; figures of one name; bodies of one name or function. alone: the
    topmost sections of each side of which nothing stands on the other."""

    sections: tuple[tuple[SectionPair, float], ...]
    targets: tuple[TargetPair, ...]
    bodies: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, tuple[SectionPair, ...]], ...]


def shared(comparison: Comparison) -> Shared:
    """Return what the two have in common, whatever became of the sentences."""
    return Shared(
        shared_sections(comparison),
        tuple(pair for pair in comparison.targets if pair.parent and pair.child),
        tuple(dict.fromkeys(both for pair in comparison.responsibilities for both in pair.kept)),
        tuple((side, tuple(topmost(alone(comparison, word), word))) for side, word in (("parent", "dropped"), ("child", "added"))),
    )


def _lines(comparison: Comparison) -> Iterator[tuple[str, Message]]:
    summary = comparison.summary
    text = summary.body or summary
    child, parent = text.child, text.parent
    related = is_related(comparison)
    yield "text", _text(child, parent, related)
    if related:
        yield "cut", cut_line(comparison)
        if comparison.targets:
            yield "targets", _targets(comparison)
    if comparison.responsibilities:
        yield "leads", leads_line(comparison, related)
    yield from _heading_lines(comparison, related)


def _heading_lines(comparison: Comparison, related: bool) -> Iterator[tuple[str, Message]]:
    """The headings: in a text of articles those of its chapters; of sections only where the line of what was cut does not tell as much."""
    summary, articles = comparison.summary, by_article(comparison)
    if summary.body is None:
        return
    if related:
        there, kept, here = (_headings(summary, side, name) for side, name in (("parent", "total"), ("parent", "kept"), ("child", "added")))
    else:  # a heading may be like a sentence there, which is no heading that corresponds
        pairs = [
            pair for pair in comparison.sections if (pair.parent_heading or not pair.parent) and (pair.child_heading or not pair.child)
        ]
        there, kept = sum(bool(pair.parent) for pair in pairs), sum(bool(pair.parent and pair.child) for pair in pairs)
        here = sum(not pair.parent for pair in pairs)
    if not (there or here) or (related and not articles and there):
        return
    counts = {"total": there, "kept": kept, "added": here, "none": not there, "all": there and kept == there}
    some = {"dropped": there - kept if kept else 0, "nothing": there and not kept}
    if not related:
        some |= {"nothing": there and not kept and here, "bare": there and not (kept or here)}
    key = "chapters" if articles else "headings"
    yield key, tell("gist.headings" if related else "gist.headings-apart", **counts, **some, some=0 < kept < there)


def _text(child: SideSummary, parent: SideSummary, related: bool) -> Message:
    """The body text by verdict; a verdict of which there is nothing is left out."""
    parts = [_share(child, name, related) for name in ("copied", "localized", "adapted") if _part(child, name)]
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
    return tell("gist.text", child=child.total.characters, parts=parts)


def _share(side: SideSummary, name: str, related: bool = True) -> Message:
    share = percent(_part(side, name))
    return tell("gist.share", verdict=name, share=share) if related or name != "adapted" else tell("gist.share-alike", share=share)


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
    counts = {**_scaled(comparison), **{name: comparison.summary.targets.get(name, 0) for name in ("unchanged", "reversed", "dropped")}}
    counts["loosened"] = loosened(comparison)
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


def _scaled(comparison: Comparison) -> Counter[str]:
    """How many of the changed figures are smaller or larger than the parent's, and how many cannot be laid beside it."""
    return Counter(
        "unlike" if pair.ratio is None else "smaller" if pair.ratio < 1 else "larger" if pair.ratio > 1 else "other"
        for pair in comparison.targets
        if pair.verdict == "scaled"
    )


def loosened(comparison: Comparison) -> int:
    """Return how many figures are the same and bind less."""
    return sum(map(_is_loosened, comparison.targets))


def _is_loosened(pair: TargetPair) -> bool:
    """Whether the figure is the same and binds less: ≥5 became 5."""
    return pair.verdict == "unchanged" and "floor-lost" in pair.notes


def _short_fates(comparison: Comparison) -> tuple[Message, ...]:
    """What became of the parent's targets in a few counts, dropped and changed (or smaller, larger, where all are that); the overview tells more."""
    found = comparison.summary.targets
    dropped = found.get("dropped", 0)
    changed = found.get("scaled", 0)
    scaled = _scaled(comparison)
    way = (
        "gist.fate-smaller" if scaled["smaller"] == changed else "gist.fate-larger" if scaled["larger"] == changed else "gist.fate-changed"
    )
    less, turned = loosened(comparison), found.get("reversed", 0)
    counts = (("gist.fate-dropped", dropped), (way, changed), ("gist.fate-reversed", turned), ("gist.fate-loosened", less))
    return tuple(tell(key, count=count) for key, count in counts if count) or (tell("gist.fate-same"),)
