"""Bodies under one canonical name, by the vocabulary's own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from yaml import SafeLoader, load

from policydiff.text.fold import fold
from policydiff.vocab.duties.organisations import canonical_body, share_a_set
from policydiff.vocab.load import load_yaml

WORDS = load_yaml("organisations")


@pytest.mark.parametrize("group", ["bodies", "open_sets"])
def test_every_name_has_the_canonical_one_of_its_examples(group: str) -> None:
    examples = [example for entry in WORDS[group] for example in entry["examples"]]
    wrong = [(name, found) for name, expected in examples if (found := canonical_body(fold(name))) != (expected, group == "open_sets")]
    assert wrong == []


def test_governments_of_several_levels_are_none_of_the_lowest() -> None:
    assert [(name, *canonical_body(fold(name))) for name, *_ in WORDS["levels"]] == [tuple(entry) for entry in WORDS["levels"]]


def test_what_volunteers_and_plants_have_of_a_kind_is_no_part_of_the_state() -> None:
    assert [(name, canonical_body(fold(name))[0]) for name in WORDS["no_counterparts"]] == [
        (name, None) for name in WORDS["no_counterparts"]
    ]
    assert canonical_body("县义务教育部门")[0] == "教育局"
    assert canonical_body("县人民政府建立的专职消防队")[0] == "消防救援局"


@pytest.mark.parametrize(
    ("name", "is_open"),
    [
        ("人民银行各省级分行", True),
        ("地方各级教育部门", True),
        ("省某学会有关处室", False),  # nobody's name is known
        ("水利部相关业务司局", True),
        ("风景区所在地县级以上人民政府", True),
        ("各级行政执法机关", True),
        ("城市管理行政执法部门", False),
        ("省教育厅", False),
    ],
)
def test_a_set_is_one_wherever_it_says_so(name: str, is_open: bool) -> None:
    assert canonical_body(fold(name))[1] == is_open


@pytest.mark.parametrize(
    ("before", "name", "shared"),
    [
        ("县级以上人民政府水行政", "林业", True),
        ("各级公安", "民航", True),
        ("同级财政", "税务部门", True),
        ("各级公安", "市财政局", False),
        ("各级教育部门", "财政", False),
        ("水行政", "林业", False),
        ("县级以上人民政府水行政", "港务监督机构", False),
    ],
)
def test_functions_behind_a_set_are_of_it(before: str, name: str, shared: bool) -> None:
    assert share_a_set(fold(before), fold(name)) == shared


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("文化和广电旅游体育", "文化旅游委"),
        ("教育和体育旅游局", "教育局"),
        ("信息化主管部门", "经济信息委"),
        ("渔业主管部门", "农业农村委"),
        ("农技推广机构", None),
        ("县发改局", "发展改革委"),
        ("市、区民政部门", "民政局"),
        ("房屋使用安全管理部门", "住房城乡建委"),
        ("国家安全机关", "国家安全局"),
        ("居民", None),
        ("国务院市场监督管理部门", "市场监管局"),
        ("交通运输", "交通局"),
        ("人行重庆营管部", "人民银行"),
        ("教育部教材局", "教育局"),
        ("中国科学院海洋研究所", "科研院所"),
        ("交通运输部运输服务司", "交通局"),
        ("市人力资源和社会保障", "人力社保局"),
        ("省人民政府大数据工作主管部门", "大数据发展局"),
        ("住房建设和交通局", "住房城乡建委"),
        ("旗农牧和科技局", "农业农村委"),
        ("市场监督管理", "市场监管局"),
        ("国务院水行政", "水利局"),
        ("城市绿化行政主管部门", "园林绿化局"),
        ("中国移动某县分公司", "通信企业"),
        ("农业发展银行某市分行", "银行"),
        ("人民银行某市分行", "人民银行"),
        ("国网某市供电公司", "供电公司"),
        ("市绿色低碳先行区建设办公室", None),
        ("市智能交通示范线", None),
        ("县供养服务机构", None),
        # what a body has inside is its own
        ("教育部网信办", "教育局"),
        ("国家环保总局", "生态环境局"),
        ("国家新闻出版总署", "新闻出版局"),
        ("国防科工委", "国防科工局"),
        ("最高检", "检察院"),
        ("省人大常委会法工委", "人大常委会"),
        ("市住建局自建房整治工作专班", "住房城乡建委"),
        ("省公安厅打拐领导小组办公室", "公安局"),
        ("最高人民法院网络安全和信息化领导小组", "法院"),
        ("县检察院信息化部门", "检察院"),
        ("省委网信办", "网信办"),
        ("市委网络安全和信息化委员会办公室", "网信办"),
        ("市政府办公室专班", "议事协调机构"),
        ("县防汛抗旱指挥部办公室", "应急局"),
        ("司法行政部门", "司法局"),
    ],
)
def test_a_body_at_any_level_goes_under_one_name(name: str, canonical: str | None) -> None:
    assert canonical_body(fold(name)) == (canonical, False)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [("县级以上人民政府教育行政部门", "教育局"), ("县级以上人民政府水行政主管部门", "水利局"), ("各级人民政府", "政府")],
)
def test_a_name_of_every_level_is_an_open_set(name: str, canonical: str) -> None:
    assert canonical_body(fold(name)) == (canonical, True)


def test_bodies_all_over_the_country_are_known() -> None:
    names = load(Path(__file__).with_name("bodies-elsewhere.yaml").read_text(encoding="utf-8"), Loader=SafeLoader)
    wrong = [(name, found) for expected, each in names.items() for name in each if (found := canonical_body(fold(name))[0]) != expected]
    assert wrong == []
