"""Many files at once: which need work, the work itself on several processes, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from policydiff.errors import PolicydiffError
from policydiff.model import Notice, Source
from policydiff.parse import notice_id
from policydiff.pipeline import conservation, parse_source
from policydiff.read import read_file
from policydiff.store import dump_json, dump_notice, generator, header, write_atomic

Status = Literal["written", "unchanged", "corrected", "failed"]
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".docx", ".ofd"})
_AHEAD = 4  # jobs in flight a process: enough to keep it busy, few enough to keep memory constant


@dataclass(frozen=True, slots=True)
class Job:
    """One file to parse, and the file that takes the result. again: even where nothing changed; force: over corrections."""

    source: Path
    target: Path
    again: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. conserved: share of the text that has a place, None where nothing was parsed."""

    path: str
    target: str
    status: Status
    sections: int = 0
    tasks: int = 0
    targets: int = 0
    diagnostics: int = 0
    conserved: float | None = None
    message: str = ""
    hint: str = ""

    def as_json(self) -> str:
        """Return the outcome as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and the supported files below the folders named, in a stable order; hidden ones are passed over."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if not hidden and found.suffix.lower() in SUFFIXES and found.is_file():
                yield found


def plan_jobs(
    files: Sequence[Path], folder: Path, *, suffix: str = ".yaml", again: bool = False, force: bool = False
) -> tuple[list[Job], list[Outcome]]:
    """Return the jobs, and a failed outcome for every file whose id another file of the batch has already."""
    taken: dict[str, Path] = {}
    jobs: list[Job] = []
    refused: list[Outcome] = []
    for path in files:
        name = notice_id(path.name)
        # Windows and macOS tell no capitals apart in file names.
        first = taken.setdefault(name.casefold(), path)
        target = folder / f"{name}{suffix}"
        if first is not path:
            message = f"has the same id '{name}' as {first}"
            refused.append(Outcome(str(path), str(target), "failed", message=message, hint="rename one of the two files"))
        else:
            jobs.append(Job(path, target, again, force))
    return jobs, refused


def run_jobs(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """Yield the outcome of each job as it is done, whatever becomes of the others.

    Every result is written whole before its outcome is yielded, so stopping at any moment loses nothing that was reported.
    """
    if processes <= 1 or len(jobs) <= 1:
        yield from map(run_job, jobs)
        return
    with ProcessPoolExecutor(max_workers=processes) as pool:
        queue = iter(jobs)
        running: set[Future[Outcome]] = set()
        try:
            while True:
                while len(running) < processes * _AHEAD and (job := next(queue, None)) is not None:
                    running.add(pool.submit(run_job, job))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def run_job(job: Job) -> Outcome:
    """Parse one file and write the result; never raises for what a file can hold or a disk can refuse."""
    path, target = str(job.source), str(job.target)
    try:
        standing = _standing(job)
        if standing is not None:
            return standing
        source = read_file(job.source)
        notice = parse_source(source)
        text = dump_json(notice) if job.target.suffix == ".json" else dump_notice(notice)
        write_atomic(job.target, text)
        return summarise(source, notice, path, target)
    except PolicydiffError as error:
        return Outcome(path, target, "failed", message=error.message, hint=error.hint)
    except Exception as error:  # one file must not stop ten thousand others; the message says that this is a bug
        return Outcome(path, target, "failed", message=f"internal error: {type(error).__name__}: {error}", hint="please report it with the file")


def summarise(source: Source, notice: Notice, path: str, target: str) -> Outcome:
    """Return the outcome of a parse that went well."""
    sections = sum(1 for plan in notice.plans for _ in _walk(plan.sections))
    return Outcome(
        path, target, "written", sections, len(notice.tasks), len(notice.targets), len(notice.diagnostics),
        conservation(source, notice),
    )  # fmt: skip


def _walk(sections: Sequence[object]) -> Iterator[object]:
    for section in sections:
        yield section
        yield from _walk(section.sections)  # type: ignore[attr-defined]


def _standing(job: Job) -> Outcome | None:
    """Return an outcome where the target stands: corrected by a person, or made of the same file by the same version."""
    if job.force or job.target.suffix != ".yaml" or not job.target.exists():
        return None
    head = header(job.target)
    if not head.fits:
        return Outcome(
            str(job.source), str(job.target), "corrected", message="was corrected by hand and is left as it is",
            hint="--force writes over it",
        )  # fmt: skip
    if job.again or head.generator != generator() or not job.source.is_file():
        return None
    if head.source_sha256 == sha256(job.source.read_bytes()).hexdigest():
        return Outcome(str(job.source), str(job.target), "unchanged")
    return None
