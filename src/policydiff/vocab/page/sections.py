"""Sentences that are no headings, paragraphs that close a plan, and boxes, by the words that tell them."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either

_LEAD = 40
"""Characters of a clause that only leads to a list."""
_AMOUNT = r"\d+(?:\.\d+)?(?:%|万|亿|个|家|人|元|项)|第[一二三四五六七八九十]+条"
NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"


def any_of(name: str) -> str:
    """Return an expression for one of the words of a list."""
    return either(load_yaml("sections")[name]["words"])


@cache
def _sentence_start() -> re.Pattern[str]:
    return re.compile(rf"(?:到|至|截至|力争)?\d{{4}}年|(?!{any_of('word_start')}){any_of('sentence_start')}")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"{any_of('duty')}|{_AMOUNT}")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{2,20}}{any_of('rule')}|[\u4e00-\u9fff]{{2,12}}(?<![自理缘事来])由[^来于]"
        r"|(?<!以)[\u4e00-\u9fff]{3,16}(?<![以作成视改化称列变转认行])为(?!民|本|主|先|重|基|中心|核心|目标|宝)|[\u4e00-\u9fff]{3,16}报[^送告道到批表](?!送)"
    )


@cache
def _list_lead() -> re.Pattern[str]:
    return re.compile(any_of("list_lead"))


@cache
def _of_itself() -> re.Pattern[str]:
    return re.compile(f"本{any_of('own_name')}")


@cache
def _amends() -> re.Pattern[str]:
    opens, amend = f"{any_of('amend_opens')}{{0,2}}", any_of("amend")
    article = rf"第(?:{NUMBER}|百)+条"
    added = rf"{any_of('adds')}(?:{NUMBER}|两)个?{any_of('add')}(?=[,:。\"]|作)"
    words = r'"[^"]{1,40}"'
    return re.compile(
        rf"{opens}{article}[^。:]{{0,60}}?(?:{amend}|{added})|{opens}{words}[^。:\"]{{0,12}}{amend}\"|{added}|{amend}原?(?:{article}|{words})"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf"[本此]{any_of('own_name')}.{{0,30}}{any_of('in_force')}|《[^。]{{2,80}}》{any_of('by_decision')}"
        rf"|[各全].{{1,40}}{any_of('must')}.{{0,12}}{any_of('according_to')}.{{1,60}}{any_of('make')}|{any_of('farewell')}"
        rf"|{any_of('asks')}各[^,。;:]{{1,30}}{any_of('according_to')}{any_of('above')}"
        rf"|{any_of('hails')}[!,:].{{0,200}}{any_of('calls_upon')}"
    )


@cache
def _everybody() -> re.Pattern[str]:
    named = rf"(?!各{any_of('kinds')})各[^,。;:]{{0,30}}?{any_of('everybody')}(?:\([^()]*\))?"
    return re.compile(
        rf"(?:{any_of('maker')}将[^。]*。)?{named}{any_of('must')}|{any_of('asks')}{named}|{any_of('from_above')}[^,。;:]{{0,16}}(?:自.{{2,30}}{any_of('in_force')}|{any_of('applies_to')})"
    )


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"为.{{4,300}}{any_of('purpose')}本(?:{any_of('own_name')}|{any_of('law_name')})")


@cache
def _enters_into_force() -> re.Pattern[str]:
    return re.compile(rf"本(?:{any_of('own_name')}|{any_of('law_name')})自.{{2,30}}{any_of('in_force')}")


@cache
def _leaves_to_others() -> re.Pattern[str]:
    return re.compile(rf"{any_of('left_to_others')},?由.{{2,40}}{any_of('purpose')}")


@cache
def _guided() -> re.Pattern[str]:
    return re.compile(rf"{any_of('guiding')}.{{2,60}}{any_of('guided')}|.{{0,20}}{any_of('led')}")


@cache
def _scope() -> re.Pattern[str]:
    own = rf"本(?:{any_of('own_name')}|{any_of('law_name')})"
    return re.compile(rf"{any_of('applies')}{own}[。;]?$|^{own}{any_of('applies_to')}")


@cache
def _catch_all() -> re.Pattern[str]:
    other = any_of("other")
    return re.compile(rf"(?:有?{other}.{{2,24}}|.{{2,24}}的{other}.{{1,10}})[。;]?")


@cache
def _repeal() -> re.Pattern[str]:
    return re.compile(f"{any_of('repeal')}[。;]?$")


@cache
def _of_law() -> re.Pattern[str]:
    return re.compile(any_of("of_law"))


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(any_of("courtesy"))


@cache
def _box() -> re.Pattern[str]:
    return re.compile(rf"{any_of('box')}\s*(?:{NUMBER})?(?:[:\s]|(?=[\u4e00-\u9fff\"])(?!的))")


@cache
def _stock_heading() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of('stock_heading')}(?![的和与及、,。;:!?]|\s*$)")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"\s*({any_of('counted')})\s*({NUMBER})\s*(?:[:、]|\.(?!\d)|(?<= )(?=[\u4e00-\u9fff]{{2}}))\s*(?=[\u4e00-\u9fff《\"\dA-Za-z])"
    )


def counted_by_name(folded: str) -> re.Match[str] | None:
    """Return the match of a name with its number that opens an item (行动一：扩大供给); group 1 is the name, group 2 the number."""
    return _counted().match(folded)


def stock_heading_end(folded: str, start: int) -> int:
    """Return where a heading ends that stands in any plan and is glued to its text: 总体要求坚持…; 0 where there is none."""
    match = _stock_heading().match(folded, start)
    return match.end() if match is not None else 0


def names_a_stock_heading(folded: str) -> bool:
    """Return whether a text begins with a heading that stands in any plan, and goes on."""
    return stock_heading_end(folded, 0) > 0


def begins_a_sentence(folded: str) -> bool:
    """Return whether a text begins as sentences do that are no headings (到2025年…, 根据…)."""
    return _sentence_start().match(folded) is not None


def says_a_duty(folded: str) -> bool:
    """Return whether a text says what is to be done or given as a sentence does: 应当, 给予, 500万, 第三条."""
    return _duty().search(folded) is not None


def says_a_rule(folded: str) -> bool:
    """Return whether a short text is a sentence about somebody, not what an item is called: 县政府实行县长负责制."""
    return says_a_duty(folded) or _rule().match(folded) is not None


def amends(folded: str) -> bool:
    """Return whether a text begins with what is changed in the articles of another: 将第五条修改为, 增加一条, 删去第八条.

    >>> amends("第三条修改为:"), amends("增加一批停车场")
    (True, False)
    """
    return _amends().match(folded) is not None


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf",{any_of('half_how')}?{any_of('half')}$")


def is_half_a_heading(folded: str) -> bool:
    """Return whether a heading ends in a verb alone behind a comma, so that a wrap must have cut it: …深度融合,满足.

    >>> is_half_a_heading("二、繁荣城乡市场,满足"), is_half_a_heading("二、统筹谋划,全面推进")
    (True, False)
    """
    return "," in folded[-8:] and _half().search(folded, max(0, len(folded) - 8)) is not None


def announces_a_list(folded: str) -> bool:
    """Return whether a text announces the list that follows: 具备下列条件."""
    return _list_lead().search(folded) is not None


def speaks_of_itself(folded: str) -> bool:
    """Return whether a text begins with what a document calls itself: 本办法."""
    return _of_itself().match(folded) is not None


@cache
def _before_article() -> re.Pattern[str]:
    return re.compile(f"{any_of('refers')}(?:本{any_of('own_name')})?$")


def leads_to_an_article(folded: str) -> bool:
    """Return whether a text ends so that the number of an article goes on with it: 违反本办法, 依照.

    >>> leads_to_an_article("当事人违反本办法"), leads_to_an_article("制定本办法")
    (True, False)
    """
    return _before_article().search(folded) is not None


def cuts_number_word(above: str, below: str) -> bool | None:
    """Return whether the break between two lines is in a word that ends in a number (统 / 一、): None for none, True where its first part ends no heading.

    >>> cuts_number_word("有下列行为之", "一,依法处理"), cuts_number_word("全市统", "一、规范"), cuts_number_word("建设高地", "一、总则")
    (True, False, None)
    """
    sure, perhaps = (_first_parts(key).get(below[:1], ()) for key in ("number_words", "perhaps_number_words"))
    return True if above.endswith(sure) else False if above.endswith(perhaps) else None


@cache
def _first_parts(key: str) -> dict[str, tuple[str, ...]]:
    words = load_yaml("sections")[key]["words"]
    return {word[-1]: tuple(one[:-1] for one in words if one[-1] == word[-1]) for word in words}


def closes_a_plan(folded: str) -> bool:
    """Return whether a last paragraph belongs to the whole plan and to no item of it.

    >>> closes_a_plan("本办法自2024年1月1日起施行。"), closes_a_plan("本决定自公布之日起施行。"), closes_a_plan("各地要高度重视。")
    (True, True, False)
    """
    return any(words.match(folded) is not None for words in (_closing(), _courtesy(), _enters_into_force()))


def asks_everybody(folded: str) -> bool:
    """Return whether a paragraph asks something of everybody, or says something of all that stands above, as what stands below the last item does.

    >>> asks_everybody("请各单位于7月5日前报送总结。"), asks_everybody("各乡镇(街道)要加强领导,确保落实。"), asks_everybody("以上规定自5月1日起施行。")
    (True, True, True)
    >>> asks_everybody("各类企业要加强管理。"), asks_everybody("县科技局要加强指导。")
    (False, False)
    """
    return _everybody().match(folded) is not None or closes_a_plan(folded)


def states_a_purpose(folded: str) -> bool:
    """Return whether a clause says why the document is made, and on what ground.

    >>> states_a_purpose("为了规范地方立法活动,根据《立法法》,结合本市实际,制定本条例。"), states_a_purpose("为企业提供服务。")
    (True, False)
    """
    return _purpose().match(folded) is not None


def is_formula(folded: str) -> bool:
    """Return whether a clause is what any document says of itself (what it applies to, when it comes into force) or to its reader, or any law of officials
    who fail: it comes from nowhere in particular.

    The first words of a list (公安机关应当履行下列职责:) are one, for what they say stands in the items, and so is a last item that takes in all others.

    >>> is_formula("本规定由市财政局负责解释。"), is_formula("法律、法规规定的其他权利。"), is_formula("支持其他企业上云用数。")
    (True, True, False)
    """
    is_lead = len(folded) <= _LEAD and folded.rstrip().endswith(":") and announces_a_list(folded)
    return (
        is_lead
        or closes_a_plan(folded)
        or any(words.match(folded) is not None for words in (_courtesy(), _leaves_to_others()))
        or _catch_all().fullmatch(folded.strip()) is not None
        or any(words.search(folded) is not None for words in (_repeal(), _of_law(), _enters_into_force()))
        or _scope().search(folded.rstrip()) is not None
    )


def is_built_alike(folded: str) -> bool:
    """Return whether a clause is of a kind that all documents build alike, so that two of them are from each other only if nearly the same.

    Why a document is made, by whom and by which thought it is guided, and what leads to a list.

    >>> is_built_alike("以新发展理念为指导,加强统筹。"), is_built_alike("加强业务指导。")
    (True, False)
    """
    leads = folded.rstrip().endswith(":") and announces_a_list(folded)
    return leads or states_a_purpose(folded) or _guided().match(folded) is not None


def names_a_box(folded: str) -> bool:
    """Return whether a line is the name of a box of figures or projects: 专栏3 重点工程."""
    return _box().match(folded) is not None
