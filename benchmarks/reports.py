"""Reports: each format of a comparison beside writing the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.harness import Row, Setting, interleave, seconds, timed
from benchmarks.texts import CHILD, PARENT
from policydiff.compare import compare_plans
from policydiff.pipeline import parse_file
from policydiff.report import render

FORMATS = ("html", "xlsx", "docx", "markdown", "text")


def rows(setting: Setting) -> Iterator[Row]:
    """Yield the time of each format, the founding pair compared, beside a plain write of what it gives."""
    child, parent = parse_file(CHILD), parse_file(PARENT)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    for name in FORMATS:
        page = render(comparison, name)
        data = page.encode() if isinstance(page, str) else page
        target = setting.work / f"report.{name}"
        found = interleave(
            {"render": timed(partial(render, comparison, name)), "write": timed(partial(target.write_bytes, data))}, setting.rounds
        )
        size = f"{len(data) / 1000:,.0f} kB"
        yield Row(
            f"{name} report of a comparison",
            seconds(found["render"]),
            f"writing its {size}",
            seconds(found["write"]),
            found["render"] / found["write"],
        )
