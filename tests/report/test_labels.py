"""Every key that a person may read has a word in both languages."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest

from policydiff.model import EditKind, Role, Severity, Verdict
from policydiff.model.comparison import Relation, TargetPair
from policydiff.model.notice import Jurisdiction
from policydiff.model.readings import Citation, Task
from policydiff.model.values import Basis, Reason
from policydiff.tables.columns import COMPARISON_TABLES
from policydiff.tables.notices import NOTICE_TABLES
from policydiff.tables.options import EDIT_KINDS, MARKS, ORGANISATION_VERDICTS, RELATIONS, TARGET_VERDICTS, VERDICTS
from policydiff.vocab.labels import LANGUAGES, labels
from policydiff.vocab.load import load_yaml

COMPARATORS = ("=", ">=", ">", "<=", "<", "~")
NOTES = (
    "basis-differs",
    "floor-lost",
    "floor-gained",
    "modality-weakened",
    "modality-strengthened",
    "deadline-moved",
    "unit-differs",
    "scope-differs",
    "outlier",
    "metric-differs",
)
KEYS = {
    "verdict": get_args(Verdict),
    "edit": get_args(EditKind),
    "relation": get_args(Relation),
    "clause_role": get_args(Role),
    "severity": get_args(Severity),
    "basis": get_args(Basis),
    "discarded": get_args(Reason),
    "target_verdict": get_args(TargetPair.model_fields["verdict"].annotation),
    "note": NOTES,
    "mark": MARKS,
    "organisation_verdict": ORGANISATION_VERDICTS,
    "role": tuple(name for name in Task.model_fields if name in ("lead", "cooperating", "responsible", "guiding")),
    "genre_level": get_args(Jurisdiction.model_fields["level"].annotation),
    "message": get_args(Citation.model_fields["relation"].annotation),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", KEYS)
def test_every_word_of_the_contract_has_a_label(group: str, language: str) -> None:
    words = labels(language)
    assert [key for key in KEYS[group] if key not in words.groups[group]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_every_table_has_a_label(language: str) -> None:
    columns = {column for table in (*COMPARISON_TABLES.values(), *NOTICE_TABLES.values()) for column in table}
    keys = {column.key for column in columns} - {"id", "code"}
    assert sorted(key for key in keys if key not in labels(language).groups["column"]) == []
    assert sorted(column.group for column in columns if column.group and column.group not in labels(language).groups) == []


def test_the_words_of_the_options_are_those_of_the_models() -> None:
    assert get_args(Verdict) == VERDICTS
    assert get_args(EditKind) == EDIT_KINDS
    assert get_args(Relation) == RELATIONS
    assert get_args(TargetPair.model_fields["verdict"].annotation) == TARGET_VERDICTS


def test_no_label_is_empty_and_explanations_come_in_both_languages() -> None:
    for group, entries in load_yaml("labels").items():
        for key, entry in entries.items():
            assert isinstance(key, str), (group, key)
            assert all(entry[language].strip() for language in LANGUAGES), (group, key)
            assert ("about_zh" in entry) == ("about_en" in entry), (group, key)
            assert set(entry) <= {"zh", "en", "about_zh", "about_en"}, (group, key)


def test_an_unknown_key_still_prints() -> None:
    assert labels("zh")("note", "brand-new-note") == "brand-new-note"
    assert labels("en").about("note", "brand-new-note") == ""
    assert labels("zh").join(["甲", "乙"]) == "甲、乙"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_page_asks_for_is_there(language: str) -> None:
    templates = files("policydiff.report.html").joinpath("templates")
    asked = {found for page in templates.iterdir() for found in re.findall(r"\bt\('(\w+)', '([\w-]+)'\)", page.read_text(encoding="utf-8"))}
    words = labels(language)
    assert len(asked) > 50
    assert sorted((group, key) for group, key in asked if key not in words.groups[group]) == []
