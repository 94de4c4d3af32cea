"""What happens to regulations, by the words that say so, and the heads of bodies that sign orders."""

from __future__ import annotations

import re
from functools import cache

from policydiff.model.values import Act
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either


@cache
def _acts() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((entry["act"], re.compile("|".join(map(re.escape, entry["words"])))) for entry in load_yaml("acts")["acts"])


def act_of(folded: str) -> tuple[Act, int] | None:
    """Return the act that a folded phrase tells of, and where its word begins: the first that it names.

    >>> act_of("某市人大常委会第二次会议通过")
    ('adopted', 12)
    """
    found = [(match.start(), act) for act, pattern in _acts() if (match := pattern.search(folded))]
    return (min(found)[1], min(found)[0]) if found else None


def act_end(folded: str, start: int, stop: int) -> int:
    """Return where the first act ends that folded[start:stop] tells of before its sentence ends, 0 where it tells of none.

    >>> act_end("2008年4月17日某市人大常委会通过2009年1月1日施行", 10, 30)
    19
    """
    match = _any_act().search(folded, start, stop)
    return match.end() if match is not None and "。" not in folded[start : match.start()] else 0


@cache
def _any_act() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(pattern.pattern for _, pattern in _acts())})+")


def acts_in(folded: str) -> set[Act]:
    """Return every act that a folded text tells of."""
    return {act for act, pattern in _acts() if pattern.search(folded)}


@cache
def heads() -> re.Pattern[str]:
    """Return a pattern of a line in which the head of a body signs: group 1 is what stands before the office, if it can be the body.

    Chiefs of a river or a forest sign for no body (市总河长 某某某), nor do those whose place is named before their office: 自治区主席 某某某.
    """
    words = load_yaml("acts")
    name = "[\u4e00-\u9fff·×xX某*]"
    acting = f"{either(words['acting'])}?"
    led = "|".join(f"{either(places)}{acting}{re.escape(office)}" for office, places in words["led"].items())
    return re.compile(
        rf"^(?:(?:[\u4e00-\u9fff]{{0,10}}{either(words['chiefs'])}(?!{either(words['systems'])}):?{name}{{2,12}})|"
        rf"(?:[\u4e00-\u9fff]{{0,14}}?(?:{led}):?{name}{{2,6}})|"
        rf"(.{{0,24}}?){acting}{either(words['heads'])}:?{name}{{2,6}})$"
    )


@cache
def meeting() -> re.Pattern[str]:
    """Return a pattern of the meeting that stands behind a body's name, down to the end: 第三次会议, 第42次常务会议, 六届六十次常务会议."""
    words = load_yaml("acts")
    kinds, terms = either(words["meetings"]), {key: either(found) for key, found in words["counted"].items()}
    count = r"第?[\d一二三四五六七八九十百零]{1,5}"
    return re.compile(rf"(?:(?:19|20)\d\d{terms['years']})?(?:{count}{terms['terms']})?(?:{count}{terms['times']}|全体)?{kinds}?会议.*$")


@cache
def _congress_names() -> re.Pattern[str]:
    return re.compile(either([*load_yaml("acts")["congresses"], *load_yaml("acts")["congresses_short"]]))


def is_congress(folded: str) -> bool:
    """Return whether a name is that of a congress or its committee, in full or short: 某市人大常委会.

    >>> is_congress("某市人大常委会"), is_congress("某市司法局")
    (True, False)
    """
    return _congress_names().search(folded) is not None


@cache
def congress() -> re.Pattern[str]:
    """Return a pattern of the bodies whose approval is an adoption: 某市人民代表大会."""
    return re.compile(either(load_yaml("acts")["congresses"]))
