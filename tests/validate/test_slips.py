"""Slips that people make in YAML: each is told once, at its line, in words that say what to type."""

from __future__ import annotations

import pytest
from sample import YAML, edited

from policydiff.validate import Subject, check

SLIPS = [
    (
        {'heading: "研究开发服务"': 'heading："研究开发服务"'},
        "heading：",
        "the colon after heading is a full-width one (：); type a plain one and a blank",
    ),
    ({"metric: ": "metric："}, "metric：", "its colon is a full-width one (：); type a plain one and a blank"),
    ({"    - id: p1.2.1\n": "\t- id: p1.2.1\n"}, "\t- id", "a tab stands before the text; indent with blanks"),
    ({"    - id: p1.2.1\n": "    -\tid: p1.2.1\n"}, "    -\tid", "a tab stands before the text; indent with blanks"),
    (
        {"    - id: p1.2.1\n": "<<<<<<< HEAD\n    - id: p1.2.1\n=======\n    - id: p1.2.1\n>>>>>>> other\n"},
        "<<<<<<<",
        "two versions stand here, from a merge that was not settled",
    ),
    ({'heading: "研': 'heading:"研'}, 'heading:"研', "a blank is missing after the colon: heading: …"),
    ({'"县科技局", "县发展改革委"': '"县科技局"，"县发展改革委"'}, '"，"', "the comma between two values is a Chinese one"),
    ({'"县科技局", "县发展改革委"': '"县科技局"、"县发展改革委"'}, '"、"', "the comma between two values is a Chinese one"),
    ({'heading: "研究开发服务"': 'heading: "研究开发服务'}, 'heading: "研究开发服务', "a quotation mark is missing in this line"),
    ({'issued: "2024-03-05"': "issued: 2024-03-05"}, "issued:", "is not text to every YAML reader; write it in quotes"),
    ({'issued: "2024-03-05"': 'issued: "2024年3月5日"'}, "issued:", 'expected a day such as "2023-09-06"'),
    ({'issued: "2024-03-05"': 'issued: "2024-02-30"'}, "issued:", "which is no day since 1949"),
    ({'code: "': 'code: "x'}, 'code: "x', 'expected a code of six digits such as "500238"'),
]


@pytest.mark.parametrize(("edit", "at", "says"), SLIPS, ids=[says for _, _, says in SLIPS])
def test_a_slip_is_told_once_at_its_line(edit: dict[str, str], at: str, says: str) -> None:
    text = edited(edit)
    (found,) = [each for each in check(Subject("x.yaml", text)) if each.rule != "source-missing" and each.severity == "error"]
    assert says in found.message
    assert found.line == text.count("\n", 0, text.index(at)) + 1


def test_a_good_file_with_such_marks_in_its_texts_is_good() -> None:
    text = YAML.replace("支持企业建设研发机构。", "支持：“企业”，建设=======研发机构。")
    assert {each.rule for each in check(Subject("x.yaml", text)) if each.severity == "error"} == set()
