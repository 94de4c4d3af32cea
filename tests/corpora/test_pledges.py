"""Pledges beside the parent's: pairs by sentence and by name, and sums only of what may be summed, with every reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, WUXI, written

import policydiff
from policydiff.errors import PolicydiffError
from policydiff.report.wording import ratio
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.sums import is_additive_metric, is_additive_unit
from policydiff.vocab.load import load_yaml

PROVINCE = """浙江省人民政府关于算力基础设施的实施方案
2024年1月10日
一、主要目标
到2025年，全省新增智能算力中心20个。
到2025年，全省数据中心机架达到10万架。
到2025年，全省光纤宽带用户占比达到60%。
到2025年，全省人均数据流量达到200吉字节。
二、主要任务
到2025年，全省培育软件企业300家。
"""
CITIES = {
    "hangzhou": ("杭州市", "新增智能算力中心12个", "数据中心机架达到8万架", "光纤宽带用户占比达到70%", "培育软件企业200家", 2025),
    "ningbo": ("宁波市", "新增智能算力中心10个", "数据中心机架达到4万架", "光纤宽带用户占比达到65%", "培育软件企业150家", 2025),
    "jiaxing": ("嘉兴市", "新增智能算力中心2个", "数据中心机架达到5000架", "光纤宽带用户占比达到50%", "培育软件企业80家", 2027),
}


def city(name: str, *pledges: str, year: int) -> str:
    first, racks, share, firms = pledges
    return (
        f"{name}人民政府关于算力基础设施的实施方案\n2024年3月10日\n一、主要目标\n到{year}年，全市{first}。\n到{year}年，全市{racks}。\n"
        f"到{year}年，全市{share}。\n二、主要任务\n到{year}年，全市{firms}。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path, province=PROVINCE)
    written(tmp_path / "cities", **{key: city(*values[:5], year=values[5]) for key, values in CITIES.items()})
    return tmp_path


def sums(found: policydiff.corpora.pledges.values.Pledges) -> dict[str, Any]:  # type: ignore[name-defined]
    return {each.canonical: each for each in found.sums}


def test_amounts_and_increases_are_summed_and_rates_never(folder: Path) -> None:
    found = sums(policydiff.targets(folder / "province.txt", [folder / "cities" / "hangzhou.txt", folder / "cities" / "ningbo.txt"]))
    centres, racks, share = found["智能算力中心"], found["数据中心机架"], next(each for name, each in found.items() if "占比" in name)
    assert (centres.children_sum, centres.jiama_ratio, centres.children, centres.reasons) == (22, 1.1, 2, ())
    assert (racks.children_sum, racks.jiama_ratio) == (120000, 1.2)
    assert (share.comparable, share.children_sum) == (False, None) and share.reasons


def test_another_year_is_left_out_unless_it_is_tolerated(folder: Path) -> None:
    strict = sums(policydiff.targets(folder / "province.txt", [folder / "cities"]))["智能算力中心"]
    assert (strict.children_sum, strict.children, strict.of, strict.reasons) == (22, 2, 3, ("year-differs",))
    tolerant = sums(policydiff.targets(folder / "province.txt", [folder / "cities"], year_tolerance=2))["智能算力中心"]
    assert (tolerant.children_sum, tolerant.children, tolerant.reasons) == (24, 3, ())


def test_places_within_each_other_and_outside_are_not_added(folder: Path) -> None:
    inside, outside, twice = (
        city(name, "新增智能算力中心3个", "数据中心机架达到1万架", "光纤宽带用户占比达到70%", "培育软件企业20家", year=2025)
        for name in ("杭州市余杭区", "合肥市", "宁波市")
    )
    written(folder / "cities", yuhang=inside, hefei=outside, again=twice)
    found = sums(policydiff.targets(folder / "province.txt", [folder / "cities"], year_tolerance=2))["智能算力中心"]
    assert set(found.reasons) == {"places-overlap", "place-outside"} and found.children == 3 and found.of == 6


@pytest.mark.parametrize(
    ("pledge", "place", "reasons"),
    [
        pytest.param("到2025年，全市新增智能算力中心3个。", "湖州市", (), id="a plain figure"),
        pytest.param("全市新增智能算力中心3个。", "湖州市", ("year-unknown",), id="no year"),
        pytest.param("到2025年，全市新增智能算力中心3—5个。", "湖州市", ("least-of-range",), id="a range"),
        pytest.param("到2025年，新增智能算力中心3个。", "", ("place-unknown",), id="no place"),
        pytest.param("新增智能算力中心3—5个。", "", ("year-unknown", "least-of-range", "place-unknown"), id="nothing is known"),
        pytest.param("到2027年，全市新增智能算力中心3—5个。", "湖州市", ("year-differs",), id="of what is left out nothing is doubted"),
    ],
)
def test_a_sum_says_what_is_doubtful_in_it(folder: Path, pledge: str, place: str, reasons: tuple[str, ...]) -> None:
    issuer = f"{place}人民政府" if place else ""
    text = f"{issuer}关于算力基础设施的实施方案\n2024年3月10日\n一、主要目标\n{pledge}\n二、其他\n建好人才公寓。\n"
    written(folder / "one", child=text)
    found = sums(policydiff.targets(folder / "province.txt", [folder / "one"]))["智能算力中心"]
    assert found.reasons == reasons and found.children_sum == (None if "year-differs" in reasons else 3)


def test_independent_texts_are_paired_by_name_and_marked_for_review(folder: Path) -> None:
    text = "湖州市数字经济发展行动计划\n2024年2月1日\n一、夯实底座\n面向长三角布局一批绿色园区，力争到2025年数据中心机架达到6000架，服务外来客商。\n二、其他\n建好人才公寓。\n"
    written(folder / "other", huzhou=text)
    (row,) = policydiff.targets(folder / "province.txt", [folder / "other"], pair="name").rows
    assert (row.by, row.review, row.canonical, float(row.child_value)) == ("name", True, "数据中心机架", 6000)


def test_every_target_of_either_side_is_in_one_pair_at_most(folder: Path) -> None:
    for pair in ("text", "name", "both"):
        rows = policydiff.targets(PARENT, [WUXI], pair=pair).rows  # type: ignore[arg-type]
        assert len({row.parent_target for row in rows}) == len({row.child_target for row in rows}) == len(rows) > 5


def test_a_row_has_the_ratio_of_the_single_comparison() -> None:
    rows = {row.child_target: row.ratio for row in policydiff.targets(PARENT, [WUXI], pair="text").rows}
    alone = {
        pair.child.id: pair.ratio for pair in policydiff.diff(WUXI, PARENT).targets if pair.child and pair.parent and pair.by == "text"
    }
    assert {key: ratio for key, ratio in rows.items() if ratio is not None} == {
        key: pytest.approx(float(ratio)) for key, ratio in alone.items() if ratio is not None
    }


def test_what_a_child_would_pledge_by_its_share(run: Callable[..., Any], folder: Path) -> None:
    table = folder / "people.csv"
    table.write_text("place,value\n浙江省,6600\n杭州市,1250\n宁波市,970\n", encoding="utf-8")
    found = run("targets", folder / "province.txt", folder / "cities", "--denominator", table, "--format", "json")
    row = next(row for row in found["rows"] if row["canonical"] == "智能算力中心" and row["child"] == "hangzhou")
    assert row["expected"] == pytest.approx(20 * 1250 / 6600, abs=1e-3) and row["relative"] == pytest.approx(
        12 / (20 * 1250 / 6600), abs=1e-3
    )
    assert found["schema"] == "policydiff.targets/1"
    table.write_text('place,value\n浙江省,"6,600"\n杭州市,"1,250"\n', encoding="utf-8-sig")
    again = run("targets", folder / "province.txt", folder / "cities", "--denominator", table, "--format", "json")
    assert row in again["rows"], "as a spreadsheet prints them"
    shown = run("targets", folder / "province.txt", folder / "cities", "--denominator", table, "--format", "text")
    assert "by its" in shown and "by its" not in run("targets", folder / "province.txt", folder / "cities", "--format", "text")
    for value in ("many", "0", "-3", ""):
        table.write_text(f"place,value\n杭州市,{value}\n", encoding="utf-8")
        with pytest.raises(PolicydiffError, match="no number above zero"):
            run("targets", folder / "province.txt", folder / "cities", "--denominator", table)
    table.write_text("town,people\nx,1\n", encoding="utf-8")
    with pytest.raises(PolicydiffError, match="has no columns"):
        run("targets", folder / "province.txt", folder / "cities", "--denominator", table)


def test_the_words_of_sums_have_examples() -> None:
    for entry in load_yaml("sums")["kinds"]:
        assert all(not is_additive_unit(unit) and kinds()[unit] == entry["kind"] for unit in entry["examples"])
    for entry in load_yaml("sums")["metrics"]:
        assert entry["examples"] and not any(is_additive_metric(name) for name in entry["examples"])


@pytest.mark.parametrize("unit", ["家", "人", "元", "平方米", "吨", "千瓦时", "架", "人次"])
def test_units_of_amounts_are_summed(unit: str) -> None:
    assert is_additive_unit(unit)


@pytest.mark.parametrize(
    "name", ["规模以上工业企业", "城镇新增就业人数", "地区生产总值", "数据中心机架", "技术合同成交额", "比亚迪配套企业"]
)
def test_metrics_of_amounts_are_summed(name: str) -> None:
    assert is_additive_metric(name)


@pytest.mark.parametrize(
    ("value", "printed"), [(0.00080357, "1/1200"), (1.2, "120%"), (9.996, "1000%"), (83.97368, "8397%"), (123456.0, "12345600%"), (0, "0%")]
)
def test_a_ratio_has_three_digits_and_no_more_after_the_point(value: float, printed: str) -> None:
    assert ratio(value) == printed


TABLE = """{place}水网建设方案
{place}人民政府
2024年3月10日
一、主要指标
指标名称 | 单位 | 2020年 | 2025年 | 属性
新增高效节水灌溉面积 | 万亩 | — | {area} | 约束性
农村自来水普及率 | % | 88 | {share} | 预期性
建成数字孪生灌区 | 个 | 0 | {number} | 预期性
"""


def test_a_figure_of_a_table_is_shown_with_the_unit_of_its_column(run: Callable[..., Any], tmp_path: Path) -> None:
    written(tmp_path, province=TABLE.format(place="浙江省", area=60, share=95, number=12))
    written(
        tmp_path / "cities",
        a=TABLE.format(place="杭州市", area=45, share=93, number=5),
        b=TABLE.format(place="宁波市", area=25, share=94, number=3),
    )
    found = policydiff.targets(tmp_path / "province.txt", sorted((tmp_path / "cities").iterdir()))
    assert {(row.parent_printed, row.child_printed) for row in found.rows if row.child == "a"} == {
        ("60万亩", "45万亩"),
        ("95%", "93%"),
        ("12个", "5个"),
    }
    screen = run("targets", tmp_path / "province.txt", tmp_path / "cities", "--lang", "zh")
    assert "466,666,667" in screen and "e+" not in screen and "45万亩" in screen
