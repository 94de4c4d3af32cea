"""Quantities: what is read from a figure as official documents print it, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import read_numeral
from policydiff.text.quantities import find_quantities

# line: what is printed → (value or (value, value_max), unit, comparator), one for each quantity
FIGURES = {
    "5.6万家": [("56000", "家", "=")],
    "5.6 万家、60\n\n万人、1000 万平方米": [("56000", "家", "="), ("600000", "人", "="), ("10000000", "平方米", "=")],
    "１０．５亿元以上": [("1050000000", "元", ">=")],
    "1,200家，12,345.6吨": [("1200", "家", "="), ("12345.6", "吨", "=")],
    "1600亿元、3.12万亿元、5千万元、2百万": [
        ("160000000000", "元", "="),
        ("3120000000000", "元", "="),
        ("50000000", "元", "="),
        ("2000000", "", "="),
    ],
    "500万千瓦，120亿千瓦时，5千瓦，220千伏": [
        ("5000000", "千瓦", "="),
        ("12000000000", "千瓦时", "="),
        ("5", "千瓦", "="),
        ("220", "千伏", "="),
    ],
    "18%、6.5‰、15.6个百分点、100％": [("18", "%", "="), ("6.5", "‰", "="), ("15.6", "百分点", "="), ("100", "%", "=")],
    "百分之二十、百分之十五点五、千分之三": [("20", "%", "="), ("15.5", "%", "="), ("3", "‰", "=")],
    "三分之一、三分之二以上、1/3以上、一半": [("33.33", "%", "="), ("66.67", "%", ">="), ("33.33", "%", ">="), ("50", "%", "=")],
    "六成以上": [("60", "%", ">=")],
    "二分之二、三分之三": [],
    "至少一名、一家以上、不超过一家": [("1", "名", ">="), ("1", "家", ">="), ("1", "家", "<=")],
    "新建5、10万吨": [("50000", "吨", "="), ("100000", "吨", "=")],
    "二十家、两个、一百二十人、三万五千户": [("20", "家", "="), ("2", "个", "="), ("120", "人", "="), ("35000", "户", "=")],
    "5-10家、5—10家、5~10家、3至5家、三至五家": [(("5", "10"), "家", "=")] * 3 + [(("3", "5"), "家", "=")] * 2,
    "5-10万家，500—1000万元，10%—15%": [(("50000", "100000"), "家", "="), (("5000000", "10000000"), "元", "="), (("10", "15"), "%", "=")],
    "10余家、1000多万元、十余个、三百余万元": [("10", "家", ">"), ("10000000", "元", ">"), ("10", "个", ">"), ("3000000", "元", ">")],
    "超过18%、突破1000亿元、不低于5%、至少1名、不超过3家、近300家、约200家": [
        ("18", "%", ">"),
        ("100000000000", "元", ">"),
        ("5", "%", ">="),
        ("1", "名", ">="),
        ("3", "家", "<="),
        ("300", "家", "~"),
        ("200", "家", "~"),
    ],
    "5家以上、5家及以上、5家（含）以上、5.5%以内、35微克/立方米以下、6%左右": [
        ("5", "家", ">="),
        ("5", "家", ">="),
        ("5", "家", ">="),
        ("5.5", "%", "<="),
        ("35", "微克/立方米", "<="),
        ("6", "%", "~"),
    ],
    "控制在5%、控制在3%左右": [("5", "%", "<="), ("3", "%", "~")],
    "≥90%，＞5家，≤3‰": [("90", "%", ">="), ("5", "家", ">"), ("3", "‰", "<=")],
    "过千亿元、超百亿元、上百家、亿元以上": [
        ("100000000000", "元", ">"),
        ("10000000000", "元", ">"),
        ("100", "家", ">="),
        ("100000000", "元", ">="),
    ],
    "百亿级、千亿元级、100亿级": [("10000000000", "级", "="), ("100000000000", "级", "="), ("10000000000", "级", "=")],
    "翻一番、翻两番、翻番、实现倍增、2.5倍": [("2", "倍", "="), ("4", "倍", "="), ("2", "倍", "="), ("2", "倍", "="), ("2.5", "倍", "=")],
    "分别达到10、20、30家": [("10", "家", "="), ("20", "家", "="), ("30", "家", "=")],
    "分别达到1、2和3万户": [("10000", "户", "="), ("20000", "户", "="), ("30000", "户", "=")],
    "提高3.5个和6个百分点": [("3.5", "百分点", "="), ("6", "百分点", "=")],
    "15万元/亩、0.45吨标准煤/万元、28万元/人": [("150000", "元/亩", "="), ("0.45", "吨标准煤/万元", "="), ("280000", "元/人", "=")],
    "35微克每立方米、500立方米每秒、补贴100元每人每月": [("35", "微克/立方米", "="), ("500", "立方米/秒", "="), ("100", "元/人·月", "=")],
    "5元/人·月、32.5元/平方米/月、40课时/学期、0.5件/百万人、3元/500克、25元/100户": [
        ("5", "元/人·月", "="),
        ("32.5", "元/平方米·月", "="),
        ("40", "课时/学期", "="),
        ("0.5", "件/百万人", "="),
        ("3", "元/500克", "="),
        ("25", "元/100户", "="),
    ],
    "15万元/站，20元/桩、万元/人": [("150000", "元/站", "="), ("20", "元/桩", "=")],
    "40mg/L、8m3/s、300t/d、60km/h、35μg/m³、30kW·h、35㎍/m³": [
        ("40", "毫克/升", "="),
        ("8", "立方米/秒", "="),
        ("300", "吨/日", "="),
        ("60", "公里/小时", "="),
        ("35", "微克/立方米", "="),
        ("30", "千瓦时", "="),
    ],
    "3万吨·公里、5人·次、100牛·米": [("30000", "吨公里", "="), ("5", "人次", "="), ("100", "牛·米", "=")],
    "50%/60%、5家/3家、5家/30人": [
        ("50", "%", "="),
        ("60", "%", "="),
        ("5", "家", "="),
        ("3", "家", "="),
        ("5", "家", "="),
        ("30", "人", "="),
    ],
    "一个半小时、3个半月、1个半工作日、两年半、2天半，两倍半": [
        ("1.5", "小时", "="),
        ("3.5", "个月", "="),
        ("1.5", "工作日", "="),
        ("2.5", "年", "="),
        ("2.5", "天", "="),
        ("2.5", "倍", "="),
    ],
    "压缩至半天、控制在半小时以内、缩短半年": [("0.5", "天", "="), ("0.5", "小时", "<="), ("0.5", "年", "=")],
    "菌棒650万棒，档案85万页，增雨弹300发，发射300发增雨弹": [
        ("6500000", "棒", "="),
        ("850000", "页", "="),
        ("300", "发", "="),
        ("300", "发", "="),
    ],
    "300户次、20万架次、80店次、1200项次、5条次干路、3项次要任务": [
        ("300", "户次", "="),
        ("200000", "架次", "="),
        ("80", "店次", "="),
        ("1200", "项次", "="),
        ("5", "条", "="),
        ("3", "项", "="),
    ],
    "在三十日内办结，演出三十场，二十五度以上，培训二十期，三百头": [
        ("30", "日", "<="),
        ("30", "场", "="),
        ("25", "度", ">="),
        ("20", "期", "="),
        ("300", "头", "="),
    ],
    "投资5亿元的2/3，超过1/3，1/3的企业": [("500000000", "元", "="), ("66.67", "%", "="), ("33.33", "%", ">"), ("33.33", "%", "=")],
    "年满60周岁，最长为2年，24个月（含）内，近3年，近300家": [
        ("60", "岁", ">="),
        ("2", "年", "<="),
        ("24", "个月", "<="),
        ("3", "年", "="),
        ("300", "家", "~"),
    ],
    "麻纺能力9万铊，护坡石笼300笼以上，布设诱捕器400套": [("90000", "铊", "="), ("300", "笼", ">="), ("400", "套", "=")],
    "共200店，3000穴秧苗，200岗。": [("200", "店", "="), ("3000", "穴", "="), ("200", "岗", "=")],
    "10个亿、300人（次）、15万台（套）": [("1000000000", "", "="), ("300", "人次", "="), ("150000", "台（套）", "=")],
    "指数达到85.5，系数提高到0.58以上": [("85.5", "", "="), ("0.58", "", ">=")],
    "带动10万农户": [("100000", "", "=")],
    "达３６個，１０００戶，５萬畝": [("36", "个", "="), ("1000", "户", "="), ("50000", "亩", "=")],
}

NONE = [
    "2023年3月17日，2021—2025年，2023-2025，2024、2025年，6月底前，1至9月",
    "渝府办发〔2023〕26号，第0798号，第三批，第12条，第35次会议",
    "六届二次全会，二十大，十八届三中、四中、五中、六中全会，第十四次党代会",
    "规模以上，市级及以上，十四五，“十四五”，二零二五，三三制",
    "一批、一个、一流、一体化、进一步、统一、一件事一次办、一县一业、一家一策",
    "M0，5G，4A级，PM2.5，H7N9，IPv6，F5G，B2B，6G，3D打印",
    "三年行动计划，五年规划，三农，百姓，千方百计，万众创新，千家万户，千万工程",
    "数十五家、人数百万，次数十次",
    "12345热线，023—51526666，邮编405800，1+3+N，4+1，7×24",
    "一二三产业，三次产业，二次创业，双百行动，百千万工程",
    "前10名，前5位，世界500强，中国100强",
    "每百户，每万人口，每千名老年人",
    "9:00—17:30，2023.6.15，2024/08/01，不低于1:2",
    "2019年9月6—8日，10月9日至11日，六月二十九日，二十四节气，十分之多，一面",
    "149团，2021版，384号，16时，附件3的，满足条件4的企业，1楼，DN300mm，5A级，4K超高清，1V1",
    "上半年，下半年，半年一次，每半年，前半年，150店铺，300网格，2026赛季，2025发展规划，2025页面",
    "三门峡、五台山、九江、四川、两江新区、六盘水、三台县、七台河",
    "“双倍增”行动，倍增计划",
]


@pytest.mark.parametrize(("line", "expected"), FIGURES.items(), ids=[squeeze(line) for line in FIGURES])
def test_a_figure_is_read_in_base_units(line, expected):
    found = [(q.value, q.value_max, q.unit, q.comparator) for q in find_quantities(fold(line))]
    wanted = [
        (*((Decimal(value), None) if isinstance(value, str) else map(Decimal, value)), unit, comparator)
        for value, unit, comparator in expected
    ]
    assert found == wanted


@pytest.mark.parametrize("line", NONE, ids=[line[:16] for line in NONE])
def test_what_only_looks_like_a_quantity_is_none(line):
    folded = fold(line)
    assert [folded[q.start : q.end] for q in find_quantities(folded)] == []


def test_offsets_tell_the_bound_from_the_number():
    text = "力争不低于 5.6 万家以上。"
    (quantity,) = find_quantities(fold(text))
    assert text[quantity.start : quantity.end] == "不低于 5.6 万家以上"
    assert text[slice(*quantity.number)] == "5.6 万家"


@pytest.mark.parametrize(
    ("line", "comparator"), [("节约100万元", "="), ("附近3家", "="), ("近3家", "~"), ("签约20个", "="), ("约20个", "~"), ("赶超5家", "=")]
)
def test_a_bounding_word_inside_another_word_bounds_nothing(line, comparator):
    assert [q.comparator for q in find_quantities(line)] == [comparator]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", 20),
        ("两百", 200),
        ("一百零五", 105),
        ("三百五十", 350),
        ("二千三百万", 23_000_000),
        ("三万五千亿", 35_000 * 10**8),
        ("百", 100),
        ("千亿", 10**11),
        ("万亿", 10**12),
        ("五点六", Decimal("5.6")),
        ("十四五", None),
        ("一二三", None),
        ("二零二五", None),
        ("百千", None),
        ("", None),
        ("点五", None),
    ],
)
def test_a_numeral_is_read_or_refused(text, value):
    assert read_numeral(text) == (None if value is None else Decimal(value))


def in_words(number: int) -> str:
    """Write a number below ten thousand as Chinese documents do."""
    words, digits, zero = "", "零一二三四五六七八九", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if zero and words else "") + digits[digit] + name
            zero = False
        else:
            zero = True
    return words


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.integers(1, 9999), st.integers(0, 9999))
def test_every_numeral_that_is_written_is_read(tens, units):
    text = in_words(tens) + "万" + (("零" if units < 1000 and units else "") + in_words(units) if units else "")
    assert read_numeral(text) == tens * 10**4 + units


PIECES = st.sampled_from(
    [
        "5",
        "10",
        "1,200",
        "3.5",
        "万",
        "亿",
        "千",
        "百",
        "十",
        "二",
        "一",
        "家",
        "个",
        "元",
        "%",
        "个百分点",
        "平方米",
        "以上",
        "不低于",
        "超过",
        "至",
        "—",
        "-",
        "、",
        "/",
        "年",
        "月",
        "2025",
        "分之",
        "翻",
        "番",
        "倍",
        "级",
        " ",
        "\n",
        "（",
        "）",
        "第",
        "每",
        "余",
        "达到",
        "，",
        "。",
        "号",
        "A",
        "点",
    ]
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_quantities_stand_in_order_within_the_text_and_never_overlap(text):
    found = find_quantities(fold(text))
    last = 0
    for quantity in found:
        start, end = quantity.number
        assert last <= start < end <= len(text)
        assert quantity.start <= start and end <= quantity.end <= len(text)
        assert quantity.value >= 0
        last = end


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.decimals(min_value=0, max_value=99999, places=2),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["家", "元", "%", "人次", "亩", "公里"]),
)
def test_a_printed_figure_reads_back_exactly(number, multiplier, unit):
    (quantity,) = find_quantities(f"{number}{multiplier}{unit}")
    assert quantity.value == number * {"": 1, "万": 10**4, "亿": 10**8}[multiplier]
    assert quantity.unit == unit


@pytest.mark.parametrize("piece", ["1", "一", "（", "一、", "1,", "万", "百分之", "5-", "1.", "翻一"])
def test_hostile_text_takes_linear_time(piece):
    text = fold(piece * (60_000 // len(piece)))
    assert len(find_quantities(text)) <= len(text)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("数百家企业", [("100", "家", ">")]),
        ("几十个项目", [("10", "个", ">")]),
        ("百家企业", []),  # 百 alone, without a bound, is a word
        ("附3张", []),  # the number of a part of the text
        ("共3张", [("3", "张", "=")]),
        ("按万元计算", []),
        ("有亿人使用", []),
        ("超万元", [("10000", "元", ">")]),
        ("十微米", []),  # some units stand behind digits and the greater numerals alone
        ("二十微米", [("20", "微米", "=")]),
        ("20微米", [("20", "微米", "=")]),
    ],
)
def test_what_stands_around_a_number_makes_it_a_quantity_or_none(line, read):
    assert [(str(one.value), one.unit, one.comparator) for one in find_quantities(fold(line))] == read
