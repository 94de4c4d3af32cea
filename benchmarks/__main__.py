"""Speed and memory of policydiff, every figure a ratio taken in one run with the peer or the limit beside it.

Run it: `python -m benchmarks [--quick] [--only ROOM] [--rounds N] [--peers FOLDER [--install-peers]]`. A whole run, neither
quick nor of some rooms only, writes docs/data/performance.yaml and the pages that are made of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import comparing, corners, folder, page, parse, peers, reports, startup, validating
from benchmarks.harness import ROOT, Row, Setting, Skipped, keep_figures

ROOMS = {
    "startup": ("Start-up", startup.rows),
    "parse": ("Parse", parse.rows),
    "compare": ("Compare", comparing.rows),
    "corners": ("Texts that repeat themselves", corners.rows),
    "validate": ("Validate", validating.rows),
    "report": ("Reports", reports.rows),
    "folder": ("A folder of notices", folder.rows),
}


def main(arguments: list[str] | None = None) -> int:
    """Print every row as it is taken; 1 with --strict where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="less of everything: half a minute instead of ten")
    parser.add_argument("--only", choices=list(ROOMS), action="append", help="of these rooms alone")
    parser.add_argument("--rounds", type=int, help="how often each thing is timed (7; 3 with --quick)")
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "peers", help="a virtual environment with the peers in it")
    parser.add_argument("--install-peers", action="store_true", help="make that environment first")
    parser.add_argument("--strict", action="store_true", help="fail where a goal is missed")
    parser.add_argument("--keep", action="store_true", help="write the pages, whatever was measured")
    options = parser.parse_args(arguments)
    if options.install_peers:
        peers.install(options.peers)
    whole = not options.quick and not options.only
    with tempfile.TemporaryDirectory() as work:
        rounds = options.rounds or (3 if options.quick else 7)
        setting = Setting(options.quick, rounds, Path(work), options.peers)
        tables = {ROOMS[name][0]: _run(name, setting) for name in options.only or ROOMS}
        if whole or options.keep:
            keep_figures("performance", page.figures(tables, startup.loads(setting), setting))
    missed = [row for rows in tables.values() for row in rows if isinstance(row, Row) and row.missed]
    for row in missed:
        print(f"goal missed: {row.what} against {row.beside}: {row.ratio:.2f} > {row.goal:g}", file=sys.stderr)
    return int(bool(missed) and options.strict)


def _run(name: str, setting: Setting) -> list[Row | Skipped]:
    title, rows = ROOMS[name]
    print(f"\n{title}")
    taken: list[Row | Skipped] = []
    for row in rows(setting):
        taken.append(row)
        print("  " + page.line(row), flush=True)
    return taken


if __name__ == "__main__":
    sys.exit(main())
