"""Honest slips of a person who corrects a structured file, and whether `validate` tells them at their line, as the action runs it.

A slip is a wrong edit as people make it: lead and cooperating swapped, a year one too high, a task, a target, a clause or a section left
out, a body renamed, a section moved … One of each kind is made in each document that has room for it. Over further documents:

    PYTHONPATH=scripts python tests/validate/slips.py data/raw/*.txt [--floor 0.97] [--show]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from zlib import crc32

import yaml
from mutate import Bench, Leaf, Mutant, bench_of, leaves

from policydiff.errors import PolicydiffError
from policydiff.pipeline import parse_source
from policydiff.read import read_file
from policydiff.store import dump_notice
from policydiff.validate import Finding

ROLES = ("lead", "cooperating", "responsible", "guiding")
_DIGITS = re.compile(r"[0-9]+")
Change = tuple[int, int, str]
"""A stretch of the text, and what stands there instead."""


@dataclass(frozen=True)
class Item:
    """A mapping of a list: where its block stands, and the places of its values."""

    start: int
    end: int
    values: dict[str, Leaf]
    path: tuple[str | int, ...]

    def read(self, key: str, text: str) -> str:
        """Return a value as it stands in the file, "" where the key is not there."""
        leaf = self.values.get(key)
        return "" if leaf is None else text[leaf.start : leaf.end].rstrip()


@dataclass(frozen=True)
class Told:
    """What became of a slip. fails: exit code 1; at_line: a new error or warning stands within its lines; findings: how many new ones."""

    fails: bool
    at_line: bool
    findings: int


class Page:
    """A structured file taken apart into its lists of mappings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = leaves(text)
        self.by_path = {leaf.path: leaf for leaf in self.all}
        self.items: dict[str, list[Item]] = defaultdict(list)
        for leaf in self.all:
            if isinstance(leaf.node, yaml.SequenceNode):
                for index, node in enumerate(leaf.node.value):
                    if isinstance(node, yaml.MappingNode):
                        self.items[leaf.field].append(self._item((*leaf.path, index), node))

    def _item(self, path: tuple[str | int, ...], node: yaml.MappingNode) -> Item:
        start, end = self.text.rfind("\n", 0, node.start_mark.index) + 1, node.end_mark.index
        if self.text[start : node.start_mark.index].strip() != "-":
            start = node.start_mark.index
        elif not self.text[(line := self.text.rfind("\n", 0, end) + 1) : end].strip():
            end = line  # the mark of a nested block's end stands before the next item
        else:
            end = self.text.find("\n", end) + 1
        return Item(start, end, {key.value: self.by_path[(*path, key.value)] for key, _ in node.value}, path)


def put(leaf: Leaf, text: str, new: str) -> Change:
    """Return the change of one value; the blank space behind it stays."""
    old = text[leaf.start : leaf.end]
    return leaf.start, leaf.start + len(old.rstrip()), new


def digit(old: str, by: int = 1) -> str:
    """Return a text with its last number changed."""
    found = list(_DIGITS.finditer(old))[-1]
    return old[: found.start()] + f"{max(0, int(found[0]) + by):0{len(found[0])}}" + old[found.end() :]


def character(old: str) -> str:
    """Return a text with a Chinese character in its middle taken out."""
    found = list(re.finditer("[一-鿿]", old))
    if not found:
        return old
    at = found[len(found) // 2].start()
    return old[:at] + old[at + 1 :]


def field(
    where: str, key: str, change: Callable[[str], str], fits: Callable[[str], bool] = bool
) -> Callable[[Page], Iterator[list[Change]]]:
    """Return a kind of slip: one value of one item of a list changed."""

    def slips(page: Page) -> Iterator[list[Change]]:
        for item in page.items[where]:
            old = item.read(key, page.text)
            if old not in ("", "null", "[]", '""') and fits(old) and change(old) != old:
                yield [put(item.values[key], page.text, change(old))]

    return slips


def envelope(key: str, change: Callable[[str], str]) -> Callable[[Page], Iterator[list[Change]]]:
    """Return a kind of slip: one field of the envelope changed."""

    def slips(page: Page) -> Iterator[list[Change]]:
        leaf = page.by_path.get(("notice", key))
        old = page.text[leaf.start : leaf.end].rstrip() if leaf else "null"
        if leaf is not None and old not in ("null", "[]"):
            yield [put(leaf, page.text, change(old))]

    return slips


def dropped(where: str, fits: Callable[[Item, str], bool] = lambda item, text: True) -> Callable[[Page], Iterator[list[Change]]]:
    """Return a kind of slip: one item of a list left out."""

    def slips(page: Page) -> Iterator[list[Change]]:
        found = page.items[where]
        yield from ([(item.start, item.end, "")] for item in found if len(found) > 1 and fits(item, page.text))

    return slips


def swapped_roles(page: Page) -> Iterator[list[Change]]:
    """Swap who leads and who cooperates."""
    for item in page.items["tasks"]:
        lead, other = item.read("lead", page.text), item.read("cooperating", page.text)
        if lead not in ("", "[]") and other not in ("", "[]"):
            yield [put(item.values["lead"], page.text, other), put(item.values["cooperating"], page.text, lead)]


def moved_role(page: Page) -> Iterator[list[Change]]:
    """Move those who are responsible to those who lead."""
    for item in page.items["tasks"]:
        if item.read("lead", page.text) == "[]" and item.read("responsible", page.text) not in ("", "[]"):
            names = item.read("responsible", page.text)
            yield [put(item.values["lead"], page.text, names), put(item.values["responsible"], page.text, "[]")]


def names(change: Callable[[str], str], several: bool = False) -> Callable[[Page], Iterator[list[Change]]]:
    """Return a kind of slip in the first list of bodies that has some (several: at least two)."""

    def slips(page: Page) -> Iterator[list[Change]]:
        for item in page.items["tasks"]:
            for role in ROLES:
                old = item.read(role, page.text)
                if old not in ("", "[]") and (not several or '", "' in old) and change(old) != old:
                    yield [put(item.values[role], page.text, change(old))]
                    break

    return slips


def moved_section(page: Page) -> Iterator[list[Change]]:
    """Put a section before the one that it follows."""
    found = [item for item in page.items["plans.sections"] if item.path[-1] and page.text[item.start : item.end].strip().startswith("-")]
    for after in found:
        before = next(each for each in page.items["plans.sections"] if each.path == (*after.path[:-1], int(after.path[-1]) - 1))
        yield [(before.start, after.end, page.text[after.start : after.end] + page.text[before.start : after.start])]


def elsewhere(page: Page) -> Iterator[list[Change]]:
    """Say of a task that it belongs to the section of another."""
    for one, other in zip(page.items["tasks"], page.items["tasks"][1:], strict=False):
        if one.read("section", page.text) != other.read("section", page.text):
            yield [put(one.values["section"], page.text, other.read("section", page.text))]


def is_body(item: Item, text: str) -> bool:
    """Return whether a clause is a body clause that is not its section's first."""
    return item.read("role", text) == "body" and bool(item.path[-1])


KINDS: dict[str, Callable[[Page], Iterator[list[Change]]]] = {
    "lead and cooperating swapped": swapped_roles,
    "responsible moved to lead": moved_role,
    "place in another role": field("tasks.organisations", "role", lambda old: "guiding" if old != "guiding" else "lead"),
    "body left out": names(lambda old: re.sub(r'", "[^"]*"\]$', '"]', old), several=True),
    "body added": names(lambda old: old[:-1] + ', "统计局"]'),
    "body renamed": names(character),
    "task left out": dropped("tasks"),
    "task in another section": elsewhere,
    "deadline a year later": field("tasks", "deadline", lambda old: re.sub("20[0-9]{2}", lambda year: str(int(year[0]) + 1), old)),
    "open_ended the other way": field("tasks", "open_ended", lambda old: "true" if old == "false" else "false"),
    "target left out": dropped("targets"),
    "year one too high": field("targets", "year", digit),
    "year one too low": field("targets", "year", lambda old: digit(old, -1)),
    "value ten times": field("targets", "value", lambda old: old + "0", str.isdigit),
    "value one more": field("targets", "value", digit, str.isdigit),
    "unit another": field("targets", "unit", lambda old: '"个"' if old != '"个"' else '"家"'),
    "comparator another": field("targets", "comparator", lambda old: '"="' if old != '"="' else '">="'),
    "direction reversed": field("targets", "direction", lambda old: "down" if old == "up" else "up"),
    "basis another": field("targets", "basis", lambda old: "increase" if old != "increase" else "level"),
    "metric shortened": field("targets", "metric", character),
    "modality left out": field("targets", "modality", lambda old: "null"),
    "achievement left out": dropped("achievements"),
    "clause left out": dropped("plans.sections.clauses", is_body),
    "clause reworded": field("plans.sections.clauses", "text", character),
    "section left out": dropped("plans.sections"),
    "section moved": moved_section,
    "heading reworded": field("plans.sections", "heading", character, lambda old: bool(re.search("[一-鿿]", old))),
    "plan's title reworded": field("plans", "title", character),
    "title reworded": envelope("title", character),
    "issuer another": envelope("issuer", character),
    "document number another": envelope("document_number", digit),
    "day another": envelope("issued", lambda old: digit(old, -1) if not old.endswith('01"') else digit(old)),
    "addressee left out": envelope("addressees", lambda old: re.sub(r'"[^"]*"(, )?', "", old, count=1)),
    "citation left out": dropped("citations"),
    "relation another": field("citations", "relation", lambda old: "cites" if old == "implements" else "implements"),
}


def slips(bench: Bench) -> Iterator[Mutant]:
    """Yield one slip of each kind that a file has room for."""
    page = Page(bench.text)
    for kind, make in KINDS.items():
        found = list(make(page))
        if found:
            yield _mutant(kind, page, found[crc32(f"{bench.name} {kind}".encode()) % len(found)])


def _mutant(kind: str, page: Page, edits: list[Change]) -> Mutant:
    text, first, last = page.text, len(page.text), 0
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    first, last = min(start for start, _, _ in edits), max(start + len(new) for start, _, new in edits)
    line, until = text.count("\n", 0, first) + 1, text.count("\n", 0, last) + 1
    return Mutant(kind, "", text, (line - _LOST, until + _LOST) if not edits[0][2] else (line, until))


_LOST = 8
"""Lines around the place of an item that is gone: those of its neighbours, or the key of the list."""


def new_findings(bench: Bench, slip: Mutant) -> list[Finding]:
    """Return the errors and warnings that a slip brings: the action fails on both."""
    known = {(each.rule, each.message) for each in bench.findings(bench.text, "edited")}
    found = bench.findings(slip.text, "edited")
    return [each for each in found if each.severity != "info" and (each.rule, each.message) not in known]


def told(bench: Bench, slip: Mutant) -> Told:
    """Return what became of a slip."""
    found = new_findings(bench, slip)
    first, last = slip.lines
    return Told(bool(found), any(first <= each.line <= last for each in found), len(found))


def fresh_bench(path: Path) -> Bench:
    """Return the bench of a raw file's fresh reading."""
    notice = parse_source(read_file(path, name=path.name))
    return bench_of(dump_notice(notice), path.read_bytes(), path.name, notice)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of kinds; 1 where the share that is told at its line is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--floor", type=float, default=0.97)
    parser.add_argument("--show", action="store_true", help="print what is not told, and what is told more than once")
    options = parser.parse_args(arguments)
    table: dict[str, list[Told]] = defaultdict(list)
    for path in options.files:
        try:
            bench = fresh_bench(path)
        except PolicydiffError:
            continue
        for slip in slips(bench):
            table[slip.kind].append(result := told(bench, slip))
            if options.show and (not result.at_line or result.findings > 1):
                print(f"{path.name}: {slip.kind}: lines {slip.lines}, {result}")
                for each in new_findings(bench, slip):
                    print(f"    {each.line} {each.severity} {each.rule} {each.key}: {each.message}")
    return _report(table, options.floor)


def _report(table: dict[str, list[Told]], floor: float) -> int:
    every = [each for results in table.values() for each in results]
    print(f"{'kind':32} edits  exit 1  at its line  findings an edit")
    for kind, results in (*table.items(), ("all", every)):
        fails, lines, count = (sum(column) for column in zip(*map(astuple, results), strict=True))
        print(f"{kind:32} {len(results):5} {fails:7} {lines:12} {count / len(results):17.2f}")
    return int(sum(each.at_line for each in every) < floor * len(every))


if __name__ == "__main__":
    sys.exit(main())
