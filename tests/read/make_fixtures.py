"""Make the fixtures of the readers' tests out of the founding notices: the same text as web pages, PDF, Word, OFD and Markdown.

    python tests/read/make_fixtures.py [tests/fixtures]

The result is committed, byte-stable, and made again only when this script changes. The PDF needs a TrueType font with Chinese
glyphs (Debian: fonts-arphic-gbsn00lp); only the glyphs that it uses are embedded.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import fixture_pages as pages

ROOT = Path(__file__).resolve().parents[2]

_STATEMENT = re.compile(r"（责任单位：(?P<bodies>[^（）]*(?:（[^（）]*）[^（）]*)*)）")
_ITEM = re.compile(r"^\d{1,2}．(?P<task>[^。]{2,30})。")


def paragraphs(notice: str) -> list[str]:
    """Return the paragraphs of a founding notice whose lines are its paragraphs, without the portal's lines before it."""
    lines = [line.strip() for line in (ROOT / "data" / "raw" / f"{notice}.txt").read_text("utf-8").splitlines()]
    lines = [line for line in lines if line]
    if notice == "pingliang-keji-2017":
        # The page head of the raw file ends where the document number stands alone.
        starts = [index for index, line in enumerate(lines) if line.startswith("平政办发〔")]
        # … and it prints the text twice.
        lines = lines[starts[0] : next(index for index, line in enumerate(lines) if line.startswith("扫一扫"))]
    return lines


def task_rows(notice: str) -> list[tuple[str, str, str, str, str, str]]:
    """Return the items of a notice as rows of a task table: number, group, task, lead, cooperating, deadline."""
    rows = []
    group = ""
    for line in paragraphs(notice):
        if line.startswith("（") and len(line) < 30:
            group = line.split("）", 1)[1].rstrip("。")
        item, statement = _ITEM.match(line), _STATEMENT.search(line)
        if item and statement:
            bodies = statement["bodies"].split("、")
            rows.append((str(len(rows) + 1), group, item["task"], bodies[0], "、".join(bodies[1:]), "2025年12月底"))
    return rows


def title_of(lines: list[str]) -> str:
    """Return the notice's title, joined over its lines."""
    end = next(index for index, line in enumerate(lines) if line.endswith("通知"))
    return "".join(lines[: end + 1])


def markdown(lines: list[str]) -> str:
    """Return a notice as a person would write it in Markdown."""
    end = next(index for index, line in enumerate(lines) if line.endswith("通知"))
    written = ["# " + "".join(lines[: end + 1])]
    for line in lines[end + 1 :]:
        if re.match(r"[一二三四五六七八九十]+、", line):
            line = "## " + line
        elif re.match(r"（[一二三四五六七八九十]+）.{0,30}$", line):
            line = "### " + line
        line = re.sub(r"^(\d{1,2}．[^。]{2,30}。)", r"**\1**", line)
        written.append(_STATEMENT.sub(lambda found: f"*{found.group()}*", line))
    return "\n\n".join(written) + "\n"


def build(target: Path) -> None:
    """Write every fixture into `target`."""
    import fixture_files as files

    target.mkdir(parents=True, exist_ok=True)
    doubling, services, transfer = (paragraphs(name) for name in ("wuxi-shuang-beizeng-2023", "wuxi-keji-fuwu-2023", "pingliang-keji-2017"))
    heading, rows = title_of(doubling), task_rows("wuxi-keji-fuwu-2023")
    (target / "state-council.html").write_text(pages.state_council("平凉市人民政府办公室关于印发三个文件的通知", transfer), "utf-8")
    (target / "province-trs.html").write_text(pages.province_trs(heading, doubling), "utf-8", newline="")
    (target / "county-twice.html").write_bytes(pages.county_twice(title_of(services), services).encode("gb18030"))
    opening = [*doubling[:1], doubling[3], "现将任务分工印发给你们，请按照职责分工抓好落实，于每年年底前报送进展情况。"]
    (target / "city-tasks.html").write_text(pages.city_tasks(heading, opening, rows), "utf-8")
    (target / "services.md").write_text(markdown(services), "utf-8")
    files.write_pdf(target / "services.pdf", services)
    files.write_pdf(target / "doubling-contents.pdf", doubling, contents=True)
    files.write_scan(target / "scanned.pdf")
    files.write_numbered_docx(target / "doubling.docx", doubling)
    files.write_tasks_docx(target / "tasks.docx", rows)
    files.write_ofd(target / "services.ofd", services)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "fixtures")
