"""Targets and achievements: lines of official documents and what a careful reader records of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.parse.passage import Passage, Sentence
from policydiff.parse.targets import read_targets

CASES = Path(__file__).parent / "cases"


def sentence(text, *, headings=(), role="body", number=1, paragraph=1, section="p1.1", path="一"):
    return Sentence(f"{section}#{number}", role, Passage(text, range(len(text))), "p1", section, path, tuple(headings), paragraph)


def read(text, *, heading=None, period=None, issued=2023, role="body"):
    return read_targets([sentence(text, headings=(heading,) if heading else (), role=role)], period=period, issued_year=issued)


def cases(path):
    """Yield (line number, text, setting, expected) of a case file."""
    setting, found = {"issued": None, "period": None, "heading": None}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, *values = line[1:].split()
            setting = setting | {name: None if values == ["-"] else values}
        elif line.startswith(" "):
            found[-1][3].append(line.split())
        else:
            found.append((number, line, setting, []))
    return found


def setting_of(setting):
    return {
        "issued": int(setting["issued"][0]) if setting["issued"] else None,
        "period": (int(setting["period"][0]), int(setting["period"][1])) if setting["period"] else None,
        "heading": setting["heading"][0] if setting["heading"] else None,
    }


def as_row(target, letter, wanted):
    value = f"{target.value}..{target.value_max}" if target.value_max is not None else str(target.value)
    row = [letter, value, target.unit or "-", target.comparator, str(target.year or "-"), target.basis, target.metric]
    return row[: len(wanted)]


def rows(found, expected):
    """Return what was read in the columns that are expected."""
    targets, achievements = found
    letters = [entry[0] for entry in expected]
    ordered = sorted([*(("t", t) for t in targets), *(("a", a) for a in achievements)], key=lambda pair: (pair[1].span[1], pair[1].id))
    wanted = expected + [["t"] * 5] * len(ordered)
    assert letters or not ordered, [(t.printed, t.metric) for _, t in ordered]
    return [as_row(target, letter, want) for (letter, target), want in zip(ordered, wanted, strict=False)]


TARGETS = cases(CASES / "targets.txt")


@pytest.mark.parametrize(("line", "text", "setting", "expected"), TARGETS, ids=[f"{n}-{t[:24]}" for n, t, _, _ in TARGETS])
def test_a_line_is_read_as_a_person_reads_it(line, text, setting, expected):
    assert rows(read(text, **setting_of(setting)), expected) == expected
