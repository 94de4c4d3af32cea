"""One notice in other clothes: however its lines are wrapped, glued, numbered by pages or marked up, it reads as it does plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from policydiff.model import Notice
from policydiff.pipeline import parse_bytes
from policydiff.text.fold import fold, squeeze

NOTICE = """\
云岭县人民政府办公室关于印发云岭县乡村养老服务提升行动计划（2024—2026年）的通知
云府办发〔2024〕18号
各乡镇人民政府，县政府各部门，有关单位：
《云岭县乡村养老服务提升行动计划（2024—2026年）》已经县政府同意，现印发给你们，请认真贯彻执行。
云岭县人民政府办公室
2024年5月20日
云岭县乡村养老服务提升行动计划（2024—2026年）
为提升乡村养老服务水平，根据省、市有关部署，结合我县实际，制定本行动计划。
一、总体要求
坚持政府主导、社会参与，健全县、乡、村三级养老服务网络，着力解决农村老年人就餐、就医、照护方面的困难，让老年人共享改革发展成果。
到2026年，全县建成乡镇区域养老服务中心12个，培训养老护理员800人次，特困供养机构护理型床位占比达到60%以上。
二、重点任务
（一）加快设施建设，完善服务网络
1.建设区域中心。依托乡镇敬老院，改造建设具备全日托养、日间照料、上门服务、区域协调指导能力的养老服务中心，2025年底前完成改造8个。（县民政局牵头，县发展改革委、县财政局配合）
2.发展互助养老。利用闲置校舍、村级活动场所建设互助养老点，鼓励低龄健康老人帮助高龄、失能老人。（责任单位：县民政局、各乡镇人民政府）
（二）提高服务质量
3.推进医养结合。乡镇卫生院与养老机构签约率达到100%，为65周岁以上老年人每年提供1次免费体检。（县卫生健康委牵头，县民政局配合）
三、保障措施
（一）加强组织领导。建立由县政府分管领导牵头的联席会议制度，定期研究解决重大问题。
（二）加强资金保障。县财政每年安排养老服务专项资金，用于设施建设和运营补助。（责任单位：县财政局）"""
PARAGRAPHS = NOTICE.split("\n")
NO_START = "，。、；：！？）》”％%"


def wrap(paragraph: str, width: int, indent: int) -> Iterator[str]:
    line = "　" * indent
    for char in paragraph:
        if len(line) >= width and char not in NO_START:
            yield line
            line = ""
        line += char
    yield line


def wrapped(width: int, indent: int = 0, parting: str = "\n") -> Callable[[], str]:
    return lambda: parting.join(line for paragraph in PARAGRAPHS for line in wrap(paragraph, width, indent))


def paged(width: int, number: str, head: str = "") -> Callable[[], str]:
    lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, width, 2)]
    pages = ["\n".join(lines[at : at + 9]) for at in range(0, len(lines), 9)]
    return lambda: "\n".join(f"{page}\n{number.format(at)}{head}" for at, page in enumerate(pages, start=1))


def swapped(table: dict[str, str]) -> Callable[[], str]:
    return lambda: NOTICE.translate(str.maketrans(table))


def page(body: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"></head><body><div class="nav"><a>首页</a></div><div class="content">{body}</div></body></html>'
    )


def broken(figure: str) -> Callable[[], str]:
    """A copy whose lines end before and behind each figure, as where figures stand in a type of their own."""
    return lambda: "\n".join(piece.strip() for piece in re.split(f"({figure})|\n", NOTICE) if piece and piece.strip())


CLOTHES: dict[str, Callable[[], str]] = {
    "lines broken around figures": broken(r"\d[\d.,%％—]*"),
    "lines broken around figures, points apart": broken(r"\d+"),
    "blank lines": lambda: NOTICE.replace("\n", "\n\n"),
    "indented": lambda: "\n".join(f"　　{paragraph}" for paragraph in PARAGRAPHS),
    "wrapped at 20": wrapped(20),
    "wrapped at 28": wrapped(28),
    "wrapped at 40": wrapped(40),
    "wrapped at 20, indented": wrapped(20, 2),
    "wrapped at 28, indented": wrapped(28, 2),
    "wrapped at 40, indented": wrapped(40, 2),
    "wrapped, a blank line after each": wrapped(28, 0, "\n\n"),
    "page numbers in dashes": paged(28, "— {} —"),
    "page numbers in words": paged(34, "第{}页 共9页"),
    "bare page numbers and a running head": paged(30, "- {} -", "\n云岭县人民政府公报"),
    "half-width punctuation": swapped({"，": ",", "：": ":", "（": "(", "）": ")", "；": ";"}),
    "other brackets": swapped({"〔": "[", "〕": "]", "（": "(", "）": ")"}),
    "lenticular brackets": swapped({"〔": "【", "〕": "】"}),
    "full-width figures": swapped({str(digit): chr(0xFF10 + digit) for digit in range(10)} | {"%": "％", ".": "．"}),
    "the comma of lists for the point": lambda: re.sub(r"(?m)^(\d)\.", r"\1、", NOTICE),
    "blanks around figures": lambda: re.sub(r"(?<=[\u4e00-\u9fff])(\d+)(?=[\u4e00-\u9fff%])", r" \1 ", NOTICE),
    "a page of paragraphs": lambda: page("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)),
    "a page of line breaks": lambda: page("<div>" + "<br/>\n　　".join(PARAGRAPHS) + "</div>"),
    "a page out of a text processor": lambda: page("".join(f"<p><span>{p[:9]}</span><span>{p[9:]}</span></p>" for p in PARAGRAPHS)),
}


def facts(notice: Notice) -> dict[str, Any]:
    envelope = notice.notice
    found = {
        "envelope": [envelope.title, envelope.document_number, envelope.issued, *envelope.issuers, *envelope.addressees],
        "sections": [[section.path, section.heading] for plan in notice.plans for section in plan.walk()],
        "tasks": [[*task.lead, "/", *task.cooperating, "/", *task.responsible, str(task.deadline)] for task in notice.tasks],
        "targets": [[target.metric, str(target.value), target.unit, str(target.year)] for target in notice.targets],
    }
    return {name: shape(value) for name, value in found.items()}


def shape(value: Any) -> Any:
    if isinstance(value, list):
        return [shape(item) for item in value]
    return fold(squeeze(value or "")).translate(str.maketrans("[]", "()", "."))


def read(text: str) -> Notice:
    return parse_bytes(text.encode(), "notice.html" if text.startswith("<html") else "notice.txt")


def test_the_plain_notice_is_read_whole() -> None:
    found = facts(read(NOTICE))
    assert found["envelope"][1:] == [
        "云府办发(2024)18号",
        "2024-05-20",
        "云岭县人民政府办公室",
        "各乡镇人民政府",
        "县政府各部门",
        "有关单位",
    ]
    paths = "一 二 二/(一) 二/(一)/1 二/(一)/2 二/(二) 二/(二)/3 三 三/(一) 三/(二)"
    assert [path for path, _ in found["sections"]] == paths.split()
    assert (len(found["tasks"]), len(found["targets"])) == (4, 6)


@pytest.mark.parametrize("clothes", CLOTHES)
def test_a_notice_in_other_clothes_reads_the_same(clothes: str) -> None:
    assert facts(read(CLOTHES[clothes]())) == facts(read(NOTICE))


@pytest.mark.parametrize("parting", ["", " ", "　　"])
def test_a_notice_on_one_line_keeps_its_envelope_its_outline_and_its_duties(parting: str) -> None:
    found, plain = facts(read(parting.join(PARAGRAPHS))), facts(read(NOTICE))
    assert found["envelope"] == plain["envelope"]
    assert [path for path, _ in found["sections"]] == [path for path, _ in plain["sections"]]
    assert found["tasks"] == plain["tasks"]
