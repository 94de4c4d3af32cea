"""What is not ours to read is refused in plain words, with its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_notice import make

from policydiff.errors import InvalidDocument, UnreadableSource
from policydiff.store import dump_notice, load_notice

GOOD = dump_notice(make())


def message(text: str) -> str:
    with pytest.raises(InvalidDocument) as caught:
        load_notice(text)
    return caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 5,", 'value: "5",', ':43:20: targets[0].value: expected a number, found the text "5"'),
        ("value: 5,", "value: true,", ":43:20: targets[0].value: expected a number, found true"),
        ("metric:", "metrik:", ':43:4: targets[0].metrik: unknown key "metrik"; did you mean "metric"?'),
        ("role: body", "role: bodi", 'expected letter, heading, body, responsibility, row (one of them), found the text "bodi"'),
        (
            '"2023-09-06"',
            "2023-09-06",
            ':14:11: notice.issued: 2023-09-06 is not text to every YAML reader; write it in quotes: "2023-09-06"',
        ),
        ("span: [10, 20]", "span: [10]", "plans[0].sections[0].clauses[0].span: expected 2 items, found 1"),
        ("tasks:", "tasks: []\ntasks:", ":38:1: tasks: the key tasks stands here a second time"),
        ("issuer: null", "issuer: *x", ":11:11: no YAML: found undefined alias"),
        ("issuer: null", "\tissuer: null", "a tab stands before the text"),
        ("issuer: null", "issuer: !!python/name:os.system", "has no meaning here"),
        ("issuer: null", "issuer: [1", "no YAML: "),
        ("policydiff.notice/1", "policydiff.notice/2", 'schema: expected policydiff.notice/1, found the text "policydiff.notice/2"'),
        ("discarded: []\n", "", 'the key "discarded" is missing'),
        ("achievements: []\n", "---\n", "another document"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in message(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    "text", ["", "# nothing", "[]", "1", "x", "{", "{}", '{"a": 1, "a": 2}', '{"id": "\\ud800"}', "{a: b}", "NaN", '{"value": NaN}']
)
def test_what_is_no_notice_is_refused(text: str) -> None:
    assert message(text)


def test_a_file_cut_anywhere_is_refused() -> None:
    for end in range(0, len(GOOD) - len("diagnostics: []\n")):
        assert message(GOOD[:end])


def test_a_file_that_cannot_be_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("id: 巫溪\n".encode() + b"title: \xce\xd7")
    with pytest.raises(InvalidDocument, match=r"a\.yaml:2: not UTF-8 \(byte 0xCE\)"):
        load_notice(path)
    with pytest.raises(UnreadableSource, match="cannot be read"):
        load_notice(tmp_path)


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "{a: " * 200_000, "- " * 500_000, "? " * 500_000, '{"a":' * 200_000], ids=lambda t: t[:4]
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert "nested more than 64 levels deep" in message(text)


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "an alias (*name) repeats what is written here" in message(bomb)


def test_a_pyyaml_without_libyaml_reads_the_same() -> None:
    script = (
        "import sys, yaml; yaml.__with_libyaml__ = False; from policydiff.store import load_notice; print(load_notice(sys.stdin.read()).id)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=GOOD, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "wuxi-2023"
