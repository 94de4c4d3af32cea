"""Who cites, leads with and copies whom: edges with weights, citations that find their notices, files that other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, RAW, WUXI, rules, written
from openpyxl import load_workbook

import policydiff
from policydiff.corpora.network.values import Edge, Network, Node
from policydiff.report.html.many_page import ties_of
from policydiff.report.many.graphs import gexf, graphml

CITY = """丽水市人民政府关于印发丽水市果业振兴行动方案的通知
丽政发〔2023〕8号
各县（市、区）人民政府：
现将《丽水市果业振兴行动方案》印发给你们，请认真贯彻执行。
丽水市人民政府
2023年3月1日
丽水市果业振兴行动方案
一、主要任务
建立老果园改造台账，每年十月底前完成树龄普查并向社会公布结果。（牵头单位：市农业农村局；配合单位：市财政局、市林业局）
推进果品冷链集散中心建设，完善产地预冷设施。（牵头单位：市农业农村局；配合单位：市财政局、有关部门）
"""
COUNTY = """景宁畲族自治县人民政府关于印发果业振兴方案的通知
2024年5月6日
根据《丽水市人民政府关于印发丽水市果业振兴行动方案的通知》（丽政发〔2023〕8号）和《中华人民共和国农业法》，制定本方案。
一、主要任务
建立老果园改造台账，每年十月底前完成树龄普查并向社会公布结果。（牵头单位：县农业农村局；配合单位：县财政局）
在高山村试种蓝莓新品种并给予农户种苗补贴，由村集体统一育苗。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "corpus", city=CITY, county=COUNTY, law=rules("浙江省", "本省"))


def edges(found: Any, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in ("source", "target", "weight", *keys)) for row in found.to_rows()]


def test_a_citation_finds_its_notice(folder: Path) -> None:
    found = policydiff.network([folder], "citations")
    assert ("county", "city", 1, "implements") in edges(found, "relation")
    assert {row["id"]: row["kind"] for row in found.to_rows("nodes")} == {
        "city": "notice",
        "county": "notice",
        "law": "notice",
        "《农业法》": "cited",
    }
    assert all(row["source"] != row["target"] for row in found.to_rows())


def test_a_title_alone_finds_it_too(tmp_path: Path) -> None:
    text = COUNTY.replace("（丽政发〔2023〕8号）", "").replace(
        "丽水市人民政府关于印发丽水市果业振兴行动方案的通知", "丽水市果业振兴行动方案"
    )
    found = policydiff.network([written(tmp_path / "corpus", city=CITY, county=text)], "citations")
    assert ("county", "city") in {(row["source"], row["target"]) for row in found.to_rows()}


def test_leads_and_those_who_cooperate(folder: Path) -> None:
    found = policydiff.network([folder], "organisations")
    assert edges(found, "documents") == [("农业农村委", "财政局", 3, 2), ("农业农村委", "林业局", 1, 1)]
    assert {row["id"]: (row["lead"], row["cooperating"], row["documents"]) for row in found.to_rows("nodes")} == {
        "农业农村委": (3, 0, 2),
        "财政局": (0, 3, 2),
        "林业局": (0, 1, 1),
    }


def test_sentences_go_to_the_earliest_that_has_them(tmp_path: Path) -> None:
    later = COUNTY.replace("景宁畲族自治县", "青田县").replace("2024年5月6日", "2025年1月8日")
    found = policydiff.network([written(tmp_path / "corpus", city=CITY, county=COUNTY, later=later)], "reuse")
    assert {(source, target, clauses) for source, target, _, clauses in edges(found, "clauses")} == {
        ("county", "city", 1),
        ("later", "city", 1),
        ("later", "county", 2),
    }


PENALTY = """{place}{subject}管理条例
2012年3月{day}日{place}人民代表大会常务委员会第三次会议通过
第一章 总则
第一条 {duty}。
第二章 法律责任
第二条 违反本条例第一条规定，{breach}的，由县级以上人民政府{subject}主管部门责令限期改正，处一万元以上五万元以下罚款；逾期不改正的，吊销许可证。
第三条 法律、法规规定的其他{subject}事项。
"""


def test_formulae_are_no_reuse(tmp_path: Path) -> None:
    parks = PENALTY.format(place="丽水市", subject="公园", breach="攀折古树名木", duty="养护人员每日巡查苗木", day=1)
    boats = PENALTY.format(place="衢州市", subject="游船", breach="超载运送旅客", duty="船员开航前清点救生衣", day=9)
    again = PENALTY.format(place="龙泉市", subject="园林", breach="攀折古树名木", duty="入口设置轮椅坡道和扶手", day=20)
    found = policydiff.network([written(tmp_path / "corpus", parks=parks, boats=boats, again=again)], "reuse")
    assert {(source, target) for source, target, *_ in edges(found, "clauses")} == {("again", "parks")}


def test_the_embedded_notices(run: Callable[..., Any]) -> None:
    found = run("network", RAW, "--kind", "reuse", "--format", "json")
    assert found["schema"] == "policydiff.network/1" and len(found["nodes"]) == 5
    assert (found["edges"][0]["source"], found["edges"][0]["target"]) == (WUXI.stem, PARENT.stem)
    assert found["edges"][0]["facts"]["share"] > 0.8 and found["edges"][0]["facts"]["relation"] == "ancestor"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("kind", ["citations", "organisations", "reuse"])
def test_networkx_reads_it_back(run: Callable[..., Any], folder: Path, tmp_path: Path, kind: str, form: str) -> None:
    networkx = pytest.importorskip("networkx")
    run("network", folder, RAW, "--kind", kind, "-o", tmp_path / f"g.{form}")
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    graph = read(tmp_path / f"g.{form}")
    found = policydiff.network([folder, RAW], kind)  # type: ignore[arg-type]
    assert graph.is_directed() and set(graph.nodes) == {node.id for node in found.nodes}
    assert {(one, other): data["weight"] for one, other, data in graph.edges(data=True)} == {
        (edge.source, edge.target): edge.weight for edge in found.edges
    }
    for edge in found.edges:
        assert {key: value for key, value in edge.facts.items() if value is not None}.items() <= graph.edges[
            edge.source, edge.target
        ].items()
    for node in found.nodes:
        assert {key: value for key, value in node.facts.items() if value is not None}.items() <= graph.nodes[node.id].items()


def test_what_strangers_wrote_is_inert() -> None:
    nodes = [{"id": "a<&\x07", "label": '"]]>', "place": None}, {"id": "b", "label": "b", "place": "丽水市"}]
    from xml.etree.ElementTree import fromstring

    for write in (graphml, gexf):
        text = write(nodes, [{"source": "a<&\x07", "target": "b", "weight": 2, "share": 0.5}])
        assert "\x07" not in text and len(list(fromstring(text).iter())) > 5


def test_tables_of_both_kinds(run: Callable[..., Any], folder: Path, tmp_path: Path) -> None:
    import csv

    rows = list(csv.DictReader(io.StringIO(run("network", folder, "--kind", "organisations", "--format", "csv"))))
    assert rows[0] == {"source": "农业农村委", "target": "财政局", "weight": "3", "documents": "2"}
    nodes = list(csv.DictReader(io.StringIO(run("network", folder, "--kind", "organisations", "--table", "nodes", "--format", "csv"))))
    assert [row["id"] for row in nodes] == sorted(row["id"] for row in nodes) and nodes[0]["lead"]
    for name in ("g.xlsx", "g.html"):
        run("network", folder, "--kind", "organisations", "-o", tmp_path / name)
        assert (tmp_path / name).stat().st_size > 3000


def test_the_page_draws_whom_most_points_to_and_who_points_to_them(folder: Path) -> None:
    network = policydiff.network([folder], "organisations")
    ties = ties_of(network)
    assert ties is not None
    assert {name for name, _ in ties.tops} == {"财政局", "林业局"}
    drawn = {(name, top): weight for name, _, weights in ties.lines for (top, _), weight in zip(ties.tops, weights, strict=True) if weight}
    assert drawn == {(edge.source, edge.target): edge.weight for edge in network.edges} and ties.rest == 0


def test_documents_of_one_title_are_drawn_by_their_ids() -> None:
    nodes = tuple(Node(name, label, {}) for name, label in (("a", "云溪县茶叶条例"), ("b", "云溪县茶叶条例"), ("c", "岚州市茶叶条例")))
    ties = ties_of(Network("reuse", 3, nodes, (Edge("b", "a", 90, {}), Edge("a", "c", 40, {}))))
    assert ties is not None
    assert [name for name, _, _ in ties.lines] == ["b", "a"] and [name for name, _ in ties.tops] == ["a", "岚州市茶叶条例"]


def test_a_network_without_ties_draws_nothing(tmp_path: Path) -> None:
    assert ties_of(policydiff.network([written(tmp_path / "one", law=rules("浙江省", "本省"))], "organisations")) is None


def test_a_short_name_is_no_document_of_its_own(tmp_path: Path) -> None:
    text = "{place}果业方案\n根据《{place}农业条例》（以下简称《条例》），制定本方案。\n一、任务\n落实《条例》。"
    folder = written(tmp_path / "short", one=text.format(place="丽水市"), other=text.format(place="衢州市"))
    edges = policydiff.network([folder], "citations").edges
    assert {(edge.source, edge.target, edge.weight) for edge in edges} == {
        ("one", "《丽水市农业条例》", 2),
        ("other", "《衢州市农业条例》", 2),
    }


def test_the_workbook_gives_both_ends_of_an_edge_room(run: Callable[..., Any], tmp_path: Path) -> None:
    run("network", RAW, "--kind", "reuse", "-o", tmp_path / "reuse.xlsx")
    edges = load_workbook(tmp_path / "reuse.xlsx")["edges"]
    assert edges.column_dimensions["A"].width >= 20 and edges.column_dimensions["A"].max >= 2
