"""Who is responsible: the grammar of statements such as （责任单位：A、B） and （A牵头，B、C参与，D分工负责）.

The role stands before the names, as a label with a colon, or after them, as a verb phrase; both occur in one statement.
Beside a lead, everybody else cooperates: 责任单位 beside a 牵头单位, and 按职责分工负责 or 落实 after 牵头.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from policydiff.parse.duties.names import NOISE, SEPARATOR, cut_at, split_names
from policydiff.text.fold import fold
from policydiff.vocab.bodies import names_a_body
from policydiff.vocab.roles import label_pattern, label_roles, verb_end_pattern, verb_pattern, verb_roles


@dataclass(frozen=True, slots=True)
class Statement:
    """One responsibility statement, names as printed and in order.

    form: label | verb | row; subject: a row's task cell; first_group: the words before the first comma.
    """

    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guiding: tuple[str, ...] = ()
    open_ended: bool = False
    deadline: str | None = None
    form: str = "label"
    irregular: bool = False
    subject: str = ""
    first_group: str = ""

    @property
    def has_bodies(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.lead or self.cooperating or self.responsible or self.guiding)


@dataclass(slots=True)
class _Draft:
    """A statement in the making; roles may still be `shared`, which is settled at the end."""

    names: list[tuple[str, str]] = field(default_factory=list)
    open_ended: bool = False
    deadline: str | None = None
    irregular: bool = False
    first_leads: bool = False
    first_group: str = ""

    def settle(self, form: str) -> Statement:
        labels = {role for role, _ in self.names}
        names = self.names
        if self.first_leads and "lead" not in labels and names:
            names = [("lead", names[0][1]), *names[1:]]
        beside_lead = "lead" in labels or self.first_leads
        meaning = dict.fromkeys(("shared", "responsible"), "cooperating" if beside_lead else "responsible")
        roles: dict[str, list[str]] = {"lead": [], "cooperating": [], "responsible": [], "guiding": []}
        for role, name in names:
            bodies = roles[meaning.get(role, role)]
            if name not in bodies:
                bodies.append(name)
        return Statement(
            lead=tuple(roles["lead"]),
            cooperating=tuple(roles["cooperating"]),
            responsible=tuple(roles["responsible"]),
            guiding=tuple(roles["guiding"]),
            open_ended=self.open_ended,
            deadline=self.deadline,
            form=form,
            irregular=self.irregular,
            first_group=self.first_group,
        )


FIRST_LEADS = re.compile(
    r"[,;。、(]?\s*(?:其中,?)?[列排]?(?:名|在)?(?:第一|首)位?的?(?:单位|部门)?(?:为|是|作为)牵头(?:责任)?(?:单位|部门)\)?"
)
"""列第一位的为牵头单位: of the bracket that it stands in, or of every list where it stands in the text or says 下同."""

FIRST_GROUP_LEADS = re.compile(r"[,;。(]?\s*第一个逗号前(?:的)?(?:单位|部门)?(?:为|是)牵头(?:责任)?(?:单位|部门)")
"""第一个逗号前为牵头单位: the bodies before the first comma lead."""

_RIDER = re.compile(r"[,;。]\s*(?:以下(?:各项任务|任务|各项)?均(?:需|涉及|须)|下同|多个牵头)[^。()]*(?:\([^()]*\)[^。()]*)*$")

_DATE = r"(?:\d{4}年|\d{1,2}月|[一二三四]季度|年底|年内|月底|每年|长期|持续|全年|适时|常态)"
_DEADLINE = re.compile(rf"{_DATE}[^、;]{{0,20}}$|[^、;]{{0,8}}(?:完成|推进|坚持|实施|取得进展|见效|前)$")
_OUTER = re.compile(r"^[\[(](.*)[\])]$", re.DOTALL)
_LONGEST_NAME = 30
_NAME_VERBS = re.compile(r"(?:由|的|要|应|加强|推进|做好|制定|完善|开展|建立)")


def read_statement(text: str, *, bracket: bool, after_sentence: bool = False, folded: str | None = None) -> Statement | None:
    """Return the statement that `text` (the inside of a bracket, or a whole sentence) makes, or None where it makes none.

    bracket: the text stood in brackets, so verbs suffice; a sentence needs a label with a colon or must be made of names and
    verbs entirely. folded: fold(text), where the caller has it. after_sentence: the bracket follows a full stop, so bare names count as responsible.
    """
    folded = fold(text) if folded is None else folded
    if len(folded) > 2000 or (not bracket and not _may_be_statement(folded)):
        return None
    remark = _remark(folded)
    if remark is not None:
        text, folded = text[: remark.start()], folded[: remark.start()]
    rider = _RIDER.search(folded) if "下" in folded else None
    if rider is not None:
        text, folded = text[: rider.start()], folded[: rider.start()]
    labels = _labels(folded, bracket)
    if labels:
        statement = _labelled(text, folded, labels, bool(remark) and FIRST_GROUP_LEADS.match(remark.group()) is None)  # type: ignore[union-attr]
        return first_group_leads(statement) if remark and FIRST_GROUP_LEADS.match(remark.group()) else statement
    if not bracket and len(folded) > 300:
        return None
    draft = _Draft(first_leads=bool(remark))
    if verb_pattern().search(folded) and _read_verbs(text, folded, draft, None):
        return draft.settle("verb")
    if bracket and after_sentence:
        names, open_ended = split_names(text)
        if names and all(_surely_a_body(name) for name in names):
            return _Draft([("responsible", name) for name in names], open_ended).settle("label")
    return None


def _remark(folded: str) -> re.Match[str] | None:
    if "第一" not in folded and "首位" not in folded:
        return None
    return FIRST_GROUP_LEADS.search(folded) or FIRST_LEADS.search(folded)


def first_leads(statement: Statement) -> Statement:
    """Return the statement with its first body as the lead, where it names no lead."""
    return _leads(statement, 1)


def first_group_leads(statement: Statement) -> Statement:
    """Return the statement with the bodies before its first comma as leads, where it names no lead."""
    return _leads(statement, len(split_names(statement.first_group)[0]) or len(statement.responsible))


def _leads(statement: Statement, count: int) -> Statement:
    if statement.lead or not statement.responsible:
        return statement
    leads, others = statement.responsible[:count], statement.responsible[count:]
    return replace(statement, lead=leads, cooperating=(*others, *statement.cooperating), responsible=())


def _may_be_statement(folded: str) -> bool:
    """A quick look before the grammar: a sentence that says who is responsible has a label, ends in a role verb or names a lead."""
    return (
        "牵头" in folded
        or "按职责" in folded
        or label_pattern().search(folded, 0, 24) is not None
        or verb_end_pattern().search(folded[-24:]) is not None
    )


def read_tail(text: str) -> tuple[int, Statement] | None:
    """Return (start, statement) where a sentence ends in 由A牵头，B配合 or the like, else None."""
    folded = fold(text).rstrip("。;,")
    if "牵头" not in folded and "负责" not in folded and "配合" not in folded:
        return None
    starts = [match.end() for match in re.finditer(r"(?:^|[,;。])(?=由)", folded)]
    for start in starts[-3:]:
        statement = read_statement(text[start : len(folded)], bracket=False)
        if statement and statement.has_bodies:
            return start, statement
    return None


def _surely_a_body(name: str) -> bool:
    folded = fold(name)
    return names_a_body(folded) and not _NAME_VERBS.search(folded) and len(folded) <= 24 and len(folded) >= 3


# --- labels -------------------------------------------------------------------------------------------------------------


def _labels(folded: str, bracket: bool) -> list[re.Match[str]]:
    if not bracket and label_pattern().search(folded, 0, 24) is None:
        return []
    found = [
        match
        for match in label_pattern().finditer(folded)
        if (match.start() == 0 or folded[match.start() - 1] in ";,。、 )]" or match.group(0)[0] in "[(" or folded[match.end() - 1] == ":")
        and (folded[match.end() - 1] == ":" or (bracket and match.start() == 0))
    ]
    if not found:
        return []
    head = folded[: found[0].start()]
    # 第二部分的责任单位：… is a statement; a long sentence that happens to hold a label is not.
    return found if bracket or len(head) <= 6 else []


def _labelled(text: str, folded: str, labels: list[re.Match[str]], first_leads: bool) -> Statement:
    draft = _Draft(first_leads=first_leads)
    ends = [*(after.start() for _, after in pairwise(labels)), len(folded)]
    for match, end in zip(labels, ends, strict=True):
        role = label_roles()[match.group(1)]
        body = text[match.end() : end].strip(NOISE + "；，：")
        if role == "deadline":
            draft.deadline = body.strip("。") or None
        elif role != "person":
            _read_groups(body, role, draft)
            if role == "responsible":
                draft.first_group = body[: (fold(body) + ",").index(",")]
    return draft.settle("label")


def _read_groups(body: str, role: str, draft: _Draft) -> None:
    folded = fold(body)
    for index, (start, end) in enumerate(cut_at(folded, re.compile(r"[;。]"))):
        group, shape = body[start:end], folded[start:end]
        if not group.strip():
            continue
        verbs = _Draft()
        if verb_pattern().search(shape) and _read_verbs(group, shape, verbs, role):
            draft.names += verbs.names
            draft.open_ended |= verbs.open_ended
            draft.deadline = draft.deadline or verbs.deadline
            continue
        if index and _DEADLINE.search(shape):
            draft.deadline = draft.deadline or group
            continue
        names, open_ended = split_names(group)
        missing_label = index > 0 and role == "lead"
        draft.irregular |= missing_label or any(len(name) > _LONGEST_NAME for name in names)
        draft.open_ended |= open_ended
        companions = _companions(shape, group) if role in ("lead", "responsible") else 0
        for place, name in enumerate(names):
            beside = missing_label or place >= len(names) - companions
            draft.names.append(("cooperating" if beside else role, name))


# --- verbs --------------------------------------------------------------------------------------------------------------


def _read_verbs(text: str, folded: str, draft: _Draft, default: str | None) -> bool:
    """Read names and verbs into `draft`; False where the text is not made of them alone. default: the role of names left over."""
    at, read = 0, False
    for match in verb_pattern().finditer(folded):
        if match.start() < at:
            continue
        after = folded[match.end() :]
        if after and after[0] not in ",;。、)" and not after.startswith(("会同", "由", "并", "各")) and not _starts_with_body(after):
            continue
        names, open_ended = split_names(text[at : match.start()])
        if not names or not _plausible_list(names):
            continue
        role = verb_roles()[match.group(1)]
        draft.names += _with_companions(text[at : match.start()], names, role)
        draft.open_ended |= open_ended
        at, read = match.end(), True
    rest = folded[at:].strip(NOISE)
    if not read:
        return False
    if not rest:
        return True
    if _DEADLINE.match(rest):
        draft.deadline = text[at:].strip(NOISE + "，；。")
        return True
    names, open_ended = split_names(text[at:])
    if default is not None and all(_plausible(name) for name in names):
        draft.names += [(default, name) for name in names]
        draft.open_ended |= open_ended
        return True
    return False


def _companions(folded: str, text: str) -> int:
    """Return how many of the names stand after 会同."""
    at = folded.find("会同")
    return len(split_names(text[at + 2 :])[0]) if at > 0 else 0


def _with_companions(text: str, names: list[str], role: str) -> list[tuple[str, str]]:
    """A会同B牵头, A会同B负责: B cooperates, whatever A does."""
    before, companion, _ = fold(text).partition("会同")
    if not companion or role not in ("lead", "responsible", "shared"):
        return [(role, name) for name in names]
    leads = len(split_names(text[: len(before)])[0])
    return [(role if i < leads else "cooperating", name) for i, name in enumerate(names)]


def _plausible(name: str) -> bool:
    folded = fold(name)
    return names_a_body(folded) and len(folded) <= _LONGEST_NAME and not _NAME_VERBS.search(folded)


def _plausible_list(names: list[str]) -> bool:
    """A place may stand for its government (广州、深圳市政府), where most names are bodies."""
    strange = [name for name in names if not _plausible(name)]
    return not strange or (len(strange) * 3 <= len(names) and all(len(name) <= 4 for name in strange))


def _starts_with_body(folded: str) -> bool:
    head = SEPARATOR.split(folded, maxsplit=1)[0]
    match = verb_pattern().search(head)
    return names_a_body(head[: match.start()] if match else head)


def strip_outer(text: str) -> tuple[int, int]:
    """Return the offsets of what stands inside the outer bracket of `text` (trailing marks looked past)."""
    folded = fold(text).rstrip("。;,")
    return (1, len(folded) - 1) if _OUTER.match(folded) else (0, len(folded))
