"""The lines around a text that are no clauses: signatures, addressees, imprints, publication marks, lists of annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.parse.frame.titles import is_attachment_label
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.mark.days import is_date_line, read_date
from policydiff.text.fold import fold
from policydiff.text.numbers import read_marker
from policydiff.vocab.bodies import names_a_body

_PUBLICATION = re.compile(
    r"^\(?(?:此件(?:主动|依申请|不予|不)?公开(?:发布|发送)?|此件.{0,8}公开.{0,6}|(?:信息)?公开(?:方式|属性|形式|类别|选项)[:是].{1,12}|主动公开|依申请公开|公开发布)\)?$"
)
_IMPRINT = re.compile(
    r"^(?:抄送|抄报|主送|分送|报送|发送)[:机]|^.{2,40}(?:办公厅|办公室|秘书处|秘书科|委员会|局|厅|政府|部)\s*\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发|印制)"
    r"|^(?:共印|印发?)\d+份|^打字[:].{1,20}|^校对[:].{1,20}|^承办单位[:].{1,30}电话|^\(联系人[:].{2,60}\)$|^\(?联系(?:人|电话)[:].{2,40}$"
)
_LETTERHEAD = re.compile(r"^.{2,50}(?:文件|办公厅发电|特急|加急|明电)$|^(?:特急|加急|机密|秘密|绝密|公开|急件|平急|内部|签发人.*)$")
_ADDRESSEE = re.compile(
    r"各|政府|委|局|厅|部门|单位|公司|办事处|街道|乡|镇|中心|企业|学校|大学|学院|医院|机构|集团|院|所|银行|同志|代表|先生|女士|校|协会|政协|人大|你[县市区省局]|组"
)
_ADDRESSEE_PIECE = re.compile(
    r"(?:政府|办事处|管委会|委员会|部门|单位|机构|公司|企业|学校|学院|大学|医院|局|厅|院|集团|中心|代表|委员|同志|先生|女士|法院|检察院|银行|会|组织|团体|党组|党委)(?:\(.*\))?$"
)
_ADDRESSEE_END = re.compile(
    r"(?:政府|办事处|部门|单位|委|局|厅|办|院|所|机构|公司|企业|学校|大学|学院|医院|同志|代表|委员|先生|女士|集团|中心|街道|乡|镇|委员会|县|区|市|会|行|部|处|组织|团体|校|队|站|社|园区|兵团|署|组|法院|检察院|人)(?:\(.*\))?$"
)
_BODY_SIGNS = re.compile(r"[。!?]")
_ENACTED = re.compile(r"^\(.*(?:通过|公布|发布|修订|修正|批准|施行|审议).*\)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Paragraphs [start, end) that sign a text: bodies and a day; issuer and issued may be missing, not both."""

    start: int
    end: int
    issuer: str | None
    issued: str | None


def is_publication_mark(folded: str) -> bool:
    """Return whether a folded line is （此件公开发布） or the like."""
    return len(folded) <= 30 and _PUBLICATION.match(folded) is not None


def is_imprint(folded: str) -> bool:
    """Return whether a folded line belongs to the 版记 (抄送…, …印发), GB/T 9704-2012 section 7.4, or is a contact line."""
    return len(folded) <= 300 and _IMPRINT.match(folded) is not None


def is_letterhead(folded: str) -> bool:
    """Return whether a folded line is a letterhead (某某人民政府文件) or a mark of urgency or secrecy, section 7.2."""
    return len(folded) <= 54 and _LETTERHEAD.match(folded) is not None


def is_enactment(folded: str) -> bool:
    """Return whether a bracketed line under a title says when and by whom the text was passed."""
    return len(folded) <= 300 and _ENACTED.match(folded) is not None


def is_addressee(folded: str) -> bool:
    """Return whether a folded paragraph addresses the notice: bodies or a person, and a colon."""
    return (
        folded.endswith(":")
        and 3 <= len(folded) <= 500
        and not _BODY_SIGNS.search(folded)
        and read_marker(folded) is None
        and not is_attachment_label(folded)
        and "如下" not in folded
        and _ADDRESSEE.search(folded) is not None
        and (len(folded) > 24 or _ADDRESSEE_END.search(folded[:-1]) is not None)
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
        if char != "、" or _ADDRESSEE_PIECE.search(left) or (folded.startswith("各", index + 1) and len(left) >= 4):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start : len(folded)])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def without_seal(issuer: str) -> str:
    """Return a signing body without （盖章）, （代章）."""
    return issuer[: len(_SEAL.sub("", fold(issuer)))]


def find_signature(paragraphs: Sequence[Paragraph], start: int) -> Signature | None:
    """Return the first signature at or after `start`: lines that are bodies and then a day, or both in one line."""
    for index in range(start, len(paragraphs)):
        folded = paragraphs[index].folded
        if paragraphs[index].kind != "text" or len(folded) > 80:
            continue
        if is_date_line(folded):
            first = index
            while first > start and _signs(paragraphs[first - 1].folded):
                first -= 1
            if first == index and not _after_sentence(paragraphs, index, start):
                continue
            issuer = next((p.text for p in paragraphs[first:index] if not p.folded.startswith("(")), None)
            return Signature(first, index + 1, issuer, read_date(folded))
        draft = _DRAFT.match(folded)
        if draft is not None and _signs(draft.group(1)):
            return Signature(index, index + 1, paragraphs[index].text[: draft.end(1)], read_date(draft.group(2)))
        issued = read_date(folded) if folded.endswith("日") else None
        if issued:
            body = re.sub(r"\d{4}年\d{1,2}月\d{1,2}日$|[一二][零一二三四五六七八九]{3}年.{2,7}日$", "", folded)
            if _signs(body):
                return Signature(index, index + 1, paragraphs[index].text[: len(body)], issued)
    return None


_SEAL = re.compile(r"\((?:盖章|公章|印章|代章|章)\)$")
_DRAFT = re.compile(r"^(.{4,30}?)(\d{4}年\d{1,2}月\d{1,2}日)(?:发布|公布|印发)?[,。;].{0,12}(?:征求意见|意见反馈|反馈|截止)")


def _signs(folded: str) -> bool:
    bare = _SEAL.sub("", folded)
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return (
        len(bare) <= 60
        and not _BODY_SIGNS.search(bare)
        and ";" not in bare
        and ":" not in bare
        and read_marker(bare) is None
        and names_a_body(bare.replace(" ", ""))
        and not is_attachment_label(bare)
    )


def _after_sentence(paragraphs: Sequence[Paragraph], index: int, start: int) -> bool:
    """A day alone signs a text where a sentence, or a list of annexes, ended before it."""
    before = paragraphs[index - 1].folded if index > start else ""
    return before.endswith("。") or is_attachment_label(before) or bool(re.match(r"\d{1,2}\.", before))
