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


_TOLD = re.compile(r"如下|以下|下列|现将|现就|通知|报告|公告|关于|根据|按照|为了|附件|事项|要求|内容|日期|时间|来源|字号|浏览|[\d=|>]")


def may_address(folded: str) -> bool:
    """Return whether a folded line can be a list of names and a colon, whoever they are."""
    return folded.endswith(":") and 3 <= len(folded) <= 500 and not _SENTENCE.search(folded) and not _TOLD.search(folded)


_ELLIPTIC = re.compile(r"(?:人民)?政府$|政协$|人大(?:常委会)?$|党组$|管委会$|武装部$")
_PLACES = re.compile(r"(?:新区|园区|开发区|高新区|经开区|示范区|管理区|各[^、]{0,6}[县区市乡镇场州旗])$")


def split_addressees(text: str) -> tuple[str, ...]:
    """Return the addressees of a line, its colon cut; 各省、自治区、直辖市人民政府 stays one.

    >>> split_addressees("各县(区)人民政府,平凉工业园区管委会,市直有关部门,中、省驻平有关单位:")
    ('各县(区)人民政府', '平凉工业园区管委会', '市直有关部门', '中、省驻平有关单位')
    """
    folded = fold(text).rstrip(": ")
    plain = not any(mark in folded for mark in ",;")
    pieces: list[str] = []
    start = depth = 0
    for index, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ",、;" and (char != "、" or _parts(folded, start, index, plain)):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start : len(folded)])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _parts(folded: str, start: int, at: int, plain: bool) -> bool:
    """Whether the 、 at `at` parts two addressees: not 各市、县人民政府, and not 各乡镇党委、政府."""
    left, right = folded[start:at], re.split("[,、;]", folded[at + 1 :], maxsplit=1)[0]
    if _ELLIPTIC.fullmatch(right):
        return False
    if right.startswith("各") and len(left) >= (3 if plain else 4):
        return True
    if _PIECE.search(left):
        return True
    return plain and "各" in right and _PLACES.search(left) is not None
