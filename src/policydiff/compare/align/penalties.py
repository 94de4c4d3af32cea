"""Penalties go with the duties that they punish: two of them correspond only if the articles do that they name, or what they say is punished.

A penalty and the duty itself do not correspond, though they say the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Set

from policydiff.compare.align.evidence import Evidence, Weights, kinship
from policydiff.compare.align.signs.formulas import Formulas
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import read_numeral
from policydiff.vocab.phrases import pattern

_BREACH = pattern("acts", "{breach}本[\u4e00-\u9fa5]{2,6}?(第[^,;:]{1,80}?){laid_down}")
_DEED = pattern("acts", "[^。]{1,120}?的,由[^。,;]{2,40}{sanctions}")
"""Who does this is punished by that body: what stands first is the deed, and no duty."""
_LISTED = pattern("acts", "{listed}")
_SANCTION = pattern("acts", "{sanctions}")
_ENFORCER = "由"
_ARTICLE = re.compile(r"第([^第]{1,6}?)条")
_LEAST = 0.18
"""Least strength of the kinship of two duties, their set phrases put aside. Read off Henan's regulation on air pollution and twelve of its cities: all
that were taken over have it, the weakest (written anew, its items exchanged) with 0.19; of those that have nothing to do with each other one of four."""
_PLAIN = 0.5
"""From here on two duties plainly are one."""
_NOTHING = 0.1
"""Share of what is punished, of the shorter of two penalties, under which they have nothing in common where an article is not named."""
_LEAST_CONDUCT = 4.0
"""Least weight of what is punished to be judged by: about three words."""
_MOST = 16
"""Sentences of an article that are looked into, and penalties of one list."""


class Penalties:
    """Which penalties of two pages punish different duties. Lines are referred to by their index on their page."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, formulas: Formulas) -> None:
        self._evidence, self._formulas = evidence, formulas
        self._cited = _cited(child), _cited(parent)
        self._kinds = [_punishing(page, cited) for page, cited in zip((child, parent), self._cited, strict=True)]
        both = all(self._cited)
        self._articles = (_articles(child), _articles(parent)) if both else ({}, {})
        self._alike: dict[tuple[str, str], float] = {}
        self._conducts: tuple[dict[int, Weights], dict[int, Weights]] = (_conducts(child, evidence), _conducts(parent, evidence))

    def clash(self, child: int, parent: int) -> bool:
        """Return whether one of the lines punishes what the other bids, or both punish, but not the same.

        Where both name articles that are known, none of the one's corresponds to one of the other's; else what the two say
        that they punish has nothing in common.
        """
        (sure, likely), (sure_there, likely_there) = self._kinds
        if (child in sure and parent not in likely_there) or (parent in sure_there and child not in likely):
            return True
        alike = self._duties(child, parent)
        if alike is not None:
            return alike < _LEAST
        mine, theirs = self._conducts[0].get(child), self._conducts[1].get(parent)
        if not mine or not theirs:
            return False
        kin = kinship(mine, sum(mine.values()), theirs, sum(theirs.values()))
        return max(kin.of_child, kin.of_parent) < _NOTHING

    def agree(self, child: int, parent: int) -> bool:
        """Return whether both lines punish the breach of one duty: as good as standing in sections that correspond."""
        return (self._duties(child, parent) or 0.0) >= _PLAIN

    def _duties(self, child: int, parent: int) -> float | None:
        """Return how alike the likest two duties are, 0 to 1; None where one of the lines punishes no article that is known."""
        mine, theirs = self._cited[0].get(child), self._cited[1].get(parent)
        if not mine or not theirs:
            return None
        known = ((one, other) for one in mine if one in self._articles[0] for other in theirs if other in self._articles[1])
        return max((self._likeness(one, other) for one, other in known), default=None)

    def _likeness(self, one: str, other: str) -> float:
        found = self._alike.get((one, other))
        if found is None:
            lines = ((here, there) for here in self._articles[0][one] for there in self._articles[1][other])
            found = self._alike[one, other] = max((self._strength(here, there) for here, there in lines), default=0.0)
        return found

    def _strength(self, here: int, there: int) -> float:
        return self._evidence.kinship(here, there).strength * (1 - self._formulas.share(here, there, self._evidence))


def _cited(page: Page) -> dict[int, tuple[str, ...]]:
    """Return for each penalty the articles whose breach it punishes; the opening of a list punishes what its items do."""
    found: dict[int, tuple[str, ...]] = {}
    lists: dict[int, list[int]] = defaultdict(list)
    for line in page.lines:
        text = squeeze(fold(line.text))
        cited = tuple(number for breach in _BREACH().finditer(text) for number in _numbers(breach.group(1)))
        if cited:
            found[line.index] = cited[:_MOST]
        elif _LISTED().search(text):
            lists[line.node].append(line.index)
    for node, openings in lists.items():
        below = [at for inner in page.below(node) for at in page.nodes[inner].lines]
        for opening in openings if found else ():
            cited = tuple(number for at in below if at > opening for number in found.get(at, ()))
            if cited:
                found[opening] = cited[:_MOST]
    return found


def _punishing(page: Page, cited: Container[int]) -> tuple[Set[int], Set[int]]:
    """Return the lines that do nothing but punish, and all those that may: what speaks of punishing, and what stands in a list of deeds."""
    sure: set[int] = set()
    likely: set[int] = set()
    for line in page.lines:
        text = squeeze(fold(line.text))
        punishes, breach, lists = _SANCTION().search(text), _BREACH().match(text) or _DEED().match(text), _LISTED().search(text)
        if punishes or line.index in cited:
            likely.add(line.index)
        if breach or lists:
            below = {at for inner in page.below(line.node) if inner != line.node for at in page.nodes[inner].lines if at > line.index}
            below.update(_unnumbered(page, line))
            likely |= below
            if breach or punishes:
                sure |= {line.index, *below}
    return sure, likely | sure


def _unnumbered(page: Page, opening: PreparedClause) -> Iterator[int]:
    """Yield the items of a list that have lost their numbers: the lines behind its opening, up to the first that does not end with a semicolon."""
    if not opening.ink.endswith(":"):
        return
    for at in page.nodes[opening.node].lines:
        if at > opening.index:
            yield at
            if not page.lines[at].ink.endswith(";"):
                return


def _conducts(page: Page, evidence: Evidence) -> dict[int, Weights]:
    """Return for each penalty what it says that it punishes: its parts between commas up to who punishes, or how."""
    found: dict[int, Weights] = {}
    for line in page.lines:
        if line.role != "body" or not _SANCTION().search(line.masked):
            continue
        conduct: list[str] = []
        for part in line.parts:
            if part.startswith(_ENFORCER) or _SANCTION().search(part):
                break
            conduct.append(part)
        weights = evidence.weigh("".join(conduct))
        if sum(weights.values()) >= _LEAST_CONDUCT:
            found[line.index] = weights
    return found


def _numbers(text: str) -> list[str]:
    return [_plain(printed) for printed in _ARTICLE.findall(text)]


def _plain(printed: str) -> str:
    value = read_numeral(printed)
    return printed if value is None else str(value)


def _articles(page: Page) -> dict[str, list[int]]:
    """Return the body lines of each article, by its number."""
    found: dict[str, list[int]] = {}
    for node in page.nodes[1:]:
        number = _ARTICLE.fullmatch(squeeze(fold(node.path.rsplit("/", 1)[-1])))
        if number:
            lines = [at for inner in page.below(node.index) for at in page.nodes[inner].lines if page.lines[at].role in ("body", "row")]
            found.setdefault(_plain(number.group(1)), lines[:_MOST])
    return found
