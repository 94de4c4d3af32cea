"""Whether what two clauses share says that one is from the other: how rare it is, how much it is, and what a sentence of its kind is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from policydiff.corpora.trace.names import names_in
from policydiff.corpora.trace.search import covered
from policydiff.tables.leaflets import FIGURE, MaskedClause, mask, shingles
from policydiff.text.fold import fold, squeeze
from policydiff.text.similarity import common_blocks, ratio
from policydiff.vocab.page.sections import is_built_alike, is_formula
from policydiff.vocab.phrases import either, pattern
from policydiff.vocab.turns import fixed_turns

_FEW_DOCUMENTS = 100
"""A corpus of fewer documents says nothing of how rare a piece is that one or two of them have."""
_LEAST, _ALIKE, _MORE = 3.0, 0.8, 20.0
"""Rare pieces that two clauses must share: so many where they are alike as wholes, and so many more for each unit by which they are less alike."""
_LITTLE = _LEAST / 2
"""What shares no more than names, fixed turns and the subject is worth no more: it is from there only in the company of most of the document."""
_AS_RARE = 0.8
"""What is shared must be as rare as the clause is as a whole, or nearly: of a formula that two laws fill differently, just the common pieces are shared."""
_ALONE = 7.0
"""Rare pieces more that must be shared with a document that has nothing else of the child; half as many where it has one clause more, and so on."""
_RARE, _MOST, _EACH = 0.5, 0.75, 100.0
"""Where what is shared is rare (half of what pieces can be) and three quarters of the texts stand in both, all of that counts, and not its whole pieces only;
each hundredth less costs one rare piece. What two laws say on one matter, each in its own words, shares two thirds of its characters in order."""
_SENTENCE = 20.0
"""So much must be shared of a clause of a kind that all documents have: no formula has as many rare characters."""
_SAME = 0.9
"""Two sentences of a kind that all documents build alike; from here on one is from the other."""
_COPIED = 0.5
"""A document that has this share of the clauses has them all."""
_STEADY, _TOGETHER = 6.0, 10.0
"""What stands alone and is not much alike must share one run of so many rare pieces, or two of so many together: many short ones are what a subject is called."""
_SLIP = 2
"""Characters between two runs that are one but for a slip."""
_SLIPS, _GAP, _LONG = 0.65, 4, 20
"""Sentences that are alike to this share, nowhere differ in more characters on end, and are not short are one sentence with slips: all that they share counts."""
_SHORT = 16
"""A sentence of as many is so where the two are alike as wholes."""
_CONDUCT = 0.5
"""More than this share of what a penalty punishes another must say: from whom a fine is due, and how much, is said of any breach."""
_DONE_ALIKE = 0.75
"""Of conduct that is long, this share of its characters in order and in one place is as much."""

_OFTEN, _OFTEN_OF = 6, 0.08
"""Clauses of one document, and of a long one this share of them, that have a piece before it is what the document is about."""
_EVERYWHERE = 5
"""Clauses that have a piece of what stands on every page."""
_FURNITURE = 0.9
"""Share of its pieces that a clause must have of such to be no sentence of the document, but what each page bears."""

_SANCTION = pattern("acts", "{sanctions}")
_PREAMBLE = pattern("acts", "^(?:{breach}.{2,60}?{laid_down}[,的]?)+")
_LISTED = pattern("acts", "{listed}")
_AGGRAVATION = pattern("acts", "{aggravations}")
_PART = re.compile("[,;:]")
_ENFORCER = "由"


class Rarity:
    """How rare pieces (shingles) of clauses are. having: how many documents on other subjects have each; documents: how many were looked at; subject:
    pieces that tell nothing since the document is about them (see Spoken)."""

    def __init__(self, having: Mapping[str, int], documents: int, subject: frozenset[str] = frozenset()) -> None:
        self._having, self._scale, self.subject = having, math.log(max(documents, _FEW_DOCUMENTS)), subject

    def of(self, pieces: Iterable[str]) -> float:
        """Return how many rare pieces these are worth: a piece that one document has is worth 1, one that all have nothing."""
        return sum(max(0.0, 1 - math.log(max(1, self._having.get(piece, 0))) / self._scale) for piece in pieces)


class Spoken:
    """What a document says over and over: two documents on one matter both have it, and none from the other. masked: all its clauses.

    subject: the pieces, of three characters and of two, that so many of its clauses have that they are what it is about.
    """

    def __init__(self, masked: Sequence[str]) -> None:
        having = Counter(piece for clause in masked for piece in _pieces(clause))
        least = max(_OFTEN, math.ceil(_OFTEN_OF * len(masked)))
        self.subject = frozenset(piece for piece, count in having.items() if count >= least)
        self._everywhere = frozenset(piece for piece, count in having.items() if count >= _EVERYWHERE)

    def is_furniture(self, masked: str) -> bool:
        """Return whether a clause stands on every page: what a publisher prints on it, and what a head or foot says."""
        pieces = shingles(masked)
        return len(pieces & self._everywhere) >= _FURNITURE * len(pieces) > 0


def is_stock(text: str, alike: float) -> bool:
    """Return whether a clause is one that documents of all subjects have: a formula, or a sentence that all build alike where none is nearly the same.

    alike: how much the other clause is like it. A penalty that names an article and no conduct is all frame, so that nearly the same is not enough.
    """
    formula, built_alike, is_frame = _kinds(text)
    return formula or (alike < _SAME and built_alike) or (alike < 1 and is_frame)


@lru_cache(maxsize=4096)
def _kinds(text: str) -> tuple[bool, bool, bool]:
    folded = fold(text)
    return is_formula(folded), is_built_alike(folded), conduct_of(text) == ""


def surplus_of(mine: MaskedClause, other: MaskedClause, alike: float, rarity: Rarity, opposite: str | None = None) -> float | None:
    """Return the surplus of two clauses. alike: how much; opposite: what of the other lies opposite where that is a part of it only, masked."""
    printed = mine.text
    return surplus(mine.masked, opposite or other.masked, rarity, printed, is_stock(printed, alike), other.text, opposite is not None)


def surplus(
    mine: str, other: str, rarity: Rarity, text: str = "", stock: bool = False, printed: str = "", part: bool = False
) -> float | None:
    """Return how many rare pieces two clauses share beyond what they must, so that it says more than what everybody says; below 0: too few.

    mine, other: masked; text, printed: both as printed; stock: all documents have such a clause (see is_stock); part: the other is a part of a sentence. None where they share a formula only:
    由主管部门责令限期改正 is in every law, so that penalties come from each other only if what they punish does.
    The less alike two clauses are as wholes, the more must be rare. Beside names, fixed turns and what the document is about, something must be shared.
    """
    plain = plain_pieces(mine, text) | _pieces_of_names(printed)
    if stock or ratio(mine, other) < _ALIKE:
        plain |= rarity.subject
    beyond = _beyond(mine, other, rarity, plain, text, stock, part)
    if beyond is not None and rarity.of((shingles(mine) & shingles(other)) - plain - rarity.subject) < _LEAST:
        return min(beyond, _LITTLE)
    return beyond


def _beyond(mine: str, other: str, rarity: Rarity, plain: frozenset[str], text: str, stock: bool, part: bool) -> float | None:
    """Return the surplus of two clauses. plain: pieces that tell nothing."""
    own, alike = shingles(mine), ratio(mine, other)
    both, conduct = own & shingles(other), mask(conduct_of(text) or "", ())
    punished = shingles(conduct) - plain
    told = rarity.of(both - plain)
    if not both or (punished and rarity.of(punished & both) <= _CONDUCT * rarity.of(punished) and not _is_done_alike(conduct, other)):
        return None
    blocks = common_blocks(mine, other)
    runs = [mine[at : at + size] for at, _, size in blocks]
    shorter = min(len(mine), len(other))
    is_enough = alike >= (_SLIPS if shorter >= _LONG else _ALIKE) and shorter >= _SHORT
    slips = not part and is_enough and _is_slips(blocks, len(mine), len(other))
    enough = _ALIKE if stock else _SLIPS if slips else _MOST
    whole = _as_whole(runs, min(len(mine), len(other)), told / max(len(both - plain), 1), alike, plain, enough)
    if stock:
        is_whole = conduct_of(text) is None or rarity.of(punished & both) >= _SENTENCE
        return whole if whole >= _SENTENCE and is_whole else None
    if told * len(own) < _AS_RARE * rarity.of(own - plain) * len(both):
        return whole if whole >= _ALONE else None
    beyond = told - _LEAST - _MORE * max(0.0, _ALIKE - alike)
    if alike < _ALIKE and not slips and not _is_steady(mine, blocks, plain, rarity):
        beyond, whole = min(beyond, _ALONE / 2), min(whole, _ALONE / 2)
    if slips:
        return max(beyond, whole) + _ALONE / 2
    return max(beyond, whole) if whole >= _ALONE else beyond


def _is_done_alike(conduct: str, other: str) -> bool:
    """Return whether conduct that takes a sentence to say stands in another clause but for slips, of which a few cost half of its pieces."""
    return len(conduct) >= _LONG and covered(conduct, other, _DONE_ALIKE) > 0


def _is_slips(blocks: Sequence[tuple[int, int, int]], mine: int, other: int) -> bool:
    """Return whether nowhere more than a few characters on end differ, in either text: what a copy with slips is, and no two sentences of one's own words."""
    ends = [(0, 0), *((at + size, there + size) for at, there, size in blocks)]
    starts = [*((at, there) for at, there, _ in blocks), (mine, other)]
    return all(max(at - end, there - last) <= _GAP for (end, last), (at, there) in zip(ends, starts, strict=True))


def _is_steady(mine: str, blocks: Sequence[tuple[int, int, int]], plain: frozenset[str], rarity: Rarity) -> bool:
    """Return whether a common run is rare enough by itself, or two together are. Runs with a slip between them, in both texts, are one."""
    worth: list[float] = []
    end = there = -_SLIP - 1
    for at, other, size in blocks:
        rare = rarity.of(shingles(mine[at : at + size]) - plain)
        if at - end <= _SLIP and other - there <= _SLIP:
            worth[-1] += rare
        else:
            worth.append(rare)
        end, there = at + size, other + size
    best = sorted(worth, reverse=True)[:2]
    return bool(best) and (best[0] >= _STEADY or sum(best) >= _TOGETHER)


def _as_whole(runs: Sequence[str], size: int, rare: float, alike: float, plain: frozenset[str], enough: float) -> float:
    """Return the surplus of two clauses by the characters that follow each other in both. runs: what they share; size: of the shorter one; rare: what a
    piece that they share is worth on average; enough: how alike they must be.

    Where every fifth character was changed, half of the pieces are gone, though nobody doubts where such a clause is from. 0: they are not alike enough.
    """
    missing = _LEAST + _EACH * max(0.0, enough - alike)
    if rare < _RARE or rare * size < missing + _ALONE:
        return 0.0
    return rare * sum(run[at : at + 2] not in plain for run in runs for at in range(len(run) - 1)) - missing


@lru_cache(maxsize=4096)
def plain_pieces(mine: str, text: str = "") -> frozenset[str]:
    """Return the pieces of a clause, of three characters and of two, that tell nothing: they stand in fixed turns, in names and about figures, which are masked.

    mine: masked; text: as printed.
    """
    turns = (found[0] for found in _turns().finditer(mine))
    figures = (piece for piece in _pieces(mine) if FIGURE in piece)
    return _pieces_of_names(text).union((piece for turn in turns for piece in _pieces(turn)), figures)


@lru_cache(maxsize=4096)
def _pieces_of_names(text: str) -> frozenset[str]:
    return frozenset(piece for name in names_in(text) for piece in _pieces(mask(name, ())))


def _pieces(masked: str) -> set[str]:
    return {masked[at : at + size] for size in (2, 3) for at in range(len(masked) - size + 1)}


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(either(filter(None, (mask(turn, ()) for turn in fixed_turns()))))


def suffices(beyond: float, company: int, clauses: int = 0) -> bool:
    """Return whether a surplus tells where a clause is from. company: how many clauses the other document has in all, this one too; clauses: of how many.

    A document that has ten of them has the eleventh from there as well; a clause that is alone there may be a phrase that both had elsewhere.
    What little is said in three words may be so in any company, but in that of most of the document.
    """
    copied = company > 1 and company >= _COPIED * clauses > 0
    return beyond >= max(_ALONE / max(company, 1), 0.0 if copied else _LEAST)


@lru_cache(maxsize=4096)
def conduct_of(text: str) -> str | None:
    """Return what a penalty punishes, folded: its parts up to who punishes, or how. None: no penalty; empty: one that names no conduct of its own.

    >>> conduct_of("违反本条例第九条规定，擅自填埋湿地的，由林业主管部门处一万元罚款。"), conduct_of("支持湿地保护。")
    ('擅自填埋湿地的', None)
    """
    folded = squeeze(fold(text))
    if not _SANCTION().search(folded):
        return None
    before = list(takewhile(lambda part: not part.startswith(_ENFORCER) and not _SANCTION().search(part), _PART.split(folded)))
    if not before:
        return None
    conduct = _PREAMBLE().sub("", ",".join(part for part in before if not _AGGRAVATION().search(part)) + ",").strip(",")
    return "" if _LISTED().search(conduct) else conduct
