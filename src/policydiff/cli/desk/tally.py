"""What `policydiff parse` says at its end of all files together: how many, what is to be checked, what is odd, and how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from policydiff.batch import Outcome
from policydiff.cli.terminal import free_workbook, how_to_compare, say
from policydiff.messages import Message, tell
from policydiff.text.ids import typed
from policydiff.text.inert import visible

_STATUS = {"written": "parse.written", "unchanged": "parse.unchanged", "corrected": "parse.corrected", "failed": "parse.failed"}
_NAMED = 5
"""How many files a hint names."""


class _Some:
    """Outcomes of one kind: how many there are, and the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[Outcome] = []

    def take(self, outcome: Outcome) -> None:
        """Take one more."""
        self.count += 1
        if self.count <= _NAMED:
            self.first.append(outcome)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the first files."""
        return tuple(visible(Path(outcome.path).name) for outcome in self.first)

    @property
    def more(self) -> int | str:
        """Return how many others there are; "" where there are none."""
        return max(0, self.count - _NAMED) or ""


class Tally:
    """What is told at the end, taken together file by file: ten thousand outcomes would be more than all else in memory."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.checks = 0
        self.as_before = _Some()
        self.kept, self.noted, self.idle, self.headless, self.written = _Some(), _Some(), _Some(), _Some(), _Some()
        self.stood, self.instead, self.lost, self.filled = _Some(), _Some(), _Some(), _Some()
        self.replaced, self.unfilled = _Some(), _Some()
        self.cut, self.bare, self.plain, self.recognised, self.changed, self.same = _Some(), _Some(), _Some(), _Some(), _Some(), _Some()

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.counts[outcome.status] += 1
        self.checks += outcome.diagnostics or 0
        kinds = (
            (self.kept, outcome.status == "corrected"),
            (self.stood, outcome.status in ("corrected", "unchanged")),
            (self.noted, outcome.diagnostics),
            (self.replaced, outcome.replaced),
            (self.unfilled, outcome.unfilled),
            (self.written, outcome.status == "written"),
            (self.changed, outcome.changed and not outcome.filled),
            (self.filled, outcome.filled),
            (self.same, outcome.changed is False),
            (self.instead, outcome.instead),
            (self.lost, outcome.lost),
        )
        odd = (
            (self.idle, outcome.tasks == 0 and outcome.sections),
            (self.cut, outcome.cut),
            (self.bare, outcome.bare),
            (self.plain, outcome.plain),
            (self.recognised, outcome.recognised),
            (self.headless, outcome.headless),
        )
        again = outcome.changed is False  # what was said of it holds still: a hundred old notes would hide the new one
        if again and any(fits for _, fits in odd):
            self.as_before.take(outcome)
        for some, fits in kinds if again else (*kinds, *odd):
            if fits:
                some.take(outcome)

    def say(self, total: int, left: int = 0) -> None:
        """Say it all; total: of how many files; left: how many others are of types that nothing reads."""
        counts = self.counts
        if total > 1 and counts["written"] == total:
            say(tell("parse.all-written", count=total, left=left or ""))
        elif total > 1:
            parts = [tell(id, count=counts[status]) for status, id in _STATUS.items() if counts[status]]
            say(tell("parse.counts", counts=(*parts, *([tell("parse.left-out", count=left)] if left else []))))
        elif counts["unchanged"]:
            say(tell("parse.unchanged-one"))
        for line in self._left():
            say(tell("cli.note", what=line))
        odd = list(self._odd())
        for line in odd:
            say(tell("cli.note", what=line))
        if odd:
            say(tell("parse.mend-first", below=bool(left or counts["failed"])))
        if self.checks:
            say(_to_check(self.checks, self.noted, counts["corrected"] + counts["unchanged"]))
        if self.idle.first:
            say(tell("cli.note", what=tell("parse.no-tasks", names=self.idle.names, more=self.idle.more)))
        self._say_headless()
        self._say_again()
        idle = self.stood.first if total > 1 and not counts["written"] and not counts["failed"] else []
        if idle:
            say(_nothing_new(idle[0]))
        if (some := self.written.first or idle) and (folder := _results(some[0])):
            say(how_to_compare(folder))

    def _say_headless(self) -> None:
        """Say of which texts neither issuer, number nor day was read, and how these are filled in."""
        if not self.headless.first:
            return
        names, more = self.headless.names, self.headless.more
        of_all = self.counts["written"] if self.counts["written"] > 1 else None
        folders = _again(self.headless.first[0], several=of_all is not None)
        hint = tell(
            "hint.headless",
            count=self.headless.count,
            total=of_all,
            one=of_all is None,
            names=names,
            more=more,
            **folders,
            book=_workbook(self.headless.first[0])[0],
            plain=not folders["results"],
        )
        say(tell("cli.note", what=hint))

    def _say_again(self) -> None:
        """Say how many files were read again, and which of them otherwise than before."""
        for each in self.filled.first:
            say(tell("parse.filled-in", name=visible(Path(each.path).name), fields=each.filled))
        if self.filled.more:
            say(tell("parse.filled-in-more", more=self.filled.more))
        if again := self.changed.count + self.same.count:
            folder = _again((self.changed.first or self.same.first)[0], several=True)["results"]
            names, more, count = self.changed.names, self.changed.more, self.changed.count or ""
            words = {"names": names, "more": more, "count": count, "same": not names}
            before = {"as_before": self.as_before.count or "", "before": self.as_before.names, "rest": bool(self.as_before.more)}
            for each in self.instead.first:
                say(tell("parse.instead", name=visible(Path(each.path).name), old=visible(each.instead)))
            for each in self.lost.first:
                rows = tuple(tell("parse.lost-row", table=table, name=visible(name)) for table, name in each.lost[:_NAMED])
                say(tell("parse.lost", name=visible(Path(each.path).name), rows=rows, more=max(0, len(each.lost) - _NAMED) or ""))
            if self.lost.first:
                say(tell("parse.lost-way", more=self.lost.more))
            if self.changed.count or again > self.instead.count:
                say(tell("parse.read-again", total=again, folder=folder, **words, **before))

    def _left(self) -> Iterator[str]:
        """Yield that corrected results stay, and which of them do not say what the raw file or a table says by now."""
        if self.replaced.first:
            first = typed(Path(self.replaced.first[0].target))
            yield tell("parse.replaced", names=self.replaced.names, more=self.replaced.more, count=self.replaced.count, first=first)
        if self.kept.first:
            yield self.kept.first[0].hint
        for each in self.unfilled.first:
            name, (book, there) = visible(Path(each.path).name), _workbook(each)
            folder = "" if there else typed(Path(each.target).parent)
            yield tell("parse.unfilled", name=name, fields=each.unfilled, book=book, folder=folder)
        if self.unfilled.more:
            yield tell("parse.unfilled-more", more=self.unfilled.more)

    def _odd(self) -> Iterator[Message]:
        """Yield what is to be done about texts that were read and are of little use as they are."""
        for each in self.recognised.first:
            total = self.checks if self.checks != each.diagnostics else ""
            name = visible(Path(each.path).name)
            yield tell("parse.recognised", name=name, count=each.diagnostics, total=total, example=visible(each.recognised))
        for some, id in ((self.cut, "parse.cut-off"), (self.bare, "parse.bare"), (self.plain, "parse.no-sections")):
            bare = {"bare": self.bare.count or ""} if some is self.plain else {}
            if some.first:
                yield tell(id, names=some.names, more=some.more, count=some.count, **bare, **_again(some.first[0], several=some.count > 1))


def _again(outcome: Outcome, *, several: bool) -> dict[str, str]:
    """Return what a command names that parses a notice anew, with all of its folder or alone: its source, and the folder of its results; "" for what is nowhere."""
    source, result = Path(outcome.path), Path(outcome.target)
    if not result.is_file() or not source.is_file():
        return {"sources": "", "results": ""}
    return {"sources": typed(source.parent if several else source), "results": typed(result.parent)}


def _results(outcome: Outcome) -> Path | None:
    """Return the folder that a result was written to, where another result lies beside it; None where there is nothing to compare."""
    result = Path(outcome.target)
    others = result.is_file() and any(path != result for path in result.parent.glob(f"*{result.suffix}"))
    return result.parent if others else None


def _to_check(found: int, noted: _Some, others: int) -> Message:
    """Return how much is to be checked, with commands that list it and can be typed as they stand: of the first notice, and of all.

    others: how many were passed over, whose own are not counted.
    """
    first = noted.first[0]
    path = Path(first.target)
    result = path if path.is_file() else Path(first.path)
    several = noted.count if noted.count > 1 else None
    book, again = _workbook(first) if several or path.is_file() else ("", False)
    newest = _newest_but(book, result.parent) if again else ""
    words = {
        "id": typed(result),
        "folder": typed(result.parent),
        "book": book,
        "again": again,
        "first": bool(book) and not again,
        "newest": newest,
    }
    return tell("parse.to-check", count=found, notices=several, others=others or "", **words)


def _workbook(outcome: Outcome) -> tuple[str, bool]:
    """Return under which name the results of a folder are exported: that of the workbook that is here already, which is said, or a free one."""
    from policydiff.cli.desk.standing import ledger

    there, _ = ledger(Path(outcome.target).parent)
    return typed(there) if there else free_workbook(), bool(there)


def _newest_but(book: str, results: Path) -> str:
    """Return the workbook that was exported last where it is another one than that in which people work: they may mean to go on in it."""
    from policydiff.cli.desk.standing import ledger, newest_but

    there, _ = ledger(results)
    newest = newest_but(Path(there), results) if book else ""
    return typed(newest) if newest else ""


def _nothing_new(outcome: Outcome) -> Message:
    """Return that all is as it was, and with which workbook one goes on."""
    book, there = _workbook(outcome)
    folder = typed(Path(outcome.target).parent)
    return tell("parse.nothing-new", there=book if there else "", folder="" if there else folder, book="" if there else book)
