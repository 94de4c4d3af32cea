"""Paths as people type them, told with what they meant: blanks without quotation marks, curly marks, wide hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.cli.misuse import check_typed
from policydiff.errors import PolicydiffError
from policydiff.messages import said
from policydiff.vocab.labels import labels

TYPED = [
    (["公文", "一批"], "没有“公文”，但这里有“公文 一批”", '请用英文双引号括起来："公文 一批"'),
    (["“公文", "一批”"], "没有“公文”，但这里有“公文 一批”", '请用英文双引号括起来，不要用中文引号："公文 一批"'),
    (["“通知.txt”"], "没有“通知.txt”，但这里有“通知.txt”", "不要用中文引号"),
    (["通知.txt", "公文", "一批"], "但这里有“公文 一批”", "请用英文双引号"),
    (["通知.txt", "－o", "结果"], "“－o”开头的横线是中文输入法打的", "再打一遍：-o"),
    (["通知.txt", "——lang", "zh"], "“——lang”开头的横线是中文输入法打的", "再打一遍：--lang"),
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
