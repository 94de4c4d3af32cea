"""docs/performance.md: what was measured, as tables."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence

from benchmarks import peers
from benchmarks.harness import Row, Setting, Skipped

_HEAD = """# Performance

<!-- Written by `make bench`; do not edit. -->

Every figure was taken in one run with the one beside it: medians of interleaved runs, so that what slows the machine slows both.
**Ratio** is ours divided by the other one's: smaller is better, 0.5 is half the time (or memory), and the goal is what it should not
pass. Times in seconds mean something only beside each other; {where}.
"""
_LOADS = """
## What each command loads

A package takes time to load, so a command loads those that it uses and no other.

| command | {head} |
|---|{rule}
"""


def page(tables: Mapping[str, Sequence[Row | Skipped]], loads: Mapping[str, Sequence[str]], setting: Setting) -> str:
    """Return the page as Markdown. loads: what each command loads."""
    where = f"these are from Python {platform.python_version()} on {platform.machine()} with {os.cpu_count()} cores"
    known = peers.versions(setting.peers)
    if known:
        where += ", beside " + " and ".join(f"{name} {version}" for name, version in known.items())
    parts = [_HEAD.format(where=where)]
    for title, rows in tables.items():
        parts.append(f"\n## {title}\n\n| what | beside | ratio | goal | policydiff | the other |\n|---|---|--:|--:|--:|--:|\n")
        parts += [_cells(row) for row in rows]
    if loads:
        packages = sorted(
            {name for found in loads.values() for name in found}, key=lambda name: -sum(name in found for found in loads.values())
        )
        parts.append(_LOADS.format(head=" | ".join(packages), rule=":-:|" * len(packages)))
        for name, found in loads.items():
            parts.append(f"| `{name}` | " + " | ".join("●" if package in found else "" for package in packages) + " |\n")
    return "".join(parts)


def _cells(row: Row | Skipped) -> str:
    if isinstance(row, Skipped):
        return f"| {row.what} | {row.why} | | | | |\n"
    return f"| {row.what} | {row.beside} | {ratio(row)} | {goal(row)} | {row.ours} | {row.other} |\n"


def ratio(row: Row) -> str:
    """Return the ratio with two or three digits."""
    return f"{row.ratio:,.0f}" if row.ratio >= 100 else f"{row.ratio:.3g}" if row.ratio >= 10 else f"{row.ratio:.2f}"


def goal(row: Row) -> str:
    """Return the goal of a row, and whether it was missed."""
    return "" if row.goal is None else f"≤ {row.goal:g}" + (" ✗" if row.missed else "")


def line(row: Row | Skipped) -> str:
    """Return a row as a line for a terminal."""
    if isinstance(row, Skipped):
        return f"{row.what:62}  skipped: {row.why}"
    return f"{row.what:62}  {row.beside:36}  {ratio(row):>6} {goal(row):8} {row.ours:>28} {row.other:>28}".rstrip()
