"""Work on many things on several processes: a library that crashes takes only the thing along that it was at work on."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from policydiff.limits import bound_memory
from policydiff.vocab.load import use_vocabulary, vocabulary

_MOST_PROCESSES = 60  # Windows waits for no more at a time
_AHEAD = 4  # things in flight a process: enough to keep it busy, few enough to keep memory constant
Item = TypeVar("Item")
Result = TypeVar("Result")


def on_processes(
    work: Callable[[Item], Result], items: Iterable[Item], processes: int, crashed: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """Yield the result of each thing as it is done, in whatever order; work: a function of a module, which should not raise.

    crashed: what a thing gives whose process died twice; the others that were under way beside it are done again. Few things are in flight at a time, so
    that their number costs no memory.
    """
    queue, processes = iter(items), max(1, min(processes, _MOST_PROCESSES))
    while interrupted := (yield from _pooled(work, queue, processes)):
        for item in interrupted:
            if (yield from _pooled(work, iter([item]), 1)):
                yield crashed(item)


def _pooled(work: Callable[[Item], Result], queue: Iterator[Item], processes: int) -> Generator[Result, None, list[Item]]:
    """Yield results until the queue is empty; where a process dies, return the things that were under way (one of them killed it)."""
    running: dict[Future[Result], Item] = {}
    # Not futures.wait(): Ctrl-C inside it leaves locks held that the pool needs to end, and the run would hang.
    done: SimpleQueue[Future[Result]] = SimpleQueue()
    pool = ProcessPoolExecutor(max_workers=processes, initializer=start_worker, initargs=(inherited(),))
    try:
        while True:
            while len(running) < processes * _AHEAD and (item := next(queue, None)) is not None:
                future = pool.submit(work, item)
                running[future] = item
                future.add_done_callback(done.put)
            if not running:
                return []
            future = done.get()
            result = future.result()
            del running[future]
            yield result
    except BrokenProcessPool:
        return [*running.values()]
    finally:
        pool.shutdown(cancel_futures=True)


Inherited = tuple[tuple[Path, ...], tuple[int, int, int]]


def inherited() -> Inherited:
    """Return what a process takes over from the one that starts it: the words in use, and how often it looks for circles among objects."""
    return vocabulary(), gc.get_threshold()


def start_worker(given: Inherited) -> None:
    """Take over what is given. Leave Ctrl-C to the main process, and end with it also where it is killed: nobody else would end this one."""
    words, circles = given
    use_vocabulary(*words)
    gc.set_threshold(*circles)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    main = parent_process()
    if main is not None:
        main.join()
        os._exit(1)
