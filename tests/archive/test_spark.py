"""A real local Spark gives the rows that a plain loop gives, and every recipe the rows that DuckDB gives (make test-spark)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus_of import DOUBLING, PARENT, PINGLIANG, WUXI, rules, written

from policydiff.archive.columns import FIELDS
from policydiff.archive.opening import opened
from policydiff.archive.recipes import DEFAULTS, recipe
from policydiff.corpus import Corpus
from policydiff.errors import NotFound
from policydiff.gathering.archiving import fill_archive
from policydiff.gathering.documents import gather, singles
from policydiff.spark import ddl

spark = pytest.mark.skipif(not os.environ.get("POLICYDIFF_SPARK"), reason="make test-spark starts a Spark")
PLACES = 200
UNTOLD = {"input", "file", "digest"}
"""Of what a row was made, which an archive of files and a job over bytes say differently."""


def test_the_columns_of_a_table_are_those_of_the_archive() -> None:
    for name, fields in FIELDS.items():
        assert [part.split("`")[1] for part in ddl(name).split(", ")] == [field.name for field in fields]
    with pytest.raises(NotFound, match="colours"):
        ddl("colours")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corpus")
    for number in range(PLACES):
        more = f"第十条 湿地公园应当每年向社会公布第{number % 7}类鸟类栖息地的监测数据和保护成效，接受监督。"
        written(
            made / f"y{2000 + number % 20}",
            **{f"place{number}": rules(f"北{chr(0x4E00 + number * 7)}市", "本市", 2000 + number % 20, more=more)},
        )
    for raw in (WUXI, DOUBLING, PINGLIANG, PARENT):
        (made / raw.name).write_bytes(raw.read_bytes())
    for at, name in enumerate(("a", "b")):  # two files of one name
        written(made / name, notice=rules(f"南河{'东西'[at]}县", "本县", 2019 + at))
    (made / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return made


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def archive(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    groups, _ = gather([folder], Corpus(folder))
    path = tmp_path_factory.mktemp("made") / "corpus.duckdb"
    filled = fill_archive(path, list(singles(groups)))
    assert [problem.id for problem in filled.problems] == ["broken"]
    return path


@pytest.fixture(scope="module")
def read(session: Any, folder: Path) -> Any:
    from policydiff import spark as on_spark

    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(str(folder))
    return on_spark.read(files).persist()


@pytest.fixture(scope="module")
def tables(read: Any) -> dict[str, Any]:
    from policydiff import spark as on_spark

    return {name: on_spark.table(read, name).persist() for name in ("clauses", "organisations", "targets")}


@spark
@pytest.mark.spark
def test_an_unreadable_file_is_a_row_and_never_a_failed_job(read: Any) -> None:
    from policydiff import spark as on_spark

    failed = on_spark.failures(read).collect()
    assert [Path(row.path).name for row in failed] == ["broken.pdf"]
    assert failed[0].message


@spark
@pytest.mark.spark
@pytest.mark.parametrize("name", FIELDS)
def test_every_table_has_the_rows_of_the_archive(name: str, read: Any, archive: Path) -> None:
    from policydiff import spark as on_spark

    fields = [field.name for field in FIELDS[name] if field.name not in UNTOLD]
    found = [tuple(row[field] for field in fields) for row in on_spark.table(read, name).collect()]
    with opened(archive) as base:
        quoted = ", ".join(f'"{field}"' for field in fields)
        known = base.execute(f"SELECT {quoted} FROM {name}").fetchall()
    assert len(found) == len(known) > 0 or name == "achievements"
    assert sorted(map(repr, found)) == sorted(map(repr, known))


@spark
@pytest.mark.spark
@pytest.mark.parametrize("name", DEFAULTS)
def test_every_recipe_gives_on_spark_what_it_gives_on_duckdb(name: str, session: Any, tables: dict[str, Any], archive: Path) -> None:
    from policydiff import spark as on_spark

    settings = {"exact-reuse": {"most": 400}, "age-of-borrowed": {"most": 400}}.get(name, {})
    found = [tuple(row) for row in on_spark.run(session, name, tables, **settings).collect()]
    with opened(archive) as base:
        known = base.execute(recipe(name, **settings)).fetchall()
    assert len(found) == len(known) > 0
    assert sorted(map(repr, found)) == sorted(map(repr, known))
