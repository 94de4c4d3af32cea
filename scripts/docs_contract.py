"""docs/contract.md: every key of a notice and of a comparison, with its type from the schema and a value from real notices."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
MEANINGS = {"en": ROOT / "docs" / "contract.yaml", "zh": ROOT / "docs" / "contract.zh-CN.yaml"}
_CHILD, _PARENT = "wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023"
_LONGEST = 46


@cache
def meanings(lang: str = "en") -> dict[str, Any]:
    """Return docs/contract.yaml, or the same in Chinese: the words of the page, and what every key of the two contracts means."""
    return yaml.safe_load(MEANINGS[lang].read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def keys_of(contract: SchemaName) -> dict[str, list[str]]:
    """Return the keys of every model of a contract, as its schema has them."""
    schema = schema_of(contract)
    top = "Notice" if contract == "notice" else "Comparison"
    return {top: list(schema["properties"]), **{name: list(part["properties"]) for name, part in schema["$defs"].items()}}


def contract_markdown(lang: str = "en") -> str:
    """Return the page in a language."""
    page = meanings(lang)["page"]
    parts = [page["introduction"]]
    seen = _values()
    for name, title in page["titles"].items():
        parts.append(f"\n## {title}")
        for entry in meanings(lang)[name]:
            parts += _model(Types(name, lang), entry, seen)
    return "\n".join(parts) + "\n"


def _model(types: Types, entry: Mapping[str, Any], seen: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    schema = schema_of(types.contract)
    definition = schema["$defs"].get(entry["model"], schema)
    left_out = {part.key for part in entries_of(_class(entry["model"])) if part.optional}
    page = meanings(types.lang)["page"]
    yield f"\n### {entry['heading']}\n"
    if entry["about"]:
        yield f"{entry['about']}\n"
    yield f"| {' | '.join(page['head'])} |"
    yield "|---|---|---|---|"
    for key, meaning in entry["keys"].items():
        part = definition["properties"][key]
        optional = page["optional"] if key in left_out else ""
        example = _example(seen.get(f"{entry['model']}.{key}", ()), part)
        yield f"| `{key}` | {types.of(part)}{optional} | {meaning} | {example} |".replace(" |  |", " | |")


def _class(name: str) -> type[Model]:
    return getattr(model, name, None) or getattr(model.notice, name, None) or getattr(model.comparison, name)  # type: ignore[no-any-return]


# --- types ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Types:
    """The types of a contract in words of a language."""

    contract: SchemaName
    lang: str

    def of(self, part: Mapping[str, Any]) -> str:
        """Return what a part of the schema may hold."""
        page = meanings(self.lang)["page"]
        if "$ref" in part:
            return self._link(str(part["$ref"]).rpartition("/")[2])
        if "anyOf" in part:
            found = list(dict.fromkeys(self.of(branch) for branch in part["anyOf"]))
            if page["plain"]["number"] in found and page["plain"]["integer"] in found:
                found.remove(page["plain"]["integer"])
            return str(page["forms"]["or"].join(found))
        if "const" in part:
            return f"`{part['const']}`"
        if "enum" in part:
            return " ".join(f"`{word}`" for word in part["enum"])
        if part["type"] == "array":
            return self._list(part)
        if part["type"] == "object":
            return str(page["forms"]["mapping"].format(self.of(part["additionalProperties"])))
        return str(page["plain"]["day" if part.get("pattern", "").startswith("^[0-9]{4}-") else part["type"]])

    def _list(self, part: Mapping[str, Any]) -> str:
        page = meanings(self.lang)["page"]
        plain, forms = page["plain"], page["forms"]
        if "prefixItems" in part:
            inner = [self.of(item) for item in part["prefixItems"]]
            if len(inner) == 2 and set(inner) == {plain["integer"]}:
                return str(forms["two whole numbers"])
            return str(forms["two texts" if len(inner) == 2 else "four texts"])
        found = self.of(part["items"])
        return str(forms["list of texts"] if found == plain["string"] else forms["list"].format(found))

    def _link(self, model: str) -> str:
        # A comparison's targets and diagnostics are described with the notice; its headings repeat, as `targets` does.
        homes = ((name, entry) for name in (self.contract, "notice") for entry in meanings(self.lang)[name] if entry["model"] == model)
        home, entry = next(homes, (self.contract, None))
        if entry is None:
            raise KeyError(f"{MEANINGS[self.lang].name} does not have {model}")
        return f"[{model}](#{anchors(self.lang)[home, model]})"


@cache
def anchors(lang: str = "en") -> dict[tuple[str, str], str]:
    """Return the anchor of each model's heading, as GitHub makes them: the second of a name gets -1."""
    found: dict[tuple[str, str], str] = {}
    count: dict[str, int] = {}
    for name in meanings(lang)["page"]["titles"]:
        for entry in meanings(lang)[name]:
            slug = "".join(char for char in entry["heading"].lower() if char.isalnum() or char in " -_").replace(" ", "-")
            found[name, entry["model"]] = slug if slug not in count else f"{slug}-{count[slug]}"
            count[slug] = count.get(slug, 0) + 1
    return found


# --- examples ------------------------------------------------------------------------------------------------------------


@cache
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
