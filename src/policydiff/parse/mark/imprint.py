"""Lines of the form of a document (GB/T 9704-2012): letterhead, publication mark, imprint, and the note on who passed a text."""

from __future__ import annotations

import re

_PUBLICATION = re.compile(
    r"^\(?(?:此件(?:主动|依申请|不予|不)?公开(?:发布|发送)?|此件.{0,8}公开.{0,6}|(?:信息)?公开(?:方式|属性|形式|类别|选项)[:是].{1,12}|主动公开|依申请公开|公开发布|(?:注:)?(?:本文|此文|本件|文件|内容|原文|以上)?[有略]{1,2}?(?:删减|删节|省略|节选)|本文有?删减|略)\)?$"
)
_IMPRINT = re.compile(
    r"^(?:抄送|抄报|主送|分送|报送|发送)[:机]|^.{2,40}(?:办公厅|办公室|秘书处|秘书科|委员会|局|厅|政府|部)\s*\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发|印制)"
    r"|^(?:共印|印发?)\d+份|^打字[:].{1,20}|^校对[:].{1,20}|^承办单位[:].{1,30}电话|^\(联系(?:人|科室|处室|单位|部门|方式|电话)[:].{2,80}\)$|^\(?联系(?:人|电话)[:].{2,40}$"
)
_LETTERHEAD = re.compile(r"^.{2,50}(?:文件|办公厅发电|特急|加急|明电)$|^(?:特急|加急|机密|秘密|绝密|公开|急件|平急|内部|签发人.*)$")
_DATED = re.compile(r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^。]{2,200}(?:通过|公布|发布|修订|修正|批准|施行|废止)$")
_ENACTED = re.compile(r"^\(.*(?:通过|公布|发布|修订|修正|批准|施行|审议).*\)$")


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
    """Return whether a line under a title, in brackets or a day's words alone, says when and by whom the text was passed."""
    return len(folded) <= 300 and (_ENACTED.match(folded) or _DATED.match(folded)) is not None
