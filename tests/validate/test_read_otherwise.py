"""A newer version that reads one row more, fewer or otherwise numbers the rows behind it anew: what is told is that row, and no row behind it."""

from __future__ import annotations

import pytest

from policydiff import parse_text
from policydiff.model import Notice, Target
from policydiff.validate.freshness import changes

TEXT = """某县农业发展方案

一、目标
到2025年，培育农业企业45家以上，新建基地3个，改造农田20万亩，培训农民2000人次。
二、任务
（一）建设平台。建设县级平台2个。（牵头单位：县农业农村局）
"""
NOTICE = parse_text(TEXT, name="xian")


def with_targets(*targets: Target) -> Notice:
    return NOTICE.model_copy(
        update={"targets": tuple(target.model_copy(update={"id": f"t{number}"}) for number, target in enumerate(targets, 1))}
    )


ONE, TWO, THREE, FOUR, *REST = NOTICE.targets
OTHER = TWO.model_copy(update={"value": 5})
READINGS: list[tuple[str, Notice, Notice, list[tuple[object, ...]]]] = [
    ("the same", NOTICE, NOTICE, []),
    ("one fewer at the head", NOTICE, with_targets(TWO, THREE, FOUR, *REST), [("targets", 0)]),
    ("one fewer in the middle", NOTICE, with_targets(ONE, TWO, FOUR, *REST), [("targets", 2)]),
    ("one fewer at the end", NOTICE, with_targets(*NOTICE.targets[:-1]), [("targets", len(NOTICE.targets) - 1)]),
    ("one more at the head", with_targets(TWO, THREE, FOUR, *REST), NOTICE, [("targets", 0)]),
    ("one more in the middle", with_targets(ONE, THREE, FOUR, *REST), NOTICE, [("targets", 1)]),
    ("a value", NOTICE, with_targets(ONE, OTHER, THREE, FOUR, *REST), [("targets", 1, "value")]),
    (
        "one fewer and a value behind it",
        with_targets(ONE, TWO, THREE, FOUR, *REST),
        with_targets(OTHER, THREE, FOUR, *REST),
        [("targets", 0), ("targets", 1, "value")],
    ),
]


@pytest.mark.parametrize(("old", "new", "where"), [case[1:] for case in READINGS], ids=[case[0] for case in READINGS])
def test_what_is_read_otherwise_is_told_once(old: Notice, new: Notice, where: list[tuple[object, ...]]) -> None:
    assert [change.path for change in changes(old, new)] == where


def test_a_number_that_somebody_has_changed_is_told() -> None:
    first = NOTICE.targets[0].model_copy(update={"id": "t9"})
    assert [change.path for change in changes(NOTICE.model_copy(update={"targets": (first, *NOTICE.targets[1:])}), NOTICE)] == [
        ("targets", 0, "id")
    ]
