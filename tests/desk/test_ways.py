"""Every kind of thing to check says which cell of which sheet takes the answer, or that a tick does, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from policydiff.messages.message import table
from policydiff.tables.notices import FREE
from policydiff.vocab.labels import labels

SOURCES = Path(__file__).parents[2] / "src" / "policydiff" / "parse"
TOLD = re.compile(r'Diagnostic\.told\(\s*"([a-z-]+)"')


def test_every_kind_has_its_way() -> None:
    rules = {rule for path in SOURCES.rglob("*.py") for rule in TOLD.findall(path.read_text(encoding="utf-8"))}
    assert rules
    for language in ("en", "zh"):
        assert {rule for rule in rules if f"check-way.{rule}" not in table(language)} == set()


def test_every_way_ends_somewhere() -> None:
    for language, tick in (("zh", "打 ✓"), ("en", "tick")):
        ways = {id: words for id, words in table(language).items() if id.startswith("check-way.")}
        assert {id for id, words in ways.items() if tick not in words} == set()


def test_a_sentence_that_names_one_body_beside_others_is_to_be_added() -> None:
    way = table("zh")["check-way.unread-statement"]
    named, nobody = way.split("然后打 ✓；")
    assert "县科技局会同有关部门" in named and "末尾加一行" in named
    assert "会同" not in nobody and "有关部门" in nobody and "不用加" in nobody


def test_every_sheet_that_can_be_corrected_is_named_where_a_workbook_was_exported() -> None:
    for language in ("zh", "en"):
        words = labels(language)
        sheets = [words("sheet", name) for name in FREE if name != "diagnostics"]
        told = table(language)["cli.exported-then"].split("\\n" if language == "en" else "“待核”")[0]
        assert [name for name in sheets if name not in told] == []
