"""Which change of level is local: the one that goes with the change from the parent's level to the child's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

from policydiff.model import Jurisdiction
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.counterparts import of_the_nation
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.issuers import abbreviations
from policydiff.vocab.places.levels import LEVELS, as_one_level, is_scope, mark_of, marks, named_levels, own_level_words
from policydiff.vocab.places.standing import anywhere, beyond, governments_end, inside

_Named = tuple[tuple[str, frozenset[int]], ...]

_COUNTED = pattern("levels", r"\d+{counted_by}?")
_OFTEN = 2
"""Times that the clauses of a side must call a level their own."""
_PREFECTURE = LEVELS.index("prefecture")
"""What 市 is, where nothing tells."""


@dataclass(frozen=True, slots=True)
class Places:
    """The level marks of both sides: 市 for 重庆市, 县 for 巫溪县, empty where the place is unknown; and the steps of both, 0 for the nation.

    titles: of both, folded, without the place; names: of the child's place, none where it is unknown; letters: by which one character both places
    may be called (鲁 and 山 of 山东); above: names of the places above the child's;
    headed: each side is the nation's or has a head that names its place.
    """

    parent: frozenset[str]
    child: frozenset[str]
    levels: tuple[int, int] | None = None
    titles: tuple[str, str] = ("", "")
    names: frozenset[str] = frozenset()
    letters: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    above: frozenset[str] = frozenset()
    headed: bool = False

    @property
    def down(self) -> bool:
        """Return whether the child is known to stand below the parent."""
        return self.levels is not None and self.levels[0] < self.levels[1]

    def down_to(self, before: Iterable[int], after: Iterable[int]) -> bool:
        """Return whether one of the steps became one that goes with the change from the parent's level to the child's."""
        return self.levels is not None and any(_goes_along(one, other, *self.levels) for one, other in product(before, after))

    def local(self, parent_mark: str | None, child_mark: str | None) -> bool:
        """Return whether a change from one level mark to another goes with the change from the parent's level to the child's.

        One's own level for one's own (全市 → 全县); else what stands to the child as the other one stood to the parent: a level above it, which is further
        down now (全国前列 → 全市前列, of a province and a county), its own or one between for the parent's own (省级 → 市级), its own or one below it for one below (市级 → 县级).
        """
        if parent_mark is None or child_mark is None:
            return False
        if (not self.parent or parent_mark in self.parent) and (not self.child or child_mark in self.child):
            return True
        if self.levels is None or self.levels[0] == self.levels[1]:
            return False
        top, bottom = self.levels
        return any(
            _goes_along(before, after, top, bottom)
            for before in map(LEVELS.index, marks()[parent_mark])
            if before != top or parent_mark in self.parent
            for after in map(LEVELS.index, marks()[child_mark])
        )

    def carried(self, parent: str, child: str) -> bool:
        """Return whether levels by their names became what stands to the child as they stood to the parent: 省市 → 县镇, 国家 → 省、市, 设区的市 → 县, 16市 → 14个镇(街道)."""
        counted = _COUNTED().match(parent), _COUNTED().match(child)
        if all(counted):
            parent, child = (text[found.end() :] for text, found in zip((parent, child), counted, strict=True) if found)
        if governments_end().search(parent) and governments_end().search(child):  # 省级人民政府 → 乡镇人民政府
            parent, child = (governments_end().sub("", side) for side in (parent, child))
        if self.levels is not None and self._carries(
            as_one_level(parent) or named_levels(parent), as_one_level(child) or named_levels(child)
        ):
            return True  # 区县 → 乡镇: those below, whatever they are called
        return self._carries(named_levels(parent), named_levels(child))

    def _carries(self, old: _Named, new: _Named) -> bool:
        if len(old) not in (1, len(new)):  # of several that became one, some are gone
            return False
        pairs = [*(zip(old, new, strict=True) if len(old) == len(new) else product(old, new))]
        return bool(pairs) and all(
            (name in marks() and other in marks() and self.local(name, other))
            or any(self._steps_down(before, after) for before in steps for after in others)
            for (name, steps), (other, others) in pairs
        )

    def _steps_down(self, before: int, after: int) -> bool:
        """Return whether a step became one that goes with the change of level, or, where nobody knows that of both sides, one further down.

        What is below both is called as the child calls it: 乡镇(街道) → 镇(街道).
        """
        if self.levels is None:
            return before < after
        top, bottom = self.levels
        return (before == after > bottom > top) or (top != bottom and before != top and _goes_along(before, after, top, bottom))

    def by_mark(self, words: str) -> str:
        """Return words that begin with the name of the child's place or of one above it, with the mark of its level for the name: 东江省政府 → 省政府."""
        name = next((name for name in (*self.names, *self.above) if words.startswith(name) and name[-1:] in marks()), None)
        return name[-1] + words[len(name) :] if name else words

    def word_local(self, parent: str, child: str) -> bool:
        """Return whether a word of a level became one that goes with the change of level; what is outside stays so: 省外 is less than 国内外,
        and other than 国外."""
        marks_ = mark_of(parent), mark_of(child)
        reach = {
            word.replace(mark or "", "", 1) if beyond().search(word) else "" for word, mark in zip((parent, child), marks_, strict=True)
        }
        foreign = "" not in reach and marks_[0] in _nations() and not inside().match(parent[1:])
        return len(reach) == 1 and not foreign and self.local(*marks_)

    def is_above(self, mark: str) -> bool:
        """Return whether a mark stands for a level above the child's: 省、市 of a county."""
        return self.levels is not None and any(LEVELS.index(level) < self.levels[1] for level in marks()[mark])

    def at_or_below(self, mark: str | None) -> bool:
        """Return whether a mark stands for the child's level or one below it."""
        return mark is not None and self.levels is not None and any(LEVELS.index(level) >= self.levels[1] for level in marks()[mark])

    def scope(self, parent: str, child: str) -> bool:
        """Return whether the child says of itself where, and the parent did not: 提升能力 → 提升全县能力."""
        return not parent and is_scope(child) and mark_of(child) in self.child


def places_of(
    parent: Jurisdiction | None,
    child: Jurisdiction | None,
    parent_texts: Iterable[str] = (),
    child_texts: Iterable[str] = (),
    titles: tuple[str, str] = ("", ""),
) -> Places:
    """Return the level marks of both sides, and their levels: where nobody knows a side's place, that which its texts call their own."""
    levels = [LEVELS.index(place.level) if place else _spoken(texts) for place, texts in ((parent, parent_texts), (child, child_texts))]
    known = (levels[0], levels[1]) if levels[0] is not None and levels[1] is not None else None
    sides = [
        _nations() if level == 0 else _marks_of(place) if place else _said(texts, level)
        for place, level, texts in zip((parent, child), levels, (parent_texts, child_texts), strict=True)
    ]
    names = [
        squeeze(fold(title)).removeprefix(fold(place.name) if place else "") for title, place in zip(titles, (parent, child), strict=True)
    ]
    letters = [_letters(place, level) for place, level in zip((parent, child), levels, strict=True)]
    own = frozenset({child.name, child.short} if child else ())
    above = frozenset(child.parents if child else ())
    headed = all(place or level == 0 for place, level in zip((parent, child), levels, strict=True))
    return Places(sides[0], sides[1], known, (names[0], names[1]), own, (letters[0], letters[1]), above, headed)


def _letters(place: Jurisdiction | None, level: int | None) -> frozenset[str]:
    """Return the single characters by which a place may be called: those of its short name and that of a province's numbers; 华 of the nation."""
    if level == 0:
        return frozenset(load_yaml("levels")["short_nation"])
    if place is None:
        return frozenset()
    return frozenset(place.short) | {letter for letter, each in abbreviations().items() if each.code == place.code}


def _said(texts: Iterable[str], level: int | None) -> frozenset[str]:
    """Return the marks of a level by which texts call it their own: 省 where they say 我省; none where nobody knows the level."""
    found = (word[0][1:] for text in texts if level for word in own_level_words().finditer(fold(text)))
    return frozenset(mark for mark in found if level is not None and LEVELS[level] in marks().get(mark, ()))


def _spoken(texts: Iterable[str]) -> int | None:
    """Return the lowest level that texts call their own more than once (我县, 全县: what is above is named, too), or the nation's where they
    say what its own texts say and call none below their own; None where nobody can tell."""
    folded = [fold(text) for text in texts]
    words = [found[0] for text in folded for found in own_level_words().finditer(text) if not anywhere().fullmatch(found[0])]
    steps = {word: sorted(map(LEVELS.index, marks()[word[1:]])) for word in set(words)}
    counts = Counter(word[1:] for word in words)
    often = [steps[word] for word in steps if counts[word[1:]] >= _OFTEN]
    if often:
        return max(_PREFECTURE if _PREFECTURE in found else found[-1] for found in often)
    said = sum(1 for text in folded for _ in of_the_nation().finditer(text)) if not any(found[-1] for found in steps.values()) else 0
    return 0 if said >= _OFTEN else None


def _goes_along(before: int, after: int, top: int, bottom: int) -> bool:
    """Return whether a level that became a lower one stands to the child's (bottom) as the other one stood to the parent's (top)."""
    if before == top:
        return top < after <= bottom
    return before < after and (after < bottom if before < top else after >= bottom)


def _nations() -> frozenset[str]:
    return frozenset(mark for mark, levels in marks().items() if LEVELS[0] in levels)


def _marks_of(jurisdiction: Jurisdiction | None) -> frozenset[str]:
    if jurisdiction is None:
        return frozenset()
    found = {mark for mark, levels in marks().items() if jurisdiction.level in levels and jurisdiction.name.endswith(mark)}
    return frozenset(found or {mark for mark, levels in marks().items() if jurisdiction.level in levels})
