"""Labels of annexes (附件, 附件2：, 附表三), and links to files."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"^附(?:\s*[件表录]\s*(?:[\[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:-\d{1,2})?[\])]?)?|(?=\s*:))\s*(?::|\.(?!\d))?"
)
_FILE = re.compile(
    r"[^。]{1,100}\.(?:docx?|pdf|xlsx?|wps|et|ofd|pptx?|zip|rar|jpe?g|png|tiff?)\)?(?:\s*\[?(?:下载|\d).{0,12})?$", re.IGNORECASE
)
_LONGEST = 80
_APPENDED = "附"


def may_be_listed(folded: str) -> bool:
    """A quick look before label_end and is_file: a line that has neither begins otherwise and has no point in it."""
    return folded.startswith(_APPENDED) or "." in folded


def label_end(folded: str) -> int | None:
    """Return where the label ends that opens a folded line; None where it has none (附件 in a sentence is a word).

    >>> label_end("附件2:分工表"), label_end("附件按程序另行印发。")
    (4, None)
    """
    if not folded.startswith(_APPENDED) or len(folded) > _LONGEST or folded.endswith("。"):
        return None
    match = _LABEL.match(folded)
    return match.end() if match is not None else None


def is_file(folded: str) -> bool:
    """Return whether a folded line is a link to an attached file: 附件1.docx, 附件下载：申报表.doc.

    >>> is_file("附件1-2下载:审批表.doc"), is_file("附件1")
    (True, False)
    """
    return len(folded) <= 120 and "." in folded and _FILE.match(folded) is not None
