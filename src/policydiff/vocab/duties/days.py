"""The words around a day by which something is to be done, as patterns over folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policydiff.vocab.duties.phrases import words_of


@dataclass(frozen=True, slots=True)
class DayGrammar:
    """Patterns: whole, of a text that is one day and nothing else (groups year, ago, month, day, part); the others in a sentence.

    dated: 2025年6月底前, 到2027年 (group printed is the day alone); dateless: 9月底前, 每年3月底前, 年底前; standing: of a part of a
    sentence, 长期坚持, 每季度更新一次; promulgated: 印发之日起30日内.
    """

    whole: re.Pattern[str]
    dated: re.Pattern[str]
    dateless: re.Pattern[str]
    standing: re.Pattern[str]
    promulgated: re.Pattern[str]


_MONTH = r"(?:1[0-2]|0?[1-9])月"
_PART = r"[上下]半年|第?[一二三四1-4]季度"
_DAY = rf"(?:19|20)\d\d年(?:{_MONTH}(?:\d{{1,2}}日)?|{_PART})?"


@cache
def day_grammar() -> DayGrammar:
    """Return the patterns of deadlines.yaml."""
    before, behind, done, standing, often = (words_of("deadlines", key) for key in ("before", "behind", "done", "standing", "often"))
    year = r"(?P<year>(?:19|20)\d\d)(?:年度?|[./-](?=\d))?|(?P<ago>今年|本年度?|当年|明年)?"
    month = r"(?:(?P<month>\d{1,2})(?:月份?|[./-](?=\d)|$))?(?:(?P<day>\d{1,2})日?)?"
    by = r"(?:[年月]?[底末](?:之前|以前|前)?|[上中下]旬(?:之前|以前|前)?|之前|以前|前|[年月]?内(?=完|建|实|全|基|力|出|启|推|达|印|,|$))"
    return DayGrammar(
        whole=re.compile(rf"(?:{before}\s*)*(?:{year}){month}(?P<part>{_PART})?(?P<tail>(?:{behind}|[上中下]旬|\s)*)[。;,]?$"),
        dated=re.compile(
            rf"(?P<printed>{_DAY}){by}|(?:^|(?<=[,;。]))(?:(?:力争|确保|争取)?(?:到|至)|力争|确保)(?P<till>{_DAY})[底末]?(?![年底度的期以至\d-])"
            rf"|(?:^|(?<=[,;。]))(?:{before})?(?P<when>{_DAY}){done}(?!的|了)"
        ),
        dateless=re.compile(
            rf"(?<![\d年月近前])(?:每年|今年|明年|当年)?(?:{_MONTH}(?:\d{{1,2}}日)?(?:[底末]|[上中下]旬)?(?:之前|以前|前)|{_MONTH}底)"
            rf"|(?<![\d一二三四五年])(?:每年|今年|明年)?年(?:底(?:之前|以前|前)|内(?=完成|建成|实现|全部|基本|力争|出台|启动))|今年内|今年年[底内]前?"
        ),
        standing=re.compile(rf"(?:{standing}(?=$|到位|完成)|{often}[^,;。]{{0,8}}(?:[一二两三\d]次|$))"),
        promulgated=re.compile(r"(?:印发|发布|公布|施行|实施|下发)之日起\d+(?:个)?(?:工作日|日|天|个月|月)内"),
    )
