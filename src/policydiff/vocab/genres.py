"""Kinds of documents, by the last word of their title."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either

_OF = "的"
_SUFFIX = r"(?:\s*[(《\[][^()]{1,30}[)》\]])*"


@cache
def statutory() -> frozenset[str]:
    """Return the kinds that a notice itself can be: 通知, 函, 意见…"""
    return frozenset(load_yaml("genres")["statutory"])


@cache
def laws() -> frozenset[str]:
    """Return the kinds of document that are law: plans on anything implement them."""
    return frozenset(load_yaml("genres")["laws"])


@cache
def addressed() -> frozenset[str]:
    """Return the kinds that are addressed to somebody: what a notice itself can be, and letters."""
    return statutory() | frozenset(load_yaml("genres")["letters"]) | spoken()


@cache
def spoken() -> frozenset[str]:
    """Return the kinds of what somebody says before people whom he addresses: 讲话."""
    return frozenset(load_yaml("genres")["spoken"])


@cache
def _words() -> tuple[str, ...]:
    data = load_yaml("genres")
    said = [f"{at}{kind}" for at in data["spoken_at"] for kind in data["spoken"]]
    return tuple(sorted({*data["statutory"], *data["promulgated"], *data["letters"], *said}, key=lambda word: (-len(word), word)))


@cache
def never() -> tuple[str, ...]:
    """Return the words that end as a kind of document does and are none: 典型做法."""
    return tuple(load_yaml("genres")["never"])


@cache
def _form_names() -> re.Pattern[str]:
    named = (f"(?P<{entry['kind']}>{either(entry['words'])})" for entry in load_yaml("genres")["forms"])
    return re.compile(rf"(?:{'|'.join(named)}){_SUFFIX}$")


def form_name(title_folded: str) -> str | None:
    """Return what an annex is that a folded title calls a form or table: form (to be filled in), blank (a form where nothing is filled in), points; else None.

    >>> form_name("某市见习基地申请表(样表)"), form_name("项目推荐汇总表"), form_name("指标体系及分值表"), form_name("责任分工表")
    ('form', 'blank', 'points', None)
    """
    found = _form_names().search(title_folded)
    return found.lastgroup if found is not None else None


@cache
def _paper() -> re.Pattern[str]:
    papers = next(entry["words"] for entry in load_yaml("genres")["forms"] if entry["kind"] == "paper")
    about = either(load_yaml("titles")["about"])
    return re.compile(rf"{about}[^,。;:!?]{{4,120}}{_OF}(?P<kind>{either(papers)}){_SUFFIX}$")


def paper_about(title_folded: str) -> str | None:
    """Return the kind of paper that a folded title says what it is about, as a notice does: 关于某厂验收的决定书; None of the name of a form.

    >>> paper_about("关于某厂项目验收的决定书"), paper_about("行政处罚决定书")
    ('决定书', None)
    """
    found = _paper().search(title_folded)
    return found["kind"] if found is not None else None


@cache
def kinds() -> frozenset[str]:
    """Return every kind of document: 通知, 实施细则, 条例…"""
    return frozenset(_words())


@cache
def title_end() -> re.Pattern[str]:
    """Return a pattern that finds the kind at the end of a folded title; group 1 is the kind, a bracket may follow it."""
    return re.compile(rf"({either(_words())})》?{_SUFFIX}[·*]?$")  # * or a dot: a footnote's mark


@cache
def _notice_line() -> re.Pattern[str]:
    subject = either([*load_yaml("titles")["about"], *load_yaml("titles")["enclose"]])
    return re.compile(rf"[^。;:!?]{{0,60}}{subject}[^。;:!?]{{4,120}}{_OF}{either(statutory())}$")


def is_notice_title(folded: str) -> bool:
    """Return whether a folded line is the whole title of a notice, wherever it stands.

    >>> is_notice_title("关于印发《某市供水规划(2023-2025年)》的通知"), is_notice_title("通知公告"), is_notice_title("关于印发规划的通知政策解读")
    (True, False, False)
    """
    return _notice_line().match(folded) is not None


@cache
def _named() -> re.Pattern[str]:
    said = "|".join(load_yaml("genres")["names_itself"])
    return re.compile(
        rf"(?:{said})([\u4e00-\u9fff]{{2,8}})(?:[(《][^()]{{2,20}}[)》])?[。:]?$|([\u4e00-\u9fff]{{2}})如下(?:,[^,。]{{2,8}})?[。:]?$"
    )


def own_genre(sentence_folded: str) -> str | None:
    """Return the kind that a text calls itself at the end of its first sentences: 制定本实施方案, 提出如下意见, 通知如下.

    >>> own_genre("现就加快发展提出以下意见。"), own_genre("现将有关事项通知如下:"), own_genre("请遵照执行。")
    ('意见', '通知', None)
    """
    match = _named().search(sentence_folded)
    if match is None:
        return None
    if match[2]:
        return match[2] if match[2] in statutory() else None
    return genre_of(match[1])


@cache
def _notice_title() -> re.Pattern[str]:
    return re.compile(rf"{_OF}{either(statutory())}(?![》的和])")


@cache
def _own_title() -> re.Pattern[str]:
    leads = "|".join(load_yaml("genres")["leads"])
    number = r"(?:(?!的)[\u4e00-\u9fff]){1,10}[(\[]\s*(?:19|20)\d\d\s*[)\]]"
    follows = rf"{leads}|第一[编章条]|\(?(?:19|20)\d\d年\d|\(?{number}"
    return re.compile(rf"[^,。;:]{{2,100}}?{either(_words())}{_SUFFIX}(?=\s*(?:{follows}))")


def title_in(folded: str, start: int, stop: int) -> int:
    """Return where the title ends that a text on one line begins with: in 的通知, else in a kind before the text (为…, 第一章…); 0 where none does.

    >>> title_in("某市供水规划为保障供水,制定本规划。", 0, 18), title_in("为保障供水,制定本规划。", 0, 12)
    (6, 0)
    """
    notice = _notice_title().search(folded, start, stop)
    own = _own_title().match(folded, start, min(len(folded), stop + 20))
    ends = [found.end() for found in (notice, own) if found is not None and "。" not in folded[start : found.end()]]
    return min(ends, default=0)


def genre_of(title_folded: str) -> str | None:
    """Return the kind that a folded title ends in, or None.

    >>> genre_of("某市专利奖励办法(试行)")
    '办法'
    """
    match = title_end().search(title_folded) if title_folded[-1:] in _last() else None
    if match is None or title_folded.endswith(never(), 0, match.end(1)):
        return None
    return _kind_of(match.group(1))


@cache
def _kind_of(word: str) -> str:
    """实施方案 is a 方案: the kind is the shortest listed word that the long one ends in."""
    if said := next((kind for kind in spoken() if word.endswith(kind)), None):
        return said
    return min((w for w in _words() if word.endswith(w) and len(w) > 1), key=len, default=word)


@cache
def _last() -> frozenset[str]:
    """Return the characters that a title can end in which ends in a kind of document."""
    return frozenset({*(word[-1] for word in _words()), *"》)]·*\n"})
