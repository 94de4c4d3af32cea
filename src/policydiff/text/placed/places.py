"""Where a value of a document stands, what may be wrong with it, and the limits that no file can break."""

from __future__ import annotations

from policydiff.records import dataclass

MAX_CHARACTERS = 32_000_000
"""A longer file is refused unread: the structured form of a hundred ordinary notices is shorter."""
MAX_VALUES = 2_000_000
"""Every value takes some hundred bytes while a document is read, however short it is."""
MAX_DEPTH = 64

MAX_PROBLEMS = 501
"""More problems than these in one file are not looked for: nobody reads them, and a hostile file would have millions."""

Path = tuple[str | int, ...]
"""Keys and indices from the root of a document to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that is not as it should be; kind: syntax | duplicate-key | unquoted | alias | tag | key."""

    kind: str
    message: str
    place: Position
    path: Path = ()


class Unreadable(ValueError):
    """Text that is no YAML document at all; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
