"""What every column of the tables means, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policydiff.vocab.load import load_yaml


def variable(table: str, key: str) -> Mapping[str, Any] | None:
    """Return the entry of a column, by its table where that means something else by the key; None where nothing says what it means.

    Of a column of one side (parent_X), what X means, with whose it is before it.
    """
    words = load_yaml("codebook")
    found: Mapping[str, Any] | None = words["variables"].get(f"{table}.{key}") or words["variables"].get(key)
    if found is not None:
        return found
    for prefix, side in words["sides"].items():
        whole = variable(table, key.removeprefix(prefix)) if key.startswith(prefix) else None
        if whole is not None:
            return {**whole, **{language: f"{side[language]}{whole[language]}" for language in ("zh", "en")}}
    return None


def definition_of(table: str, key: str, language: str) -> str | None:
    """Return what a column means, None where nothing says so. table: its name among the tables of its kind."""
    entry = variable(table, key)
    return None if entry is None else str(entry[language])
