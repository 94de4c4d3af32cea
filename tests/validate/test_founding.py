"""What the parser writes passes what the validator asks: on the founding notices, and on small ones of other places and shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.checking import check_file, setting
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice

DATA = Path(__file__).parents[2] / "data"
FOUNDING = sorted((DATA / "raw").glob("*.txt"))
EDGE = sorted((DATA / "gold" / "edge").glob("*.txt"))


def errors(raw: Path, folder: Path) -> list[str]:
    """Return the errors in a freshly parsed notice, as the command would find them."""
    structured = folder / "structured" / f"{raw.stem}.yaml"
    structured.parent.mkdir()
    structured.write_text(dump_notice(parse_file(raw)), encoding="utf-8")
    found = check_file(structured, setting([structured], raw.parent))
    return [f"{finding.line}: {finding.rule}: {finding.message}" for finding in found if finding.severity == "error"]


@pytest.mark.parametrize("raw", FOUNDING, ids=lambda path: path.stem)
def test_a_founding_notice_has_no_error(raw: Path, tmp_path: Path) -> None:
    assert errors(raw, tmp_path) == []


@pytest.mark.parametrize("raw", EDGE, ids=lambda path: path.stem)
def test_a_small_notice_has_no_error(raw: Path, tmp_path: Path) -> None:
    assert errors(raw, tmp_path) == []
