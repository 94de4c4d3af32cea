"""Validating: many structured notices beside loading them with PyYAML's C loader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.harness import Row, Setting, command, interleave, rate, seconds, timed
from benchmarks.texts import RAW, write_folder
from policydiff.batch import plan_jobs, run_jobs
from policydiff.checking import check_files
from policydiff.checking import setting as checking


def structured(folder: Path, files: int, clauses: int) -> tuple[Path, Path]:
    """Return the folders raw/ and structured/ of so many notices, parsed."""
    raw, target = write_folder(folder / "raw", files, clauses), folder / "structured"
    target.mkdir(exist_ok=True)
    jobs, _ = plan_jobs(sorted(raw.iterdir()), target)
    for _ in run_jobs(jobs, 1):
        pass
    return raw, target


def rows(setting: Setting) -> Iterator[Row]:
    """Yield the time of checking a folder, without and with reading every source anew, and of one file from the command line."""
    count = 100 if setting.quick else 1000
    raw, folder = structured(setting.work / "corpus", count, 60)
    paths = sorted(folder.iterdir())
    still, anew = checking(paths, raw, fresh=False), checking(paths, raw)
    tasks = {
        "still": timed(lambda: list(check_files(paths, still))),
        "anew": timed(lambda: list(check_files(paths, anew))),
        "load": timed(lambda: [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in paths]),
    }
    found = interleave(tasks, max(1, setting.rounds // 3), warm=False)
    beside, other = "yaml.CSafeLoader", rate(count, found["load"], "files")
    for name, what in (("still", "every rule"), ("anew", "every rule, and each source parsed anew")):
        yield Row(f"validate {count:,} notices, {what}", rate(count, found[name], "files"), beside, other, found[name] / found["load"], 3.0)
    one = setting.work / "one.yaml"
    tasks = {
        "validate": command(setting.policydiff, "validate", str(one), "--raw", str(RAW)),
        "imports": command(setting.python, "-c", "import typer, rich, yaml, pydantic"),
    }
    command(setting.policydiff, "parse", str(RAW / "wuxi-keji-fuwu-2023.txt"), "-o", str(one))()
    found = interleave(tasks, setting.rounds)
    yield Row(
        "policydiff validate, one notice, from the command line",
        seconds(found["validate"]),
        "importing typer, rich, yaml, pydantic",
        seconds(found["imports"]),
        found["validate"] / found["imports"],
    )
