"""One way out of each dead end of a clerk: a raw file that changed behind a correction, a damaged result, raw files beside, a plan without tasks."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_sample import Runner

PLAN = "新昌县夜间经济行动方案\n一、总体要求\n发展夜间经济。\n二、重点工作\n（一）培育商圈。培育商圈。（牵头单位：县商务局）\n"
IDLE = "关于发展夜间经济的意见\n一、总体要求\n发展夜间经济。\n二、重点工作\n培育商圈。\n"


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> Path:
    """A folder of notices and one of results beside it, called as a clerk calls them; it is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("公文").mkdir()
    Path("公文/方案.txt").write_text(PLAN, encoding="utf-8")
    assert run("parse", "公文", "-o", "结果").code == 0
    return tmp_path / "结果"


def test_a_list_of_results_knows_the_notices_beside(results: Path, run: Runner) -> None:
    assert "已解析" in run("list", "--data", "结果", "--lang", "zh").text
    Path("公文/方案.txt").write_text(PLAN.replace("商圈", "街区"), encoding="utf-8")
    assert "无原文" not in run("list", "--data", "结果", "--lang", "zh").text


def test_a_corrected_result_whose_notice_changed_has_one_way_out(results: Path, run: Runner) -> None:
    path = results / "方案.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("document_number: null", 'document_number: "1号"'), encoding="utf-8")
    Path("公文/方案.txt").write_text(PLAN.replace("商圈", "街区"), encoding="utf-8")
    told = run("parse", "公文", "-o", "结果", "--lang", "zh").err
    assert "policydiff --lang zh validate 结果 会逐步说明" in told
    assert 0 < told.find("有 1 份校改过的，原文后来换过") < told.find("某一份的校改全不要了")  # what is to be done now stands first
    said = run("validate", "结果", "--lang", "zh").text
    steps = [
        "export 结果 -o 台账的名字），在同一个文件夹里复制一份留底",
        "移到别的文件夹（反悔了再移回来）；③ policydiff --lang zh parse 公文/方案.txt -o 结果 重新读",
        "校改和 ✓ 填回台账，policydiff --lang zh apply 台账的名字",
    ]
    assert run("export", "结果", "-o", "表.xlsx").code == 0
    named = run("validate", "结果", "--lang", "zh").text
    assert "export 结果 -o 表.xlsx），在同一个文件夹里复制一份留底" in named and "填回台账，policydiff --lang zh apply 表.xlsx\n" in named
    assert "例如 policydiff --lang zh rules " in said
    assert [said.find(step) >= 0 for step in steps] == [True] * 3 and said.index(steps[0]) < said.index(steps[1]) < said.index(steps[2])


def test_a_damaged_result_has_its_way_out_at_once(results: Path, run: Runner) -> None:
    path = results / "方案.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("clauses") + 9] + "{[", encoding="utf-8")
    done = run("export", "结果", "-o", "台账.xlsx", "--lang", "zh")
    assert done.code == 2 and "移到别的文件夹（不要删" in done.err and "再 policydiff --lang zh parse 公文 -o 结果" in done.err


def test_a_plan_that_names_nobody_says_why_it_has_no_tasks(results: Path, run: Runner) -> None:
    Path("公文/意见.txt").write_text(IDLE, encoding="utf-8")
    said = run("parse", "公文", "-o", "结果", "--lang", "zh").err
    assert said.count("没有一句写明由谁牵头、由谁负责") == 1 and "意见.txt里没有一句" in said


def test_a_list_takes_the_folder_as_every_other_command_does(results: Path, run: Runner) -> None:
    assert run("list", "结果").text == run("list", "--data", "结果").text
    assert run("list", "没有").code == 2
    assert "policydiff" not in run("list", "结果").err


def test_what_the_program_wrote_is_no_notice(results: Path, run: Runner) -> None:
    for name in ("对照.docx", "对照.html"):
        run("show", "结果/方案.yaml", "-o", name)
    run("export", "结果", "-o", "台账.xlsx")
    assert "对照" not in run("list", ".", "--lang", "zh").text
    done = run("parse", ".", "-o", "又一批")
    assert done.code == 0 and "对照" not in done.err and "left out" not in done.err
    assert [path.name for path in Path("又一批").iterdir()] == ["方案.yaml"]


def test_a_list_says_that_the_notice_behind_a_correction_changed(results: Path, run: Runner) -> None:
    path = results / "方案.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("document_number: null", 'document_number: "1号"'), encoding="utf-8")
    assert "人工校改 ·" not in run("list", "结果", "--lang", "zh").text
    Path("公文/方案.txt").write_text(PLAN.replace("商圈", "街区"), encoding="utf-8")
    assert "人工校改 · 原文已换" in run("list", "结果", "--lang", "zh").text


def test_results_beside_their_notices_are_advised_against_and_known_again(results: Path, run: Runner) -> None:
    assert "容易混" in run("parse", "公文", "-o", "公文", "--lang", "zh").err
    again = run("parse", "公文", "-o", "别处", "--lang", "zh").err
    assert "没有解析" not in again and "容易混" not in again


def test_no_empty_folder_is_left_where_nothing_could_be_parsed(results: Path, run: Runner) -> None:
    Path("空.txt").touch()
    assert run("parse", "空.txt", "-o", "新").code == 2
    assert not Path("新").exists()


def test_advice_never_names_a_workbook_that_is_there(results: Path, run: Runner) -> None:
    Path("公文2").mkdir()
    for name in "甲乙":
        Path(f"公文2/{name}.txt").write_text(PLAN + "（二）推广夜市。（牵头单位：县教委；县商务局）\n", encoding="utf-8")
    for number, free in (("1", "台账.xlsx"), ("2", "台账2.xlsx"), ("3", "台账3.xlsx")):
        assert (
            f"不必打开）：policydiff --lang zh export 结果{number} -o {free}\n"
            in run("parse", "公文2", "-o", f"结果{number}", "--lang", "zh").err
        )
        Path(free).touch()


@pytest.mark.parametrize(
    ("second", "taken"),
    [(["结果"], True), (["结果", "结果2"], True), (["结果/方案.yaml"], True), (["结果2"], False), (["结果2", "--force"], True)],
    ids=["the same", "more", "the same file", "others", "others by force"],
)
def test_a_ledger_of_other_results_is_not_written_over(results: Path, run: Runner, second: list[str], taken: bool) -> None:
    Path("公文2").mkdir()
    Path("公文2/意见.txt").write_text(IDLE, encoding="utf-8")
    run("parse", "公文2", "-o", "结果2")
    assert run("export", "结果", "-o", "台账.xlsx").code == 0
    before = Path("台账.xlsx").read_bytes()
    done = run("export", *second, "-o", "台账.xlsx", "--lang", "zh")
    assert done.code == (0 if taken else 2)
    if not taken:
        assert "是从“结果”导出的台账（1 份公文）" in done.err and "-o 台账2.xlsx" in done.err and Path("台账.xlsx").read_bytes() == before


def test_a_workbook_is_not_validated_but_applied(results: Path, run: Runner) -> None:
    run("export", "结果", "-o", "台账.xlsx")
    done = run("validate", "台账.xlsx", "--lang", "zh")
    assert done.code == 2 and "先 policydiff --lang zh apply 台账.xlsx，把改动写回结果，再 policydiff --lang zh validate 结果" in done.err
    assert "检查的是 parse 写出的结果" in run("validate", "公文/方案.txt", "--lang", "zh").err


def test_a_damaged_result_is_told_in_plain_words_by_validate(results: Path, run: Runner) -> None:
    path = results / "方案.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "{[\n", encoding="utf-8")
    said = run("validate", "结果", "--lang", "zh").text
    assert re.search(r"错误  第 \d+ 行：文件坏了，从这里起读不下去", said) and "怎么办：这个文件坏了" in said and "YAML" not in said


@pytest.mark.parametrize("word", ["任务", "任务表", "tasks", "任务、指标"])
def test_tables_are_called_by_their_sheets(results: Path, run: Runner, word: str) -> None:
    assert run("export", "结果", "-o", "表.xlsx", "--table", word).code == 0
    assert "可选：公文目录、任务" in run("export", "结果", "-o", "表.xlsx", "--table", "职责", "--lang", "zh").err


@pytest.mark.parametrize("words", [("parse", "公文"), ("show", "方案")], ids=["parse", "show"])
def test_a_file_where_a_table_is_asked_for_is_told_its_place(results: Path, run: Runner, words: tuple[str, str]) -> None:
    done = run(*words, "--table", "汇总.xlsx", "--lang", "zh")
    assert done.code == 2 and "要写成文件，用 -o 汇总.xlsx" in done.err


@pytest.mark.parametrize("word", ["中文", "zh-CN", "Chinese", "zh"])
def test_a_language_is_called_as_people_call_it(results: Path, run: Runner, word: str) -> None:
    assert "已解析" in run("list", "结果", "--lang", word).text


def test_a_language_that_is_none_is_told_in_the_usual_one(results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", "中文")
    assert "写 zh（中文）或 en（英文）" in run("list", "结果", "--lang", "火星文").err


def test_what_is_to_be_checked_can_be_handed_on(results: Path, run: Runner) -> None:
    for name in ("待核.docx", "待核.xlsx"):
        assert run("show", "结果/方案.yaml", "--check", "-o", name).code == 0 and Path(name).stat().st_size > 1000


def test_a_path_is_no_name(results: Path, run: Runner) -> None:
    done = run("export", r"C:\公文", "-o", "台账.xlsx", "--lang", "zh")
    assert "没有这个文件或文件夹" in done.err and "data" not in done.err


def test_each_kind_of_file_that_is_left_out_has_its_way(results: Path, run: Runner) -> None:
    for name in ("a.jpg", "b.zip", "c.xls", "d.wps"):
        Path("公文", name).touch()
    said = run("parse", "公文", "-o", "结果", "--lang", "zh").err
    assert all(
        each in said
        for each in ("图片（.jpg）请先做文字识别", "压缩包（.zip）请先解开", "表格（.xls）不是公文", "先把 .wps 文件另存为 .docx")
    )


def cut(text: str) -> str:
    return text[: text.index("\ntasks:") + 1]


DAMAGES = {
    "cut off between two keys": (cut, "文件不完整，后面的内容没有了"),
    "cut off in the text": (lambda text: text[: text.index("培育商圈。") + 2] + "\n", "这一行缺一个引号"),
    "saved empty behind its head": (lambda text: "\n".join(text.splitlines()[:4]) + "\n", "文件不完整，后面的内容没有了"),
    "a value written over": (lambda text: text.replace("\nachievements: []", "\nachievements: 3"), "应为列表，实为数 3"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("words", ["list 结果", "export 结果 -o 台账.xlsx", "show 结果/方案.yaml"])
def test_a_damaged_result_is_told_in_plain_words_and_the_others_go_on(
    results: Path, run: Runner, words: str, damage: Callable[[str], str], said: str
) -> None:
    path = results / "方案.yaml"
    (results / "别的.yaml").write_bytes(path.read_bytes().replace("方案.txt".encode(), "别的.txt".encode()))
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = run(*words.split(), "--lang", "zh")
    assert said in done.err and "移到别的文件夹（不要删" in done.err and "再 policydiff --lang zh parse 公文 -o 结果" in done.err
    assert "Traceback" not in done.err and "别的.yaml" not in done.err
    if words.startswith("export"):
        assert Path("台账.xlsx").is_file() and "1 份公文已写入 台账.xlsx" in done.err
    elif words.startswith("list"):
        assert "别的" in done.text and done.code == 0


def test_what_was_corrected_is_read_anew_alone(results: Path, run: Runner) -> None:
    Path("公文/夜 市.txt").write_text(PLAN, encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    for path in results.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("document_number: null", 'document_number: "1号"'), encoding="utf-8")
    done = run("parse", "公文", "-o", "结果", "--lang", "zh")
    assert "没有动的 2 个" in done.err and "把它在 结果 里的 .yaml 移到别的文件夹（反悔了再移回来），再解析一遍" in done.err
    (results / "夜 市.yaml").rename("夜 市.yaml")
    assert run("parse", "公文", "-o", "结果").code == 0
    assert sorted('document_number: "1号"' in path.read_text(encoding="utf-8") for path in results.iterdir()) == [False, True]


def test_what_to_do_with_checks_is_done_in_the_workbook_that_is_worked_in(results: Path, run: Runner) -> None:
    Path("公文/无题.txt").write_text("一、总体要求\n发展夜间经济。\n", encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    said = run("show", "结果/无题.yaml", "--check", "--lang", "zh").err
    assert "policydiff --lang zh export 结果 -o 台账.xlsx\n" in said
    assert run("export", "结果", "-o", "台账.xlsx").code == 0
    assert run("export", "结果", "-o", "台账2.xlsx").code == 0
    said = run("show", "结果/无题.yaml", "--check", "--lang", "zh").err
    assert "policydiff --lang zh apply 台账.xlsx（现有的台账，就在它里面改" in said and "export" not in said  # 台账2 is a copy so far
    assert "parse 公文 -o 结果，再" in run("show", "公文/无题.txt", "--check", "--lang", "zh").err


COMMANDS = [("--lang zh", "", True), ("", "zh", False), ("--lang zh", "zh", False), ("--lang en", "zh", True), ("--lang en", "", False)]


@pytest.mark.parametrize(("option", "usual", "is_told"), COMMANDS)
def test_a_command_that_is_told_is_answered_in_the_same_language(
    results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, option: str, usual: str, is_told: bool
) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", usual)
    said = run("show", "没有这份", *option.split()).err + run(*option.split()).text
    told = re.findall(r"policydiff (?:--lang (?:zh|en) )?(?=demo)", said)
    assert {*told} == {f"policydiff {option} " if is_told else "policydiff "}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["apply", "台账.xlsx", "乙 台账.xlsx"], "先 policydiff apply 台账.xlsx"),
        (["apply", "乙 台账.xlsx", "台账.xlsx", "--dry-run"], '先 policydiff apply "乙 台账.xlsx"'),
        (["compare", "公文/方案.txt", "结果/方案.yaml", "台账.xlsx"], "先 policydiff compare 公文/方案.txt 结果/方案.yaml"),
        (["apply", "台账.xlsx", "台帐2.xlsx"], "先 policydiff apply 台账.xlsx"),
        (["apply", "乙", "台账.xlsx"], '请用英文双引号括起来："乙 台账.xlsx"'),
    ],
)
def test_more_files_than_a_command_takes_are_no_name_with_blanks(results: Path, run: Runner, words: list[str], said: str) -> None:
    for name in ("台账.xlsx", "乙 台账.xlsx"):
        Path(name).touch()
    done = run(*words, "--lang", "zh")
    assert done.code == 2 and said in done.err.replace(" --lang zh", ""), done.err


NOT_NAMED = [
    ("list", "这里有 结果，请写 policydiff list 结果"),
    ("validate", "这里有 结果，请写 policydiff validate 结果"),
    ("export -o 台账.xlsx", "这里有 结果，请写 policydiff export 结果 -o 台账.xlsx"),
]


@pytest.mark.parametrize(("line", "said"), NOT_NAMED, ids=[line for line, _ in NOT_NAMED])
def test_who_names_no_folder_is_told_which_there_is(
    results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    done = run(*line.split())
    assert done.code == 2 and done.err.splitlines() == ["错误：没有写明哪个文件夹", f"怎么办：{said}"]
    results.rename("旧 结果")
    assert f'{line.partition(" ")[0]} "旧 结果"' in run(*line.split()).err


@pytest.mark.parametrize("line", ["list", "validate", "export -o 台账.xlsx", "list 结果"])
def test_in_a_folder_without_data_the_way_to_data_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    done = run(*line.split())
    assert done.code == 2 and "先 policydiff parse 公文 -o 结果" in done.err and "policydiff demo" in done.err and "data" not in done.err


NEAR = [
    ("list 结果x", "是不是 结果？"),
    ("validate 结果x", "是不是 结果？"),
    ("apply 台帐.xlsx", "是不是 台账.xlsx？"),
    ("parse 公文书 -o 结果", "是不是 公文？"),
    ("parse 公文/方按.txt", "是不是 公文/方案.txt"),
    ("show 方案", "照打：\n  policydiff show 结果/方案.yaml\n"),
    ("show 夜市", '是不是 "结果/夜市 方案.yaml"？'),
    ("show 夜市 --data 结果", '是不是 "夜市 方案"？'),
    ("show 武汉市 --data 结果", "policydiff list 结果 会列出现有的公文"),
    ("show 武汉市", "这里有“结果”：--data 结果"),
]


@pytest.mark.parametrize(("line", "said"), NEAR, ids=[line for line, _ in NEAR])
def test_what_is_called_nearly_so_is_offered_as_it_is_typed(
    results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    Path("公文/夜市 方案.txt").write_text(IDLE, encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    Path("台账.xlsx").touch()
    done = run(*line.split())
    assert done.code == 2 and said in done.err, done.err


NO_WORKBOOK = [
    ("结果/方案.yaml", "不是台账", "policydiff apply 台账.xlsx"),
    ("公文/方案.txt", "不是台账", "policydiff apply 台账.xlsx"),
    ("结果", "结果 是文件夹，里面没有导出的表格", "policydiff apply 台账.xlsx"),
    ("~$台账.xlsx", "临时文件", "请写台账本身的名字：台账.xlsx"),
]


@pytest.mark.parametrize(("name", "said", "way"), NO_WORKBOOK, ids=[name for name, *_ in NO_WORKBOOK])
def test_what_is_no_workbook_is_told_with_the_one_that_lies_here(
    results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, name: str, said: str, way: str
) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    for each in ("台账.xlsx", "~$台账.xlsx"):
        Path(each).touch()
    done = run("apply", name)
    assert done.code == 2 and said in done.err and way in done.err and "另存为" not in done.err


@pytest.mark.parametrize("word", ["删去", "dropped", "删去、新增", "新增,力度", "不变", "待核"])
def test_rows_are_chosen_by_what_reports_call_them(results: Path, run: Runner, word: str) -> None:
    assert run("compare", "结果/方案.yaml", "结果/方案.yaml", "--only", word, "--lang", "zh").code == 0
    said = run("compare", "结果/方案.yaml", "结果/方案.yaml", "--only", "删除", "--lang", "zh").err
    assert "可选：沿用、本地化、改写、新增、删去" in said and "dropped" not in said


def test_a_list_of_checks_that_was_ticked_goes_back(results: Path, run: Runner) -> None:
    import openpyxl

    Path("公文/无题.txt").write_text("一、总体要求\n发展夜间经济。\n", encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    said = run("show", "结果/无题.yaml", "--check", "-o", "待核 表.xlsx", "--lang", "zh").err
    assert '在“已核”列打 ✓，存盘，再 policydiff --lang zh apply "待核 表.xlsx"' in said
    book = openpyxl.load_workbook("待核 表.xlsx")
    heads = {cell.value: cell.column for cell in book["待核"][1]}
    book["待核"].cell(2, heads["已核"]).value = "✓"
    book.save("待核 表.xlsx")
    done = run("apply", "待核 表.xlsx", "--lang", "zh")
    assert done.code == 0 and "已核: — → ✓" in done.text, done.err


CANDIDATES = [
    ("show 新昌县 --data 结果 --check", ["policydiff show 结果/方案.yaml --check", 'policydiff show "结果/污水 方案.yaml" --check']),
    ("show 新昌县 --check", ["policydiff show 新昌县 --check --data 结果"]),
    ("show 污水 --check", []),
    ("show 绍兴市 --table sections", ["policydiff show 结果/市.yaml --table sections"]),
    ("compare 新昌县 绍兴市", ["policydiff compare 新昌县 绍兴市 --data 结果"]),
    ("compare 方案 绍兴市 --full", ["policydiff compare 结果/方案.yaml 结果/市.yaml --full"]),
    (
        "compare 新昌县 绍兴市 --data 结果",
        ["policydiff compare 结果/方案.yaml 结果/市.yaml", 'policydiff compare "结果/污水 方案.yaml" 结果/市.yaml'],
    ),
]


@pytest.mark.parametrize(("line", "commands"), CANDIDATES, ids=[line for line, _ in CANDIDATES])
def test_every_candidate_is_a_whole_command(
    results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, line: str, commands: list[str]
) -> None:
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    Path("公文/污水 方案.txt").write_text("新昌县农村污水治理实施方案\n一、排查\n排查管网。\n", encoding="utf-8")
    Path("公文/市.txt").write_text("绍兴市义务教育招生工作意见\n一、招生\n全市统一报名。\n", encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    done = run(*line.split())
    told = [each.strip() for each in done.err.splitlines() if each.startswith("  policydiff ")]
    assert done.code == 2 and told == commands, done.err
    assert ("没有用 --data" in done.err) is ("--data" not in line)
    for command in told:
        again = run(*shlex.split(command)[1:])
        assert again.code == 0 or "policydiff show 结果/" in again.err or "policydiff compare 结果/" in again.err, again.err


def test_the_advice_how_to_compare_two_takes_what_a_list_shows(results: Path, run: Runner) -> None:
    """Whether a list is a table of ids or has files below each other, quoted where they have blanks."""
    for name in ("市方案", "某 县方案"):
        Path(f"公文/{name}.txt").write_text(PLAN, encoding="utf-8")
        said = run("parse", "公文", "-o", "结果", "--lang", "zh").err
        assert "compare 本级那份 上级那份 --data 结果（这两个名字换成 policydiff --lang zh list 结果 里的，" in said
        listed = run("list", "结果", "--lang", "zh").text
        names = re.findall(r'^("[^"]+"|\S+\.yaml)(?: ·|$)', listed, re.MULTILINE) or ["方案", "市方案"]
        assert all(each in listed for each in names) and len(names) > 1
        done = run("compare", *(shlex.split(each)[0] for each in names[:2]), "--data", "结果", "--lang", "zh")
        assert done.code == 0 and "概览" in done.text


def test_what_a_person_corrected_is_called_by_its_name(results: Path, run: Runner) -> None:
    path = results / "方案.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("reason: bracket,") == 1
    path.write_text(text.replace("reason: bracket,", 'reason: bracket, evidence: manual, note: "电话",'), encoding="utf-8")
    Path("公文/市方案.txt").write_text(PLAN, encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    said = run("compare", "结果/方案.yaml", "结果/市方案.yaml", "--lang", "zh").err
    assert "本级文件里有人工校改：任务 培育商圈" in said
    for name in ("方案.docx", "方案.html"):  # which are handed out
        said = run("show", "结果/方案.yaml", "-o", name, "--lang", "zh").err
        assert "注意：里面有人工校改：任务 培育商圈。" in said and "validate 结果/方案.yaml" in said
    assert "人工校改" not in run("show", "结果/市方案.yaml", "-o", "市方案.docx", "--lang", "zh").err


def test_an_export_says_which_sources_were_replaced_and_the_steps_lead_out_of_it(results: Path, run: Runner) -> None:
    openpyxl = pytest.importorskip("openpyxl")

    def bring(head: str, value: str) -> None:
        book = openpyxl.load_workbook("台账.xlsx")
        sheet = book["任务"]
        at = next(cell.column for cell in sheet[1] if cell.value == head)
        sheet.cell(2, at).value = value
        book.save("台账.xlsx")
        assert run("apply", "台账.xlsx").code == 0

    assert "原文后来换过" not in run("export", "结果", "-o", "台账.xlsx", "--lang", "zh").err
    bring("责任单位", "县文旅局")
    Path("公文/方案.txt").write_text(PLAN.replace("夜间经济。", "夜间和假日经济。"), encoding="utf-8")
    said = run("export", "结果", "-o", "台账.xlsx", "--lang", "zh").err  # the first step
    assert "有 1 份校改过的，原文后来换过，结果和台账里还是旧原文的：方案" in said and "validate 结果/方案.yaml" in said
    before = Path("台账.xlsx").read_bytes()
    (results / "方案.yaml").rename("方案.yaml")
    assert run("parse", "公文/方案.txt", "-o", "结果").code == 0
    assert run("export", "结果", "-o", "台账.xlsx").code == 2  # without the copy that the first step asks for
    Path("台账 - 副本.xlsx").write_bytes(before)
    said = run("export", "结果", "-o", "台账.xlsx", "--lang", "zh")
    assert said.code == 0 and "原文后来换过" not in said.err
    bring("责任单位", "县文旅局")
    text = (results / "方案.yaml").read_text(encoding="utf-8")
    assert "夜间和假日经济" in text and 'responsible: ["县文旅局"]' in text


def test_a_copy_under_another_name_leaves_a_way_back_to_the_workbook_before(results: Path, run: Runner) -> None:
    run("export", "结果", "-o", "台账.xlsx")
    said = run("export", "结果", "-o", "存底.xlsx", "--lang", "zh").err
    assert "如果只是另存一份看看，以后还用 台账.xlsx：现在就 policydiff --lang zh export 结果 -o 台账.xlsx" in said
    run("export", "结果", "-o", "台账.xlsx")
    assert "policydiff --lang zh apply 台账.xlsx" in run("apply", "没有.xlsx", "--lang", "zh").err


def test_a_short_workbook_names_the_one_to_go_on_in(results: Path, run: Runner) -> None:
    whole = (results / "方案.yaml").read_text(encoding="utf-8")
    (results / "别的.yaml").write_text(whole.replace("方案.txt", "别的.txt"), encoding="utf-8")
    damaged = whole[: whole.index("clauses") + 9] + "{["
    (results / "方案.yaml").write_text(damaged, encoding="utf-8")
    said = run("export", "结果", "-o", "台账.xlsx", "--lang", "zh").err
    assert "先不要用它；弄好以后再导出一次：policydiff --lang zh export 结果 -o 台账.xlsx" in said
    (results / "方案.yaml").write_text(whole, encoding="utf-8")
    run("export", "结果", "-o", "台账.xlsx")
    (results / "方案.yaml").write_text(damaged, encoding="utf-8")
    said = run("export", "结果", "-o", "又一本.xlsx", "--lang", "zh").err
    assert "先不要用它，可以删去，还用 台账.xlsx；弄好以后再导出一次：policydiff --lang zh export 结果 -o 台账.xlsx" in said


def test_a_table_on_the_screen_says_how_it_becomes_a_file(results: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("show", "结果/方案.yaml", "--table", "任务", "--format", "csv", "--lang", "zh")
    assert "-o 任务.xlsx" not in run(*words).err  # in a pipe it is read by a program
    monkeypatch.setattr("policydiff.cli.terminal.on_screen", lambda: True)
    assert "要写成文件，用 -o 任务.xlsx 或 -o 任务.csv" in run(*words).err
