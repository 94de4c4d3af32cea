"""A value against a JSON Schema of the contract: what is wrong with it, with places and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from policydiff.messages import Message, quoted, tell
from policydiff.records import dataclass
from policydiff.text.placed import MAX_PROBLEMS, Path
from policydiff.validate.schema import DAY, DAY_OR_MONTH, HEADER, SHA256, WORD, SchemaName, schema_of


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that is not of the schema. path: where; kind: type | value | missing | unknown; message: found and expected."""

    path: Path
    kind: str
    message: str


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
    DAY["pattern"]: lambda: tell("form.day"),
    DAY_OR_MONTH["pattern"]: lambda: tell("form.day"),
    SHA256["pattern"]: lambda: tell("form.sha256"),
    WORD["pattern"]: lambda: tell("form.word"),
    "^[0-9]{6}$": lambda: tell("form.code"),
    "^[a-z0-9]+(-[a-z0-9]+)*$": lambda: tell("form.rule"),
    HEADER["generator"]["pattern"]: lambda: tell("form.generator"),
    HEADER["digest"]["pattern"]: lambda: tell("form.digest"),
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
