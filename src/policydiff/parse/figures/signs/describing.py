"""The signs by which a number merely describes."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.apart import unit_goes_on
from policydiff.parse.figures.case import Case, words, words_around
from policydiff.parse.figures.metrics import is_dependent
from policydiff.parse.figures.naming.doing import each_has, says_of_share
from policydiff.parse.figures.naming.names import reaches_out, specifies
from policydiff.parse.figures.sentence.tenses import says_future
from policydiff.parse.figures.signs.mishaps import happens
from policydiff.parse.figures.signs.places import bounds_places, goes_there, is_amid
from policydiff.parse.figures.signs.rounds import recurs
from policydiff.parse.figures.signs.sizes import is_all_around, is_size, is_watched
from policydiff.parse.figures.signs.standing import is_of_itself, is_there, serves_within
from policydiff.text.numerals import COUNTING
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

_NEAR = 12
_SHORT, _PAUSES = 8, re.compile(r"[,;:、\d]")  # what is counted, before it is said that it is under way
_FAR = 160  # characters of a part that are looked at: time stays linear without a comma
_MEASURED = frozenset(["money", "share", "area", "length", "mass", "volume", "energy", "information", "multiple", "score"])
_PERSONAL = frozenset(["人", "名", "位"])


def is_rank(case: Case) -> bool:
    """前10名; 年底前超过10名 is none."""
    before = case.folded[max(0, case.quantity.start - 2) : case.quantity.start]
    return before.endswith("前") and before[0] not in words_in("figures", "not_a_rank")


def is_list_count(case: Case) -> bool:
    """3个领域, 四项行动, 两个维护: counts a list of the text, or is a slogan."""
    if case.kind in _MEASURED or _comes_down_to(case):
        return False  # 总产量1.9万吨目标任务
    noun = case.noun.removeprefix("的")
    if case.setting.items > 1 and case.quantity.value == case.setting.items and case.kind in ("count", ""):
        return True  # 打造5个场景。一是…五是…
    if case.noun and words_around("task_of_text").fullmatch(case.noun) and words_around("manner_end", r"{}\Z").search(case.metric):
        return True  # 包括区域更新、民生改善等方面共22项任务
    if case.metric and case.lead.verb and case.noun in words_in("figures", "after_goal"):
        return False
    if (
        (noun and words("listing", rf"{{}}(?=\Z|[,、]|{around('list_goes_on')})").match(noun))
        or (case.setting.heading and words_around("part_of_text", r"{}\Z").search(noun))
        or (words("organ", r"{}\Z").search(noun or case.metric) and case.lead.verb not in words_in("figures", "nurtures"))
        or (case.quantity.unit in words_in("figures", "chapters") and case.metric.startswith("《"))
        or (case.folded.endswith("等", 0, case.quantity.start) and words_around("part_of_text").match(noun))  # 研发、转化等6个方面示范行动
    ):
        return True
    digit = case.folded[case.quantity.number[0]].isdigit()
    if _sums_up(case) or _is_composed(case):
        return True
    if (
        digit
        or case.bound
        or recurs(case)
        or case.quantity.value_max is not None
        or case.kind not in ("count", "")
        or case.quantity.value >= _MANY
    ):
        return False
    if case.moves and case.metric and not noun:
        return False  # 示范村达到十二个: nothing but the count ends it
    named = bool(noun or case.metric)
    return not (case.lead.verb and named) or (not case.lead.each and bool(words("slogan").search(noun)))


def _comes_down_to(case: Case) -> bool:
    """Tell 由3个环节压减为|1个环节: as many as are left of so many."""
    fallen = _fallen().search(case.folded, case.phrase.left, case.quantity.start) if case.lead.reach else None
    so_many = rf"{{}}[^,;。]{{0,12}}[\d{COUNTING}]{re.escape(case.quantity.unit)}[^,;。\d]{{0,8}}\Z" if fallen else ""
    return fallen is not None and words_around("from_value", so_many).search(case.folded, case.phrase.left, fallen.start()) is not None


@cache
def _fallen() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('falls')}){around('arrived_at')}\Z")


_OF_LISTS = frozenset(["个", "项", "类", "条"])
_MANY = 20  # no text has so many parts that it counts them in words: 演出三十场


def _is_composed(case: Case) -> bool:
    """将指标归纳为26个控制项、43个一般项, 囊括17个子类, 增减指标各1项: of what a text or a system of things is made up."""
    aims = case.quantity.unit in _OF_LISTS and words_around("indicator_word", r"{}(?:的|\Z)").search(case.noun)  # 体现本区特色的6个指标
    into = case.lead.verb in words_in("figures", "puts_into") and case.lead.beside and case.metric  # 把减污降碳纳入四项重点督查
    if (aims and not case.bound) or (into and not case.folded[case.quantity.number[0]].isdigit()):
        return True
    if case.kind != "count" or case.setting.dated:
        return False
    if case.metric and not case.bound and words_around("indicators", r"\A(?:{})?\Z").fullmatch(case.metric):
        return True
    at = case.quantity.start
    if words_around("concerns").match(case.folded, case.phrase.left) and _in_sum().search(case.folded, case.phrase.left, at):
        return True  # 涉及国家标准和行业标准共计31项
    return words_around("composed", r"{}[^,;:。]{0,60}\Z").search(case.folded, max(case.phrase.left, at - _FAR), at) is not None


@cache
def _in_sum() -> re.Pattern[str]:
    return re.compile(rf"{around('summed_up')}\Z")


def _sums_up(case: Case) -> bool:
    """基础、行业、企业三类标准: the number says how many stand before it."""
    if case.kind != "count" or case.bound or not case.noun:
        return False
    if words_around("works_of_text").fullmatch(case.noun) and case.lead.verb in words_in("figures", "lays_down"):
        return True  # 重点落实26项工程建设
    measures = words_around("measure_of_text", r"{}\Z").search(case.noun) and case.lead.reach
    if measures and words_around("takes").match(case.folded, case.phrase.left):
        return True  # 将24项激励措施调整为30项激励措施
    finished = case.lead.reach or case.lead.verb in words_in("figures", "through")  # 完成15个村通路任务
    if words_around("task_of_text", r"{}\Z").search(case.noun) and not finished:
        return True  # 共部署15个重点研究任务
    named = words_around("and_others", r"{}\Z").search(case.folded, max(0, case.quantity.start - _FAR), case.quantity.start)
    if named and words_around("named_as").search(case.noun, 1) and not (case.setting.past and words("comes_true").search(case.noun, 1)):
        return True  # 认定甲公司等24家企业为示范企业; in a report 甲公司等24家企业被认定为示范企业 is reached
    items = len(words_around("item_joint").findall(case.metric)) + 1
    if items == case.quantity.value >= _LONG_LIST:
        return True  # 确定北京、…、贵州10个省: as many as are named
    if case.quantity.unit in ("类", "种") and case.folded.endswith("等", 0, case.quantity.start):
        return True  # 孤儿、残疾人等6类群体
    if case.quantity.value > _LONGEST_LIST:
        return False
    quoted = case.metric.startswith('"') and case.metric.endswith('"')
    if case.folded[case.quantity.number[0]].isdigit() and case.quantity.unit not in ("类", "种") and not quoted:
        return False
    return items == case.quantity.value > 1


_LONGEST_LIST = 9
_LONG_LIST = 5


def is_description(case: Case) -> bool:
    """年营业收入2000万元以上的企业, 3人以上的团队: the number says which ones are meant."""
    noun, lead = case.noun, case.lead
    if is_size(case) or is_watched(case) or is_all_around(case) or is_amid(case) or _is_chosen_by(case) or goes_there(case):
        return True
    if not noun or _is_goal(case) or (case.setting.dated and specifies(case.folded, case.phrase, lead)):
        return False
    if noun in words_in("figures", "on_basis"):
        return not case.setting.past  # 在保障公平达到12000元的基础上
    if words_around("grown_of", r"{}\Z").search(case.folded, case.phrase.left, case.quantity.number[0]):
        return True  # 后增加的3.5亿元资金尚未落实
    if noun.startswith(each_of("figures", "of_size")) and case.quantity.unit in _PERSONAL:
        return True  # 1000人以上规模的学校
    if (
        case.bound
        and case.folded.startswith("、", case.quantity.start - 1)
        and not (case.phrase.listed or case.folded[case.quantity.number[0]].isdigit())
    ):
        return True  # 选择枢纽、两种以上交通方式换乘的站点
    if _given_already().fullmatch(case.folded, case.phrase.start, case.quantity.start):
        return True  # 按照已经发布的85项标准
    if words_around("purpose").match(case.folded, case.phrase.start) and not case.moves:
        return True  # 为贯彻落实国务院10条措施精神
    if reaches_out(case):
        return False
    if case.bound and not (lead.verb or lead.whose or case.moves) and words_around("at_which").match(case.folded, case.phrase.start):
        return True  # 在年吞吐量大于3000万人次的机场
    wholly = case.quantity.unit == "%" and (_comes_to_all(case) or (case.metric and (lead.verb or case.moves)))  # 志愿消防队实现100%全覆盖
    if (words_around("whole", r"{}\Z").search(noun) and not wholly) or (
        noun.startswith("的") and words_around("merit", r"{}\Z").search(noun)
    ):
        return True
    if case.quantity.unit == "%" and case.setting.promises and case.metric and says_of_share(noun):
        return False  # 新建建筑100%达到绿色标准
    if case.kind in _MEASURED and not _is_made(case):
        return bool(case.metric) and not (lead.beside or _is_done_to(case)) and (noun.startswith("的") or not case.moves)
    if case.quantity.unit in _PERSONAL:
        helped = lead.beside and lead.verb in words_of("helps")
        others = noun.startswith("的") and not helped and not words("persons").search(noun)
        teams = words_around("forms_a_team").match(noun) and not (lead.verb and case.metric)  # 聘请专家15名组成顾问团 is promised
        return others or bounds_places(case) or bool(teams or words_around("attends", r"{}\Z").search(noun))
    return noun.startswith("的") and bool(case.metric) and not (lead.verb or each_has(case.folded[lead.text : case.quantity.number[0]]))


def _is_done_to(case: Case) -> bool:
    """Tell 完成甲路等|70公里|道路改造 and 完成剩余|32公里|管网铺设, how much is done, from 5公里以上|的道路."""
    extends = case.kind in ("length", "area") and case.lead.verb and not (case.bound or case.noun.startswith("的"))
    return bool(extends and (words_around("and_others", r"{}\Z").search(case.metric) or case.metric in words_in("figures", "the_rest")))


def _comes_to_all(case: Case) -> bool:
    """Tell 100%的乡镇|实现5G网络覆盖, what a share of some comes to, from 100%的网络覆盖."""
    return case.setting.promises and case.noun.startswith("的") and words("comes_true").search(case.noun, 2) is not None


def _is_made(case: Case) -> bool:
    """Tell 设立总规模10亿元的基金, how large what is made is to be, from 推动产值10亿元以上的企业设立研发机构."""
    verb = case.lead.verb
    return bool(verb) and is_dependent(case.metric) and verb not in words_in("figures", "moves")


def _is_chosen_by(case: Case) -> bool:
    """Tell 选取100平方米以上的场所进行改造: by what some are chosen."""
    bounding = case.bound and case.noun.startswith("的") and not case.metric and case.kind in _MEASURED
    return bounding and case.lead.verb in words_in("figures", "chooses")


def _is_goal(case: Case) -> bool:
    """达到500亿元大关, 2026年达到2000名的招生规模: what it is to grow to; 应达到2000人以上的规模, in a rule, is judged by its place; 误差0.3%FS."""
    if case.noun in words_in("figures", "after_goal") or unit_goes_on(case.folded, case.quantity):
        return True
    return case.lead.reach and not case.bound and words_around("size_reached", r"的[^,;。的\d]{0,6}{}").fullmatch(case.noun) is not None


@cache
def _given_already() -> re.Pattern[str]:
    return re.compile(rf"{around('by_rule')}{around('by_now')}[^,;。的]{{2,6}}的")


def stands(case: Case) -> bool:
    """规划面积9.86平方公里: a fact about a place, not a figure to reach."""
    between = case.folded[case.lead.right : case.quantity.start]
    named = words_around("cost").match(case.metric) or (case.kind == "money" and words_around("needed_sum", r"{}\Z").search(case.metric))
    costs = named and not (case.moves or words_around("raised_to").search(between))
    if costs:
        return not (case.setting.dated or case.setting.counted) and case.quantity.comparator in (
            "=",
            "~",
        )  # 项目总投资约为8.5亿元; 不少于 promises
    if _is_assigned(case) or _is_under_way(case.noun):
        return True  # 改厕任务38283座,完成38649座
    if happens(case):
        return True  # 全年发生5级以上地震38次
    there = words_around("exists", r"{}\s*\Z").search(between) if between else None
    if there and not (
        case.setting.article or case.setting.goal or case.setting.dated or case.lead.modality or case.lead.each or case.lead.at_least
    ):
        return True  # 南部片区共有6个乡镇
    if is_there(case):
        return True  # 全市共有敬老院86所
    if (
        (between and words_around("still").search(between))
        or words_around("beside_others", rf"{{}}[^,;。]*{around('others')}\Z").match(case.metric)
        or _forecasts().match(case.folded)
        or words_around("span_of_work", r"{}\Z").search(case.metric)
    ):
        return True  # 三级指标仍为68项; 据某院预计,…; 项目实施周期为5年
    return is_of_itself(case, between) or (
        _only_is(case, between) and not serves_within(case) and bool(words("standing", r"{}\Z").search(case.metric))
    )


def _only_is(case: Case, between: str) -> bool:
    """Tell 总用地面积为41公顷, which is so, from 占地面积达到41公顷, and 占地面积为41公顷 by a date."""
    gained = case.lead.verb in words_in("figures", "gains") and words_around("holds", r"{}\Z").search(case.metric)
    if gained or case.lead.verb in words_in("figures", "done_away") or (case.setting.past and case.lead.verb and not case.lead.reach):
        return False  # 新增调蓄容积24万立方米, 整改违法占地90亩, 扩建总建筑面积18万平方米
    return not case.lead.reach or bool(words_around("equals", r"\s*{}\s*").fullmatch(between) and not (case.bound or case.setting.dated))


def _is_assigned(case: Case) -> bool:
    """Tell what was to be done (任务38283座, 计划实施132公里), where how much of it has been follows: 完成38649座."""
    if not (case.setting.past or case.setting.reported) or case.noun:
        return False
    planned = words_around("assigned", r"{}\Z").search(case.metric) or case.lead.modality in words_in("figures", "planned")
    done = _then_done().match(case.folded, case.quantity.end) if planned else None
    found = find_quantities(case.folded[done.end() : done.end() + _NEAR]) if done else []
    return bool(found) and not found[0].start and found[0].unit == case.quantity.unit


def _is_under_way(noun: str) -> bool:
    """Tell 9所|正在装修 and 32个|项目尚未开工, what is still being done, from the attribute of what is counted (尚未达标的矿井)."""
    found = words_around("under_way").search(noun) if noun and "的" not in noun else None
    return found is not None and found.start() <= _SHORT and _PAUSES.search(noun, 0, found.start()) is None


@cache
def _then_done() -> re.Pattern[str]:
    return re.compile(rf"[,;](?:{around('filler_between')})?{around('through')}[^,;:。\d]{{0,16}}(?=\d)")


@cache
def _forecasts() -> re.Pattern[str]:
    return re.compile(rf"据[^,;。]{{2,20}}{around('forecast')}")


def is_told(case: Case) -> bool:
    """新增5种病可跨省结算, in news: a text that promises nothing tells what is, unless it speaks of what is to come."""
    setting, lead = case.setting, case.lead
    promised = lead.modality is not None and lead.modality not in words_in("figures", "asks")
    promised = promised or bool(lead.verb and says_future(case.folded[case.phrase.left : case.quantity.start]))  # 将举办招聘会20场以上
    return not (setting.promises or setting.goal or setting.past or setting.ahead or lead.each or promised)


def is_in_heading(case: Case) -> bool:
    """三个一批: in a heading only a number with a deadline, a bound, or a verb and nothing behind it is a promise."""
    lead, ends = case.lead, case.quantity.end == case.phrase.right and case.kind != "multiple"  # 推动工业倍增
    return case.setting.heading and not (case.setting.dated or case.moves or case.bound or (lead.verb and ends))
