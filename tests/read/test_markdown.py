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
