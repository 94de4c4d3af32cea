"""Why the two plans are made: the sentences that say it take each other's place, in whatever words."""

from __future__ import annotations

from itertools import product

from policydiff.compare.align.groups import PURPOSE, Links
from policydiff.compare.side.pages import Page
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.genres import own_genre
from policydiff.vocab.phrases import pattern

_WHY = pattern("genres", "{leads}")


def link_purposes(links: Links) -> None:
    """Join the sentences before all sections that say what is made and why: 为…，制定本方案; 为…，现提出如下意见.

    Only in a plan that follows the other in words of its own; nothing else becomes part of such a pair (see `leftovers`).
    """
    if links.tables.freely:
        for child, parent in product(_purpose_of(links.child), _purpose_of(links.parent)):
            links.join(child, parent, how=PURPOSE)


def _purpose_of(page: Page) -> list[int]:
    """Return the first sentence before all sections that says what is made; none where none does.

    Where it says nothing else (有关事项通知如下：), the reason stands in the one before.
    """
    lines = [page.lines[at] for at in page.nodes[0].lines if page.lines[at].role == "body"]
    made = next((at for at, line in enumerate(lines) if own_genre(squeeze(fold(line.text)))), None)
    if made is None:
        return []
    told = made > 0 and not _WHY().search(lines[made].ink) and _WHY().search(lines[made - 1].ink) is not None
    return [lines[made - told].index]
