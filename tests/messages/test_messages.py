"""What the program says has the same ids and arguments in both languages, and is read in Chinese by those who read Chinese."""

from __future__ import annotations

import ast
import pickle
import re
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
import yaml

import policydiff
from code_trees import nodes
from policydiff.compare import compare_plans
from policydiff.messages import Message, quoted, recalled, said, tell
from policydiff.messages.message import table
from policydiff.model import Comparison, Diagnostic
from policydiff.pipeline import parse_file
from policydiff.vocab.labels import labels

PACKAGE = Path(policydiff.__file__).parent
RAW = Path(__file__).parents[2] / "data" / "raw"
EN, ZH = table("en"), table("zh")
SLOT = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
# Words of any language: names of formats and programs, options, commands, keys, file endings, addresses.
NEUTRAL = re.compile(
    r"--format text|policydiff\.toml|--?[a-z][a-z-]*|policydiff(?: [a-z]+)?|\.[a-z]{2,5}\b|[A-Z]{2,}(?:-?\d+)?|`[^`]*`|\[\[waive\]\]|(?:rule|fingerprint|reason) = \x22[^\x22]*\x22|\b[a-z_]+/|NAME\.yaml|Ctrl[-+]\w"
    r"|set POLICYDIFF_TRACEBACK|py -m pip install|\bcmd\b|\bcd\b|Word|Excel|Office|Markdown|Windows|\b(?:parse|validate|zh|en|raw|true|false|null|structured|pip install|soffice|docx|ocrmypdf|chi_sim)\b"
)
# What stands in for an argument when a message is read as an example.
ARGUMENTS: dict[str, object] = {
    "edits": {"level": 1, "wording*": 2},
    "how": "between corresponding neighbours",
    "pages": ("1", "2"),
    "quotes": (tell("source-changed.gone", old="县财政局"),),
    "fields": (tell("manual-value.field", field="targets.value", now=2, read=3, nothing=False),),
    "moved": True,
    "side": "child",
    "relation": "short of",
    "bound": "total",
    "place": "preamble",
    "what": "…",
    "reason": "…",
    "why": "…",
    "endings": (".doc",),
    "found": "…",
    "wanted": ("1", "2"),
    "near": ("1", "2"),
    "asked": ("1", "2"),
    "interval": ("1", "2"),
    "words": ("1", "2"),
    "commands": ("1", "2"),
}


def slots(template: str) -> set[str]:
    return {slot[1] for slot in SLOT.finditer(template)}


def example(id: str) -> Message:
    return tell(id, **{name: ARGUMENTS.get(name, 2) for name in slots(EN[id])})


def calls() -> dict[str, set[str] | None]:
    """Every id that the code tells, with the names of its arguments (None where they are passed as **args)."""
    found: dict[str, set[str] | None] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in nodes(path):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("tell", "told"):
                names = None if any(word.arg is None for word in node.keywords) else {word.arg or "" for word in node.keywords}
                found |= dict.fromkeys(named(node.args[0]), names)
    return found


def named(node: ast.expr) -> list[str]:
    """The ids that an expression can be: an id, or one of two by a condition."""
    if isinstance(node, ast.IfExp):
        return [*named(node.body), *named(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_table_is_yaml(language: str) -> None:
    text = (PACKAGE / "messages" / f"{language}.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == table(language)


def test_both_languages_have_the_same_messages_in_the_same_order() -> None:
    assert list(EN) == list(ZH)


def test_both_languages_use_the_same_arguments() -> None:
    assert {id: slots(EN[id]) for id in EN} == {id: slots(ZH[id]) for id in ZH}


def test_every_message_that_the_code_tells_is_in_the_table_with_its_arguments() -> None:
    told = calls()
    assert sorted(told.keys() - EN.keys()) == []
    assert {id: names - slots(EN[id]) for id, names in told.items() if names is not None and names - slots(EN[id])} == {}


def test_every_message_of_the_table_is_told() -> None:
    written = {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # what the operating system says is looked up by the name of its error, what to do about a check by its rule
    assert sorted(id for id in EN.keys() - written if not id.startswith("os.") and id.removeprefix("check-way.") not in written) == []


def test_every_message_reads_in_both_languages() -> None:
    unread, chinese, english = [], [], []
    for id in EN:
        message = example(id)
        shown = said(message, labels("zh"))
        unread += [(id, message, shown)] * bool(re.search(r"[{}⟦⟧]", message + shown))
        chinese += [id] * bool(re.search("[一-鿿]", SLOT.sub("", EN[id])))
        english += [(id, shown)] * bool(re.search(r"[A-Za-z]{2,}", NEUTRAL.sub("", shown)))
    assert (unread, chinese, english) == ([], [], [])


def test_every_group_that_a_message_looks_up_has_labels() -> None:
    groups = {slot[2] for text in ZH.values() for slot in SLOT.finditer(text) if slot[2]} - {
        "quoted",
        "or",
        "and",
        "?",
        "key",
        "amount",
        "lines",
        "each",
    }
    assert sorted(group for group in groups if group not in labels("zh").groups) == []
    assert not any(
        slot[2] and slot[2] not in ("quoted", "or", "and", "?", "column", "lines", "each") and "|" not in slot[2]
        for t in EN.values()
        for slot in SLOT.finditer(t)
    )


def test_how_a_line_is_filled() -> None:
    one = tell("only-local-edits", edits={"level": 1, "quantity": 2}, parent_clauses=2, child_clauses=1)
    assert one == "2 clauses of the parent, 1 clause of the child; only local edits: level, quantity 2"
    assert said(one, labels("zh")) == "上级文件 2 句，本级文件 1 句；只有本地化的改动：层级、数量 2"
    other = tell("other-edits", edits={"strength*": 1}, moved=True, how="between corresponding neighbours")
    assert other == "from another place; edits (* not local): strength*; between corresponding neighbours"
    assert said(other, labels("zh")) == "来自别处；改动（* 不止于本地化）：力度*；夹在互相对应的句子之间"
    assert said(tell("unread-pages", picture=("1", "2")), labels("zh")) == "有页面没有读到或没有读全（第 1、2 页是图片，要先做文字识别）"


def test_an_argument_is_never_read_as_a_slot() -> None:
    assert tell("numbering-repeat", path="{path}⟦x⟧") == "{path}⟦x⟧ is numbered twice"


def test_quotation_marks_are_those_of_the_language_and_the_words_are_cut() -> None:
    assert quoted("a\nb") == '"a b"'
    assert quoted("字" * 70, language="zh") == f"“{'字' * 59}…”"


def test_a_message_is_its_english_text_and_travels() -> None:
    message = tell("numbering-repeat", path="三")
    assert message == "三 is numbered twice"
    for copy in (deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert (copy, copy.id, copy.args) == (message, "numbering-repeat", {"path": "三"})


def test_a_plain_text_is_said_as_it_stands() -> None:
    assert said("a brand new phrase", labels("zh")) == "a brand new phrase"


def test_a_diagnostic_that_was_read_from_a_file_is_said_in_chinese() -> None:
    told = Diagnostic.told("numbering-repeat", "warning", (0, 1), path="三")
    assert said(Diagnostic.model_validate(told.model_dump()).as_message, labels("zh")) == "序号 三 出现两次"


def test_a_message_that_a_person_changed_stands_as_it_is() -> None:
    assert said(recalled("三 is numbered twice, see page 4", "numbering-repeat", {"path": "三"}), labels("zh")).endswith("see page 4")
    assert said(recalled("of another program", "unheard-of", {}), labels("zh")) == "of another program"


@cache
def founding() -> Comparison:
    child, parent = (parse_file(RAW / f"{name}-keji-fuwu-2023.txt") for name in ("wuxi", "chongqing"))
    return compare_plans(child, child.plans[0], parent, parent.plans[0])


def test_nothing_that_the_founding_pair_says_stays_english() -> None:
    comparison = founding()
    told = [*comparison.matches, *comparison.diagnostics, comparison.parentage]
    shown = {said(each.as_message, labels("zh")) for each in told}
    assert sorted(words for words in shown if re.search(r"[a-z]{3}", words)) == []


def test_every_note_of_an_edit_has_a_label() -> None:
    notes = {edit.note for match in founding().matches for edit in match.edits if edit.note}
    assert sorted(notes - set(labels("zh").groups["note"])) == []


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_that_a_founding_notice_says_stays_english(path: Path) -> None:
    shown = [said(entry.as_message, labels("zh")) for entry in parse_file(path).diagnostics]
    assert [words for words in shown if re.search(r"[a-z]{4}", words)] == []
