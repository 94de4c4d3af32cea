"""data/structured is what this version makes of data/raw; a file that a person has corrected is a person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.corpus import Corpus
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice, is_corrected

DATA = Path(__file__).parents[1] / "data"
RAW = sorted(path for path in (DATA / "raw").iterdir())


@pytest.mark.parametrize("raw", RAW, ids=lambda path: path.stem)
def test_the_committed_structure_is_fresh(raw: Path) -> None:
    path = DATA / "structured" / f"{raw.stem}.yaml"
    assert path.is_file(), "make structured writes it"
    text = path.read_text(encoding="utf-8")
    if not is_corrected(text):
        assert text == dump_notice(parse_file(raw)), f"{path.name} is stale: make structured"


def test_every_structured_file_has_its_raw_file() -> None:
    assert {path.stem for path in (DATA / "structured").iterdir()} == {path.stem for path in RAW}


def test_the_corpus_can_be_listed() -> None:
    assert {entry.state for entry in Corpus(DATA).entries()} <= {"fresh", "corrected"}
