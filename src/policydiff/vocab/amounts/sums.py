"""Which figures of several places may be added up, by the kind of their unit and by the words of their metric."""

from __future__ import annotations

from functools import cache

from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.load import load_yaml


def is_additive_unit(unit: str) -> bool:
    """Return whether amounts of a unit can be added up over places; what is counted per something else cannot.

    >>> is_additive_unit("家"), is_additive_unit("元"), is_additive_unit("%"), is_additive_unit("元/吨")
    (True, True, False, False)
    """
    return "/" not in unit and ":" not in unit and kinds().get(unit, "count") not in _kinds()


def is_additive_metric(name: str) -> bool:
    """Return whether a metric is an amount, and no rate, mean, rank or extent.

    >>> is_additive_metric("高新技术企业"), is_additive_metric("人均地区生产总值"), is_additive_metric("森林覆盖率")
    (True, False, False)
    """
    return not any(name.endswith(word) if at == "end" else word in name for at, word in _words())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(entry["kind"] for entry in load_yaml("sums")["kinds"])


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((entry["at"], word) for entry in load_yaml("sums")["metrics"] for word in entry["words"])
