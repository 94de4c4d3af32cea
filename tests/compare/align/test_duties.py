"""Which statements of responsibility correspond: those of corresponding tasks, and among several of one section those of the same bodies."""

from __future__ import annotations

import pytest
from plans import compare

STATEMENTS = ("（县水利局牵头，各乡镇配合）", "（县林业局、县财政局牵头，各有关部门分工负责）", "（县供销社负责）")
TASKS = ("疏浚主干排灌沟渠，加固病险泵站机房。", "更新退化林网，补植乡土树种。", "回收废旧农膜，设立村级收储点。")
PARENT = "一、整治水土\n" + "".join(f"{task}\n{statement}\n" for task, statement in zip(TASKS, STATEMENTS, strict=True))


def test_of_two_alike_the_one_behind_all_tasks_goes_by_its_own_words() -> None:
    first, second = "（县水利局、县政府办牵头，各有关部门、各乡镇配合）", "（县政府办牵头，县水利局配合，各有关部门、各乡镇分工负责）"
    parent = f"一、整治水土\n{TASKS[0]}\n{first}\n{TASKS[1]}\n{TASKS[2]}\n{second}\n"
    child = f"一、整治水土\n{TASKS[0]}\n{TASKS[1]}\n{TASKS[2]}\n{first}\n{second}\n"
    pairs = {match.child_text: match.parent_text for match in compare(child, parent).matches if match.role == "responsibility"}
    assert pairs == {first: first, second: second}


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_statements_gathered_at_the_end_of_a_section_go_by_their_bodies(order: tuple[int, ...]) -> None:
    child = "一、整治水土\n" + "\n".join(TASKS) + "\n" + "\n".join(STATEMENTS[at] for at in order) + "\n"
    pairs = [(match.child_text, match.parent_text) for match in compare(child, PARENT).matches if match.role == "responsibility"]
    assert pairs == [(STATEMENTS[at], STATEMENTS[at]) for at in order]


def test_a_statement_with_other_bodies_goes_by_its_task() -> None:
    child = f"一、整治水土\n{TASKS[0]}\n（县农业农村局牵头，各村配合）\n{TASKS[2]}\n{STATEMENTS[2]}\n"
    pairs = {
        match.child_text: match.parent_text for match in compare(child, PARENT).matches if match.role == "responsibility" and match.child
    }
    assert pairs == {"（县农业农村局牵头，各村配合）": STATEMENTS[0], STATEMENTS[2]: STATEMENTS[2]}


MERGED = """二、兴办集市
{first}
（{one}）
改建集市排水沟渠。
（{other}）
"""


@pytest.mark.parametrize(
    ("bodies", "merged"),
    [
        ("牵头单位：市商务局，参加单位：市供销社", True),
        ("市商务局牵头，市气象局配合", True),
        ("市城乡水务局牵头，市气象局配合", True),  # another name of 水务局
        ("市气象局、市地震局负责", False),
        ("各县（市、区）负责", False),
    ],
)
def test_statements_of_items_put_into_one_go_with_its_statement_if_a_body_is_named_there(bodies: str, merged: bool) -> None:
    parent = MERGED.format(first="增设乡镇早市摊位，减免摊位租金。", one=bodies, other="牵头单位：市水务局，参加单位：市住房城乡建设局")
    child = "一、兴办集市\n增设乡镇早市摊位，减免摊位租金，改建集市排水沟渠。\n（县商务局、县水务局牵头，县供销社、县住房城乡建设局配合）\n"
    (match,) = [match for match in compare(child, parent).matches if match.role == "responsibility" and match.child]
    assert (f"（{bodies}）" in match.parent_text, "市水务局" in match.parent_text) == (merged, True)
