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


def sources(child: str, parent: str) -> dict[str, str]:
    """The parent's text for each clause of the child that has a counterpart."""
    mine, theirs = parse_text(child), parse_text(parent)
    comparison = compare_plans(mine, mine.plans[0], theirs, theirs.plans[0])
    return {match.child_text: match.parent_text for match in comparison.matches if match.child and match.parent}


LIST = """东江省渡口管理条例
第一条 渡口经营人应当在渡船显著位置标明乘客定额。
第二条 渡口主管部门及其工作人员有下列行为之一的，由有关机关责令改正；依法给予处分：
（一）强行要求渡船超过乘客定额载客；
（二）未按照规定检验渡船；
（三）其他滥用职权的行为。
"""


def test_deeds_of_a_list_correspond_though_the_child_has_lost_their_numbers() -> None:
    child = (
        LIST.replace("东江省", "临江市")
        .replace("（一）强行", "强行")
        .replace("（二）", "")
        .replace("（三）", "")
        .replace("载客；", "载客的；")
    )
    found = sources(child.replace("渡船；", "渡船的；"), LIST)
    assert "强行要求" in found["强行要求渡船超过乘客定额载客的；"]
    assert "未按照规定" in found["未按照规定检验渡船的；"]


@pytest.mark.parametrize(
    "end", ["由渡口主管部门给予警告，责令退还收取的报酬", "由县级以上人民政府渡口主管部门处收取报酬一倍的罚款", "由公安机关处五日拘留"]
)
def test_what_a_deed_is_punished_with_is_no_source_of_the_duty(end: str) -> None:
    duty = "第二条 渡口经营人应当尊重乘客，不得向乘客收取或者变相收取渡运之外的报酬。"
    parent = f"东江省渡口管理条例\n第一条 渡口经营人应当在渡船显著位置标明乘客定额。\n{duty}\n第三条 渡口经营人向乘客收取或者变相收取渡运之外的报酬的，{end}。\n"
    child = "临江市渡口管理条例\n第一条 渡口经营人应当在渡船显著位置标明乘客定额和航线。\n第二条 不得向乘客收取或者变相收取渡运之外的报酬，不得拒载携带农具的乘客。\n"
    found = sources(child, parent)
    assert "应当尊重乘客" in next(source for mine, source in found.items() if "拒载" in mine)
