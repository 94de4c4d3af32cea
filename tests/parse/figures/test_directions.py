"""Up, down or reached: what a change says is never lost, and what is reached has no direction."""

from __future__ import annotations

import pytest
from figure_reading import read_targets

from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.vocab.amounts.targets import words_of

CASES = [
    ("到2027年，单位工业增加值用水量下降12%。", ["12 % growth down"]),
    ("到2027年，氨氮排放量减少300吨、压减用煤5万吨。", ["300 吨 decrease down", "50000 吨 decrease down"]),
    ("到2027年，企业综合用能成本降低6%以上。", ["6 % growth down"]),
    ("到2027年，压减低效产能20万吨。", ["200000 吨 decrease down"]),
    ("到2027年，婴儿死亡率降到2.5‰以下。", ["2.5 ‰ share None"]),
    ("到2027年，户籍空挂率由30%压降至3%。", ["3 % share None"]),
    ("到2027年，新增托位800个。", ["800 个 increase up"]),
    ("到2027年，新增耕地1.2万亩，粮食产量提高到50万吨。", ["12000 亩 increase up", "500000 吨 level None"]),
    ("到2027年，常住人口城镇化率提高3个百分点。", ["3 百分点 growth up"]),
    ("到2027年，服务业比重下降1.5个百分点。", ["1.5 百分点 growth down"]),
    ("地区生产总值年均增长6.5%，万元产值能耗降幅达到4%。", ["6.5 % growth up", "4 % growth down"]),
    ("到2027年，失业率控制在5%以内。", ["5 % share None"]),
    ("到2027年，绿色食品企业达到50家。", ["50 家 level None"]),
]


def read(text: str) -> list[str]:
    sentence = Sentence("p1.1#1", "body", Passage.of(text), "p1", "p1.1", "一", ("一、主要目标",), 1)
    targets, _ = read_targets([sentence], period=None, issued_year=2025)
    return [f"{target.value} {target.unit} {target.basis} {target.direction}" for target in targets]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_change_keeps_its_direction(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_every_word_of_a_change_says_its_direction() -> None:
    for group, direction in (("falls", "down"), ("rises", "up")):
        for word in words_of(group):
            assert read(f"到2027年，全市单位产出能耗{word}5%。") == [f"5 % growth {direction}"], word
    assert not words_of("falls") & words_of("rises")


def titled(text: str, title: str, *, issued: int | None = None) -> list[str]:
    sentence = Sentence("p1.1#1", "body", Passage.of(text), "p1", "p1.1", "一", (), 1)
    targets, achievements = read_targets([sentence], period=None, issued_year=issued, title=title)
    found = [*(("t", target) for target in targets), *(("a", target) for target in achievements)]
    return [f"{letter} {target.value} {target.unit} {target.year}" for letter, target in found]


def test_a_report_speaks_of_its_year_and_a_plan_of_one_year_is_for_it() -> None:
    assert titled("全年实现旅游收入3亿元。", "溪口县2021年国民经济和社会发展统计公报", issued=2022) == ["a 300000000 元 2021"]
    assert titled("据统计，累计培训农民800人次。", "溪口县农技工作2023年度报告") == ["a 800 人次 2023"]
    assert titled("建成口袋公园6个。", "溪口县2026年度民生实事项目", issued=2026) == ["t 6 个 2026"]
    assert titled("建成口袋公园6个。", "溪口县绿地行动计划（2024—2026年）", issued=2024) == ["t 6 个 None"]


def measured(text: str) -> list[tuple[str | None, str]]:
    sentence = Sentence("p1.1#1", "body", Passage.of(text), "p1", "p1.1", "一", ("一、主要目标",), 1)
    targets, _ = read_targets([sentence], period=None, issued_year=2025)
    return [(target.canonical, "{} {}".format(*target.measured)) for target in targets]


def test_the_same_figure_of_two_notices_has_one_name_and_one_measure() -> None:
    assert measured("到2027年，全市R&D经费支出占GDP比重达到2.6%。") == measured("到2027年，全社会研发经费投入强度达到2.6%。")
    assert measured("到2027年，规上工业增加值增速达到7%。")[0][0] == measured("到2027年，规模以上工业增加值增长7%。")[0][0]
    assert measured("到2027年，全县高标准农田面积达到3公顷。") == measured("到2027年，高标准农田达到45亩。")
    assert measured("到2027年，算力规模达到1.2EFLOPS。") == measured("到2027年，算力总规模达到1200PFLOPS。")
    assert measured("到2027年，全镇茶园达到600亩。") == [("茶园", "400000 平方米")]
