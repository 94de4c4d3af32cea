"""What was measured, as figures for docs/data/performance.yaml and as lines for a terminal."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import peers
from benchmarks.harness import Row, Setting, Skipped


def figures(tables: Mapping[str, Sequence[Row | Skipped]], loads: Mapping[str, Sequence[str]], setting: Setting) -> dict[str, Any]:
    """Return what the page is made of. loads: what each command loads."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "peers": dict(peers.versions(setting.peers)),
        "tables": {title: [_figures(row) for row in rows] for title, rows in tables.items()},
        "loads": {name: list(found) for name, found in loads.items()},
    }


def _figures(row: Row | Skipped) -> dict[str, Any]:
    if isinstance(row, Skipped):
        return {"what": row.what, "why": row.why}
    found = {"what": row.what, "ours": row.ours, "beside": row.beside, "other": row.other, "ratio": row.ratio}
    return found if row.goal is None else {**found, "goal": row.goal}


def ratio(value: float) -> str:
    """Return a ratio with two or three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}" if value >= 10 else f"{value:.2f}"


def goal(value: float, most: float | None) -> str:
    """Return what a ratio should not pass, and whether it did; "" without a goal."""
    return "" if most is None else f"≤ {most:g}" + (" ✗" if value > most else "")


def line(row: Row | Skipped) -> str:
    """Return a row as a line for a terminal."""
    if isinstance(row, Skipped):
        return f"{row.what:62}  skipped: {row.why}"
    printed = f"{ratio(row.ratio):>6} {goal(row.ratio, row.goal):8}"
    return f"{row.what:62}  {row.beside:36}  {printed} {row.ours:>28} {row.other:>28}".rstrip()
