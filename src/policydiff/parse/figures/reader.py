"""Reads the claims of one sentence from left to right: what each number counts, by when, and how it is promised.

A *phrase* is a number with the words around it, its *lead* what stands before it (verb, bound, area), its *place* the heading and family it stands
under, a *case* a phrase in its place, ready to be judged, and a *claim* what came of it: name, time, basis.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policydiff.parse.figures.apart import as_meant, inside_name, quoted_spans, set_apart, unit_goes_on, with_shared_points
from policydiff.parse.figures.case import Case, Context, Setting, counted
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.clock import Clock
from policydiff.parse.figures.lists import (
    bound_alike,
    carry,
    counts_projects,
    goes_on_standing,
    hands_on_each,
    is_beside,
    is_bracketed,
    is_crossed,
    is_part_of,
    is_share_of_several,
    opens_parts,
    restates,
    share_alike,
    share_out,
    take_label,
    take_part,
)
from policydiff.parse.figures.metrics import is_dependent, is_floor, turn_to_change, without_year
from policydiff.parse.figures.moods import Mood, mood_of
from policydiff.parse.figures.naming.completing import Around, complete, is_alone
from policydiff.parse.figures.naming.elided import giver, task_named
from policydiff.parse.figures.naming.fields import tell_whole
from policydiff.parse.figures.naming.handed.totals import comes_on_top, name_total, sums
from policydiff.parse.figures.naming.handed.wholes import whole_of
from policydiff.parse.figures.naming.names import metric_of
from policydiff.parse.figures.naming.proportions import name_shares
from policydiff.parse.figures.scopes import keep_scope, scope_above, take_whose, with_whose
from policydiff.parse.figures.sentence.leads import Lead, read_lead
from policydiff.parse.figures.sentence.moments import Moment, Time, names_a_year
from policydiff.parse.figures.sentence.phrases import Phrase, read_phrases
from policydiff.parse.figures.sentence.pieces import strives_by
from policydiff.parse.figures.sentence.sides import Sides, label_before, says_how_seen, whole_before
from policydiff.parse.figures.sentence.speeds import read_comparison, read_speed
from policydiff.parse.figures.sentence.tenses import says_future
from policydiff.parse.figures.sentence.yearly import date_wholes, is_of_its_year, of_each_year, opening_years, over_years, year_for_all
from policydiff.parse.lay.passage import Sentence
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import words_in
from policydiff.vocab.amounts.targets import words_of

_LONGEST_PART = 120

Before = tuple[Sequence[str], str, bool]
"""The metrics of the sentence before, the unit of the last, and whether it stands in the same paragraph."""


class Reader:
    """Reads the claims of one sentence from left to right; later ones lean on earlier ones."""

    def __init__(self, sentence: Sentence, moments: list[Moment], clock: Clock, place: Context, before: Before = ((), "", False)) -> None:
        """before: the metrics of the sentence before, for which 以上指标 stands, and the unit of the last."""
        self._sentence = sentence
        self._text, self._folded = sentence.passage.text, sentence.barred
        self._moments = moments
        self._sides = Sides(self._text, self._folded, moments)
        headings = (place.topic, *sentence.headings) if place.topic else sentence.headings
        before = before if before[2] or not place.topic else ((), "", False)
        self._around = Around(self._sides, headings, *before, place.label)
        self._starts = [moment.start for moment in moments]
        dates = ("by", "in") if place.promises or place.article else ("by",)  # news tell the day of what they say
        # 一年内 in an article of rules is how long, not by when
        told = [moment for moment in moments if not place.article or names_a_year(self._folded[moment.start : moment.end], rule=True)]
        self._first_end = min((moment.end for moment in told if moment.use in dates), default=len(self._folded) + 1)
        self._clock = clock
        self._place = place
        self._claims, self._others = list[Claim](), list[Other]()
        self._judged: Mood | None = None
        self._assigned = ("", "")  # what was to be done, and the unit of how much: 改厕任务3800座
        self._parts = False  # the number is a part (其中) of one before it

    def read(self, quantities: Sequence[Quantity]) -> tuple[list[Claim], list[Other]]:
        """Return what the sentence claims of its quantities, and the others with their class, each in the order of the text."""
        apart = list(set_apart(self._folded, with_shared_points(self._folded, quantities), self._place.label))
        self._others += [Other(quantity, reason, doubtful=reason == "damaged") for quantity, reason in apart if reason]
        names = quoted_spans(self._folded)
        before: Lead | None = None
        phrases = [as_meant(self._folded, one) for one in read_phrases(self._folded, [each for each, reason in apart if not reason])]
        if named := [phrase for phrase in phrases if inside_name(names, phrase.quantity)] if names else []:
            self._others += [Other(phrase.quantity, "name") for phrase in named]
            phrases = [phrase for phrase in phrases if phrase not in named]
        bounding: Phrase | None = None
        for index, phrase in enumerate(phrases):
            if phrase.carried:  # 产值10亿元以上的企业5家, 由5家增加到10家: what the next number is about, or grows from
                before = None
                self._others.append(Other(phrase.quantity, "start"))
                continue
            lead = self._lead(phrase)
            if phrase.listed and index:
                bounding = bounding or phrases[index - 1]
                bound = bound_alike(self._folded, bounding, phrase, lead)
                bounding, phrase = (bounding if bound is not phrase else None), bound
            else:
                bounding = None
            if phrase.listed and before is not None:
                lead.reach |= is_dependent(self._folded[lead.left : lead.right])  # 增长15.8%、占总产值比重超过13%
                carry(before, lead, crossed=is_crossed(self._folded, phrases[index - 1], phrase))
            self._claim(phrase, lead)
            before = lead if index + 1 < len(phrases) and phrases[index + 1].listed else None
        self._others.sort(key=lambda other: other.quantity.start)
        if not self._claims:
            return [], self._others
        share_out(self._claims, self._folded, self._moments, self._around.before)
        date_wholes(self._claims, self._folded, self._moments)
        scope_above(self._claims, self._sentence.headings)
        claims = share_alike(self._claims, self._folded)
        name_shares(claims, self._folded)
        tell_whole(claims, self._around)
        return claims, self._others

    def _lead(self, phrase: Phrase) -> Lead:
        """Read the words before the number; where they name nothing, those of the part before (涉海平台:2025年达到150个)."""
        noun = counted(self._folded, phrase)
        lead = self._read_lead(phrase.start, phrase.quantity.start, counts=bool(noun) and not noun.startswith("的"))
        read_comparison(self._folded, lead, phrase.quantity)
        read_speed(self._folded, lead, phrase.quantity)
        lead.reach |= phrase.quantity.unit == "%" and is_share_of_several(self._folded, lead)
        take_whose(self._folded, lead, phrase.quantity, noun if self._place.promises else "")
        bare = lead.left == lead.right and not lead.verb and not noun
        if not bare or phrase.listed or phrase.left < 2 or self._folded[phrase.left - 1] not in ",:":
            return lead
        near = max(0, phrase.left - _LONGEST_PART)
        start = max(near, *(self._folded.rfind(mark, near, phrase.left - 1) + 1 for mark in ",;:。()|"))
        aside = find_quantities(self._folded[start : phrase.left]) or says_how_seen(self._folded, start, phrase.left - 1)
        if aside or (self._claims and start <= self._claims[-1].phrase.quantity.start):
            return lead
        return self._read_lead(start, phrase.quantity.start)

    def _read_lead(self, start: int, end: int, *, counts: bool = False) -> Lead:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return read_lead(self._folded, start, end, self._moments[first:last], counts=counts)

    def _claim(self, phrase: Phrase, lead: Lead) -> None:
        time = self._clock.of(phrase, news=not (self._place.promises or self._place.article))
        if self._goes_on_telling(time, phrase):
            time = self._claims[-1].time
        time = over_years(time, self._folded, self._moments, phrase, lead, placed=self._place.years)
        self._carry_each(phrase, lead)
        if of_each_year(self._folded, lead, phrase.quantity.start) and not (time.past or self._names_year()):
            time = Time()  # 每年培育3家: the deadline of another sentence is none of its; a growth is the mean until then
        lead.modality = lead.modality or self._hope(phrase)
        dated = self._first_end <= phrase.quantity.start and not time.past
        if self._claims and opens_parts(self._folded, self._claims, phrase, lead):
            lead.part = True
        setting = self._setting(phrase, lead, time, dated)
        last = self._judged is not None and self._judged.kind != "promise"
        stands = self._judged is not None and self._judged.id == "standing"
        stands = stands and goes_on_standing(self._folded, phrase, lead, self._others[-1].quantity)
        of_list = stands or (last and self._is_bare(phrase, lead))
        self._parts = lead.part or (self._parts and phrase.listed)
        of_list = of_list or (last and self._parts and self._alike(phrase))
        mood = self._judged if of_list and self._judged else mood_of(Case(self._folded, phrase, lead, setting))
        self._judged = mood
        if mood.kind != "promise":
            if mood.id == "standing" and (task := task_named(self._text[lead.left : lead.right])):
                self._assigned = (task, phrase.quantity.unit)
            doubtful = mood.id == "unplaced" and (dated or self._place.goal or self._is_bare_promise(phrase, lead))
            doubtful |= mood.id == "article" and lead.modality in words_in("figures", "reckons") and self._clock.standing().year is not None
            self._others.append(Other(phrase.quantity, mood.id, doubtful=doubtful))
            return
        if setting.series and not lead.verb:
            lead.verb = self._claims[-1].lead.verb
        turn_to_change(self._folded, lead, phrase)
        lead.increase |= comes_on_top(self._folded, phrase, lead, self._claims[-1] if setting.yearly else None)
        metric, end = self._metric(phrase, lead)
        metric = metric or (self._assigned[0] if not self._claims and phrase.quantity.unit == self._assigned[1] else "")
        claim = Claim(phrase, lead, time, mood.id, lead.text, end, whole_before(self._sides, phrase, metric) + metric)
        if unit_goes_on(self._folded, phrase.quantity) or not complete(claim, self._claims, self._around):
            self._others.append(Other(phrase.quantity, "unplaced", doubtful=True))
            return
        self._take_over(claim)
        self._claims.append(claim)

    def _is_bare(self, phrase: Phrase, lead: Lead) -> bool:
        """Tell a number of a list without words of its own; of 不超过30个和10个 the bound is handed on."""
        reached = lead.reach and phrase.start < phrase.quantity.number[0]
        return phrase.listed and lead.left == lead.right and not (lead.verb or reached or counted(self._folded, phrase))

    def _goes_on_telling(self, time: Time, phrase: Phrase) -> bool:
        """Tell news that go on with what has been reached: 受理诉求300件,全部办结,满意率98%."""
        if self._place.promises or self._place.article or not self._claims or time.past or time.year is not None:
            return False
        words = self._folded[self._claims[-1].phrase.quantity.end : phrase.quantity.start]
        return self._claims[-1].time.past and not (says_future(words) or self._clock.is_ahead(time, phrase))

    def _carry_each(self, phrase: Phrase, lead: Lead) -> None:
        """Hand on for what each a figure is: 每名特派员服务60天,联系示范户5户; 每年举办活动不少于2场,提供服务不少于30次."""
        last = self._claims[-1] if self._claims else None
        free = not (lead.each or lead.scope or lead.reach)
        if free and last is not None and lead.verb and hands_on_each(self._folded, last, phrase):
            lead.each = last.lead.each
        alike = last is not None and last.phrase.quantity.comparator == phrase.quantity.comparator != "="
        if free and not (lead.each or lead.change or self._names_year(opening_years(self._folded))) and (lead.verb or alike):
            lead.each = year_for_all(self._folded, phrase.left, phrase.quantity.start)

    def _hope(self, phrase: Phrase) -> str | None:
        """Return the modality of the deadline that leads the first claim of the sentence: 力争到2025年,全市规模达到80亿元."""
        at = bisect_left(self._starts, phrase.left) - 1
        if self._claims or at < 0 or self._folded[self._moments[at].end : phrase.left] != ",":
            return None
        return strives_by(self._folded, self._moments[at].start, self._moments[at].end)

    def _take_over(self, claim: Claim) -> None:
        """Give a claim what the label of its list, its whole and the figure before it say of it."""
        take_label(claim, *label_before(self._sides, claim.phrase))
        if not self._claims:
            return
        last = self._claims[-1]
        name_total(claim, last, self._folded)
        if claim.lead.part and (of := last.of if last.lead.part else whole_of(self._claims, claim)) is not None:
            claim.of = of
            take_part(self._claims[of], claim)
        keep_scope(last, claim)

    def _setting(self, phrase: Phrase, lead: Lead, time: Time, dated: bool) -> Setting:
        last = self._claims[-1] if self._claims and self._judged and self._judged.kind == "promise" else None
        return Setting(
            goal=self._place.goal or dated or bool(self._claims) or time.past or (self._place.promises and time.year is not None),
            article=self._place.article,
            dated=dated,
            heading=self._sentence.role == "heading",
            under=self._place.under,
            restates=last is not None and (restates(self._folded, last, phrase) or is_beside(last, phrase)),
            bracketed=last is not None and is_bracketed(self._folded, last, phrase),
            part=last is not None and is_part_of(self._folded, last, phrase, lead),
            headed=bool(self._place.label) and not self._claims and is_alone(self._folded, phrase),
            built=self._folded[lead.left : lead.right] in words_of("extent") and self._built(phrase),
            series=self._goes_on(phrase),
            yearly=last is not None and self._is_yearly(last, phrase, lead),
            past=time.past,
            reported=self._clock.reporting,
            promises=self._place.promises,
            guide=self._place.guide,
            ahead=self._clock.is_ahead(time, phrase),
            items=self._place.items,
            counted=last is not None and time.past and counts_projects(last),
        )

    def _names_year(self, after: int = 0) -> bool:
        """Tell a sentence that says itself by when, behind `after`."""
        return any(moment.year is not None and moment.use != "base" and moment.end > after for moment in self._moments)

    def _is_bare_promise(self, phrase: Phrase, lead: Lead) -> bool:
        """Tell a name and a number at the end of its part, in a text that promises: it may be a target with a verb that is not known."""
        return self._place.promises and lead.right - lead.left > 1 and not counted(self._folded, phrase)

    def _alike(self, phrase: Phrase) -> bool:
        """Tell a number in the measure of the one before it, which was no promise either."""
        return bool(self._others) and self._others[-1].quantity.unit == phrase.quantity.unit

    def _goes_on(self, phrase: Phrase) -> bool:
        last = self._claims[-1] if self._claims else None
        begins = phrase.quantity.start == phrase.left and phrase.start == phrase.left
        return bool(begins and last and last.lead.verb and last.phrase.end == phrase.left - 1 > last.phrase.quantity.end)

    def _is_yearly(self, last: Claim, phrase: Phrase, lead: Lead) -> bool:
        """Tell 2025年12家,2026年20家, and 行政管理费400亿元,平均每年80亿元."""
        alike = last.phrase.quantity.unit == phrase.quantity.unit
        if last.lead.each and alike and sums(self._folded, phrase, lead):
            return True
        if lead.each and not lead.verb and alike:
            return not last.lead.each
        begun = alike and (is_bracketed(self._folded, last, phrase) or is_of_its_year(self._folded, last))  # 1.2万个(2024年4000个,…)
        return self._is_dated_alone(phrase) and (begun or self._is_dated_alone(last.phrase))

    def _is_dated_alone(self, phrase: Phrase) -> bool:
        """Tell 2026年20家, a year and a number with nothing between and behind."""
        moment = next(reversed(self._moments[: bisect_left(self._starts, phrase.quantity.start)]), None)
        return moment is not None and moment.year is not None and moment.end == phrase.quantity.start and phrase.end == phrase.quantity.end

    def _built(self, phrase: Phrase) -> bool:
        """Tell a part that a part with a verb of building stands before: 修建环湖绿道,全长5.6公里."""
        if phrase.left < 2:
            return False
        near = max(0, phrase.left - _LONGEST_PART)
        start = max(near, *(self._folded.rfind(mark, near, phrase.left - 1) + 1 for mark in ",;:。()|"))
        return bool(self._read_lead(start, phrase.left - 1).verb)

    def _metric(self, phrase: Phrase, lead: Lead) -> tuple[str, int]:
        lead.at_least |= is_floor(self._folded[lead.left : lead.right])
        metric, end = metric_of(self._text, self._folded, phrase, lead, lambda: giver(self._sides, phrase, lead))
        for moment in self._moments[bisect_left(self._starts, phrase.quantity.end) : bisect_left(self._starts, end)]:
            if moment.use == "by":
                metric = metric.replace(self._text[moment.start : moment.end], "")  # 项目6月底前开工
        return with_whose(lead, without_year(metric)), end
