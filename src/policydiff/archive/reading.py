"""What an archive holds: its notices whole, and of all of them the clauses that may say what some clauses say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policydiff.archive.opening import opened
from policydiff.archive.rows import sketch_of
from policydiff.errors import NotFound
from policydiff.messages import tell
from policydiff.model import Notice
from policydiff.records import dataclass
from policydiff.tables.leaflets import Leaflet, MaskedClause

if TYPE_CHECKING:
    import duckdb

_LIKELY = """
WITH mine AS (SELECT line, needed, unnest(sketch) AS shingle FROM asked),
spread AS (SELECT notice, id, unnest(sketch) AS shingle FROM clauses WHERE sketch IS NOT NULL),
likely AS (
  SELECT DISTINCT notice, id FROM (
    SELECT spread.notice, spread.id, mine.line FROM spread JOIN mine ON spread.shingle = mine.shingle
    GROUP BY spread.notice, spread.id, mine.line HAVING count(*) >= any_value(mine.needed)
  )
)
SELECT clauses.notice, clauses.id, clauses.path, clauses.text, clauses.ink, clauses.size
FROM clauses JOIN likely ON clauses.notice = likely.notice AND clauses.id = likely.id
ORDER BY clauses.notice, clauses.start
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive on disk. Every process that uses it opens it anew, for reading only."""

    path: Path

    def inputs(self) -> Mapping[str, str]:
        """Return the ids of all notices, sorted, with the digest of what each was made of. Raises as `opening.opened` does."""
        return dict(_base(self.path).execute("SELECT notice, input FROM documents ORDER BY notice").fetchall())

    def notice(self, name: str) -> Notice:
        """Return a notice by its id. Raises NotFound where the archive has none of it."""
        found = _base(self.path).execute("SELECT json FROM documents WHERE notice = ?", [name]).fetchone()
        if found is None:
            raise NotFound(tell("archive.no-notice", path=self.path, id=name), tell("hint.check-spelling"))
        return Notice.model_validate_json(found[0])

    def titles(self, name: str) -> tuple[str, ...]:
        """Return the titles of a notice's plans, its own for a plan without one, without reading the notice; () where the archive has none of it."""
        return _titles(self.path).get(name, ())

    def leaflets(self, asked: Sequence[tuple[str, int]]) -> Iterator[Leaflet]:
        """Yield every notice cut down to the clauses that share enough shingles with one of those asked for: (ink, how many it must share)."""
        base = _base(self.path)
        lines: dict[str, list[MaskedClause]] = defaultdict(list)
        for notice, *fields in self._likely(asked):
            lines[notice].append(MaskedClause(*fields))
        found = base.execute(
            "SELECT notice, coalesce(title, ''), place, code, level, parents, issued, text_sha256 FROM notices JOIN documents USING (notice) ORDER BY notice"
        )
        while rows := found.fetchmany(10_000):
            for notice, title, place, code, level, parents, issued, sha256 in rows:
                yield Leaflet(notice, title or None, place, code, level, tuple(parents or ()), issued, sha256, tuple(lines.get(notice, ())))

    def _likely(self, asked: Sequence[tuple[str, int]]) -> list[tuple[Any, ...]]:
        if not asked:
            return []
        import pyarrow

        columns = {
            "line": pyarrow.array(range(len(asked)), pyarrow.int64()),
            "needed": pyarrow.array([needed for _, needed in asked], pyarrow.int64()),
            "sketch": pyarrow.array([sketch_of(ink) for ink, _ in asked], pyarrow.list_(pyarrow.int32())),
        }
        base = _base(self.path)
        base.register("asked", pyarrow.table(columns))
        try:
            return base.execute(_LIKELY).fetchall()
        finally:
            base.unregister("asked")


@cache
def _titles(path: Path) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, title in _base(path).execute("SELECT notice, coalesce(plan_title, title, '') FROM plans").fetchall():
        found[name].append(title)
    return {name: tuple(titles) for name, titles in found.items()}


@cache
def _base(path: Path) -> duckdb.DuckDBPyConnection:
    return opened(path)
