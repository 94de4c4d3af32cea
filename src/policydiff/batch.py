"""Many files at once: which need work, the work itself on several processes, and what became of each."""

from __future__ import annotations

import json
import os
import signal
import unicodedata
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from hashlib import sha256
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

from policydiff.corpus import RAW_ENDINGS, files
from policydiff.errors import PolicydiffError, UnreadableSource
from policydiff.store import generator, header, sweep
from policydiff.text.ids import file_name, notice_id

if TYPE_CHECKING:  # the models take longer to load than a folder in which nothing has changed takes to look through
    from policydiff.model import Notice, Section, Source

Status = Literal["written", "unchanged", "corrected", "failed"]
_MOST_PROCESSES = 60  # Windows waits for no more at a time
_AHEAD = 4  # jobs in flight a process: enough to keep it busy, few enough to keep memory constant


@dataclass(frozen=True, slots=True)
class Job:
    """One file to parse, and the file that takes the result. again: even where nothing changed; force: over corrections.

    data: the bytes, where they are in no file (standard input); `source` then only names them.
    """

    source: Path
    target: Path
    again: bool = False
    force: bool = False
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. The counts are None where nothing was parsed; conserved: share of the text that has a place."""

    path: str
    target: str
    status: Status
    sections: int | None = None
    tasks: int | None = None
    targets: int | None = None
    diagnostics: int | None = None
    conserved: float | None = None
    message: str = ""
    hint: str = ""

    def as_json(self) -> str:
        """Return the outcome as one line of JSON, ASCII: a path can hold what is no text."""
        return json.dumps(asdict(self))


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], Counter[str]]:
    """Return the files named and those of a readable type below the folders named, and how many others there are by ending.

    In a stable order, each file once; hidden ones are left out. A path that does not exist is returned too: parsing says so.
    """
    found: dict[str, Path] = {}
    others: Counter[str] = Counter()
    for path in paths:
        for each in files(path) if path.is_dir() else (path,):
            if each == path or each.suffix.lower() in RAW_ENDINGS:
                found.setdefault(os.path.abspath(each), each)  # noqa: PTH100 (resolve() refuses a link that leads to itself)
            else:
                others[each.suffix.lower()] += 1
    return tuple(found.values()), others


def plan_jobs(
    paths: Sequence[Path], folder: Path, *, suffix: str = ".yaml", again: bool = False, force: bool = False
) -> tuple[list[Job], list[Outcome]]:
    """Return the jobs, and a failed outcome for every file whose id another file of the batch has already."""
    taken: dict[str, Path] = {}
    jobs: list[Job] = []
    refused: list[Outcome] = []
    for path in paths:
        name = notice_id(file_name(path))
        target = folder / f"{name}{suffix}"
        # Windows and macOS tell neither capitals nor ways of composing a letter apart in file names.
        first = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), path)
        if first is path:
            jobs.append(Job(path, target, again, force))
        else:
            message = f"would be written to the same file '{target.name}' as {first}"
            refused.append(Outcome(str(path), str(target), "failed", message=message, hint="rename one of the two files"))
    return jobs, refused


def run_jobs(jobs: Sequence[Job], processes: int) -> Generator[Outcome, None, None]:
    """Yield the outcome of each job as it is done, whatever becomes of the others.

    Every result is written whole before its outcome is yielded, so stopping at any moment loses nothing that was reported.
    Several jobs are done in processes of their own, also where it is one at a time: a reader that crashes takes only its file along.
    """
    todo: list[Job] = []
    for job in jobs:
        standing = _standing(job)
        if standing is None:
            todo.append(job)
        else:
            yield standing
    if len(todo) == 1:
        yield _run(todo[0])
        return
    for folder in {job.target.parent for job in todo}:
        sweep(folder)
    queue, processes = iter(todo), min(processes, len(todo) or 1, _MOST_PROCESSES)
    while interrupted := (yield from _pooled(queue, processes)):
        for job in interrupted:
            if (yield from _pooled(iter([job]), 1)):
                yield _failed(job, "a reader crashed on this file", "please report it with the file")


def _pooled(queue: Iterator[Job], processes: int) -> Generator[Outcome, None, list[Job]]:
    """Yield outcomes until the queue is empty; where a process dies, return the jobs that were under way (one of them killed it)."""
    running: dict[Future[Outcome], Job] = {}
    pool = ProcessPoolExecutor(max_workers=processes, initializer=_start_worker)
    try:
        while True:
            while len(running) < processes * _AHEAD and (job := next(queue, None)) is not None:
                running[pool.submit(_run, job)] = job
            if not running:
                return []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                del running[future]
                yield outcome
    except BrokenProcessPool:
        return [*running.values()]
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, and end with it also where it is killed: nobody else would end this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    main = parent_process()
    if main is not None:
        main.join()
        os._exit(1)


def _run(job: Job) -> Outcome:
    """Parse one file and write the result; never raises for what a file can hold or a disk can refuse."""
    from policydiff.store import dump_json, dump_notice, write_atomic

    try:
        notice, outcome = _parse(job)
        write_atomic(job.target, dump_json(notice) if job.target.suffix.lower() == ".json" else dump_notice(notice))
    except Exception as error:  # one file must not stop ten thousand others
        return _failure(job, error)
    return outcome


def read_job(job: Job) -> tuple[Notice | None, Outcome]:
    """Parse one file without writing; None where it failed. Never raises for what a file can hold."""
    try:
        return _parse(job)
    except Exception as error:
        return None, _failure(job, error)


def _parse(job: Job) -> tuple[Notice, Outcome]:
    from policydiff.pipeline import parse_source
    from policydiff.read import read_bytes, read_file

    if job.data is None and not job.source.exists():
        raise UnreadableSource(f"{job.source}: there is no such file or folder", "check the spelling, and the folder you are in")
    source = read_file(job.source) if job.data is None else read_bytes(job.data, job.source.name)
    notice = parse_source(source)
    return notice, _summary(job, source, notice)


def _summary(job: Job, source: Source, notice: Notice) -> Outcome:
    from policydiff.pipeline import conservation

    sections = sum(_count(plan.sections) for plan in notice.plans)
    return Outcome(
        str(job.source),
        str(job.target),
        "written",
        sections,
        len(notice.tasks),
        len(notice.targets),
        len(notice.diagnostics),
        conservation(source, notice),
    )


def _count(sections: Sequence[Section]) -> int:
    return sum(1 + _count(section.sections) for section in sections)


def _failure(job: Job, error: Exception) -> Outcome:
    if isinstance(error, PolicydiffError):
        return _failed(job, error.message, error.hint)
    if isinstance(error, OSError):
        return _failed(job, f"{job.source} cannot be read ({error.strerror})", "")
    return _failed(job, f"internal error: {type(error).__name__}: {error}", "this is a bug: please report it with the file")


def _failed(job: Job, message: str, hint: str) -> Outcome:
    return Outcome(str(job.source), str(job.target), "failed", message=message, hint=hint)


def _standing(job: Job) -> Outcome | None:
    """Return an outcome where the target stands: corrected by a person, or made of the same file by the same version."""
    if job.force or job.target.suffix.lower() == ".json" or not job.target.exists():
        return None
    try:
        head = header(job.target)
        if not head.fits:
            message = f"left {job.target.name} as a person corrected it"
            return Outcome(str(job.source), str(job.target), "corrected", message=message, hint="--force writes over it")
        if job.again or head.generator != generator() or not (job.data is not None or job.source.is_file()):
            return None
        data = job.source.read_bytes() if job.data is None else job.data
    except (OSError, PolicydiffError) as error:
        return _failure(job, error)
    return Outcome(str(job.source), str(job.target), "unchanged") if head.source_sha256 == sha256(data).hexdigest() else None
