"""A comparison that also says where the sentences come from that the child added."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.corpora.trace.values import ORIGINS, Source, Trace, Traced
from policydiff.model import ClauseOrigin, ClauseSource, Comparison, Origins, Share


def with_origins(comparison: Comparison, trace: Trace) -> Comparison:
    """Return the comparison with the origin of each added match, and their totals. trace: of this comparison's child against its parent.

    A match of several clauses has the origin of the longest one. Statements of responsibility are not traced, so that they have none.
    """
    found = {clause.id: clause for clause in trace.clauses}
    matches = tuple(
        match.model_copy(update={"origin": _origin(traced)})
        if match.verdict == "added" and (traced := [found[one] for one in match.child if one in found])
        else match
        for match in comparison.matches
    )
    total = (comparison.summary.body or comparison.summary).child.total
    shares = {name: _share([clause for clause in trace.clauses if clause.origin == name], total) for name in ORIGINS}
    summary = comparison.summary.model_copy(update={"origins": Origins(documents=trace.documents, **shares)})
    return comparison.model_copy(update={"matches": matches, "summary": summary})


def _origin(traced: Sequence[Traced]) -> ClauseOrigin:
    longest = max(traced, key=lambda clause: clause.characters)
    source = longest.sources[0] if longest.sources else None
    return ClauseOrigin(kind=longest.origin, documents=longest.documents, source=_source(source) if source else None)


def _source(found: Source) -> ClauseSource:
    return ClauseSource(
        id=found.id,
        clause=found.clause,
        path=found.path,
        title=found.title,
        place=found.place,
        issued=found.issued,
        relation=found.relation,
        text=found.text,
        coverage=found.coverage,
        order=found.order,
    )


def _share(clauses: Sequence[Traced], total: Share) -> Share:
    count, characters = len(clauses), sum(clause.characters for clause in clauses)
    return Share(
        clauses=count,
        characters=characters,
        clause_share=count / total.clauses if total.clauses else 0.0,
        character_share=characters / total.characters if total.characters else 0.0,
    )
