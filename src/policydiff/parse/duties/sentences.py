"""Who is responsible by a sentence: X负责全市…工作, …的建设由X负责, X会同Y负责, X牵头制定…, X承担…职责, X为牵头单位，Y为配合单位.

A sentence is taken apart at ； into segments and at ， into parts. A part makes a statement where a list of bodies and nothing else
stands before a verb of duty: at the opening of its segment, after 由, or after a part that made one. Wishes (鼓励X牵头), 负责人 and
对…负责 make none: what stands before their verb is no list of bodies, or the words of roles.yaml refuse them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policydiff.parse.duties.names import cut_at, split_names, stripped
from policydiff.parse.duties.plausible import is_actor
from policydiff.parse.duties.statement import Draft, Statement
from policydiff.parse.lay.passage import Passage
from policydiff.text.brackets import bracket_pairs
from policydiff.vocab.duties.roles import duty_pattern, duty_roles, label_roles, role_words

_LONGEST = 600
_SEGMENT = re.compile(r"[;。!?]")
_PART = re.compile(r"[,:]")
_PREDICATE = re.compile(r"(?:作为|为|是)(?:本项工作|该项工作|该项目)?的?(?P<label>[\u4e00-\u9fff]{4,6})(?=$|[,;。])")
_MAY_BE = re.compile(r"负责|牵头|承担|主管|总责|单位|部门")
_RELATIVE = re.compile(
    r"[^,;。]{1,40}的(?:部门|机构|单位|企业|组织|人员|主管部门|工作机构|公民|其他)|[^,;。]{0,20}的[^,;。]{1,20},(?:其|应|由|该|须)"
)
"""What is said of something that is described (X负责审批的专项规划，其…): no statement."""
_SUBJECT_ENDS = re.compile(r"(?:是|作为|为|应当|应|要|依法|须|需|按照|按|依照|依据|根据|在|受)")
_ACCORDING = re.compile(
    r"(?:(?:根据|按照|依照|依据|按)[^,、]{1,24}(?:规定|要求|条例|职责|权限|分工|范围)|在[^,、]{1,20}(?:范围|领域|区域)内)$"
)


def read_duties(passage: Passage) -> list[Statement]:
    """Return the statements that a sentence makes, in order; [] for most sentences. Each holds the passage that makes it."""
    if len(passage) > _LONGEST or not _MAY_BE.search(passage.folded):
        return []
    found: list[Statement] = []
    for start, end in cut_at(passage.folded, _SEGMENT):
        if _MAY_BE.search(passage.folded, start, end):
            found += _Segment(passage.cut(start, end)).read()
    return found


class _Segment:
    """A stretch of a sentence between semicolons, read part by part."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.parts = [(start, end) for start, end in cut_at(passage.folded, _PART) if passage.folded[start:end].strip()]
        self.drafts: list[tuple[int, int, Draft]] = []
        self.subject: list[Passage] = []

    def read(self) -> Iterator[Statement]:
        opening = True
        for index, (start, end) in enumerate(self.parts):
            part = self.passage.cut(start, end)
            made = self._predicate(part, start) or self._duty(part, start, index, opening or bool(self.drafts))
            if not made and self.drafts:
                self._beside(part)
            if self.drafts:
                first, _, draft = self.drafts[-1]
                self.drafts[-1] = (first, end, draft)
            opening = opening and (bool(role_words("lead_ins").match(part.folded)) or self._is_list(part))
        for start, end, draft in self.drafts:
            yield replace(draft.settle("verb"), passage=self.passage.cut(*stripped(self.passage.folded, start, end)), own=True)

    def _is_list(self, part: Passage) -> bool:
        names, _ = split_names(part)
        return bool(names) and all(is_actor(name.folded) for name in names)

    def _predicate(self, part: Passage, start: int) -> bool:
        match = _PREDICATE.search(part.folded)
        role = label_roles().get(match["label"]) if match else None
        names = self._names(part.cut(0, match.start())) if match and role not in (None, "person", "deadline") else None
        if names is None or role is None:
            return False
        self._add(start, role, names, new=role in ("lead", "responsible"))
        return True

    def _duty(self, part: Passage, start: int, index: int, opens: bool) -> bool:
        folded = part.folded
        pairs = bracket_pairs(folded)
        for match in duty_pattern().finditer(folded):
            if any(left < match.start() < right for left, right in pairs) or _RELATIVE.match(self.passage.folded, start + match.end()):
                continue
            role, objects = duty_roles()[match.group()]
            before, after = folded[: match.start()], folded[match.end() :]
            if role_words("moods").search(before) or role_words("other").search(folded):
                return False
            by = before.rfind("由")
            names = self._names(part.cut(by + 1, match.start())) if by >= 0 else self._names(part.cut(0, match.start())) if opens else None
            if names is None and by < 0 and index and self.subject and self._elided(before):
                names, start = (self.subject, False), self.parts[0][0]
            if names is None or not self._has_object(objects, after, before[: max(by, 0)], index):
                continue
            self._add(start + by + 1 if by >= 0 else start, role, names, new=True)
            return True
        if index == 0:
            self.subject = self._opening_subject(part)
        return False

    def _has_object(self, objects: tuple[str, ...], after: str, before: str, index: int) -> bool:
        return not objects or any(word in after or word in before for word in objects)

    @staticmethod
    def _elided(before: str) -> bool:
        return not _bare(before)

    def _opening_subject(self, part: Passage) -> list[Passage]:
        """Return the bodies that open the segment: X是…主管部门，负责…; X应当…，负责…."""
        for match in _SUBJECT_ENDS.finditer(part.folded):
            names = self._names(part.cut(0, match.start()))
            if names is not None:
                return names[0]
        return []

    def _beside(self, part: Passage) -> None:
        match = role_words("beside").search(part.folded)
        names = self._names(part.cut(0, match.start())) if match else None
        if names is not None:
            draft = self.drafts[-1][2]
            draft.add("cooperating", names[0])
            draft.open_ended |= names[1]

    def _names(self, passage: Passage) -> tuple[list[Passage], bool] | None:
        """Return the bodies of a passage that holds nothing else, and whether the list is open."""
        end = len(_bare(passage.folded))
        names, open_ended = split_names(passage.cut(0, end)) if end else ([], False)
        return (names, open_ended) if names and all(is_actor(name.folded, open_ended) for name in names) else None

    def _add(self, start: int, role: str, names: tuple[list[Passage], bool], *, new: bool) -> None:
        if new or not self.drafts:
            self.drafts.append((start, start, Draft()))
        draft = self.drafts[-1][2]
        found, open_ended = names
        first, last = found[0].offsets[0], found[-1].offsets[-1]
        inside = self.passage.cut(self._at(first), self._at(last) + 1)
        companions = _companions(inside)
        draft.add(role, found[: len(found) - companions])
        draft.add("cooperating", found[len(found) - companions :])
        draft.open_ended |= open_ended

    def _at(self, offset: int) -> int:
        return self.passage.offsets.index(offset)


def _companions(passage: Passage) -> int:
    at = passage.folded.find("会同")
    return len(split_names(passage.cut(at + 2))[0]) if at > 0 else 0


def _bare(folded: str) -> str:
    """Return a text without the words between bodies and their verb at its end (依法, 具体, 按照职责分工)."""
    folded = folded.rstrip(" ,、")
    while True:
        according = _ACCORDING.search(folded)
        ends = [match.start() for match in role_words("between").finditer(folded) if match.end() == len(folded)]
        cut = according.start() if according else next(iter(ends), None)
        if cut is None:
            return folded
        folded = folded[:cut].rstrip(" ,、")
