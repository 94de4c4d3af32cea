"""Real notices and their real comparison, from the raw files on, in every format."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from printed import Page

from policydiff.compare import compare_plans
from policydiff.model import Comparison, Notice
from policydiff.pipeline import parse_source
from policydiff.read import read_file
from policydiff.report import COMPARISON_FORMATS, NOTICE_FORMATS, render

RAW = sorted((Path(__file__).parents[2] / "data" / "raw").glob("*.txt"))
PAIRS = {
    "county and city": ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023"),
    "unrelated": ("wuxi-shuang-beizeng-2023", "pingliang-keji-2017"),
    "itself": ("wuxi-keji-fuwu-2023", "wuxi-keji-fuwu-2023"),
}


@cache
def read(name: str) -> tuple[Notice, str]:
    source = read_file(next(path for path in RAW if path.stem == name))
    return parse_source(source), source.text


@cache
def compared(name: str) -> Comparison:
    (child, _), (parent, _) = map(read, PAIRS[name])
    return compare_plans(child, child.plans[0], parent, parent.plans[0])


@pytest.mark.parametrize("format", NOTICE_FORMATS)
@pytest.mark.parametrize("name", [path.stem for path in RAW])
def test_a_notice_prints(name: str, format: str) -> None:
    notice, source = read(name)
    out = render(notice, format, source=source)
    assert len(out) > 100
    if format == "html":
        page = Page(str(out))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        assert [link for link in page.values("href") if link[1:] not in ids] == []


@pytest.mark.parametrize("format", COMPARISON_FORMATS)
@pytest.mark.parametrize("name", PAIRS)
def test_a_comparison_prints(name: str, format: str) -> None:
    out = render(compared(name), format)
    assert len(out) > 100
    if format == "html":
        page = Page(str(out))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        assert [link for link in page.values("href") if link[1:] not in ids] == []
        assert re.findall(r'<article id="(\w+)"', str(out)) == [match.id for match in compared(name).matches]


def test_the_source_on_the_page_is_the_whole_source() -> None:
    notice, source = read("pingliang-keji-2017")
    out = str(render(notice, "html", source=source))
    pane = out[out.index('id="text"') : out.index("</section>", out.index('id="text"'))].partition(">")[2]
    assert "".join(unescape(re.sub(r"<[^>]+>", "", pane)).split()) == "".join(source.split())
