"""Changes of rows become a changed notice, in which every value that a person wrote is marked as such, with a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

from policydiff.corrections.changes import RowChange
from policydiff.corrections.notes import joined, notes_in
from policydiff.corrections.places import place_meant
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import ROLES, Envelope, Notice, Organisation, Section, Target, Task
from policydiff.model.notice import WHOLE, Removed
from policydiff.tables.checks import ticked
from policydiff.tables.items import bodies
from policydiff.text.fold import fold
from policydiff.vocab.amounts.metrics import canonical_metric, common_measure

_WHAT: dict[str, Literal["task", "target", "achievement"]] = {"tasks": "task", "targets": "target", "achievements": "achievement"}
_DEFAULTS: dict[str, Any] = {"comparator": "=", "basis": "level"}
_Item = TypeVar("_Item", Task, Target)
_UNPLACED = (0, 0)
"""The span of what stands nowhere in the source."""


def corrected(notice: Notice, rows: Sequence[RowChange], note: str) -> Notice:
    """Return the notice with some changes; note: what to write where nobody said why.

    Nothing else is another value. Raises PolicydiffError for changes that contradict each other or belong nowhere.
    """
    by_table: dict[str, list[RowChange]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    tasks, removed = _tasks(notice, by_table, note)
    update: dict[str, Any] = {"tasks": tasks}
    for table in ("targets", "achievements"):
        changed = by_table.get(table, [])
        update[table] = _targets(notice, table, changed, note)
        removed += _removed(table, getattr(notice, table), changed, note)
    for row in by_table.get("notices", []):
        update["notice"] = _envelope(notice.notice, row, note)
    ticks = {row.id: _why(row, note) if row.new["checked"] else None for row in by_table.get("diagnostics", ())}
    return ticked(notice.model_copy(update={**update, "removed": (*_still_removed(notice, rows), *removed)}), ticks)


def _still_removed(notice: Notice, rows: Iterable[RowChange]) -> list[Removed]:
    """Return what a person had removed before, without what comes back."""
    left = list(notice.removed)
    for row in rows:
        if row.back is not None:
            said = (_WHAT[row.table], row.back.item.text)
            at = next((at for at, each in enumerate(left) if (each.what, each.text) == said), len(left))
            del left[at : at + 1]
    return left


def _with_restored(items: Sequence[_Item], rows: Iterable[RowChange]) -> list[_Item]:
    """Return tasks or figures with those that come back, each behind the one that it followed."""
    found = list(items)
    for back in (row.back for row in rows if row.back is not None):
        found = [each.model_copy(update={"of": back.item.id}) if each.id in back.parts else each for each in found]
        at = next((at + 1 for at, each in enumerate(found) if each.id == back.after), 0)
        found.insert(at, back.item)  # type: ignore[arg-type]
    return found


def _why(row: RowChange, note: str) -> str:
    return row.note or note


# --- tasks and bodies ---------------------------------------------------------------------------------------------------


def _tasks(notice: Notice, by_table: Mapping[str, list[RowChange]], note: str) -> tuple[tuple[Task, ...], list[Removed]]:
    rows = by_table.get("tasks", [])
    changed = {row.id: row for row in rows if row.kind == "changed"}
    gone = {row.id for row in rows if row.kind == "removed"}
    named = _named(notice, by_table.get("organisations", []), gone)
    tasks = []
    for task in _with_restored(notice.tasks, rows):
        if task.id not in gone:
            tasks.append(_task(task, changed.get(task.id), named.get(task.id), note))
    for row in rows:
        if row.kind == "added":
            tasks.append(_new_task(notice, tasks, row, note))
    return tuple(tasks), _removed("tasks", notice.tasks, rows, note)


_Named = tuple[dict[str, tuple[str, ...]], str]
"""The bodies of a task by role, as the table of bodies has them, and the note that goes with it."""


def _named(notice: Notice, rows: Iterable[RowChange], gone: set[str]) -> dict[str, _Named]:
    """Return the bodies of every task of which the table of bodies says something else."""
    found: dict[str, list[RowChange]] = {}
    for row in rows:
        id = _task_of(notice, row) if row.kind == "added" else row.id.rpartition("@")[0]
        if id not in gone:
            found.setdefault(id, []).append(row)
    tasks = {task.id: task for task in notice.tasks}
    named: dict[str, _Named] = {}
    for id, changed in found.items():
        lists: list[tuple[str, str, str]] = [(body.id, body.role, body.name) for body in bodies(tasks[id])]
        by_id = {row.id: row for row in changed if row.id}
        kept = [(body, by_id.get(body[0])) for body in lists]
        pairs = [
            (str((row.new if row else {}).get("role", role)), str((row.new if row else {}).get("name", name)))
            for (_, role, name), row in kept
            if row is None or row.kind != "removed"
        ]
        pairs += [(str(row.new["role"]), str(row.new["name"])) for row in changed if row.kind == "added"]
        notes = joined(row.note for row in changed)
        named[id] = ({role: tuple(name for each, name in pairs if each == role) for role in ROLES}, notes)
    return named


def _task_of(notice: Notice, row: RowChange) -> str:
    """Return the id of the task that a new body belongs to: the one it names, else the only one of its place."""
    ids = [task.id for task in notice.tasks if row.place.get("task") in (None, task.id) and row.place.get("path") in (None, task.path)]
    if len(ids) != 1 or not {"task", "path"} & row.place.keys():
        raise PolicydiffError(tell("apply.no-task", where=row.where), tell("hint.no-task"))
    return ids[0]


def _task(task: Task, row: RowChange | None, named: _Named | None, note: str) -> Task:
    if row is None and named is None:
        return task
    values: dict[str, Any] = dict(row.new) if row else {}
    lists: dict[str, tuple[str, ...]] = {role: values[role] for role in ROLES if role in values}
    if named is not None:
        if any(named[0][role] != wanted for role, wanted in lists.items()):
            raise PolicydiffError(tell("apply.said-twice", where=row.where if row else "", id=task.id), tell("hint.said-twice"))
        lists |= {role: names for role, names in named[0].items() if names != getattr(task, role)}
    why = joined((row.note if row else "", named[1] if named else "")) or note
    update = {**values, **lists, "evidence": "manual", "note": why}
    if "deadline" in values:
        update["deadline_printed"] = None
    if lists:
        update["organisations"] = _placed(task, {role: lists.get(role, getattr(task, role)) for role in ROLES})
    return task.model_copy(update=update)


def _placed(task: Task, lists: Mapping[str, Sequence[str]]) -> tuple[Organisation, ...]:
    """Return the bodies that are still named, each with where it is printed; who is printed nowhere stands in its list alone."""
    left = {role: list(names) for role, names in lists.items()}
    kept = []
    for each in task.organisations:
        role = next((role for role in (each.role, *ROLES) if each.name in left[role]), None)
        if role is not None:
            left[role].remove(each.name)
            kept.append(each if role == each.role else each.model_copy(update={"role": role}))
    return tuple(kept)


def _new_task(notice: Notice, others: Sequence[Task], row: RowChange, note: str) -> Task:
    plan, section, clause = section_meant(notice, row)
    taken = {task.id for task in (*notice.tasks, *others)}
    first = section.id if section else plan
    id = next(name for name in (first, *(f"{first}/{number}" for number in range(2, len(taken) + 3))) if name not in taken)
    values = {key: value for key, value in row.new.items() if key != "note"}
    return Task(
        id=id,
        plan=plan,
        section=section.id if section else "",
        path=section.path if section else "",
        heading=section.heading if section else row.place.get("heading", ""),
        clause=clause,
        text=row.place.get("text", ""),
        span=_UNPLACED,
        evidence="manual",
        note=_why(row, note),
        **values,  # type: ignore[arg-type]
    )


def section_meant(notice: Notice, row: RowChange) -> tuple[str, Section | None, str]:
    """Return the plan, the section and its first clause that a new row belongs to, by its section's id or path.

    Without either it belongs to the plan's own text, or to its first section. Raises where there is no such section, or several.
    """
    if not notice.plans:
        raise PolicydiffError(tell("apply.no-place", where=row.where), tell("hint.no-place"))
    plan, section, path = (row.place.get(key) for key in ("plan", "section", "path"))
    placed: list[tuple[str, Section | None, str]] = [
        (each.id, one, clause.id) for each in notice.plans if plan in (None, each.id) for one, clause in each.owned_clauses()
    ]
    if section or path:
        placed = [each for each in placed if each[1] and (each[1].id == section if section else each[1].path == path)]
        if len({each[1].id for each in placed if each[1]}) > 1:
            placed = []
    if not placed:
        raise PolicydiffError(tell("apply.no-place", where=row.where), tell("hint.no-place"))
    return placed[0]


# --- figures ------------------------------------------------------------------------------------------------------------


def _targets(notice: Notice, table: str, rows: Sequence[RowChange], note: str) -> tuple[Target, ...]:
    changed = {row.id: row for row in rows if row.kind == "changed"}
    gone = {row.id for row in rows if row.kind == "removed"}
    kept = []
    for target in _with_restored(getattr(notice, table), rows):
        if target.id in gone:
            continue
        if row := changed.get(target.id):
            values = _full(row)
            values |= _reckoned(target, values)
            target = target.model_copy(update={**values, "evidence": "manual", "note": _why(row, note)})
        kept.append(target.model_copy(update={"of": None}) if target.of in gone else target)
    for row in rows:
        if row.kind == "added":
            kept.append(_new_target(notice, table, kept, row, note))
    return tuple(kept)


def _reckoned(target: Target, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what follows from a figure's new values: its value in the common unit, and the one name of its metric."""
    found: dict[str, Any] = {}
    if {"value", "value_max", "unit"} & values.keys():
        unit = fold(values.get("unit", target.unit))
        base, common = common_measure(values.get("value", target.value), unit)
        found |= {"base_value": base, "base_unit": common} if common != unit else {"base_value": None, "base_unit": None}
    if "metric" in values and "canonical" not in values:
        found["canonical"] = canonical_metric(fold(values["metric"]))
    return found


def _full(row: RowChange) -> dict[str, Any]:
    """Return a figure's new values; an empty cell is the usual value of its column, and raises where it has none."""
    values: dict[str, Any] = {key: _DEFAULTS.get(key) if value is None else value for key, value in row.new.items() if key != "note"}
    missing = tuple(key for key in ("metric", "value", "unit", "printed") if key in values and values[key] is None)
    if missing:
        raise PolicydiffError(
            tell("apply.row-lacks", where=row.where, columns=tuple(f"{row.table}.{key}" for key in missing)), tell("hint.fill-in")
        )
    return values


def _new_target(notice: Notice, table: str, others: Sequence[Target], row: RowChange, note: str) -> Target:
    plan, section, clause = section_meant(notice, row)
    letter = table[0]
    numbers = [int(found[1]) for each in (*getattr(notice, table), *others) if (found := re.fullmatch(rf"{letter}(\d+)", each.id))]
    values = _full(row)
    printed = str(values.pop("printed", ""))  # what the notice does not say is not made up
    return Target(
        id=f"{letter}{max(numbers, default=0) + 1}",
        plan=plan,
        section=section.id if section else "",
        path=section.path if section else "",
        clause=clause,
        printed=printed,
        text=row.place.get("text", ""),
        span=_UNPLACED,
        evidence="manual",
        note=_why(row, note),
        **values,
    )


def _removed(table: str, items: Sequence[Task | Target], rows: Iterable[RowChange], note: str) -> list[Removed]:
    texts = {item.id: item.text for item in items}
    return [Removed(what=_WHAT[table], text=texts[row.id], note=_why(row, note)) for row in rows if row.kind == "removed"]


# --- the envelope -------------------------------------------------------------------------------------------------------


def _envelope(envelope: Envelope, row: RowChange, note: str) -> Envelope:
    values: dict[str, Any] = {key: value for key, value in row.new.items() if key != "note"}
    if "issuers" in values and "issuer" not in values:
        values["issuer"] = next(iter(values["issuers"]), None)
    elif "issuer" in values and "issuers" not in values:
        values["issuers"] = tuple(filter(None, (values["issuer"], *envelope.issuers[1:])))
    if {"code", "place"} & values.keys():
        code, place = (str(values.pop(key, None) or "") for key in ("code", "place"))
        values["jurisdiction"] = place_meant(code, place, row.where) if code or place else None
    return envelope.model_copy(update={**values, "manual": _manual(envelope.manual, values, row, note)})


def _manual(manual: Mapping[str, str], fields: Iterable[str], row: RowChange, note: str) -> dict[str, str]:
    """Return the notes of what a person filled in, before or now (`fields`), so that together they say what the note of the row says.

    Words that are new are about the fields that are filled in now, else about those whose note they replace, else about the notice as a
    whole (WHOLE).
    """
    if "note" not in row.new:
        return {**manual, **dict.fromkeys(fields, _why(row, note))}
    parts = notes_in(row.note)
    said = {name: notes_in(each) for name, each in manual.items() if name not in fields}
    kept = {name: manual[name] for name, each in said.items() if set(each) <= {*parts}}
    new = "；".join(part for part in parts if not any(part in said[name] for name in kept))
    about = [*(name for name in said if name not in kept), *fields]
    if new and not about:
        return {**kept, WHOLE: "；".join(filter(None, (kept.get(WHOLE), new)))}
    return {**kept, **{name: new or note for name in about if new or name != WHOLE}}
