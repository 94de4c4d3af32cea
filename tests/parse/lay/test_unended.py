"""Wraps that cut a title, a number, a remark, a quotation or a field, and those of a text whose indents are lost; and what only looks so."""

from __future__ import annotations

import pytest

from policydiff.parse.lay.paragraphs import read_paragraphs
from policydiff.read import read_bytes

WIDTH = 30
PROSE = "支持面向装备制造、电子信息、钢铁及有色冶金、能源化工、交通运输、建筑市政、生态环保等领域，提供技术研发、工艺优化、系统集成设计等研究开发服务。"
PAGE = "\n".join(PROSE[at : at + WIDTH] for at in range(0, len(PROSE), WIDTH))


def ending(words: str, width: int = WIDTH) -> str:
    """Return a line of prose that is full (or of the width given) and ends in `words`."""
    return "各县（区）要加强统筹，落实责任，形成合力，按照规定认真推进有关工作"[: width - len(words)] + words


def unmarked(words: str, width: int = WIDTH - 2) -> str:
    """Return a line without any mark that ends in `words`."""
    return "2.依托单位应当在2025年按照要求完成承诺和组织申请以及受理登记与"[: width - len(words)] + words


# what stands above the break, what below; whether they are one paragraph
CASES = [
    ("a title is closed below a word that ends titles", ending("《关于支持海上风电发展的意见"), "》，制定本办法。", True),
    ("and followed by its number", ending("《石川省关于加快水运发展的通知"), "》（国办发〔2021〕4号）要求，做好下列工作。", True),
    ("and by another title", ending("落实《关于整治非法采砂的通告"), "》《关于保护湿地的决定》，做好下列工作。", True),
    ("and by the sentence", ending("《关于深化教师队伍改革的意见"), "》中的相关要求。", True),
    ("a title alone is whole", "石川省人民政府关于印发《石川省湿地保护办法》的通知", "各县人民政府：", False),
    ("a telephone number", ending("公共服务平台和123"), "01咨询服务热线的作用，统一受理。", True),
    ("a year behind its first digit", ending("现提出2"), "021 年度申报指南建议，请遵照执行。", True),
    ("a year behind its third digit", ending("现提出202"), "1 年度申报指南建议，请遵照执行。", True),
    ("a code", ending("代码选择F0"), "601，并按照有关要求填写。", True),
    ("the part of a standard behind its point", ending("符合标准25.1"), "309 要求，失效概率有所降低。", True),
    ("the version of a system", ending("深化完善法院信息化"), "3.0版的建设任务，按期验收。", True),
    ("an item behind the number of an annex", ending("清单详见附件1"), "2.基础标准，主要用于统一术语。", False),
    ("a chapter with its number", ending("工作推进到5G"), "3 总则，主要用于统一术语。", False),
    ("an item behind a full stop", ending("认真落实。"), "2.基础标准，主要用于统一术语。", False),
    ("an item behind a year", ending("规划期到2025"), "1．建立台账，落实责任。", False),
    ("a title that ends in a remark", ending("《标准体系指南（2021版）》"), "的关键技术标准的基础上开展工作。", True),
    ("a draft", ending("《湿地保护办法（试行）》"), "规定的程序办理。", True),
    ("a title and what is remarked of it", ending("《评价体系（2018年版）》"), "（附件）规定的程序办理。", True),
    ("a title with a remark in it", ending("《防汛（抗旱）预案（试行）》"), "规定的程序办理。", True),
    ("an item behind a title with a remark", ending("《标准体系指南（2021版）》"), "二、基本原则", False),
    ("a quotation begun behind a full stop", ending("教育改革发展。“"), "一带一路”教育合作全面推进，成效显著。", True),
    ("and behind a pause of the sentence", ending("改革取得成效；“"), "互联网＋教育”全面推进，成效显著。", True),
    ("a quoted word without its end", ending("和“独角兽”"), "企业。（责任单位：县科技局、县财政局）", True),
    ("a field behind a sentence", ending("培育企业。"), "责任单位：县科技局、县财政局", False),
    ("a book and its publisher", ending("统计方法（第二版）[M]"), ".石川：石川出版社，2016。", True),
    ("last words below a first line without its indent", unmarked("审核材料等"), "工作。", True),
    ("a last character", unmarked("系统的协同调"), "度。", True),
    ("last words with a figure", unmarked("项目数不超"), "过十项。", True),
    ("last words and another sentence", unmarked("达到国际"), "领先水平。能够完全发挥作用，形成示范。", True),
    ("a first line with marks of prose", ending("5905-5925MHz频段管理规", WIDTH - 2), "定。结合发展情况及时调整，做好服务。", True),
    (
        "a first line without a mark in a text without indents",
        "从业机构应当指定或者授权一名管理人员牵头负责本机构的反洗",
        "钱工作，明确相关岗位及人员的职责。",
        True,
    ),
    ("an article whose blank is lost, too", "第十一条行业自律管理组织根据从业机构的洗钱风险状况采取", "以下措施：", True),
    ("an article's heading", "第十一条 自律管理措施", "行业自律管理组织根据风险状况采取以下措施：", False),
    ("a sentence of its own below a heading", unmarked("审核材料的规定"), "县科技局负责受理和审核。", False),
    ("last words below a shorter line", unmarked("审核材料等", WIDTH - 6), "工作。", False),
    ("a measure behind its thousands", ending("清理网箱养殖3.5 万", WIDTH - 8), "平方米。", True),
    ("an amount of money", ending("完成投资8400亿", WIDTH - 8), "元，平均每年增长2.1%。", True),
    ("households and a bound", ending("惠及农户1.2万", WIDTH - 8), "户以上；受益人口超过5万人。", True),
    ("persons of a list", ending("培训农民3万", WIDTH - 8), "人、干部500人。", True),
    ("a length that is left open", ending("新建管网0.2万", WIDTH - 8), "公里左右，更换水表。", True),
    ("a line that only begins like a measure", ending("项目总投资5亿", WIDTH - 8), "项目二总投资3亿元。", False),
    ("a heading of its own behind thousands", ending("项目总投资5亿", WIDTH - 8), "二、实施步骤", False),
    ("a measure behind no number", ending("力争产值过亿", WIDTH - 8), "元宵节前完成。", False),
    ("a signature", ending("认真落实。"), "石川省人民政府", False),
    ("an item below a first line without its indent", unmarked("审核材料等"), "二、目标。", False),
]


@pytest.mark.parametrize(("above", "below", "one"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_break_of_a_wrapped_text(above: str, below: str, one: bool) -> None:
    source = read_bytes("\n".join([*[PAGE] * 12, above, below]).encode(), "x.txt")
    found = ["".join(paragraph.text.split()) for paragraph in read_paragraphs(source)]
    whole = "".join((above + below).split())
    if one:
        assert found[-1].endswith(whole)
    else:
        assert found[-1] == "".join(below.split())


RULE = "市、县人民政府应当依托城市道路、水系、公园绿地等建设绿色廊道，为公众提供便捷的休闲空间，由城市绿化行政主管部门负责日常管护；"
RULES = [f"（{number}）{RULE}" for number in "一二三四五六七八九十"] * 9


def ragged(every: int, between: str) -> str:
    """Return a text of rules of which one of so many breaks somewhere, as where somebody has put together most lines of a page."""
    cuts = [37 + 7 * at % 24 for at in range(len(RULES))]
    return between.join(
        rule[:cut] + between + rule[cut:] if at % every == 0 else rule for at, (rule, cut) in enumerate(zip(RULES, cuts, strict=True))
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(("every", "is_whole"), [(1, True), (3, True), (9, False)])
def test_a_text_that_is_wrapped_at_no_width(between: str, every: int, *, is_whole: bool) -> None:
    found = [paragraph.text for paragraph in read_paragraphs(read_bytes(ragged(every, between).encode(), "rules.txt"))]
    assert (found == RULES) == is_whole


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("由城市绿化行政主", "（二）生产绿地由经营单位负责；"),
        ("由经营单位负责；", "管部门应当给予指导；"),
        ("由城市绿化行政主", "第二章 管护"),
    ],
)
def test_what_ends_a_paragraph_of_such_a_text(above: str, below: str) -> None:
    source = read_bytes(f"{ragged(1, chr(10))}\n（九）公园绿地的管理，{above}\n{below}".encode(), "rules.txt")
    assert read_paragraphs(source)[-1].text == "".join(below.split())


@pytest.mark.parametrize(
    ("above", "below", "together"),
    [
        ("摘要：近日，石川省印发《石川省“十四五”节", "近日，石川省印发《石川省节水规划》，全文如下：", False),
        ("近日，石川省印发办法（以下简称“办法", "近日，石川省印发办法（以下简称“办法”）。", False),
        ("石川节水 《石川省节水条例", "石川省水利厅就条例答记者问。", False),
        ("根据《石川省农村供水", "管理办法》的规定，制定本办法。", True),
        ("石川省发布《石川省节水条例", "节水 水资源", True),
        ("具体要求如下《、合理利用土地、水和其它资源，·", "防止水土流失和土地沙化。", True),
        ("设立专项资金（含甲、乙、丙", "三项，下同）。", True),
    ],
)
def test_a_sentence_below_what_is_cut_in_a_title_where_no_line_is_wrapped(above: str, below: str, *, together: bool) -> None:
    found = [paragraph.folded for paragraph in read_paragraphs(read_bytes(f"{above}\n\n{below}".encode(), "page.txt"))]
    assert (len(found) == 1) == together
