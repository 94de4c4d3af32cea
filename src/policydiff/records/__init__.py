"""Values of our own that cost little to define and to make: dataclasses that are frozen for whoever writes code, not at run time.

A frozen dataclass sets each field through object.__setattr__: it takes three times as long to make as a plain one, and twice as
long to define. A notice is parsed into ten thousands of them, and a command defines a hundred before it does anything. So the
type checker sees the dataclass of the standard library, and refuses what changes a frozen value; at run time nothing looks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False) -> Callable[[type[T]], type[T]]:
        """Make a class a dataclass. frozen: its values do not change, so that they can be keys and members of sets."""
        return dataclasses.dataclass(eq=eq, order=order, slots=slots, unsafe_hash=frozen and eq)
