"""Where the heading of a numbered line ends by itself: at its full stop, its colon, a wide blank, or the title of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.tree.clauses import Piece
from policydiff.text.numbers import Marker
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.page.sections import amends, announces_a_list, begins_a_sentence, says_a_duty, says_a_rule, speaks_of_itself
from policydiff.vocab.page.titles import names_a_topic

_ALONE = 60  # characters; a longer line without a full stop is a sentence that lost it
_PLAIN = 40  # a heading without commas
_COMMAS = 26  # a heading in several short parts: 统筹规划，分步实施
_SHORT = 24
_COLON = 18
AMONG_SENTENCES = 15
"""Characters of a heading that is run into its text, where those beside it have none."""
MARKS = re.compile(r"[,。;:!?]")
_FORMULA = re.compile(r"[\u4e00-\u9fff)]=[\u4e00-\u9fff(]")
_COLON_BEHIND_WORDS = re.compile(r"([\u4e00-\u9fff、]{2,10}):[\u4e00-\u9fff]")
_COLON_OF_WORDS = re.compile(r"(?<!\d):|:(?!\d)")  # not that of a ratio: 2.2:1


def heading_end(paragraph: Paragraph, marker: Marker, pieces: Sequence[Piece], *, in_article: bool, has_body: bool) -> int:
    """Return where the heading clause ends in the paragraph; marker.end where the item has no heading of its own.

    pieces: the paragraph's clauses; in_article: the item stands under a 第X条; has_body: the next paragraph belongs to it.
    """
    folded = paragraph.folded
    start, stop = marker.end, pieces[0].end
    if marker.is_article:
        return _article_end(paragraph, marker, stop)
    if pieces[0].role != "body" or stop <= start:
        return start
    head = folded[start:stop]
    if has_body and len(folded) <= _ALONE and len(pieces) > 1 and all(folded[piece.end - 1] == "?" for piece in pieces):
        return len(folded)  # 资格分是什么?排名分是什么?
    if pieces[0].statements and head[-1] in "。;" and not _opens_with_topic(head):
        return start
    if amends(head) or _FORMULA.search(head):
        return start
    gap = wide_gap(paragraph, start, stop) if paragraph.gaps else 0
    if gap:
        return gap
    found = _COLON_OF_WORDS.search(head) if ":" in head else None
    colon = found.start() if found is not None else -1
    if 0 < colon <= _COLON and not MARKS.search(head[:colon]):
        if head[:colon].strip("[]() ") in label_roles():
            return start
        if colon + 1 < len(head):
            return start + colon + 1
    bare = head.rstrip("。!?:")
    alone = stop == len(folded) or all(piece.role == "responsibility" for piece in pieces[1:])
    terminal = head != bare
    if in_article and (terminal or not alone or head[-1] in ";,"):
        return start
    return stop if _is_heading(bare, head[-1], alone, terminal, has_body) else start


def _opens_with_topic(head: str) -> bool:
    """Whether a few words and a colon open a sentence, and are not the body of which it tells: 材料审核:县交通局委托…."""
    words = _COLON_BEHIND_WORDS.match(head)
    return words is not None and not names_a_body(words[1])


def _is_heading(bare: str, last: str, alone: bool, terminal: bool, has_body: bool) -> bool:
    commas = bool(MARKS.search(bare))
    if last in ";,":
        return False
    if last == "?" and alone and has_body:
        return len(bare) <= _ALONE
    if (last == ":" or (last == "。" and commas)) and announces_a_list(bare):
        return False
    if alone and not terminal:
        return len(bare) <= _ALONE
    if speaks_of_itself(bare):
        return False
    if names_a_topic(bare) and not commas:
        return len(bare) <= _PLAIN
    if (begins_a_sentence(bare) and (commas or says_a_duty(bare))) or (says_a_duty(bare) and len(bare) > 10):
        return False
    if alone:
        return len(bare) <= _PLAIN if has_body else not commas and len(bare) <= _SHORT
    if len(bare) > AMONG_SENTENCES and says_a_rule(bare):
        return False  # 同一单位当年度只能申报一个项目。同一项目不得…
    return len(bare) <= (_COMMAS if commas else _PLAIN)


def _article_end(paragraph: Paragraph, marker: Marker, stop: int) -> int:
    """第三条【适用范围】… keeps its title; 第一章 总则 is a heading whole; 第一条 为了… has none."""
    folded, start = paragraph.folded, marker.end
    if marker.style != "article":
        return stop if stop - start <= _ALONE else start
    start += folded.startswith((":", " "), start)
    if folded.startswith("[", start):
        close = folded.find("]", start, start + 40)
        return close + 1 if close > 0 else marker.end
    if folded.startswith("(", start):
        close = folded.find(")", start, start + 20)
        if close > 0 and not MARKS.search(folded[start:close]):
            return close + 1
    return marker.end


def wide_gap(paragraph: Paragraph, start: int, stop: int) -> int:
    """Return where the wide blank stands that may part a heading from its body (（一）强化领导　各级…), 0 where none does."""
    folded = paragraph.folded
    for gap in paragraph.gaps:
        if start + 1 < gap < stop:
            head = folded[start:gap]
            if 1 < len(head) <= 30 and not MARKS.search(head) and len(folded) - gap >= 12:
                return gap
            return 0
    return 0
