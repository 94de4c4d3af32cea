"""A user's file of words laid over one of ours: the same groups, entries of the same form, added at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from policydiff.errors import PolicydiffError, reason_of
from policydiff.messages import Message, tell

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROOFS = frozenset({"examples", "counterexamples", "probe", "targets", "achievements"})
"""Keys that prove an entry to our tests; a user's entry may leave them out."""
_KINDS = {
    bool: "type.boolean",
    int: "type.integer",
    float: "type.number",
    str: "words.text",
    list: "type.array",
    dict: "type.plain-object",
    type(None): "words.nothing",
}


def laid_over(ours: Any, path: Path) -> Any:
    """Return the content of one of our files with the entries of a user's file added; `ours` stays as it is.

    Lists get the user's entries after ours (a word that is there already is not repeated), mappings are merged, and a single
    value takes the place of ours. Raises PolicydiffError with file, line and key for whatever has no place in ours.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=_Loader)
        theirs = yaml.load(text, Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else tell("cli.not-utf8")
        raise PolicydiffError(tell("read.cannot-be-read", name=path, reason=reason)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or error
        raise PolicydiffError(tell("words.no-yaml", path=path, line=mark.line + 1 if mark else "", what=what)) from None
    return ours if node is None else _merged(ours, theirs, _Cursor(path, node, ""))


class _Cursor:
    """Where in the user's file a value stands."""

    def __init__(self, path: Path, node: Any, key: str) -> None:
        self.path, self.node, self.key = path, node, key

    def below(self, part: str | int) -> _Cursor:
        if isinstance(part, int):
            return _Cursor(self.path, self.node.value[part], f"{self.key}[{part}]")
        node = next(value for key, value in self.node.value if key.value == part)
        return _Cursor(self.path, node, f"{self.key}.{part}" if self.key else part)

    def refuse(self, trouble: Message, choice: Iterable[object] = ()) -> PolicydiffError:
        message = tell("words.refused", path=self.path, line=self.node.start_mark.line + 1, key=self.key, trouble=trouble)
        return PolicydiffError(message, tell("hint.choose", words=[str(each) for each in choice]) if choice else "")


def _merged(ours: Any, theirs: Any, place: _Cursor) -> Any:
    _same_kind(ours, theirs, place)
    if isinstance(ours, dict):
        unknown = [key for key in theirs if key not in ours]
        if unknown:
            raise place.refuse(tell("words.no-group", group=unknown[0]), ours)
        return ours | {key: _merged(ours[key], value, place.below(key)) for key, value in theirs.items()}
    if isinstance(ours, list):
        added = [_entry(ours, entry, place.below(index)) for index, entry in enumerate(theirs)]
        return [*ours, *(entry for entry in added if entry not in ours)]
    return theirs


def _entry(ours: list[Any], entry: Any, place: _Cursor) -> Any:
    """Return an entry that has the form of ours, what proves it filled in empty."""
    _same_kind(ours[0], entry, place)
    if not isinstance(entry, dict):
        return entry
    forms = {key: value for each in reversed(ours) for key, value in each.items()}
    for key, value in entry.items():
        if key not in forms:
            raise place.refuse(tell("words.no-key", key=key), forms)
        for part, inside in _parts(value, place.below(key)):
            _same_kind(forms[key][0] if part and forms[key] else forms[key], inside, part or place.below(key))
    needed = [key for key in forms if all(key in each for each in ours)]
    for key in needed:
        if key not in entry and key not in _PROOFS:
            raise place.refuse(tell("words.lacks", key=key))
    return {key: type(forms[key])() for key in needed if key in _PROOFS} | entry


def _parts(value: Any, place: _Cursor) -> Iterator[tuple[_Cursor | None, Any]]:
    yield None, value
    if isinstance(value, list):
        yield from ((place.below(index), each) for index, each in enumerate(value))


def _same_kind(ours: Any, theirs: Any, place: _Cursor) -> None:
    if type(ours) is not type(theirs) and not (isinstance(ours, int | float) and type(theirs) in (int, float)):
        raise place.refuse(tell("words.kind", wanted=_kind(ours), found=_kind(theirs)))


def _kind(value: Any) -> str:
    """Return what a value is called; the name of its type where it has no other."""
    return tell(_KINDS[type(value)]) if type(value) in _KINDS else type(value).__name__
