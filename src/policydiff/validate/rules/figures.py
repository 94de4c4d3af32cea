"""Rules on figures: what is committed to, in what unit and sense, and whether the figures fit each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from policydiff.messages import tell
from policydiff.model import Figure, Target
from policydiff.text.fold import fold, squeeze
from policydiff.text.placed import Path
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.view import View, bare
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.figures import words_in
from policydiff.vocab.amounts.metrics import unit_of_name

_RATIOS = ("%", "‰", "百分点", "个百分点", "倍", "")


def targets(view: View) -> Iterator[tuple[Path, Target]]:
    """Yield targets and achievements with their paths."""
    yield from ((("targets", index), target) for index, target in enumerate(view.notice.targets))
    yield from ((("achievements", index), target) for index, target in enumerate(view.notice.achievements))


@rule("error", "evidence")
def value_not_printed(view: View) -> Iterator[Hit]:
    """A target's number, unit or bound is not the one that its words say, or its quoted words do not hold what they should.

    `value` is in base units (5.6万家 is 56000 家), `printed` stands in `text`, and `comparator` is what the words make of it (以上
    is `>=`, 超过 is `>`). A figure that is known from elsewhere makes the target `evidence: manual`, with a note.
    """
    for path, target in targets(view):
        if target.evidence == "manual":
            continue
        found = _quantities(view, target)
        if bare(target.printed) not in bare(target.text):
            yield Hit((*path, "printed"), tell("value-not-printed", words=target.printed, text=target.text), words(target))
        elif found and bare(target.printed) not in {bare(text) for _, text in found}:
            message = tell("value-not-printed.printed", found=found[0][1], printed=target.printed)
            yield Hit((*path, "printed"), message, words(target))
        yield from _figure(view, path, target, [quantity for quantity, _ in found])
        for key in ("modality", "per", "metric_printed"):
            word = getattr(target, key)
            if word is not None and bare(word) not in _bare(context(view, target)):
                yield Hit((*path, key), tell("value-not-printed", words=word, text=target.text), words(target))


def _figure(view: View, path: Path, target: Target, found: list[Quantity]) -> Iterator[Hit]:
    alike = [each for each in found if each.value == target.value and each.value_max == target.value_max]
    if not alike:
        key = "value_max" if any(each.value == target.value for each in found) else "value"
        said = tuple(dict.fromkeys(map(number, found)))
        about = {"printed": target.printed, "written": number(target)}
        message = tell("value-not-printed.value", **about, wanted=said) if said else tell("value-not-printed.none", **about)
        yield Hit((*path, key), message, words(target))
    elif fold(target.unit) not in {fold(each.unit) or unit_of_name(fold(target.metric), fold(target.printed)) for each in alike}:
        message = tell("value-not-printed.unit", printed=target.printed, found=alike[0].unit, unit=target.unit)
        yield Hit((*path, "unit"), message, words(target))
    elif not any(each.comparator == target.comparator for each in alike) and not _bound(view, target):
        message = tell("value-not-printed.comparator", text=target.text, found=alike[0].comparator, comparator=target.comparator)
        yield Hit((*path, "comparator"), message, words(target))


def corrected_from(view: View, target: Target) -> list[Quantity]:
    """Return the quantities that a target's words print where a person has put another figure in their place; else none."""
    found = [each for each, _ in _quantities(view, target)] if target.evidence == "manual" else []
    return [] if any((each.value, each.value_max) == (target.value, target.value_max) for each in found) else found


def figure_alike(figure: Figure, clause: str) -> str:
    """Return the key of a figure at which it is not what its words, alone or in its clause, say: value, value_max, unit, comparator, or ""."""
    printed = fold(squeeze(figure.printed))
    found = [each for text in (figure.printed, clause) for each, _ in _found(text, printed)]
    for key in ("value", "value_max", "unit", "comparator"):
        alike = [each for each in found if _folded(getattr(each, key)) == _folded(getattr(figure, key))]
        if not alike:
            return "" if key == "comparator" and _bounds(clause, figure.comparator) else key
        found = alike
    return ""


def _folded(value: object) -> object:
    return fold(value) if isinstance(value, str) else value


def number(figure: Quantity | Target) -> str:
    """Return a figure's number, of a range both ends."""
    return f"{figure.value}" if figure.value_max is None else f"{figure.value}–{figure.value_max}"


def _bound(view: View, target: Target) -> bool:
    """Return whether a word that makes the comparator stands in the clause: 至少 away from its number, 以上 after a list's last."""
    return _bounds(context(view, target), target.comparator)


def _bounds(text: str, comparator: str) -> bool:
    folded = read(text)[0]
    if comparator in ("<", ">") and any(word in folded for word in words_in("figures", "better")):
        return True  # of an accuracy, better is less
    return any(entry.word in folded for entry in bound_words() if entry.comparator == comparator)


def _quantities(view: View, target: Target) -> list[tuple[Quantity, str]]:
    """Return the quantities of a target's words that overlap its printed figure, each with its number and unit as printed.

    In a list (10、20、30万家) a figure takes its unit from one that follows outside its own words: then the clause is read.
    """
    printed = fold(squeeze(target.printed))
    found = [each for text in (target.text, target.printed, context(view, target)) for each in _found(text, printed)]
    placed = view.clause_by_id.get(target.clause)
    if placed is not None and placed.clause.role == "row":  # a table's cell has the number, another one the unit
        whole = _found(target.printed + target.unit, printed)
        found += [(each, target.printed) for each, text in whole if bare(text) == bare(target.printed + target.unit)]
    return found


@lru_cache(maxsize=4096)
def _found(text: str, printed: str) -> tuple[tuple[Quantity, str], ...]:
    """Return the quantities of a text that overlap a printing of `printed`, each with its number and unit as printed."""
    folded, quantities = read(text)
    found: dict[tuple[object, ...], tuple[Quantity, str]] = {}  # each figure once, however often it is printed
    at = folded.find(printed)
    while at >= 0:
        index = max(bisect_right(quantities, at, key=lambda each: each.start) - 1, 0)
        while index < len(quantities) and quantities[index].start < at + max(len(printed), 1):
            each = quantities[index]
            if at < each.end:
                number = folded[slice(*each.number)]
                found.setdefault((each.value, each.value_max, each.unit, each.comparator, number), (each, number))
            index += 1
        at = folded.find(printed, at + 1)
    return tuple(found.values())


@lru_cache(maxsize=64)
def read(text: str) -> tuple[str, tuple[Quantity, ...]]:
    """Return a text folded, and its quantities: a clause of many figures is read once."""
    folded = fold(squeeze(text))
    return folded, tuple(find_quantities(folded))


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    return bare(text)


def context(view: View, target: Target) -> str:
    """Return the text of a target's clause, or its own words where the clause is not there."""
    placed = view.clause_by_id.get(target.clause)
    return target.text if placed is None else placed.clause.text


@rule("warning", "evidence")
def metric_not_printed(view: View) -> Iterator[Hit]:
    """A target's metric or scope has characters that stand neither in its section nor in a heading above it.

    A metric may be completed from the headings and the sentences before it, but not from nothing. What naming adds is 的 (上市的企业, of
    企业上市), 产量 (机车产量, of 生产机车) and, to the name of a share, 占比 (完成改造的企业占比, of 90%的企业完成改造).
    """
    added = frozenset("".join(("的", *words_in("figures", "output"))))
    share = frozenset("".join(words_in("figures", "proportion")))
    source = frozenset(fold(view.source or ""))
    if not source:
        return
    nearby: dict[tuple[str, str, str], frozenset[str]] = {}
    for path, target in targets(view):
        if target.evidence == "manual" or target.clause not in view.clause_by_id:
            continue
        place = target.plan, target.section, target.clause
        near = nearby.get(place) or nearby.setdefault(place, _near(view, target))
        for key in ("metric", "scope"):
            word = getattr(target, key) or ""
            own = added | share if target.basis == "share" else added
            foreign = [char for char in fold(squeeze(word)) if char not in near and char not in own]
            if foreign:
                message, quoted = tell("metric-not-printed", words=word, foreign="".join(foreign)), view.clause_by_id[target.clause]
                yield Hit((*path, key), message, words(target), follows=((*quoted.path, "text"),))


def _near(view: View, target: Target) -> frozenset[str]:
    """Return the characters of a target's section, of all headings above it, of the plan's title and its preamble."""
    placed = view.section_by_id.get(target.section)
    texts = [clause.text for clause in placed.section.clauses] if placed else []
    while placed is not None:
        texts.append(placed.section.heading)
        placed = placed.parent
    for plan in view.notice.plans:
        if plan.id == target.plan:
            texts += [plan.title or "", *(clause.text for clause in plan.clauses)]
    return frozenset(fold("".join((*texts, context(view, target), view.notice.notice.title or ""))))


@rule("warning", "content")
def impossible_unit(view: View) -> Iterator[Hit]:
    """A target's unit does not fit what it measures: a share or a growth that is counted in 家, a level of more than 100 %."""
    for path, target in targets(view):
        share = target.basis in ("share", "growth", "multiple")
        if share and target.unit not in _RATIOS:
            yield Hit(
                (*path, "unit"),
                tell("impossible-unit", basis=target.basis, unit=target.unit),
                words(target),
                follows=((*path, "unit"), (*path, "basis")),
            )
        elif target.basis == "share" and target.unit == "%" and target.value > 100:
            message = tell("impossible-unit.share", value=f"{target.value}")
            yield Hit((*path, "value"), message, words(target), follows=((*path, "value"),))


@rule("warning", "content")
def direction_mismatch(view: View) -> Iterator[Hit]:
    """A target's direction does not fit its basis.

    What increases goes up, what decreases goes down, a growth goes the one way or the other; a level and a share, which are where
    they are, have no direction.
    """
    for path, target in targets(view):
        wanted = _DIRECTIONS.get(target.basis)
        if wanted is not None and target.direction not in wanted:
            shown = {"wanted": tuple(each or "null" for each in wanted), "direction": target.direction or "null"}
            message = tell("direction-mismatch", basis=target.basis, **shown)
            yield Hit((*path, "direction"), message, words(target), follows=((*path, "basis"),))


_DIRECTIONS = {"increase": ("up",), "decrease": ("down",), "growth": ("up", "down"), "level": (None,), "share": (None,)}


@rule("warning", "content")
def reversed_range(view: View) -> Iterator[Hit]:
    """A range ends below its beginning: `value_max` is smaller than `value`."""
    for path, target in targets(view):
        if target.value_max is not None and target.value_max <= target.value:
            message = tell("reversed-range", end=f"{target.value_max}", start=f"{target.value}")
            yield Hit((*path, "value_max"), message, words(target), follows=((*path, "value"), (*path, "value_max")))


@rule("info", "content")
def headline_mismatch(view: View) -> Iterator[Hit]:
    """A headline target and the targets of its parts do not add up.

    Parts are the targets that name the headline in `of`, or at least three targets of other sections that measure the same thing
    (市场主体) in the same unit for the same year. Together they fall short of the headline, or exceed one that is exact. Parts need
    not be all there is: this is for a person to look at.
    """
    for path, whole, parts in _headlines(view):
        total = sum((part.value for part in parts), Decimal(0))
        reach = whole.value_max or whole.value
        named = any(part.of == whole.id for part in parts)
        if total > reach and (named or whole.comparator == "="):
            message = tell("headline-mismatch.more", parts=len(parts), total=f"{total}", unit=whole.unit, whole=f"{reach}")
            yield Hit((*path, "value"), message, words(whole))
        elif total < whole.value and not named:
            message = tell("headline-mismatch.less", parts=len(parts), total=f"{total}", unit=whole.unit, whole=f"{whole.value}")
            yield Hit((*path, "value"), message, words(whole))


def _headlines(view: View) -> Iterator[tuple[Path, Target, list[Target]]]:
    named: dict[str, list[Target]] = defaultdict(list)
    alike: dict[tuple[str, str, int | None, str], list[Target]] = defaultdict(list)
    units = {target.id: target.unit for target in view.notice.targets}
    for target in view.notice.targets:
        if target.of is not None:
            if target.unit == units.get(target.of):  # 增长10% is no part of 5万家
                named[target.of].append(target)
        elif target.basis == "level" and target.unit not in _RATIOS:
            alike[target.plan, target.unit, target.year, squeeze(target.metric)[-4:]].append(target)
    for index, target in enumerate(view.notice.targets):
        path: Path = ("targets", index)
        if target.id in named:
            yield path, target, named[target.id]
        family = alike.get((target.plan, target.unit, target.year, squeeze(target.metric)[-4:]), [])
        parts = [each for each in family if each.section != target.section]
        sections = {each.section for each in parts}
        if (
            len(parts) >= 3
            and len(sections) == len(parts)
            and target is max(family, key=lambda each: each.value)
            and len(target.metric) > 4
            and not _is_one_of(view, target, sections)
        ):
            yield path, target, parts


def _is_one_of(view: View, whole: Target, sections: set[str]) -> bool:
    """Return whether the section of a headline stands beside those of its parts: of ten projects, none is the sum of the other nine."""
    placed = [view.section_by_id.get(section or "") for section in (whole.section, *sections)]
    above = [each.parent.section.id if each.parent else each.plan for each in placed if each is not None]
    return placed[0] is not None and above[0] in above[1:]
