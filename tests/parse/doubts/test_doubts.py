"""What no careful reader would accept is told: titles, issuers, texts that stop early."""

from __future__ import annotations

import pytest

from policydiff import check
from policydiff.parse.doubts import is_issuer, is_title
from policydiff.pipeline import parse_text

TITLES = [
    "某市人民政府办公室关于印发某市养老服务三年行动计划（2024—2026年）的通知",
    "戒毒条例",
    "“双一流”建设总体方案",
    "《某市节约用水条例》实施办法",
    "某省人民政府办公厅转发省教委关于扩大规模有关问题请示的通知",
    "小学招生5月7日起网上报名！某区招生工作细则公布",
    "关于认真学习贯彻《某条例》的通知",
    "最高人民法院关于适用《某法》若干问题的解释（二）",
]
NO_TITLES = [
    "为加强管理，根据有关规定，制定本办法。",
    "某市关于印发《某办法",
    "首页政务公开某市关于某事的通知",
    "某市某局关于某事的通知 2023-05-01 10:20",
    "某局关于做好甲工作的通知某局关于做好乙工作的意见",
    "，现予公布",
    "2023",
    "某市加强和",
    "某" * 100 + "办法",
]
ISSUERS = [
    "某市人民政府办公室",
    "国家发展改革委",
    "中共某县委",
    "某市退役军人事务局",
    "最高人民法院",
    "某市优化营商环境工作领导小组办公室",
    "国务院",
    "某省推进“三地一区”建设领导小组改革开放新高地执行小组办公室",
    "中国证监会",
]
NO_ISSUERS = ["各有关单位", "现将有关事项通知如下", "某市人民政府：", "责任单位：某局。", "某市加强城市管理", "2023年某局"]


def test_titles_are_believed_and_other_lines_are_not() -> None:
    assert [title for title in TITLES if not is_title(title)] == []
    assert [title for title in NO_TITLES if is_title(title)] == []


def test_bodies_are_believed_and_other_words_are_not() -> None:
    assert [name for name in ISSUERS if not is_issuer(name)] == []
    assert [name for name in NO_ISSUERS if is_issuer(name)] == []


OFFICES = [
    ("岚溪县科技局高新技术科", ["岚溪县科技局"]),
    ("岚溪县发展和改革局\n岚溪县财政局农业股", ["岚溪县财政局"]),
    ("岚溪县教育局办公室", []),
    ("岚溪县东门街道办事处", []),
    ("岚溪县科技局", []),
]


@pytest.mark.parametrize(("signed", "told"), OFFICES, ids=[signed for signed, _ in OFFICES])
def test_an_issuer_inside_another_body_is_told_and_stands_as_printed(signed: str, told: list[str]) -> None:
    notice = parse_text(f"关于组织申报科技项目的通知\n\n各乡镇人民政府：\n\n请认真组织申报。\n\n{signed}\n2024年3月5日\n")
    assert list(notice.notice.issuers) == signed.split("\n")
    assert [each.args["body"] for each in notice.diagnostics if each.rule == "office-issuer"] == told


ITEMS = "".join(
    f"（{number}）加强{word}。落实{word}责任，健全{word}制度，完善{word}机制。\n"
    for number, word in zip("一二三四", ("领导", "保障", "监督", "宣传"), strict=True)
)
CHAPTERED = "某市养犬条例\n" + "".join(
    f"第{number}条 市、县人民政府应当加强第{number}项工作的领导。\n"
    for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
)


NINE = "某县实施方案\n一、总体要求\n坚持创新。\n二、九项重点任务\n"
REPORT = (
    "某县政府工作报告\n——2024年1月16日在某县第十届人民代表大会第四次会议上\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
    "一、2023年工作回顾\n全县生产总值增长7%。\n二、2024年工作安排\n实施项目100个。\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"某县实施方案\n一、主要任务\n{ITEMS}", None),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核", {"heading": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核。把工作纳入考核，", {"sentence": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核。市有关部门要加强对工作的指导，进一步", {"sentence": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核。实施“三项", {"sentence": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核。重点考核以下内容：", {"list": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}（五）强化考核。考核分三类。\n1.优秀等次；\n2.合格等次；", {"list": True}),
        (f"某县实施方案\n一、主要任务\n{ITEMS}附件：分工表", None),
        (
            "某局关于做好甲工作的通知\n各单位：\n请做好以下工作：\n一、加强领导\n二、加强保障\n三、加强监督\n四、加强宣传\n某局\n2023年5月1日",
            None,
        ),
        (CHAPTERED, {"closing": True}),
        (CHAPTERED + "第十六条 本条例自2020年1月1日起施行。", None),
        (CHAPTERED + "第十六条 本条例由市人大常委会负责解释。", None),
        ("名单\n一、甲县\n二、乙县\n三、丙县\n四、丁县", None),
        ("某市实施《中华人民共和国乙法》办法\n（2012年9月27日某市人民代表大会常务委员会第三次会议通过）", {"heading": True}),
        ("某省养犬条例\n（2015年3月1日某省人民代表大会常务委员会第七次会议通过\u30002019年5月1日修正）\n", {"heading": True}),
        ("某县人民政府关于印发某县实施方案的通知\n各乡镇人民政府：\n现印发给你们，请认真贯彻执行。\n某县人民政府\n2023年5月1日", None),
        ("某局关于做好甲工作的通知\n各单位：\n请做好甲工作。\n某局\n2023年5月1日", None),
        (f"{NINE}（一）加强领导。落实责任。\n（二）加强保障。落实经费。\n（三）加强监督。落实检查。", {"list": True}),
        (f"{NINE}1.加强领导。落实责任。\n2.加强保障。落实经费。", {"list": True}),
        ("某县实施方案\n一、主要任务\n重点抓好以下五个方面的工作：\n一是加强领导。\n二是加强保障。\n三是加强监督。", {"list": True}),
        ("某县实施方案\n重点做好以下4项工作。\n一、加强领导\n落实责任。\n二、加强保障\n落实经费。", {"list": True}),
        ("某县实施方案\n重点做好以下三项工作。\n一、加强领导\n落实责任。\n二、加强保障\n落实经费。\n三、加强监督\n落实检查。", None),
        (f"{NINE}（一）加强领导。落实责任。\n（三）加强保障。落实经费。", None),
        (f"{NINE}（一）加强领导。落实责任。\n（二）加强保障。落实经费。\n三、保障措施\n落实第九项规定。", None),
        ("某县实施方案\n去年完成九项改革。\n一、加强领导\n落实责任。\n二、加强保障\n落实经费。", None),
        (f"{REPORT}城镇新增就业2万人。", {"call": True}),
        (f"{REPORT}城镇新增就业2万人。\n各位代表！让我们团结起来，奋勇前进！", None),
        (f"{REPORT}城镇新增就业2万人。\n我们一定不负重托，干出新业绩！", None),
        ("某县2023年工作报告\n一、工作回顾\n全县生产总值增长5%。\n二、工作安排\n新增就业2万人。", None),
    ],
)
def test_a_text_that_stops_early_is_told(text: str, told: dict[str, bool] | None) -> None:
    found = [dict(item.args) for item in parse_text(text).diagnostics if item.rule == "ends-early"]
    assert [{key: value for key, value in args.items() if key != "end"} for args in found] == ([told] if told else [])


LETTER = "清河市水利局关于做好节水工作的通知\n各县水利局：\n现就有关工作通知如下。\n"
GAPS = [
    ("an item", "一、目标\n建成水库。\n二、任务\n（一）建设。要建设。\n（三）管护。要管护。\n", [("二/（三）", "（一）", 2, "")]),
    ("several items", "一、目标\n建成水库。\n二、任务\n1．建设。要建设。\n5．管护。要管护。\n", [("二/5", "1．", 2, 4)]),
    ("a chapter", "一、目标\n建成水库。\n二、任务\n（一）建设。要建设。\n四、保障\n要落实。\n", [("四", "二、", 3, "")]),
    ("the first of all", "二、任务\n（一）建设。要建设。\n（二）管护。要管护。\n三、保障\n要落实。\n", [("二", "", 1, "")]),
    ("an item that numbers on", "一、目标\n1．建设。要建设。\n二、任务\n2．管护。要管护。\n4．值守。要值守。\n", [("二/4", "2．", 3, "")]),
    ("none", "一、目标\n1．建设。要建设。\n二、任务\n2．管护。要管护。\n3．值守。要值守。\n", []),
    ("none where each section counts anew", "一、目标\n（一）建设。要建设。\n（二）管护。要管护。\n二、任务\n（一）值守。要值守。\n", []),
    ("none between styles", "一、目标\n（一）建设。要建设。\n1．管护。要管护。\n（二）值守。要值守。\n", []),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in GAPS], ids=[case[0] for case in GAPS])
def test_a_number_that_is_left_out_is_told(text: str, told: list[tuple[str, str, int, object]]) -> None:
    found = [each.args for each in parse_text(LETTER + text).diagnostics if each.rule == "numbering-gap"]
    assert [(args["number"], args["last"], args["first"], args["end"]) for args in found] == told


def test_a_check_of_the_whole_notice_tells_it_once() -> None:
    found = check(parse_text(LETTER + GAPS[0][1]))
    assert [each.rule for each in found if each.rule.startswith("numbering-")] == ["numbering-gap"]


def test_what_rules_for_one_year_reckon_with_is_told() -> None:
    text = "某市工信局2021年需求响应实施细则\n\n一、总体要求\n\n预计响应总规模为50万千瓦。\n\n用户申报量不低于4800千瓦时。\n"
    told = [one.args["text"] for one in parse_text(text).diagnostics if one.rule == "unread-figure"]
    assert told == ["预计响应总规模为50万千瓦"]
