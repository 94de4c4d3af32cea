"""A stretch of a sentence between semicolons, read part by part: who is made responsible, and who beside whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.duties.names import companions_in, cut_at, stripped
from policydiff.parse.duties.sentence.by import Doers, are_both_by, behind_by, indirectly, may_do, object_begins, opens_case, stands_beside
from policydiff.parse.duties.sentence.deeds import reported
from policydiff.parse.duties.sentence.doers import doer_at
from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import has_object, is_official, is_said_in_passing, is_work, names_somebody, ought_first
from policydiff.parse.duties.sentence.signs import may_name_duties, unquoted
from policydiff.parse.duties.sentence.subjects import Found, Names, before_verb, bodies_at, called_so, is_elided
from policydiff.parse.duties.sentence.verbs import Verb, clauses_apart, says_who_helps, verbs_in
from policydiff.parse.duties.sentence.ways import READERS, by_duty, guides_in, ways_in, whole_list, with_others
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.organisations import is_at_large
from policydiff.vocab.duties.roles import duty_pattern, role_words
from policydiff.vocab.phrases import pattern

PART = re.compile(r"[,:]")
"""What ends a part of a segment."""
_DUTIES_BELOW = pattern("roles", r"其?{whose_duties}?{duties_of}(?:{copulas}|{as_follows})?")
_WITH_WHOM, _TELLS_WHICH = pattern("roles", "{between}*{with_whom}"), pattern("roles", "{tells_which}$")
_WITH = pattern("lists", "{modals}*{accompanied}|(?P<joins>{and_also}?{with}(?!{no_with}))")
_BY, _TOWARD = pattern("names", "{by}"), pattern("roles", "{toward}")
_GUIDES = pattern("roles", "{guides}(?!{guides_not})")
_GUIDES_TOO = pattern("roles", "(?:{led_and}|、){guidance}(?=$|[,;。])")  # 由A牵头和指导
_OR, _OR_BY = pattern("lists", r"[^,;。]{0,12}{or_by}"), pattern("lists", "{or_by}由")
"""…，或由有关部门制定: they are responsible, too, whoever they are."""
_TAIL = pattern(
    "roles", r"(?!\([^()]*\)的|(?!{whole_places})[^,]{0,3}的|[^,]*(?:后|的)$|[^,]*{penal})(?:\([^()]*\)|[^,(]|\((?![^()]*\)))+$"
)


class Segment:
    """A stretch of a sentence between semicolons, read part by part."""

    def __init__(self, passage: Passage) -> None:
        self.passage, folded = passage, passage.folded
        self.verbs = list(verbs_in(folded))
        self.ways = ways_in(folded)
        self.readers = [reader for name, reader in READERS.items() if name in self.ways] if self.ways else []
        self.is_named = may_name_duties(folded)
        told = cut_at(folded, PART) if self.verbs or self.ways or self.is_named else []
        parts = [part for part in told if folded[slice(*part)].strip()]
        parts = [unquoted(folded, *part) for part in parts] if '"' in folded else parts
        self.parts = list(clauses_apart(folded, parts, self.verbs)) if len(self.verbs) > 1 else parts
        self.drafts: list[tuple[int, int, Draft]] = []

    def read(self) -> Iterator[Statement]:
        """Yield the statements of the segment in order, each with the passage that makes it."""
        for index, (_, end) in enumerate(self.parts):
            made = self._companion(index) or self._predicate(index) or (self.verbs and self._duty(index)) or self._otherwise(index)
            if not made and self.drafts and not self._beside(*self.parts[index], index):
                self._another(index)
            if self.drafts and "guided" in self.ways and (guides := self._guides(index, made=made)):
                self.drafts[-1][2].add("guiding", guides[0])
            if self.drafts and (made or not opens_case(self.passage.folded, self.parts, index)):
                first, _, draft = self.drafts[-1]
                self.drafts[-1] = (first, end, draft)
        if not self.drafts and "reported" in self.ways:
            self._take(next(filter(None, (reported(self.passage, self.parts, index) for index in range(len(self.parts)))), None))
        for place, (start, end, draft) in enumerate(self.drafts):
            # What stands before a verb of the next statement, its bodies included, is that one's: A负责…，B在C指导下，负责….
            end = min((first for first, _, _ in self.drafts[place + 1 :] if start < first < end), default=end)
            yield replace(draft.settle("verb"), passage=self.passage.cut(*stripped(self.passage.folded, start, end)), own=True)

    def _guides(self, index: int, *, made: bool) -> Names | None:
        """Return who guides by a part that makes a statement or the one before it, or by one that has no subject of its own: …负责，在B指导下开展."""
        start, end = self.parts[index]
        return guides_in(self.passage, self.parts[max(0, index - 1)][0] if made else start, end + 1, alone=not made)

    def _predicate(self, index: int) -> bool:
        """Read A为牵头单位, A的主要职责是, and A管理…，主要职责是."""
        if not self.is_named:
            return False
        part = self.passage.cut(*self.parts[index])
        if index and _DUTIES_BELOW().fullmatch(part.folded):
            named = subject_of([self.passage.cut(*each) for each in self.parts[:index]], leads=False)
            if named is not None and not self.drafts:
                self._add(self._at(named[0][0].offsets[0]), "responsible", named, new=True)
            return named is not None
        called = called_so(part)
        if called is None:
            return False
        role, names = called
        beside = role == "responsible" and self._has_lead()
        self._add(self.parts[index][0], "shared" if beside else role, names, new=role == "lead" or (role == "responsible" and not beside))
        return True

    def _duty(self, index: int) -> bool:
        start, end = self.parts[index]
        for verb in self.verbs:
            if not start <= verb.start < end:
                continue
            found = behind_by(self.passage, verb, verb.part) or self._before(verb, index)
            if found is not None and self.drafts and _OR_BY().fullmatch(self.passage.folded, start, found.at):
                self.drafts[-1][2].add(verb.duty.role, found.names[0])
                return True
            if found is None or not self._is_said_of(found.names[0], verb, found.at, start) or not self._fits(verb, found, end):
                continue
            if self.drafts and self.drafts[-1][2].is_of(found.names[0]):
                self.drafts[-1][2].add_role(verb.duty.role, found.names[0])
                return True
            if verb.duty.role == "cooperating" and not self.drafts and found.at >= start:
                self._with_earlier(index)
            role = "shared" if self._has_lead() and says_who_helps(self.passage.folded, verb, end) else verb.duty.role
            new = role not in ("cooperating", "shared") and not (verb.duty.plain and self._led(start, found.at, verb))
            helps = verb.duty.role == "cooperating" and ought_first(self.passage, found.names[0], start)
            self._add(start if helps else self._object_at(found.at, index), role, found.names, new=new)
            self.drafts[-1][2].weak |= found.somehow
            self.drafts[-1][2].add(verb.duty.role, found.also)
            self._with_whom(verb.end, end)
            if verb.duty.role == "lead" and _GUIDES_TOO().match(self.passage.folded, verb.end):
                self.drafts[-1][2].add("guiding", found.names[0])
            if self.passage.folded[verb.end : verb.end + 1] == "、":
                self._beside(verb.end + 1, end)  # 由A牵头、B和C配合
            self._or_by_another(verb, end)
            if verb.duty.role == "lead" and (behind := self._at(found.names[0][-1].offsets[-1]) + 1) < start:
                self._with_whom(behind, start)
            return True
        return False

    def _is_said_of(self, names: Sequence[Passage], verb: Verb, at: int, start: int) -> bool:
        """Whether such bodies are who is told to do what a verb says: at: where they begin; start: where the part begins."""
        duty = verb.duty
        if verb.answers and not all(map(is_official, names)):
            return False
        if duty.named and not names_somebody(verb, names):
            return False
        if duty.of_itself and (stands_beside(self.passage.folded, start, verb) or is_said_in_passing(self.passage, names)):
            return False
        beside = bool(self.drafts) and are_both_by(self.passage.folded, self.drafts[-1][0], start, at)
        return not duty.work or is_work(self.passage.folded, verb, at, names, firms=beside)

    def _with_earlier(self, index: int) -> None:
        """Read A应当加强…，B予以配合: B works with A, whose duty that is."""
        earlier = [self.passage.cut(*each) for each in self.parts[:index]]
        if not earlier or any(_TELLS_WHICH().search(part.folded) for part in earlier):
            return
        names = subject_of(earlier, leads=False) or may_do(earlier[-1])
        if names is not None and all(is_official(name) and not is_at_large(name.folded) for name in names[0]):
            self._add(self._at(names[0][0].offsets[0]), "responsible", names, new=True)

    def _or_by_another(self, first: Verb, end: int) -> None:
        """Read 由A管护或者由B指定专人管护: B is responsible, too."""
        verb = next((verb for verb in self.verbs if first.end < verb.start < end and verb.duty.role == first.duty.role), None)
        found = behind_by(self.passage, verb, first.end) if verb is not None and (first.duty.by or first.duty.plain) else None
        if found is not None and _OR().fullmatch(self.passage.folded, first.end, found.at - 1):
            self.drafts[-1][2].add(first.duty.role, found.names[0])

    def _with_whom(self, start: int, end: int) -> None:
        """Read 牵头会同B拟订, and A应当会同B…，牵头拟订: B cooperates."""
        beside = _WITH_WHOM().match(self.passage.folded, start, end)
        if beside and (others := bodies_at(self.passage.cut(beside.end(), end))) is not None:
            self.drafts[-1][2].add("cooperating", others[0])

    def _otherwise(self, index: int) -> bool:
        """Read what makes somebody responsible without a verb of duty."""
        if not self.ways:
            return False
        by_theirs = "by_duty" in self.ways and not self._leads_on(index + 1)
        found = by_duty(self.passage, self.parts, index, beside=self._has_lead()) if by_theirs else None
        for reader in self.readers:
            found = found or reader(self.passage, self.parts, index)
        self._take(found, index)
        return found is not None

    def _take(self, found: Found | None, index: int | None = None) -> None:
        if found is None or (self.drafts and found.says_no_more and self.drafts[-1][2].begins_with(found.bodies[0][1][0][0])):
            return
        at = found.at if index is None else self._object_at(found.at, index)
        for count, (role, names) in enumerate(found.bodies):
            self._add(at, role, names, new=found.new and not count)
        self.drafts[-1][2].weak = found.weak

    def _object_at(self, at: int, index: int) -> int:
        """Return where that begins which is put into somebody's hands, for bodies at a place behind 由; the place itself for any others."""
        if not at or not _BY().fullmatch(self.passage.folded, at - 1, at):
            return at
        start = object_begins(self.passage.folded, self.parts, index, at - 1)
        return start if not self.drafts or self.drafts[-1][1] <= start else at

    def _has_lead(self) -> bool:
        return bool(self.drafts) and any(body.role == "lead" for body in self.drafts[-1][2].bodies)

    def _led(self, start: int, at: int, verb: Verb) -> bool:
        """Whether the part before says who leads and nothing of what: A牵头，B具体负责…, also where B stands in several parts."""
        start = at if at < start and not is_elided(self.passage.folded[start : verb.start]) else start
        roles = {body.role for body in self.drafts[-1][2].bodies} if self.drafts else set()
        return roles == {"lead"} and any(verb.end == start - 1 for verb in self.verbs)

    def _leads_on(self, index: int) -> bool:
        """Whether the next part begins with a verb of duty, which says more: A按照职责分工，负责…."""
        if index >= len(self.parts):
            return False
        start, end = self.parts[index]
        return any(
            start <= verb.start < end
            and not (verb.duty.by or verb.duty.named)
            and is_elided(self.passage.folded[start : verb.start])
            and self._fits(verb, Doers(0, ([], False)), end)
            for verb in self.verbs
        )

    def _before(self, verb: Verb, index: int) -> Doers | None:
        start = self.parts[index][0]
        before = self.passage.cut(start, verb.start)
        if verb.duty.by or role_words("other").search(self.passage.folded, start, verb.end + 2):
            return None
        toward = _TOWARD().search(before.folded) if verb.duty.total or verb.answers else None
        before = before.cut(0, toward.start()) if toward is not None else before
        if is_elided(before.folded):
            names = subject_of([self.passage.cut(*part) for part in self.parts[:index]], verb.duty.role == "lead")
            return None if names is None else Doers(self._at(names[0][0].offsets[0]), names)
        names = before_verb(before)
        if names is not None:
            return Doers(*whole_list(self.passage, self.parts, names, index))
        names = indirectly(before, verb, self.passage.folded)
        return None if names is None else Doers(self._at(names[0][0].offsets[0]), names)

    def _fits(self, verb: Verb, found: Doers, end: int) -> bool:
        """Whether what is to be done is what this verb is said of (承担…工作) where the bodies bear it, or stands before 由."""
        if verb.duty.by and not verb.duty.objects:
            return verb.end == end or (verb.duty.tail and _TAIL().match(self.passage.folded, verb.end, end) is not None)
        # What is to be done stands before 由, and elsewhere behind the verb alone.
        at = found.at
        before = self.passage.folded[:at] if at > 0 and _BY().fullmatch(self.passage.folded, at - 1, at) else ""
        text = before + self.passage.folded[verb.end : end]
        if _TELLS_WHICH().search(text) or role_words("done").search(text):
            return False  # 承担…任务的，应当…: a condition; 牵头编制了…: told as done
        return not verb.duty.objects or has_object(verb, text, found.names[0])

    def _companion(self, index: int) -> bool:
        """Read …，会同B负责…: B cooperates with whoever was named before; …，并与B履行…: B has the same duty."""
        if not self.drafts:
            return False
        part = self.passage.cut(*self.parts[index])
        if (others := with_others(self.passage, *self.parts[index])) is not None:
            self.drafts[-1][2].add("shared", others[0])
            return True
        if (beside := _WITH().match(part.folded)) is None:
            return False
        verb = duty_pattern().search(part.folded)
        names = before_verb(part.cut(beside.end(), verb.start())) if verb else None
        names = names or bodies_at(part.cut(beside.end()))
        if names is None or (beside["joins"] and not all(map(is_official, names[0]))):
            return False  # 由骨干企业牵头，联合高校、科研院所组建: who may apply together
        self.drafts[-1][2].add("cooperating", names[0])
        return True

    def _another(self, index: int) -> None:
        """Read …由A负责，B组织评审: B, an authority, has a part of its own beside those who were named before."""
        may_go_on, rest = bool(self.drafts) and not self.drafts[-1][2].weak, self.passage.cut(self.parts[index][0])
        named = doer_at(rest, told=self._has_lead()) if may_go_on else None
        if named is not None and role_words("penal").search(self.passage.folded) is None:
            self.drafts[-1][2].add("shared", named[0])
            self.drafts[-1][2].open_ended |= named[1]

    def _beside(self, start: int, end: int, index: int | None = None) -> bool:
        """Read whoever has another part beside those who were named before: B配合, B指导."""
        for role, words in (("cooperating", role_words("beside")), ("guiding", _GUIDES())) if self.drafts else ():
            match = words.search(self.passage.folded, start, end)
            names = before_verb(self.passage.cut(start, match.start())) if match else None
            if names is not None:
                _, names = (0, names) if index is None else whole_list(self.passage, self.parts, names, index)  # A牵头，B，C配合
                draft = self.drafts[-1][2]
                draft.add(draft.beside(role, match.group() if match else ""), names[0])
                draft.open_ended |= names[1]
                return True
        return False

    def _add(self, start: int, role: str, names: Names, *, new: bool) -> None:
        beside: list[Body] = []
        if self.drafts and self.drafts[-1][2].weak and self.drafts[-1][2].begins_with(names[0][0]):
            # A会同B制定…，负责…: what A has to do is told more plainly, and B cooperates still
            beside = [body for body in self.drafts.pop()[2].bodies if body.role == "cooperating"]
            role = "lead" if beside and role == "responsible" else role
        if role != "cooperating" and self.drafts and self.drafts[-1][2].only_helps(names[0]):
            start = min(start, self.drafts.pop()[0])  # A应当密切配合，负责…: what A has to do is told more plainly
        if new or not self.drafts:
            self.drafts.append((start, start, Draft()))
        draft = self.drafts[-1][2]
        found, open_ended = names
        if role == "cooperating" and found[0].offsets[0] in {body.name.offsets[0] for body in draft.bodies}:
            return  # A负责…，并配合B做好…: A answers for it already
        inside = self.passage.cut(self._at(found[0].offsets[0]), self._at(found[-1].offsets[-1]) + 1)
        companions = companions_in(inside)
        draft.add(role, found[: len(found) - companions])
        draft.add("cooperating", found[len(found) - companions :])
        draft.add("cooperating", [body.name for body in beside if body.name is not None])
        draft.open_ended |= open_ended

    def _at(self, offset: int) -> int:
        return self.passage.offsets.index(offset)
