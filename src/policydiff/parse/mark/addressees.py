"""Addressees of a notice: 各县（区）人民政府，市直有关部门："""

from __future__ import annotations

import re

from policydiff.text.fold import fold

_ADDRESSEE = re.compile(
    r"各|政府|委|局|厅|部门|单位|公司|办事处|街道|乡|镇|中心|企业|学校|大学|学院|医院|机构|集团|院|所|银行|同志|代表|先生|女士|校|协会|政协|人大|你[县市区省局]|组"
)
_PIECE = re.compile(
    r"(?:政府|办事处|管委会|委员会|部门|单位|机构|公司|企业|学校|学院|大学|医院|局|厅|院|集团|中心|代表|委员|同志|先生|女士|法院|检察院|银行|会|组织|团体|党组|党委)(?:\(.*\))?$"
)
_END = re.compile(
    r"(?:政府|办事处|部门|单位|委|局|厅|办|院|所|机构|公司|企业|学校|大学|学院|医院|同志|代表|委员|先生|女士|集团|中心|街道|乡|镇|委员会|县|区|市|会|行|部|处|组织|团体|校|队|站|社|园区|兵团|署|组|法院|检察院|人)(?:\(.*\))?$"
)
_SENTENCE = re.compile(r"[。!?]")


def addresses(folded: str) -> bool:
    """Return whether a folded line without number or label addresses the notice: bodies or a person, and a colon."""
    return (
        folded.endswith(":")
        and 3 <= len(folded) <= 500
        and not _SENTENCE.search(folded)
        and "如下" not in folded
        and _ADDRESSEE.search(folded) is not None
        and (len(folded) > 24 or _END.search(folded[:-1]) is not None)
    )


def split_addressees(text: str) -> tuple[str, ...]:
    """Return the addressees of a line, its colon cut; 各省、自治区、直辖市人民政府 stays one.

    >>> split_addressees("各县(区)人民政府,平凉工业园区管委会,市直有关部门,中、省驻平有关单位:")
    ('各县(区)人民政府', '平凉工业园区管委会', '市直有关部门', '中、省驻平有关单位')
    """
    folded = fold(text).rstrip(": ")
    pieces: list[str] = []
    start = depth = 0
    for index, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        if depth > 0 or char not in ",、;":
            continue
        left = folded[start:index]
        if char != "、" or _PIECE.search(left) or (folded.startswith("各", index + 1) and len(left) >= 4):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start : len(folded)])
    return tuple(piece.strip() for piece in pieces if piece.strip())
