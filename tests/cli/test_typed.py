"""Paths as people type them, told with what they meant: blanks without quotation marks, curly marks, wide hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_sample import Runner

from policydiff.cli.misuse import check_typed
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
