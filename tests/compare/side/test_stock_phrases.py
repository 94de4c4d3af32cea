"""Stock phrases are known in the form in which clauses are read: with levels masked, and one word for those put for each other."""

from __future__ import annotations

from policydiff.compare.align.evidence import _stock_pattern
from policydiff.compare.side.tokens import Lexicon
from policydiff.vocab.stock import stock_phrases


def test_every_stock_phrase_is_found_where_it_stands() -> None:
    read = Lexicon().gist
    missed = [phrase for phrase in stock_phrases() if not _stock_pattern().search("".join(read(f"{phrase}，完成任务")))]
    assert not missed
