"""How much of what can go wrong in a structured file does `validate` see, and at the right line?

Takes structured files apart into their values, makes one corruption after another of each kind (a changed digit, a removed
organisation, a shifted span, swapped ids, a renamed key, a file cut off, a changed source …), and counts those that are told by
an error or a warning at the line of the corruption. Three modes: `edited` (as after a hand edit), `sealed` (the digest is made
to fit again), `static` (without reading the source anew).

Run: python tests/quality/mutate.py data/structured/*.yaml --each 2 --floor 0.99
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from policydiff.model import Notice, Source
from policydiff.pipeline import parse_source
from policydiff.read import read_bytes
from policydiff.store import digest_of, is_corrected
from policydiff.validate import Finding, Raw, Subject, check

MODES = ("edited", "sealed", "static")
HEADER = ("generator", "digest", "schema")
_ENUMS = {
    "role": "body",
    "level": "province",
    "comparator": ">",
    "basis": "growth",
    "relation": "cites",
    "reason": "layout",
    "form": "verb",
    "severity": "error",
}


@dataclass(frozen=True)
class Leaf:
    """A value of the file: its path, where it stands in the text, and the line of its key."""

    path: tuple[str | int, ...]
    start: int
    end: int
    line: int
    node: Any

    @property
    def field(self) -> str:
        """The path without indices, and without what nests: sections.clauses.text."""
        steps = [step for step in self.path if isinstance(step, str)]
        while steps.count("sections") > 1:
            steps.remove("sections")
        return ".".join(steps)


@dataclass(frozen=True)
class Mutant:
    """One corrupted file. lines: where it must be told, from and to; raw: the raw file's bytes, where those are corrupted."""

    kind: str
    field: str
    text: str
    lines: tuple[int, int]
    raw: bytes | None = None


def leaves(text: str) -> list[Leaf]:
    """Return every value of a YAML text, mappings and lists too, in document order."""
    found: list[Leaf] = []

    def walk(node: Any, path: tuple[str | int, ...], line: int) -> None:
        found.append(Leaf(path, node.start_mark.index, node.end_mark.index, line, node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, (*path, key.value), key.start_mark.line + 1)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                walk(item, (*path, index), item.start_mark.line + 1)

    walk(yaml.compose(text, Loader=yaml.CSafeLoader), (), 1)
    return found


def mutants(text: str, raw: bytes) -> Iterator[Mutant]:
    """Yield corruptions of a file, every kind for every value that it fits."""
    found = [leaf for leaf in leaves(text) if leaf.path and leaf.path[0] not in HEADER]
    for leaf in found:
        for kind, new in _values(text, leaf):
            last = leaf.line + text[leaf.start : leaf.end].count("\n")
            yield Mutant(kind, leaf.field, text[: leaf.start] + new + text[leaf.end :], (leaf.line, max(last, leaf.line)))
    yield from _keys(text)
    yield from _lists(text, found)
    yield from _whole(text, raw)


def _values(text: str, leaf: Leaf) -> Iterator[tuple[str, str]]:
    old, key = text[leaf.start : leaf.end], next((step for step in reversed(leaf.path) if isinstance(step, str)), "")
    if not isinstance(leaf.node, yaml.ScalarNode):
        yield "changed type", ' "x"\n'[: 5 if old[-1:] == "\n" else 4]
        return
    digit = re.search(r"[0-9]", old)
    if digit:
        yield "changed digit", old[: digit.start()] + str((int(digit[0]) + 1) % 10) + old[digit.end() :]
    letter = re.search(r"[\u4e00-\u9fff]", old)
    if letter:
        yield "changed character", old[: letter.start()] + ("丑" if letter[0] != "丑" else "丙") + old[letter.end() :]
        yield "lost character", old[: letter.start()] + old[letter.end() :]
    if key in _ENUMS and len(leaf.path) > 1:
        value = _ENUMS[key]
        new = f'"{value}"' if key == "comparator" else value
        yield "changed word", new if new != old else {"body": "heading", "growth": "level"}.get(value, '"<"')
    if old in ("true", "false"):
        yield "changed word", "false" if old == "true" else "true"
    if re.fullmatch(r"[0-9]+", old) and isinstance(leaf.path[-1], int):
        yield "shifted span", str(int(old) + 1)
        yield "shifted span", str(max(int(old) - 1, 0)) if old != "0" else "2"
    yield "changed type", f'"{old}"' if re.fullmatch(r"[-0-9.]+|true|false", old) else "[1]"
    if old != "null":
        yield "emptied", "null"


def _keys(text: str) -> Iterator[Mutant]:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)

    def walk(node: Any, path: tuple[str | int, ...]) -> Iterator[Mutant]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                here = (*path, key.value)
                if here[0] in HEADER:
                    continue
                leaf = Leaf(here, key.start_mark.index, key.end_mark.index, key.start_mark.line + 1, key)
                cut = slice(leaf.start, leaf.end)
                lines = (leaf.line, leaf.line)
                yield Mutant("renamed key", leaf.field, text[: cut.start] + "x" + text[cut.start :], lines)
                if isinstance(value, yaml.ScalarNode) and text[value.end_mark.index : value.end_mark.index + 2] == ", ":
                    shorter = text[: leaf.start] + text[value.end_mark.index + 2 :]
                    yield Mutant("removed key", leaf.field, shorter, (node.start_mark.line + 1, node.end_mark.line + 1))
                yield from walk(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from walk(item, (*path, index))

    yield from walk(root, ())


def _lists(text: str, found: list[Leaf]) -> Iterator[Mutant]:
    for leaf in found:
        if not isinstance(leaf.node, yaml.SequenceNode) or not leaf.node.value:
            continue
        items = leaf.node.value
        for index, item in enumerate(items):
            before, after = (items[max(index - 1, 0)].start_mark.line + 1, items[min(index + 1, len(items) - 1)].end_mark.line + 1)
            lines = (min(before, leaf.line), after)
            start, end = _extent(text, item)
            yield Mutant("removed item", leaf.field, text[:start] + text[end:], lines)
            block = text[start:end]
            if isinstance(item, yaml.MappingNode):
                yield Mutant("repeated item", leaf.field, text[:start] + block + text[start:], (lines[0], lines[1] + block.count("\n")))
        if isinstance(items[0], yaml.MappingNode):
            yield from _swaps(text, leaf, items)


def _swaps(text: str, leaf: Leaf, items: list[Any]) -> Iterator[Mutant]:
    """Swap what two neighbours have under one key: ids, metrics, spans."""
    for one, other in itertools.pairwise(items):
        theirs = {key.value: value for key, value in other.value}
        for key, value in one.value:
            match = theirs.get(key.value)
            if match is None or not isinstance(value, yaml.ScalarNode | yaml.SequenceNode) or key.value in ("sections", "clauses"):
                continue
            a, b = (value.start_mark.index, value.end_mark.index), (match.start_mark.index, match.end_mark.index)
            if text[slice(*a)] != text[slice(*b)]:
                swapped = text[: a[0]] + text[slice(*b)] + text[a[1] : b[0]] + text[slice(*a)] + text[b[1] :]
                yield Mutant("swapped", f"{leaf.field}.{key.value}", swapped, (value.start_mark.line + 1, match.end_mark.line + 1))


def _extent(text: str, item: Any) -> tuple[int, int]:
    """Return the stretch of text that an item of a list takes, with its dash and its line end, or its comma."""
    start, end = item.start_mark.index, item.end_mark.index
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() == "-":
        stop = text.find("\n", end - 1) + 1 if text[end - 1] != "\n" else end
        return line, stop
    if text[end : end + 2] == ", ":
        return start, end + 2
    return (start - 2, end) if text[start - 2 : start] == ", " else (start, end)


def _whole(text: str, raw: bytes) -> Iterator[Mutant]:
    last = text.count("\n") + 1
    for share in range(1, 20):
        yield Mutant("cut off", "file", text[: len(text) * share // 20], (1, last))
    # Inside braces a tab means nothing to YAML: lines that open them, and those of three blanks, which go on in them.
    for place in re.finditer(r"^(?!#)(?! *\{| {3}\w).", text, re.MULTILINE):
        if place.start() % 7 == 0:
            yield Mutant("tab", "file", text[: place.start()] + "\t" + text[place.start() :], (1, last))
    line = text.count("\n", 0, text.index('sha256: "')) + 1
    for old, new in (("县", "市"), ("2", "3"), ("。", "")):
        changed = raw.decode("utf-8").replace(old, new, 1).encode()
        if changed != raw:
            yield Mutant("changed source", "file", text, (line, line + 1), changed)


def caught(findings: Iterable[Finding], known: frozenset[str], mutant: Mutant) -> bool:
    """Return whether an error or a warning that the clean file does not have is told within the mutant's lines."""
    first, last = mutant.lines
    return any(
        finding.severity in ("error", "warning") and f"{finding.rule} {finding.message}" not in known and first <= finding.line <= last
        for finding in findings
    )


@dataclass(frozen=True)
class Bench:
    """A clean file with its source: runs mutants against it."""

    text: str
    raw: bytes
    name: str
    fresh: Notice

    @cached_property
    def source(self) -> Source:
        """The clean source."""
        return read_bytes(self.raw, self.name)

    def findings(self, text: str, mode: str, raw: bytes | None = None) -> tuple[Finding, ...]:
        """Return the findings of a text in place of the clean one."""
        source = self.source if raw is None else read_bytes(raw, self.name)
        if mode == "sealed":
            text = _seal(text)
        return check(
            Subject(
                "file.yaml",
                text,
                raw=Raw(source.text, source.sha256, source.text_sha256),
                corrected=is_corrected(text),
                fresh=None if mode == "static" else lambda: self.fresh,
            )
        )


def _seal(text: str) -> str:
    """Make the digest fit again, as somebody would who hides a change."""
    match = re.search(r"^digest: .*\n", text, re.MULTILINE)
    if match is None:
        return text
    return f"{text[: match.start()]}digest: {digest_of(text[match.end() :])}\n{text[match.end() :]}"


def sample(benches: Sequence[Bench], each: int) -> list[tuple[Bench, Mutant]]:
    """Return up to `each` mutants of every kind and field, spread over the files and within them.

    They are made twice: counted, then chosen. Every one holds a whole text, and all at once take gigabytes where a file is long.
    """
    counts = Counter((mutant.kind, mutant.field) for _, mutant in _each_mutant(benches))
    chosen: dict[tuple[str, str], list[tuple[Bench, Mutant]]] = {key: [] for key in counts}
    seen: Counter[tuple[str, str]] = Counter()
    for bench, mutant in _each_mutant(benches):
        key = mutant.kind, mutant.field
        step = max(counts[key] // each, 1)
        if seen[key] % step == crc32("/".join(key).encode()) % step and len(chosen[key]) < each:
            chosen[key].append((bench, mutant))
        seen[key] += 1
    return [one for group in chosen.values() for one in group]


def _each_mutant(benches: Iterable[Bench]) -> Iterator[tuple[Bench, Mutant]]:
    return ((bench, mutant) for bench in benches for mutant in mutants(bench.text, bench.raw))


def bench_of(text: str, raw: bytes, name: str, fresh: Notice | None = None) -> Bench:
    """Return the bench of a clean file; fresh: what the parser reads in it (read now where it is not given)."""
    return Bench(text, raw, name, fresh or parse_source(read_bytes(raw, name)))


def run(chosen: Sequence[tuple[Bench, Mutant]], mode: str) -> list[tuple[Mutant, bool]]:
    """Return every mutant of a sample with whether it was caught."""
    benches = {bench.name: bench for bench, _ in chosen}
    known = {name: frozenset(f"{one.rule} {one.message}" for one in bench.findings(bench.text, mode)) for name, bench in benches.items()}
    return [(mutant, caught(bench.findings(mutant.text, mode, mutant.raw), known[bench.name], mutant)) for bench, mutant in chosen]


def rate(results: list[tuple[Mutant, bool]]) -> float:
    """Return the share of mutants that were caught."""
    return sum(hit for _, hit in results) / max(len(results), 1)


def main(arguments: list[str] | None = None) -> int:
    """Print the rates; 1 where the rate of `edited` or `sealed` is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--raw", type=Path, default=Path("data/raw"))
    parser.add_argument("--each", type=int, default=2, help="mutants of each kind and field")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    parser.add_argument("--floor", type=float, default=0.99)
    parser.add_argument("--show", type=int, default=10, help="how many uncaught ones to print")
    options = parser.parse_args(arguments)
    benches = []
    for path in options.files:
        raw = next(options.raw.glob(f"{path.stem}.*"))
        benches.append(bench_of(path.read_text(encoding="utf-8"), raw.read_bytes(), raw.name))
    chosen = sample(benches, options.each)
    total = {mode: run(chosen, mode) for mode in options.modes}
    for mode, results in total.items():
        print(f"mutation, {mode:6}: {sum(hit for _, hit in results)} of {len(results)} caught at the right line, {rate(results):.4f}")
        missed = Counter(f"{mutant.kind} of {mutant.field}" for mutant, hit in results if not hit)
        for what, count in missed.most_common(options.show):
            print(f"    missed {count}: {what}")
    return int(any(rate(results) < options.floor for mode, results in total.items() if mode != "static"))


if __name__ == "__main__":
    sys.exit(main())
