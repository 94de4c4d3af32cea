"""Two plans in, one comparison out: prepare, align sections, link clauses, judge, pair targets and bodies, sum up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from policydiff.compare.align.evidence import NONE, Candidates, Evidence, Kinship, rarity_of
from policydiff.compare.align.groups import Links
from policydiff.compare.align.links import link_clauses
from policydiff.compare.align.sections import align_sections
from policydiff.compare.findings.also import other_places
from policydiff.compare.findings.checks import cross_checks
from policydiff.compare.findings.parentage import parentage, same_topic
from policydiff.compare.findings.pledges import TargetPairer
from policydiff.compare.findings.relatedness import relatedness
from policydiff.compare.findings.relations import moved_sections, section_pairs
from policydiff.compare.findings.responsibilities import compare_statements, statement
from policydiff.compare.findings.summary import summarise
from policydiff.compare.judge.levels import places_of
from policydiff.compare.judge.verdicts import Judge
from policydiff.compare.side.pages import Page, PreparedClause, make_page
from policydiff.model import Comparison, Match, Notice, Plan, ResponsibilityPair, Side, Target, Task
from policydiff.model.by_hand import by_hand
from policydiff.records.rest import collector_at_rest

_VOTERS = 8
_BROKEN_OFF = frozenset({"ends-early", "unread-pages"})


@collector_at_rest()
def compare_plans(child: Notice, child_plan: Plan, parent: Notice, parent_plan: Plan) -> Comparison:
    """Compare a child's plan with its parent's and say what was copied, localized, adapted, added, dropped and scaled.

    The plans are those of the two notices. Every clause of each plan stands in exactly one match; matches are in the
    child's order, each dropped clause after what it followed in the parent; the same input gives the same output, byte for
    byte. A notice with tasks, targets and clauses written by hand compares as it stands: spans are not looked into.
    """
    return compare_pages(make_page(child, child_plan), make_page(parent, parent_plan))


@collector_at_rest()
def compare_pages(mine: Page, theirs: Page) -> Comparison:
    """Compare two sides made ready: a parent that many children are compared with needs to be made ready once."""
    child, child_plan, parent, parent_plan = mine.notice, mine.plan, theirs.notice, theirs.plan
    evidence = Evidence(mine.lines, theirs.lines, rarity_of(mine.lines, theirs.lines))
    cited = parentage(child, child_plan, parent, parent_plan)
    akin = cited.cited is True or same_topic(child, child_plan, parent, parent_plan)
    sections = align_sections(mine, theirs, evidence, _likeliest(mine, theirs, evidence), akin, cited.cited is True)
    links = link_clauses(mine, theirs, evidence, sections)
    sections = links.sections
    matches = _matches(links)
    relations = section_pairs(mine, theirs, sections)
    child_targets, parent_targets = _targets(child, child_plan), _targets(parent, parent_plan)
    aligned = {mine.nodes[here].id: theirs.nodes[there].id for here, there in sections.to_parent.items()}
    pairer = TargetPairer(
        mine.lexicon, theirs.lexicon, _match_of(matches, "child"), _match_of(matches, "parent"), aligned, sections.related
    )
    targets = pairer.pairs(child_targets, parent_targets)
    responsibilities = _responsibilities(mine, theirs, matches, aligned)
    sizes = {f"{side} {line.id}": line.size for side, page in (("child", mine), ("parent", theirs)) for line in page.lines}
    return Comparison.filled(
        child=_side(child, child_plan),
        parent=_side(parent, parent_plan),
        related=relatedness(sections, matches, cited=cited.cited is True, akin=akin),
        parentage=cited,
        summary=summarise(matches, sizes, relations, targets, responsibilities),
        sections=relations,
        matches=matches,
        targets=targets,
        responsibilities=responsibilities,
        diagnostics=cross_checks(mine, theirs, sections, matches, child_targets, parent_targets),
        manual=(*by_hand("parent", parent, parent_plan), *by_hand("child", child, child_plan)),
    )


def _likeliest(child: Page, parent: Page, evidence: Evidence) -> Candidates:
    """Return for each of the child's body lines its likeliest origins: its copies, where there are any."""
    bodies = [line for line in parent.lines if line.role in ("body", "row")]
    by_ink: dict[str, list[int]] = defaultdict(list)
    for line in bodies:
        by_ink[line.ink].append(line.index)
    mine = [line for line in child.lines if line.role in ("body", "row")]
    found: Candidates = {
        line.index: [(other, evidence.identical(line.index)) for other in by_ink[line.ink][:_VOTERS]] for line in mine if line.ink in by_ink
    }
    others = (line.index for line in mine if line.ink not in by_ink)
    return found | evidence.candidates(others, (line.index for line in bodies), _VOTERS)


def _side(notice: Notice, plan: Plan) -> Side:
    jurisdiction = notice.notice.jurisdiction
    return Side.made(
        id=notice.id,
        plan=plan.id,
        title=plan.title or notice.notice.title,
        jurisdiction=jurisdiction.name if jurisdiction else None,
        code=jurisdiction.code if jurisdiction else None,
        level=jurisdiction.level if jurisdiction else None,
        document_number=notice.notice.document_number,
        issued=notice.notice.issued,
        sha256=notice.source.sha256,
        text_sha256=notice.source.text_sha256,
        complete=not any(found.rule in _BROKEN_OFF and found.checked is None for found in notice.diagnostics),
    )


def _targets(notice: Notice, plan: Plan) -> tuple[Target, ...]:
    return tuple(target for target in notice.targets if target.plan == plan.id)


def _match_of(matches: Iterable[Match], side: str) -> dict[str, str]:
    return {clause: match.id for match in matches for clause in getattr(match, side)}


def _matches(links: Links) -> tuple[Match, ...]:
    child, parent, sections = links.child, links.parent, links.sections
    elsewhere = other_places(links) if links.related else {}
    above, own = ([line.text for line in page.lines] for page in (parent, child))
    jurisdictions = parent.notice.notice.jurisdiction, child.notice.notice.jurisdiction
    places = places_of(*jurisdictions, above, own, titles=(parent.plan.title or "", child.plan.title or ""))
    judge = Judge(child, parent, places, moved_sections(child, parent, sections), sections.related and not sections.abreast)
    ordered: list[tuple[tuple[int, int, int], Match]] = []
    for group in links.groups():
        moved = all(links.where(here, there) == "elsewhere" for here in group.child for there in group.parent)
        also = {there: share for here in group.child for there, share in elsewhere.get(here, ()) if there not in group.parent}
        ordered.append(((group.child[0], 0, 0), judge.kept(group, moved, [(parent.lines[there], also[there]) for there in sorted(also)])))
    free_children = [line.index for line in child.lines if line.index not in links.of_child]
    for index in free_children:
        near = _nearest(child.lines[index], links.near_parents.get(index), parent.lines)
        ordered.append(((index, 0, 0), judge.added(child.lines[index], near, links.doubts.get(("child", index), 0.0))))
    last = -1
    for line in parent.lines:
        group_of = links.of_parent.get(line.index)
        if group_of:
            last = group_of.child[0]
        else:
            near = _nearest(line, links.near_children.get(line.index), child.lines)
            ordered.append(((last, 1, line.index), judge.dropped(line, near, links.doubts.get(("parent", line.index), 0.0))))
    ordered.sort(key=lambda item: item[0])
    return tuple(match.model_copy(update={"id": f"m{number}"}) for number, (_, match) in enumerate(ordered, 1))


def _nearest(
    line: PreparedClause, found: Sequence[tuple[int, Kinship]] | None, lines: Sequence[PreparedClause]
) -> tuple[PreparedClause, Kinship] | None:
    """Return what is most like a line among those of its role: a sentence may hold the whole of a heading, which says nothing of either."""
    alike = [each for each in found or () if lines[each[0]].role == line.role]
    best = max(alike, key=lambda item: item[1].strength, default=None)
    return (lines[best[0]], best[1]) if best and best[1] is not NONE else None


def _responsibilities(child: Page, parent: Page, matches: Sequence[Match], aligned: Mapping[str, str]) -> tuple[ResponsibilityPair, ...]:
    """Pair the statements that stand in one match; one left out of a section that was kept counts as dropped or added there."""
    mine, theirs = _by_clause(child.notice, child.plan), _by_clause(parent.notice, parent.plan)
    kept = set(aligned.values())
    pairs: list[ResponsibilityPair] = []
    for match in matches:
        here = statement([task for clause in match.child for task in mine.get(clause, ())])
        there = statement([task for clause in match.parent for task in theirs.get(clause, ())])
        if (here and there) or (here and here.section in aligned) or (there and there.section in kept and not match.child):
            pairs.append(compare_statements(here, there, child.lexicon, parent.lexicon))
    return tuple(pairs)


def _by_clause(notice: Notice, plan: Plan) -> dict[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for task in notice.tasks:
        if task.plan == plan.id:
            found.setdefault(task.clause, []).append(task)
    return found
