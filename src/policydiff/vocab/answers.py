"""Which findings of a notice a person has answered by filling in a field: no list and no count holds them any more."""

from __future__ import annotations

from collections.abc import Collection

_FIELDS = {
    "no-title": "title",
    "implausible-title": "title",
    "implausible-issuer": "issuer",
    "office-issuer": "issuer",
    "no-issuer": "issuer",
    "no-date": "issued",
    "conflicting-dates": "issued",
    "conflicting-numbers": "document_number",
    "from-imprint": "issued",
}


def is_answered(rule: str, manual: Collection[str]) -> bool:
    """Return whether a finding is settled; manual: the fields of the notice that a person has filled in."""
    return _FIELDS.get(rule) in manual
