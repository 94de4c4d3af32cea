"""Which statements of responsibility correspond: those of corresponding tasks, and among several of one section those of the same bodies."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, page

from policydiff import diff
from policydiff.compare.side.charges import done_by, puts_in_charge, shares_out
from policydiff.pipeline import parse_text

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


ITEMS = (
    ("兴修水渠", "疏浚主干排灌沟渠三十公里。加固病险泵站机房。", "水利局"),
    ("补植林网", "更新退化的农田林网。补植乡土树种一万株。", "林业局"),
    ("回收农膜", "回收废旧农膜。设立村级收储点三十处。", "供销社"),
)
MARKS = "一二三"


def _items(level: str, own: bool, closing: str = "", items: tuple[tuple[str, str, str], ...] = ITEMS, gap: str = "\n") -> str:
    """A section of items, each with a statement of its own or with one behind the last of them."""
    lines = [
        f"（{mark}）{heading}。{task}" + (f"\n（责任单位：{level}{body}）" if own else "")
        for mark, (heading, task, body) in zip(MARKS, items, strict=False)
    ]
    return "一、整治水土\n" + "\n".join(lines) + (f"{gap}（责任单位：{closing}）\n" if closing else "\n")


def _served(child: str, parent: str) -> list[tuple[int, int]]:
    """How many statements of child and parent stand in each match of statements."""
    sides = [parse_text(f"{place}整治水土实施方案\n{text}") for place, text in (("云溪县", child), ("临江市", parent))]
    found = [match for match in diff(*sides).matches if match.role == "responsibility"]
    return sorted((len(match.child), len(match.parent)) for match in found)


@pytest.mark.parametrize(
    "closing", ["县水利局、县林业局、县供销社", "县农业农村局、县水利局，各乡镇", "县水务局牵头，县林业局、县供销社配合", "县农业农村局"]
)
def test_one_statement_behind_the_last_item_stands_for_those_of_all_items(closing: str) -> None:
    assert _served(_items("县", False, closing), _items("市", True)) == [(1, 3)]


@pytest.mark.parametrize("closing", ["市水利局、市林业局、市供销社", "市农业农村局", "市水务局牵头，各县（市、区）配合"])
def test_one_statement_of_a_section_is_served_by_those_of_its_items(closing: str) -> None:
    assert _served(_items("县", True), _items("市", False, closing)) == [(3, 1)]


@pytest.mark.parametrize(
    ("numbers", "served"),
    [
        ("第1、2项", ["市水利局", "市林业局"]),
        ("第一、三项", ["市水利局", "市供销社"]),
        ("第（一）至（三）项", ["市水利局", "市林业局", "市供销社"]),
        ("第2-3项", ["市林业局", "市供销社"]),
        ("第一项和第三项", ["市供销社"]),  # not read: as if it named none
        ("第1、7项", ["市供销社"]),  # there is no seventh
    ],
)
def test_a_statement_is_for_the_items_that_it_numbers(numbers: str, served: list[str]) -> None:
    child = _items("县", False).rstrip() + f"（{numbers}责任单位：县农业农村局、县水利局、县林业局、县供销社）\n"
    sides = [parse_text(f"{place}整治水土实施方案\n{text}") for place, text in (("云溪县", child), ("临江市", _items("市", True)))]
    match = next(match for match in diff(*sides).matches if numbers in match.child_text)
    assert [body for body in ("市水利局", "市林业局", "市供销社") if body in match.parent_text] == served


def test_the_statement_of_an_item_that_was_dropped_stays_dropped() -> None:
    assert _served(_items("县", False, "县水利局、县林业局、县供销社", ITEMS[:2]), _items("市", True)) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("sentence", "served"),
    [
        ("以上三项由县水利局、县林业局、县供销社共同负责。", ["市水利局", "市林业局", "市供销社"]),
        ("上述3项任务由县水利局、县林业局、县供销社分工负责。", ["市水利局", "市林业局", "市供销社"]),
        ("以上两项由县林业局、县供销社共同负责。", ["市林业局", "市供销社"]),
        ("以上工作由县供销社负责。", ["市水利局", "市林业局", "市供销社"]),  # on a line of its own behind the last item
        ("以上九项由县供销社负责。", ["市水利局", "市林业局", "市供销社"]),  # more than there are: as if it did not say
        ("以上工作中，水渠兴修由县水利局牵头，农膜回收由县供销社负责。", ["市水利局", "市林业局", "市供销社"]),
        ("本行动由县水利局牵头，县供销社配合，各乡镇抓好落实。", ["市水利局", "市林业局", "市供销社"]),
        ("该项工程由县水利局牵头，县林业局按职责分工负责。", ["市水利局", "市林业局", "市供销社"]),
        ("以上工作由县水利局牵头，县供销社配合，每半年向县政府报告一次进展情况。", ["市水利局", "市林业局", "市供销社"]),
    ],
)
def test_a_sentence_shares_out_as_many_items_as_it_says(sentence: str, served: list[str]) -> None:
    child = _items("县", False) + sentence + "\n"
    sides = [parse_text(f"{place}整治水土实施方案\n{text}") for place, text in (("云溪县", child), ("临江市", _items("市", True)))]
    match = next(match for match in diff(*sides).matches if sentence in match.child_text)
    assert [body for body in ("市水利局", "市林业局", "市供销社") if body in match.parent_text] == served


@pytest.mark.parametrize(
    ("sentence", "served"),
    [
        ("整治水土各项任务由县水利局牵头，县供销社按职责分工负责。", 3),
        ("整治水土相关工作由县水利局牵头，县供销社配合。", 3),
        ("整治水土由县水利局牵头，县供销社配合。", 1),  # names the section, and not all of its tasks
        ("回收农膜各项任务由县供销社牵头，县水利局配合。", 1),  # the heading of its own section
    ],
)
def test_a_sentence_in_the_last_paragraph_shares_out_all_tasks_of_a_section_above_by_its_heading(sentence: str, served: int) -> None:
    child = _items("县", False).rstrip() + sentence + "\n"
    sides = [parse_text(f"{place}整治水土实施方案\n{text}") for place, text in (("云溪县", child), ("临江市", _items("市", True)))]
    match = next(match for match in diff(*sides).matches if sentence in match.child_text)
    assert len(match.parent) == served


def test_a_statement_is_dropped_with_its_task_though_the_heading_opens_a_sentence() -> None:
    parent = "一、整治水土\n（一）加快补植农田林网\n更新退化的农田林网。\n（市林业局负责）\n整编苗圃档案资料，评定种苗等级。\n（市林业局、市档案局负责）\n"
    child = "一、整治水土\n加快补植农田林网，更新退化的农田林网。\n（县林业局负责）\n"
    found = compare(child, parent).matches
    assert {match.parent_text for match in found if match.verdict == "dropped"} == {
        "整编苗圃档案资料，评定种苗等级。",
        "（市林业局、市档案局负责）",
    }


def test_the_statement_of_an_item_that_is_new_stays_added() -> None:
    assert _served(_items("县", True), _items("市", False, "市水利局、市林业局", ITEMS[:2])) == [(1, 0), (2, 1)]


def test_a_statement_within_the_last_item_is_that_items_alone() -> None:
    assert _served(_items("县", False, "县供销社", gap=""), _items("市", True)) == [(0, 1), (0, 1), (1, 1)]


def test_where_another_item_has_a_statement_too_each_is_its_own() -> None:
    child = _items("县", False, "县供销社").replace("加固病险泵站机房。", "加固病险泵站机房。\n（责任单位：县水利局）")
    assert _served(child, _items("市", True)) == [(0, 1), (1, 1), (1, 1)]


def test_a_statement_behind_the_last_of_all_sections_is_not_the_plans() -> None:
    child = (
        "".join(f"{mark}、{heading}\n{task}\n" for mark, (heading, task, _) in zip(MARKS, ITEMS, strict=True)) + "（责任单位：县供销社）\n"
    )
    parent = "".join(
        f"{mark}、{heading}\n{task}\n（责任单位：市{body}）\n" for mark, (heading, task, body) in zip(MARKS, ITEMS, strict=True)
    )
    assert _served(child, parent) == [(0, 1), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("sentence", "shared_out"),
    [
        ("以上两项由县水利局、县财政局共同负责。", True),
        ("上述重点任务由县水利局、县财政局等按职责分工落实。", True),
        ("具体由县水利局、县财政局分工负责。", True),
        ("县水利局、县财政局按职责分工负责。", True),
        ("以上工作由县水利局牵头，县财政局配合。", True),
        ("灌区渠首由县水利局、县财政局共同负责。", False),  # says of what
        ("县水利局、县财政局负责落实维修养护经费。", False),
        ("此项工作由县水利局牵头，县财政局、县农业农村局按职责分工落实。", True),
        ("该项任务由县水利局、县财政局共同负责。", True),
        ("以上两项由专人负责。", False),  # names nobody
        ("以上两项由县水利局、县财政局共同负责，每季度向县政府报送进度。", True),
        ("以上工作由县水利局负责，定期通报进展。", True),
        ("以上工作由县水利局负责，按月报告。", True),
        ("以上工作由县水利局负责，每年疏浚三十公里。", False),  # says what is to be done, too
        ("以上工作由县水利局负责，建立报告制度。", False),
        ("县水利局、县财政局每季度向县政府报送进度。", False),  # puts nobody in charge
    ],
)
def test_a_sentence_that_only_shares_out_is_a_statement(sentence: str, shared_out: bool) -> None:
    side = page(f"一、整治水土\n{TASKS[0]}\n{sentence}\n", COUNTY)
    assert shares_out(side, side.lines[-1]) is shared_out


@pytest.mark.parametrize(
    ("sentence", "in_charge"),
    [
        ("泵站机房加固由县水利局负责，各乡镇按季报送进度。", True),
        ("主干排灌沟渠由县水利局牵头，病险泵站机房由县财政局负责。", True),
        ("排灌沟渠疏浚由县水利局、县财政局按职责分工负责。", True),
        ("排灌沟渠由县水利局负责；病险泵站由县农业农村局负责；各乡镇配合。", True),
        ("灌区渠首由县水利局负责。", False),  # named nowhere before
        ("排灌沟渠由县水利局负责，资金筹措由县财政局负责。", True),
        ("灌区渠首由县水利局负责，资金筹措由县财政局负责。", False),  # none of them is
        ("排灌沟渠由专人负责。", False),  # names nobody
        ("排灌沟渠由县水利局负责，疏浚不少于三十公里。", False),  # says what is to be done, too
        ("由县水利局牵头，建立沟渠管护机制。", False),
        ("排灌沟渠由县水利局疏浚。", False),  # what is done, and no charge
        ("县水利局牵头负责排灌沟渠疏浚，县财政局、县农业农村局按职责分工抓好落实。", True),
        ("县水利局负责统筹协调，县财政局、县自然资源局依职责做好资金、用地等保障工作。", True),
        ("县水利局牵头抓总，县财政局配合，各乡镇按各自职责抓好落实。", True),
        ("县水利局牵头负责灌区渠首改建，县财政局按职责分工抓好落实。", False),  # named nowhere before
        ("县水利局负责统筹协调，县财政局设立沟渠管护专项资金。", False),  # a task of its own
        ("县水利局负责统筹协调。", False),  # shares out nothing
        ("有关单位负责统筹协调，县财政局按职责分工落实。", False),  # names nobody who leads
        ("本行动由县水利局牵头，县财政局配合，各乡镇抓好落实。", True),
        ("该工程由县水利局牵头，县财政局负责资金。", True),
        ("以上任务中，泵站加固由县水利局牵头，灌区渠首由县财政局负责。", True),
        ("其中，排灌沟渠由县水利局负责。", True),
        ("其中，灌区渠首由县水利局负责。", False),  # named nowhere before
        ("本行动由县水利局牵头，疏浚不少于三十公里。", False),  # says what is to be done, too
        ("本县由县水利局牵头。", False),  # no task
        ("整治水土各项任务由县水利局牵头，县财政局按职责分工负责。", True),
    ],
)
def test_a_sentence_that_puts_in_charge_what_was_named_is_a_statement(sentence: str, in_charge: bool) -> None:
    side = page(f"一、整治水土\n{TASKS[0]}\n{sentence}\n", COUNTY)
    assert puts_in_charge(side, side.lines[-1], [0, 1]) is in_charge


@pytest.mark.parametrize("sentence", ["泵站机房加固由县水利局负责，各乡镇按季报送进度。", "排灌沟渠由县水务局牵头。"])
def test_it_corresponds_to_the_statement_of_its_task(sentence: str) -> None:
    child = f"一、整治水土\n{TASKS[0]}\n{sentence}\n{TASKS[2]}\n（县供销社负责）\n"
    pairs = {match.child_text: match.parent_text for match in compare(child, PARENT).matches}
    assert (pairs[sentence], pairs["（县供销社负责）"]) == (STATEMENTS[0], STATEMENTS[2])


def test_such_a_sentence_corresponds_to_the_statement_of_its_task() -> None:
    child = f"一、整治水土\n{TASKS[0]}\n具体由县水利局按职责抓好落实。\n"
    pairs = {match.child_text: match.parent_text for match in compare(child, PARENT).matches}
    assert pairs["具体由县水利局按职责抓好落实。"] == STATEMENTS[0]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("由县商务局牵头编制集市布点图，每年更新一次。", ["县商务局"]),
        ("完善集市布点，由县商务局会同县水利局、县财政局编制布点图。", ["县商务局", "县水利局", "县财政局"]),
        ("县统计局会同县商务局健全集市统计制度。", ["县统计局", "县商务局"]),
        ("县商务局、县财政局负责编制布点图。", ["县商务局", "县财政局"]),
        ("县商务局牵头，县水利局配合，编制布点图。", ["县商务局"]),
        ("由县政府分管负责同志担任链长，县商务局牵头编制布点图。", ["县商务局"]),
        ("县商务局编制集市布点图。", []),  # what is done, and no charge
        ("会同县商务局编制集市布点图。", []),  # nobody leads
        ("由专人牵头编制集市布点图。", []),
    ],
)
def test_who_does_what_a_sentence_says(sentence: str, bodies: list[str]) -> None:
    side = page(f"一、兴办集市\n{sentence}\n", COUNTY)
    assert [body.printed for body in done_by(side, side.lines[-1])] == bodies


TOLD = "一、兴办集市\n增设乡镇早市摊位，减免摊位租金。\n编制集市布点图，改建集市排水沟渠。\n{one}\n"


@pytest.mark.parametrize(
    ("before", "joined"),
    [
        ("由县商务局牵头", True),
        ("由县商务局会同县水务局", True),
        ("由县商务局会同县气象局", False),  # whom the bracket does not name
        ("由县气象局牵头", False),
        ("", False),
    ],
)
def test_a_statement_goes_with_the_sentence_that_says_itself_who_does_it(before: str, joined: bool) -> None:
    parent = TOLD.format(one="（责任单位：市商务局、市水务局、市财政局）")
    child = TOLD.format(one="").replace("编制集市", f"{before}编制集市")
    (match,) = [match for match in compare(child, parent).matches if "布点图" in match.child_text]
    assert ("（责任单位：" in match.parent_text) is joined


def test_not_with_a_sentence_whose_origin_says_so_already() -> None:
    parent = TOLD.format(one="（责任单位：市商务局、市财政局）").replace("编制集市", "由市商务局牵头编制集市")
    child = TOLD.format(one="").replace("编制集市", "由县商务局牵头编制集市")
    assert [match.parent_text for match in compare(child, parent).matches if match.verdict == "dropped"] == [
        "（责任单位：市商务局、市财政局）"
    ]


@pytest.mark.parametrize(
    ("other", "merged"),
    [
        ("（责任单位：市商务局、市水务局）", True),
        ("（责任单位：市水务局）", True),
        ("（责任单位：市商务局、市水务局、市气象局）", False),  # of whom one stands nowhere in the child's
    ],
)
def test_a_statement_that_names_whom_its_counterpart_names_takes_in_no_other_bodies_of_another_item(other: str, merged: bool) -> None:
    parent = (
        "一、兴办集市\n（一）增设早市\n增设乡镇早市摊位，减免摊位租金。\n（责任单位：市水务局、市商务局）\n"
        f"（二）改建沟渠\n改建集市排水沟渠，铺设防滑步道。\n{other}\n"
    )
    child = "一、兴办集市\n增设乡镇早市摊位，减免摊位租金。\n改建集市排水沟渠，铺设防滑步道。\n（责任单位：县水务局、县商务局）\n"
    (match,) = [match for match in compare(child, parent).matches if match.role == "responsibility" and match.child]
    assert (len(match.parent) == 2) is merged


def test_a_figure_told_in_the_overview_too_leaves_the_statement_with_its_task() -> None:
    parent = "一、兴办集市\n（一）增设早市\n增设乡镇早市摊位，减免摊位租金。\n（市商务局牵头）\n改建集市排水沟渠，全市改建沟渠800公里以上。\n（市能源局牵头）\n"
    child = (
        "一、主要目标\n全县改建沟渠80公里以上。\n二、兴办集市\n（一）增设早市\n增设乡镇早市摊位，减免摊位租金。\n改建集市排水沟渠，铺设防滑步道。\n"
        "早市摊位由县商务局牵头，排水沟渠由县发展改革局牵头。\n"
    )
    (match,) = [match for match in compare(child, parent).matches if "早市摊位由" in match.child_text]
    assert match.parent_text == "（市商务局牵头）（市能源局牵头）"
