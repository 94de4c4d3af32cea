"""Lines that sign a text: the name of a body, with or without its seal, and with or without the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.mark.days import read_date, read_month
from policydiff.text.fold import fold
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import genre_of
from policydiff.vocab.page.acts import heads
from policydiff.vocab.page.titles import title_words
from policydiff.vocab.phrases import pattern

_SEAL = pattern("signatures", r"(?<=.)(?:\((?:{seals}|[^()]{2,40}{proxies})\)|&[a-z]{2,6};)+$")  # and an entity that a portal misspelt
_SEALED = (")", ";")  # what a seal ends in
_SEAL_ALONE = pattern("signatures", r"(?:\({seals}\) ?)+$")
_BARE_SEAL = pattern("signatures", r"(?<=.){seals}$")
_ABOUT = pattern("titles", "{about}")  # 关于…的通知-某市水利局: a title with the name of a site
_SENTENCE = re.compile(r"[。!?;:]")
_DAY = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}(?:日|号))?$|(?:19|20)\d{2} ?[-./] ?\d{1,2} ?[-./] ?\d{1,2}$|[一二][零一二三四五六七八九]{3}年.{1,3}月(?:.{1,3}(?:日|号))?$"
)
_DAY_ENDS = ("日", "月", "号", *map(str, range(10)))
_DAY_FIRST = re.compile(r"(\d{4}年\d{1,2}月(?:\d{1,2}日)?)[ ,、]*")
_DRAFT = pattern("signatures", r"^(.{4,30}?)(\d{4}年\d{1,2}月\d{1,2}日){published}?[,。;].{0,12}{feedback}")
_OFFICE = pattern("acts", "{heads}:?")
_FRAGMENT = rarely(r"[\u4e00-\u9fff ]{2,30}$")
_LONGEST = 60


def without_seal(issuer: str) -> str:
    """Return a signing body without （盖章）, （代章）, and without &sp; behind it."""
    return issuer[: len(_without_seal(fold(issuer)))]


def _without_seal(folded: str) -> str:
    return _SEAL().sub("", folded) if folded.endswith(_SEALED) else folded


def is_seal(folded: str) -> bool:
    """Return whether a folded line is the remark on a seal and nothing else: （代章）, （盖章）, or one under each of several bodies."""
    return folded[:1] == "(" and len(folded) <= _LONGEST and _SEAL_ALONE().match(folded) is not None


def is_sealed(folded: str) -> bool:
    """Return whether a seal stands behind the words of a folded line: 某市水利局（盖章）, and 填报单位（盖章）： of a form."""
    return ")" in folded[-2:] and len(folded) <= _LONGEST and _SEAL().search(folded.rstrip(" :")) is not None


def in_brackets(folded: str) -> tuple[int, int] | None:
    """Return where the name stands on a line that is all in brackets, without the seal behind it; None on any other line.

    >>> in_brackets("(某市水利局办公室代章)"), in_brackets("某市水利局(代章)")
    ((1, 9), None)
    """
    if not (folded.startswith("(") and folded.endswith(")")):
        return None
    return 1, 1 + len(_BARE_SEAL().sub("", folded[1:-1]))


def signs(folded: str) -> bool:
    """Return whether a folded line without number or label is the name of a body that signs."""
    bare = _without_seal(folded)
    if (inside := in_brackets(bare)) is not None:
        bare = bare[slice(*inside)]
    return len(bare) <= _LONGEST and not (_SENTENCE.search(bare) or _ABOUT().search(bare)) and names_a_body(bare.replace(" ", ""))


def is_fragment(folded: str) -> bool:
    """Return whether a folded line can be a piece of a body's name: a few Chinese characters and nothing else, and no 特此通告."""
    return _FRAGMENT.match(folded) is not None and not folded.startswith(title_words("farewell"))


def head_end(folded: str) -> int | None:
    """Return where the body's name ends on a line in which its head signs; None on any other line.

    >>> head_end("市长某某某"), head_end("交通运输部部长某某某"), head_end("加快发展"), head_end("市长热线工作办法")
    (0, 5, None, None)
    """
    bare = folded.replace(" ", "")
    match = heads().match(bare)
    if match is None or genre_of(bare) is not None:
        return None
    body = match.group(1) or ""
    if body and not names_a_body(body):
        return 0 if body[-1] == bare[len(body)] else None  # 某市市长: of the place itself
    kept = 0  # in the line with its blanks
    for at, char in enumerate(folded):
        if kept == len(body):
            return at
        kept += char != " "
    return None


def is_office(folded: str) -> bool:
    """Return whether a folded line is the office of a head and nothing else, whose name a copy has lost: 省长."""
    return _OFFICE().fullmatch(folded.replace(" ", "")) is not None


def are_heads(folded: str, gaps: Sequence[int]) -> bool:
    """Return whether several heads of bodies sign on one line, parted by wide blanks; gaps: where those stood.

    >>> are_heads("财政厅厅长李某某教育厅厅长王某某", (5, 8, 13)), are_heads("财政厅厅长加快发展", (5,))
    (True, False)
    """
    start, found = 0, 0
    for end in (*gaps, len(folded)):
        if heads().match(folded[start:end].replace(" ", "")) is not None:
            start, found = end, found + 1
    return found > 1 and start == len(folded)


def head_with_day(folded: str) -> tuple[int, int, str] | None:
    """Return (where the body's name ends, where the day begins, the day) on a line in which a head signs and a day stands behind.

    >>> head_with_day("市长:某某某 2023年11月20日"), head_with_day("2023年11月20日")
    ((0, 7, '2023-11-20'), None)
    """
    found = _DAY.search(folded) if folded.endswith("日") else None
    end = head_end(folded[: found.start()].rstrip()) if found is not None else None
    day = read_date(found.group()) if found is not None else None
    return None if found is None or end is None or day is None else (end, found.start(), day)


def signs_with_day(folded: str) -> tuple[int, str | None] | None:
    """Return (length of the body's name, day or month) where a folded line is a body and a day, also 某某局2024年5月6日发布，征求意见."""
    draft = _DRAFT().match(folded)
    if draft is not None and signs(draft.group(1)):
        return draft.end(1), read_date(draft.group(2))
    found = _DAY.search(folded) if folded.endswith(_DAY_ENDS) else None
    if found is None or not signs(folded[: found.start()].rstrip(" ,、")):
        return None
    day = read_date(found.group()) or read_month(found.group())
    return None if day is None else (len(folded[: found.start()].rstrip(" ,、")), day)


def signs_in_brackets(folded: str) -> tuple[int, int, str | None] | None:
    """Return (where the body's name begins, where it ends, day or month) on a line under a title that says in brackets who wrote the text, and when.

    >>> signs_in_brackets("(某市水利局2024年9月)"), signs_in_brackets("(2024年9月,某市水利局)"), signs_in_brackets("(2023-2025年)")
    ((1, 6, '2024-09'), (9, 14, '2024-09'), None)
    """
    inside = folded[1:-1] if folded[:1] == "(" and folded[-1:] == ")" else ""
    first = _DAY_FIRST.match(inside)
    if first is not None and signs(inside[first.end() :]):
        return first.end() + 1, len(folded) - 1, read_date(first[1]) or read_month(first[1])
    found = signs_with_day(inside)
    return None if found is None else (1, found[0] + 1, found[1])
