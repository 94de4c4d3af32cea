"""Years in a sentence: by when, since when, compared with when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from policydiff.text.numerals import read_numeral
from policydiff.vocab.amounts.five_year_plans import any_plan, plan_years

Use = Literal["by", "in", "base"]

_YEAR = r"(?:19|20)\d\d\s{0,2}"
_RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "年内": 0, "明年": 1, "去年": -1, "上年度": -1, "上年": -1, "上一年度": -1, "上一年": -1}
_TAIL = "底之前|底以前|年底前|底前|末前|年末|年底|之前|以前|底|末|初(?![步期级次中])|前"
_EXPRESSION = re.compile(
    rf"""(?P<lead>截止到|截至到|力争到|截至|截止|(?<!达)到|至|在|于|从|自|由|比|较|以|同|与)?
    (?:
        {_YEAR}年?(?:-{{1,2}}|~|至|到)(?P<last>{_YEAR}|\d\d)年(?:期间|间)?
      | (?P<year>{_YEAR})(?:年|(?=[、和及,]{_YEAR}(?:年|[、和及,]{_YEAR}年)))(?:\d{{1,2}}月(?:\d{{1,2}}日|份)?|上半年|下半年|[一二三四]季度)?(?P<tail>{_TAIL})?(?P<after>起|开始|以来|后|以后)?
      | "?(?<![第一二三四五六七八九十])(?P<plan>{any_plan()})"?(?P<when>时期末|期末|末期|末|期间|时期|收官)
      | (?P<relative>今年|本年度|本年|(?<![\d一二两三四五六七八九十])年内|明年|去年|上一年度?|上年度?)(?:底前|年底前|年底|底|末)?(?P<since>起|开始)?
      | (?<![近续去前每满])(?P<span_lead>用|经过|未来|今后|力争|争取|通过|计划|利用)?(?P<span>\d{{1,2}}|[一二两三四五六七八九十])
            (?:(?:-{{1,2}}|~|至|到)(?P<span_to>\d{{1,2}}|[一二两三四五六七八九十]))?年(?P<span_tail>之内|以内|内|左右|时间|期间)?(?![份度级])
      | (?P<near>(?<![\d今去明同当本上近前每五三学度])年底之?以?前)
      | (?P<century>本世纪中叶)
      | \d{{1,2}}月(?:\d{{1,2}}日)?(?P<month>底之前|底以前|底前|末前|之前|以前|底|末|前)
    )(?P<basis>的基础|基础|的?水平|相比|为基数|为基准|为基期|同期|持平)?""",
    re.VERBOSE,
)
_HINT = re.compile(r"[年月五]|世纪")  # most sentences have none of these, and name no year
_COMPARES = frozenset(["比", "较", "同", "与", "以"])
_STARTS = frozenset(["从", "自", "由"])


@dataclass(frozen=True, slots=True)
class Moment:
    """start, end: half-open offsets of the words with their preposition (到2025年底前).

    year: the year meant, None where the text alone does not say (三年内 of a notice without a date). use: by (a deadline: 到, 前, 末), in (just named), base (what something is compared with or grows from).
    """

    start: int
    end: int
    year: int | None
    use: Use


def find_moments(folded: str, period: tuple[int, int] | None = None, issued_year: int | None = None) -> list[Moment]:
    """Return the years that a folded sentence names, in their order.

    period: of the plan, issued_year: of the notice; both are needed for 三年内, 今年 and the like, which are left out without them.
    """
    if not _HINT.search(folded):
        return []
    found: list[Moment] = []
    for match in _EXPRESSION.finditer(folded):
        year = _year(match, period, issued_year)
        if match["near"] and found and found[-1].year is not None:
            year = found[-1].year  # 2025年6月底前…,年底前…
        if year is not None or match["relative"] or match["near"] or match["span_tail"] or match["span_lead"]:
            found.append(Moment(match.start(), match.end(), year, _use(folded, match)))
    return found


def _year(match: re.Match[str], period: tuple[int, int] | None, issued_year: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["last"]:
        last = match["last"].strip()
        return int(last) if len(last) == 4 else int(re.search(_YEAR, match[0])[0][:2] + last)  # type: ignore[index]
    if match["plan"]:
        return plan_years()[match["plan"]][1]
    if match["century"]:
        return 2050
    if match["span"]:
        return _after_years(match, period, issued_year)
    if issued_year is None:
        return None
    return issued_year + (_RELATIVE[match["relative"]] if match["relative"] else 0)


def _after_years(match: re.Match[str], period: tuple[int, int] | None, issued_year: int | None) -> int | None:
    """三年内, 用五年时间: the end of a plan of that length, else so many years after the notice."""
    if not (match["span_lead"] or match["span_tail"]) or match["lead"] in _STARTS:
        return None
    text = match["span_to"] or match["span"]
    years = int(text) if text.isdigit() else int(read_numeral(text) or 0)
    if period and period[1] - period[0] + 1 == years:
        return period[1]
    return issued_year + years if issued_year and 0 < years <= 30 else None


def _use(folded: str, match: re.Match[str]) -> Use:
    lead = match["lead"] or ""
    follows = folded[match.end() : match.end() + 8]
    if match["relative"] in ("上年度", "上一年度"):  # the language of rules: 上年度营业收入不低于…
        return "base"
    if lead in _COMPARES or match["basis"] or (lead in _STARTS and not match["last"]) or match["after"] or match["since"]:
        return "base"
    if re.match(r"的?[\d.一二两三四五六七八九十]+倍", follows):
        return "base"
    if match["relative"] in ("去年", "上年", "上年度", "上一年", "上一年度") and follows[:1] in ("增", "提", "下", "同"):
        return "base"
    if match["near"]:
        return "by"
    if lead in ("到", "至", "截至", "截止", "截止到", "截至到", "力争到") or match["tail"] or match["month"]:
        return "by"
    if match["span"] or match["last"] or (match["plan"] and match["when"] in ("末", "期末", "末期", "时期末", "收官")):
        return "by"
    return "in"
