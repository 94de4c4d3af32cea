"""docs/contract.md: every key of a notice and of a comparison, with its type from the schema and a value from real notices."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policydiff import model
from policydiff.compare import compare_plans
from policydiff.model import Comparison, Notice
from policydiff.model.values import Model
from policydiff.pipeline import parse_file
from policydiff.store.key_order import entries_of
from policydiff.validate.schema import SchemaName, schema_of

ROOT = Path(__file__).resolve().parent.parent
MEANINGS = ROOT / "docs" / "contract.yaml"
_CHILD, _PARENT = "wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023"
_LONGEST = 46
_INTRODUCTION = """\
# The data contract

What the files hold, key for key. `schema/notice.schema.json` and `schema/comparison.schema.json` say the same to programs
(`policydiff schema notice`, `policydiff schema comparison`). YAML and JSON have the same keys. This page is generated.

- A **span** is `[start, end]`, counted in characters of the source text from 0, the end not included.
- Keys marked *optional* are left out while they have nothing to say; all others are always there, with `null`, `""` or `[]` where
  there is nothing.
- Text is always in double quotes in YAML, so that `"0798"`, `"no"` and `"2023-09-06"` are text to every reader.
- Keys may be added in later versions. A key that is renamed or gets another meaning changes the number in `schema`.
"""
_TITLES: dict[SchemaName, str] = {
    "notice": "A structured notice: `policydiff.notice/1`",
    "comparison": "A comparison: `policydiff.comparison/1`",
}


@cache
def meanings() -> dict[str, list[dict[str, Any]]]:
    """Return docs/contract.yaml."""
    return yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def keys_of(contract: SchemaName) -> dict[str, list[str]]:
    """Return the keys of every model of a contract, as its schema has them."""
    schema = schema_of(contract)
    top = "Notice" if contract == "notice" else "Comparison"
    return {top: list(schema["properties"]), **{name: list(part["properties"]) for name, part in schema["$defs"].items()}}


def contract_markdown() -> str:
    """Return the page."""
    parts = [_INTRODUCTION]
    seen = _values()
    for name, title in _TITLES.items():
        parts.append(f"\n## {title}")
        for entry in meanings()[name]:
            parts += _model(name, entry, seen)
    return "\n".join(parts) + "\n"


def _model(contract: SchemaName, entry: Mapping[str, Any], seen: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    schema = schema_of(contract)
    definition = schema["$defs"].get(entry["model"], schema)
    left_out = {part.key for part in entries_of(_class(entry["model"])) if part.optional}
    yield f"\n### {entry['heading']}\n"
    if entry["about"]:
        yield f"{entry['about']}\n"
    yield "| key | type | meaning | example |"
    yield "|---|---|---|---|"
    for key, meaning in entry["keys"].items():
        part = definition["properties"][key]
        optional = ", optional" if key in left_out else ""
        example = _example(seen.get(f"{entry['model']}.{key}", ()), part)
        yield f"| `{key}` | {_type(part, contract)}{optional} | {meaning} | {example} |".replace(" |  |", " | |")


def _class(name: str) -> type[Model]:
    return getattr(model, name, None) or getattr(model.notice, name, None) or getattr(model.comparison, name)  # type: ignore[no-any-return]


# --- types ---------------------------------------------------------------------------------------------------------------

_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


def _type(part: Mapping[str, Any], contract: SchemaName) -> str:
    if "$ref" in part:
        return _link(str(part["$ref"]).rpartition("/")[2], contract)
    if "anyOf" in part:
        found = list(dict.fromkeys(_type(branch, contract) for branch in part["anyOf"]))
        if "number" in found and "whole number" in found:
            found.remove("whole number")
        return " or ".join(found)
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        return " ".join(f"`{word}`" for word in part["enum"])
    if part["type"] == "array":
        return _list(part, contract)
    if part["type"] == "object":
        return f"mapping of text to {_type(part['additionalProperties'], contract)}"
    return "day" if part.get("pattern", "").startswith("^[0-9]{4}-") else _PLAIN[part["type"]]


def _list(part: Mapping[str, Any], contract: SchemaName) -> str:
    if "prefixItems" in part:
        inner = [_type(item, contract) for item in part["prefixItems"]]
        if len(inner) == 2 and set(inner) == {"whole number"}:
            return "two whole numbers"
        return f"{'two' if len(inner) == 2 else 'four'} texts"
    inner = _type(part["items"], contract)
    return f"list of {'texts' if inner == 'text' else inner}"


def _link(model: str, contract: SchemaName) -> str:
    # A comparison's targets and diagnostics are described with the notice; its headings repeat, as `targets` does.
    home, entry = next(
        ((name, entry) for name in (contract, "notice") for entry in meanings()[name] if entry["model"] == model), (contract, None)
    )
    if entry is None:
        raise KeyError(f"docs/contract.yaml does not have {model}")
    return f"[{model}](#{anchors()[home, model]})"


@cache
def anchors() -> dict[tuple[str, str], str]:
    """Return the anchor of each model's heading, as GitHub makes them: the second of a name gets -1."""
    found: dict[tuple[str, str], str] = {}
    count: dict[str, int] = {}
    for name in _TITLES:
        for entry in meanings()[name]:
            slug = "".join(char for char in entry["heading"].lower() if char.isalnum() or char in " -_").replace(" ", "-")
            found[name, entry["model"]] = slug if slug not in count else f"{slug}-{count[slug]}"
            count[slug] = count.get(slug, 0) + 1
    return found


# --- examples ------------------------------------------------------------------------------------------------------------


def _values() -> dict[str, list[Any]]:
    """Return the values that the founding notices, the small documents and the founding pair have, by model and key."""
    notices = [parse_file(path) for path in (*sorted((ROOT / "data/raw").glob("*.txt")), *sorted((ROOT / "data/gold/edge").glob("*.txt")))]
    by_id = {notice.id: notice for notice in notices}
    child, parent = by_id[_CHILD], by_id[_PARENT]
    notices.sort(key=lambda notice: (notice.id != _CHILD, notice.id != _PARENT, notice.source.path.startswith("edge")))
    found: dict[str, list[Any]] = {}
    for document in (*notices, compare_plans(child, child.plans[0], parent, parent.plans[0])):
        _collect(document, found)
    return found


def _collect(value: Notice | Comparison | Any, found: dict[str, list[Any]]) -> None:
    if isinstance(value, Model):
        plain = value.model_dump(mode="json")
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            found.setdefault(f"{type(value).__name__}.{key}", []).append(plain[key])
            _collect(getattr(value, name), found)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found)


def _example(values: Sequence[Any], part: Mapping[str, Any]) -> str:
    """Return the first telling value that is short enough to stand in a table; none for what has keys of its own."""
    if "$ref" in json.dumps(part) or "const" in part:
        return ""
    short = (json.dumps(value, ensure_ascii=False) for value in values if value not in (None, "", [], {}, False))
    found = next((text for text in short if len(text) <= _LONGEST), None)
    return "" if found is None else f"`{found}`".replace("|", "\\|")
