"""YAML and JSON with places: every value where an editor shows it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.text.placed import Path, Position, Unreadable, dotted, read_placed

YAML = """\
# 注
a: 1
县: {b: "𠮷", c: [x, -2.50]}
list:
- d: null
  e: ~
- f
"""
JSON = '{\n  "a": 1,\n  "b": {"c": [true, 1e2, "\\ud842\\udfb7"],\n\t"d": null}\n}'


def test_values_are_exact_and_lists_are_tuples() -> None:
    assert read_placed(YAML).value == {"a": 1, "县": {"b": "𠮷", "c": ("x", Decimal("-2.50"))}, "list": ({"d": None, "e": None}, "f")}
    assert read_placed(JSON).value == {"a": 1, "b": {"c": (True, Decimal(100), "𠮷"), "d": None}}


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        (YAML, (), (2, 1)),
        (YAML, ("a",), (2, 1)),
        (YAML, ("县", "b"), (3, 5)),
        (YAML, ("县", "c"), (3, 13)),
        (YAML, ("县", "c", 1), (3, 20)),
        (YAML, ("list", 0, "e"), (6, 3)),
        (YAML, ("list", 1), (7, 3)),
        (YAML, ("list", 9, "x"), (4, 1)),
        (YAML.replace("\n", "\r\n"), ("list", 1), (7, 3)),
        (JSON, ("b", "c", 1), (3, 21)),
        (JSON, ("b", "d"), (4, 2)),
        (JSON, ("b", "z"), (3, 3)),
    ],
)
def test_a_value_has_its_place(text: str, path: Path, place: tuple[int, int]) -> None:
    assert read_placed(text).place(path) == Position(*place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [", (1, 5)),
        ("a: 1\n\tb: 2\n", (2, 1)),
        ('县: "', (1, 4)),
        ("a:\n- \x00", (2, 3)),
        ("a: 县\ud800", (1, 5)),
        ("a: 1\n---\nb: 2", (2, 1)),
    ],
)
def test_a_slip_has_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unreadable) as caught:
        read_placed(text)
    assert caught.value.problem.place == Position(*place)


@pytest.mark.parametrize(
    ("scalar", "is_text"),
    [
        ("x", True),
        ("县科技局", True),
        ("p1.3.1", True),
        ("1.2.3", True),
        ("10:30:99x", True),
        ('"no"', True),
        ("'1e3'", True),
        ("-", True),
        ("no", False),
        ("Yes", False),
        ("on", False),
        ("0798", False),
        ("1e3", False),
        ("1_000", False),
        ("0x1F", False),
        ("0o17", False),
        ("2023-09-06", False),
        ("1:30", False),
        (".inf", False),
        (".5", False),
        ("=", False),
        ("1.", False),
    ],
)
def test_text_that_readers_disagree_on_is_a_problem(scalar: str, is_text: bool) -> None:
    placed = read_placed(f"a: {scalar}" if scalar != "-" else 'a: "-"')
    assert [problem.kind for problem in placed.problems] == ([] if is_text else ["unquoted"])
    assert isinstance(placed.value["a"], str)


def test_a_path_is_written_as_people_do() -> None:
    assert dotted(("targets", 3, "value")) == "targets[3].value"
    assert dotted(()) == ""
