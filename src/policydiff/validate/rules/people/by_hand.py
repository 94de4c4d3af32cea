"""Rules on what a person put into a file by hand: that it is listed, that it says why, and that it is no slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policydiff.messages import Message, tell
from policydiff.model import ROLES, Notice, Target
from policydiff.model.notice import Jurisdiction
from policydiff.text.fold import fold
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.freshness import Change, changes, show
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import Item, items, words
from policydiff.validate.rules.figures import corrected_from, number, targets
from policydiff.validate.rules.people.replaced import is_replaced, row_now
from policydiff.validate.view import View

_FAR = 10
"""So many times a number is larger or smaller than printed: of a slip in units rather than in reading."""

_FOLLOWS = frozenset(("base_value", "base_unit", "canonical", "organisations", "deadline_printed"))
"""Keys that follow from what a person has changed."""


@rule("info", "evidence")
def manual_value(view: View) -> Iterator[Hit]:
    """A value carries `evidence: manual`: a person put it there, and the source is not asked for it.

    The note says why. This is for information: a list of all that rests on a person's word.
    """
    if view.corrected is not False:
        by_hand = [(path, item) for path, item in items(view) if item.evidence == "manual" and item.note]
        read = view.uncorrected if by_hand else None
        found = changes(view.notice, read) if read else ()
        for path, item in by_hand:
            now = row_now(view, path, item) if (other := is_replaced(view, item)) else None
            fields = tuple(_fields(path, found, now)) or (() if read and not _is_added(path, found) else tuple(_said(path, item, now)))
            printed = "" if read else _printed(view, item)
            message = tell("manual-value", note=item.note, printed=printed, fields=fields, replaced=other and now is None)
            yield Hit((*path, "evidence"), message, words(item))
        yield from _envelope(view)
        for index, record in enumerate(view.notice.removed):
            if record.note.strip():
                yield Hit(("removed", index), tell("manual-value.removed", note=record.note), f"{record.what} {record.text}")


@rule("warning", "evidence")
def manual_without_note(view: View) -> Iterator[Hit]:
    """A value carries `evidence: manual` and no `note` that says why, or a note without `evidence: manual`.

    Whoever reads the file next wants to know where the value comes from: name the telephone call, the later document, the
    scan of the printed page.
    """
    for path, item in items(view):
        if item.evidence == "manual" and not (item.note or "").strip():
            yield Hit((*path, "evidence"), tell("manual-without-note"), words(item))
        elif item.evidence is None and item.note is not None:
            yield Hit((*path, "note"), tell("manual-without-note.note-only"), words(item))
    for name, note in view.notice.notice.manual.items():
        if not note.strip():
            yield Hit(("notice", "manual", name), tell("manual-without-note"), name)
    for index, record in enumerate(view.notice.removed):
        if not record.note.strip():
            yield Hit(("removed", index, "note"), tell("manual-without-note.removed"), f"{record.what} {record.text}")


def _fields(path: Path, found: Iterable[Change], row: Item | None) -> Iterator[Message]:
    """Yield what is another value in a row than the program reads, a column each, with both; row: what is read from a replaced source there."""
    for change in found:
        key = change.path[-1]
        if change.path[:-1] == path and key not in _FOLLOWS:
            read = None if change.new in (None, "", ()) else show(change.new)
            words = {"field": f"{path[0]}.{key}", "now": show(change.old), "read": read, "nothing": read is None}
            new = getattr(row, str(key), change.new)
            words |= {"agrees": new == change.old} if new in (change.old, change.new) else {"new": show(new)}
            yield tell("manual-value.field", **words)


def _is_added(path: Path, found: Iterable[Change]) -> bool:
    """Return whether the program does not read a row at all."""
    return any(change.path == path and change.new is None for change in found)


def _said(path: Path, item: Item, row: Item | None) -> Iterator[Message]:
    """Yield what a row says in the columns that people correct most; row: what is read from a replaced source there."""
    for key in (*ROLES, "value", "year", "deadline"):
        if (now := getattr(item, key, None)) not in (None, ()):
            new = getattr(row, key, now)
            yield tell("manual-value.field", field=f"{path[0]}.{key}", now=show(now), new=None if new == now else show(new))


def _printed(view: View, item: Item) -> str:
    """Return the printed figure where a person has put another one in its place, else ""."""
    return item.printed if isinstance(item, Target) and corrected_from(view, item) else ""


def _envelope(view: View) -> Iterator[Hit]:
    """Yield the fields of the notice that a person filled in, each with what the program reads, where that is known."""
    envelope = view.notice.notice
    for name, note in envelope.manual.items():
        if note.strip() and not (name == "issuers" and envelope.manual.get("issuer") == note):  # which follows from the first of them
            now, read = _field(view.notice, name), _field(view.uncorrected, name)
            nothing = bool(now and view.uncorrected and not read)
            message = tell("manual-value", note=note, value=now, read=read if read != now else "", nothing=nothing)
            yield Hit(("notice", "manual", name), message, name)


def _field(notice: Notice | None, name: str) -> str | tuple[str, ...]:
    """Return what a field of the envelope says, "" where it says nothing or is not known."""
    value = getattr(notice.notice, name, None) if notice else None
    return value.name if isinstance(value, Jurisdiction) else value if isinstance(value, (str, tuple)) else ""


@rule("warning", "evidence")
def manual_far_off(view: View) -> Iterator[Hit]:
    """A person has made a figure ten times what the source prints, or a tenth of it.

    More often a slip in units than in reading: `value` is in the unit beside it, 60万人 is 600000. Look at the sentence; where the
    figure is meant, nothing is to be done.
    """
    for path, target in targets(view):
        printed = [each for each in corrected_from(view, target) if fold(each.unit) == fold(target.unit) and each.value > 0]
        if target.value > 0 and printed and all(not 1 / _FAR < target.value / each.value < _FAR for each in printed):
            times = max(target.value / printed[0].value, printed[0].value / target.value)
            shown = f"{times:.0f}" if times >= 100 else f"{times:.1f}".removesuffix(".0")
            message = tell("manual-far-off", new=number(target), unit=target.unit, printed=target.printed, times=shown)
            yield Hit((*path, "value"), message, words(target))


@rule("error", "evidence")
def manual_in_generated(view: View) -> Iterator[Hit]:
    """A value carries `evidence: manual` although the file's digest says that no person has changed it.

    The program never writes such a value: somebody has changed the file and its digest with it. A correction by hand leaves
    the digest line alone. Fields of the envelope are another matter: `parse --metadata` fills them in from a table.
    """
    if view.corrected is False:
        hint, message = tell("hint.leave-digest"), tell("manual-in-generated")
        for path, item in items(view):
            if item.evidence == "manual":
                yield Hit((*path, "evidence"), message, words(item), hint)
        for index, record in enumerate(view.notice.removed):
            yield Hit(("removed", index), tell("manual-in-generated.removed"), record.text, hint)
