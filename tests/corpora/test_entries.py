"""Entries of lists: the titles of standards, captions and counted institutions tell nothing of where a clause is from."""

from __future__ import annotations

from pathlib import Path

import pytest

import policydiff
from policydiff import parse_text
from policydiff.corpora.trace.build import Settings, trace_clauses
from policydiff.corpora.trace.entries import entries, institutions, is_a_title, names_a_standard
from policydiff.corpora.trace.values import Traced
from policydiff.model import Notice
from policydiff.tables.leaflets import Leaflet, MaskedClause, mask
from policydiff.text.fold import fold


@pytest.mark.parametrize(
    ("line", "is_entry"),
    [
        ("渡船缆绳通用技术条件 GB/T 40123-2021", True),
        ("17 A渡运 渡船缆绳通用技术条件国家标准已发布GB/T40123—2021", True),
        ("GB/T 40123用于渡船的缆绳与系泊规范", True),
        ("渡船缆绳试验方法 GB/T 40124.1～40124.4", True),
        ("渡船缆绳词汇 ISO 15001:1999 ISO TC8已发布", True),
        ("内河渡口用语 ISO/IEC 2382", True),
        ("渡口噪声测量 HJ 91.1—2019", True),
        ("渡口标志设置规范 DB 37/T 1234-2020", True),
        ("渡船缆绳选用指南 20231048-T-339 制定中", True),
        ("图3 渡运标准体系框架图", True),
        ("附表2-1渡口分级", True),
        ("缆绳执行GB/T 40123-2021标准。", False),
        ("缆绳应当符合GB/T 40123-2021；", False),
        ("按照GB/T 40123-2021，检查下列各项：", False),
        ("推动企业通过ISO 9001认证20家", False),
        ("新建PTA 500万吨装置", False),
        ("购置A320 2024年交付", False),
        ("建成5G-A基站300座", False),
        ("图书馆3座", False),
        ("渡口整修 交通运输局 2025年", False),
    ],
)
def test_what_is_an_entry_of_a_list(line: str, is_entry: bool) -> None:
    assert names_a_standard(line) is is_entry


def lines_of(texts: list[str], section: str = "p1.2") -> tuple[MaskedClause, ...]:
    return tuple(MaskedClause(f"{section}#{at}", "", text, mask(text, ()), len(text)) for at, text in enumerate(texts, 1))


NUMBERED = [f"渡船{part}技术条件 GB/T 4012{at}-2021" for at, part in enumerate(("缆绳", "锚链", "跳板", "舷梯", "救生衣"), 1)]


def test_a_line_of_a_catalogue_without_a_number_is_a_part_of_an_entry() -> None:
    found = entries(
        (*lines_of([*NUMBERED, "渡船系泊设备通用技术", "各渡口每月检查一次缆绳。"]), *lines_of(["渡船系泊设备通用技术"], "p1.3"))
    )
    assert found == {f"p1.2#{at}" for at in range(1, 7)}


def test_few_numbers_make_no_catalogue() -> None:
    assert entries(lines_of([*NUMBERED[:4], "整修渡口十二处 交通运输局"])) == {f"p1.2#{at}" for at in range(1, 5)}


def test_what_stands_in_an_entry_of_another_document_is_a_title() -> None:
    row = "52 渡船系泊设备通用技术条件 GB/T 40123-2021 已发布"
    assert is_a_title("渡船系泊设备通用技术条件", [row])
    assert not is_a_title("渡船系泊设备通用技术条件", ["渡船系泊设备通用技术条件另行规定"])
    assert not is_a_title("渡船系泊设备执行通用技术条件。", [row])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("支持北江大学、临海学院（西区）、南岭师范大学等高校建设渡运学科。", ["支持北江大学", "临海学院(西区)", "南岭师范大学"]),
        ("推进江口新区、石桥经济技术开发区、南岭高新区联动。", ["推进江口新区", "石桥经济技术开发区", "南岭高新区"]),
        ("推进江口新区、石桥经济技术开发区联动。", []),
        ("北江大学每年培训船员一百名。", []),
        ("整修渡口、码头、趸船。", []),
        ("支持渡口增设夜航灯，由北江大学评估。", []),
    ],
)
def test_institutions_are_names_where_they_are_counted_up(text: str, named: list[str]) -> None:
    assert list(institutions(fold(text))) == named


# --- in a trace -----------------------------------------------------------------------------------------------------------


def traced(child: Notice, *texts: str) -> dict[str, Traced]:
    document = Leaflet("other", None, None, None, None, (), "2019-01-01", "other", lines_of(list(texts)))
    return {clause.text: clause for clause in trace_clauses(child, [document], None, Settings()).clauses}


def test_a_row_of_standards_is_alike_and_a_sentence_beside_it_is_borrowed() -> None:
    row, said = (
        "渡船聚乙烯缆绳系泊与更换周期通用技术条件GB/T 40123-2021",
        "渡口管理站每年汛前逐根检查渡船缆绳的磨损，并在船舷钉牌公示更换日期。",
    )
    child = parse_text(f"临江县渡运标准体系建设方案\n2024年5月6日\n一、任务\n{said}\n二、标准目录\n{row}\n", name="child")
    found = traced(child, f"35 {row} 已发布", said)
    assert (found[row].origin, found[row].boilerplate, len(found[row].sources)) == ("alike", False, 1)
    assert found[said].origin == "borrowed"
    (other,) = traced(child, f"35 {row} 已发布")[row].sources
    assert other.coverage > 0.9


def test_the_same_universities_are_no_sign_that_one_sentence_is_from_the_other() -> None:
    names = "北江大学、临海海洋大学、中国渡运大学（江东）、南岭理工大学（石桥）"
    mine, other = f"支持{names}等驻省高校综合实力进入同类前列。", f"鼓励{names}等驻省高校开办夜校。"
    child = parse_text(f"临江县人才方案\n2024年5月6日\n一、任务\n{mine}\n", name="child")
    assert traced(child, other)[mine].origin in ("alike", "original", "boilerplate")
    assert traced(child, mine.replace("综合实力", "办学实力"))[mine].origin != "original"


def test_the_network_of_reuse_draws_no_edge_from_rows_of_standards(tmp_path: Path) -> None:
    said = "渡口管理站每年汛前逐根检查渡船缆绳的磨损，并在船舷钉牌公示更换日期。"
    rows = "".join(f"渡船聚乙烯{part}系泊与更换周期通用技术条件 GB/T 4012{at}-2021\n" for at, part in enumerate(("缆绳", "锚链", "跳板")))
    for name, year, text in (("a", 2019, rows), ("b", 2020, rows), ("c", 2021, said), ("d", 2022, said)):
        (tmp_path / f"{name}.txt").write_text(f"渡运标准建设方案{name}\n{year}年5月6日\n一、任务\n{text}", encoding="utf-8")
    edges = policydiff.network([tmp_path], "reuse").edges
    assert [(edge.source, edge.target) for edge in edges] == [("d", "c")]
