"""The changes that tell the most: what was reversed, dropped, led by others, weakened, added or cut, in words and with the row to see it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice, zip_longest

from policydiff.messages import Message, tell
from policydiff.model import Comparison, Edit, Match, ResponsibilityPair, TargetPair
from policydiff.records import dataclass
from policydiff.report.overview.leads import lead_fate, leads
from policydiff.report.overview.sections import alone, begun, by_article, counted, topmost, unit, units
from policydiff.report.wording import address, figure
from policydiff.tables.remarks import by_hand
from policydiff.tables.rows import ClauseRow, View
from policydiff.vocab.amounts.strength import strength_of
from policydiff.vocab.stock import stock_phrases

MOST = 10
"""How many changes a first screen tells."""
_LIMITS = {
    "reversed": 3,
    "section-dropped": 3,
    "lead-changed": 3,
    "target-weakened": 3,
    "target-dropped": 2,
    "weaker": 3,
    "section-added": 2,
    "clause-added": 0,
    "part-dropped": 2,
    "stronger": 1,
}
"""The kinds in the order of their weight, and how many of each are told before the others have had their turn."""
_COUNTED = ("section-dropped", "lead-changed", "target-weakened", "target-dropped", "section-added")
"""The kinds of which the last one told says how many there are, where there are more than are told."""
_WHOLE = ("section-dropped", "target-dropped", "section-added")
"""The kinds of which not everyone is told, so that they are counted as the overview counts them."""
_OWN = 0.05
"""The share of the child's text that is its own, from which on at least one of the changes told is an addition."""
_STEP = 20
"""How far up or down the ladder of modality a change goes, at least, that is told: 大力 for 积极 is ornament, 鼓励 for 大力 is not."""
_BEHIND = re.compile(r"[^，。；、：！？,;（）()]{1,20}")
_PART = 8
"""The fewest characters that a part of a sentence has that is told as cut."""
_STOCK = 0.9
"""The share of its pairs of characters that a part has in common with stock phrases, at least, that is one in other words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One change. kind: what it is. row: the id of its clause, target or body row. where: path and heading, and whose.

    label: the key of the labels `telling` it goes under, where a kind goes under several: an article is no section.
    """

    kind: str
    row: str
    where: Message
    message: Message
    label: str = ""

    @property
    def called(self) -> str:
        """The key of its label."""
        return self.label or self.kind


def telling(comparison: Comparison, rows: View) -> tuple[Telling, ...]:
    """Return at most ten changes of the rows shown, each row once, the weightiest kinds first and every kind with a share.

    Where at least a twentieth of the child's text is its own, one of them is an addition. The last of a kind says how many there are.
    """
    totals = _totals(comparison, rows)
    found: dict[str, list[Telling]] = {kind: [] for kind in _LIMITS}
    told: set[str] = set()
    for one in _all(comparison, rows):
        totals[one.kind] += one.kind not in _WHOLE
        if one.row not in told:
            found[one.kind].append(one)
            told.add(one.row)
    first = [one for kind, most in _LIMITS.items() for one in found[kind][:most]]
    rest = [one for turn in zip_longest(*(found[kind][most:] for kind, most in _LIMITS.items())) for one in turn if one is not None]
    chosen = list(islice((*first, *rest), MOST))
    own = [*found["section-added"], *found["clause-added"]]
    if own and not any(one in chosen for one in own) and _own_share(comparison) >= _OWN:
        chosen = [*chosen[: MOST - 1], own[0]]
    return tuple(one for kind in _LIMITS for one in _counted(comparison, [one for one in chosen if one.kind == kind], totals[kind]))


def _totals(comparison: Comparison, rows: View) -> Counter[str]:
    articles, sides = by_article(comparison), (("dropped", "parent"), ("added", "child"))
    left = {word: alone(comparison, word) for word, _ in sides}
    sections = {
        f"section-{word}": len(counted(comparison, left[word], side) if articles else tuple(topmost(left[word], word)))
        for word, side in sides
    }
    return Counter({**sections, "target-dropped": sum(row.pair.child is None for row in rows.targets)})


def _counted(comparison: Comparison, chosen: list[Telling], total: int) -> list[Telling]:
    """The changes of one kind; the last says how many there are in all, where that is more."""
    if not chosen or chosen[-1].kind not in _COUNTED or total <= len(chosen):
        return chosen
    last = chosen[-1]
    what = "targets" if last.kind.startswith("target") else units(comparison, total)
    return [*chosen[:-1], replace(last, message=tell("telling.among", one=last.message, total=total, what=what))]


def _own_share(comparison: Comparison) -> float:
    side = (comparison.summary.body or comparison.summary).child
    return side.added.character_share if side.added else 0.0


def _all(comparison: Comparison, rows: View) -> Iterator[Telling]:
    holders = {f"{side}:{one}": row for row in rows.clauses for side in ("parent", "child") for one in getattr(row.match, side)}
    yield from _targets(rows, holders)
    yield from _sections(comparison, rows, "dropped")
    yield from _leads(rows)
    yield from _sections(comparison, rows, "added")
    yield from _added(rows)
    yield from _strength(rows)
    yield from _parts(rows)


def _targets(rows: View, holders: dict[str, ClauseRow]) -> Iterator[Telling]:
    dropped = []
    for row in rows.targets:
        pair = row.pair
        if pair.parent is None:
            continue
        if pair.child is None:
            holder = holders.get(f"parent:{pair.parent.clause}")
            if holder and holder.match.child:  # else its whole sentence went, which is told elsewhere
                message = tell("telling.target-dropped", metric=pair.metric, old=_dated(pair.parent))
                dropped.append(Telling("target-dropped", holder.id, _where(holder), message))
            continue
        notes = list(_weakened(pair))
        if notes or pair.verdict == "reversed":
            holder = holders.get(f"child:{pair.child.clause}")
            kind = "reversed" if pair.verdict == "reversed" else "target-weakened"
            old = figure(pair.parent) if pair.parent.year == pair.child.year else _dated(pair.parent)
            message = tell("telling.target", metric=pair.metric, old=old, new=_dated(pair.child), notes=[*notes, *by_hand(pair)])
            yield Telling(kind, holder.id if holder else row.id, _where(holder) if holder else address(pair.child.path, None), message)
    yield from dropped


def _weakened(pair: TargetPair) -> Iterator[Message]:
    """What of the notes says that a target binds less: a floor lost is none where the figure rose, nor a deadline that comes earlier."""
    rose = pair.ratio is not None and (pair.ratio < 1 if pair.child and pair.child.direction == "down" else pair.ratio > 1)
    later = bool(pair.parent and pair.child and (pair.child.year or 0) > (pair.parent.year or 0))
    if "modality-weakened" in pair.notes:
        yield tell("telling.modality-weakened")
    if "floor-lost" in pair.notes and not rose and "basis-differs" not in pair.notes:  # so many a year are no fewer than so many in all
        yield tell("telling.floor-lost")
    if "deadline-moved" in pair.notes and later:
        yield tell("telling.deadline-moved")


def _dated(target: object) -> str:
    year = getattr(target, "year", None)
    return figure(target) + (f" ({year})" if year else "")  # type: ignore[arg-type]


def _sections(comparison: Comparison, rows: View, relation: str) -> Iterator[Telling]:
    """The sections that are gone (or new) with all that stands in them, the longest first."""
    side = "parent" if relation == "dropped" else "child"
    shown = {row.pair for row in rows.sections}
    found = []
    for pair in topmost(alone(comparison, relation), relation):
        path = getattr(pair, f"{side}_path") or ""
        held = [row for row in rows.clauses if _under(getattr(row.match, f"{side}_path") or "", path)]
        own = [row for row in held if getattr(row.match, f"{side}_section") == getattr(pair, side)]
        if own and pair in shown:
            characters = _characters(held, side)
            heading = getattr(pair, f"{side}_heading") or begun(path, [getattr(row.match, f"{side}_text") for row in held])
            message = (
                tell("telling.section-dropped", heading=heading, characters=characters)
                if relation == "dropped"
                else tell("telling.section-added", heading=heading, characters=characters)
            )
            where = address(pair.child_path, pair.parent_path)
            found.append((-characters, Telling(f"section-{relation}", own[0].id, where, message, f"{unit(path)}-{relation}")))
    yield from (one for _, one in sorted(found, key=lambda each: each[0]))


def _characters(rows: list[ClauseRow], side: str) -> int:
    """Return how long the text is, without headings, as the shares count it; of what is all headings, how long these are."""
    text = [row for row in rows if row.match.role != "heading"]
    return sum(len("".join(getattr(row.match, f"{side}_text").split())) for row in text or rows)


def _under(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")


def _leads(rows: View) -> Iterator[Telling]:
    first = {id(row.pair): row.id for row in reversed(rows.organisations)}
    for pair in {id(row.pair): row.pair for row in rows.organisations}.values():
        here = dict(pair.kept)
        old, new = [here.get(name, name) for name in leads(pair, "parent")], leads(pair, "child")
        joined, left = [name for name in new if name not in old], [name for name in old if name not in new]
        if pair.lead_changed and new and (joined or left):
            where = address(pair.child_path, pair.parent_path, _heading(rows, pair))
            stays = [name for name in new if name in old]
            if lead_fate(pair) == "named":
                message = tell("telling.lead-named", joined=joined)
            elif joined:
                message = tell("telling.lead", joined=joined, left=left, stays=stays)
            else:
                message = tell("telling.lead-left", left=left, stays=stays)
            label = "lead-named" if lead_fate(pair) == "named" else ""
            yield Telling("lead-changed", first[id(pair)], where, message, label)


def _heading(rows: View, pair: ResponsibilityPair) -> str:
    found = (row.pair.child_heading for row in rows.sections if row.pair.child and row.pair.child == pair.child)
    return next(found, None) or ""


def _added(rows: View) -> Iterator[Telling]:
    """The longest sentence of the child's own, which is no heading."""
    own = [row for row in rows.clauses if row.match.verdict == "added" and row.match.role != "heading"]
    if own:
        longest = max(own, key=lambda row: len(row.match.child_text))
        yield Telling("clause-added", longest.id, _where(longest), tell("telling.part", text=longest.match.child_text.strip()))


def _strength(rows: View) -> Iterator[Telling]:
    """Words that were put in the place of others first, then words put in, then words taken out; the longest steps of each first.

    What stands before the first section (为深入贯彻…精神) promises nothing, where there are sections.
    """
    placed = [row for row in rows.clauses if row.group.child_path or row.group.parent_path]
    found = [(row, edit) for row in placed or rows.clauses for edit in row.match.edits if edit.kind == "strength" and edit.direction]
    steps = [(_step(edit), row, edit) for row, edit in found if _step(edit) > _STEP]
    for _, row, edit in sorted(steps, key=lambda each: (not (each[2].parent and each[2].child), not each[2].child, -each[0])):
        after = _behind(row.match, edit)
        if edit.parent and edit.child:
            message = tell("telling.replaced", old=edit.parent, new=edit.child, after=after)
        elif edit.child:
            message = tell("telling.put-in", new=edit.child, after=after, alone=not after)
        else:
            message = tell("telling.taken-out", old=edit.parent, after=after, alone=not after)
        yield Telling(edit.direction or "weaker", row.id, _where(row), message)


def _step(edit: Edit) -> int:
    """How far on the ladder of modality; a change that the ladder does not know in words counts as long."""
    old, new = strength_of(edit.parent), strength_of(edit.child)
    return 100 if old is None or new is None else abs(old - new)


def _behind(match: Match, edit: Edit) -> str:
    """The words that follow a change, up to the next mark: what is stressed less or more."""
    side, at = (match.child_text, edit.child_at[1]) if edit.child else (match.parent_text, edit.parent_at[1])
    found = _BEHIND.match(side, at)
    return f"{found[0]}{'…' if side[found.end() : found.end() + 1].isalnum() else ''}" if found else ""


def _parts(rows: View) -> Iterator[Telling]:
    found = [
        (-len(edit.parent), row, edit)
        for row in rows.clauses
        for edit in row.match.edits
        if edit.kind == "clause" and not edit.child and len(edit.parent) >= _PART and not _is_stock(edit.parent)
    ]
    for _, row, edit in sorted(found, key=lambda each: each[0]):
        yield Telling("part-dropped", row.id, _where(row), tell("telling.part", text=edit.parent.strip("，。；、,; ")))


def _is_stock(text: str) -> bool:
    """Whether a part says only what every document says: 以…思想为指导，全面贯彻…精神."""
    pairs = [text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalpha()]
    return sum(pair in _stock_pairs() for pair in pairs) >= _STOCK * len(pairs)


@cache
def _stock_pairs() -> frozenset[str]:
    """Every two characters that stand together in a stock phrase."""
    return frozenset(phrase[at : at + 2] for phrase in stock_phrases() for at in range(len(phrase) - 1))


def _where(row: ClauseRow) -> Message:
    return address(row.group.child_path, row.group.parent_path, row.group.heading)
