"""How many sections, figures and bodies went which way: a line each."""

from __future__ import annotations

from collections import Counter

from policydiff.messages import said, tell
from policydiff.model import Comparison
from policydiff.report.descent import is_related
from policydiff.report.overview.cuts import section_counts
from policydiff.report.overview.gist import fate, loosened, middle
from policydiff.tables.rows import target_rows
from policydiff.vocab.labels import Labels


def section_relations(comparison: Comparison, labels: Labels) -> str:
    """Return how many sections stand in which relation, as the rows of the list tell it; one that none stands in is left out."""
    found = comparison.summary.sections
    return " · ".join(f"{fate(comparison, 'relation', word, labels)} {count}" for word, count in found.items() if count)


def section_words(comparison: Comparison, labels: Labels) -> str:
    """Return how many sections went which way, counted as the sentence of the summary counts them: what stands in others was not dropped."""
    words = {"made": labels("page", "made"), "merged": labels("page", "merged" if is_related(comparison) else "alike_elsewhere")}
    found = section_counts(comparison)
    return " · ".join(f"{words.get(word) or fate(comparison, 'relation', word, labels)} {count}" for word, count in found)


def target_counts(comparison: Comparison, labels: Labels, *, spoken: bool = False) -> str:
    """Return how many figures went which way, and how much smaller or larger those are that were changed; spoken: in words."""
    median = middle(comparison)
    told = said(tell("count.median", ratio=median), labels) if spoken else f"{labels('message', 'median_ratio')} {median}"
    found = comparison.summary.targets
    less = said(tell("count.loosened", count=lost), labels) if (lost := loosened(comparison)) else ""
    again: Counter[str] = Counter(row.pair.verdict for row in target_rows(comparison) if row.repeats)
    words = (
        f"{fate(comparison, 'target_verdict', word, labels)} {count}{_again(again[word], labels)}{less if word == 'unchanged' else ''}"
        for word, count in found.items()
        if count
    )
    return " · ".join([*words, *([told] if median else [])])


def _again(count: int, labels: Labels) -> str:
    return said(tell("count.repeated", count=count), labels) if count else ""


def body_fates(comparison: Comparison, labels: Labels, *, roles: bool = False) -> str:
    """Return how many bodies went which way; those of another role are among those that correspond. roles: with what the roles became."""
    found = comparison.summary.organisations
    changed = _changed(comparison, found.get("role-changed", 0), labels, roles=roles)
    told = ((word, count, changed if word == "kept" else "") for word, count in found.items() if count and word != "role-changed")
    return " · ".join(f"{fate(comparison, 'organisation_verdict', word, labels)} {count}{more}" for word, count, more in told)


def _changed(comparison: Comparison, count: int, labels: Labels, *, roles: bool) -> str:
    if not count or not is_related(comparison):
        return ""
    changes = Counter((old, new) for pair in comparison.responsibilities for _, _, old, new in pair.role_changes) if roles else Counter()
    became = [tell("count.role-changed", old=old, new=new, count=count) for (old, new), count in changes.most_common(3)]
    what = fate(comparison, "organisation_verdict", "role-changed", labels)
    return said(tell("count.among-kept", what=what, count=count, roles=became), labels)


def body_counts(comparison: Comparison, labels: Labels) -> str:
    """Return how many bodies of whatever role went which way, with what the roles became."""
    words = body_fates(comparison, labels, roles=True)
    return said(tell("count.bodies", counts=words), labels) if words else ""
