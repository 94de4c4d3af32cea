"""How a structured file is laid out: which keys stand in which order, on lines of their own or together.

Made for people: a value that changes alone stands on a line with few others, so a diff of two versions says what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import PlainSerializer

from policydiff.model import (
    BodySummary,
    Citation,
    Comparison,
    Envelope,
    Figure,
    Match,
    Notice,
    Plan,
    ResponsibilityPair,
    Section,
    SectionPair,
    SideSummary,
    SourceRecord,
    Summary,
    Target,
    TargetPair,
    Task,
)
from policydiff.model.optional import is_optional
from policydiff.model.values import Model
from policydiff.records import dataclass

BLOCK: tuple[type[Model], ...] = (Notice, Envelope, Plan, Section, Comparison, Summary, BodySummary, SideSummary)
"""Models with a line for each key; all others are flow mappings, their keys grouped in lines as LINES says."""

LINES: dict[type[Model], tuple[str, ...]] = {
    SourceRecord: ("path sha256", "text_sha256 media_type encoding characters", "pages"),
    Task: (
        "id plan section path heading clause",
        "lead cooperating responsible guiding open_ended deadline deadline_printed form irregular",
        "text span pieces reason evidence note",
        "covers content",
        "organisations",
    ),
    Target: (
        "id plan section path clause",
        "metric metric_printed canonical value value_max unit base_value base_unit printed comparator year basis direction modality scope per of",
        "text span pieces reason evidence note",
    ),
    Figure: ("id plan section path clause class_ reason value value_max unit printed comparator", "text span pieces"),
    Citation: ("title document_number clause relation span pieces evidence note",),
    Match: (
        "id fingerprint verdict role similarity coverage margin confidence review moved renumbered",
        "child child_section child_path",
        "parent parent_section parent_path",
        "child_text",
        "parent_text",
        "edits",
        "also",
        "origin",
        "evidence program note",
        "reason reason_id reason_args",
    ),
    TargetPair: ("verdict by metric ratio notes", "parent", "child"),
    SectionPair: ("relation", "child child_path child_heading", "parent parent_path parent_heading"),
    ResponsibilityPair: ("child child_path", "parent parent_path", "kept", "dropped", "added lead_changed", "role_changes", "reasons"),
}

BARE = frozenset(
    {
        "schema",
        "media_type",
        "encoding",
        "role",
        "level",
        "form",
        "relation",
        "evidence",
        "basis",
        "class",
        "reason",
        "reason_id",
        "rule",
        "severity",
        "id",
        "plan",
        "section",
        "clause",
        "of",
        "verdict",
        "kind",
        "direction",
        "child",
        "parent",
        "child_section",
        "parent_section",
        "cited",
    }
)
"""Keys whose text may go without quotes, where it is one lower-case word that every YAML reader takes for text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a model. name: the attribute; optional: left out while equal to `default`; show: how a value is written."""

    name: str
    key: str
    optional: bool
    default: Any
    bare: bool
    show: Callable[[Any], Any] | None


@cache
def lines_of(model: type[Model]) -> tuple[tuple[Entry, ...], ...]:
    """Return the entries of a model, grouped in lines; every key of the model stands in exactly one line."""
    fields = model.model_fields
    groups = [group.split() for group in LINES.get(model, ())]
    groups.append([name for name in fields if not any(name in group for group in groups)])  # nothing is ever left out
    return tuple(tuple(_entry(model, name) for name in group) for group in groups)


@cache
def entries_of(model: type[Model]) -> tuple[Entry, ...]:
    """Return the entries of a model in the order in which they are written."""
    return tuple(entry for line in lines_of(model) for entry in line)


def _entry(model: type[Model], name: str) -> Entry:
    field = model.model_fields[name]
    key = field.alias or name
    # a Rounded share has its serialiser here; a Number is written exactly by the emitter, whatever its serialiser does
    show = next((each.func for each in field.metadata if isinstance(each, PlainSerializer) and field.annotation is float), None)
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    return Entry(name, key, is_optional(model.__name__, key) and not field.is_required(), default, key in BARE, show)  # type: ignore[arg-type]
