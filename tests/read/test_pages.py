"""Placed characters become lines: reading order, gaps, indents, page furniture, footnotes, columns; PDF and OFD."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from marked import lines

from policydiff.errors import UnreadableSource
from policydiff.model import Loss
from policydiff.parse import parse
from policydiff.read import read_bytes
from policydiff.read.assemble import ExtractedLine
from policydiff.read.paged.furniture import page_lines
from policydiff.read.paged.glyphs import Glyph, PageRows, rows_of
from policydiff.read.paged.ofd import _steps
from policydiff.read.paged.ruled import page_with_tables, rules_of

WIDTH, HEIGHT, SIZE, LEFT = 600.0, 840.0, 16.0, 76.0
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def written(text: str, x: float, y: float, size: float = SIZE) -> list[Glyph]:
    glyphs = []
    for char in text:
        width = size if ord(char) > 0x2E7F else size / 2
        glyphs.append(Glyph(char, x, x + width, y, size))
        x += width
    return glyphs


def page(*rows: tuple[str, float, float] | tuple[str, float, float, float]) -> PageRows:
    return rows_of([glyph for row in rows for glyph in written(*row)], WIDTH, HEIGHT)


def texts(*rows: tuple[str, float, float] | tuple[str, float, float, float]) -> list[str]:
    return [row.text for row in page(*rows).rows]


def shown(found: list[ExtractedLine]) -> list[tuple[str, str]]:
    return [("+".join(kind for kind, _ in line.kinds if kind != "page"), line.text) for line in found]


FULL = "为深入实施创新驱动发展战略，贯彻落实国家关于加快发展的"
"""A line that fills the page: 28 characters (GB/T 9704)."""


def test_lines_are_ordered_from_top_to_bottom_however_the_file_draws_them() -> None:
    assert texts(("丙", LEFT, 300), ("甲", LEFT, 100), ("乙", LEFT, 200)) == ["甲", "乙", "丙"]


def test_pieces_of_a_line_are_joined_from_left_to_right() -> None:
    assert texts(("要求", LEFT + 32, 100), ("总体", LEFT, 100.5)) == ["总体要求"]


def test_a_character_drawn_twice_to_look_bold_counts_once() -> None:
    assert texts(("一、总体要求", LEFT, 100), ("一、总体要求", LEFT + 0.4, 100)) == ["一、总体要求"]


GAPS = [
    ("甲", "乙", 2.0, "甲乙"),
    ("甲", "乙", 16.0, "甲　乙"),
    ("甲", "乙", 48.0, "甲　　　乙"),
    ("5", "家", 3.0, "5家"),
    ("A", "B", 1.0, "AB"),
    ("A", "B", 6.0, "A B"),
]


@pytest.mark.parametrize(("before", "after", "gap", "text"), GAPS)
def test_a_gap_shows_as_a_blank(before: str, after: str, gap: float, text: str) -> None:
    end = LEFT + (SIZE if ord(before) > 255 else SIZE / 2)
    assert texts((before, LEFT, 100), (after, end + gap, 100)) == [text]


def test_indents_show_as_full_width_blanks() -> None:
    first = page(("　", 0, 0), (FULL, LEFT, 100), ("一、总体要求", LEFT + 2 * SIZE, 130), ("某某县人民政府", LEFT + 16 * SIZE, 160))
    assert shown(page_lines([first])) == [("", FULL), ("", "　　一、总体要求"), ("", "　" * 16 + "某某县人民政府")]


def test_a_page_without_a_common_left_edge_is_read() -> None:
    rows = [row for at in range(30) for row in page((FULL, LEFT + 5 * at, 100 + 20 * at)).rows]
    assert len(page_lines([PageRows(rows, WIDTH, HEIGHT)])) == 30


def test_a_page_of_indented_lines_learns_its_margin_from_the_others() -> None:
    usual = page(*((FULL, LEFT, 100 + 30 * row) for row in range(10)))
    listed = page(*((FULL[:26], LEFT + 2 * SIZE, 100 + 30 * row) for row in range(5)))
    assert shown(page_lines([usual, listed]))[10] == ("", "　　" + FULL[:26])


NUMBERS = ["— 3 —", "- 3 -", "3", "第 3 页", "第3页 共12页", "3/12", "—３—", "· 3 ·", "Page 3 of 12", "iv"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_at_the_edge_is_a_page_number(number: str) -> None:
    assert shown(page_lines([page((FULL, LEFT, 400), (number, 280, 790))]))[-1] == ("page-furniture", number)


@pytest.mark.parametrize(("text", "y"), [("3", 400), ("3家", 790), ("2023年", 790)])
def test_other_lines_are_none(text: str, y: float) -> None:
    assert shown(page_lines([page((FULL, LEFT, 200), (FULL, LEFT, 230), (text, LEFT, y))]))[-1] == ("", text)


def test_the_first_line_of_each_page_says_so() -> None:
    pages = [page((FULL, LEFT, 200), (FULL, LEFT, 230)) for _ in range(3)]
    assert [any(kind == "page" for kind, _ in line.kinds) for line in page_lines(pages)] == [True, False] * 3


def test_what_stands_at_the_edge_of_every_page_is_furniture() -> None:
    pages = [page(("某某县人民政府公报", 220, 40), (FULL, LEFT, 300), (f"第{number}期 总号{number}", 220, 800)) for number in range(1, 5)]
    found = shown(page_lines(pages))
    assert [kind for kind, _ in found] == ["page-furniture", "", "page-furniture"] * 4


def test_small_lines_under_the_text_are_footnotes() -> None:
    first = page(
        *((FULL, LEFT, 100 + 30 * row) for row in range(20)), ("① 本行动计划所称企业，", LEFT, 730, 10.5), ("以名单为准。", LEFT, 745, 10.5)
    )
    assert [kind for kind, _ in shown(page_lines([first]))][-3:] == ["", "footnote", "footnote"]


def test_small_lines_without_a_sign_are_text() -> None:
    first = page(*((FULL, LEFT, 100 + 30 * row) for row in range(20)), ("附注文字。", LEFT, 730, 10.5))
    assert shown(page_lines([first]))[-1] == ("", "附注文字。")


def test_two_columns_are_read_one_after_the_other() -> None:
    line = "全面贯彻党的二十大精神认真"
    left = [(f"左{line}", 60.0, 150 + 20 * row) for row in range(20)]
    right = [(f"右{line}", 320.0, 150 + 20 * row) for row in range(20)]
    rows = [row for pair in zip(left, right, strict=True) for row in pair]
    found = texts(("某某县人民政府公报第一期文件选登目录之一二三四五六", 70, 100), *rows)
    assert [text[0] for text in found] == ["某"] + ["左"] * 20 + ["右"] * 20


def test_a_table_is_not_taken_for_columns() -> None:
    rows = [cell for row in range(20) for cell in (("任务", 60.0, 150 + 20 * row), ("县科技局", 320.0, 150 + 20 * row))]
    assert texts(*rows)[0] == "任务　　　　县科技局"


@pytest.mark.parametrize(
    ("value", "count", "steps"),
    [("g 3 2.5", 9, [2.5, 2.5, 2.5]), ("1 g 2 3 4", 9, [1, 3, 3, 4]), (None, 3, []), ("g 99999999 1", 2, [1, 1]), ("g x", 3, [])],
)
def test_distances_of_an_ofd_are_unfolded(value: str | None, count: int, steps: list[float]) -> None:
    assert _steps(value, count) == steps


def pdf(draw: str = "", *, pages: int = 1, password: str | None = None, rotate: int = 0) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    encrypted = StandardEncryption(password, ownerPassword="o") if password else None
    canvas = Canvas(buffer, invariant=1, encrypt=encrypted)
    for _ in range(pages):
        canvas.setPageRotation(rotate)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(100, 700, draw)
        canvas.drawString(100, 660, FULL[:20])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_pdf_is_read() -> None:
    assert lines(read_bytes(pdf("一、总体要求"), "a.pdf")) == [("", "一、总体要求"), ("", FULL[:20])]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_read_in_its_own_order(rotate: int) -> None:
    assert len(read_bytes(pdf("一、总体要求", rotate=rotate), "a.pdf").text.split()) >= 1


def test_radicals_are_read_as_characters() -> None:
    from policydiff.read.paged.pdf import _character
    from policydiff.vocab.radicals import radicals

    assert "".join(_character(ord(char), radicals()) for char in "⼀⾏⺠⽅\uf914x") == "一行民方樂x"


def test_a_sign_without_a_meaning_is_shown_as_one() -> None:
    from policydiff.read.paged.pdf import _character

    assert _character(0, {}) == "\ufffd"


def test_an_encrypted_pdf_says_so() -> None:
    with pytest.raises(UnreadableSource, match="encrypted"):
        read_bytes(pdf("甲", password="p"), "a.pdf")


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert "一、总体要求" in read_bytes(pdf("一、总体要求", password=""), "a.pdf").text


def test_an_ofd_of_pictures_asks_for_ocr() -> None:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "OFD.xml",
            '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>../../x</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        )
    with pytest.raises(UnreadableSource, match="pictures"):
        read_bytes(buffer.getvalue(), "a.ofd")


def test_ofd_and_pdf_of_the_same_pages_are_the_same_text() -> None:
    first, second = (read_bytes((FIXTURES / name).read_bytes(), "a") for name in ("services.ofd", "services.pdf"))
    assert (first.text, first.marks) == (second.text, second.marks)


def table_pdf(rows: list[list[str]], widths: list[float], *, spans: list[tuple[tuple[int, int], tuple[int, int]]] | None = None) -> bytes:
    """Return a PDF with a ruled table between two paragraphs; cells are wrapped to their width."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("x", fontName="STSong-Light", fontSize=12, leading=18, wordWrap="CJK")
    table = Table([[Paragraph(text, style) for text in row] for row in rows], colWidths=widths)
    merged = [("SPAN", start, end) for start, end in spans or []]
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *merged]))
    buffer = io.BytesIO()
    paragraphs = (Paragraph("为落实工作责任，制定任务分工表如下。", style), Paragraph("请认真贯彻执行。", style))
    SimpleDocTemplate(buffer, invariant=1).build([paragraphs[0], table, paragraphs[1]])
    return buffer.getvalue()


HEAD = ["序号", "类别", "工作任务", "牵头单位"]


def test_a_ruled_table_of_a_pdf_becomes_rows() -> None:
    rows = [HEAD, ["1", "创新平台", "建设绿色产业发展技术创新中心", "县科技局、县经济信息委"], ["2", "", "培育科技型企业", "县科技局"]]
    data = table_pdf(rows, [40, 60, 90, 80], spans=[((1, 1), (1, 2))])
    assert lines(read_bytes(data, "a.pdf")) == [
        ("", "为落实工作责任，制定任务分工表如下。"),
        ("row:header", "序号\t类别\t工作任务\t牵头单位"),
        ("row", "1\t创新平台\t建设绿色产业发展技术创新中心\t县科技局、县经济信息委"),
        ("row:1", "2\t\t培育科技型企业\t县科技局"),
        ("", "请认真贯彻执行。"),
    ]


def test_a_table_that_goes_on_overleaf_has_one_head() -> None:
    rows = [HEAD] + [["甲", "乙", "建设绿色产业发展技术创新中心", "县科技局"] for _ in range(40)]
    kinds = [kind for kind, _ in lines(read_bytes(table_pdf(rows, [40, 60, 90, 80]), "a.pdf"))]
    assert kinds.count("row:header") == 1 and kinds.count("row") == 40


def test_a_frame_around_text_is_no_table() -> None:
    data = table_pdf([["专栏1　重点工程"], ["建设绿色产业发展技术创新中心。"]], [200])
    assert [kind for kind, _ in lines(read_bytes(data, "a.pdf"))] == [""] * 4


def test_lines_join_and_drawings_are_no_tables() -> None:
    segments = [(0, 10, 50, 10), (49, 10.5, 100, 10.5), (20, 0, 20, 90), (0, 0, 60, 60), (5, 5, 6, 5)]
    rules = rules_of(segments)
    assert len(rules.level) == 1 and (rules.level[0].start, rules.level[0].end) == (0, 100)
    assert len(rules.upright) == 1
    crowd = rules_of([(0, 4.0 * index, 500, 4.0 * index) for index in range(2000)])
    assert [row.text for row in page_with_tables(written("甲", 10, 100), crowd, WIDTH, HEIGHT).rows] == ["甲"]


def test_a_page_of_a_picture_among_others_is_told() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for number in (1, 2, 3):
        canvas.setFont("STSong-Light", 16)
        for row in range(10 if number != 2 else 0):
            canvas.drawString(80, 700 - 30 * row, FULL)
        if number == 2:
            canvas.drawImage(ImageReader(Image.new("L", (20, 20), 200)), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    source = read_bytes(buffer.getvalue(), "a.pdf")
    assert (source.ledger.pages, source.ledger.losses) == (3, (Loss("page", "picture", "2"),))
    assert [diagnostic.message for diagnostic in parse(source).diagnostics if diagnostic.rule == "unread-pages"] == [
        "pages were not read, or not whole (pictures, whose text has to be recognised first: 2)"
    ]


def test_lines_under_a_short_stroke_are_footnotes_whatever_their_size() -> None:
    glyphs = [glyph for row in range(20) for glyph in written(FULL, LEFT, 100 + 30 * row)]
    glyphs += written("1 以国家有关部门公布的名单为准。", LEFT, 720)
    stroke = rules_of([(LEFT, 705, LEFT + 140, 705)])
    assert shown(page_lines([page_with_tables(glyphs, stroke, WIDTH, HEIGHT)]))[-1][0] == "footnote"
    assert shown(page_lines([page_with_tables(glyphs, rules_of([]), WIDTH, HEIGHT)]))[-1][0] == ""
