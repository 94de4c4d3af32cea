"""Labels of annexes (附件, 附件2：, 附表三), and links to files."""

from __future__ import annotations

import re

from policydiff.parse.mark.document_number import DOCUMENT_NUMBER

_LABEL = re.compile(
    r"^附(?:\s*[件表录]\s*(?:[\[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:-\d{1,2})?[\])]?)?|(?=\s*:))\s*(?::|\.(?!\d))?"
)
_FILE = re.compile(
    r"[^。]{1,100}\.(?:docx?|pdf|xlsx?|wps|et|ofd|pptx?|zip|rar|jpe?g|png|tiff?)\)?(?:\s*\[?(?:下载|\d).{0,12})?$", re.IGNORECASE
)
_LONGEST = 80
_APPENDED = "附"
_SHORT = 4  # characters of a label behind a number: 附件12


def may_be_listed(folded: str) -> bool:
    """A quick look before label_end and is_file: a line that has neither begins otherwise and has no point in it."""
    return folded.startswith(_APPENDED) or "." in folded or _APPENDED in folded[-_SHORT:]


def label_end(folded: str) -> int | None:
    """Return where the label ends that opens a folded line; None where it has none (附件 in a sentence is a word).

    >>> label_end("附件2:分工表"), label_end("附件按程序另行印发。"), label_end("某政办(2021)2号附件")
    (4, None, 13)
    """
    if _APPENDED not in folded:
        return None  # most lines
    if _APPENDED in folded[-_SHORT:] and _is_behind_number(folded):
        return len(folded)
    if not folded.startswith(_APPENDED) or len(folded) > _LONGEST or folded.endswith("。"):
        return None
    match = _LABEL.match(folded)
    return match.end() if match is not None else None


def _is_behind_number(folded: str) -> bool:
    """Whether a line is the number of a document and the label of its annex: 某政办〔2021〕2号附件."""
    number = DOCUMENT_NUMBER.match(folded)
    rest = folded[number.end() :].strip() if number is not None else ""
    label = _LABEL.match(rest)
    return label is not None and label.end() == len(rest)


def is_file(folded: str) -> bool:
    """Return whether a folded line is a link to an attached file: 附件1.docx, 附件下载：申报表.doc.

    >>> is_file("附件1-2下载:审批表.doc"), is_file("附件1")
    (True, False)
    """
    return len(folded) <= 120 and "." in folded and _FILE.match(folded) is not None
