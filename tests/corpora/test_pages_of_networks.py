"""The pages and screens of many documents say in words what stands in them: who cites whom, whose text, which column, where nothing stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.cli import app
from policydiff.tables.many import many_table, screen_of

PLAN = "{place}人民政府办公室关于印发{place}茶叶产业发展行动方案的通知\n各乡镇人民政府：\n根据《临江市茶叶产业促进办法》，制定本方案。\n一、任务\n{text}\n{place}人民政府办公室\n2023年5月6日\n"
TEXT = "加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。（牵头单位：县农业农村局，配合单位：县商务局）"
WORDS = [
    ("citations", ("谁引用谁", "引用的文件", "被引用的文件", "次数")),
    ("organisations", ("谁牵头、谁配合", "牵头单位", "配合单位", "任务数")),
    ("reuse", ("谁沿用谁的文字", "沿用文字的文件", "文字出自", "占沿用文件")),
]


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    for name, place in (("yunxi", "云溪县"), ("shiquan", "石泉县")):
        (folder / f"{name}.txt").write_text(PLAN.format(place=place, text=TEXT), encoding="utf-8")
    return folder


def page(*words: str, to: Path) -> str:
    app([*words, "-o", str(to), "--no-cache", "--lang", "zh"], standalone_mode=False)
    return to.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "words"), WORDS)
def test_a_network_says_who_does_what_with_whom(notices: Path, kind: str, words: tuple[str, ...]) -> None:
    found = page("network", str(notices), "--kind", kind, to=notices.parent / "page.html")
    assert [word for word in words if word not in found] == []
    assert ">权重<" not in found and ">从<" not in found


def test_documents_are_called_by_their_titles_where_these_tell_them_apart(notices: Path) -> None:
    found = page("network", str(notices), "--kind", "reuse", to=notices.parent / "page.html").partition('id="t-edges"')[2]
    assert "云溪县人民政府办公室关于印发" in found or "云溪县茶叶产业发展行动方案" in found
    assert ">yunxi<" not in found


def test_a_trace_shows_where_the_text_comes_from_and_the_source_beside_the_clause(notices: Path) -> None:
    found = page("trace", str(notices / "yunxi.txt"), "--corpus", str(notices), to=notices.parent / "page.html")
    assert 'class="seg q-' in found
    heads = [
        part.partition("<")[0] for part in found.partition('id="t-clauses"')[2].partition("</thead>")[0].split('<button type="button">')[1:]
    ]
    assert heads.index("来源原文") == heads.index("原文") + 1


def test_columns_in_which_nothing_stands_are_left_out_of_a_screen() -> None:
    rows = [{"path": "一", "text": "加强培训。", "origin": "original"}, {"path": "", "text": "制定本方案。", "origin": "original"}]
    table = many_table("trace.clauses", rows)
    assert [column.key for column in screen_of("trace.clauses", table).columns] == ["path", "text", "origin"]
    assert len(table.columns) > 10
