"""The visible text of a page: paragraphs, line breaks, lists, tables, and what is not seen."""

from __future__ import annotations

import pytest
from marked import lines, plain, read_html

from policydiff.read.html.markup import flatten

SEEN = {
    "paragraphs": ("<p>第一段。</p><p>第二段。</p>", ["第一段。", "第二段。"]),
    "line breaks": ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
    "inline markup": ("<p>一、<b>总</b><span>体</span><font>要求</font></p>", ["一、总体要求"]),
    "wrapped source between characters": ("<p>为深入\n    贯彻</p>", ["为深入贯彻"]),
    "a heading with room behind it in the source": (
        "<p>\n  二、服务内容\n  每年为老年人提供一次健康管理服务，包括辨识和保\n  健指导。(一）体质辨识\n  按照记录表采集信息，进行辨识，并将结果告知。\n</p>",
        [
            "二、服务内容",
            "每年为老年人提供一次健康管理服务，包括辨识和保健指导。",
            "(一）体质辨识",
            "按照记录表采集信息，进行辨识，并将结果告知。",
        ],
    ),
    "a number with words where the source is full": (
        "<p>\n  加强统筹。（二）加快推进\n  全域旅游发展和乡村振兴\n</p>",
        ["加强统筹。（二）加快推进全域旅游发展和乡村振兴"],
    ),
    "a heading that the source wraps behind its tag": (
        "<h3>一、加快推进\n    全域旅游发展的重点任务和保障</h3>",
        ["一、加快推进全域旅游发展的重点任务和保障"],
    ),
    "words without a number on a line of the source": (
        "<p>\n  为深入\n  贯彻落实党中央、国务院的决策部署\n</p>",
        ["为深入贯彻落实党中央、国务院的决策部署"],
    ),
    "views of an app's template": (
        "<View className='page'><View className='a-title'>某规范</View><View>某局 2017-05-07</View><Text>甲</Text><Text>乙</Text></View>",
        ["某规范", "某局 2017-05-07", "甲乙"],
    ),
    "wrapped source between words": ("<p>the plan\n of 2025</p>", ["the plan of 2025"]),
    "blanks collapse, wide ones stay": ("<p>  　　甲   乙&nbsp; </p>", ["　　甲 乙"]),
    "entities": ("<p>&ldquo;双倍增&rdquo;&#12308;2023&#x3015;A&amp;B&lt;</p>", ["“双倍增”〔2023〕A&B<"]),
    "zero-width characters": ("<p>科\u200b技\ufeff局\u00ad</p>", ["科技局"]),
    "raised numbers": ("<p>10<sup>4</sup>亩、5m<sup>2</sup>、注<sup>[1]</sup></p>", ["10⁴亩、5m²、注[1]"]),
    "ruby": ("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>", ["汉字"]),
    "preformatted": ("<pre>甲\n  乙</pre>", ["甲", "乙"]),
    "div paragraphs": ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
    "block spans": ('<span style="display:block">甲</span><span style="display: block;">乙</span>', ["甲", "乙"]),
    "unclosed paragraphs": ("<p>甲<p>乙<li>丙", ["甲", "乙", "丙"]),
    "a page in a page": ("<div><html><head><title>x</title></head><body><p>甲</p></body></html></div>", ["x", "甲"]),
}


@pytest.mark.parametrize(("body", "expected"), SEEN.values(), ids=SEEN.keys())
def test_what_is_seen_is_read(body: str, expected: list[str]) -> None:
    assert read_html(body).text.splitlines() == expected


UNSEEN = {
    "script": "<script>var a = '<p>假</p>'</script>",
    "style": "<style>p { color: red }</style>",
    "comment": "<!-- 假 --><!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->",
    "hidden by style": '<div style="color:red; DISPLAY : none">假</div>',
    "invisible": '<span style="visibility:hidden">假</span>',
    "hidden by attribute": "<p hidden>假</p>",
    "hidden by class": '<div class="a hidden">假</div>',
    "form controls": "<select><option>假</option></select><textarea>假</textarea><input value=假>",
    "template": "<template><p>假</p></template>",
    "frame and drawing": "<iframe>假</iframe><svg><text>假</text></svg><object>假</object>",
    "hidden table row": '<table><tr style="display:none"><td>假</td></tr></table>',
}


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_is_not_seen_is_no_text(body: str) -> None:
    shown = "为贯彻落实党中央、国务院决策部署，推动高质量发展，结合实际，制定本方案。各县区人民政府要加强领导，认真组织实施，确保完成各项目标任务。"
    assert read_html(f"{body}<p>{shown}</p>{body}").text == shown + "\n"


def test_a_text_that_a_script_uncovers_is_read() -> None:
    sentence = "为贯彻落实党中央、国务院决策部署，制定本方案。" * 5
    assert sentence in read_html(f'<p>首页</p><div id="zoom" style="display:none"><p>{sentence}</p></div>').text


LISTS = {
    "plain numbers": ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
    "a start and a value": ('<ol start=3><li>甲</li><li value="7">乙</li><li>丙</li></ol>', ["3.甲", "7.乙", "8.丙"]),
    "letters and Roman": ("<ol type=a><li>甲</li></ol><ol type=I><li>乙</li><li>丙</li></ol>", ["a.甲", "I.乙", "II.丙"]),
    "Chinese numerals": ('<ol style="list-style-type: cjk-ideographic"><li>甲</li><li>乙</li></ol>', ["一、甲", "二、乙"]),
    "reversed": ("<ol reversed start=2><li>甲</li><li>乙</li></ol>", ["2.甲", "1.乙"]),
    "nested": ("<ol><li>甲<ol type=a><li>子</li></ol></li><li>乙</li></ol>", ["1.甲", "a.子", "2.乙"]),
    "switched off": ('<ol style="list-style:none"><li>甲</li></ol>', ["甲"]),
    "numbers of its own": ("<ol><li><p><b>（一）</b>甲</p></li><li>2．乙</li></ol>", ["（一）甲", "2．乙"]),
    "bullets": ("<ul><li>甲<ul><li>子</li></ul></li><li>乙</li></ul>", ["甲", "子", "乙"]),
}


@pytest.mark.parametrize(("body", "expected"), LISTS.values(), ids=LISTS.keys())
def test_a_list_shows_the_numbers_that_a_browser_prints(body: str, expected: list[str]) -> None:
    assert read_html(body).text.splitlines() == expected


HEAD = "<tr><td>序号</td><td>工作任务</td><td>牵头单位</td></tr>"
TABLES = {
    "rows": (
        f"<table>{HEAD}<tr><td>1</td><td>建设<br>平台</td><td>县科技局</td></tr></table>",
        [("row:header", "序号\t工作任务\t牵头单位"), ("row", "1\t建设 平台\t县科技局")],
    ),
    "merged cells keep the columns": (
        f"<table>{HEAD}<tr><td rowspan=2>1</td><td colspan=2>建设平台</td></tr><tr><td>培育企业</td><td>县经信委</td></tr></table>",
        [("row:header", "序号\t工作任务\t牵头单位"), ("row", "1\t建设平台"), ("row:0", "\t培育企业\t县经信委")],
    ),
    "a head of two rows": (
        "<table><tr><td rowspan=2>序号</td><td colspan=2>责任分工</td><td rowspan=2>时限</td></tr><tr><td>牵头</td><td>配合</td></tr>"
        "<tr><td rowspan=2>1</td><td>县民政局</td><td>县财政局</td><td>2025年</td></tr><tr><td>各乡镇</td><td>/</td><td></td></tr></table>",
        [
            ("row:header", "序号\t责任分工\t\t时限"),
            ("row:header", "\t牵头\t配合"),
            ("row", "1\t县民政局\t县财政局\t2025年"),
            ("row:0", "\t各乡镇\t/"),
        ],
    ),
    "a head element": (
        "<table><thead><tr><th>县（区）</th><th>目标</th></tr></thead><tbody><tr><td>甲县</td><td>5家</td></tr></tbody></table>",
        [("row:header", "县（区）\t目标"), ("row", "甲县\t5家")],
    ),
    "a first row that is data": (
        "<table><tr><td>1</td><td>建设公共服务平台，提升能力。</td></tr><tr><td>2</td><td>培育科技型企业。</td></tr></table>",
        [("row", "1\t建设公共服务平台，提升能力。"), ("row", "2\t培育科技型企业。")],
    ),
    "a line across and a caption": (
        f"<table><caption>任务分工表</caption>{HEAD}<tr><td colspan=3>一、重点任务</td></tr><tr><td>1</td><td>甲</td><td>乙</td></tr></table>",
        [("", "任务分工表"), ("row:header", "序号\t工作任务\t牵头单位"), ("", "一、重点任务"), ("row", "1\t甲\t乙")],
    ),
    "layout of one cell": ("<table><tr><td><p>第一段。</p><p>第二段。</p></td></tr></table>", [("", "第一段。"), ("", "第二段。")]),
    "layout around a table": (
        f"<table><tr><td><p>段落。</p><table>{HEAD}<tr><td>1</td><td>甲</td><td>乙</td></tr></table></td><td></td></tr></table>",
        [("", "段落。"), ("row:header", "序号\t工作任务\t牵头单位"), ("row", "1\t甲\t乙")],
    ),
    "endless spans": ("<table><tr><td colspan=999999 rowspan=999999>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>", None),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES.keys())
def test_a_table_becomes_rows_or_paragraphs(body: str, expected: list[tuple[str, str]] | None) -> None:
    source = read_html(f"<p>现将任务分工印发给你们，请认真贯彻执行。</p>{body}")
    if expected is None:
        assert len(source.text) < 1000 and all(word in source.text for word in "甲乙丙丁")
    else:
        assert lines(source)[1:] == expected


def test_headings_of_the_notice_carry_their_level() -> None:
    body = "<h2>一、总体要求</h2><p>为贯彻落实有关决策部署，制定本方案。</p><h3>（一）指导思想</h3><p>坚持创新引领，推动发展。</p>"
    assert lines(read_html(body)) == [
        ("heading:2", "一、总体要求"),
        ("", "为贯彻落实有关决策部署，制定本方案。"),
        ("heading:3", "（一）指导思想"),
        ("", "坚持创新引领，推动发展。"),
    ]


def test_a_table_of_contents_is_no_text_of_the_notice() -> None:
    listed = "<p>目　录</p><p>第一章 总则……………………1</p><p>第二章 发展目标……………12</p>"
    body = f"{listed}<p>第一章 总则</p><p>为贯彻落实有关决策部署，制定本规划。</p>"
    kinds = [kind for kind, _ in lines(read_html(body))]
    assert kinds == ["contents", "contents", "contents", "", ""]


DEEP = {
    "divs": ("<div>" * 30_000, "</div>" * 30_000),
    "unclosed spans": ("<span>" * 30_000, ""),
    "self-closed": ("<div/>" * 30_000, ""),
    "with end tags of others": ("<div></b>" * 30_000, ""),
    "with quoted brackets": ("<div title='>'>" * 30_000, ""),
    "tables": ("<table><tr><td>" * 5_000, ""),
    "lists": ("<ul><li>" * 10_000, ""),
    "fonts": ("".join(f"<font color={index}>" for index in range(5_000)), ""),
}


@pytest.mark.parametrize(("before", "after"), DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_is_read_in_bounded_time(before: str, after: str) -> None:
    assert plain(read_html(f"{before}正文。{after}")) == ["正文。"]


def test_tags_are_dropped_only_where_they_nest_too_deep() -> None:
    page = "<p>甲<div><b>乙</b></div>" * 600
    assert flatten(page).text == page
    assert flatten("<i>" * 600 + "字" + "</i>" * 600).text == "<i>" * 512 + "字" + "</i>" * 512


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    crowd = " ".join(f"a{index}=1" for index in range(50_000))
    assert read_html(f"<div {crowd}>正文。</div>").text == "正文。\n"
