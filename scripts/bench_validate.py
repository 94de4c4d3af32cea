"""How long validation takes beside loading the same files with PyYAML's C loader; the goal: less than three times as long.

Run: python scripts/bench_validate.py data/raw --files 200
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from policydiff.checking import check_files, setting
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice, load_notice


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs, in seconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


def fill(folder: Path, raws: list[Path], count: int) -> list[Path]:
    """Write `count` structured files and their raw files; return the structured ones."""
    (folder / "raw").mkdir()
    (folder / "structured").mkdir()
    texts = [(path, dump_notice(parse_file(path))) for path in raws]
    for number in range(count):
        raw, text = texts[number % len(texts)]
        name = f"{raw.stem}-{number}"
        (folder / "raw" / f"{name}{raw.suffix}").write_bytes(raw.read_bytes())
        (folder / "structured" / f"{name}.yaml").write_text(text.replace(raw.name, f"{name}{raw.suffix}", 1), encoding="utf-8")
    return sorted((folder / "structured").iterdir())


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 where validation takes three times as long as loading, or longer."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("raw", type=Path)
    parser.add_argument("--files", type=int, default=100)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        files = fill(Path(name), sorted(options.raw.glob("*.txt")), options.files)
        characters = sum(len(path.read_text(encoding="utf-8")) for path in files)
        loading = best(lambda: [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in files])
        checking = best(lambda: list(check_files(files, setting(files, None, fresh=False))))
        notices = [load_notice(path) for path in files]
        ours = best(lambda: [load_notice(path) for path in files])
        writing = best(lambda: [dump_notice(notice) for notice in notices])
    print(f"{len(files)} structured notices, {characters / 1e6:.1f} million characters")
    print(f"yaml.CSafeLoader       {loading:7.2f} s")
    print(f"policydiff validate    {checking:7.2f} s  {checking / loading:.2f} times as long (goal: less than 3)")
    print(f"load_notice            {ours:7.2f} s")
    print(f"dump_notice            {writing:7.2f} s  {characters / writing / 1e6:.1f} million characters a second")
    return int(checking >= 3 * loading)


if __name__ == "__main__":
    sys.exit(main())
