"""A text that was badly read off a picture is told from a clean one by what happens to its numbers and markers."""

from __future__ import annotations

import pytest

from policydiff.read.recognised import looks_recognised

SCAN = "面积达到5，900万亩。产量达到5 · 8 万吨。\n　　、建设一批基地。\n"


@pytest.mark.parametrize(
    ("text", "example"),
    [
        (SCAN * 8, "5 · 8"),
        (("产值达到1，200万元。\n、扩建电站。\n") * 12, "1，200"),
        (("增长3 · 5 倍。\n、疏浚河道。\n") * 12, "3 · 5"),
        # too few of them
        (SCAN * 2, ""),
        # one kind alone: days and titles with a dot, thousands grouped, a list that lost its numbers
        ("“7·20”强降雨、“3·15”晚会。" * 30, ""),
        ("投入12，300元。" * 40, ""),
        ("、完善机制。\n" * 40, ""),
        # clean texts
        ("到2025年，面积达到5900万亩，产量5.8万吨。\n一、建设一批基地。\n" * 40, ""),
        ("2023，2024，2025三年各建3，4个。\n" * 40, ""),
        ("", ""),
    ],
)
def test_many_damaged_numbers_of_two_kinds_tell_a_scan(text: str, example: str) -> None:
    assert looks_recognised(text) == example
