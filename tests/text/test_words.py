"""Theme terms: which words a text stresses against another; and the door to the segmenter keeps quiet."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("jieba")

from policydiff.text.similarity import alike, common_blocks, differing, ratio
from policydiff.text.words import cut, theme_terms

CHILD = ["发展茶叶产业，建设茶叶基地，打造茶叶品牌。", "培训茶农，茶叶合作社带动茶农增收。"]
PARENT = ["发展水产养殖，建设水产基地。", "水产企业与茶叶企业共建品牌。", "推广水产良种。"]


def test_the_words_that_each_side_stresses():
    stressed, dropped = theme_terms(CHILD, PARENT)
    assert stressed[0].word == "茶叶" and stressed[0].child > stressed[0].parent
    assert dropped[0].word == "水产" and (dropped[0].child, dropped[0].parent) == (0, 4)


def test_words_that_any_plan_uses_tell_nothing():
    stressed, dropped = theme_terms(["加强建设，推进发展。"] * 5, ["促进发展。"])
    assert not {"加强", "建设", "推进", "发展"} & {term.word for term in (*stressed, *dropped)}


def test_the_same_text_twice_stresses_nothing():
    assert theme_terms(CHILD, CHILD) == ((), ())


def test_the_words_joined_are_the_text():
    text = "到2025年，全县科技服务业市场主体达45家以上。"
    assert "".join(cut(text)) == text


def test_the_segmenter_says_nothing_and_leaves_the_shared_folder_alone(tmp_path):
    code = "from policydiff.text.words import cut; print('/'.join(cut('科技服务业')))"
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    env = {"TMPDIR": str(shared), "XDG_CACHE_HOME": str(own), "HOME": str(tmp_path), "LOCALAPPDATA": str(own), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-W", "error::UserWarning", "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stderr == "" and done.stdout.startswith("科技")
    assert not list(shared.iterdir())


def test_no_text_and_no_command_needs_the_segmenter():
    code = "import sys, policydiff.compare, policydiff.cli; print('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_common_runs_are_long_ones():
    assert common_blocks("支持面向农业等领域", "支持面向工业等领域") == [(0, 0, 4), (5, 5, 4)]
    assert common_blocks("", "甲") == [] and ratio("", "") == 1.0
    assert alike("市场主体", ["从业人员", "市场主体数"], 0.8) == [(1, pytest.approx(8 / 9))]


def test_long_texts_find_the_same_common_characters():
    one, other = "甲乙丙丁" * 200, "甲丙丁乙" * 200
    blocks = common_blocks(one, other)
    assert all(one[i : i + n] == other[j : j + n] for i, j, n in blocks)
    assert blocks == sorted(blocks)


DIFFERING = [
    ("到2025年，培育企业20家。", "到2025年，培育企业20家。", []),
    ("到2025年，培育企业20家。", "到2025年，培育企业25家。", [("0", "5")]),
    ("到2025年，培育企业20家。", "到2027年，培育企业20家，建园3个。", [("5", "7"), ("", "，建园3个")]),
    ("培育企业20家；引进人才9名。", "培育企业20家。", [("；引进人才9名", "")]),
    ("", "一、目标。", [("", "一、目标。")]),
    ("甲、乙、丙、丁。", "丁、甲、乙、丙。", [("", "丁、"), ("、丁", "")]),
    ("（一）加强领导。（二）督促检查。", "（一）督促检查。（二）加强领导。", [("加强领导", "督促检查"), ("督促检查", "加强领导")]),
]


@pytest.mark.parametrize(("left", "right", "told"), DIFFERING)
def test_where_two_texts_differ(left: str, right: str, told: list[tuple[str, str]]) -> None:
    found = differing(left, right, 0)
    assert [(left[a:b], right[c:d]) for a, b, c, d in found] == told
    assert _patched(left, right, 0) == _patched(left, right, 9) == right
    assert len(differing(left, right, 99)) == min(1, len(told)), "what is near is one"


def test_texts_that_share_nothing_differ_in_one_stretch_and_soon() -> None:
    left, right = "".join(chr(0x4E00 + at % 9000) for at in range(60_000)), "".join(chr(0x7F00 + at % 900) for at in range(60_000))
    assert differing(left, right, 0) and _patched(left, right, 9) == right
    phrases = ["、".join(chr(start + at % 900) for at in range(60_000)) for start in (0x4E00, 0x7F00)]
    assert len(differing(*phrases, 9)) == 1


def _patched(left: str, right: str, near: int) -> str:
    """Return the left text with what differs taken from the right one."""
    at, parts = 0, []
    for start, end, other, stop in differing(left, right, near):
        parts += [left[at:start], right[other:stop]]
        at = end
    return "".join((*parts, left[at:]))
