"""What one file may cost the process that works on it: time and memory. The readers count before they expand; this is for the rest."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policydiff.errors import UnreadableSource
from policydiff.messages import tell

MOST_SECONDS = 120
"""A thousand pages take a quarter of it."""
MOST_MEMORY = 4 << 30
_PATIENCE = 1.5
"""Times MOST_SECONDS: what cannot be interrupted by then ends the process."""


class _TooLong(Exception):
    """The time for one file is over."""


def bound_memory() -> None:
    """Let this process, one that works on files for another, have at most MOST_MEMORY beside what it took over from that; no bound where the system knows none."""
    _bound(MOST_MEMORY + (_mapped() or 0))


def _bound(most: int) -> tuple[int, int] | None:
    """Let this process have at most so many bytes of addresses, or fewer where it may have fewer already; return what it might have before."""
    try:
        import resource
    except ImportError:
        return None
    before = resource.getrlimit(resource.RLIMIT_AS)
    known = [each for each in before if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(most, *known) if known else most, before[1]))
    return before


def _mapped() -> int | None:
    """Return how many bytes of addresses this process has, None on a system that does not say so."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


@contextmanager
def _more_memory() -> Iterator[None]:
    """Let this process have at most MOST_MEMORY beside what it has."""
    mapped = _mapped()
    if mapped is None:
        yield
        return
    before = _bound(MOST_MEMORY + mapped)
    try:
        yield
    finally:
        if before is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def bounded(name: str, *, fatal: bool) -> Iterator[None]:
    """Raise UnreadableSource, naming the file, where what is inside takes more time, or more memory than there is for it.

    fatal: end the process where a library of another language does not give the word back; only for one that works for another.
    The time is measured in the main thread of a process, on systems that can interrupt it.
    """
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before: Any = signal.signal(signal.SIGALRM, _too_long) if alarm else None
    if alarm:
        signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        with open(os.devnull, "w") as nowhere, _more_memory():  # noqa: PTH123 (a device)
            if fatal:
                faulthandler.dump_traceback_later(_PATIENCE * MOST_SECONDS, exit=True, file=nowhere)
            yield
    except _TooLong as error:
        raise UnreadableSource(tell("limit.time", name=name, most=MOST_SECONDS), tell("hint.split-or-extract")) from error
    except MemoryError as error:
        raise UnreadableSource(tell("limit.memory", name=name, most=MOST_MEMORY >> 30), tell("hint.split-or-extract")) from error
    finally:
        if fatal:
            faulthandler.cancel_dump_traceback_later()
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def _too_long(*_: Any) -> None:
    raise _TooLong
