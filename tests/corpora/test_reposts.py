"""The same document more than once: whatever stands around it, and never a plan that only takes much from another."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, RAW, WUXI, rules, written

import policydiff

LAW = rules("浙江省", "本省")
MORE = "第六条之一 县级以上人民政府应当将湿地保护经费列入本级财政预算，并接受审计监督。\n第六条之二 鼓励社会资本参与湿地修复，具体办法由林业主管部门另行制定并公布。"
REPOSTS = [
    pytest.param(LAW, True, id="the same file"),
    pytest.param(f"首页 > 政务公开 > 法规\n来源：省人大网站 时间：2021-01-20\n{LAW}扫一扫在手机打开当前页\n", True, id="a portal's page"),
    pytest.param("\n\n".join(LAW.splitlines()), True, id="other line ends"),
    pytest.param(LAW.replace("，", ","), True, id="other punctuation"),
    pytest.param(LAW.replace("每五年组织一次", "每五年开展一次"), True, id="a word that differs"),
    pytest.param(rules("浙江省", "本省", more=MORE * 2), False, id="a third more"),
    pytest.param(rules("丽水市", "本市").replace("湿地", "古树名木"), False, id="another subject"),
]


@pytest.mark.parametrize(("text", "same"), REPOSTS)
def test_what_counts_as_a_repost(tmp_path: Path, text: str, same: bool) -> None:
    found = policydiff.duplicates([written(tmp_path / "corpus", one=LAW, two=text)])
    assert bool(found.clusters) is same


def test_the_earliest_is_first_and_the_others_say_how_much_they_share(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "corpus",
        a=LAW.replace("1月10日", "1月12日"),
        b=LAW,
        c=LAW.replace("每五年组织一次", "每五年开展一次"),
        other=rules("丽水市", "本市").replace("湿地", "档案"),
    )
    found = policydiff.duplicates([folder])
    (cluster,) = found.clusters
    assert [copy.id for copy in cluster.documents] == ["b", "c", "a"]
    assert [copy.same_text for copy in cluster.documents][1] is False and 0.8 <= cluster.documents[1].share < 1
    assert (found.searched, found.extra) == (4, 2)
    assert [(row["cluster"], row["id"], row["first"]) for row in found.to_rows()] == [(1, "b", True), (1, "c", False), (1, "a", False)]


def test_a_plan_that_takes_much_is_no_repost() -> None:
    assert policydiff.duplicates([WUXI, PARENT]).clusters == ()


def test_the_command(run: Callable[..., Any], tmp_path: Path) -> None:
    folder = written(tmp_path / "corpus", one=LAW, two=LAW)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    found = run("duplicates", folder, RAW, "--format", "json")
    assert found["schema"] == "policydiff.duplicates/1" and found["searched"] == 7 and found["extra"] == 1
    assert [problem["id"] for problem in found["problems"]] == ["broken"]
    rows = list(csv.DictReader(io.StringIO(run("duplicates", folder, "--format", "csv"))))
    assert [(row["id"], row["first"], row["same_text"]) for row in rows] == [("one", "true", "true"), ("two", "false", "true")]


def test_many_copies_of_one_text_are_one_cluster(tmp_path: Path) -> None:
    folder = written(tmp_path / "corpus", **{f"d{number:02}": LAW.replace("1月10日", f"1月{number % 9 + 1}日") for number in range(70)})
    tracemalloc.start()
    found = policydiff.duplicates([folder])
    assert [len(cluster.documents) for cluster in found.clusters] == [70]
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
