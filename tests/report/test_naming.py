"""What a report on two documents calls them: nobody has to learn what is parent and what child."""

from __future__ import annotations

import pytest
from report_sample import comparison, render

from policydiff.messages import said, tell
from policydiff.model import Comparison
from policydiff.report.naming import naming, whose
from policydiff.report.overview.gist import gist
from policydiff.vocab.labels import labels

ZH, EN = labels("zh"), labels("en")


def between(parent: dict[str, str | None], child: dict[str, str | None]) -> Comparison:
    """The sample, with other facts of its two documents."""
    found = comparison()
    sides = {"parent": found.parent.model_copy(update=parent), "child": found.child.model_copy(update=child)}
    return found.model_copy(update=sides)


HERE, THERE = {"jurisdiction": "临江市"}, {"jurisdiction": "云溪县"}


@pytest.mark.parametrize(
    ("parent", "child", "names"),
    [
        pytest.param(HERE, THERE, ("临江市文件", "云溪县文件"), id="two places"),
        pytest.param({"jurisdiction": "中国", "level": "national"}, HERE, ("国家文件", "临江市文件"), id="the nation"),
        pytest.param(THERE, {"jurisdiction": "河湾县"}, ("云溪县文件", "河湾县文件"), id="two places of one level"),
        pytest.param(HERE, {"jurisdiction": None}, ("上级文件", "本级文件"), id="a place that is not known"),
        pytest.param(
            {**HERE, "issued": "2021-03-01"},
            {**HERE, "issued": "2023-05-01"},
            ("前一份文件", "后一份文件"),
            id="one place, one after the other",
        ),
        pytest.param(
            {**HERE, "issued": "2023-05-01"}, {**HERE, "issued": "2021-03-01"}, ("上级文件", "本级文件"), id="one place, the older as child"
        ),
        pytest.param({**HERE, "issued": None}, HERE, ("上级文件", "本级文件"), id="one place, no days"),
        pytest.param(HERE, {"jurisdiction": "河湾土家族苗族哈尼族自治县"}, ("上级文件", "本级文件"), id="a place too long for a name"),
    ],
)
def test_the_two_are_called_so_that_they_cannot_be_mixed_up(
    parent: dict[str, str | None], child: dict[str, str | None], names: tuple[str, str]
) -> None:
    words = naming(between(parent, child), ZH)
    assert (words("heading", "parent"), words("heading", "child")) == names


@pytest.mark.parametrize("key", ["parent_printed", "child_printed", "coverage"])
def test_names_stand_in_heads_of_columns_too(key: str) -> None:
    named = naming(comparison(), ZH)("column", key)
    assert named == ZH("column", key).replace("上级文件", "重庆市文件").replace("本级文件", "巫溪县文件") != ZH("column", key)


def test_words_of_the_documents_themselves_are_never_exchanged() -> None:
    seed = tell("telling.part", text="学习上级文件和本级文件")
    assert said(seed, naming(comparison(), ZH)) == "“学习上级文件和本级文件”"


def test_in_a_sentence_the_name_stands_once() -> None:
    sentence = said(gist(comparison())[0][1], naming(comparison(), ZH))
    assert sentence.startswith("巫溪县文件正文约 92% 沿用、本地化或改写自重庆市文件，约 8% 是新增；")


def test_english_keeps_its_words_and_says_the_places() -> None:
    words = naming(comparison(), EN)
    assert words is EN
    assert (whose(comparison(), "parent", words), whose(comparison(), "child", words)) == ("parent · 重庆市", "child · 巫溪县")


@pytest.mark.parametrize("name", ["html", "markdown", "docx"])
def test_what_is_read_by_people_alone_has_the_names(name: str) -> None:
    out = render(comparison(), name, lang="zh")
    assert isinstance(out, bytes) or ("重庆市文件" in out and "上级文件 " not in out)
