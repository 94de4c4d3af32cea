"""The last lines for a person who reads findings: whether one may go on, which errors there are, and where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from policydiff.messages import Message, said, tell
from policydiff.validate.finding import Finding
from policydiff.validate.output.text import safe, unverified
from policydiff.vocab.labels import Labels

_SHOWN = 6
"""So many of a kind are named."""
_HEAPED = 20
"""More warnings than this in one file are too many to be looked at one by one."""


def last_lines(open_: Sequence[Finding], told: Sequence[Finding], errors: Sequence[str], words: Labels) -> Iterator[str]:
    """Yield whether one may go on, and what of the findings matters most. told: those that have a line; errors: lines that name them again."""
    yield said(_verdict(told), words)
    yield from errors[:_SHOWN]
    if len(errors) > _SHOWN:
        yield said(tell("findings.errors-more", count=len(errors) - _SHOWN), words)
    yield from _most(told, words)
    yield from _incomplete(open_, words)
    yield from _first(open_, words)


def _verdict(open_: Sequence[Finding]) -> Message:
    """Return whether one may go on."""
    counted = Counter(finding.severity for finding in open_)
    replaced = sum(map(may_stay, open_))
    errors, warnings = counted["error"] - replaced, counted["warning"]
    unchecked = "" if errors or replaced else unverified(open_) or ""
    damaged = sum(finding.rule == "unreadable" for finding in open_)
    words = {
        "replaced": bool(replaced),
        "both": bool(replaced and errors),
        "sound": not errors and not replaced and not unchecked,
        "wrong": bool(errors),
        "edited": errors > damaged,
        "damaged": bool(damaged),
    }
    return tell("findings.verdict", errors=errors or "", unchecked=unchecked, warnings=warnings or "", **words)


def may_stay(finding: Finding) -> bool:
    """Return whether this error is that the text behind a corrected result is another one: where it says the same, nothing is to be done."""
    return finding.severity == "error" and isinstance(finding.hint, Message) and finding.hint.id == "hint.extract-corrected"


def _most(told: Sequence[Finding], words: Labels) -> Iterator[str]:
    """Yield in which one of several files most of many warnings are: such as a scan, which nobody goes through line by line."""
    warned = Counter(finding.file for finding in told if finding.severity == "warning")
    (file, count), *_ = warned.most_common(1) or [("", 0)]
    if len(warned) > 1 and count > _HEAPED and 2 * count > warned.total():
        yield said(tell("findings.most", count=count, name=safe(PurePath(file).stem), others=warned.total() - count), words)


def _incomplete(open_: Sequence[Finding], words: Labels) -> Iterator[str]:
    """Yield which texts of several files seem not to be whole: who told it once is forgotten when all the rest is done."""
    found = list(dict.fromkeys(safe(PurePath(finding.file).stem) for finding in open_ if finding.rule == "ends-early"))
    if found and len({finding.file for finding in open_}) > 1:
        yield said(tell("findings.incomplete", count=len(found), names=found[:_SHOWN], more=len(found) > _SHOWN), words)


def _first(open_: Sequence[Finding], words: Labels) -> Iterator[str]:
    """Yield which of several files have warnings and a person's corrections: a slip of one's own is found there."""
    warned = {finding.file for finding in open_ if finding.severity == "warning"}
    found = {finding.file: None for finding in open_ if finding.rule == "corrected" and finding.file in warned}
    if found and len(warned) > 1:
        names = [safe(PurePath(file).stem) for file in found][:_SHOWN]
        yield said(tell("findings.start-with", count=len(found), names=names, more=len(found) > _SHOWN), words)
