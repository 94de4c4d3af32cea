"""Who is responsible: the grammar of statements such as （责任单位：A、B） and （A牵头，B、C参与，D分工负责）.

The role stands before the names, as a label with a colon, or after them, as a verb phrase; both occur in one statement.
Beside a lead, everybody else cooperates: 责任单位, 按职责分工负责, 负责 and 落实.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.duties.dated import last_day, without_deadlines
from policydiff.parse.duties.deadlines import deadline_in, is_deadline
from policydiff.parse.duties.labels import Label, label_alone, labels_in, may_have_labels
from policydiff.parse.duties.names import SEPARATOR, companions_in, cut_at, split_names, stripped
from policydiff.parse.duties.plausible import LONGEST_NAME, is_actor, is_body, is_lone_place
from policydiff.parse.duties.sentence.parts import read_duties
from policydiff.parse.duties.sentence.subjects import bodies_at, is_partner
from policydiff.parse.duties.statement import Draft, Statement, first_group_leads
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import fold
from policydiff.text.quantities import counts_something
from policydiff.vocab.duties.bodies import name_words, names_a_body
from policydiff.vocab.duties.lists import list_grammar
from policydiff.vocab.duties.roles import ends_in_verb, label_words, role_words, statement_signs, verb_pattern, verb_role, verb_words
from policydiff.vocab.phrases import pattern

FIRST_LEADS = pattern("roles", r"[,;。、(]?\s*(?:{among},?)?{ranks}?{in_place}?{firsts}位?{whoever}?{units}?{copulas}{leading_units}\)?")
"""列第一位的为牵头单位: of the bracket that it stands in, or of every list where it stands in the text or says 下同."""

FIRST_GROUP_LEADS = pattern("roles", r"[,;。(]?\s*{before_comma}的?{units}?{copulas}{leading_units}")
"""第一个逗号前为牵头单位: the bodies before the first comma lead."""

_RIDER = pattern("roles", r"[,;。]\s*{riders}[^。()]*(?:\([^()]*\)[^。()]*)*$")

_PIECES = re.compile(r"[,;。]")
_GROUPS = re.compile(r"[;。]")
_DONE = pattern("deadlines", "[^、;]{0,8}{outcomes}")
_LEADING = pattern("roles", "{leading_units}")
_BEHIND_VERB = pattern("roles", "{behind_verb}")
_JOINS_VERBS = pattern("roles", "{led_and}|、|{and_so}")
_BESIDE = pattern("lists", "{accompanied}")
_OUTER = re.compile(r"^[\[(](.*)[\])]$", re.DOTALL)


def read_statement(passage: Passage, *, bracket: bool, after_sentence: bool = False) -> Statement | None:
    """Return the statement that `passage` (the inside of a bracket, or a whole sentence) makes, or None where it makes none.

    bracket: the text stood in brackets, so verbs suffice; a sentence needs a label with a colon or must be made of names and
    verbs entirely. after_sentence: the bracket follows a full stop, so bare names count as responsible.
    """
    if bracket and len(passage) <= 2000:
        passage, deadline = without_deadlines(passage)
        if deadline is not None:
            statement = read_statement(passage, bracket=True, after_sentence=after_sentence) if len(passage) else None
            return None if statement is None else replace(statement, deadline=last_day(statement.deadline, deadline))
    folded = passage.folded
    if len(folded) > 2000 or (not bracket and not may_be_statement(folded)):
        return None
    remark = _remark(folded)
    by_group = remark is not None and FIRST_GROUP_LEADS().match(remark.group()) is not None
    if remark is not None:
        passage = passage.cut(0, remark.start())
    rider = _RIDER().search(passage.folded)
    if rider is not None:
        passage = passage.cut(0, rider.start())
    labels = labels_in(passage, bracket=bracket)
    if labels:
        statement = _labelled(passage, labels, remark is not None and not by_group, after_sentence)
        return first_group_leads(statement) if by_group else statement
    if not bracket and len(passage) > 300:
        return None
    draft = Draft(first_leads=remark is not None)
    if not bracket and "由" in passage.folded[1:]:
        return None  # what is to be done stands before 由: a sentence of its own kind
    if verb_pattern().search(passage.folded) and _read_verbs(passage, draft, None):
        if not bracket and not (_is_day(draft.deadline) and all(is_actor(body.name.folded, draft.open_ended) for body in draft.bodies)):
            return None
        return draft.settle("verb")
    return _of_names(passage) if bracket and after_sentence else None


def _of_names(passage: Passage) -> Statement | None:
    """Read a bracket behind a sentence without a label: names alone are responsible; else what it says of each."""
    names, open_ended = split_names(passage)
    press = all(role_words("press").search(name.folded) for name in names)
    if names and not press and all(_stands_alone(name.folded) for name in names):
        alone = Draft(open_ended=open_ended)
        companions = companions_in(passage)  # A会同B
        alone.add("responsible", names[: len(names) - companions])
        alone.add("cooperating", names[len(names) - companions :])
        return alone.settle("label")
    said = read_duties(passage)  # A牵头推进，B保障资金，C具体落实
    bodies = [body for each in said for body in each.bodies]
    return Draft(bodies, any(each.open_ended for each in said)).settle("verb") if said else None


def _stands_alone(folded: str) -> bool:
    """Whether a name in a bracket that holds names and nothing else is one of a body that is responsible."""
    short = 3 if not folded.startswith("各") else 2
    return short <= len(folded) <= 24 and is_body(folded) and label_alone(folded) is None and not name_words("starts").match(folded)


def may_say_who_leads(folded: str) -> bool:
    """A quick look before FIRST_LEADS and FIRST_GROUP_LEADS: both end in 牵头单位 or its like."""
    return _LEADING().search(folded) is not None


def _remark(folded: str) -> re.Match[str] | None:
    return (FIRST_GROUP_LEADS().search(folded) or FIRST_LEADS().search(folded)) if may_say_who_leads(folded) else None


def may_be_statement(folded: str) -> bool:
    """A quick look before the grammar: a sentence that says who is responsible has a label, ends in a role verb or names a lead."""
    for sign in statement_signs():  # two words are found in a third of the time that an expression takes
        if sign in folded:
            return True
    return ends_in_verb(folded) or may_have_labels(folded)


def may_say_who_in_bracket(folded: str) -> bool:
    """A quick look before read_statement, of the inside of a bracket that follows no sentence: it must have a label or a role verb."""
    return ":" in folded or label_words().search(folded) is not None or verb_words().search(folded) is not None


# --- labels -------------------------------------------------------------------------------------------------------------


def _labelled(passage: Passage, labels: list[Label], first_leads: bool, alone: bool) -> Statement:
    """Return what labels say, and what stands before them: A牵头，B配合，完成时限：2024年12月. alone: names may stand there by themselves (A、B，完成时限：…)."""
    draft, said = Draft(first_leads=first_leads), Draft()
    head = passage.cut(*stripped(passage.folded, 0, labels[0].start))
    if verb_pattern().search(head.folded) and _read_verbs(head, said, None):
        draft.bodies, draft.open_ended, draft.deadline = said.bodies, said.open_ended, said.deadline
    elif alone and all(label.role in ("deadline", "guiding") for label in labels) and (named := _of_names(head)) is not None:
        draft.bodies, draft.open_ended = list(named.bodies), named.open_ended
    ends = [*(after.start for _, after in pairwise(labels)), len(passage)]
    for label, end in zip(labels, ends, strict=True):
        body = passage.cut(*stripped(passage.folded, label.end, end))
        if label.role == "deadline":
            draft.deadline = body.text.strip("。") or None
        elif label.role == "person":
            _read_verbs(body.cut(cut_at(body.folded, _PIECES)[0][1]), draft, None)  # 责任人：某某，A、B负责
        elif label.role is not None:
            _read_groups(body, label.role, draft)
            if label.role == "responsible":
                draft.first_group = body.cut(0, (body.folded + ",").index(","))
    return draft.settle("label")


def _read_groups(body: Passage, role: str, draft: Draft) -> None:
    for index, (start, end) in enumerate(cut_at(body.folded, _GROUPS)):
        group = body.cut(start, end)
        if not group.text.strip():
            continue
        verbs = Draft()
        if verb_pattern().search(group.folded) and _read_verbs(group, verbs, role):
            draft.bodies += verbs.bodies
            draft.open_ended |= verbs.open_ended
            draft.deadline = draft.deadline or verbs.deadline
            continue
        if index and _ends_in_time(group.folded):
            draft.deadline = draft.deadline or group.text
            continue
        names, open_ended = split_names(group)
        names = [_without_verb(name) for name in names]
        missing_label = index > 0 and role == "lead"
        draft.irregular |= missing_label or any(len(name) > LONGEST_NAME for name in names)
        draft.open_ended |= open_ended
        leads = len(names) - (companions_in(group) if role in ("lead", "responsible") else 0)
        draft.add("cooperating" if missing_label else role, names[:leads])
        draft.add("cooperating", names[leads:])


# --- verbs --------------------------------------------------------------------------------------------------------------


def _read_verbs(passage: Passage, draft: Draft, default: str | None) -> bool:
    """Read names and verbs into `draft`; False where the text is not made of them alone. default: the role of names left over."""
    folded = passage.folded
    at, read = 0, False
    for match in verb_pattern().finditer(folded):
        if match.start() < at:
            continue
        after = folded[match.end() :]
        second = _second_verb(after)
        if not second and not _ends_group(after):
            continue
        before = _without_modal(passage.cut(at, match.start()))
        role = verb_role(match.group(1))
        names, open_ended = split_names(before)
        if not names or not _plausible_list(names):
            continue
        cut = -1 if read else _names_end(before.folded, role, default)
        if cut >= 0:
            draft.add(default or "shared", split_names(before.cut(0, cut))[0])
            before = before.cut(cut)
            names = split_names(before)[0]
        companions = companions_in(before) if role in ("lead", "responsible", "shared") else 0
        draft.add(role, names[: len(names) - companions])
        draft.add("cooperating", names[len(names) - companions :])
        draft.open_ended |= open_ended
        at, read = match.end(), True
        if second is not None:
            at += second.end()
            draft.add(verb_role(second.group(1)), names)
    return read and _read_rest(passage.cut(*stripped(folded, at, len(folded))), draft, default)


def _names_end(folded: str, role: str, default: str | None) -> int:
    """Return where bodies end that stand before those of the first verb and are not theirs, or -1.

    责任单位：A、B，C牵头: who stands before the comma has the label's role. A、B，C配合: somebody is responsible, and whoever helps or guides is not.
    """
    if default is not None:
        return folded.rfind(",") if role != default else -1
    return max(folded.rfind(mark) for mark in ",;") if role in ("cooperating", "guiding") else -1


def _read_rest(rest: Passage, draft: Draft, default: str | None) -> bool:
    """Read what stands behind the last verb into `draft`: nothing, a day, or bodies in the role of names left over."""
    if not rest.text:
        return True
    beside = _BESIDE().match(rest.folded)
    others = bodies_at(rest.cut(beside.end())) if beside is not None else None
    if others is not None:  # A牵头，会同B2026年6月底前完成
        draft.add("cooperating", others[0])
        rest = rest.cut(rest.offsets.index(others[0][-1].offsets[-1]) + 1)
        return not rest.text or _read_rest(rest, draft, default)
    if _ends_in_time(rest.folded):
        draft.deadline = rest.text
        return True
    names, open_ended = split_names(rest)
    if default is not None and all(is_body(name.folded) for name in names):
        draft.add(default, names)
        draft.open_ended |= open_ended
        return True
    return False


def _ends_group(after: str) -> bool:
    """Whether what stands behind a role verb goes on with something else than what the bodies do: nothing, a mark, other bodies."""
    return after[:1] in ("", *",;。、)") or _BEHIND_VERB().match(after) is not None or _starts_with_body(after)


def _second_verb(after: str) -> re.Match[str] | None:
    """Return the verb behind another, of the same bodies, that ends their group: A配合和指导, B指导配合."""
    joins = _JOINS_VERBS().match(after)
    verb = verb_pattern().match(after, joins.end() if joins is not None else 0)
    return verb if verb is not None and after[verb.end() : verb.end() + 1] in ("", *",;。)") else None


def _without_verb(name: Passage) -> Passage:
    """Return a name of a labelled list without the verb behind it: 市水务局按职责分工抓好落实."""
    verb = None if is_body(name.folded) else verb_pattern().search(name.folded)
    return name.cut(0, verb.start()) if verb is not None and is_body(name.folded[: verb.start()]) else name


def _without_modal(passage: Passage) -> Passage:
    """Return a list of bodies without 要, 应当 at its end."""
    modal = list_grammar().modal.search(passage.folded)
    return passage if modal is None else passage.cut(0, modal.start())


def _ends_in_time(folded: str) -> bool:
    """Whether words beside the bodies say by when: 2025年底前出台方案, 分批完成."""
    return is_deadline(folded) or deadline_in([folded]) is not None or bool(_DONE().fullmatch(folded))


def _is_day(printed: str | None) -> bool:
    """Whether what a sentence says behind its bodies is by when, and nothing else: what they are to do makes it a sentence of its own."""
    parts = [] if printed is None else _PIECES.split(fold(printed).strip(" ,;。"))
    return all(_ends_in_time(part) and not (counts_something(part) or is_partner(part)) for part in parts)  # 会同B于6月底前制定…


def _plausible_list(names: list[Passage]) -> bool:
    """A place may stand for its government (江北区; 广州、深圳市政府 without its mark, where most names are bodies)."""
    strange = [name for name in names if not is_body(name.folded) and not is_lone_place(name.folded)]
    return not strange or (len(strange) * 3 <= len(names) and all(len(name) <= 4 for name in strange))


def _starts_with_body(folded: str) -> bool:
    head = SEPARATOR.split(folded, maxsplit=1)[0]
    match = verb_pattern().search(head)
    return names_a_body(head[: match.start()] if match else head)


def inside(passage: Passage) -> Passage:
    """Return what stands inside the outer bracket of a responsibility clause (marks after it looked past): the text of its task."""
    folded = passage.folded.rstrip("。;,")
    start, end = (1, len(folded) - 1) if _OUTER.match(folded) else (0, len(folded))
    return passage.cut(start, end) if end > start else passage
