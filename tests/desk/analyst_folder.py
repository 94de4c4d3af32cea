"""A folder as an analyst has it: thirty invented documents of every kind, and what lies about beside them."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FIXTURES = Path(__file__).parents[1] / "fixtures"
TOPICS = ("数字服务业", "农村电商", "夜间经济", "冷链物流", "文化旅游")
PLACES = (("绍兴市", "市", "绍政办发"), ("新昌县", "县", "新政办发"), ("嵊州市", "市", "嵊政办发"), ("诸暨市", "市", "诸政办发"))
COPIES = ("（转发）", "2024年")


def notice(place: str, level: str, letters: str, topic: str, number: int) -> str:
    """Return an invented plan with its envelope; every second has a figure without a year, in every third a number is printed twice."""
    name = f"{topic}三年行动计划（2023—2025年）"
    second = "一" if number % 3 == 0 else "二"
    lone = "引进示范企业3家。" if number % 2 else ""
    return f"""{place}人民政府办公室
关于印发{place}{name}的通知
{letters}〔2023〕{number}号
各乡镇人民政府，{level}政府各部门：
《{place}{name}》已经{level}政府同意，现印发给你们，请认真贯彻执行。
{place}人民政府办公室
2023年{number % 12 + 1}月1日

{place}{name}

一、发展目标
到2025年，全{level}{topic}企业达到{number * 10}家以上，年营业收入达到{number}亿元。
二、重点任务
（一）壮大市场主体。支持企业上云用数，大力发展软件和信息服务。{lone}（牵头单位：{level}经济信息委；配合单位：{level}科技局）
（{second}）建设公共平台。加快建设数据交易、算力调度等公共平台。（责任单位：{level}大数据发展局）
"""


def lay_out(folder: Path) -> None:
    """Write the thirty documents (text, HTML, Markdown, DOCX), a lock file, a .doc and a PDF of pictures."""
    folder.mkdir()
    number = 0
    for topic in TOPICS:
        for place, level, letters in PLACES:
            number += 1
            _write(folder, number, f"{number:02} {place} {topic}", notice(place, level, letters, topic, number))
    for topic in TOPICS:
        for copy in COPIES:
            number += 1
            place, level, letters = PLACES[number % 4]
            body = notice(place, level, letters, f"{topic}品牌", number)
            # what was copied from a page, without its envelope
            _write(folder, number, f"{number:02} {topic}{copy}", body.partition("\n\n")[2] if copy == COPIES[0] else body)
    (folder / "~$02 新昌县.docx").write_bytes(b"\x05Wang")
    (folder / "旧 通知.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    shutil.copy(FIXTURES / "scanned.pdf", folder / "扫描件.pdf")


def _write(folder: Path, number: int, name: str, text: str) -> None:
    lines = text.splitlines()
    match number % 4:
        case 0:
            page = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
            (folder / f"{name}.html").write_text(f"<html><body><div>{page}</div></body></html>", encoding="utf-8")
        case 1:
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        case 2:
            (folder / f"{name}.docx").write_bytes(_docx(lines))
        case _:
            (folder / f"{name}.md").write_text("\n\n".join(lines), encoding="utf-8")


def _docx(lines: list[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines if line)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()
