"""Where a word of a command line may mean several notices, or none: the same command again, whole, with what it may have meant."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from policydiff.corpus import Corpus, Entry, results_in
from policydiff.errors import NotFound, PolicydiffError
from policydiff.messages import Message, tell
from policydiff.text.ids import typed

_MOST = 6
"""So many commands are offered."""
_USUAL = Path("data")
_CHOOSING = ("--data", "--topic", "--lang")
"""Options that a command does not need any more where files are named; of the language, the command that is told has it by itself."""


def found(word: str, data: Path, command: str, names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the notices that a word means (see Corpus.resolve). Raises NotFound; where --data was not given, with the commands that give it.

    names: all words of the command that name notices.
    """
    try:
        return Corpus(data).resolve(word)
    except NotFound as error:
        if data != _USUAL or data.is_dir():
            raise
        lines = [line for folder in results_in(Path()) if (line := _in(folder, command, names))]
        if not lines:
            raise
        raise NotFound(error.message, offer(lines)) from None


def one_of(word: str, entries: Iterable[Entry], command: str, data: Path) -> NotFound:
    """Return what to tell where a word means several notices and one is to be named: a command for each."""
    lines = [again(command, (word,), {word: file_of(entry)}) for entry in entries]
    return NotFound(tell("cli.several-notices", name=word), offer(lines, placeless=_placeless(data)))


def pairs_of(sides: Sequence[Sequence[Entry]], names: Sequence[str], command: str, data: Path) -> Message:
    """Return the hint that offers a command for every pair of what two words mean, though the two have no topic in common."""
    lines = [again(command, names, dict(zip(names, map(file_of, (one, other)), strict=True))) for one in sides[0] for other in sides[1]]
    return offer(lines, unlike=True, placeless=_placeless(data))


def _placeless(data: Path) -> int:
    """Return how many notices were read and have no place, so that no name of a place means them."""
    return sum(
        entry.structured_file is not None and entry.state != "unreadable" and entry.place is None for entry in Corpus(data).entries()
    )


def offer(lines: Sequence[str], *, unlike: bool = False, placeless: int = 0) -> Message:
    """Return the hint to type one of some commands, the first of many.

    unlike: what they compare has no topic in common. placeless: so many notices may be meant as well and cannot be found by a place.
    """
    return tell(
        "hint.commands",
        commands=tuple(lines[:_MOST]),
        several=len(lines) > 1,
        single=len(lines) == 1,
        more=max(0, len(lines) - _MOST) or "",
        unlike=unlike,
        placeless=placeless or "",
    )


def again(command: str, names: Sequence[str], files: Mapping[str, str], *more: str) -> str:
    """Return the command that was typed as it is to be typed, with files in the place of names, and some more words."""
    words = sys.argv[1:] if command in sys.argv[1:] and all(name in sys.argv for name in names) else [command, *names]
    left = _without(words, _CHOOSING if files else ("--lang",))
    return " ".join(["policydiff", *(typed(files.get(word, word)) for word in left), *more])


def file_of(entry: Entry) -> str:
    """Return the file of an entry that a command takes: what was read of it, else the raw one."""
    return str(entry.structured or entry.raw or entry.id)


def _without(words: Sequence[str], options: Sequence[str]) -> list[str]:
    rest = iter(words)
    left: list[str] = []
    for word in rest:
        if word in options:
            next(islice(rest, 1), None)
        elif word.partition("=")[0] not in options:
            left.append(word)
    return left


def _in(folder: Path, command: str, names: Sequence[str]) -> str:
    """Return the command with what its names mean in a folder, "" where one of them means nothing there."""
    try:
        sides = [Corpus(folder).resolve(name) for name in names]
    except PolicydiffError:
        return ""
    if all(len(side) == 1 for side in sides):
        return again(command, names, {name: file_of(side[0]) for name, side in zip(names, sides, strict=True)})
    return again(command, names, {}, f"--data {typed(folder)}")
