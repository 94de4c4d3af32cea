"""The heads of columns, by their own examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.text.fold import fold
from policydiff.vocab.duties.captions import allots_money, caption_subject
from policydiff.vocab.duties.columns import asks_a_condition, column_kind, column_role, gives_a_total, is_head, promises_shares
from policydiff.vocab.load import load_yaml

ENTRIES = load_yaml("columns")["heads"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["kind"])
def test_a_column_is_known_by_its_head(entry: dict) -> None:
    assert {column_kind(fold(word)) for word in (*entry["words"], *entry["examples"])} == {entry["kind"]}
    assert entry["kind"] not in {column_kind(fold(word)) for word in entry["lacks"]}


def test_a_column_of_deadlines_is_known_by_its_head() -> None:
    dues = load_yaml("columns")["dues"]
    assert {column_role(word) for word in (*dues["examples"], *load_yaml("columns")["due_bare"])} == {"deadline"}
    assert "deadline" not in {column_role(word) for word in dues["lacks"]}


def test_no_word_heads_two_kinds() -> None:
    words = [word for entry in ENTRIES for word in entry["words"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("cells", "head"),
    [
        (["序号", "重点任务", "牵头单位"], True),
        (["指标", "2020年", "2025年"], True),
        (["牵头单位"], True),
        (["1", "县财政局", "2025年"], False),
        (["项目", "引进人才十名", "县人社局", "张某"], False),
        (["任务", "建成覆盖城乡居民的养老服务设施网络体系", "责任单位"], False),
    ],
)
def test_a_head_names_a_role_or_two_known_columns(cells: list[str], head: bool) -> None:
    assert is_head(cells) == head


@pytest.mark.parametrize("entry", load_yaml("columns")["captions"], ids=lambda entry: entry["caption"])
def test_a_caption_says_what_its_table_counts(entry: dict) -> None:
    assert caption_subject(fold(entry["caption"])) == entry["counts"]


@pytest.mark.parametrize(
    ("key", "asked"), [("shares", promises_shares), ("totals", gives_a_total), ("conditions", asks_a_condition), ("allots", allots_money)]
)
def test_words_of_tables_that_share_a_task_out(key: str, asked: Callable[[str], bool]) -> None:
    entry = load_yaml("columns")[key]
    assert [asked(fold(text)) for text in entry["examples"]] == [True] * len(entry["examples"])
    assert [asked(fold(text)) for text in entry["lacks"]] == [False] * len(entry["lacks"])
