"""Notices on a Spark cluster: files in, the tables of an archive out, and the recipes of the archive over them. Needs policydiff[spark].

    import policydiff.spark as on_spark

    files = session.read.format("binaryFile").load("notices/*.html")
    read = on_spark.read(files).persist()                 # a row a file; what cannot be read says why
    clauses = on_spark.table(read, "clauses")
    reuse = on_spark.run(session, "near-reuse", {"clauses": clauses})

Nothing here keeps state and nothing talks to the driver: every partition is parsed alone, as `policydiff export` would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from policydiff.archive.columns import FIELDS, Field
from policydiff.archive.recipes import recipe
from policydiff.errors import MissingExtra, NotFound, PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame, SparkSession

READ = "path string, notice string, input string, json string, message string, hint string"
"""The columns of what `read` gives: of a file that could be read its id and its notice as JSON; of another one why not."""
_TYPES = {
    "VARCHAR": "string",
    "VARCHAR[]": "array<string>",
    "BIGINT": "bigint",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "INTEGER[]": "array<int>",
}


def ddl(table: str) -> str:
    """Return the columns of a table of the archive as Spark writes them. Raises NotFound for a name that is none.

    >>> ddl("documents")
    '`notice` string, `input` string, `text_sha256` string, `json` string'
    """
    return ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in _fields(table))


def read(files: DataFrame) -> DataFrame:
    """Return a row for every file: its notice as JSON, or why it could not be read. An unreadable file never fails the job.

    files: columns path and content (bytes), as Spark's binaryFile source gives them. Ids are the files' stems, behind the folder where two stems are
    the same.
    """
    _need_spark()
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    stem = f.regexp_extract("path", r"([^/]+?)(?:\.[^./]*)?$", 1)
    same = f.count("*").over(Window.partitionBy(f.lower(stem)))
    name = f.when(same > 1, f.regexp_extract("path", r"([^/]+/[^/]+)$", 1)).otherwise(f.regexp_extract("path", r"([^/]+)$", 1))
    return files.select("path", "content", name.alias("name")).mapInPandas(read_rows, READ)


def table(read: DataFrame, name: str) -> DataFrame:
    """Return a table of the archive, of the notices that `read` gave. Raises NotFound for a name that is none."""
    return read.where("json IS NOT NULL").select("input", "json").mapInPandas(rows_of_table(name), ddl(name))


def failures(read: DataFrame) -> DataFrame:
    """Return the files that could not be read: path, message, hint."""
    return read.where("json IS NULL").select("path", "message", "hint")


def run(session: SparkSession, name: str, tables: Mapping[str, DataFrame], **settings: float) -> DataFrame:
    """Return the rows of a recipe of the archive (archive.recipes) over these tables, the same as DuckDB gives. Raises as `recipe` does."""
    sql = recipe(name, "spark", **settings)
    for key, frame in tables.items():
        frame.createOrReplaceTempView(key)
    return session.sql(sql)


def read_rows(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """Yield the rows of READ for files (path, content, name): what `read` hands to mapInPandas."""
    import pandas

    columns = [part.split()[0] for part in READ.split(", ")]
    for frame in frames:
        rows = [
            _read(path, bytes(content), name) for path, content, name in zip(frame["path"], frame["content"], frame["name"], strict=True)
        ]
        yield pandas.DataFrame(rows, columns=columns)


def rows_of_table(name: str) -> Callable[[Iterator[pandas.DataFrame]], Iterator[pandas.DataFrame]]:
    """Return what makes a table's rows of notices as JSON (input, json), for mapInPandas. Raises NotFound for a name that is none."""
    columns = [field.name for field in _fields(name)]

    def rows(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        import pandas

        from policydiff.archive.rows import rows_of
        from policydiff.model import Notice

        for frame in frames:
            for input, json in zip(frame["input"], frame["json"], strict=True):
                found = rows_of(Notice.model_validate_json(json), input)[name]
                yield pandas.DataFrame(found, columns=columns, dtype=object)

    return rows


def _read(path: str, content: bytes, name: str) -> tuple[Any, ...]:
    from policydiff.limits import bounded
    from policydiff.pipeline import parse_bytes
    from policydiff.text.ids import notice_id

    digest = sha256(content).hexdigest()
    try:
        with bounded(name, fatal=False):
            notice = parse_bytes(content, name).model_copy(update={"id": notice_id(name)})
        return path, notice.id, digest, notice.model_dump_json(exclude_none=True), None, None
    except PolicydiffError as error:
        return path, None, digest, None, str(error.message), str(error.hint)
    except Exception as error:  # one file must not fail a job of a million
        return path, None, digest, None, tell("error.internal", what=f"{type(error).__name__}: {error}"), tell("hint.bug-with-file")


def _fields(name: str) -> tuple[Field, ...]:
    if name not in FIELDS:
        raise NotFound(tell("archive.no-table", name=name), tell("hint.choose", words=tuple(FIELDS)))
    return FIELDS[name]


def _need_spark() -> None:
    try:
        import pandas  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise MissingExtra("spark", tell("extra.spark")) from error
