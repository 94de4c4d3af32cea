"""What a page says of itself in one line: the bar under a title, with the document's number, the day of the page and its particulars, and sentences to who shares it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, words_of
from policydiff.vocab.portal import is_furniture, metadata_field, tool_labels

_OPEN = ("label", "tools")
_LONGEST_SENTENCE = 160


@cache
def _forms() -> re.Pattern[str]:
    ordered = rf"{words_of('signatures', 'orders')}|{words_of('signatures', 'announcements')}"
    return re.compile(
        r"(?P<day>\[?(?:19|20)\d{2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}\]?)|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
        r"|(?P<number>[\u4e00-\u9fff]{1,12}[\[(](?:19|20)\d{2}[\])]第?\d{1,5}号|"
        rf"[\u4e00-\u9fff、]{{2,60}}?(?:{ordered})(?:(?:19|20)\d\d年)?第\d{{1,5}}号)"
    )


def bar_parts(pieces: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return which pieces of a folded line belong together where the line is the bar of a page, else None.

    It is one where each part is a document number, a day in digits, a label with its value or a tool of the page, and one of the first two at
    least stands there without a label: with those that have labels the table of particulars deals.

    Bars may stand between, and beside them the name of a body alone.

    >>> bar_parts(["某科发(2024)2号", "|", "2024-06-07", "|", "某市科技局"])
    [(0, 2), (2, 4), (4, 5)]
    >>> bar_parts(["某科发(2024)2号", "2024-06-07", "来源:某市科技局", "作者:"]), bar_parts(["2024-06-07", "09:30"])
    ([(0, 1), (1, 2), (2, 3), (3, 4)], None)
    >>> bar_parts(["某税务总局公告2018年第23号", "全文有效", "成文日期:2018-04-25"])
    [(0, 1), (1, 2), (2, 3)]
    >>> bar_parts(["文号:", "某科发(2024)2号", "来源:某局"]), bar_parts(["某县日报", "2024-06-07"])
    (None, None)
    """
    parts: list[tuple[str, int, int]] = []
    barred = "|" in pieces
    for index, piece in enumerate(pieces):
        kind = _kind(piece) or ("body" if barred and names_a_body(piece) else "")
        before, start, _ = parts[-1] if parts else ("", 0, 0)
        if (
            (piece == "|" and parts)
            or (before == "day" and kind == "clock")
            or (before in _OPEN and kind in ("", "clock"))
            or _waits(before, pieces[index - 1])
        ):
            parts[-1] = (before, start, index + 1)
        elif kind in ("", "clock"):
            return None
        else:
            parts.append((kind, index, index + 1))
    bare = any(kind in ("number", "day") for kind, _, _ in parts)
    return [(start, end) for _, start, end in parts] if bare and len(parts) > 1 else None


def _waits(kind: str, last: str) -> bool:
    """Whether a label still waits for its value."""
    return kind == "label" and last.endswith(":")


def _kind(piece: str) -> str:
    form = _forms().fullmatch(piece)
    if form is not None:
        return form.lastgroup or ""
    label, mark, _ = piece.partition(":")
    if mark and label in tool_labels():
        return "tools"
    if mark and metadata_field(label) is not None:
        return "label"
    return "tools" if is_furniture(piece) else ""


@cache
def _page_sentence() -> re.Pattern[str]:
    return re.compile(either(word for entry in load_yaml("portal")["furniture"] if entry.get("sentence") for word in entry["words"]))


def is_page_sentence(folded: str) -> bool:
    """Return whether a whole sentence is what a page says of itself.

    >>> is_page_sentence("即可将网页分享给您的微信好友或朋友圈。"), is_page_sentence("鼓励将政策分享给企业。")
    (True, False)
    """
    return len(folded) <= _LONGEST_SENTENCE and _page_sentence().search(folded) is not None


@cache
def _samples() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries = load_yaml("portal")["samples"]
    first, later = (either(word for entry in entries for word in entry[key]) for key in ("words", "others"))
    return re.compile(rf"{first}:\s*(?P<title>[^。;]{{4,100}})$"), re.compile(rf"{later}:")


def sample_title(folded: str) -> str:
    """Return the title of the first text of a page in a library of samples, where a folded line is that title behind its count; "" for another line.

    >>> sample_title("第一篇:某省人民政府办公厅文件"), sample_title("第一篇 总则")
    ('某省人民政府办公厅文件', '')
    """
    found = _samples()[0].match(folded)
    return found["title"] if found is not None else ""


def counts_sample(folded: str) -> bool:
    """Return whether a folded line begins with the count of a further text on a page of samples: 第二篇：…."""
    return _samples()[1].match(folded) is not None
