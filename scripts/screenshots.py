"""Write the pictures of the README into docs/images: the terminal report as SVG, the pages as PNG (where there is a Chromium).

python scripts/screenshots.py [FOLDER]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from policydiff.compare import compare_plans
from policydiff.model import Comparison, Notice
from policydiff.pipeline import parse_source
from policydiff.read import read_file
from policydiff.report import render
from terminal_svg import terminal_svg

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
CHILD, PARENT = "wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023"
CHILDREN = (CHILD, "wuxi-shuang-beizeng-2023", "pingliang-keji-2017")
WIDTH = 108
COMMAND = "policydiff compare wuxi chongqing"


def main(folder: Path = ROOT / "docs" / "images") -> None:
    """Write the pictures into `folder`; without a browser only the terminal's."""
    folder.mkdir(parents=True, exist_ok=True)
    child, source = parsed(CHILD)
    parent, _ = parsed(PARENT)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    (folder / "compare-terminal.svg").write_text(terminal(comparison), encoding="utf-8")
    pages(comparison, child, source, folder)


def parsed(name: str) -> tuple[Notice, str]:
    """Return a founding notice and its source text."""
    source = read_file(RAW / f"{name}.txt")
    return parse_source(source), source.text


def terminal(comparison: Comparison) -> str:
    """Return an SVG of the telling parts of the terminal report."""
    report = str(render(comparison, "text", width=WIDTH, color=True))
    return terminal_svg([f"\x1b[1m$ {COMMAND}\x1b[0m", "", *excerpt(report)], WIDTH)


def excerpt(report: str) -> list[str]:
    """Return the pair and summary, the head of the targets, and the clauses of one task; what is left out is a line of dots."""
    lines = report.splitlines()
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]

    def at(start: str) -> int:
        return next(number for number, line in enumerate(plain) if line.startswith(start))

    task = next(number for number, line in enumerate(plain) if line.startswith("§") and "科技金融服务" in line)
    gap = ["", "   ⋮"]
    return [*lines[: at("sections")], *lines[at("targets") : at("T9 ")], *gap, "", *lines[task : task + 34], *gap]


def matrix(lang: str) -> str:
    """Return the page of the matrix of the parent and the other plans of the project."""
    children = [str(path) for path in sorted(RAW.glob("*.txt")) if path.stem in CHILDREN]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "matrix.html"
        command = ["policydiff", "matrix", str(RAW / f"{PARENT}.txt"), *children, "--lang", lang, "--no-cache", "-o", str(target)]
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)
        return target.read_text(encoding="utf-8")


def pages(comparison: Comparison, notice: Notice, source: str, folder: Path) -> None:
    """Photograph the pages at 1280 and 390 pixels."""
    sys.path.insert(0, str(ROOT / "tests" / "browser"))
    from chromium import browser, find

    if find() is None:
        print("no Chromium here: the pictures of the pages were not written again", file=sys.stderr)
        return
    zh, en = render(comparison, "html", lang="zh"), render(comparison, "html", lang="en")
    sentence = "document.querySelector('#clauses .k-strength[data-e]').closest('.row').scrollIntoView({block: 'center'})"
    shots = (
        ("compare-html", en, 1280, 1000, False, "scrollTo(0, 0)"),
        ("compare-html-zh", zh, 1280, 1000, False, "scrollTo(0, 0)"),
        ("compare-html-clauses", en, 1280, 900, False, sentence),
        ("compare-html-dark", zh, 1280, 900, True, "document.querySelector('#targets').scrollIntoView()"),
        ("compare-html-phone", zh, 390, 844, False, "document.querySelector('#sections').scrollIntoView()"),
        ("notice-html", render(notice, "html", source=source, lang="en"), 1280, 900, False, "document.querySelector('#t6 a.at').click()"),
    )
    matrices = tuple(
        (f"matrix-html{suffix}", matrix(lang), 1280, 860, False, "scrollTo(0, 0)") for suffix, lang in (("", "en"), ("-zh", "zh"))
    )
    with browser() as chromium, tempfile.TemporaryDirectory() as scratch:
        for name, text, width, height, dark, script in (*shots, *matrices):
            path = Path(scratch) / f"{name}.html"
            path.write_text(str(text), encoding="utf-8")
            page = chromium.open(path, width=width, height=height, dark=dark)
            page.run(f"{script}; new Promise(done => setTimeout(done, 400))")
            page.screenshot(folder / f"{name}.png")
            page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
