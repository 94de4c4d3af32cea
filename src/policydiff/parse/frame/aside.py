"""What is no part of the text: page furniture, navigation, a table of contents, a second printing, the imprint."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from policydiff.model import Diagnostic
from policydiff.model.values import Reason
from policydiff.parse.frame.copies.contents import contents_of
from policydiff.parse.frame.copies.menu import links_over
from policydiff.parse.frame.draft import Draft
from policydiff.parse.lay.reprints import find_duplicates
from policydiff.parse.mark.imprint import is_gazette, may_be_of_form, tells_copies
from policydiff.parse.mark.marked import Marked, mark
from policydiff.parse.mark.particulars import read_particulars
from policydiff.text.fold import squeeze
from policydiff.vocab.page.bar import counts_sample, sample_title
from policydiff.vocab.portal import foot_words, is_page_word, part_label, related_words

_NO_TEXT: dict[str, Reason] = {
    "portal": "portal",
    "page-furniture": "page-furniture",
    "contents": "contents",
    "footnote": "footnote",
    "layout": "layout",
}
_LINK = re.compile(
    r"[^。]{4,120}[\[( ](?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?\s?[\])]?$|(?:19|20)\d{2}-\d{1,2}-\d{1,2} [^。]{4,120}$"
)
_STEPS, _STEP = frozenset("/>›»"), re.compile(r"[/>›»]+ ?[\u4e00-\u9fff]{2,12}$")  # of the way to a page, each on its line: / 政务公开
_ADDRESS = re.compile(r"[<\[(]?(?:https?://|www\.)[!-~]{4,300}$")  # of a page, alone on its line
_BAR = "|"  # alone on its line it parts the tools of a page
_HEAD = 12  # lines over a text
_FOOT_LABEL = 8  # characters of the label of a line of a page's foot: 通信地址：
_LINKS = 5  # links of a page that is a list of them
_BESIDE_LINKS = 2  # lines beside them: what the list is called
_DRAWN_WITH = frozenset("-—─━_=*~")
_DRAWN = re.compile(r"[-—─━_=*~]{4,}$")  # a line between the text and the imprint
_DRAWN_AROUND = re.compile(r"[-—─━_=*~]{4,} ?([\u4e00-\u9fff]{2,6}) ?[-—─━_=*~]{4,}$")
_COPIES = frozenset({"抄", "主", "分"})  # what a line begins with that says to whom copies go
_COPIED = 2  # lines of the imprint that have no word of it


def set_aside(draft: Draft, marked: Sequence[Marked]) -> list[Marked]:
    """Enter in the ledger what is no part of the notice, and return the other paragraphs in order."""
    marked = _without_labels(draft, marked)
    body = [index for index, line in enumerate(marked) if line.kind not in _NO_TEXT]
    duplicates = {body[at]: span for at, span in find_duplicates([marked[index].paragraph for index in body]).items()}
    told: tuple[tuple[Collection[int], Reason], ...] = (
        (_copied(marked), "imprint"),
        ({*links_over(marked), *_gazette(marked), *_sample(marked), *_foot(marked)}, "portal"),
        (contents_of(marked, _NO_TEXT), "contents"),
        (duplicates, "duplicate"),
    )
    known = {index: reason for found, reason in told for index in found}  # the last one tells
    live: list[Marked] = []
    for index, line in enumerate(marked):
        reason = known.get(index) or _reason(line)
        if (
            reason is None
            and line.folded == _BAR
            and any(other.is_furniture for other in (*marked[index - 1 : index], *marked[index + 1 : index + 2]))
        ):
            reason = "portal"
        if reason is None or (reason == "publication-mark" and _in_table(marked, index)):
            live.append(line)
        elif reason == "imprint" and line.printed_by is not None:
            draft.printings.append(line)
        else:
            draft.discard(reason, line.spans(), duplicates.get(index))
    return live


def _without_labels(draft: Draft, marked: Sequence[Marked]) -> Sequence[Marked]:
    """Return the lines without the labels that a database prints before parts of the text (【章名】 第一章 总则), which go to the ledger."""
    if not [line for line in marked if line.folded[0] == "[" and part_label().match(line.folded)]:
        return marked
    lines: list[Marked] = []
    for line in marked:
        label = part_label().match(line.folded)
        if label is None:
            lines.append(line)
            continue
        first, rest = line.paragraph.parted(label.end())
        draft.discard("portal", mark(first).spans())
        lines.append(mark(rest))
    return lines


def set_links_aside(draft: Draft, marked: Sequence[Marked], live: Sequence[Marked]) -> list[Marked]:
    """Return the lines of `live`; where they are nothing but links to documents, each with its day, none, and the ledger and a diagnostic say so.

    marked: all lines of the page; its reader may have told most of the links by their looks.
    """
    dated = [line for line in marked if "20" in line.folded or "19" in line.folded]
    links = len([line for line in dated if line.kind in ("text", "portal") and _is_link(line)])
    if links < _LINKS:
        return list(live)
    others = [line for line in live if not _is_link(line)]
    if len(others) > _BESIDE_LINKS or any(line.ends_sentence or line.kind != "text" for line in others):
        return list(live)
    draft.discard("portal", [span for line in live for span in line.spans()])
    draft.diagnostics.append(Diagnostic.told("no-document", "warning", links=links))
    return []


def _is_link(line: Marked) -> bool:
    return ("20" in line.folded or "19" in line.folded) and not line.ends_sentence and _LINK.match(line.folded) is not None


def _reason(line: Marked) -> Reason | None:
    if line.kind in _NO_TEXT:
        return _NO_TEXT[line.kind]
    if may_be_of_form(line.folded):
        if line.is_publication_mark:
            return "publication-mark"
        if line.is_imprint:
            return "imprint"
    first = line.folded[0]
    if first in _DRAWN_WITH and line.kind == "text" and _is_drawn(line.folded):
        return "layout"
    if first in _STEPS and _STEP.match(line.folded):
        return "portal"
    return "portal" if line.is_furniture else None


def _is_drawn(folded: str) -> bool:
    """Whether a line is drawn, perhaps with a word of the page in the middle: ====正文====."""
    if _DRAWN.match(folded):
        return True
    word = _DRAWN_AROUND.match(folded)
    return word is not None and is_page_word(word[1])


def _copied(marked: Sequence[Marked]) -> set[int]:
    """Return the lines between two of the imprint in which the list goes on to whom copies go: 抄送：市委各部门。 / 各民主党派市委。 / …印发."""
    found: set[int] = set()
    for index, line in enumerate(marked):
        if line.folded[0] in _COPIES and tells_copies(line.folded):
            below = range(index + 1, min(index + 2 + _COPIED, len(marked)))
            end = next((at for at in below if may_be_of_form(marked[at].folded) and marked[at].is_imprint), index)
            between = range(index + 1, end)
            if all(marked[at].marker is None and marked[at].kind == "text" for at in between):
                found.update(between)
    return found


def _in_table(marked: Sequence[Marked], index: int) -> bool:
    """Whether how a document is made public stands in a row of the portal's table, beside other rows: 索引号：… / 公开方式：主动公开 / 发布机构：…."""
    beside = [marked[at] for at in (index - 1, index + 1) if 0 <= at < len(marked)]
    return index < _HEAD and all(
        any(read_particulars(line.paragraph.passage, weak=False) for line in lines) for lines in ([marked[index]], beside)
    )


def _gazette(marked: Sequence[Marked]) -> range:
    """Return the lines over the text that say in which issue of a gazette it was printed: 某省人民政府公报 / 2023年第8期."""
    for index, line in enumerate(marked[:_HEAD]):
        for size in (1, 2):
            if line.kind == "text" and is_gazette("".join(piece.folded for piece in marked[index : index + size])):
                return range(index, index + size)
    return range(0)


def _sample(marked: Sequence[Marked]) -> list[int]:
    """Return the line over the text that counts it as the only one on a page of samples, and has the page's heading once more: 第一篇：某省人民政府文件."""
    for index, line in enumerate(marked[1:_HEAD], start=1):
        title = sample_title(line.folded) if ":" in line.folded else ""
        if title and any(above.folded == title for above in marked[:index]):
            return [] if any(counts_sample(below.folded) for below in marked[index:]) else [index]
    return []


def _foot(marked: Sequence[Marked]) -> set[int]:
    """Return the lines of a page's foot that are ordinary words elsewhere: a run of them between furniture, or below it at the very end.

    Links under their heading (相关解读) are of it, too, where nothing but the foot stands below them.
    """
    found: set[int] = set()
    above = related = False  # whether furniture stands right above the run, and whether it is a heading of links
    run: list[int] = []
    for index, line in enumerate(marked):
        if line.kind == "portal" or (line.kind == "text" and line.is_furniture):
            found.update(run)
            above, related, run = True, squeeze(line.folded).startswith(related_words()), []
        elif above:
            linked = related and index >= len(marked) - _LINKS and _may_be_link(line)
            if line.kind == "text" and (_is_of_foot(line) or _ADDRESS.match(line.folded) or linked):
                run.append(index)
            else:
                above, related, run = False, False, []
    return found.union(run)


def _may_be_link(line: Marked) -> bool:
    return line.marker is None and line.label_end is None and not line.ends_sentence


def _is_of_foot(line: Marked) -> bool:
    return ":" in line.folded[:_FOOT_LABEL] and not line.ends_sentence and line.folded.startswith(foot_words())
