"""The recipes of an archive: what each finds in small corpora of which all is known, and that every query of the docs runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from corpus_of import DOUBLING, PINGLIANG, WUXI, rules, written

from policydiff.archive.opening import opened
from policydiff.archive.recipes import DEFAULTS, recipe
from policydiff.archive.rows import sketch_of
from policydiff.corpus import Corpus
from policydiff.errors import NotFound, PolicydiffError
from policydiff.gathering.archiving import fill_archive
from policydiff.gathering.documents import gather, singles
from policydiff.pipeline import parse_file

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    written(
        folder,
        province=rules("江南省", "本省", 2012),
        north=rules("北河市", "本市", 2016, more="第十条 湿地公园应当每年向社会公布鸟类栖息地的监测数据和保护成效。"),
        south=rules("南河市", "本市", 2018, more="第十条 湿地公园应当每年向公众公布鸟类栖息地的监测数据及保护的成效。"),
    )
    for raw in (WUXI, DOUBLING, PINGLIANG):
        (folder / raw.name).write_bytes(raw.read_bytes())
    path = tmp_path_factory.mktemp("made") / "corpus.duckdb"
    groups, _ = gather([folder], Corpus(folder))
    fill_archive(path, list(singles(groups)))
    return path


def rows(archive: Path, name: str, **settings: float) -> list[dict[str, Any]]:
    with opened(archive) as base:
        found = base.execute(recipe(name, **settings))
        keys = [column[0] for column in found.description]
        return [dict(zip(keys, row, strict=True)) for row in found.fetchall()]


def test_exact_reuse_names_for_each_clause_the_notice_that_had_it_first(archive: Path) -> None:
    found = rows(archive, "exact-reuse")

    assert {(row["notice"], row["source"]) for row in found if row["source"] == "province"} == {
        ("north", "province"),
        ("south", "province"),
    }
    assert all((row["source_issued"] or "9") <= (row["issued"] or "9") for row in found)


def test_near_reuse_finds_what_a_comparison_of_every_clause_with_every_other_finds(archive: Path) -> None:
    found = {
        (row["notice"], row["clause"], row["source"], row["source_clause"]): row["coverage"]
        for row in rows(archive, "near-reuse", rare=1000)
    }

    with opened(archive) as base:
        clauses = base.execute("SELECT notice, id, size, sketch FROM clauses WHERE hash IS NOT NULL AND size >= 15").fetchall()
    known = {
        (mine[0], mine[1], other[0], other[1]): round(len(shared) / len(mine[3]), 4)
        for mine in clauses
        for other in clauses
        if mine[0] != other[0] and len(shared := set(mine[3]) & set(other[3])) >= 2 and len(shared) / len(mine[3]) >= 0.3
    }
    assert found == known
    assert any(key[0] == "south" and key[2] == "north" and 0.3 < share < 1 for key, share in found.items())
    assert any(key[0] == WUXI.stem and key[2] == PINGLIANG.stem for key in found)


def test_near_reuse_of_rare_shingles_only_is_part_of_it(archive: Path) -> None:
    keys = ("notice", "clause", "source", "source_clause")
    whole = {tuple(row[key] for key in keys) for row in rows(archive, "near-reuse", rare=1000)}

    for settings in ({"rare": 6}, {"keep": 2}, {"coverage": 0.6}, {"least": 30}):
        part = {tuple(row[key] for key in keys) for row in rows(archive, "near-reuse", **{"rare": 1000, **settings})}
        assert part and part <= whole, settings


def test_who_leads_what_is_counted_as_the_tasks_say(archive: Path) -> None:
    found = rows(archive, "leads-by-year")

    notices = [parse_file(each) for each in (WUXI, DOUBLING, PINGLIANG)]
    known = sum(1 for notice in notices for task in notice.tasks for body in task.organisations if not body.open_set)
    years = {row["year"] for row in found}
    assert sum(row["tasks"] for row in found if row["year"] in {"2023", "2017"}) == known
    assert {"2017", "2023"} <= years


def test_only_what_adds_up_is_summed(archive: Path) -> None:
    for row in rows(archive, "pledges"):
        summable = row["basis"] in ("level", "increase") and row["unit"] not in ("%", "百分点", "‰")
        assert (row["total"] is not None) == summable


def test_the_age_of_a_borrowed_clause_is_the_days_since_the_first_notice_had_it(archive: Path) -> None:
    found = {row["notice"]: row["median_days"] for row in rows(archive, "age-of-borrowed")}

    assert (found["north"], found["south"]) == (1461, 2192)  # from 10 January 2012
    assert "province" not in found


def test_a_recipe_that_is_none_and_a_setting_that_is_none_are_told(archive: Path) -> None:
    with pytest.raises(NotFound, match="far-reuse"):
        recipe("far-reuse")
    with pytest.raises(PolicydiffError, match="colour"):
        recipe("near-reuse", colour=1)
    with pytest.raises(PolicydiffError, match="least"):
        recipe("near-reuse", least="1; DROP TABLE clauses")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_recipe_says_what_it_answers_and_leaves_no_setting_open(name: str) -> None:
    sql = recipe(name)

    assert sql.startswith("-- ")
    statement = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    assert not re.search(r"\{\w+\}", statement)


@pytest.mark.parametrize("page", ["archive.md", "archive.zh-CN.md"])
def test_every_query_of_the_docs_runs(page: str, archive: Path) -> None:
    queries = re.findall(r"```sql\n(.+?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)

    assert len(queries) >= 5
    with opened(archive) as base:
        for query in queries:
            assert base.execute(query).description, query


def test_a_sketch_does_not_depend_on_the_machine_or_the_run() -> None:
    assert sketch_of("科技服务机构") == [-1376998985, -454485089, 1003700493, 1636053683]
