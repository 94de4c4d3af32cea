"""One parent and many children: every row is its single comparison, and what is no ordinary child is marked and left out."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from corpus_of import DOUBLING, PARENT, PINGLIANG, WUXI, cut, rules, written
from openpyxl.utils import column_index_from_string, get_column_letter

import policydiff
from policydiff.errors import NotFound
from policydiff.report.many.screen import result_text
from policydiff.report.many.sheet import result
from policydiff.tables.options import Options

CHILDREN = (WUXI, DOUBLING, PINGLIANG)


STRANGER = """湖州市公共图书馆管理办法
（2021年4月2日湖州市人民政府发布）
第一条 图书馆每周开放不少于五十六小时，节假日照常开馆。
第二条 读者凭借书证借阅图书，每人一次限借五册，借期三十天。
第三条 逾期不还的，暂停借阅；遗失图书的，照价赔偿。
第四条 阅览室内保持安静，不得饮食，不得占座。
第五条 本办法自2021年5月1日起施行。
"""


@pytest.fixture
def province(tmp_path: Path) -> Path:
    return written(tmp_path / "province", parent=rules("浙江省", "本省", 2020)) / "parent.txt"


@pytest.fixture
def cities(tmp_path: Path) -> Path:
    whole = rules("丽水市", "本市")
    return written(
        tmp_path / "cities",
        lishui=whole,
        fragment=cut(rules("衢州市", "本市"), "第二条"),
        older=rules("台州市", "本市", 2015),
        stranger=STRANGER,
        own=rules("金华市", "本市", more="第十条 每年五月为湿地保护宣传月，学校应当组织观鸟活动。"),
    )


@pytest.mark.parametrize("child", CHILDREN, ids=lambda path: path.stem)
def test_a_row_is_the_single_comparison(child: Path) -> None:
    row = next(iter(policydiff.matrix(PARENT, [child]).children))
    alone = policydiff.diff(child, PARENT)
    body, all_ = alone.summary.body, alone.summary
    assert body is not None and alone.related is not None
    shares = {name: getattr(body.child, name).character_share for name in ("copied", "localized", "adapted", "added")}
    shares |= {"from_parent": all_.survival.from_parent, "parent_kept": body.parent.kept.character_share}  # type: ignore[union-attr]
    assert {name: getattr(row, name) for name in shares} == pytest.approx(shares, abs=5e-5)  # printed with four digits
    assert (row.clauses, row.characters) == (body.child.total.clauses, body.child.total.characters)
    assert (row.median_ratio, row.related, row.code) == (all_.median_ratio, alone.related.verdict, alone.child.code)
    assert row.review == sum(match.review for match in alone.matches)
    assert row.leads_changed == sum(pair.lead_changed for pair in alone.responsibilities)


def test_the_shares_of_a_row_sum_to_one_and_its_clauses_say_the_same() -> None:
    found = policydiff.matrix(PARENT, [WUXI])
    (row,) = found.children
    assert row.copied + row.localized + row.adapted + row.added == pytest.approx(1)
    kept = sum(len(each.text) for each in found.clauses if each.children[row.id]) / sum(len(each.text) for each in found.clauses)
    assert kept == pytest.approx(row.parent_kept, abs=0.01)
    assert sum(part.characters for part in found.sections) == found.parent.characters  # type: ignore[union-attr]


def test_of_what_a_section_kept_the_copied_and_localized_part_is_told_apart() -> None:
    found = policydiff.matrix(PARENT, [WUXI])
    (row,) = found.children
    verdicts = {clause.id: clause.children[row.id] for clause in found.clauses}
    sizes = {clause.id: len("".join(clause.text.split())) for clause in found.clauses}
    for part in found.sections:
        close = sum(sizes[member] for member in part.members if verdicts[member] in ("copied", "localized"))
        assert part.close[row.id] == pytest.approx(close / part.characters) and part.close[row.id] <= part.children[row.id]
        assert part.uptake_close == pytest.approx(part.close[row.id])
    assert any(0 < part.close[row.id] < part.children[row.id] for part in found.sections)


def test_what_is_no_ordinary_child_is_marked_and_left_out_of_the_means(province: Path, cities: Path) -> None:
    found = policydiff.matrix(province, [cities])
    marks = {child.id: child.marks for child in found.children}
    assert marks == {"lishui": (), "own": (), "fragment": ("fragment",), "older": ("older",), "stranger": ("unrelated",)}
    assert found.means["children"] == 2
    assert found.means["parent_kept"] == pytest.approx(sum(c.parent_kept for c in found.children if not c.marks) / 2)
    assert {clause.uptake for clause in found.clauses if clause.path.endswith("第五条")} == {1.0}


def test_a_copy_of_the_parent_keeps_all_of_it_and_the_parent_itself_is_no_child(tmp_path: Path) -> None:
    folder = written(tmp_path / "all", parent=rules("浙江省", "本省"), copy=rules("浙江省", "本省"))
    found = policydiff.matrix(folder / "parent.txt", [folder])
    assert [(child.id, child.copied, child.parent_kept, child.marks) for child in found.children] == [("copy", 1.0, 1.0, ())]


def test_one_bad_file_stops_nothing(run: Callable[..., Any], province: Path, cities: Path) -> None:
    (cities / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (cities / "blank.txt").write_text(" \n", encoding="utf-8")
    found = run("matrix", province, cities, "nowhere-at-all", "--format", "json")
    assert {problem["id"] for problem in found["problems"]} == {"broken", "blank", "nowhere-at-all"}
    assert len(found["children"]) == 5
    assert "broken" in run.err  # type: ignore[attr-defined]


def test_the_heat_map_of_the_workbook_says_who_is_left_out_of_the_means(
    run: Callable[..., Any], province: Path, cities: Path, tmp_path: Path
) -> None:
    run("matrix", province, cities, "-o", tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[1]
    names = [row[0] for row in sheet.iter_rows(min_row=2, max_row=6, max_col=1, values_only=True)]
    assert {"丽水市", "衢州市 · fragment"} <= set(names) and sum("·" in str(name) for name in names) == 3


def test_what_could_not_be_used_is_told_in_the_language_of_the_reader(run: Callable[..., Any], province: Path, cities: Path) -> None:
    (cities / "blank.txt").write_text("", encoding="utf-8")
    shown = str(run("matrix", province, cities, "--lang", "zh"))
    assert "是空文件" in shown and "请检查是否下载完整" in shown and "is empty" not in shown


def test_a_child_above_its_parent_is_told(province: Path, cities: Path) -> None:
    with pytest.raises(NotFound, match="no child could be compared"):
        policydiff.matrix(cities / "lishui.txt", [province])


def test_files_of_one_name_have_ids_of_their_own(province: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, plan=rules("丽水市", "本市"))
    found = policydiff.matrix(province, [tmp_path / "a" / "plan.txt", tmp_path / "b" / "plan.txt"])
    assert [child.id for child in found.children] == ["plan", "plan~2"]


def test_the_second_time_nothing_is_computed_and_the_result_is_the_same(
    run: Callable[..., Any], province: Path, cities: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    first = run("matrix", province, cities, "--format", "json")

    def refuse(*_: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr("policydiff.corpora.matrix.comparing.compare_pages", refuse)
    assert run("matrix", province, cities, "--format", "json") == first
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    (cities / "lishui.txt").write_text(rules("丽水市", "本市").replace("每五年", "每三年"), encoding="utf-8")
    changed = run("matrix", province, cities, "--format", "json")
    assert changed["children"] != first["children"]
    (cache / "policydiff" / "kept-texts.sqlite").write_bytes(b"no database" * 1000)
    assert run("matrix", province, cities, "--format", "json") == changed


def test_many_children_on_several_processes_are_the_same_as_one_by_one(run: Callable[..., Any], province: Path, tmp_path: Path) -> None:
    names = ("丽水", "衢州", "台州", "湖州", "金华", "绍兴", "嘉兴", "温州")
    folder = written(
        tmp_path / "many", **{f"c{at}": rules(f"{name}市", "本市", more=f"第十条 {name}方面另行规定。") for at, name in enumerate(names)}
    )
    several = run("matrix", province, folder, "--jobs", "2", "--no-cache", "--format", "json")
    assert several == run("matrix", province, folder, "--jobs", "1", "--no-cache", "--format", "json")
    assert len(several["children"]) == len(names)


def test_tables_are_tidy(run: Callable[..., Any], province: Path, cities: Path) -> None:
    children = list(csv.DictReader(io.StringIO(run("matrix", province, cities, "--format", "csv"))))
    cells = list(csv.DictReader(io.StringIO(run("matrix", province, cities, "--format", "csv", "--by", "clause"))))
    assert len(children) == 5 and len(cells) % 5 == 0
    assert {cell["verdict"] for cell in cells} == {"copied", "localized", ""}
    sections = list(csv.DictReader(io.StringIO(run("matrix", province, cities, "--format", "csv", "--by", "section"))))
    assert {cell["path"] for cell in sections} == {cell["path"] for cell in cells}, "few sections: every article is a column"


@pytest.mark.parametrize(
    ("by", "lang", "told"),
    [
        ("section", "en", "the parent's sections"),
        ("clause", "en", "the parent's sentences"),
        ("section", "zh", "列为上级文件章节"),
        ("clause", "zh", "列为上级文件的句子"),
    ],
)
def test_a_page_says_what_its_columns_are(run: Callable[..., Any], province: Path, cities: Path, by: str, lang: str, told: str) -> None:
    page = html.unescape(run("--lang", lang, "matrix", province, cities, "--format", "html", "--by", by))
    assert told in page and page.count('class="caption"') >= 1


def test_siblings_are_compared_pair_by_pair(run: Callable[..., Any], cities: Path) -> None:
    found = run("matrix", "--pairwise", cities, "--format", "json")
    assert len(found["pairs"]) == 10 and found["parent"] is None
    (pair,) = (each for each in found["pairs"] if {each["child"], each["parent"]} == {"own", "older"})
    assert pair["child"] == "own" and pair["shared"] > 0.8
    for lang, said in (("en", "5 documents compared with each other: 10 pairs"), ("zh", "5 份文件两两对照：10 对")):
        assert run("matrix", "--pairwise", cities, "--lang", lang).startswith(said)


def test_of_two_levels_the_higher_is_the_parent_whatever_its_day(run: Callable[..., Any]) -> None:
    found = run("matrix", "--pairwise", WUXI, PINGLIANG, PARENT, "--format", "json")
    county, prefecture, province = (Path(each).stem for each in (WUXI, PINGLIANG, PARENT))
    pairs = {(pair["child"], pair["parent"]) for pair in found["pairs"]}
    assert pairs == {(prefecture, province), (county, province), (county, prefecture)}
    assert found["problems"] == []


def test_a_topic_leaves_the_others_out(province: Path, cities: Path) -> None:
    assert "stranger" not in {child.id for child in policydiff.matrix(province, [cities], topic="湿地").children}


@pytest.mark.parametrize("width", [100, 120, 160])
def test_no_part_of_an_id_is_cut_off_on_a_narrow_terminal(width: int) -> None:
    rows = [asdict(row) for row in policydiff.matrix(PARENT, [WUXI]).children]
    lines = result_text(result("", [], {"children": rows}, ""), Options(width=width)).splitlines()
    below = next(at for at, line in enumerate(lines) if line.startswith("──")) + 1
    assert "".join(line.split(" ")[-1] for line in lines[below:]) == "wuxi-keji-fuwu-2023"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_columns_that_a_line_has_no_room_for_go_on_below_with_the_names_before_them(width: int) -> None:
    (row,) = policydiff.matrix(PARENT, [WUXI]).children
    text = result_text(result("", [], {"children": [asdict(row)]}, ""), Options(width=width))
    assert all(len(line) <= width for line in text.splitlines()) and "…" not in text.replace("wuxi-ke…", "")
    words = text.split()
    printed = [f"{getattr(row, share):.1%}" for share in ("copied", "localized", "adapted", "added", "from_parent", "parent_kept")]
    assert [word for word in words if word.endswith("%")] == printed and f"{row.characters}" in words
    assert words.count("巫溪县") == words.count("place") > 1


def test_a_workbook_prints_the_verdict_and_makes_no_row_high_for_what_stands_above(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "matrix.xlsx"
    run("matrix", PARENT, WUXI, PINGLIANG, "-o", target)
    sheet = openpyxl.load_workbook(target)["clauses"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.column_dimensions[get_column_letter(heads.index("parent") + 1)].hidden
    last = sheet.print_area.split("$")[-2]
    assert heads[column_index_from_string(last) - 1] == "verdict"
    texts = [cell.value for cell in sheet[get_column_letter(heads.index("text") + 1)]]
    pairs = [at for at in range(2, len(texts)) if texts[at] == texts[at - 1] and len(texts[at]) > 60]
    assert pairs and all(sheet.row_dimensions[at + 1].height < sheet.row_dimensions[at].height for at in pairs)
