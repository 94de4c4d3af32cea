"""Lines that are the fields of a card: 项目名称：…, 责任单位：…, 完成时限：…, each a paragraph of its own."""

from __future__ import annotations

from policydiff.vocab.duties.columns import column_kind

_LONGEST_LABEL = 14
_GOES_ON = ",、([《"
_ENDED = "。!?;:…)]》\"'"


def opens_field(last: str, line: str) -> bool:
    """Return whether a folded line begins with a label and what belongs to it, below one that does so, too, or has ended.

    >>> opens_field("完成时限:2025年10月底前", "项目名称:河堤加固"), opens_field("由责任单位:", "市水务局"), opens_field("责任单位:市水务局、", "项目:乙")
    (True, False, False)
    """
    if ":" not in line[1:_LONGEST_LABEL] or last[-1] in _GOES_ON or not _is_field(line):
        return False
    return last[-1] in _ENDED or _is_field(last)


def _is_field(folded: str) -> bool:
    label, colon, rest = folded[: _LONGEST_LABEL + 2].partition(":")
    return bool(colon and rest) and "。" not in label and column_kind(label) is not None
