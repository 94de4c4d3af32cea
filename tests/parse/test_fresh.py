"""What holds for every text whatever: the file that `parse` writes of it is one in which `validate` finds no error."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policydiff.checking import Setting, check_text
from policydiff.errors import PolicydiffError
from policydiff.pipeline import parse_text
from policydiff.store import dump_notice
from policydiff.validate import Finding

WORDS = Path(__file__).parent / "official-words.txt"
LINES = st.sampled_from([line for line in WORDS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")])
JOINTS = st.sampled_from(["\n", "\n", "\n", "\n\n", "", "\t", "　　", "\n　　", " ", "\n- 3 -\n", "\n— 12 —\n"])
TEXTS = st.lists(st.tuples(LINES, JOINTS), min_size=1, max_size=30).map(lambda pairs: "".join(line + joint for line, joint in pairs))
TWICE = st.tuples(TEXTS, st.booleans()).map(lambda pair: pair[0] + ("\n" + pair[0] if pair[1] else ""))


def errors(text: str, folder: Path, name: str = "a.txt") -> list[Finding]:
    raw = folder / "raw.txt"
    raw.write_bytes(text.encode("utf-8"))
    notice = parse_text(text, name)
    found = check_text("a.yaml", dump_notice(notice), Setting({notice.source.path.rpartition("/")[2]: (raw,)}))
    ledger = sorted(entry.span for entry in notice.discarded)
    assert all(first[1] <= second[0] for first, second in pairwise(ledger)), "entries of the ledger overlap"
    return [finding for finding in found if finding.severity == "error"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fresh")


@given(TWICE)
@example("某省养犬条例\n（2008年4月17日某省人民代表大会常务委员会第二次会议通过）\n第一条 为了养犬。")
@example(
    "\n".join(
        [
            "某县人民政府关于养犬的通知",
            *(f"第{n}段，支持各类企业发展养犬事业，持续完善服务体系，不断扩大规模。\n- {n} -" for n in range(1, 12)),
        ]
        * 2
    )
)
@example("一、主要目标\n到2027年，建成监测平台，定位精度优于20米，预警准确率优于95%。")
@example("一、主要目标\n到2027年，集成电路产业规模过千亿，小程序服务1.64亿缴存人，图书馆年流通人次达到120万。")
@example("一、主要目标\n到2027年，智能云台控制精度达到0.005度，支持CAD、点云等不少于2种典型数据格式。")
@example("发布机构：某市政府办公室、某市财政局\n")
@example(
    "财政部 国家税务总局令第2号\n《某办法》已经通过，现予公布，自2022年10月1日起施行。\n2022年8月20日\n某办法\n第一条 为了管理，制定本办法。"
)
@example("第12号\n《某办法》已经通过，现予公布。\n2022年8月20日\n某办法\n第一条 为了管理，制定本办法。")
@example("【标题】某办法\n【颁布日期】20170306\n【章名】第一章 总则\n第一条 为了管理，制定本办法。")
@example("发布机构：某市发展和改革委员会 某市财政局\n关于养犬的通知\n各县：\n请执行。")
@settings(max_examples=60, deadline=None)
def test_no_text_gives_a_file_with_an_error(folder: Path, text: str) -> None:
    try:
        found = errors(text, folder)
    except PolicydiffError:  # a blank text
        return
    assert [(finding.rule, finding.message) for finding in found] == []


@pytest.mark.parametrize("name", ["a:b.txt", "甲?.txt", "c d.txt", "x.y.txt"])
def test_no_name_gives_a_file_with_an_error(folder: Path, name: str) -> None:
    assert errors("一、总则\n加快发展。", folder, name) == []
