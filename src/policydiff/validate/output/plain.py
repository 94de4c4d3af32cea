"""Findings for a person who reads no paths and keys: file by file, each in a sentence, what to do about them once at the end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from policydiff.messages import Message, said, tell
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.validate.output.ending import last_lines, may_stay
from policydiff.validate.output.text import named, safe, totals
from policydiff.validate.rules import rule_named
from policydiff.vocab.labels import Labels

_KEY = re.compile(r"（[a-z_.\[\]0-9]{2,80}）")
"""A key of the file behind what a person calls it, as Chinese messages have it."""
_OF_ONE_FILE = ("hint.corrected-otherwise", "hint.extract-corrected")
"""Ways that name the file that they are about, told once with the first of several."""
_FEW = 3
"""So many files are named to which one way applies."""
_MANY, _SHOWN = 4, 6
"""So many of a kind in a file that are no errors are one line, and so many rows of the others are named in it."""
_ROW = re.compile(r"(tasks|targets|achievements|figures|citations|removed)\[?\.?[0-9]+\]?\.?([a-z_]*)")
_READ_OTHERWISE = ("not-reproducible", "stale")
"""Rules whose diff is told: which places the program reads otherwise than the file says."""
_OF_THE_FILE = (*_READ_OTHERWISE, "metadata-missing", "conflicting-dates", "corrected")
"""Rules that are about no single place, wherever their line is."""
_SIDES = {
    ("-", False): "findings.file-says",
    ("+", False): "findings.read-now",
    ("-", True): "findings.not-read",
    ("+", True): "findings.new-read",
}
_WITH_IDS = ("tasks", "targets", "achievements", "figures")
"""Tables whose rows have ids, which other notices have as well."""
_NAME = 12
_SCREEN = 30
"""After more lines than this, what stands at their top is out of sight."""
_SAYS = {"no-title": "metadata-missing", "no-issuer": "metadata-missing", "no-date": "metadata-missing"}
"""What the parser noted and a check tells again, with more: one line of a file has both."""


def to_plain(findings: Sequence[Finding], files: Sequence[str], words: Labels, *, whole: bool = False) -> str:
    """Return the findings that are not waived under the names of their files, without the lines of YAML that differ, then what to do, and totals.

    What is worst comes first, of files and in a file; where a file has many of a kind that are no errors, they are one line (whole: a line each). Every kind of
    error and of warning has what to do once: its own hint, else what its rule says.
    """
    open_ = [finding for finding in findings if finding.waived is None]
    lines: list[str] = []
    of_files = [sorted(found, key=_weight) for _, found in groupby(open_, key=lambda finding: finding.file)]
    for found in sorted(of_files, key=lambda found: min(map(_weight, found))):
        lines += [safe(found[0].file), *_of_one_file(found, words, several=len(files) > 1, whole=whole), ""]
    told = [finding for found in of_files for finding in _told(found)]
    lines += [
        *map(safe, _hints(sorted(open_, key=_weight), words, several=len(files) > 1)),
        *_ways(sorted(open_, key=_weight), words),
        *_rest(of_files, files, words),
    ]
    lines.append(totals([*told, *(finding for finding in findings if finding.waived is not None)], files, words))
    if open_:
        again = [_error(finding, words, several=len(files) > 1) for finding in told if finding.severity == "error"]
        lines += last_lines(open_, told, again if len(lines) > _SCREEN else [], words)
        worst = min(open_, key=lambda finding: (_weight(finding), finding.rule == "corrected"))
        ids = any(row[1] in _WITH_IDS for finding in told if (row := _ROW.match(finding.key)))
        warned = any(finding.severity == "warning" for finding in told)
        mend = any(finding.severity == "error" and not may_stay(finding) for finding in told) or worst.severity != "error"
        lines.append(
            said(tell("findings.meaning", rule=worst.rule, ids=ids, several=ids and len(files) > 1, mend=mend, warned=warned), words)
        )
    return "\n".join(lines) + "\n"


def _error(finding: Finding, words: Labels, *, several: bool) -> str:
    """Return an error in one line, with its file: what stood at the top of a long list is out of sight at its end."""
    place = safe(_place(finding, words, several=False)) if finding.key else _line(finding, words)
    name = safe(PurePath(finding.file).stem) if several else ""
    what = _KEY.sub("", safe(said(finding.message, words)))
    return said(tell("findings.error-again", name=name, where=place, what=what, rule=words.rule(finding.rule)), words)


def _hints(found: Sequence[Finding], words: Labels, *, several: bool) -> Iterator[str]:
    """Yield what to do about findings, each way once; several: with the rule and the files that it is about, since another way is about others."""
    ways: dict[str, dict[str, str]] = {}
    first: dict[str, str] = {}
    for finding in found:
        if finding.hint:
            id, way = (finding.hint.id if isinstance(finding.hint, Message) else ""), said(finding.hint, words)
            way = first.setdefault(id, way) if id in _OF_ONE_FILE else way
            ways.setdefault(way, {}).setdefault(safe(PurePath(finding.file).stem), finding.rule)
    for what, files in ways.items():
        names, rule = [*files], next(iter(files.values()))
        if several and len(ways) > 1:
            yield said(tell("findings.hint-of", what=what, rule=rule, names=names[:_FEW], more=len(names) > _FEW), words)
        else:
            yield said(tell("findings.hint", what=what), words)


def _told(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a file but for those that a head tells again: what is counted is what stands there."""
    heads = _heads(found)
    return [finding for finding in found if finding.rule not in heads]


def _heads(found: Sequence[Finding]) -> dict[str, str]:
    """Return the rules whose findings are told by the line of another, which has more, with that one."""
    first: dict[str, Finding] = {finding.rule: finding for finding in reversed(found)}
    return {rule: head for rule, head in _SAYS.items() if rule in first and head in first and not _says_more(first[rule])}


def _rest(of_files: Sequence[Sequence[Finding]], files: Sequence[str], words: Labels) -> Iterator[str]:
    """Yield of how many of several files nothing is told."""
    sound = len(files) - len({found[0].file for found in of_files} & set(files))
    if sound and of_files and len(files) > 1:
        yield said(tell("findings.rest", count=sound), words)


def is_folded(findings: Sequence[Finding]) -> bool:
    """Return whether many of a kind are one line in `to_plain`, so that not every one has a line."""
    kinds = Counter((each.file, each.rule, each.severity) for each in findings if each.waived is None and each.severity != "error")
    return any(count >= _MANY for count in kinds.values())


def _weight(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _ways(found: Sequence[Finding], words: Labels) -> Iterator[str]:
    """Yield for each kind of error and warning without a hint what its rule says is to be done."""
    hinted = {finding.rule for finding in found if finding.hint}
    for rule in dict.fromkeys(finding.rule for finding in found if finding.severity != "info" and finding.rule not in hinted):
        if (known := rule_named(rule)) is not None:
            joint = " " if words.language == "en" else ""
            told = _KEY.sub("", joint.join(known.told(words.language).split("\n\n")[:2]))
            yield said(tell("findings.way", rule=words.rule(rule), what=told), words)


def _of_one_file(found: Sequence[Finding], words: Labels, *, several: bool, whole: bool) -> Iterator[str]:
    """Yield the lines of a file: a finding each, or one for many of a kind, with the places that the program reads otherwise under it."""
    colon = ": " if words.language == "en" else "："
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        kinds[finding.rule].append(finding)
    heads = _heads(found)
    told: set[str] = set(heads)
    many: set[tuple[str, str]] = set()
    shown = ""
    for finding in found:
        if finding.rule in told or (finding.rule, finding.severity) in many:
            continue
        alike = [each for each in kinds[finding.rule] if each.severity == finding.severity]
        place = safe(_place(finding, words, several=several)) if finding.key else _line(finding, words)
        message = _KEY.sub("", safe(said(finding.message, words)))
        if not whole and len(alike) >= _MANY and finding.severity != "error":
            many.add((finding.rule, finding.severity))
            message += _others(finding, alike, words)
        also = [rule for rule, head in heads.items() if head == finding.rule]
        yield f"  {words('severity', finding.severity)}  {place}{colon if place else ''}{message}  {words.rule(finding.rule, *also)}"
        if finding.sentence != shown and finding.rule not in _OF_THE_FILE and finding.sentence not in finding.message:
            yield said(tell("findings.sentence", text=safe(finding.sentence)), words)
        shown = finding.sentence
        if finding.rule in _READ_OTHERWISE:
            yield from _read_otherwise(finding, words)


def _says_more(finding: Finding) -> bool:
    """Return whether what the parser noted names something besides what is missing: whence a page has it, who wrote it."""
    args = finding.message.args if isinstance(finding.message, Message) else {}
    return any(isinstance(value, str) and value for value in args.values())


def _others(finding: Finding, alike: Sequence[Finding], words: Labels) -> str:
    """Return how many more of a kind there are, and where the first of them are."""
    others = [safe(other.item.split(" ")[0]) for other in alike if other is not finding]
    told = [tell("findings.in-row", row=row, count=count if count > 1 else "") for row, count in Counter(filter(None, others)).items()]
    rows = told if len(told) == _SHOWN + 1 else told[:_SHOWN]  # the last one is as short as that there is another
    return said(tell("findings.alike", count=len(others), rows=rows, more=len(told) > len(rows)), words)


def _read_otherwise(finding: Finding, words: Labels) -> Iterator[str]:
    """Yield what the file says and what the program reads now, in the words of a workbook, under the words of the source."""
    shown = ""
    told = Counter(line.args.get("key") for line in finding.detail if isinstance(line, Message))
    for line in finding.detail:
        args = line.args if isinstance(line, Message) else {}
        if "key" not in args:
            yield f"      {safe(said(line, words))}"
            continue
        if args["text"] not in ("", shown):
            shown = args["text"]
            yield said(tell("findings.sentence", text=safe(shown)), words)
        row = _ROW.match(args["key"])
        column = named(args["key"], words) if not row or row[2] else ""
        place = " ".join(filter(None, (words("sheet", row[1]) if row else "", args["item"], column)))
        whole = row and not row[2] and told[args["key"]] == 1  # a row that one of the two lacks
        yield safe(said(tell(_SIDES[args["sign"], bool(whole)], where=place, value=args["value"]), words))


def _line(finding: Finding, words: Labels) -> str:
    """Return the line of what is damaged; of a whole file, "" ."""
    return said(tell("findings.line", number=finding.line), words) if finding.rule == "unreadable" and finding.line > 1 else ""


def _place(finding: Finding, words: Labels, *, several: bool) -> str:
    """Return what a finding is about as a person finds it: the sheet, its row's id and name, and which column (指标 t3 企业数 年份).

    several: the workbook has rows of several files, so that the row's id has its file beside it: 指标 t3（02 巫溪）.
    """
    if finding.rule in _OF_THE_FILE:
        return ""
    row = _ROW.match(finding.key)
    if finding.rule.startswith("numbering-") and row is None:  # which says the number itself
        return finding.item.partition(" ")[2]
    item = "" if finding.item in finding.message else finding.item  # which the message says itself
    if row is None:
        return item or ("" if finding.item else named(finding.key, words))
    field = "" if row[2] in ("", "evidence", "irregular") else named(finding.key, words)
    if several and row[1] in _WITH_IDS and item:
        id, _, name = item.partition(" ")
        opening, closing = ("（", "）") if words.language == "zh" else (" (", ") ")
        item = f"{id}{opening}{_short(finding.file)}{closing}{name}".rstrip()
    return " ".join(filter(None, (words("sheet" if row[1] != "removed" else "field", row[1]), item, field)))


def _short(file: str) -> str:
    """Return the beginning of what a notice is called in the workbook."""
    name = PurePath(file).stem
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
