"""Clauses cut into pieces that know what they are."""

from __future__ import annotations

import pytest

from policydiff.compare.side.counterparts import correspondence, read_body, split_level
from policydiff.compare.side.tokens import Lexicon
from policydiff.text.fold import fold

LEXICON = Lexicon(
    ["重庆市", "重庆", "巫溪县", "巫溪"], ["市金融监管局", "县国资监管中心（县金融事务中心）", "人行重庆营管部", "人民银行巫溪支行"]
)


def told(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in LEXICON.read(text) if token.kind not in ("char", "mark")]


CASES = [
    ("促进全市科技服务业", [("word", "促进"), ("level", "全市")]),
    ("市委、市政府工作要求", [("level", "市委"), ("level", "市政府")]),
    ("市场主体达5.6万家", [("quantity", "5.6万家")]),
    ("年营业收入达1亿元以上", [("quantity", "1亿元以上")]),
    ("依托市产业投资基金", []),
    ("依托重庆英才计划", [("place", "重庆")]),
    ("县科技局会同县级有关部门", [("organisation", "县科技局"), ("level", "县级")]),
    ("市市场监管局", [("organisation", "市市场监管局")]),
    ("重庆市税务局", [("organisation", "重庆市税务局")]),
    ("县国资监管中心（县金融事务中心）、县财政局", [("organisation", "县国资监管中心（县金融事务中心）"), ("organisation", "县财政局")]),
    ("各区县（自治县）政府和两江新区", [("organisation", "各区县（自治县）政府")]),
    ("各乡镇（街道）要", [("organisation", "各乡镇（街道）")]),
    ("到2025年底，每年", [("date", "2025年底")]),
    ("大力发展科技保险", [("word", "大力"), ("word", "发展")]),
    ("推广5G网络", [("word", "5G")]),
    ("加强与工信部衔接，报财政部审批", [("word", "加强"), ("organisation", "工信部"), ("organisation", "财政部")]),
    ("教育部门、财政部门按照商务部署办理", []),
    ("建立县、镇、村三级联动机制", [("word", "建立"), ("level", "县、镇、村三级")]),
    ("省市县三级共建", [("level", "省市县三级")]),
    ("建立三级联动机制", [("word", "建立")]),
    ("中国人民银行重庆市分行牵头", [("organisation", "中国人民银行重庆市分行")]),
    ("国家税务总局会同中国气象局", [("organisation", "国家税务总局"), ("organisation", "中国气象局")]),
    ("国务院国资委会同海关总署", [("organisation", "国务院国资委"), ("organisation", "海关总署")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_a_clause_is_cut_into(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_tokens_cover_the_text_and_know_their_places(text):
    tokens = LEXICON.read(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("促进全市科技服务业增量提质", "促进全县科技服务业增量提质"),
        ("市场主体达5.6万家", "市场主体达45家以上"),
        ("市科技局牵头", "县科技局牵头"),
        ("支持重庆建设", "支持巫溪建设"),
        ("各区县政府要落实", "各乡镇（街道）要落实"),
        ("到2025年，", "到2027年"),
        ("人行重庆营管部", "人民银行巫溪支行"),
    ],
)
def test_place_level_figure_and_punctuation_make_no_difference_to_the_mask(parent, child):
    assert LEXICON.mask(parent) == LEXICON.mask(child)


@pytest.mark.parametrize("printed", ["县级以上人民政府", "市、县（区）人民政府", "各级人民政府及其有关部门"])
def test_the_governments_of_a_range_are_a_level_also_where_one_is_responsible(printed):
    lexicon = Lexicon(["东江省"], [printed, "省公安厅"])
    assert lexicon.mask("县级以上人民政府负责") == lexicon.mask("市、县（区）人民政府负责") == Lexicon().mask("各级人民政府负责")


@pytest.mark.parametrize(
    ("parent", "child"), [("大力发展", "鼓励发展"), ("达500家", "达500元"), ("市场主体", "主体"), ("市财政局", "市税务局")]
)
def test_what_is_said_makes_a_difference(parent, child):
    assert LEXICON.mask(parent) != LEXICON.mask(child)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("市科技局", ("市", "科技局")),
        ("市市场监管局", ("市", "市场监管局")),
        ("市场监管局", ("", "市场监管局")),
        ("县级有关部门", ("县级", "有关部门")),
        ("国家发展改革委", ("国家", "发展改革委")),
        ("南岸区科技局", ("南岸区", "科技局")),
        ("自治区财政厅", ("自治区", "财政厅")),
        ("国网电力", ("", "国网电力")),
    ],
)
def test_level_and_place_before_a_name(name, parts):
    assert split_level(fold(name), ["重庆市", "重庆"]) == parts


BODIES = [
    ("市科技局", "县科技局", "level"),
    ("市科技局", "市科技局", "same"),
    ("市科技局", "市 科技局", "same"),
    ("重庆市税务局", "县税务局", "level"),
    ("市发改委", "县发展和改革局", "alias"),
    ("人行重庆营管部", "人民银行巫溪支行", "alias"),
    ("国家税务总局巫溪县税务局", "县税务局", "alias"),
    ("市金融监管局", "县国资监管中心（县金融事务中心）", "function"),
    ("市知识产权局", "县市场监管局", "function"),
    ("市大数据发展局", "县经济信息委（县大数据发展局）", "level"),
    ("各区县政府", "各乡镇（街道）", "level"),
    ("省委编办", "市委编办", "level"),
    # an office of one work, whatever kind of office it is; another work, an institution, and too short a name
    ("市通信管理局", "县通信管理办公室", "function"),
    ("市粮食物资储备局", "县粮食物资储备办", "function"),
    ("市通信管理局", "县无线电管理办公室", None),
    ("市港航事务局", "县港航事务中心", None),
    ("市盐务局", "县盐务办", None),
    ("市科技局", "县财政局", None),
    # ministries and the bureaus of their work; party bodies of the centre and of a committee
    ("教育部", "县教体局", "alias"),
    ("住房城乡建设部", "市住建局", "alias"),
    ("税务总局", "县税务局", "alias"),
    ("教育部", "县财政局", None),
    ("县武装部", "县武装局", None),
    ("中央组织部", "县委组织部", "alias"),
    ("中央组织部", "县委宣传部", None),
    ("省畜牧局", "县畜牧发展促进中心", "function"),
    ("省畜牧局", "县林业局", None),
    ("市教委", "县科协", None),
    ("各区县政府", "县政府", None),
]


@pytest.mark.parametrize(("parent", "child", "how"), BODIES)
def test_how_two_bodies_correspond(parent, child, how):
    places = ["重庆市", "重庆", "巫溪县", "巫溪"]
    assert correspondence(read_body(parent, places), read_body(child, places)) == how
