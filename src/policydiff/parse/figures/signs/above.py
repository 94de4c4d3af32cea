"""What the lines above a sentence say of its figures: a label of goals, a topic, a name that was left out."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache

from policydiff.model import Family
from policydiff.parse.figures.case import Context, assesses, has_blank, is_form, rule_above, words
from policydiff.parse.figures.naming.headings import heading_name
from policydiff.parse.figures.sentence.tenses import (
    is_ahead,
    is_goal,
    labels_goal,
    leads_conditions,
    leads_decisions,
    leads_goals,
    year_of_heading,
)
from policydiff.parse.figures.sentence.yearly import opens_over_years
from policydiff.parse.lay.passage import Sentence
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS

_ARTICLE = re.compile(rf"第[{CHARACTERS}\d]+条")
_RULES = frozenset({"regulation", "guide"})
_PROMISING = frozenset({"plan", "task-list", "order", "reply", "report", "communique"})
_LONGEST_TOPIC = 14
_MARKED = re.compile(r"[,;:、\d]")


@dataclass(slots=True)
class Above:
    """What the lines above say of the next sentence.

    leaves_out: somewhere in the plan a name is left out; first: the sentence that opens its paragraph; labelled: that of the last paragraph with a label of goals; blank: the section in which a name
    was left out (***公司); items: see Context; label: the section whose heading ends with a colon; leading: the
    sections that begin with 要实现以下目标:; deciding: those that begin with 会议议定:; requiring: those that begin with 需符合以下条件:; required: the paragraph behind such words.
    """

    leaves_out: bool
    first: Sentence | None = None
    labelled: Sentence | None = None
    blank: str | None = None
    items: int = 0
    label: str | None = None
    leading: set[str] = field(default_factory=set)
    deciding: set[str] = field(default_factory=set)
    requiring: set[str] = field(default_factory=set)
    required: tuple[str, int] = ("", -1)

    def turn(self, sentence: Sentence, folded: str) -> None:
        """Turn to the next sentence; those without a colon may be left out where no name is."""
        if ":" in folded:
            self._lead(sentence, folded)
        if self.leaves_out and has_blank(folded):
            self.blank = sentence.section

    def _lead(self, sentence: Sentence, folded: str) -> None:
        """Keep what words with a colon lead to."""
        if labels_goal(folded):
            self.labelled = self.first
        if not folded.rstrip().endswith(":"):
            return  # it leads to nothing below
        if sentence.role == "heading":
            self.label = sentence.section
        if leads_goals(folded):
            self.leading.add(sentence.section)
        if leads_decisions(folded):
            self.deciding.add(sentence.section)
        if leads_conditions(folded):
            self.requiring.add(sentence.section)
            self.required = sentence.section, sentence.paragraph + 1

    def place(self, sentence: Sentence, title: str, family: Family, *, planned: bool) -> Context:
        """Return what the place of the sentence says of its figures."""
        labelled = (self.first is not None and self.labelled is self.first) or (
            bool(self.leading) and _stands_below(sentence, self.leading)
        )
        decided = labelled or (bool(self.deciding) and _stands_below(sentence, self.deciding))
        under = (
            rule_above(sentence.headings)
            or self._required(sentence)
            or ("score" if assesses(title) else "sample" if is_form(title) else "")
        )
        opening = self.first if self.first is not None and self.first.role == "body" else None
        topic = opening.passage.text.strip(" —-。") if opening is not None and _names_topic(opening.passage.folded) else ""
        return Context(
            goal=labelled or family == "task-list" or is_goal(sentence.headings),
            promises=planned or decided or family in _PROMISING or is_ahead(sentence.headings),
            guide=family == "guide" and not labelled,
            article=(family in _RULES and not labelled) or bool(_ARTICLE.search(sentence.path)),
            under="sample" if self.blank == sentence.section else under,
            label=self._label(sentence, topic),
            topic=topic,
            items=self.items,
            years=(opening is not None and opens_over_years(opening.passage.folded)) or _told_over_years(sentence.headings),
        )

    def _required(self, sentence: Sentence) -> str:
        """Return that a sentence says what somebody or something must be like, by the words that lead to it."""
        listed = self.required == (sentence.section, sentence.paragraph) or any(
            sentence.section.startswith(f"{one}.") for one in self.requiring
        )
        return "required" if listed else ""

    def _label(self, sentence: Sentence, topic: str) -> str:
        """Return the name that stands before the sentence: a heading with a colon, or one that is the name of a figure (——抽检合格率。保持在98%以上。)."""
        if self.label == sentence.section:
            return heading_name(sentence.headings)
        headings = (topic,) if topic else sentence.headings[:1] if sentence.role == "body" else ()
        return heading_name(headings) if headings and _names_figure(fold(headings[0])) else ""


@lru_cache(maxsize=64)
def _told_over_years(headings: tuple[str, ...]) -> bool:
    """Whether the nearest heading that names a time names several years that are over: 过去五年工作回顾."""
    return next((over for heading in headings if (over := opens_over_years(fold(heading))) or year_of_heading(heading)), False)


def _stands_below(sentence: Sentence, sections: set[str]) -> bool:
    """Whether a sentence stands in or below one of some sections, or anywhere below the words over the first."""
    return any(not one or sentence.section.startswith(f"{one}.") for one in sections)


def _names_topic(folded: str) -> bool:
    """Tell a few words that say what the paragraph is about, or the name of a figure: ——农村公路。"""
    long = len(folded) > _LONGEST_TOPIC and not (len(folded) <= 2 * _LONGEST_TOPIC and _names_figure(folded))
    return not long and folded.endswith("。") and not _MARKED.search(folded)


def _names_figure(folded: str) -> bool:
    return words("indicator", r"{}[。:]?\Z").search(folded) is not None
