"""The page of a matrix in a real browser: it loads quietly, sorts by a click, and a click on a cell opens the pair's clauses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from chromium import Browser

sys.path.append(str(Path(__file__).parents[1] / "corpora"))

from corpus_of import PARENT, PINGLIANG, WUXI

from policydiff.cli import app

pytestmark = pytest.mark.browser


def test_a_matrix_opens_its_pairs(chromium: Browser, tmp_path: Path) -> None:
    target = tmp_path / "matrix.html"
    app(["matrix", str(PARENT), str(WUXI), str(PINGLIANG), "-o", str(target), "--no-cache"], standalone_mode=False)
    page = chromium.open(target)
    assert page.run("[...document.querySelectorAll('.part')].every((part) => part.offsetHeight === 0)")
    page.run("document.querySelector('.heat td.h a').click()")
    assert page.run("[...document.querySelectorAll('.part')].filter((part) => part.offsetHeight > 0).length") == 1
    assert page.run("document.querySelector('.part:target .row .p').textContent.length") > 4
    first = "document.querySelector('.heat tbody tr th').textContent"
    before = page.run(first)
    page.run("document.querySelector('.heat thead th:nth-child(2) button').click()")
    page.run("document.querySelector('.heat thead th:nth-child(2) button').click()")
    assert page.run(first) != before
    assert page.complaints() == [] and [url for url in page.requests() if not url.startswith("file:")] == []
    page.close()
