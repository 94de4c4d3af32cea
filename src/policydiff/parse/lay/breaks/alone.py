"""What stands alone on its line: a day, the number of a document with who signs it, a particular of a portal, who printed a sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.page.envelope import form_line, signed_for
from policydiff.vocab.phrases import pattern
from policydiff.vocab.portal import metadata_field, page_way

_NUMBER = re.compile(r"\(?[\u4e00-\u9fff]{1,16}\s*[\[(]\s*\d{4}\s*[\])]\s*第?\s*\d{1,5}\s*号\)?$")  # of a document, whole on its line
_ORDER = pattern(
    "signatures",
    rf"(?!{{follows}})[\u4e00-\u9fff、 ]{{4,60}}(?:{{orders}}|{{announcements}})\s*[(\[\d]?[^,。;:《》]{{0,12}}第\s*[\d{CHARACTERS}]{{1,6}}\s*号\)?",
)
_DAY = re.compile(
    rf"\(?(?:(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日|[{CHARACTERS}]{{4}}年[{CHARACTERS}]{{1,3}}月[{CHARACTERS}]{{1,3}}日)\)?$"
)
_WORN = re.compile(r"(?:19|20)\d{2}年\d{2,4}")  # a day that lost its marks: 2023年127
_ENDS = ("号", "号)", "日", "日)")  # what the two end in
_PRINTS = ("发", "制")  # printed, or made
_LONGEST_LABEL = 14


def stands_alone(folded: str) -> bool:
    """Return whether a line is a day, the number of a document or a particular of a portal (发布时间：…): it neither goes on nor is gone on with.

    >>> stands_alone("某政发(2024)18号    签发人:罗某某"), stands_alone("2024年3月1日"), stands_alone("依据某政发(2024)18号文件")
    (True, True, False)
    """
    return (":" in folded or folded[-1:].isdigit() or folded.endswith(_ENDS)) and _stands_alone(folded)


@lru_cache(maxsize=256)  # where a text is wrapped, each line is asked about before and behind its end
def _stands_alone(folded: str) -> bool:
    if folded.endswith(_ENDS) and (_NUMBER.match(folded) or _DAY.match(folded) or _ORDER().fullmatch(folded)):
        return True
    if folded[-1:].isdigit() and _WORN.fullmatch(folded) is not None:
        return True
    colon = folded.find(":")
    if colon < 0:
        return False
    if page_way(folded):
        return True
    if colon < _LONGEST_LABEL and metadata_field(folded[:colon]) is not None:
        return True
    signed = signed_for().search(folded)
    return signed is not None and (not signed.start() or _NUMBER.match(folded[: signed.start()]) is not None)


def is_row_of_title(folded: str) -> bool:
    """Return whether a portal's row gives the title: 标题：某局关于…, which may be wrapped."""
    return metadata_field(folded[:_LONGEST_LABEL].partition(":")[0]) == "title"


def tells_printing(folded: str) -> bool:
    """Return whether a line says who printed a sheet and when; in a sentence the same words follow no full stop: 某局办公室 2024年3月1日印发."""
    return folded.endswith(_PRINTS) and form_line("imprint").match(folded) is not None


def tells_when_printed(folded: str) -> bool:
    """Return whether a line says when a sheet was printed, and nothing else: 2024年3月1日印发."""
    return folded.endswith(_PRINTS) and form_line("printing").match(folded.replace(" ", "")) is not None
