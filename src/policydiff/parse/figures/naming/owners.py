"""Whose a bare figure is: what a sentence is about where its figure says only how something is measured (识别率, 种植面积, 误差)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.metrics import is_dependent, is_rate, tidy
from policydiff.parse.figures.sentence.leads import read_lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.sides import Sides
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.metrics import is_known

_LONGEST_OWNER = 16
_LONGEST_PART = 60
_LONGEST_BARE = 12
_SEVERAL, _MARKED, _PARTED = re.compile(r"[、,\d等]"), re.compile(r"[,;:。、\d，；]"), re.compile(r"[,;:。、|]")
_SHORT = 4


@cache
def _bare() -> re.Pattern[str]:
    quality = rf"(?:{around('bare_quality')}|{around('bare_deed')})"
    general = rf"{around('general_kind')}{{0,2}}{around('general_thing')}?{around('general_rate')}"
    manner = rf"(?:[^占、的]{{2,10}}{around('manner_end')}|{around('manner_begin')}[^占、的]{{2,8}})"
    return re.compile(
        rf"(?:{quality}{{0,3}}|{around('bare_counted')})的?{around('bare_head')}|{general}|{around('related')}.+|{manner}{around('share_of_some')}"
    )


def is_bare(folded: str) -> bool:
    """Tell a figure that says how something is measured and not what: 正确识别率, 种植面积, 误差; not 森林覆盖率, nor one that is known by that name.

    >>> is_bare("正确识别率"), is_bare("年产值"), is_bare("森林覆盖率"), is_bare("算力规模")
    (True, True, False, False)
    """
    return 1 < len(folded) <= _LONGEST_BARE and may_be_bare(folded) and _bare().fullmatch(folded) is not None and not is_known(folded)


def may_be_bare(folded: str) -> bool:
    """A quick look, by the last character and the first: most of what is counted ends otherwise."""
    ends, begins = _bare_edges()
    return folded[-1:] in ends or folded[:1] in begins


@cache
def _bare_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return what a bare measure ends with, and with what one begins whose end may be any."""
    ends = [word[-1] for group in ("bare_head", "general_rate", "share_of_some") for word in words_in("figures", group)]
    return frozenset(ends), frozenset(word[0] for word in words_in("figures", "related"))


def goes_with_owner(folded: str) -> bool:
    """Tell a short figure behind one that has an owner, whatever its deed: 识别率…,分拣效率."""
    return len(folded) <= _SHORT and _measures().search(folded) is not None and not is_known(folded)


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"{around('bare_head')}\Z")


@lru_cache(maxsize=256)  # asked a few times of each name
def needs_owner(folded: str) -> bool:
    """Tell a figure that somebody or something has, and that does not say who or what."""
    return is_dependent(folded) or is_rate(folded) or is_bare(folded)


def owner_of(folded: str, sides: Sides, phrase: Phrase, headings: Sequence[str], before: str = "") -> str:
    """Return what the first figure of a sentence, a bare one, belongs to; "" where nothing says it.

    In this order: the label before the colon (智能检测装备:识别率…), the part before (大力发展设施蔬菜,种植面积…; 水产养殖方面,…), whose the last figure
    of the sentence before was (`before`), and the nearest heading that names a thing.
    """
    covers = words_around("coverage").fullmatch(folded) is not None
    counted = False  # a part with a figure of its own stands between: only the label of all of them still says whose this one is
    for start, end in _parts_before(sides, phrase):
        labels = sides.folded[end] == ":"
        counted = counted or bool(find_quantities(sides.folded[start:end]))
        if labels or not (counted or _only_dates(sides, start, end)):
            owner = "" if counted and not labels else _topic(sides, start, end, covers=covers)
            return owner or (before if not counted else "")
    return "" if counted else before or _in_heading(headings, covers=covers)


def label_of(sides: Sides, phrase: Phrase) -> str:
    """Return the thing that the label before the colon names: 城市公园:2025年新建12个; "" without one."""
    last = next(((start, end) for start, end in _parts_before(sides, phrase) if sides.folded[end] == ":"), None)
    return _topic(sides, *last, covers=False) if last else ""


def _parts_before(sides: Sides, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the parts before that of a number, the nearest first, up to a label or the end of another sentence."""
    end = phrase.left - 1
    while end > 0 and sides.folded[end] in ",:":
        start = max(sides.folded.rfind(mark, max(0, end - _LONGEST_PART), end) + 1 for mark in ",;:。()|")
        yield start, end
        if sides.folded[end] == ":":
            return
        end = start - 1


def owner_in(metric: str) -> str:
    """Return whose a figure is that ends with how something is measured; "" for a name of another kind.

    >>> owner_in("粮食播种面积"), owner_in("政务服务事项网上办结率"), owner_in("口袋公园")
    ('粮食', '政务服务事项', '')
    """
    folded = fold(metric)
    begins, (ends, wholes) = words_around("owned_begin"), _bare_edges()
    first = max(2, len(folded) - _LONGEST_BARE) if folded[-1:] in ends or not wholes.isdisjoint(folded) else len(folded)
    at = next((at for at in range(first, len(folded) - 1) if not begins.match(folded, at) and is_bare(folded[at:])), 0)
    at = next((known for known in range(2, at) if is_known(folded[known:])), at)  # 重点人群|签约服务覆盖率
    has = _has_measure().fullmatch(folded) if not at else None
    if has is not None:
        return thing_with_figures(metric[: has.end("owner")], covers=False)
    owner = _without_praise(whole_owner(tidy(metric[:at])))
    measured = _measured_thing().fullmatch(fold(owner)) or _made_inside().match(fold(owner))
    owner = owner[: measured.end("thing")] if measured else owner
    nothing = words_around("owns_nothing", r"{}\Z").search(fold(owner)) or _how().fullmatch(fold(owner)) or _SEVERAL.search(owner)
    return "" if nothing else owner


@cache
def _has_measure() -> re.Pattern[str]:
    """大型构件|的关键性能指标, of which no part is a bare measure."""
    return re.compile(rf"(?P<owner>[^的,]{{3,}})的[^的,]{{2,}}{around('performance')}")


def _without_praise(owner: str) -> str:
    """国内先进的|影像诊断系统|对典型疾病的(检出率): how good it is, and at what it is used, are no part of who has a figure."""
    folded = fold(owner)
    praised, used = words_around("praise").match(folded), words_around("used_at", r"(?<=..){}[^、,]{2,}\Z").search(folded)
    return owner[praised.end() if praised else 0 : used.start() if used else len(owner)]


@cache
def _measured_thing() -> re.Pattern[str]:
    """声发射传感器|工作频率(范围): what of it is measured is no part of the thing."""
    side = rf"{around('bare_quality')}|{around('bare_deed')}|{around('bare_head')}"
    return re.compile(rf"(?P<thing>.{{1,20}}{around('measured_end')})(?:{side}){{1,3}}")


@cache
def _made_inside() -> re.Pattern[str]:
    """智能装配装置|装配过程力载荷: what is done with a thing, or bears on it, is no part of it, unless it makes a thing of its own (软件企业)."""
    ends = rf"{around('holder')}|{around('thing_end')}|{around('made_end')}|{around('measured_end')}|{around('counted_end')}"
    return re.compile(rf"(?P<thing>[^的]{{2,20}}?{around('made_end')})(?=[^的]{{4,}}\Z)(?!.*(?:{ends})\Z)")


@cache
def _how() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('bare_quality')}|{around('bare_deed')})+")


def school_in(metric: str) -> str:
    """Return the schools of which a figure says how many there are, or who is at them: 普通高中招生, 普通高中 → 普通高中; else ""."""
    name = words_around("of_school", r"(?<=..){}\Z").sub("", metric)
    return name if words_around("school", r"{}\Z").search(fold(name)) and not find_quantities(fold(name)) else ""


def is_of_school(folded: str) -> bool:
    """Tell 在校生, who are at the schools that the figure before counts."""
    return words_around("of_school").fullmatch(folded) is not None


def whole_owner(subject: str) -> str:
    """Return what a figure was cut off from without the words that sum it up: 畜禽粪污综合(利用率) → 畜禽粪污.

    >>> whole_owner("畜禽粪污综合"), whole_owner("示范工厂")
    ('畜禽粪污', '示范工厂')
    """
    return words_around("summed", r"(?<=..){}\Z").sub("", subject)


def owned(owner: str, metric: str) -> str:
    """Return the name of a figure with its owner, what both say said once: 水产养殖, 养殖面积 → 水产养殖面积.

    >>> owned("水产养殖", "养殖面积"), owned("烤烟", "产量")
    ('水产养殖面积', '烤烟产量')
    """
    size = next((size for size in range(min(len(owner), len(metric)), 1, -1) if owner.endswith(metric[:size])), 0)
    return owner + metric[size:]


def _only_dates(sides: Sides, start: int, end: int) -> bool:
    lead = read_lead(sides.folded, start, end, sides.moments)
    return not sides.folded[lead.left : lead.right].strip() and not lead.verb


def _topic(sides: Sides, start: int, end: int, *, covers: bool) -> str:
    """Return what a part of the sentence is about: what it makes or does something to, or what its label names."""
    lead = read_lead(sides.folded, start, end, sides.moments)
    text = sides.text[lead.left : lead.right]
    about = words_around("about", r"{}\Z").search(fold(text))
    thing = without_work(text[: about.start()] if about else text)
    told = sides.folded[end] == ":" or about or lead.verb or thing != text
    return thing_with_figures(thing, covers=covers) if told else ""


def without_work(text: str) -> str:
    """Return what is worked at: 健全养老服务网络 → 养老服务网络, 改造污水处理厂 → 污水处理厂."""
    while begins := words_around("work_begin", r"\A{}(?=..)").match(fold(text)):
        text = text[begins.end() :]
    verb = verb_at(fold(text), 0, len(text))
    return text[verb.end :] if verb is not None else text


def without_work_behind(name: str) -> str:
    """Return what is worked at: 饮用水水源地|规范化建设.

    >>> without_work_behind("饮用水水源地规范化建设"), without_work_behind("老旧小区")
    ('饮用水水源地', '老旧小区')
    """
    while tail := words_around("work_end", r"(?<=....){}\Z").search(fold(name)):
        name = tidy(name[: tail.start()])
    return name


def _in_heading(headings: Sequence[str], *, covers: bool) -> str:
    goals = bool(headings) and words("goal_heading", r"\A.{0,4}?{}\Z").match(fold(headings[0])) is not None  # 主要目标, under 烤烟
    name = headings[1 if goals and len(headings) > 1 else 0].rstrip("。：:") if headings else ""
    if not name or _MARKED.search(name) or any(words(f"{kind}_heading").search(fold(name)) for kind in _TOPICS):
        return ""
    lead = read_lead(fold(name), 0, len(name), ())
    return thing_with_figures(without_work(name[lead.left :]), covers=covers)


_TOPICS = ("goal", "plan", "report", "condition", "benefit", "score", "sample")


@cache
def _all_done() -> re.Pattern[str]:
    """新建项目|全部开工: what becomes of a thing."""
    return re.compile(rf"(?<=..){around('wholly')}{around('predicate')}\Z")


def thing_with_figures(text: str, *, covers: bool) -> str:
    """Return a thing that may have figures, without the words for the work at it: 高标准农田建设 → 高标准农田; "" for 创新能力."""
    name = _all_done().sub("", tidy(text.strip()))
    while tail := words_around("work_end", r"(?<=..){}\Z").search(fold(name)):
        name = tidy(name[: tail.start()])
    folded = fold(name)
    vague = words_around("abstract_end", r"{}\Z").search(folded) and not (covers and words_around("covering", r"{}\Z").search(folded))
    odd = (
        _PARTED.search(folded)
        or words_around("no_owner").search(folded)
        or find_quantities(folded)
        or words("indicator", r"{}\Z").search(folded)
    )
    fits = 2 <= len(folded) <= _LONGEST_OWNER and verb_at(folded, 0, len(folded)) is None
    return name if fits and not (vague or odd) else ""
