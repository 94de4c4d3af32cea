"""Values of our own behave as dataclasses of the standard library do."""

from __future__ import annotations

import pickle
from dataclasses import asdict, field, fields, is_dataclass, replace
from pprint import pformat

import pytest

from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named(Point):
    name: str = ""


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Beside:
    x: int
    note: str = field(default="", compare=False)


@dataclass(slots=True)
class Open:
    parts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Folded:
    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and other.text.lower() == self.text.lower()


@dataclass(slots=True)
class Counted(Open):
    size: int = field(init=False)
    seen: list[int] = field(default_factory=list, init=False)
    kind: str = field(default="a", init=False)

    def __post_init__(self) -> None:
        self.size = len(self.parts)


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    line: int
    column: int


def test_equal_values_are_equal_and_are_one_key() -> None:
    assert Point(1, (2,)) == Point(1, (2,)) != Point(1)
    assert Named(1) == Named(1) != Named(1, name="a")
    assert {Point(1), Point(1), Named(1), Named(1)} == {Named(1), Point(1)}
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())


def test_values_of_two_classes_are_never_equal() -> None:
    assert Named(1) != Point(1) and Point(1) != (1, ())


def test_what_is_not_compared_makes_no_difference() -> None:
    assert Beside(1, "a") == Beside(1, "b") != Beside(2, "a")
    assert len({Beside(1, "a"), Beside(1, "b")}) == 1


def test_a_value_that_may_change_is_no_key() -> None:
    assert Open([1]) == Open([1]) != Open()
    with pytest.raises(TypeError):
        hash(Open())


def test_a_class_may_have_its_own_equality() -> None:
    assert Folded("A") == Folded("a")


def test_what_the_standard_library_does_with_dataclasses_it_does_with_these() -> None:
    named = Named(1, (2,), "a")
    assert replace(named, x=3) == Named(3, (2,), "a")
    assert pickle.loads(pickle.dumps(named)) == named
    assert [each.name for each in fields(named)] == ["x", "y", "name"]
    assert repr(named) == "Named(x=1, y=(2,), name='a')"
    assert not hasattr(named, "__dict__")
    assert Ordered(1, 9) < Ordered(2, 1)


def test_what_is_made_anew_is_each_value_s_own() -> None:
    first, second = Open(), Open()
    first.parts.append(1)
    assert (first.parts, second.parts, Open(parts=[2]).parts) == ([1], [], [2])


def test_fields_that_are_not_given_are_filled_in_and_what_comes_after_is_done() -> None:
    counted = Counted([1, 2])
    assert (counted.size, counted.seen, counted.kind) == (2, [], "a")
    assert [each.name for each in fields(Counted) if each.init] == ["parts"]
    assert asdict(counted) == {"parts": [1, 2], "size": 2, "seen": [], "kind": "a"}


def test_fields_are_given_by_place_or_name_and_nothing_else_is() -> None:
    assert Named(1, name="b") == Named(x=1, y=(), name="b")
    for wrong in (lambda: Point(), lambda: Point(1, (), 3), lambda: Point(1, z=2)):  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            wrong()


def test_values_are_taken_apart_by_their_places_and_printed_nicely() -> None:
    match Named(1, (2,), "a"):
        case Point(x, y):
            assert (x, y) == (1, (2,))
    assert pformat(Open([1])) == "Open(parts=[1])"
    assert is_dataclass(Folded) and is_dataclass(Folded("a"))
