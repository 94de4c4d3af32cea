"""What the caption of a table says: 表1 某市2025年造林任务分解表."""

from __future__ import annotations

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

_MARKS = frozenset("。;,?!、")
_LONGEST = 16
_PLACE = r"[\u4e00-\u9fff]{1,6}?(?<!{caption_not_after}){caption_places}(?!{caption_not_before})(?=.{2})"
_OPENS = pattern("columns", r"(?:(?:19|20)\d\d[—~-])?(?:19|20)\d\d年?度?|{caption_opens}|" + _PLACE)
_NUMBERED = pattern(
    "columns",
    r"{caption_labels}(?:\s*(?:\d{1,2}(?!\d)|{caption_numerals}+)(?:[—~-]\d+)?[\s:.]*|[\s:]+)(?=.)|(?:{caption_numerals}+、|\d{1,2}[.、](?!\d))\s*",
)
_REMARK = pattern("columns", r"\((?!(?<=.\(){noun_halves}\)[\u4e00-\u9fff])[^()]*\)")
_CLOSES = pattern("columns", r"{caption_closes}\Z")


def caption_subject(caption: str) -> str:
    """Return what a folded caption or spanning head counts, "" where it does not say so.

    >>> caption_subject("某市2025年植树造林任务分解表"), caption_subject("单位:人")
    ('植树造林', '')
    """
    opens, closes = _OPENS(), _CLOSES()
    text = _REMARK().sub("", caption).strip().rpartition(":")[2]
    if closes.search(text) is None:
        return ""
    if (label := _NUMBERED().match(text)) is not None:
        text = text[label.end() :]
    while (opened := opens.match(text)) is not None:
        text = text[opened.end() :]
    while (closed := closes.search(text)) is not None:
        text = text[: closed.start()]
    return text if 2 <= len(text) <= _LONGEST and not _MARKS.intersection(text) else ""


def allots_money(caption: str) -> bool:
    """Return whether a folded caption says that its table shares money out: 资金分配表."""
    return any(word in caption for word in load_yaml("columns")["allots"]["words"])


_PLANNED = pattern("columns", r"{planned}(?=[^\d]{3})")


def without_plan(head: str) -> str:
    """Return a head without the word that says its figures are planned, where it counts something: 计划招生人数; 计划数 stays.

    >>> without_plan("计划招生人数"), without_plan("计划数")
    ('招生人数', '计划数')
    """
    found = _PLANNED().match(head)
    return head[found.end() :] if found is not None else head
