"""Values of our own that cost little to define and to make: dataclasses that are frozen for whoever writes code, not at run time.

A frozen dataclass sets each field through object.__setattr__: it takes three times as long to make as a plain one, and twice as
long to define. A notice is parsed into ten thousands of them, and a command defines two hundred before it does anything. So the
type checker sees the dataclass of the standard library, and refuses what changes a frozen value; at run time nothing looks. What
compares and hashes values is compiled for a class when it is first asked for, which for most it never is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False) -> Callable[[type[T]], type[T]]:
        """Make a class a dataclass. frozen: its values do not change, so that they can be keys and members of sets."""
        if order or not eq:
            return dataclasses.dataclass(eq=eq, order=order, slots=slots, unsafe_hash=frozen and eq)

        def made(cls: type[T]) -> type[T]:
            own = cls.__dict__
            if "__eq__" not in own:
                cls.__eq__ = _at_first_call("__eq__", _EQ)
            if own.get("__hash__") is None:
                cls.__hash__ = _at_first_call("__hash__", _HASH) if frozen else None
            if "__repr__" not in own:
                cls.__repr__ = _shown
            return dataclasses.dataclass(eq=False, repr=False, slots=slots)(cls)

        return made


_EQ = "lambda self, other: ({0}) == ({1}) if other.__class__ is self.__class__ else NotImplemented"
_HASH = "lambda self: hash(({0}))"


def _at_first_call(name: str, code: str) -> Callable[..., Any]:
    """Return a method that at its first call puts the compiled one in its own place. code: with the fields of self and of other as slots."""

    def method(self: Any, *others: Any) -> Any:
        home = next((cls for cls in type(self).__mro__ if cls.__dict__.get(name) is method), None)
        if home is None:  # another thread was here first
            return getattr(type(self), name)(self, *others)
        names = [each.name for each in dataclasses.fields(home) if each.compare]
        compiled = eval(code.format(*("".join(f"{of}.{each}, " for each in names) for of in ("self", "other"))))
        setattr(home, name, compiled)
        return compiled(self, *others)

    return method


def _shown(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in dataclasses.fields(self) if each.repr)})"
