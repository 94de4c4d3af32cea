"""The list of annexes at the end of a letter (附件：1．… 2．…), and links to files: named, and no text."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.frame.annexes.labels import is_listed, is_lone_label, listed_title
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.signature import Signature, find_signature
from policydiff.parse.frame.title.lines import match_title
from policydiff.parse.frame.title.text import title_key
from policydiff.parse.mark.attachments import may_be_listed
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.page.titles import title_words

_LISTED = 40  # annexes in a list
_LEAST_LABELLED = 2  # of which each has its label


def without_annex_list(draft: Draft, lines: Sequence[Marked]) -> tuple[list[Marked], list[str]]:
    """Set aside 附件：1．… 2．…, and links to files; return the other lines and the titles that the list names."""
    out: list[Marked] = []
    titles: list[str] = []
    index = 0
    while index < len(lines):
        end = _annex_list_end(lines, index) if may_be_listed(lines[index].folded) else index
        if end > index:
            draft.discard("attachment-list", [span for line in lines[index:end] for span in line.spans()])
            titles += [title for line in lines[index:end] if (title := listed_title(line))]
            index = end
        else:
            out.append(lines[index])
            index += 1
    return out, titles


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
    end = start + 1
    while end < len(lines) and end < start + _LISTED and is_listed(lines[end]):
        end += 1
    signature = find_signature(lines[end : end + 6], 0)
    annexed = end < len(lines) and end > start + 1 and is_lone_label(lines[end])  # a plan's own list, and the annexes below it
    dated = end == len(lines) - 1 and (lines[end].is_date or lines[end].is_month)  # a day that nobody signs
    ends_here = end == len(lines) or annexed or dated or (signature is not None and _signs_list(lines[end:], signature))
    return end if ends_here else start


def _signs_list(lines: Sequence[Marked], signature: Signature) -> bool:
    """Whether a signature stands right below a list of annexes, or below a few names that sign nothing."""
    return signature.start <= 1 or all(line.is_fragment for line in lines[: signature.start])


def _is_links(lines: Sequence[Marked], start: int) -> bool:
    """Whether a lone label stands over nothing, or over links: to files, or to what explains the document."""
    behind = lines[start].folded[lines[start].label_end or 0 :].strip(" :")
    if behind.strip("()") and behind.strip("()") not in title_words("offers"):
        return False
    return all(line.is_file or line.folded.endswith(title_words("interprets")) for line in lines[start + 1 : start + _LISTED])
