"""Titles, issuers and days that no careful reader would accept: they are kept, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.model import Diagnostic, Envelope, Plan, Span
from policydiff.parse.duties.plausible import is_body
from policydiff.parse.frame.makers import issuer_end
from policydiff.parse.mark.bodies import without_places
from policydiff.parse.mark.orders import is_announced
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.genres import genre_of, statutory
from policydiff.vocab.page.envelope import office_in, open_end, page_word
from policydiff.vocab.page.titles import title_word, title_words
from policydiff.vocab.phrases import pattern

_LONGEST = 90  # characters, without the bodies that stand in front and without what is quoted
_LEAST = 3
_SHORT = (2, 3)  # characters of what a body is called for short
_LONGEST_ISSUER = 40
_TASK_NAMED = pattern("signatures", r"[\u4e00-\u9fff\"()、]{4,50}?{headquarters}\)?(?:[\u4e00-\u9fff]{0,10}{headquarters_offices}){0,2}$")
_SENTENCE = re.compile(r"[。;]|[,:…]$|\.{3}$|^[,。;:、)\]》!?]")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_DATE = re.compile(r"[0-9０-９](?<![\d.,-]\d)(?:\d{3}年|\d?月\d{1,2}日)")
"""The first digit is taken before what stands in front is looked at, and named: to ask of each character whether it is any script's takes five times as long."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2200  # of which a notice may speak
_DAYS = {month: 30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31 for month in range(1, 13)}
_NUMBER = re.compile(r"\d+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OF = re.compile(r"的(..)")


def doubts(envelope: Envelope, plans: Sequence[Plan]) -> Iterator[Diagnostic]:
    """Yield `implausible-title` for the notice's title and those of its plans, and `implausible-issuer` for each body that is none, `office-issuer` for one inside another."""
    if envelope.title is not None and not is_title(envelope.title, envelope.issuers):
        yield _title(envelope.title, envelope.spans.get("title"))
    for plan in plans:
        if plan.title is not None and plan.title != envelope.title and not is_title(plan.title, envelope.issuers):
            yield _title(plan.title, plan.spans.get("title"))
    for issuer in envelope.issuers:
        spans = envelope.spans.get("issuer")
        if body := office_in(fold(issuer)):
            yield Diagnostic.told("office-issuer", "info", spans[-1] if spans else None, issuer=issuer, body=body)
        if not is_issuer(issuer):
            yield Diagnostic.told("implausible-issuer", "warning", spans[-1] if spans else None, issuer=issuer)


def implausible_dates(text: str) -> Iterator[Diagnostic]:
    """Yield `implausible-date` for each day or year of a text that cannot be, once: 66月3日, 2月30日, 0402年, 7671年; round ones are ages (5000年)."""
    told: set[str] = set()
    for found in _DATE.finditer(text):
        date = found.group()
        if date not in told and _is_odd(*map(int, _NUMBER.findall(date))):
            told.add(date)
            yield Diagnostic.told("implausible-date", "info", found.span(), date=date)


def _is_odd(first: int, day: int | None = None) -> bool:
    """Whether a year, or a month and a day, cannot be; a round year is an age."""
    if day is None:
        return not _FIRST_YEAR <= first < _LAST_YEAR and first % 100 != 0
    return not 0 < day <= _DAYS.get(first, 0)


def _title(title: str, spans: tuple[Span, ...] | None) -> Diagnostic:
    return Diagnostic.told("implausible-title", "warning", spans[-1] if spans else None, title=title)


def is_title(title: str, issuers: Sequence[str] = ()) -> bool:
    """Return whether a careful reader would take a text for a title.

    No sentence, no open bracket, no words of the page around it, not two titles in one, no half of a name at its beginning, and not
    too long; issuers: the bodies that may stand in front, which do not count.

    >>> is_title("态环境局关于某事的通知", ["某市生态环境局"]), is_title("市生态环境局关于某事的通知", ["某市生态环境局"])
    (False, True)
    >>> is_title("某市养犬管理办法（试行）"), is_title("为加强管理，制定本办法。"), is_title("某市关于印发《某办法")
    (True, False, False)
    """
    folded = fold(title)
    bare = _QUOTED.sub("", folded)
    if _SENTENCE.search(bare) or _CLOCK.search(bare) or page_word().search(bare) or not _CHINESE.search(folded):
        return False
    if any(folded.count(opening) != folded.count(closing) for opening, closing in ("()", "《》", "[]")):
        return False
    if any(_is_half(folded[: issuer_end(folded)], fold(issuer)) for issuer in issuers):
        return False
    length = len(bare) - sum(len(issuer) for issuer in issuers if issuer in title)
    return (
        (len(folded) >= _LEAST or is_announced(folded))
        and length <= _LONGEST
        and not _is_double(bare)
        and (genre_of(folded) is not None or not open_end().search(folded))
    )


def _is_half(named: str, issuer: str) -> bool:
    """Whether a title begins with less than the name of a body that issues it, its places left out: 态环境局关于…, by 某市生态环境局.

    A few characters may be what the body is called for short: 指挥部.
    """
    return bool(named) and len(named) not in _SHORT and issuer.endswith(named) and len(named) < len(without_places(issuer))


def _is_double(folded: str) -> bool:
    """Whether two whole titles stand in one another's wake: 某局关于甲的通知某局关于乙的意见."""
    first = next((match.end() for match in _OF.finditer(folded) if match.group(1) in statutory()), len(folded))
    return (
        first < len(folded) - _LEAST
        and title_word("subject").search(folded, first) is not None
        and not folded.startswith(title_words("forward"), max(0, first - 200))
    )


def is_issuer(issuer: str) -> bool:
    """Return whether a careful reader would take a text for the name of a body that issues a notice.

    >>> is_issuer("某市人民政府办公室"), is_issuer("各有关单位:"), is_issuer("现将有关事项通知如下")
    (True, False, False)
    >>> is_issuer("清河市新型冠状病毒感染的肺炎疫情防控指挥部办公室综合组"), is_issuer("成立市疫情防控的指挥部")
    (True, False)
    """
    folded = fold(issuer)
    if _TASK_NAMED().match(folded) and name_words("starts").match(folded) is None:
        return True
    if len(folded) > _LONGEST_ISSUER or folded[:1] in "各你0123456789" or _SENTENCE.search(folded):
        return False
    return is_body(folded.replace('"', ""))  # the marks around a name within the name make it no longer
