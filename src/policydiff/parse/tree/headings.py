"""Where the heading of a numbered item ends: on a line of its own, or run into the body (1．研究开发服务。支持…)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.clauses import Piece, split_clauses
from policydiff.parse.tree.heading_ends import AMONG_SENTENCES, MARKS, heading_end, wide_gap
from policydiff.parse.tree.items import Item, Placement
from policydiff.records import dataclass
from policydiff.text.numbers import Marker
from policydiff.vocab.page.sections import begins_a_sentence, says_a_duty, says_a_rule, speaks_of_itself

_AMONG_HEADINGS = 45  # a heading in several parts where those beside it are headings
_PHRASE, _OF, _NOUN = 16, "的", 2  # characters of one that an item of an article begins with, what ends none, and of a noun that ends so
_FEW = 3  # items that tell what those beside them are
_MANY = 8
_ROW = 4  # articles in a row that tell what they begin with


@dataclass(frozen=True, slots=True)
class Opening:
    """The clauses of a line, and where its heading ends: 0 where it opens no section, behind its number where it has no heading."""

    pieces: tuple[Piece, ...]
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Judged:
    """A numbered line and what is said of its heading by itself. begin: of its first sentence, behind the number.

    section, kind: what those beside it have in common with it in its section, and in the plan.
    """

    line: Marked
    item: Item
    begin: int
    pieces: tuple[Piece, ...]
    end: int
    has_body: bool
    is_article: bool
    section: tuple[int, str]
    kind: tuple[str, str]
    has_heading: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether the items beside it may tell otherwise: an item without a heading that is none of a regulation."""
        return not (self.has_heading or self.item.in_article or self.is_article)

    @property
    def bare(self) -> str:
        """The first sentence without its number and its full stop."""
        return self.line.folded[self.begin : self.pieces[0].end].rstrip("。")

    @property
    def is_short_sentence(self) -> bool:
        """Whether it is a few words and a full stop with nothing below but who is responsible: what an item is called, or all that it says."""
        return self.end == self.pieces[0].end and self.has_heading and self._is_all

    @property
    def is_all_there_is(self) -> bool:
        """Whether its heading is the whole item, without a mark at its end."""
        return self.has_heading and self.end == len(self.line.folded) and not self.has_body and not self.is_article

    @property
    def is_run_in(self) -> bool:
        """Whether its heading is its first sentence, with a full stop."""
        return self.has_heading and self.end == self.pieces[0].end and self.line.folded[self.end - 1] == "。" and not self.is_article

    @property
    def may_begin_with_phrase(self) -> bool:
        """Whether it is an article or an item of one."""
        return self.item.style == "article" if self.is_article else self.item.in_article

    @property
    def phrase_end(self) -> int:
        """Where a phrase ends that says no rule and that it begins with: its first sentence, where others follow on the line, or an article's line; else 0."""
        first, bare = self.pieces[0], self.bare
        if self.is_article and (gap := wide_gap(self.line.paragraph, self.begin, first.end)):
            return gap if _is_phrase(self.line.folded[self.begin : gap]) else 0
        if first.role != "body" or first.statements or not _is_phrase(bare):
            return 0
        if not self.is_line_of_words and (len(self.pieces) < 2 or not self.line.folded.endswith("。", 0, first.end)):
            return 0
        return first.end

    @property
    def is_line_of_words(self) -> bool:
        """Whether it is an article whose line ends without a mark, and whose text begins below: 第九条 初级教师."""
        folded = self.line.folded
        return self.item.style == "article" and self.has_body and self.pieces[0].end == len(folded) and MARKS.search(folded[-1:]) is None

    @property
    def is_sentence(self) -> bool:
        """Whether it is one sentence that is no heading, with nothing below but who is responsible."""
        return not self.has_heading and self._is_all

    @property
    def _is_all(self) -> bool:
        if self.has_body or self.is_article:
            return False
        first, *rest = self.pieces
        return self.line.folded[first.end - 1] == "。" and all(piece.role == "responsibility" for piece in rest)


def judge_headings(lines: Sequence[Marked], places: Sequence[Placement]) -> list[Opening]:
    """Return the clauses of each line and where its heading ends; rows of tables have no clauses of their own.

    A line is judged by itself first, then among the items beside it: what is too long for a heading is one where the others are.
    """
    split: list[tuple[Piece, ...]] = []
    ends: dict[int, int] = {}
    judged: dict[int, _Judged] = {}
    for index, (line, at) in enumerate(zip(lines, places, strict=True)):
        marker = at.item.marker if at.opens else None
        pieces = tuple(split_clauses(line.paragraph.passage, marker.end if marker else 0)) if line.kind != "row" else ()
        split.append(pieces)
        if marker is not None:
            judged[index] = _judge(line, at.item, marker, pieces, has_body=_has_body(lines, places, index))
        elif at.opens:
            ends[index] = at.item.heading_end or len(line.text)
    ends |= _among_siblings(judged)
    return [Opening(pieces, ends.get(index, 0)) for index, pieces in enumerate(split)]


def _has_body(lines: Sequence[Marked], places: Sequence[Placement], index: int) -> bool:
    """Whether the next line stands in the section that this one opens."""
    if index + 1 == len(lines):
        return False
    after = places[index + 1]
    return after.item is places[index].item or (after.opens and after.item.parent is places[index].item)


def _judge(line: Marked, item: Item, marker: Marker, pieces: tuple[Piece, ...], *, has_body: bool) -> _Judged:
    listed = item.in_article or (item.before is not None and item.before.ends_open)
    end = heading_end(line.paragraph, marker, pieces, in_article=listed, has_body=has_body)
    kind = (item.parent.style if item.parent else "", marker.style)
    return _Judged(
        line, item, marker.end, pieces, end, has_body, marker.is_article, (id(item.parent), marker.style), kind, end > marker.end
    )


def _among_siblings(judged: dict[int, _Judged]) -> dict[int, int]:
    """Return where the headings end, each item seen beside those of its style: in its section, or in the plan where they are few."""
    judged = _without_lone_headings(_without_short_sentences(judged))
    ends = {index: one.end for index, one in judged.items()} | _phrases_in_articles(judged)
    able_ends = {index: _heading_among_headings(one) for index, one in judged.items() if one.is_doubtful}
    if not able_ends:
        return ends
    headed_ones = [one for one in judged.values() if one.has_heading]
    able_ones = [judged[index] for index, end in able_ends.items() if end > judged[index].begin]
    near, far = Counter([one.section for one in judged.values()]), Counter([one.kind for one in judged.values()])
    near_headed, far_headed = Counter([one.section for one in headed_ones]), Counter([one.kind for one in headed_ones])
    near_able, far_able = Counter([one.section for one in able_ones]), Counter([one.kind for one in able_ones])
    for index, end in able_ends.items():
        one = judged[index]
        few = near[one.section] < _FEW
        others, headed = (far[one.kind], far_headed[one.kind]) if few else (near[one.section], near_headed[one.section])
        # Two of three have headings; or some have, and all others could: they are sentences of two parts that texts follow.
        # In a plan of many items, where each begins so, few that are headings by themselves tell it of all.
        able = not few and 3 * headed >= others and headed + near_able[one.section] == others
        every = far[one.kind] >= _MANY and far_headed[one.kind] >= _FEW and far_headed[one.kind] + far_able[one.kind] == far[one.kind]
        if (others >= _FEW and (3 * headed >= 2 * (others - 1) or able)) or every:
            ends[index] = end
    return ends


def _without_short_sentences(judged: dict[int, _Judged]) -> dict[int, _Judged]:
    """Return the items, those without a heading that are a few words and a full stop and say a rule, or stand among sentences and no other headings."""
    short = [index for index, one in judged.items() if one.is_short_sentence]
    if not short:
        return judged
    rules = {index: _unheaded(judged[index]) for index in short if says_a_rule(judged[index].bare)}
    judged = judged | rules
    other = {one.section for one in judged.values() if one.has_heading and not one.is_short_sentence}
    sentences = {one.section for one in judged.values() if one.is_sentence} - other
    return judged | {index: _unheaded(judged[index]) for index in short if judged[index].section in sentences}


def _phrases_in_articles(judged: dict[int, _Judged]) -> dict[int, int]:
    """Return where the headings end of articles, or of items of one, that begin with a phrase which texts follow: （一）加强师资建设。培训师资….

    All in a section do, or several articles in a row: behind the first a chapter often goes on so. What stands alone on its line needs but one beside it.
    """
    beside: dict[tuple[int, str], list[tuple[int, _Judged, int]]] = {}
    for index, one in judged.items():
        if one.may_begin_with_phrase and not one.has_heading:
            beside.setdefault(one.section, []).append((index, one, one.phrase_end))
    ends: dict[int, int] = {}
    for items in beside.values():
        for able, found in groupby(items, key=lambda item: item[2] > 0):
            run = list(found)
            if able and _are_phrases([one for _, one, _ in run], all_do=len(run) == len(items)):
                ends.update((index, end) for index, _, end in run)
    return ends


def _are_phrases(run: Sequence[_Judged], *, all_do: bool) -> bool:
    """Whether so many items that begin with a phrase tell that it is a heading. all_do: no other of their section begins otherwise."""
    if not run[0].is_article:
        return all_do and len(run) > 1
    return len(run) >= (_FEW if all_do else _ROW) or (len(run) > 1 and all(one.is_line_of_words for one in run))


def _without_lone_headings(judged: dict[int, _Judged]) -> dict[int, _Judged]:
    """Return the items, those without a heading whose first sentence was taken for one though most beside them begin with sentences.

    A few words stay a heading (完善治理结构。), but not where they say what somebody does or must do. A line that lacks its mark and has nothing
    below it is an item of a list as the others are.
    """
    near = Counter([one.section for one in judged.values()])
    headed = Counter([one.section for one in judged.values() if one.has_heading])
    lone = {section for section, items in near.items() if items >= _FEW and 3 * headed[section] <= items}
    if not lone:
        return judged
    return {
        index: _unheaded(one)
        if one.section in lone and (one.is_all_there_is or (one.is_run_in and (len(one.bare) > AMONG_SENTENCES or says_a_rule(one.bare))))
        else one
        for index, one in judged.items()
    }


def _is_phrase(bare: str) -> bool:
    """Whether a few words may be what an article is called: no sentence and no rule; 目的 is a noun."""
    if not 1 < len(bare) <= _PHRASE or MARKS.search(bare) or (bare.endswith(_OF) and len(bare) > _NOUN):
        return False
    return not (begins_a_sentence(bare) or says_a_rule(bare))


def _unheaded(one: _Judged) -> _Judged:
    return replace(one, end=one.begin, has_heading=False)


def _heading_among_headings(one: _Judged) -> int:
    """Where the heading ends of an item beside headings: behind its first sentence, where that is short and followed by others."""
    first = one.pieces[0]
    bare = one.line.folded[one.begin : first.end].rstrip("。")
    alone = len(one.pieces) == 1
    if (
        first.role != "body"
        or first.statements
        or first.end <= one.begin
        or (alone and not one.has_body)
        or "。" not in one.line.folded[first.end - 1 : first.end]
    ):
        return one.end
    if len(bare) > _AMONG_HEADINGS or ":" in bare or begins_a_sentence(bare) or says_a_duty(bare) or speaks_of_itself(bare):
        return one.end
    return first.end
