"""What holds of every comparison, tried on the founding pair's plans and on changes made to them at random."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from gold_pairs import ROOT, Sentence, founding_pair, gold_pairs, place, read_pair
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import all_clauses, clause_ids, compare, notice, rebuilt
from simulated_pairs import simulated

from policydiff.compare.side.pages import ink_of
from policydiff.model import Notice
from policydiff.pipeline import parse_file

FOUNDING = founding_pair()
CITY = place("重庆市", "province", "500000")
COUNTY = place("巫溪县", "county", "500238", ["重庆市"])
few = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def part_of(sentences: tuple[Sentence, ...], tops: str) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence.path.split("/")[0] in tops and sentence.path != "前言"]


PARENT = part_of(FOUNDING.parent_sentences, "一二四") + [
    sentence
    for sentence in FOUNDING.parent_sentences
    if sentence.path in ("三", "三/（一）") or sentence.path.startswith(("三/（一）/1", "三/（一）/2", "三/（一）/4", "三/（三）"))
]
SECTIONS = sorted({sentence.path for sentence in PARENT if sentence.path.count("/") == 2})


def city(sentences: list[Sentence]) -> Notice:
    return notice(sentences, CITY, name="parent")


def county(sentences: list[Sentence]) -> Notice:
    return notice(sentences, COUNTY, name="child")


@pytest.fixture(scope="module")
def comparisons():
    pairs = [*gold_pairs(), *(read_pair(path) for path in sorted((Path(__file__).parent / "pairs").glob("*.yaml")))]
    return [(pair, compare(pair.child, pair.parent)) for pair in pairs]


def test_every_clause_stands_in_exactly_one_match(comparisons):
    for pair, comparison in comparisons:
        assert sorted(clause_ids(comparison, "child")) == sorted(all_clauses(pair.child)), pair.name
        assert sorted(clause_ids(comparison, "parent")) == sorted(all_clauses(pair.parent)), pair.name
        assert [match.id for match in comparison.matches] == [f"m{n}" for n in range(1, len(comparison.matches) + 1)]
        for match in comparison.matches:
            assert (match.verdict == "added") == (not match.parent) and (match.verdict == "dropped") == (not match.child)


def test_the_edits_turn_the_parent_text_into_the_child_text(comparisons):
    for pair, comparison in comparisons:
        # A heading's number and closing mark never count, so no edit removes them.
        headings = {pair.clauses[s.id] for s in (*pair.child_sentences, *pair.parent_sentences) if s.type == "heading"}
        for match in comparison.matches:
            if match.role == "body" and match.child and match.parent and not headings & {*match.child, *match.parent}:
                assert ink_of(rebuilt(match), "body") == ink_of(match.child_text, "body"), (pair.name, match.id)


def test_no_edit_has_the_same_words_on_both_sides(comparisons):
    """One text is read as other tokens beside other neighbours, as in the brackets of this office's plan; no person calls that a change."""
    parent, other = (parse_file(ROOT / "data/raw" / f"{stem}.txt") for stem in ("wuxi-shuang-beizeng-2023", "chongqing-keji-fuwu-2023"))
    office = simulated(parent, other, "close", 2)
    comparisons = [*comparisons, (office, compare(office.child, office.parent))]
    assert [edit for _, each in comparisons for match in each.matches for edit in match.edits if edit.parent == edit.child] == []


def test_edits_stand_in_order_and_do_not_overlap(comparisons):
    for _, comparison in comparisons:
        for match in comparison.matches:
            for one, other in zip(match.edits, match.edits[1:], strict=False):
                assert one.parent_at[1] <= other.parent_at[0] and one.child_at[1] <= other.child_at[0], match.id


def test_the_fates_of_the_parents_characters_sum_to_one(comparisons):
    for _, comparison in comparisons:
        survival = comparison.summary.survival
        assert survival.verbatim + survival.cut + survival.dropped == pytest.approx(1)
        assert comparison.summary.child.total.clauses == sum(len(match.child) for match in comparison.matches)


def test_the_same_input_gives_the_same_output():
    one, other = (compare(FOUNDING.child, FOUNDING.parent).model_dump_json() for _ in range(2))
    assert one == other


_PAIRS = """
from pathlib import Path
from policydiff import diff, parse_file
from policydiff.store import dump_comparison
notices = [parse_file(path) for path in sorted(Path("data/raw").glob("*.txt"))]
pairs = zip(notices, notices[1:] + notices[:1])
print([hash(word) for word in ("甲", "乙")], *[dump_comparison(diff(*pair)) for pair in pairs], sep="\\n")
"""


def test_the_order_of_sets_changes_nothing():
    printed = [
        subprocess.run(
            [sys.executable, "-c", _PAIRS],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout.partition("\n")
        for seed in ("0", "2")
    ]
    assert len({hashes for hashes, _, _ in printed}) == 2
    assert len({comparisons for _, _, comparisons in printed}) == 1


def test_a_plan_compared_with_itself_is_all_copied():
    comparison = compare(FOUNDING.parent, FOUNDING.parent)
    assert {match.verdict for match in comparison.matches} == {"copied"}
    assert {pair.relation for pair in comparison.sections} == {"same"}
    assert {(pair.verdict, pair.ratio) for pair in comparison.targets} == {("unchanged", Decimal(1))}
    assert comparison.summary.survival.verbatim == 1
    assert not any(match.moved or match.renumbered or match.review for match in comparison.matches)
    assert not any(pair.dropped or pair.added or pair.lead_changed for pair in comparison.responsibilities)


@few
@given(st.permutations(SECTIONS))
def test_shuffling_sections_changes_no_verdict(order):
    where = dict(zip(SECTIONS, order, strict=True))
    shuffled = sorted(PARENT, key=lambda s: (s.path.count("/") < 2, SECTIONS.index(where.get(s.path, SECTIONS[0])), PARENT.index(s)))
    under = {old: f"{new.rsplit('/', 1)[0]}/{n}" for n, (old, new) in enumerate(where.items(), 1)}
    moved = [
        replace(s, path=under[s.path], text=re.sub(r"^\d+", under[s.path].rsplit("/", 1)[1], s.text) if s.type == "heading" else s.text)
        if s.path in under
        else s
        for s in shuffled
    ]
    comparison = compare(county(moved), city(PARENT))
    assert Counter(match.verdict for match in comparison.matches) == {"copied": len(PARENT)}
    assert {pair.relation for pair in comparison.sections} <= {"same", "moved", "renumbered"}


def test_swapping_the_sides_turns_dropped_into_added():
    there, back = compare(FOUNDING.child, FOUNDING.parent), compare(FOUNDING.parent, FOUNDING.child)
    dropped = {match.parent_text for match in there.matches if match.verdict == "dropped"}
    added = {match.child_text for match in back.matches if match.verdict == "added"}
    assert len(dropped ^ added) <= 2
    count = Counter(match.verdict for match in there.matches), Counter(match.verdict for match in back.matches)
    assert count[0]["copied"] == count[1]["copied"]


def carried_down(text: str) -> str:
    """The text as a county prints it that changes nothing but place and level."""
    text = re.sub("各区县政府", "各乡镇政府", text)
    text = re.sub(
        r"市(?=科技局|发展改革委|教委|经济信息委|财政局|税务局|人力社保局|科协|委编办|规划自然资源局|大数据发展局|金融监管局)", "县", text
    )
    text = re.sub(r"(?<=全)市|市(?=级|政府|委、)", "县", text)
    return text.replace("重庆市", "巫溪县").replace("重庆", "巫溪")


def test_replacing_the_place_and_level_words_makes_every_touched_clause_localized():
    lowered = [replace(s, text=carried_down(s.text)) for s in PARENT]
    comparison = compare(county(lowered), city(PARENT))
    for match in comparison.matches:
        touched = match.child_text != match.parent_text
        assert match.verdict == ("localized" if touched else "copied"), (match.parent_text, match.edits)
    assert sum(match.verdict == "localized" for match in comparison.matches) >= 10


@few
@given(st.integers(2, 9))
def test_scaling_every_number_scales_every_target_by_it(factor):
    parent = FOUNDING.parent
    scaled = parent.model_copy(
        update={"targets": tuple(t.model_copy(update={"value": t.value * factor}) for t in parent.targets), "id": "child"}
    )
    comparison = compare(scaled, parent)
    assert len(comparison.targets) == len(parent.targets)
    assert {(pair.verdict, pair.ratio) for pair in comparison.targets} == {("scaled", Decimal(factor))}


@few
@given(st.integers(0, len(PARENT) - 1))
def test_deleting_a_clause_drops_exactly_it(position):
    gone = PARENT[position]
    if gone.type == "heading":
        return  # its section goes with it
    comparison = compare(county([s for s in PARENT if s is not gone]), city(PARENT))
    assert [match.parent_text for match in comparison.matches if match.verdict == "dropped"] == [gone.text]
    assert all(match.verdict == "copied" for match in comparison.matches if match.verdict != "dropped")


@few
@given(
    st.integers(0, len(PARENT) - 1),
    st.sampled_from(["加强督促检查，定期通报竹编产业进展。", "每月组织一次茶艺培训，支持妇女居家灵活就业。"]),
)
def test_a_new_sentence_is_added_and_disturbs_nothing(position, text):
    place_ = PARENT[position]
    new = Sentence("new", place_.path, "body", text)
    comparison = compare(county([*PARENT[: position + 1], new, *PARENT[position + 1 :]]), city(PARENT))
    assert [match.child_text for match in comparison.matches if match.verdict == "added"] == [text]
    assert Counter(match.verdict for match in comparison.matches) == {"copied": len(PARENT), "added": 1}


TYPOGRAPHY = {
    "half width": ("（），：；．〔〕“”—０１２３４５", '(),:;.()""-012345'),
    "full width figures": ("0123456789%", "０１２３４５６７８９％"),
    "corner quotes": ("“”‘’", "「」『』"),
    "square brackets": ("〔〕", "[]"),
    "lenticular brackets": ("〔〕", "【】"),
    "straight quotes": ("“”", '""'),
    "long dashes": ("—", "－"),
    "points of headings": ("．", "."),
}


@pytest.mark.parametrize("name", TYPOGRAPHY)
def test_the_same_text_in_other_typography_is_all_copied(name):
    table = str.maketrans(*TYPOGRAPHY[name])
    parent = list(FOUNDING.parent_sentences)
    other = [replace(s, path=s.path.translate(table), text=s.text.translate(table).replace("、", "、 ", 1)) for s in parent]
    comparison = compare(notice(other, CITY, name="child"), notice(parent, CITY, name="parent"))
    assert {match.verdict for match in comparison.matches} == {"copied"}
    assert {pair.relation for pair in comparison.sections} == {"same"}


def test_brackets_of_another_shape_make_a_local_change_no_other():
    comparison = compare("市级资金按〔2023〕9号文拨付到我县。", "市级资金按[2023]9号文拨付到我市。")
    assert [match.verdict for match in comparison.matches] == ["localized"]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(st.text("全市县达到5万家，、。（）“”《》发展支持", max_size=25), max_size=6),
    st.lists(st.text("全市县达到5万家，、。（）“”《》发展支持", max_size=25), max_size=6),
)
def test_no_text_breaks_it(mine, theirs):
    sides = [[Sentence(f"s{n}", "前言", "body", text) for n, text in enumerate(texts) if text.strip()] for texts in (mine, theirs)]
    child, parent = notice(sides[0], COUNTY, name="child"), notice(sides[1], CITY, name="parent")
    comparison = compare(child, parent)
    assert sorted(clause_ids(comparison, "child")) == sorted(all_clauses(child))
    for match in comparison.matches:
        if match.child and match.parent:
            assert ink_of(rebuilt(match), "body") == ink_of(match.child_text, "body")
