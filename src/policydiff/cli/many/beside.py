"""What `compare` lays over a comparison where it is asked to: verdicts of persons, and where the sentences come from that were added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.language import spoken
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.rulings.tables import Ruling
    from policydiff.model import Comparison, Notice


KEPT_IN = "verdicts.csv"
"""The file of a data folder in which verdicts of persons are kept: every comparison reads it."""


def kept_verdicts(data: Path) -> Sequence[Ruling]:
    """Return the verdicts that are kept in a data folder."""
    path = data / KEPT_IN
    if not path.is_file():
        return ()
    from policydiff.corpora.rulings.tables import read_rulings

    return read_rulings([path])


def with_verdicts(comparison: Comparison, tables: Sequence[Path], data: Path, *, remember: bool) -> tuple[Comparison, list[Path]]:
    """Return the comparison with the verdicts that persons gave in `tables`, and in the verdicts.csv of the data folder, and the files read.

    remember: also write those of `tables` on this pair into that file. Raises PolicydiffError where a table is none, and where there is none to remember.
    """
    beside = data / KEPT_IN
    if remember and not tables:
        raise PolicydiffError(tell("verdicts.nothing-to-keep"), tell("hint.name-verdicts"))
    if not tables and not beside.is_file():  # the usual case loads nothing
        return comparison, []
    from policydiff.corpora.rulings.laying import ruled
    from policydiff.corpora.rulings.tables import merged, of_pair, read_rulings

    kept = kept_verdicts(data)
    new = of_pair(read_rulings(tables), comparison)
    if remember:
        _keep(beside, merged(kept, new))
    return ruled(comparison, merged(of_pair(kept, comparison), new)), [*tables, beside]


def with_corpus(comparison: Comparison, child: Notice, folders: Sequence[Path], data: Path) -> tuple[Comparison, list[Path]]:
    """Return the comparison with the origin of everything that was added, among the documents of some folders, and the files read."""
    from policydiff.cli.many.giving import documents, paths_of, progress, tell_problems
    from policydiff.corpora.trace.build import Settings, trace_notice
    from policydiff.corpora.trace.origins import with_origins
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    groups, problems = documents(map(str, folders), data)
    with progress(len(groups)) as step:
        found = trace_notice(child, singles(groups), comparison, shelf(), Settings(), step)
    tell_problems([*problems, *found.problems])
    return with_origins(comparison, found), paths_of(groups)


def _keep(path: Path, rulings: Sequence[Ruling]) -> None:
    from policydiff.cli.terminal import say
    from policydiff.corpora.rulings.tables import rulings_table
    from policydiff.report.office.delimited import delimited
    from policydiff.store import write_atomic

    write_atomic(path, delimited(rulings_table(rulings)))
    say(spoken(tell("verdicts.kept", path=path, count=len(rulings))))
