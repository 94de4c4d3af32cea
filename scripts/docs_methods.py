"""The same work by other methods, on the same gold sentences: what a diff, a ratio, shingles and bags of words make of them.

Each method gets the sentences of both plans, ready cut, and says for each sentence of the child where it comes from. The cut from which two
sentences count as corresponding is for each method and each pair the one that suits it best, found with the gold before the eyes: no user has
that, so the figures are what the method can reach at best.
"""

from __future__ import annotations

import difflib
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "quality"))

from gold_pairs import Pair, founding_pair  # noqa: E402
from quality_compare import Reading, all_pairs, measure, read  # noqa: E402
from rapidfuzz import fuzz  # noqa: E402

from policydiff.compare import compare_plans  # noqa: E402
from policydiff.model import Match  # noqa: E402
from policydiff.report.wording import edit_words  # noqa: E402
from policydiff.tables.options import Options  # noqa: E402
from policydiff.text.words import cut as words  # noqa: E402

Alike = Callable[[str, str], float]
CUTS = tuple(cut / 20 for cut in range(1, 20))
SHOWN = ("links", "verdicts strict", "dropped strict")
HEADS = {
    "en": ("pair", "method", "links (F1)", "verdicts right", "dropped (F1)"),
    "zh": ("文件对", "方法", "对应（F1）", "结论正确", "删去（F1）"),
}
NAMES = {
    "policydiff": {"en": "**policydiff**", "zh": "**policydiff**"},
    "diff": {"en": "difflib, sentence by sentence", "zh": "difflib（逐句比较）"},
    "ratio": {"en": "rapidfuzz, best ratio", "zh": "rapidfuzz（最高相似度）"},
    "shingles": {"en": "shingles of 4 characters, Jaccard", "zh": "四字片段（Jaccard）"},
    "words": {"en": "bags of words, cosine", "zh": "词袋（余弦）"},
}


def methods_table(lang: str) -> str:
    """Return the figures of every pair by every method."""
    rows = [
        (name if number == 0 else "", NAMES[method][lang], *(f"{figures[each]:.3f}" for each in SHOWN))
        for name, found in _measured().items()
        for number, (method, figures) in enumerate(found.items())
    ]
    return _table(HEADS[lang], rows, "llrrr")


@cache
def _measured() -> dict[str, dict[str, dict[str, float]]]:
    return {pair.name: _of(pair) for pair in all_pairs()}


def _of(pair: Pair) -> dict[str, dict[str, float]]:
    ours = measure(read(pair, compare_plans(pair.child, pair.child.plans[0], pair.parent, pair.parent.plans[0])))
    return {"policydiff": ours, "diff": measure(_by_diff(pair))} | {name: _at_best(pair, alike) for name, alike in METHODS.items()}


def _by_diff(pair: Pair) -> Reading:
    """Sentences as the lines of a diff: equal ones are copied, those replaced together are paired in order, the rest is added."""
    child, parent = pair.child_sentences, pair.parent_sentences
    reading = Reading(pair, None, {})
    diff = difflib.SequenceMatcher(None, [one.text for one in parent], [one.text for one in child], autojunk=False)
    for kind, start, end, first, last in diff.get_opcodes():
        for at in range(first, last):
            other = start + at - first
            paired = kind in ("equal", "replace") and other < end
            reading.verdicts[child[at].id] = ("copied" if kind == "equal" else "adapted") if paired else "added"
            if paired:
                reading.links.add((child[at].id, parent[other].id))
    reading.dropped = {one.id for one in parent} - {other for _, other in reading.links}
    return reading


def _at_best(pair: Pair, alike: Alike) -> dict[str, float]:
    """Each sentence goes with the likest one of the parent, from a cut on: the cut with the most links right."""
    likest = [max((alike(one.text, other.text), -at) for at, other in enumerate(pair.parent_sentences)) for one in pair.child_sentences]
    return max((measure(_from(pair, likest, cut)) for cut in CUTS), key=lambda found: (found["links"], found["verdicts strict"]))


def _from(pair: Pair, likest: Sequence[tuple[float, int]], cut: float) -> Reading:
    reading = Reading(pair, None, {})
    for one, (share, at) in zip(pair.child_sentences, likest, strict=True):
        reading.verdicts[one.id] = "copied" if share >= 0.999 else "adapted" if share >= cut else "added"
        if share >= cut:
            reading.links.add((one.id, pair.parent_sentences[-at].id))
    reading.dropped = {one.id for one in pair.parent_sentences} - {other for _, other in reading.links}
    return reading


def jaccard(one: str, other: str) -> float:
    """Return the share of the shingles of four characters that both have, as packages for text reuse take it."""
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


@cache
def _shingles(text: str) -> frozenset[str]:
    ink = "".join(text.split())
    return frozenset(ink[at : at + 4] for at in range(max(1, len(ink) - 3)))


def cosine(one: str, other: str) -> float:
    """Return the cosine of two bags of words, as packages for text as data take it."""
    mine, theirs = _bag(one), _bag(other)
    length = math.sqrt(sum(each * each for each in mine.values()) * sum(each * each for each in theirs.values()))
    return sum(count * theirs[word] for word, count in mine.items()) / length if length else 0.0


@cache
def _bag(text: str) -> Counter[str]:
    return Counter(words(text))


METHODS: dict[str, Alike] = {"ratio": lambda one, other: fuzz.ratio(one, other) / 100, "shingles": jaccard, "words": cosine}


def examples_table(lang: str) -> str:
    """Return three kinds of change of the founding pair as each method sees them."""
    pair = founding_pair()
    comparison = compare_plans(pair.child, pair.child.plans[0], pair.parent, pair.parent.plans[0])
    heads = {
        "en": ("parent → child", "difflib", "ratio", "shingles", "words", "policydiff"),
        "zh": ("上级 → 下级", "difflib", "相似度", "片段", "词袋", "policydiff"),
    }
    options = Options(lang="zh" if lang == "zh" else "en")
    rows = []
    for match in _chosen(comparison.matches):
        diff = "replace" if match.parent_text != match.child_text else "equal"
        said = "; ".join(edit_words(edit, options.labels) for edit in match.edits)
        texts = f"{match.parent_text} → {match.child_text}"
        shares = (f"{alike(match.parent_text, match.child_text):.2f}" for alike in METHODS.values())
        rows.append((texts, diff, *shares, f"{options.labels('verdict', match.verdict)}: {said}"))
    return _table(heads[lang], rows, "llrrrl")


def _chosen(matches: Iterable[Match]) -> list[Match]:
    """The shortest sentence with each kind of change: a figure, a word of strength, an item of a list."""
    bodies = [match for match in matches if match.role == "body" and match.parent and match.child]
    found = []
    for kind in ("quantity", "strength", "enumeration"):
        having = [match for match in bodies if kind in {edit.kind for edit in match.edits}]
        found += sorted(having, key=lambda match: len(match.parent_text))[:1]
    return list({match.id: match for match in found}.values())


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], sides: str) -> str:
    rule = ["--:" if side == "r" else "---" for side in sides]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


if __name__ == "__main__":
    print(methods_table("en"), examples_table("en"), sep="\n\n")
