"""A result beside the one that stands where it is to be written: whether it says the same, and what it lacks."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.errors import PolicydiffError
from policydiff.records import dataclass
from policydiff.store.digest import is_other_reading, read_header
from policydiff.store.writing import is_stream

if TYPE_CHECKING:
    from policydiff.model import Notice


@dataclass(frozen=True, slots=True)
class Before:
    """changed: whether the new result says another thing. instead: the raw file of the old one, where that is another one and the same was read.

    lost: the rows that the program had read and reads no more, each with its table.
    """

    changed: bool
    instead: str = ""
    lost: tuple[tuple[str, str], ...] = ()


def beside_before(target: Path, source: str, notice: Notice, text: str) -> Before | None:
    """Return how a result differs from the one that stands at `target`, None where none does; source: what its raw file is called."""
    if is_stream(target) or not target.is_file():
        return None
    before = target.read_text(encoding="utf-8", errors="replace")
    if is_other_reading(before, text):
        return Before(changed=True, lost=_lost(before, notice))
    name = Path(read_header(before).source_name or source).name
    return Before(changed=False, instead="" if name == source else name)


def _lost(before: str, notice: Notice) -> tuple[tuple[str, str], ...]:
    """Return what was read before and is not now; of what a person had corrected nothing is told."""
    from policydiff.store.documents import load_notice
    from policydiff.validate.freshness import not_read

    with contextlib.suppress(PolicydiffError):
        return not_read(load_notice(before), notice) if read_header(before).fits else ()
    return ()
