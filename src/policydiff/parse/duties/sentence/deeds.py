"""What authorities are told to do, of which the deed itself says that it is theirs: to report by a day, make rules, carry out a plan, what they are asked for.

Each reader takes a segment as its passage and its parts, and the part that is read; it returns who is responsible, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import is_official, merely_should
from policydiff.parse.duties.sentence.subjects import Found, Names, Part, before_any_deed, before_verb, is_elided, last_by, only_bodies
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.deadlines import day_grammar
from policydiff.vocab.duties.organisations import canonical_body, is_at_large
from policydiff.vocab.duties.roles import label_roles, role_words, verb_role
from policydiff.vocab.phrases import pattern

REPORTS = pattern("roles", "(?<!申){reports}(?!的)")
DUE = pattern("roles", "前{due_deeds}(?!的)")
OWNS = pattern("roles", "(?P<label>{owners}){copulas}(?P<who>[^,;。:]{2,40})(?=$|[,;。])")
MAKES_RULES = pattern("roles", r"{rule_deeds}(?!的|了|本)[^,;。:的]{0,30}{rules_made}(?=$|[,;。])")
ONCE_APPROVED = r"(?:,?并|,?(?:{by_how}[^,;。]{2,12})?(?:报[^,;。]{2,24}|经[^,;。]{0,24}?){approved_so}后)"
"""Between a plan and that it is carried out: 并, 报县政府批准后. A form with the keys of roles.yaml."""
CARRIES_OUT = pattern("roles", r"{plan_deeds}(?!的)[^,;。]{1,40}{plans_made}" + ONCE_APPROVED + "{between}*{carried_out}(?=$|[,;。])")
DRIVES_ON = pattern("roles", r"{driven_on}(?!的|了)(?:{whole_places}[^,;。:]{4,40}|[^,;。:]{2,40}{works_driven})(?=$|[,;。])")
TAUGHT = pattern("roles", r"{taught}(?P<who>[^,;。:]{2,30}?)的?{guidance_given}(?=$|[,;。])")
LEVELS = pattern("roles", r"(?:^|,){lone_levels}(?:{by_how}[^,;。:]{2,30},?)?{answering}{own_extent}")
HELPING = pattern("roles", r"(?<=..){helping}(?P<who>[^,;。:]{2,40}?)(?P<verb>{in_charge})(?!的|人|制)")
ASKED = pattern("roles", "(?:^|[,:]){asks}(?!{asks_not})")
"""What stands in every segment that the reader of that name reads."""

_WORK = pattern("roles", "{works_driven}[^,;。]{0,4}$")
_LEVEL = pattern("roles", "{lone_levels}")
_AT = ("于", "在")
_EACH_YEAR = pattern("deadlines", "{each_year}")
_OBLIGED = pattern("roles", "{ought}")
_IS_TOLD = pattern("roles", "{is_due}")
_ASKS = pattern("roles", "{asks}(?!{asks_not})")
_STATES_WITHIN = pattern("roles", "在[^,;。:]{2,30}{inside}{states}")
"""请市财政局在经费管理规定中明确: a wording of a rule, said in passing."""
_ANYBODY = pattern("roles", "{whoever_it_is}")
_APPLICATION = pattern("roles", "{applies_with}")
_WAS_DONE = re.compile("了(?!解)")


def reported(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A于每年2月底前…报送B: a body that is told by when to hand in what, and A应于5月底前完成…. Whoever applies for something has no duty."""
    start, end = parts[index]
    folded = passage.folded
    verb = REPORTS().search(folded, start, end)
    due = DUE().search(folded, start, end) if verb is None else None
    verb = verb or due
    days = _days_in(folded, end) if verb else []
    if verb is None or not days:
        return None
    names = subject_of([*(passage.cut(*each) for each in parts[:index]), passage.cut(start, verb.start())], leads=False)
    if names is None or not all(is_official(name) for name in names[0]):
        return None
    behind = passage.offsets.index(names[0][-1].offsets[-1]) + 1
    if _applies(folded, names, behind):
        return None
    if due is not None:
        # What was done by then is told of the past; the plan's own labels say it better.
        told = _OBLIGED().match(folded, behind) is not None and _at_a_day(folded, days)
        return Found(passage.offsets.index(names[0][0].offsets[0]), (("responsible", names),), weak=True) if told else None
    if not _IS_TOLD().match(folded, behind) and not _at_a_day(folded, days):
        return None
    # 每月5日前 of all of a kind (各单位) is what a plan with labels asks of everybody beside; so is (每年12月15日前报送), but 于每年2月底前 is told.
    once = [day for day in _days_in(folded, end, again=False) if _at_a_day(folded, [day]) or not _EACH_YEAR().match(folded, day)]
    again = not once and all(canonical_body(name.folded)[1] for name in names[0])
    return Found(passage.offsets.index(names[0][0].offsets[0]), (("responsible", names),), weak=again)


def _days_in(folded: str, end: int, *, again: bool = True) -> list[int]:
    """Return where the days begin that a folded segment names before a place; again: those that recur (每月5日前), too."""
    grammar = day_grammar()
    kinds = (grammar.dated, grammar.dateless, *((grammar.recurring,) if again else ()))
    return [match.start() for days in kinds for match in days.finditer(folded, 0, end)]


def _at_a_day(folded: str, days: Sequence[int]) -> bool:
    return any(folded[:day].endswith(_AT) for day in days)


def _names_a_day(folded: str, end: int) -> bool:
    return _at_a_day(folded, _days_in(folded, end))


def carries_out(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A应当制定…方案并组织实施, where A are authorities: what they are to carry out is told, and not only that they should."""
    start, end = parts[index]
    deed = CARRIES_OUT().search(passage.folded, start)
    if (
        deed is None
        or deed.start() >= end
        or role_words("moods").search(passage.folded, start, deed.start())
        or role_words("penal").search(passage.folded)
    ):
        return None
    names = subject_of([*(passage.cut(*each) for each in parts[:index]), passage.cut(start, deed.start())], leads=False)
    if names is None or not all(is_official(name) and not is_at_large(name.folded) for name in names[0]):
        return None
    return Found(passage.offsets.index(names[0][0].offsets[0]), (("responsible", names),), weak=True)


def drives_on(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A、B统筹推进…工作, where A and B are authorities and nothing else stands before: they lead. A要统筹推进… is asked of anybody."""
    start, end = parts[index]
    deed = DRIVES_ON().search(passage.folded, start, end + 1)
    if deed is None or last_by(passage.folded, start, deed.start()) is not None:
        return None
    names = before_verb(passage.cut(start, deed.start()))
    if names is None or not all(is_official(name) and not is_at_large(name.folded) for name in names[0]):
        return None
    return None if merely_should(passage, names[0]) else Found(start, (("lead", names),), weak=True)


def taught(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 审计工作接受B的指导和监督, where B are authorities: they guide that work. A firm that is to receive guidance (企业应当接受…) has none to answer for."""
    start, end = parts[index]
    said = TAUGHT().search(passage.folded, start, end)
    names = teachers(passage, said) if said and _WORK().search(passage.folded, start, said.start()) else None
    return None if names is None else Found(start, (("guiding", names),), weak=True)


def teachers(passage: Passage, said: re.Match[str]) -> Names | None:
    """Return the authorities whose guidance a match of TAUGHT receives."""
    names = only_bodies(passage.cut(*said.span("who")))
    return names if names is not None and all(is_official(name) and not is_at_large(name.folded) for name in names[0]) else None


def level(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 省级负责全省…: a level of government, of its own territory; not 省级负总责、市级负责落实, which is a principle."""
    start, _ = parts[index]
    said = LEVELS().match(passage.folded, start) or (LEVELS().match(passage.folded, start - 1) if start else None)
    who = _LEVEL().match(passage.folded, start) if said else None
    return None if who is None else Found(start, (("responsible", ([passage.cut(*who.span())], False)),))


def helping(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A配合B负责…, where A and B are authorities: B is responsible, and A cooperates."""
    start, end = parts[index]
    said = HELPING().search(passage.folded, start, end)
    helpers = before_verb(passage.cut(start, said.start())) if said is not None else None
    names = before_verb(passage.cut(*said.span("who"))) if said is not None else None
    if said is None or helpers is None or names is None or not all(is_official(name) for name in (*helpers[0], *names[0])):
        return None
    if role_words("moods").search(passage.folded, start, said.end()) or role_words("penal").search(passage.folded):
        return None
    return Found(start, ((verb_role(said["verb"]), names), ("cooperating", helpers)))


def owner(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 项目的建设主体为A and 牵头单位为A，配合单位为B, where A and B are authorities: it says whose the work is, as A为建设主体 does."""
    start, end = parts[index]
    said = OWNS().search(passage.folded, start, end)
    names = only_bodies(passage.cut(*said.span("who"))) if said else None
    if said is None or names is None or not all(is_official(name) and not is_at_large(name.folded) for name in names[0]):
        return None
    before = passage.cut(start, said.start())
    if role_words("moods").search(before.folded) or only_bodies(before) is not None:
        return None  # 申报单位的主管部门为省教育厅: whose that is
    role = label_roles().get(said["label"], "responsible")
    led = any(label_roles().get(one["label"]) == "lead" for one in OWNS().finditer(passage.folded, 0, start))
    role = "shared" if role == "responsible" and led else role
    return Found(start, ((role, names),), new=role in ("lead", "responsible"))


def asked(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read 请A、B提出…, where A and B are authorities, and none asked for leave or help (请A予以支持)."""
    start, end = parts[index]
    asks = _ASKS().match(passage.folded, start, end)
    names = before_any_deed(passage.cut(asks.end(), end)) if asks else None
    if asks is None or names is None or not all(map(is_official, names[0])):
        return None
    # All of a kind (请各街道…) are asked in earnest where it is said by when.
    if any(is_at_large(name.folded) or (canonical_body(name.folded)[1] and not _names_a_day(passage.folded, end)) for name in names[0]):
        return None
    behind = passage.offsets.index(names[0][-1].offsets[-1]) + 1
    told = role_words("asked_for").match(passage.folded, behind) or _STATES_WITHIN().match(passage.folded, behind)
    return None if told or _applies(passage.folded, names, behind) else Found(asks.end(), (("responsible", names),))


def _applies(folded: str, names: Names, behind: int) -> bool:
    """Whether anybody at all hands in what one applies with: 各单位于7月5日前将申报表报送…."""
    return _APPLICATION().search(folded, behind) is not None and all(_ANYBODY().fullmatch(name.folded) for name in names[0])


def makes_rules(passage: Passage, parts: Sequence[Part], index: int) -> Found | None:
    """Read A根据本条例制定实施细则, where A are authorities; A应当制定… is a rule for A, and puts nothing into its charge."""
    start, end = parts[index]
    folded = passage.folded
    deed = MAKES_RULES().search(folded, start, end + 1)
    if deed is None or last_by(folded, start, deed.start()) is not None or role_words("moods").search(folded, start, deed.start()):
        return None
    before = passage.cut(start, deed.start())
    names = before_verb(before)
    if names is None and index and is_elided(before.folded):
        names = subject_of([passage.cut(*each) for each in parts[:index]], leads=False)
    if names is None or not all(is_official(name) and not is_at_large(name.folded) for name in names[0]):
        return None
    if merely_should(passage, names[0]) or _WAS_DONE.search(folded, start):
        return None
    return Found(passage.offsets.index(names[0][0].offsets[0]), (("responsible", names),), weak=True)
