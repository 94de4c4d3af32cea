"""Notice and Comparison to text and back."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from policydiff.errors import InvalidDocument, UnreadableSource, reason_of
from policydiff.messages import tell
from policydiff.model import Comparison, Notice
from policydiff.model.comparison import COMPARISON_SCHEMA
from policydiff.model.notice import NOTICE_SCHEMA
from policydiff.model.values import Model
from policydiff.store.digest import with_header, with_json_header
from policydiff.store.emit import emit, escape_hidden
from policydiff.store.key_order import entries_of
from policydiff.text.placed import MAX_CHARACTERS, Placed, Problem, Unreadable, dotted, read_placed

if TYPE_CHECKING:
    from policydiff.validate.schema import SchemaName

_M = TypeVar("_M", Notice, Comparison)
_SCHEMA = re.compile(r'^\s*"?schema"?: *["\']?policydiff\.(\w+)', re.MULTILINE)
_HEAD = 4096


def dump_notice(notice: Notice) -> str:
    """Return a notice as a structured file: YAML under a header with a digest of it. The same notice gives the same bytes."""
    return with_header(NOTICE_SCHEMA, emit(notice).removeprefix(f"schema: {NOTICE_SCHEMA}\n"))


def dump_comparison(comparison: Comparison) -> str:
    """Return a comparison as YAML under the same header. The same comparison gives the same bytes."""
    return with_header(COMPARISON_SCHEMA, emit(comparison).removeprefix(f"schema: {COMPARISON_SCHEMA}\n"))


def dump_json(document: Notice | Comparison) -> str:
    """Return a notice or a comparison as JSON (indented, UTF-8 text, a newline at the end), the same keys as in YAML."""
    return with_json_header(escape_hidden(json.dumps(_plain(document), ensure_ascii=False, indent=2)) + "\n")


def load_notice(source: Path | str) -> Notice:
    """Return the notice in a file (Path) or in a text (str), YAML or JSON.

    Raises InvalidDocument, which names file, line, column and key; UnreadableSource for a file that cannot be read.
    """
    return _load(source, Notice, "notice")


def load_comparison(source: Path | str) -> Comparison:
    """Return the comparison in a file (Path) or in a text (str), YAML or JSON; raises as load_notice does."""
    return _load(source, Comparison, "comparison")


def load_document(path: Path) -> Notice | Comparison:
    """Return what a YAML or JSON file holds, a notice or a comparison; raises as load_notice does."""
    schema = _SCHEMA.search(read_document(path), 0, _HEAD)
    if schema is None:
        raise InvalidDocument(tell("store.neither", path=path), tell("hint.parse-and-compare"))
    return load_comparison(path) if schema[1] == "comparison" else load_notice(path)


def read_document(path: Path) -> str:
    """Return the text of a YAML or JSON file; raises UnreadableSource where there is none, InvalidDocument where it is not UTF-8."""
    try:
        if path.stat().st_size > 4 * MAX_CHARACTERS:
            raise InvalidDocument(tell("store.too-large", path=path, most=f"{4 * MAX_CHARACTERS:,}"), tell("hint.far-smaller"))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error))) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidDocument(tell("store.not-utf8", path=path, line=line, byte=f"{data[error.start]:02X}"), tell("hint.utf8")) from error


def _load(source: Path | str, model: type[_M], name: SchemaName) -> _M:
    label = str(source) if isinstance(source, Path) else "<text>"
    text = read_document(source) if isinstance(source, Path) else source
    try:
        placed = read_placed(text)
    except Unreadable as error:
        raise _invalid(label, (error.problem,)) from None
    if placed.problems:
        raise _invalid(label, placed.problems)
    value = placed.value
    if isinstance(value, dict):
        value = {key: part for key, part in value.items() if key not in ("generator", "digest")}
        required = [entry.key for entry in entries_of(model) if not entry.optional]
        if "schema" in value and required[-1] not in value and label != "<text>":
            raise InvalidDocument(tell("store.cut-off", name=label), tell("hint.broken"))
        if any(key not in value for key in required):
            raise _invalid(label, _problems(name, placed))
    try:
        return model.model_validate(value, strict=True)
    except ValidationError as error:
        # where the models refuse what the schema allows, they say it in their own words
        raise _invalid(label, _problems(name, placed) or _refusals(placed, error)) from None


def _problems(name: SchemaName, placed: Placed) -> tuple[Problem, ...]:
    from policydiff.validate.conform import check_schema  # the rules come with it, and most files need none of them

    return tuple(Problem(each.kind, each.message, placed.place(each.path), each.path) for each in check_schema(name, placed.value))


def _refusals(placed: Placed, error: ValidationError) -> tuple[Problem, ...]:
    return tuple(Problem("value", each["msg"], placed.place(each["loc"]), each["loc"]) for each in error.errors())


def _invalid(label: str, problems: tuple[Problem, ...]) -> InvalidDocument:
    first = problems[0]
    where = f"{label}:{first.place.line}:{first.place.column}"
    hint = tell("hint.broken" if first.kind == "syntax" else "hint.validate") if label != "<text>" else ""
    key, more = dotted(first.path), len(problems) - 1
    return InvalidDocument(tell("store.invalid", where=where, key=key, problem=first.message, more=more), hint)


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return {
            entry.key: _plain(part if entry.show is None or part is None else entry.show(part))
            for entry in entries_of(type(value))
            for part in (value.__dict__[entry.name],)
            if not (entry.optional and part == entry.default)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
