"""The figures of a plan: what it commits to reach, what it reports as reached, and every other number with a measure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from policydiff.model import Family
from policydiff.parse.duties.deadlines import Dates, dates_of, year_of
from policydiff.parse.figures.case import has_blank
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.clock import Clock
from policydiff.parse.figures.grid.cells import by_column, due, is_of_tasks
from policydiff.parse.figures.grid.rows import figures_of_row, figures_of_tasks, is_dated
from policydiff.parse.figures.grid.units import is_unit_line
from policydiff.parse.figures.naming.again import without_named_again
from policydiff.parse.figures.reader import Before, Reader
from policydiff.parse.figures.sentence.dating import announces
from policydiff.parse.figures.sentence.moments import Moment, find_moments
from policydiff.parse.figures.sentence.numbered import counting_texts, dated_texts
from policydiff.parse.figures.sentence.yearly import counted_years, from_year_begun, in_year_to_come
from policydiff.parse.figures.signs.above import Above
from policydiff.parse.figures.written import Figures, tell_ratios, write_down
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.cards import read_tables
from policydiff.parse.tree.tables import Row
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.text.numerals import COUNTING, read_numeral
from policydiff.text.quantities import Quantity, counts_something, find_quantities
from policydiff.vocab.amounts.figures import around, each_of, when
from policydiff.vocab.amounts.five_year_plans import plans_in

_YEAR = re.compile(r"(?:19|20)\d\d年")
_READ = frozenset({"body", "row", "heading"})
_REPORTS = frozenset({"report", "communique"})
_OPENING = 4  # sentences before the first section that may say of what year the text is
_LONGEST_LIST = 100  # sentences in which the parts of a list (一是…二是…) are looked for


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

    sentences: of the plan, in order; the letter carries no figures, and who is responsible those of something else than time. period: the plan's, issued_year: the
    notice's, for 三年内 and 今年. title: what a report of one year speaks of, and a one-year plan is for; it also says that a text
    assesses. family: the notice's. letter: what announces the plan, and may say of what year it is. rows: the rows of tables by clause id, read here where they are not given. first: see first_deadline. month: of the notice.
    Guaranteed: removing all blanks from the Source at `span` and from `text` gives the same string; `of` names an earlier target. Never raises.
    """
    heading, texts = fold(title or ""), [one.passage.folded for one in sentences]
    now = issued_year if issued_year is not None else period[0] if period else None
    first = first if now is None else None
    dated = _dated(heading, sentences, letter)
    rows = _rows_in(sentences) if rows is None else rows
    walk = _Walk(
        out=Figures() if out is None else out,
        title=heading,
        family=family,
        issued=issued_year,
        now=now,
        first=first,
        dates=dates_of(dated, issued_year, None if period else month),
        clock=Clock(
            period, issued_year, dated, first, reports=_reports(family, year_of(heading), now) or _tells(letter, sentences), month=month
        ),
        above=Above(leaves_out=has_blank("\n".join(texts))),
        period=period,
    )
    counting, dating, above, first_of = counting_texts(texts), dated_texts(texts), walk.above, ("", -1)
    for index, sentence in enumerate(sentences):
        role, counts, dates = sentence.role, index in counting, index in dating
        is_row = role == "row"
        if not (is_row or role in _READ or (role == "responsibility" and counts and counts_something(texts[index]))):
            continue
        opens = first_of[1] != sentence.paragraph or first_of[0] != sentence.section
        if opens:
            first_of, above.first = (sentence.section, sentence.paragraph), sentence
            if texts[index].startswith(each_of("moments", "next_step")):
                walk.clock.ahead_in = first_of
        if is_row or counts or dates or above.leaves_out or ":" in texts[index] or sentence.id in rows:  # most say nothing
            above.items = _items_behind(sentences, texts, index) if counts else 0
            walk.step(sentence, rows.get(sentence.id), opens=opens, counts=counts or is_row, dates=dates or is_row)
    return walk.out


@dataclass(slots=True)
class _Walk:
    """Goes over the sentences of a plan in their order: reads the figures of each, and keeps what they say of the sentences to come.

    title: folded; issued: the year of the notice; now: that, or the first of the plan; first: the first deadline of a text without a year;
    dates: how a deadline in a table is read. clock: by when; above: what the lines above say; period: the plan's, or that of the
    five-year plan, or of the years counted from one, that an undated text has named; last: the last sentence that claims something, with its claims.
    """

    out: Figures
    title: str
    family: Family
    issued: int | None
    now: int | None
    first: int | None
    dates: Dates
    clock: Clock
    above: Above
    period: tuple[int, int] | None
    last: tuple[Sentence, Sequence[Claim]] | None = None

    def step(self, sentence: Sentence, row: Row | None, *, opens: bool, counts: bool, dates: bool) -> None:
        """Add the figures of the next sentence to `out`; row: the row of a table that it is; opens: it is the first of its paragraph; counts, dates: it may name a number, or a year."""
        folded = sentence.barred
        self.above.turn(sentence, folded)
        if dates and self.period is None and self.issued is None:
            self.period = next(iter(plans_in(folded)), None) or counted_years(folded)
        named = find_moments(folded, self.period, self.issued) if dates else []
        if named and self.issued and self.dates.month:
            turn = from_year_begun if self.family in _REPORTS else in_year_to_come
            named = turn(folded, named, self.issued, self.dates.month)
        quantities = find_quantities(_behind_number(sentence, folded)) if counts else []
        if quantities and is_unit_line(folded):
            quantities = []  # the line over a table that gives its unit (单位:亿元)
        if row is not None and row.kind == "head":  # 投资规模(亿元) is no sum
            quantities = [one for one in quantities if any(map(str.isdigit, folded[one.start : one.end]))]
        if counts and (":" in folded or "比" in folded or "10" in folded):
            tell_ratios(self.out, sentence, folded, quantities)
        if not (named or quantities or row is not None):
            return  # most sentences: nothing to date, and nothing that dates
        moments = self.clock.start(sentence, named, opens=opens)
        if row is not None:
            self._read_row(sentence, row, moments, quantities)
        else:
            self._keep(sentence, *self._read(sentence, moments, quantities))

    def _read(self, sentence: Sentence, moments: list[Moment], quantities: Sequence[Quantity]) -> tuple[list[Claim], list[Other]]:
        """Read a sentence, or a row whose table says nothing of its figures, as words."""
        if not quantities:
            return [], []
        stands = self.above.place(sentence, self.title, self.family, planned=self.period is not None)
        return Reader(sentence, moments, self.clock, stands, self._before(sentence)).read(quantities)

    def _read_row(self, sentence: Sentence, row: Row, moments: list[Moment], quantities: Sequence[Quantity]) -> None:
        """Read a row as what its table is: indicators, shares, scores or sums; tasks; else words under the heads of their columns."""
        tasks = is_of_tasks(row)
        until = due(row, self.dates) if tasks or is_dated(row) else None
        found = figures_of_row(sentence, row, quantities, self.clock, (self.now, self.first, until), self.title)
        if found is None and tasks:
            for part, claims, others in figures_of_tasks(sentence, row, self.clock, self.period, until, self.now):
                write_down(self.out, part, claims, others)
        elif found is None:
            claims, others = self._read(sentence, moments, quantities)
            self._keep(sentence, *(by_column(row, claims, others) if claims or others else ([], [])))
        else:
            self._keep(sentence, *found)

    def _before(self, sentence: Sentence) -> Before:
        """Return what the last sentence of the section that claims something lends to this one."""
        last, claims = self.last or (None, ())
        if last is None or last.section != sentence.section:
            return (), "", False
        return [claim.metric for claim in claims], claims[-1].phrase.quantity.unit, last.paragraph == sentence.paragraph

    def _keep(self, sentence: Sentence, claims: list[Claim], others: list[Other]) -> None:
        """Write down what was read, and let the clock and the next sentence know."""
        claims, others = without_named_again(sentence, claims, others, self.out.targets)
        write_down(self.out, sentence, claims, others)
        if not claims:
            self.clock.end(sentence, last_claim=None)
            return
        self.last = sentence, claims
        ending = max(claims, key=lambda claim: claim.phrase.quantity.number[0])
        self.clock.end(sentence, last_claim=ending.phrase.quantity.number[0], told=ending.time)


def _reports(family: Family, titled: int | None, now: int | None) -> bool:
    """Tell a text that reports on the year in its title: also a decision on merits (关于表彰2025年度…的决定, of 2026)."""
    return family in _REPORTS or (family == "other" and titled is not None and now is not None and titled < now)


def _tells(letter: Sequence[Sentence], sentences: Sequence[Sentence]) -> bool:
    """Tell a letter that says what has come about: 现将工程建设情况反馈如下."""
    opening = (*letter, *(one for one in sentences[:_OPENING] if not one.section))
    return any(announces(one.passage.folded) and _situation().search(one.passage.folded) for one in opening)


@cache
def _situation() -> re.Pattern[str]:
    return re.compile(rf"{when('situation_told')}:?\s*\Z")


def _dated(heading: str, sentences: Sequence[Sentence], letter: Sequence[Sentence]) -> str:
    """Return the folded words that say of what year the text is: its title, else the sentence that announces it (现将我市2026年任务报告如下)."""
    if year_of(heading) or len(_YEAR.findall(heading)) > 1:
        return heading
    opening = [one.passage.folded for one in (*letter, *(one for one in sentences[:_OPENING] if not one.section))]
    return next((_at_hour().sub("", words) for words in opening if announces(words)), heading)


def _items_behind(sentences: Sequence[Sentence], texts: Sequence[str], index: int) -> int:
    """Return how many sentences of its paragraph, right behind a sentence, go through a list: 打造5个场景。一是…。…。二是…。"""
    count = 0
    if not texts[index + 1 : index + 2] or not texts[index + 1].startswith(COUNTING[0]):
        return 0  # most
    for at in range(index + 1, min(index + _LONGEST_LIST, len(texts))):  # bounded: a paragraph may begin a list with every sentence
        if sentences[at].paragraph != sentences[index].paragraph or not (count or texts[at].startswith(COUNTING[0])):
            break
        found = _item().match(texts[at])
        count += found is not None and read_numeral(found[1]) == count + 1
        if not count:
            break
    return count


@cache
def _item() -> re.Pattern[str]:
    """一是, 二要: the beginning of a part of a list."""
    return re.compile(rf"([{COUNTING}]){around('item_is')}")


@cache
def _at_hour() -> re.Pattern[str]:
    """2020年|11月1日零时, of which a census tells: no day of issue."""
    return re.compile(rf"(?<=年)\d{{1,2}}月\d{{1,2}}日{when('at_hour')}")


def _rows_in(sentences: Sequence[Sentence]) -> dict[str, Row]:
    read = read_tables([(sentence.passage, "") if sentence.role == "row" else sentence.passage.folded for sentence in sentences])
    return {sentence.id: row for sentence, row in zip(sentences, read, strict=True) if row is not None}


def _behind_number(sentence: Sentence, folded: str) -> str:
    """Return the text of a heading that begins with a figure right behind its number (1.5000万元以上的项目) with blanks in the number's place."""
    if sentence.role != "heading" or not folded[0].isdigit():
        return folded
    end = len(sentence.path.rpartition("/")[2])
    glued = folded.startswith(".", end) and folded[end + 1 : end + 2].isdigit()
    return " " * (end + 1) + folded[end + 1 :] if glued else folded
