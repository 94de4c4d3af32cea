"""Where clauses come from: known sources, planted ones at every rate of mutation, a placebo, boilerplate, and how places lie."""

from __future__ import annotations

import csv
import io
import random
import tracemalloc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from corpus_of import PARENT, RAW, WUXI, is_enough, leaflet, pieces, rules, written

import policydiff
from policydiff.corpora.trace.build import Settings, relation_of, trace_clauses
from policydiff.corpora.trace.leaflets import _key, make_ahead, whole_leaflets
from policydiff.corpora.trace.search import Finder, covered, says_the_same
from policydiff.corpora.trace.telling import Rarity, conduct_of, is_stock, suffices, surplus, surplus_of
from policydiff.corpora.trace.values import ORIGINS
from policydiff.corpus import Corpus
from policydiff.gathering.documents import Problem, gather, singles
from policydiff.gathering.keeping import shelf
from policydiff.model import ClauseSource
from policydiff.tables.leaflets import Leaflet, MaskedClause, leaflet_of, mask, shingles
from policydiff.text.similarity import ratio

KNOWN = [
    ("wuxi-shuang-beizeng-2023", "own"),
    ("pingliang-keji-2017", "other"),
    ("pingliang-keji-2017", "other"),
    ("pingliang-keji-2017", "other"),
    None,
]
ORCHARD = "县果业中心建立老果园改造台账，每年十月底前完成树龄普查并向社会公布结果"


def test_the_five_clauses_that_wuxi_added() -> None:
    found = policydiff.trace(WUXI, [RAW], parent=PARENT)
    assert [(c.sources[0].id, c.sources[0].relation) if c.sources else None for c in found.clauses] == KNOWN
    assert {c.verdict for c in found.clauses} == {"added"} and found.documents == 3
    alone = policydiff.diff(WUXI, PARENT).summary.body.child.added  # type: ignore[union-attr]
    assert (found.summary["added"].clauses, found.summary["added"].characters) == (alone.clauses, alone.characters)  # type: ignore[union-attr]


def test_the_commands_json_has_the_keys_of_the_contract(run: Callable[..., Any]) -> None:
    found = run("trace", WUXI, "--parent", PARENT, "--corpus", RAW, "--format", "json")
    assert found["schema"] == "policydiff.trace/1" and found["generator"].startswith("policydiff")
    assert {"id", "path", "text", "verdict", "boilerplate", "sources"} <= found["clauses"][0].keys()
    source = found["clauses"][0]["sources"][0]
    assert {"id", "clause", "path", "text", "coverage", "similarity", "issued", "relation"} <= source.keys()
    assert found["summary"]["borrowed"] == {"clauses": 4, "characters": 225}
    rows = list(csv.DictReader(io.StringIO(run("trace", WUXI, "--parent", PARENT, "--corpus", RAW, "--format", "csv"))))
    assert [row["origin"] for row in rows] == ["borrowed"] * 4 + ["original"]


# --- planting -----------------------------------------------------------------------------------------------------------


@cache
def clauses() -> tuple[MaskedClause, ...]:
    lines = [line for path in sorted(RAW.glob("*.txt")) for line in leaflet_of(policydiff.parse_file(path)).lines]
    return tuple({line.masked: line for line in lines if len(line.masked) >= 16}.values())


def mutated(text: str, rate: float, rnd: random.Random, letters: str) -> str:
    """The text with runs of one to three characters replaced, left out or put in, until this share of it was touched."""
    touched = [False] * len(text)
    while sum(touched) < rate * len(text):
        at = rnd.randrange(len(text))
        for place in range(at, min(len(text), at + rnd.choice((1, 1, 2, 3)))):
            touched[place] = True
    return "".join(
        char if not hit else rnd.choice((rnd.choice(letters), "", rnd.choice(letters) + rnd.choice(letters)))
        for char, hit in zip(text, touched, strict=True)
    )


@pytest.mark.parametrize(("rate", "least"), [(0.0, 1.0), (0.1, 0.98), (0.2, 0.98), (0.3, 0.9)])
def test_planted_clauses_are_found(rate: float, least: float) -> None:
    rnd = random.Random(41)
    sample = rnd.sample(clauses(), 200)
    letters = "".join(line.masked for line in clauses())
    finder = Finder(sample, 0.5)
    documents = [
        Leaflet("d", None, None, None, None, (), None, "", (MaskedClause("1", "", "", mutated(line.masked, rate, rnd, letters), 1),))
        for line in sample
    ]
    found = sum(any(hit.line == at for hit in finder.hits(document)) for at, document in enumerate(documents))
    assert found / len(sample) >= least


def test_a_law_on_another_subject_is_no_source() -> None:
    law = leaflet_of(policydiff.parse_text(rules("浙江省", "本省"), name="law"))
    assert list(Finder(clauses(), 0.5).hits(law)) == []


NEAR = [
    pytest.param(
        "加强科技金融服务，引导金融机构设立科技支行。", "强化科技金融服务，支持金融机构设立科技支行。", True, id="two words changed"
    ),
    pytest.param(
        "到2025年，全县建成农产品冷链集散中心3个以上。",
        "到2027年，全市建成农产品冷链集散中心20个以上。",
        True,
        id="place and figure changed",
    ),
    pytest.param(
        "开展青少年科普阅读活动，提供科普服务新平台。",
        f"{ORCHARD}，同时开展青少年科普阅读活动，提供科普服务新平台，鼓励社会力量参与。",
        True,
        id="inside a longer sentence",
    ),
    pytest.param(
        "完善农村公路养护机制，落实养护经费。", "完善城镇污水处理收费机制，落实运行经费。", False, id="one pattern, another matter"
    ),
    pytest.param(
        "支持企业申报国家级绿色工厂。",
        "支持有条件的企业与高校共建实验室，组织申报各类国家级科技项目，对绿色制造示范工厂给予奖励。",
        False,
        id="words scattered over a long sentence",
    ),
    pytest.param("加强组织领导。", "加强组织领导。", False, id="too short to come from anywhere"),
]


@pytest.mark.parametrize(("mine", "other", "same"), NEAR)
def test_what_counts_as_the_same(mine: str, other: str, same: bool) -> None:
    assert bool(list(Finder(pieces(mine), 0.5).hits(leaflet("other", other)))) is same


LOCKS = "船闸管理单位每日公布待闸船舶数量，对鲜活货物运输船舶优先安排过闸"
TALK = "航道养护单位按季度测量浅滩水深，并在码头张贴航道图"


@pytest.mark.parametrize(
    ("mine", "document", "text"),
    [
        pytest.param(
            f"{LOCKS}。",
            (f"{LOCKS[:12]}。", f"{LOCKS[12:23]}。", f"{LOCKS[23:]}。"),
            f"{LOCKS[:12]}。{LOCKS[12:23]}。{LOCKS[23:]}。",
            id="full stops put in",
        ),
        pytest.param(
            f"{LOCKS}。", (f"{TALK}{LOCKS[:15]}〇{LOCKS[17:29]}〇〇{LOCKS[31:]}{TALK}。",), None, id="both full stops lost, words changed"
        ),
        pytest.param(
            f"{LOCKS[:15]}〇{LOCKS[17:22]}〇{LOCKS[23:]}。", (f"{LOCKS}，{TALK}，{TALK}。",), None, id="a part with words changed"
        ),
        pytest.param(
            f"{LOCKS}。",
            (f"{LOCKS[:12]}。", f"{TALK}。", f"{LOCKS[12:23]}。", f"{TALK}。", f"{LOCKS[23:]}。"),
            "",
            id="thirds with other sentences between",
        ),
    ],
)
def test_sources_are_found_over_the_ends_of_sentences(mine: str, document: tuple[str, ...], text: str | None) -> None:
    """text: what is named as source; None: the document's only sentence; empty: nothing."""
    child = policydiff.parse_text(f"航运意见\n一、任务\n{mine}\n", name="child")
    (found,) = trace_clauses(child, [leaflet("host", *document)], None, Settings()).clauses[-1:]
    assert [source.text for source in found.sources] == ([] if text == "" else [text or document[0]])
    assert found.origin == ("original" if text == "" else "shared") and found.documents == len(found.sources)


def test_coverage_is_of_the_traced_clause() -> None:
    assert covered("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬癸") == 1.0
    assert covered("甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁戊己庚辛壬癸") == pytest.approx(10 / 12)
    assert covered("甲乙丙丁戊己庚辛壬癸", "癸壬辛庚己戊丁丙乙甲") == 0.0
    assert covered("甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁〇己〇辛壬癸子丑") == pytest.approx(10 / 12)  # 己 is in step
    assert covered("甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁〇〇己〇〇〇辛壬癸子丑") == pytest.approx(9 / 12)  # and here it is not


# --- boilerplate, dates, places -----------------------------------------------------------------------------------------

SUBJECTS = ("养老", "林业", "档案", "消防", "水库", "体育", "统计", "气象", "图书", "殡葬")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten documents on ten subjects that share one sentence, and an eleventh that has two clauses of the traced one."""
    shared = "各有关部门按照职责分工制定具体落实措施，确保各项任务落到实处。"
    texts = {
        f"d{at}": f"关于加强{word}工作的意见\n一、{word}事务\n建立{word}工作专班，由{word}机构逐月通报{word}事务办理进度。\n二、其他\n{shared}\n"
        for at, word in enumerate(SUBJECTS)
    }
    return written(
        tmp_path / "corpus",
        **texts,
        source=f"丽水市关于果业的意见\n一、台账\n{ORCHARD}。\n二、其他\n果业专班每季度向市政府报告进展并接受人大监督。\n",
    )


@pytest.fixture
def child() -> policydiff.Notice:
    text = f"景宁县果业振兴方案\n2024年5月6日\n一、任务\n{ORCHARD}。\n县果业专班每季度向县政府报告进展并接受人大监督。\n各有关部门按照职责分工制定具体落实措施，确保各项任务落到实处。\n在高山村试种蓝莓新品种并给予农户种苗补贴。\n"
    return policydiff.parse_text(text, name="child")


def test_what_all_documents_say_is_boilerplate_and_the_rest_borrowed_or_original(folder: Path, child: policydiff.Notice) -> None:
    found = policydiff.trace(child, [folder])
    assert [clause.origin for clause in found.clauses if clause.path] == ["shared", "shared", "boilerplate", "original"]
    (boilerplate,) = (clause for clause in found.clauses if clause.boilerplate)
    assert boilerplate.documents == 10 and boilerplate.verdict is None
    assert sum(found.summary[name].clauses for name in ORIGINS) == found.summary["added"].clauses
    assert len(policydiff.trace(child, [folder], every=True).clauses[-2].sources) == 10
    assert policydiff.trace(child, [folder], max_df=1.0).summary["boilerplate"].clauses == 0


def dated(name: str, issued: str | None, text: str = ORCHARD) -> Leaflet:
    return leaflet(name, text, issued=issued)


def test_the_earliest_of_the_best_is_the_source(child: policydiff.Notice) -> None:
    documents = [
        dated("late", "2023-01-01"),
        dated("early", "2019-01-01"),
        dated("part", "2001-01-01", ORCHARD[:24]),
        dated("undated", None),
    ]
    traced = trace_clauses(child, documents, None, Settings())
    assert [source.id for clause in traced.clauses for source in clause.sources] == ["early"]


@pytest.mark.parametrize(
    ("issued", "origin", "order"),
    [
        ("2019-01-01", "borrowed", "earlier"),
        ("2024-04", "borrowed", "earlier"),
        ("2024-05-07", "shared", "later"),
        ("2025", "shared", "later"),
        ("2024-05-06", "shared", "same_day"),
        ("2024-05", "shared", "unknown"),
        ("2024", "shared", "unknown"),
        (None, "shared", "unknown"),
    ],
)
def test_only_an_earlier_document_is_borrowed_from(child: policydiff.Notice, issued: str | None, origin: str, order: str) -> None:
    child = child.model_copy(update={"notice": child.notice.model_copy(update={"issued": "2024-05-06"})})
    found = trace_clauses(child, [dated("other", issued)], None, Settings())
    assert [(clause.origin, clause.sources[0].order) for clause in found.clauses if clause.sources] == [(origin, order)]


def test_a_report_says_in_words_when_a_source_is_later(run: Callable[..., Any], folder: Path) -> None:
    early = written(folder.parent / "early", child=f"景宁县果业振兴方案\n2010年5月6日\n一、任务\n{ORCHARD}。\n")
    late = written(folder.parent / "late", other=f"遂昌县果业方案\n2022年5月6日\n一、任务\n{ORCHARD}。\n")
    said = run("trace", early / "child.txt", "--corpus", late, "--format", "csv", "--no-cache")
    assert ",shared," in said and ",later," in said
    said = run("trace", early / "child.txt", "--corpus", late, "--no-cache", "--lang", "zh")
    assert "更晚" in said


@pytest.mark.parametrize(
    ("issued", "order", "said"),
    [
        ("2010年5月6日", "earlier", "borrowed ← 遂昌县 2010-05-06 (100%)"),
        ("2019年5月6日", "same_day", "shared ← 遂昌县 2019-05-06 (of the same day · 100%)"),
        ("2022年5月6日", "later", "shared ← 遂昌县 2022-05-06 (later · 100%)"),
        ("", "unknown", "shared ← 遂昌县 (of unknown date · 100%)"),
    ],
)
def test_a_comparison_says_so_too(run: Callable[..., Any], folder: Path, issued: str, order: str, said: str) -> None:
    frame = "{place}果业振兴方案\n{day}\n一、任务\n县果业中心每年三月组织果农修剪培训。\n"
    sides = {
        "city": frame.format(place="丽水市", day="2018年5月6日"),
        "child": frame.format(place="景宁县", day="2019年5月6日") + f"{ORCHARD}。\n",
    }
    made = written(folder.parent / "sides", **sides)
    other = written(folder.parent / "found", other=f"遂昌县果业方案\n{issued}\n一、任务\n{ORCHARD}。\n")
    words = ["compare", made / "child.txt", made / "city.txt", "--corpus", other]
    found = run(*words, "--format", "json")
    assert [match["origin"]["source"]["order"] for match in found["matches"] if match["verdict"] == "added"] == [order]
    rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv"))))
    assert [row["source_order"] for row in rows if row["verdict"] == "added"] == [order]
    assert said in " ".join(run(*words, "--full").split()) and said in run(*words, "--format", "markdown")


def test_a_comparison_saved_before_it_was_said_is_read() -> None:
    source = {"id": "other", "clause": "p1#1", "path": "一", "title": None, "place": None, "issued": None, "relation": "other"}
    assert ClauseSource.model_validate(source | {"text": ORCHARD, "coverage": 1.0}).order is None


def test_an_earlier_source_goes_before_a_later_one_that_is_more_alike(child: policydiff.Notice) -> None:
    child = child.model_copy(update={"notice": child.notice.model_copy(update={"issued": "2020-05-06"})})
    found = trace_clauses(child, [dated("later", "2022-01-01"), dated("earlier", "2012-01-01", f"市{ORCHARD[1:30]}")], None, Settings())
    assert [source.id for clause in found.clauses for source in clause.sources] == ["earlier"]


def test_what_is_like_a_clause_but_has_too_little_of_it_is_told_apart(child: policydiff.Notice) -> None:
    found = trace_clauses(child, [dated("other", "2019-01-01", "桃园中心建立台账，十月底前完成普查并公布")], None, Settings())
    assert [clause.origin for clause in found.clauses if clause.sources] == ["alike"]


def test_all_names_also_what_is_a_little_alike_behind_what_the_clause_may_be_from(child: policydiff.Notice) -> None:
    documents = [dated("alike", None, "桃园中心建立台账，十月底前完成普查并公布"), dated("source", None)]
    found = trace_clauses(child, documents, None, Settings(every=True))
    assert [source.id for clause in found.clauses for source in clause.sources] == ["source", "alike"]


def test_only_what_was_there_before_the_child(child: policydiff.Notice) -> None:
    child = child.model_copy(update={"notice": child.notice.model_copy(update={"issued": "2024-05-06"})})
    documents = [dated("after", "2024-05-07"), dated("same-day", "2024-05-06"), dated("undated", None)]
    assert trace_clauses(child, documents, None, Settings(before_child=True)).documents == 0
    assert (
        trace_clauses(child, [*documents, dated("before", "2020-01-01")], None, Settings(before_child=True)).summary["borrowed"].clauses
        == 1
    )


PLACES = {
    "丽水市": Leaflet("a", None, "丽水市", "331100", "prefecture", ("浙江省",), None, "", ()),
    "衢州市": Leaflet("b", None, "衢州市", "330800", "prefecture", ("浙江省",), None, "", ()),
    "龙泉市": Leaflet("c", None, "龙泉市", "331181", "county", ("浙江省", "丽水市"), None, "", ()),
    "浙江省": Leaflet("d", None, "浙江省", "330000", "province", (), None, "", ()),
    "中国": Leaflet("e", None, "中国", "000000", "national", (), None, "", ()),
    "平凉市": Leaflet("f", None, "平凉市", "620800", "prefecture", ("甘肃省",), None, "", ()),
    "": Leaflet("g", None, None, None, None, (), None, "", ()),
}


@pytest.mark.parametrize(
    ("child", "source", "relation"),
    [
        ("丽水市", "丽水市", "own"),
        ("丽水市", "衢州市", "sibling"),
        ("丽水市", "浙江省", "ancestor"),
        ("龙泉市", "丽水市", "ancestor"),
        ("龙泉市", "浙江省", "ancestor"),
        ("龙泉市", "衢州市", "other"),
        ("丽水市", "龙泉市", "other"),
        ("丽水市", "平凉市", "other"),
        ("丽水市", "中国", "national"),
        ("", "中国", "national"),
        ("", "", "other"),
        ("丽水市", "", "other"),
    ],
)
def test_how_places_lie(child: str, source: str, relation: str) -> None:
    assert relation_of(PLACES[child], PLACES[source]) == relation


def test_memory_does_not_grow_with_the_corpus(child: policydiff.Notice) -> None:
    def many(count: int) -> Iterator[Leaflet]:
        for at in range(count):
            yield dated(f"d{at}", f"20{at % 20:02}-01-01", f"{ORCHARD}，第{at}项")

    def peak(count: int) -> int:
        tracemalloc.start()
        trace_clauses(child, many(count), None, Settings())
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(50)
    assert peak(2000) < peak(200) * 1.5 + 100_000


def test_a_bad_file_is_told_and_stops_nothing(run: Callable[..., Any], folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    found = run("trace", WUXI, "--corpus", folder, "--corpus", RAW, "--format", "json")
    assert [problem["id"] for problem in found["problems"]] == ["broken"]


def test_what_no_run_has_read_is_parsed_on_several_processes_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    texts = {f"d{at:02}": f"关于第{at}号果园的意见\n一、任务\n{ORCHARD}，第{at}项。\n" for at in range(30)}
    folder = written(tmp_path / "corpus", **texts)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    groups, _ = gather([folder], Corpus(tmp_path))
    documents = list(singles(groups))
    assert sorted(make_ahead(documents, shelf())) == sorted(document.id for document in documents)
    assert [document.id for document in documents if not shelf().has(_key(document))] == ["broken"]
    assert list(make_ahead(documents[:20], shelf())) == [] and list(make_ahead(documents, shelf(used=False))) == []
    kept, made = (list(whole_leaflets(documents, each)) for each in (shelf(), shelf(used=False)))
    assert kept == made and isinstance(made[0], Problem)


# --- what everybody says in pieces ----------------------------------------------------------------------------------------

FORMULAS = (
    ("养老", "违反本规定收取押金的，由民政主管部门责令限期改正；逾期不改正的，处一万元以上三万元以下罚款。"),
    ("林业", "违反本规定采挖苗木的，由林业主管部门责令限期改正；逾期不改正的，处五千元以上一万元以下罚款。"),
    ("消防", "违反本规定占用通道的，由消防救援机构责令限期改正；逾期不改正的，处二千元以上五千元以下罚款。"),
    ("水库", "违反本规定设置网箱的，由水行政主管部门责令限期改正；逾期不改正的，处一千元以上二千元以下罚款。"),
    ("体育", "违反本规定关闭场馆的，由体育主管部门责令限期改正；逾期不改正的，处五百元以上一千元以下罚款。"),
)


def test_a_formula_that_every_law_has_is_no_source(tmp_path: Path) -> None:
    others = [dated(f"d{at}", "2010-01-01", f"{text}{word}机构应当逐月通报{word}事务办理进度") for at, (word, text) in enumerate(FORMULAS)]
    child = policydiff.parse_text(
        f"景宁县果园管理办法\n一、罚则\n违反本规定截留果农补贴的，由农业农村主管部门会同财政部门追回款项，责令限期改正；逾期不改正的，处三千元罚款。\n二、台账\n{ORCHARD}。\n",
        name="child",
    )
    found = trace_clauses(child, [*others, dated("source", "2019-01-01")], None, Settings())
    by = {clause.text[:4]: clause for clause in found.clauses}
    assert by["违反本规"].origin == "original" and by[ORCHARD[:4]].origin == "shared"


def weighed(mine: str, other: str, common: str = "") -> float | None:
    """The surplus of two clauses where half of a thousand documents have the pieces of a third text."""
    return surplus(mask(mine, ()), mask(other, ()), Rarity(dict.fromkeys(shingles(mask(common, ())), 500), 1000), mine)


def test_what_is_shared_must_be_rare() -> None:
    mine, other = "林业部门编制古树名录，落实养护责任人，并向社会公布结果", "排污口每月核查一次，并向社会公布结果"
    alone, told = weighed(mine, mine), weighed(mine, mine, common="并向社会公布结果")
    assert alone is not None and told is not None and alone > told > 0
    assert weighed(mine, other, common="并向社会公布结果") is None  # the common part of the clause alone
    few = weighed("对申诉、控告者打击报复的", "对批评、申诉者进行压制或者打击报复")
    assert few is not None and few < 0  # rare, but too little


def test_a_clause_that_is_alone_in_a_document_must_share_more() -> None:
    assert not suffices(3.0, 1) and suffices(3.0, 3) and suffices(7.0, 1) and not suffices(-0.1, 100)


@pytest.mark.parametrize(
    ("mine", "other", "is_from_there"),
    [
        pytest.param(
            "其排水设施应当与主体工程同时设计、同时施工、同时投入使用。",
            "配套幼儿园应当与主体工程同时设计、同时施工、同时投产使用。",
            False,
            id="three at a time, as every law of works has it",
        ),
        pytest.param(
            "任何单位和个人都有权对损坏古井的行为进行劝阻、投诉和举报。",
            "任何单位和个人都有权对围垦湖泊的行为进行劝阻、投诉和举报。",
            False,
            id="everybody's right to report",
        ),
        pytest.param(
            "工会、共产主义青年团、妇女联合会等团体应当结合各自工作对象的特点开展护林宣传。",
            "工会、共产主义青年团、妇女联合会等团体应当结合各自工作对象的特点做好助残工作。",
            False,
            id="the three mass organisations",
        ),
        pytest.param(
            "贯彻《果品产业标准体系建设指南（2021年版）》的要求，编印册子。",
            "根据《果品产业标准体系建设指南（2021年版）》，设立三个小组。",
            False,
            id="the title of a third document",
        ),
        pytest.param(
            "积极参与国际海事组织（IMO）、国际标准化组织（ISO）的船舶会议。",
            "定期派员访问国际标准化组织（ISO）、国际海事组织（IMO）的秘书处。",
            False,
            id="names with their letters",
        ),
        pytest.param(
            "违反本条例第九条规定，渡口经营者未按照规定公示水位的，由交通运输主管部门责令改正，处一千元罚款。",
            "违反本条例第十条规定，渡口经营者未按照规定配备救生衣的，由交通运输主管部门责令改正，处一千元罚款。",
            False,
            id="one offender, two offences",
        ),
        pytest.param(
            "合作社分红应当遵循自愿、平等的原则，不得损害国家利益、社会公共利益和他人合法权益。",
            "摊位调换不得损害国家利益、社会公共利益和他人合法权益。",
            False,
            id="whose interests nothing may harm",
        ),
        pytest.param("检查人员进行现场检查，应当出示证件。", "检查人员进行现场检查，应当出示证件。", False, id="how inspectors behave"),
        pytest.param(
            "“深水养殖装备与苗种”重点专项咨询电话：010-60001234。",
            "“深水养殖装备与苗种”重点专项2022年度项目指南。",
            False,
            id="the name of a programme",
        ),
        pytest.param(
            "请申请人登录https://hatchery.example.org/apply撰写申请。",
            "评审结果公布在https://hatchery.example.org/apply供查询。",
            False,
            id="the address of a page",
        ),
        pytest.param(
            "实行以渔获定额为导向的分配。",
            "贯彻《关于实行以渔获定额为导向分配的若干意见》，组织培训。",
            False,
            id="what stands in the title of a third document",
        ),
        pytest.param(
            "发展改革、教育、公安、财政、水利、农业农村、商务、林业等部门按照各自职责，做好防汛工作。",
            "公安、财政、水利、农业农村、商务、林业等部门（机构）在各自职责范围内，共同做好古桥保护工作。",
            False,
            id="departments that are counted up",
        ),
        pytest.param(
            "推进甲湖—乙湾水产创新应用先导区、东岭国家淡水渔业创新发展试验区建设，设立鱼苗拍卖行。",
            "支持甲湖—乙湾水产创新应用先导区、东岭国家淡水渔业创新发展试验区建设。",
            False,
            id="zones that the state has named",
        ),
        pytest.param(
            "加快建设中国（东岭）自由贸易试验区、中国—南海岛国渔业经贸合作示范区，办好年会。",
            "依托中国（东岭）自由贸易试验区、中国—南海岛国渔业经贸合作示范区招聘翻译。",
            False,
            id="a zone of free trade",
        ),
        pytest.param(
            "3月5日，淡水养殖年会在滨河召开，水产总局苗种管理司副司长林某某出席年会。",
            "9月8日，渔港开港节在东岭举行，水产总局苗种管理司副司长林某某出席开幕式。",
            False,
            id="who was there, with the office",
        ),
        pytest.param(
            "本指南由滨河县数字渔业工作领导小组办公室负责解释。",
            "滨河县数字渔业工作领导小组办公室（盖章）",
            False,
            id="who explains a document, and whose seal stands on a form",
        ),
        pytest.param(
            "对信用状况良好的船主，合理降低抽查比例和频次；对失信的船主，提高抽查比例和频次。",
            "对守信的茶商，合理降低抽查比例和频次；对失信的茶商，适当提高抽查比例和频次。",
            False,
            id="how often those of good credit are looked at",
        ),
        pytest.param(
            "滨河县鱼苗研究所（计财室），寄送地址：滨河县码头街一号鱼苗研究所三层，邮编：300001。",
            "寄送地址：滨河县码头街一号鱼苗研究所三层（综合室），邮编：300001。",
            False,
            id="where something is to be sent",
        ),
        pytest.param(
            "对可能被转移、隐匿或者毁损的渔获台账予以封存。",
            "查阅、复制账册，对可能被转移、隐匿或者毁损的进货票据，予以封存。",
            False,
            id="what inspectors may seal",
        ),
        pytest.param(
            "支持符合条件的养殖企业通过股权、债券等方式开展直接融资。",
            "鼓励符合条件的物流企业通过股权、债券等方式开展直接融资。",
            False,
            id="how enterprises get money",
        ),
        pytest.param(
            "中国（东岭）自由贸易试验区内的渔获拍卖每晚九点开槌，买手凭腕带竞价。",
            "中国（南屏）自由贸易试验区内的渔获拍卖每晚九点开槌，买手凭腕带竞价。",
            True,
            id="what is done in a zone",
        ),
        pytest.param(
            "水利、林业、公安、气象等部门每日早八点在渡口水位牌前会签泄洪放行单。",
            "水利、林业、公安、气象等部门每日早八点在渡口水位牌前会签泄洪放行单，一式两份。",
            True,
            id="what departments do that none else does",
        ),
        pytest.param(
            "登录https://hatchery.example.org/apply，上传网箱编号和苗种检疫章照片。",
            "在https://hatchery.example.org/apply上传网箱编号和苗种检疫章照片。",
            True,
            id="what is done at an address",
        ),
        pytest.param(
            "堆料棚顶设置不低于堆垛高度的喷淋管，应当与主体工程同时设计、同时施工。",
            "露天料场设置不低于堆垛高度的喷淋管，应当与主体工程同时设计、同时施工。",
            True,
            id="a turn beside what is rare",
        ),
        pytest.param(
            "任何单位和个人不得在洄游通道内设置张网、地笼和拦河坝。",
            "禁止任何单位和个人在洄游通道内设置张网、地笼和拦河坝。",
            True,
            id="a stock subject of what is rare",
        ),
    ],
)
def test_fixed_turns_and_names_do_not_tell(mine: str, other: str, is_from_there: bool) -> None:
    assert from_there(mine, other) is is_from_there


def test_what_is_alone_shares_one_run_that_is_rare() -> None:
    mine = "果农合作社每年冬季组织剪枝比武，评出能手十名，奖给剪刀一套"
    scattered = "合作社冬季里办剪枝的比武大会，能手共评出十名，给每人剪刀奖励"
    assert not is_enough(weighed(mine, scattered))
    assert is_enough(weighed(mine, "本镇果农合作社每年冬季组织剪枝比武，前三名披红"))


WATCH = "渔港值班员每日清晨核对泊位登记簿，逐船查看缆绳磨损情况，并在缆桩上系红绳为记"


@pytest.mark.parametrize(
    ("other", "is_from_there"),
    [
        pytest.param("渔岗值员每日晨核对泊伍登记薄，逐船看缆绳磨损况，并在揽桩系红绳记", True, id="slips all over it"),
        pytest.param("渔岗值员每日晨核对", False, id="too short"),
        pytest.param("渔港管理站每日清晨派人打扫码头，逐船查看安全设备齐备情况，并为老船员系红绳祈福", False, id="whole parts differ"),
    ],
)
def test_a_sentence_with_slips_is_from_there(other: str, is_from_there: bool) -> None:
    mine = WATCH[: len(other) + 1] if len(other) < 20 else WATCH
    assert is_enough(surplus(mask(mine, ()), mask(other, ()), Rarity({}, 100), mine)) is is_from_there


def fifth(text: str) -> str:
    """The text with every fifth character made another one."""
    return "".join("〇" if at % 5 == 2 else char for at, char in enumerate(text))


LODGE = "林业部门每三年编制一次古树名录，逐株落实养护责任人，树立标牌并向社会公布普查结果"


def test_a_long_rare_clause_is_from_where_nearly_all_of_it_stands_though_few_pieces_are_whole() -> None:
    assert is_enough(weighed(fifth(LODGE), LODGE))
    assert not is_enough(weighed(fifth(LODGE[:15]), LODGE[:15]))
    assert not is_enough(weighed(fifth(LODGE), LODGE, common=LODGE))


AIM = "为落实果品强县五年规划，引导果农把品种改良、冷链贮藏、电商直销连成一体，扭转老果园产量低、价格低的局面，制定本方案。"


@pytest.mark.parametrize(
    ("mine", "other", "common", "is_from_there"),
    [
        pytest.param(
            AIM,
            AIM.replace("电商直销连成一体，", "电商直销和乡村旅游连成一体，").replace("制定", "特制定"),
            "",
            True,
            id="a purpose of its own",
        ),
        pytest.param("为加强养犬管理，制定本条例。", "为加强古树管理，制定本条例。", "", False, id="a purpose as all have it"),
        pytest.param(AIM, AIM, AIM, False, id="a purpose that many have"),
        pytest.param(
            "违反本条例第九条规定的，由林业主管部门责令限期恢复原状，处一万元以上五万元以下罚款；逾期不恢复的，代为恢复，费用由违法者承担。",
            "违反本条例第三条规定的，由林业主管部门责令限期恢复原状，处二万元以上五万元以下罚款；逾期不恢复的，代为恢复，费用由违法者承担。",
            "",
            False,
            id="a penalty that names no conduct",
        ),
    ],
)
def test_of_what_all_documents_have_a_whole_sentence_must_be_shared(mine: str, other: str, common: str, is_from_there: bool) -> None:
    rarity = Rarity(dict.fromkeys(shingles(mask(common, ())), 500), 1000)
    assert (surplus(mask(mine, ()), mask(other, ()), rarity, mine, stock=True) is not None) is is_from_there


@pytest.mark.parametrize(("rate", "least"), [(0.0, 0.95), (0.1, 0.85), (0.2, 0.75)])
def test_of_planted_clauses_so_many_are_called_shared(rate: float, least: float) -> None:
    rnd = random.Random(7)
    sample = [line for line in rnd.sample(clauses(), 150) if not is_stock(line.text, 0.5)]
    letters = "".join(line.masked for line in clauses())
    text = "\n".join(f"{at}．{mutated(line.text, rate, rnd, letters)}" for at, line in enumerate(sample, 1))
    child = policydiff.parse_text(f"关于若干事项的意见\n{text}\n", name="child")
    hosts = [dated(f"d{at}", None, line.text) for at, line in enumerate(sample)]
    traced = trace_clauses(child, hosts, None, Settings())
    assert traced.summary["shared"].clauses >= least * len(sample)


PENALTIES = [
    ("违反本条例第九条规定，擅自填埋湿地的，由林业主管部门处一万元罚款。", "擅自填埋湿地的"),
    ("捕捞禁捕鱼类，情节严重的，由渔业主管部门吊销捕捞许可证。", "捕捞禁捕鱼类"),
    ("违反本办法规定，有下列行为之一的，责令限期改正：", ""),
    ("有违法所得的，没收违法所得；没有违法所得的，处五千元罚款。", ""),
    ("由公安机关依法予以处罚。", None),
    ("支持湿地保护。", None),
]


@pytest.mark.parametrize(("text", "conduct"), PENALTIES)
def test_what_a_penalty_punishes(text: str, conduct: str | None) -> None:
    assert conduct_of(text) == conduct


def test_penalties_come_from_each_other_only_if_what_they_punish_does() -> None:
    wetland = "违反本条例第九条规定，擅自填埋自然湿地的，由县级以上人民政府林业主管部门责令限期恢复，处一万元以上五万元以下罚款。"
    noise = "违反本条例第十条规定，夜间连续浇筑施工的，由县级以上人民政府林业主管部门责令限期恢复，处二万元以上五万元以下罚款。"
    same = "违反本办法第四条规定，擅自填埋自然湿地的，由县级人民政府自然资源主管部门责令改正，处五千元以上一万元以下罚款。"
    assert weighed(wetland, noise) is None
    told = weighed(wetland, same)
    assert told is not None and told >= 0


def from_there(mine: str, other: str) -> bool:
    """Whether a clause that is alone in another document is called its source."""
    one, two = pieces(mine, other)
    return is_enough(surplus_of(one, two, ratio(one.masked, two.masked), Rarity({}, 1000)))


def test_a_penalty_that_names_no_conduct_is_all_frame() -> None:
    frame = "违反本条例第二十三条第三款规定的，由水利主管部门责令改正或者限制取水，并处十万元以上一百万元以下罚款。"
    assert from_there(frame, frame)
    for near in (
        frame.replace("水利", "市、县水利"),
        frame.replace("第二十三条第三款", "第十三条、第十四条"),
        frame.replace("以下罚款", "以下的罚款"),
    ):
        assert not from_there(frame, near)
    fined = frame.replace("规定的", "规定，在鱼道观察窗前抛锚的")
    assert from_there(fined, fined.replace("第二十三条第三款", "第十三条、第十四条"))


STOCK = [
    ("本法自公布之日起施行。", 1.0, True),
    ("具体管理办法由省住房城乡建设主管部门制定。", 1.0, True),
    ("当事人对行政处罚决定不服的，可以依法申请复议。", 1.0, True),
    ("法律、法规规定的其他义务。", 0.95, True),
    ("为了加强养犬管理，根据有关法律，结合本市实际，制定本条例。", 0.85, True),
    ("为了加强养犬管理，根据有关法律，结合本市实际，制定本条例。", 0.95, False),
    ("高举中国特色社会主义伟大旗帜，全面落实省委全会精神。", 0.6, True),
    ("有下列情形之一的，应当认定为严重损害古树名木：", 0.6, True),
    ("违反本条例第九条规定的，由林业主管部门责令改正，处一万元罚款。", 0.95, True),
    ("违反本条例第九条规定的，由林业主管部门责令改正，处一万元罚款。", 1.0, False),
    ("本规范由县水利工程领导小组办公室负责解释。", 1.0, True),
    ("讲解员负责解释每块碑刻的来历。", 0.6, False),
    ("各级人民政府应当对本行政区域内的声环境质量负责。", 1.0, True),
    ("镇长对大塘水环境质量负责，每月初八下塘取水样送检。", 0.6, False),
    ("县果业中心建立老果园改造台账。", 0.6, False),
]


@pytest.mark.parametrize(("text", "alike", "stock"), STOCK)
def test_sentences_that_all_documents_have_or_build_alike(text: str, alike: float, stock: bool) -> None:
    assert is_stock(text, alike) is stock


@pytest.mark.parametrize(
    ("mine", "other", "is_from_there"),
    [
        ("支持文化企业升级信息系统，建设数据汇聚平台，推动全流程数据采集。", "支持文化企业建设数据汇聚平台，推动全流程数据采集。", True),
        # all of a short clause, within a long sentence
        (
            "推动关键设备开放数据接口。",
            "引导重点企业研制数控系统，推动关键设备开放数据接口，为数据全面采集、汇聚和共享提供可靠支撑。",
            True,
        ),
        # the names of two lists in a sentence on other things
        (
            "未在经营异常名录和严重违法失信名单中。",
            "市场监管部门应当依法及时将重整企业从经营异常名录或者严重违法企业名单中移除，并变更、修复信用信息。",
            False,
        ),
        # half of a formula, and of two sentences that are not alike
        (
            "未到录取学校确认学位的，视为放弃录取资格和学位。",
            "未注册的，视为放弃录取资格和放弃积分入学学位，区教育局将不再重新安排学位。",
            False,
        ),
    ],
)
def test_what_stands_in_a_long_sentence_stands_there_whole(mine: str, other: str, is_from_there: bool) -> None:
    coverage = covered(mine, other, 0.5)
    assert (coverage >= 0.5 and says_the_same(mine, other, coverage)) is is_from_there


@pytest.mark.parametrize("form", ["txt", "md", "html", "csv", "json"])
def test_every_report_of_a_comparison_says_whence_what_was_added_comes(run: Callable[..., Any], tmp_path: Path, form: str) -> None:
    target = tmp_path / f"report.{form}"
    run("compare", WUXI, PARENT, "--corpus", RAW, "-o", target)
    text = target.read_text(encoding="utf-8")
    day = '"issued": "2017-06-15"' if form == "json" else "2017-06-15"
    assert "平凉市" in text and day in text and "borrowed" in text and "original" in text


def test_the_short_report_does_so_beside_each_sentence(run: Callable[..., Any]) -> None:
    lines = [line.strip() for line in run("compare", WUXI, PARENT, "--corpus", RAW, "--format", "text").splitlines()]
    below = [lines[at + 1] for at, line in enumerate(lines) if line.startswith("+ added m")]
    assert below and all(line == "original" or (line.startswith("borrowed ← ") and line.endswith("%)")) for line in below)
