"""The flat tables of a notice or a comparison, which every report and export prints: stable columns, one row a finding.

    from policydiff import tables

    for row in tables.records(comparison, "targets"):
        print(row["metric"], row["ratio"])

The columns of every table are documented in docs/reports.md; new ones are added at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the models take longer to load than a listing takes to print
    from policydiff.model import Comparison, Notice
    from policydiff.tables.cells import Cell, Table

__all__ = ["names", "records", "table"]


def names(value: Comparison | Notice | Sequence[Notice]) -> tuple[str, ...]:
    """Return the names of the tables that a comparison, a notice or several notices have.

    >>> import policydiff
    >>> names(policydiff.parse_text("一、总则"))
    ('notices', 'tasks', 'targets', 'organisations', 'diagnostics', 'achievements', 'figures', 'citations', 'plans', 'sections', 'clauses')
    """
    from policydiff.model import Comparison
    from policydiff.tables.columns import COMPARISON_TABLES
    from policydiff.tables.notices import NOTICE_TABLES

    return tuple(COMPARISON_TABLES if isinstance(value, Comparison) else NOTICE_TABLES)


def table(value: Comparison | Notice | Sequence[Notice], name: str, **options: Any) -> Table:
    """Return a table by its name: columns, and one tuple of cells a row in their order.

    options, for a comparison: `only`, `min_similarity` and `sort`, which choose and order rows as they do for reports. Raises
    PolicydiffError for a name or an option that does not fit.
    """
    from policydiff.errors import PolicydiffError
    from policydiff.messages import tell
    from policydiff.model import Comparison, Notice
    from policydiff.tables.columns import comparison_table
    from policydiff.tables.notices import notice_table
    from policydiff.tables.options import Options

    if name not in names(value):
        raise PolicydiffError(tell("report.no-table", name=name), tell("hint.choose", words=names(value)))
    if isinstance(value, Comparison):
        return comparison_table(value, name, Options(**options))
    return notice_table((value,) if isinstance(value, Notice) else tuple(value), name)


def records(value: Comparison | Notice | Sequence[Notice], name: str, **options: Any) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a table by column: what a data frame is made of. Raises as `table` does.

    Cells are text, exact numbers, flags, tuples of words, or None for what is missing.

    >>> import policydiff
    >>> notice = policydiff.parse_text("一、总则\\n加快发展。（责任单位：县科技局、县财政局）", name="measures")
    >>> [(row["notice"], row["path"], row["responsible"]) for row in records(notice, "tasks")]
    [('measures', '一', ('县科技局', '县财政局'))]
    """
    found = table(value, name, **options)
    keys = [column.key for column in found.columns]
    return (dict(zip(keys, row, strict=True)) for row in found.rows)
