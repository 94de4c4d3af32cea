"""Wraps undone, paragraphs kept apart, page furniture set aside."""

from __future__ import annotations

import pytest

from policydiff.parse.lay.paragraphs import read_paragraphs
from policydiff.read import read_bytes
from policydiff.text.fold import squeeze

PROSE = "支持面向装备制造、电子信息、钢铁及有色冶金、能源化工、交通运输、建筑市政、生态环保等领域，提供技术研发、工艺优化、系统集成设计等研究开发服务。"


def paragraphs(text: str) -> list[str]:
    return [p.text for p in read_paragraphs(read_bytes(text.encode(), "x.txt")) if p.kind != "page-furniture"]


def wrapped(text: str, width: int, parting: str = "\n") -> str:
    return parting.join(text[at : at + width] for at in range(0, len(text), width))


CASES = [
    ("unwrapped lines stay", "一、总体要求\n以创新为导向。\n二、目标", ["一、总体要求", "以创新为导向。", "二、目标"]),
    ("a wrap is undone", f"一、总体要求\n{wrapped(PROSE, 28)}\n二、目标", ["一、总体要求", PROSE, "二、目标"]),
    (
        "a blank line after every line means nothing",
        f"一、总体要求\n\n{wrapped(PROSE, 28, chr(10) * 2)}\n\n二、目标",
        ["一、总体要求", PROSE, "二、目标"],
    ),
    (
        "the number of a short text says nothing of its wrap",
        f"柳湾县政办发〔2024〕19号\n\n{wrapped(PROSE[:60], 28, chr(10) * 2)}。\n\n柳湾县人民政府办公室\n\n柳湾县人力资源和社会保障局",
        ["柳湾县政办发〔2024〕19号", f"{PROSE[:60]}。", "柳湾县人民政府办公室", "柳湾县人力资源和社会保障局"],
    ),
    ("a page top may be indented by one blank", f"{PROSE[:28]}\n {PROSE[28:56]}\n{PROSE[56:]}", [PROSE]),
    (
        "a name cut in a list of bodies",
        "落实政策。\n责任单位：县人力资源社会\n保障局、县财政局\n完成时限：2025年",
        ["落实政策。", "责任单位：县人力资源社会保障局、县财政局", "完成时限：2025年"],
    ),
    (
        "a name cut twice",
        "配合单位：县财政局、县住房和城\n乡建设局、县市场监督管\n理局",
        ["配合单位：县财政局、县住房和城乡建设局、县市场监督管理局"],
    ),
    ("its last character", "责任部门：县文化体育广电和旅游\n局\n二、目标", ["责任部门：县文化体育广电和旅游局", "二、目标"]),
    ("its level", "牵头单位：县公安局、县\n市场监督管理局", ["牵头单位：县公安局、县市场监督管理局"]),
    (
        "behind the second label of a line",
        "牵头单位：县教育局；责任单位：县卫生健\n康局、县民政局",
        ["牵头单位：县教育局；责任单位：县卫生健康局、县民政局"],
    ),
    ("a branch", "责任单位：人民银行青岷县\n支行、县金融办", ["责任单位：人民银行青岷县支行、县金融办"]),
    (
        "what the bodies do in whose list a line ends",
        "由县水利局牵头，县财政局、县自然资源局\n配合，修复围网。\n二、清理网箱",
        ["由县水利局牵头，县财政局、县自然资源局配合，修复围网。", "二、清理网箱"],
    ),
    (
        "bodies of a label do nothing",
        "责任单位：县水利局、县财政局\n牵头，是组织工作的方法。",
        ["责任单位：县水利局、县财政局", "牵头，是组织工作的方法。"],
    ),
    ("nor does one that stands alone", "县财政局\n负责，就要尽责。", ["县财政局", "负责，就要尽责。"]),
    ("a whole name goes on with none", "责任单位：县财政局\n服务中心设在县民政局。", ["责任单位：县财政局", "服务中心设在县民政局。"]),
    ("a name of its own", "责任单位：综合协调\n县教育局、县财政局", ["责任单位：综合协调", "县教育局、县财政局"]),
    ("an item", "责任单位：县住房\n二、建设局", ["责任单位：县住房", "二、建设局"]),
    ("who signs", "责任单位：全体职工\n青岷教育局\n2023年5月6日", ["责任单位：全体职工", "青岷教育局", "2023年5月6日"]),
    ("a label of no bodies", "责任领导：王某某\n教育局", ["责任领导：王某某", "教育局"]),
    ("an indented line begins a paragraph", f"　　{wrapped(PROSE, 28)}\n　　{wrapped(PROSE, 28)}", [PROSE, PROSE]),
    (
        "a number cut from its unit",
        "从业人员达 60\n万人、年营业收入达到五千亿元以\n上，为推动高质量发展提供有力支\n撑。",
        ["从业人员达60万人、年营业收入达到五千亿元以上，为推动高质量发展提供有力支撑。"],
    ),
    (
        "a number cut from a measure of several characters",
        "到2028年，改造供水管网 320\n公里，新增蓄水 15.5\n万立方米，绿化矿山 40\n平方米。",
        ["到2028年，改造供水管网320公里，新增蓄水15.5万立方米，绿化矿山40平方米。"],
    ),
    (
        "a measure cut in two, also at a blank line and on a short line",
        "全县新修机耕路 35 公\n里，建成标准厂房8万平\n\n方米、绿地60公\n顷，装机120兆\n瓦。",
        ["全县新修机耕路35公里，建成标准厂房8万平方米、绿地60公顷，装机120兆瓦。"],
    ),
    ("what begins like the rest of a measure", "建成泵站5个\n月度考核，按期开展。", ["建成泵站5个", "月度考核，按期开展。"]),
    ("a name that ends like a measure's begin", "联系人：李公\n里程，按时完成。", ["联系人：李公", "里程，按时完成。"]),
    ("a number alone over the name of a column", "2028\n公里里程\n15", ["2028", "公里里程", "15"]),
    (
        "a year behind a word that asks for one",
        "2026年，完成年度任务，机制基本建立。到\n2028年，全县水库\n3座，蓄水能力达到\n1200万立方米。",
        ["2026年，完成年度任务，机制基本建立。到2028年，全县水库3座，蓄水能力达到1200万立方米。"],
    ),
    ("a heading is none", "工作要落实到\n一、目标\n2028年，完成任务。", ["工作要落实到", "一、目标", "2028年，完成任务。"]),
    (
        "a day alone is no wrap",
        "青石农村商业银行股份有限公司\n2022年7月1日\n某行\n2022年7月2日",
        ["青石农村商业银行股份有限公司", "2022年7月1日", "某行", "2022年7月2日"],
    ),
    (
        "a table in a sentence stands beside it",
        "到2026年，全县新建\n年份\t水库\n2026\t3\n5座，完成改造。",
        ["到2026年，全县新建5座，完成改造。", "年份\t水库", "2026\t3"],
    ),
    (
        "a table between paragraphs parts them",
        "到2026年，任务如下。\n年份\t水库\n2026\t3\n5座水库要完工。",
        ["到2026年，任务如下。", "年份\t水库", "2026\t3", "5座水库要完工。"],
    ),
    (
        "a title is no wrap of the body below",
        "青石市2022年统计公报\n青石市统计局\n经济平稳。",
        ["青石市2022年统计公报", "青石市统计局", "经济平稳。"],
    ),
    (
        "a line of contents goes on nowhere",
        f"加强国际合作{'.' * 30} 19\n附件：养老服务标准拟制定清单{'…' * 10} 20\n前言\n{wrapped(PROSE, 28)}",
        [f"加强国际合作{'.' * 30}19", f"附件：养老服务标准拟制定清单{'…' * 10}20", "前言", PROSE],
    ),
    ("blanks in figures go", "达 5.6 万家、渝府办发〔2023〕24 号。", ["达5.6万家、渝府办发〔2023〕24号。"]),
    ("a blank between Latin words stays", "建设 Smart City 平台。", ["建设Smart City平台。"]),
    (
        "a wrap inside a title mark",
        "《重庆市提升科技服务能力行动计划（2023\n—2025年）》已经同意。",
        ["《重庆市提升科技服务能力行动计划（2023—2025年）》已经同意。"],
    ),
    ("a full heading before its body", f"{PROSE[:28]}\n{PROSE[28:56]}\n{PROSE[56:]}\n1．研究开发服务。", [PROSE, "1．研究开发服务。"]),
]

TITLE = "柳湾县“十四五”供水规划"
RUNNING = [
    (
        "a title printed again over a page in mid-sentence",
        f"{TITLE}\n一、目标\n到2028年，新建水厂3座，供水普及\n第 1 页 共 2 页\n{TITLE}\n率达到95%，水质达标。\n二、保障\n加强领导。",
        [TITLE, "一、目标", "到2028年，新建水厂3座，供水普及率达到95%，水质达标。", "二、保障", "加强领导。"],
    ),
    (
        "with the number of the page between dashes",
        f"{TITLE}\n一、目标\n到2028年，新建水厂3座，\n— 1 —\n{TITLE}\n改建5座，水质达标。",
        [TITLE, "一、目标", "到2028年，新建水厂3座，改建5座，水质达标。"],
    ),
    (
        "a title below a cover is the text's own",
        f"{TITLE}\n柳湾县水利局\n— 1 —\n{TITLE}\n一、目标\n到2028年，新建水厂3座。",
        [TITLE, "柳湾县水利局", TITLE, "一、目标", "到2028年，新建水厂3座。"],
    ),
    (
        "so is one below a sentence that has ended",
        f"{TITLE}\n现将柳湾县供水规划印发给各乡镇、各部门，请认真执行。\n— 1 —\n{TITLE}\n为加强供水，制定本规划。",
        [TITLE, "现将柳湾县供水规划印发给各乡镇、各部门，请认真执行。", TITLE, "为加强供水，制定本规划。"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in RUNNING], ids=[case[0] for case in RUNNING])
def test_the_title_of_every_page_is_furniture(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


# Pages wrapped at 26 characters and boxes in a smaller type wrapped at 33, as a PDF file's text comes.
PAGES = "\n".join([wrapped(PROSE, 26)] * 20 + [wrapped(PROSE, 33)] * 8)
SECOND = "推动先进工艺与制造装备深度融合，通过智能车间建设，带动通用装备加速研制，市场满足率超过50%，主营业务收入超10亿元的企业达40家。"
UNEVEN = [
    ("a sentence cut in mid-word is whole", wrapped(SECOND, 26), [SECOND]),
    ("so is one in a box", wrapped(SECOND, 33), [SECOND]),
    ("a full line that ends its sentence ends the paragraph", f"{PROSE[-26:]}\n{wrapped(SECOND, 26)}", [PROSE[-26:], SECOND]),
    ("a list's next item", f"1．{SECOND[:24]}\n2．{SECOND[:24]}", [f"1．{SECOND[:24]}", f"2．{SECOND[:24]}"]),
    (
        "an item behind a bracket that was cut off",
        f"用于规范数据的应用，包括系统集成标准、数字孪生标准（\n1．{SECOND[:20]}。",
        ["用于规范数据的应用，包括系统集成标准、数字孪生标准（", f"1．{SECOND[:20]}。"],
    ),
    (
        "rows of a table",
        "15 原油加工标准；原油物性库、原油快评等相关标准和规范\n16 专用过程装备与仪表等智能装备标准；原料配置等标准",
        ["15 原油加工标准；原油物性库、原油快评等相关标准和规范", "16 专用过程装备与仪表等智能装备标准；原料配置等标准"],
    ),
    (
        "long names without a mark",
        "青石市先进制造业集群公共服务平台建设与运营管理中心\n柳河县现代农业产业园区综合服务能力提升建设项目部",
        ["青石市先进制造业集群公共服务平台建设与运营管理中心", "柳河县现代农业产业园区综合服务能力提升建设项目部"],
    ),
    (
        "a marked heading as wide as the page",
        f"（一）全面提升先进制造业集群公共服务平台建设水平\n{wrapped(SECOND, 26)}",
        ["（一）全面提升先进制造业集群公共服务平台建设水平", SECOND],
    ),
    ("a heading run on behind a sentence", f"{PROSE[-19:]} 三、建设思路\n{wrapped(SECOND, 26)}", [f"{PROSE[-19:]}三、建设思路", SECOND]),
    (
        "a signature below a line that lost its full stop",
        f"{SECOND[:26]}\n青石市人民政府\n2024年3月5日",
        [SECOND[:26], "青石市人民政府", "2024年3月5日"],
    ),
    ("a page's end in mid-sentence", wrapped(SECOND, 26).replace("\n", "\n— 3 —\n"), [SECOND]),
    ("short lines", "基础共性\n智能装备\n青石市人民政府", ["基础共性", "智能装备", "青石市人民政府"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in UNEVEN], ids=[case[0] for case in UNEVEN])
def test_paragraphs_of_pages_wrapped_at_several_widths(text: str, expected: list[str]) -> None:
    found = paragraphs(f"{PAGES}\n一、总体要求\n{text}")
    assert found[found.index("一、总体要求") + 1 :] == expected


def test_a_portals_page_with_open_lines_is_not_wrapped_at_several_widths() -> None:
    lines = [SECOND[:26], PROSE * 3] * 30
    assert paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "－3－", "第 3 页 共 9 页", "3/9"])
def test_a_page_number_in_mid_sentence_leaves_the_sentence_whole(number: str) -> None:
    lines = wrapped(PROSE, 24).split("\n")
    text = "\n".join([*lines[:2], number, *lines[2:]])
    found = read_paragraphs(read_bytes(text.encode(), "x.txt"))
    prose = next(p for p in found if p.kind == "text")
    assert prose.text == PROSE
    assert prose.passage.pieces() == ((0, 49), (51 + len(number), len(text)))
    assert [p.text for p in found if p.kind == "page-furniture"] == [squeeze(number)]


def test_offsets_point_at_the_characters() -> None:
    source = read_bytes(wrapped(PROSE, 28, "\n\n").encode(), "x.txt")
    for paragraph in read_paragraphs(source):
        assert [source.text[at] for at in paragraph.passage.offsets] == list(paragraph.text)


def test_the_numbers_of_a_blank_page_and_the_next_are_furniture() -> None:
    pages = [f"{'一二三四五'[number]}、第{number}部分\n" + "\n".join([PROSE] * 9) + f"\n{30 + number}" for number in range(1, 3)]
    found = paragraphs("\n".join([f"总则\n{PROSE}\n30", *pages[:1], "32", pages[1].replace("\n32", "\n33")]))
    assert not [text for text in found if text.isdigit()]
    rows = "\n".join(f"{number}\n建设示范基地{number}个" for number in range(1, 8))
    assert [text for text in paragraphs(rows) if text.isdigit()] == list("1234567")


def test_the_numbers_of_rows_that_nobody_has_filled_in_are_none_of_pages() -> None:
    form = "\n".join(["序号\n示例", *"123456", "注：可加行"])
    found = paragraphs("\n".join([form, *[PROSE] * 12, form]))
    assert [text for text in found if text.isdigit()] == list("123456") * 2
