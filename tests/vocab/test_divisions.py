"""Which place issued a notice, as cases: a title, an issuer or a number, and the place that it is from."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.model import Jurisdiction
from policydiff.vocab.load import load_lines, load_yaml
from policydiff.vocab.places.divisions import by_name, find, from_document_number, from_index_number, jurisdiction
from policydiff.vocab.places.gazetteer import gazetteer, indexed
from policydiff.vocab.places.states import of_its_basis, of_its_names, of_whose_state


def line(found: Jurisdiction | None) -> str | None:
    """Return code, parents and name on one line, as the cases below are written."""
    return None if found is None else " ".join(filter(None, (found.code or "?", "".join(found.parents), found.name)))


PLACES = {
    "2026年西藏自治区政府工作报告": "540000 西藏自治区",
    "2024年度巫溪县水利工作要点": "500238 重庆市 巫溪县",
    # counties, prefectures, provinces; with and without what is above them
    "巫溪县人民政府办公室关于印发巫溪县提升科技服务能力三年行动计划的通知": "500238 重庆市 巫溪县",
    "重庆市巫溪县人民政府": "500238 重庆市 巫溪县",
    "重庆巫溪县人民政府": "500238 重庆市 巫溪县",
    "巫溪县 人民政府": "500238 重庆市 巫溪县",
    "重庆市人民政府办公厅\n关于印发行动计划的通知": "500000 重庆市",
    "重庆市科学技术局关于市政协六届二次会议第0798号提案答复的函": "500000 重庆市",
    "平凉市人民政府办公室关于印发平凉市促进科技成果转移转化行动方案的通知": "620800 甘肃省 平凉市",
    "甘肃省平凉市崆峒区人民政府办公室": "620802 甘肃省平凉市 崆峒区",
    "浙江省杭州市余杭区科技局": "330110 浙江省杭州市 余杭区",
    "江西省人民政府办公厅": "360000 江西省",
    "云南省昆明市": "530100 云南省 昆明市",
    "长沙县人民政府": "430121 湖南省长沙市 长沙县",
    "吉林省人民政府": "220000 吉林省",
    "吉林市人民政府": "220200 吉林省 吉林市",
    "吉林省吉林市": "220200 吉林省 吉林市",
    "黄山市黄山区": "341003 安徽省黄山市 黄山区",
    # directly under the province, prefectures without counties, banners, leagues, regions
    "湖北省仙桃市人民政府": "429004 湖北省 仙桃市",
    "济源市人民政府": "419001 河南省 济源市",
    "石河子市人民政府": "659001 新疆维吾尔自治区 石河子市",
    "东莞市人民政府": "441900 广东省 东莞市",
    "神农架林区人民政府": "429021 湖北省 神农架林区",
    "阿鲁科尔沁旗人民政府": "150421 内蒙古自治区赤峰市 阿鲁科尔沁旗",
    "锡林郭勒盟行政公署": "152500 内蒙古自治区 锡林郭勒盟",
    "大兴安岭地区行政公署": "232700 黑龙江省 大兴安岭地区",
    "三沙市西沙区": "460302 海南省三沙市 西沙区",
    "上海市浦东新区人民政府": "310115 上海市 浦东新区",
    "天津滨海新区人民政府": "120116 天津市 滨海新区",
    # autonomous places, and what people call them
    "内蒙古自治区人民政府办公厅": "150000 内蒙古自治区",
    "广西壮族自治区科学技术厅": "450000 广西壮族自治区",
    "湘西土家族苗族自治州人民政府": "433100 湖南省 湘西土家族苗族自治州",
    "湘西州人民政府办公室": "433100 湖南省 湘西土家族苗族自治州",
    "海南州人民政府": "632500 青海省 海南藏族自治州",
    "海南省人民政府": "460000 海南省",
    "秀山县人民政府": "500241 重庆市 秀山土家族苗族自治县",
    "河南蒙古族自治县人民政府": "632324 青海省黄南藏族自治州 河南蒙古族自治县",
    # Party bodies and central bodies' branches
    "中共重庆市委 重庆市人民政府关于深化改革的意见": "500000 重庆市",
    "中共恩施州委": "422800 湖北省 恩施土家族苗族自治州",
    "共青团巫溪县委": "500238 重庆市 巫溪县",
    "国家税务总局甘肃省税务局": "620000 甘肃省",
    "中国人民银行平凉市分行": "620800 甘肃省 平凉市",
    "中华人民共和国重庆海关": "500000 重庆市",
    # zones: the place that they belong to
    "广州开发区管委会": "440100 广东省 广州市",
    "西安高新技术产业开发区管委会": "610100 陕西省 西安市",
    "苏州工业园区管理委员会": "320500 江苏省 苏州市",
    "巫溪工业园区管委会": "500238 重庆市 巫溪县",
    "重庆高新区管委会": "500000 重庆市",
    "中国（上海）自由贸易试验区管理委员会": "310000 上海市",
    # right behind 关于印发, and before the title's own name
    "关于印发《重庆市新材料产业发展规划》的通知": "500000 重庆市",
    "关于印发西宁市城中区招商引资办法的通知": "630103 青海省西宁市 城中区",
    "【平凉市科技局】": "620800 甘肃省 平凉市",
    "浙江高质量发展建设共同富裕示范区实施方案": "330000 浙江省",
    # a doubled 市 that is printed once
    "内江市中区人民政府": "511002 四川省内江市 市中区",
    "内江市市中区人民政府": "511002 四川省内江市 市中区",
    # short names that are words, before a body's name
    "安康高新技术产业开发区管理委员会": "610900 陕西省 安康市",
    "城口县人民政府": "500229 重庆市 城口县",
    "海南区域医疗中心建设方案": "460000 海南省",
    # the nation
    "国务院关于支持贵州闯新路的意见": "000000 中国",
    "科技部 财政部关于印发办法的通知": "000000 中国",
    "国家发展改革委办公厅": "000000 中国",
    "国家知识产权局": "000000 中国",
    "中国科协办公厅": "000000 中国",
}

NO_PLACE = [
    "会同县级有关部门",
    "宁波湾市人民政府办公室",
    "绍兴港市水利局",
    "合作市场主体培育方案",
    "新县域经济高质量发展方案",
    "和平区域合作机制",
    "平安建设工作方案",
    "长治久安工作方案",
    "白山黑水生态保护规划",
    "文山会海整治方案",
    "新乡贤评选办法",
    "城中村改造实施方案",
    "城区老旧小区改造方案",
    "新城区建设三年行动方案",
    "高新技术企业培育方案",
    "教育部门关于开展评选的通知",
    "国家级高新区管理办法",
    "各区县（自治县）人民政府",
    "湖滨市科学技术局",  # 湖滨 is a district; there is no 湖滨市
    "市政府办公室",
    "县科技局",
    "自治区人民政府",
    "关于转发重庆市人民政府办公厅文件的通知",
    "关于重庆市开展试点的批复",
    "我们在巫溪县调研",
    "",
    "（",
]

IN_YEAR = [
    ("华亭县人民政府", 2017, "620824 甘肃省平凉市 华亭县"),
    ("华亭市人民政府", 2020, "620881 甘肃省平凉市 华亭市"),
    ("华亭县人民政府", 2023, "620824 甘肃省平凉市 华亭县"),  # late, but the only one there ever was
    ("襄樊市人民政府", 2008, "420600 湖北省 襄樊市"),
    ("枣阳市人民政府", 2005, "420683 湖北省襄樊市 枣阳市"),
    ("枣阳市人民政府", 2020, "420683 湖北省襄阳市 枣阳市"),
    ("简阳市人民政府", 2012, "512081 四川省资阳市 简阳市"),
    ("简阳市人民政府", 2020, "510185 四川省成都市 简阳市"),
    ("寿县人民政府", None, "340422 安徽省淮南市 寿县"),
    ("密云县人民政府", 2013, "110228 北京市 密云县"),
    ("崇文区人民政府", 2008, "110103 北京市 崇文区"),
    ("开县人民政府", 2010, "500234 重庆市 开县"),
    ("巫溪县人民政府", 1990, "512228 四川省万县地区 巫溪县"),
    ("沙县人民政府", 2015, "350427 福建省三明市 沙县"),
    ("沙县区人民政府", 2023, "350405 福建省三明市 沙县区"),
    ("余杭区人民政府", 2026, "330110 浙江省杭州市 余杭区"),
    ("重庆两江新区管理委员会", 2021, "500157 重庆市 两江新区"),
    ("重庆市万盛经开区管委会", 2023, "500000 重庆市"),  # 万盛区 ended in 2011
    ("大同市城区人民政府", 2015, "140202 山西省大同市 城区"),
]


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=PLACES)
def test_a_title_or_issuer_tells_its_place(text: str, place: str) -> None:
    assert line(find(text)) == place


@pytest.mark.parametrize("text", NO_PLACE)
def test_words_that_only_look_like_a_place_are_none(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(("text", "year", "place"), IN_YEAR, ids=[f"{text}-{year}" for text, year, _ in IN_YEAR])
def test_a_place_has_the_name_code_and_parents_of_its_year(text: str, year: int | None, place: str) -> None:
    assert line(find(text, year)) == place


def test_a_jurisdiction_is_complete() -> None:
    assert find("秀山土家族苗族自治县人民政府") == Jurisdiction(
        name="秀山土家族苗族自治县", short="秀山", slug="xiushan", code="500241", level="county", parents=("重庆市",)
    )
    assert find("国务院办公厅") == Jurisdiction(name="中国", short="全国", slug="zhongguo", code="000000", level="national")


AMBIGUOUS = [
    ("朝阳区人民政府", (), None, "110105 220104"),
    ("北京市朝阳区人民政府", (), "110105", "110105 220104"),
    ("朝阳区人民政府", ["北京市朝阳区人民政府关于印发规划的通知"], "110105", "110105 220104"),
    ("朝阳区人民政府关于转发北京市人民政府文件的通知", (), "110105", "110105 220104"),
    ("朝阳区人民政府", ["京朝政发〔2023〕1号"], "110105", "110105 220104"),
    ("朝阳区人民政府", ["110105/2023-00012"], "110105", "110105 220104"),
    ("朝阳区人民政府", ["11220104013556783B/2023-00012"], "220104", "110105 220104"),
    ("朝阳区人民政府", ["沪府发〔2023〕1号"], None, "110105 220104"),
    ("江苏省鼓楼区人民政府", (), None, "320106 320302 350102 410204"),
    ("江北区人民政府办公室", ["渝北江府办发〔2023〕3号"], "500105", "330205 500105"),
]


@pytest.mark.parametrize(("text", "hints", "code", "candidates"), AMBIGUOUS, ids=[f"{a}-{b}" for a, b, *_ in AMBIGUOUS])
def test_an_ambiguous_name_is_decided_by_evidence_or_not_at_all(text: str, hints: list[str], code: str | None, candidates: str) -> None:
    found = find(text, 2023, hints)
    assert found is not None
    assert (found.code, " ".join(found.candidates)) == (code, candidates)


def test_an_undecided_place_keeps_what_its_candidates_share() -> None:
    assert line(find("江苏省鼓楼区人民政府", 2023)) == "? 江苏省 鼓楼区"
    assert line(find("和平区人民政府", 2023)) == "? 和平区"


HEADS = [
    # title, issuer, document number, year, index number -> place
    ("巫溪县人民政府办公室关于印发计划的通知", "巫溪县人民政府办公室", "巫溪府办发〔2023〕32号", 2023, None, "500238 重庆市 巫溪县"),
    ("重庆市科学技术局关于提案答复的函", "市科技局", "渝科局函〔2024〕300号", 2024, "11500000MB15895317/2024-00099", "500000 重庆市"),
    ("平凉市人民政府办公室关于印发方案的通知", "市政府办公室", "平政办发〔2017〕66号", 2017, "620800/2017020030", "620800 甘肃省 平凉市"),
    ("关于印发行动方案的通知", "市政府办公室", "平政办发〔2017〕66号", 2017, "620800/2017020030", "620800 甘肃省 平凉市"),
    ("关于印发行动方案的通知", "县政府办公室", "巫溪府办发〔2023〕32号", 2023, None, "500238 重庆市 巫溪县"),
    ("关于印发行动方案的通知", "市科技局", "渝科局函〔2024〕300号", 2024, None, "500000 重庆市"),
    ("关于印发行动方案的通知", None, "国办发〔2016〕28号", 2016, None, "000000 中国"),
    ("朝阳区人民政府关于印发规划的通知", "朝阳区人民政府", "朝政发〔2023〕1号", 2023, None, "? 朝阳区"),
    ("北京市朝阳区人民政府关于印发规划的通知", "朝阳区人民政府", None, 2023, None, "110105 北京市 朝阳区"),
    ("关于印发行动方案的通知", "市政府办公室", "平政办发〔2017〕66号", 2017, None, None),
    ("关于成立县科技创新领导小组办公室的通知", None, "巫溪府办发〔2023〕3号", 2023, None, "500238 重庆市 巫溪县"),
    # a place that the table lacks is not the one that its numbers seem to tell
    ("江澜市水利局关于印发工作要点的通知", "江澜市水利局", "渝水〔2023〕3号", 2023, "500000/2023-3", None),
    (None, None, None, None, None, None),
]


@pytest.mark.parametrize("head", HEADS, ids=[f"{head[0]}-{head[1]}-{head[2]}" for head in HEADS])
def test_issuer_title_and_numbers_are_weighed_together(head: tuple[str | None, ...]) -> None:
    *fields, place = head
    assert line(jurisdiction(*fields)) == place  # type: ignore[arg-type]


NUMBERS = {
    "渝北府发〔2023〕1号": "500112 重庆市 渝北区",
    "恩施州政发〔2020〕1号": "422800 湖北省 恩施土家族苗族自治州",
    "鄂政发〔2020〕1号": "420000 湖北省",
    "鄂府发〔2020〕1号": None,  # 鄂尔多斯
    "赣市府发〔2020〕1号": None,  # 赣州
    "渝澜府发〔2020〕1号": None,  # a county's two letters
    "青政发〔2020〕1号": None,  # 青海 or 青岛
    "平政办发〔2017〕66号": None,
    "〔2017〕66号": None,
    "": None,
}


@pytest.mark.parametrize(("number", "place"), NUMBERS.items())
def test_a_document_number_tells_its_place_where_it_can(number: str, place: str | None) -> None:
    assert line(from_document_number(number, 2020)) == place


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("620800/2017020030", "620800"),
        ("11500000MB15895317/2024-00099", "500000"),
        ("500238-2023-0001", "500238"),
        ("999999/2017", None),
        ("5002382023", None),
        ("", None),
    ],
)
def test_an_index_number_begins_with_the_division_code(number: str, code: str | None) -> None:
    found = from_index_number(number)
    assert (found.code if found else None) == code


QUERIES = {
    "wuxi": ["320200", "500238"],
    "Wuxi": ["320200", "500238"],
    "巫溪": ["500238"],
    "巫溪县": ["500238"],
    "wuxixian": ["500238"],
    "wuxi-shi": ["320200"],
    "500238": ["500238"],
    "chongqing": ["500000"],
    "湘西": ["433100"],
    "秀山县": ["500241"],
    "华亭县": ["620824"],
    "华亭": ["620881"],
    "lüliang": ["141100"],
    "lyuliang": ["141100"],
    "仙桃": ["429004"],
    "吉林": ["220000", "220200"],
    "朝阳区": ["110105", "220104"],
    "全国": ["000000"],
    "亚特兰蒂斯": [],
    "": [],
}


@pytest.mark.parametrize(("query", "codes"), QUERIES.items(), ids=QUERIES)
def test_a_person_may_name_a_place_in_many_ways(query: str, codes: list[str]) -> None:
    assert [division.code for division in by_name(query)] == codes


READINGS = {
    "重庆市": "chongqing",
    "六安市": "luan",
    "厦门市": "xiamen",
    "长沙市": "changsha",
    "蚌埠市": "bengbu",
    "台州市": "taizhou",
    "陕西省": "shaanxi",
    "山西省": "shanxi",
    "内蒙古自治区": "neimenggu",
    "成都市": "chengdu",
    "都江堰市": "dujiangyan",
    "乐清市": "yueqing",
    "乐山市": "leshan",
    "东阿县": "donge",
    "百色市": "baise",
    "吕梁市": "lvliang",
    "漯河市": "luohe",
    "亳州市": "bozhou",
    "崆峒区": "kongtong",
    "洪洞县": "hongtong",
    "珲春市": "hunchun",
    "铅山县": "yanshan",
    "番禺区": "panyu",
    "荥阳市": "xingyang",
    "荥经县": "yingjing",
    "长子县": "zhangzi",
    "尉犁县": "yuli",
    "尉氏县": "weishi",
    "莘县": "shenxian",
    "单县": "shanxian",
    "浚县": "xunxian",
    "歙县": "shexian",
    "黟县": "yixian",
    "涡阳县": "guoyang",
    "宕昌县": "tanchang",
    "库尔勒市": "kuerle",
    "吐鲁番市": "tulufan",
    "喀什地区": "kashi",
    "澳门特别行政区": "aomen",
    "礼县": "lixian",
    "浦东新区": "pudong",
}


@pytest.mark.parametrize(("name", "slug"), READINGS.items())
def test_slugs_are_read_as_the_places_are(name: str, slug: str) -> None:
    assert {division.slug for division in gazetteer().named(name)} == {slug}


SHORTS = {
    "巫溪县": "巫溪",
    "礼县": "礼县",
    "沙县区": "沙县",
    "浦东新区": "浦东",
    "湘西土家族苗族自治州": "湘西",
    "积石山保安族东乡族撒拉族自治县": "积石山",
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
    "克孜勒苏柯尔克孜自治州": "克孜勒苏",
    "隆林各族自治县": "隆林",
    "管城回族区": "管城",
    "万柏林区": "万柏林",
    "北林区": "北林",
    "神农架林区": "神农架",
    "六枝特区": "六枝",
    "锡林郭勒盟": "锡林郭勒",
    "土默特左旗": "土默特左旗",
    "香港特别行政区": "香港",
}


@pytest.mark.parametrize(("name", "short"), SHORTS.items())
def test_short_names_are_what_people_say(name: str, short: str) -> None:
    assert {division.short for division in gazetteer().named(name)} == {short}


def test_the_table_is_whole() -> None:
    rows = [row.split("\t") for row in load_lines("divisions.tsv")]
    assert all(len(row) == 8 for row in rows)
    assert max(Counter((row[0], row[1]) for row in rows).values()) == 1
    codes = {row[0] for row in rows}
    present = Counter(row[3] for row in rows if not row[7])
    assert (present["province"], present["prefecture"]) == (34, 333)
    assert 2840 < present["county"] < 2880
    for code, name, short, level, parent, slug, first, last in rows:
        assert re.fullmatch(r"\d{6}", code) and re.fullmatch("[a-z]+", slug), (code, slug)
        assert name.startswith(short[:1]) and len(short) > 1, (name, short)
        assert level == ("province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county")
        assert (parent == "") == (level == "province") and (not parent or parent in codes)
        assert 1980 <= int(first) <= int(last or 9999)


def test_the_table_names_its_sources() -> None:
    from importlib.resources import files

    data = files("policydiff.vocab").joinpath("words", "divisions.tsv").read_bytes()
    header = data.decode().split("\n", 4)[:4]
    assert all(row.startswith("#") for row in header) and "gb2260" in "".join(header)
    assert len(data) < 400_000


ISSUERS = load_yaml("issuers")
NATIONAL = [text for entry in ISSUERS["national"] for text in entry["examples"]]
EXAMPLES = [
    (text, code)
    for entries in (
        ISSUERS[key]
        for key in ("branches", "openers", "words", "generic", "formed", "organs", "other_names", "zones", "promulgates", "answers")
    )
    for entry in (entries if isinstance(entries, list) else [entries])
    for text, code in entry["examples"].items()
]
LETTERS = [(text, None if entry.get("shared") else entry["code"]) for entry in ISSUERS["abbreviations"] for text in entry["examples"]] + [
    (text, "000000") for entry in ISSUERS["numbers"] for text in entry["examples"]
]
LETTERS += [(text, "500000") for text in ISSUERS["offices"]["examples"]]


@pytest.mark.parametrize(("text", "code"), [*((text, "000000") for text in NATIONAL), *EXAMPLES])
def test_examples_of_issuers(text: str, code: str | None) -> None:
    found = find(text, 2015)
    assert (found.code if found else None) == code


def township(text: str) -> str | None:
    found = find(text, 2024)
    return found.name if found and found.level == "township" else None


@pytest.mark.parametrize(
    ("text", "name"), [*ISSUERS["townships"]["examples"].items(), *((text, None) for text in ISSUERS["townships"]["lacks"])]
)
def test_examples_of_townships(text: str, name: str | None) -> None:
    assert township(text) == name


TOWN, COUNTY = "文峰镇人民政府", ("重庆市", "巫溪县")


@pytest.mark.parametrize(
    ("title", "issuer", "number", "index", "expected"),
    [
        ("巫溪县文峰镇人民政府关于印发方案的通知", "巫溪县文峰镇人民政府", None, None, ("文峰镇", COUNTY)),
        ("关于印发养老方案的通知", TOWN, None, None, ("文峰镇", ())),
        ("关于印发养老方案的通知", TOWN, None, "11500238009159/2024-00001", ("文峰镇", COUNTY)),
        ("巫溪县文峰镇养老工作方案", TOWN, None, None, ("文峰镇", COUNTY)),
        ("巫溪县文峰镇人民政府关于养老的通知", TOWN, None, None, ("文峰镇", COUNTY)),
        ("重庆市人民政府办公厅关于防汛的通知", TOWN, None, None, ("文峰镇", ())),  # a province has no townships of its own
        ("巫溪县人民政府关于文峰镇总体规划的批复", "巫溪县人民政府", None, None, ("巫溪县", ("重庆市",))),
    ],
)
def test_a_township_is_in_the_county_that_the_head_names(
    title: str, issuer: str, number: str | None, index: str | None, expected: tuple[str, tuple[str, ...]]
) -> None:
    found = jurisdiction(title, issuer, number, 2024, index)
    assert found is not None
    assert (found.name, found.parents) == expected
    assert (found.code is None) == (found.level == "township")


@pytest.mark.parametrize(("number", "code"), LETTERS)
def test_examples_of_numbers(number: str, code: str | None) -> None:
    found = from_document_number(number)
    assert (found.code if found else None) == code


PIECES = st.sampled_from(
    [
        "重庆市",
        "巫溪",
        "县",
        "市",
        "区",
        "国务院",
        "关于印发",
        "《",
        "中共",
        "人民政府",
        "级",
        "朝阳",
        "自治州",
        " ",
        "〔2023〕",
        "11500000",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join), st.none() | st.integers(1900, 2100))
def test_no_text_breaks_the_lookup(text: str, year: int | None) -> None:
    for found in (find(text, year), jurisdiction(text, text, text, year, text)):
        assert found is None or found.code is None or gazetteer().coded(found.code) or found.level == "national"
        assert found is None or found.code is not None or len(found.candidates) > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("为贯彻有关文件精神，结合抚州实际，提出如下措施。", "抚州市"),
        ("根据有关规定，结合山东省的实际，制定本方案。", "山东省"),
        ("结合本市实际，制定本办法。", None),
        ("各地要结合当地实际抓好落实。", None),
        ("结合朝阳区实际，制定本办法。", None),
        ("结合抚州高新区实际，制定本办法。", None),
        ("抚州市的实际情况。", None),
    ],
)
def test_a_text_names_its_place_by_the_state_of_things_there(text: str, name: str | None) -> None:
    found = of_whose_state(text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("preamble", "text", "name"),
    [
        ("根据《中共广州市委关于推进工作的决定》，提出意见。", "我市加快建设。各区人民政府、县级市要落实", "广州市"),
        ("根据《中共广州市委关于推进工作的决定》，提出意见。", "全市加快建设，市、区(县级市)两级落实，纳入本区(县级市)预算", "广州市"),
        ("根据《国务院条例》《湖南省条例》，制定本办法。", "我省各市州要落实", "湖南省"),
        ("根据《湖南省条例》《巫溪县规划》，制定本方案。", "我县各乡镇要落实", "巫溪县"),
        ("根据《太仓市行动计划》，制定本方案。", "我市各镇、街道要落实", "太仓市"),
        ("根据《大理白族自治州条例》，制定本办法。", "本州各县(市)要落实", "大理白族自治州"),
        ("根据《广西壮族自治区条例》，制定本办法。", "我区各设区市要落实", "广西壮族自治区"),
        ("根据《苏州市行动计划》，制定本方案。", "我市各镇、街道要落实", None),
        ("根据《广西壮族自治区条例》，制定本方案。", "我区各镇、街道要落实", None),
        ("根据《湖南省条例》，制定本方案。", "我市各县(市、区)要落实", None),
        ("根据《长沙市办法》《株洲市办法》，制定本方案。", "我市各县(市、区)要落实", None),
        ("根据《长沙市办法》，制定本方案。", "我市各县(市、区)要落实，我县要带头", None),
        ("根据《长沙市办法》，制定本方案。", "各县(市、区)要降低成本市场化，建设样本县", None),
    ],
)
def test_a_text_is_of_the_place_whose_documents_it_follows(preamble: str, text: str, name: str | None) -> None:
    found = of_its_basis([preamble], text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("结合我省实际,制定本办法。票据称为《浙江省医疗收费票据》,列入浙江省票种目录,并接入浙江省政务服务网。", "浙江省"),
        ("结合我省实际,建立《黑龙江省目录》,接入黑龙江省平台,由黑龙江省管理。", "黑龙江省"),
        ("结合我省实际,《浙江省票据》列入浙江省目录,与广东省平台和浙江省平台对接。", None),  # of two one may be a neighbour
        ("结合我省实际,列入浙江省目录,接入浙江省平台,由浙江省管理。", None),  # nothing is called after it
        ("结合我省实际,学习《浙江省条例》,深化与浙江省合作。", None),
        ("结合我市实际,《浙江省票据》列入浙江省目录,接入浙江省平台。", None),
        ("结合我省实际,我市要落实,《浙江省票据》列入浙江省目录,接入浙江省平台。", None),
    ],
)
def test_a_text_on_its_province_is_of_the_one_after_which_it_calls_its_things(text: str, name: str | None) -> None:
    found = of_its_names(text)
    assert (found and found.name) == name


def test_a_hostile_title_costs_no_more_than_reading_it() -> None:
    for piece in ("关于", "（", "重庆市", "市中区", "一"):
        find(piece * (1_000_000 // len(piece)))


def test_what_is_kept_of_the_table_is_the_same_when_it_is_read_from_its_copy() -> None:
    made = indexed(load_lines("divisions.tsv"))
    assert json.loads(json.dumps(made)) == made
