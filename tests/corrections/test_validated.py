"""What was corrected in tables is explained: validate tells no edit of it that nobody made, and still every one that somebody made in the file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from tables_on_disk import COUNTY, VILLAGE, Tables

from policydiff import save
from policydiff.model import Notice
from policydiff.store import dump_notice, generator, load_notice
from policydiff.store.memory import FOLDER

RESULT = Path("结果/xian.yaml")
Rows = list[dict[str, str]]
TASK, TARGET = {"content": "再办一件事", "lead": "县文旅委"}, {"metric": "培训农民", "value": "2000", "unit": "人次"}
EDITS: list[tuple[str, str, Sequence[int], Sequence[Mapping[str, str]]]] = [
    ("only deleted", "tasks", [0], []),
    ("only added", "tasks", [], [TASK]),
    ("one task for another", "tasks", [0], [TASK]),
    ("the last task for another", "tasks", [1], [TASK]),
    ("all tasks for one", "tasks", [1, 0], [TASK]),
    ("a task for two", "tasks", [0], [TASK, {**TASK, "path": "二/（二）"}]),
    ("a target for another", "targets", [0], [TARGET]),
    ("a target in the middle for two", "targets", [1], [TARGET, {**TARGET, "metric": "开办夜校"}]),
]


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """Tables of one parsed notice whose raw file lies beside."""
    monkeypatch.chdir(tmp_path)
    Path("公文").mkdir()
    Path("公文/xian.txt").write_text(COUNTY, encoding="utf-8")
    made = Tables(Path("台账.xlsx"))
    assert made.run("parse", "公文", "-o", "结果").code == made.run("export", "结果", "-o", "台账.xlsx").code == 0
    return made


@pytest.mark.parametrize(("table", "gone", "new"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_rows_deleted_and_added_in_one_document_are_no_edits_that_nobody_explains(
    tables: Tables, table: str, gone: Sequence[int], new: Sequence[Mapping[str, str]]
) -> None:
    with tables.open(table) as rows:
        for at in gone:
            del rows[at]
        rows += [{"notice": "xian", **row} for row in new]
    assert tables.apply().code == 0
    told = tables.run("validate", "结果").out
    assert "unexplained-edit" not in told and "manual" in told


def test_a_removal_that_nobody_recorded_is_still_told(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        del rows[0]
        rows.append({"notice": "xian", **TASK})
    assert tables.apply().code == 0
    text = RESULT.read_text(encoding="utf-8")
    RESULT.write_text(re.sub(r"(?ms)^removed:.*?(?=^\w|\Z)", "removed: []\n", text), encoding="utf-8")
    assert tables.run("validate", "结果").out.count("unexplained-edit") == 1


@pytest.fixture
def renewed(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """Two results, one of them corrected in its table; the other one is as a program wrote it that read a lead and a target otherwise."""
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    Path("公文").rename("收 文")
    Path("收 文/xiang.txt").write_text(VILLAGE, encoding="utf-8")
    tables.run("parse", "收 文", "-o", "结果")
    with tables.open("tasks") as rows:
        rows[0]["lead"] = "县政府办"
    assert tables.apply().code == 0
    path = Path("结果/xiang.yaml")
    read = load_notice(path)
    task, target = read.tasks[0], read.targets[0]
    other = {
        "tasks": (task.model_copy(update={"lead": ("县大数据中心",)}), *read.tasks[1:]),
        "targets": (target.model_copy(update={"year": None}), *read.targets[1:]),
    }
    save(read.model_copy(update=other), path)
    return tables


def test_of_what_the_program_reads_otherwise_now_it_is_told_what_was_and_is_and_that_nobody_did_it(renewed: Tables) -> None:
    told = renewed.run("validate", "结果").out.splitlines()
    at = told.index("结果/xiang.yaml")
    assert at == 0, "what is an error comes first"
    assert told[1:8] == [
        "  错误  这份没有人改过；是程序现在重新读原文，有 2 处与结果里写的不同  [程序读得不同 not-reproducible]",
        "      原句：牵头单位：县大数据局；配合单位：县农业农村委、县财政局",
        "      结果里：任务 p1.2.1 建设平台 牵头单位 “县大数据中心”",
        "      现在读作：任务 p1.2.1 建设平台 牵头单位 “县大数据局”",
        "      原句：培育农业企业30家以上",
        "      结果里：指标 t1 农业企业 年份 （空）",
        "      现在读作：指标 t1 农业企业 年份 2025",
    ]
    (way,) = [line for line in told if line.startswith("怎么办：") and "policydiff parse" in line]
    assert 'policydiff parse "收 文" -o 结果 --again' in way and "都会保留" in way


def test_reading_anew_as_it_says_there_keeps_what_was_corrected_ticked_and_filled_in(renewed: Tables) -> None:
    corrected, other = RESULT.read_bytes(), Path("结果/xiang.yaml")
    read = load_notice(other)
    assert renewed.run("parse", "收 文", "-o", "结果").code == 0
    assert load_notice(other) == read, "without --again nothing is read that has not changed, so the hint must say it"
    known = read.notice.model_copy(update={"document_number": "奉府办发〔2023〕1号", "manual": {"document_number": "据目录"}})
    save(read.model_copy(update={"notice": known}), other)
    assert renewed.run("parse", "收 文", "-o", "结果", "--again").code == 0
    assert RESULT.read_bytes() == corrected
    assert load_notice(RESULT).tasks[0].lead == ("县政府办",)
    assert load_notice(other).tasks[0].lead == ("县大数据局",)
    assert load_notice(other).notice.document_number == "奉府办发〔2023〕1号"
    told = renewed.run("validate", "结果").out
    assert "not-reproducible" not in told and "错误  " not in told


def of_another_version(update: Mapping[str, Sequence[object]], generator_now: str = "policydiff 0.0.1") -> None:
    """Leave the corrected result as another version would have written and a person corrected it."""
    read = load_notice(RESULT)
    text = dump_notice(read.model_copy(update=dict(update))).replace(generator(), generator_now)
    RESULT.write_text(re.sub("(?m)^digest: .*$", f"digest: sha256:{'0' * 64}", text), encoding="utf-8")


READ_OTHERWISE: list[tuple[str, Callable[[Notice], Mapping[str, Sequence[object]]], int]] = [
    ("a target more", lambda read: {"targets": read.targets[:-1]}, 1),
    ("a target less", lambda read: {"targets": (*read.targets, read.targets[-1].model_copy(update={"id": "t9", "metric": "夜校"}))}, 1),
    ("a year", lambda read: {"targets": (read.targets[0].model_copy(update={"year": None}), *read.targets[1:])}, 1),
    ("two years", lambda read: {"targets": tuple(each.model_copy(update={"year": None}) for each in read.targets[:2])}, 3),
]


@pytest.mark.parametrize(("otherwise", "places"), [case[1:] for case in READ_OTHERWISE], ids=[case[0] for case in READ_OTHERWISE])
def test_what_the_program_reads_otherwise_in_a_corrected_file_is_told_once_and_is_nobodys_edit(
    renewed: Tables, otherwise: Callable[[Notice], Mapping[str, Sequence[object]]], places: int
) -> None:
    of_another_version(otherwise(load_notice(RESULT)))
    told = renewed.run("validate", "结果").out
    assert "unexplained-edit" not in told
    assert told.count("这份你改过 1 处；另有") == 1
    assert f"这份你改过 1 处；另有 {places} 处是程序升级后读得不同，不是你改的" in told
    (way,) = [line for line in told.splitlines() if line.startswith("怎么办") and "：不用管" in line]
    assert "以结果里写的为准，你的校改都在" in way and 'policydiff parse "收 文/xian.txt" -o 结果 重新读' in way


@pytest.mark.parametrize("generator_now", ["policydiff 0.0.1", generator()], ids=["another version", "this version"])
def test_of_a_corrected_file_that_is_read_as_before_nothing_is_told(renewed: Tables, generator_now: str) -> None:
    of_another_version({}, generator_now)
    told = renewed.run("validate", "结果").out
    assert "unexplained-edit" not in told and "这份你改过" not in told


def test_an_edit_in_a_file_of_this_version_is_still_somebodys(renewed: Tables) -> None:
    of_another_version({"targets": load_notice(RESULT).targets[:-1]}, generator())
    told = renewed.run("validate", "结果").out
    assert "unexplained-edit" in told and "这份你改过" not in told


def test_of_a_corrected_file_of_another_version_in_which_nothing_is_marked_both_are_possible(renewed: Tables) -> None:
    path = Path("结果/xiang.yaml")
    read = load_notice(path)
    text = dump_notice(read.model_copy(update={"targets": read.targets[:-1]})).replace(generator(), "policydiff 0.0.1")
    path.write_text(re.sub("(?m)^digest: .*$", f"digest: sha256:{'0' * 64}", text), encoding="utf-8")
    told = renewed.run("validate", "结果").out
    assert "unexplained-edit" in told and "不是你改的，就是两个版本读法不同，不用管" in told


def test_what_was_not_read_is_told_with_the_names_that_its_folders_have(renewed: Tables) -> None:
    Path("收 文/新来的.txt").write_text(COUNTY, encoding="utf-8")
    Path("收 文/xiang.txt").write_text(VILLAGE.replace("30家", "31家"), encoding="utf-8")
    Path("收 文/xian.txt").write_text(COUNTY.replace("45家", "46家"), encoding="utf-8")
    told = renewed.run("validate", "结果").out
    hints = [line for line in told.splitlines() if line.startswith("怎么办")]
    assert any('policydiff parse "收 文" -o 结果，看失败的原因' in line for line in hints)
    assert any('policydiff parse "收 文" -o 结果，换过的原文会重新读' in line for line in hints)
    assert any(
        '把它的 .yaml 移到别的文件夹（反悔了再移回来）；③ policydiff parse "收 文/xian.txt" -o 结果 重新读' in line for line in hints
    )
    assert "--force" not in told, "what stands on the screen is copied: nothing there loses corrections"


def test_what_another_build_of_the_same_version_read_otherwise_is_nobodys_edit_either(tables: Tables) -> None:
    read = load_notice(RESULT)
    save(read.model_copy(update={"targets": read.targets[:-1]}), RESULT)  # which had not found the last one
    tables.run("export", "结果", "-o", "台账.xlsx", "--force")
    with tables.open("targets") as rows:
        rows[0]["value"] = "50"
    assert tables.apply().code == 0
    told = tables.run("validate", "结果", "--lang", "zh").out
    assert "unexplained-edit" not in told and "这份你改过 1 处；另有 1 处是程序升级后读得不同，不是你改的" in told
    text = RESULT.read_text(encoding="utf-8")
    Path("结果/.applied/xian.yaml.kept").unlink()  # where nobody remembers what was written, a row may have been taken out by hand
    assert "unexplained-edit" in tables.run("validate", "结果", "--lang", "zh").out and RESULT.read_text(encoding="utf-8") == text


SAID = [
    ("tasks", 0, {"lead": "县政府办"}, "“牵头单位”现在是 “县政府办”", "，程序读的是 “县大数据局”"),
    ("tasks", 1, {"deadline": "2026年"}, "“时限”现在是 “2026”", "，程序没有读出"),
    ("organisations", 0, {"name": "县政府办"}, "“牵头单位”现在是 “县政府办”", "，程序读的是 “县大数据局”"),
    ("targets", 0, {"value": "54"}, "“数值”现在是 54", "，程序读的是 45"),
    ("targets", 1, {"year": "2026"}, "“年份”现在是 2026", "，程序读的是 2025"),
    ("notices", 0, {"title": "数字乡村方案"}, "现在是 数字乡村方案", "，程序读的是 巫溪县人民政府办公室关于印发数字乡村行动方案的通知"),
    ("notices", 0, {"index_number": "A-1"}, "现在是 A-1", "，程序没有读出"),
    ("notices", 0, {"issuer": "巫溪县科技局"}, "现在是 巫溪县科技局", "，程序读的是 巫溪县人民政府办公室"),
    ("notices", 0, {"place": "奉节县"}, "现在是 奉节县", "，程序读的是 巫溪县"),
]


@pytest.mark.parametrize("replaced", [False, True], ids=["the same source", "a replaced source"])
@pytest.mark.parametrize(("table", "at", "cells", "now", "read"), SAID, ids=[f"{case[0]} {'/'.join(case[2])}" for case in SAID])
def test_what_was_corrected_is_said_with_what_the_program_read(
    tables: Tables, table: str, at: int, cells: Mapping[str, str], now: str, read: str, *, replaced: bool
) -> None:
    with tables.open(table) as rows:
        rows[at].update(cells)
    assert tables.apply().code == 0
    if replaced:
        Path("公文/xian.txt").write_text(COUNTY.replace("3个。", "30个。"), encoding="utf-8")
    told = told_by_hand(tables)
    assert len(told) == 1 and f"，{now}{read}  [" in told[0]


@pytest.mark.parametrize(("table", "at", "cells", "now", "read"), SAID, ids=[f"{case[0]} {'/'.join(case[2])}" for case in SAID])
def test_what_was_corrected_is_said_where_nobody_knows_any_more_what_the_program_read(
    tables: Tables, table: str, at: int, cells: Mapping[str, str], now: str, read: str
) -> None:
    with tables.open(table) as rows:
        rows[at].update({**cells, "note": "电话核实"})
    assert tables.apply().code == 0
    Path("公文/xian.txt").write_text(COUNTY.replace("3个。", "30个。"), encoding="utf-8")
    shutil.rmtree(Path("结果") / FOLDER)
    told = told_by_hand(tables)
    assert len(told) == 1 and now in told[0] and "“电话核实”" in told[0] and "程序" not in told[0]


TASKS = "（牵头单位：县大数据局；配合单位：县农业农村委、县财政局）"
NOW: list[tuple[str, str, int, dict[str, str], dict[str, str], str]] = [
    ("a third value", "targets", 0, {"value": "54"}, {"45家": "50家"}, "程序读的是 45，新原文是 50，请定用哪个  ["),
    ("the same value", "targets", 0, {"value": "54"}, {"45家": "54家"}, "程序读的是 45，新原文也是这样了  ["),
    ("another column of the row", "targets", 0, {"year": "2026"}, {"45家": "50家"}, "程序读的是 2025  ["),
    ("another row of the sentence", "targets", 0, {"value": "54"}, {"新建基地3个": "新建基地5个"}, "程序读的是 45  ["),
    ("another sentence", "targets", 0, {"value": "54"}, {"建设平台": "搭建平台"}, "程序读的是 45  ["),
    (
        "a sentence before it",
        "targets",
        0,
        {"value": "54"},
        {"一、目标": "一、目标\n总的要求如下。", "45家": "50家"},
        "，新原文是 50，请定用哪个  [",
    ),
    (
        "a row that is gone",
        "targets",
        0,
        {"value": "54"},
        {"培育农业企业45家以上，": ""},
        "；新原文里这一句不同了，请看这处校改还要不要  [",
    ),
    ("no figure any more", "targets", 0, {"value": "54"}, {"45家以上": "一批"}, "；新原文里这一句不同了，请看这处校改还要不要  ["),
    ("a body", "tasks", 0, {"lead": "县政府办"}, {"县大数据局；": "县数据局；"}, "“县大数据局”，新原文是 “县数据局”，请定用哪个  ["),
    ("the same body", "tasks", 0, {"lead": "县政府办"}, {"县大数据局；": "县政府办；"}, "“县大数据局”，新原文也是这样了  ["),
    ("another body of the task", "tasks", 0, {"lead": "县政府办"}, {"县财政局": "县审计局"}, "程序读的是 “县大数据局”  ["),
    ("a task without bodies", "tasks", 0, {"lead": "县政府办"}, {TASKS: ""}, "；新原文里这一句不同了，请看这处校改还要不要  ["),
    ("a row that a person added", "targets", -1, {}, {"45家": "50家"}, "“数值”现在是 2000  ["),
]


@pytest.mark.parametrize(("table", "at", "cells", "text", "said"), [case[1:] for case in NOW], ids=[case[0] for case in NOW])
def test_where_the_corrected_sentence_was_replaced_it_is_said_what_it_says_now(
    tables: Tables, table: str, at: int, cells: dict[str, str], text: dict[str, str], said: str
) -> None:
    with tables.open(table) as rows:
        if cells:
            rows[at].update(cells)
        else:
            rows.append({"notice": "xian", **TARGET})
    assert tables.apply().code == 0
    source = COUNTY
    for old, new in text.items():
        assert old in source
        source = source.replace(old, new)
    Path("公文/xian.txt").write_text(source, encoding="utf-8")
    (told,) = told_by_hand(tables)
    assert said in told and told.count("新原文") == said.count("新原文")


def test_of_a_replaced_source_it_is_said_whether_all_that_differs_is_told(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows[0]["value"] = "54"
    assert tables.apply().code == 0
    Path("公文/xian.txt").write_text(COUNTY.replace("45家", "50家").replace("9月6日", "9月7日"), encoding="utf-8")
    told = tables.run("validate", "结果", "--lang", "zh").out
    assert "原始文件换过了，和解析时的不一样" in told
    assert (
        "新旧原文共 2 处不同，全列在这里（比的是正文和标题、文号、日期等；附件清单、网页栏目、页眉、页码不算）：成文日期原是 “2023-09-06”，现是 “2023-09-07”；"
        "原是“年，培育农业企业45家以上，化肥用量”，现是“年，培育农业企业50家以上，化肥用量”" in told
    )
    assert "全列在这里" not in tables.run("validate", "结果", "--lang", "zh", "--no-fresh").out


def test_a_figure_whose_reading_nobody_knows_stands_beside_the_printed_one(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows[0]["value"] = "54"
    assert tables.apply().code == 0
    shutil.rmtree("公文")
    shutil.rmtree(Path("结果") / FOLDER)
    assert "，“数值”现在是 54；“年份”现在是 2025，原文印的是 45家  [" in told_by_hand(tables)[0]


def test_a_task_that_a_person_added_says_who_is_to_do_it(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        rows.append({"notice": "xian", **TASK})
    assert tables.apply().code == 0
    assert "，“牵头单位”现在是 “县文旅委”  [" in told_by_hand(tables)[0]


def told_by_hand(tables: Tables) -> list[str]:
    """Return the lines on what was corrected by hand."""
    return [line for line in tables.run("validate", "结果", "--lang", "zh").out.splitlines() if "人工校改：" in line]
