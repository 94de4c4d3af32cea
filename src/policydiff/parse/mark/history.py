"""What the line under a title, or the letter of an order, tells of a regulation: who passed, approved, amended it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.model import Event
from policydiff.model.values import Act
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.days import DAY, read_date
from policydiff.parse.mark.orders import SERIAL
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.page.acts import act_end, act_of, acts_in, congress, meeting
from policydiff.vocab.phrases import pattern

_NUMBER = pattern("signatures", rf"(?:[\u4e00-\u9fff、 ]{{2,90}})?(?:{{orders}}|{{announcements}})\s*{SERIAL}")
_ORDER = pattern("signatures", rf"(?:{{orders}}|{{announcements}})\s*{SERIAL}")
_NAMED_WITHOUT_NUMBER = pattern("signatures", r"(?:{orders}|{announcements})$")
_LEAD = re.compile(r"^[\s,、(（]*(?:经|由|根据|自(?!治))?[\s]*")
_APPROVED = "批准"
_PASSED = ("adopted", "approved", "revised", "amended")
_MET = pattern("acts", "{met}")
_BY_MEETING = pattern("acts", r"{passed_by}(?P<said>[^,。;:《》]{2,80}{met}[^,。;:《》]{0,8}?{passes})")
_BETWEEN_MEETINGS = pattern("acts", r"(?<={met}){joined_meetings}")
_CHANGES = ("revised", "amended", "repealed")
_BY_DECISION = re.compile(r"(通过|批准)的?《[^《》]*》(.{2,12})")
_BLANK = re.compile(" +")
_CHANGED = pattern("signatures", rf"[\s)]*(?:《[^《》]*》)?(?:{{nth}}[\d{CHARACTERS}]{{1,3}}{{issues}})?(.{{2}})")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def read_history(text: str, folded: str) -> list[Event]:
    """Return what a folded line tells, one event for each day in it; text: the same line as printed.

    What stands in 《》 tells nothing: it is what a decision is called.

    >>> [(e.date, e.act) for e in read_history("", "(2008年4月17日某市人大常委会通过 2008年9月1日某省人大常委会批准)")]
    [('2008-04-17', 'adopted'), ('2008-09-01', 'approved')]
    """
    return list(_events(text or folded, _QUOTED.sub(lambda match: "《" + "-" * (len(match.group()) - 2) + "》", folded)))


def made_anew(folded: str) -> str | None:
    """Return the last day on which the text was made as a whole once more: revised by a congress or an order itself, and not by a decision on changes,
    or adopted by a congress after another had adopted it.

    >>> made_anew("(2001年10月28日某省人大常委会通过 2017年12月1日某省人大常委会修订)")
    '2017-12-01'
    >>> made_anew("(2016年1月20日某市人民代表大会常务委员会通过 2016年2月3日某市人民代表大会通过)")
    '2016-02-03'
    """
    days = list(DAY.finditer(folded))
    ends = [*(day.start() for day in days[1:]), len(folded)]
    told = [(day, folded[day.end() : end]) for day, end in zip(days, ends, strict=False)]
    anew = [day for day, text in told if (act := act_of(text)) and act[0] == "revised" and "《" not in text[: act[1]]]
    adopted = [
        day
        for at, (day, text) in enumerate(told)
        if acts_in(text) == {"adopted"}
        and "《" not in text
        and congress().search(text) is not None
        and _amended_by(folded, days, at) is None
    ]
    last = max((*anew, *adopted[1:]), key=lambda day: day.start(), default=None)
    return read_date(last.group()) if last is not None else None


def promulgated_by(event: Event) -> tuple[str, ...]:
    """Return the bodies by whose order or announcement a text was promulgated, numbered or not.

    >>> promulgated_by(Event(act="promulgated", body="民政部、财政部")), promulgated_by(Event(act="promulgated", number="民政部令第23号"))
    (('民政部', '财政部'), ('民政部',))
    """
    if event.number or event.body is None:
        return bodies_of_number(event.number)
    return tuple(event.body[start:end] for start, end in split_bodies(fold(event.body), ()) or ())


def bodies_of_number(number: str | None) -> tuple[str, ...]:
    """Return the bodies that a number of an order or announcement begins with; none of one that names a kind of body alone.

    >>> bodies_of_number("民政部、财政部令第23号"), bodies_of_number("政府令〔2010〕第15号")
    (('民政部', '财政部'), ())
    """
    match = _ORDER().search(fold(number)) if number else None
    if number is None or match is None:
        return ()
    folded = fold(number[: match.start()])
    places = split_bodies(folded, [at.end() for at in _BLANK.finditer(folded)]) or ()
    return tuple(number[start:end] for start, end in places if name_words("never").fullmatch(folded, start, end) is None)


def _events(text: str, folded: str) -> Iterator[Event]:
    days = list(DAY.finditer(folded))
    yield from _undated(text, folded, days[0].start() if days else len(folded))
    for index, day in enumerate(days):
        end = days[index + 1].start() if index + 1 < len(days) else len(folded)
        told = act_of(folded[day.end() : end])
        if told is None and folded[end - 1] in "、,":
            told = _shared_act(folded, days, index)
        if told is None or read_date(day.group()) is None:
            continue
        act, at = told
        act = _amended_by(folded, days, index) or act
        number = _NUMBER().search(folded, day.end(), end) or (_NUMBER().search(folded, 0, day.start()) if index == 0 else None)
        act = (number and _changed_by_order(folded[number.end() : end])) or act
        said = text[day.end() : day.end() + at]
        if not said.strip() and act in _PASSED:  # 某市某届人大某次会议某日批准: the day stands behind
            said = text[days[index - 1].end() if index else 0 : day.start()]
            said = said[act_end(fold(said), 0, len(said)) :]
        printed = text[number.start() : number.end()] if number else None
        by_number = "、".join(bodies_of_number(printed)) or None  # 民政部令第14号: its number says whose order it is
        body = by_number if number else None if act in ("effective", "repealed") else _body(said)
        yield Event(date=read_date(day.group()), act=act, body=body, number=printed)


def _changed_by_order(folded: str) -> Act | None:
    """What an order did that is named by its number alone, by the words right behind: 某市人民政府令第260号第一次修订 promulgates no text, it revises one."""
    behind = _CHANGED().match(folded)
    told = act_of(behind[1]) if behind is not None else None
    return told[0] if told is not None and told[0] in _CHANGES else None


def passed_by_meetings(text: str, folded: str) -> list[Event]:
    """Return which meetings passed the text that a sentence of a letter hands out, by whose they are: 已经2022年7月25日市政府第7次常务会议审议通过."""
    if _MET().search(folded) is None or (told := _BY_MEETING().search(folded)) is None:
        return []
    found: list[Event] = []
    start = told.start("said")
    for joint in (*_BETWEEN_MEETINGS().finditer(folded, start, told.end()), None):
        end = joint.start() if joint is not None else told.end()
        day = DAY.search(folded, start, end)
        body = _body(text[start : day.start()] + text[day.end() : end] if day else text[start:end])
        found += [Event(date=read_date(day.group()) if day else None, act="adopted", body=body)] if body else []
        start = joint.end() if joint is not None else end
    return found


def passed_without_day(folded: str) -> tuple[Act, int] | None:
    """Return what a meeting did of which no day is told, and where the word for it begins: 某院审判委员会第1200次会议通过; else None.

    >>> passed_without_day("(某市人大常委会第三次会议通过)"), passed_without_day("(试行)")
    (('adopted', 13), None)
    """
    told = act_of(folded) if meeting().search(folded) is not None and DAY.search(folded) is None else None
    return told if told is not None and told[0] in _PASSED else None


def _undated(text: str, folded: str, end: int) -> Iterator[Event]:
    """Yield what is told before the first day."""
    told = passed_without_day(folded[:end])
    if told is not None:
        yield Event(act=told[0], body=_body(text[: told[1]]))


def _shared_act(folded: str, days: list[re.Match[str]], index: int) -> tuple[Act, int] | None:
    """Return the act that the day behind tells of for this one, too, and where the body's words end: 某日某院会议、某日某院会议通过."""
    stop = days[index + 2].start() if index + 2 < len(days) else len(folded)
    told = act_of(folded[days[index + 1].end() : stop]) if index + 1 < len(days) else None
    return None if told is None else (told[0], days[index + 1].start() - 1 - days[index].end())


def _amended_by(folded: str, days: list[re.Match[str]], index: int) -> Act | None:
    """What the decision that was adopted on this day did: …通过并经…批准的《…决定》修正 amends, and adopts nothing anew."""
    for day in days[index : index + 2]:  # the decision's own day, and that of its approval
        end = next((other.start() for other in days if other.start() > day.start()), len(folded))
        quoted = _BY_DECISION.search(folded, day.end(), end)
        if quoted is not None and (day is days[index]) != (quoted.group(1) == _APPROVED) and act_of(quoted.group(2)):
            told = act_of(quoted.group(2))
            return told[0] if told else None
    return None


def _body(text: str) -> str | None:
    start = _LEAD.match(text)
    name = text[start.end() if start else 0 :]
    met = meeting().search(fold(name))
    name = (name[: met.start()] if met else name).split("《")[0].strip(" ,，、的")
    name = name[: len(name) - len(unnumbered.group())].rstrip() if (unnumbered := _NAMED_WITHOUT_NUMBER().search(fold(name))) else name
    return name if 3 <= len(name) <= 40 else None
