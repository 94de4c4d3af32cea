"""The figures of a plan: what it commits to reach, what it reports as reached, and every other number with a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from policydiff.model import Family
from policydiff.parse.duties.deadlines import dates_of, year_of
from policydiff.parse.figures.case import Context, assesses, has_blank, is_form, rule_above, words, words_around
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.clock import Clock
from policydiff.parse.figures.grid.cells import by_column, due, is_of_tasks, printed_cells, read_bare, topics, topics_of
from policydiff.parse.figures.grid.indicators import read_indicators
from policydiff.parse.figures.grid.shares import read_shares
from policydiff.parse.figures.grid.units import is_unit_line
from policydiff.parse.figures.grid.values import Indicator
from policydiff.parse.figures.metrics import tidy
from policydiff.parse.figures.naming.headings import heading_name
from policydiff.parse.figures.reader import Before, Reader
from policydiff.parse.figures.sentence.dating import announces
from policydiff.parse.figures.sentence.moments import Time, find_moments
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.tenses import is_ahead, is_goal, labels_goal, leads_goals
from policydiff.parse.figures.written import Figures, write_down
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.tables import Row, read_rows
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.five_year_plans import plans_in

_YEAR = re.compile(r"(?:19|20)\d\d年")
_ARTICLE = re.compile(rf"第[{CHARACTERS}\d]+条")
_RULES = frozenset({"regulation", "guide"})
_PROMISING = frozenset({"plan", "task-list", "order", "reply", "report", "communique"})
_REPORTS = frozenset({"report", "communique"})
_LONGEST_TOPIC = 14
_OPENING = 4  # sentences before the first section that may say of what year the text is


def read_figures(
    sentences: Sequence[Sentence],
    *,
    period: tuple[int, int] | None,
    issued_year: int | None,
    title: str | None = None,
    family: Family = "plan",
    letter: Sequence[Sentence] = (),
    rows: Mapping[str, Row] | None = None,
    first: int | None = None,
    month: int | None = None,
    out: Figures | None = None,
) -> Figures:
    """Return the figures of one plan, added to `out`, those of the plans before it.

    sentences: of the plan, in order; responsibility and letter carry no figures. period: the plan's, issued_year: the
    notice's, for 三年内 and 今年. title: what a report of one year speaks of, and a one-year plan is for; it also says that a text
    assesses. family: the notice's. letter: what announces the plan, and may say of what year it is. rows: the rows of tables by clause id, read here where they are not given. first: see first_deadline. month: of the notice.
    Guaranteed: removing all blanks from the Source at `span` and from `text` gives the same string; `of` names an earlier target. Never raises.
    """
    now = issued_year if issued_year is not None else period[0] if period else None
    heading = fold(title or "")
    dated = _dated(heading, sentences, letter)
    dates, first = dates_of(dated, issued_year, None if period else month), first if now is None else None
    clock, span = Clock(period, issued_year, dated, first, reports=_reports(family, year_of(heading), now), month=month), period
    rows = _rows_in(sentences) if rows is None else rows
    out = Figures() if out is None else out
    above = _Above(leaves_out=has_blank("\n".join([one.passage.folded for one in sentences])))
    before: tuple[str, int, Sequence[str], str] = ("", -1, (), "")  # of the last sentence that has claims, with its section and paragraph
    for sentence in [one for one in sentences if one.role in ("body", "row", "heading")]:
        folded = sentence.barred
        opens = above.turn(sentence, folded)
        span = next(iter(plans_in(folded)), None) if span is None and issued_year is None else span
        row = rows.get(sentence.id)
        named, quantities = find_moments(folded, span, issued_year), _counted(folded)
        if not (named or quantities or row is not None):
            continue  # most sentences: nothing to date, and nothing that dates
        moments = clock.start(sentence, named, opens=opens)
        until = due(row, dates) if row is not None and (is_of_tasks(row) or _is_dated(row)) else None
        read = _of_row(sentence, row, quantities, clock, (now, first, until), heading) if row is not None else None
        if read is not None:
            claims, others = read
        elif row is not None and is_of_tasks(row):
            _read_tasks(out, sentence, row, clock, span, until, now)
            continue
        elif quantities:
            stands = above.place(sentence, heading, family, planned=span is not None)
            near = before[:2] == (sentence.section, sentence.paragraph)
            last: Before = (before[2], before[3], near) if before[0] == sentence.section else ((), "", False)
            claims, others = Reader(sentence, moments, clock, stands, last).read(quantities)
            claims, others = by_column(row, claims, others) if row is not None else (claims, others)
        else:
            claims, others = [], []
        write_down(out, sentence, claims, others)
        if claims:
            before = (sentence.section, sentence.paragraph, tuple(claim.metric for claim in claims), claims[-1].phrase.quantity.unit)
        ending = max(claims, key=lambda claim: claim.phrase.quantity.number[0], default=None)
        clock.end(sentence, last_claim=ending.phrase.quantity.number[0] if ending else None, told=ending.time if ending else None)
    return out


def _counted(folded: str) -> list[Quantity]:
    """Return the quantities of a sentence, none of the line over a table that gives its unit (单位:亿元)."""
    found = find_quantities(folded)
    return [] if found and is_unit_line(folded) else found


def _reports(family: Family, titled: int | None, now: int | None) -> bool:
    """Tell a text that reports on the year in its title: also a decision on merits (关于表彰2025年度…的决定, of 2026)."""
    return family in _REPORTS or (family == "other" and titled is not None and now is not None and titled < now)


def _dated(heading: str, sentences: Sequence[Sentence], letter: Sequence[Sentence]) -> str:
    """Return the folded words that say of what year the text is: its title, else the sentence that announces it (现将我市2026年任务报告如下)."""
    if year_of(heading) or len(_YEAR.findall(heading)) > 1:
        return heading
    opening = [one.passage.folded for one in (*letter, *(one for one in sentences[:_OPENING] if not one.section))]
    return next((words for words in opening if announces(words)), heading)


@dataclass(slots=True)
class _Above:
    """What the lines above say of the next sentence.

    leaves_out: somewhere in the plan a name is left out; here: its section and paragraph; labelled: the paragraph began with a label of goals; blank: the section in which a name was left out
    (***公司); topic: what the paragraph said first that it is about; label: the section whose heading ends with a colon; leading: the
    sections that begin with 要实现以下目标:.
    """

    leaves_out: bool
    here: tuple[str, int] = ("", -1)
    labelled: bool = False
    blank: str | None = None
    topic: str = ""
    label: str | None = None
    leading: set[str] = field(default_factory=set)

    def turn(self, sentence: Sentence, folded: str) -> bool:
        """Turn to the next sentence; return whether it opens its paragraph."""
        place = (sentence.section, sentence.paragraph)
        opens = place != self.here
        has_colon = ":" in folded
        self.here, self.labelled = place, (self.labelled and not opens) or (has_colon and labels_goal(folded))
        if opens:
            self.topic = sentence.passage.text.strip(" —-。") if sentence.role == "body" and _names_topic(folded) else ""
        if has_colon and sentence.role == "heading" and folded.rstrip().endswith(":"):
            self.label = sentence.section
        if has_colon and leads_goals(folded):
            self.leading.add(sentence.section)
        if self.leaves_out and has_blank(folded):
            self.blank = sentence.section
        return opens

    def place(self, sentence: Sentence, title: str, family: Family, *, planned: bool) -> Context:
        """Return what the place of the sentence says of its figures."""
        labelled = self.labelled or any(not one or sentence.section.startswith(f"{one}.") for one in self.leading)
        under = rule_above(sentence.headings) or ("score" if assesses(title) else "sample" if is_form(title) else "")
        return Context(
            goal=labelled or is_goal(sentence.headings),
            promises=planned or labelled or family in _PROMISING or is_ahead(sentence.headings),
            guide=family == "guide" and not labelled,
            article=(family in _RULES and not labelled) or bool(_ARTICLE.search(sentence.path)),
            under="sample" if self.blank == sentence.section else under,
            label=self._label(sentence),
            topic=self.topic,
        )

    def _label(self, sentence: Sentence) -> str:
        """Return the name that stands before the sentence: a heading with a colon, or one that is the name of a figure (——抽检合格率。保持在98%以上。)."""
        if self.label == sentence.section:
            return heading_name(sentence.headings)
        headings = (self.topic,) if self.topic else sentence.headings[:1] if sentence.role == "body" else ()
        return heading_name(headings) if headings and _names_figure(fold(headings[0])) else ""


def _names_topic(folded: str) -> bool:
    """Tell a few words that say what the paragraph is about, or the name of a figure: ——农村公路。"""
    long = len(folded) > _LONGEST_TOPIC and not (len(folded) <= 2 * _LONGEST_TOPIC and _names_figure(folded))
    return not long and folded.endswith("。") and not re.search(r"[,;:、\d]", folded)


def _names_figure(folded: str) -> bool:
    return words("indicator", r"{}[。:]?\Z").search(folded) is not None


def _rows_in(sentences: Sequence[Sentence]) -> dict[str, Row]:
    read = read_rows((sentence.passage, "") if sentence.role == "row" else sentence.passage.folded for sentence in sentences)
    return {sentence.id: row for sentence, row in zip(sentences, read, strict=True) if row is not None}


def _of_row(
    sentence: Sentence,
    row: Row,
    quantities: Sequence[Quantity],
    clock: Clock,
    years: tuple[int | None, int | None, Time | None],
    title: str,
) -> tuple[list[Claim], list[Other]] | None:
    """Return the figures of a row of indicators, of shares, of scores or of sums; None where it is none of these.

    years: that of the text, its first deadline, and by when the row is due.
    """
    paid = row.about == "sums" or row.shares_money(title)
    if paid or row.about == "scores" or (row.scores and not row.has_goals):  # what is scored or paid is no promise
        return [], [Other(quantity, "subsidy" if paid else "score") for quantity in quantities]
    if row.kind == "example":
        return [], [Other(quantity, "sample") for quantity in quantities]
    indicators = read_indicators(row, *years)
    indicators = indicators or read_shares(row, years[0], title, years[2]) or indicators
    if indicators is None or (not indicators and is_of_tasks(row)):
        return None
    if row.kind == "head":  # 总投资（亿元） is no sum
        quantities = [one for one in quantities if any(map(str.isdigit, sentence.barred[one.start : one.end]))]
    return [_of_table(sentence, one, clock) for one in indicators], list(_beside(quantities, indicators))


def _is_dated(row: Row) -> bool:
    """Whether a column says by when each row is due, in a table of places as in one of tasks."""
    return row.kind == "data" and "deadline" in row.kinds()


def _read_tasks(
    out: Figures, sentence: Sentence, row: Row, clock: Clock, span: tuple[int, int] | None, until: Time | None, now: int | None
) -> None:
    """Read the figures of a row of tasks, cell by cell: each promises, by the deadline of the row."""
    bare, named = read_bare(row, until or Time(), now), topics(row)
    clock.start(sentence, [], opens=True, due=until)
    write_down(out, sentence, [_of_table(sentence, one, clock) for _, one in bare], [])
    for cell, says, year in printed_cells(row):
        quantities = find_quantities(cell.text)
        if not quantities or any(cell is one for one, _ in bare):
            continue
        part = replace(sentence, passage=cell.passage, headings=(*topics_of(cell, named), *sentence.headings))
        if says:
            moments = clock.start(part, find_moments(cell.text, span, now), opens=True, due=year or until)
            write_down(out, part, *Reader(part, moments, clock, Context(goal=True)).read(quantities))
        else:
            write_down(out, part, [], [Other(quantity, "attribute") for quantity in quantities])


def _beside(quantities: Sequence[Quantity], indicators: Sequence[Indicator]) -> Iterator[Other]:
    """Yield the numbers of an indicator table's row that are none of its values."""
    inside = [one.number for one in indicators]
    return (Other(one, "attribute") for one in quantities if not any(start <= one.number[0] < end for start, end in inside))


def _of_table(sentence: Sentence, one: Indicator, clock: Clock) -> Claim:
    """A figure of an indicator table, as if its row were a phrase: the text reaches from the name to the value."""
    start, end = min(one.metric[0], one.number[0]), max(one.metric[1], one.number[1])
    phrase = Phrase(one.quantity, start, end, start, end, listed=False, carried=False)
    time = one.time if one.time.year is not None or one.time.past else clock.standing()
    words = sentence.passage.text[slice(*one.metric)]
    part = words_around("part", r"\s*{}[:,]?").match(fold(words))  # 其中:普惠率
    printed = tidy(words[part.end() :] if part else words)
    return Claim(phrase, one.lead, time, "table", start, end, one.name or printed, printed if one.name else None)
