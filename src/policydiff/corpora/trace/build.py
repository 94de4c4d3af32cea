"""A child, its parent and a corpus become a trace: the documents of the corpus pass by once, whatever their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field

from policydiff.compare import compare_plans
from policydiff.compare.pair import choose
from policydiff.corpora.trace.entries import entries, is_a_title
from policydiff.corpora.trace.leaflets import read_leaflets
from policydiff.corpora.trace.search import Finder, Hit, needs
from policydiff.corpora.trace.telling import Rarity, Spoken, suffices, surplus_of
from policydiff.corpora.trace.values import ORIGINS, Amount, Source, Trace, Traced, order_of
from policydiff.gathering.documents import Document, Group, Problem
from policydiff.gathering.keeping import Shelf
from policydiff.model import Comparison, Notice
from policydiff.model.comparison import PlaceRelation, SourceOrder, Whence
from policydiff.records import dataclass
from policydiff.tables.leaflets import Leaflet, MaskedClause, leaflet_of

MIN_COVERAGE = 0.5
MAX_DF = 0.01
_FEWEST = 3
"""Documents that may say a clause before it is taken for what all documents say, however small the corpus is."""
KIN = 0.1
"""Share of the child's clauses from which on a document is kin: its saying a clause, too, is no sign that everybody says it."""
_CLOSE = 0.05
_MOST = 50
_MUCH = 0.75


@dataclass(frozen=True, slots=True)
class Settings:
    """How to trace. min_coverage: the share of a clause that must stand in a source. max_df: the share of the documents of other subjects that may say
    a clause before it is boilerplate. before_child: only documents issued before the child. every: all sources of a clause, not only the earliest of the best.
    """

    min_coverage: float = MIN_COVERAGE
    max_df: float = MAX_DF
    before_child: bool = False
    every: bool = False


@dataclass(slots=True)
class _Found:
    """What is known of one clause while the documents pass by."""

    sources: list[tuple[Source, Hit]] = field(default_factory=list)
    documents: int = 0
    strangers: int = 0

    def take(self, source: Source, hit: Hit) -> None:
        self.sources.append((source, hit))
        if len(self.sources) > 2 * _MOST:
            self.sources = sorted(self.sources, key=lambda each: _rank(each[0]))[:_MOST]


@dataclass(frozen=True, slots=True)
class _Company:
    """How many clauses of the child each document has, of how many that are traced."""

    having: Mapping[str, int]
    clauses: int


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A source. beyond: its surplus (see telling); part: a part of its sentence says it, or several sentences do (see search.Hit)."""

    source: Source
    beyond: float
    part: bool = False

    def tells(self, company: _Company) -> bool:
        """Return whether the clause is from there; what is a part must tell by itself."""
        return suffices(self.beyond, 1 if self.part else company.having[self.source.id], company.clauses)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A clause when all documents have passed by. stock: it is a formula, and these are not its sources. documents: how many say it."""

    sources: tuple[_Weighed, ...] = ()
    stock: bool = False
    documents: int = 0


def trace_group(
    child: Group,
    parent: Group,
    documents: Sequence[Document],
    kept: Shelf,
    settings: Settings,
    step: Callable[[str], None] = lambda _: None,
) -> Trace:
    """Return the trace of the child that belongs to the parent, among the documents that their words may mean; parent: none where all is traced.

    Raises PolicydiffError where one of the two cannot be read.
    """
    notices = [document.notice(kept) for document in child]
    comparison = None
    if parent:
        pair = choose(notices, [document.notice(kept) for document in parent], anyway=True)
        comparison = compare_plans(pair.child, pair.child_plan, pair.parent, pair.parent_plan)
    notice = next(each for each in notices if comparison is None or each.id == comparison.child.id)
    return trace_notice(notice, documents, comparison, kept, settings, step)


def trace_notice(
    child: Notice,
    documents: Iterable[Document],
    comparison: Comparison | None,
    kept: Shelf,
    settings: Settings,
    step: Callable[[str], None] = lambda _: None,
) -> Trace:
    """Return where the clauses of a child stand in documents, which are read on the way (see trace_clauses)."""
    leaflets = read_leaflets(documents, kept, needs(leaflet_of(child).lines))
    return trace_clauses(child, leaflets, comparison, settings, step)


def trace_clauses(
    child: Notice,
    documents: Iterable[Leaflet | Problem],
    comparison: Comparison | None,
    settings: Settings,
    step: Callable[[str], None] = lambda _: None,
) -> Trace:
    """Return where the clauses of a child stand in other documents: those that the comparison calls added, without one all.

    documents: each is looked at once and not kept. The child itself, copies of its file and the parent are passed over.
    """
    own = leaflet_of(child)
    verdicts = _verdicts(comparison)
    lines = [line for line in own.lines if comparison is None or verdicts.get(line.id) == "added"]
    finder = Finder(own.lines, settings.min_coverage)
    found: dict[str, _Found] = defaultdict(_Found)
    pieces: Counter[str] = Counter()
    problems: list[Problem] = []
    searched = 0
    passed = {own.text_sha256, comparison.parent.text_sha256 if comparison else ""}
    for document in documents:
        step(document.id)
        if isinstance(document, Problem):
            problems.append(document)
        elif document.text_sha256 not in passed and not (settings.before_child and not _is_before(document.issued, own.issued)):
            searched += 1
            _look(finder, own, document, found, pieces)
    most = max(settings.max_df * searched, _FEWEST)
    listed = entries(own.lines)
    spoken = Spoken([line.masked for line in own.lines])
    rarity = Rarity(pieces, searched, spoken.subject)
    judged = {
        line.id: _judged(line, found[line.id], most, rarity, line.id in listed or spoken.is_furniture(line.masked))
        for line in lines
        if line.id in found
    }
    having = Counter(name for each in judged.values() for name in {weighed.source.id for weighed in each.sources if weighed.beyond >= 0})
    company = _Company(having, len(lines))
    traced = tuple(_traced(line, verdicts.get(line.id), judged.get(line.id, _Judged()), company, own.issued, settings) for line in lines)
    return Trace(
        {"id": child.id, "title": own.title, "place": own.place, "code": own.code, "issued": own.issued, "text_sha256": own.text_sha256},
        _parent(comparison),
        searched,
        {"min_coverage": settings.min_coverage, "max_df": settings.max_df, "before_child": settings.before_child, "all": settings.every},
        _summary(traced),
        traced,
        tuple(problems),
    )


def relation_of(child: Leaflet, source: Leaflet) -> PlaceRelation:
    """Return how the place of a source lies to the child's."""
    if source.level == "national":
        return "own" if child.level == "national" else "national"
    if not child.place or not source.place:
        return "other"
    if (child.code, child.place) == (source.code, source.place):
        return "own"
    if source.place in child.parents:
        return "ancestor"
    if child.level == source.level and child.parents == source.parents:
        return "sibling"
    return "other"


def _look(finder: Finder, own: Leaflet, document: Leaflet, found: dict[str, _Found], pieces: Counter[str]) -> None:
    """Note what a document has of the clauses, and which pieces of them, where it has little in common with the child."""
    hits, seen = finder.look(document)
    stranger = sum(not hit.part for hit in hits.values()) < max(KIN * len(own.lines), 2)
    if stranger:
        pieces.update(seen)
    relation, order = relation_of(own, document), order_of(document.issued, own.issued)
    for hit in hits.values():
        of_line = found[finder.lines[hit.line].id]
        of_line.documents += not hit.part
        of_line.strangers += stranger and not hit.part
        of_line.take(_source(hit, document, relation, order), hit)


def _source(hit: Hit, document: Leaflet, relation: PlaceRelation, order: SourceOrder) -> Source:
    line, (title, place) = hit.source, (document.title, document.place)
    return Source(document.id, line.id, line.path, line.text, hit.coverage, hit.similarity, document.issued, relation, place, title, order)


def _judged(line: MaskedClause, found: _Found, most: float, rarity: Rarity, listed: bool) -> _Judged:
    """Return what the sources of a clause tell. most: documents of other subjects that may say it; listed: it is an entry of a list (see entries), or stands on every page."""
    whole = [source for source, hit in found.sources if not hit.part]
    if listed or is_a_title(line.text, (source.text for source, _ in found.sources)):
        return _Judged(tuple(_Weighed(source, -1.0) for source, _ in found.sources), False, found.documents)
    if found.strangers <= most:
        weighed = [
            (source, hit.part, surplus_of(line, hit.source, hit.similarity, rarity, hit.opposite if hit.part else None))
            for source, hit in found.sources
        ]
        told = [
            _Weighed(source, beyond, part)
            for source, part, beyond in weighed
            if beyond is not None and (not part or _worth(source, beyond))
        ]
        if told:
            untold = len(whole) - sum(not each.part for each in told)
            return _Judged(tuple(told), False, found.documents - untold + sum(each.part for each in told))
    return _Judged(tuple(_Weighed(source, -1.0) for source in whole), True, found.documents)


def _worth(source: Source, beyond: float) -> bool:
    """Return whether a part of a sentence that is like a clause is worth naming: it tells by itself, or it is much alike and shares what is rare."""
    return suffices(beyond, 1) or (beyond >= 0 and source.similarity >= _MUCH)


def _traced(line: MaskedClause, verdict: str | None, judged: _Judged, company: _Company, issued: str | None, settings: Settings) -> Traced:
    """Return what is known of a clause in the end. issued: when the child was."""
    sure = sorted((each.source for each in judged.sources if each.tells(company)), key=_rank)
    others = sorted((each.source for each in judged.sources if not each.tells(company)), key=_rank)
    if not sure and not others:
        return Traced(line.id, line.path, line.text, verdict, False, (), "original", 0, line.size)
    earliest = _earliest((sure or others)[:_MOST], issued)
    origin: Whence = "borrowed" if _is_before(earliest.issued, issued) else "shared"
    if not sure:
        origin = "boilerplate" if judged.stock else "alike"
    shown = (*sure, *others)[:_MOST] if settings.every else (earliest,)
    return Traced(line.id, line.path, line.text, verdict, judged.stock, shown, origin, judged.documents, line.size)


def _rank(source: Source) -> tuple[float, float, str, str, str]:
    return -round(source.coverage, 6), -round(source.similarity, 6), source.issued or "9", source.id, source.clause


def _earliest(ranked: Sequence[Source], issued: str | None) -> Source:
    """Return the earliest of those that are as good as the best, or nearly: the others will have it from there. What is younger than the child is last."""
    older = [each for each in ranked if not _is_before(issued, each.issued)] or ranked
    first = older[0]
    near = [each for each in older if first.coverage - each.coverage <= _CLOSE and first.similarity - each.similarity <= _CLOSE]
    return min(near, key=lambda each: (each.issued or "9", *_rank(each)))


def _verdicts(comparison: Comparison | None) -> Mapping[str, str]:
    return {clause: match.verdict for match in comparison.matches for clause in match.child} if comparison else {}


def _is_before(one: str | None, other: str | None) -> bool:
    """Return whether two dates are known, and the first is before the second."""
    return order_of(one, other) == "earlier"


def _parent(comparison: Comparison | None) -> Mapping[str, str | None] | None:
    if comparison is None:
        return None
    side = comparison.parent
    return {
        "id": side.id,
        "title": side.title,
        "place": side.jurisdiction,
        "code": side.code,
        "issued": side.issued,
        "text_sha256": side.text_sha256,
    }


def _summary(clauses: Sequence[Traced]) -> Mapping[str, Amount]:
    parts: dict[str, Sequence[Traced]] = {"added": clauses}
    parts |= {origin: [each for each in clauses if each.origin == origin] for origin in ORIGINS}
    return {name: Amount(len(found), sum(each.characters for each in found)) for name, found in parts.items()}
