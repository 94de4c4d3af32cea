"""Whether a name is one that a careful reader would take for a body's."""

from __future__ import annotations

import re

from policydiff.vocab.duties.bodies import name_words, names_a_body

LONGEST_NAME = 30
_MARKS = re.compile(r"[:。!?;\d]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]+条")
_PARTICLES = frozenset("由的是")
_FUNCTION = re.compile(r"[\u4e00-\u9fff]{2,10}$")


def is_body(folded: str) -> bool:
    """Return whether a folded name ends as bodies do and holds no verb of a sentence, unless it is called after what it does.

    >>> is_body("市应急管理局"), is_body("市重大项目推进中心"), is_body("由市财政局")
    (True, True, False)
    """
    if not names_a_body(folded) or len(folded) > LONGEST_NAME or ":" in folded:
        return False
    if _ARTICLE.search(folded):
        return False
    verbs = list(name_words("inside").finditer(folded))
    return not verbs or (verbs[0].start() > 0 and not _PARTICLES.intersection(folded) and _ends_in_holder(folded))


def _ends_in_holder(folded: str) -> bool:
    return any(match.end() == len(folded) for match in name_words("holders").finditer(folded))


def is_actor(folded: str, in_open_list: bool = False) -> bool:
    """Return whether a folded name before a verb of a sentence is a body; stricter, for a sentence holds other nouns too.

    in_open_list: the name stands in a list that ends in 等部门, where functions stand for departments (公安、交通等部门).
    """
    if folded.count("(") != folded.count(")") or folded[:1] in "([":
        return False
    if name_words("never").fullmatch(folded) or name_words("starts").match(folded) or _MARKS.search(folded):
        return False
    if is_body(folded):
        return True
    return in_open_list and bool(_FUNCTION.match(folded)) and not name_words("inside").search(folded)
