"""Questions to an archive in SQL, written once for DuckDB and translated for Spark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from policydiff.errors import MissingExtra, NotFound, PolicydiffError
from policydiff.messages import tell

Dialect = Literal["duckdb", "spark"]
DEFAULTS: dict[str, dict[str, int | float]] = {
    "exact-reuse": {"least": 15, "most": 100},
    "near-reuse": {"least": 15, "rare": 40, "shared": 2, "coverage": 0.3, "keep": 1},
    "leads-by-year": {},
    "pledges": {},
    "age-of-borrowed": {"least": 15, "most": 100},
}
"""The recipes, and what can be set in each; what a setting means stands at the head of its file.

near-reuse: three of ten characters changed leave .7 ^ 3 of the shingles of three characters, so that a coverage of .3 still finds the clause.
"""


def recipe(name: str, dialect: Dialect = "duckdb", **settings: float) -> str:
    """Return the SQL of a recipe. settings: numbers in the place of those of DEFAULTS.

    Raises NotFound for a name that is none, PolicydiffError for a setting that the recipe does not have or that is no number, MissingExtra where
    SQL is to be translated and sqlglot is not installed.

    >>> print(recipe("leads-by-year").splitlines()[0])
    -- Who leads what, by the year of the notice: how often each body is named in each role.
    """
    if name not in DEFAULTS:
        raise NotFound(tell("archive.no-recipe", name=name), tell("hint.choose", words=tuple(DEFAULTS)))
    for key, value in settings.items():
        if key not in DEFAULTS[name] or isinstance(value, bool) or not isinstance(value, int | float):
            raise PolicydiffError(tell("archive.no-setting", name=name, setting=key), tell("hint.choose", words=tuple(DEFAULTS[name])))
    sql = _text(name)
    for key, value in {**DEFAULTS[name], **settings}.items():
        sql = sql.replace(f"{{{key}}}", repr(value))
    return sql if dialect == "duckdb" else _translated(sql, dialect)


@cache
def _text(name: str) -> str:
    return files("policydiff.archive").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _translated(sql: str, dialect: Dialect) -> str:
    try:
        import sqlglot
    except ImportError as error:
        raise MissingExtra("spark", tell("extra.spark")) from error
    return sqlglot.transpile(sql, read="duckdb", write=dialect, comments=False)[0]
