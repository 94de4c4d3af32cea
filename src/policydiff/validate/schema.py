"""The JSON Schemas of the contract, generated from the models."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

from policydiff.model import Comparison, Notice
from policydiff.model.optional import is_optional

SchemaName = Literal["notice", "comparison"]
SCHEMA_NAMES: tuple[SchemaName, ...] = ("notice", "comparison")

HEADER = {
    "generator": {"type": "string", "pattern": r"^policydiff \S+$", "description": "The version that wrote the file."},
    "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "Of all text below this line, as generated."},
}
DAY = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DAY_OR_MONTH = {"pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}  # some notices are signed 2024年3月
SHA256 = {"pattern": "^[0-9a-f]{64}$"}
WORD = {"pattern": r"\S"}
# What the types of the models do not say: (model, key) -> keywords.
_REFINED: dict[tuple[str, str], dict[str, Any]] = {
    ("SourceRecord", "sha256"): SHA256,
    ("SourceRecord", "text_sha256"): SHA256,
    ("SourceRecord", "characters"): {"minimum": 0},
    ("Envelope", "issued"): DAY_OR_MONTH,
    ("Envelope", "published"): DAY,
    ("Jurisdiction", "code"): {"pattern": "^[0-9]{6}$"},
    ("Section", "level"): {"minimum": 1},
    ("Diagnostic", "rule"): {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    **{(name, "id"): WORD for name in ("Notice", "Plan", "Section", "Clause", "Task", "Target")},
}


@cache
def schema_of(name: SchemaName) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `policydiff.NAME/1`, as committed under schema/; not to be changed by the caller."""
    model = Notice if name == "notice" else Comparison
    schema = model.model_json_schema(mode="serialization")
    definitions: dict[str, Any] = schema.pop("$defs")
    for title, definition in (*definitions.items(), (model.__name__, schema)):
        _refine(title, definition)
    schema["properties"] = {"schema": schema["properties"].pop("schema"), **HEADER, **schema["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:policydiff:{name}:1",
        "title": f"policydiff.{name}/1",
        **{key: value for key, value in schema.items() if key != "title"},
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(name: SchemaName) -> str:
    """Return the JSON Schema as text, as committed under schema/."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def _refine(title: str, definition: dict[str, Any]) -> None:
    properties: dict[str, Any] = definition.get("properties", {})
    for key, part in properties.items():
        _tidy(part)
        more = _REFINED.get((title, key), {})
        target = next((branch for branch in part.get("anyOf", ()) if branch.get("type") != "null"), part)
        target.update(more)
    definition["required"] = [key for key in properties if not is_optional(title, key)]


def _tidy(part: dict[str, Any]) -> None:
    """Take out generated titles and defaults; offsets and years are never negative."""
    part.pop("title", None)
    part.pop("default", None)
    for index, item in enumerate(part.get("prefixItems", ())):
        if item == {"type": "integer"}:
            part["prefixItems"][index] = {"type": "integer", "minimum": 0}
    for branch in (*part.get("anyOf", ()), *(part[key] for key in ("items", "additionalProperties") if isinstance(part.get(key), dict))):
        _tidy(branch)
