"""The words around a day by which something is to be done, as patterns over folded text."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, pattern


@dataclass(frozen=True, slots=True)
class DayGrammar:
    """Patterns: whole, of a text that is one day and nothing else (groups year, ago, month, day, part); the others in a sentence.

    dated: 2025年6月底前, 到2027年 (group printed is the day alone); dateless: 9月底前, 每年3月底前, 年底前; standing: of a part of a
    sentence, 长期坚持, 每季度更新一次; promulgated: 印发之日起30日内; ahead: at the end of what stands before a verb (县财政局于每年9月底前牵头…);
    recurring: 每月20日前, 每季度末月25日前.
    """

    whole: re.Pattern[str]
    dated: re.Pattern[str]
    dateless: re.Pattern[str]
    standing: re.Pattern[str]
    promulgated: re.Pattern[str]
    ahead: re.Pattern[str]
    recurring: re.Pattern[str]


_MONTH = r"(?:1[0-2]|0?[1-9])月"
_YEARS = r"(?:19|20)\d\d"
_PART = "(?:{parts_of_year}|第?(?:{quarters}|[1-4])季度)"
_DAY = rf"{_YEARS}年(?:{_MONTH}(?:\d{{1,2}}日)?|{_PART})?"
_BEFORE = "(?:{before_then})"

_YEAR = rf"(?P<year>{_YEARS})(?:{{of_years}}|[./-](?=\d))?|(?P<ago>{{this_year}}|{{next_year}})?"
_MONTH_AND_DAY = r"(?:(?P<month>\d{1,2})(?:{of_months}|[./-](?=\d)|$))?(?:(?P<day>\d{1,2})日?)?"
_WHOLE = rf"(?:{{before}}\s*)*(?:{_YEAR}){_MONTH_AND_DAY}(?P<part>{_PART})?(?P<tail>(?:{{behind}}|{{thirds}}|\s)*)[。;,]?$"

_NOT_YET = r"(?!(?:{before_then})?{already})"
"""Not 2005年4月1日前已经终止的: what was so before then."""
_BY = rf"(?:{{of}}?{{ends}}{_BEFORE}?|{{thirds}}{_BEFORE}?|{_BEFORE}|{{of}}?内(?=,|{{done_begins}}|$)){_NOT_YET}"
_TILL = rf"(?:^|(?<=[,;。]))(?:{{aims}}?{{till}}|{{aims}})(?P<till>{_DAY}){{ends}}?(?!{{no_end_behind}}|[\d-])"
_WHEN = rf"(?:^|(?<=[,;。])){{before}}?(?P<when>{_DAY}){{done}}(?!的|了)"
_DATED = rf"(?P<printed>{_DAY}){_BY}|{_TILL}|{_WHEN}"

_IN_MONTH = rf"(?<!\d|{{no_month_behind}}){{every_year}}?(?:{_MONTH}(?:\d{{1,2}}日)?(?:{{ends}}|{{thirds}})?{_BEFORE}|{_MONTH}底)"
_IN_YEAR = rf"(?<!\d|{{counts_years}}){{every_year}}?年(?:底{_BEFORE}|内(?={{within_year}}))|{{year_ends}}"
_STANDING = "(?:{standing}(?=$|{to_the_end})|{often}[^,;。]{0,8}(?:(?:{times}|\\d)次|$))"
_DAMAGED = rf"(?<!\d)(?!19|20)\d{{4}}年{_BY}"
"""0403年底前, of a year that a copy has lost: it stays as printed."""
_PROMULGATED = rf"{{promulgations}}(?:\d+个?{{spans}}|{{within_numerals}}{{1,3}}{{within_spans}})内|{_DAMAGED}"
_SINCE = r"(?:{since}[^,;。]{2,24}?{since_day})?(?:(?:\d{1,3}|{within_numerals}{1,3}){within_spans}内)?"
_RECURRING = r"{rhythm_heads}{rhythm_parts}*(?:\d{1,2}{rhythm_days})?{rhythm_hours}?(?:{before_then}|{ends}{before_then}?)"
_AHEAD = rf"(?={{ahead}}|{{since}}|{{rhythms}}|{{rhythm_heads}}|{{every_year}}|\d|{{within_numerals}}){{ahead}}?(?:{_DAY}(?:{_BY})?|{_IN_MONTH}|{_IN_YEAR}|{_RECURRING}|{{rhythms}}|{_SINCE})$"


@cache
def standing_words() -> re.Pattern[str]:
    """Return a pattern for what every part of a sentence begins with that stands in the place of a day: most texts have none of them."""
    words = load_yaml("deadlines")
    return re.compile(either([*words["standing"], *words["often"]]))


@cache
def day_grammar() -> DayGrammar:
    """Return the patterns made of the words of deadlines.yaml."""
    made = (
        pattern("deadlines", template)()
        for template in (_WHOLE, _DATED, f"(?:{_IN_MONTH}|{_IN_YEAR}){_NOT_YET}", _STANDING, _PROMULGATED, _AHEAD, _RECURRING)
    )
    return DayGrammar(*made)
