"""What a figure counts where its own words do not say it whole: taken from the figures before it, the part before, or the heading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.metrics import each_noun, goes_on_for, goes_with_name, has_figures, is_dependent, subject_of, tidy
from policydiff.parse.figures.naming.elided import (
    first_named,
    giver,
    is_share_alone,
    measured_before,
    named_after,
    subject_for,
    without_deed,
)
from policydiff.parse.figures.naming.handed.wholes import counted_again, counted_alike, summed_from
from policydiff.parse.figures.naming.headings import heading_counted, heading_subject, object_of
from policydiff.parse.figures.naming.nouns import noun_of, of_increase, of_whole, with_loss, with_share, with_spending, without_adverb
from policydiff.parse.figures.naming.owners import (
    goes_with_owner,
    is_bare,
    is_of_school,
    label_of,
    needs_owner,
    owned,
    owner_in,
    owner_of,
    school_in,
    whole_owner,
    without_work_behind,
)
from policydiff.parse.figures.naming.proportions import rate_of_task
from policydiff.parse.figures.naming.topics import (
    bearer_behind,
    brought_about,
    chosen_for,
    is_related,
    opener_of,
    part_in_share,
    related_to,
    topic_of,
)
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.sides import Sides, area_before, name_before, name_behind, only_dated, part_before
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.records import dataclass
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import words_of

_LONGEST_SUBJECT = 24
_SHARES = frozenset(["%", "‰"])


@dataclass(frozen=True, slots=True)
class Around:
    """Where else the name of a figure may stand: in its sentence, in the headings above (nearest first), and among the metrics of the
    sentence `before`, the last of which has the `unit`; near: that one stands in the same paragraph. label: the heading of the sentence's own line, before a colon."""

    sides: Sides
    headings: Sequence[str]
    before: Sequence[str] = ()
    unit: str = ""
    near: bool = False
    label: str = ""


def is_alone(folded: str, phrase: Phrase) -> bool:
    """Tell a sentence that is one number with its bound: 不低于40%;"""
    return not folded[: phrase.left].strip() and not folded[phrase.right :].strip(" ;,。")


def complete(claim: Claim, claims: Sequence[Claim], around: Around) -> bool:
    """Give a metric without a subject of its own the one before it; return whether there is a metric at all."""
    claim.metric = without_adverb(noun_of(claim.metric, claim.lead.verb, claim.phrase.quantity.unit))
    share = claim.phrase.quantity.unit in _SHARES
    claim.metric = of_whole(claim, around.sides.folded) if share else with_loss(claim.metric, claim.lead.verb)
    own = _of_another_size(around.sides.folded, claims[-1], claim) if claims and not claim.metric else ""
    if own:
        claim.metric, claim.printed = own, ""
    found = bool(own) or _complete(claim, claims, around)
    claim.metric = with_share(claim.metric, claim.phrase.quantity.unit)
    return found


def _complete(claim: Claim, claims: Sequence[Claim], around: Around) -> bool:
    last = claims[-1] if claims else None
    if not claim.metric and last is None:
        return _name_first(claim, around)
    if last is not None and last.of is not None and not claim.metric and not (claim.lead.part or claim.phrase.listed):
        closed = around.sides.folded.startswith(")", last.phrase.right)
        last = claims[last.of] if closed or not claim.lead.change else last  # 60个(其中省级20个),增长5%; 其中住宅投资65亿元,下降8%
    if not claim.metric and last is not None:
        if is_share_alone(last, claim) or is_aside(around.sides.folded, claim.phrase, last):
            return False  # 占总数的比重达到70%,…增加到9119万人: the number is of something that is not read
        last = counted_alike(claims, summed_from(claims, last, around.sides.folded), claim)
        claim.metric, claim.printed, claim.subject = counted_again(without_deed(claim, last), last, claim), "", last.subject
        claim.metric = with_loss(of_increase(claim.metric, last, claim), claim.lead.verb)
        claim.lead.scope = claim.lead.scope or last.lead.scope
        if last.lead.each and goes_with_name(last.lead.each) and last.phrase.quantity.unit == claim.phrase.quantity.unit:
            claim.lead.each = claim.lead.each or last.lead.each  # 2026年每万人口达到4名,2028年达到4.6名
        _hope_for_more(last, claim)
        return True
    reached = last is not None and claim.lead.verb in words_in("figures", "reaches")
    folded = fold(claim.metric)
    claim.subject = last.subject if last is not None and reached else "" if is_bare(folded) else whole_owner(subject_of(claim.metric))
    if last is None and _goes_on_with(folded, claim, around):
        claim.metric, claim.printed = around.before[-1], claim.metric  # 完成危房改造90户。明年再改造40户。
        return True
    if last is None and around.near and around.before and (named := measured_before(claim, around.before[-1], around.unit)):
        claim.printed, claim.metric = claim.metric, named  # 工业增加值增长8%。采矿业增长5%。
        return True
    if named := _named_elsewhere(claim, claims, around):
        claim.printed, claim.metric = claim.metric, named
        return True
    if named := named_after(claims, claim) if last is not None else first_named(claim, around.sides, around.headings):
        _call(claim, named)
        return True
    if last is not None and claim.phrase.quantity.unit == "倍" and last.lead.verb and claim.lead.verb:
        return True  # 引进项目30个,实现税收翻一番
    subject = _subject(folded, claim, claims, around)
    if subject:
        claim.printed, claim.subject = claim.metric, subject
        claim.metric = owned(subject, claim.metric)
        claim.lead.scope = claim.lead.scope or (last.lead.scope if last else None)
    return True


def _call(claim: Claim, named: str) -> None:
    """Give a figure its full name; of a bare deed (续建90个,|完成投资200亿元) that is also what the next one is of."""
    if fold(claim.metric) == claim.lead.verb:
        claim.subject = subject_of(named)
    claim.printed, claim.metric = claim.metric, named


def _hope_for_more(last: Claim, claim: Claim) -> None:
    """Read 增长5.5%左右,力争|6% and 增长8%以上、力争达到|10% as growths; 覆盖率提高5%,力争达到90% is a share."""
    if claim.lead.modality and last.phrase.quantity.unit == claim.phrase.quantity.unit:
        claim.lead.change = claim.lead.change or last.lead.change
        share = words_around("share", r"{}\Z").search(fold(last.metric))
        claim.lead.reach &= not (claim.lead.change and not last.lead.reach and not share)


@lru_cache(maxsize=8)
def _first_figure(folded: str) -> int:
    """Return where the first figure of a sentence ends; asked for each of them, so it is remembered."""
    return next((one.end for one in find_quantities(folded)), len(folded))


def _of_another_size(folded: str, last: Claim, claim: Claim) -> str:
    """Return what is counted that is of another size than what was counted before: 年产值5000万元以上的企业30家,|1亿元以上的|达到12家; "" where no size stands there."""
    between = folded[last.phrase.right : claim.phrase.quantity.start]
    sizes = find_quantities(between) if _OF in between else []
    size = sizes[0] if len(sizes) == 1 and not between[: sizes[0].start].strip(",、 ") else None
    if size is None or size.comparator == "=" or not between.startswith(_OF, size.end):
        return ""
    named = between[size.start : size.end]
    before = next((one for one in find_quantities(fold(last.metric)) if one.unit == size.unit), None)
    if before is not None and claim.phrase.quantity.unit == last.phrase.quantity.unit:
        return last.metric[: before.start] + named + last.metric[before.end :]
    return (
        f"{last.metric}{named}{min(words_in('figures', 'share_word'))}"
        if claim.phrase.quantity.unit == "%" and last.phrase.quantity.unit == size.unit
        else ""
    )


_OF = "的"


def is_aside(folded: str, phrase: Phrase, last: Claim) -> bool:
    """Tell a number that is all of a bracket behind words: 在航天、船舶(不少于2个)等行业; behind another number it says the same in another measure."""
    alone = folded.startswith("(", phrase.left - 1) and phrase.quantity.start == phrase.left and phrase.quantity.end == phrase.right
    return alone and last.phrase.end < phrase.left - 1


def _named_elsewhere(claim: Claim, claims: Sequence[Claim], around: Around) -> str:
    """Return the name of a figure whose own words say only a part of it: what they do who are chosen, what is brought about, the share of a part."""
    sides, folded, last = around.sides, fold(claim.metric), claims[-1] if claims else None
    if not claim.metric:
        return ""
    if claim.lead.left < claim.lead.right and (bearer := bearer_behind(sides.folded, claim.phrase, folded)):
        return owned(bearer, claim.metric)
    if related := related_to(sides, claim.phrase, folded):
        return related
    if last is None:
        return chosen_for(sides, claim.phrase, claim.lead.verb, folded)
    whole = last if last.of is None else claims[last.of]
    return (
        rate_of_task(claim, last)
        or chosen_for(sides, claim.phrase, claim.lead.verb, folded)
        or part_in_share(claim, whole, folded)
        or (brought_about(claim, last, owner_in(last.metric)) if is_related(claim.metric) else "")
    )


def _subject(folded: str, claim: Claim, claims: Sequence[Claim], around: Around) -> str:
    """Return whose a bare figure is: for each of whom it is given; the owner of the figure before it; else what the sentence or the heading is about."""
    last = claims[-1] if claims else None
    chained = last is not None and last.subject and last.printed and last.metric == owned(last.subject, last.printed)
    if not needs_owner(folded) and not (last is not None and is_of_school(folded)) and not (chained and goes_with_owner(folded)):
        return ""
    if goes_on_for(claim.lead.each or "") and (each := each_noun(claim.lead.each)):
        return each
    if last is None:
        return _owner(folded, claim, around)
    if is_of_school(folded):
        return school_in(last.metric)
    if is_dependent(folded):
        return subject_for(folded, claims, around.sides.folded[last.phrase.right : claim.phrase.left])
    if is_related(folded):
        return ""  # 软件著作权2件,相关专著1部: not of those
    clause = around.sides.folded.rfind(";", last.phrase.quantity.end, claim.phrase.left)
    own = (owner_of(folded, around.sides, claim.phrase, ()) or opener_of(around.sides, claim.phrase)) if clause >= 0 else ""
    if own or 0 <= clause < claim.phrase.left - 1:
        return own  # 甲传感器误差…;乙传感器检测气体…,测量范围…: of whatever its clause speaks
    has = chained or (last.subject and has_figures(fold(last.subject)))
    goes_on = around.sides.folded[last.phrase.right : claim.phrase.left] == "," or claim.phrase.listed  # 冷库20座、总库容3万立方米
    owner = last.subject if has else (owner_in(last.metric) or _counted_before(last, claim)) if goes_on else ""
    owner = owner or (opener_of(around.sides, claim.phrase) if is_bare(folded) else "")
    return owner if len(owner) <= _LONGEST_SUBJECT else ""


def _counted_before(last: Claim, claim: Claim) -> str:
    """Return the things that the figure before counts, whose rate or size follows: 信访事项1260件,按期办结率99%; 传感器2套,响应时间不超过5毫秒."""
    sized = kinds().get(claim.phrase.quantity.unit) not in ("count", "money") and claim.phrase.quantity.unit
    counts = kinds().get(last.phrase.quantity.unit) == "count" and sized and not last.lead.change
    name = fold(last.metric)
    odd = verb_at(name, 0, len(name)) or words("indicator", r"{}\Z").search(name) or words_around("owns_nothing", r"{}\Z").search(name)
    measures = words_around("of_procedure", r"(?:(?<=..)|\A){}\Z")
    if (measure := measures.search(name)) and measures.search(fold(claim.metric)):
        return last.metric[: measure.start()]  # 许可事项申请材料3份,办理时限5个工作日
    return without_work_behind(last.metric[_of_kinds(last.metric) :]) if counts and not odd else ""


def _of_kinds(name: str) -> int:
    """Return where a name goes on behind how many kinds there are of the things: 2种以上|仿真软件; 0 where it says no such number."""
    found = find_quantities(fold(name)) if name[:1].isdigit() else []
    return found[0].end if found and found[0].start == 0 else 0


def _name_first(claim: Claim, around: Around) -> bool:
    """Name the first figure of a sentence, whose own words name nothing; return whether anything does."""
    claim.metric = tidy(
        name_before(around.sides, claim.phrase, claim.lead) or (name_behind(around.sides, claim.phrase) if claim.lead.verb else "")
    )
    claim.lead.scope = claim.lead.scope or (area_before(around.sides, claim.phrase) if claim.metric else None)
    if not claim.metric and claim.lead.verb and (label := label_of(around.sides, claim.phrase)):
        claim.metric, claim.printed = label, ""  # 城市公园:2025年新建12个
    claim.metric = claim.metric or giver(around.sides, claim.phrase, claim.lead)
    if not claim.metric and around.before and claim.lead.verb and around.unit == claim.phrase.quantity.unit:
        claim.metric, claim.printed = around.before[-1], ""  # 新建公园40个。年底前建成25个。
    if not claim.metric and around.near and around.unit == claim.phrase.quantity.unit and claim.lead.reach and _names_year(around, claim):
        claim.metric, claim.printed = around.before[-1], ""  # 到2025年,共享率达到85%。到2027年,达到95%以上。
    grows = not claim.metric and bool(around.before) and claim.lead.change
    behind = grows and _first_figure(around.sides.folded) <= claim.phrase.left
    if grows and not behind and around.near and claim.phrase.quantity.unit in ("%", "‰"):
        claim.metric, claim.printed = around.before[-1], ""  # 全省生产总值增长6.7%。分季度看,一季度增长6.5%。
    if not claim.metric and behind:
        return False  # 新增限额468.8亿元,增长102%: of what is not read as a figure of its own
    if not claim.metric:
        dated = (claim.lead.reach or claim.lead.change) and only_dated(around.sides, claim.phrase, claim.lead)
        of_label = dated and words("indicator", r"{}\Z").search(fold(around.label))  # 污水治理率:|2026年达到60%,2027年达到75%
        alone = around.label if of_label or is_alone(around.sides.folded, claim.phrase) else ""
        heading = heading_subject(around.headings) or (object_of(around.headings) if claim.lead.verb or claim.lead.reach else "")
        heading = with_spending(heading, claim)
        counts = (claim.lead.verb or claim.lead.reach) and kinds().get(claim.phrase.quantity.unit) == "count"
        claim.metric, claim.printed = alone or heading or (heading_counted(around.headings) if counts else ""), ""
    if not claim.metric and claim.lead.each:
        claim.metric = claim.lead.verb  # 年均招收不少于800人: the deed alone, which is told
    claim.subject = subject_of(claim.metric)
    return bool(claim.metric)


def _names_year(around: Around, claim: Claim) -> bool:
    """Tell a sentence that says before its first figure by when: of what the one before counts, so much by then."""
    return bool(around.before) and any(
        one.year is not None and one.use == "by" and one.end <= claim.phrase.quantity.start for one in around.sides.moments
    )


def _goes_on_with(deed: str, claim: Claim, around: Around) -> bool:
    """Tell a bare deed that the last figure of the sentence before names, too: 适老化改造 before 再改造600户."""
    alike = deed == claim.lead.verb and around.unit == claim.phrase.quantity.unit
    return bool(alike and around.before and len(around.before[-1]) > len(deed) and fold(around.before[-1]).endswith(deed))


def _owner(folded: str, claim: Claim, around: Around) -> str:
    """Return whose the first figure of a sentence is: what the part before builds or is about, or what the heading names."""
    built = part_before(around.sides, claim.phrase) if claim.metric in words_of("extent") else ""
    before = owner_in(around.before[-1]) if around.near and around.before else ""
    owner = tidy(built) or owner_of(folded, around.sides, claim.phrase, around.headings, before)
    owner = owner or topic_of(around.sides, claim.phrase) or opener_of(around.sides, claim.phrase)
    return owner or (heading_subject(around.headings, owns=True) if is_dependent(folded) else "")
