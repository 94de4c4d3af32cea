"""What a list tells of a structured file, read from its text without the models: title, day, place, counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policydiff.records import dataclass
from policydiff.vocab.answers import is_answered


@dataclass(frozen=True, slots=True)
class Place:
    """The jurisdiction of a notice, as its structured file has it; code is None where it is undecided."""

    name: str
    short: str
    slug: str
    code: str | None
    level: str
    parents: tuple[str, ...]

    def __str__(self) -> str:
        return f"{''.join(self.parents)}{self.name} ({self.code or '?'})"


_FIELD = re.compile(r"^  (title|issued|document_number|jurisdiction): (.+)$", re.MULTILINE)
_PART = re.compile(r"(\w+): (\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,}]+)")
_SECTION = re.compile(r"^ +- id: ", re.MULTILINE)
_FOUND = re.compile(r"^- \{rule: \"?([\w-]+)(?!.*, checked: \".*, span: )", re.MULTILINE)
"""A finding that nobody has ticked off."""
_FILLED = re.compile(r"^    (\w+): ", re.MULTILINE)
_ROW = re.compile(r"^- \{id: ", re.MULTILINE)


def scanned(text: str) -> dict[str, Any]:
    """Return an entry's fields from a file that this version wrote and nobody has touched: its lines are known.

    A hundred times as fast as reading the YAML.
    """
    notice, plans, tasks, targets, _ = _parts(text, "notice", "plans", "tasks", "targets", "achievements")
    manual = _FILLED.findall(notice.partition("\n  manual:")[2])
    checks = sum(not is_answered(rule, manual) for rule in _FOUND.findall(text, text.index("\ndiagnostics:")))
    fields = {key: value if key == "jurisdiction" else json.loads(value) for key, value in _FIELD.findall(notice)}
    parts = {key: _plain(value) for key, value in _PART.findall(fields.pop("jurisdiction", ""))}
    counts = {
        "sections": len(_SECTION.findall(plans)),
        "tasks": len(_ROW.findall(tasks)),
        "targets": len(_ROW.findall(targets)),
        "checks": checks,
    }
    return {**fields, "place": _place(parts), **counts}


def _parts(text: str, *keys: str) -> Iterator[str]:
    """Yield what stands below each of the top-level keys, up to the next one of them."""
    places = [text.index(f"\n{key}:") for key in keys]
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        yield text[start + 1 : end]


def _plain(value: str) -> Any:
    return json.loads(value) if value[0] in '"[' or value == "null" else value


def read(text: str) -> dict[str, Any]:
    """Return an entry's fields from any structured notice; raises ValueError, KeyError or TypeError for what is none."""
    # With it comes the whole YAML reader, which a folder of files that nobody has touched does not need.
    from policydiff.text.placed import Unreadable, read_placed

    try:
        value = read_placed(text).value
    except Unreadable as error:
        raise ValueError(error.problem.message) from None
    if not str(value["schema"]).startswith("policydiff.notice/"):
        raise ValueError("not a structured notice")
    notice = value["notice"]
    return {
        **{key: notice.get(key) for key in ("title", "issued", "document_number")},
        "place": _place(notice.get("jurisdiction")),
        "sections": sum(_sections(plan["sections"]) for plan in value["plans"]),
        "tasks": len(value["tasks"]),
        "targets": len(value["targets"]),
        "checks": sum(
            not is_answered(found["rule"], notice.get("manual") or ()) and found.get("checked") is None
            for found in value.get("diagnostics") or ()
        ),
    }


def _sections(sections: Iterable[Mapping[str, Any]]) -> int:
    return sum(1 + _sections(section["sections"]) for section in sections)


def _place(value: Mapping[str, Any] | None) -> Place | None:
    if not value:
        return None
    name, short, slug, level = (str(value[key]) for key in ("name", "short", "slug", "level"))
    return Place(name, short, slug, value["code"], level, tuple(value.get("parents") or ()))
