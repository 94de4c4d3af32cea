"""Slips that would move, delete or look for rows in vain: told once, with the way out, before anything is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tables_on_disk import Tables, in_forms, row_of

XIAN, XIANG = Path("data/structured/xian.yaml"), Path("data/structured/xiang.yaml")

MOVED = [("targets", "t1"), ("tasks", "p1.2.2"), ("organisations", "p1.2.1@3")]
moved_in_forms = pytest.mark.parametrize(
    ("tables", "table", "id"), in_forms([(table, table, id) for table, id in MOVED]), indirect=["tables"]
)


@moved_in_forms
def test_a_row_moved_to_another_notice_is_not_deleted_and_added_without_a_word(tables: Tables, table: str, id: str) -> None:
    before = XIAN.read_bytes(), XIANG.read_bytes()
    with tables.open(table) as rows:
        row_of(rows, "xian", id).update(notice="xiang", id="")
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "在“xian”里不见了，在“xiang”里成了新增的" in done.err and "把“公文编号”改回“xian”" in done.err
    assert (XIAN.read_bytes(), XIANG.read_bytes()) == before


@moved_in_forms
def test_a_row_moved_with_its_id_is_told_to_have_another_notice(tables: Tables, table: str, id: str) -> None:
    with tables.open(table) as rows:
        row_of(rows, "xian", id)["notice"] = "xiang"
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "“公文编号”和“编号”都请恢复原来的" in done.err


def test_a_row_is_moved_in_two_steps(tables: Tables) -> None:
    with tables.open("targets") as rows:
        moved = dict(row_of(rows, "xian", "t2"))
        rows.remove(row_of(rows, "xian", "t2"))
    assert tables.apply().code == 0
    with tables.open("targets") as rows:
        rows.append({**moved, "notice": "xiang", "id": ""})
    assert tables.apply().code == 0
    assert "化肥用量" in XIANG.read_text(encoding="utf-8")


def test_a_new_row_copied_from_another_notice_is_new_where_nothing_is_gone(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows.append({**row_of(rows, "xian", "t2"), "notice": "xiang", "id": ""})
    assert tables.apply().code == 0


def test_one_row_deleted_and_another_added_elsewhere_is_no_move(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows.remove(row_of(rows, "xian", "t2"))
        rows.append({"notice": "xiang", "metric": "培训农民", "value": "2000", "unit": "人次"})
    assert tables.apply().code == 0


def test_tables_that_lie_elsewhere_are_one_problem_with_its_count(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        (XIAN.parent / f"n{number}.yaml").write_bytes(XIAN.read_bytes().replace(b"xian", f"n{number}".encode()))
    tables.run("export", "data", "-o", str(tables.path), "--force")
    (tmp_path / "桌面").mkdir()
    tables.path.rename(tmp_path / "桌面" / tables.path.name)
    monkeypatch.chdir(tmp_path / "桌面")
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and done.err.count("错误") == done.err.count("怎么办") == 1
    assert "14 份公文在这里找不到结果（" in done.err and "它的 14" in done.err and f"apply {tables.path} --data " in done.err
    assert tables.apply("--data", "../data").out.strip() == "nothing was corrected"
    assert tables.apply("--data", "../data/structured").out.strip() == "nothing was corrected"


def test_tables_of_another_folder_tell_what_works_where_data_was_given_already(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    there, here = XIAN.parent.resolve(), tmp_path / "那边" / "这里"
    (here / "results").mkdir(parents=True)
    shutil.copyfile(XIAN, here / "results" / "other.yaml")
    book = Tables(Path(tables.path.rename(here / tables.path.name).name))
    monkeypatch.chdir(here)
    done = book.apply("--data", "results", "--lang", "zh")
    assert done.code == 2 and "--data 后面的 results 里没有 " in done.err
    assert f"把 {book.path} 拷回那里，在那里写回\n" in done.err and "改名为" not in done.err
    moved = re.search(r"挪了地方、改了名：policydiff .*apply (\S+) --data 那个文件夹现在的名字（里面要有 xian.yaml，", done.err)
    assert moved and moved[1] == str(book.path)
    shutil.copytree(there, "挪过来的")
    done = book.apply("--data", "挪过来的", "--dry-run")
    assert done.code == 0 and f"policydiff apply {book.path} --data 挪过来的" in done.err
    book.path.rename(tmp_path / book.path)
    monkeypatch.chdir(tmp_path)
    assert "45家 → 50家" in book.apply().out


def test_tables_that_lie_elsewhere_are_applied_from_the_folder_of_the_results(tables: Tables, tmp_path: Path) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    (tmp_path / "桌面" / "收件").mkdir(parents=True)
    moved = tables.path.rename(tmp_path / "桌面" / "收件" / tables.path.name)
    done = Tables(moved).apply()
    assert done.code == 0 and "45家 → 50家" in done.out
