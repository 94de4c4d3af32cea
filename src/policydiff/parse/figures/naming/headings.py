"""What a heading above a figure names that the figure may count, or that may have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.naming.owners import thing_with_figures
from policydiff.parse.figures.naming.plausible import is_metric
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold

_LONGEST_HEADING = 20
_MOST_HEADINGS = 1024  # kept: those of one document recur


def heading_subject(headings: Sequence[str], *, owns: bool = False) -> str:
    """Return the nearest heading where it names a thing that a figure without a name may count, or what is done to one, else "".

    产地仓储保鲜设施, 老旧小区改造, 茶产业; of 新建体育公园 the park. owns: the figure is one that somebody has (产值), also a branch: 茶产业.
    """
    return _thing_in(headings[0], owns) if headings else ""


def heading_name(headings: Sequence[str]) -> str:
    """Return the nearest heading where it is a name and no deed, for the number that is all that stands below it: 森林覆盖率:|62.5%; else ""."""
    name = headings[0].rstrip("。：:") if headings else ""
    folded = fold(name)
    verb = verb_at(folded, 0, len(folded))
    named = verb is None or (verb.kind == "adds" and words("indicator", r"{}\Z").search(folded))
    plain = 1 < len(folded) <= _LONGEST_HEADING + 4 and not re.search(r"[,;:。、]", folded) and named
    return name if plain and is_metric(folded) and not _is_topic(folded) else ""


def _is_topic(heading: str) -> bool:
    return any(words(f"{kind}_heading").search(heading) for kind in ("goal", "plan", "report", "condition", "benefit"))


@lru_cache(maxsize=_MOST_HEADINGS)
def _thing_in(heading: str, owns: bool) -> str:
    name = fold(heading).rstrip("。:")
    if not 2 < len(name) <= _LONGEST_HEADING or re.search(r"[,;:。()、\d]", name):
        return ""
    if _is_topic(name):
        return ""
    verb = verb_at(name, 0, len(name))
    if verb is not None:
        name = name if verb.kind == "does" else name[verb.end :]
    elif words_around("deed_end", r"(?<=..){}\Z").search(name):
        return name
    thing = words_around("thing_end", r"(?<=.){}\Z").search(name) or (owns and words_around("holder", r"(?<=.){}\Z").search(name))
    return name if thing else ""


def heading_counted(headings: Sequence[str]) -> str:
    """Return the nearest heading where it is no more than the name of things that are made, and a figure says how many: ——乡村戏台。|到2027年建成35处; else ""."""
    name = fold(headings[0]).rstrip("。:") if headings else ""
    if not 2 < len(name) <= _LONGEST_HEADING or re.search(r"[,;:。()、\d]", name) or _is_topic(name) or verb_at(name, 0, len(name)):
        return ""
    vague = words_around("abstract_end", r"{}\Z").search(name)
    return name if not vague and words_around("counted_end", r"(?<=..){}\Z").search(name) else ""


def object_of(headings: Sequence[str]) -> str:
    """Return what the nearest heading says that something is done to or made: 加装既有住宅电梯 → 既有住宅电梯; "" for any other heading."""
    name = headings[0].rstrip("。：:") if headings else ""
    verb = verb_at(fold(name), 0, len(name)) if not re.search(r"[,;:。、\d，；]", name) else None
    thing = name[verb.end :] if verb else ""
    return thing if thing and thing_with_figures(thing, covers=False) == thing else ""
