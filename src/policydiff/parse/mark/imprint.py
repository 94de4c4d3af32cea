"""Lines of the form of a document (GB/T 9704-2012): letterhead, publication mark, imprint, and the note on who passed a text."""

from __future__ import annotations

import re

from policydiff.parse.mark.days import DAY, read_date
from policydiff.parse.mark.history import passed_without_day
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.acts import act_of
from policydiff.vocab.page.envelope import form_line

_PRINTED = rarely(rf"^([^\d,:]{{4,40}}?)\s*({DAY.pattern})\s*印[发制]")
_HISTORY = re.compile(r"^\(?(?:根据|经)?\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_LONGEST = 300
_LONGEST_HISTORY = 900


def may_be_of_form(folded: str) -> bool:
    """A quick look before is_publication_mark and is_imprint: both asked at once."""
    return len(folded) <= _LONGEST and form_line("publication", "imprint").match(folded) is not None


def is_publication_mark(folded: str) -> bool:
    """Return whether a folded line is （此件公开发布） or the like."""
    return len(folded) <= 30 and form_line("publication").match(folded) is not None


def is_imprint(folded: str) -> bool:
    """Return whether a folded line belongs to the 版记 (抄送…, …印发), GB/T 9704-2012 section 7.4, or is a contact line."""
    return len(folded) <= _LONGEST and form_line("imprint").match(folded) is not None


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
    """Return whether a line under a title says when and by whom the text was passed: it begins with a day, and names an act."""
    if len(folded) > _LONGEST_HISTORY or folded.endswith(("。", ";", ":")):
        return False
    bracketed = folded.startswith("(") and folded.endswith(")")
    if bracketed and passed_without_day(folded) is not None:
        return True
    begun = _HISTORY.match(folded) or (bracketed and DAY.search(folded))
    return begun is not None and act_of(folded) is not None
