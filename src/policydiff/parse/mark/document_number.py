"""Document numbers: 国发〔2024〕1号, and the bare 第12号 of an order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.text.numerals import CHARACTERS

_YEAR = rf"(?:(?:19|20)\d{{2}}|[12][\dOo]{{3}}|[5-9]\d|[{CHARACTERS}Oo]{{4}})"
"""An O of a scanned page is a nought and stays as printed; 国发[84]12号, 国发〔一九八四〕12号."""
_INSERTED = r"[\u4e00-\u9fff]?"  # 闽政〔2004〕文21号, 某发〔2004〕第21号
_YEAR_FIRST = rf"[\[(]\s*{_YEAR}\s*[\])]\s*[\u4e00-\u9fff]{{1,8}}字\s*第?\s*\d{{1,5}}\s*号"  # (92)财农税字第28号, as until about 1992
DOCUMENT_NUMBER = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,12}}(?:[-—][\u4e00-\u9fff]{{1,6}})?\s*[\[(]\s*{_YEAR}\s*[\])]\s*{_INSERTED}\s*\d{{1,5}}\s*号|{_YEAR_FIRST})"
)
_AGENCY = re.compile(r"[\u4e00-\u9fff]{3}")  # the shortest that stands for itself: 国办发
_END = "号"
_BESIDE = 12  # characters that may stand beside a number on its own line
_LONGEST = 40


def find_number(folded: str, gaps: Sequence[int] = ()) -> re.Match[str] | None:
    """Return the first document number in a folded line; gaps: where wide blanks stood, behind which a number begins (特急·明电　某防指明电〔2023〕6号)."""
    found = DOCUMENT_NUMBER.search(folded) if _END in folded else None
    begins = [gap for gap in gaps if found.start() < gap < found.end()] if found is not None else []
    behind = (DOCUMENT_NUMBER.match(folded, gap) for gap in reversed(begins) if _AGENCY.match(folded, gap))
    return next(filter(None, behind), found)


def begins_with_number(folded: str) -> bool:
    """Return whether a document number opens a folded line, which is short."""
    return len(folded) < _LONGEST and _END in folded and DOCUMENT_NUMBER.match(folded) is not None


def is_number_line(folded: str) -> bool:
    """Return whether a folded line is a document number and hardly anything else."""
    inside = folded.removeprefix("(").lstrip()  # ((78)某路字412号)
    if len(folded) >= _LONGEST or not any(map(begins_with_number, (folded, inside, inside.lstrip("(")))):
        return False
    found = find_number(folded)
    return found is not None and len(folded) - (found.end() - found.start()) <= _BESIDE
