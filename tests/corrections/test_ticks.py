"""What was to be checked and is right is ticked off: it is counted no more, and comes back only where the text of its place changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tables_on_disk import Tables

from policydiff import load
from policydiff.model import Notice
from policydiff.tables.checks import listed

TEXT = """巫溪县人民政府办公室关于印发数字乡村行动方案的通知
各乡镇人民政府：
现印发给你们，请认真贯彻执行。
巫溪县人民政府办公室
2023年9月6日

数字乡村行动方案
一、建设平台。建设县级大数据平台。（牵头单位：县大数据局；县农业农村委、县财政局）
二、培训人才。开展技能培训。（牵头单位：县教委；县人力社保局）
三、推广应用。推广直播带货。（牵头单位：县商务委；县供销社）
"""
RESULT = Path("结果/方案.yaml")


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Tables:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "公文").mkdir()
    Path("公文/方案.txt").write_text(TEXT, encoding="utf-8")
    made = Tables(Path(request.param))
    assert made.run("parse", "公文", "-o", "结果").code == 0
    assert made.run("export", "结果", "-o", str(made.path)).code == 0
    assert counted(made) == len(notice().diagnostics) == 3
    return made


both = pytest.mark.parametrize("tables", ["台账.xlsx", "台账"], indirect=True)
workbook = pytest.mark.parametrize("tables", ["台账.xlsx"], indirect=True)


def notice() -> Notice:
    found = load(RESULT)
    assert isinstance(found, Notice)
    return found


def counted(tables: Tables) -> int:
    """How many things are to be checked, which is one number everywhere."""
    row = next(line for line in tables.run("list", "结果").out.splitlines() if line.startswith("方案 "))
    listed = int(row.split()[5])
    exported = tables.run("export", "结果", "-o", "数.xlsx", "--force")
    shown = tables.run("show", str(RESULT), "--check").out
    in_words = re.search(r"(\d+) to check", exported.err)
    assert in_words and int(in_words[1]) == listed == len(re.findall(r"^k\d+ ", shown, re.MULTILINE))
    return listed


def tick(tables: Tables, *ids: str, with_: str = "✓") -> None:
    with tables.open("diagnostics") as rows:
        for row in rows:
            if row["id"] in ids:
                row["checked"] = with_


def tick_each(tables: Tables, words: list[str]) -> None:
    """Write one word beside each thing to check."""
    with tables.open("diagnostics") as rows:
        for row, word in zip(rows, words, strict=False):
            row["checked"] = word


@both
def test_what_is_ticked_is_counted_no_more_and_its_row_stays(tables: Tables) -> None:
    tick(tables, "k1", "k3")
    done = tables.apply()
    assert done.code == 0 and done.out.count("checked: — → ✓") == 2
    assert counted(tables) == 1
    note = f"据 {tables.path.name} 校改"
    assert [each.checked for each in notice().diagnostics] == [note, None, note]
    assert tables.run("export", "结果", "-o", str(tables.path), "--force").code == 0
    with tables.open("diagnostics") as rows:
        assert [(row["id"], str(row["checked"]).lower() in ("✓", "true")) for row in rows] == [("k1", True), ("k2", False), ("k3", True)]


@workbook
@pytest.mark.parametrize("words", ["✓ √ ✔", "是 对 已核", "y v V"])
def test_a_tick_is_written_in_many_ways(tables: Tables, words: str) -> None:
    tick_each(tables, words.split())
    assert tables.apply().code == 0
    assert None not in [each.checked for each in notice().diagnostics]


@workbook
@pytest.mark.parametrize("words", ["X x ×", "错 不对"])
def test_a_cross_is_a_tick_to_some_and_a_mistake_to_others(tables: Tables, words: str) -> None:
    tick_each(tables, words.split())
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and all(f"只能写 ✓ 或留空，这里写的是“{word}”" in done.err for word in words.split())
    assert [each.checked for each in notice().diagnostics] == [None] * 3


@workbook
def test_what_is_no_tick_changes_nothing(tables: Tables) -> None:
    tick_each(tables, ["否", " ", "no"])
    assert tables.apply().code == 0
    assert [each.checked for each in notice().diagnostics] == [None] * 3


@both
def test_a_tick_can_be_taken_away(tables: Tables) -> None:
    tick(tables, "k1")
    tables.apply()
    assert tables.run("export", "结果", "-o", str(tables.path), "--force").code == 0
    tick(tables, "k1", with_="")
    assert "✓ → —" in tables.apply().out
    assert counted(tables) == 3


@workbook
def test_ticks_are_no_correction_so_that_a_new_text_is_read(tables: Tables) -> None:
    tick(tables, "k1", "k2", "k3")
    tables.apply()
    assert "fresh" in tables.run("list", "结果").out
    Path("公文/方案.txt").write_text(TEXT.replace("县供销社", "县邮政公司").replace("一、建设平台", "一、抓好平台建设"), encoding="utf-8")
    tables.run("parse", "公文", "-o", "结果")
    assert [bool(each.checked) for each in notice().diagnostics] == [True, True, False]
    assert counted(tables) == 1


@workbook
def test_ticks_outlast_parsing_over_corrections(tables: Tables) -> None:
    tick(tables, "k2")
    with tables.open("tasks") as rows:
        rows[0]["lead"] = "县政府办"
    assert tables.apply().code == 0
    assert "corrected" in tables.run("list", "结果").out
    tables.run("parse", "公文", "-o", "结果", "--force")
    assert notice().tasks[0].lead == ("县大数据局",)
    assert [bool(each.checked) for each in notice().diagnostics] == [False, True, False]


@workbook
def test_validate_passes_over_what_is_ticked(tables: Tables) -> None:
    assert "irregular-responsibility" in tables.run("validate", "结果").out
    tick(tables, "k1", "k2", "k3")
    tables.apply()
    told = tables.run("validate", "结果").out
    assert "irregular-responsibility" not in told and "corrected" not in told and "not-reproducible" not in told


@both
def test_the_same_tables_go_on_after_ticks_and_corrections(tables: Tables) -> None:
    tick(tables, "k1")
    with tables.open("tasks") as rows:
        rows[0]["lead"] = "县政府办"
    assert tables.apply().code == 0
    tick(tables, "k3")
    assert tables.apply().code == 0
    assert [bool(each.checked) for each in notice().diagnostics] == [True, False, True]
    assert tables.apply().out.strip() == "nothing was corrected"


@both
def test_a_row_that_is_deleted_changes_nothing_and_says_how_to_tick(tables: Tables) -> None:
    with tables.open("diagnostics") as rows:
        del rows[1]
    done = tables.apply()
    assert done.code == 2 and "1 rows" in done.err and "✓" in done.err
    assert counted(tables) == 3


@workbook
def test_a_row_of_ones_own_is_told(tables: Tables) -> None:
    with tables.open("diagnostics") as rows:
        rows.append({"notice": "方案", "message": "漏了一个指标"})
    done = tables.apply()
    assert done.code == 2 and "cannot be added" in done.err


@workbook
def test_a_json_file_takes_ticks_too(tables: Tables) -> None:
    tables.run("parse", "公文", "-o", "果", "--format", "json")
    tables.run("export", "果", "-o", "台账.xlsx", "--force")
    tick(tables, "k2")
    assert tables.apply().code == 0
    assert '"checked": "' in Path("果/方案.json").read_text(encoding="utf-8")
    assert "fresh" in tables.run("list", "果").out


@both
def test_a_tick_on_what_the_same_tables_fill_in_keeps_nobody_from_going_on(tables: Tables) -> None:
    Path("公文/方案.txt").write_text("一、建设平台。建设县级大数据平台。\n二、培训人才。开展技能培训。\n", encoding="utf-8")
    tables.run("parse", "公文", "-o", "结果")
    assert tables.run("export", "结果", "-o", str(tables.path), "--force").code == 0
    missing = [check.id for check in listed(notice()) if check.rule == "no-title"]
    tick(tables, *missing)
    with tables.open("notices") as rows:
        rows[0]["title"] = "巫溪县数字乡村行动方案"
    assert missing and tables.apply().code == 0
    again = tables.apply()
    assert again.code == 0 and "nothing was corrected" in again.out
    tick(tables, *missing, with_="")  # which takes nothing away: what was asked is answered
    assert "has been answered" not in tables.apply().err
    emptied = tables.apply("--take-back")
    assert emptied.code == 0 and f"diagnostics {missing[0]} of 方案: has been answered" in emptied.err
