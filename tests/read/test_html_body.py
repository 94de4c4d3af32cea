"""The notice on a page of any portal: its body is found, the metadata read, everything else marked portal."""

from __future__ import annotations

from collections import Counter

import pytest
import random_portals
from marked import lines, plain, read_html, squeezed

from policydiff.read import read_bytes

TITLE = "某某县人民政府办公室关于印发《某某县科技创新行动计划》的通知"
BODY = [
    "各乡镇人民政府、街道办事处，县政府各部门：",
    "《某某县科技创新行动计划》已经县政府同意，现印发给你们，请认真贯彻执行。",
    "某某县人民政府办公室",
    "2023年9月6日",
    "某某县科技创新行动计划",
    "为深入实施创新驱动发展战略，加快培育科技型企业，结合我县实际，制定本行动计划。",
    "一、总体要求",
    "坚持以科技创新引领产业创新，到2025年，全县科技型企业达到180家以上，高新技术企业达到15家以上。",
    "二、重点任务",
    "（一）培育科技型企业。围绕特色产业发展布局，加快孵化培育一批科技型企业。（责任单位：县科技局、县经济信息委）",
    "（二）建设创新平台。推进绿色产业技术创新中心建设，引导企业自建研发平台。（责任单位：县科技局）",
    "三、保障措施",
    "加强组织领导，落实工作责任，确保各项目标任务按期完成。",
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
NAVIGATION = "".join(
    f'<li><a href="/{word}">{word}</a></li>' for word in ("网站首页", "走进某某", "政务动态", "信息公开", "办事大厅", "专题专栏")
)
NEWS = "".join(
    f"<li><a href=/n{index}>县政府召开第{index}次常务会议，研究部署全县重点工作</a> <span>2023-09-0{index}</span></li>"
    for index in range(1, 9)
)
FOOT = "<p>主办：某某县人民政府办公室</p><p>地址：某某县人民路1号 邮编：405800</p><p>渝ICP备05001234号 网站标识码：5002380001</p>"
RELATED = "<h3>相关解读</h3><ul><li><a href=/j>《某某县科技创新行动计划》政策解读</a></li><li><a href=/t>一图读懂行动计划</a></li></ul>"

PORTALS = {
    "container with a known name": f"<ul>{NAVIGATION}</ul><div class=TRS_Editor>{PARAGRAPHS}</div><div class=x>{RELATED}</div><div>{FOOT}</div>",
    "no names at all": f"<div><ul>{NAVIGATION}</ul></div><div><div>{PARAGRAPHS}</div></div><div><ul>{NEWS}</ul></div><div>{FOOT}</div>",
    "sidebar beside": f"<table><tr><td><ul>{NEWS}</ul></td><td>{PARAGRAPHS}</td></tr></table><div class=footer>{FOOT}</div>",
    "all in one cell": f"<table><tr><td><ul>{NAVIGATION}</ul></td></tr><tr><td>{PARAGRAPHS}{RELATED}{FOOT}</td></tr></table>",
    "in two containers": f"<ul>{NAVIGATION}</ul><div><div>{''.join(f'<p>{text}</p>' for text in BODY[:4])}</div><div>{''.join(f'<p>{text}</p>' for text in BODY[4:])}</div></div><div>{NEWS}</div>",
    "the signature in a container of its own": f"<ul>{NAVIGATION}</ul><div class=w><div class=c>{''.join(f'<p>{text}</p>' for text in BODY[:-1])}</div><div>{BODY[-1]}</div></div><div class=bottom>{NEWS}{FOOT}</div>",
    "markers in comments": f"<div><ul>{NAVIGATION}</ul><!--正文开始-->{PARAGRAPHS}<!-- 正文结束 -->{RELATED}{FOOT}</div>",
    "an article element": f"<nav><ul>{NAVIGATION}</ul></nav><main><article>{PARAGRAPHS}</article><aside>{NEWS}</aside></main><footer>{FOOT}</footer>",
    "line breaks for paragraphs": f"<ul>{NAVIGATION}</ul><div id=zoom>{'<br><br>'.join('&nbsp;&nbsp;' + text for text in BODY)}</div>{FOOT}",
    "a misnamed container": f"<ul>{NAVIGATION}</ul><div class='wz share'>{PARAGRAPHS}</div><div>{NEWS}{FOOT}</div>",
    "a name that holds the whole page": f"<div id=content><ul>{NAVIGATION}</ul><div>{PARAGRAPHS}</div><ul>{NEWS}</ul>{FOOT}</div>",
    "links inside the sentences": f"<ul>{NAVIGATION}</ul><div>{PARAGRAPHS.replace('科技型企业', '<a href=/k>科技型企业</a>')}</div><ul>{NEWS}</ul>",
    "the page says that it is leaving": f"<div class=mask>您访问的链接即将离开“某某县人民政府”门户网站，是否继续？<a>继续</a></div><div>{PARAGRAPHS}</div>{FOOT}",
    "nothing around": PARAGRAPHS,
}


@pytest.mark.parametrize("page", PORTALS.values(), ids=PORTALS.keys())
def test_the_body_is_found_and_nothing_else(page: str) -> None:
    found, wanted = squeezed("".join(plain(read_html(page)))), squeezed("".join(BODY))
    assert found == wanted


def test_a_short_notice_among_much_navigation_is_found() -> None:
    short = BODY[:2] + BODY[2:4]
    page = (
        f"<ul>{NAVIGATION * 5}</ul><div><div>{''.join(f'<p>{text}</p>' for text in short)}</div></div><ul>{NEWS * 3}</ul><div>{FOOT}</div>"
    )
    assert plain(read_html(page)) == short


def test_a_text_printed_twice_stays_twice() -> None:
    page = f"<ul>{NAVIGATION}</ul><div><div class=pc>{PARAGRAPHS}</div><div class=mobile>{PARAGRAPHS}</div></div><div>{NEWS}{FOOT}</div>"
    assert plain(read_html(page)) == BODY * 2


def test_everything_on_the_page_is_in_the_text_once() -> None:
    source = read_html(PORTALS["no names at all"])
    assert all(source.text.count(text) == 1 for text in ("走进某某", "第3次常务会议", "地址：某某县人民路1号", BODY[5]))


TITLES = {
    "a heading": (f"<h1>{TITLE}</h1>", "heading:1"),
    "a heading over two lines": (f"<h2>{TITLE[:14]}<br>{TITLE[14:]}</h2>", "heading:2"),
    "a named element": (f'<div class="xq-title">{TITLE}</div>', "heading:1"),
}


@pytest.mark.parametrize(("written", "kind"), TITLES.values(), ids=TITLES.keys())
def test_the_title_above_the_body_is_kept(written: str, kind: str) -> None:
    page = f"<ul>{NAVIGATION}</ul><div>{written}</div><div class=TRS_Editor>{PARAGRAPHS}</div>{FOOT}"
    source = read_bytes(f"<html><head><title>{TITLE}-某某网</title></head><body>{page}</body></html>".encode(), "a.html")
    own = [(kinds, text) for kinds, text in lines(source) if kinds != "portal"]
    assert own[0][0] == kind and squeezed(TITLE).startswith(own[0][1])


def test_the_document_number_above_the_body_is_kept() -> None:
    page = f"<ul>{NAVIGATION}</ul><h1>{TITLE}</h1><p class=wh>某府办发〔2023〕32 号</p><div class=TRS_Editor>{PARAGRAPHS}</div>{FOOT}"
    assert plain(read_html(page))[1] == "某府办发〔2023〕32 号"


PAIRS = ["索引号：115/2023-00032", "发文字号：某府办发〔2023〕32号", "发布日期：2023-09-06"]
METADATA = {
    "table of four columns": "<table><tr><td><b>索 引 号：</b></td><td>115/2023-00032</td><td>发文字号</td><td>某府办发〔2023〕32号</td></tr>"
    "<tr><th>发布日期：</th><td colspan=3>2023-09-06</td></tr></table>",
    "label and value in a cell": "<table><tr><td>索引号：115/2023-00032</td><td>发文字号：某府办发〔2023〕32号</td></tr>"
    "<tr><td>发布日期：2023-09-06</td><td></td></tr></table>",
    "list": "<ul><li><b>索引号：</b>115/2023-00032</li><li>发文字号：<span>某府办发〔2023〕32号</span></li><li><i>发布日期：</i><em>2023-09-06</em></li></ul>",
    "labels and spans": "<ul><li><label>索引号</label><span>115/2023-00032</span></li><li><label>发文字号</label><span>某府办发〔2023〕32号</span></li><li><label>发布日期</label><span>2023-09-06</span></li></ul>",
    "definition list": "<dl><dt>索引号</dt><dd>115/2023-00032</dd><dt>发文字号</dt><dd>某府办发〔2023〕32号</dd><dt>发布日期</dt><dd>2023-09-06</dd></dl>",
    "blocks": "<div><div>【索引号】</div><div>115/2023-00032</div></div><div><p>发文字号：</p><p>某府办发〔2023〕32号</p></div><p>发布日期：2023-09-06</p>",
    "brackets on one line": "<p>[ 索引号 ] 115/2023-00032 [ 发文字号 ] 某府办发〔2023〕32号</p><p>[ 发布日期 ] 2023-09-06</p>",
    "spans wall to wall": "<p>索引号：<span>115/2023-00032</span><span>发文字号：某府办发〔2023〕32号</span><span>发布日期：2023-09-06</span></p>",
}


@pytest.mark.parametrize("written", METADATA.values(), ids=METADATA.keys())
def test_metadata_is_one_pair_a_line(written: str) -> None:
    source = read_html(f"<ul>{NAVIGATION}</ul><div>{written}</div><h1>{TITLE}</h1><div class=TRS_Editor>{PARAGRAPHS}</div>{FOOT}")
    assert [text for kinds, text in lines(source) if kinds == "metadata"] == PAIRS
    assert plain(source) == [TITLE, *BODY]


def test_metadata_without_a_value_stays_a_label() -> None:
    written = "<table><tr><td>索引号</td><td>115/2023-00032</td><td>发文字号</td><td></td></tr></table>"
    source = read_html(f"{written}<div class=TRS_Editor>{PARAGRAPHS}</div>")
    assert [text for kinds, text in lines(source) if kinds == "metadata"] == ["索引号：115/2023-00032", "发文字号："]


def test_tools_behind_metadata_are_the_portals() -> None:
    source = read_html(f"<p>来源：县政府办 发布时间：2023-09-06 字号：[大 中 小] 打印</p><div class=TRS_Editor>{PARAGRAPHS}</div>")
    assert lines(source)[:3] == [("metadata", "来源：县政府办"), ("metadata", "发布时间：2023-09-06"), ("portal", "字号：[大 中 小] 打印")]


def test_a_table_of_documents_is_no_metadata() -> None:
    table = (
        "<table><tr><td>文件名称</td><td>发文字号</td><td>发布日期</td></tr>"
        "<tr><td>甲办法</td><td>某府发〔2020〕1号</td><td>2020-01-01</td></tr></table>"
    )
    source = read_html(f"<div class=TRS_Editor>{PARAGRAPHS}{table}</div>")
    assert lines(source)[-2:] == [("row:header", "文件名称\t发文字号\t发布日期"), ("row", "甲办法\t某府发〔2020〕1号\t2020-01-01")]


def test_a_label_in_running_text_is_the_notices_own() -> None:
    text = "时间：2023年9月至2024年3月。"
    assert plain(read_html(f"<div class=TRS_Editor>{PARAGRAPHS}<p>{text}</p></div>"))[-1] == text


def test_attached_files_are_the_notices_own_and_other_links_are_not() -> None:
    links = '<p>附件：<a href="/a.docx">1.任务分工表.docx</a></p><p><a href="/b.xlsx">2.目标分解表</a></p><p><a href="/all">查看更多信息</a></p>'
    assert plain(read_html(f"<div class=TRS_Editor>{PARAGRAPHS}{links}</div>"))[-2:] == ["附件：1.任务分工表.docx", "2.目标分解表"]


def test_a_page_without_prose_is_left_as_it_is() -> None:
    assert plain(read_html(f"<ul>{NAVIGATION}</ul><p>首页 &gt; 公开</p><div>{TITLE}</div>")) != []


SHORT = BODY[:4]


@pytest.mark.parametrize("notice", [BODY, SHORT], ids=["plan", "four lines"])
def test_the_body_is_found_on_pages_of_random_make(notice: list[str]) -> None:
    failed = []
    for seed in range(150):
        found = Counter(squeezed("".join(plain(read_html(random_portals.page(seed, notice))))))
        wanted = Counter(squeezed("".join(notice)))
        if (found & wanted).total() < 0.98 * wanted.total() or (found - wanted).total() > 0.02 * found.total():
            failed.append(seed)
    assert len(failed) <= 1, failed


EMPTY = {
    "a table": "<table><tr><td>文号：</td><td>某政发〔2023〕8号</td><td>体裁分类：</td><td>通知</td></tr></table><table><tr><td>主题词：</td><td></td></tr></table>",
    "a list": "<ul><li><label>文号：</label><span>某政发〔2023〕8号</span></li><li><label>主题词：</label><span></span></li></ul>",
    "terms": "<dl><dt>文号：</dt><dd>某政发〔2023〕8号</dd><dt>主题词：</dt><dd></dd></dl>",
}


@pytest.mark.parametrize("block", EMPTY.values(), ids=EMPTY.keys())
def test_a_label_without_a_value_takes_none_from_the_block_below(block: str) -> None:
    title = "<p>某某县人民政府办公室关于印发</p><p>行动计划的通知</p>"
    found = lines(read_html(f"<div><div>{block}</div><div id=zoom>{title}{PARAGRAPHS}</div></div>"))
    assert ("metadata", "文号：某政发〔2023〕8号") in found
    assert ("", "某某县人民政府办公室关于印发") in found


DOWNLOADS = {
    "files by their names": ("<p>附件：</p><p><a href=1.docx>附件1.docx</a></p><p>附件下载：<a href=2.xls>任务分工表.xls</a></p>", 3),
    "an attachment by its title": ("<p>附件：<a href=1.docx>任务分工表</a></p>", 0),
    "a name in a sentence": ("<p>报名表见<a href=1.docx>附件1.docx</a>，请按时报送。</p>", 0),
}


@pytest.mark.parametrize(("offered", "count"), DOWNLOADS.values(), ids=DOWNLOADS.keys())
def test_links_to_files_are_the_portals(offered: str, count: int) -> None:
    found = lines(read_html(f"<ul>{NAVIGATION}</ul><div id=zoom>{PARAGRAPHS}{offered}</div>"))
    assert [kinds for kinds, _ in found[-count:] if count] == ["portal"] * count
    assert count or found[-1][0] == ""


@pytest.mark.parametrize("tools", ["浏览字号：大 中 小", "字体：【大】【中】【小】 打印", "字号 [大 中 小] 【关闭】"])
def test_tools_behind_a_value_are_none_of_it(tools: str) -> None:
    found = lines(read_html(f"<h1>{TITLE}</h1><div>来源：市社会保险中心 {tools}</div><div>{PARAGRAPHS}</div>"))
    assert ("metadata", "来源：市社会保险中心") in found
