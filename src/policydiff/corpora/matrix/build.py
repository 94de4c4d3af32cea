"""The matrix of one parent and its children, or of siblings among themselves: every row sums up one comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from policydiff.compare.pair import rank_of
from policydiff.corpora.matrix.comparing import Compared, Step, chosen_parent, compare_each, compare_family
from policydiff.corpora.matrix.heat import clauses_of, ordered, parts_of, uptake_of
from policydiff.corpora.matrix.marking import days_between, marks_of
from policydiff.corpora.matrix.values import MEANT, Child, Matrix, Pair, Parent
from policydiff.corpora.rulings.laying import ruled
from policydiff.corpora.rulings.tables import Ruling
from policydiff.gathering.documents import Group, Problem, problem_of
from policydiff.gathering.keeping import Shelf
from policydiff.model import Comparison, Notice, Plan


def build_matrix(
    parents: Group,
    groups: Sequence[Group],
    *,
    kept: Shelf,
    parent_plan: str | None = None,
    topic: str | None = None,
    jobs: int | None = None,
    keep: bool = False,
    rulings: Sequence[Ruling] = (),
    step: Step = lambda _: None,
) -> Matrix:
    """Return the matrix of a parent (the documents that its word may mean) and children.

    keep: also keep the comparisons (for a page that shows them). rulings: verdicts of persons, which go before the program's. Raises PolicydiffError as `compare_family` does.
    """
    family = compare_family(parents, groups, kept=kept, parent_plan=parent_plan, topic=topic, jobs=jobs, step=step)
    compared = [replace(each, comparison=ruled(each.comparison, rulings)) for each in family.compared]
    return _matrix(family.parent.notice, family.parent.plan, compared, family.problems, keep)


def build_pairs(
    groups: Sequence[Group], *, kept: Shelf, topic: str | None = None, jobs: int | None = None, step: Step = lambda _: None
) -> Matrix:
    """Return the matrix of siblings: each pair compared once, the later document as the child of the earlier one.

    Where the levels of all are known, what stands higher is the parent, whatever its day.
    """
    problems: list[Problem] = []
    notices: dict[str, tuple[Group, Notice]] = {}
    for group in groups:
        try:
            notices[group[0].id] = group, group[0].notice(kept)
        except Exception as error:  # one file must not stop the others
            problems.append(problem_of(group[0], error))
    ranks = {name: rank_of(notice) for name, (_, notice) in notices.items()}
    known = {name: rank for name, rank in ranks.items() if rank is not None}
    is_ranked = len(known) == len(ranks)
    order = sorted(notices, key=lambda name: (known[name] if is_ranked else 0, notices[name][1].notice.issued or "", name))
    pairs: list[Pair] = []
    rows: dict[str, Child] = {}
    for at, earlier in enumerate(order):
        page = chosen_parent([notices[earlier][1]], [[notices[later][1]] for later in order[at + 1 :]], None, topic)
        for result in compare_each([notices[later][0] for later in order[at + 1 :]], page, topic=topic, kept=kept, jobs=jobs):
            if isinstance(result, Problem):
                problems.append(result)
                continue
            one = child_of(result.comparison, result.fragment)
            pairs.append(Pair(result.id, earlier, one.related, one.from_parent, one.copied, _shared(result.comparison)))
            rows[result.id] = max(rows.get(result.id, one), one, key=lambda row: row.from_parent)
        step(earlier)
    return Matrix(None, ordered(rows.values()), pairs=tuple(pairs), problems=tuple(problems))


def child_of(comparison: Comparison, fragment: bool) -> Child:
    """Return the row of a comparison: what `summary` says, body text alone."""
    side, summary = comparison.child, comparison.summary
    body = summary.body.child if summary.body else summary.child
    kept = (summary.body.parent if summary.body else summary.parent).kept
    directions = [edit.direction for match in comparison.matches for edit in match.edits]
    return Child(
        id=side.id,
        place=side.jurisdiction,
        code=side.code,
        level=side.level,
        issued=side.issued,
        days_after_parent=days_between(comparison.parent.issued, side.issued),
        complete=not fragment,
        related=comparison.related.verdict if comparison.related else None,
        clauses=body.total.clauses,
        characters=body.total.characters,
        **{name: share.character_share if (share := getattr(body, name)) else 0.0 for name in MEANT[:4]},
        from_parent=summary.survival.from_parent,
        parent_kept=kept.character_share if kept else 0.0,
        strength_up=directions.count("stronger"),
        strength_down=directions.count("weaker"),
        targets=sum(summary.targets.get(verdict, 0) for verdict in ("scaled", "unchanged", "reversed")),
        median_ratio=summary.median_ratio,
        leads_changed=sum(pair.lead_changed for pair in comparison.responsibilities),
        review=sum(match.review for match in comparison.matches),
        marks=tuple(marks_of(comparison, fragment)),
        title=side.title,
        plan=side.plan,
        cited=comparison.parentage.cited,
        related_score=comparison.related.score if comparison.related else None,
        sha256=side.sha256,
    )


def _matrix(notice: Notice, plan: Plan, found: Sequence[Compared], problems: Sequence[Problem], keep: bool) -> Matrix:
    children = ordered(child_of(each.comparison, each.fragment) for each in found)
    counted = [child for child in children if child.counts]
    uptake = {each.id: uptake_of(each.comparison) for each in found}
    names = [child.id for child in counted]
    means: dict[str, float | int] = {"children": len(counted)}
    if counted:
        means |= {name: fmean(getattr(child, name) for child in counted) for name in MEANT}
    return Matrix(
        _parent(notice, found[0].comparison),
        children,
        clauses_of(plan, uptake, names),
        parts_of(plan, uptake, names),
        means,
        problems=tuple(problems),
        comparisons={each.id: each.comparison for each in found} if keep else {},
    )


def _parent(notice: Notice, comparison: Comparison) -> Parent:
    side = comparison.parent
    total = (comparison.summary.body.parent if comparison.summary.body else comparison.summary.parent).total
    return Parent(
        side.id,
        side.plan,
        side.title,
        side.jurisdiction,
        side.code,
        side.level,
        side.issued,
        total.clauses,
        total.characters,
        side.sha256,
        side.text_sha256,
    )


def _shared(comparison: Comparison) -> float:
    """Return the share of both texts that corresponds."""
    summary = comparison.summary
    mine = (summary.body.child if summary.body else summary.child).total.characters
    theirs = (summary.body.parent if summary.body else summary.parent).total.characters
    added = (summary.body.child if summary.body else summary.child).added
    dropped = (summary.body.parent if summary.body else summary.parent).dropped
    own = (added.characters if added else 0) + (dropped.characters if dropped else 0)
    return 1 - own / (mine + theirs) if mine + theirs else 0.0
