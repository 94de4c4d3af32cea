"""One structured file to findings: YAML, schema, evidence, freshness, structure, content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from policydiff.model import Comparison, Diagnostic, Notice, Severity
from policydiff.text.placed import Placed, Unreadable, dotted, read_placed
from policydiff.validate.finding import Finding, Hit, fingerprint
from policydiff.validate.freshness import changes, edits, summary
from policydiff.validate.rule import Rule
from policydiff.validate.rules import RULE_BY_ID, RULES, file
from policydiff.validate.schema import SchemaName, check_schema
from policydiff.validate.view import Corpus, Raw, View

MAX_FINDINGS = 500
"""More findings than these in one file are not listed; a last one says so."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One structured file and what it is checked against.

    file: as it is to be printed; text: the file's; raw: its source as it is now (None: not there, or unreadable, of which
    raw_trouble says why); corrected: whether its digest no longer fits (None: it has none); same_version: this version wrote
    it; fresh: reads the source anew, for freshness (None: not asked).
    """

    file: str
    text: str
    raw: Raw | None = None
    raw_trouble: str = ""
    corpus: Corpus | None = None
    corrected: bool | None = None
    same_version: bool = True
    fresh: Callable[[], Notice] | None = None


def check(subject: Subject) -> tuple[Finding, ...]:
    """Return everything that is wrong with a file, in the order of its lines; never raises, whatever the text."""
    try:
        placed = read_placed(subject.text)
    except Unreadable as error:
        problem = error.problem
        hit = Hit(problem.path, problem.message)
        return (_finding(subject, "", file.UNREADABLE, hit, (problem.place.line, problem.place.column)),)
    told = _Told(subject, placed)
    name = _schema_name(placed.value)
    for problem in placed.problems:
        told.add(file.PROBLEMS[problem.kind], Hit(problem.path, problem.message), (problem.place.line, problem.place.column))
    for fault in check_schema(name, placed.value):
        told.add(file.SCHEMA, Hit(fault.path, fault.message, ".".join(map(str, fault.path))))
    document = None if told.findings else _document(name, placed.value, told)
    if isinstance(document, Notice):
        _check_notice(document, subject, told)
    elif document is not None:
        told.run(document, (rule for rule in RULES if rule.group == "comparison"))
    return told.sorted()


def unreadable(name: str, message: str, line: int = 1) -> tuple[Finding, ...]:
    """Return the finding for a file that is not even text."""
    return (_finding(Subject(name, ""), "", file.UNREADABLE, Hit((), message), (line, 1)),)


def _schema_name(value: Any) -> SchemaName:
    schema = value.get("schema") if isinstance(value, dict) else None
    return "comparison" if isinstance(schema, str) and "comparison" in schema else "notice"


def _document(name: SchemaName, value: Any, told: _Told) -> Notice | Comparison | None:
    body = {key: part for key, part in value.items() if key not in ("generator", "digest")}
    try:
        return (Notice if name == "notice" else Comparison).model_validate(body, strict=True)
    except ValidationError as error:  # what the models refuse and the schema allows
        for each in error.errors():
            told.add(file.SCHEMA, Hit(each["loc"], each["msg"], ".".join(map(str, each["loc"]))))
        return None


def _check_notice(notice: Notice, subject: Subject, told: _Told) -> None:
    view = View(notice, subject.raw, subject.corpus, subject.corrected, subject.raw_trouble)
    told.run(view, (rule for rule in RULES if rule.check is not None and rule.group != "comparison"))
    _freshness(notice, view, subject, told)
    found = {finding.rule for finding in told.findings}
    for index, diagnostic in enumerate(notice.diagnostics):
        if diagnostic.rule not in found:  # else a check has told it, at a better place
            told.add(_reading(diagnostic), _note(index, diagnostic))


def _reading(diagnostic: Diagnostic) -> Rule:
    known = RULE_BY_ID.get(diagnostic.rule)
    return known or Rule(diagnostic.rule, diagnostic.severity, "reading", "Noted by the parser.")


def _note(index: int, diagnostic: Diagnostic) -> Hit:
    return Hit(("diagnostics", index), diagnostic.message, diagnostic.message, severity=diagnostic.severity)


def _freshness(notice: Notice, view: View, subject: Subject, told: _Told) -> None:
    if subject.corrected:
        told.add(file.CORRECTED, Hit(("digest",), "corrected by hand since it was written", "digest"))
    if subject.fresh is None or view.source is None or subject.raw is None or notice.source.sha256 != subject.raw.sha256:
        return
    found = changes(notice, subject.fresh())
    if not found:
        return
    if subject.corrected is not False:  # corrected, or without a digest that could tell
        for hit in edits(found):
            severity: Severity | None = None if subject.same_version else "info"
            told.add(file.UNEXPLAINED_EDIT, Hit(hit.path, hit.message, hit.about, hit.hint, severity))
    else:
        rule = file.NOT_REPRODUCIBLE if subject.same_version else file.STALE
        message = f"this version reads the source otherwise in {len(found)} places"
        told.add(rule, Hit(found[0].path, message, "freshness"), detail=summary(found))


class _Told:
    """The findings of one file so far; knows places and counts what repeats, for the fingerprints."""

    def __init__(self, subject: Subject, placed: Placed) -> None:
        self.findings: list[Finding] = []
        self._subject = subject
        self._placed = placed
        self._seen: Counter[tuple[str, str]] = Counter()
        self._is_full = False
        value = placed.value
        self._document = str(value.get("id", "")) if isinstance(value, dict) else ""

    def run(self, about: View | Comparison, rules: Iterable[Rule]) -> None:
        for rule in rules:
            for hit in rule.check(about) if rule.check else ():
                self.add(rule, hit)

    def add(self, rule: Rule, hit: Hit, place: tuple[int, int] | None = None, detail: tuple[str, ...] = ()) -> None:
        if len(self.findings) >= MAX_FINDINGS:
            self._is_full = True
            return
        if place is None:
            found = self._placed.place(hit.path)
            place = found.line, found.column
        occurrence = self._seen[rule.id, hit.about]
        self._seen[rule.id, hit.about] += 1
        self.findings.append(_finding(self._subject, self._document, rule, hit, place, occurrence, detail))

    def sorted(self) -> tuple[Finding, ...]:
        found = sorted(self.findings, key=lambda finding: finding.order)
        return tuple(found) if not self._is_full else (*found, self._last(found[-1]))

    def _last(self, last: Finding) -> Finding:
        return Finding(file.TOO_MANY_FINDINGS.id, "error", "more findings in this file are not listed", last.file, last.line, last.column)


def _finding(
    subject: Subject, document: str, rule: Rule, hit: Hit, place: tuple[int, int], occurrence: int = 0, detail: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        message=hit.message,
        file=subject.file,
        line=place[0],
        column=place[1],
        key=dotted(hit.path),
        hint=hit.hint,
        detail=detail,
        fingerprint=fingerprint(rule.id, document or subject.file, hit.about, occurrence),
    )
