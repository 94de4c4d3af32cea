"""What places are called beside their names: 齐鲁 is Shandong, 鸢都 Weifang."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policydiff.vocab.load import load_yaml


@cache
def bynames() -> Mapping[str, str]:
    """Return each name by which a place goes beside its own, and the place.

    >>> bynames()["鸢都"], bynames().get("山城")
    ('潍坊市', None)
    """
    return {word: entry["of"] for entry in load_yaml("bynames")["names"] for word in entry["words"]}
