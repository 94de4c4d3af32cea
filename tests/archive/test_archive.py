"""An archive: every notice whole and as typed rows, brought up to date by what changed, and read like a folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from corpus_of import DOUBLING, PARENT, PINGLIANG, WUXI

from policydiff import store
from policydiff.archive.columns import FIELDS, SCHEMA
from policydiff.archive.opening import connect, opened
from policydiff.archive.reading import Archive
from policydiff.archive.rows import rows_of, sketch_of
from policydiff.archive.writing import Writer
from policydiff.corpus import Corpus
from policydiff.errors import OutputInTheWay, PolicydiffError, UnreadableSource
from policydiff.gathering.archiving import fill_archive
from policydiff.gathering.documents import Document, gather, singles
from policydiff.pipeline import parse_file
from policydiff.tables.leaflets import leaflet_of, shingles

NAMES = ("notices.duckdb", "notices")
"""A file, and a folder of Parquet files."""


def documents(folder: Path) -> list[Document]:
    groups, problems = gather([folder], Corpus(folder))
    assert not problems
    return list(singles(groups))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "raw files"
    made.mkdir()
    for path in (WUXI, PARENT):
        shutil.copy(path, made)
    return made


@pytest.fixture(params=NAMES, ids=["DuckDB", "Parquet"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def counted(path: Path) -> dict[str, int]:
    with opened(path) as base:
        return {name: base.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in FIELDS}


def test_an_archive_has_every_row_that_the_tables_of_its_notices_have(folder: Path, path: Path) -> None:
    filled = fill_archive(path, documents(folder))

    assert (filled.written, filled.kept, filled.gone, filled.problems) == (2, 0, 0, ())
    made = [rows_of(parse_file(each), "") for each in (WUXI, PARENT)]
    assert counted(path) == {name: sum(len(rows[name]) for rows in made) for name in FIELDS}
    with opened(path) as base:
        for name, fields in FIELDS.items():
            described = base.execute(f"DESCRIBE {name}").fetchall()
            assert [(row[0], row[1]) for row in described] == [(field.name, field.type) for field in fields]


def test_a_notice_comes_back_from_an_archive_as_it_went_in(folder: Path, path: Path) -> None:
    fill_archive(path, documents(folder))

    for raw in (WUXI, PARENT):
        assert store.dump_notice(Archive(path).notice(raw.stem)) == store.dump_notice(parse_file(raw))


def test_only_what_has_changed_is_read_again_and_what_is_gone_leaves(folder: Path, path: Path) -> None:
    fill_archive(path, documents(folder))
    with (folder / WUXI.name).open("a", encoding="utf-8") as file:
        file.write("\n（四）加强宣传。办好科技活动周。\n")
    shutil.copy(DOUBLING, folder)
    (folder / PARENT.name).unlink()

    filled = fill_archive(path, documents(folder))
    again = fill_archive(path, documents(folder))

    assert (filled.written, filled.kept, filled.gone) == (2, 0, 1)
    assert (again.written, again.kept, again.gone) == (0, 2, 0)
    assert [*Archive(path).inputs()] == [WUXI.stem, DOUBLING.stem]
    with opened(path) as base:
        assert base.execute("SELECT count(DISTINCT notice) FROM clauses").fetchone() == (2,)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_there(folder: Path, path: Path) -> None:
    (folder / "picture.pdf").write_bytes(b"%PDF-1.4 nothing")

    filled = fill_archive(path, documents(folder))

    assert [problem.id for problem in filled.problems] == ["picture"]
    assert filled.written == 2


def test_what_is_no_archive_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    with connect(other) as base:
        base.execute("CREATE TABLE mine AS SELECT 1 AS one")
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine", encoding="utf-8")

    for taken in (other, full):
        with pytest.raises(OutputInTheWay):
            fill_archive(taken, documents(folder))
    with connect(other) as base:
        assert base.execute("SELECT one FROM mine").fetchone() == (1,)
    assert (full / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_an_error_on_the_way_leaves_the_archive_as_it_was(folder: Path, path: Path) -> None:
    from policydiff.archive.writing import Writer

    fill_archive(path, documents(folder))
    before = counted(path)

    with pytest.raises(RuntimeError), Writer(path) as writer:
        writer.put(rows_of(parse_file(PINGLIANG), ""))
        raise RuntimeError

    assert counted(path) == before
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_what_is_no_archive_and_one_of_another_version_are_told_apart(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    other.write_bytes(b"nothing")
    with pytest.raises(UnreadableSource):
        Archive(other).inputs()

    older = tmp_path / "older.duckdb"
    fill_archive(older, documents(folder))
    with duckdb.connect(str(older)) as base:
        base.execute("UPDATE archive SET value = 'policydiff.archive/0' WHERE key = 'schema'")
    with pytest.raises(PolicydiffError, match="another version"):
        Archive(older).inputs()


def test_a_clause_has_its_ink_its_hash_and_a_hash_for_every_shingle() -> None:
    notice = parse_file(WUXI)
    rows = rows_of(notice, "")["clauses"]
    names = [field.name for field in FIELDS["clauses"]]
    of_id = {row[names.index("id")]: dict(zip(names, row, strict=True)) for row in rows}

    lines = leaflet_of(notice).lines
    for line in lines:
        row = of_id[line.id]
        assert (row["ink"], row["size"]) == (line.masked, line.size)
        assert len(row["sketch"]) == len(shingles(line.masked))  # no two of one clause collide here
        assert row["sketch"] == sketch_of(line.masked)
    bare = [row for row in of_id.values() if row["clause_role"] not in ("body", "row")]
    assert bare and all(row["hash"] is None and row["sketch"] is None for row in bare)


def test_an_archive_says_which_contract_it_keeps(folder: Path, path: Path) -> None:
    fill_archive(path, documents(folder))

    with opened(path) as base:
        assert dict(base.execute("SELECT key, value FROM archive").fetchall()) == {"schema": SCHEMA, "generator": store.generator()}


@pytest.mark.parametrize("more", [[], ["--all"], ["--before-child"]], ids=["best", "all", "earlier"])
def test_tracing_in_an_archive_gives_what_tracing_in_its_folder_gives(run: Any, tmp_path: Path, more: list[str]) -> None:
    folder, archive = tmp_path / "corpus", tmp_path / "corpus.duckdb"
    folder.mkdir()
    for each in (DOUBLING, PINGLIANG, PARENT, WUXI):
        shutil.copy(each, folder)
    run("export", folder, "-o", archive)

    words = ("trace", WUXI, "--parent", PARENT, "--format", "json", *more)
    of_folder = run(*words, "--corpus", folder)
    of_archive = run(*words, "--corpus", archive)

    assert of_archive == of_folder
    assert of_archive["summary"]["borrowed"]["clauses"] == 4


def test_a_matrix_and_pledges_of_an_archive_are_those_of_its_folder(run: Any, tmp_path: Path) -> None:
    folder, archive = tmp_path / "corpus", tmp_path / "parquet"
    folder.mkdir()
    for each in (WUXI, PINGLIANG):
        shutil.copy(each, folder)
    run("export", folder, "-o", archive, "--format", "parquet")

    for words in (("matrix",), ("matrix", "--topic", "科技 服务"), ("targets",)):
        command, *more = words
        of_folder = run(command, PARENT, folder, "--format", "json", *more)
        of_archive = run(command, PARENT, archive, "--format", "json", *more)
        assert of_archive == of_folder


def test_the_command_says_what_an_update_took_and_refuses_half_an_archive(run: Any, folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "notices.duckdb"
    run("export", folder, "-o", archive)
    assert "2 notices new or changed, 0 as before, 0 gone" in run.err
    run("export", folder, "-o", archive)
    assert "0 notices new or changed, 2 as before, 0 gone" in run.err
    with pytest.raises(PolicydiffError, match="all tables"):
        run("export", folder, "-o", archive, "--table", "tasks")
    assert json.loads(Archive(archive).notice(WUXI.stem).model_dump_json())["id"] == WUXI.stem


def test_an_archive_that_grows_keeps_little_in_memory(tmp_path: Path) -> None:
    with Writer(tmp_path / "notices.duckdb") as writer:
        (bound,) = writer._base.execute("SELECT current_setting('memory_limit')").fetchone() or ("",)
    assert float(bound.split()[0]) < 300 and bound.endswith("MiB")
