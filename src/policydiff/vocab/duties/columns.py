"""What the columns of a table hold, by the words in its head row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern

_ASIDE = re.compile(r"\([^()]*\)")
_YEAR = pattern("columns", r"(?:19|20)\d\d年?{whose_value}?{values}?")
_A_YEAR = re.compile(r"(?:19|20)\d\d年?")
_A_NUMBER = re.compile(r"\(?(?:\d{1,4}|[①-⑳])[).、]?")
_MARKS = frozenset("。;,?!、")
_NOBODY = re.compile(r"[-/\\—.…*·无\s]*")
_LONGEST = 16
_LONGEST_PART = 8
_JOINED = pattern("columns", "{joins}|/")
_DUE = pattern("columns", "(?:{due_of}+{due_time}{due_is}?|{due_bare})")
_ROLES = frozenset({"lead", "cooperating", "responsible", "guiding"})


About = Literal["tasks", "figures", "scores", "sums", "particulars", "unknown"]


@cache
def _heads() -> dict[str, str]:
    return {word: entry["kind"] for entry in load_yaml("columns")["heads"] for word in entry["words"]}


@cache
def _office_ends() -> tuple[str, ...]:
    return tuple(load_yaml("columns")["office_ends"])


def column_role(head: str) -> str | None:
    """Return the role that a column gives to the bodies in it (or person, deadline), None where it gives none.

    A word of level or sort may stand before a label of roles.yaml, and two labels beside each other (责任单位及责任人).

    >>> column_role("市级责任单位"), column_role("分管县领导"), column_role("参与部门"), column_role("计划完成时间"), column_role("计量单位")
    ('responsible', 'person', 'cooperating', 'deadline', None)
    >>> column_role("责任单位及责任人"), column_role("责任单位及乡镇做好违法违规案件的行政复议")
    ('responsible', None)
    >>> column_role("局内协办科室"), column_role("厅内责任处室"), column_role("科室"), column_role("考核责任单位")
    ('cooperating', 'responsible', None, None)
    """
    bare = _bare(head)
    return None if _heads().get(bare) == "assessor" else _role_of(bare)  # 考核责任单位 answers for the marks, not for the work


def _bare(head: str) -> str:
    """Return a head without blanks and without what stands in brackets."""
    return "".join((_ASIDE.sub("", head) if "(" in head else head).split())


def _role_of(bare: str) -> str | None:
    roles, (longest, ends_with) = label_roles(), _shape_of_labels()
    if bare in roles:
        return roles[bare]  # 参与部门 joins nothing
    if len(bare) > _LONGEST and max(map(len, _JOINED().split(bare))) > _LONGEST_PART:
        return None  # 责任单位及乡镇做好…: a sentence
    joined = _JOINED().search(bare)
    label = bare[: joined.start()] if joined is not None else bare
    if len(label) > longest:
        return None
    if label[-1:] not in ends_with:
        return "deadline" if _DUE().fullmatch(label) else None  # most words
    for at in range(min(5, len(label))):
        if label[at:] in roles:
            return roles[label[at:]]
    who = load_yaml("columns")["who_has_a_role"]
    ends = _office_ends()
    stem = next(label.removesuffix(end) for end in ends if label.endswith(end)) if label.endswith(ends) else label
    role = roles.get(f"{stem}{who}") or next(
        (roles[key] for at in range(len(stem) if stem != label else 0) if (key := f"{stem[at:]}{who}") in roles), None
    )
    return role or ("deadline" if _DUE().fullmatch(label) else None)


@cache
def _shape_of_labels() -> tuple[int, frozenset[str]]:
    """Return how long a label of roles.yaml with the words before it may be, and with which characters one ends, or a head that stands for one."""
    roles, who = label_roles(), load_yaml("columns")["who_has_a_role"]
    words = [*roles, *(role.removesuffix(who) for role in roles if role.endswith(who)), *_office_ends()]
    return max(map(len, roles)) + 5, frozenset(word[-1] for word in words if word)


def gives_a_person_too(head: str) -> bool:
    """Return whether a head of bodies is one of persons, too: 责任单位及责任人."""
    return any(_role_of(part) == "person" for part in _JOINED().split(_bare(head))[1:])


@lru_cache(maxsize=2048)  # heads of columns are asked for every row
def column_kind(head: str) -> str | None:
    """Return what a column holds: a role's name, year, or a kind of columns.yaml; None where no vocabulary knows its folded head.

    >>> column_kind("重点任务"), column_kind("牵头单位"), column_kind("市卫健委内牵头处室"), column_kind("2025年"), column_kind("县财政局")
    ('task', 'lead', 'office', 'year', None)
    """
    label = _bare(head)
    if label.endswith(_office_ends()) and len(label) <= _LONGEST and "各" not in label:
        return "office"
    return _heads().get(label) or _role_of(label) or ("year" if _YEAR().fullmatch(label) else None)


def may_be_column(cell: str) -> bool:
    """Return whether a cell is short enough for the name of a column, without what stands in brackets in it: a quick look before all others."""
    return len(cell) <= _LONGEST or "(" in cell


def is_head(cells: list[str]) -> bool:
    """Return whether the filled cells of a row are a head: short ones, of which one names a role or two are known; a row with its number is none.

    >>> is_head(["序号", "任务", "责任单位"]), is_head(["2", "组织实施", "某县水利局"])
    (True, False)
    """
    labels = [_bare(cell) for cell in cells]
    if any(len(label) > _LONGEST or _MARKS.intersection(label) for label in labels):
        return False
    if any(_A_NUMBER.fullmatch(label) and not _YEAR().fullmatch(label) for label in labels):
        return False
    known = [kind for label in labels if (kind := column_kind(label)) is not None]
    return any(kind in ("lead", "cooperating", "responsible", "guiding", "deadline", "person", "office") for kind in known) or (
        len(known) >= 2 and 2 * len(known) >= len(labels)
    )


def gives_role(head: str) -> bool:
    """Return whether the column holds bodies with a role."""
    return column_kind(head) in _ROLES


def may_name_columns(cells: Sequence[str]) -> bool:
    """Return whether the filled cells of a table's first row read as names of columns: short, different, no figure and no sentence.

    >>> may_name_columns(["人员类别", "缴费渠道"]), may_name_columns(["某市", "120"])
    (True, False)
    """
    bare = [_A_YEAR.sub("", cell) for cell in cells]
    short = all(len(cell) <= _LONGEST and not _MARKS.intersection(cell) and not any(map(str.isdigit, cell)) for cell in bare)
    return short and len(set(cells)) == len(cells)


@lru_cache(maxsize=256)
def about(columns: tuple[str, ...]) -> About:
    """Return what a table says by the heads of its columns; unknown where no vocabulary knows them.

    >>> about(("序号", "任务", "牵头单位")), about(("指标", "2025年")), about(("评分标准", "分值")), about(("甲", "乙"))
    ('tasks', 'figures', 'scores', 'unknown')
    """
    kinds = {column_kind(label) for label in columns}
    if kinds & _ROLES or kinds & {"division", "duties"} or ("office" in kinds and not _ROLES.isdisjoint(map(column_role, columns))):
        return "tasks"
    figures = bool(kinds & {"value", "year"} and kinds & {"indicator", "task", "group"})
    if "score" in kinds and not (figures and any(map(gives_a_plain_goal, columns))):
        return "scores"
    if figures:
        return "figures"
    if "year" in kinds and not kinds & {"indicator", "task", "group"}:
        return "unknown"  # what is counted in these years, no column says
    if "money" in kinds:
        return "sums"
    return "particulars" if kinds - {None, "number"} else "unknown"


def fits_column(head: str, cell: str) -> bool | None:
    """Return whether a cell can stand under a head; None where the head asks for nothing that could be seen.

    >>> fits_column("责任单位", "市水务局、各区"), fits_column("2025年", "12.5"), fits_column("2025年", "建设水库"), fits_column("任务", "建设水库")
    (True, True, False, None)
    """
    kind = column_kind(head)
    if is_nobody(cell):
        return None
    if kind in _ROLES:
        names = [name for name in re.split("[、,; ]", cell) if name]
        return bool(names) and sum(names_a_body(name) or name.startswith("各") for name in names) * 2 >= len(names)
    if kind in ("value", "year"):
        return len(cell) <= 30 and any(map(str.isdigit, cell))
    if kind == "deadline" and names_a_body(cell):
        return False
    return None


def is_label_of(head: str, cell: str) -> bool:
    """Return whether a head stands before a cell that is its own: a role before a body, a deadline before a day.

    >>> is_label_of("责任单位", "市水务局"), is_label_of("完成时限", "2025年6月"), is_label_of("责任单位", "完成时限")
    (True, True, False)
    """
    if column_kind(head) == "deadline":
        return any(map(str.isdigit, cell))
    return gives_role(head) and fits_column(head, cell) is True


def gives_a_name(head: str) -> bool:
    """Return whether the column names what a table of figures counts: 指标名称, 项目."""
    return column_kind(head) == "indicator" or _bare(head) in _words("names")


def gives_a_year(head: str) -> bool:
    """Return whether the column holds the year of its row's figures: 目标年份."""
    return column_kind(head) == "moment"


def gives_the_goal(head: str) -> bool:
    """Return whether the head speaks of what is to be reached: 目标值, 2025年预期."""
    return any(word in head for word in _words("goals"))


def gives_a_plain_goal(head: str) -> bool:
    """Return whether the head speaks of what is to be reached and not of how that is marked: 目标值, not 考核标准."""
    return gives_the_goal(head) and _bare(head) not in _words("marks")


def is_example(cell: str) -> bool:
    """Return whether the first cell of a row says that it shows how a form is to be filled in.

    >>> is_example("示例"), is_example("例:"), is_example("示例项目建设")
    (True, True, False)
    """
    return _bare(cell).rstrip(":1一") in _words("shows")


def asks_a_condition(head: str) -> bool:
    """Return whether the head says what is asked of those who apply: 申报条件, not 建设条件."""
    return _bare(head) in _words("conditions")


def gives_the_base(head: str) -> bool:
    """Return whether the head speaks of what was reached: 基期, 2020年现状值."""
    return any(word in head for word in _words("bases"))


def gives_an_amount(head: str) -> bool:
    """Return whether the head says, beside who is responsible, how much is to be done: 数量."""
    return _bare(head) in _words("amounts")


def whole_area(head: str) -> str:
    """Return the whole area whose figures a head of a year is for (2025年全省), "" where it names none."""
    return next((word for word in load_yaml("columns")["areas"]["words"] if head.endswith(word)), "")


def gives_money(head: str) -> str:
    """Return the word of a head that speaks of what is paid (2024年计划投资), "" where it speaks of none.

    >>> gives_money("2024年投资计划"), gives_money("2024年目标")
    ('投资', '')
    """
    return next((word for word in load_yaml("columns")["sums"]["words"] if word in head), "")


def gives_growth(head: str) -> bool:
    """Return whether the head speaks of how much more it is to be: 年均增长(%), 2024年预期增速."""
    return _bare(head).rstrip("%").endswith(tuple(_words("growths")))


def growth() -> str:
    """Return the word for it."""
    return str(load_yaml("columns")["growth"])


def promises_shares(text: str) -> bool:
    """Return whether a folded head or caption says that its figures are shares of a task: 造林任务分解表."""
    return any(word in text for word in _words("shares"))


def gives_a_total(cell: str) -> bool:
    """Return whether a row's name stands for the whole: 合计."""
    return _bare(cell) in _words("totals")


def measured_by(name: str) -> str:
    """Return the unit that a name of what is counted has by itself, "" where it has none.

    >>> measured_by("招生人数"), measured_by("造林")
    ('人', '')
    """
    return next((entry["unit"] for entry in load_yaml("columns")["counted"] if name.endswith(entry["ends"])), "")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("columns")[name]["words"])


def is_nobody(cell: str) -> bool:
    """Return whether a cell stands empty: nothing, a dash, a slash or 无.

    >>> is_nobody("/"), is_nobody("—"), is_nobody("市水务局")
    (True, True, False)
    """
    return _NOBODY.fullmatch(cell) is not None
