"""One structured file to findings: YAML, schema, evidence, freshness, structure, content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import ValidationError

from policydiff.messages import Message, quoted, tell
from policydiff.model import Comparison, Diagnostic, Notice, Span
from policydiff.records import dataclass
from policydiff.text.placed import Path, Placed, Unreadable, dotted, read_placed
from policydiff.validate.again import Again
from policydiff.validate.conform import check_schema
from policydiff.validate.finding import Finding, Hit, causes, fingerprint
from policydiff.validate.freshness import Change, by_hand, changes, edits, reads_otherwise, summary
from policydiff.validate.rule import NOTED, Rule
from policydiff.validate.rules import every_rule, file, rule_named
from policydiff.validate.schema import SchemaName
from policydiff.validate.view import Corpus, Raw, View
from policydiff.vocab.answers import is_answered

_ROWS = ("tasks", "targets", "achievements", "figures")
"""Lists of a file that are tables of a workbook, whose rows have the same ids."""
MAX_FINDINGS = 500
"""More findings than these in one file are not listed; a last one says so."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One structured file and what it is checked against.

    file: as it is to be printed; text: the file's; raw: its source as it is now (None: not there, or unreadable, of which
    raw_trouble says why); corrected: whether its digest no longer fits (None: it has none); same_version: this version wrote
    it; fresh: reads the source anew, for freshness (None: not asked). sources: of a notice's id, the sha256 of the raw files of that
    name, for a comparison (none: there is no such file here). again: how the file is written anew. written: what stood there uncorrected.
    """

    file: str
    text: str
    raw: Raw | None = None
    raw_trouble: str = ""
    corpus: Corpus | None = None
    corrected: bool | None = None
    same_version: bool = True
    fresh: Callable[[], Notice] | None = None
    sources: Callable[[str], frozenset[str]] = lambda _: frozenset()
    again: Again = Again()
    written: Callable[[], Notice | None] = lambda: None


def check(subject: Subject) -> tuple[Finding, ...]:
    """Return everything that is wrong with a file, in the order of its lines; never raises, whatever the text."""
    try:
        placed = read_placed(subject.text)
    except Unreadable as error:
        problem = error.problem
        hit = Hit(problem.path, problem.message, hint=tell("hint.broken"))
        return (_finding(subject, "", file.UNREADABLE, hit, (problem.place.line, problem.place.column)),)
    told = _Told(subject, placed)
    name = _schema_name(placed.value)
    for problem in placed.problems:
        told.add(file.PROBLEMS[problem.kind], Hit(problem.path, problem.message), (problem.place.line, problem.place.column))
    for fault in check_schema(name, placed.value):
        told.add(file.SCHEMA, Hit(fault.path, fault.message, ".".join(map(str, fault.path))))
    document = None if told else _document(name, placed.value, told)
    if isinstance(document, Notice):
        _check_notice(document, subject, told)
    elif document is not None:
        if subject.corrected:
            told.add(file.CORRECTED, Hit(("digest",), tell("corrected"), "digest"))
        told.run(document, (rule for rule in every_rule() if rule.group == "comparison"))
        told.attempt("stale-comparison", lambda: _compared_since(document, subject, told))
    return told.findings()


def unreadable(name: str, message: str, line: int = 1) -> tuple[Finding, ...]:
    """Return the finding for a file that is not even text."""
    return (_finding(Subject(name, ""), "", file.UNREADABLE, Hit((), message, hint=tell("hint.broken")), (line, 1)),)


def _schema_name(value: Any) -> SchemaName:
    schema = value.get("schema") if isinstance(value, dict) else None
    return "comparison" if isinstance(schema, str) and "comparison" in schema else "notice"


def _document(name: SchemaName, value: Any, told: _Told) -> Notice | Comparison | None:
    body = {key: part for key, part in value.items() if key not in ("generator", "digest")}
    try:
        return (Notice if name == "notice" else Comparison).model_validate(body, strict=True)
    except ValidationError as error:  # what the models refuse and the schema allows
        for each in error.errors():
            told.add(file.SCHEMA, Hit(each["loc"], tell("schema.refused", reason=each["msg"]), ".".join(map(str, each["loc"]))))
        return None


def _compared_since(comparison: Comparison, subject: Subject, told: _Told) -> None:
    """Tell each side whose raw file is another one now."""
    for name, side in (("child", comparison.child), ("parent", comparison.parent)):
        now = subject.sources(side.id)
        if now and side.sha256 and side.sha256 not in now:
            message = tell("stale-comparison.child" if name == "child" else "stale-comparison.parent")
            told.add(file.STALE_COMPARISON, Hit((name, "sha256"), message, name))


def _check_notice(notice: Notice, subject: Subject, told: _Told) -> None:
    told.settle(notice.diagnostics)
    known = (subject.raw, subject.corpus, subject.corrected, subject.raw_trouble, subject.again, subject.fresh, subject.written)
    view = View(notice, *known, anew=subject.fresh if subject.same_version else None)
    told.run(view, (rule for rule in every_rule() if rule.check is not None and rule.group != "comparison"))
    told.attempt("freshness", lambda: _freshness(notice, view, subject, told))
    found = told.rules()
    for index, diagnostic in enumerate(notice.diagnostics):
        # what a check has told stands at a better place there, and what a person has filled in or ticked off is answered
        if diagnostic.rule not in found and diagnostic.checked is None and not is_answered(diagnostic.rule, notice.notice.manual):
            told.add(_reading(diagnostic), _note(index, diagnostic, view))


def _reading(diagnostic: Diagnostic) -> Rule:
    known = rule_named(diagnostic.rule)
    return known or Rule(diagnostic.rule, diagnostic.severity, "reading", NOTED)


def _note(index: int, diagnostic: Diagnostic, view: View) -> Hit:
    said = view.words_at(diagnostic.span) if diagnostic.span else ""
    return Hit(("diagnostics", index), diagnostic.as_message, diagnostic.message, severity=diagnostic.severity, sentence=said)


def _freshness(notice: Notice, view: View, subject: Subject, told: _Told) -> None:
    if subject.corrected:
        told.add(file.CORRECTED, Hit(("digest",), tell("corrected" if by_hand(notice) else "corrected.directly"), "digest"))
    if view.fresh is None:
        return
    fresh = view.fresh()
    same_version = subject.same_version and not (subject.corrected and reads_otherwise(subject.written(), fresh))
    found = changes(notice, fresh)
    marked = by_hand(notice) if subject.corrected and not same_version else 0
    if subject.corrected is not False and not marked:  # corrected, or without a digest that could tell
        for hit in edits(found, same_version=same_version):
            told.add(file.UNEXPLAINED_EDIT, hit)
    elif found := tuple(change for change in found if not change.manual):  # a table of notices may have filled in what the text lacks
        rule = file.NOT_REPRODUCIBLE if same_version else file.STALE
        key = "not-reproducible.corrected" if marked else "not-reproducible"
        hint = subject.again.otherwise(corrected=bool(marked))
        told.add(rule, Hit(found[0].path, tell(key, made=marked, places=len(found)), "freshness", hint), detail=told.lines(found))


class _Told:
    """What is found in one file so far; knows places and counts what repeats, for the fingerprints."""

    def __init__(self, subject: Subject, placed: Placed) -> None:
        self._told: list[tuple[Rule, Hit, tuple[int, int], tuple[str, ...]]] = []
        self._subject = subject
        self._placed = placed
        self._settled: dict[str, list[Span | None]] = {}
        value = placed.value
        self._document = str(value.get("id", "")) if isinstance(value, dict) else ""

    def __bool__(self) -> bool:
        return bool(self._told)

    def rules(self) -> set[str]:
        return {rule.id for rule, *_ in self._told}

    def run(self, about: View | Comparison, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self.attempt(rule.id, partial(self._run, about, rule))

    def attempt(self, name: str, work: Callable[[], None]) -> None:
        """Do a part of the checks; an error in it is a finding, and the rest goes on."""
        try:
            work()
        except Exception as error:
            message = tell("rule-failed", rule=name, error=type(error).__name__, what=str(error))
            self.add(file.RULE_FAILED, Hit((), message, name, tell("hint.report-it")))

    def _run(self, about: View | Comparison, rule: Rule) -> None:
        for hit in rule.check(about) if rule.check else ():
            self.add(rule, hit)

    def settle(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Tell no more of what a person has ticked off, whichever check finds it."""
        for each in diagnostics:
            if each.checked is not None:
                self._settled.setdefault(each.rule, []).append(each.span)

    def _is_settled(self, rule: str, path: Path) -> bool:
        spans = self._settled.get(rule, ())
        here = _span_at(self._placed.value, path) if spans else None
        return any(span is None or here is None or (span[0] < here[1] and here[0] < span[1]) for span in spans)

    def add(self, rule: Rule, hit: Hit, place: tuple[int, int] | None = None, detail: tuple[str, ...] = ()) -> None:
        if len(self._told) <= MAX_FINDINGS and not self._is_settled(rule.id, hit.path):
            if place is None:
                found = self._placed.place(hit.path)
                place = found.line, found.column
            self._told.append((rule, hit, place, detail))

    def lines(self, found: Sequence[Change]) -> tuple[Message, ...]:
        """Return a small diff, whose lines name the rows."""
        return summary(found, *([of(self._placed.value, change.path) for change in found] for of in (_item_at, _text_at)))

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, in the order of the lines, without what follows from something else that was."""
        seen: Counter[tuple[str, str]] = Counter()
        found = []
        kept = causes([(rule.id, hit.severity or rule.severity, hit) for rule, hit, *_ in self._told])
        edited = {hit.path for rule, hit, *_ in self._told if rule is file.UNEXPLAINED_EDIT}
        readings = {path: hit.message for rule, hit, *_ in self._told if rule is file.UNEXPLAINED_EDIT for path in hit.follows}
        for index in kept:
            rule, hit, place, detail = self._told[index]
            if hit.lost is not None:
                hit, place = self._where_it_was(hit, place)
            elif hit.other in edited and hit.path not in edited:
                at = self._placed.place(hit.other)
                hit, place = replace(hit, path=hit.other), (at.line, at.column)
            if rule is not file.UNEXPLAINED_EDIT and hit.path in readings:  # the edit is told here
                detail = (*detail, readings.pop(hit.path))
            finding = _finding(self._subject, self._document, rule, hit, place, seen[rule.id, hit.about], detail)
            sentence = hit.sentence or _text_at(self._placed.value, hit.path)
            found.append(replace(finding, item=_item_at(self._placed.value, hit.path), sentence=sentence))
            seen[rule.id, hit.about] += 1
        ordered = sorted(found[:MAX_FINDINGS], key=lambda finding: finding.order)
        return tuple(ordered) if len(self._told) <= MAX_FINDINGS else (*ordered, self._last(ordered[-1]))

    def _where_it_was(self, lost: Hit, place: tuple[int, int]) -> tuple[Hit, tuple[int, int]]:
        """Return a hit on lost text at the place where a fresh reading would have put it, as far as that is known."""
        start, end = lost.lost or (0, 0)
        for rule, hit, there, _ in self._told:
            if rule is file.UNEXPLAINED_EDIT and hit.beside and hit.beside[0] < end and start < hit.beside[1]:
                return replace(lost, path=hit.path), there
        return lost, place

    def _last(self, last: Finding) -> Finding:
        return Finding(file.TOO_MANY_FINDINGS.id, "error", tell("too-many-findings"), last.file, last.line, last.column)


def _span_at(value: Any, path: Path) -> Span | None:
    """Return where in the source the innermost item stands that a path leads into, None where none has a place."""
    span = None
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):  # what is missing stands nowhere
            break
        if isinstance(value, dict) and value.get("span"):
            span = (value["span"][0], value["span"][1])
    return span


def _item_at(value: Any, path: Path) -> str:
    """Return what a person calls the item that a path leads into: a row's id and name, the words that were taken out, a section's numbers."""
    found = ""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if not isinstance(value, dict):
            continue
        if path[0] == "citations":
            found = quoted(str(value.get("title") or value.get("document_number") or ""), bare=True)
        elif path[0] == "removed":
            found = quoted(str(value.get("text") or ""), bare=True)
        elif path[0] in _ROWS and value.get("id"):
            named = next((str(value[key]) for key in ("metric", "heading", "text") if value.get(key)), "")
            found = quoted(f"{value['id']} {named}", bare=True)
        elif value.get("path"):
            found = f"{value['path']} {value.get('heading') or ''}".strip()
    return found


def _text_at(value: Any, path: Path) -> str:
    """Return the words of the row of a table that a path leads into; "" where it leads into none."""
    try:
        return quoted(str(value[path[0]][path[1]].get("text") or ""), bare=True) if len(path) > 1 and path[0] in _ROWS else ""
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""


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
