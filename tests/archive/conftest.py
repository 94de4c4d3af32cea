"""Everything that is kept is kept in a folder of the test's own, as in the tests of many documents."""

from __future__ import annotations

from kept_apart import cache, run

__all__ = ["cache", "run"]
