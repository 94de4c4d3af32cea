"""Paths as people type them, told with what they meant: blanks without quotation marks, curly marks, wide hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_sample import Runner

from policydiff.cli.slips.misuse import check_typed
from policydiff.errors import PolicydiffError
from policydiff.messages import said
from policydiff.vocab.labels import labels

TYPED = [
    (["公文", "一批"], "没有“公文”，但这里有“公文 一批”", '请用英文双引号括起来："公文 一批"'),
    (["“公文", "一批”"], "没有“公文”，但这里有“公文 一批”", '请用英文双引号括起来，不要用中文引号："公文 一批"'),
    (["“通知.txt”"], "没有“通知.txt”，但这里有“通知.txt”", "不要用中文引号"),
    (["通知.txt", "公文", "一批"], "但这里有“公文 一批”", "请用英文双引号"),
]


@pytest.mark.parametrize(("words", "message", "hint"), TYPED, ids=[" ".join(words) for words, _, _ in TYPED])
def test_what_was_meant_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str, hint: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("公文 一批").mkdir()
    Path("通知.txt").touch()
    with pytest.raises(PolicydiffError) as told:
        check_typed(words)
    assert message in said(told.value.message, labels("zh")) and hint in said(told.value.hint, labels("zh"))


def test_what_is_there_or_is_like_nothing_is_let_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("通知.txt").touch()
    check_typed(["通知.txt", "没有.txt", "-"])


HYPHENS = [
    ("apply 台账.xlsx －－dry-run --lang zh", "－－dry-run", "--dry-run"),
    ("apply ——dry-run 台账.xlsx --lang zh", "——dry-run", "--dry-run"),
    ("apply 台账.xlsx —dry-run --lang zh", "—dry-run", "--dry-run"),
    ("apply 台账.xlsx –dry-run --lang zh", "–dry-run", "--dry-run"),
    ("apply 台账.xlsx －－ｄｒｙ－ｒｕｎ --lang zh", "－－ｄｒｙ－ｒｕｎ", "--dry-run"),
    ("apply 台账.xlsx -－dry-run --lang zh", "-－dry-run", "--dry-run"),
    ("parse 通知.txt －o 结果 --lang zh", "－o", "-o"),
    ("export 结果 ——output 台账.xlsx --lang zh", "——output", "--output"),
    ("compare 甲 乙 ——full --lang zh", "——full", "--full"),
    ("list 结果 ——lang zh", "——lang", "--lang"),
]


@pytest.mark.parametrize(("line", "word", "option"), HYPHENS, ids=[line for line, _, _ in HYPHENS])
def test_an_option_with_wide_hyphens_is_told_with_the_plain_one(run: Runner, line: str, word: str, option: str) -> None:
    done = run(*line.split())
    assert done.code == 2
    assert done.err.splitlines() == [f"错误：“{word}”开头的横线是中文输入法打的", f"怎么办：请切换到英文输入法，再打一遍：{option}"]


def test_a_file_whose_name_begins_with_a_wide_hyphen_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    monkeypatch.chdir(tmp_path)
    Path("—a.txt").write_text("关于发展夜间经济的意见", encoding="utf-8")
    assert run("show", "—a.txt").code == 0


BLANKS = [
    ("compare 甲 方案.txt 乙", '"甲 方案.txt" 乙'),
    ("compare 甲 方案.txt 乙 方案.txt", '"甲 方案.txt" "乙 方案.txt"'),
    ("compare --lang zh 乙 甲 方案.txt -o 对照.html", '乙 "甲 方案.txt"'),
    ("compare 没有 这 个", '"没有 这"'),
    ("show 甲 方案.txt", '"甲 方案.txt"'),
    ("show 没有 这 个", '"没有 这 个"'),
]


@pytest.mark.parametrize(("line", "example"), BLANKS, ids=[line for line, _ in BLANKS])
def test_names_with_blanks_are_shown_as_they_are_to_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner, line: str, example: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("甲 方案.txt", "乙 方案.txt", "乙"):
        Path(name).touch()
    done = run(*line.split(), "--lang", "zh")
    assert done.code == 2 and f"请用英文双引号括起来：{example}；" in done.err and "child" not in done.err


SIGNS = [
    ("show “结果/济南市 方案.yaml”", "引号是中文的“ ”", 'show "结果/济南市 方案.yaml"'),
    ("show ‘结果/济南市 方案.yaml’", "引号是中文的“ ”", 'show "结果/济南市 方案.yaml"'),
    ("export 结果 -o “台账 三.xlsx”", "引号是中文的“ ”", 'export 结果 -o "台账 三.xlsx"'),
    ("apply “台账.xlsx” --dry-run", "引号是中文的“ ”", 'apply "台账.xlsx" --dry-run'),
    ("compare “甲 方案.txt” “乙.txt”", "引号是中文的“ ”", 'compare "甲 方案.txt" "乙.txt"'),
    ("apply 台账．xlsx", "“台账．xlsx”里的 ． 是中文输入法打的（全角）", "apply 台账.xlsx"),
    ("apply 台账。xlsx", "里的 。 是中文输入法打的", "apply 台账.xlsx"),
    ("apply 台账.xlsx；", "里的 ； 是中文输入法打的", "apply 台账.xlsx"),
    ("list 结果，", "里的 ， 是中文输入法打的", "list 结果"),
    ("show 结果／方案.yaml", "里的 ／ 是中文输入法打的", "show 结果/方案.yaml"),
    ("export 结果 -o 新台账．xlsx", "里的 ． 是中文输入法打的", "export 结果 -o 新台账.xlsx"),
    ("ｌｉｓｔ 结果", "是中文输入法打的", "list 结果"),
    ("list\u3000结果", "“list\u3000结果”里的空格是中文输入法打的（全角）", "list 结果"),
    ("export 结果\u3000-o 台账.xlsx", "里的空格是中文输入法打的", "export 结果 -o 台账.xlsx"),
    ("list 结果\u3000", "里的空格是中文输入法打的", "list 结果"),
    ("list\u00a0结果", "里的空格是中文输入法打的", "list 结果"),
]


@pytest.mark.parametrize(("line", "message", "command"), SIGNS, ids=[line for line, *_ in SIGNS])
def test_signs_of_an_input_method_are_told_with_the_command_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner, line: str, message: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYDIFF_LANG", "zh")
    Path("结果").mkdir()
    for name in ("结果/济南市 方案.yaml", "结果/方案.yaml", "台账.xlsx", "甲 方案.txt"):
        Path(name).touch()
    done = run(*line.split(" "))
    assert done.code == 2 and message in done.err, done.err
    assert done.err.splitlines()[1] == f"怎么办：请切换到英文输入法，再打一遍：policydiff {command}"


def test_the_command_that_is_told_keeps_the_language_of_its_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    monkeypatch.chdir(tmp_path)
    Path("台账.xlsx").touch()
    for line in ("apply 台账．xlsx --lang zh", "--lang zh apply 台账．xlsx"):
        assert run(*line.split()).err.endswith("再打一遍：policydiff --lang zh apply 台账.xlsx\n")


KEPT = ["show “十四五”规划.txt", "show 通知（定稿）.txt", "list 第一批\u3000公文", "compare 乙.txt 乙.txt --topic “夜间经济”"]


@pytest.mark.parametrize("line", KEPT)
def test_names_and_words_that_have_such_signs_of_their_own_are_let_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("第一批\u3000公文").mkdir()
    for name in ("“十四五”规划.txt", "通知（定稿）.txt", "乙.txt"):
        Path(name).write_text("关于发展夜间经济的意见\n一、总体要求\n发展夜间经济。\n", encoding="utf-8")
    assert "输入法" not in run(*line.split(" "), "--lang", "zh").err


ASKED = ["help parse", "帮助 parse", "HELP parse", "parse /?", "parse -help", "parse --help", "PARSE -h"]


@pytest.mark.parametrize("line", ASKED)
def test_help_is_asked_for_in_many_ways(run: Runner, line: str) -> None:
    done = run("--lang", "zh", *line.split())
    assert done.code == 0 and "policydiff parse [选项]" in done.text, done.err


def test_a_command_in_capitals_is_that_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("LIST", "没有").err == run("list", "没有").err


ONE_HYPHEN = [("apply 台账.xlsx -dry-run", "-dry-run", "--dry-run"), ("parse . -metadata x.csv", "-metadata", "--metadata")]


@pytest.mark.parametrize(("line", "word", "option"), ONE_HYPHEN, ids=[line for line, _, _ in ONE_HYPHEN])
def test_an_option_with_one_hyphen_too_few_is_told_whole(run: Runner, line: str, word: str, option: str) -> None:
    done = run(*line.split(), "--lang", "zh")
    assert done.code == 2 and f"没有 {word} 这个选项" in done.err and f"是不是 {option}？" in done.err
