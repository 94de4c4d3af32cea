"""Page numbers that extraction glued to the first line of a page, and what only looks like them."""

from __future__ import annotations

import pytest

from policydiff.parse.lay.paragraphs import read_paragraphs
from policydiff.read import read_bytes

LINES = [
    "第一条为了规范从业机构的工作，根据有关法律、法规，制",
    "定本办法。",
    "第二条从业机构应当按照规定履行义务，接受监督管理，配",
    "合有关调查。",
    "第三条风险评估周期最长不超过三年，对较高风险的从业机",
    "构应当采取强化措施，对较低风险的从业机构可以采取简化",
]
ENDS = ["简化", "加强", "减免", "通用"]  # of a page's last line, which would else be a running head


def pages(mark: str, first: int = 1, count: int = 4, step: int = 1) -> str:
    """Return a text of several pages; mark: with {} for the number."""
    return "\n".join("\n".join([mark.format(first + step * page) + "措施。", *LINES])[:-2] + ENDS[page] for page in range(count))


def kinds(text: str) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(read_bytes(text.encode(), "x.txt")) if paragraph.kind == "page-furniture"]


@pytest.mark.parametrize("mark", ["-{}-", "—{}—", "- {} -", "–{}–", "— {} —"])
def test_the_numbers_of_pages_are_taken_out_of_the_text(mark: str) -> None:
    text = pages(mark)
    assert kinds(text) == ["".join(mark.format(number).split()) for number in (1, 2, 3, 4)]
    whole = ["".join(paragraph.text.split()) for paragraph in read_paragraphs(read_bytes(text.encode(), "x.txt"))]
    assert [each[-5:] for each in whole if each.endswith("措施。") and len(each) > 9] == [f"{end}措施。" for end in ENDS[:3]]


LOOKALIKES = {
    "two pages are too few": pages("-{}-", count=2),
    "numbers that do not count on": pages("-{}-", step=2),
    "items that follow each other": "\n".join(f"-{number}-准备第{number}批材料，报送审核。" for number in range(1, 6)),
    "years and parts": pages("2021-{}-"),
    "bullets": pages("- "),
}


@pytest.mark.parametrize("text", LOOKALIKES.values(), ids=LOOKALIKES)
def test_other_numbers_stay(text: str) -> None:
    assert kinds(text) == []
    assert "".join("".join(p.text.split()) for p in read_paragraphs(read_bytes(text.encode(), "x.txt"))) == "".join(text.split())
