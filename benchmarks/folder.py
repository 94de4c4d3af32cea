"""A folder of notices: files a second on one process and on two, and memory that does not grow with the number of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import Row, Setting, command, interleave, launch, megabytes, rate, seconds
from benchmarks.texts import write_folder

_CLAUSES = 60
_LIST = 0.3
"""Seconds that a list of 10,000 notices may take."""
_LONG = "科技服务、公共文化和污染防治协同推进暨第{}项产业"
"""What makes a title of three lines on a terminal."""


def rows(setting: Setting) -> Iterator[Row]:
    """Yield speed and memory of `policydiff parse FOLDER`."""
    few, many = (20, 200) if setting.quick else (100, 10_000)
    files = 60 if setting.quick else 400
    folder = write_folder(setting.work / "some", files, _CLAUSES)
    tasks = {name: lambda name=name: _parse(setting, folder, "--jobs", name) for name in ("1", "2")}
    found = interleave(tasks, max(1, setting.rounds // 3))
    yield Row(
        f"parse {files} files on two processes",
        rate(files, found["2"], "files"),
        "on one",
        rate(files, found["1"], "files"),
        found["2"] / found["1"],
        0.75,
    )
    again = interleave({"first": tasks["1"], "again": lambda: _parse(setting, folder, unchanged=True)}, max(1, setting.rounds // 3))
    yield Row(
        f"parse {files} files that have not changed",
        seconds(again["again"]),
        "the first time",
        seconds(again["first"]),
        again["again"] / again["first"],
        0.5,
    )
    peaks = {count: _peak(setting, write_folder(setting.work / f"of{count}" / "raw", count, 12, _LONG)) for count in (few, many)}
    yield Row(
        f"peak memory, parse {many:,} files", megabytes(peaks[many]), f"{few} files", megabytes(peaks[few]), peaks[many] / peaks[few], 1.25
    )
    data = setting.work / f"of{many}"
    listed = interleave({"list": command(setting.policydiff, "list", "--data", str(data))}, max(3, setting.rounds // 3))["list"]
    yield Row(f"policydiff list, {many:,} notices with long titles", seconds(listed), "the limit", seconds(_LIST), listed / _LIST, 1.0)


def _parse(setting: Setting, folder: Path, *options: str, unchanged: bool = False) -> float:
    target = setting.work / "structured"
    extra = () if unchanged else ("--again",)
    ran = launch([setting.policydiff, "parse", str(folder), "-o", str(target), *options, *extra])
    if ran.status:
        raise RuntimeError(ran.errors)
    return ran.seconds


def _peak(setting: Setting, folder: Path) -> int:
    return launch([setting.policydiff, "parse", str(folder), "-o", str(folder.parent / "structured")]).peak
