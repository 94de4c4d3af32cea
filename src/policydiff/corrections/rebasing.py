"""Corrections of tables that are older than their file: what was exported, what the file says by now and what the tables say, made one."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import field, replace

from policydiff.corrections.changes import PLACED, Back, RowChange
from policydiff.corrections.editing import corrected
from policydiff.corrections.notes import joined
from policydiff.corrections.renumbered import as_exported
from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.model import ROLES, Notice, Target, Task
from policydiff.records import dataclass
from policydiff.tables.cells import Cell
from policydiff.tables.notices import FREE, notice_table

_TABLES = ("notices", "tasks", "targets", "achievements", "diagnostics")
"""Where a correction is held against the file: who is named among the bodies is held against the lists of its task."""
_SAME = {"tasks": ("path", "content"), "targets": ("path", "metric"), "achievements": ("path", "metric")}
"""Two new rows that agree in these say one thing."""
_BACK = "hint.take-back"
_HINTS = {"apply.taken-back": _BACK, "apply.added-gone": _BACK, "apply.back-again": _BACK, "apply.gone-since": "hint.read-otherwise"}
_Rows = dict[tuple[str, str], dict[str, Cell]]
_Cells = Container[tuple[str, ...]]
Row = tuple[str, str]
"""A table and an id."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What these very tables have brought into a file so far: the values of cells, rows that went, and rows that came, with what they said."""

    cells: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    removed: frozenset[Row] = frozenset()
    added: Mapping[Row, str] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps([[[*key, value] for key, value in self.cells.items()], sorted(self.removed), [*map(list, self.added.items())]])

    @staticmethod
    def read(text: str | None) -> Applied:
        """Return what as_json wrote; nothing where there is none."""
        cells, removed, added = json.loads(text) if text else ([], [], [])
        return Applied(
            {(table, id, key): value for table, id, key, value in cells},
            frozenset((table, id) for table, id in removed),
            {(table, id): said for (table, id), said in added},
        )


def applied(base: Notice, rows: Sequence[RowChange], note: str, before: Applied, now: Notice) -> Applied:
    """Return what tables have brought in after `rows`, changes of the exported notice, stand in `now`."""
    was, mine, changes = _rows(base), _rows(corrected(base, rows, note)), _by_task(base, rows, note)
    table = as_exported(was, _rows(now))[0]
    still = {(row.table, row.id, key) for row in changes for key in (*row.new, "note")}  # what was taken back is theirs no longer
    cells = {key: value for key, value in before.cells.items() if key in still}
    gone = {at for at in before.removed if at not in table or at in {(row.table, row.id) for row in changes if row.kind == "removed"}}
    for row in changes:
        if row.kind == "changed" and (row.table, row.id) in table:
            said = table[row.table, row.id]
            cells |= {(row.table, row.id, key): str(said[key]) for key in (*row.new, "note") if key in said}
        elif row.kind == "changed" and row.table == "diagnostics":  # ticked, and answered at once
            cells[row.table, row.id, "checked"] = str(row.new["checked"])
        elif row.kind == "removed":
            gone.add((row.table, row.id))
    unclaimed = {key: _said(key[0], values) for key, values in table.items() if key not in was}
    added: dict[Row, str] = {}
    for key in (key for key in mine if key not in was):
        same = next((at for at, said in unclaimed.items() if at[0] == key[0] and said == _said(key[0], mine[key])), None)
        if same is not None:
            added[same] = unclaimed.pop(same)
    kept = {key: said for key, said in before.added.items() if key not in table}  # what somebody else has deleted since does not come back
    return Applied(cells, frozenset(gone), kept | added)


def rebased(
    base: Notice,
    now: Notice,
    rows: Sequence[RowChange],
    done: Applied,
    note: str,
    *,
    take_back: bool = False,
    superseded: _Cells = (),
    told: Callable[[Message], object] = lambda message: None,
) -> tuple[list[RowChange], list[PolicydiffError]]:
    """Return the changes that bring `rows`, changes of the exported notice `base`, into what its file says now; and what keeps them out.

    done: what these tables have brought in before. A cell is taken where the file still says what came from these tables or, where
    nothing did, what was exported; where it says something else, somebody else's correction would be lost, which is a problem. So is
    taking back what was brought in, unless the person says so (take_back): a copy of the tables that was never applied looks the same.
    So is a row that these tables had taken out and have again.
    superseded: cells with what stood in them until other tables made something else of them, which older tables do not bring back.
    told: takes what is no problem, and may be asked about.
    Raises PolicydiffError for rows that contradict each other.
    """
    rebase = _Rebase(base, now, rows, done, note, take_back, superseded)
    for id in rebase.idle_ticks():
        told(tell("apply.tick-idle", table="diagnostics", notice=base.id, id=id))
    return rebase.run()


class _Rebase:
    def __init__(
        self, base: Notice, now: Notice, rows: Sequence[RowChange], done: Applied, note: str, take_back: bool, superseded: _Cells
    ) -> None:
        self._take_back, self._superseded = take_back, superseded
        self._exported = base
        self._base, self._mine = _rows(base), _rows(corrected(base, rows, note))
        self._now, self._ids = as_exported(self._base, _rows(now))
        self._rows, self._done = _by_task(base, rows, note), done
        gone = done.removed - {(row.table, row.id) for row in self._rows if row.kind == "removed"}
        self._back = [at for at in self._base if at in gone and at not in self._now]
        self.problems: list[PolicydiffError] = []

    def run(self) -> tuple[list[RowChange], list[PolicydiffError]]:
        found = {(row.table, row.id, row.where): row for row in (*self._changed(), *self._removed(), *self._added())}
        for row in self._taken_back():
            at = next((key for key in found if key[:2] == (row.table, row.id)), (row.table, row.id, ""))
            so_far = found.get(at, row)
            found[at] = replace(so_far, old={**row.old, **so_far.old}, new={**row.new, **so_far.new})
        return [self._as_in_file(row) for row in (*self._restored(), *found.values())], self.problems

    def idle_ticks(self) -> list[str]:
        """Return the ids of findings whose tick these tables had brought in and have no more, where the finding itself is gone."""
        said = {row.id for row in self._of("changed") if row.table == "diagnostics"}
        ticks = [at[1] for at in self._done.cells if at[0] == "diagnostics"]
        return [id for id in ticks if ("diagnostics", id) not in self._now and id not in said]

    def _as_in_file(self, row: RowChange) -> RowChange:
        """Return a change with the ids of the file, which a newer reading may have numbered otherwise than the export."""
        back = row.back and replace(row.back, after=self._ids.get((row.table, row.back.after), row.back.after))
        return replace(row, id=self._ids.get((row.table, row.id), row.id), back=back)

    def _changed(self) -> Iterator[RowChange]:
        for row in self._of("changed"):
            at = (row.table, row.id)
            if row.table == "diagnostics" and at not in self._now:  # answered since, such as by filling in what was missing
                continue
            if at in self._back:
                yield row
                continue
            if at not in self._now or (row.table == "diagnostics" and self._is_another(at)):
                self._problem(
                    "apply.gone-since", row.where, id=row.id, what=self._base[at].get("metric") or self._base[at].get("content") or ""
                )
                continue
            new = {key: value for key, value in row.new.items() if self._mine[at][key] != self._now[at][key]}
            other = [key for key in FREE[row.table] if key != "note" and self._now[at][key] != self._base[at][key]]
            for key in (*new, *(other if [*new] == ["note"] else ())):  # a remark alone is on what the tables show
                now, mine = self._now[at][key], self._mine[at][key]
                if not self._is_ours(at, key) or (*at, key, str(mine)) in self._superseded:
                    self._problem("apply.conflict", row.where, column=f"{row.table}.{key}", now=_words(now), new=_words(mine))
            if new:
                yield replace(row, old={key: self._now[at][key] for key in new}, new=new)

    def _removed(self) -> Iterator[RowChange]:
        for row in self._of("removed"):
            at = (row.table, row.id)
            if at in self._now and all(self._is_ours(at, key) for key in FREE[row.table]):
                yield replace(row, old=self._now[at])
            elif at in self._now:
                self._problem("apply.removed-changed", "", table=row.table, id=row.id)

    def _added(self) -> Iterator[RowChange]:
        """Yield the rows that are new; one that came in before is none, and one that came in and was changed since is a change."""
        theirs = {at: _said(at[0], values) for at, values in self._now.items() if at not in self._base}
        gone = [(at[0], said) for at, said in self._done.added.items() if at not in self._now]
        left: list[tuple[RowChange, dict[str, Cell]]] = []
        ids = iter([at for at in self._mine if at not in self._base])
        for row in sorted(self._of("added"), key=lambda row: _TABLES.index(row.table)):
            mine = self._mine[next(ids)]
            said = _said(row.table, mine)
            same = next((at for at, text in theirs.items() if at[0] == row.table and text == said), None)
            if same is not None:
                del theirs[same]
            elif (row.table, said) in gone:
                gone.remove((row.table, said))
            else:
                left.append((row, mine))
        for row, mine in left:
            at = next(
                (at for at in theirs if at in self._done.added and at[0] == row.table and self._now[at]["path"] == mine["path"]), None
            )
            if at is None:
                like = next(
                    (at for at in theirs if at[0] == row.table and all(self._now[at][key] == mine[key] for key in _SAME[at[0]])), None
                )
                if like is not None:  # of the same tables under another name, or a colleague's: nobody but the person knows
                    self._problem("apply.added-alike", row.where, table=like[0], id=like[1])
                yield row
                continue
            del theirs[at]
            new = {key: mine[key] for key in FREE[row.table] if key != "note" and mine[key] != self._now[at][key]}
            yield replace(row, kind="changed", id=at[1], old={key: self._now[at][key] for key in new}, new=new, place={})
        for table, id in (at for at in theirs if at in self._done.added):
            if self._take_back:
                yield RowChange("removed", table, id, old=self._now[table, id])
            else:
                self._problem("apply.added-gone", "", table=table, id=id)

    def _taken_back(self) -> Iterator[RowChange]:
        """Yield where the tables say again what was exported, of what they had brought in; a problem, unless it is meant."""
        said = {(row.table, row.id, key) for row in self._of("changed") for key in row.new}
        gone = {(row.table, row.id) for row in self._of("removed")}
        for (table, id, key), text in self._done.cells.items():
            at = (table, id)
            if key == "note" or at in gone or (table, id, key) in said or at not in self._now or at not in self._base:
                continue
            if str(self._now[at][key]) == text != str(self._base[at][key]):
                was = self._base[at][key]
                if self._take_back:
                    yield RowChange("changed", table, id, old={key: self._now[at][key]}, new={key: was})
                else:
                    self._problem(
                        "apply.taken-back", "", table=table, id=id, column=f"{table}.{key}", now=_words(self._now[at][key]), was=_words(was)
                    )
        for table, id in () if self._take_back else self._back:
            self._problem("apply.back-again", "", table=table, id=id)

    def _restored(self) -> Iterator[RowChange]:
        """Yield the rows that these tables had taken out and have again, in their order; only where it is meant."""
        for at in self._back if self._take_back else ():
            items: tuple[Task | Target, ...] = getattr(self._exported, at[0])
            ids = [item.id for item in items]
            there = [id for id in ids[: ids.index(at[1])] if (at[0], id) in self._now or (at[0], id) in self._back]
            parts = frozenset(item.id for item in items if isinstance(item, Target) and item.of == at[1])
            yield RowChange("restored", *at, new=self._base[at], back=Back(items[ids.index(at[1])], there[-1] if there else "", parts))

    def _is_ours(self, at: Row, key: str) -> bool:
        """Return whether a cell of the file says what these tables have made of it, or what was exported where they have made nothing.

        Where the file says again what was exported, after these tables had made something else of it, somebody has taken that back elsewhere.
        """
        now, made = self._now[at][key], self._done.cells.get((*at, key))
        return at in self._base and (now == self._base[at][key] if made is None else made == str(now))

    def _is_another(self, at: Row) -> bool:
        """Return whether a finding of this number is another one than was exported: the file was read anew since."""
        return any(self._base[at][key] != self._now[at][key] for key in ("rule", "sentence"))

    def _of(self, kind: str) -> list[RowChange]:
        return [row for row in self._rows if row.kind == kind]

    def _problem(self, message: str, where: str, /, **words: object) -> None:
        hint = _HINTS.get(message, "")
        self.problems.append(PolicydiffError(tell(message, where=where, **words), hint))


def _rows(notice: Notice) -> _Rows:
    """Return what the tables of a notice say, row by row, in their order."""
    found: _Rows = {}
    for name in _TABLES:
        table = notice_table([notice], name)
        at = table.at("notice" if name == "notices" else "id")
        for row in table.rows:
            found[name, str(row[at])] = dict(zip((column.key for column in table.columns), row, strict=True))
    return found


def _by_task(base: Notice, rows: Sequence[RowChange], note: str) -> list[RowChange]:
    """Return changes with those of bodies as changes of the lists of their task."""
    bodies = [row for row in rows if row.table == "organisations"]
    if not bodies:
        return list(rows)
    others = {(row.table, row.id, row.where): row for row in rows if row.table != "organisations"}
    mine = {task.id: task for task in corrected(base, bodies, note).tasks}
    where = {(row.place.get("task") or row.id.rpartition("@")[0]): row.where for row in reversed(bodies)}
    for task in base.tasks:
        its = [row for row in bodies if row.id.rpartition("@")[0] == task.id]
        keys = (*ROLES, "note") if any("note" in row.new for row in its) else ROLES
        new: dict[str, Cell] = {key: getattr(mine[task.id], key) for key in keys if getattr(mine[task.id], key) != getattr(task, key)}
        if not new:
            continue
        at = next((key for key in others if key[:2] == ("tasks", task.id)), ("tasks", task.id, where.get(task.id, "")))
        row = others.get(at) or RowChange("changed", *at)
        said = joined((row.note, *(each.note for each in its)))
        new = {**row.new, **new, **({"note": said or None} if "note" in new else {})}
        others[at] = replace(row, old={**row.old, **{role: getattr(task, role) for role in new}}, new=new, note=said)
    return list(others.values())


def _said(table: str, row: Mapping[str, Cell]) -> str:
    """Return what a new row says, to be found again by it."""
    keys = (*(key for key in FREE[table] if key != "note"), *(key for key in PLACED if key == "path"))
    return repr([str(row[key]) for key in keys])


def _words(value: Cell) -> str:
    if isinstance(value, bool):
        return "✓" if value else "—"
    return "、".join(value) if isinstance(value, tuple) else "—" if value is None else f"{value}"
