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

    lost: the rows that the program had read and reads no more, each with its table. filled: the fields that a table filled in now, where
    nothing else is another.
    """

    changed: bool
    instead: str = ""
    lost: tuple[tuple[str, str], ...] = ()
    filled: tuple[str, ...] = ()


def beside_before(target: Path, source: str, notice: Notice, text: str) -> Before | None:
    """Return how a result differs from the one that stands at `target`, None where none does; source: what its raw file is called."""
    if is_stream(target) or not target.is_file():
        return None
    before = target.read_text(encoding="utf-8", errors="replace")
    if is_other_reading(before, text):
        return Before(changed=True, lost=_lost(before, notice), filled=_filled(before, notice))
    name = Path(read_header(before).source_name or source).name
    return Before(changed=False, instead="" if name == source else name)


def _lost(before: str, notice: Notice) -> tuple[tuple[str, str], ...]:
    """Return what was read before and is not now; of what a person had corrected nothing is told."""
    from policydiff.store.documents import load_notice
    from policydiff.validate.freshness import not_read

    with contextlib.suppress(PolicydiffError):
        return not_read(load_notice(before), notice) if read_header(before).fits else ()
    return ()


def _filled(before: str, notice: Notice) -> tuple[str, ...]:
    """Return the fields that a table has filled in since; () where anything else is read otherwise as well."""
    from policydiff.model.notice import WHOLE
    from policydiff.store.documents import dump_notice, load_notice

    now = notice.notice
    if not now.manual or not read_header(before).fits:
        return ()
    with contextlib.suppress(PolicydiffError):
        old = load_notice(before)
        keys = [key for key in now.manual if key != WHOLE and getattr(now, key) != getattr(old.notice, key)]
        same = {key: getattr(now, key) for key in (*keys, "manual")}
        with_them = old.model_copy(update={"notice": old.notice.model_copy(update=same)})
        return () if is_other_reading(dump_notice(with_them), dump_notice(notice)) else tuple(key for key in keys if key != "issuers")
    return ()
