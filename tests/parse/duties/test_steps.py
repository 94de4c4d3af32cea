"""What an authority does in the handling of one application is a step, and nobody's duty; who is made responsible in so many words is so there, too."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text
from policydiff.vocab.load import load_yaml

PLAN = "某市特色园区建设工作方案\n一、总体要求\n统筹推进园区建设。\n二、主要目标\n建成一批园区。\n三、{heading}\n{text}\n"
RULES = "某市特色园区认定管理办法\n第一章 总则\n第一条 为规范认定工作，制定本办法。\n第二章 {heading}\n第二条 {text}\n第三条 本办法自2026年1月1日起施行。\n"
GUIDE = "2026年度特色园区项目申报指南\n一、申报条件\n在本市注册。\n二、{heading}\n{text}\n"

PROCEDURES = {
    # heading, text: who is responsible
    ("认定程序", "各县商务局进行初审并统一推荐上报。"): [],
    ("申报与受理", "市商务局受理并形式审查，组织专家评审后向社会公示。"): [],
    ("申报、评审与公示", "市商务局审核推荐材料。"): [],
    ("认定工作流程", "市商务局汇总各县推荐名单。"): [],
    ("推荐程序", "材料由县商务局审核、公示。"): [],
    ("资金拨付", "奖补资金由市财政局拨付。"): [],
    # who is made responsible in so many words
    ("认定程序", "市商务局负责受理和审核。"): ["市商务局"],
    ("认定程序", "专家评审由市商务局负责组织。"): ["市商务局"],
    ("申报与受理", "县商务局应当按照职责做好初审工作。"): ["县商务局"],
    ("认定程序", "园区认定由市商务局组织实施。"): ["市商务局"],
    # the same words where no procedure is told
    ("监督管理", "各县商务局进行初审并统一推荐上报。"): ["各县商务局"],
    ("职责程序化", "市商务局审核建设规划，统筹年度安排。"): ["市商务局"],
    # no handling: what it sets up or makes
    ("认定程序", "市商务局建立专家库。"): ["市商务局"],
    ("申报与受理", "具体办法由市商务局另行制定。"): ["市商务局"],
}


@pytest.mark.parametrize(("heading", "text"), PROCEDURES)
def test_below_a_heading_of_a_procedure_it_is_told_what_becomes_of_an_application(heading: str, text: str) -> None:
    assert who(RULES.format(heading=heading, text=text)) == PROCEDURES[heading, text]


CASES = {
    # somebody hands something in, and the authority goes on
    "申请人可于3月底前提交申请材料，由区教育局统筹安排学位。": [],
    "监护人应向所在街道提出申请，由区民政局核定补贴。": [],
    "企业自愿申报，由县工信局审核后公布名单。": [],
    "新生可于8月26日现场补报名，由市教育局安排入学。": [],
    "申请人提交申请材料，由区教育局负责审核。": ["区教育局"],
    "建设单位提交申请材料，市住建局会同市水利局审查。": ["市住建局"],
    "县财政局每月报送资料，专项资金由市财政局统筹安排。": ["市财政局"],
    "学位由区教育局统筹安排。": ["区教育局"],
    # what a case has passed before
    "公示无异议的，由市科技局公布名单。": [],
    "考试合格的，由县人社局颁发证书。": [],
    "材料齐全的，由市民政局登记。": [],
    "验收合格后，由县水利局负责管护。": ["县水利局"],
    "名单由市科技局公布。": ["市科技局"],
    # papers for whoever applies, and the text itself
    "申报材料要求由市工信局发布并适时调整。": [],
    "项目申报指南，由市科技局统一发布。": [],
    "评审标准由市工信局发布并适时调整。": ["市工信局"],
    "预警信息由市应急局统一发布。": ["市应急局"],
    "本指南由市住建局组织编制。": [],
    "《养老服务白皮书》由市民政局指导编写，提出建议。": [],
    "本规范由市住建局组织编制，市建科院负责管理。": [],
    "海绵设施由市住建局组织建设，市建科院负责管理。": ["市住建局", "市建科院"],
    "海绵城市建设指南由市住建局组织编制。": ["市住建局"],
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_done_in_one_case_is_no_duty(text: str) -> None:
    assert who(PLAN.format(heading="工作要求", text=text)) == CASES[text]


GUIDES = {
    "申请书由市科技局接收。": [],
    "补贴金额由经办银行在限额以内合理确定。": [],
    "县科技局受理申请，市科技局组织评审。": [],
    "市科技局负责受理申请。": ["市科技局"],
    "电脑派位工作由区教育局统一组织实施。": ["区教育局"],
    "各县科技局于5月3日前将汇总表报送市科技局。": ["各县科技局"],
}


@pytest.mark.parametrize("text", GUIDES)
def test_a_guide_tells_what_becomes_of_an_application(text: str) -> None:
    assert who(GUIDE.format(heading="申报方式", text=text)) == GUIDES[text]


@pytest.mark.parametrize("example", load_yaml("steps")["examples"], ids=lambda example: example["text"])
def test_the_words_hold_their_examples(example: dict) -> None:
    assert bool(who(RULES.format(heading=example["heading"], text=example["text"]))) is not example["step"]


def who(text: str) -> list[str]:
    """Return who is responsible or leads by the sentences of a text."""
    return ["、".join([*task.lead, *task.responsible]) for task in parse_text(text).tasks]
