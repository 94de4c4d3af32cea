"""Many files at once: which need work, the work itself on several processes, and what became of each."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from policydiff.corpus import hint_beside
from policydiff.errors import PolicydiffError, UnreadableSource, reason_of
from policydiff.limits import bounded
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.store import NOTICE, Header, generator, header, is_stream, sweep
from policydiff.store.before import beside_before
from policydiff.store.memory import begin_anew
from policydiff.text.ids import notice_id, printed_names, same_file_key, typed

if TYPE_CHECKING:  # the models take longer to load than a folder in which nothing has changed takes to look through
    from policydiff.known import Known
    from policydiff.model import Notice, Source

Status = Literal["written", "unchanged", "corrected", "failed"]
_MUCH = 20
"""With so many things to check a text is asked whether it was badly read off a picture."""
_MARKED = re.compile(r' +"?(?:manual|checked)"?:|- \{rule: .*, checked: "')


@dataclass(frozen=True, slots=True)
class Job:
    """One file to parse, and the file that takes the result. again: even where nothing changed; force: over corrections.

    source_file, target_file: strings, for ten thousand wait at a time, also in every process, and a Path takes six times as much memory.
    data: the bytes, where they are in no file (standard input); `source` then only names them. name: how the source is printed,
    its last part where not given. known: what a table says of the notice; None where none does.
    """

    source_file: str
    target_file: str
    again: bool = False
    force: bool = False
    data: bytes | None = None
    name: str | None = None
    known: Known | None = None

    @property
    def source(self) -> Path:
        """The file to parse."""
        return Path(self.source_file)

    @property
    def target(self) -> Path:
        """The file that takes the result."""
        return Path(self.target_file)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. The counts are None where nothing was parsed; conserved: share of the text that has a place.

    unread: how many pages and other parts of the file are not in the text. differs: the fields of which the text says something else
    than what is known. headless: neither who issued it nor when nor under which number is known. bare: there is a title and no text
    under it. plain: it has no sections, and is no table. recognised: a damaged number of a text with much to check that was badly read off a picture. cut: its text seems to stop
    before its end. changed: whether it was read otherwise than the time before; None where it was not read before. instead: the raw file
    of the time before, where that was another one and said the same. lost: the rows that were read then and are not now, each with its table. filled: the fields from a table that alone are new.
    replaced: a person has corrected the result, and the raw file is another one by now. unfilled: the fields that a table would have filled in there.
    """

    path: str
    target: str
    status: Status
    sections: int | None = None
    tasks: int | None = None
    targets: int | None = None
    diagnostics: int | None = None
    conserved: float | None = None
    unread: int = 0
    differs: tuple[str, ...] = ()
    headless: bool = False
    bare: bool = False
    plain: bool = False
    recognised: str = ""
    cut: bool = False
    changed: bool | None = None
    instead: str = ""
    lost: tuple[tuple[str, str], ...] = ()
    filled: tuple[str, ...] = ()
    replaced: bool = False
    unfilled: tuple[str, ...] = ()
    message: str = ""
    hint: str = ""

    def as_json(self) -> str:
        """Return the outcome as one line of JSON, ASCII: a path can hold what is no text."""
        return json.dumps(asdict(self))


def plan_jobs(
    paths: Sequence[Path], folder: Path, *, suffix: str = ".yaml", again: bool = False, force: bool = False
) -> tuple[list[Job], list[Outcome]]:
    """Return the jobs, and a failed outcome for every file whose id another file of the batch has already.

    Where files of several folders have one name, the folder stands before the stem in their ids (2023/通知.txt: 2023-通知).
    """
    taken: dict[str, Path] = {}
    jobs: list[Job] = []
    refused: list[Outcome] = []
    for path, printed in printed_names(paths).items():
        name = notice_id(printed)
        target = folder / f"{name}{suffix}"
        first = taken.setdefault(same_file_key(name), path)
        if first is path:
            jobs.append(Job(str(path), str(target), again, force, name=printed))
        else:
            message = tell("batch.same-target", target=target.name, first=first.name if first.parent == path.parent else first)
            refused.append(Outcome(str(path), str(target), "failed", message=message, hint=tell("hint.one-of-two")))
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
    if len(todo) < 2:
        yield from map(_run, todo)
        return
    from policydiff.processes import on_processes  # what starts processes takes time to load

    for folder in {os.path.dirname(job.target_file) for job in todo}:  # noqa: PTH120 (ten thousand times)
        sweep(Path(folder))
    yield from on_processes(
        _run_alone, todo, min(processes, len(todo)), lambda job: _failed(job, tell("batch.crashed"), tell("hint.report-file"))
    )


def _run_alone(job: Job) -> Outcome:
    return _run(job, worker=True)


def _run(job: Job, *, worker: bool = False) -> Outcome:
    """Parse one file and write the result; never raises for what a file can hold or a disk can refuse, nor for what it costs.

    worker: whether the process is there for this only, so that a reader that does not come back may end it.
    """
    from policydiff.store import dump_json, dump_notice, write_atomic

    try:
        with bounded(str(job.source), fatal=worker):
            notice, outcome = _parse(job)
        text = dump_json(notice) if job.target.suffix.lower() == ".json" else dump_notice(notice)
        if (before := beside_before(job.target, job.source.name, notice, text)) is not None:
            outcome = replace(outcome, changed=before.changed, instead=before.instead, lost=before.lost, filled=before.filled)
        if not is_stream(job.target) and (before is None or (job.force and not header(job.target).fits)):
            begin_anew(job.target)
        write_atomic(job.target, text)
    except Exception as error:  # one file must not stop ten thousand others
        return _failure(job, error)
    return outcome


def read_job(job: Job) -> tuple[Notice | None, Outcome]:
    """Parse one file without writing; None where it failed. Never raises for what a file can hold."""
    try:
        with bounded(str(job.source), fatal=False):
            return _parse(job)
    except Exception as error:
        return None, _failure(job, error)


def _parse(job: Job) -> tuple[Notice, Outcome]:
    from policydiff.known import with_known
    from policydiff.pipeline import parse_source
    from policydiff.read import read_bytes, read_file

    if job.data is None and not job.source.exists():
        raise UnreadableSource(tell("batch.nothing-there", name=job.source), hint_beside(job.source))
    source = read_file(job.source, name=job.name) if job.data is None else read_bytes(job.data, job.source.name)
    notice = parse_source(source)
    differs: tuple[str, ...] = ()
    before = _before(job)
    if (known := job.known or _filled_in(job, before)) is not None:
        notice, differs = with_known(notice, known)
    if before is not None:
        from policydiff.tables.checks import with_ticks_of

        notice = with_ticks_of(notice, before)
    return notice, _summary(job, source, notice, differs)


def _before(job: Job) -> Notice | None:
    """Return what stands where this result will stand, where a table has filled something in or a person has ticked something off; else None."""
    from policydiff.store import load_notice

    if is_stream(job.target) or not job.target.is_file() or job.target.suffix.lower() not in (".yaml", ".yml", ".json"):
        return None
    try:
        with job.target.open(encoding="utf-8", errors="replace") as file:
            marked = any(_MARKED.match(line) for line in file)
        return load_notice(job.target) if marked else None
    except (OSError, PolicydiffError):
        return None


def _filled_in(job: Job, before: Notice | None) -> Known | None:
    """Return what an earlier table has filled in: parsing anew does not take it out again, but where a person's corrections go, it goes."""
    from policydiff.known import known_of

    return known_of(before.notice) if before is not None and before.notice.manual and header(job.target).fits else None


def _summary(job: Job, source: Source, notice: Notice, differs: tuple[str, ...]) -> Outcome:
    from policydiff.pipeline import conservation
    from policydiff.read.recognised import looks_recognised
    from policydiff.tables.checks import checks

    sections = sum(1 for plan in notice.plans for _ in plan.walk())
    found = len(checks(notice))
    bare = not any(True for plan in notice.plans for _ in plan.owned_clauses())
    return Outcome(
        str(job.source),
        str(job.target),
        "written",
        sections,
        len(notice.tasks),
        len(notice.targets),
        found,
        conservation(source, notice),
        len(source.ledger.losses),
        differs,
        not (notice.notice.issuer or notice.notice.issued or notice.notice.document_number),
        bare,
        not (sections or bare) and (not notice.plans or any(each.rule == "no-sections" for each in notice.diagnostics)),
        looks_recognised(source.text) if found >= _MUCH else "",
        not bare and any(each.rule == "ends-early" and each.checked is None for each in notice.diagnostics),
    )


def _failure(job: Job, error: Exception) -> Outcome:
    if isinstance(error, PolicydiffError):
        return _failed(job, error.message, error.hint)
    if isinstance(error, OSError):
        return _failed(job, tell("batch.cannot-be-read", name=job.source, reason=reason_of(error)), "")
    return _failed(job, tell("error.internal", what=f"{type(error).__name__}: {error}"), tell("hint.bug-with-file"))


def _failed(job: Job, message: str, hint: str) -> Outcome:
    return Outcome(str(job.source), str(job.target), "failed", message=message, hint=hint)


def _standing(job: Job) -> Outcome | None:
    """Return an outcome where the target stands: not ours, corrected by a person, or made of the same file by the same version."""
    if job.force or not job.target.exists() or is_stream(job.target):
        return None
    try:
        if job.data is None and job.source.exists() and job.target.samefile(job.source):
            return _failed(job, tell("batch.is-the-source", path=job.target), tell("hint.another-place"))
        head = header(job.target)
        if head.fits and head.schema == NOTICE and (job.again or job.known):
            return None
        data = job.data if job.data is not None else job.source.read_bytes() if job.source.is_file() else None
    except (OSError, PolicydiffError) as error:
        return _failure(job, error)
    same = data is not None and head.source_sha256 == sha256(data).hexdigest()
    if not head.fits or head.schema != NOTICE:
        return _left_alone(job, head, changed=data is not None and not same)
    renamed = (
        job.data is None
        and head.source_name is not None
        and Path(head.source_name).name not in (job.source.name, Path(job.name or "").name)
    )
    stands = same and head.generator == generator() and not renamed  # a result names the file that it was read from
    return Outcome(str(job.source), str(job.target), "unchanged") if stands else None


def _left_alone(job: Job, head: Header, *, changed: bool) -> Outcome:
    """Return the outcome of a job whose target holds what parse did not write; changed: its raw file is another one by now."""
    name, folder = job.target.name, typed(job.target.parent)
    from policydiff.known import unfilled

    ours = head.schema == NOTICE
    fields = unfilled(job.target, job.known) if ours and job.known else ()
    replaced = ours and changed
    message = tell("batch.left-corrected", name=name, changed=changed, folder=folder, fields=fields)
    hint, message = tell("hint.force", folder=folder), message if ours else tell("batch.left-foreign", name=name)
    return Outcome(str(job.source), str(job.target), "corrected", replaced=replaced, unfilled=fields, message=message, hint=hint)
