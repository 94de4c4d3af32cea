"""What is annexed to a text without being one: forms to be filled in, tables of points. They belong to the text that they stand below.

And what is annexed and stands nowhere in the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.parse.frame.annexes.blanks import DAY_TO_FILL, is_paper
from policydiff.parse.frame.draft import Part
from policydiff.parse.frame.title.text import promulgated_titles, title_key
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.genres import form_name
from policydiff.vocab.page.sections import asks_everybody
from policydiff.vocab.page.titles import asks_to_heed, hands_over, refers_to_annex, title_words

_HEADS = 2  # rows of a blank table that have words in them
_BESIDE = 3  # lines over and under a table of points
_FEW = 16  # lines of a blank table that has lost its rows
_LABEL = 16  # characters of a label on such a line
_TITLED = re.compile(r"(?<=了《)[^《》]{4,80}(?=》)|(?<=《)[^《》]{4,80}(?=》(?:已|业))")  # 《…》已经同意, 制定了《…》
_NOTE = "注"  # begins a remark below a table
_SENTENCE = "。"  # a line with one names an annex, and is not its title
_APPENDED = "附"
_BRIEF = 1500  # characters of a letter with items
_FULL = 15  # characters of a line that may go on in the next
_LETTER = 6  # paragraphs of a letter that does nothing but hand a text over


def is_annexed(part: Part) -> bool:
    """Return whether an annex is a form or a table of points: by its title 申请表 always, 汇总表 where nothing is filled in, 分值表 where it is a table;
    a paper to be filled in and signed (通知书) by what it leaves open.
    """
    kind = form_name(fold(part.title)) if part.title and part.attachment else None
    if part.attachment and kind in (None, "paper") and is_paper(part.paragraphs, called=kind is not None):
        return True
    if kind == "blank" or (kind == "paper" and any(line.kind == "row" for line in part.paragraphs)):
        return _is_blank(part.paragraphs)
    if kind == "points":
        rows = sum(line.kind == "row" for line in part.paragraphs)
        return rows > 0 and len(part.paragraphs) - rows <= _BESIDE
    return kind == "form"


def without_named(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Return the parts, and apart from them those at the end that are a title, with or without a label, and of which nothing is in the file."""
    end = len(parts)
    while end and parts[end - 1].title is not None and not parts[end - 1].paragraphs:
        end -= 1
    return list(parts[:end]), list(parts[end:])


def with_annexed(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, each form or table of points with the last text above it; one that stands below nothing is a text of its own."""
    out: list[Part] = []
    for part in parts:
        if out and is_annexed(part):
            above = out[-1]
            titles = (*above.annexed_titles, part.title or "")
            out[-1] = replace(above, annexed=(*above.annexed, *part.head, *part.paragraphs), annexed_titles=titles)
        else:
            out.append(part)
    return out


def _is_blank(lines: Sequence[Marked]) -> bool:
    if any(line.ends_sentence and not line.folded.startswith(_NOTE) for line in lines):
        return False
    rows = [line for line in lines if line.kind == "row"]
    if rows:
        few = sum(_is_filled(line) for line in rows) <= _HEADS or any(DAY_TO_FILL.search(line.folded) for line in rows)
        return few or _is_open(rows) or _has_labels_alone(rows)
    return len(lines) <= _FEW and all(_is_labels(line) and not any(map(str.isdigit, line.folded[3:])) for line in lines)


def _is_labels(line: Marked) -> bool:
    """Whether a line has nothing but labels, parted by blanks: 填报单位（盖章）：　　填报日期：　年　月　日."""
    return len(line.folded) <= _LABEL or all(len(label) <= _LABEL for label in line.spaced.split())


def _is_filled(line: Marked) -> bool:
    """Whether more than the number of a row stands in it."""
    cells = (cell.strip(" .|、") for cell in line.text.replace("|", "\t").split("\t"))
    return any(cell and not cell.isdigit() for cell in cells)


def _has_labels_alone(rows: Sequence[Marked]) -> bool:
    """Whether every cell is a label of a few words, and of those that are known some stand in several rows, as in a form whose empty cells nobody kept."""
    cells = [[fold(squeeze(cell)) for cell in line.text.replace("|", "\t").split("\t")] for line in rows]
    short = all(len(cell) <= _LABEL and not any(map(str.isdigit, cell)) for row in cells for cell in row)
    return short and len(rows) <= _FEW and sum(any(column_kind(cell) is not None for cell in row) for row in cells) > 1


def _is_open(rows: Sequence[Marked]) -> bool:
    """Whether every row leaves a cell to be filled in, besides those of remarks: 设施 | 20 | under 项目 | 分值 | 得分."""
    heads, *cells = [[cell.strip() for cell in line.text.replace("|", "\t").split("\t")] for line in rows]
    width = max(map(len, (heads, *cells)))
    asked = [at for at in range(width) if at >= len(heads) or column_kind(heads[at]) != "note"]
    return bool(cells) and all(any(at >= len(row) or not row[at] for at in asked) for row in cells)


def handed_over(title: str, letter: Sequence[Marked], annexes: Sequence[str]) -> list[str]:
    """Return the titles of the texts that a letter hands over and has nothing below it, [] where it is itself what it says.

    annexes: the titles that its list of annexes names.
    """
    if not 0 < len(letter) <= _LETTER or not all(_is_of_letter(line, line is letter[-1]) for line in letter):
        return []
    for line in letter:
        at = hands_over(line.folded)
        if at is not None:
            return list(annexes) or _named(line, at) or promulgated_titles(title, "")[:1]
    return []


def _is_of_letter(line: Marked, is_last: bool) -> bool:
    """Whether a line is of a letter: sentences, who is to be asked (联系人：…), 特此通知, or what a wrap has cut."""
    told = (
        line.ends_sentence or ":" in line.folded or line.folded.startswith(title_words("farewell")) or hands_over(line.folded) is not None
    )
    return line.marker is None and (told or (len(line.folded) >= _FULL and not is_last))


def _named(line: Marked, at: int) -> list[str]:
    """Return the title that a sentence quotes which says at `at` that it hands a text over: behind that, or before it."""
    return promulgated_titles("", line.text[at:])[:1] or _TITLED.findall(line.text[:at])[-1:]


def handed_over_elsewhere(lines: Sequence[Marked]) -> list[str]:
    """Return the title of the text that a notice hands over, where it has only items on how to heed it: 现将《某方案》印发给你们。一、统一思想。…."""
    first = next((at for at, line in enumerate(lines[: _LETTER + 1]) if line.marker is not None), 0)
    marker = lines[first].marker if first else None
    item = lines[first].folded[marker.end :] if marker is not None else ""
    if not (asks_to_heed(item) or asks_everybody(item)) or sum(len(line.folded) for line in lines) > _BRIEF:
        return []
    for line in lines[:first]:
        at = hands_over(line.folded)
        if at is not None:
            return _named(line, at)
    return []


def not_printed(annexes: Sequence[str], parts: Sequence[Part], below: Sequence[Marked]) -> list[str]:
    """Return the titles in a list of annexes that no line below it prints, where fewer annexes than listed stand there."""
    labelled = sum(part.attachment is not None for part in parts) + sum(len(part.annexed_titles) for part in parts)
    if labelled >= len(annexes):
        return []
    text = title_key("".join([squeeze(line.text) for line in below if _SENTENCE not in line.folded and not line.ends_sentence]))
    return [title for title in annexes if title_key(title) not in text]


def referred_to(lines: Sequence[Marked]) -> list[str]:
    """Return the annexes to which sentences refer by their numbers, as printed, each once: 样式详见附件3-5, （附件1、附件2）."""
    found = (match.group("label") for line in lines if _APPENDED in line.folded for match in refers_to_annex().finditer(line.folded))
    return list(dict.fromkeys(label.replace(" ", "") for label in found))
