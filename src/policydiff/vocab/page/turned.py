"""What a newspaper prints where a text goes on on another page."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.page.sections import NUMBER, any_of


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"(?:\({any_of('turns_page')}第?(?:{NUMBER}|[A-Z]\d{{1,2}}){any_of('page_of_paper')}\)\s{{0,3}})+")


def turns_of_page(folded: str) -> list[tuple[int, int]]:
    """Return where folded words say on which page of a newspaper the text goes on.

    >>> turns_of_page("行动指南。(下转第四版)(紧接第一版) 我们坚持"), turns_of_page("见新版(第四版)")
    ([(5, 20)], [])
    """
    return [match.span() for match in _turn().finditer(folded)] if "版)" in folded else []
