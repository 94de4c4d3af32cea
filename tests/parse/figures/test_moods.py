"""Every number with a measure has one class, by one row of the table of moods; cases as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.parse.figures.moods import MOODS
from policydiff.parse.figures.plan import read_figures
from policydiff.parse.figures.tense import TENSES, Facts, tense_of
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.vocab.load import load_yaml

CASES = load_yaml("labels")["figure_reason"]
DOCS = Path(__file__).parents[3] / "docs" / "figures.md"


def rows_of(page: Path) -> list[list[str]]:
    return [row.split(" | ") for row in page.read_text(encoding="utf-8").splitlines() if row.startswith("| `")]


EXAMPLES = [row for row in rows_of(DOCS) if row[1] not in ("reached", "promised")]
TENSED = [row for row in rows_of(DOCS) if row[1] in ("reached", "promised")]


def classes(text: str, heading: str = "", title: str = "", family: str = "plan") -> list[str]:
    role = "heading" if text.startswith("#") else "body"
    path = "第三条" if text.startswith("第三条") else "一"
    sentence = Sentence("p1.1#1", role, Passage.of(text), "p1", "p1.1", path, (heading,) if heading else (), 1)
    found = read_figures([sentence], period=None, issued_year=2024, title=title, family=family)
    rows = [(target.span[1], f"target {target.reason} {target.printed}") for target in found.targets]
    rows += [(target.span[1], f"achievement {target.reason} {target.printed}") for target in found.achievements]
    rows += [(figure.span[1], f"{figure.class_} {figure.reason} {figure.printed}") for figure in found.figures]
    return [row for _, row in sorted(rows)]


def test_the_documented_table_is_the_one_that_runs() -> None:
    assert [row[0].strip("| `") for row in EXAMPLES] == [mood.id for mood in MOODS]
    assert set(CASES) == {mood.id for mood in MOODS}


def test_the_chinese_page_has_the_same_rows_and_examples() -> None:
    rows = rows_of(DOCS.with_name("figures.zh-CN.md"))
    assert [(row[0], row[3]) for row in rows] == [(row[0], row[3]) for row in (*EXAMPLES, *TENSED)]


@pytest.mark.parametrize("row", EXAMPLES, ids=[row[0].strip("| `") for row in EXAMPLES])
def test_each_row_of_the_table_decides_its_example(row: list[str]) -> None:
    name, kind, _, example = (cell.strip("|` ") for cell in row)
    heading, _, text = example.rpartition("§")
    printed = text.split("【")[1].split("】")[0]
    family = "other" if name == "told" else "plan"  # news and letters tell, plans promise
    found = classes(text.replace("【", "").replace("】", ""), heading, family=family)
    if name == "table":
        return  # test_targets.py reads tables of indicators
    wanted = kind.replace("promise", "target")
    assert f"{wanted} {name} {printed}" in found, found


ASKED = {
    # how long something is kept or may last, with a bound or by the name of its term
    "台账保存期不少于5年，视频资料留存时间不低于三十天。": ["condition time-limit 5年", "condition time-limit 三十天"],
    "情况复杂的，经批准可以延长至四十五个工作日。": ["condition time-limit 四十五个工作日"],
    "空仓期不得超过4个月，最多可延长2个月。": ["condition time-limit 4个月", "condition time-limit 2个月"],
    "林地租赁期限最长不超过70年，开发限期一般不超过5年。": ["condition time-limit 70年", "condition time-limit 5年"],
    "拟定名单公示7日，试用期为6个月。": ["condition time-limit 7日", "condition time-limit 6个月"],
    "档案保存十年以上，进行为期5个工作日的公示。": ["condition time-limit 十年", "condition time-limit 5个工作日"],
    # within what time somebody must do it
    "受理单位应当自收到申请之日起30日内书面答复。": ["condition time-limit 30日"],
    "责令其10日内改正。": ["condition time-limit 10日"],
    # who is meant
    "申报企业应成立满2年，具有3年以上从业经历。": ["condition condition 2年", "condition condition 3年"],
    "男性十八至六十周岁、女性十八至五十五周岁应当参加。": ["condition condition 十八至六十周岁", "condition condition 十八至五十五周岁"],
    "年满18周岁的公民可以报名，博士放宽至50周岁。": ["condition condition 18周岁", "condition condition 50周岁"],
    "存放6个月以上12个月以内的，由单位处理。": ["condition condition 6个月以上12个月以内"],
    # near: when something is done, how old the counted are, how long a text holds, how often
    "收到材料后30日内，窗口转交材料。": ["description time 30日"],
    "为65岁以上老年人服务。": ["description time 65岁"],
    "本办法自印发之日起施行，有效期5年。": ["description time 5年"],
    "用三年时间完善网络，分两年拨付。": ["description time 三年", "description time 两年"],
    "储备粮每4年轮换一次，食用油每两年轮换一次。": [
        "description time 4年",
        "description process 一次",
        "description time 两年",
        "description process 一次",
    ],
    # how many times each: as the work is run, in words as in digits
    "县粮食局每年召开两次会议，每季度通报一次。": ["description process 两次", "description process 一次"],
    "学校每年组织教职工体检一次，每两个月家访两次。": ["description process 一次", "description time 两个月", "description process 两次"],
    "每年召开2次会议，每年召开1-2次全体会议。": ["description process 2次", "description process 1-2次"],
    "每月至少举办三次招聘会。": ["target verb 三次"],
    # near: what is reached
    "到2026年，企业开办时间压缩至2个工作日以内。": ["target change 2个工作日"],
    "到2026年，平均住院天数不超过8天。": ["target indicator 8天"],
}


@pytest.mark.parametrize("text", ASKED)
def test_a_time_that_somebody_must_keep_is_a_condition(text: str) -> None:
    assert classes(text) == ASKED[text]


GRANTED = {
    # what a rule gives, also as a share or with a bound, and whatever stands before it
    "对符合条件的企业，按照实际发生额的50%给予支持。": ["benefit 50%"],
    "经评估，按其分回情况给予最高不超过20%的支持。": ["benefit 20%"],
    "单个项目支持金额最高不超过200万元。": ["benefit 200万元"],
    "对入选企业给予一次性奖励，最高不超过30万元。": ["benefit 30万元"],
    "按照不超过项目投资额30%的比例给予一次性奖补，最高300万元。": ["benefit 30%", "benefit 300万元"],
    "按每人每月300元标准给予补贴。": ["benefit 300元"],
    "每家企业年度支持总额最高不超过1000万元。": ["benefit 1000万元"],
    # who may have it, and what is asked of him
    "对获得50万元以上资助的团队优先推荐。": ["condition 50万元"],
    "对年营业收入2000万元以上的企业给予奖励。": ["condition 2000万元"],
    "实际响应量低于申报量的80%，按照补贴价格的20%进行补贴。": ["condition 80%", "benefit 20%"],
    "单户贷款不超过300万元。": ["condition 300万元"],
    # so much for each measure of something
    "保管费每年90元/吨，轮换补贴标准为650元/吨。": ["benefit 90元/吨", "benefit 650元/吨"],
    "公益林补偿标准为18元/亩。": ["benefit 18元/亩"],
    "到2026年，公益林补偿标准提高到25元/亩。": ["target 25元/亩"],
    "到2026年，稻谷亩均收入达到1800元/亩。": ["target 1800元/亩"],
    # a pledge
    "到2026年，奖补资金达到200万元。": ["target 200万元"],
    "到2026年，本地配套率达到50%，支持企业发展。": ["target 50%"],
}


@pytest.mark.parametrize("text", GRANTED)
def test_what_a_rule_gives_is_a_benefit_and_who_has_it_a_condition(text: str) -> None:
    assert [f"{kind} {printed}" for kind, _, printed in (one.split(" ", 2) for one in classes(text))] == GRANTED[text]


def test_the_documented_table_of_tenses_is_the_one_that_runs() -> None:
    assert [(row[0].strip("| `"), row[1] == "reached") for row in TENSED] == [(tense.id, tense.reached) for tense in TENSES]


@pytest.mark.parametrize("row", TENSED, ids=[row[0].strip("| `") for row in TENSED])
def test_what_is_promised_is_told_from_what_is_reached(row: list[str]) -> None:
    name, then, _, example = (cell.strip("|` ") for cell in row)
    heading, _, text = example.rpartition("§")
    printed = text.split("【")[1].split("】")[0]
    found = classes(text.replace("【", "").replace("】", ""), heading)
    wanted = "achievement" if then == "reached" else "target"
    assert any(one.startswith(wanted) and one.endswith(printed) for one in found), (name, found)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (Facts(year=2024, issued=2024, so_far=True, future=True), "so-far"),
        (Facts(year=2022, issued=2024, past=True, future=True, report=True), "promise"),
        (Facts(year=2026, issued=2024, past=True, report=True), "to-come"),
        (Facts(year=2026, issued=2024, undated=True, report=True), "report"),
        (Facts(year=2024, issued=2024, over=True), "months"),
        (Facts(due=True, report=True, inherited=True), "due"),
        (Facts(year=2022, issued=2024, pledged=True), "open"),
        (Facts(year=2022, early=True), "year-over"),
        (Facts(inherited=True), "goes-on"),
    ],
)
def test_the_first_sign_that_fits_decides_the_tense(facts: Facts, wanted: str) -> None:
    assert tense_of(facts).id == wanted
