"""The negative controls, and a random clerk's plans; tests/quality/test_quality.py has the floors."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import quality_compare
from gold_pairs import ROOT, Sentence, build_notice
from plans import CITY, COUNTY
from quality_compare import f1
from simulate import Clerk

from policydiff.compare import compare_plans
from policydiff.model import Notice
from policydiff.pipeline import parse_file


@cache
def raw(stem: str) -> Notice:
    return parse_file(ROOT / "data/raw" / f"{stem}.txt")


@pytest.mark.parametrize(("plan", "related", "adapted"), [(0, "unrelated", 0), (1, "loose", 0.25), (2, "unrelated", 0)])
def test_plans_that_do_not_derive_from_each_other_share_next_to_nothing(plan, related, adapted):
    """平凉's plans of 2017 and 重庆's of 2023: one is of the same topic, and both follow a national document word for word in two sentences."""
    child, parent = raw("pingliang-keji-2017"), raw("chongqing-keji-fuwu-2023")
    comparison = compare_plans(child, child.plans[plan], parent, parent.plans[0])
    count = Counter(match.verdict for match in comparison.matches if match.role != "heading")
    assert comparison.related is not None and comparison.related.verdict == related
    assert count["copied"] <= 1 and count["localized"] == 0
    assert count["adapted"] <= adapted * comparison.summary.child.total.clauses
    assert not any(pair.verdict in ("scaled", "unchanged") for pair in comparison.targets)


def read(notice: Notice, plan: int) -> list[Sentence]:
    kinds = {"heading": "heading", "body": "body", "responsibility": "units", "row": "row"}
    found: list[Sentence] = []

    def visit(owner, path: str) -> None:
        for clause in owner.clauses:
            found.append(Sentence(f"p{len(found)}", path, kinds[clause.role], clause.text))
        for section in owner.sections:
            visit(section, section.path)

    visit(notice.plans[plan], "")
    return found


FOREIGN = [
    "为居家老年人提供助餐、助浴、助洁等上门服务，每户建立一份健康档案。",
    "推广良种茶苗，改造低产低效茶园，配套建设水肥一体化设施。",
    "推行拿地即开工、竣工即投产的审批模式，公布办事指南。",
]
LOWERED = {"全市": "全县", "市级": "县级", "市科技局": "县科技局", "市发改委": "县发改委", "市发展改革委": "县发展改革委", "我市": "我县"}


@pytest.mark.parametrize("seed", [11, 12, 13])
@pytest.mark.parametrize(("stem", "plan"), [("chongqing-keji-fuwu-2023", 0), ("pingliang-keji-2017", 0)])
def test_a_random_clerks_work_is_seen_through(stem, plan, seed):
    parent = read(raw(stem), plan)
    clerk = Clerk(random.Random(seed))
    child = clerk.write(parent, FOREIGN, LOWERED)
    sides = [
        build_notice(name, f"{where.name}方案", where, rows) for name, where, rows in (("child", COUNTY, child), ("parent", CITY, parent))
    ]
    (mine, ids), (theirs, origin_ids) = sides
    comparison = compare_plans(mine, mine.plans[0], theirs, theirs.plans[0])
    names = {clause: name for known in (ids, origin_ids) for name, clause in known.items() if known is ids}
    origins = {clause: name for name, clause in origin_ids.items()}
    got = {(names[one], origins[other]) for match in comparison.matches for one in match.child for other in match.parent}
    gold = {(one, other) for one, other in clerk.links if one in ids}
    dropped = {origins[one] for match in comparison.matches if match.verdict == "dropped" for one in match.parent}
    verdicts = {names[one]: match.verdict for match in comparison.matches for one in match.child}
    rest = [one for one in verdicts if clerk.status[one] != "copied"]
    assert f1(got, gold) >= 0.95
    assert f1(dropped, set(origin_ids) - {other for _, other in gold}) >= 0.9
    assert sum(verdicts[one] == clerk.status[one] for one in rest) >= 0.9 * len(rest)


def test_the_pairs_of_the_tests_are_all_measured():
    pairs = {path.stem for path in (Path(__file__).parent / "pairs").glob("*.yaml")}
    assert pairs <= {pair.name for pair in quality_compare.all_pairs()}


def test_a_rule_that_is_ahead_is_named():
    ours = {"links": 0.9, "dropped": 0.8, "sections": 0.1}
    rivals = {"ratio 45": {"links": 0.9, "dropped": 0.81}, "identical text": {"links": 0.2, "sections": 1.0}}
    assert quality_compare.ahead(ours, rivals) == ["dropped 0.800, ratio 45 has 0.810"]


def test_no_simple_rule_is_ahead_on_any_pair():
    for pair, figures in zip(quality_compare.all_pairs(), quality_compare.run().values(), strict=True):
        rules = quality_compare.simple_rules(pair)
        assert set(rules) == {"ratio 45", "ratio 50", "ratio 55", "ratio 60", "identical text"}
        assert quality_compare.ahead(figures, rules) == []
