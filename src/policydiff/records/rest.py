"""While thousands of our own values are made, nothing looks for circles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector of circular garbage from running while one notice or one comparison is made.

    They are thousands of small values that all stay, so that it would look through the same ones again and again and free next to nothing: a twelfth of
    the time of parsing, and up to a third of that of comparing. Neither leaves values of ours in circles.
    """
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()
