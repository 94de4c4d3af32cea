"""What other programs read: text, JSON, GitHub annotations, SARIF, JUnit."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import jsonschema
import pytest
from sample import HERE, subject

from policydiff.messages import tell
from policydiff.validate import RULES, Finding, check
from policydiff.validate.output import FORMATS, Format, Result, render, summarise
from policydiff.validate.output.plain import is_folded
from policydiff.vocab.labels import labels

ODD = Finding(
    "numbering-gap",
    "warning",
    'a "quoted" <b>, 100%: \x00\x1b[31m\u202e|`x`\nline two',
    "data/结构 化/a,b:c.yaml",
    7,
    3,
    "plans[0].title",
    "00ff00ff00ff00ff",
    "do %this%",
    ("- a: 1", "+ a: 2"),
)
WAIVED = replace(ODD, waived="printed so", line=9, fingerprint="11ff00ff00ff00ff")
TARGET = replace(ODD, key="targets[0].value", item="t3 企业")
REAL = check(subject({"value: 45,": "value: 46,", 'issuer: "城口县人民政府办公室"': "issuer: null"}, fresh=True))


def result(*findings: Finding, files: tuple[str, ...] = ("sample.yaml", "clean.yaml")) -> Result:
    return Result(tuple(findings), files, "0.1.0")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_bytes(form: Format) -> None:
    assert render(result(ODD, WAIVED, *REAL), form) == render(result(ODD, WAIVED, *REAL), form)
    assert render(result(), form).endswith("\n") or form == "github"


def test_text_has_a_line_a_finding_and_no_terminal_controls() -> None:
    lines = render(result(ODD, WAIVED), "text").splitlines()
    assert lines == [
        'data/结构 化/a,b:c.yaml:7:3: warning: numbering-gap: plans[0].title: a "quoted" <b>, 100%: ��[31m�|`x` line two [00ff00ff00ff00ff]',
        "    - a: 1",
        "    + a: 2",
        "    hint: do %this%",
        "2 files: 1 warning (1 waived)",
    ]
    assert render(result(), "text") == "2 files: nothing to report\n"


def test_plain_text_has_sentences_under_the_name_of_their_file_and_hints_once() -> None:
    about = replace(
        ODD, message=tell("target-without-year", text="引进企业3家", printed=""), detail=(), key="targets[2].year", item="t3 企业"
    )
    task = replace(about, file="b.yaml", key="tasks[0].evidence", hint="", item="p1.2 招商")
    found = result(
        about,
        replace(about, key="targets[3].year", item="t4 企业"),
        task,
        replace(task, rule="impossible-date"),
        WAIVED,
        files=("data/结构 化/a,b:c.yaml", "b.yaml"),
    )
    assert render(found, "plain", labels("zh")).splitlines() == [
        "data/结构 化/a,b:c.yaml",
        "  警告  指标 t3（a,b:c）企业 年份：“引进企业3家”没有年份  [编号缺项 numbering-gap]",
        "  警告  指标 t4（a,b:c）企业 年份：“引进企业3家”没有年份  [编号缺项 numbering-gap]",
        "",
        "b.yaml",
        "  警告  任务 p1.2（b）招商：“引进企业3家”没有年份  [编号缺项 numbering-gap]",
        "  警告  任务 p1.2（b）招商：“引进企业3家”没有年份  [日期不可能 impossible-date]",
        "",
        "怎么办：do %this%",
        "[日期不可能 impossible-date] 日期不是日历上的某一天，或者早于 1949 年。",
        "2 个文件：4 处警告（豁免 1 处）",
        "没有错误，可以往下走。警告 4 处，看一眼：如果公文上就是这样，可以不处理",
        "错误要改，警告请看一眼，留意一般不用改（比解析时的“待核”多：这里还查编号、日期和引用）",
        "像 t3、p1.2.1 这样的号，看台账“指标”“任务”等表的“编号”列，按 Ctrl+F 也找得到；几份公文会有同样的号，先在“公文编号”列按公文的名字筛选",
        "看方括号里的词是什么意思、怎么办：policydiff rules 加那个词，例如 policydiff rules 编号缺项",
    ]
    assert "\x1b" not in render(result(ODD), "plain") and "[31m" in render(result(ODD), "plain")


@pytest.mark.parametrize(("count", "whole", "lines"), [(3, False, 3), (4, False, 1), (4, True, 4), (30, True, 30)])
def test_in_a_file_every_finding_has_its_line(count: int, whole: bool, lines: int) -> None:
    found = replace(result(*(replace(ODD, line=number, item=f"t{number} 企业") for number in range(count))), whole=whole)
    shown = render(found, "plain", labels("zh")).splitlines()
    assert len([line for line in shown if line.startswith("  警告")]) == lines


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        (["numbering-gap"], "没有错误，可以往下走。警告 1 处"),
        (["source-missing"], "没有错误；但有 1 份没有和原文核对过：照上面写的把原文找回来，再查一遍。不用这几份的，可以往下走。警告 1 处"),
        (["source-changed", "numbering-gap"], "没有错误；但有 1 份没有和原文核对过"),
        (["source-missing", "source-changed"], "没有错误；但有 1 份没有和原文核对过"),
        (["metadata-missing"], "没有错误，可以往下走"),
    ],
)
def test_one_may_not_simply_go_on_where_a_text_was_not_checked(rules: list[str], verdict: str) -> None:
    found = result(*(replace(ODD, rule=rule, line=number) for number, rule in enumerate(rules, 1)))
    assert any(line.startswith(verdict) for line in render(found, "plain", labels("zh")).splitlines())


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        (["source-missing"], "1 个没有和原文核对（原文不在）"),
        (["source-changed"], "1 个没有和原文核对（原文换过了）"),
        (["source-changed", "source-missing"], "2 个没有和原文核对（原文不在，或原文换过了）"),
    ],
)
def test_why_a_text_was_not_checked_is_said(rules: list[str], why: str) -> None:
    found = result(*(replace(ODD, rule=rule, file=f"{rule}.yaml") for rule in rules))
    assert render(found, "plain", labels("zh")).count(why) == 1


@pytest.mark.parametrize(("errors", "others", "again"), [(1, 40, 1), (9, 40, 7), (1, 4, 0), (0, 40, 0)])
def test_errors_are_named_again_at_the_end_of_a_long_list(errors: int, others: int, again: int) -> None:
    wrong = [replace(ODD, file="a/方案.yaml", severity="error", line=number, item=f"t{number} 企业") for number in range(errors)]
    rest = [replace(ODD, file=f"a/{number}.yaml") for number in range(others)]
    shown = render(result(*wrong, *rest), "plain", labels("zh")).splitlines()
    last = shown[next(at for at, line in enumerate(shown) if "可以往下走" in line) + 1 :]
    assert len([line for line in last if line.startswith("  错误  方案：") or "处错误，见上面" in line]) == min(again, 7)
    assert bool([line for line in last if "另有 3 处错误，见上面" in line]) is (errors == 9)


@pytest.mark.parametrize(
    ("count", "severity", "waived", "folded"),
    [
        (3, "warning", None, False),
        (4, "warning", None, True),
        (9, "info", None, True),
        (9, "error", None, False),
        (9, "info", "known", False),
    ],
)
def test_many_of_a_kind_are_one_line_but_no_errors(count: int, severity: str, waived: str | None, folded: bool) -> None:
    found = [replace(ODD, line=number, severity=severity, waived=waived) for number in range(count)]  # type: ignore[arg-type]
    assert is_folded(found) is folded
    assert is_folded([replace(each, file=f"{number}.yaml") for number, each in enumerate(found)]) is False


def test_plain_text_tells_the_worst_first_and_many_of_a_kind_in_one_line() -> None:
    year = replace(ODD, severity="info", rule="target-without-year", message=tell("target-without-year", text="引进企业3家", printed=""))
    years = [replace(year, detail=(), hint="", key=f"targets[{at}].year", item=f"t{at} 企业") for at in range(1, 10)]
    number = replace(ODD, detail=(), hint="", message="x", key="", item="")
    worse = replace(number, severity="error", rule="digest", file="b.yaml", line=2)
    lines = render(
        result(*years[:3], *years[3:], number, *[replace(one, file="b.yaml") for one in years[:3]], worse), "plain", labels("zh")
    ).splitlines()
    assert lines[:9] == [
        "b.yaml",
        "  错误  x  [digest]",
        "  留意  指标 t1（b）企业 年份：“引进企业3家”没有年份  [指标没有年份 target-without-year]",
        "  留意  指标 t2（b）企业 年份：“引进企业3家”没有年份  [指标没有年份 target-without-year]",
        "  留意  指标 t3（b）企业 年份：“引进企业3家”没有年份  [指标没有年份 target-without-year]",
        "",
        "data/结构 化/a,b:c.yaml",
        "  警告  x  [编号缺项 numbering-gap]",
        "  留意  指标 t1（a,b:c）企业 年份：“引进企业3家”没有年份；同类还有 8 处：t2、t3、t4、t5、t6、t7 等  [指标没有年份 target-without-year]",
    ]


ALIKE = [
    ("t2 t3 t4", "；同类还有 3 处：t2、t3、t4"),
    ("t2 t3 t3", "；同类还有 3 处：t2、t3（2 处）"),
    ("t1 t1 t2", "；同类还有 3 处：t1（2 处）、t2"),
    ("t2 t3 t4 t5 t6 t7", "；同类还有 6 处：t2、t3、t4、t5、t6、t7"),
    ("t2 t3 t4 t5 t6 t7 t8", "；同类还有 7 处：t2、t3、t4、t5、t6、t7、t8"),
    ("t2 t3 t4 t5 t6 t7 t8 t9", "；同类还有 8 处：t2、t3、t4、t5、t6、t7 等"),
]


@pytest.mark.parametrize(("others", "told"), ALIKE, ids=[others for others, _ in ALIKE])
def test_of_many_alike_all_rows_are_named_where_only_one_would_be_left_out(others: str, told: str) -> None:
    found = [replace(ODD, detail=(), hint="", message="x", item=f"{row} 企业", key="targets[0].year") for row in ("t1", *others.split())]
    assert render(result(*found), "plain", labels("zh")).splitlines()[1].endswith(f"：x{told}  [编号缺项 numbering-gap]")


def test_plain_text_has_warnings_of_a_kind_in_one_line_too_but_every_error_and_each_sentence_once() -> None:
    gap = replace(ODD, detail=(), hint="", key="plans[0].sections[3].number")
    gaps = [
        replace(
            gap, message=tell("numbering-gap", number=f"二/（{n}）", last="（一）", alone=False, first=3, end=None), item=f"二/（{n}） 节"
        )
        for n in "四六八十"
    ]
    errors = [replace(gap, severity="error", rule="schema", message="x", key="", item="") for _ in range(5)]
    bodies = [
        replace(gap, rule="implausible-body", message=name, sentence="由卫生和民政牵头。", key="tasks[0].lead", item="p1 甲")
        for name in "甲乙"
    ]
    assert render(result(*gaps, *errors, *bodies), "plain", labels("zh")).splitlines()[1:10] == [
        *["  错误  x  [格式不符 schema]"] * 5,
        "  警告  节：二/（四） 的前一项是 （一），中间缺第 3 项（看是印发时就缺，还是程序漏了标题）；同类还有 3 处：二/（六）、二/（八）、二/（十）  [编号缺项 numbering-gap]",
        "  警告  任务 p1（a,b:c）甲 牵头单位：甲  [单位名可疑 implausible-body]",
        "      原句：由卫生和民政牵头。",
        "  警告  任务 p1（a,b:c）甲 牵头单位：乙  [单位名可疑 implausible-body]",
    ]


def test_plain_text_counts_what_stands_there_and_says_of_how_many_files_nothing_does() -> None:
    lacks = replace(
        ODD, rule="metadata-missing", message=tell("metadata-missing.field", key=("title",)), detail=(), hint="", key="", item=""
    )
    untitled = replace(lacks, rule="no-title", message=tell("no-title", unsigned=False), severity="warning")
    years = [
        replace(lacks, rule="target-without-year", severity="info", message="x", key=f"targets[{at}].year", item=f"t{at} 企业")
        for at in range(9)
    ]
    files = ("data/结构 化/a,b:c.yaml", "b.yaml", "c.yaml")
    lines = render(result(lacks, untitled, *years, files=files), "plain", labels("zh")).splitlines()
    assert "其余 2 个文件没有问题（上面先列有错误、警告的，再列只有留意的）" in lines
    assert "3 个文件：1 处警告、9 处留意" in lines  # a line of two names is one, and one of nine is nine
    alone = render(result(lacks, files=files[:1]), "plain", labels("zh"))
    assert "其余" not in alone and "1 个文件：1 处警告" in alone
    assert "其余" not in render(result(files=files), "plain", labels("zh"))


def test_plain_text_tells_what_a_head_lacks_once_unless_the_parser_says_more() -> None:
    lacks = replace(
        ODD, rule="metadata-missing", message=tell("metadata-missing.field", key=("issuer",)), key="notice.issuer", detail=(), hint=""
    )
    noted = replace(lacks, rule="no-issuer", severity="info", key="diagnostics[0]")
    said = [
        render(result(lacks, replace(noted, message=message)), "plain", labels("zh")).splitlines()[1:3]
        for message in (
            tell("no-issuer", undated=True, source="", maker="", decider=""),
            tell("no-issuer", undated=False, source="某报", maker="", decider=""),
        )
    ]
    assert said == [
        ["  警告  没有读出发文机关  [公文信息缺项、没有发文机关 metadata-missing]", ""],
        [
            "  警告  没有读出发文机关  [公文信息缺项 metadata-missing]",
            "  留意  待核：没有写明发文机关；网页注明来源是 某报  [没有发文机关 no-issuer]",
        ],
    ]


def test_json_has_every_key() -> None:
    document = json.loads(render(result(ODD, WAIVED), "json"))
    assert document["summary"] == {"error": 0, "warning": 1, "info": 0, "waived": 1}
    assert document["findings"][0] == {
        "rule": "numbering-gap",
        "severity": "warning",
        "message": ODD.message,
        "file": ODD.file,
        "line": 7,
        "column": 3,
        "key": "plans[0].title",
        "fingerprint": "00ff00ff00ff00ff",
        "hint": "do %this%",
        "detail": ["- a: 1", "+ a: 2"],
        "waived": None,
        "item": "",
        "sentence": "",
    }


def test_github_annotations_are_escaped() -> None:
    (line,) = render(result(ODD, WAIVED), "github").splitlines()
    assert line.startswith("::warning file=data/结构 化/a%2Cb%3Ac.yaml,line=7,col=3,title=numbering-gap::a ")
    assert "100%25" in line and "%0Aline two%0A- a: 1" in line


def test_github_gets_ten_of_each_kind_and_a_summary_of_all() -> None:
    many = [replace(ODD, severity=severity, line=line) for severity in ("error", "warning", "info") for line in range(1, 25)]
    lines = render(result(*many), "github").splitlines()
    for command in ("::error ", "::warning ", "::notice "):
        assert sum(line.startswith(command) for line in lines) == 10
    assert "14 more of severity error: see the job summary" in lines
    summary = summarise(many, ["a.yaml"])
    assert len(re.findall(r"^\| (?:error|warning|info) \|", summary, re.MULTILINE)) == 72
    assert "&lt;b>" in summary and "\\|\\`x\\`" in summary and "\u202e" not in summary
    assert len(summarise(many * 100, ["a.yaml"]).encode()) < 1 << 20


def test_sarif_is_of_its_schema() -> None:
    schema = json.loads((HERE / "sarif-subset.schema.json").read_text(encoding="utf-8"))
    unknown = replace(ODD, rule="of-tomorrow", file="/abs/x.yaml")
    document = json.loads(render(result(ODD, WAIVED, unknown, *REAL), "sarif"))
    jsonschema.Draft202012Validator(schema).validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.id for rule in RULES), "of-tomorrow"]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    odd, waived, other = run["results"][:3]
    assert odd["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/%E7%BB%93%E6%9E%84%20%E5%8C%96/a%2Cb%3Ac.yaml"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert odd["partialFingerprints"] == {"policydiff/v1": "00ff00ff00ff00ff"}
    assert waived["suppressions"] == [{"kind": "external", "justification": "printed so"}]
    assert other["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///abs/x.yaml"


def test_junit_is_xml_with_a_suite_for_each_file() -> None:
    text = render(replace(result(*REAL, replace(ODD, file="sample.yaml")), fail_on="error"), "junit")
    root = ElementTree.fromstring(text)
    assert [suite.get("name") for suite in root] == ["sample.yaml", "clean.yaml"]
    failures = root.findall(".//failure")
    assert int(root.get("failures", "")) == len(failures) > 0
    assert root.find("testsuite[@name='clean.yaml']/testcase") is not None
    passing = root.find(".//testcase[@name='numbering-gap']")
    assert passing is not None and passing.find("failure") is None  # a warning does not fail where errors do
    assert int(root.get("tests", "")) == len(root.findall(".//testcase"))


def test_the_table_of_rules_names_them_all() -> None:
    from policydiff.validate.manual import rule_text, rules_table

    for rule in RULES:
        assert f"  {rule.id} " in rules_table(labels("en"))
        assert rule.documentation in rule_text(rule, labels("en"))


def test_plain_text_ends_on_whether_one_may_go_on_and_where_to_begin() -> None:
    own = replace(ODD, rule="corrected", severity="info", message=tell("corrected"), detail=(), hint="", key="digest", item="", sentence="")
    slip = replace(own, rule="schema", severity="error", message="x")

    def told(*found: Finding) -> list[str]:
        return [line for line in render(result(*found), "plain", labels("zh")).splitlines() if "往下走" in line or "先看" in line]

    assert told(own) == ["没有错误，可以往下走"]
    assert told(ODD) == ["没有错误，可以往下走。警告 1 处，看一眼：如果公文上就是这样，可以不处理"]
    assert told(slip, ODD)[0].startswith("有 1 处错误，要先改好：照上面写的办法改（台账里没有这个错数的，")
    damaged = replace(slip, rule="unreadable", message=tell("yaml.syntax", what=()), hint=tell("hint.broken"))
    assert told(damaged)[0].startswith("有 1 处错误，要先改好：照上面写的办法改（文件坏了的，弄好以前不要导出台账），再查一遍")
    assert "t3" not in render(result(damaged), "plain", labels("zh")) and "t3、p1.2.1" in render(result(TARGET), "plain", labels("zh"))
    other = replace(
        slip,
        rule="source-changed",
        hint=tell("hint.extract-corrected", raw="", results="", sources="", unknown=True, book="表.xlsx", nameless=False),
    )
    may_stay = "原文换过的：新原文没有实质变化的，那几处错误不用改，可以往下走；有变化的，先照上面 ①—⑤ 做"
    assert (told(other)[-1], told(other, own)[-1]) == (may_stay, may_stay)
    meaning = [render(result(*found), "plain", labels("zh")).splitlines()[-2] for found in ((other, own), (other, slip), (ODD,))]
    assert [line.startswith("错误要改，警告请看一眼") for line in meaning] == [False, False, True]
    assert meaning[0].startswith("留意一般不用改"), "of warnings nothing is said where there are none"
    assert meaning[1].startswith("错误要改，留意一般不用改")
    assert told(other, ODD)[-1].startswith(f"{may_stay}。警告 1 处")
    assert told(other, slip)[-1].startswith("有 1 处错误，要先改好") and told(other, slip)[-1].endswith(
        f"再查一遍；改到没有错误，就可以往下走；{may_stay}"
    )
    uncorrected = replace(other, hint=tell("hint.extract-again", sources="", results="", unknown=True))
    assert told(uncorrected)[-1].startswith("有 1 处错误，要先改好")
    assert told(ODD, own, replace(ODD, file="b.yaml"))[1:] == ["警告先看你校改过、又有警告的 1 份：a,b:c"]
    assert told(ODD, replace(own, file="b.yaml"))[1:] == []
