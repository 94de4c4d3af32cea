"""Of a notice, who looks for sentences reads the envelope and the plans alone: the same ones, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.model import Notice
from policydiff.parse import parse, parse_clauses
from policydiff.read import read_bytes, read_file
from policydiff.tables.leaflets import leaflet_of

RAW = Path(__file__).parents[2] / "data" / "raw"
TEXTS = [
    pytest.param("滨河县渡口管理办法\n第一条 渡口由交通运输局负责管理。\n第二条 本办法自2020年3月1日起施行。\n", id="a regulation"),
    pytest.param(
        "关于果业的意见\n一、任务\n到2025年，建成冷库20座。（牵头单位：农业农村局）\n| 序号 | 任务 |\n|---|---|\n| 1 | 剪枝 |\n",
        id="a plan",
    ),
    pytest.param("无题\n", id="hardly a text"),
]


def same(whole: Notice, alone: Notice) -> None:
    assert (alone.id, alone.source, alone.family, alone.notice, alone.plans) == (
        whole.id,
        whole.source,
        whole.family,
        whole.notice,
        whole.plans,
    )
    assert not (alone.tasks or alone.targets or alone.achievements or alone.figures or alone.citations or alone.discarded)
    assert leaflet_of(alone) == leaflet_of(whole)


@pytest.mark.parametrize("text", TEXTS)
def test_the_clauses_of_a_text(text: str) -> None:
    source = read_bytes(text.encode(), "notice.txt")
    same(parse(source), parse_clauses(source))


@pytest.mark.parametrize(
    "path", sorted(path for path in RAW.iterdir() if path.suffix in (".txt", ".md", ".html")), ids=lambda path: path.stem
)
def test_the_clauses_of_the_founding_notices(path: Path) -> None:
    source = read_file(path)
    same(parse(source), parse_clauses(source))
