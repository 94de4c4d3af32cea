"""Plans written as they are printed, one sentence a line, become notices; and comparisons are asked short questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gold_pairs import Sentence, build_notice, place

from policydiff.compare import compare_plans
from policydiff.compare.side.pages import Page, make_page
from policydiff.model import Citation, Comparison, Jurisdiction, Match, Notice

CITY = place("临江市", "prefecture", "990100", ["东江省"])
COUNTY = place("云溪县", "county", "990121", ["东江省", "临江市"])

_LEVELS = (re.compile(r"^[一二三四五六七八九十]+、"), re.compile(r"^[（(][一二三四五六七八九十]+[）)]"), re.compile(r"^\d+[．.、]"))
_STATEMENT = re.compile(r"^[（(〔].*(?:单位|负责|牵头|配合)")


def sentences(text: str) -> list[Sentence]:
    """Read a plan: a line that begins 一、（一）or 1． is a heading, one in brackets a responsibility statement."""
    path: list[str] = []
    found: list[Sentence] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        level = next((depth for depth, mark in enumerate(_LEVELS) if mark.match(line)), None)
        kind = "body"
        if level is not None:
            path = [*path[:level], _LEVELS[level].match(line).group().rstrip("、．.")]  # type: ignore[union-attr]
            kind = "heading"
        elif _STATEMENT.match(line):
            kind = "units"
        found.append(Sentence(f"s{len(found) + 1}", "/".join(path), kind, line))
    return found


def notice(
    text: str | Sequence[Sentence],
    where: Jurisdiction | None = CITY,
    *,
    title: str = "促进方案",
    name: str = "notice",
    document_number: str | None = None,
    citations: Sequence[Citation] = (),
) -> Notice:
    rows = sentences(text) if isinstance(text, str) else text
    full = f"{where.name}{title}" if where else title
    return build_notice(name, full, where, rows, document_number=document_number, citations=citations)[0]


def compare(child: Notice | str, parent: Notice | str) -> Comparison:
    """Compare two notices, or two texts: the child's of a county, the parent's of its city."""
    mine = notice(child, COUNTY, name="child") if isinstance(child, str) else child
    theirs = notice(parent, CITY, name="parent") if isinstance(parent, str) else parent
    return compare_plans(mine, mine.plans[0], theirs, theirs.plans[0])


def page(text: str, where: Jurisdiction | None = CITY) -> Page:
    """One side made ready."""
    read = notice(text, where)
    return make_page(read, read.plans[0])


def line(side: Page, words: str) -> int:
    """The index of the first clause that has some words in it."""
    return next(each.index for each in side.lines if words in each.text)


def verdicts(comparison: Comparison) -> dict[str, str]:
    """The verdict of each child text, and of each dropped parent text."""
    return {match.child_text or match.parent_text: match.verdict for match in comparison.matches}


def the_match(comparison: Comparison, piece: str) -> Match:
    """The one match whose text has `piece` in it."""
    found = [match for match in comparison.matches if piece in match.child_text or piece in match.parent_text]
    assert len(found) == 1, [match.child_text or match.parent_text for match in found]
    return found[0]


def edits(match: Match) -> list[tuple[str, str, str]]:
    """The edits of a match: kind, the parent's piece, the child's."""
    return [(edit.kind, edit.parent, edit.child) for edit in match.edits]


def clause_ids(comparison: Comparison, side: str) -> list[str]:
    return [clause for match in comparison.matches for clause in getattr(match, side)]


def rebuilt(match: Match) -> str:
    """The parent's text with every edit made: the child's text, but for what an edit does not touch."""
    text, at = "", 0
    for edit in match.edits:
        start, end = edit.parent_at
        assert match.parent_text[start:end] == edit.parent
        assert match.child_text[slice(*edit.child_at)] == edit.child
        text += match.parent_text[at:start] + edit.child
        at = end
    return text + match.parent_text[at:]


def all_clauses(notice_: Notice) -> list[str]:
    plan = notice_.plans[0]
    found = [clause.id for clause in plan.clauses]

    def visit(sections: Iterable) -> None:  # type: ignore[type-arg]
        for section in sections:
            found.extend(clause.id for clause in section.clauses)
            visit(section.sections)

    visit(plan.sections)
    return found
