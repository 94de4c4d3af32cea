"""The HTML reports in a real browser: they load quietly, filter, search, link, print, and can be read by everyone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Browser, Page
from hostile import POISON, hostile_comparison, hostile_notice
from report_notice import notice, source
from report_sample import comparison, render

from policydiff.model import Comparison, Diagnostic, Notice, Related

pytestmark = pytest.mark.browser
AXE = os.environ.get("POLICYDIFF_AXE")
SIZES = (1280, 390)


def moved() -> Comparison:
    """The sample with one copied sentence of the first task moved into the last section."""
    matches = list(comparison().matches)
    place = next(n for n, match in enumerate(matches) if match.id == "m16")
    matches.insert(130, matches.pop(place).model_copy(update={"moved": True, "child_section": "p1.4.3", "child_path": "四/（三）"}))
    return comparison().model_copy(update={"matches": tuple(matches)})


def apart() -> Comparison:
    """The sample as if its two plans had nothing to do with each other."""
    return comparison().model_copy(update={"related": Related(score=0.05, verdict="unrelated", reason="the plans are unrelated")})


def grown() -> Comparison:
    """The sample with seven sentences of the child's own behind one another."""
    matches = list(comparison().matches)
    at, own = next((n, match) for n, match in enumerate(matches) if match.verdict == "added" and match.role == "body")
    more = [own.model_copy(update={"id": f"own{n}", "child": (f"{own.child[0]}~{n}",)}) for n in range(6)]
    return comparison().model_copy(update={"matches": (*matches[:at], *more, *matches[at:])})


PAGES: dict[str, Callable[[], str | bytes]] = {
    "zh": lambda: render(comparison(), "html"),
    "en": lambda: render(comparison(), "html", lang="en"),
    "moved": lambda: render(moved(), "html"),
    "apart": lambda: render(apart(), "html"),
    "loose": lambda: render(
        comparison().model_copy(update={"related": Related(score=0.2, verdict="loose", reason="of one topic")}), "html"
    ),
    "grown": lambda: render(grown(), "html"),
    "hostile": lambda: render(hostile_comparison(), "html"),
    "notice": lambda: render(notice(), "html", source=source()),
    "notice-en": lambda: render(notice(), "html", lang="en", source=source()),
    "queue": lambda: render(doubtful(), "html", source=source()),
    "hostile-notice": lambda: render(hostile_notice(), "html", source=POISON * 20),
}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, made in PAGES.items():
        (folder / f"{name}.html").write_text(str(made()), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture
def visit(chromium: Browser, files: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    pages = []

    def opened(name: str, **how: Any) -> Page:
        pages.append(chromium.open(files[name], **how))
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


def shown(page: Page) -> list[str]:
    return page.run("[...document.querySelectorAll('.row')].filter(row => !row.hidden).map(row => row.id)")


def click(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")


def choose(page: Page, selector: str, value: str) -> None:
    page.run(
        f"(() => {{const box = document.querySelector({selector!r}); box.value = {value!r}; box.dispatchEvent(new Event('change'));}})()"
    )


def go(page: Page, address: str) -> None:
    page.run(f"new Promise(done => {{ location.hash = {address!r}; setTimeout(done, 60); }})")


def search(page: Page, words: str) -> None:
    page.run(f"(() => {{const box = document.querySelector('#q'); box.value = {words!r}; box.dispatchEvent(new Event('input'));}})()")
    page.run("new Promise(done => setTimeout(done, 200))")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_a_complaint_or_a_request(visit: Callable[..., Page], files: dict[str, Path], name: str) -> None:
    page = visit(name)
    assert page.complaints() == []
    assert page.requests() == [files[name].as_uri()]
    assert not any(event["method"] == "Page.javascriptDialogOpening" for event in page.events())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_sideways(visit: Callable[..., Page], name: str, width: int, dark: bool) -> None:
    page = visit(name, width=width, dark=dark)
    page.run("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    assert page.run("document.documentElement.scrollWidth") <= width


FILTERS = [
    pytest.param(lambda page: click(page, ".chip[data-w=dropped]"), {"dropped"}, 50, id="one verdict"),
    pytest.param(
        lambda page: [click(page, f".chip[data-w={word}]") for word in ("dropped", "added")], {"dropped", "added"}, 55, id="two verdicts"
    ),
    pytest.param(lambda page: click(page, ".chip[data-w=strength]"), {"adapted"}, 2, id="an edit kind"),
    pytest.param(
        lambda page: [click(page, f".chip[data-w={word}]") for word in ("adapted", "level")],
        {"adapted"},
        None,
        id="a verdict and an edit kind",
    ),
    pytest.param(lambda page: click(page, ".chip[data-w=review]"), {"adapted"}, 1, id="a mark"),
    pytest.param(
        lambda page: click(page, "#diff"),
        {"localized", "adapted", "added", "dropped", "copied"},
        104,
        id="only differences keep renumbered headings",
    ),
    pytest.param(lambda page: choose(page, "#role", "responsibility"), {"localized", "adapted", "dropped"}, 14, id="a role"),
    pytest.param(lambda page: search(page, "新型产业用地（m0）"), {"dropped"}, 1, id="search without case"),
    pytest.param(lambda page: search(page, "没有的字句"), set(), 0, id="nothing found"),
]


@pytest.mark.parametrize(("act", "verdicts", "count"), FILTERS)
def test_filters_and_search(visit: Callable[..., Page], act: Callable[[Page], Any], verdicts: set[str], count: int | None) -> None:
    page = visit("zh")
    by_id = {match.id: match for match in comparison().matches}
    act(page)
    rows = shown(page)
    assert {by_id[row].verdict for row in rows} == verdicts
    assert count is None or len(rows) == count
    assert page.run("document.querySelector('#shown').textContent") == f"显示 {len(rows)} 行，共 135 行"
    assert page.run("document.querySelector('#empty').hidden") == bool(rows)
    click(page, "#reset")
    assert len(shown(page)) == 135


def test_a_section_can_be_chosen_and_empty_sections_vanish(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    value = page.run(
        "[...document.querySelectorAll('#section option')].find(option => option.textContent.includes('检验检测认证服务')).value"
    )
    choose(page, "#section", value)
    sections = {match.parent_path for match in comparison().matches if match.id in shown(page)}
    assert sections == {"三/（一）/3"}
    assert page.run("[...document.querySelectorAll('.block')].filter(block => !block.hidden).length") == 1


def test_what_is_found_is_marked(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    search(page, "科技金融服务")
    assert page.run("CSS.highlights.get('found').size") > 5


def test_a_link_to_a_row_opens_there_even_when_it_is_filtered_out(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    click(page, ".chip[data-w=copied]")
    assert "m39" not in shown(page)
    page.run("new Promise(done => { addEventListener('hashchange', () => setTimeout(done, 50)); location.hash = 'm39'; })")
    assert "m39" in shown(page)
    top = page.run("document.querySelector('#m39').getBoundingClientRect().top")
    assert 0 < top < 900


def test_a_figure_leads_to_its_sentence(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    href = page.run("document.querySelector('#T19 td:nth-child(5) a').getAttribute('href')")
    assert "技术合同成交额500万元" in page.run(f"document.querySelector({href!r}).textContent")


def test_a_moved_clause_and_its_old_place_lead_to_each_other(visit: Callable[..., Page]) -> None:
    page = visit("moved")
    assert page.run("document.querySelector('#m16-from').previousElementSibling.id") == "m15"
    assert page.run("document.querySelector('#m16-from a').getAttribute('href')") == "#m16"
    assert page.run("document.querySelector('#m16 .ghost-link').getAttribute('href')") == "#m16-from"


def test_keys_step_through_the_differences(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    for _ in range(3):
        page.press("j")
    assert page.run("document.querySelector('.row.current').id") == "m5"
    page.press("k")
    assert page.run("document.querySelector('.row.current').id") == "m3"
    page.press("/")
    assert page.run("document.activeElement.id") == "q"
    click(page, ".chip[data-w=copied]")
    page.press("Escape")
    assert len(shown(page)) == 135


def test_what_tells_the_most_leads_to_a_row_that_is_opened(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    links = page.run("[...document.querySelectorAll('.telling a')].map(link => link.getAttribute('href').slice(1))")
    assert 5 <= len(links) <= 10
    for name in links:
        page.run(f"new Promise(done => {{ location.hash = '{name}'; setTimeout(done, 60); }})")
        assert page.run(f"document.getElementById('{name}').checkVisibility()")


def test_unchanged_and_dropped_runs_are_folded_until_something_is_looked_for(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    folded = "[...document.querySelectorAll('details.run')].filter(run => !run.hidden && !run.open).length"
    assert page.run(folded) > 10
    search(page, "新型产业用地")
    assert page.run(folded) == 0
    click(page, "#reset")
    assert page.run(folded) > 10


def test_the_address_holds_the_row_and_the_filters(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    click(page, ".chip[data-w=strength]")
    page.press("j")
    assert page.run("location.hash") == "#m39&k=strength"
    assert page.run("document.querySelector('#at').textContent") == "第 1 处，共 2 处"
    click(page, "#reset")
    page.run("new Promise(done => { location.hash = 'm39&k=strength'; setTimeout(done, 60); })")
    assert len(shown(page)) == 2
    assert page.run("document.querySelector('.row.current').id") == "m39"


def test_a_pair_that_is_not_related_says_what_it_shares(visit: Callable[..., Page]) -> None:
    page = visit("apart")
    assert page.run("document.querySelector('#shared table tbody tr').textContent").startswith("一 总体要求一 总体要求")
    assert page.run("document.querySelector('.telling')") is None


def test_the_clauses_of_a_pair_that_is_not_related_are_one_line_that_opens(visit: Callable[..., Page]) -> None:
    page = visit("apart")
    is_open = "document.querySelector('#whole').open"
    assert page.run(is_open) is False
    assert page.run("document.documentElement.scrollHeight") < 6000
    page.run("document.querySelector('#whole > summary').click()")
    assert page.run("document.querySelector('#m39').checkVisibility()")


OPENERS = [
    pytest.param(lambda page: page.press("j"), id="a key"),
    pytest.param(lambda page: page.press("/"), id="the key of the search"),
    pytest.param(lambda page: search(page, "新型产业用地"), id="a search"),
    pytest.param(lambda page: click(page, ".chip[data-w=dropped]"), id="a filter"),
    pytest.param(lambda page: go(page, "m39"), id="the address of a row"),
    pytest.param(lambda page: go(page, "&v=dropped"), id="the address of a filter"),
    pytest.param(lambda page: click(page, "#shared td:nth-child(2) a"), id="a section that both have"),
]


@pytest.mark.parametrize("act", OPENERS)
def test_what_leads_into_folded_clauses_opens_them(visit: Callable[..., Page], act: Callable[[Page], Any]) -> None:
    page = visit("apart")
    act(page)
    page.run("new Promise(done => setTimeout(done, 100))")
    assert page.run("document.querySelector('#whole').open") is True


def test_clauses_of_a_pair_that_is_not_related_are_printed_only_where_they_are_open(visit: Callable[..., Page]) -> None:
    import pypdfium2

    page = visit("apart")
    folded = pypdfium2.PdfDocument(page.pdf())
    assert len(folded) <= 6
    assert "逐句对照不打印" in "".join(folded[number].get_textpage().get_text_range() for number in range(len(folded)))
    page.run("document.querySelector('#whole').open = true")
    assert len(pypdfium2.PdfDocument(page.pdf())) > 8


def test_long_runs_of_added_clauses_are_folded_and_short_ones_are_not(visit: Callable[..., Page]) -> None:
    folded = "[...document.querySelectorAll('details.run.v-added .row')].map(row => row.id)"
    assert visit("zh").run(folded) == []
    assert len(visit("grown").run(folded)) == 7


def test_the_labels_of_the_bars_stay_inside_their_boxes(visit: Callable[..., Page]) -> None:
    outside = "[...document.querySelectorAll('.seg > span')].filter(one => one.checkVisibility() && one.scrollWidth > one.parentElement.clientWidth).length"
    for name, width in (("zh", 1280), ("en", 1280), ("zh", 390), ("en", 390), ("loose", 390)):
        page = visit(name, width=width)
        assert page.run("[...document.querySelectorAll('.seg > span')].some(one => one.checkVisibility())")
        assert page.run(outside) == 0
        page.call("Emulation.setEmulatedMedia", media="print")
        assert page.run(outside) == 0


def test_between_loosely_related_plans_nothing_is_called_dropped_on_the_bars(visit: Callable[..., Page]) -> None:
    words = visit("loose").run("document.querySelector('.bars').textContent + document.querySelector('.legend').textContent")
    assert "独有" in words
    assert "删去" not in words and "新增" not in words


def test_the_first_two_printed_pages_are_the_summary(visit: Callable[..., Page]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(visit("zh").pdf())
    first, second = (document[number].get_textpage().get_text_range() for number in (0, 1))
    assert "最要紧的改动" in first and "章节对照" in second
    assert "逐句对照" not in first + second


def test_hovering_an_edit_says_why_and_lights_its_counterpart(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    page.run("document.querySelector('#m39').scrollIntoView({block: 'center'})")
    page.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))")  # scrolling puts the tip away
    box = page.run(
        "(() => {const box = document.querySelector('#m39 del').getBoundingClientRect(); return [box.left + 5, box.top + 5]; })()"
    )
    page.hover(*box)
    assert page.run("document.querySelector('#tip').hidden") is False
    tip = page.run("document.querySelector('#tip').textContent")
    assert tip.startswith("力度↓ 大力→鼓励") and "语气" in tip
    assert page.run("[...document.querySelectorAll('.lit')].map(one => one.textContent)") == ["大力", "鼓励"]


def test_the_theme_can_be_turned(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    before = page.run("getComputedStyle(document.body).backgroundColor")
    click(page, "#theme")
    after = page.run("getComputedStyle(document.body).backgroundColor")
    assert (before, after) == ("rgb(250, 249, 245)", "rgb(22, 25, 28)")


def test_without_script_everything_is_there(visit: Callable[..., Page]) -> None:
    page = visit("zh", script=False)
    assert page.call("Accessibility.getFullAXTree")["nodes"]
    snapshot = page.call("DOMSnapshot.captureSnapshot", computedStyles=[])
    assert any("鼓励" in text for text in snapshot["strings"])


def test_it_prints_on_a4(visit: Callable[..., Page]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(visit("zh").pdf())
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert 5 < len(document) < 40


def test_a_value_of_a_notice_shows_its_evidence_and_leads_to_it(visit: Callable[..., Page]) -> None:
    page = visit("notice")
    page.run("document.querySelector('#t6 a.at').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))")
    assert page.run("document.querySelector('#tip').textContent") == notice().targets[5].text
    click(page, "#t6 a.at")
    kept = page.run("[...document.querySelectorAll('.kept')].map(one => one.textContent).join('')")
    assert kept == notice().targets[5].text
    assert page.run("location.hash") == f"#o{notice().targets[5].span[0]}"


@pytest.mark.skipif(not AXE, reason="axe-core is fetched by make test-browser")
@pytest.mark.parametrize(
    ("name", "width", "dark"),
    [
        ("zh", 1280, False),
        ("moved", 1280, True),
        ("en", 390, False),
        ("zh", 390, True),
        ("apart", 1280, False),
        ("apart", 390, True),
        ("loose", 1280, True),
        ("notice", 1280, True),
        ("notice-en", 390, False),
    ],
)
def test_axe_finds_nothing(visit: Callable[..., Page], name: str, width: int, dark: bool) -> None:
    page = visit(name, width=width, dark=dark)
    # What is not painted cannot be judged: open every box, lay out every row.
    page.run("document.head.insertAdjacentHTML('beforeend', '<style>.row,.block{content-visibility:visible!important}</style>')")
    page.run("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    page.run(Path(str(AXE)).read_text(encoding="utf-8") + ";1")
    found = page.run(
        "axe.run(document, {resultTypes: ['violations']}).then(all => all.violations.map(one => [one.id, one.impact, one.nodes[0].html.slice(0, 200)]))"
    )
    assert found == []


def test_the_map_leads_to_a_row_and_is_not_there_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit("zh", width=1280)
    page.run("document.querySelector('#clauses .row').scrollIntoView(); new Promise(done => setTimeout(done, 300))")
    assert page.run("!document.getElementById('map').hidden")
    page.run(
        "const map = document.getElementById('map'), box = map.getBoundingClientRect();"
        "map.dispatchEvent(new MouseEvent('click', {clientX: box.left + 5, clientY: box.bottom - 2, bubbles: true}))"
    )
    assert page.run("document.querySelector('.row.current').id") == page.run("[...document.querySelectorAll('.row')].at(-1).id")
    phone = visit("zh", width=390)
    assert phone.run("getComputedStyle(document.getElementById('map')).display") == "none"


@pytest.mark.skipif(not os.environ.get("POLICYDIFF_BROWSER"), reason="timed by make test-browser alone, when nothing else runs")
def test_three_thousand_clauses_a_side_open_within_two_seconds_and_scroll(chromium: Browser, tmp_path: Path) -> None:
    matches = []
    while sum(len(match.child) for match in matches) < 3000 or sum(len(match.parent) for match in matches) < 3000:
        turn = len(matches)
        for match in comparison().matches:
            if match.verdict != "dropped" or sum(len(one.parent) for one in matches) < 3000:
                matches.append(
                    match.model_copy(update={"id": f"m{len(matches) + 1}", "child": tuple(f"{one}~{turn}" for one in match.child)})
                )
    path = tmp_path / "large.html"
    path.write_text(str(render(comparison().model_copy(update={"matches": tuple(matches)}), "html")), encoding="utf-8")
    times = []
    for _ in range(3):
        page = chromium.open(path)
        times.append(page.run("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 2000, times
    frame = "new Promise(done => { const start = performance.now(); %s; requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))); })"
    assert page.run(frame % "scrollTo(0, document.body.scrollHeight / 2)") < 500
    assert page.run(frame % "document.querySelector('#diff').click()") < 1000


def doubtful() -> Notice:
    """The sample notice with three things to check: one about the whole file, two with their sentences."""
    spans = [clause.span for clause in notice().all_clauses()][5:7]
    found = [Diagnostic(rule="no-title", severity="info", message="there is no title")]
    found += [Diagnostic(rule="unread-figure", severity="info", message=f"figure {number}", span=span) for number, span in enumerate(spans)]
    return notice().model_copy(update={"diagnostics": tuple(found)})


@pytest.mark.parametrize("keys", [("j", "k"), ("ArrowRight", "ArrowLeft")])
def test_what_is_to_be_checked_is_a_queue_that_a_keyboard_walks(visit: Callable[..., Page], keys: tuple[str, str]) -> None:
    page = visit("queue")
    on, back = keys

    def press(key: str) -> str:
        page.run(f"dispatchEvent(new KeyboardEvent('keydown', {{key: {key!r}, cancelable: true}}))")
        return str(page.run("document.querySelector('.queue span').innerText"))

    assert page.run("document.querySelector('.queue span').innerText") == "待核 3"
    assert [press(on), press(on), press(on), press(on), press(back)] == ["待核 1/3", "待核 2/3", "待核 3/3", "待核 1/3", "待核 3/3"]
    assert page.run("document.activeElement.closest('li').getAttribute('aria-current')") == "true"
    assert page.run("document.querySelectorAll('.text .kept').length") == 0
    page.run("document.activeElement.click()")  # what Enter does on a link
    assert page.run("document.querySelector('.text .kept').id") == f"o{doubtful().diagnostics[2].span[0]}"  # type: ignore[index]


def test_the_mark_of_the_current_row_is_not_cut_off(visit: Callable[..., Page]) -> None:
    page = visit("zh")
    page.press("j")
    margin = "parseFloat(getComputedStyle(document.querySelector('{}')).overflowClipMargin)"
    left = -page.run("parseFloat(getComputedStyle(document.querySelector('.row.current'), '::before').left)")
    assert left > 0  # it stands outside of the row, whose containment would clip it
    assert page.run(margin.format(".row.current")) >= left
    assert page.run(margin.format(".block")) >= left
