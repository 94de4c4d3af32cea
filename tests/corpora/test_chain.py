"""From the top to the bottom: where each clause of the last document stands first, and who left it out between."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, WUXI, written

import policydiff
from policydiff.errors import PolicydiffError

STATE = "推进数据中心集约布局，新建数据中心能效水平达到国家先进标准。"
STATE_ONLY = "建立算力资源统一调度机制，实现跨区域算力互联互通。"
PROVINCE = "支持省级工业园区建设算力节点，对首批入驻企业给予三年租金减免。"
CITY = "市工业园区设立算力服务窗口，一次受理企业上云全部手续。"
COUNTY = "县中学每学期开设两次人工智能公开课，由园区企业派工程师授课。"


def plan(place: str, kind: str, year: int, *sentences: str) -> str:
    body = "\n".join(f"{number}、任务{number}\n{sentence}" for number, sentence in zip("一二三四五", sentences, strict=False))
    return f"{place}算力基础设施{kind}\n{year}年3月10日\n为推动算力基础设施高质量发展，制定本方案。\n{body}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(
        tmp_path / "corpus",
        state=plan("国务院关于", "发展的意见", 2021, STATE, STATE_ONLY),
        province=plan("浙江省", "实施方案", 2022, STATE, PROVINCE),
        city=plan("丽水市", "实施方案", 2023, STATE, PROVINCE, CITY),
        county=plan("青田县", "实施方案", 2024, STATE, STATE_ONLY, PROVINCE, CITY, COUNTY),
    )


def test_the_highest_document_that_has_a_clause(folder: Path) -> None:
    found = policydiff.chain([folder / f"{name}.txt" for name in ("state", "province", "city", "county")])
    rows = {row["text"]: (row["origin"], row["skipped"]) for row in found.to_rows()}
    assert rows[STATE] == ("state", ())
    assert rows[STATE_ONLY] == ("state", ("province", "city"))
    assert rows[PROVINCE] == ("province", ())
    assert rows[CITY] == ("city", ())
    assert rows[COUNTY] == (None, ())
    assert [stand.id for clause in found.clauses if clause.text == STATE for stand in clause.stands] == ["state", "province", "city"]


def test_the_shares_of_the_documents_sum_to_one(folder: Path) -> None:
    found = policydiff.chain([folder / f"{name}.txt" for name in ("state", "province", "city", "county")])
    assert sum(rung.share for rung in found.documents) == pytest.approx(1)
    assert [rung.id for rung in found.documents] == ["state", "province", "city", "county"]
    assert found.documents[0].shared < found.documents[2].shared


def test_a_chain_of_two_is_a_comparison() -> None:
    found = policydiff.chain([PARENT, WUXI])
    alone = policydiff.diff(WUXI, PARENT).summary.body.child  # type: ignore[union-attr]
    assert found.documents[-1].clauses == alone.added.clauses  # type: ignore[union-attr]
    assert sum(rung.clauses for rung in found.documents) == alone.total.clauses


def test_the_command(run: Callable[..., Any], folder: Path) -> None:
    words = [folder / f"{name}.txt" for name in ("province", "city", "county")]
    found = run("chain", *words, "--format", "json")
    assert found["schema"] == "policydiff.chain/1" and len(found["documents"]) == 3
    assert {"id", "path", "text", "origin", "verdict", "skipped", "stands"} <= found["clauses"][0].keys()
    rows = list(csv.DictReader(io.StringIO(run("chain", *words, "--table", "documents", "--format", "csv"))))
    assert [row["id"] for row in rows] == ["province", "city", "county"]
    assert "青田县" in run("chain", *words)


def test_the_wrong_way_round_is_told(run: Callable[..., Any], folder: Path) -> None:
    with pytest.raises(PolicydiffError):
        run("chain", folder / "county.txt", folder / "province.txt")
    with pytest.raises(PolicydiffError):
        run("chain", folder / "county.txt")
