"""Words, and which of them a text stresses: the only door to jieba, opened when it is needed."""

from __future__ import annotations

import logging
import math
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from policydiff.kept import cache_folder
from policydiff.records import dataclass
from policydiff.text.patterns import rarely
from policydiff.vocab.stock import general_words

_WORD = rarely(r"^[\u4e00-\u9fa5]{2,}$|^[A-Za-z][A-Za-z0-9+]+$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, how often each side says it, and how often in a thousand of its words. score: log odds of the child's use against the
    parent's, in standard errors (z)."""

    word: str
    child: int
    parent: int
    score: float
    child_rate: float
    parent_rate: float


def theme_terms(child: Iterable[str], parent: Iterable[str], most: int = 15) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the words that the child stresses, and those that it drops or plays down, strongest first.

    Weighted log odds with the words of both sides as the prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words"): a word
    counts by how surely its rate differs, not by its rate. Words that any plan uses are left out.
    """
    one, other = (_count(texts) for texts in (child, parent))
    prior = one + other
    sizes = one.total(), other.total()
    terms = [
        Term(
            word,
            one[word],
            other[word],
            round(_log_odds(one[word], other[word], prior[word], sizes), 4),
            *(round(1000 * count / (size or 1), 2) for count, size in zip((one[word], other[word]), sizes, strict=True)),
        )
        for word in prior
        if prior[word] > 1
    ]
    stressed = sorted((term for term in terms if term.score > 0 and term.child > 1), key=lambda term: (-term.score, term.word))
    dropped = sorted((term for term in terms if term.score < 0 and term.parent > 1), key=lambda term: (term.score, term.word))
    return tuple(stressed[:most]), tuple(dropped[:most])


def _log_odds(one: int, other: int, prior: int, sizes: tuple[int, int]) -> float:
    total = sum(sizes)
    odds = [math.log((count + prior) / (size + total - count - prior or 1)) for count, size in ((one, sizes[0]), (other, sizes[1]))]
    return (odds[0] - odds[1]) / math.sqrt(1 / (one + prior) + 1 / (other + prior))


def _count(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    general = general_words()
    for text in texts:
        found.update(word for word in cut(text) if _WORD.match(word) and word not in general)
    return found


def cut(text: str) -> Sequence[str]:
    """Return the words of a text, in order; joined they are the text."""
    return _cutter()(text)


@cache
def _cutter() -> Callable[[str], list[str]]:
    """Return the segmenter: a Tokenizer of our own, silent, with its dictionary kept in the user's cache folder.

    By default jieba unmarshals a file of a predictable name in the shared temporary folder, which anybody may have put there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.ERROR)  # importing it turned its own messages on
    tokenizer = jieba.Tokenizer()
    folder = cache_folder()
    if folder is None:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    else:
        tokenizer.tmp_dir, tokenizer.cache_file = str(folder), "jieba.cache"
        tokenizer.initialize()
    cut_words: Callable[[str], list[str]] = tokenizer.lcut
    return cut_words
