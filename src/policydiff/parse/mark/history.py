"""What the line under a title, or the letter of an order, tells of a regulation: who passed, approved, amended it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.model import Event
from policydiff.parse.mark.days import DAY, read_date
from policydiff.vocab.acts import act_of

_NUMBER = re.compile(r"(?:[\u4e00-\u9fff]{2,30})?(?:令|公告)\s*\(?(?:(?:19|20)\d{2}年)?第\s*[\d一二三四五六七八九十百零]{1,6}\s*号\)?")
_MEETING = re.compile(r"(?:第[\d一二三四五六七八九十百零]+次|全体)?(?:全体|常务|党组|部务|局务)?会议.*$")
_LEAD = re.compile(r"^(?:日)?[\s,、]*(?:经|由|根据|自)?[\s]*")


def read_history(text: str, folded: str) -> list[Event]:
    """Return what a folded line tells, one event for each day in it; text: the same line as printed.

    >>> [(e.date, e.act) for e in read_history("", "(2008年4月17日某市人大常委会通过 2008年9月1日某省人大常委会批准)")]
    [('2008-04-17', 'adopted'), ('2008-09-01', 'approved')]
    """
    return list(_events(text or folded, folded))


def _events(text: str, folded: str) -> Iterator[Event]:
    days = list(DAY.finditer(folded))
    for index, day in enumerate(days):
        end = days[index + 1].start() if index + 1 < len(days) else len(folded)
        told = act_of(folded[day.end() : end])
        if told is None or read_date(day.group()) is None:
            continue
        act, at = told
        number = _NUMBER.search(folded, day.end(), end)
        body = None if number or act in ("effective", "repealed") else _body(text[day.end() : day.end() + at])
        yield Event(date=read_date(day.group()), act=act, body=body, number=number and text[number.start() : number.end()])


def _body(text: str) -> str | None:
    start = _LEAD.match(text)
    name = _MEETING.sub("", text[start.end() if start else 0 :]).split("《")[0].strip(" ,，、的")
    return name if 3 <= len(name) <= 40 else None
