"""Notices into an archive: what is new or changed replaces what stood there, all at once or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from policydiff.archive.columns import FIELDS, SCHEMA
from policydiff.archive.opening import DUCKDB, MARK, PARQUET, TABLES, connect, is_archive, literal, need_engine, opened
from policydiff.archive.rows import Rows
from policydiff.errors import OutputInTheWay
from policydiff.messages import tell
from policydiff.store import generator

if TYPE_CHECKING:
    import duckdb

_BATCH = 200
"""Notices that are written at a time: enough to be quick, few enough to keep memory flat."""
_MEMORY = "256MB"
"""What the engine may keep while it writes: it would fill any bound with what it has written already, and is no slower for a small one."""


class Writer:
    """An archive under way: a DuckDB file beside the one that is to be, which takes its place when all is in it.

    `held` says what stands in the archive already; `keep` and `put` say of every notice whether it stays or what it is now. What was neither kept nor
    put is gone afterwards. Used in a `with`: an error on the way leaves the old archive as it was.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        """Raise OutputInTheWay where something else stands at the path, MissingExtra without DuckDB and pyarrow."""
        need_engine()
        if path.exists() and not is_archive(path) and not force and not (path.is_dir() and not any(path.iterdir())):
            raise OutputInTheWay(path, tell("way.no-archive"))
        self.path = path
        self._work = path.with_name(f".{path.name}.tmp.duckdb")
        self._kept: list[str] = []
        self._waiting: list[Rows] = []
        self.held: dict[str, str] = {}

    def __enter__(self) -> Self:
        self._work.parent.mkdir(parents=True, exist_ok=True)
        self._clean()
        self._base = connect(self._work, memory=_MEMORY)
        if is_archive(self.path):
            self._attach()
        for name, fields in FIELDS.items():
            columns = ", ".join(f'"{each.name}" {each.type}' for each in fields)
            self._base.execute(f"CREATE TABLE {name} ({columns})")
        return self

    def keep(self, notices: Iterable[str]) -> None:
        """Say that these stand in the archive as they are."""
        self._kept += notices

    def put(self, rows: Rows) -> None:
        """Take the rows of one notice."""
        self._waiting.append(rows)
        if len(self._waiting) >= _BATCH:
            self._flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._base.close()
            self._clean()

    def _attach(self) -> None:
        opened(self.path).close()  # raises where it is of another version
        if self.path.is_dir():
            self._base.execute("CREATE SCHEMA before")
            for name in FIELDS:
                self._base.execute(f"CREATE VIEW before.{name} AS SELECT * FROM read_parquet({literal(self.path / f'{name}{PARQUET}')})")
        else:
            self._base.execute(f"ATTACH {literal(self.path)} AS before (READ_ONLY)")
        self.held = dict(self._base.execute("SELECT notice, input FROM before.documents").fetchall())

    def _flush(self) -> None:
        for name in FIELDS:
            _insert(self._base, name, [row for rows in self._waiting for row in rows[name]])
        self._waiting.clear()

    def _finish(self) -> None:
        self._flush()
        if self._kept:
            self._base.execute("CREATE TEMP TABLE kept (notice VARCHAR)")
            import pyarrow

            self._base.register("kept_now", pyarrow.table({"notice": self._kept}))
            self._base.execute("INSERT INTO kept SELECT notice FROM kept_now")
            for name in FIELDS:
                self._base.execute(f"INSERT INTO {name} SELECT * FROM before.{name} WHERE notice IN (SELECT notice FROM kept)")
            self._base.execute("DROP TABLE kept")
        self._base.execute(f"CREATE TABLE {MARK} (key VARCHAR, value VARCHAR)")
        self._base.execute(f"INSERT INTO {MARK} VALUES ('schema', ?), ('generator', ?)", [SCHEMA, generator()])
        self._forget()
        if self.path.suffix.lower() == DUCKDB:
            self._base.close()
            self._work.replace(self.path)
        else:
            self._to_parquet()

    def _forget(self) -> None:
        if self.held and self.path.is_dir():
            self._base.execute("DROP SCHEMA before CASCADE")
        elif self.held:
            self._base.execute("DETACH before")

    def _to_parquet(self) -> None:
        made = self.path.with_name(f".{self.path.name}.tmp")
        made.mkdir()
        for name in TABLES:
            self._base.execute(f"COPY {name} TO {literal(made / f'{name}{PARQUET}')} (FORMAT parquet, COMPRESSION zstd)")
        if self.path.exists():
            old = self.path.with_name(f".{self.path.name}.old")
            self.path.rename(old)
            made.rename(self.path)
            shutil.rmtree(old)
        else:
            made.rename(self.path)

    def _clean(self) -> None:
        for path in (self._work, self._work.with_name(f"{self._work.name}.wal")):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.path.with_name(f".{self.path.name}.tmp"), ignore_errors=True)


def _insert(base: duckdb.DuckDBPyConnection, name: str, rows: Sequence[tuple[object, ...]]) -> None:
    if not rows:
        return
    import pyarrow

    fields = FIELDS[name]
    columns = list(zip(*rows, strict=True))
    batch = pyarrow.table(
        {field.name: pyarrow.array(list(column), _arrow()[field.type]) for field, column in zip(fields, columns, strict=True)}
    )
    base.register("batch", batch)
    base.execute(f"INSERT INTO {name} SELECT * FROM batch")
    base.unregister("batch")


def _arrow() -> dict[str, object]:
    import pyarrow as pa

    return {
        "VARCHAR": pa.string(),
        "VARCHAR[]": pa.list_(pa.string()),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "INTEGER[]": pa.list_(pa.int32()),
    }
