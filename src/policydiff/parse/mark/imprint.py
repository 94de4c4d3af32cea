"""Lines of the form of a document (GB/T 9704-2012): letterhead, publication mark, imprint, and the note on who passed a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.parse.mark.days import DAY, read_date, read_month
from policydiff.parse.mark.document_number import DOCUMENT_NUMBER
from policydiff.parse.mark.history import passed_without_day
from policydiff.parse.mark.orders import SERIAL
from policydiff.records import dataclass
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.acts import act_of
from policydiff.vocab.page.envelope import bare_number, form_line, issue_signs, issuing, issuing_end
from policydiff.vocab.phrases import pattern

_PRINTED = rarely(rf"^([^\d,:]{{4,40}}?)\s*({DAY.pattern})\s*印[发制]")
_HISTORY = re.compile(r"^\(?(?:根据|经)?\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_BY_ORDER = pattern("signatures", rf"[\u4e00-\u9fff、 ]{{2,60}}(?:{{orders}}|{{announcements}})\s*{SERIAL}\s*\({DAY.pattern}")
_LONGEST = 300
_LONGEST_HISTORY = 900
_LONGEST_ISSUED = 80
_DAY_LED = re.compile(rf"(?:{DAY.pattern})[, ](?=[\u4e00-\u9fff、 ]+$)")
_DAY_OR_MONTH = re.compile(rf"{DAY.pattern}|(?:19|20)\d{{2}}年\d{{1,2}}月(?!\d)")


def may_be_of_form(folded: str) -> bool:
    """A quick look before is_publication_mark and is_imprint: both asked at once."""
    return len(folded) <= _LONGEST and form_line("publication", "imprint").match(folded) is not None


def is_publication_mark(folded: str) -> bool:
    """Return whether a folded line is （此件公开发布） or the like."""
    return len(folded) <= 30 and form_line("publication").match(folded) is not None


def is_imprint(folded: str) -> bool:
    """Return whether a folded line belongs to the 版记 (抄送…, …印发), GB/T 9704-2012 section 7.4, or is a contact line."""
    return len(folded) <= _LONGEST and form_line("imprint").match(folded) is not None


def tells_copies(folded: str) -> bool:
    """Return whether a folded line says to whom copies go: 抄送：市委各部门."""
    return form_line("copies").match(folded) is not None


def printed_by(folded: str) -> tuple[int, tuple[int, int], str] | None:
    """Return (where the body's name ends, where the day stands, the day) on a line that says who printed a document.

    >>> printed_by("某市人民政府办公室 2021年4月9日印发")
    (9, (10, 19), '2021-04-09')
    """
    match = _PRINTED.match(folded) if len(folded) <= 80 else None
    day = read_date(match.group(2)) if match is not None else None
    if match is None or day is None or not names_a_body(match.group(1).replace(" ", "")):
        return None
    return len(match.group(1).rstrip()), match.span(2), day


def is_letterhead(folded: str) -> bool:
    """Return whether a folded line is a letterhead (某某人民政府文件) or a mark of urgency or secrecy, section 7.2."""
    return len(folded) <= 54 and form_line("letterhead").match(folded) is not None


def is_gazette(folded: str) -> bool:
    """Return whether folded words are the name of a gazette with its issue: 某省人民政府公报2023年第8期."""
    return len(folded) <= 60 and form_line("gazette").match(folded) is not None


def is_occasion(folded: str) -> bool:
    """Return whether a folded line says when and where a report was given: （2022年1月18日在…会议上）."""
    return len(folded) <= 90 and form_line("occasion").match(folded) is not None


def reprint_end(folded: str) -> int:
    """Return where the remark ends that a page is a reprint (（转载）…), 0 where there is none."""
    match = form_line("reprint").match(folded)
    return match.end() if match is not None else 0


def is_enactment(folded: str) -> bool:
    """Return whether a line under a title says when and by whom the text was passed: it begins with a day, or an order and its day, and names an act.

    >>> is_enactment("某市人民政府令第37号(2020年5月1日公布)"), is_enactment("(2023年修订)的通知"), is_enactment("关于公布某目录的通知")
    (True, False, False)
    """
    if len(folded) > _LONGEST_HISTORY or folded.endswith(("。", ";", ":")):
        return False
    bracketed = folded.startswith("(") and folded.endswith(")")
    if bracketed and passed_without_day(folded) is not None:
        return True
    begun = _HISTORY.match(folded) or _BY_ORDER().match(folded) or (DAY.search(folded) if bracketed else None)
    return begun is not None and act_of(folded) is not None


@dataclass(frozen=True, slots=True)
class Issued:
    """Where a line says when a text was issued, the day or month itself, and where it says under which number, and by whom."""

    value: str
    day: tuple[int, int]
    number: tuple[int, int] | None
    body: tuple[int, int] | None


def issued_with(folded: str) -> Issued | None:
    """Return what a folded line under a title tells that holds a day and a number, or a word for issuing, and nothing but a body beside them.

    >>> issued_with("(某政发(2021)4号,2021年7月1日印发)")
    Issued(value='2021-07-01', day=(13, 22), number=(1, 12), body=None)
    >>> issued_with("(某县水利局2021年7月印发)").body
    (1, 6)
    >>> issued_with("1991年1月23日,某局、某部").body
    (11, 16)
    >>> issued_with("(2021年7月1日起施行)"), issued_with("(2021年7月1日某市第五次会议通过)"), issued_with("2021年7月1日")
    (None, None, None)
    """
    led = _DAY_LED.match(folded) is not None  # 1991年1月23日,某局、某部
    days = list(_DAY_OR_MONTH.finditer(folded)) if len(folded) <= _LONGEST_ISSUED and (led or issue_signs().search(folded)) else []
    if len(days) != 1:
        return None
    start, end = days[0].span()
    value = read_date(days[0].group()) or read_month(days[0].group())
    number = DOCUMENT_NUMBER.search(folded[:start]) or DOCUMENT_NUMBER.search(folded, end)
    under = (number.start() + bare_number(number.group()), number.end()) if number is not None else None
    rest = [place for part in ((0, start), (end, len(folded))) for place in _beside(folded, part, under)]
    body = rest[0] if rest else None
    if value is None or len(rest) > 1 or not (number is not None or issuing().search(folded) or (led and body == (end + 1, len(folded)))):
        return None
    return (
        None if body is not None and not names_a_body(folded[slice(*body)].replace(" ", "")) else Issued(value, (start, end), under, body)
    )


def _beside(folded: str, part: tuple[int, int], number: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield where something stands in a part of a line beside the number, the brackets, and the words for issuing."""
    pieces = [(part[0], number[0]), (number[1], part[1])] if number is not None and part[0] <= number[0] < part[1] else [part]
    for left, right in pieces:
        text = folded[left:right]
        head = len(text) - len(text.lstrip("( ,、;"))
        tail = issuing_end().search(text, head)
        stop = tail.start() if tail is not None else len(text)
        if text[head:stop].strip():
            yield left + head, left + stop
