"""What a person knows of a notice beside its text: fields of the envelope that the text lacks, filled in and marked as theirs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policydiff.errors import PolicydiffError
from policydiff.model import Envelope, Jurisdiction, Notice
from policydiff.model.notice import WHOLE
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze


@dataclass(frozen=True, slots=True)
class Known:
    """Values by the name of their envelope field, in the field's own type; notes: who says so, by the same names."""

    values: Mapping[str, Any]
    notes: Mapping[str, str]


def known_of(envelope: Envelope) -> Known | None:
    """Return what a person has filled in already, None where that is nothing."""
    values = {key: getattr(envelope, key) for key in envelope.manual if key != WHOLE}
    return Known(values, envelope.manual) if envelope.manual else None


def lacking(envelope: Envelope, known: Known) -> dict[str, Any]:
    """Return what is known and the envelope lacks."""
    return {key: value for key, value in known.values.items() if _lacks(envelope, key, value)}


def unfilled(path: Path, known: Known) -> tuple[str, ...]:
    """Return the fields that a structured file lacks and that are known; () where it cannot be read."""
    from policydiff.store import load_notice

    try:
        return tuple(key for key in lacking(load_notice(path).notice, known) if key != "issuers")
    except (OSError, PolicydiffError):
        return ()


def with_known(notice: Notice, known: Known) -> tuple[Notice, tuple[str, ...]]:
    """Return the notice with what its text lacks, and the fields of which the text says something else: those stay as it has them."""
    envelope = notice.notice
    missing = lacking(envelope, known)
    others = tuple(key for key, value in known.values.items() if key not in missing and not _same(getattr(envelope, key), value))
    if not missing:
        return notice, others
    values = {key: {**envelope.metadata, **value} if key == "metadata" else value for key, value in missing.items()}
    manual = {**envelope.manual, **{key: known.notes[key] for key in missing}}
    return notice.model_copy(update={"notice": envelope.model_copy(update={**values, "manual": manual})}), others


def _lacks(envelope: Envelope, key: str, value: Any) -> bool:
    held = getattr(envelope, key)
    if key == "metadata":
        return not value.keys() <= held.keys()
    return not held or (isinstance(held, Jurisdiction) and held.code is None)


def _same(held: Any, value: Any) -> bool:
    if isinstance(held, Jurisdiction) and isinstance(value, Jurisdiction):
        return held.code == value.code
    if isinstance(held, str) and isinstance(value, str):
        return squeeze(fold(held)) == squeeze(fold(value))
    if isinstance(held, Mapping) and isinstance(value, Mapping):
        return all(held.get(key) == value[key] for key in value)
    return bool(held == value)
