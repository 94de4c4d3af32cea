"""Numbers of orders and announcements: 某市人民政府令第37号, 某局公告2016年第46号, 某局通告〔2023〕12号, and 第37号 on a line below its 令."""

from __future__ import annotations

import re

from policydiff.parse.mark.bodies import of_a_place
from policydiff.records import dataclass
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import genre_of
from policydiff.vocab.phrases import pattern

_TERM = rf"第?[\d{CHARACTERS}]{{1,3}}届"
_SESSION = rf"[\[(]\s*(?:(?:19|20)\d{{2}}年?|{_TERM})\s*[\])]\s*"  # 〔六届〕第十八号
SERIAL = (
    rf"\(?\s*(?:(?:{_SESSION})?(?:(?:19|20)\d{{2}}\s*年?\s*|{_TERM}\s*)?第\s*[\d{CHARACTERS}]{{1,6}}\s*号|"
    rf"[\[(]\s*(?:19|20)\d{{2}}\s*[\])]\s*\d{{1,5}}\s*号)\s*\)?"
)
_NAMED = pattern("signatures", "{orders}|{announcements}")
_WITH_BODY = rf"\((?P<body>[\u4e00-\u9fff]{{2,24}})(?P<serial>第\s*[\d{CHARACTERS}]{{1,6}}\s*号)\)"  # （县防控指挥部第1号）
_LINE = pattern("signatures", rf"^\(?([\u4e00-\u9fff、, ]{{2,80}}?)({{orders}}|{{announcements}})\s*({SERIAL}|{_WITH_BODY})?\)?$")
_LED = pattern(
    "signatures",
    rf"\(?(?P<number>[\u4e00-\u9fff、, ]{{2,80}}?(?:{{orders}}|{{announcements}})\s*{SERIAL})\)?\s*[(《](?P<title>(?:[^()《》]|\([^()]{{1,12}}\)|《[^《》]{{2,60}}》){{4,80}})[)》]$",
)
_COUNTED = pattern("signatures", r"^\(?([\u4e00-\u9fff、, ]{2,80}?)\s*\(?({nth}?\s*\d{1,5}\s*号\s*(?:{orders}|{announcements}))\)?$")
_END, _CLOSED = "号", (")", "》")
_ANNOUNCED = pattern("signatures", "{announcements}")
_ABOUT = "关于"
_BY_SESSION = re.compile(_SESSION)
_IN_SESSION = re.compile(rf"\({_TERM}")
_ALONE = re.compile(rf"^{SERIAL}$")
_OF_BODY = re.compile(rf"{_WITH_BODY}$")
_LONGEST_ISSUE = 20
_LONGEST_KIND = 12  # characters of what is ordered: 森林草原防火禁火
_ISSUE = pattern("signatures", rf"^\(?\s*{{nth}}\s*[\d{CHARACTERS}]{{1,6}}\s*{{issues}}\s*\)?$")


@dataclass(frozen=True, slots=True)
class Order:
    """A line that names an order: its bodies end at `bodies`, the name at `name`; serial: where its number stands, if it does."""

    bodies: int
    name: int
    serial: tuple[int, int] | None


def read_order(folded: str) -> Order | None:
    """Return what a folded line says that is the name of an order or announcement and nothing else.

    >>> read_order("某市人民政府令第37号")
    Order(bodies=6, name=7, serial=(7, 11))
    >>> read_order("某县人民政府封山禁火令")
    Order(bodies=6, name=11, serial=None)
    >>> read_order("某市药品监督管理局通告2023年第12号")
    Order(bodies=9, name=11, serial=(11, 20))
    >>> read_order("某市防汛抗旱指挥部(第17号令)")
    Order(bodies=9, name=9, serial=(10, 15))
    """
    named = len(folded) <= 120 and _NAMED().search(folded) is not None
    counted = _COUNTED().match(folded) if named and _END in folded else None
    if counted is not None and names_a_body(counted.group(1).replace(" ", "")):
        return Order(counted.end(1), counted.end(1), counted.span(2))
    match = _LINE().match(folded) if named else None
    if match is None or _ABOUT in match.group(1):
        return None
    if match["body"] is not None and not names_a_body(match["body"]):
        return None
    if _ANNOUNCED().match(match.group(2)) and match.group(3) is None and not names_a_body(match.group(1).replace(" ", "")):
        return None
    return Order(match.start(1) + _bodies_end(match.group(1)), match.end(2), match.span(3) if match.group(3) else None)


def _bodies_end(named: str) -> int:
    """Return where the body ends in the name of an order, which may say what it orders: 某县人民政府禁火令."""
    if names_a_body(named.replace(" ", "")):
        return len(named)
    return next((end for end in range(len(named) - 1, max(1, len(named) - _LONGEST_KIND), -1) if of_a_place(named[:end])), len(named))


def is_announced(genre: str) -> bool:
    """Return whether a kind of document has numbers of its own as announcements have: 公告, 通告."""
    return _ANNOUNCED().fullmatch(genre) is not None


def is_order_word(folded: str) -> bool:
    """Return whether a folded line is 令, 公告 or 通告 and nothing else, as below the names of bodies."""
    return _NAMED().fullmatch(folded) is not None


def led_title(folded: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the number of an order or announcement stands that leads a folded line, and the title in brackets behind it, else None.

    >>> led_title("某市人民政府令第37号(某市供水管理办法)")
    ((0, 11), (12, 20))
    >>> led_title("某市人民政府令第37号(2020年5月1日公布)")
    """
    match = _LED().match(folded) if _END in folded and folded.endswith(_CLOSED) and _NAMED().search(folded) else None
    return None if match is None or genre_of(match["title"]) is None else (match.span("number"), match.span("title"))


def is_issue(folded: str) -> bool:
    """Return whether a folded line is the number of minutes and nothing else.

    >>> is_issue("第21期"), is_issue("(2025)21号"), is_issue("第21期简报")
    (True, True, False)
    """
    return len(folded) < _LONGEST_ISSUE and (_ALONE.match(folded) is not None or _ISSUE().match(folded) is not None)


def bare_serial(folded: str) -> tuple[int, int]:
    """Return where a serial number stands in its line, without the brackets around it.

    >>> bare_serial("(第37号)"), bare_serial("(六届)第十八号")
    ((1, 5), (0, 8))
    >>> bare_serial("(2023)4号)"), bare_serial("(六届第18号)")
    ((0, 8), (0, 8))
    """
    start = len(folded) - len(folded.lstrip())
    if _BY_SESSION.match(folded, start) or _IN_SESSION.match(folded, start):
        bare = folded.rstrip()
        return start, len(bare) - (bare.count(")") > bare.count("("))
    return len(folded) - len(folded.lstrip("( ")), len(folded.rstrip(") "))


def number_place(folded: str, name: tuple[int, int], serial: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return where the number of an order stands: its name and its serial, or a serial alone that has its own body before it.

    >>> number_place("某市指挥部通告(第1号)", (0, 7), (7, 12)), number_place("某市指挥部通告(市指挥部第1号)", (0, 7), (7, 16))
    (((0, 7), (8, 11)), ((8, 15),))
    """
    left, right = (serial[0] + at for at in bare_serial(folded[slice(*serial)]))
    return ((left, right),) if _has_its_body(folded[serial[0] :]) else (name, (left, right))


def is_serial(folded: str) -> bool:
    """Return whether a folded line is the serial number of an order: 第12号, （2016年第3号）, （县防控指挥部第1号）."""
    if len(folded) <= 24 and _ALONE.match(folded) is not None:
        return True
    return _has_its_body(folded)


def _has_its_body(serial: str) -> bool:
    """Whether a serial number stands in its bracket behind the name of a body: （县防控指挥部第1号）, not （十六届第8号）."""
    named = _OF_BODY.match(serial) if serial[:1] == "(" and serial.endswith(_CLOSED) else None
    return named is not None and names_a_body(named["body"])
