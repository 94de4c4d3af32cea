"""What validation says: findings with a place, and fingerprints that outlive edits elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Literal

from policydiff.model import ROLES, Severity, Span
from policydiff.records import dataclass
from policydiff.text.fold import squeeze
from policydiff.text.placed import Path

FailOn = Literal["error", "warning", "info", "never"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found, before anybody knows the line. path: to the value at fault; hint: what to do about it.

    about: the words that the finding is about (a clause, a heading and a name), which make its fingerprint; never an
    index, an offset or a generated id, which change when something else does.
    severity: where it differs from the rule's own. lost: the stretch of the source that nothing in the file has; beside: a stretch
    that this is about, follows: paths at which another finding would be the cause of this one (see `causes`); unread: a stretch from
    which nothing is read, which a finding on the missing item itself makes superfluous. other: the other one of two places that do
    not agree, at which it is told where that one was edited. sentence: what the source says there.
    """

    path: Path
    message: str
    about: str = ""
    hint: str = ""
    severity: Severity | None = None
    lost: Span | None = None
    beside: Span | None = None
    unread: Span | None = None
    follows: tuple[Path, ...] = ()
    other: Path = ()
    sentence: str = ""


def causes(told: Sequence[tuple[str, Severity, Hit]]) -> list[int]:
    """Return which of a file's hits (each with its rule's id and severity) stand for themselves: a slip is told once, where it was made.

    What follows from another is left out: an edit where a rule says what is wrong with it, and what is missing or misplaced
    because a stretch of the source was lost.
    """
    lost = [hit.lost for _, _, hit in told if hit.lost is not None]
    places: dict[Path, set[str]] = defaultdict(set)
    missing = [hit.beside for _, _, hit in told if hit.beside is not None and hit.unread is None and hit.lost is None]
    for rule, severity, hit in told:
        if severity != "info":
            places[hit.path].add(rule)
            if len(hit.path) > 3 and hit.path[2] in (*ROLES, "organisations"):  # one name of a task's lists: the list is told
                places[hit.path[:3]].add(rule)
    kept = []
    for index, (rule, _, hit) in enumerate(told):
        start, end = hit.beside or (0, 0)
        is_beside = any(start < stop and begin < end for begin, stop in lost)
        is_told = hit.unread is not None and _meets(hit.unread, missing)
        if not is_beside and not is_told and not any(places.get(path, set()) - {rule} for path in hit.follows):
            kept.append(index)
    return kept


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] <= start < span[1] for start, _ in others)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. file: as it is to be printed; line, column: from 1; key: targets[3].value, or "" for the whole file.

    detail: further lines, such as a small diff. waived: the reason, where a waiver covers it. item: what it is about, as a person finds it: the id of the
    row of a table with its name, the numbers of a section; sentence: what the source says there, on one short line; "" for the rest.
    """

    rule: str
    severity: Severity
    message: str
    file: str
    line: int
    column: int
    key: str = ""
    fingerprint: str = ""
    hint: str = ""
    detail: tuple[str, ...] = ()
    waived: str | None = None
    item: str = ""
    sentence: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are told in the order of the files."""
        return self.file, self.line, self.column, self.rule, self.message


def fingerprint(rule: str, document: str, about: str, occurrence: int = 0) -> str:
    """Return 16 hexadecimal digits that stay the same while the rule, the document's id and the words it is about do.

    occurrence: how many findings of the same three came before it in the file.
    """
    parts = (rule, document, squeeze(about), str(occurrence) if occurrence else "")
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def reaches(findings: Iterable[Finding], fail_on: FailOn) -> bool:
    """Return whether a finding that nobody waived is at or above `fail_on`."""
    if fail_on == "never":
        return False
    worst = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.waived is None and finding.severity in worst for finding in findings)
