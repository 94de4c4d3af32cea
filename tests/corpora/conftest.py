"""Everything that is kept is kept in a folder of the test's own."""

from __future__ import annotations

from kept_apart import cache, run

__all__ = ["cache", "run"]
