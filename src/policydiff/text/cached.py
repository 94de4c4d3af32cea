"""A value of an object that is worked out when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class cached_property(Generic[T]):
    """What functools.cached_property is from Python 3.12 on, for 3.11, too: without a lock, which cost more than most of what is kept.

    Two threads may work a value out twice; it is the same. The object needs a `__dict__`.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, held: None, owner: type[Any]) -> Self: ...

    @overload
    def __get__(self, held: object, owner: type[Any]) -> T: ...

    def __get__(self, held: object | None, owner: type[Any]) -> Self | T:
        if held is None:
            return self
        value = held.__dict__[self._name] = self._make(held)
        return value
