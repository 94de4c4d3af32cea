"""Document numbers: 国发〔2024〕1号, and the bare 第12号 of an order."""

from __future__ import annotations

import re

DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[-—][\u4e00-\u9fff]{1,6})?\s*[\[(]\s*(?:19|20)\d{2}\s*[\])]\s*第?\s*\d{1,5}\s*号")
_BESIDE = 12  # characters that may stand beside a number on its own line
_LONGEST = 40


def find_number(folded: str) -> re.Match[str] | None:
    """Return the first document number in a folded line."""
    return DOCUMENT_NUMBER.search(folded) if "号" in folded else None


def is_number_line(folded: str) -> bool:
    """Return whether a folded line is a document number and hardly anything else."""
    if len(folded) >= _LONGEST or DOCUMENT_NUMBER.match(folded.lstrip("(")) is None:
        return False
    found = find_number(folded)
    return found is not None and len(folded) - (found.end() - found.start()) <= _BESIDE
