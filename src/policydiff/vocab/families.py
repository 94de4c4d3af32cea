"""Families of documents, by an ordered table of signs."""

from __future__ import annotations

import re
from functools import cache

from policydiff.model.values import Family
from policydiff.records import dataclass
from policydiff.vocab.genres import never
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of the table. title: a pattern that finds the sign in a folded title, None where no title has it; articles: whether
    articles alone are the sign; headings: those of which two are; says: words of the first and last sentences; every: how all
    headings of the first level end; plain: only where no brackets say who is responsible; own: whether the notice's own title decides before all others;
    points: whether the title counts only over a text that is a table of points."""

    family: Family
    title: re.Pattern[str] | None
    articles: bool
    headings: frozenset[str]
    own: bool = False
    says: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    plain: bool = False
    points: bool = False

    def fits(self, title_folded: str, *, points: bool = False) -> bool:
        """Return whether a folded title has the sign, points where its text is a table of points; 典型做法 is no 法."""
        found = self.title.search(title_folded) if self.title and (points or not self.points) else None
        return found is not None and (found[1] is None or not title_folded.endswith(never(), 0, found.end(1)))


@cache
def signs() -> tuple[Sign, ...]:
    """Return the table in its order."""
    return tuple(
        Sign(
            entry["family"],
            _pattern(entry),
            bool(entry.get("articles")),
            frozenset(entry.get("headings", ())),
            bool(entry.get("own")),
            tuple(entry.get("says", ())),
            tuple(entry.get("every", ())),
            bool(entry.get("plain")),
            bool(entry.get("points")),
        )
        for entry in load_yaml("families")["families"]
    )


@cache
def closing_words(family: Family) -> frozenset[str]:
    """Return the words of which a whole text of a family has one in its last sentences; none where the family has no such words."""
    return frozenset(entry["word"] for entry in load_yaml("families")["closings"] if entry["family"] == family)


@cache
def closing_headings() -> tuple[str, ...]:
    """Return what the last section of a text is called in which it speaks of itself: 附则."""
    return tuple(load_yaml("families")["closing_headings"])


def family_of_title(folded: str) -> Family | None:
    """Return the family that a folded title tells by itself, None where it tells none.

    >>> family_of_title("2024年政府工作报告重点任务分解表"), family_of_title("2024年政府工作报告")
    ('task-list', 'report')
    """
    own = without_source(folded)
    return next((sign.family for sign in signs() if sign.title and not sign.points and sign.title.search(own)), None)


def without_source(folded: str) -> str:
    """Return a folded title without the line that says what it was taken from: 2025年工作安排--摘自某镇政府工作报告."""
    taken = _taken_from().search(folded)
    return folded[: taken.start()] if taken else folded


@cache
def _taken_from() -> re.Pattern[str]:
    return re.compile(rf"(?<=...)[\s(—-]*{either(load_yaml('families')['taken_from'])}")


def _pattern(entry: dict[str, list[str]]) -> re.Pattern[str] | None:
    if "ends" not in entry:
        return None
    ends = either(entry["ends"])
    inside = "".join(f"|{re.escape(word)}" for word in entry.get("has", ()))
    about = ""
    if "about" in entry:
        lacks = rf"(?!.*{either(entry['never'])})" if "never" in entry else ""
        about = rf"{either(entry['about'])}{lacks}.*"
    return re.compile(rf"{about}({ends})》?(?:\([^()]{{1,40}}\))*${inside}")
