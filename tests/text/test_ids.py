"""What notices are called after their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.text import ids
from policydiff.text.ids import as_text, names_and_ids, notice_id, printed_names

NAMES = st.text(st.sampled_from("ab_-C0Nn.通知 年/\u200b1²|"), max_size=8).map(lambda stem: f"{stem}.txt") | st.sampled_from(
    ["CON.txt", "con.TXT", "com1.pdf", "COM¹.pdf", "lpt2 .txt", "console.txt", "a.b.txt", "nul", "_.md"]
)


@given(NAMES)
def test_a_plain_name_is_taken_as_it_is_and_as_the_rules_have_it(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "_SIMPLE", ids.re.compile(r"(?!)"))
        slow = notice_id(name)

    assert notice_id(name) == slow


@given(st.lists(st.tuples(st.sampled_from(["raw/", "raw/b/", "./", ""]), NAMES), max_size=4), st.booleans())
def test_the_names_of_one_folder_are_those_of_any(files: list[tuple[str, str]], one: bool) -> None:
    paths = [f"{'raw/' if one else folder}{name}" for folder, name in files if "/" not in name]
    found = names_and_ids(paths)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "_in_one_folder", lambda _: None)
        assert found == names_and_ids(paths)


@pytest.mark.parametrize(
    ("files", "printed"),
    [
        (["raw/通知.txt"], ["通知.txt"]),
        (["raw/a/通知.txt", "raw/b/通知.txt", "raw/b/方案.txt"], ["a/通知.txt", "b/通知.txt", "方案.txt"]),
        (["raw/x/a/n.txt", "raw/y/a/n.txt"], ["x/a/n.txt", "y/a/n.txt"]),
        (["raw/n.txt", "raw/N.pdf"], ["n.txt", "N.pdf"]),
        (["raw/../raw/n.txt", "raw/m/n.txt"], ["n.txt", "m/n.txt"]),
        ([], []),
    ],
)
def test_as_many_folders_stand_before_a_name_as_tell_it_from_others(files: list[str], printed: list[str]) -> None:
    assert list(printed_names(map(Path, files)).values()) == printed


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "防汛通知.txt"), ("gb18030", "防汛通知.txt")])
def test_a_name_that_the_system_did_not_understand_is_read_in_either_encoding(encoding: str, shown: str) -> None:
    assert as_text(shown.encode(encoding).decode("ascii", "surrogateescape")) == shown
