"""What this version would write otherwise: the difference between the file's notice and a fresh reading of its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from policydiff.messages import Message, quoted, tell
from policydiff.model import ROLES, Diagnostic, Notice, Section
from policydiff.model.readings import Evidence
from policydiff.model.values import Model
from policydiff.records import dataclass
from policydiff.text.fold import squeeze
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit

_PROVENANCE = ("evidence", "note", "manual", "removed", "checked")
_REMOVABLE = {"tasks": "task", "targets": "target", "achievements": "achievement", "citations": "citation"}
_NUMBERS = ("id", "of")
"""Keys by which rows are numbered."""
_NOWHERE = (0, 0)
_MOST_LINES = 8
_MOST_ITEMS = 6
_MOST_EDITS = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. path: in the file (for what the file lacks, the place where it would be); old, new: None where missing.

    manual: it lies in a value that a person marked as theirs.
    """

    path: Path
    old: Any
    new: Any
    manual: bool = False

    def lines(self, item: str = "", text: str = "") -> tuple[Message, ...]:
        """Return the change as lines of a diff: - the file, + the fresh reading; of a field both. item: what a person calls the row that it is in; text: its words in the source."""
        key = ".".join(str(step) for step in self.path)
        of_row = isinstance(self.old, Model) or isinstance(self.new, Model)  # which its own words name
        sides = (("-", self.old), ("+", self.new))
        return tuple(
            tell("freshness.line", sign=sign, key=key, item="" if of_row else item, value=show(value), text=text)
            for sign, value in sides
            if value is not None or not of_row
        )


def changes(notice: Notice, fresh: Notice) -> tuple[Change, ...]:
    """Return how `fresh` differs from `notice`, in document order; items of lists are paired by their ids, else by place."""
    found = tuple(_model((), notice, fresh, _manual_fields(notice)))
    return _without_removed(found, notice) if notice.removed else found


def reads_otherwise(written: Notice | None, fresh: Notice) -> bool:
    """Return whether what the program once wrote, as far as anybody remembers, is not what it reads now: another build of one version may."""
    return written is not None and not all(change.manual for change in changes(written, fresh))


def not_read(before: Notice, now: Notice) -> tuple[tuple[str, str], ...]:
    """Return the tasks, targets and achievements of a notice that another reading of it has not, each as its table and what it is called."""
    tables = ("tasks", "targets", "achievements")
    left = Counter((table, _called(row)) for table in tables for row in getattr(now, table))
    gone = Counter((table, _called(row)) for table in tables for row in getattr(before, table)) - left
    return tuple((table, name) for table, name in gone)


def _called(row: Any) -> str:
    """Return what a row is called that is not numbered by its place: by its indicator and its words in the text."""
    metric = getattr(row, "metric_printed", None) or getattr(row, "metric", None)
    return f"{metric}：{row.text}" if metric and metric not in row.text else row.text


def by_hand(notice: Notice) -> int:
    """Return how many values, rows and deleted rows of a notice are marked as a person's; the list of issuers that follows from one is none."""
    items = (*notice.tasks, *notice.targets, *notice.achievements, *notice.citations)
    marks = notice.notice.manual
    follows = "issuer" in marks and marks.get("issuers") == marks["issuer"]
    return sum(item.evidence == "manual" for item in items) + len(marks) - follows + len(notice.removed)


def _without_removed(found: tuple[Change, ...], notice: Notice) -> tuple[Change, ...]:
    """Mark as a person's what is missing and recorded as removed; a record that fits nothing is a change itself."""
    left = dict(enumerate(notice.removed))
    marked: list[Change] = []
    for change in found:
        what = _REMOVABLE.get(str(change.path[0])) if change.old is None and isinstance(change.new, Evidence) else None
        index = next((index for index, record in left.items() if record.what == what and squeeze(record.text) in _said(change.new)), None)
        if index is not None:
            del left[index]
        marked.append(change if index is None else replace(change, manual=True))
    return (*marked, *(Change(("removed", index), record, None) for index, record in left.items()))


def _said(item: Any) -> tuple[str, ...]:
    texts = (getattr(item, key, None) for key in ("text", "printed", "title", "document_number"))
    return tuple(squeeze(text) for text in texts if text)


def summary(found: Sequence[Change], items: Sequence[str], texts: Sequence[str]) -> tuple[Message, ...]:
    """Return a small diff: the first changes, and how many there are beside. items: what a person calls the row of each; texts: its words in the source."""
    lines = [line for change, item, text in zip(found, items, texts, strict=True) for line in change.lines(item, text)]
    more = len(lines) - _MOST_LINES
    return tuple(lines) if more <= 0 else (*lines[:_MOST_LINES], tell("freshness.more-lines", more=more))


def edits(found: Sequence[Change], *, same_version: bool = True) -> Iterator[Hit]:
    """Yield a hit for every change that a person made and nothing explains, at most 100.

    same_version: this version wrote the file; else some of it may be what the versions read otherwise, which is said.
    """
    for change in [each for each in found if not each.manual][:_MOST_EDITS]:
        about = ".".join(str(step) for step in change.path if isinstance(step, str))
        missing_item = change.old is None and isinstance(change.new, Evidence)
        hint = tell("hint.record-removal" if missing_item else "hint.mark-manual")
        hint = hint if same_version else tell("hint.or-other-version", hint=hint)
        missing = getattr(change.new, "span", None) if change.old is None else None
        more = change.new is None and change.path[0] == "diagnostics"  # a diagnostic is told for what it says, not for being one too many
        same = () if more else (change.path, *([change.path[:-1]] if isinstance(change.path[-1], int) else []), *_who(change.path))
        yield Hit(change.path, _sentence(change), f"{about} {show(change.old)}", hint, beside=missing, follows=same)


def _who(path: Path) -> Iterator[Path]:
    """Yield the paths of all lists of a task's bodies where a change is in one: who stands in the wrong one is told once."""
    if path[0] == "tasks" and len(path) > 2 and path[2] in (*ROLES, "organisations"):
        yield from ((*path[:2], key) for key in (*ROLES, "organisations"))


def _sentence(change: Change) -> Message:
    if change.new is None:
        return tell("unexplained-edit.more", old=show(change.old))
    if change.old is None:
        return tell("unexplained-edit.less", new=show(change.new))
    return tell("unexplained-edit", old=show(change.old), new=show(change.new))


def show(value: Any) -> Message:
    """Return a value on one short line."""
    if isinstance(value, Model):
        named = value.__dict__
        text = next((named[key] for key in ("text", "title", "heading", "message", "path") if named.get(key)), "")
        return tell("shown.item", id=str(named.get("id", "")), text=str(text))
    if isinstance(value, tuple):
        return tell("shown.list", values=(*map(show, value[:_MOST_ITEMS]), *(["…"] if len(value) > _MOST_ITEMS else [])))
    if isinstance(value, str):
        return tell("shown.text", text=value)
    return tell("shown.nothing") if value is None else tell("shown.value", value=quoted(str(value), bare=True))


def _manual_fields(notice: Notice) -> frozenset[Path]:
    return frozenset(("notice", key) for key in notice.notice.manual)


def _model(path: Path, old: Model, new: Model, manual: frozenset[Path], by_hand: bool = False) -> Iterator[Change]:
    by_hand = by_hand or (isinstance(old, Evidence) and old.evidence == "manual")
    for name, field in type(old).model_fields.items():
        if name in _PROVENANCE:
            continue
        here = (*path, field.alias or name)
        before, after = old.__dict__[name], new.__dict__[name]
        if before != after:
            yield from _value(here, before, after, manual, by_hand or here in manual)


def _value(path: Path, old: Any, new: Any, manual: frozenset[Path], by_hand: bool) -> Iterator[Change]:
    if isinstance(old, Model) and type(old) is type(new):
        yield from _model(path, old, new, manual, by_hand)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in (*old, *(key for key in new if key not in old)):
            if old.get(key) != new.get(key):
                place = (*path, key) if key in old else path
                yield Change(place, old.get(key), new.get(key), by_hand)
    elif isinstance(old, tuple) and isinstance(new, tuple) and any(isinstance(each, Model) for each in (*old, *new)):
        yield from _list(path, old, new, manual, by_hand)
    else:
        yield Change(path, old, new, by_hand)


def _list(path: Path, old: tuple[Model, ...], new: tuple[Model, ...], manual: frozenset[Path], by_hand: bool) -> Iterator[Change]:
    pairs = _pairs(old, new)
    more = len(pairs) < max(len(old), len(new))  # then those behind it are numbered otherwise, which follows from it
    for index, item in enumerate(old):
        after = pairs.get(index)
        if after is None:
            yield Change((*path, index), item, None, by_hand or (isinstance(item, Evidence) and item.evidence == "manual"))
        elif item != new[after]:
            found = _model((*path, index), item, new[after], manual, by_hand)
            yield from (change for change in found if not (more and _read_from(item) and change.path[-1] in _NUMBERS))
    paired = set(pairs.values())
    for index, item in enumerate(new):
        if index not in paired:
            yield Change(_before(path, old, index), None, item, by_hand)
    order = sorted(pairs)
    for index, after in zip(order, sorted(paired), strict=True):
        if pairs[index] != after:  # the same items in another order
            yield Change((*path, index), old[index], new[after], by_hand)
            return


def _before(path: Path, old: tuple[Model, ...], index: int) -> Path:
    """Return the path at which an item of a list is missing: the item that stands there now, or where the last one ends."""
    if not old or index < len(old):
        return (*path, index) if old else path
    path, last = (*path, len(old) - 1), old[-1]
    while isinstance(last, Section) and (inner := last.sections or last.clauses):
        path, last = (*path, "sections" if last.sections else "clauses", len(inner) - 1), inner[-1]
    return path


def _pairs(old: tuple[Model, ...], new: tuple[Model, ...]) -> dict[int, int]:
    """Return which item of `new` each item of `old` became: the equal one, else the one of its words, the one with its id, the next one left.

    A row that a person has added came of none: the one that is left is another, which they have taken out.
    """
    pairs: dict[int, int] = {}
    left = dict(enumerate(new))
    for key in (_itself, _read_from, lambda item: item.__dict__.get("id"), lambda item: None):
        places: dict[Any, list[int]] = {}
        for index in sorted(left, reverse=True):
            places.setdefault(key(left[index]), []).append(index)
        for index, item in enumerate(old):
            if index not in pairs and places.get(key(item)) and (key(item) is not None or not _is_added(item)):
                pairs[index] = places[key(item)].pop()
                del left[pairs[index]]
    return pairs


def _read_from(item: Model) -> Any:
    """Return the words in the source that a row with an id was read from, None for others: it keeps them, however rows are numbered."""
    said = item.__dict__
    if not isinstance(item, Evidence) or not said.get("id") or said["span"] == _NOWHERE:
        return None
    return said["span"], said.get("text"), said.get("metric_printed")


def _is_added(item: Model) -> bool:
    return isinstance(item, Evidence) and item.evidence == "manual" and bool(item.__dict__.get("id"))


def _itself(item: Model) -> Any:
    if isinstance(item, Diagnostic):
        return item.rule, item.span, item.message  # its arguments cannot be hashed
    return item if "spans" not in item.__dict__ else item.__dict__.get("id")  # nor can a plan's spans
