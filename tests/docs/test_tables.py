"""Tables made from data: a page's slots are filled, what stands around them stays."""

from __future__ import annotations

import pytest

from docs_methods import cosine, jaccard
from docs_tables import ROOT, filled, gold_table, readings_table


@pytest.mark.parametrize(
    ("lang", "row"), [("en", "| document number | 60 | 60 | 100% | 94%–100% |"), ("zh", "| 文号 | 60 | 60 | 100% | 94%–100% |")]
)
def test_readings_have_shares_with_intervals(lang: str, row: str) -> None:
    assert row in readings_table(lang).splitlines()


@pytest.mark.parametrize(("page", "lang"), [("how-right-is-it.md", "en"), ("how-right-is-it.zh-CN.md", "zh")])
def test_the_page_that_a_reviewer_cites_shows_the_figures_that_are_kept(page: str, lang: str) -> None:
    shown = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert readings_table(lang) in shown
    assert gold_table(lang) in shown


def test_a_slot_is_filled_and_the_rest_stays() -> None:
    page = "before\n\n<!-- table: readings en -->\nold\n<!-- end -->\n\nafter <!-- table: other -->\n"
    assert (
        filled(page) == f"before\n\n<!-- table: readings en -->\n\n{readings_table('en')}\n\n<!-- end -->\n\nafter <!-- table: other -->\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("发展科技金融", "发展科技金融", 1.0), ("发展科技金融", "推进农业生产", 0.0), ("一二三四五", "一二三四六", 1 / 3)],
)
def test_shingles_and_bags_of_words(one: str, other: str, share: float) -> None:
    assert jaccard(one, other) == pytest.approx(share)
    assert cosine(one, one) == pytest.approx(1.0)
