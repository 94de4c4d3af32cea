"""An office of the level below, which makes its plan out of one of the level above and knows the origin of every sentence.

It drops and re-orders sections, merges, splits and renames them, compresses several sentences into one, lets a heading become the
opening of a sentence, says things in other words, exchanges places, levels and figures, joins statements, and adds sentences of another plan.
How much of each it does is a `Style`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from gold_pairs import Sentence

WORDS = yaml.load((Path(__file__).parent / "simulated_words.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
_PART = re.compile(r"[^，。；]+[，。；]?")
_FIGURE = re.compile(r"(?<![第\d〔（.\-—年])\d[\d.]*(?=[万亿千百]?[家个人元项所%])")
_NUMERALS = "一二三四五六七八九十"
SHORTEST, _LEAST_PIECE = 16, 10


@dataclass(frozen=True)
class Style:
    """How an office writes: the odds of each change, 0 to 1, and how much is its own. words: odds that a word is exchanged for a counterpart."""

    drop: float
    cut: float
    insert: float
    rewrite: float
    words: float
    compress: float
    split: float
    figures: float
    merge: float
    rename: float
    reorder: float
    opening: float
    foreign: float


STYLES = {
    "close": Style(0.25, 0.2, 0.1, 0.15, 0.3, 0.06, 0.05, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1),
    "re-organised": Style(0.3, 0.5, 0.35, 0.7, 0.5, 0.4, 0.05, 0.4, 0.45, 0.4, 0.7, 0.5, 0.4),
    "loose": Style(0.6, 0.6, 0.5, 0.8, 0.6, 0.25, 0.05, 0.3, 0.3, 0.5, 0.8, 0.3, 1.6),
}


@dataclass
class Part:
    """A leaf of the outline: its heading, its bodies and its statements, with the parts below it put into one."""

    heading: Sentence | None
    bodies: list[Sentence] = field(default_factory=list)
    statements: list[Sentence] = field(default_factory=list)


@dataclass
class Office:
    """Writes one plan. below: words of the parent's level and place, and what the child says for them."""

    random: random.Random
    style: Style
    below: dict[str, str]
    count: int = 0

    def write(self, chapters: list[tuple[Sentence | None, list[Part]]], foreign: list[str]) -> list[Sentence]:
        """Return the child's sentences, with origins and verdicts, numbered anew."""
        written = [(self._heading(heading), self._parts(parts)) for heading, parts in chapters if parts]
        if self._may(self.style.reorder) and len(written) > 3:
            middle = written[1:-1]
            self.random.shuffle(middle)
            written = [written[0], *middle, written[-1]]
        leaves = [part for _, parts in written for part in parts]
        for _ in range(int(self.style.foreign * sum(len(part.bodies) for part in leaves))):
            if foreign and leaves:
                target = self.random.choice(leaves)
                target.bodies.insert(self.random.randint(0, len(target.bodies)), self._new("body", foreign.pop(), "added", ()))
        return list(_numbered(written))

    def _may(self, odds: float) -> bool:
        return self.random.random() < odds

    def _new(self, kind: str, text: str, status: str, origins: Sequence[Sentence]) -> Sentence:
        self.count += 1
        parents = tuple(dict.fromkeys(origin.id for origin in origins))
        return Sentence(f"c{self.count}", "", kind, text, status, parents)

    def _parts(self, parts: list[Part]) -> list[Part]:
        kept = [part for part in parts if not self._may(self.style.drop / 2)]
        if self._may(self.style.reorder):
            self.random.shuffle(kept)
        written: list[Part] = []
        while kept:
            part = kept.pop(0)
            if kept and part.heading and kept[0].heading and self._may(self.style.merge):
                written.append(self._merged(part, kept.pop(0)))
            else:
                written.append(Part(self._heading(part.heading), self._bodies(part.bodies), self._statement(part.statements)))
        return [part for part in written if part.heading or part.bodies]

    def _merged(self, one: Part, other: Part) -> Part:
        """One section out of two: the second's heading opens a sentence, or goes."""
        bodies, later = self._bodies(one.bodies), self._bodies(other.bodies)
        if other.heading and later and self._may(self.style.opening):
            opened = later[0]
            subject = words_of(other.heading)
            origins = (other.heading.id, *opened.parent)
            later[0] = replace(opened, text=f"{subject}，{opened.text}", parent=origins, status="adapted")
        return Part(self._heading(one.heading), [*bodies, *later], self._statement([*one.statements, *other.statements]))

    def _heading(self, heading: Sentence | None) -> Sentence | None:
        if heading is None:
            return None
        text = words_of(heading)
        renamed = self._reworded(text, 0.8) if self._may(self.style.rename) else text
        return self._new("heading", self._lowered(renamed), self._status(text, renamed), [heading])

    def _status(self, before: str, after: str, figures: bool = False) -> str:
        return "adapted" if before != after else "localized" if figures or self._lowered(after) != after else "copied"

    def _lowered(self, text: str) -> str:
        for word, lower in self.below.items():
            text = text.replace(word, lower)
        return text

    def _statement(self, statements: list[Sentence]) -> list[Sentence]:
        if not statements:
            return []
        if len(statements) != 2:  # those of the items below stay where they were
            return [self._new("units", self._lowered(one.text), self._status(one.text, one.text), [one]) for one in statements]
        inner = "；".join(re.sub(r"^[（(]|[）)]。?$", "", one.text) for one in statements)
        return [self._new("units", self._lowered(f"（{inner}）"), "adapted", statements)]

    def _bodies(self, bodies: list[Sentence]) -> list[Sentence]:
        kept = [body for body in bodies if not self._may(self.style.drop)]
        written: list[Sentence] = []
        while kept:
            size = self.random.randint(2, 4)
            if len(kept) >= size and self._may(self.style.compress):
                written.append(self._compressed([kept.pop(0) for _ in range(size)]))
            elif self._may(self.style.split) and len(_parts(kept[0].text)) >= 4:
                written += self._halves(kept.pop(0))
            else:
                written.append(self._sentence(kept.pop(0)))
        return written

    def _sentence(self, origin: Sentence) -> Sentence:
        text = origin.text
        if self._may(self.style.cut):
            text = self._cut(text)
        if self._may(self.style.rewrite):
            text = self._reworded(text, self.style.words)
        if self._may(self.style.insert):
            text = self._inserted(text)
        figures = _FIGURE.sub(lambda _: str(self.random.randint(2, 9)), text) if self._may(self.style.figures) else text
        return self._new("body", self._lowered(figures), self._status(origin.text, text, figures != text), [origin])

    def _compressed(self, origins: list[Sentence]) -> Sentence:
        pieces = []
        for origin in origins:
            parts = [part.rstrip("，。；：") for part in _parts(origin.text)]
            telling = [part for part in parts if len(part) >= _LEAST_PIECE] or ["".join(parts)]
            pieces.append(self.random.choice(telling))
        text = "，".join(pieces) + "。"
        text = self._reworded(text, self.style.words) if self._may(self.style.rewrite) else text
        return self._new("body", self._lowered(text), "adapted", origins)

    def _halves(self, origin: Sentence) -> list[Sentence]:
        parts = _parts(origin.text)
        middle = len(parts) // 2
        halves = ["".join(side).rstrip("，。；") + "。" for side in (parts[:middle], parts[middle:])]
        return [self._new("body", self._lowered(half), "adapted", [origin]) for half in halves if len(half) >= SHORTEST]

    def _cut(self, text: str) -> str:
        parts = _parts(text)
        if len(parts) < 2:
            return text
        goes = self.random.sample(range(len(parts)), max(1, min(len(parts) - 1, int(len(parts) * self.random.uniform(0.2, 0.6)))))
        left = "".join(part for at, part in enumerate(parts) if at not in goes)
        return left.rstrip("，；。") + "。" if len(left) >= _LEAST_PIECE else text

    def _inserted(self, text: str) -> str:
        parts = _parts(text)
        parts.insert(self.random.randint(0, len(parts) - 1), self.random.choice(WORDS["insertions"]) + "，")
        return "".join(parts)

    def _reworded(self, text: str, odds: float) -> str:
        """Say it in other words: each word that has counterparts is exchanged with some odds, items of a list change places."""
        pattern = re.compile("|".join(sorted(_COUNTERPARTS, key=len, reverse=True)))
        text = pattern.sub(lambda found: self.random.choice(_COUNTERPARTS[found[0]]) if self._may(odds) else found[0], text)
        parts = _parts(text)
        if len(parts) > 2 and self._may(odds / 2):
            at = self.random.randrange(len(parts) - 2)
            parts[at], parts[at + 1] = parts[at + 1].rstrip("，；") + "，", parts[at]
        return "".join(parts)


_COUNTERPARTS = {word: [other for other in group if other != word] for group in WORDS["counterparts"] for word in group}


def _parts(text: str) -> list[str]:
    return _PART.findall(text) or [text]


def words_of(heading: Sentence) -> str:
    return re.sub(r"^(?:第.{1,4}[章节条]|[（(].{1,3}[）)]|[\d.．、]+|[一二三四五六七八九十]+、)\s*", "", heading.text).rstrip("。：")


def _numbered(chapters: Sequence[tuple[Sentence | None, list[Part]]]) -> Iterator[Sentence]:
    top = 0
    for heading, parts in chapters:
        path = "前言"
        if heading:
            top += 1
            path = _numeral(top)
            yield replace(heading, path=path, text=f"{path}、{heading.text}")
        below = 0
        for part in parts:
            own = path
            if part.heading and heading:
                below += 1
                own = f"{path}/（{_numeral(below)}）"
                yield replace(part.heading, path=own, text=f"（{_numeral(below)}）{part.heading.text}。")
            yield from (replace(one, path=own) for one in (*part.bodies, *part.statements))


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十") + (_NUMERALS[ones - 1] if ones else "")
