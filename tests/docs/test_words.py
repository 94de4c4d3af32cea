"""Every word of the program is documented, and every word that the documentation calls one of the program's is one."""

from __future__ import annotations

import ast
import re
import tomllib
import typing
from functools import cache
from pathlib import Path

import pytest
import yaml
from doc_pages import PAGES, WRITTEN, commands_shown, inline_code, path_of, text_of

import policydiff
from code_trees import nodes
from docs_cli import commands, global_options, options_of
from docs_contract import keys_of, meanings
from policydiff.archive.columns import FIELDS
from policydiff.archive.recipes import DEFAULTS as RECIPES
from policydiff.model import comparison, notice
from policydiff.parse.figures.tense import TENSES
from policydiff.report import COMPARISON_FORMATS, NOTICE_FORMATS
from policydiff.tables.columns import COMPARISON_TABLES
from policydiff.tables.notices import NOTICE_TABLES
from policydiff.tables.options import LANGUAGES, ONLY_WORDS, Sort, Table
from policydiff.validate.output import FORMATS
from policydiff.validate.rules import RULES
from policydiff.validate.schema import SCHEMA_NAMES, SchemaName

GLOSSED = (
    "verdict",
    "target_verdict",
    "organisation_verdict",
    "relation",
    "edit",
    "direction",
    "note",
    "clause_role",
    "role",
    "reason",
    "mark",
    "genre_level",
    "basis",
    "severity",
    "state",
    "discarded",
)
"""The groups of labels whose every word the glossary has."""

ROOMS = ("read", "parse", "compare", "corpora")


@cache
def labels() -> dict[str, dict[str, dict[str, str]]]:
    return yaml.load(path_of("src/policydiff/vocab/words/labels.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # type: ignore[no-any-return]


@cache
def known_commands() -> dict[str, typing.Any]:
    return commands()


@cache
def known_options() -> set[str]:
    return global_options()


@cache
def diagnostics_of(room: str) -> set[str]:
    """Return the rules that a room's modules name in their diagnostics."""
    found = set()
    for path in path_of(f"src/policydiff/{room}").rglob("*.py"):
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Diagnostic.told":
                found |= {word.value for word in node.args[:1] if isinstance(word, ast.Constant)}
    return found


def literals(module: object) -> set[str]:
    """Return every word that a type of the contract lists."""
    found: set[str] = set()
    for value in vars(module).values():
        if typing.get_origin(value) is typing.Literal:
            found |= {word for word in typing.get_args(value) if isinstance(word, str)}
    return found


# --- commands and options ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_shown_exist(page: str) -> None:
    known = known_commands()
    for line in commands_shown(page):
        words = line.rstrip(" .,:").split()
        if words[1] == "--lang" and len(words) > 3:  # the language, then a command
            del words[1:3]
        named = known.get(words[1])
        assert named is not None or words[1] in known_options(), f"{page}: {line}"
        options = options_of(named) if named is not None else known_options()
        for word in words[2:]:
            if re.match(r"--?[a-z]", word):
                assert word.partition("=")[0].rstrip(",.") in options, f"{page}: {line}"


@pytest.mark.parametrize("page", WRITTEN)
def test_options_in_sentences_exist(page: str) -> None:
    everything = known_options().union(*map(options_of, known_commands().values()))
    for code in inline_code(page):
        if re.fullmatch(r"--[a-z-]+( .*)?", code):
            assert code.split()[0] in everything, f"{page}: {code}"


def test_every_command_is_shown_to_readers() -> None:
    shown = {line.split()[1] for page in WRITTEN for line in commands_shown(page)}
    assert set(known_commands()) <= shown


def test_every_option_is_in_the_reference() -> None:
    page = text_of("docs/cli.md")
    for name, command in known_commands().items():
        section = page.partition(f"## policydiff {name}\n")[2].partition("\n## ")[0]
        missing = {
            option
            for option in options_of(command)
            if f"{option}`" not in section and f"{option}," not in section and f"{option} " not in section
        }
        assert missing <= {"--help", "-h"}, name


# --- the contract --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_key_has_a_meaning_and_every_meaning_a_key(name: SchemaName, lang: str) -> None:
    described = {entry["model"]: list(entry["keys"]) for entry in meanings(lang)[name]}
    elsewhere = {entry["model"] for other in SCHEMA_NAMES if other != name for entry in meanings(lang)[other]}
    expected = keys_of(name)
    # A clause's evidence is part of tasks, targets and citations; no file has it by itself.
    models = {model: sorted(keys) for model, keys in expected.items() if model not in elsewhere or model in described}
    assert {model: sorted(keys) for model, keys in described.items()} == models


@pytest.mark.parametrize(("lang", "least"), [("en", 3), ("zh", 2)])
@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_key_says_something(name: SchemaName, lang: str, least: int) -> None:
    silent = [(entry["model"], key) for entry in meanings(lang)[name] for key, text in entry["keys"].items() if len(str(text)) < least]
    assert silent == []


# --- the glossary --------------------------------------------------------------------------------------------------------


def rows_of(page: str) -> list[tuple[str, ...]]:
    lines = [line for line in text_of(page).splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


@pytest.mark.parametrize("group", GLOSSED)
def test_the_glossary_has_every_label(group: str) -> None:
    page = text_of("docs/glossary.md")
    for key, entry in labels()[group].items():
        row = any(entry["zh"] in cells[1] and f"`{key}`" in cells[-1] for cells in rows_of("docs/glossary.md") if len(cells) == 4)
        inline = re.search(rf"{entry['zh']} \(`{key}`\)", page)
        assert row or inline, f"{group}.{key} ({entry['zh']})"


def test_the_glossary_has_no_other_words() -> None:
    words = {key for group in GLOSSED for key in labels()[group]} | {"kept"}
    page = text_of("docs/glossary.md")
    sections = page.partition("## Verdicts")[2].partition("## What the parser remarks")[0]
    for line in sections.splitlines():
        if line.startswith("| ") and not line.startswith("| English"):
            found = re.findall(r"`([^`]+)`", line.rsplit("|", 2)[1])
            assert set(found) <= words, line


@pytest.mark.parametrize("module", [notice, comparison], ids=["notice", "comparison"])
def test_the_glossary_has_every_word_of_the_contract(module: object) -> None:
    page = text_of("docs/glossary.md") + text_of("docs/contract.md")
    for word in literals(module):
        assert f"`{word}`" in page, word


def test_the_glossary_has_every_genre() -> None:
    genres = yaml.load(path_of("src/policydiff/vocab/words/genres.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    listed = [cells[-1].split() for cells in rows_of("docs/glossary.md") if "genres:" in cells[0] or "documents:" in cells[0]]
    assert listed == [list(dict.fromkeys(genres["statutory"])), list(dict.fromkeys(genres["promulgated"]))]


# --- diagnostics, rules, notes -------------------------------------------------------------------------------------------


def section_of(page: str, heading: str) -> str:
    return text_of(page).partition(f"## {heading}\n")[2].partition("\n## ")[0]


def listed_after(page: str, heading: str) -> set[str]:
    return set(re.findall(r"^\| `([a-z-]+)` \|", section_of(page, heading), re.MULTILINE))


def test_what_the_parser_remarks_is_in_the_glossary() -> None:
    assert listed_after("docs/glossary.md", "What the parser remarks") == diagnostics_of("read") | diagnostics_of("parse")


def test_what_a_comparison_remarks_is_explained() -> None:
    assert listed_after("docs/for-researchers.md", "Findings") == diagnostics_of("compare") | diagnostics_of("corpora")


def test_kinds_of_edits_and_notes_are_explained() -> None:
    assert listed_after("docs/for-researchers.md", "What the kinds of edits mean") == set(labels()["edit"])
    of_edits = set(re.findall(r"`([a-z -]+)`", section_of("docs/glossary.md", "Notes on edits")))
    assert listed_after("docs/for-researchers.md", "Targets") | of_edits == set(labels()["note"])


def test_every_rule_is_documented() -> None:
    page = text_of("docs/rules.md")
    assert [rule.id for rule in RULES if f"### {rule.id}\n" not in page] == []


# --- words in code style -------------------------------------------------------------------------------------------------

# Words of other programs and formats, of our folders and of our configuration, that the pages put in code style.
OTHERS = frozenset(
    [
        "all",
        "archives",
        "bench",
        "cmd",
        "config",
        "data",
        "del",
        "false",
        "fail-on",
        "hint",
        "html",
        "ins",
        "j",
        "k",
        "make",
        "message",
        "null",
        "paths",
        "pdf",
        "pip",
        "pipx",
        "python",
        "raw",
        "true",
        "utf-8",
        "xlsx",
    ]
)


@cache
def known_words() -> frozenset[str]:
    keys = {key for name in SCHEMA_NAMES for part in keys_of(name).values() for key in part}
    words = {word for group in labels().values() for word in group}
    columns = {column.key for table in (*COMPARISON_TABLES.values(), *NOTICE_TABLES.values()) for column in table}
    tables = {*COMPARISON_TABLES, *NOTICE_TABLES, *typing.get_args(Table), *typing.get_args(Sort), *LANGUAGES}
    formats = {*COMPARISON_FORMATS, *NOTICE_FORMATS, *FORMATS, "yaml", "tsv"}
    rules = {rule.id for rule in RULES}.union(*map(diagnostics_of, ROOMS))
    stages = {"source", "lines", "outline", "clauses"}
    severities = {"error", "warning", "info", "never"}
    modules = {path.stem for path in path_of("src/policydiff").rglob("*.py")} | {path.name for path in path_of("src/policydiff").iterdir()}
    functions = {*policydiff.__all__, "read_bytes"}
    return frozenset(
        {
            *keys,
            *words,
            *columns,
            *tables,
            *formats,
            *rules,
            *stages,
            *severities,
            *ONLY_WORDS,
            *known_commands(),
            *SCHEMA_NAMES,
            *(field.name for fields in FIELDS.values() for field in fields),
            *FIELDS,
            "archive",  # the table that says what an archive is
            *tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"],
            *RECIPES,
            *(setting for settings in RECIPES.values() for setting in settings),
            *OTHERS,
            *literals(notice),
            *literals(comparison),
            *modules,
            *functions,
            *(tense.id for tense in TENSES),
        }
    )


@pytest.mark.parametrize("page", WRITTEN)
def test_words_in_code_style_exist(page: str) -> None:
    words = [code for code in inline_code(page) if re.fullmatch(r"[a-z][a-z_]*(-[a-z]+)*", code)]
    assert [word for word in words if word not in known_words()] == [], page
