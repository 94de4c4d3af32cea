"""The list of annexes at the end of a letter (附件：1．… 2．…), and links to files: named, and no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.frame.annexes.labels import is_listed, is_lone_label, listed_title
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.signature import Signature, find_signature
from policydiff.parse.frame.title.lines import match_title
from policydiff.parse.frame.title.text import title_key
from policydiff.parse.mark.attachments import may_be_listed
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import fold
from policydiff.text.numbers import read_marker
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.genres import form_name, genre_of
from policydiff.vocab.page.titles import title_words

_LISTED = 40  # annexes in a list
_MOST_LINES = 3  # of one entry
_FEW = 8  # characters that a wrap leaves for the second line
_PARAGRAPH = 4  # columns of a paragraph's indent
_NUMBER = re.compile(rf"[\d{CHARACTERS}]")
_LEAST_LABELLED = 2  # of which each has its label


def without_annex_list(draft: Draft, lines: Sequence[Marked]) -> tuple[list[Marked], list[str]]:
    """Set aside 附件：1．… 2．…, and links to files; return the other lines and the titles that the list names."""
    out: list[Marked] = []
    titles: list[str] = []
    done = 0  # behind what is in `out` or set aside
    for index in [at for at, line in enumerate(lines) if may_be_listed(line.folded)]:
        end = _annex_list_end(lines, index) if index >= done else index
        if end > index:
            out += lines[done:index]
            draft.discard("attachment-list", [span for line in lines[index:end] for span in line.spans()])
            titles += _titles(lines[index:end])
            done = end
    return [*out, *lines[done:]], titles


def _annex_list_end(lines: Sequence[Marked], start: int) -> int:
    label_end, folded = lines[start].label_end, lines[start].folded
    if label_end is not None and _is_links(lines, start):
        return min(len(lines), start + _LISTED)
    end = (_labelled_end(lines, start) or _list_end(lines, start)) if label_end is not None else start
    if end > start:
        return end
    if lines[start].is_file:
        return start + 1
    if label_end is not None and folded[label_end - 1] == ":" and folded[label_end:].strip():
        title = {title_key(folded[label_end:])}
        if any(match_title(lines, at, title) for at in range(start + 1, min(len(lines), start + 4))):
            return start + 1
    return start


def _labelled_end(lines: Sequence[Marked], start: int) -> int:
    """Return where a list ends whose every line has its label and its title, and none a text: 附件1：甲 / 附件2：乙; 0 where the lines are no list."""
    end = start
    while end < len(lines) and end < start + _LISTED and is_lone_label(lines[end]) and listed_title(lines[end]):
        end += 1
    if end - start < _LEAST_LABELLED:
        return 0
    whole = end == len(lines) or is_lone_label(lines[end]) or find_signature(lines[end : end + 3], 0) is not None
    return end if whole else 0


def _list_end(lines: Sequence[Marked], start: int) -> int:
    """Return where a list of annexes ends that a label opens: 附件：1．… 2．…, down to the signature or the text's end."""
    label_end, folded = lines[start].label_end, lines[start].folded
    if label_end is None:
        return start
    numbered = (
        folded[label_end - 1] == "." and start + 1 < len(lines) and (marker := lines[start + 1].marker) is not None and marker.number == 2
    )
    if folded[label_end - 1] != ":" and label_end != len(folded) and not numbered:  # 附件1.甲 / 2.乙 is a list as well
        return start
    if not folded[label_end:].strip() and not (start + 1 < len(lines) and lines[start + 1].marker is not None):
        return start
    end = _entry_end(lines, start)
    while end < len(lines) and end < start + _LISTED and is_listed(lines[end]):
        end = _entry_end(lines, end)
    signature = find_signature(lines[end : end + 6], 0)
    annexed = (
        end < len(lines) and (end > start + 1 or _names_one(lines, start)) and is_lone_label(lines[end])
    )  # a plan's own list, and the annexes below it
    dated = end == len(lines) - 1 and (lines[end].is_date or lines[end].is_month)  # a day that nobody signs
    ends_here = end == len(lines) or annexed or dated or (signature is not None and _signs_list(lines[end:], signature))
    return end if ends_here else start


def _names_one(lines: Sequence[Marked], start: int) -> bool:
    """Whether a label without a number and a title are all there is of an annex, over the label of another that has a number: 附：审查意见书 / 附录2：."""
    label_end, below = lines[start].label_end or 0, lines[start + 1]
    labels = (lines[start].folded[:label_end], below.folded[: below.label_end or 0])
    numbered = [_NUMBER.search(label) is not None for label in labels]
    return numbered == [False, True] and bool(listed_title(lines[start]))


def _entry_end(lines: Sequence[Marked], start: int) -> int:
    """Return where an entry of a list ends that a wrap may have cut: 1.某区2024年度公益项目 / 申报表.

    What goes on stands in over the next number, or makes the words above it what is called a kind of document or form.
    """
    end = start + 1
    while end < min(len(lines), start + _MOST_LINES) and _may_go_on(lines[end]):
        end += 1
    if end == start + 1:
        return end + _ends_title(lines, start)
    if end < len(lines) and is_listed(lines[end]) and _counts_on(lines, start, lines[end]):
        return end
    title = listed_title(lines[start])
    for stop in range(start + 2, end + 1):
        more = title + "".join(line.text for line in lines[start + 1 : stop])
        if title and _is_called(more) and not _is_called(title):
            return stop
    return start + 1


def _ends_title(lines: Sequence[Marked], start: int) -> bool:
    """Whether the few words below an entry, however far in, make it what is called a kind of document, over the signature: …管理 / 办法 / 某局."""
    if len(lines) < start + 3 or not lines[start + 1].may_be_title or len(lines[start + 1].folded) > _FEW:
        return False
    title, below = listed_title(lines[start]), lines[start + 2]
    return bool(title) and (below.signs or below.is_date) and not _is_called(title) and _is_called(title + lines[start + 1].text)


def _may_go_on(line: Marked) -> bool:
    """Whether a line can be the second half of an entry: words without any mark, further in than a paragraph, and no body that signs."""
    return line.may_be_title and line.paragraph.indent > _PARAGRAPH and not line.signs and not line.is_file and not line.is_number


def _counts_on(lines: Sequence[Marked], start: int, below: Marked) -> bool:
    """Whether a numbered entry stands below the entry that begins at `start`, which has the number before."""
    label_end = lines[start].label_end
    above = read_marker(lines[start].folded[label_end:]) if label_end is not None else lines[start].marker
    return above is not None and below.marker is not None and below.marker.number == above.number + 1


def _is_called(title: str) -> bool:
    """Whether a title ends in a kind of document or in what forms are called."""
    return genre_of(fold(title)) is not None or form_name(fold(title)) is not None


def _titles(lines: Sequence[Marked]) -> Iterator[str]:
    """Yield the titles that the entries of a list name, each with what a wrap parted from it."""
    at = 0
    while at < len(lines):
        end = _entry_end(lines, at)
        title = listed_title(lines[at])
        if title:
            whole = title + "".join(line.text for line in lines[at + 1 : end])
            yield whole.removesuffix("》") if whole.count("》") > whole.count("《") else whole
        at = end


def _signs_list(lines: Sequence[Marked], signature: Signature) -> bool:
    """Whether a signature stands right below a list of annexes, or below a few names that sign nothing."""
    return signature.start <= 1 or all(line.is_fragment for line in lines[: signature.start])


def _is_links(lines: Sequence[Marked], start: int) -> bool:
    """Whether a lone label stands over nothing, or over links: to files, or to what explains the document."""
    behind = lines[start].folded[lines[start].label_end or 0 :].strip(" :")
    if behind.strip("()") and behind.strip("()") not in title_words("offers"):
        return False
    return all(line.is_file or line.folded.endswith(title_words("interprets")) for line in lines[start + 1 : start + _LISTED])
