"""Years in a sentence: which year is meant, and whether as a deadline, a plain date or a basis."""

from __future__ import annotations

import pytest

from policydiff.parse.figures.sentence.moments import find_moments
from policydiff.text.fold import fold

CASES = {
    "到2025年，": [("到2025年", 2025, "by")],
    "2025年底前，": [("2025年底前", 2025, "by")],
    "截至2023年底，": [("截至2023年底", 2023, "by")],
    "2024年6月底前": [("2024年6月底前", 2024, "by")],
    "6月底前": [("6月底前", 2023, "by")],
    "2023年，": [("2023年", 2023, "in")],
    "较2020年增长": [("较2020年", 2020, "base")],
    "在2022年的基础上": [("在2022年的基础上", 2022, "base")],
    "由2023年的96亿元增加到2026年的150亿元": [("由2023年", 2023, "base"), ("到2026年", 2026, "by")],
    "达到2020年的2.5倍": [("2020年", 2020, "base")],
    "自2024年起": [("自2024年起", 2024, "base")],
    "2023—2025年": [("2023-2025年", 2025, "by")],
    "2021—25年": [("2021-25年", 2025, "by")],
    "到“十四五”末": [('到"十四五"末', 2025, "by")],
    "“十三五”期间": [('"十三五"期间', 2020, "in")],
    "三年内": [("三年内", 2025, "by")],
    "用五年时间": [("用五年时间", 2028, "by")],
    "今年年底前": [("今年年底前", 2023, "in")],
    "上年度": [("上年度", 2022, "base")],
    "到本世纪中叶": [("到本世纪中叶", 2050, "by")],
    "三年行动计划，每3年一次，近三年，2年期": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_a_year_is_read_with_its_use(text, expected):
    folded = fold(text)
    found = find_moments(folded, (2023, 2025), 2023)
    assert [(folded[m.start : m.end], m.year, m.use) for m in found] == expected


def test_without_the_year_of_issue_a_relative_year_has_no_number():
    found = find_moments("今年新增5家,三年内达到9家,6月底前完成")
    assert [moment.year for moment in found] == [None] * len(found)
