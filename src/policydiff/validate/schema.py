"""The JSON Schemas of the contract, generated from the models, and the check that runs them with places and plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from policydiff.messages import Message, quoted, tell
from policydiff.model import Comparison, Notice
from policydiff.text.placed import MAX_PROBLEMS, Path

SchemaName = Literal["notice", "comparison"]
SCHEMA_NAMES: tuple[SchemaName, ...] = ("notice", "comparison")

_OPTIONAL = frozenset(
    {
        "pieces",
        "evidence",
        "note",
        "figures",
        "args",
        "reason_args",
        "metric_printed",
        "base_value",
        "base_unit",
        "per",
        "of",
        "repeats",
        "attachment",
        "deadline",
        "organisations",
        "canonical",
        "open_set",
        "covers",
        "content",
        "deadline_printed",
        "irregular",
        "issuers",
        "history",
        "family",
        "candidates",
        "metadata",
        "manual",
        "removed",
        "direction",
        "copied",
        "localized",
        "adapted",
        "added",
        "kept",
        "dropped",
    }
)
# Keys of these names that other models have as well, and always show.
_SHOWN = frozenset(
    {("ResponsibilityPair", "kept"), ("ResponsibilityPair", "dropped"), ("ResponsibilityPair", "added"), ("Survival", "dropped")}
)

# Keys of these models that others always show.
_HIDDEN = frozenset({("Target", "reason")})


def is_optional(model: str, key: str) -> bool:
    """Return whether a key is left out of a file while it has nothing to say; every other key of the contract is always there."""
    return (key in _OPTIONAL and (model, key) not in _SHOWN) or (model, key) in _HIDDEN


_HEADER = {
    "generator": {"type": "string", "pattern": r"^policydiff \S+$", "description": "The version that wrote the file."},
    "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "Of all text below this line, as generated."},
}
_DAY = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SHA256 = {"pattern": "^[0-9a-f]{64}$"}
_WORD = {"pattern": r"\S"}
# What the types of the models do not say: (model, key) -> keywords.
_REFINED: dict[tuple[str, str], dict[str, Any]] = {
    ("SourceRecord", "sha256"): _SHA256,
    ("SourceRecord", "text_sha256"): _SHA256,
    ("SourceRecord", "characters"): {"minimum": 0},
    ("Envelope", "issued"): _DAY,
    ("Envelope", "published"): _DAY,
    ("Jurisdiction", "code"): {"pattern": "^[0-9]{6}$"},
    ("Section", "level"): {"minimum": 1},
    ("Diagnostic", "rule"): {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    **{(name, "id"): _WORD for name in ("Notice", "Plan", "Section", "Clause", "Task", "Target")},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that is not of the schema. path: where; kind: type | value | missing | unknown; message: found and expected."""

    path: Path
    kind: str
    message: str


@cache
def schema_of(name: SchemaName) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `policydiff.NAME/1`, as committed under schema/; not to be changed by the caller."""
    model = Notice if name == "notice" else Comparison
    schema = model.model_json_schema(mode="serialization")
    definitions: dict[str, Any] = schema.pop("$defs")
    for title, definition in (*definitions.items(), (model.__name__, schema)):
        _refine(title, definition)
    schema["properties"] = {"schema": schema["properties"].pop("schema"), **_HEADER, **schema["properties"]}
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


def check_schema(name: SchemaName, value: Any) -> tuple[Fault, ...]:
    """Return every way in which `value` is not of the schema, in document order; never raises.

    value: as Placed.value has it. More than MAX_PROBLEMS faults are not listed.
    """
    faults: list[Fault] = []
    for fault in _checker(name)(value, ()):
        faults.append(fault)
        if len(faults) >= MAX_PROBLEMS:
            break
    return tuple(faults)


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


# ---- running a schema ---------------------------------------------------------------------------------------------------

Check = Callable[[Any, Path], Iterator[Fault]]
_SILENT = {"$schema", "$id", "$defs", "title", "description", "default", "type"}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (tuple, list),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, Decimal, float),
}
_NAMES = {
    "object": "type.object",
    "array": "type.array",
    "string": "type.string",
    "boolean": "type.boolean",
    "null": "type.null",
    "integer": "type.integer",
    "number": "type.number",
}


@cache
def _checker(name: SchemaName) -> Check:
    schema = schema_of(name)
    return _compile(schema, schema["$defs"], {})


def _compile(schema: Mapping[str, Any], definitions: Mapping[str, Any], done: dict[str, Check]) -> Check:
    """Return the check of one schema; done: the definitions compiled so far, so that sections may hold sections."""
    if "$ref" in schema:
        return _reference(schema["$ref"].rpartition("/")[2], definitions, done)
    if "anyOf" in schema:
        return _any_of(list(schema["anyOf"]), definitions, done)
    unknown = schema.keys() - _SILENT - _KEYWORDS
    if unknown:
        raise NotImplementedError(f"the schema uses keywords that the check does not know: {sorted(unknown)}")
    kind = schema["type"]
    inner: Check | None = None
    if kind == "object":
        inner = _object(schema, definitions, done)
    elif kind == "array":
        inner = _array(schema, definitions, done)
    elif schema.keys() & {"const", "enum", "pattern", "minimum"}:
        inner = _scalar(schema)
    return _typed(kind, inner)


_KEYWORDS = {
    "properties",
    "required",
    "additionalProperties",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "const",
    "enum",
    "pattern",
    "minimum",
    "anyOf",
    "$ref",
}


def _reference(name: str, definitions: Mapping[str, Any], done: dict[str, Check]) -> Check:
    if name not in done:
        done[name] = lambda value, path: done[name](value, path)  # until it is compiled: a definition may name itself
        done[name] = _compile(definitions[name], definitions, done)
    return lambda value, path: done[name](value, path)


def _typed(kind: str, inner: Check | None) -> Check:
    types = _TYPES[kind]
    bool_allowed = kind == "boolean"

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, types) or (value.__class__ is bool and not bool_allowed):
            return iter((Fault(path, "type", tell("schema.type", wanted=tell(_NAMES[kind]), found=describe(value))),))
        return iter(()) if inner is None else inner(value, path)

    return check


def _any_of(branches: list[dict[str, Any]], definitions: Mapping[str, Any], done: dict[str, Check]) -> Check:
    checks = [_compile(branch, definitions, done) for branch in branches if branch.get("type") != "null"]
    nullable = len(checks) < len(branches)
    types = [branch["type"] for branch in branches if "type" in branch]

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if value is None and nullable:
            return
        found = [list(each(value, path)) for each in checks]
        if all(found):
            # the branch of the right type says best what is wrong inside
            inside = next((faults for faults in found if faults[0].kind != "type" or faults[0].path != path), None)
            wanted = [tell(_NAMES[kind]) for kind in types if kind != "null" and not (kind == "integer" and "number" in types)]
            wanted = [*(wanted or [tell("type.plain-object")]), *([tell("type.null")] if nullable else [])]
            plain = Fault(path, "type", tell("schema.types", wanted=tuple(wanted), found=describe(value)))
            yield from inside or [plain]

    return check


def _object(schema: Mapping[str, Any], definitions: Mapping[str, Any], done: dict[str, Check]) -> Check:
    checks = {key: _compile(part, definitions, done) for key, part in schema.get("properties", {}).items()}
    required: list[str] = schema.get("required", [])
    more = schema.get("additionalProperties", True)
    others = _compile(more, definitions, done) if isinstance(more, dict) else None

    def check(value: Any, path: Path) -> Iterator[Fault]:
        meant: set[str] = set()  # keys that another one stands for: they are not missing as well
        for key, part in value.items():
            known = checks.get(key, others)
            if known is not None:
                yield from known(part, (*path, key))
            elif more is False:
                near = _nearest(key.partition("：")[0], checks.keys() - value.keys())
                meant.add(near)
                wide = "：" in key and part is None
                message = tell("schema.wide-colon", key=key) if wide else tell("schema.unknown-key", key=key, near=near)
                yield Fault((*path, key), "unknown", message)
        for key in required:
            if key not in value and key not in meant:
                yield Fault(path, "missing", tell("schema.missing-key", key=key))

    return check


def _array(schema: Mapping[str, Any], definitions: Mapping[str, Any], done: dict[str, Check]) -> Check:
    fixed = [_compile(part, definitions, done) for part in schema.get("prefixItems", ())]
    every = _compile(schema["items"], definitions, done) if "items" in schema else None

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if fixed and len(value) != len(fixed):
            yield Fault(path, "value", tell("schema.items", wanted=len(fixed), found=len(value)))
        elif every is None:
            for index, (item, each) in enumerate(zip(value, fixed, strict=False)):
                yield from each(item, (*path, index))
        else:
            for index, item in enumerate(value):
                yield from every(item, (*path, index))

    return check


def _scalar(schema: Mapping[str, Any]) -> Check:
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    pattern = re.compile(schema["pattern"]) if "pattern" in schema else None
    minimum = schema.get("minimum")

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if allowed is not None and value not in allowed:
            yield Fault(
                path, "value", tell("schema.one-of" if len(allowed) > 1 else "schema.value", wanted=tuple(allowed), found=describe(value))
            )
        elif pattern is not None and not pattern.search(value):
            wanted = _FORMS.get(pattern.pattern)
            found = describe(value)
            if wanted is not None:
                yield Fault(path, "value", tell("schema.value", wanted=wanted(), found=found))
            else:
                yield Fault(path, "value", tell("schema.pattern", pattern=pattern.pattern, found=found))
        elif minimum is not None and value < minimum:
            yield Fault(path, "value", tell("schema.minimum", minimum=minimum, value=value))

    return check


_FORMS: dict[str, Callable[[], Message]] = {
    _DAY["pattern"]: lambda: tell("form.day"),
    _SHA256["pattern"]: lambda: tell("form.sha256"),
    _WORD["pattern"]: lambda: tell("form.word"),
    "^[0-9]{6}$": lambda: tell("form.code"),
    "^[a-z0-9]+(-[a-z0-9]+)*$": lambda: tell("form.rule"),
    _HEADER["generator"]["pattern"]: lambda: tell("form.generator"),
    _HEADER["digest"]["pattern"]: lambda: tell("form.digest"),
}
"""Patterns in words."""


def describe(value: Any) -> Message:
    """Say what a value is, as a person sees it in the file."""
    if value is None:
        return tell("type.null")
    if isinstance(value, bool):
        return tell("found.true" if value else "found.false")
    if isinstance(value, str):
        return tell("found.text", text=value)
    if isinstance(value, int | Decimal | float):
        return tell("found.number", number=quoted(str(value), bare=True))
    return tell("found.list", count=len(value)) if isinstance(value, tuple | list) else tell("type.plain-object")


def _nearest(key: str, keys: set[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key[:60], sorted(keys), n=1)), "")
