"""How many planted clauses `trace` finds: sentences of a corpus, damaged, in other documents of it, told by the command's default output.

Run it: `python -m benchmarks.planting FOLDER [--half 0|1] [--seeds 1 2 3] [--damage mixed|replaced|runs] [--place paragraph|sentence] [--into corpus|child]`.

What is planted: sentences of 20 to 300 characters (without blanks) out of a seventh of the documents, at most ten of each, of which no other document
has half (of the pieces of five characters). The documents that they are from leave the corpus.
Damage: so many per cent of a sentence's characters, its marks and the full stop among them, at places drawn at random. `mixed`: each with equal chances made
another one, left out, or followed by another one; `replaced`: each made another one; `runs`: mixed, one to three that follow each other at a time. What comes
in is any character of the corpus, marks among them.
Where: `paragraph`, a paragraph of its own behind a random line that ends a sentence; `sentence`, right behind a random sentence of a paragraph. A document
gets one at most. Into the `corpus`: the sentences as they were are the child, each below a heading, and the damaged ones lie in the documents; into the `child`: the
damaged ones are the child, and the whole ones lie in the documents.
Found: the source that is printed for the sentence is the document where it was planted (`document`), and the planted text there (`clause`). `all`: the
document is among those that `--all` prints. `told`: it is printed, and the sentence is called borrowed or shared.
`--placebo LAWS` plants nothing: so many documents of FOLDER as `--count` says are traced in LAWS, a folder of texts on other matters, each clause of which is
called borrowed or shared by mistake.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import policydiff
from policydiff.corpora.trace.values import Source, Traced
from policydiff.text.similarity import ratio

_RATES = (0.0, 0.1, 0.2, 0.3, 0.4)
_DONORS = 7
_LEAST, _MOST = 20, 300
_EACH = 10
_ENDS = re.compile("。(?=.)")


@dataclass(frozen=True)
class Plan:
    """What is planted where. texts: of every document of the corpus by file; hosts: where each sentence is planted."""

    texts: dict[Path, str]
    sentences: list[str]
    hosts: list[Path]
    letters: str


def drawn(files: Sequence[Path], count: int, rnd: random.Random) -> Plan:
    """Return the sentences that are drawn from a seventh of the files, and where they are planted among the others."""
    order = rnd.sample(list(files), len(files))
    donors, others = order[: len(order) // _DONORS], order[len(order) // _DONORS :]
    texts = {path: path.read_text(encoding="utf-8-sig", errors="replace") for path in others}
    pool: list[str] = []
    for path in donors:
        notice = policydiff.parse_file(path)
        bodies = [clause.text for plan in notice.plans for _, clause in plan.owned_clauses() if clause.role == "body"]
        fit = sorted({text for text in bodies if text.endswith("。") and _LEAST <= len("".join(text.split())) <= _MOST})
        pool += rnd.sample(fit, min(_EACH, len(fit)))
    pool = _own(pool, texts.values())
    sentences = rnd.sample(pool, min(count, len(pool)))
    plain = [path for path in others if path.suffix in (".txt", ".md") and len(texts[path]) > 1500]
    return Plan(texts, sentences, rnd.sample(plain, min(len(sentences), len(plain))), "".join("".join(text.split()) for text in pool))


def _own(sentences: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Return the sentences of which no text has half."""
    parts = [_parts(sentence) for sentence in sentences]
    known, most = set().union(*parts), [0] * len(parts)
    for text in texts:
        there = _parts(text) & known
        most = [max(found, len(part & there)) for found, part in zip(most, parts, strict=True)]
    return [sentence for sentence, part, found in zip(sentences, parts, most, strict=True) if 2 * found < len(part)]


def _parts(text: str) -> set[str]:
    bare = "".join(text.split())
    return {bare[at : at + 5] for at in range(len(bare) - 4)}


def damaged(text: str, rate: float, how: str, letters: str, rnd: random.Random) -> str:
    """Return the text with so many of its characters changed."""
    count, touched = round(rate * len(text)), set[int]()
    while len(touched) < count:
        at = rnd.randrange(len(text))
        size = rnd.choice((1, 2, 3)) if how == "runs" else 1
        touched |= set(range(at, min(len(text), at + size, at + count - len(touched))))
    return "".join(_changed(char, how, rnd.choice(letters), rnd) if at in touched else char for at, char in enumerate(text))


def _changed(char: str, how: str, other: str, rnd: random.Random) -> str:
    return other if how == "replaced" else rnd.choice((other, "", char + other))


def planted(text: str, sentence: str, where: str, rnd: random.Random) -> str:
    """Return a document's text with a sentence planted in it."""
    spots = [found.end() for found in _ENDS.finditer(text)] if where == "sentence" else []
    if spots:
        at = rnd.choice(spots)
        return text[:at] + sentence + text[at:]
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines, 1) if line.rstrip().endswith("。")] or [len(lines)]
    at = rnd.choice(ends)
    return "\n".join([*lines[:at], "", sentence, "", *lines[at:]])


@dataclass
class Tally:
    """What was found of the planted sentences."""

    document: int = 0
    clause: int = 0
    all: int = 0
    told: int = 0


def run(plan: Plan, rate: float, options: argparse.Namespace, rnd: random.Random) -> tuple[Tally, list[str]]:
    """Return what is found at a rate, and a line for each sentence that is not."""
    marred = [damaged(text, rate, options.damage, plan.letters, rnd) for text in plan.sentences]
    lies, asked = (marred, plan.sentences) if options.into == "corpus" else (plan.sentences, marred)
    lies, asked = lies[: len(plan.hosts)], asked[: len(plan.hosts)]
    where = dict(zip(plan.hosts, lies, strict=True))
    with tempfile.TemporaryDirectory() as work:
        corpus, child = Path(work, "corpus"), Path(work, "child.txt")
        corpus.mkdir()
        for path, text in plan.texts.items():
            (corpus / path.name).write_text(planted(text, where[path], options.place, rnd) if path in where else text, encoding="utf-8")
        child.write_text(
            "关于若干事项的实施意见\n2030年1月1日\n\n" + "\n".join(f"{at}．其{at}\n{text}" for at, text in enumerate(asked, 1)) + "\n",
            encoding="utf-8",
        )
        traced = policydiff.trace(child, [corpus], every=True, cache=True).clauses
        single = policydiff.trace(child, [corpus], cache=True).clauses
    tally, missed = Tally(), []
    for sentence, whole, text, host in zip(asked, plan.sentences, lies, plan.hosts, strict=False):
        default, every = (list(_of(sentence, each)) for each in (single, traced))
        sources = [source for clause in default for source in clause.sources]
        here = [source for source in sources if source.id == host.stem]
        tally.document += bool(here)
        tally.clause += any(_is_of(source, text) for source in here)
        tally.all += any(source.id == host.stem for clause in every for source in clause.sources)
        tally.told += any(
            clause.origin in ("borrowed", "shared") and any(one.id == host.stem for one in clause.sources) for clause in default
        )
        if not here:
            named = ", ".join(f"{source.id} {source.coverage:.2f}" for source in sources)
            missed.append(f"{host.stem}\n    {whole}\n    {text if text != whole else sentence}\n    named: {named}")
    return tally, missed


def _of(sentence: str, clauses: Sequence[Traced]) -> Iterator[Traced]:
    """Yield the clauses that a sentence of the child became."""
    bare = "".join(sentence.split())
    for clause in clauses:
        text = "".join(clause.text.split())
        if len(text) >= 5 and (text in bare or bare in text):
            yield clause


def _is_of(source: Source, text: str) -> bool:
    return len(source.text) >= 5 and (source.text in text or text in source.text or ratio(source.text, text) > 0.5)


def placebo(files: Sequence[Path], laws: Path, count: int, rnd: random.Random) -> str:
    """Return how many clauses of so many files were called borrowed or shared with texts on other matters, and each of them."""
    clauses = [
        (path.stem, clause)
        for path in sorted(rnd.sample(list(files), min(count, len(files))))
        for clause in policydiff.trace(path, [laws], cache=True).clauses
    ]
    told = [(name, clause) for name, clause in clauses if clause.origin in ("borrowed", "shared")]
    named = Counter(clause.origin for _, clause in clauses)
    lines = [f"{name}\n    {clause.text}\n    {clause.sources[0].id}: {clause.sources[0].text}" for name, clause in told]
    return "\n".join(
        (*lines, f"placebo, {len(clauses)} clauses: " + ", ".join(f"{name} {number}" for name, number in sorted(named.items())))
    )


def main() -> None:
    """Print what is found at each rate."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="every second document only: choose on one half, report on the other")
    parser.add_argument("--count", type=int, default=200, help="sentences of each seed, where there are as many")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--rates", type=float, nargs="+", default=_RATES)
    parser.add_argument("--into", choices=("corpus", "child"), default="corpus")
    parser.add_argument("--damage", choices=("mixed", "replaced", "runs"), default="mixed")
    parser.add_argument("--place", choices=("paragraph", "sentence"), default="paragraph")
    parser.add_argument("--missed", action="store_true", help="print what is not found, too")
    parser.add_argument("--placebo", type=Path, metavar="LAWS", help="trace documents in a folder that has nothing of them")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix in (".txt", ".md", ".html") and path.name != "README.md")
    if options.half is not None:
        files = files[options.half :: 2]
    if options.placebo:
        print(placebo(files, options.placebo, options.count, random.Random(options.seeds[0])))
        return
    for rate in options.rates:
        total, count = Tally(), 0
        for seed in options.seeds:
            plan = drawn(files, options.count, random.Random(seed))
            tally, missed = run(plan, rate, options, random.Random(f"{seed} {rate}"))
            count += len(plan.hosts)
            for name, found in vars(tally).items():
                setattr(total, name, getattr(total, name) + found)
            if options.missed:
                print(*missed, sep="\n")
        shares = " ".join(f"{name} {found / count:.3f}" for name, found in vars(total).items())
        print(f"{options.into} {options.damage} {options.place} {rate:.0%} of {count}: {shares}", flush=True)


if __name__ == "__main__":
    main()
