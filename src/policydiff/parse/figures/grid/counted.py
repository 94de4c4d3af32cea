"""What a column of figures counts of what its row or the caption of its table names."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words
from policydiff.parse.figures.sentence.verbs import only_verbs, verb_at
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.targets import any_of

_BARE = 2  # characters of a head that names nothing alone: 新建


def counted_by(own: str, subject: str) -> str:
    """Return what a column counts: its own name with what the table is about, where it does not tell that itself.

    Of 高标准农田建设, 新建面积 is 高标准农田新建面积 and 新建 is 新建高标准农田; of 老旧小区改造, 改造 is the whole.
    """
    if not subject or subject in own or only_made(subject) or (len(own) > _BARE and own[-1] in subject[-2:]):
        return own
    deed = _deed().search(subject, 1)
    thing = subject[: deed.start()] if deed else subject
    if only_verbs(own):
        return subject if own in subject else own + thing
    whole = len(own) > _BARE + 1 and words("indicator", r"{}\Z").search(own) is None  # 义务植树 of 造林
    alike = whole or own[-1] in thing[-2:] or any(own[at : at + _BARE] in thing for at in range(len(own) - 1))  # 改造小区数 of 老旧小区
    return own if alike else thing + own


def only_made(subject: str) -> bool:
    """Tell a deed that is no part of what is counted: 筹集 of 分年度筹集计划."""
    verb = verb_at(subject, 0, len(subject))
    return verb is not None and verb.kind == "makes" and verb.end == len(subject)


@cache
def _deed() -> re.Pattern[str]:
    """What is done, at the end of what a table is about: 扩大招生."""
    return re.compile(rf"(?:{around('deed_end')}|{any_of('rises')})+\Z")
