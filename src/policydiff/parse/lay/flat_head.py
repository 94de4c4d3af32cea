"""The head of a notice that stands on one line with its text: where the table, title, number, history, addressees, letter and signature begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from policydiff.parse.lay.flat_page import bar_cuts
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import genre_of, title_in
from policydiff.vocab.page.acts import act_end
from policydiff.vocab.page.envelope import addressee_word, form_line, spoken_to
from policydiff.vocab.page.titles import subjects
from policydiff.vocab.portal import is_weak_label, metadata_field, metadata_labels

_TABLE = 1500  # characters within which a portal's table stands
_NUMBER = rarely(
    r"\(?(?:[\u4e00-\u9fff]{1,12}[(\[]\s*(?:19|20)\d{2}\s*[)\]]\s*第?\s*\d{1,5}\s*号|[\u4e00-\u9fff]{2,30}令\s*\(?第\s*\d{1,5}\s*号)\)?"
)
_DAY = r"(?:(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|二[零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
_VALUE = rarely(rf"{_NUMBER.pattern}|{_DAY}|(?:19|20)\d{{2}}-\d{{1,2}}-\d{{1,2}}|https?://[!-~]+")
_ADDRESSED = rarely(r"[^。:]{2,200}:(?=\s*[《\u4e00-\u9fff])")
_DATED = rarely(_DAY)
_STOP = re.compile(r"[。):](?=[^。):]*\Z)")
_LONGEST_SIGNATURE = 60
_PRINTED = "印"  # behind a day: the imprint, which is no signature
_ROWS = 3  # of a table on one line; fewer labels are words
_BEFORE_TABLE = 300  # characters of a page's way and title that may stand over its table
_LONGEST_VALUE = 40
_LEAST_TITLE = 8
_SPOKEN = 160  # characters of a title and the occasion on which the text was read
_MARK = re.compile(r"\(此件[^()]{2,12}\)")
_QUOTED = re.compile(r"《([^《》]{4,120})》")


def head_cuts(folded: str, stop: int) -> Iterator[int]:
    """Yield where the pieces of a head begin, all before `stop`; of a text without a head nothing, or 0."""
    table = _table_cuts(folded, stop)
    bar = [] if len(table) > _ROWS else bar_cuts(folded)
    table = bar or table
    yield from table
    at = _skip(folded, table[-1]) if table else 0
    number = _NUMBER.match(folded, at, stop) if bar else None
    if number is not None:
        at = _skip(folded, number.end())
        yield at
    addressed = _ADDRESSED.match(folded, at, stop) if bar else None
    above = folded[bar[0] : bar[1]].strip() if bar else ""
    title = (_again(folded, at, above) if above else 0) or title_in(folded, at, addressed.end() if addressed is not None else stop)
    issuer = _issuer(folded[at:title] or above)
    if title:
        again = _again(folded, title, folded[at:title])
        yield from (title, again) if again else (title,)
        at = _skip(folded, again or title)
    else:
        for cut in _spoken(folded, at, stop):
            at = cut
            yield cut
    yield from _below_title(folded, at, stop, issuer)


def _below_title(folded: str, at: int, stop: int, issuer: str) -> Iterator[int]:
    """Yield where the pieces begin that stand between a title and the text."""
    number = _NUMBER.match(folded, at, stop)
    if number is not None:
        at = _skip(folded, number.end())
        yield at
    credited = _credit_end(folded, at, stop)
    if credited:
        at = credited
        yield at
    passed = _history_end(folded, at, stop)
    if passed:
        at = passed
        yield at
    addressed = _ADDRESSED.match(folded, at, stop)
    if addressed is not None:
        at = addressed.end()
        yield at
    for cut in signature_cuts(folded, at, stop, issuer):
        at = _skip(folded, cut)
        yield cut
    mark = _MARK.match(folded, at, stop)
    if mark is not None:
        at = _skip(folded, mark.end())
        yield at


def _credit_end(folded: str, at: int, stop: int) -> int:
    """Return where whence a page has its text ends, a body's name right before addressees: 来源:某部各省…; 0 where that stands there in another way."""
    credit = _credit().match(folded, at, stop)
    if credit is None:
        return 0
    ends = (match.start() for match in addressee_word("openers").finditer(folded, credit.end(), min(stop, credit.end() + _LONGEST_VALUE)))
    return next((end for end in ends if names_a_body(folded[credit.end() : end].strip())), 0)


@cache
def _credit() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, (label for label in metadata_labels() if metadata_field(label) == "origin")))
    return re.compile(rf"(?:{labels}) *: *")


def _spoken(folded: str, start: int, stop: int) -> Iterator[int]:
    """Yield where the pieces begin of the head of a report that was read to a meeting: the occasion, who speaks, whom he addresses."""
    said = form_line("occasion_within").search(folded, start, min(stop, start + _SPOKEN))
    if said is None or genre_of(folded[start : said.start()].strip()) is None:
        return
    yield from said.span()
    to = spoken_to().search(folded, said.end(), min(stop, said.end() + _LONGEST_SIGNATURE))
    if to is not None:
        yield to.start()


def table_end(folded: str) -> int:
    """Return where the portal's table ends with which a line begins; 0 where it begins with none."""
    cuts = _table_cuts(folded, len(folded)) if _label().match(folded) is not None else []
    return cuts[-1] if len(cuts) > _ROWS else 0


def _table_cuts(folded: str, stop: int) -> list[int]:
    """Return where the labels of a portal's table begin, and last where the table ends; [] where there is none."""
    labels = list(_label().finditer(folded, 0, min(stop, _TABLE)))
    if len(labels) < 2 or labels[0].start() > _BEFORE_TABLE:
        return []
    last = labels[-1].end()
    ends = [at for left, right in pairwise(labels) if (at := _printed_again(folded, left.end(), right.start(), last))]
    return [*(match.start() for match in labels), min([*ends, _value_end(folded, last, stop)])]


@cache
def _label() -> re.Pattern[str]:
    labels = (label for label in metadata_labels() if not is_weak_label(label))
    words = "|".join(" *".join(map(re.escape, label)) for label in labels)
    return re.compile(rf"\[ *(?:{words}) *\] *:?|(?:{words}) *:")


def _printed_again(folded: str, start: int, end: int, after: int) -> int:
    """Return where the title that a row gives is printed again behind the table; 0 where it is not."""
    value = folded[start:end].strip()
    if len(value) <= _LEAST_TITLE or genre_of(value) is None:
        return 0
    return max(folded.find(value, after), 0)


def _value_end(folded: str, start: int, stop: int) -> int:
    """Return where the value of the last label ends: a day, a number or a link, else a word before a blank; nothing where no blank follows."""
    at = _skip(folded, start)
    value = _VALUE.match(folded, at)
    if value is not None:
        return value.end()
    blank = folded.find(" ", at, min(at + _LONGEST_VALUE, stop))
    return blank if blank > at else start


def _issuer(title: str) -> str:
    """Return the body that a title begins with."""
    end = min((at for word in subjects() if (at := title.find(word)) > 0), default=0)
    return title[:end].replace(" ", "")


def _history_end(folded: str, at: int, stop: int) -> int:
    """Return where the days and acts end that stand under the title of a regulation: 2011年6月20日…通过2011年9月1日施行; 0 where there are none."""
    end = 0
    day = _DATED.match(folded, at + (folded.startswith("(", at)), stop)
    while day is not None:
        done = act_end(folded, day.end(), min(stop, day.end() + 120))
        if not done:
            break
        end = done + (folded[done : done + 1] == ")")
        day = _DATED.match(folded, _skip(folded, end), stop)
    return end


def signature_cuts(folded: str, start: int, stop: int, issuer: str = "") -> tuple[int, ...]:
    """Return where the first signature begins and ends: a body behind a full stop, or the one that the title names, and a day."""
    for day in _DATED.finditer(folded, start, stop):
        if folded.startswith(_PRINTED, _skip(folded, day.end())):
            continue
        first = max(start, day.start() - _LONGEST_SIGNATURE)
        before = folded[first : day.start()]
        parted = _STOP.search(before)
        begin = first + parted.end() if parted is not None else first
        name = folded[begin : day.start()].replace(" ", "")
        behind = bool(issuer) and name.endswith(issuer)
        if parted is not None and names_a_body(name) and not (behind and genre_of(name.removesuffix(issuer))):
            return begin, day.end()
        if behind:
            return day.start() - len(before) + before.rfind(issuer[0], 0, len(before) - len(issuer) + 1), day.end()
    return ()


def titles_below(folded: str, stop: int) -> list[tuple[int, int]]:
    """Return where texts that the head names in 《》 are printed again, each behind the end of a sentence, and where their titles end."""
    found: dict[int, int] = {}
    for quoted in _QUOTED.finditer(folded, 0, stop):
        at = folded.find(quoted.group(1), quoted.end())
        while at >= 0:
            end = _again(folded, at, quoted.group(1))
            if end and folded[at - 1] in "。)日 ":
                found.setdefault(at, end)
                break
            at = folded.find(quoted.group(1), at + 1)
    return sorted(found.items())


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _again(folded: str, at: int, title: str) -> int:
    """Return where a title ends that is printed again at `at`, blanks left out; 0 where it is not."""
    for char in title.replace(" ", ""):
        at = _skip(folded, at)
        if not folded.startswith(char, at):
            return 0
        at += 1
    return at
