"""Values of our own that cost little to define and to make: dataclasses that are frozen for whoever writes code, not at run time.

A frozen dataclass sets each field through object.__setattr__: it takes three times as long to make as a plain one, and twice as
long to define. A notice is parsed into ten thousands of them, and a command defines two hundred before it does anything. So the
type checker sees the dataclass of the standard library, and refuses what changes a frozen value; at run time nothing looks. What
makes, compares and hashes values is compiled for a class when it is first asked for, which for many it never is; and the standard
library hears of the fields when somebody asks it for them (`replace`, `fields`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False) -> Callable[[type[T]], type[T]]:
        """Make a class a dataclass. frozen: its values do not change, so that they can be keys and members of sets."""
        if order or not eq or not slots:
            return dataclasses.dataclass(eq=eq, order=order, slots=slots, unsafe_hash=frozen and eq)

        def made(cls: type[T]) -> type[T]:
            own = {name: each for name, each in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
            above = {name: each for base in reversed(cls.__mro__[1:]) for name, each in base.__dict__.get("_record_", {}).items()}
            fields = {name: own.pop(name, _NOTHING) for name in cls.__annotations__}
            own["__slots__"] = tuple(name for name in fields if name not in above)
            own["_record_"] = above | fields
            own["__match_args__"] = tuple(above | fields)
            own.setdefault("__init__", _at_first_call("__init__", _init))
            own.setdefault("__eq__", _at_first_call("__eq__", _eq))
            if own.get("__hash__") is None:
                own["__hash__"] = _at_first_call("__hash__", _hash) if frozen else None
            own.setdefault("__repr__", _shown)
            own["__dataclass_fields__"] = _LateFields(fields)
            again = type(cls)(cls.__name__, cls.__bases__, own)
            again.__qualname__ = cls.__qualname__
            return again

        return made


_NOTHING = dataclasses.MISSING


class _LateFields:
    """Stands where the standard library looks for the fields of a dataclass, until it looks. fields: those of the class itself, with their defaults."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __get__(self, value: Any, cls: type) -> Any:
        home = next(each for each in cls.__mro__ if each.__dict__.get("__dataclass_fields__") is self)
        names = {"__module__": home.__module__, "__annotations__": home.__annotations__, "__slots__": (), "__doc__": ""}
        defaults = {name: default for name, default in self._fields.items() if default is not _NOTHING}
        like: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(home.__name__, home.__bases__, names | defaults))
        home.__dataclass_params__ = like.__dataclass_params__  # type: ignore[attr-defined]
        home.__dataclass_fields__ = like.__dataclass_fields__  # type: ignore[attr-defined]
        return home.__dataclass_fields__  # type: ignore[attr-defined]


def _at_first_call(name: str, compiled: Callable[[type], Any]) -> Callable[..., Any]:
    """Return a method that at its first call puts the compiled one in its own place. compiled: makes it for a class."""

    def method(self: Any, *others: Any, **named: Any) -> Any:
        home = next((cls for cls in type(self).__mro__ if cls.__dict__.get(name) is method), None)
        if home is None:  # another thread was here first
            return getattr(type(self), name)(self, *others, **named)
        found = compiled(home)
        setattr(home, name, found)
        return found(self, *others, **named)

    return method


def _init(cls: Any) -> Any:
    """Return what makes a value: each field by its place or name, else its default."""
    given, lines = ["self"], []
    scope: dict[str, Any] = {"_nothing": _NOTHING}
    for name, default in cls._record_.items():
        field = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
        scope |= {f"_default_{name}": field.default, f"_new_{name}": field.default_factory}
        anew, without = field.default_factory is not _NOTHING, field.default is _NOTHING
        if field.init:
            given.append(f"{name}=_nothing" if anew else name if without else f"{name}=_default_{name}")
            lines.append(f"self.{name} = _new_{name}() if {name} is _nothing else {name}" if anew else f"self.{name} = {name}")
        elif anew or not without:
            lines.append(f"self.{name} = _new_{name}()" if anew else f"self.{name} = _default_{name}")
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({', '.join(given)}):\n " + "\n ".join(lines or ["pass"]), scope)
    return scope["__init__"]


def _eq(cls: type) -> Any:
    mine, theirs = ("".join(f"{of}.{name}, " for name in _compared(cls)) for of in ("self", "other"))
    return eval(f"lambda self, other: ({mine}) == ({theirs}) if other.__class__ is self.__class__ else NotImplemented")


def _hash(cls: type) -> Any:
    return eval(f"lambda self: hash(({''.join(f'self.{name}, ' for name in _compared(cls))}))")


def _compared(cls: Any) -> list[str]:
    return [name for name, default in cls._record_.items() if not (isinstance(default, dataclasses.Field) and default.compare is False)]


def _shown(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in dataclasses.fields(self) if each.repr)})"
