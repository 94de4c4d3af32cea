"""The pages of a matrix and of a network in a real browser: they load quietly, sort by a click, and a cell of the matrix opens the pair's clauses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from chromium import Browser

sys.path.append(str(Path(__file__).parents[1] / "corpora"))

from corpus_of import PARENT, PINGLIANG, RAW, WUXI

from policydiff.cli import app

AXE = os.environ.get("POLICYDIFF_AXE")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "matrix.html"
    app(["matrix", str(PARENT), str(WUXI), str(PINGLIANG), "-o", str(path), "--no-cache"], standalone_mode=False)
    return path


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "network.html"
    app(["network", str(RAW), "--kind", "organisations", "-o", str(path), "--no-cache"], standalone_mode=False)
    return path


def test_a_cell_tells_what_was_adapted_from_what_was_copied_or_localized(chromium: Browser, target: Path) -> None:
    page = chromium.open(target)
    cells = page.run("[...document.querySelectorAll('.heat tbody td.h a')].map((cell) => [cell.innerText, cell.title])")
    assert any("\n+" in shown for shown, _ in cells) and any("+" not in shown for shown, _ in cells)
    for shown, title in cells:
        close, _, adapted = shown.replace("\n", "").partition("+")
        assert f"copied or localized {close}%" in title and f"adapted {adapted or 0}%" in title
    page.close()


@pytest.mark.skipif(not AXE, reason="axe-core is fetched by make test-browser")
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
@pytest.mark.parametrize("which", ["target", "network"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    chromium: Browser, request: pytest.FixtureRequest, which: str, width: int, dark: bool
) -> None:
    page = chromium.open(request.getfixturevalue(which), width=width, dark=dark)
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.run(Path(str(AXE)).read_text(encoding="utf-8") + ";1")
    assert (
        page.run("axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations.map((one) => [one.id, one.nodes[0].html]))")
        == []
    )
    page.close()


def test_a_matrix_opens_its_pairs(chromium: Browser, target: Path) -> None:
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


def test_a_network_is_drawn_as_a_grid_of_who_with_whom(chromium: Browser, network: Path) -> None:
    page = chromium.open(network)
    rows, columns = "document.querySelectorAll('.ties tbody tr').length", "document.querySelectorAll('.ties thead th.col').length"
    assert page.run(rows) > 1 and page.run(columns) > 1
    darkest = "[...document.querySelectorAll('.ties td.h')].filter((cell) => cell.style.getPropertyValue('--h') === '1.00').map((cell) => cell.textContent)"
    heaviest = "String(Math.max(...[...document.querySelectorAll('.ties tbody td.h')].map((cell) => Number(cell.textContent))))"
    assert set(page.run(darkest)) == {page.run(heaviest)}
    assert page.complaints() == []
    page.close()
