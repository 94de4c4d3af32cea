"""What a text puts in of its own place: its level before a body (市政府), who sits there (驻潍企业), what a company has there (潍坊分公司)."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.phrases import either, pattern, words_of
from policydiff.vocab.places.levels import marks

stationed = pattern("levels", "{stationed}(?P<where>.{1,8})")
behind_stationed = pattern("levels", "^[^,;。、:()的]{0,8}?{who_is_stationed}")
company_before = pattern("levels", "{companies}$")
branch_of = pattern("levels", "{branch_of}")
branch_whole = pattern("levels", "^{branch_whole}")
"""分|公司: the branch of a company by what it is called."""
branches = pattern("levels", "{company_branches}")
level_opens = pattern("levels", "(?:^|[,;。、:(]|{level_opens})$")
"""Behind what a level stands that a text puts before a noun: 发挥|市…基金作用, and no 核心|区产业."""
no_level_before = pattern("levels", "^{no_level_before}")
no_rank_before = pattern("levels", "^{no_rank_inserted_before}")
"""With what a rank says another thing: 市级|以上."""
own_body_behind = pattern("levels", "^{own_body_behind}")
full_nation = pattern("levels", "{full_nation}")
"""The nation by its whole name, as titles of its own documents have it."""
words_and_divisions = pattern("levels", "{words_and_divisions}")


@cache
def of_a_level() -> re.Pattern[str]:
    """Return the pattern of a level that stands before what is of it: 市, 市属, 市直.

    >>> [bool(of_a_level().fullmatch(word)) for word in ("市", "市属", "县直", "市级", "市场")]
    [True, True, True, False, False]
    """
    return re.compile(f"(?P<mark>{either(marks())})(?P<of>{words_of('levels', 'of_level')})?")
