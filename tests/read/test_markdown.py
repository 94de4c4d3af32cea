"""Markdown loses its markup and keeps its words, headings and rows."""

from __future__ import annotations

import pytest
from marked import lines

from policydiff.read import read_bytes
from policydiff.read.markdown import plain

INLINE = [
    ("**牵头单位**：县科技局", "牵头单位：县科技局"),
    ("*重点*任务和__目标__、~~旧~~、`码`", "重点任务和目标、旧、码"),
    ("5 * 3 与 2 * 4", "5 * 3 与 2 * 4"),
    ("标 ** 和 **", "标 ** 和 **"),
    ("**未闭合", "**未闭合"),
    ("snake_case_name", "snake_case_name"),
    ('[《办法》](https://例.cn/a_b_c "题")第3条', "《办法》第3条"),
    ("![图](a.png)说明", "图说明"),
    ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
    (r"1\. 不是 \*强调\*", "1. 不是 *强调*"),
    ("&nbsp;A&amp;B &lt;", "\u00a0A&B <"),
    ("甲<br/>乙<sub>2</sub>", "甲 乙2"),
    ("[1] 注", "[1] 注"),
]


@pytest.mark.parametrize(("written", "read"), INLINE, ids=[written for written, _ in INLINE])
def test_inline_markup_goes_and_words_stay(written: str, read: str) -> None:
    assert plain(written) == read


PAGE = """---
标题: 关于印发的通知
layout: post
---
# 关于印发**计划**的通知 #

某府办发〔2023〕32号
<!-- 注释
两行 -->
一、总体要求
============

> 引用。
- 无序项
2. 有序项

| 序号 | 任务 | 牵头单位 |
|:---|:--:|---|
| 1 | 建设\\|平台 | 县科技局 |
| 2 | **培育** | |

```
# 不是标题
```
这一段以句号结束。
---
### 三级
"""


def test_a_page_of_markdown() -> None:
    assert [line for line in lines(read_bytes(PAGE.encode(), "a.md")) if line[1]] == [
        ("metadata", "标题: 关于印发的通知"),
        ("portal", "layout: post"),
        ("heading:1", "关于印发计划的通知"),
        ("", "某府办发〔2023〕32号"),
        ("heading:1", "一、总体要求"),
        ("", "引用。"),
        ("", "无序项"),
        ("", "2. 有序项"),
        ("row:header", "序号\t任务\t牵头单位"),
        ("row", "1\t建设|平台\t县科技局"),
        ("row", "2\t培育"),
        ("", "# 不是标题"),
        ("", "这一段以句号结束。"),
        ("heading:3", "三级"),
    ]


def test_blank_lines_between_paragraphs_stay() -> None:
    assert read_bytes("甲\n\n乙\n".encode(), "a.md").text == "甲\n\n乙\n"


MENUS = [
    ("- [首页](https://例.cn/)\n- [公开](/gk/)", ["首页", "公开"]),
    ('1. [首页](./)\n\n2. [公开](../gk/ "公开")', ["1. 首页", "2. 公开"]),
    ("* [附件1](/a.pdf)\n* [附件2](/b.docx?x=1)", []),
    ("1. [总体要求](#a)\n2. [主要任务](#b)", []),
    ("- [公开](/gk/)\n文字\n- [首页](/)", []),
    ("现予公布。\n- [首页](/)\n- [公开](/gk/)", []),
    ("- 日本語 [日语版](http://例.cn/)\n- 要闻![](/a.png)\n\n[要闻](/yw/)  - [热点](/rd/)", ["日本語 日语版", "要闻", "要闻  - 热点"]),
    ("- 附件：[申请表](/t1.html)\n- 附件：[样表](/t2.html)", []),
    ('[**进入我的** 空间](https://例.cn/a?b=c& "") \\> 退出\n文字', ["进入我的 空间 > 退出"]),
    ('[公开](/gk/)　>　[政策](/zc/ "政策")\n[水利厅](/slt/)', ["公开　>　政策"]),
    ("[首页](/) > 关于印发某县供水规划的通知", []),
    ("![标](a.png)\n发布\n![](<无>)", ["标"]),
    ("文字完。\n![图1](a.png)", []),
]


@pytest.mark.parametrize(("written", "own"), MENUS, ids=[written for written, _ in MENUS])
def test_a_menu_and_pictures_over_the_text_are_the_pages(written: str, own: list[str]) -> None:
    source = read_bytes(written.encode(), "页.md")
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "portal" and mark.end > mark.start] == own


def test_a_heading_ends_where_its_particulars_begin() -> None:
    source = read_bytes("# 某通知    发布日期：2024-02-01   [大](/a)\n\n## 一、要求：    目标".encode(), "页.md")
    assert source.text.split() == ["某通知", "发布日期：2024-02-01", "大", "一、要求：", "目标"]
    assert [source.text[mark.start : mark.end].strip() for mark in source.marks if mark.kind == "heading"] == [
        "某通知",
        "一、要求：    目标",
    ]
