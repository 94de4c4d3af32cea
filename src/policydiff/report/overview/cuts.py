"""What became of the sections: how much of the parent's text went with whole ones, and what a section is where its text stands in another."""

from __future__ import annotations

from collections import Counter

from policydiff.messages import Message, tell
from policydiff.model import Comparison, Match, SectionPair
from policydiff.records import dataclass
from policydiff.report.overview.sections import alone, by_article, called, counted, topmost, unit, units
from policydiff.report.wording import percent
from policydiff.tables.rows import natural

_NAMED = 3
"""How many sections a line names."""
_SIDES = (("dropped", "parent"), ("added", "child"))


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the parent is gone. share: of its body text in sentences dropped whole; whole: the part of it that went with whole
    sections. gone: how many of its sections are gone with all that is in them; merged: of how many more what is left stands in others."""

    share: float
    whole: float
    total: int
    gone: int
    merged: int


def cut_of(comparison: Comparison) -> Cut:
    """Return what of the parent is gone; sections are what a reader counts."""
    left = alone(comparison, "dropped")
    missing = counted(comparison, (pair for pair in comparison.sections if pair.relation == "dropped"))
    gone = len(counted(comparison, left))
    side = (comparison.summary.body or comparison.summary).parent
    share = side.dropped.character_share if side.dropped else 0.0
    dropped = [match for match in comparison.matches if match.parent and not match.child and match.role != "heading"]
    inside = sum(_length(match) for match in dropped if _is_in(match, left)) / (sum(map(_length, dropped)) or 1)
    return Cut(share, share * inside, len(counted(comparison, comparison.sections)), gone, len(missing) - gone)


def _is_in(match: Match, pairs: tuple[SectionPair, ...]) -> bool:
    own = match.parent_section or ""
    return any(own == pair.parent or own.startswith(f"{pair.parent}.") for pair in pairs)


def _length(match: Match) -> int:
    return len("".join(match.parent_text.split()))


def cut_line(comparison: Comparison) -> Message:
    """Return how much was dropped, how much of that went with whole sections, and which these are."""
    cut = cut_of(comparison)
    # In a text of articles a chapter that is gone stands for its articles.
    whole = [
        pair for pair in topmost(alone(comparison, "dropped"), "dropped") if not by_article(comparison) or unit(pair.parent_path) != "item"
    ]
    few = len(whole) <= _NAMED or not by_article(comparison)
    parent = (comparison.summary.body or comparison.summary).parent.total.characters
    rest = round(cut.share, 3) - round(cut.whole, 3)
    return tell(
        "gist.cut",
        parent=parent,
        dropped=percent(cut.share) if cut.share else "",
        kept=not cut.share,
        count=cut.gone or "",
        total=cut.total,
        units=units(comparison, cut.total),
        gone=units(comparison, cut.gone),
        others=units(comparison, cut.merged),
        whole=percent(cut.whole) if cut.gone and rest >= _SEEN else "",
        all=bool(cut.gone) and rest < _SEEN,
        names=[tell("telling.part", text=called(comparison, pair, "parent")) for pair in whole[:_NAMED]] if few and cut.gone else "",
        more=few and len(whole) > _NAMED,
        below=cut.gone > len(whole) and not by_article(comparison),
        rest=percent(rest) if cut.gone and rest >= _SEEN else "",
        intact=bool(cut.share) and not cut.gone,
        merged=cut.merged or "",
    )


_SEEN = 0.0005
"""The smallest share that is not printed as none."""


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of each section. gone: those of either side of which nothing stands on the other; they alone are dropped or added."""

    gone: frozenset[tuple[str, str]]

    def of(self, pair: object) -> str:
        """Return the relation of a pair or group of rows; merged, made where a section is gone (or new) and its text is not."""
        relation: str = pair.relation  # type: ignore[attr-defined]
        for word, side in _SIDES:
            if relation == word and (side, getattr(pair, side)) not in self.gone:
                return "merged" if word == "dropped" else "made"
        return relation


def fates_of(comparison: Comparison) -> Fates:
    """Return what became of each section."""
    return Fates(frozenset((side, getattr(pair, side)) for word, side in _SIDES for pair in alone(comparison, word)))


def section_counts(comparison: Comparison) -> tuple[tuple[str, int], ...]:
    """Return how many sections went which way, each side counted in what a reader counts; what there is none of is left out."""
    found, there = Counter[str](), fates_of(comparison)
    for side in ("parent", "child"):
        mine = [pair for pair in comparison.sections if side == "parent" or not pair.parent]
        found.update(there.of(pair) for pair in counted(comparison, mine, side))
    if comparison.related is not None and comparison.related.verdict != "related":  # partly alike on either side
        found["merged"] += found.pop("made", 0)
    order = ("same", "renumbered", "moved", "merged", "dropped", "made", "added")
    return tuple((word, found[word]) for word in order if found[word])


def shared_sections(comparison: Comparison) -> tuple[tuple[SectionPair, float], ...]:
    """Return the sections that correspond, and those of the child whose text is in good part like that of some section of the parent,
    in the child's order; each with the share of its text that stands in the parent too."""
    whole, kept, sources = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for match in comparison.matches:
        own, size = match.child_section, len(match.child_text)
        if match.child and own and match.role != "heading":
            whole[own] += size
            kept[own] += round(size * match.coverage) if match.parent else 0
            sources[own, match.parent_section or ""] += round(size * match.coverage) if match.parent else 0
    there = {pair.parent: pair for pair in comparison.sections if pair.parent}
    found = []
    for pair in comparison.sections:
        if not pair.child:
            continue
        share = kept[pair.child] / max(1, whole[pair.child])
        most = max((each for each in sources if each[0] == pair.child), key=lambda each: sources[each], default=("", ""))[1]
        if not pair.parent and share >= _GOOD and most in there:
            source = there[most]
            heading = {"parent": source.parent, "parent_path": source.parent_path, "parent_heading": source.parent_heading}
            pair = pair.model_copy(update={"relation": "moved", **heading})
        if pair.parent and (share or (pair.parent_heading and pair.child_heading)):
            found.append((pair, share))
    return tuple(sorted(found, key=lambda each: natural(each[0].child or "")))


_GOOD = 0.3
"""The share of a section's text, from which on it is said to be like a section there."""
