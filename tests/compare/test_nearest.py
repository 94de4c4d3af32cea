"""Why a clause has no counterpart: what is nearest to it is of its own kind."""

from __future__ import annotations

import pytest

import policydiff

PARENT = "一、任务\n（一）{head}\n{body}\n（二）渡口管理\n渡口管理员每晚检查缆绳并登记。\n"
CHILD = "一、任务\n（一）{head}\n每年三月组织茶农统一修剪老茶树。\n（二）渡口管理\n渡口管理员每晚检查缆绳并登记。\n{more}\n"
BODY = "每年三月组织茶农统一修剪老茶树。"


def reasons(head: str, more: str) -> list[dict[str, object]]:
    parent = policydiff.parse_text(f"岚州市茶业方案\n{PARENT.format(head=head, body=BODY)}", name="parent")
    child = policydiff.parse_text(f"岚溪县茶业方案\n{CHILD.format(head=head, more=more)}", name="child")
    return [
        dict(match.reason_args) for match in policydiff.diff(child, parent).matches if match.verdict == "added" and match.role == "body"
    ]


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ("冷链物流仓储服务", "依托码头发展冷链物流仓储服务，并为养殖户代办保险和运输手续。"),
        ("知识产权服务", "引进第三方机构开展知识产权服务，为茶企代办商标注册和地理标志。"),
        ("科学技术普及服务", "支持学校和场馆开展科学技术普及服务，每季度放映两场科教影片。"),
        ("夜间航行安全", "组织船员学习夜间航行安全知识，考核合格后发给夜航证书。"),
    ],
)
def test_a_heading_that_a_sentence_holds_is_not_its_nearest_clause(head: str, more: str) -> None:
    (args,) = reasons(head, more)
    assert args.get("shared") != "100%" and args.get("place") != "一/（一）"


def test_a_sentence_that_is_a_little_like_it_is() -> None:
    (args,) = reasons("茶园修剪", "渡口管理员每晚检查救生衣数量，缺少的由乡镇采购并在次日补齐，费用列入年度预算。")
    assert args["place"] == "一/（二）"
