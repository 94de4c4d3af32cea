"""What the parser writes passes what the validator asks: on the founding notices, and on small ones of other places and shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.checking import check_file, setting
from policydiff.library.documents import parse_text
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


def test_a_body_printed_as_responsible_beside_a_lead_is_told_to_be_cooperating(tmp_path: Path) -> None:
    beside, alone = (
        parse_text(
            "某县行动方案\n一、任务\n（一）培训人才。开展培训。（责任单位：县经济信息委）\n"
            f"（二）建设平台。建好平台。（{lead}责任单位：县经济信息委（县大数据局）、县财政局）\n",
            name="方案",
        )
        for lead in ("牵头单位：县科技局；", "")
    )
    said = []
    for number, each in enumerate((beside, alone)):
        structured = tmp_path / f"{number}.yaml"
        structured.write_text(dump_notice(each), encoding="utf-8")
        found = check_file(structured, setting([structured], tmp_path))
        said.append([finding.message for finding in found if finding.rule == "organisation-variant"])
    assert len(said[0]) == len(said[1]) == 1
    assert "printed as responsible" in said[0][0] and "printed as responsible" not in said[1][0]
