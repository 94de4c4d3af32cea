"""The words that lead to a number: what is counted, and how it is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.parse.moments import Moment
from policydiff.vocab.targets import any_of, words_of

_WINDOW = 24
# A verb of making is no verb where it begins a noun: 建设用地, 完成率, 投入强度, 组织化.
_NO_NOUN = r"(?![率量数度]|面积|强度|能力|规模|水平|用地|标准|工期|机构|单位|部门|资金|化|方案|占|产出|周期|成本|质量)"
_PLACE = r"全(?:国(?!重点|文明|百强|示范|先进|优秀|统一|性|科普|绿化|农产品|人大|政协|工商|一流|百|十)|省|市(?!场)|县(?!域)|区(?!域)|州|旗|盟|镇|乡(?!镇)|域|行政区|自治区|自治州|自治县)(?!各)"
_OWN = r"(?:我|本)(?:国|省|市|县|区|州|旗|自治区)"
_EACH_NOUN = (
    r"(?:(?:个|家|名|所|座|户|支|村|镇|位|一个|一家|一名)?[^,、;:。每年月日天个]{0,8}?"
    r"(?:区县|县区|县市区|县\(市、区\)|县\(区\)|乡镇\(街道\)|区(?![域级])|县(?![级域城直])|市(?![级场民区直])|乡镇|镇(?![街级])|街道|社区|村(?![级民务])|城市"
    r"|企业(?!家)|学校|园区|基地(?!建)|单位|项目(?!数)|部门|机构|平台|家庭|居民|支部|人(?![员均才大口])|户(?![籍])|亩|师|员|岗位|领域|行业|产业|灌区|流域|店))"
)
_EACH = rf"(?:在|对|从|按)?(?P<each>每年度?|每个?(?:月|季度|季|周|天|日|学期|学年|半年)|每(?:一|两|三|\d)年|每{_EACH_NOUN}|年均(?!增|递|下降|降低|有效|浓度|气温|降水|提高|减少))"
_RATIO = re.compile(r"每(?:[一二两三四五六七八九十百千万亿\d]+)[^,、;。]{1,12}?(?=中|的|拥有|配|有|发|高|达|平均|注册|常住|就业)")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a number, read from both ends.

    text: where the target's own text begins (after 到2025年); core: offsets of the metric, empty where none is printed.
    verb: the promise (培育, 新增, 改造), "" where there is none; beside: the verb stands directly before the number.
    reach: 达到, 提高到, 突破 …; change: 增长, 提高 …; increase: 新增, 新建 …; part: 其中.
    scope: 全县; each: 每年, 每个贫困村; modality: 力争; moment: the year that stands inside, the last one.
    """

    text: int
    core: tuple[int, int]
    verb: str = ""
    beside: bool = False
    reach: bool = False
    change: str = ""
    increase: bool = False
    part: bool = False
    scope: str | None = None
    each: str | None = None
    modality: str | None = None
    moment: Moment | None = None
    based: bool = False


@cache
def _front() -> re.Pattern[str]:
    """What may stand before a metric and is no part of it."""
    return re.compile(
        rf"""(?P<part>其中)|(?P<scope>{_PLACE}(?=.{{2}})|{_OWN}(?=.{{2}})){_SPAN_OF_SCOPE}|(?P<modality>{any_of("modality")})|{_EACH}
           |(?P<filler>[,:;\s"]|{any_of("adverbs")}|使|让|把|以及|及|和|与|、|要|的|由|推动|保障|之一|以来|期间|各地|各部门|各级|各地各部门|也|均|都|还|已)""",
        re.VERBOSE,
    )


_SPAN_OF_SCOPE = r"(?:范围内|各级|域内|上下)?"


@cache
def _verbs(anchored: bool) -> re.Pattern[str]:
    makes = f"(?P<new>新(?:增(?!就业|量|长)|建(?!成区)|[\u4e00-\u9fff]{{2}})|净增)|(?P<makes>{any_of('makes')})"
    known = "|".join(sorted((word for word in words_of("makes") if word.startswith(("新", "净"))), key=len, reverse=True))
    makes = rf"(?P<new>{known})(?!就业|量|长|区)|(?P<makes>{any_of('makes')})"
    return re.compile(rf"(?:{makes}|(?P<does>{any_of('does')})){_NO_NOUN if anchored else ''}")


@cache
def _arrival() -> re.Pattern[str]:
    """What may stand between a metric and its number, at the end of the lead-in."""
    to = "[到至在为于]"
    return re.compile(
        rf"""(?:(?P<reach>(?:{any_of("change")})(?:了)?{to}|(?<![分以作成称认列])为|(?<!建)有|{any_of("reach")})
              |(?P<change>(?:同比|年均|累计|平均|逐年|每年|环比|净)?(?:{any_of("change")}|增|减|降)(?:了|幅度?)?)
              |(?P<modality>{any_of("modality")})
              |(?P<each>每年|每天|每月|每季度|年均)
              |(?P<filler>分别|各自|各|同比|年均|平均|均|都|也|总体|基本|全部|全面|全年|累计|合计|总计|共|已|仍|将|要|应|可|再|又|比|较|的|:|,|\s|至少|再次|成功|有效|左右|力度|总共|目标|由|从))\Z""",
        re.VERBOSE,
    )


def read_lead(folded: str, start: int, end: int, moments: Sequence[Moment]) -> Lead:
    """Return what folded[start:end] says of the number that stands at `end`.

    moments: those of the sentence. Guaranteed: start <= text <= end, and the core lies between them.
    """
    inside = [moment for moment in moments if start <= moment.start and moment.end <= end + 1]
    fields: dict[str, object] = {"moment": inside[-1] if inside else None}
    left, text = _read_front(folded, start, end, inside, fields)
    right = _read_back(folded, left, end, inside, fields)
    if not fields.get("verb"):
        left = _find_verb(folded, left, right, fields)
    core = (left, right) if left < right else (min(left, end), min(left, end))
    return Lead(text=min(text, end), core=core, **fields)  # type: ignore[arg-type]


def _read_front(folded: str, start: int, end: int, moments: Sequence[Moment], fields: dict[str, object]) -> tuple[int, int]:
    """Cut what stands before the metric; return where the metric and where the target's text begin."""
    begins = {moment.start: moment for moment in moments}
    at, text, verbs = start, start, 0
    while at < end:
        moment = begins.get(at)
        if moment is not None:
            at = moment.end
            if moment.use != "base" and not verbs:
                text = at = _skip(folded, at, end)
            continue
        verb = _verbs(True).match(folded, at, end)
        if verb and verbs < 3 and not _ends_metric(folded, verb.end(), end):
            verbs += 1
            fields["verb"] = verb[0]
            fields["increase"] = bool(fields.get("increase")) or bool(verb["new"])
            if verb["does"]:
                break
            at = verb.end()
            continue
        match = _front().match(folded, at, end)
        if match is None or match.end() == at:
            break
        if match["part"]:
            fields["part"] = True
        for name in ("scope", "modality", "each"):
            if match[name]:
                fields[name] = match[name]
        if match["filler"] and at == text and match["filler"] in ",:;、 和及与":
            text = match.end()
        at = match.end()
    return at, text


def _skip(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in ", 、:的":
        at += 1
    return at


def _ends_metric(folded: str, at: int, end: int) -> bool:
    """A verb that ends the lead-in is not the front of a metric but stands beside the number: it is read from behind."""
    return at >= end


def _read_back(folded: str, left: int, end: int, moments: Sequence[Moment], fields: dict[str, object]) -> int:
    """Cut what stands between the metric and its number; return where the metric ends."""
    ends = {moment.end: moment for moment in moments}
    at = end
    while at > left:
        moment = ends.get(at)
        if moment is not None and moment.start >= left:
            if moment.use == "base":
                fields["based"] = True
            at = moment.start
            if folded[max(left, at - 1) : at] == "在":
                at -= 1
            continue
        match = _arrival().search(folded, max(left, at - _WINDOW), at) if False else _arrival().search(folded[max(left, at - _WINDOW) : at])
        if match is None or not match[0]:
            break
        if match["reach"]:
            fields["reach"] = True
        elif match["change"] and not fields.get("reach"):
            fields["change"] = fields.get("change") or match["change"]
        elif match["modality"]:
            fields["modality"] = fields.get("modality") or match["modality"]
        elif match["each"]:
            fields["each"] = fields.get("each") or match["each"]
        at -= len(match[0])
    return at


def _find_verb(folded: str, left: int, right: int, fields: dict[str, object]) -> int:
    return left
