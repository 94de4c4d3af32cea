"""A record of a database that was saved as JSON: its particulars, a line each, over the text that it holds."""

from __future__ import annotations

import json
import re
from typing import Any

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.vocab.portal import metadata_field, record_words

_BEGINS = ("{", "[")
_ENDS = ("", '"}', '"}]', "}", "}]", "]")
"""What a copy that breaks off in the text has lost."""
_LONGEST = 300  # characters of a particular
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Record:
    """text: `particular: value` lines over what the record holds. unread: the names of its other fields that hold Chinese."""

    text: str
    unread: tuple[str, ...]


def read_record(text: str, name: str) -> Record | None:
    """Return what a file has that is one record; None for any other text.

    A record that breaks off is read as far as it goes. Raises UnreadableSource for several records, and for statements that fill a table of a database.
    """
    start = text.lstrip()[:_LONGEST]
    if start.lower().startswith(record_words("statements")):
        raise UnreadableSource(tell("read.records", name=name), tell("hint.one-record"))
    if not start.startswith(_BEGINS) or '"' not in start:
        return None
    records = [record for record in _records(text.strip()) if _held(record) is not None]
    if len(records) > 1:
        raise UnreadableSource(tell("read.records", name=name), tell("hint.one-record"))
    return _laid_out(records[0]) if records else None


def _records(text: str) -> list[dict[str, Any]]:
    """Return the objects of a text that is one, a list of them, or has one a line; none where it is no JSON."""
    for end in _ENDS:
        try:
            found = json.loads(text + end, strict=False)
        except (ValueError, RecursionError):
            continue
        return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]
    first, _, rest = text.partition("\n")
    return [*_records(first), *_records(rest.lstrip().partition("\n")[0])] if rest else []


def _held(record: dict[str, Any]) -> str | None:
    """Return the key under which a record has its text, None where it has none."""
    texts = [key for key, value in record.items() if isinstance(value, str) and key.lower() in record_words("text")]
    return max(texts, key=lambda key: len(record[key]), default=None)


def _laid_out(record: dict[str, Any]) -> Record:
    held = _held(record)
    assert held is not None
    said = [(key, " ".join(str(value).split())) for key, value in record.items() if key != held and isinstance(value, str | int)]
    particulars = {key: value for key, value in said if value and len(value) <= _LONGEST and metadata_field(key)}
    lines = [f"{key}: {value}" for key, value in particulars.items()]
    unread = tuple(key for key, value in said if key not in particulars and _CHINESE.search(value))
    return Record("\n".join([*lines, "", record[held]]), unread)
