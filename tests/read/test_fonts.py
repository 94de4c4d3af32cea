"""A PDF reads the same on every machine: fonts that it names and does not bring along are none of the machine's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_pdf import ENCODINGS, pages_of, shown, song, stream
from marked import squeezed

import build_box_font
from policydiff.read import read_bytes

LINES = [
    "一、总体要求。为深入实施创新驱动发展战略，结合我县实际，制定",
    "本方案。到二零二七年，全县培育科技型企业三百家以上，建设平台",
    "二十个，引进各类人才五百名，形成服务体系。",
    "（责任单位：县科学技术局、县发展和改革委员会）",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("one_by_one", [False, True], ids=["line by line", "character by character"])
def test_text_of_a_font_that_is_not_embedded_is_read_whole(encoding: str, one_by_one: bool) -> None:
    data = pages_of([stream(shown(LINES, encoding, one_by_one=one_by_one))], song(encoding, "".join(LINES)))
    assert read_bytes(data, "a.pdf").text.splitlines() == LINES


def test_a_character_that_is_drawn_again_beside_itself_is_one_of_two() -> None:
    data = pages_of([stream(shown(["三三制，家家户户，一一对应，人人有责"] * 12, one_by_one=True))], song())
    assert squeezed(read_bytes(data, "a.pdf").text) == "三三制，家家户户，一一对应，人人有责" * 12


def test_the_machines_fonts_are_asked_for_nothing_and_are_there_again_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2.raw as raw

    given: list[Any] = []
    set_fonts = raw.FPDF_SetSystemFontInfo
    monkeypatch.setattr(raw, "FPDF_SetSystemFontInfo", lambda info: (given.append(info), set_fonts(info)))
    read_bytes(pages_of([stream(shown(LINES))], song()), "a.pdf")
    ours, after = given
    assert (ours.MapFont(ours, 400, 0, 134, 0, b"SimSun", None), ours.GetFont(ours, b"DejaVu Sans")) == (1, 1)
    assert ours.GetFontData(ours, 1, 0, None, 0) == len(build_box_font.build())
    assert after is not ours


def test_the_font_is_what_its_script_builds() -> None:
    font = Path(build_box_font.OUTPUT).read_bytes()
    assert font == build_box_font.build()
    assert len(font) < 1000
