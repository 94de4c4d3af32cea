"""Word files: paragraphs, lists by styles, fields, changes, tables; and packages that are not to be trusted."""

from __future__ import annotations

import io
import zipfile

import pytest
from marked import lines

from policydiff.errors import UnreadableSource
from policydiff.model import Source
from policydiff.read import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def package(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, space: str = W, **parts: str) -> Source:
    named = {f"word/{name}.xml": f"<w:{name} {space}>{content}</w:{name}>" for name, content in parts.items()}
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return read_bytes(package({"word/document.xml": document, **named}), "文件.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def r(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


FIELD = '<w:fldChar w:fldCharType="{}"/>'
PARAGRAPHS = {
    "runs": ("<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t>总体要求</w:t></w:r></w:p>", [("", "一、总体要求")]),
    "a forced line break": (f"<w:p>{r('<w:t>关于印发</w:t><w:br/><w:t>计划的通知</w:t>')}</w:p>", [("", "关于印发"), ("", "计划的通知")]),
    "a tab": (f"<w:p>{r('<w:t>甲</w:t><w:tab/><w:t>乙</w:t>')}</w:p>", [("", "甲　乙")]),
    "hyphens": (f"<w:p>{r('<w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t>')}</w:p>", [("", "A-BC")]),
    "hidden text": ("<w:p>" + r("<w:t>假</w:t>", "<w:vanish/>") + r("<w:t>真</w:t>", "<w:vanish w:val='0'/>") + "</w:p>", [("", "真")]),
    "a link and a content control": (
        f"<w:p><w:hyperlink>{r('<w:t>甲</w:t>')}</w:hyperlink><w:sdt><w:sdtContent>{r('<w:t>乙</w:t>')}</w:sdtContent></w:sdt></w:p>",
        [("", "甲乙")],
    ),
    "a field shows its result": (
        f"<w:p>{r(FIELD.format('begin'))}{r('<w:instrText>PAGE</w:instrText>')}{r(FIELD.format('separate'))}{r('<w:t>3</w:t>')}{r(FIELD.format('end'))}页</w:p>",
        [("", "3")],
    ),
    "insertions stay, deletions go": (
        f"<w:p>{r('<w:t>到</w:t>')}<w:del>{r('<w:delText>2024</w:delText>')}</w:del><w:ins>{r('<w:t>2025</w:t>')}</w:ins>{r('<w:t>年</w:t>')}</w:p>",
        [("revision", "到2025年")],
    ),
    "moved text stays where it went": (
        f"<w:p><w:moveFrom>{r('<w:t>甲</w:t>')}</w:moveFrom>{r('<w:t>乙</w:t>')}</w:p><w:p><w:moveTo>{r('<w:t>甲</w:t>')}</w:moveTo></w:p>",
        [("revision", "乙"), ("revision", "甲")],
    ),
    "a deleted paragraph end joins the next": (f"{p('为贯彻', '<w:rPr><w:del/></w:rPr>')}{p('落实精神。')}", [("", "为贯彻落实精神。")]),
    "a formula": (f"<w:p>{r('<w:t>按</w:t>')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>", [("", "按a+b")]),
    "a symbol of a picture font": ("<w:p>" + r("<w:sym w:char='F0FE'/><w:t>同意</w:t><w:sym w:char='2460'/>") + "</w:p>", [("", "同意①")]),
    "ruby": (
        "<w:p>"
        + r("<w:ruby><w:rt>" + r("<w:t>hàn</w:t>") + "</w:rt><w:rubyBase>" + r("<w:t>汉</w:t>") + "</w:rubyBase></w:ruby>")
        + "</w:p>",
        [("", "汉")],
    ),
    "an outline level of its own": (p("总则", '<w:outlineLvl w:val="1"/>'), [("heading:2", "总则")]),
    "no blank lines": (f"{p('甲')}{p('')}{p('乙')}", [("", "甲"), ("", "乙")]),
}


@pytest.mark.parametrize(("body", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_a_paragraph_is_read_as_printed(body: str, expected: list[tuple[str, str]]) -> None:
    assert lines(word(body)) == expected


STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="b"><w:name w:val="基础"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="b"/></w:style>
<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
<w:style w:styleId="t1"><w:name w:val="toc 1"/></w:style>"""
NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def test_numbers_come_through_styles_and_what_they_are_based_on() -> None:
    body = p("总体要求", styled("h1")) + p("指导思想", styled("h2")) + p("正文。") + p("目标", styled("h2")) + p("任务", styled("h1"))
    assert lines(word(body, styles=STYLES, numbering=NUMBERING)) == [
        ("heading:1", "一、总体要求"),
        ("heading:2", "（一）指导思想"),
        ("", "正文。"),
        ("heading:2", "（二）目标"),
        ("heading:1", "二、任务"),
    ]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    body = (
        p("前言", styled("h1") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("总则", styled("h1"))
        + p("", styled("h1"))
        + p("末", styled("h1"))
    )
    assert [text for _, text in lines(word(body, styles=STYLES, numbering=NUMBERING))] == ["前言", "一、总则", "二、末"]


def test_unknown_and_circular_styles_are_plain() -> None:
    assert lines(word(p("甲", styled("none")) + p("乙", styled("loop")), styles=STYLES)) == [("", "甲"), ("", "乙")]


def test_a_contents_list_is_known_by_style_by_field_and_by_gallery() -> None:
    field = f"<w:p>{r(FIELD.format('begin'))}{r('<w:instrText> TOC /o </w:instrText>')}{r(FIELD.format('separate'))}{r('<w:t>二、任务 3</w:t>')}</w:p><w:p>{r(FIELD.format('end'))}</w:p>"
    gallery = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("目录")}</w:sdtContent></w:sdt>'
    kinds = [kind for kind, _ in lines(word(gallery + p("一、总则 1", styled("t1")) + field + p("一、总则"), styles=STYLES))]
    assert kinds == ["contents", "contents", "contents", ""]


def test_notes_stand_at_the_end() -> None:
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>注一。</w:t></w:r></w:p></w:footnote>'
    assert lines(word(p("正文。"), footnotes=notes)) == [("", "正文。"), ("footnote", "注一。")]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


TABLES = {
    "rows with a first row of names": (
        row(cell("序号"), cell("任务")) + row(cell("1"), cell("建设平台。")),
        [("row:header", "序号\t任务"), ("row", "1\t建设平台。")],
    ),
    "cells merged over columns and rows": (
        row(cell("序号"), cell("任务"), cell("牵头单位"), cell("时限"))
        + row(cell("1"), cell("甲"), cell("县民政局", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'))
        + row(cell("2"), cell("乙"), cell("", '<w:gridSpan w:val="2"/><w:vMerge/>'))
        + row(cell("3"), cell("丙"), cell("各乡镇"), cell("", "<w:vMerge/>")),
        [("row:header", "序号\t任务\t牵头单位\t时限"), ("row", "1\t甲\t县民政局"), ("row:2,3", "2\t乙"), ("row", "3\t丙\t各乡镇")],
    ),
    "merged cells": (
        row(cell("序号"), cell("类别"), cell("任务"))
        + row(cell("1"), cell("平台", '<w:vMerge w:val="restart"/>'), cell("甲"))
        + row(cell("2"), cell("", "<w:vMerge/>"), cell("乙"))
        + row(cell("合计", '<w:gridSpan w:val="2"/>'), cell("两项")),
        [("row:header", "序号\t类别\t任务"), ("row", "1\t平台\t甲"), ("row:1", "2\t\t乙"), ("row", "合计\t\t两项")],
    ),
    "a deleted row": (
        row(cell("甲"), cell("乙")) + row(cell("假"), cell("假"), properties="<w:del/>") + row(cell("1"), cell("2。")),
        [("row:header", "甲\t乙"), ("row", "1\t2。")],
    ),
    "a frame around text": (row(cell("专栏1　重点工程")) + row(cell("建设平台。")), [("", "专栏1　重点工程"), ("", "建设平台。")]),
    "a letter head": (row(cell("某府发〔2023〕1号"), cell("签发人：张三")), [("", "某府发〔2023〕1号"), ("", "签发人：张三")]),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES.keys())
def test_a_table_becomes_rows_or_lines(rows: str, expected: list[tuple[str, str]]) -> None:
    assert lines(word(f"<w:tbl>{rows}</w:tbl>")) == expected


def test_the_strict_form_of_the_format_is_read_too() -> None:
    assert lines(word(p("甲"), space=STRICT)) == [("", "甲")]


def test_the_main_part_may_have_another_name() -> None:
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    parts = {"_rels/.rels": relation, "word/document2.xml": f"<w:document {W}><w:body>{p('甲')}</w:body></w:document>"}
    assert lines(read_bytes(package(parts), "a.docx")) == [("", "甲")]


def test_python_docx_writes_what_we_read() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("总体要求", 1)
    document.add_paragraph("第一项", style="List Number")
    document.add_paragraph("第二项", style="List Number")
    document.add_paragraph("项目", style="List Bullet")
    table = document.add_table(2, 2)
    for index, text in enumerate(("任务", "单位", "建设平台。", "科技局")):
        table.cell(index // 2, index % 2).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    assert lines(read_bytes(buffer.getvalue(), "a.docx")) == [
        ("heading:1", "总体要求"),
        ("", "1. 第一项"),
        ("", "2. 第二项"),
        ("", "项目"),
        ("row:header", "任务\t单位"),
        ("row", "建设平台。\t科技局"),
    ]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE = {
    "an entity bomb": {
        "word/document.xml": f"{ENTITIES}<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    },
    "an outside entity": {"word/document.xml": f'<!DOCTYPE x SYSTEM "file:///etc/hostname"><w:document {W}/>'},
    "endless nesting": {"word/document.xml": f"<w:document {W}>" + "<w:tbl>" * 5000},
    "a part cut short": {"word/document.xml": f"<w:document {W}><w:body><w:p>"},
    "no body": {"word/document.xml": f"<w:document {W}/>"},
    "nothing written": {"word/document.xml": f"<w:document {W}><w:body><w:p/></w:body></w:document>"},
    "broken styles": {"word/document.xml": f"<w:document {W}><w:body>{p('甲')}</w:body></w:document>", "word/styles.xml": "<x"},
    "an empty part": {"word/document.xml": ""},
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_package_that_is_not_sound_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(UnreadableSource, match=r"文件\.docx"):
        read_bytes(package(parts), "文件.docx")


def test_a_part_that_expands_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="expands to more"):
        read_bytes(package({"word/document.xml": " " * (65 << 20)}), "bomb.docx")


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(package({"word/document.xml": "<x/>"}))
    for start in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[start] |= 1
    with pytest.raises(UnreadableSource, match="encrypted"):
        read_bytes(bytes(data), "a.docx")
