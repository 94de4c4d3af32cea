"""How strongly a sentence commits: by which of its words, and which words that look like one do not."""

from __future__ import annotations

import pytest

from policydiff.vocab.amounts.strength import commitments, ladder, strength_in
from policydiff.vocab.load import load_yaml

SENTENCES = [
    ("大力支持企业开展技术攻关，鼓励先行先试。", ("大力", "支持", "鼓励"), 40),
    ("用人单位应当建立职工名册。", ("应当",), 90),
    ("相应的管理单位应建立台账。", ("应",), 90),
    ("各部门要密切配合，落实要素保障。", ("要", "落实"), 90),
    ("到2027年，力争建成养老服务中心12个。", ("力争",), 25),
    ("进一步加强渔港管理，依法严格查处非法捕捞。", ("加强", "严格"), 75),
    ("研究制定渡口管理办法。", ("研究",), 15),
    ("有条件的村可以设立图书室。", ("有条件的", "可以"), 10),
    ("严禁在渡口停放车辆。", ("严禁",), 100),
    ("推广应用可再生能源，发挥重要作用。", (), 50),
    ("农业研究院与重点实验室共建育种基地。", (), 50),
    ("企业支持农户改造果园。", (), 50),
    ("建成科技馆1座。", (), 50),
    ("办理排污许可，缴纳保证金。", (), 50),
]


@pytest.mark.parametrize(("sentence", "words", "strength"), SENTENCES)
def test_how_strongly_a_sentence_commits(sentence: str, words: tuple[str, ...], strength: int) -> None:
    assert (tuple(word for word, _ in commitments(sentence)), strength_in(sentence)) == (words, strength)


def test_every_word_that_does_not_commit_holds_one_that_does() -> None:
    for entry in load_yaml("strength")["others"]:
        assert set(entry["in"]) <= ladder().keys()
        assert all(any(word in other for word in entry["in"]) and not commitments(other) for other in entry["words"])
        assert not [example for example in entry["examples"] if commitments(example)]


def test_every_word_between_lets_one_commit() -> None:
    for entry in load_yaml("strength")["links"]:
        assert all(commitments(f"{word}积极引进人才") == (("积极", 70),) for word in entry["words"])
        assert all(commitments(example) for example in entry["examples"])


def test_the_words_of_the_ladder_commit_at_the_beginning() -> None:
    assert [word for word in ladder() if (word, ladder()[word]) not in commitments(f"{word}开展")] == []
