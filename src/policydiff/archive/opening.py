"""An archive on disk: what is one, of which version, and the engine that reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.archive.columns import FIELDS, SCHEMA
from policydiff.errors import MissingExtra, PolicydiffError, UnreadableSource
from policydiff.messages import tell

if TYPE_CHECKING:
    import duckdb

DUCKDB, PARQUET = ".duckdb", ".parquet"
MARK = "archive"
"""The table that says what an archive is: its schema, and the program that wrote it."""
TABLES = (*FIELDS, MARK)
_MEMORY = "1GB"
"""What the engine may keep in memory, for ten thousand notices or a million."""


def is_archive(path: Path) -> bool:
    """Return whether a path holds an archive: a DuckDB file with its tables, or a folder with a Parquet file for each."""
    if path.is_dir():
        return (path / f"{MARK}{PARQUET}").is_file() and (path / f"documents{PARQUET}").is_file()
    if path.suffix.lower() != DUCKDB or not path.is_file():
        return False
    import duckdb

    try:
        with connect(path, read_only=True) as base:
            return base.execute("SELECT count(*) FROM information_schema.tables WHERE table_name = ?", [MARK]).fetchone() == (1,)
    except duckdb.Error:
        return False


def looks_like_archive(path: Path) -> bool:
    """Return whether a word names an archive, without loading the engine."""
    return path.suffix.lower() == DUCKDB or (path / f"{MARK}{PARQUET}").is_file()


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection in which the tables of an archive can be read, by their names.

    Raises UnreadableSource for what is none, PolicydiffError for one of another version, MissingExtra without DuckDB.
    """
    need_engine()
    if not is_archive(path):
        raise UnreadableSource(tell("archive.none", path=path), tell("hint.export-archive"))
    if path.is_file():
        base = connect(path, read_only=True)
    else:
        base = connect(None)
        for name in TABLES:
            base.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({literal(path / f'{name}{PARQUET}')})")
    found = base.execute(f"SELECT value FROM {MARK} WHERE key = 'schema'").fetchone()
    if found != (SCHEMA,):
        base.close()
        raise PolicydiffError(
            tell("archive.other-version", path=path, found=found[0] if found else "?", wanted=SCHEMA), tell("hint.export-again")
        )
    return base


def connect(path: Path | None, *, read_only: bool = False, memory: str = _MEMORY) -> duckdb.DuckDBPyConnection:
    """Return a connection that reads and writes local files only and fetches nothing; None: to a base in memory.

    memory: what the engine may keep there, as DuckDB writes it; what passes that bound is put on disk, beside the archive.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": memory,
    }
    return duckdb.connect(str(path) if path else ":memory:", read_only=read_only, config=settings)


def literal(path: Path) -> str:
    """Return a path as SQL writes it."""
    return "'" + str(path).replace("'", "''") + "'"


def need_engine() -> None:
    """Raise MissingExtra where DuckDB or pyarrow is not installed."""
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtra("archive", tell("extra.archive")) from error
