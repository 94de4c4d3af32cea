"""One browser for all tests of this folder; without one they are skipped, and say how to get it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "report")]

from chromium import Browser, browser, find  # noqa: E402


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if find() is None:
        pytest.skip("no Chromium on this machine: make test-browser installs one")
    with browser() as running:
        yield running
