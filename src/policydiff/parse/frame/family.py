"""What kind of document a notice is, by the ordered table of signs in vocab/words/families.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from string import digits

from policydiff.model import Clause, Envelope, Family, Plan, Section
from policydiff.parse.frame.title.text import promulgated_titles
from policydiff.parse.mark.orders import is_issue, read_order
from policydiff.records import dataclass
from policydiff.text.cached import cached_property
from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.duties.columns import column_kind, is_head
from policydiff.vocab.families import Sign, closing_headings, family_of_title, signs, without_source
from policydiff.vocab.page.titles import forwards, tells_of_enclosure, title_words
from policydiff.vocab.phrases import pattern

_FEW = 2
_SENTENCES = 4
_HEAD = 12  # sentences among which a letter says what it encloses
_LABEL = 8  # characters
_LABELS = re.compile(rf"^[^:\n]{{0,{_LABEL}}}(?=:|$)", re.MULTILINE)
_LONGEST = 12  # characters of a heading that goes by its end
_LEAST_END = 4
_LONGEST_NAME = 24  # characters of a paper's name
_REMARK = re.compile(r"\([^()]*\)$")
_YEAR = re.compile(r"(?:19|20)\d\d年(?=.)")
_CELLS = re.compile(r"[\t|]")
_JOINT = pattern("lists", "{joined}|、")


def family_of(envelope: Envelope, plans: Sequence[Plan]) -> Family:
    """Return the family of a notice: an order by its own number (not by that in the history of a regulation); else the first sign that fits the promulgated texts' titles, then its own.

    A text that is made of articles is a regulation, whatever it is called, unless an earlier sign fits; one
    without any title that is made of items 一、二、 is a plan.
    """
    own = without_source(fold(envelope.title or ""))
    if "令" in (envelope.document_number or "") and ("document_number" in envelope.spans or read_order(own) is not None):
        return "order"
    decided = next((sign.family for sign in signs() if sign.own and sign.fits(own)), None)
    if decided is not None:
        return decided
    # A report that is forwarded is one that its readers are to follow.
    enclosed = [plan.title for plan in plans[:1] if not (forwards(own) and (plan.title or "").endswith("报告"))]
    titles = [without_source(fold(title)) for title in (*enclosed, envelope.title, envelope.genre) if title]
    titles = titles or _announced(envelope, plans) or _masthead(plans)
    text = _Text(envelope, plans)
    found = next((sign.family for title in titles or [""] for sign in signs() if text.fits(sign, title) or text.has(sign)), None)
    if found is not None:
        return found
    items = any(section.number.endswith("、") for plan in plans for section in plan.sections[:2])
    return "plan" if items and not titles else "other"


def is_table(plan: Plan) -> bool:
    """Return whether a plan is hardly more than a table: two of three clauses are rows."""
    rows = [clause.role == "row" for clause in plan.all_clauses()]
    return sum(rows) >= _FEW and 3 * sum(rows) >= 2 * len(rows)


def _announced(envelope: Envelope, plans: Sequence[Plan]) -> list[str]:
    """Return the folded title of the text that a letter without a title of its own encloses by what it says: 现发布《某指南》."""
    clauses = [*envelope.letter, *(plans[0].all_clauses() if plans else ())][:_HEAD]
    letters = (fold(clause.text) for clause in clauses if tells_of_enclosure(fold(clause.text)))
    named = ((text, title) for text in letters for title in promulgated_titles("", text))
    return [title for text, title in named if text[: text.find(f"《{title}》")].endswith(title_words("hands_over"))][:1]


def _masthead(plans: Sequence[Plan]) -> list[str]:
    """Return the folded name of the paper of which a text without a title is an issue: 招商引资工作简报 over 第17期."""
    clauses = list(islice(plans[0].all_clauses(), _FEW)) if plans else []
    if len(clauses) < _FEW or len(clauses[0].text) > _LONGEST_NAME or len(clauses[1].text) > _LONGEST_NAME:
        return []
    name, number = (fold(squeeze(clause.text)) for clause in clauses)
    bare = number.strip("()") if number.startswith("(") else _REMARK.sub("", number)
    issue = is_issue(number) or is_issue(_YEAR.sub("", bare))  # 2026年第17期(总第30期)
    return [name] if issue and family_of_title(name) else []


@dataclass(frozen=True, eq=False)
class _Text:
    """What a text shows of its family beside its title: each when the first sign asks for it, for a title tells most families."""

    envelope: Envelope
    plans: Sequence[Plan]

    @cached_property
    def said(self) -> str:
        """Its first and last sentences, and what its closing section says of it."""
        return _said(self.envelope, self.plans)

    @cached_property
    def headings(self) -> set[str]:
        """The words of the table by which its headings go."""
        sections = [section for plan in self.plans for section in plan.walk() if section.level <= _FEW]
        return _called({squeeze(section.heading) for section in sections} | _labels(self._clauses))

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The headings of the first level."""
        return tuple([_REMARK.sub("", fold(section.heading)) for plan in self.plans for section in plan.sections])

    @cached_property
    def articles(self) -> bool:
        """Whether it is made of articles."""
        return any(_is_article(section) for plan in self.plans for section in plan.sections[:3])

    @cached_property
    def assigned(self) -> bool:
        """Whether brackets say who is responsible."""
        return any(clause.role == "responsibility" for clause in self._clauses)

    @cached_property
    def _clauses(self) -> list[Clause]:
        return [clause for plan in self.plans for clause in plan.all_clauses()]

    @cached_property
    def points(self) -> bool:
        """Whether it is a table of points and has no articles."""
        rows = [clause.text for clause in self.plans[0].all_clauses() if clause.role == "row"] if self.plans else ()
        heads = ([cell for one in _CELLS.split(row) if (cell := fold(one).strip())] for row in rows)
        return (
            not self.articles
            and bool(rows)
            and is_table(self.plans[0])
            and any(is_head(head) and "score" in map(column_kind, head) for head in heads)
        )

    def fits(self, sign: Sign, title: str) -> bool:
        """Whether a folded title has the sign, and the text is of the kind for which it counts."""
        return sign.fits(title, points=sign.points and self.points)

    def has(self, sign: Sign) -> bool:
        """Whether it has one of the signs that are none of a title."""
        return (
            (any(word in self.said for word in sign.says) and not (sign.plain and self.assigned))
            or (sign.articles and self.articles)
            or (len(sign.headings) >= _FEW and len(sign.headings & self.headings) >= _FEW)
            or bool(sign.every and len(self.first) >= _FEW and all(heading.endswith(sign.every) for heading in self.first))
        )


def _called(headings: set[str]) -> set[str]:
    """Return every word of the table by which one of the headings goes: 主要任务与重点工程 and 水利建设目标 are called so by a part or by their end."""
    known, sizes = _known_headings()
    parts = {part.rstrip(CHARACTERS + digits) for heading in headings for part in _JOINT().split(heading)} | headings
    ends = {end for part in parts if len(part) <= _LONGEST for size in sizes if (end := part[-size:]) in known}
    return (parts & known) | ends


@cache
def _known_headings() -> tuple[frozenset[str], frozenset[int]]:
    """Return the headings of the table, and how long those are that the end of another may be."""
    known: frozenset[str] = frozenset().union(*(sign.headings for sign in signs()))
    return known, frozenset(len(words) for words in known if len(words) >= _LEAST_END)


def _labels(clauses: Sequence[Clause]) -> set[str]:
    """What paragraphs without a number are called: 申领对象：…, or a few words on a line of their own."""
    begins = [clause.text[: _LABEL + 1] for clause in clauses if clause.role == "body"]
    return {squeeze(label) for label in _LABELS.findall(fold("\n".join(begins)))}


def _said(envelope: Envelope, plans: Sequence[Plan]) -> str:
    """The first and last sentences of a notice, and what its closing section says of it."""
    clauses = [*envelope.letter, *(plans[0].all_clauses() if plans else ())]
    closing = [section for section in (plans[0].sections[-1:] if plans else ()) if squeeze(section.heading).endswith(closing_headings())]
    of_itself = [clause for top in closing for section in top.walk() for clause in section.clauses]
    behind = plans[0].clauses_behind() if plans else ()
    return "\n".join([clause.text for clause in (*clauses[:_SENTENCES], *of_itself, *behind, *clauses[-_SENTENCES:])])


def _is_article(section: Section) -> bool:
    return section.number.endswith("条") or any(below.number.endswith("条") for below in section.sections[:3])
