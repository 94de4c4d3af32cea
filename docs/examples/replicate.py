"""Rebuild every table of docs/for-researchers-many.md: python docs/examples/replicate.py OUT [NOTICES]

NOTICES: the folder with the raw notices, data/raw where none is named. OUT gets a csv for each table, codebook.csv, and manifest.csv with the SHA-256 of everything
that was read and written: two runs of one version over the same notices give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import policydiff

PARENT, CHILD = "chongqing-keji-fuwu-2023.txt", "wuxi-keji-fuwu-2023.txt"


def tables(notices: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield every table with its rows."""
    parent, child = notices / PARENT, notices / CHILD
    others = sorted(path for path in notices.glob("*.txt") if path != parent)
    matrix = policydiff.matrix(parent, others)
    yield "matrix-children", matrix.to_rows()
    yield "matrix-sections", matrix.to_rows("sections")
    yield "matrix-clauses", matrix.to_rows("clauses")
    yield "trace", policydiff.trace(child, [notices], parent=parent).to_rows()
    comparison = policydiff.diff(child, parent, corpus=[notices])
    yield "comparison", [*policydiff.tables.records(comparison, "clauses")]
    chain = policydiff.chain([parent, child])
    yield "chain-documents", chain.to_rows("documents")
    yield "chain-clauses", chain.to_rows()
    for kind in ("citations", "organisations", "reuse"):
        network = policydiff.network([notices], kind)
        yield f"network-{kind}-edges", network.to_rows()
        yield f"network-{kind}-nodes", network.to_rows("nodes")
    yield "duplicates", policydiff.duplicates([notices]).to_rows()
    pledges = policydiff.targets(parent, others)
    yield "targets-rows", pledges.to_rows("rows")
    yield "targets-sums", pledges.to_rows("sums")
    yield "sample", policydiff.sample([comparison], 40, seed=1).to_rows()
    yield "codebook", policydiff.codebook("en").to_rows()


def written(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as csv: lists with ; between, nothing for what is missing."""
    found = list(rows)
    heads = list(dict.fromkeys(key for row in found for key in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows([shown(row.get(key)) for key in heads] for row in found)


def shown(value: Any) -> Any:
    """Return what stands in a cell."""
    return ";".join(map(str, value)) if isinstance(value, tuple | list) else round(value, 6) if isinstance(value, float) else value


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(out: Path, notices: Path) -> None:
    """Write all tables, and what they were made of."""
    out.mkdir(parents=True, exist_ok=True)
    manifest = [{"what": "program", "name": "policydiff", "digest": policydiff.__version__}]
    manifest += [{"what": "read", "name": path.name, "digest": digest(path)} for path in sorted(notices.glob("*.txt"))]
    for name, rows in tables(notices):
        path = out / f"{name}.csv"
        written(path, rows)
        manifest.append({"what": "written", "name": path.name, "digest": digest(path)})
    written(out / "manifest.csv", manifest)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "data/raw"))
