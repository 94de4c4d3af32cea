"""What holds for every text whatever: nothing raises, nothing is lost, every quotation is found at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.model import Notice, Source
from policydiff.pipeline import conservation, parse_source, parse_text
from policydiff.read import read_bytes
from policydiff.store import dump_notice
from policydiff.text.fold import fold, squeeze

RAW = sorted((Path(__file__).parents[2] / "data" / "raw").glob("*.txt"))

PIECES = st.sampled_from(
    [
        "一、总体要求",
        "\u200b　　二、任务",
        "\ufeff",
        "\u00ad",
        "（一）实施行动。",
        "1．研究开发服务。",
        "（1）",
        "①",
        "第一章 总则",
        "第三条",
        "1.1 目的",
        "附件1",
        "附件：1.甲表",
        "专栏1 指标",
        "支持企业发展。",
        "到2025年，市场主体达5.6万家以上，",
        "（责任单位：市科技局、市财政局等）",
        "〔牵头单位：县科技局；责任单位：县教委〕",
        "（科技部牵头，财政部参与）",
        "某市人民政府办公室关于印发某方案的通知",
        "各县人民政府：",
        "某市人民政府",
        "2023年5月6日",
        "二〇二三年五月六日",
        "（此件公开发布）",
        "抄送：市委。",
        "您当前的位置: 首页 > 政务公开",
        "[ 索引号 ] 115/2024 [ 发文字号 ] 渝府〔2024〕1号",
        "成文日期：2024-10-12",
        "扫一扫在手机打开当前页",
        "分享：",
        "— 3 —",
        "目录",
        "第一章 总则……1",
        "《某方案》（国发〔2014〕49号）",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "。",
        "；",
        "，",
        "、",
        "：",
        "牵头",
        "负责",
        "配合",
        "等",
        "和",
        "及",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "　　",
        " ",
        "\u00a0",
        "\f",
        "\u2028",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "|",
        "—",
        "%",
        "亿",
        "万",
        "12",
        "5.6 万家",
        "三分之一",
        "abc",
        "關於",
        "🀄",
        "𠀀",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, PIECES, PIECES, st.text(max_size=6)), min_size=1, max_size=60).map("".join)


def quotations(notice: Notice) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    found = [(c.text, c.places) for c in notice.all_clauses()]
    found += [(read.text, read.pieces or (read.span,)) for read in (*notice.tasks, *notice.targets, *notice.achievements)]
    found += [(body.name, body.pieces or (body.span,)) for task in notice.tasks for body in task.organisations]
    return found


def assert_quoted(source: Source, notice: Notice) -> None:
    for quoted, pieces in quotations(notice):
        assert squeeze("".join(source.text[slice(*piece)] for piece in pieces)) == squeeze(quoted)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_parses_and_nothing_is_lost(text: str) -> None:
    source = Source("any.txt", text, "", "", "text/plain", "utf-8")
    notice = parse_source(source)
    assert conservation(source, notice) == 1.0
    assert_quoted(source, notice)
    ids = [s.id for p in notice.plans for s in p.walk()]
    assert len(ids) == len(set(ids))
    assert dump_notice(notice) == dump_notice(parse_source(source))


OVERLEAF = (
    *(
        "某市人民政府关于印发某市水利发展方案的通知",
        "各县人民政府：",
        "按照《某省水利条例》（某政发〔2021〕3号），制定本方案。",
        "某市水利发展方案",
    ),
    *("一、主要目标", "到2025年，新增灌溉面积2.3万亩以上，供水普及率达到98%。已建成水库12座，补助标准为每亩300元。"),
    *("市水利局会同各有关部门做好组织实施，各县人民政府负责落实。", "牵头单位：市水利局", "配合单位：市财政局、市林业局"),
)


@pytest.mark.parametrize("cut", range(1, sum(map(len, OVERLEAF))))
def test_what_is_read_over_a_page_number_is_quoted_without_it(cut: int) -> None:
    text = "\n".join(OVERLEAF)
    cut += text[:cut].count("\n")
    source = Source("x.txt", f"{text[:cut]}\n— 3 —\n{text[cut:]}", "", "", "text/plain", "utf-8")
    notice = parse_source(source)
    assert conservation(source, notice) == 1.0
    assert_quoted(source, notice)
    numbers = [(figure.printed, figure.pieces or (figure.span,)) for figure in (*notice.targets, *notice.achievements, *notice.figures)]
    assert all(printed in squeeze("".join(source.text[slice(*piece)] for piece in pieces)) for printed, pieces in numbers)
    for citation in notice.citations:
        found = squeeze("".join(source.text[slice(*piece)] for piece in citation.pieces or (citation.span,)))
        assert (citation.title or citation.document_number or "?") in found


TABLE = (
    *("某县2025年实事任务分工表", "序号", "任务内容", "牵头单位", "配合单位", "完成时限"),
    *("1", "新建改建农村公路120公里。", "县交通运输局", "县财政局、各乡镇", "2025年10月"),
    *("2", "改造危房300户。", "县住房城乡建设局", "县民政局", "2025年底"),
    *("3", "新建水厂2座。", "县水利局", "县财政局", "2025年12月"),
)
FURNITURE = st.sampled_from(
    [
        *(
            "【打印】【关闭】",
            "分享：",
            "扫一扫",
            "大",
            "字号：大 中 小",
            "来源：某县政府",
            "发布时间：2024-05-06 09:12",
            "发布日期：",
            "— 3 —",
            "3",
        ),
        *(
            "首页 > 政务公开",
            "上一篇：无",
            "文号：",
            "责任编辑：李某",
            "附件1.docx",
            "（此件公开发布）",
            "抄送：县委。",
            "|",
            "。",
            "标题：某县方案",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TABLE)), FURNITURE), min_size=1, max_size=4), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_lines_of_a_portal_inside_a_flattened_table_stand_in_one_place(inserted: list[tuple[int, str]], parting: str) -> None:
    lines = list(TABLE)
    for at, line in sorted(inserted, reverse=True):
        lines.insert(at, line)
    source = Source("x.txt", parting.join(lines), "", "", "text/plain", "utf-8")
    notice = parse_source(source)
    assert conservation(source, notice) == 1.0
    assert_quoted(source, notice)


@pytest.mark.parametrize("path", RAW, ids=[path.stem for path in RAW])
def test_the_founding_notices_are_conserved(path: Path) -> None:
    source = read_bytes(path.read_bytes(), path.name)
    notice = parse_source(source)
    assert conservation(source, notice) == 1.0
    assert not [entry for entry in notice.discarded if entry.reason == "unplaced"]
    assert_quoted(source, notice)
    for task in notice.tasks:
        assert squeeze(source.text[slice(*task.span)]) == squeeze(task.text)


def shape(notice: Notice) -> object:
    """The structure that must not depend on typography."""
    return (
        [[(fold(s.path), fold(s.heading)) for s in plan.walk()] for plan in notice.plans],
        [(t.section, *(tuple(map(fold, getattr(t, role))) for role in ("lead", "cooperating", "responsible"))) for t in notice.tasks],
        [(t.section, t.value, t.unit, t.year, t.comparator) for t in notice.targets],
        notice.notice.issued,
    )


def rewrapped(text: str, width: int, blank: bool, page_tops: bool) -> str:
    lines: list[str] = []
    for paragraph in map(str.strip, text.split("\n")):
        for at in range(0, len(paragraph) or 1, width):
            top = page_tops and at and len(lines) % 22 == 0
            lines.append((" " if top else "") + paragraph[at : at + width])
            if blank:
                lines.append("")
    return "\n".join(lines)


# Widths at which no heading of these two notices is exactly as long as a line: there a wrap and an end look alike.
@pytest.mark.parametrize("width", [22, 26, 28, 30, 40, 46, 60])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("name", ["wuxi-keji-fuwu-2023", "wuxi-shuang-beizeng-2023"])
def test_wrapping_a_notice_anew_changes_nothing(name: str, width: int, blank: bool) -> None:
    text = next(path for path in RAW if path.stem == name).read_text(encoding="utf-8")
    assert shape(parse_text(rewrapped(text, width, blank, page_tops=True))) == shape(parse_text(text))


FULL = str.maketrans({code: code + 0xFEE0 for code in (*range(0x30, 0x3A), 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x25, 0x2E)})
HALF = str.maketrans("（），：；％０１２３４５６７８９．", "(),:;%0123456789.")


@pytest.mark.parametrize("path", RAW, ids=[path.stem for path in RAW])
@pytest.mark.parametrize("table", [FULL, HALF], ids=["full-width", "half-width"])
def test_widths_do_not_matter(path: Path, table: dict[int, int]) -> None:
    text = path.read_text(encoding="utf-8")
    assert shape(parse_text(text.translate(table))) == shape(parse_text(text))
