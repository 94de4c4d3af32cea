"""Portal words: every example in the data holds, and ordinary lines of notices are none of it."""

from __future__ import annotations

import pytest

from policydiff.text.fold import fold
from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.bar import counts_sample, sample_title
from policydiff.vocab.portal import (
    apparatus,
    body_hints,
    body_markers,
    clean_label,
    furniture_rules,
    is_furniture,
    is_weak_label,
    metadata_field,
    metadata_labels,
    tool_labels,
    tools_at,
)

DATA = load_yaml("portal")
LABELS = [(example, entry["field"]) for entry in DATA["fields"] for example in entry["examples"]]
LINES = [example for rule in furniture_rules() for example in rule.examples]


@pytest.mark.parametrize(("label", "field"), LABELS, ids=[label for label, _ in LABELS])
def test_a_label_names_its_field(label: str, field: str) -> None:
    assert metadata_field(label) == field
    assert metadata_field(fold(label)) == field


@pytest.mark.parametrize("label", ["责任单位", "总体要求", "", "：", "第一条", "工作时间安排"])
def test_other_words_name_none(label: str) -> None:
    assert metadata_field(label) is None


def test_labels_of_tools_are_no_particulars() -> None:
    for entry in DATA["tool_labels"]:
        assert all(clean_label(example) in tool_labels() and metadata_field(example) is None for example in entry["examples"])


def test_counts_of_samples_stand_before_a_title() -> None:
    for entry in DATA["samples"]:
        assert all(sample_title(fold(example)) == example.partition("：")[2] for example in entry["examples"])
        assert all(counts_sample(f"{word}:") and sample_title(f"{word}:某某市水利局文件") == "" for word in entry["others"])
    assert sample_title("第一篇:要求。") == "" and not counts_sample("第二篇 主要任务")


def test_no_label_stands_in_two_fields() -> None:
    labels = [label for entry in DATA["fields"] for label in (*entry["labels"], *entry.get("weak", ()))]
    assert len(labels) == len(set(labels))


def test_weak_labels_are_labels() -> None:
    assert is_weak_label("来源：") and metadata_field("来源：") == "origin"
    assert not is_weak_label("发布日期")


def test_longer_labels_come_first() -> None:
    lengths = [len(label) for label in metadata_labels()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("line", LINES)
def test_a_furniture_line_is_known(line: str) -> None:
    assert is_furniture(fold(line))


@pytest.mark.parametrize("line", ["选择区域:>>", "点击查看 >>", "下载附件»", "更多动态>>>"])
def test_a_button_with_its_arrows_is_furniture(line: str) -> None:
    assert is_furniture(fold(line))


BODY_LINES = [
    "一、总体要求",
    "（一）加强政府网站建设。加强网站地图、无障碍浏览等功能建设，开展网站标识，做好ICP备案管理。",
    "主办单位：县教育局；协办单位：县财政局",
    "（责任单位：县科技局、县财政局）",
    "2023年9月6日",
    "各乡镇人民政府、街道办事处，县政府各部门：",
    "时间：2023年9月至2024年3月",
    "分享改革发展成果",
    "推荐优秀企业申报。",
    "大力发展中小企业",
    "扫黑除恶专项斗争",
    "联系方式：",
    "政策、标准",
    "推荐",
    "大",
    "相关单位要加强协作。",
    "政策解读工作由县政府办公室负责。",
    "承办单位要在规定时限内办结，并报送网站",
    "各县区>全市平均",
    "增长率>>5",
    "加强政务服务，选择区域:>>",
    "",
    "   ",
]


@pytest.mark.parametrize("line", BODY_LINES)
def test_a_line_of_a_notice_is_no_furniture(line: str) -> None:
    assert not is_furniture(fold(line))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("县政府办 字体:[大 中 小] 打印", "县政府办"),
        ("新华社[打印]", "新华社"),
        ("某某市人民政府办公室", "某某市人民政府办公室"),
        ("打印 关闭", ""),
        ("中小企业局", "中小企业局"),
    ],
)
def test_tools_at_the_end_of_a_line_are_found(line: str, kept: str) -> None:
    assert line[: tools_at(fold(line))].strip() == kept


def test_furniture_takes_linear_time() -> None:
    for unit in ("首页>", "[", "大 ", "分享到"):
        assert is_furniture(unit * 300_000) in (True, False)


def test_containers_are_listed_by_strength() -> None:
    hints = body_hints()
    assert [hint.strength for hint in hints] == sorted((hint.strength for hint in hints), reverse=True)
    assert "ucap-content" in hints[0].ids and any("trs_editor" in hint.classes for hint in hints)
    assert "nav" in apparatus().tags and ("正文开始", "正文结束") in body_markers()
