"""Does a batch that is killed at any moment leave whole files or none, and does the next run complete it?

Starts `policydiff parse FOLDER --jobs 2`, ends it by a signal at a random moment of its run, and looks at what stands.

    python tests/store/kills.py [--kills 24] [--files 60] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from policydiff.store import is_corrected, load_notice

SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
_NOTICE = (
    """某县{number}号行动方案

一、总体要求
到2025年，全县市场主体达到{number}家以上。（责任单位：县科技局）
"""
    + "（一）实施行动。支持企业发展。\n" * 40
)


@dataclass(frozen=True)
class Killed:
    """What one kill left. whole, broken: structured files that are (not) as they were written; left: temporary files after the next run.

    complete: whether after the next run every file stands, each as an undisturbed run writes it; orphans: processes still at work.
    """

    signal: str
    after: float
    whole: int
    broken: int
    left: int
    complete: bool
    orphans: int


def raw_folder(folder: Path, files: int) -> Path:
    """Write so many small notices, and return where."""
    folder.mkdir()
    for number in range(files):
        (folder / f"n{number:03}.txt").write_text(_NOTICE.format(number=number + 10), encoding="utf-8")
    return folder


def command(raw: Path, out: Path) -> list[str]:
    """Return the command that parses a folder on two processes."""
    return [sys.executable, "-m", "policydiff", "parse", str(raw), "-o", str(out), "--jobs", "2"]


def undisturbed(raw: Path, out: Path) -> tuple[dict[str, bytes], float]:
    """Return what a run writes that nobody disturbs, and how many seconds it takes."""
    begun = time.perf_counter()
    subprocess.run(command(raw, out), check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}, time.perf_counter() - begun


def killed(raw: Path, out: Path, how: str, after: float, wanted: dict[str, bytes]) -> Killed:
    """Kill a run so many seconds after its start, run again, and return what was and is there."""
    run = subprocess.Popen(command(raw, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    run.send_signal(getattr(signal, how))
    run.wait(30)
    time.sleep(0.5)
    orphans = _running(run.pid)
    found = [path.read_text(encoding="utf-8") for path in sorted(out.glob("*.yaml"))] if out.exists() else []
    broken = sum(not _is_whole(text) for text in found)
    subprocess.run(command(raw, out), check=True, capture_output=True)
    stand = {path.name: path.read_bytes() for path in out.iterdir() if not path.name.startswith(".")}
    left = sum(path.name.startswith(".") for path in out.iterdir())
    return Killed(how, round(after, 2), len(found) - broken, broken, left, stand == wanted, orphans)


def _is_whole(text: str) -> bool:
    try:
        load_notice(text)
    except Exception:
        return False
    return is_corrected(text) is False


def _running(session: int) -> int:
    """Return how many processes of a session are at work; 0 where the system does not say."""
    count = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        count += fields[3] == str(session) and fields[0] != "Z"
    return count


def main() -> int:
    """Print a line a kill; 1 where one left something broken, or the next run did not complete it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, bad = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as work:
        raw = raw_folder(Path(work) / "raw", options.files)
        wanted, seconds = undisturbed(raw, Path(work) / "whole")
        print(f"undisturbed: {len(wanted)} files in {seconds:.2f} s")
        for number in range(options.kills):
            how = SIGNALS[number % len(SIGNALS)]
            found = killed(raw, Path(work) / f"out{number}", how, chance.uniform(0, 1) * seconds, wanted)
            bad += found.broken > 0 or not found.complete or found.orphans > 0
            print(found, flush=True)
    print(f"{options.kills} kills, {bad} bad")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
