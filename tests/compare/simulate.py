"""County plans made out of city plans by a random clerk, who remembers which sentence came from which."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace

from gold_pairs import Sentence

_PART = re.compile(r"[^，。；]+[，。；]?")
_FIGURE = re.compile(r"(?<![第\d〔（.\-—])\d[\d.]*(?=[万亿千百]?[家个人元项所%])")


@dataclass
class Clerk:
    """What the clerk does: the odds of each change, out of the sentences that are not dropped."""

    random: random.Random
    drop: float = 0.2
    cut: float = 0.25
    figures: float = 0.3
    move: float = 0.08
    merges: int = 4
    splits: int = 3
    links: set[tuple[str, str]] = field(default_factory=set)
    status: dict[str, str] = field(default_factory=dict)

    def write(self, parent: list[Sentence], foreign: list[str], carry: dict[str, str]) -> list[Sentence]:
        """Return the child: its ids are those of its first origin with a c before it. carry: words of level and place."""
        gone = {path for path in _leaves(parent) if self.random.random() < self.drop / 2}
        kept = [s for s in parent if s.path not in gone and (s.type == "heading" or self.random.random() > self.drop)]
        kept = self._merge(kept)
        kept = [self._changed(s, carry) for s in self._split(kept)]
        kept = self._reordered(self._moved(kept))
        return self._with_foreign(kept, foreign)

    def _derive(self, origins: list[Sentence], text: str, status: str, mark: str = "") -> Sentence:
        made = replace(origins[0], id=f"c{origins[0].id}{mark}", text=text)
        self.links |= {(made.id, origin.id) for origin in origins}
        self.status[made.id] = status
        return made

    def _merge(self, kept: list[Sentence]) -> list[Sentence]:
        for number in range(self.merges):
            bodies = [s for s in kept if s.type == "body" and not s.id.startswith("c") and len(s.text) > 24]
            if len(bodies) < 6:
                break
            first = self.random.randrange(len(bodies) - 5)
            size = 2 + number % 3
            chosen = sorted(self.random.sample(range(first, first + 6), size))
            origins = [bodies[at] for at in chosen]
            pieces = [self._some_part(s.text) for s in origins]
            made = self._derive(origins, "，".join(pieces) + "。", "adapted", "m")
            at = kept.index(origins[0])
            kept = [*kept[:at], made, *(s for s in kept[at + 1 :] if s not in origins)]
        return kept

    def _some_part(self, text: str) -> str:
        parts = _PART.findall(text)
        start = self.random.randrange(len(parts))
        chosen = parts[start : start + self.random.randint(1, 2)]
        piece = "".join(chosen).rstrip("，。；")
        return piece if len(piece) >= 10 else text.rstrip("。")

    def _split(self, kept: list[Sentence]) -> list[Sentence]:
        for _ in range(self.splits):
            bodies = [s for s in kept if s.type == "body" and not s.id.startswith("c") and len(_PART.findall(s.text)) >= 3]
            if not bodies:
                break
            origin = self.random.choice(bodies)
            parts = _PART.findall(origin.text)
            middle = len(parts) // 2
            halves = ["".join(side).rstrip("，。；") + "。" for side in (parts[:middle], parts[middle:])]
            if min(map(len, halves)) < 12:
                continue
            at = kept.index(origin)
            made = [self._derive([origin], half, "adapted", mark) for half, mark in zip(halves, "xy", strict=True)]
            kept = [*kept[:at], *made, *kept[at + 1 :]]
        return kept

    def _changed(self, sentence: Sentence, carry: dict[str, str]) -> Sentence:
        text, status = sentence.text, "copied"
        if sentence.type == "body" and not sentence.id.startswith("c") and self.random.random() < self.cut:
            parts = _PART.findall(text)
            if len(parts) > 2:
                parts.pop(self.random.randrange(1, len(parts)) - 1)
                text, status = "".join(parts), "adapted"
        lowered = text
        for word, lower in carry.items():
            lowered = lowered.replace(word, lower)
        if sentence.type == "body" and self.random.random() < self.figures:
            lowered = _FIGURE.sub(lambda found: str(self.random.randint(2, 9)), lowered)
        if lowered != text and status == "copied":
            status = "localized"
        if sentence.id.startswith("c"):
            return replace(sentence, text=lowered)
        return self._derive([sentence], lowered, status)

    def _moved(self, kept: list[Sentence]) -> list[Sentence]:
        paths = _leaves(kept)
        return [replace(s, path=self.random.choice(paths)) if s.type == "body" and self.random.random() < self.move else s for s in kept]

    def _reordered(self, kept: list[Sentence]) -> list[Sentence]:
        order = _leaves(kept)
        self.random.shuffle(order)
        rank = {path: at for at, path in enumerate(order)}
        first = {path: at for at, path in enumerate(dict.fromkeys(s.path for s in kept))}
        return sorted(
            kept, key=lambda s: (s.path.split("/")[0], rank.get(s.path, -1), first[s.path], s.type != "heading", s.type == "units")
        )

    def _with_foreign(self, kept: list[Sentence], foreign: list[str]) -> list[Sentence]:
        for number, text in enumerate(foreign):
            at = self.random.randrange(1, len(kept))
            new = Sentence(f"f{number}", kept[at - 1].path, "body", text)
            self.status[new.id] = "added"
            kept = [*kept[:at], new, *kept[at:]]
        return sorted(kept, key=lambda s: list(dict.fromkeys(k.path for k in kept)).index(s.path))


def _leaves(sentences: list[Sentence]) -> list[str]:
    paths = list(dict.fromkeys(s.path for s in sentences if s.path and s.path != "前言"))
    return [path for path in paths if not any(other.startswith(path + "/") for other in paths)]
