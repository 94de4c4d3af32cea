"""The bodies between 由 and a verb of duty (由市水利局负责, 由市政府根据国家规划确定, 由业主负责), and those that stand before it with more than their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.duties.names import cut_at
from policydiff.parse.duties.plausible import is_indefinite
from policydiff.parse.duties.sentence.earlier import appointed, created, meant_by_it, opening
from policydiff.parse.duties.sentence.fitting import is_official, is_wished
from policydiff.parse.duties.sentence.subjects import Names, Part, before_any_deed, before_verb, kept_by, last_by
from policydiff.parse.duties.sentence.verbs import BY, Verb
from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.phrases import pattern

_WORK = pattern(
    "roles", r"(?<=[\u4e00-\u9fff])(?:{works}[\u4e00-\u9fff]{0,4}{objects_of_work}|{moods}[\u4e00-\u9fff]{0,2}{groups_of_work})由$"
)
"""智能工厂培育认定工作由: the name of a work, and no wish."""
_HOSTED = pattern("roles", "{hosts}[,、][^;。:]{2,80}{hosts_beside}$")
"""由A主办、B承办 and 由A主办，由B承办, which are read as one."""
_BESIDE = pattern("lists", "{accompanied}|{consults}(?={begins})")
_HOW = pattern("roles", "{by_how}")
_AND_SO = pattern("roles", "{and_so}{between}*$")
_KEEPS = pattern("roles", r"[^,;。]{2,20}的{keepers}")
"""取水工程的所有权人, who answers for its upkeep."""
_ENDS_NAME = pattern("roles", "(?<={kinds_of_bodies}){ends_name}(?={does_then})")
_PURSE = pattern("roles", "{purse}$")
"""由县级财政承担: what pays, and no body."""
_IT = pattern("roles", "{it}{between}*")
"""由其具体负责: the body that was named before."""
_HANDS_ON = pattern("roles", "{between}*{hands_on}")
_PART = re.compile(r"[,:]")
_NO_VERB_SO = pattern("roles", "{no_verb_so}")


_SHORTEST_OBJECT = 2
_CASE = "的"


def stands_beside(folded: str, start: int, verb: Verb) -> bool:
    """Return whether somebody does it with others (A会同B): who leads and who cooperates is told elsewhere. start: where the part begins."""
    return _BESIDE().search(folded, start, verb.start) is not None


@dataclass(frozen=True, slots=True)
class Doers:
    """Whom a verb is said of, and the place of the first. somehow: between them and the verb stands how they do it (由各区结合实际制定).

    also: who does it for them (由A委托B实施).
    """

    at: int
    names: Names
    somehow: bool = False
    also: tuple[Passage, ...] = ()


def behind_by(passage: Passage, verb: Verb, start: int) -> Doers | None:
    """Return the bodies between 由 and a verb, in the part of a passage that begins at start; None for a wish."""
    by = last_by(passage.folded, start, verb.start)
    if by is not None and _IT().fullmatch(passage.folded, by, verb.start):
        named = meant_by_it([passage.cut(*part) for part in cut_at(passage.folded[:start], _PART)])
        return None if named is None else Doers(passage.offsets.index(named[0][0].offsets[0]), named)
    if by is None or _HOSTED().search(passage.folded, 0, verb.end) or (verb.duty.named and stands_beside(passage.folded, start, verb)):
        return None
    toward = passage.folded.find("对", by, verb.start) if verb.duty.work else -1  # 由A对…进行验收
    names = before_verb(passage.cut(by, toward if toward > 0 else verb.start))
    if names is None and (noun := _ENDS_NAME().match(passage.folded, verb.start, verb.end)):
        names = before_verb(passage.cut(by, noun.end()))  # 由村集体经济组织|实施
    somehow = names is None and verb.duty.by
    if somehow:
        names = _somehow(passage, by, verb)
        somehow = names is not None
    if names is None and _is_charge(passage.folded, verb, start, by):
        names = kept_by(passage.cut(by, verb.start))
    if names is not None and _PURSE().search(names[0][-1].folded):
        return None
    if names is None or is_wished(_WORK().sub("", passage.folded[start:by])):
        return None
    return Doers(by, names, somehow, _entrusted(passage, names, verb) if somehow else ())


def _entrusted(passage: Passage, names: Names, verb: Verb) -> tuple[Passage, ...]:
    """Return whom bodies behind 由 entrust with what a verb says, where they are more than somebody or other: 由A委托B实施."""
    hands = _HANDS_ON().match(passage.folded, passage.offsets.index(names[0][-1].offsets[-1]) + 1, verb.start)
    others = before_verb(passage.cut(hands.end(), verb.start)) if hands is not None else None
    return () if others is None or any(is_indefinite(name.folded) for name in others[0]) else tuple(others[0])


def _somehow(passage: Passage, by: int, verb: Verb) -> Names | None:
    """Return the bodies behind 由 where how they do it stands before the verb: 由市政府根据国家规划确定, not 由市政府按照规定…."""
    return None if _NO_VERB_SO().fullmatch(passage.folded, verb.start, verb.end) else before_how(passage.cut(by, verb.start))


def are_both_by(folded: str, first: int, start: int, by: int) -> bool:
    """Return whether a part begins with 由, and the statement before it, too: 由A审核，由B提供资料. first, start: where they begin; by: the place behind its 由."""
    return by - 1 == start and folded.startswith(BY, start) and folded.startswith(BY, first)


def object_begins(folded: str, parts: Sequence[Part], index: int, by: int) -> int:
    """Return where that begins which 由 at a place puts into somebody's hands: in the part before where it stands there, and with the case in which it does (因自然因素破坏的，…)."""
    if by - parts[index][0] <= _SHORTEST_OBJECT and index and folded[parts[index][0] - 1] == ",":
        index -= 1
    while index and folded[parts[index][0] - 1] == "," and folded[: parts[index - 1][1]].endswith(_CASE):
        index -= 1
    return parts[index][0]


def opens_case(folded: str, parts: Sequence[Part], index: int) -> bool:
    """Return whether a part says in which case somebody does what the next part tells behind 由: A负责…，园区以外的，由B负责…."""
    by = parts[index + 1][0] if index + 1 < len(parts) else 0
    return by > 0 and folded.endswith(_CASE, 0, parts[index][1]) and folded.startswith(BY, by)


def before_how(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, before words that say how they do something: 市水利局结合汛情."""
    if _HOW().search(passage.folded) is None:
        return None
    names = before_any_deed(passage)
    return names if names is not None and _HOW().match(passage.folded, passage.offsets.index(names[0][-1].offsets[-1]) + 1) else None


def may_do(part: Passage) -> Names | None:
    """Return the bodies that a part says may do something, whom others then help: A可以…进行抽测，B应当予以配合."""
    names = before_any_deed(part)
    behind = part.offsets.index(names[0][-1].offsets[-1]) + 1 if names is not None else 0
    return names if names is not None and role_words("may").match(part.folded, behind) else None


def indirectly(before: Passage, verb: Verb, folded: str) -> Names | None:
    """Return the bodies of what stands before a verb where more than bodies does: 县政府授权县数据局, 县水利局建立台账并, 市水利局结合汛情.

    folded: the segment that holds both.
    """
    entrusts = None if verb.duty.plain else role_words("hands_on").search(before.folded)
    if entrusts is not None and (whose := before_any_deed(before)) is not None and all(map(is_official, whose[0])):
        return None  # 行业主管部门委托审计机构对…进行审计: whose work it is, is told before
    names = appointed(before) or (opening(before) if _AND_SO().search(before.folded) else None)
    names = names or (created(before) if verb.duty.role == "responsible" else None)
    if names is None and (verb.duty.plain or verb.duty.role == "lead") and role_words("hands_on").search(before.folded) is None:
        names = before_how(before)
    if names is None and _KEEPS().fullmatch(before.folded) and role_words("upkeep").search(folded, verb.end):
        names = ([before], False)
    return names


def _is_charge(folded: str, verb: Verb, start: int, by: int) -> bool:
    """Whether a thing is put into somebody's charge, and not what it costs (费用由业主负责) or causes."""
    earlier = max(0, folded.rfind(",", 0, max(start - 1, 0)))
    return (verb.duty.plain or verb.duty.firms) and role_words("no_charge").search(folded, earlier, by) is None
