"""Which place a notice says that it agrees with, where its head names none: 结合抚州实际."""

from __future__ import annotations

from policydiff.model import Jurisdiction
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.divisions import find

_WHOSE_STATE = pattern("issuers", "{suits}(?P<place>[\u4e00-\u9fff]{2,8}?)的?{state_of_things}")


def of_whose_state(text: str, year: int | None = None) -> Jurisdiction | None:
    """Return the one place with whose state a text says that it agrees, None where it names none: 结合抚州实际, not 结合本市实际.

    Weak evidence, for a text may quote that of a body above: to be asked where the head names no place.
    """
    for match in _WHOSE_STATE().finditer("".join(text.split())):
        found = find(match["place"], year)
        if found and found.code and match["place"] in (found.name, found.short):
            return found
    return None
