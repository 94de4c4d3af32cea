"""The workbook that stands where an export is to go: of which results it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.terminal import free_workbook, typed
from policydiff.errors import OutputInTheWay, PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.tables.notices import Origin


def check_same_results(output: Path, origins: Mapping[str, Origin]) -> None:
    """Raise OutputInTheWay where the workbook that stands here is the ledger of other results, of which none are among the new ones.

    origins: of each notice that is to be written, the structured file, as it is called from where the output lies.
    """
    there = _files(output)
    if there and there.isdisjoint(origin.file for origin in origins.values()):
        folder = Path(min(there)).parent.as_posix()
        hint = tell("hint.another-workbook", book=typed(free_workbook(output.parent)))
        raise OutputInTheWay(output, tell("way.other-results", folder=folder, count=len(there)), hint)


def _files(output: Path) -> frozenset[str]:
    """Return the structured files of which an exported workbook was made; none where it is no such workbook."""
    from policydiff.store.guard import is_report

    if not output.is_file() or not is_report(output, workbooks=True):
        return frozenset()
    from policydiff.corrections.written import sources

    try:
        return sources(output)
    except PolicydiffError:  # the write says what stands here
        return frozenset()
