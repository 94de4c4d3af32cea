"""What stands to the child as something else stood to the parent: the world above the nation, heads, those below, meetings, own names."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, notice, place, the_match

from policydiff.model import Jurisdiction, Match

HEAD = "一、重点任务\n（一）发展茶产业。\n支持茶企改造加工车间，引进清洁化生产线。\n每年举办开茶节，组织企业参加知名茶博会。\n"
THE_NATIONS = "我国茶产业规模稳步提升，品质不断改善。\n工业和信息化部推广制茶装备，定期评估。\n"
PROVINCE = place("东江省", "province", "990000", [])


def from_the_nation(parent: str, child: str, where: Jurisdiction = PROVINCE, said: str = THE_NATIONS) -> Match:
    """Compare two sentences, the parent's of a text that names no place and says what the nation's texts say."""
    mine, theirs = notice(HEAD + child, where, name="child"), notice(HEAD + said + parent, None, name="parent")
    return the_match(compare(mine, theirs), child)


LOCAL = """
茶叶加工技术达到世界先进水平，品牌不断壮大。 | 茶叶加工技术达到国内先进水平，品牌不断壮大。
茶叶加工技术达到国际领先水平，品牌不断壮大。 | 茶叶加工技术达到全国领先水平，品牌不断壮大。
培育全球知名的茶叶企业集群，做强产业链条。 | 培育全国知名的茶叶企业集群，做强产业链条。
打造世界级茶叶产业集群，做强产业链条。 | 打造国家级茶叶产业集群，做强产业链条。
建设创新型国家和茶叶强国，壮大产业规模。 | 建设创新型省份和茶叶强省，壮大产业规模。
按照党中央、国务院统一部署，推进茶园改造。 | 按照省委、省政府统一部署，推进茶园改造。
按照党中央、国务院统一部署，推进茶园改造。 | 按照省委省政府统一部署，推进茶园改造。
报国务院批准后实施茶园改造，定期公布进度。 | 报省人民政府批准后实施茶园改造，定期公布进度。
建立茶叶产业发展部际联席会议制度，协调重大事项。 | 建立茶叶产业发展厅际联席会议制度，协调重大事项。
建立茶叶产业发展部际联席会议制度，协调重大事项。 | 建立省茶叶产业发展联席会议制度，协调重大事项。
加强对各地区茶园改造的指导，定期公布进度。 | 加强对各设区市茶园改造的指导，定期公布进度。
加强对各地方茶园改造的指导，定期公布进度。 | 加强对各市茶园改造的指导，定期公布进度。
引导各省（自治区、直辖市）改造茶园，定期公布进度。 | 引导各市（州）改造茶园，定期公布进度。
服务本地区茶叶加工需求，定期公布进度。 | 服务本省茶叶加工需求，定期公布进度。
探索跨地区茶叶交易合作，定期公布进度。 | 探索跨市茶叶交易合作，定期公布进度。
推动区域茶叶市场建设，定期公布进度。 | 推动省域茶叶市场建设，定期公布进度。
成立茶叶产业领导小组，协调重大事项。 | 成立东江省茶叶产业领导小组，协调重大事项。
成立茶叶产业领导小组，协调重大事项。 | 成立省茶叶产业领导小组，协调重大事项。
由科技部会同有关部门推进茶叶育种。 | 由省科技厅会同有关部门推进茶叶育种。
由国务院办公厅会同有关部门推进茶叶育种。 | 由省政府办公厅会同有关部门推进茶叶育种。
安排中央财政资金支持茶园改造，定期公布进度。 | 安排省级财政资金支持茶园改造，定期公布进度。
国务院有关部门要指导茶园改造，定期公布进度。 | 省有关部门要指导茶园改造，定期公布进度。
国务院有关部门要指导茶园改造，定期公布进度。 | 省直有关部门要指导茶园改造，定期公布进度。
列入全国人大立法计划，推进茶叶育种工作。 | 列入省人大立法计划，推进茶叶育种工作。
鼓励地方结合实际改造茶园，定期公布进度。 | 鼓励各市结合实际改造茶园，定期公布进度。
鼓励有条件的地方改造茶园，定期公布进度。 | 鼓励有条件的市改造茶园，定期公布进度。
建设数字中国茶叶品牌，定期公布进度。 | 建设数字东江茶叶品牌，定期公布进度。
建成全球茶叶创新高地，推进茶叶育种工作。 | 建成全国茶叶创新高地，推进茶叶育种工作。
由市场监管总局制定茶叶标识办法，定期评估。 | 由省市场监管局制定茶叶标识办法，定期评估。
统筹配置国际国内茶叶资源，定期公布进度。 | 统筹配置省内省外茶叶资源，定期公布进度。
统筹国际、国内茶叶资源，定期公布进度。 | 统筹国内、省内茶叶资源，定期公布进度。
充分依托全国一体化茶叶交易平台，定期公布进度。 | 充分依托全省一体化茶叶交易平台，定期公布进度。
"""


@pytest.mark.parametrize(("parent", "child"), [tuple(line.split(" | ")) for line in LOCAL.strip().splitlines()])
def test_what_stands_to_a_province_as_to_the_nation_is_local(parent: str, child: str) -> None:
    assert from_the_nation(parent, child).verdict == "localized"


REAL = """
推动茶叶国际合作不断深化，品牌不断壮大。 | 推动茶叶国内合作不断深化，品牌不断壮大。
融入全球茶叶价值链条，品牌不断壮大。 | 融入全国茶叶价值链条，品牌不断壮大。
拓展国际市场和销售渠道，品牌不断壮大。 | 拓展国内市场和销售渠道，品牌不断壮大。
对接国家茶叶标准体系，品牌不断壮大。 | 对接国际茶叶标准体系，品牌不断壮大。
建立覆盖全国的茶叶交易网，品牌不断壮大。 | 建立覆盖全球的茶叶交易网，品牌不断壮大。
茶叶加工技术达到国内先进水平，品牌不断壮大。 | 茶叶加工技术达到国际先进水平，品牌不断壮大。
探索跨省茶叶交易合作，定期公布进度。 | 探索跨境茶叶交易合作，定期公布进度。
加强对各地区茶园改造的指导，定期公布进度。 | 加强对各企业茶园改造的指导，定期公布进度。
加强对各地区茶园改造的指导，定期公布进度。 | 加强对各部门茶园改造的指导，定期公布进度。
按照党中央、国务院统一部署，推进茶园改造。 | 按照省委统一部署，推进茶园改造。
按照党中央、国务院统一部署，推进茶园改造。 | 按照茶企、茶农统一部署，推进茶园改造。
国务院有关部门要指导茶园改造，定期公布进度。 | 省属企业要指导茶园改造，定期公布进度。
国务院要指导茶园改造，定期公布进度。 | 省直要指导茶园改造，定期公布进度。
鼓励地方结合实际改造茶园，定期公布进度。 | 鼓励茶企结合实际改造茶园，定期公布进度。
建设数字中国茶叶品牌，定期公布进度。 | 建设数字茶乡茶叶品牌，定期公布进度。
安排中央财政资金支持茶园改造，定期公布进度。 | 安排社会资金支持茶园改造，定期公布进度。
统筹配置国际国内茶叶资源，定期公布进度。 | 统筹配置省内茶叶资源，定期公布进度。
统筹配置国际国内茶叶资源，定期公布进度。 | 统筹配置茶叶内外资源，定期公布进度。
统筹国际国内茶叶资源，定期公布进度。 | 用好省内省外茶叶资源，定期公布进度。
提升国家茶叶形象品质，壮大产业规模。 | 提升城市茶叶形象品质，壮大产业规模。
成立茶叶产业领导小组，协调重大事项。 | 成立市茶叶产业领导小组，协调重大事项。
成立茶叶产业领导小组，协调重大事项。 | 成立绿茶产业领导小组，协调重大事项。
建立茶叶产业发展部际联席会议制度，协调重大事项。 | 建立茶叶产业发展校际联席会议制度，协调重大事项。
茶叶加工技术达到世界先进水平，品牌不断壮大。 | 茶叶加工技术达到省内先进水平，品牌不断壮大。
完善区域茶叶市场体系，定期公布进度。 | 完善领域茶叶市场体系，定期公布进度。
"""


@pytest.mark.parametrize(("parent", "child"), [tuple(line.split(" | ")) for line in REAL.strip().splitlines()])
def test_what_stands_otherwise_is_not_local(parent: str, child: str) -> None:
    assert from_the_nation(parent, child).verdict == "adapted"


OF_A_COUNTY = [
    ("充分依托全国茶叶交易平台，发挥国家茶叶数据中心作用。", "充分依托全省茶叶交易平台，发挥省茶叶数据中心作用。", "localized"),
    ("按照党中央、国务院统一部署，推进茶园改造。", "按照市委、市政府统一部署，推进茶园改造。", "localized"),
    ("推动降低国内省际茶叶运输成本，定期公布进度。", "推动降低市内县际茶叶运输成本，定期公布进度。", "localized"),
    ("各地区、各部门要加强跨地区、跨部门茶叶检疫协同。", "各乡镇、各部门要加强跨乡镇、跨部门茶叶检疫协同。", "localized"),
    ("服务本地区茶叶加工需求，定期公布进度。", "服务本县茶叶加工需求，定期公布进度。", "localized"),
    ("依托茶叶产业发展部际联席会议制度，协调重大事项。", "依托县茶叶产业发展联席会议制度，协调重大事项。", "localized"),
    ("茶叶加工技术达到世界先进水平，品牌不断壮大。", "茶叶加工技术达到省内先进水平，品牌不断壮大。", "localized"),
    ("地方政府要改造茶园，定期公布进度。", "乡镇政府要改造茶园，定期公布进度。", "localized"),
    ("鼓励地方先行先试，探索茶园改造模式。", "鼓励乡镇先行先试，探索茶园改造模式。", "localized"),
    ("发展改革委要加强统筹协调，推进茶园改造。", "县发展改革局要加强统筹协调，推进茶园改造。", "localized"),
    ("发展改革委、工业和信息化部推进茶园改造。", "县发展改革局、县工业和信息化局推进茶园改造。", "localized"),
    ("发展改革委要加强统筹协调，推进茶园改造。", "县农业农村局要加强统筹协调，推进茶园改造。", "adapted"),
    ("地方政府要改造茶园，定期公布进度。", "地方茶企要改造茶园，定期公布进度。", "adapted"),
    ("茶叶加工技术达到世界先进水平，品牌不断壮大。", "茶叶加工技术达到县内先进水平，品牌不断壮大。", "adapted"),
    ("服务本地区茶叶加工需求，定期公布进度。", "服务本省茶叶加工需求，定期公布进度。", "adapted"),
    ("推动区域茶叶市场建设，定期公布进度。", "推动领域茶叶市场建设，定期公布进度。", "adapted"),
]


@pytest.mark.parametrize(("parent", "child", "verdict"), OF_A_COUNTY)
def test_a_county_puts_its_own_for_the_nations(parent: str, child: str, verdict: str) -> None:
    assert from_the_nation(parent, child, COUNTY).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (THE_NATIONS, "localized"),
        ("", "adapted"),
        (
            "我国茶产业规模稳步提升，品质不断改善。\n我市茶产业由工业和信息化部试点，定期评估。\n",
            "adapted",
        ),  # a city's, of which the centre is above
        ("落实党中央、国务院决策部署，推广制茶装备。\n教育部门和公安部门定期评估茶园。\n", "adapted"),
    ],
)
def test_a_text_without_a_place_is_the_nations_where_it_speaks_so(said: str, verdict: str) -> None:
    child = "茶叶加工技术达到国内先进水平，品牌不断壮大。"
    assert from_the_nation("茶叶加工技术达到世界先进水平，品牌不断壮大。", child, said=said).verdict == verdict


def test_the_world_is_no_step_above_a_city() -> None:
    child = "茶叶加工技术达到国内先进水平，品牌不断壮大。"
    found = compare(HEAD + child, HEAD + "茶叶加工技术达到国际先进水平，品牌不断壮大。")
    assert the_match(found, child).verdict == "adapted"


@pytest.mark.parametrize(
    ("titles", "parent", "child", "verdict"),
    [
        (("打造数字先锋城市方案", "打造数字强县方案"), "建成协同发展的数字先锋城市。", "建成协同发展的数字强县。", "localized"),
        (("打造数字先锋城市方案", "打造数字强县方案"), "建成协同发展的茶叶先锋城市。", "建成协同发展的茶叶强县。", "adapted"),
        (("茶叶先锋城市推进方案", "茶叶强县行动方案"), "按年度完善数字推进方案内容。", "按年度完善数字行动方案内容。", "adapted"),
        (("数字茶业方案", "数字茶业方案"), "建成协同发展的数字先锋城市。", "建成协同发展的数字强县。", "adapted"),
        (("茶业发展规划", "茶业规划"), "茶业发展规划是茶园改造的依据。", "本规划是茶园改造的依据。", "localized"),
        (("茶业发展规划", "茶业规划"), "茶园用地规划是茶园改造的依据。", "本规划是茶园改造的依据。", "adapted"),
    ],
)
def test_what_differs_between_the_titles_is_the_own_name(titles: tuple[str, str], parent: str, child: str, verdict: str) -> None:
    mine = notice(HEAD + child, COUNTY, title=titles[1], name="child")
    assert the_match(compare(mine, notice(HEAD + parent, title=titles[0], name="parent")), child).verdict == verdict
