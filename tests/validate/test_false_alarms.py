"""What the program reads as printed passes: a fresh reading of these texts has no finding of the rule that once told it."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text
from policydiff.store import dump_notice
from policydiff.validate import Raw, Subject, check

PLAN = "某县人民政府办公室关于印发某县行动方案的通知\n某县府办发〔2024〕3号\n\n各乡镇人民政府：\n现将《某县行动方案》印发给你们。\n\n某县人民政府办公室\n2024年3月1日\n\n某县行动方案\n\n一、主要任务\n"
FRESH = {
    "an order's number under its name": (
        "envelope-not-found",
        "某某市人民政府令\n第52号\n《某某市绿化管理办法》已经2024年3月1日市人民政府第8次常务会议通过，现予公布，自2024年5月1日起施行。\n市长　某某某\n2024年3月12日\n"
        "某某市绿化管理办法\n第一条　为了加强绿化，制定本办法。\n第二条　本办法由市园林局负责解释。\n",
    ),
    "a metric turned round": ("metric-not-printed", "某县行动方案\n\n一、主要任务\n到2026年，力争4家企业上市。\n"),
    "an output named after its verb": ("metric-not-printed", PLAN + "到2026年，生产水泥30万吨。\n"),
    "a paragraph behind the list of an article": (
        "covers-mismatch",
        "某某市统计条例\n\n第一章　总则\n第一条　为了规范统计，制定本条例。\n第二条　市统计局应当会同有关部门开展行业分析，每年公布报告，内容包括：\n（一）行业规模；\n（二）行业结构；\n"
        "（三）其他内容。\n企业应当报送有关信息。\n第三条　本条例自2024年5月1日起施行。\n",
    ),
    "where something holds, beside who": (
        "organisation-unlisted",
        PLAN + "（一）放宽准入。允许设立机构。（责任部门：县商务局，实施范围：工业园区）\n",
    ),
    "another label beside who": (
        "organisation-unlisted",
        PLAN + "（一）完善道路。完成铺设。（实施主体：县城投集团；检测单位：县质检所）\n",
    ),
    "who does it in the sentence before": (
        "organisation-not-printed",
        "某某局关于印发目录管理办法的通知\n\n第一条　省药监局负责拟定目录的规范，组织发布目录。负责收集地方增补的品种，并加强指导。\n第二条　本办法自2024年5月1日起施行。\n",
    ),
    "the largest of several projects that stand side by side": (
        "headline-mismatch",
        PLAN
        + "（一）壮大集成电路。到2025年，集成电路产业规模达到1000亿元。\n（二）壮大先进计算。到2025年，先进计算产业规模达到3500亿元。\n"
        "（三）壮大数字终端。到2025年，数字终端产业规模达到6000亿元。\n（四）壮大云服务。到2025年，云服务产业规模达到5000亿元。\n",
    ),
    "a deadline alone": ("statement-without-task", PLAN + "（一）办理登记。\n办结时限：20个工作日\n承诺办结时限：5个工作日\n"),
}


@pytest.mark.parametrize(("rule", "text"), FRESH.values(), ids=FRESH.keys())
def test_what_is_read_as_printed_is_no_finding(rule: str, text: str) -> None:
    notice = parse_text(text)
    found = check(Subject("a.yaml", dump_notice(notice), Raw(text, notice.source.sha256, notice.source.text_sha256), corrected=False))
    assert not any(each.rule == rule or each.severity == "error" for each in found), [each.message for each in found]


@pytest.mark.parametrize(
    ("between", "told"), [("", False), ("规范每年修订一次。", True)], ids=["directly before", "with another sentence between"]
)
def test_who_does_it_stands_in_the_sentence_directly_before(between: str, told: bool) -> None:
    text = f"某某局关于印发目录管理办法的通知\n\n第一条　省药监局负责拟定目录的规范，组织发布目录。{between}负责收集地方增补的品种，并加强指导。\n第二条　本办法自2024年5月1日起施行。\n"
    notice = parse_text(text)
    first = notice.tasks[0]
    at = text.index("负责收集")
    words = "负责收集地方增补的品种，并加强指导"
    (clause,) = [each for each in notice.all_clauses() if each.text.startswith(words)]
    second = first.model_copy(update={"id": f"{first.id}/2", "clause": clause.id, "text": words, "span": (at, at + len(words))})
    edited = dump_notice(notice.model_copy(update={"tasks": (first, second)}))
    found = check(Subject("a.yaml", edited, Raw(text, notice.source.sha256, notice.source.text_sha256), corrected=True))
    assert any(each.rule == "organisation-not-printed" for each in found) is told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        *((each, False) for each in ("总体要求", "指导思想", "基本原则", "工作目标", "附则", "总则")),
        *((each, True) for each in ("重点任务", "推进产业升级", "附则管理", "保障措施")),
    ],
)
def test_nobody_is_missed_where_a_heading_asks_nobody_to_do_anything(heading: str, told: bool) -> None:
    named = "".join(
        f"{number}、{what}\n{what}。（责任单位：县商务局）\n"
        for number, what in zip("二三四", ("培育商圈", "发展夜市", "改造街区"), strict=True)
    )
    text = f"某县夜间经济行动方案\n\n一、{heading}\n坚持以人民为中心，推动经济发展。\n{named}"
    notice = parse_text(text)
    found = check(Subject("a.yaml", dump_notice(notice), Raw(text, notice.source.sha256, notice.source.text_sha256), corrected=False))
    assert any(each.rule == "task-without-organisation" for each in found) is told
