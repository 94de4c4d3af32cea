"""Where the heading of a numbered item ends: on a line of its own, or run into the body (1．研究开发服务。支持…)."""

from __future__ import annotations

import re

from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.tree.clauses import Piece
from policydiff.text.numbers import Marker
from policydiff.vocab.duties.roles import label_roles

_ALONE = 60  # characters; a longer line without a full stop is a sentence that lost it
_PLAIN = 40  # a heading without commas
_COMMAS = 26  # a heading in several short parts: 统筹规划，分步实施
_SHORT = 24
_COLON = 18

_MARKS = re.compile(r"[,。;:!?]")
_SENTENCE_START = re.compile(r"(?:到|至|截至|力争)?\d{4}年|(?:对|凡|经|自|根据|按照|依据|为了|符合)")
_OF_ITSELF = re.compile(r"本(?:方案|办法|细则|措施|意见|计划|规划|规定|通知|政策|条例|制度|预案)")
_DUTY = re.compile(r"应当|不得|给予|予以|可以|是指|\d+(?:\.\d+)?(?:%|万|亿|个|家|人|元|项)|第[一二三四五六七八九十]+条")
_LIST_LEAD = re.compile(r"下列|以下|如下|之一")


def heading_end(paragraph: Paragraph, marker: Marker, pieces: list[Piece], *, in_article: bool, has_body: bool) -> int:
    """Return where the heading clause ends in the paragraph; marker.end where the item has no heading of its own.

    pieces: the paragraph's clauses; in_article: the item stands under a 第X条; has_body: the next paragraph belongs to it.
    """
    folded = paragraph.folded
    start, stop = marker.end, pieces[0].end
    if marker.is_article:
        return _article_end(paragraph, marker, stop)
    if pieces[0].role != "body" or stop <= start or (pieces[0].statements and folded[stop - 1] in "。;"):
        return start
    head = folded[start:stop]
    gap = _gap(paragraph, start, stop)
    if gap:
        return gap
    colon = head.find(":")
    if 0 < colon <= _COLON and not _MARKS.search(head[:colon]):
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


def _is_heading(bare: str, last: str, alone: bool, terminal: bool, has_body: bool) -> bool:
    commas = bool(_MARKS.search(bare))
    if last in ";,":
        return False
    if last == ":" and _LIST_LEAD.search(bare):
        return False
    if alone and not terminal:
        return len(bare) <= _ALONE
    if _OF_ITSELF.match(bare):
        return False
    if _SENTENCE_START.match(bare) and (commas or _DUTY.search(bare)):
        return False
    if _DUTY.search(bare) and len(bare) > 10:
        return False
    if alone:
        return len(bare) <= _PLAIN if has_body else not commas and len(bare) <= _SHORT
    return len(bare) <= (_COMMAS if commas else _PLAIN)


def _article_end(paragraph: Paragraph, marker: Marker, stop: int) -> int:
    """第三条【适用范围】… keeps its title; 第一章 总则 is a heading whole; 第一条 为了… has none."""
    folded, start = paragraph.folded, marker.end
    if marker.style != "article":
        return stop if stop - start <= _ALONE else start
    if folded.startswith("[", start):
        close = folded.find("]", start, start + 40)
        return close + 1 if close > 0 else start
    if folded.startswith("(", start):
        close = folded.find(")", start, start + 20)
        if close > 0 and close + 1 < len(folded) and not _MARKS.search(folded[start:close]):
            return close + 1
    return start


def _gap(paragraph: Paragraph, start: int, stop: int) -> int:
    """A wide blank may part a heading from its body: （一）强化领导　各级…."""
    folded = paragraph.folded
    for gap in paragraph.gaps:
        if start + 1 < gap < stop:
            head = folded[start:gap]
            if 1 < len(head) <= 30 and not _MARKS.search(head) and len(folded) - gap >= 12:
                return gap
            return 0
    return 0


def heading_text(paragraph: Paragraph, marker: Marker, end: int) -> str:
    """Return the heading as printed, without its number, brackets of a 【title】 and closing mark."""
    text = paragraph.text[marker.end : end].strip()
    if marker.style == "article":
        return text.strip("【】[]（）() ")
    return text.rstrip("。.：:！!？? ")
