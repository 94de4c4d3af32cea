"""The comparison in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policydiff.compare.findings.pledges import median_ratio
from policydiff.model import BodySummary, Match, ResponsibilityPair, SectionPair, Share, SideSummary, Summary, Survival, TargetPair
from policydiff.text.fold import squeeze

_OF_CHILD = {verdict: verdict for verdict in ("copied", "localized", "adapted", "added")}
_OF_PARENT = {"copied": "kept", "localized": "kept", "adapted": "kept", "dropped": "dropped"}


def summarise(
    matches: Sequence[Match],
    sizes: Mapping[str, int],
    sections: Sequence[SectionPair],
    targets: Sequence[TargetPair],
    responsibilities: Sequence[ResponsibilityPair],
) -> Summary:
    """Return the totals. sizes: characters without blanks of each text, keyed by side and clause id ("child p1#1")."""
    headings = frozenset(_headings(sections))
    return Summary.filled(
        child=_side(matches, sizes, "child", _OF_CHILD),
        parent=_side(matches, sizes, "parent", _OF_PARENT),
        body=BodySummary.made(
            child=_side(matches, sizes, "child", _OF_CHILD, headings), parent=_side(matches, sizes, "parent", _OF_PARENT, headings)
        ),
        survival=survival_of(matches),
        targets={name: sum(pair.verdict == name for pair in targets) for name in ("scaled", "unchanged", "reversed", "dropped", "added")},
        organisations=_organisations(responsibilities),
        sections={name: sum(pair.relation == name for pair in sections) for name in ("same", "renumbered", "moved", "dropped", "added")},
        median_ratio=median_ratio(targets),
    )


def _headings(sections: Sequence[SectionPair]) -> Iterator[str]:
    """Yield the clauses that are headings, which may stand in one match with a sentence that runs on from them: a text has as much body whatever it is compared with."""
    for pair in sections:
        for side, section, heading in (("child", pair.child, pair.child_heading), ("parent", pair.parent, pair.parent_heading)):
            if section and heading:
                yield f"{side} {section}#1"


def _side(
    matches: Iterable[Match], sizes: Mapping[str, int], side: str, names: Mapping[str, str], without: frozenset[str] = frozenset()
) -> SideSummary:
    """Return the shares of a side by what became of it. without: clauses that are not counted."""
    clauses: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for match in matches:
        ids = [f"{side} {one}" for one in getattr(match, side) if f"{side} {one}" not in without]
        clauses[names.get(match.verdict, "")] += len(ids)
        characters[names.get(match.verdict, "")] += sum(sizes[one] for one in ids)
    total = clauses.total(), characters.total()
    shares = {name: _share(clauses[name], characters[name], total) for name in dict.fromkeys(names.values())}
    return SideSummary.filled(total=_share(*total, total), **shares)


def _share(clauses: int, characters: int, total: tuple[int, int]) -> Share:
    return Share.made(
        clauses=clauses,
        characters=characters,
        clause_share=clauses / total[0] if total[0] else 0.0,
        character_share=characters / total[1] if total[1] else 0.0,
    )


def survival_of(matches: Iterable[Match]) -> Survival:
    """Return what became of the parent's characters in some matches, and how many of the child's stand there."""
    parent = child = cut = dropped = new = 0
    for match in matches:
        mine, theirs = len(squeeze(match.child_text)), len(squeeze(match.parent_text))
        parent, child = parent + theirs, child + mine
        if match.verdict == "dropped":
            dropped += theirs
        elif match.verdict == "added":
            new += mine
        else:
            cut += sum(len(squeeze(edit.parent)) for edit in match.edits)
            new += sum(len(squeeze(edit.child)) for edit in match.edits)
    if not parent:
        return Survival.made(verbatim=0.0, cut=0.0, dropped=0.0, from_parent=0.0)
    return Survival.made(
        verbatim=(parent - cut - dropped) / parent,
        cut=cut / parent,
        dropped=dropped / parent,
        from_parent=(child - new) / child if child else 0.0,
    )


def _organisations(pairs: Iterable[ResponsibilityPair]) -> dict[str, int]:
    counts = {"kept": 0, "role-changed": 0, "dropped": 0, "added": 0}
    for pair in pairs:
        counts["kept"] += len(pair.kept)
        counts["role-changed"] += len(pair.role_changes)
        counts["dropped"] += len(pair.dropped)
        counts["added"] += len(pair.added)
    return counts
