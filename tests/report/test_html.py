"""The page as a document: whole, self-contained, linked, and safe. How it behaves is tested in a browser (tests/browser)."""

from __future__ import annotations

import base64
import hashlib
import re
from types import SimpleNamespace

import pytest
from hostile import POISON, hostile_comparison, hostile_notice
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import Page
from report_notice import notice, source
from report_sample import comparison, render

from policydiff.report.html.comparison_page import anchor
from policydiff.report.html.geometry import bars, chapters, contents, grid, scale, section_flow
from policydiff.report.html.notice_page import begun, pieces
from policydiff.report.wording import role_mark
from policydiff.tables.options import Options
from policydiff.tables.rows import view

PAGES = {
    "comparison": lambda: render(comparison(), "html"),
    "comparison-en": lambda: render(comparison(), "html", lang="en"),
    "comparison-sorted": lambda: render(comparison(), "html", sort="similarity", only={"adapted"}),
    "notice": lambda: render(notice(), "html", source=source()),
    "notice-en": lambda: render(notice(), "html", lang="en"),
    "hostile": lambda: render(hostile_comparison(), "html"),
    "hostile-notice": lambda: render(hostile_notice(), "html", source=POISON * 50),
}


@pytest.fixture(scope="module", params=list(PAGES))
def page(request: pytest.FixtureRequest) -> tuple[str, Page]:
    text = PAGES[request.param]()
    assert isinstance(text, str)
    return text, Page(text)


def test_ids_are_unique_and_links_lead_somewhere(page: tuple[str, Page]) -> None:
    ids = page[1].values("id")
    assert len(ids) == len(set(ids))
    assert [link for link in page[1].values("href") if not link.startswith("#") or link[1:] not in ids] == []
    assert [one for one in page[1].values("aria-labelledby") if one not in ids] == []


def test_nothing_comes_from_elsewhere(page: tuple[str, Page]) -> None:
    assert page[1].values("src") == []
    assert {tag for tag, _ in page[1].tags} & {"link", "img", "iframe", "object", "embed", "base", "form-data"} == set()
    own = "".join(re.findall(r"<style>.*?</style>|<script>.*?</script>", page[0], re.DOTALL))
    assert not re.search(r"@import|url\(|https?:|fetch|XMLHttpRequest|innerHTML", own)


def test_only_its_own_script_may_run(page: tuple[str, Page]) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", page[0], re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(scripts[-1].encode()).digest()).decode()
    assert len(scripts) == 1
    policy = next(str(attrs["content"]) for _, attrs in page[1].tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not any(name.startswith("on") for _, attrs in page[1].tags for name in attrs)


def test_strangers_text_is_text(page: tuple[str, Page]) -> None:
    assert "\x1b" not in page[0]
    assert "\u202e" not in page[0]
    assert "onerror=" not in {name for _, attrs in page[1].tags for name in attrs}
    assert not any("javascript:" in link for link in page[1].values("href"))


def test_rows_stand_in_order_with_their_dropped_ones_in_place() -> None:
    text = str(render(comparison(), "html"))
    assert re.findall(r'<article id="(\w+)"', text) == [match.id for match in comparison().matches]
    assert re.findall(r'<tr id="(T\d+)"', text) == [f"T{n}" for n in range(1, 36)]
    assert sorted(re.findall(r'<span id="(O\d+)"', text)) == sorted(f"O{n}" for n in range(1, 53))


def test_a_moved_clause_leaves_a_line_that_links_both_ways() -> None:
    matches = list(comparison().matches)
    place = next(n for n, match in enumerate(matches) if match.verdict == "copied" and match.role == "body")
    matches[place] = matches[place].model_copy(update={"moved": True})
    text = str(render(comparison().model_copy(update={"matches": tuple(matches)}), "html"))
    name = matches[place].id
    assert f'<p class="ghost" id="{name}-from">' in text
    assert f'<a href="#{name}">{matches[place].child_path} ' in text  # where it went, in the words of the paper
    assert f'href="#{name}-from"' in text


def test_edits_carry_their_kind_and_their_number_on_both_sides() -> None:
    text = str(render(comparison(), "html"))
    assert '<del class="k k-strength" data-e="0">大力</del>' in text
    assert '<ins class="k k-strength" data-e="0">鼓励</ins>' in text
    assert '<li data-e="0"><span class="k k-strength">力度↓</span> 大力→鼓励</li>' in text


@pytest.mark.parametrize(("words", "name"), [("m12", "m12"), ('"><b>', "_22_3e_3cb_3e"), ("", "_"), ("条1", "_67611")])
def test_anchors(words: str, name: str) -> None:
    assert anchor(words) == name


# --- figures ------------------------------------------------------------------------------------------------------------


def test_bars_add_up() -> None:
    for bar in bars(comparison()):
        assert sum(segment.count for segment in bar.segments) == bar.total
        assert sum(segment.width for segment in bar.segments) == pytest.approx(100, abs=0.01)
    assert [bar.total for bar in bars(comparison())] == [6315, 3317]


def test_every_section_stands_in_the_flow_once() -> None:
    rows = view(comparison(), Options())
    order = [pair.parent for pair in comparison().sections if pair.parent]
    flow = section_flow(rows.sections, order)
    assert (len(flow.parents), len(flow.children), len(flow.links)) == (24, 19, 24)
    assert sum(link.end is None for link in flow.links) == 5


def test_the_scale_holds_every_ratio() -> None:
    rows = view(comparison(), Options()).targets
    axis = scale(rows, 0.0005)
    assert axis is not None
    assert (axis.low, axis.high) == (-5, 0)
    assert all(0 <= axis.place(float(row.pair.ratio)) <= 100 for row in rows if row.pair.ratio)
    assert scale([], None) is None


def test_every_body_stands_in_exactly_one_cell() -> None:
    rows = view(comparison(), Options()).organisations
    cells = [one.id for body in grid(rows).rows for cell in body.cells for one in cell]
    assert sorted(cells) == sorted(row.id for row in rows)
    assert grid(rows).rows[0].parent_name == "市科技局"
    assert len(grid(rows).columns) == 10


# --- one notice ---------------------------------------------------------------------------------------------------------


def test_every_value_links_to_its_place() -> None:
    text = str(render(notice(), "html", source=source()))
    target = notice().targets[5]
    assert f'<a class="at" href="#o{target.span[0]}" data-end="{target.span[1]}">5000万元</a>' in text
    assert "<small>2025</small>" in text
    assert re.search(r'<b class="r-responsible">责任</b> <a class="at" href="#o\d+" data-end="\d+">县科技局、县发展改革委', text)


def test_without_the_source_values_stand_without_links() -> None:
    text = str(render(notice(), "html"))
    assert 'class="at"' not in text
    assert "5000万元" in text


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text("县科技局，。\n <&", min_size=1, max_size=60), st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80)), max_size=3))
def test_the_pieces_are_the_source_whatever_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    targets = tuple(notice().targets[0].model_copy(update={"span": span}) for span in spans)
    found = list(pieces(notice().model_copy(update={"targets": targets}), text))
    starts = [piece.start for piece in found]
    assert starts == sorted(set(starts))
    assert "".join("".join(piece.text.unescape() for piece in found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("parent", "child", "verdict", "sign"),
    [
        ("lead", "lead", "kept", "●"),
        ("cooperating", "lead", "role-changed", "○→●"),
        ("responsible", None, "dropped", "−◐"),
        (None, "guiding", "added", "+◇"),
        (None, None, "kept", "●"),
    ],
)
def test_a_body_s_role_is_a_sign_in_the_grid(parent: str | None, child: str | None, verdict: str, sign: str) -> None:
    assert role_mark(SimpleNamespace(parent_role=parent, child_role=child, verdict=verdict)) == sign  # type: ignore[arg-type]


def test_sections_that_were_dropped_whole_are_one_line_that_opens() -> None:
    text = str(render(comparison(), "html"))
    opened = re.search(r"<summary><i[^>]*>-</i>4 节 \d+ 句删去<span>(.*?)</span></summary>(.*?)</section>\s*</details>", text, re.DOTALL)
    assert opened is not None
    assert opened[1].startswith("重庆市文件 三/（二） 实施科技服务业集聚区建设行动、建设西部（重庆）科学城")
    assert opened[2].count('<section class="block"') == 4


def test_a_long_table_of_contents_shows_the_top_sections_first() -> None:
    entries = contents(view(comparison(), Options()))
    assert [chapter.folded for chapter in chapters(entries)] == [False] * len(entries)
    long = chapters(entries * 2)
    assert [chapter.head.group.child_path or chapter.head.group.parent_path for chapter in long] == ["", "一", "二", "三", "四"] * 2
    assert sum(len(chapter.entries) for chapter in long) == 2 * len(entries)
    tasks = long[3]
    assert tasks.folded
    assert sum(one.count for one in tasks.segments) == sum(one.count for entry in tasks.entries for one in entry.segments)


def test_a_body_of_the_same_name_on_both_sides_is_named_once() -> None:
    pair = comparison().responsibilities[0]
    same = pair.model_copy(update={"kept": (("市科技局", "市科技局"), ("市教委", "县教委")), "dropped": (), "added": ()})
    text = str(render(comparison().model_copy(update={"responsibilities": (same,)}), "html"))
    assert '市科技局 <span class="counterpart">' not in text
    assert '市教委 <span class="counterpart">→ 县教委' in text


@pytest.mark.parametrize(
    ("number", "text", "words"),
    [
        ("1．", "推行一件事一次办。", "推行一件事一次办。"),
        ("1．", "1．推行一件事一次办。", "推行一件事一次办。"),
        ("（二）", "完善乡镇便民服务中心和村级便民服务站的设施，配齐人员。", "完善乡镇便民服务中心和村级便民服务站的设施，配齐…"),
        ("3．", "", ""),
    ],
)
def test_a_section_without_a_heading_shows_what_it_begins_with(number: str, text: str, words: str) -> None:
    clauses = (SimpleNamespace(role="heading", text=number), *((SimpleNamespace(role="body", text=text),) if text else ()))
    assert begun(SimpleNamespace(number=number, clauses=clauses)) == words  # type: ignore[arg-type]
