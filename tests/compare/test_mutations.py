"""One change made to a real plan is found as exactly that change, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from gold_pairs import Sentence, founding_pair, place
from plans import compare, edits, notice

COUNTY = place("巫溪县", "county", "500238", ["重庆市"])
SENTENCES = list(founding_pair().child_sentences)
ORIGINAL = notice(SENTENCES, COUNTY, name="original")


def mutated(old: str, new: str) -> list[Sentence]:
    (at,) = [at for at, s in enumerate(SENTENCES) if old in s.text]
    return [replace(s, text=s.text.replace(old, new)) if n == at else s for n, s in enumerate(SENTENCES)]


def the_changes(sentences: list[Sentence]):
    comparison = compare(notice(sentences, COUNTY, name="mutated"), ORIGINAL)
    return [match for match in comparison.matches if match.verdict != "copied"], comparison


MUTATIONS = {
    "the lead removed": (
        "（责任单位：县科协、县文化旅游委、县科技局）",
        "（责任单位：县文化旅游委、县科技局）",
        "adapted",
        ("organisation", "县科协、", ""),
    ),
    "达 becomes 力争达": ("从业人员达200人以上", "从业人员力争达200人以上", "adapted", ("strength", "", "力争")),
    "45 becomes 54": ("市场主体达45家以上", "市场主体达54家以上", "localized", ("quantity", "45家以上", "54家以上")),
    "an item deleted": (
        "众创空间、科技企业孵化器、创新创业孵化社区",
        "众创空间、创新创业孵化社区",
        "adapted",
        ("enumeration", "科技企业孵化器、", ""),
    ),
    "以上 lost": ("市场主体达1家以上，从业", "市场主体达1家，从业", "adapted", ("strength", "1家以上", "1家")),
    "a part deleted": (
        "健全科技管理服务体系，创新科技服务体制机制，",
        "创新科技服务体制机制，",
        "adapted",
        ("clause", "健全科技管理服务体系，", ""),
    ),
    "a word replaced": ("持续办好全国科普日", "积极办好全国科普日", "adapted", ("wording", "持续", "积极")),
    "weakened": ("大力发展评测服务", "探索发展评测服务", "adapted", ("strength", "大力", "探索")),
    "another year": ("到2025年，全县创业孵化服务", "到2027年，全县创业孵化服务", "adapted", ("quantity", "2025年", "2027年")),
    "a body renamed": ("县科技局会同", "县科技和工业信息化局会同", "adapted", ("organisation", "县科技局", "县科技和工业信息化局")),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_yields_exactly_its_edit(name):
    old, new, verdict, edit = MUTATIONS[name]
    changes, comparison = the_changes(mutated(old, new))
    assert [match.verdict for match in changes] == [verdict]
    assert edits(changes[0]) == [edit]
    assert {pair.relation for pair in comparison.sections} == {"same"}


def test_two_tasks_swapped_are_moved_and_renumbered():
    one, other = "三/（一）/4", "三/（一）/5"
    swap = {one: other, other: one}
    order = [s.path for s in SENTENCES]
    parts = {path: [s for s in SENTENCES if s.path == path] for path in swap}
    rest = [s for s in SENTENCES if s.path not in swap]
    at = order.index(one)
    renumbered = [
        replace(s, path=swap[s.path], text=re.sub(r"^\d", swap[s.path][-1], s.text) if s.type == "heading" else s.text)
        for path in (other, one)
        for s in parts[path]
    ]
    changes, comparison = the_changes([*rest[:at], *renumbered, *rest[at:]])
    assert changes == []
    went = {pair.child_path: pair.relation for pair in comparison.sections if pair.relation != "same"}
    assert sorted(went.values()) == ["moved", "renumbered"] and set(went) == set(swap)


def test_two_sentences_merged():
    first = "充分发挥科技社团作用，促进科技开放合作，服务科技经济融合发展。"
    second = "推动建立科技服务业协会、联盟等行业组织，加强诚信自律，促进有序竞争，提升发展水平。"
    merged = [replace(s, text=first[:-1] + "，" + second) if s.text == first else s for s in SENTENCES if s.text != second]
    changes, _ = the_changes(merged)
    assert [(len(match.parent), edits(match)) for match in changes] == [(2, [("wording", "。", "，")])]
