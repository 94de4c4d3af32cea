"""A penalty has its counterpart where the duty has that it punishes, however alike the stock words of two penalties are."""

from __future__ import annotations

import pytest

from policydiff.compare import compare_plans
from policydiff.pipeline import parse_text

PARENT = """东江省养殖水域保护条例
第一条 养殖单位应当在进水口和排水口安装拦网，防止养殖品种逃逸。
第二条 运输活鱼的车辆应当配备增氧设备，并按照规定的时段行驶。
第三条 苗种生产单位应当建立亲本档案，档案保存不得少于五年。
第四条 违反本条例第一条规定，未安装拦网的，由县级以上人民政府渔业主管部门责令改正，处二千元以上一万元以下罚款；拒不改正的，责令停业整治。
第五条 违反本条例第二条规定，未配备增氧设备的，由县级以上人民政府渔业主管部门责令改正，处五百元以上二千元以下罚款。
第六条 违反本条例第三条规定，未建立亲本档案的，由县级以上人民政府渔业主管部门责令改正，处二千元以上五千元以下罚款。
"""
CHILD = """临江市养殖水域保护条例
第一条 养殖单位应当在进水口和排水口安装双层拦网，防止养殖品种逃逸。
第二条 垂钓场所应当在醒目处公示禁钓区域和禁钓时间。
第三条 苗种生产单位应当建立亲本档案，档案保存不得少于八年。
第四条 {first}
第五条 {second}
"""


def penalties(first: str, second: str) -> dict[str, str]:
    """The parent's text for each of the child's last two articles."""
    child, parent = parse_text(CHILD.format(first=first, second=second)), parse_text(PARENT)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    return {match.child_text: match.parent_text for match in comparison.matches if match.child}


@pytest.mark.parametrize(
    "end", ["责令改正，处二千元以上一万元以下罚款；拒不改正的，责令停业整治。", "责令限期改正，处二千元以上五千元以下罚款。"]
)
def test_a_penalty_for_a_duty_of_the_childs_own_has_no_counterpart(end: str) -> None:
    own, kept = f"违反本条例第二条规定的，由市、县（区）渔业主管部门{end}", f"违反本条例第三条规定的，由市、县（区）渔业主管部门{end}"
    found = penalties(own, kept)
    assert found[own] == ""
    assert "亲本档案" in found[kept]


def test_what_is_punished_alike_goes_by_the_duty_and_not_by_the_fine() -> None:
    net = "违反本条例第一条规定的，由市、县（区）渔业主管部门责令改正，处二千元以上五千元以下罚款。"
    files = "违反本条例第三条规定的，由市、县（区）渔业主管部门责令改正，处二千元以上一万元以下罚款；拒不改正的，责令停业整治。"
    found = penalties(net, files)
    assert "未安装拦网" in found[net]
    assert "亲本档案" in found[files]


@pytest.mark.parametrize(
    ("penalty", "source"),
    [
        ("拒不拆除禁钓区域内浮台的，由市、县（区）渔业主管部门责令改正，处二千元以上五千元以下罚款。", ""),
        ("未建立苗种亲本档案的，由市、县（区）渔业主管部门责令限期改正，处三千元以上五千元以下罚款。", "未建立亲本档案的"),
    ],
)
def test_a_penalty_that_names_no_article_goes_by_what_it_says_it_punishes(penalty: str, source: str) -> None:
    found = penalties(penalty, "本条例自2024年5月1日起施行。")
    assert source in found[penalty] and bool(found[penalty]) == bool(source)


DUTIES = """东江省养殖水域保护条例
第一条 禁止在取水口上游一千米内投放饵料、清洗渔具。
第二条 养殖单位应当在排水口安装拦网，防止养殖品种逃逸。
第三条 违反本条例第一条规定，在取水口上游一千米内投放饵料、清洗渔具的，由渔业主管部门责令改正，处五百元以上二千元以下罚款。
第四条 有下列行为之一的，由渔业主管部门责令改正，处一千元以下罚款：
（一）伪造、涂改投放记录的；
（二）拒绝、阻挠水质抽样的。
"""


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("禁止在取水口上游二千米内投放饵料、清洗渔具。", "禁止在取水口"),
        ("在取水口上游二千米内投放饵料、清洗渔具的，由市渔业主管部门责令改正，处五百元以上二千元以下罚款。", "违反本条例第一条"),
        ("养殖单位不得伪造、涂改投放记录。", ""),
        ("养殖单位有下列情形的，由渔业主管部门约谈其负责人：\n（一）伪造、涂改投放记录的；", "伪造"),
    ],
)
def test_a_penalty_and_the_duty_itself_are_two_clauses(article: str, source: str) -> None:
    child = parse_text(f"临江市养殖水域保护条例\n第一条 {article}\n第二条 养殖单位应当在排水口安装双层拦网，防止养殖品种逃逸。\n")
    parent = parse_text(DUTIES)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    words = article.split("\n")[-1].removeprefix("（一）")
    (match,) = [each for each in comparison.matches if words[:12] in each.child_text]
    assert source in match.parent_text and bool(match.parent_text) == bool(source)
