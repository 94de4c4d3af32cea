"""A batch that is killed leaves whole files or none, and the next run completes it; kills.py does it any number of times."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from kills import SIGNALS, killed, raw_folder, undisturbed

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")]


def test_nothing_is_half_written_and_the_next_run_completes_it(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path / "raw", 12)
    wanted, seconds = undisturbed(raw, tmp_path / "whole")
    chance = random.Random(7)
    for how in SIGNALS:
        found = killed(raw, tmp_path / how, how, chance.uniform(0.4, 0.9) * seconds, wanted)
        assert (found.broken, found.complete, found.orphans) == (0, True, 0), found
