"""Which keys of the contract are left out of a file while they have nothing to say."""

from __future__ import annotations

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
        "origin",
        "origins",
        "program",
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
_HIDDEN = frozenset(
    {("Task", "reason"), ("Target", "reason"), ("SourceRecord", "pages"), ("Diagnostic", "checked"), ("Citation", "full_title")}
)


def is_optional(model: str, key: str) -> bool:
    """Return whether a key is left out of a file while it has nothing to say; every other key of the contract is always there."""
    return (key in _OPTIONAL and (model, key) not in _SHOWN) or (model, key) in _HIDDEN
