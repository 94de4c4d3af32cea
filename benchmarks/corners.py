"""Corners where a careless rule takes time by the square: texts that repeat themselves, parsed and compared, once and ten times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.harness import Row, Setting, interleave, seconds, timed
from policydiff import Notice, diff
from policydiff.pipeline import parse_text

TIMES = 10
_GOAL = 1.5
"""Of ten times linear."""
_HEAD = "某县人民政府关于印发某行动方案的通知\n\n各乡镇人民政府：\n\n某行动方案\n\n"
_ONE = _HEAD + "一、总体要求\n"


def one_heading(count: int) -> str:
    """Return so many sections of one number, one heading and one sentence."""
    return _HEAD + "一、总体要求\n支持企业发展。\n" * count


def like_headings(count: int) -> str:
    """Return so many sections, numbered, with one heading and sentences that are all but one."""
    return _HEAD + "".join(f"{number}．总体要求。支持企业发展第{number}类。\n" for number in range(1, count + 1))


def one_sentence(count: int) -> str:
    """Return one sentence so many times."""
    return _ONE + "支持企业发展壮大，推动科技创新。" * count


def cited(count: int) -> str:
    """Return one document cited so many times in one clause."""
    return _ONE + "《某方案》" * count + "。"


def opened(count: int) -> str:
    """Return so many marks of titles, one in the other."""
    return _ONE + "《" * count + "》" * count + "。"


def one_clause(count: int) -> str:
    """Return one clause of so many words."""
    return _ONE + "支持企业发展壮大" * count + "。"


def one_cell(count: int) -> str:
    """Return one cell of a table that makes so many bodies responsible."""
    bodies = "、".join(f"某县第{number}局" for number in range(count))
    return _ONE + f"| 任务 | 责任单位 |\n| --- | --- |\n| 建设平台 | {bodies} |\n"


def figures(count: int) -> str:
    """Return so many figures in one sentence."""
    return _ONE + "到2025年，" + "，".join(f"第{number}类企业达到{number + 2}家" for number in range(count)) + "。\n"


def rates(count: int) -> str:
    """Return so many rates of growth in one sentence, none of which names what grows."""
    return _ONE + "以年均15%的速度增长，" * count + "\n"


def years(count: int) -> str:
    """Return so many years in one sentence, each with a figure."""
    return _ONE + "".join(f"{2000 + number % 40}年建设基地{number + 2}个，" for number in range(count)) + "\n"


def table_rows(count: int) -> str:
    """Return a table of so many rows."""
    head = "| 序号 | 重点任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- | --- |\n"
    return _ONE + head + "".join(f"| {number} | 建设第{number}号项目 | 某县科技局 | 2025年底 |\n" for number in range(count))


def blank_lines(count: int) -> str:
    """Return two sentences with so many lines between them that hold nothing, or next to nothing."""
    return _ONE + "支持企业发展。\n" + "\n　　\n\u00a0 \n·\n" * count + "推动科技创新。\n"


def page_numbers(count: int) -> str:
    """Return one sentence over so many pages, each with its number."""
    return (
        _ONE + "".join(f"支持企业发展壮大，推动科技创新，建设新型平台，完善各项服务\n— {number} —\n" for number in range(1, count)) + "。\n"
    )


PARSED: dict[str, tuple[Callable[[int], str], int]] = {
    "sections with one heading": (one_heading, 200),
    "numbered sections with one heading": (like_headings, 200),
    "one sentence repeated": (one_sentence, 800),
    "《…》 repeated": (cited, 800),
    "《 in 《": (opened, 1600),
    "a clause of 60,000 characters": (one_clause, 750),
    "bodies in one cell": (one_cell, 100),
    "years in one sentence": (years, 50),
    "figures in one sentence": (figures, 100),
    "rates without a name": (rates, 100),
    "rows of a table": (table_rows, 200),
    "lines that are all but blank": (blank_lines, 400),
    "pages of one sentence": (page_numbers, 200),
}
"""What is parsed, and how much of it."""
COMPARED: dict[str, tuple[Callable[[int], str], int]] = {
    "all-alike headings": (one_heading, 320),
    "numbered sections, headings alike": (like_headings, 300),
    "all-alike clauses": (one_sentence, 500),
    "a clause of 16,000 characters": (one_clause, 200),
}
"""What is compared with itself in a city's words, and how much of it: so much that what is looked at for one clause has reached its bound.

Shorter texts cost less than their share, and ten times as long a one more than ten times as much: up to 1.7 times. And so much that ten times as much
is compared: of 300 sections with one heading half are set aside as a second printing of the others, of 3,000 none.
"""


def sides(make: Callable[[int], str], count: int) -> tuple[Notice, Notice]:
    """Return a county's notice and its city's."""
    text = make(count)
    return parse_text(text, "child.txt"), parse_text(text.replace("某县", "某市").replace("壮大", "强大"), "parent.txt")


def works(times: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield every corner, so many times as long: what it is, and what is to be done once."""
    for name, (make, count) in PARSED.items():
        yield f"parse {name}", partial(parse_text, make(count * times))
    for name, (make, count) in COMPARED.items():
        yield f"compare {name}", partial(diff, *sides(make, count * times))


def rows(setting: Setting) -> Iterator[Row]:
    """Yield for every corner the time of ten times as much beside ten times the time."""
    for (name, once), (_, longer) in zip(works(1), works(TIMES), strict=True):
        found = interleave({"once": timed(once), "longer": timed(longer)}, max(1, setting.rounds // 3), warm=False)
        beside = f"{TIMES} times the time of a {TIMES}th"
        yield Row(name, seconds(found["longer"]), beside, seconds(TIMES * found["once"]), found["longer"] / (TIMES * found["once"]), _GOAL)
