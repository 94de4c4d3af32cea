"""Values of many documents as plain data: keys in the order of the fields, shares with four digits, exact numbers as numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from policydiff.text.inert import json_inert

_DIGITS = 4


def plain(value: Any) -> Any:
    """Return a value as dictionaries, lists, texts and numbers; fields whose metadata says `hidden` are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        shown = (field for field in fields(value) if not field.metadata.get("hidden"))
        return {field.name.removesuffix("_"): plain(getattr(value, field.name)) for field in shown}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return round(value, _DIGITS)
    return str(value) if isinstance(value, str) else value


def row_of(value: Any) -> dict[str, Any]:
    """Return a dataclass as one row of a table: what is not a word, a number, a flag or a list of words is left out."""
    return {
        field.name.removesuffix("_"): getattr(value, field.name)
        for field in fields(value)
        if not field.metadata.get("hidden") and not isinstance(getattr(value, field.name), Mapping)
    }


def as_json(schema: str, value: Any) -> str:
    """Return a value as an indented JSON document that begins with its schema."""
    return json_inert(json.dumps({"schema": schema, **plain(value)}, ensure_ascii=False, indent=2)) + "\n"
